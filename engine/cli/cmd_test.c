/* cmd_test.c -- `peilian test`: plays talks in virtual time and says, file and line first, what was expected and what came. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/own_files.h"
#include "play/talk.h"

static const Option OPTIONS[] = { { "json", NULL } };

typedef struct TestRun {
    Cli *cli;
    Playbook *book;
    Arena *arena; /* rewound after each talk */
    JsonOut *json;
    int64_t failed;
    int64_t checked;
} TestRun;

static bool collect(Cli *cli, const Args *args, OwnFiles *talks, Err *err)
{
    const char *own = arena_printf(cli->arena, "%s/content", cli->data).ptr;
    const char *shown = arena_printf(cli->arena, "%s/", own).ptr;
    for (size_t i = 0; i < args->rest_count; i++) {
        if (!own_files_add_named(talks, args->rest[i], ".talk", err)) return false;
    }
    if (args->rest_count) return true;
    return own_files_add_root(talks, cli->home, "", ".talk", err) &&
           own_files_add_root(talks, own, shown, ".talk", err);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void put_failure(TestRun *run, StrView file, const TalkFailure *failure)
{
    if (run->json) {
        json_begin_object(run->json);
        json_key(run->json, "line");
        json_int(run->json, failure->line);
        write_text(run->json, "expected", failure->expected);
        write_text(run->json, "actual", failure->actual);
        json_end_object(run->json);
        return;
    }
    printf("%.*s:%u: ", SV_ARG(file), (unsigned)failure->line);
    Buf line = { 0 };
    const Locale *locale = run->cli->locale;
    locale_fill(locale, &line, "test.expected", SLOTS({ "expected", failure->expected }));
    buf_puts(&line, "; ");
    locale_fill(locale, &line, "test.actual", SLOTS({ "actual", failure->actual }));
    printf("%s\n", line.ptr);
    buf_clear(&line);
}

static void begin_talk(TestRun *run, StrView file)
{
    if (!run->json) return;
    json_begin_object(run->json);
    write_text(run->json, "file", file);
    json_key(run->json, "failures");
    json_begin_array(run->json);
}

static void end_talk(TestRun *run, StrView file, bool is_passed)
{
    run->failed += !is_passed;
    if (run->json) {
        json_end_array(run->json);
        json_key(run->json, "passed");
        json_bool(run->json, is_passed);
        json_end_object(run->json);
    } else if (is_passed) {
        cli_say(run->cli, "test.passed", SLOTS({ "file", file }));
    }
}

/* Faults of the file itself. */
static void put_faults(TestRun *run, const OwnFile *file, const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        TalkFailure failure = { faults[i].pos.line, sv("a talk"), faults[i].text };
        put_failure(run, file->shown, &failure);
    }
}

static bool run_parsed(TestRun *run, const OwnFile *file, const Talk *talk)
{
    TalkResult result = { 0 };
    Err err = { 0 };
    if (!talk_run(run->book, talk, run->arena, &result, &err)) {
        TalkFailure failure = { 1, talk->scenario, sv(err.text) };
        put_failure(run, file->shown, &failure);
        return false;
    }
    for (size_t i = 0; i < result.failure_count; i++) put_failure(run, file->shown, &result.failures[i]);
    run->checked += result.checked;
    return result.failure_count == 0;
}

static void run_talk(TestRun *run, const OwnFile *file)
{
    ArenaMark mark = arena_mark(run->arena);
    ContentFile source = { file->path, file->text };
    Report *report = report_new();
    Talk talk;
    begin_talk(run, file->shown);
    bool is_passed = talk_parse(run->arena, &source, &talk, report);
    if (is_passed) {
        is_passed = run_parsed(run, file, &talk);
    } else {
        put_faults(run, file, report);
    }
    end_talk(run, file->shown, is_passed);
    report_free(report);
    arena_rewind(run->arena, mark);
}

static int run_test(Cli *cli, const Args *args)
{
    OwnFiles talks = { .arena = cli->arena };
    Buf text = { 0 };
    JsonOut json = { &text, false };
    Err err = { 0 };
    bool is_json = args_get(&COMMAND_TEST, args, "json") != NULL;
    if (!collect(cli, args, &talks, &err)) {
        cli_complain_err(cli, &err);
        return EXIT_FAULTS;
    }
    if (!cli_content(cli)) return EXIT_FAULTS;
    TestRun run = {
        .cli = cli, .book = playbook_new(cli->content), .arena = arena_new(0), .json = is_json ? &json : NULL
    };
    json_begin_array(&json);
    for (size_t i = 0; i < talks.count; i++) run_talk(&run, &talks.items[i]);
    json_end_array(&json);
    if (is_json) {
        printf("%s\n", text.ptr);
    } else {
        cli_say(cli, "test.summary",
                SLOTS({ "count", cli_number(cli, (int64_t)talks.count) }, { "failed", cli_number(cli, run.failed) },
                      { "checked", cli_number(cli, run.checked) }));
    }
    playbook_free(run.book);
    arena_free(run.arena);
    buf_clear(&text);
    return run.failed ? EXIT_FAULTS : EXIT_OK;
}

const Command COMMAND_TEST = { .name = "test",
                               .usage = "[FILE…]",
                               .options = OPTIONS,
                               .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                               .rest_max = 1000,
                               .run = run_test };
