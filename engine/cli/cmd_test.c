/* cmd_test.c -- `peilian test`: plays talks in virtual time and says, file and line first, what was expected and what came. */
#include <stdio.h>

#include "base/jobs.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/test_show.h"

static const Option OPTIONS[] = {
    { "coverage", NULL }, { "j", "N" }, { "json", NULL }, { "tap", NULL }, { "junit", "FILE" }
};

typedef struct Show {
    Cli *cli;
    JsonOut *json;
    bool is_tap;
    size_t number;
} Show;

static bool has(const Args *args, const char *name)
{
    return args_get(&COMMAND_TEST, args, name) != NULL;
}

static bool collect(Cli *cli, const Args *args, OwnFiles *talks, Err *err)
{
    for (size_t i = 0; i < args->rest_count; i++) {
        if (!own_files_add_named(talks, args->rest[i], ".talk", err)) return false;
    }
    if (args->rest_count) return true;
    return own_files_add_all(talks, cli, ".talk", err);
}

static void show_ready(void *self, const TestCase *test)
{
    Show *show = self;
    show->number++;
    if (show->json) {
        test_write_json(show->json, test);
    } else if (show->is_tap) {
        test_show_tap(show->cli, test, show->number);
    } else {
        test_show_text(show->cli, test);
    }
}

/* An unwritten report is a fault of the run: a build server would show the last one. */
static bool write_junit(const TestRun *run, const char *path)
{
    Buf text = { 0 };
    Err err = { 0 };
    if (!path) return true;
    test_write_junit(run->cli, &text, run);
    FILE *file = fopen(path, "wb");
    bool is_good = file && fwrite(text.ptr, 1, text.len, file) == text.len;
    if (file && fclose(file) != 0) is_good = false;
    if (!is_good) {
        err_set(&err, ERR_IO, "cannot write %s", path);
        cli_complain_err(run->cli, &err);
    }
    buf_clear(&text);
    return is_good;
}

static void show_end(TestRun *run, const Show *show)
{
    Cli *cli = run->cli;
    if (show->is_tap) return;
    if (run->coverage) test_show_coverage(cli, run);
    cli_say(cli, "test.summary",
            SLOTS({ "count", cli_number(cli, (int64_t)run->talks.count) }, { "failed", cli_number(cli, run->failed) },
                  { "checked", cli_number(cli, run->checked) }));
}

/* An array of talks; with coverage an object of both. */
static void run_json(TestRun *run, Show *show)
{
    Buf text = { 0 };
    JsonOut json = { &text, false };
    show->json = &json;
    if (run->coverage) {
        json_begin_object(&json);
        json_key(&json, "talks");
    }
    json_begin_array(&json);
    test_run_all(run);
    json_end_array(&json);
    if (run->coverage) {
        json_key(&json, "coverage");
        test_write_coverage(&json, run);
        json_end_object(&json);
    }
    printf("%s\n", text.ptr);
    show->json = NULL;
    buf_clear(&text);
}

static bool read_threads(Cli *cli, const Args *args, size_t *threads)
{
    const char *text = args_get(&COMMAND_TEST, args, "j");
    int64_t number = machine_cores() < JOBS_MAX_THREADS ? machine_cores() : JOBS_MAX_THREADS;
    if (text && !args_int(text, 1, JOBS_MAX_THREADS, &number)) {
        cli_complain(cli, "error.number_range",
                     SLOTS({ "name", sv("j") }, { "low", sv("1") }, { "high", cli_number(cli, JOBS_MAX_THREADS) },
                           { "text", sv(text) }));
        return false;
    }
    *threads = (size_t)number;
    return true;
}

static bool prepare(TestRun *run, const Args *args, Playbook **book, Reach **coverage)
{
    Cli *cli = run->cli;
    Err err = { 0 };
    bool is_good = collect(cli, args, &run->talks, &err);
    if (is_good && !cli_content(cli)) return false;
    if (is_good && has(args, "coverage")) {
        *book = playbook_new(cli->content);
        is_good = reach_new(coverage, *book, &err);
        run->coverage = *coverage;
    }
    if (!is_good) cli_complain_err(cli, &err);
    return is_good;
}

static int run_test(Cli *cli, const Args *args)
{
    Show show = { .cli = cli, .is_tap = has(args, "tap") };
    TestRun run = { .cli = cli, .talks = { .arena = cli->arena }, .self = &show, .ready = show_ready };
    Playbook *book = NULL;
    Reach *coverage = NULL;
    if (!read_threads(cli, args, &run.threads)) return EXIT_USAGE;
    bool is_good = prepare(&run, args, &book, &coverage);
    if (is_good) {
        if (show.is_tap) printf("TAP version 14\n1..%zu\n", run.talks.count);
        if (has(args, "json")) {
            run_json(&run, &show);
        } else {
            test_run_all(&run);
            show_end(&run, &show);
        }
        is_good = write_junit(&run, args_get(&COMMAND_TEST, args, "junit"));
    }
    test_run_clear(&run);
    reach_free(coverage);
    playbook_free(book);
    return is_good && !run.failed ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_TEST = { .name = "test",
                               .usage = "[FILE…]",
                               .options = OPTIONS,
                               .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                               .rest_max = 1000,
                               .run = run_test };
