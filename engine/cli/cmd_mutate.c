/* cmd_mutate.c -- `peilian mutate`: one fault at a time in talks that sell; what the rubric does not find is listed. */
#include <stdio.h>

#include "base/jobs.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/own_files.h"
#include "cli/progress.h"
#include "play/mutate.h"

enum { AIM_PERCENT = 98, NAME_WIDTH = 14 };

static const Option OPTIONS[] = { { "all", NULL }, { "j", "N" }, { "json", NULL } };

typedef struct Run {
    Cli *cli;
    OwnFiles files;
    Talk *talks;
    MutantDefs defs;
    Progress progress;
    bool is_progress_begun;
} Run;

static bool has(const Args *args, const char *name)
{
    return args_get(&COMMAND_MUTATE, args, name) != NULL;
}

static bool read_threads(Cli *cli, const Args *args, size_t *threads)
{
    const char *text = args_get(&COMMAND_MUTATE, args, "j");
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

static bool collect(Run *run, const Args *args, Err *err)
{
    Cli *cli = run->cli;
    for (size_t i = 0; i < args->rest_count; i++) {
        if (!own_files_add_named(&run->files, args->rest[i], ".talk", err)) return false;
    }
    if (args->rest_count) return true;
    return own_files_add_all(&run->files, cli, ".talk", err);
}

static void complain_faults(const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_reset(&line);
        fault_write(&line, &faults[i]);
        fprintf(stderr, "%s\n", buf_view(&line).ptr);
    }
    buf_clear(&line);
}

/* Faults and talks; a file that is no talk is a fault of the run. */
static bool load(Run *run)
{
    Cli *cli = run->cli;
    Report *report = report_new();
    bool is_good = mutants_load(cli->arena, cli->content, &run->defs, report);
    run->talks = arena_alloc(cli->arena, run->files.count + 1, sizeof *run->talks);
    for (size_t i = 0; i < run->files.count; i++) {
        ContentFile file = { run->files.items[i].path, run->files.items[i].text };
        is_good = talk_parse(cli->arena, &file, &run->talks[i], report) && is_good;
    }
    complain_faults(report);
    report_free(report);
    return is_good;
}

static void tell(void *self, size_t done, size_t count)
{
    Run *run = self;
    if (!run->is_progress_begun) run->progress = progress_begin(count);
    run->is_progress_begun = true;
    progress_show(&run->progress, done);
}

static size_t count_killed(const Mutant *mutants, size_t count)
{
    size_t killed = 0;
    for (size_t i = 0; i < count; i++) killed += mutants[i].fate == MUTANT_KILLED;
    return killed;
}

static void show_mutant(const Run *run, const Mutant *mutant)
{
    Cli *cli = run->cli;
    Buf line = { 0 };
    char key[32];
    StrView file = run->files.items[mutant->talk].shown;
    StrView dim = sv(mutant_dim_name(mutant->dim));
    buf_printf(&line, "%.*s:%u: ", SV_ARG(file), (unsigned)mutant->line);
    snprintf(key, sizeof key, "mutate.%s", mutant_fate_name(mutant->fate));
    locale_fill(cli->locale, &line, key,
                SLOTS({ "fault", cli_local(cli, &mutant->def->name) }, { "id", mutant->def->id }, { "dim", dim },
                      { "before", cli_number(cli, mutant->before) }, { "after", cli_number(cli, mutant->after) }));
    if (mutant->reply.len) buf_printf(&line, "\n    > %.*s", SV_ARG(mutant->reply));
    printf("%s\n", line.ptr);
    buf_clear(&line);
}

/* By kind of fault: how many were planted and how many found. */
static void show_kinds(const Run *run, const Mutant *mutants, size_t count)
{
    for (size_t k = 0; k < run->defs.count; k++) {
        size_t planted = 0, killed = 0;
        for (size_t i = 0; i < count; i++) {
            if (mutants[i].def != &run->defs.items[k]) continue;
            planted++;
            killed += mutants[i].fate == MUTANT_KILLED;
        }
        StrView name = cli_local(run->cli, &run->defs.items[k].name);
        printf("%-*.*s %4zu / %-4zu %.*s\n", NAME_WIDTH, SV_ARG(run->defs.items[k].id), killed, planted, SV_ARG(name));
    }
}

static void show_text(const Run *run, const Mutation *mutation, bool is_all)
{
    Cli *cli = run->cli;
    size_t count = 0;
    const Mutant *mutants = mutate_all(mutation, &count);
    size_t killed = count_killed(mutants, count);
    for (size_t i = 0; i < count; i++) {
        if (is_all || mutants[i].fate != MUTANT_KILLED) show_mutant(run, &mutants[i]);
    }
    show_kinds(run, mutants, count);
    int64_t tenths = count ? (int64_t)(killed * 1000 / count) : 0;
    StrView percent = arena_printf(cli->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
    cli_say(cli, "mutate.summary",
            SLOTS({ "talks", cli_number(cli, (int64_t)mutate_talks(mutation)) },
                  { "count", cli_number(cli, (int64_t)count) }, { "killed", cli_number(cli, (int64_t)killed) },
                  { "percent", percent }));
}

static void write_key(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_int(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

static void write_mutant(JsonOut *out, const Run *run, const Mutant *mutant)
{
    json_begin_object(out);
    write_key(out, "file", run->files.items[mutant->talk].shown);
    write_int(out, "line", mutant->line);
    write_key(out, "fault", mutant->def->id);
    write_key(out, "dim", sv(mutant_dim_name(mutant->dim)));
    write_key(out, "reply", mutant->reply);
    write_int(out, "ms", mutant->ms);
    write_key(out, "fate", sv(mutant_fate_name(mutant->fate)));
    write_int(out, "before", mutant->before);
    write_int(out, "after", mutant->after);
    json_end_object(out);
}

static void show_json(const Run *run, const Mutation *mutation)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    size_t count = 0;
    const Mutant *mutants = mutate_all(mutation, &count);
    json_begin_object(&out);
    write_int(&out, "talks", (int64_t)mutate_talks(mutation));
    write_int(&out, "planted", (int64_t)count);
    write_int(&out, "killed", (int64_t)count_killed(mutants, count));
    json_key(&out, "mutants");
    json_begin_array(&out);
    for (size_t i = 0; i < count; i++) write_mutant(&out, run, &mutants[i]);
    json_end_array(&out);
    json_end_object(&out);
    printf("%s\n", text.ptr);
    buf_clear(&text);
}

static bool reaches_aim(const Mutation *mutation)
{
    size_t count = 0;
    const Mutant *mutants = mutate_all(mutation, &count);
    return count > 0 && count_killed(mutants, count) * 100 >= count * AIM_PERCENT;
}

static int run_mutate(Cli *cli, const Args *args)
{
    Run run = { .cli = cli, .files = { .arena = cli->arena } };
    Err err = { 0 };
    MutateSetup setup = { .defs = &run.defs, .self = &run, .tell = tell };
    if (!read_threads(cli, args, &setup.threads)) return EXIT_USAGE;
    if (!collect(&run, args, &err)) {
        cli_complain_err(cli, &err);
        return EXIT_FAULTS;
    }
    if (!cli_content(cli) || !load(&run)) return EXIT_FAULTS;
    setup.content = cli->content;
    setup.talks = run.talks;
    setup.talk_count = run.files.count;
    Mutation *mutation = mutate_run(&setup);
    if (run.is_progress_begun) progress_hide(&run.progress);
    if (has(args, "json")) {
        show_json(&run, mutation);
    } else {
        show_text(&run, mutation, has(args, "all"));
    }
    bool is_good = reaches_aim(mutation);
    mutate_free(mutation);
    return is_good ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_MUTATE = { .name = "mutate",
                                 .usage = "[FILE…]",
                                 .options = OPTIONS,
                                 .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                 .rest_max = 1000,
                                 .run = run_mutate };
