/* lint_files.c -- the whole content is read whatever is asked for: a name in one file may stand for something in another. */
#define _XOPEN_SOURCE 700
#include "cli/lint_files.h"

#include <dirent.h>

static bool read_named(LintFiles *out, const Args *args, Err *err)
{
    for (size_t i = 0; i < args->rest_count; i++) {
        const char *path = args->rest[i];
        size_t len = strlen(path);
        bool is_talk = len > 5 && strcmp(path + len - 5, ".talk") == 0;
        if (is_talk && !own_files_add_named(&out->talks, path, ".talk", err)) return false;
        if (is_talk) continue;
        if (!own_files_add_named(&out->files, path, ".lua", err) ||
            !own_files_add_named(&out->named, path, ".lua", err))
            return false;
    }
    return true;
}

static bool read_files(LintFiles *out, const Cli *cli, Arena *arena, const Args *args, Err *err)
{
    out->files.arena = out->talks.arena = out->named.arena = arena;
    if (!own_files_add_all(&out->files, cli, ".lua", err) || !read_named(out, args, err)) return false;
    return args->rest_count || own_files_add_all(&out->talks, cli, ".talk", err);
}

/* "hunter.png" as "hunter". */
static void add_pictures(Arena *arena, const char *folder, LintNames *out)
{
    enum { MAX_PICTURES = 2000 };
    static const char SUFFIX[] = ".png";
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    StrView *names = arena_alloc(arena, MAX_PICTURES, sizeof *names);
    if (out->count) memcpy(names, out->names, out->count * sizeof *names);
    while (dir && out->count < MAX_PICTURES && (entry = readdir(dir))) {
        StrView name = sv(entry->d_name);
        size_t tail = sizeof SUFFIX - 1;
        if (name.len <= tail || strcmp(entry->d_name + name.len - tail, SUFFIX) != 0) continue;
        names[out->count++] = arena_copy(arena, sv_of(name.ptr, name.len - tail));
    }
    if (dir) closedir(dir);
    out->names = names;
}

static void read_pictures(LintFiles *out, const Cli *cli, Arena *arena)
{
    size_t count = 0;
    const OwnRoot *roots = own_roots(cli, arena, &count);
    for (size_t i = 0; i < count; i++) {
        add_pictures(arena, arena_printf(arena, "%s/assets/avatars", roots[i].folder).ptr, &out->source.avatars);
        add_pictures(arena, arena_printf(arena, "%s/assets/goods", roots[i].folder).ptr, &out->source.goods);
    }
}

static void read_talks(LintFiles *out, Arena *arena)
{
    ContentFile *talks = arena_alloc(arena, out->talks.count + 1, sizeof *talks);
    for (size_t i = 0; i < out->talks.count; i++)
        talks[i] = (ContentFile){ out->talks.items[i].path, out->talks.items[i].text };
    out->source.talks = talks;
    out->source.talk_count = out->talks.count;
}

bool lint_files_read(LintFiles *out, Cli *cli, Arena *arena, const Args *args, Err *err)
{
    *out = (LintFiles){ .is_all = args->rest_count == 0 };
    if (!read_files(out, cli, arena, args, err)) return false;
    out->content = own_files_content(&out->files);
    out->source.files = out->content;
    out->source.reasons.names = locale_keys(cli->locale, arena, "why.", &out->source.reasons.count);
    read_talks(out, arena);
    read_pictures(out, cli, arena);
    return true;
}

void lint_files_clear(LintFiles *files)
{
    content_files_free(files->content);
    files->content = NULL;
}

const OwnFile *lint_files_shown(const LintFiles *files, StrView path)
{
    const OwnFile *file = own_files_find(&files->talks, path);
    return file ? file : own_files_find(files->is_all ? &files->files : &files->named, path);
}
