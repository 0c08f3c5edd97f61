/* cmd_import.c -- `peilian import`: a table from a spreadsheet becomes a file of one's own content, once nothing in it is wrong. */
#include <stdio.h>
#include <sys/stat.h>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/own_files.h"
#include "script/import.h"
#include "script/text_decode.h"

static const Option OPTIONS[] = {
    { "kind", "products|sizes|quick" }, { "shop", "SHOP" }, { "chart", "NAME" }, { "check", NULL }
};

typedef struct Import {
    Cli *cli;
    const Args *args;
    const char *file;
    Imported made;
    Report *report;
} Import;

static StrView option(const Args *args, const char *name)
{
    const char *text = args_get(&COMMAND_IMPORT, args, name);
    return text ? sv(text) : sv("");
}

static bool read_table(Import *import, StrView *text)
{
    Cli *cli = import->cli;
    Buf bytes = { 0 };
    Err err = { 0 };
    const char *encoding = NULL;
    bool is_read = file_read(import->file, &bytes, &err);
    if (is_read && !text_decode(cli->arena, arena_copy(cli->arena, buf_view(&bytes)), text, &encoding, &err))
        is_read = err_prefix(&err, "%s", import->file);
    buf_clear(&bytes);
    if (!is_read) {
        cli_complain_err(cli, &err);
    } else if (strcmp(encoding, "UTF-8") != 0) {
        cli_say(cli, "import.encoding", SLOTS({ "file", sv(import->file) }, { "encoding", sv(encoding) }));
    }
    return is_read;
}

static bool make_lua(Import *import, StrView text)
{
    Cli *cli = import->cli;
    ImportInput in = { .file = import->file,
                       .text = text,
                       .kind = import_kind_from(option(import->args, "kind")),
                       .shop = option(import->args, "shop"),
                       .chart = option(import->args, "chart"),
                       .content = cli->content };
    return import_csv(&in, cli->arena, &import->made, import->report);
}

static bool is_same_place(const Fault *a, const Fault *b)
{
    return sv_eq(a->pos.file, b->pos.file) && a->pos.line == b->pos.line && sv_eq(a->text, b->text);
}

static bool was_there(const Report *before, const Fault *fault)
{
    size_t count = 0;
    const Fault *faults = report_faults(before, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_same_place(&faults[i], fault)) return true;
    }
    return false;
}

/* What the loaders say of the new file is said of the table: both have each record in the same line. What they say of others,
 * which name something that the file takes away, is said as it is. */
static void take_faults(Import *import, const Report *before, const Report *after)
{
    size_t count = 0;
    const Fault *faults = report_faults(after, &count);
    for (size_t i = 0; i < count; i++) {
        SourcePos pos = faults[i].pos;
        if (was_there(before, &faults[i])) continue;
        if (sv_eq(pos.file, import->made.path)) pos = (SourcePos){ sv(import->file), pos.line, 0 };
        report_add(import->report, faults[i].severity, pos, faults[i].code.ptr, "%.*s", SV_ARG(faults[i].text));
    }
}

/* Everything there is, with and without the new file. */
static bool load_with(Import *import)
{
    Cli *cli = import->cli;
    OwnFiles all = { .arena = cli->arena };
    Err err = { 0 };
    if (!own_files_add_all(&all, cli, ".lua", &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    ContentFiles *old = own_files_content(&all);
    own_files_put(&all, &(OwnFile){ .path = import->made.path, .text = import->made.lua });
    ContentFiles *new = own_files_content(&all);
    Report *before = report_new(), *after = report_new();
    content_free(content_load(new, after));
    /* Only where there are faults does it matter which of them are old. */
    if (report_count(after, FAULT_ERROR) + report_count(after, FAULT_WARNING)) content_free(content_load(old, before));
    take_faults(import, before, after);
    report_free(before);
    report_free(after);
    content_files_free(old);
    content_files_free(new);
    return report_count(import->report, FAULT_ERROR) == 0;
}

static void print_faults(const Import *import)
{
    size_t count = 0;
    const Fault *faults = report_faults(import->report, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_reset(&line);
        fault_write(&line, &faults[i]);
        fprintf(stderr, "%s\n", line.ptr ? line.ptr : "");
    }
    buf_clear(&line);
}

/* Only what an import wrote is written over. */
static bool may_write(Import *import, const char *path)
{
    Buf text = { 0 };
    bool is_there = file_read(path, &text, NULL);
    bool may = !is_there || sv_starts(buf_view(&text), sv(IMPORT_MARK));
    buf_clear(&text);
    if (!may) cli_complain(import->cli, "import.in_the_way", SLOTS({ "path", sv(path) }));
    return may;
}

static bool write_file(Import *import)
{
    Cli *cli = import->cli;
    Err err = { 0 };
    StrView path = arena_printf(cli->arena, "%s/content/%.*s", cli->data, SV_ARG(import->made.path));
    size_t len = path.len;
    while (len && path.ptr[len - 1] != '/') len--;
    if (!may_write(import, path.ptr)) return false;
    if (!folder_make(arena_copy(cli->arena, sv_of(path.ptr, len - 1)).ptr, &err) ||
        !file_replace(path.ptr, import->made.lua, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    StrView kind = arena_printf(cli->arena, "import.kind_%s", import_kind_name(import->made.kind));
    cli_say(cli, "import.done",
            SLOTS({ "count", cli_number(cli, (int64_t)import->made.records) },
                  { "kind", locale_text_sv(cli->locale, kind) }, { "shop", import->made.shop }, { "path", path }));
    return true;
}

static bool check_kind(Cli *cli, const Args *args)
{
    StrView kind = option(args, "kind");
    if (!kind.len || import_kind_from(kind)) return true;
    cli_complain(cli, "import.no_kind", SLOTS({ "name", kind }));
    return false;
}

static int run_import(Cli *cli, const Args *args)
{
    Import import = { .cli = cli, .args = args };
    StrView text = { 0 };
    if (!args->rest_count) {
        cli_complain(cli, "error.missing_file", NULL, 0);
        return EXIT_USAGE;
    }
    if (!check_kind(cli, args)) return EXIT_USAGE;
    import.file = args->rest[0];
    if (!cli_content(cli) || !read_table(&import, &text)) return EXIT_FAULTS;
    import.report = report_new();
    bool is_good = make_lua(&import, text) && load_with(&import);
    print_faults(&import);
    int64_t faults = (int64_t)report_count(import.report, FAULT_ERROR);
    report_free(import.report);
    if (!is_good) {
        cli_complain(cli, "import.faults", SLOTS({ "file", sv(import.file) }, { "count", cli_number(cli, faults) }));
        return EXIT_FAULTS;
    }
    if (args_get(&COMMAND_IMPORT, args, "check")) {
        cli_say(cli, "import.checked", SLOTS({ "count", cli_number(cli, (int64_t)import.made.records) }));
        return EXIT_OK;
    }
    return write_file(&import) ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_IMPORT = { .name = "import",
                                 .usage = "FILE.csv",
                                 .options = OPTIONS,
                                 .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                 .rest_max = 1,
                                 .run = run_import };
