/* content_files.c -- trainers' files as texts in memory; the only place of script/ that reads the disk. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "script/content.h"

enum {
    FILE_MAX_LEN = 256 * 1024,
    TOTAL_MAX_LEN = 32 * 1024 * 1024,
    FILES_MAX_COUNT = 20000,
    FOLDER_MAX_DEPTH = 8 /* bounds symlink loops */
};

/* Few files are not the shipped ones. */
typedef struct OriginRow {
    StrView path; /* these three are owned */
    ContentOrigin origin;
} OriginRow;

struct ContentFiles {
    ContentFile *files; /* path and text are owned */
    OriginRow *origins;
    size_t origin_count;
    size_t count;
    size_t cap;
    size_t total_len;
    const char *suffix; /* of the files that a folder is read for */
};

/* Takes both texts, which mem_copy or a Buf made. */
static void take_file(ContentFiles *files, StrView path, StrView text)
{
    if (files->count == files->cap) {
        size_t cap = files->cap ? files->cap * 2 : 32;
        files->files = mem_resize(files->files, files->cap, cap, sizeof *files->files);
        files->cap = cap;
    }
    files->files[files->count++] = (ContentFile){ path, text };
    files->total_len += text.len;
}

static int compare_paths(const void *a, const void *b)
{
    return sv_compare(((const ContentFile *)a)->path, ((const ContentFile *)b)->path);
}

static void sort_files(ContentFiles *files)
{
    if (files->count > 1) qsort(files->files, files->count, sizeof *files->files, compare_paths);
}

static bool read_text(const char *full, StrView *out, Err *err)
{
    FILE *file = fopen(full, "rb");
    if (!file) return err_set(err, ERR_IO, "%s: %s", full, strerror(errno));
    Buf text = { 0 };
    char part[16384];
    size_t len;
    while (text.len <= FILE_MAX_LEN && (len = fread(part, 1, sizeof part, file)) > 0) buf_put(&text, sv_of(part, len));
    bool has_failed = ferror(file) != 0;
    fclose(file);

    if (has_failed) err_set(err, ERR_IO, "%s: cannot be read", full);
    if (!has_failed && text.len > FILE_MAX_LEN) err_set(err, ERR_LIMIT, "%s: the file is larger than 256 kB", full);
    if (has_failed || text.len > FILE_MAX_LEN) {
        buf_clear(&text);
        return false;
    }
    *out = sv_of(mem_copy(text.ptr ? text.ptr : "", text.len), text.len);
    buf_clear(&text);
    return true;
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t len = strlen(name), tail = strlen(suffix);
    return len > tail && strcmp(name + len - tail, suffix) == 0;
}

static bool add_file(ContentFiles *files, const char *full, StrView path, Err *err)
{
    StrView text = { 0 };
    if (!read_text(full, &text, err)) return false;
    take_file(files, sv_of(mem_copy(path.ptr, path.len), path.len), text);
    if (files->count > FILES_MAX_COUNT) return err_set(err, ERR_LIMIT, "%s: more than %d files", full, FILES_MAX_COUNT);
    if (files->total_len > TOTAL_MAX_LEN) return err_set(err, ERR_LIMIT, "%s: more than 32 MB of content", full);
    return true;
}

static bool read_folder(ContentFiles *files, const char *root, StrView path, int depth, Err *err);

/* `path` is a file or folder below `root`. What vanishes between listing and reading is as if it never was. */
static bool read_entry(ContentFiles *files, const char *root, StrView path, int depth, Err *err)
{
    Buf full = { 0 };
    buf_printf(&full, "%s/%.*s", root, SV_ARG(path));
    struct stat info;
    bool ok = true;
    if (stat(full.ptr, &info) == 0) {
        if (S_ISDIR(info.st_mode)) ok = read_folder(files, root, path, depth + 1, err);
        if (S_ISREG(info.st_mode) && ends_in(full.ptr, files->suffix)) ok = add_file(files, full.ptr, path, err);
    }
    buf_clear(&full);
    return ok;
}

static bool read_folder(ContentFiles *files, const char *root, StrView path, int depth, Err *err)
{
    if (depth > FOLDER_MAX_DEPTH) return err_set(err, ERR_LIMIT, "%.*s: folders are too deep", SV_ARG(path));
    Buf full = { 0 };
    buf_printf(&full, "%s/%.*s", root, SV_ARG(path));
    DIR *folder = opendir(full.ptr);
    bool ok = true;
    /* A folder that is not there has no files; one that may not be read is a fault. */
    if (!folder && errno != ENOENT) ok = err_set(err, ERR_IO, "%s: %s", full.ptr, strerror(errno));
    for (struct dirent *entry; ok && folder && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        Buf inner = { 0 };
        buf_printf(&inner, "%.*s/%s", SV_ARG(path), entry->d_name);
        ok = read_entry(files, root, buf_view(&inner), depth, err);
        buf_clear(&inner);
    }
    if (folder) closedir(folder);
    buf_clear(&full);
    return ok;
}

static bool read_folders(ContentFiles **out, const char *root, const char *suffix, Err *err)
{
    ContentFiles *files = mem_new(sizeof *files);
    files->suffix = suffix;
    if (!read_folder(files, root, sv("personas"), 0, err) || !read_folder(files, root, sv("scenarios"), 0, err)) {
        content_files_free(files);
        return false;
    }
    sort_files(files);
    *out = files;
    return true;
}

bool content_files_read(ContentFiles **out, const char *root, Err *err)
{
    return read_folders(out, root, ".lua", err);
}

bool content_talks_read(ContentFiles **out, const char *root, Err *err)
{
    return read_folders(out, root, ".talk", err);
}

ContentFiles *content_files_of(const ContentFile *list, size_t count)
{
    ContentFiles *files = mem_new(sizeof *files);
    for (size_t i = 0; i < count; i++) {
        StrView path = sv_of(mem_copy(list[i].path.ptr, list[i].path.len), list[i].path.len);
        StrView text = sv_of(mem_copy(list[i].text.ptr, list[i].text.len), list[i].text.len);
        take_file(files, path, text);
    }
    sort_files(files);
    return files;
}

static StrView own_copy(StrView text)
{
    return sv_of(mem_copy(text.ptr ? text.ptr : "", text.len), text.len);
}

static void drop_origin(OriginRow *row)
{
    mem_free((void *)row->path.ptr);
    mem_free((void *)row->origin.owner.ptr);
    mem_free((void *)row->origin.under.ptr);
}

void content_files_set_origin(ContentFiles *files, StrView path, const ContentOrigin *origin)
{
    OriginRow row = { own_copy(path), { own_copy(origin->owner), origin->is_over, own_copy(origin->under) } };
    for (size_t i = 0; i < files->origin_count; i++) {
        if (!sv_eq(files->origins[i].path, path)) continue;
        drop_origin(&files->origins[i]);
        files->origins[i] = row;
        return;
    }
    size_t count = files->origin_count;
    files->origins = mem_resize(files->origins, count, count + 1, sizeof *files->origins);
    files->origins[files->origin_count++] = row;
}

ContentOrigin content_files_origin(const ContentFiles *files, StrView path)
{
    for (size_t i = 0; i < files->origin_count; i++) {
        if (sv_eq(files->origins[i].path, path)) return files->origins[i].origin;
    }
    return (ContentOrigin){ .owner = sv("") };
}

ContentFiles *content_files_copy(const ContentFiles *from)
{
    ContentFiles *files = content_files_of(from->files, from->count);
    for (size_t i = 0; i < from->origin_count; i++)
        content_files_set_origin(files, from->origins[i].path, &from->origins[i].origin);
    return files;
}

const ContentFile *content_files_at(const ContentFiles *files, size_t *count)
{
    *count = files->count;
    return files->files;
}

const ContentFile *content_files_find(const ContentFiles *files, StrView path)
{
    for (size_t i = 0; i < files->count; i++) {
        if (sv_eq(files->files[i].path, path)) return &files->files[i];
    }
    return NULL;
}

/* Letters, digits and '_' only: no way up or down the tree. */
static bool is_module_name(StrView name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!is_word) return false;
    }
    return name.len > 0;
}

const ContentFile *content_files_require(const ContentFiles *files, const ContentFile *from, StrView name)
{
    static const char TRAITS[] = "traits.";
    bool is_trait = sv_starts(name, sv(TRAITS));
    if (is_trait) name = sv_of(name.ptr + sizeof TRAITS - 1, name.len - (sizeof TRAITS - 1));
    if (!is_module_name(name)) return NULL;

    size_t folder_len = from->path.len;
    while (folder_len > 0 && from->path.ptr[folder_len - 1] != '/') folder_len--;
    StrView folder = is_trait ? sv("personas/traits/") : sv_of(from->path.ptr, folder_len);
    Buf path = { 0 };
    buf_printf(&path, "%.*s%.*s.lua", SV_ARG(folder), SV_ARG(name));
    const ContentFile *found = content_files_find(files, buf_view(&path));
    buf_clear(&path);
    return found;
}

void content_files_free(ContentFiles *files)
{
    if (!files) return;
    for (size_t i = 0; i < files->count; i++) {
        mem_free((void *)files->files[i].path.ptr);
        mem_free((void *)files->files[i].text.ptr);
    }
    for (size_t i = 0; i < files->origin_count; i++) drop_origin(&files->origins[i]);
    mem_free(files->origins);
    mem_free(files->files);
    mem_free(files);
}
