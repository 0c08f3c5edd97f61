/* cmd_lint.c -- `peilian lint`: every fault of trainers' files with file, line and column; talks are read too.
 *
 * The whole content is loaded, for a name in one file may stand for something in another; shown is what was asked for. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/own_files.h"
#include "cli/term.h"
#include "play/playbook.h"
#include "play/talk.h"

static const Option OPTIONS[] = { { "json", NULL } };

typedef struct Lint {
    Cli *cli;
    OwnFiles files; /* all that is loaded: shipped, own, named */
    OwnFiles talks;
    OwnFiles named; /* what the command line asks for; empty: everything */
    int64_t errors;
    int64_t warnings;
} Lint;

static bool collect(Lint *lint, const Args *args, Err *err)
{
    Cli *cli = lint->cli;
    lint->files.arena = lint->talks.arena = lint->named.arena = cli->arena;
    if (!own_files_add_all(&lint->files, cli, ".lua", err)) return false;
    for (size_t i = 0; i < args->rest_count; i++) {
        const char *path = args->rest[i];
        size_t len = strlen(path);
        bool is_talk = len > 5 && strcmp(path + len - 5, ".talk") == 0;
        if (is_talk && !own_files_add_named(&lint->talks, path, ".talk", err)) return false;
        if (is_talk) continue;
        if (!own_files_add_named(&lint->files, path, ".lua", err) ||
            !own_files_add_named(&lint->named, path, ".lua", err))
            return false;
    }
    if (args->rest_count) return true;
    return own_files_add_all(&lint->talks, cli, ".talk", err);
}

/* Where the file was read from; a fault of a file that nobody asked about is not shown. */
static const OwnFile *shown_file(const Lint *lint, StrView path, bool is_all)
{
    const OwnFile *file = own_files_find(&lint->talks, path);
    if (!file) file = own_files_find(is_all ? &lint->files : &lint->named, path);
    return file;
}

static void print_fault(const Fault *fault)
{
    Buf line = { 0 };
    fault_write(&line, fault);
    printf("%s\n", buf_view(&line).ptr);
    buf_clear(&line);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_fault(JsonOut *out, const Fault *fault)
{
    json_begin_object(out);
    write_text(out, "file", fault->pos.file);
    json_key(out, "line");
    json_int(out, fault->pos.line);
    json_key(out, "column");
    json_int(out, fault->pos.column);
    write_text(out, "severity", sv(fault->severity == FAULT_ERROR ? "error" : "warning"));
    write_text(out, "code", fault->code);
    write_text(out, "text", fault->text);
    json_end_object(out);
}

static void show_faults(Lint *lint, const Report *report, bool is_all, JsonOut *json)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        Fault fault = faults[i];
        const OwnFile *file = shown_file(lint, fault.pos.file, is_all);
        if (!file && (fault.pos.file.len || !is_all)) continue;
        if (file) fault.pos.file = file->shown;
        lint->errors += fault.severity == FAULT_ERROR;
        lint->warnings += fault.severity == FAULT_WARNING;
        if (json) {
            write_fault(json, &fault);
        } else {
            print_fault(&fault);
        }
    }
}

static void check_talks(Lint *lint, const Content *content, Report *report)
{
    for (size_t i = 0; i < lint->talks.count; i++) {
        ContentFile file = { lint->talks.items[i].path, lint->talks.items[i].text };
        Talk talk;
        if (!talk_parse(lint->cli->arena, &file, &talk, report) || !content) continue;
        SourcePos pos = { .file = file.path };
        if (!content_scenario(content, talk.scenario))
            report_add(report, FAULT_ERROR, pos, "unknown-id", "there is no scenario \"%.*s\"", SV_ARG(talk.scenario));
        if (talk.persona.len && !content_persona(content, talk.persona))
            report_add(report, FAULT_ERROR, pos, "unknown-id", "there is no persona \"%.*s\"", SV_ARG(talk.persona));
    }
}

static void run_all(Lint *lint, Report *report)
{
    ContentFiles *files = own_files_content(&lint->files);
    Content *content = content_load(files, report);
    if (content) {
        Playbook *book = playbook_new(content);
        playbook_lint(book, report);
        playbook_free(book);
    }
    check_talks(lint, content, report);
    content_free(content);
    content_files_free(files);
}

static void print_summary(Lint *lint, bool is_all)
{
    Cli *cli = lint->cli;
    size_t count = lint->talks.count + (is_all ? lint->files.count : lint->named.count);
    bool is_clean = lint->errors + lint->warnings == 0;
    cli_say(cli, is_clean ? "lint.clean" : "lint.summary",
            SLOTS({ "count", cli_number(cli, (int64_t)count) }, { "errors", cli_number(cli, lint->errors) },
                  { "warnings", cli_number(cli, lint->warnings) }));
}

static int run_lint(Cli *cli, const Args *args)
{
    Lint lint = { .cli = cli };
    Err err = { 0 };
    Buf text = { 0 };
    JsonOut json = { &text, false };
    bool is_json = args_get(&COMMAND_LINT, args, "json") != NULL, is_all = args->rest_count == 0;
    if (!collect(&lint, args, &err)) {
        cli_complain_err(cli, &err);
        return EXIT_FAULTS;
    }
    Report *report = report_new();
    run_all(&lint, report);
    json_begin_array(&json);
    show_faults(&lint, report, is_all, is_json ? &json : NULL);
    json_end_array(&json);
    if (is_json) {
        printf("%s\n", text.ptr);
    } else {
        own_files_say_over(cli, &lint.files);
        print_summary(&lint, is_all);
    }
    buf_clear(&text);
    report_free(report);
    return lint.errors ? EXIT_FAULTS : EXIT_OK;
}

const Command COMMAND_LINT = { .name = "lint",
                               .usage = "[FILE…]",
                               .options = OPTIONS,
                               .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                               .rest_max = 1000,
                               .run = run_lint };
