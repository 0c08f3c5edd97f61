/* cmd_pack.c -- `pack`, `unpack`, `install` and `packs`: content to share as one file, and what others shared. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/own_files.h"
#include "script/pack.h"

static const Option PACK_OPTIONS[] = { { "o", "FILE" }, { "id", "ID" }, { "name", "NAME" } };
static const Option PACKS_OPTIONS[] = { { "json", NULL }, { "remove", "ID" } };

static const char *joined(Cli *cli, const char *head, StrView tail)
{
    return arena_printf(cli->arena, "%s/%.*s", head, SV_ARG(tail)).ptr;
}

static int fail(Cli *cli, const Err *err)
{
    cli_complain_err(cli, err);
    return EXIT_FAULTS;
}

static int missing_file(Cli *cli)
{
    cli_complain(cli, "error.missing_file", NULL, 0);
    return EXIT_USAGE;
}

/* ---- pack ---- */

/* No pack can be called so. */
static const char THIS_FOLDER[] = "(this folder)";

/* "Class B" of "/home/x/Class B/" as "class-b". */
static StrView id_of(Cli *cli, const char *folder)
{
    size_t len = strlen(folder);
    while (len && folder[len - 1] == '/') len--;
    size_t start = len;
    while (start && folder[start - 1] != '/') start--;
    char *id = arena_alloc(cli->arena, len - start + 1, 1);
    for (size_t i = start; i < len; i++) {
        char c = folder[i];
        bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        id[i - start] = is_word ? c : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : '-';
    }
    return sv(id);
}

static bool read_folder(Cli *cli, const char *folder, OwnFiles *files, Err *err)
{
    OwnRoot root = { folder, arena_printf(cli->arena, "%s/", folder).ptr, sv(THIS_FOLDER) };
    files->arena = cli->arena;
    if (!own_files_add_root(files, &root, ".lua", err) || !own_files_add_root(files, &root, ".talk", err)) return false;
    return files->count || err_set(err, ERR_INPUT, "%s: there is no personas/ or scenarios/ in it", folder);
}

/* Everything that is there with these files over it; faults of them go to standard error. */
static bool is_sound(Cli *cli, const OwnFile *list, size_t count, StrView owner)
{
    OwnFiles all = { .arena = cli->arena };
    Err err = { 0 };
    if (!own_files_add_all(&all, cli, ".lua", &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    for (size_t i = 0; i < count; i++) own_files_put(&all, &list[i]);
    ContentFiles *files = own_files_content(&all);
    Report *report = report_new();
    content_free(content_load(files, report));
    size_t fault_count = 0, shown = 0;
    const Fault *faults = report_faults(report, &fault_count);
    for (size_t i = 0; i < fault_count; i++) {
        const OwnFile *file = own_files_find(&all, faults[i].pos.file);
        if (faults[i].severity != FAULT_ERROR || !file || !sv_eq(file->origin.owner, owner)) continue;
        Fault fault = faults[i];
        Buf line = { 0 };
        fault.pos.file = file->shown;
        fault_write(&line, &fault);
        fprintf(stderr, "%s\n", line.ptr ? line.ptr : "");
        buf_clear(&line);
        shown++;
    }
    report_free(report);
    content_files_free(files);
    if (shown) cli_complain(cli, "pack.faults", SLOTS({ "count", cli_number(cli, (int64_t)shown) }));
    return shown == 0;
}

static int run_pack(Cli *cli, const Args *args)
{
    OwnFiles files = { 0 };
    Err err = { 0 };
    Buf bytes = { 0 };
    if (!args->rest_count) return missing_file(cli);
    const char *id = args_get(&COMMAND_PACK, args, "id"), *name = args_get(&COMMAND_PACK, args, "name");
    const char *output = args_get(&COMMAND_PACK, args, "o");
    if (!read_folder(cli, args->rest[0], &files, &err)) return fail(cli, &err);
    if (!is_sound(cli, files.items, files.count, sv(THIS_FOLDER))) return EXIT_FAULTS;
    Pack pack = { .count = files.count };
    pack.info.id = id ? sv(id) : id_of(cli, args->rest[0]);
    pack.info.name = name ? sv(name) : pack.info.id;
    ContentFile *list = arena_alloc(cli->arena, files.count + 1, sizeof *list);
    for (size_t i = 0; i < files.count; i++) list[i] = (ContentFile){ files.items[i].path, files.items[i].text };
    pack.files = list;
    const char *to = output ? output : arena_printf(cli->arena, "%.*s.peilian", SV_ARG(pack.info.id)).ptr;
    bool is_done = pack_write(&bytes, &pack, &err) && file_replace(to, buf_view(&bytes), &err);
    buf_clear(&bytes);
    if (!is_done) return fail(cli, &err);
    cli_say(cli, "pack.done",
            SLOTS({ "id", pack.info.id }, { "count", cli_number(cli, (int64_t)pack.count) }, { "path", sv(to) }));
    return EXIT_OK;
}

/* ---- unpack ---- */

static bool read_pack(Cli *cli, const char *path, Pack *out, Err *err)
{
    Buf bytes = { 0 };
    bool is_read =
        file_read(path, &bytes, err) &&
        (pack_read(cli->arena, arena_copy(cli->arena, buf_view(&bytes)), out, err) || err_prefix(err, "%s", path));
    buf_clear(&bytes);
    return is_read;
}

/* Nothing that is there is written over: the folder is new or empty. */
static bool check_empty(const char *folder, Err *err)
{
    DIR *dir = opendir(folder);
    bool is_empty = true;
    for (const struct dirent *entry; dir && (entry = readdir(dir));)
        is_empty = is_empty && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    if (!dir && errno != ENOENT) is_empty = false;
    if (dir) closedir(dir);
    return is_empty || err_set(err, ERR_INPUT, "%s: expected a new or an empty folder", folder);
}

static bool write_files(Cli *cli, const Pack *pack, const char *folder, Err *err)
{
    for (size_t i = 0; i < pack->count; i++) {
        const char *path = joined(cli, folder, pack->files[i].path);
        const char *slash = strrchr(path, '/');
        StrView above = arena_copy(cli->arena, sv_of(path, (size_t)(slash - path)));
        if (!folder_make(above.ptr, err) || !file_replace(path, pack->files[i].text, err)) return false;
    }
    return true;
}

static int run_unpack(Cli *cli, const Args *args)
{
    Pack pack;
    Err err = { 0 };
    if (!args->rest_count) return missing_file(cli);
    if (!read_pack(cli, args->rest[0], &pack, &err)) return fail(cli, &err);
    const char *folder = args->rest_count > 1 ? args->rest[1] : pack.info.id.ptr;
    if (!check_empty(folder, &err) || !write_files(cli, &pack, folder, &err)) return fail(cli, &err);
    cli_say(cli, "pack.unpacked",
            SLOTS({ "id", pack.info.id }, { "count", cli_number(cli, (int64_t)pack.count) }, { "path", sv(folder) }));
    return EXIT_OK;
}

/* ---- install ---- */

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* Links are removed and not followed. */
static bool remove_folder(const char *folder, Err *err)
{
    struct stat info;
    if (lstat(folder, &info) != 0) return true;
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 ||
           err_set(err, ERR_IO, "%s: %s", folder, strerror(errno));
}

/* The new one is whole beside the old one before it takes its name; what stops in between leaves one of them. */
static bool put_in_place(Cli *cli, const Pack *pack, Err *err)
{
    const char *packs = own_packs_folder(cli, cli->arena);
    const char *place = joined(cli, packs, pack->info.id);
    const char *new = arena_printf(cli->arena, "%s/.new-%.*s", packs, SV_ARG(pack->info.id)).ptr;
    const char *old = arena_printf(cli->arena, "%s/.old-%.*s", packs, SV_ARG(pack->info.id)).ptr;
    if (!folder_make(packs, err) || !remove_folder(new, err) || !remove_folder(old, err)) return false;
    if (!write_files(cli, pack, new, err)) return false;
    if (rename(place, old) != 0 && errno != ENOENT) return err_set(err, ERR_IO, "%s: %s", place, strerror(errno));
    if (rename(new, place) != 0) return err_set(err, ERR_IO, "%s: %s", place, strerror(errno));
    return remove_folder(old, err);
}

static bool is_pack_sound(Cli *cli, const Pack *pack)
{
    OwnFile *list = arena_alloc(cli->arena, pack->count, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < pack->count; i++) {
        StrView path = pack->files[i].path;
        if (memcmp(path.ptr + path.len - 4, ".lua", 4) != 0) continue;
        list[count++] = (OwnFile){ path,
                                   arena_printf(cli->arena, "%.*s: %.*s", SV_ARG(pack->info.id), SV_ARG(path)),
                                   pack->files[i].text,
                                   { .owner = pack->info.id } };
    }
    return is_sound(cli, list, count, pack->info.id);
}

static int run_install(Cli *cli, const Args *args)
{
    Pack pack;
    Err err = { 0 };
    if (!args->rest_count) return missing_file(cli);
    if (!read_pack(cli, args->rest[0], &pack, &err)) return fail(cli, &err);
    if (!is_pack_sound(cli, &pack)) return EXIT_FAULTS;
    if (!put_in_place(cli, &pack, &err)) return fail(cli, &err);
    cli_say(
        cli, "pack.installed",
        SLOTS({ "id", pack.info.id }, { "name", pack.info.name }, { "count", cli_number(cli, (int64_t)pack.count) }));
    return EXIT_OK;
}

/* ---- packs ---- */

static int remove_pack(Cli *cli, StrView id)
{
    Err err = { 0 };
    struct stat info;
    if (!pack_check_id(id, &err)) return fail(cli, &err);
    const char *place = joined(cli, own_packs_folder(cli, cli->arena), id);
    if (lstat(place, &info) != 0) {
        cli_complain(cli, "pack.unknown", SLOTS({ "id", id }));
        return EXIT_FAULTS;
    }
    if (!remove_folder(place, &err)) return fail(cli, &err);
    cli_say(cli, "pack.removed", SLOTS({ "id", id }));
    return EXIT_OK;
}

static void write_pack(JsonOut *out, const OwnRoot *root, size_t files, size_t over)
{
    json_begin_object(out);
    json_key(out, "id");
    json_string(out, root->owner);
    json_key(out, "folder");
    json_string(out, sv(root->folder));
    json_key(out, "files");
    json_int(out, (int64_t)files);
    json_key(out, "replaces");
    json_int(out, (int64_t)over);
    json_end_object(out);
}

static int run_packs(Cli *cli, const Args *args)
{
    const char *id = args_get(&COMMAND_PACKS, args, "remove");
    bool is_json = args_get(&COMMAND_PACKS, args, "json") != NULL;
    OwnFiles all = { .arena = cli->arena };
    Err err = { 0 };
    Buf text = { 0 };
    JsonOut out = { &text, false };
    size_t count = 0;
    if (id) return remove_pack(cli, sv(id));
    if (!own_files_add_all(&all, cli, ".lua", &err)) return fail(cli, &err);
    const OwnRoot *roots = own_roots(cli, cli->arena, &count);
    json_begin_array(&out);
    for (size_t i = 1; i < count; i++) {
        size_t files = 0, over = 0;
        for (size_t k = 0; k < all.count; k++) {
            if (!sv_eq(all.items[k].origin.owner, roots[i].owner)) continue;
            files++;
            over += all.items[k].origin.is_over;
        }
        write_pack(&out, &roots[i], files, over);
        if (!is_json)
            cli_say(cli, "pack.row",
                    SLOTS({ "id", roots[i].owner }, { "count", cli_number(cli, (int64_t)files) },
                          { "over", cli_number(cli, (int64_t)over) }, { "path", sv(roots[i].folder) }));
    }
    json_end_array(&out);
    if (is_json) printf("%s\n", text.ptr);
    buf_clear(&text);
    return EXIT_OK;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

const Command COMMAND_PACK = { .name = "pack",
                               .usage = "FOLDER",
                               .options = PACK_OPTIONS,
                               .option_count = COUNT(PACK_OPTIONS),
                               .rest_max = 1,
                               .run = run_pack };
const Command COMMAND_UNPACK = { .name = "unpack", .usage = "FILE [FOLDER]", .rest_max = 2, .run = run_unpack };
const Command COMMAND_INSTALL = { .name = "install", .usage = "FILE", .rest_max = 1, .run = run_install };
const Command COMMAND_PACKS = {
    .name = "packs", .usage = "", .options = PACKS_OPTIONS, .option_count = COUNT(PACKS_OPTIONS), .run = run_packs
};
