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

static bool add_file(OwnFiles *files, const char *full, OwnFile file, Err *err)
{
    Buf text = { 0 };
    if (files->count >= MAX_FILES) return err_set(err, ERR_LIMIT, "more than %d files", MAX_FILES);
    bool is_ok = file_read(full, &text, err);
    if (is_ok) {
        OwnFile *place = place_for(files, file.path);
        file.origin.is_over = place->path.len && !sv_eq(place->origin.owner, file.origin.owner);
        if (file.origin.is_over) file.origin.under = place->origin.owner;
        file.path = arena_copy(files->arena, file.path);
        file.shown = arena_copy(files->arena, file.shown);
        file.text = arena_copy(files->arena, buf_view(&text));
        *place = file;
    }
    buf_clear(&text);
    return is_ok;
}

typedef struct Walk {
    OwnFiles *files;
    const char *suffix;
    const OwnRoot *root; /* NULL: places come from the path */
    size_t root_len;     /* of the path, up to and with the slash behind the root */
    Err *err;
} Walk;

static StrView place_of(const OwnFiles *files, const char *full);

/* What the command line names is somebody's own. */
static OwnFile named_file(const OwnFiles *files, const char *full, StrView shown)
{
    return (OwnFile){ .path = place_of(files, full), .shown = shown, .origin = { .owner = sv(CONTENT_OWN) } };
}

static bool walk_file(Walk *w, const char *full)
{
    if (!ends_with(full, w->suffix)) return true;
    if (!w->root) return add_file(w->files, full, named_file(w->files, full, sv(full)), w->err);
    StrView path = sv(full + w->root_len);
    StrView shown = arena_printf(w->files->arena, "%s%.*s", w->root->shown, SV_ARG(path));
    return add_file(w->files, full, (OwnFile){ .path = path, .shown = shown, .origin = { .owner = w->root->owner } },
                    w->err);
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

bool own_files_add_root(OwnFiles *files, const OwnRoot *root, const char *suffix, Err *err)
{
    static const char *const folders[] = { "personas", "scenarios" };
    Walk w = { files, suffix, root, strlen(root->folder) + 1, err };
    struct stat info;
    for (size_t i = 0; i < 2; i++) {
        const char *full = arena_printf(files->arena, "%s/%s", root->folder, folders[i]).ptr;
        if (stat(full, &info) == 0 && !walk(&w, full, 0)) return false;
    }
    sort(files);
    return true;
}

/* ---- the roots ---- */

static const char *printed(Arena *arena, const char *head, const char *tail)
{
    return arena_printf(arena, "%s/%s", head, tail).ptr;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of installed packs, sorted; what is being installed begins with a dot. */
static size_t pack_names(const char *packs, Arena *arena, const char **out)
{
    DIR *folder = opendir(packs);
    size_t count = 0;
    for (const struct dirent *entry; folder && (entry = readdir(folder)) && count < OWN_MAX_PACKS;) {
        struct stat info;
        if (entry->d_name[0] == '.' || stat(printed(arena, packs, entry->d_name), &info) != 0) continue;
        if (S_ISDIR(info.st_mode)) out[count++] = arena_copy(arena, sv(entry->d_name)).ptr;
    }
    if (folder) closedir(folder);
    if (count) qsort(out, count, sizeof *out, compare_names);
    return count;
}

const char *own_packs_folder(const Cli *cli, Arena *arena)
{
    return printed(arena, cli->data, "packs");
}

static OwnRoot root_at(Arena *arena, const char *folder, const char *owner)
{
    return (OwnRoot){ folder, arena_printf(arena, "%s/", folder).ptr, sv(owner) };
}

const OwnRoot *own_roots(const Cli *cli, Arena *arena, size_t *count)
{
    const char *names[OWN_MAX_PACKS];
    const char *packs = own_packs_folder(cli, arena);
    size_t pack_count = pack_names(packs, arena, names);
    OwnRoot *roots = arena_alloc(arena, pack_count + 2, sizeof *roots);
    roots[0] = (OwnRoot){ cli->home, "", sv("") };
    for (size_t i = 0; i < pack_count; i++) roots[i + 1] = root_at(arena, printed(arena, packs, names[i]), names[i]);
    roots[pack_count + 1] = root_at(arena, printed(arena, cli->data, "content"), CONTENT_OWN);
    *count = pack_count + 2;
    return roots;
}

bool own_files_add_all(OwnFiles *files, const Cli *cli, const char *suffix, Err *err)
{
    size_t count = 0;
    const OwnRoot *roots = own_roots(cli, files->arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (!own_files_add_root(files, &roots[i], suffix, err)) return false;
    }
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
    Walk w = { files, suffix, NULL, 0, err };
    bool is_folder = stat(full, &info) == 0 && S_ISDIR(info.st_mode);
    bool is_ok;
    if (is_folder) {
        is_ok = walk(&w, full, 0);
    } else if (!ends_with(full, suffix)) {
        is_ok = err_set(err, ERR_INPUT, "%s: not a %s file", path, suffix);
    } else {
        is_ok = add_file(files, full, named_file(files, full, sv(path)), err);
    }
    free(full);
    sort(files);
    return is_ok;
}

void own_files_put(OwnFiles *files, const OwnFile *file)
{
    *place_for(files, file->path) = *file;
    sort(files);
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
    ContentFiles *made = content_files_of(list, count);
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].origin.owner.len)
            content_files_set_origin(made, files->items[i].path, &files->items[i].origin);
    }
    return made;
}

static StrView owner_name(const Cli *cli, StrView owner)
{
    if (!owner.len) return locale_text(cli->locale, "own.shipped");
    return sv_is(owner, CONTENT_OWN) ? locale_text(cli->locale, "own.mine") : owner;
}

void own_files_say_over(const Cli *cli, const OwnFiles *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const OwnFile *file = &files->items[i];
        if (!file->origin.is_over) continue;
        cli_say(cli, "own.listed_over",
                SLOTS({ "file", file->shown }, { "owner", owner_name(cli, file->origin.owner) },
                      { "under", owner_name(cli, file->origin.under) }));
    }
}

StrView own_marked(const Cli *cli, StrView title, StrView file)
{
    ContentOrigin origin = content_origin(cli->content, file);
    bool is_own = sv_is(origin.owner, CONTENT_OWN);
    const char *key = is_own ? (origin.is_over ? "own.mark_over" : "own.mark")
                             : (origin.is_over ? "own.mark_pack_over" : "own.mark_pack");
    Buf mark = { 0 };
    if (!origin.owner.len) return title;
    locale_fill(cli->locale, &mark, key, SLOTS({ "pack", origin.owner }));
    StrView text = arena_printf(cli->arena, "%.*s [%s]", SV_ARG(title), mark.ptr);
    buf_clear(&mark);
    return text;
}
