/* own_files.c -- paths and places. */
#define _XOPEN_SOURCE 700
#include "cli/own_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/files.h"
#include "base/mem.h"

enum { MAX_DEPTH = 6, MAX_FILES = 20000 };

static bool ends_with(const char *name, const char *suffix)
{
    size_t len = strlen(name), tail = strlen(suffix);
    return len > tail && strcmp(name + len - tail, suffix) == 0;
}

static OwnFile *place_for(OwnFiles *files, StrView path)
{
    for (size_t i = 0; i < files->count; i++) {
        if (sv_eq(files->items[i].path, path)) return &files->items[i];
    }
    if (files->count == files->cap) {
        size_t cap = files->cap ? 2 * files->cap : 64;
        OwnFile *items = arena_alloc(files->arena, cap, sizeof *items);
        if (files->count) memcpy(items, files->items, files->count * sizeof *items);
        files->items = items;
        files->cap = cap;
    }
    return &files->items[files->count++];
}

static bool add_file(OwnFiles *files, const char *full, StrView path, StrView shown, Err *err)
{
    Buf text = { 0 };
    if (files->count >= MAX_FILES) return err_set(err, ERR_LIMIT, "more than %d files", MAX_FILES);
    bool is_ok = file_read(full, &text, err);
    if (is_ok) {
        OwnFile file = { arena_copy(files->arena, path), arena_copy(files->arena, shown),
                         arena_copy(files->arena, buf_view(&text)) };
        *place_for(files, path) = file;
    }
    buf_clear(&text);
    return is_ok;
}

typedef struct Walk {
    OwnFiles *files;
    const char *suffix;
    bool is_named; /* places come from the path, not from the root */
    const char *shown_root;
    size_t root_len; /* of the path, up to and with the slash behind the root */
    Err *err;
} Walk;

static StrView place_of(const OwnFiles *files, const char *full);

static bool walk_file(Walk *w, const char *full)
{
    if (!ends_with(full, w->suffix)) return true;
    if (w->is_named) return add_file(w->files, full, place_of(w->files, full), sv(full), w->err);
    StrView path = sv(full + w->root_len);
    StrView shown = arena_printf(w->files->arena, "%s%.*s", w->shown_root, SV_ARG(path));
    return add_file(w->files, full, path, shown, w->err);
}

static bool walk(Walk *w, const char *full, int depth);

static bool walk_folder(Walk *w, DIR *folder, const char *full, int depth)
{
    const struct dirent *entry;
    bool is_ok = true;
    while (is_ok && (entry = readdir(folder))) {
        if (entry->d_name[0] == '.') continue;
        is_ok = walk(w, arena_printf(w->files->arena, "%s/%s", full, entry->d_name).ptr, depth + 1);
    }
    return is_ok;
}

static bool walk(Walk *w, const char *full, int depth)
{
    struct stat info;
    if (stat(full, &info) != 0) return err_set(w->err, ERR_IO, "%s: %s", full, strerror(errno));
    if (S_ISREG(info.st_mode)) return walk_file(w, full);
    if (!S_ISDIR(info.st_mode) || depth > MAX_DEPTH) return true;
    DIR *folder = opendir(full);
    if (!folder) return err_set(w->err, ERR_IO, "%s: %s", full, strerror(errno));
    bool is_ok = walk_folder(w, folder, full, depth);
    closedir(folder);
    return is_ok;
}

static int compare_files(const void *a, const void *b)
{
    return sv_compare(((const OwnFile *)a)->path, ((const OwnFile *)b)->path);
}

static void sort(OwnFiles *files)
{
    if (files->count) qsort(files->items, files->count, sizeof *files->items, compare_files);
}

bool own_files_add_root(OwnFiles *files, const char *root, const char *shown_root, const char *suffix, Err *err)
{
    static const char *const folders[] = { "personas", "scenarios" };
    Walk w = { files, suffix, false, shown_root, strlen(root) + 1, err };
    struct stat info;
    for (size_t i = 0; i < 2; i++) {
        const char *full = arena_printf(files->arena, "%s/%s", root, folders[i]).ptr;
        if (stat(full, &info) == 0 && !walk(&w, full, 0)) return false;
    }
    sort(files);
    return true;
}

/* The last "personas/" or "scenarios/" in the path, with what follows it. */
static StrView known_place(const char *full)
{
    static const char *const folders[] = { "/personas/", "/scenarios/" };
    StrView place = { 0 };
    for (size_t i = 0; i < 2; i++) {
        for (const char *at = full; (at = strstr(at, folders[i])); at++) {
            if (!place.ptr || at + 1 > place.ptr) place = sv(at + 1);
        }
    }
    return place;
}

/* A file of nowhere: it stands for the persona or scenario that its folder is called. */
static StrView place_of(const OwnFiles *files, const char *full)
{
    Buf text = { 0 };
    StrView known = known_place(full);
    if (known.ptr) return known;
    const char *name = strrchr(full, '/');
    const char *end = name ? name : full;
    const char *folder = end;
    while (folder > full && folder[-1] != '/') folder--;
    file_read(full, &text, NULL);
    bool is_persona = text.ptr && strstr(text.ptr, "return persona");
    bool is_scenario = text.ptr && strstr(text.ptr, "return scenario");
    buf_clear(&text);
    int len = (int)(end - folder);
    if (is_persona) return arena_printf(files->arena, "personas/%.*s/persona.lua", len, folder);
    if (is_scenario) return arena_printf(files->arena, "scenarios/%.*s/scenario.lua", len, folder);
    return arena_printf(files->arena, "scenarios/%.*s/%s", len, folder, name ? name + 1 : full);
}

bool own_files_add_named(OwnFiles *files, const char *path, const char *suffix, Err *err)
{
    struct stat info;
    char *full = realpath(path, NULL);
    if (!full) return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    Walk w = { files, suffix, true, "", 0, err };
    bool is_folder = stat(full, &info) == 0 && S_ISDIR(info.st_mode);
    bool is_ok;
    if (is_folder) {
        is_ok = walk(&w, full, 0);
    } else if (!ends_with(full, suffix)) {
        is_ok = err_set(err, ERR_INPUT, "%s: not a %s file", path, suffix);
    } else {
        is_ok = add_file(files, full, place_of(files, full), sv(path), err);
    }
    free(full);
    sort(files);
    return is_ok;
}

const OwnFile *own_files_find(const OwnFiles *files, StrView path)
{
    for (size_t i = 0; i < files->count; i++) {
        if (sv_eq(files->items[i].path, path)) return &files->items[i];
    }
    return NULL;
}

ContentFiles *own_files_content(const OwnFiles *files)
{
    ContentFile *list = arena_alloc(files->arena, files->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (ends_with(files->items[i].path.ptr, ".lua"))
            list[count++] = (ContentFile){ files->items[i].path, files->items[i].text };
    }
    return content_files_of(list, count);
}
