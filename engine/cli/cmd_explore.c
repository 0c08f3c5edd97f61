/* cmd_explore.c -- `peilian explore`: every way through the scenarios within a bound, and a talk for each fault. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "cli/bots_args.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "play/explore.h"

/* The default bound: what all pairs together may play takes well under a minute on two cores. */
enum { ALL_SESSIONS = 30000, LEAST_BOUND = 150, MOST_BOUND = 5000, NAME_COLUMNS = 42 };

static const Option OPTIONS[] = { { "scenarios", "A,B" }, { "personas", "A,B" }, { "bound", "N" },
                                  { "talks", "DIR" },     { "j", "N" },          { "json", NULL } };

/* One pair's exploration. */
typedef struct Trip {
    ExploreResult result;
    Arena *arena;
    Err err;
    bool is_good;
} Trip;

typedef struct ExploreRun {
    Cli *cli;
    const ReplyBook *book;
    const SimPair *pairs;
    size_t count;
    uint32_t bound;
    Trip *trips;
    Progress progress;
    size_t faults;
} ExploreRun;

static void *open_book(void *self)
{
    return playbook_new(((ExploreRun *)self)->cli->content);
}

static void close_book(void *self, void *own)
{
    (void)self;
    playbook_free(own);
}

static void explore_one(void *self, void *own, size_t idx)
{
    ExploreRun *run = self;
    Trip *trip = &run->trips[idx];
    ExploreSetup setup = { own, run->book, run->pairs[idx], run->bound };
    trip->arena = arena_new(0);
    trip->is_good = explore(&setup, trip->arena, &trip->result, &trip->err);
}

static void show_progress(void *self, size_t ready, size_t done)
{
    (void)ready;
    progress_show(&((ExploreRun *)self)->progress, done);
}

static void put_place(Buf *out, const SourcePos *pos)
{
    if (pos->file.len) buf_printf(out, "%.*s:%u: ", SV_ARG(pos->file), (unsigned)pos->line);
}

static void show_fault(ExploreRun *run, const ExploreResult *result, const ExploreFault *fault)
{
    Cli *cli = run->cli;
    Buf line = { 0 };
    StrView key = arena_printf(cli->arena, "explore.%s", EXPLORE_KINDS[fault->kind]);
    put_place(&line, &fault->pos);
    locale_fill_text(&line, locale_text_sv(cli->locale, key),
                     SLOTS({ "scenario", result->pair.scenario }, { "persona", result->pair.persona },
                           { "beat", fault->beat }, { "text", fault->text },
                           { "steps", cli_number(cli, fault->steps) }));
    printf("%s\n", line.ptr);
    buf_clear(&line);
}

static void show_trip(ExploreRun *run, const Trip *trip)
{
    const ExploreResult *r = &trip->result;
    Cli *cli = run->cli;
    Buf line = { 0 };
    buf_printf(&line, "%.*s, %.*s", SV_ARG(r->pair.scenario), SV_ARG(r->pair.persona));
    printf("%-*s ", NAME_COLUMNS, line.ptr);
    buf_clear(&line);
    cli_say(cli, r->is_closed ? "explore.closed" : "explore.bounded",
            SLOTS({ "states", cli_number(cli, r->states) }, { "edges", cli_number(cli, r->edges) },
                  { "depth", cli_number(cli, r->depth) }, { "sessions", cli_number(cli, r->sessions) },
                  { "won", cli_number(cli, r->ends[OUTCOME_WON]) }, { "lost", cli_number(cli, r->lost) }));
    for (size_t i = 0; i < r->fault_count; i++) show_fault(run, r, &r->faults[i]);
}

static void write_count(JsonOut *out, const char *key, uint32_t count)
{
    json_key(out, key);
    json_int(out, count);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_fault(JsonOut *out, const ExploreFault *fault)
{
    json_begin_object(out);
    write_text(out, "kind", sv(EXPLORE_KINDS[fault->kind]));
    write_text(out, "file", fault->pos.file);
    write_count(out, "line", fault->pos.line);
    write_text(out, "beat", fault->beat);
    write_text(out, "text", fault->text);
    write_count(out, "steps", fault->steps);
    write_text(out, "talk", fault->talk);
    json_end_object(out);
}

static void write_trip(JsonOut *out, const Trip *trip)
{
    const ExploreResult *r = &trip->result;
    json_begin_object(out);
    write_text(out, "scenario", r->pair.scenario);
    write_text(out, "persona", r->pair.persona);
    write_count(out, "states", r->states);
    write_count(out, "edges", r->edges);
    write_count(out, "depth", r->depth);
    write_count(out, "sessions", r->sessions);
    write_count(out, "lost_states", r->lost);
    json_key(out, "closed");
    json_bool(out, r->is_closed);
    json_key(out, "ends");
    json_begin_object(out);
    for (int i = OUTCOME_WON; i <= OUTCOME_FAULT; i++) write_count(out, outcome_name((Outcome)i), r->ends[i]);
    json_end_object(out);
    json_key(out, "faults");
    json_begin_array(out);
    for (size_t i = 0; i < r->fault_count; i++) write_fault(out, &r->faults[i]);
    json_end_array(out);
    json_end_object(out);
}

/* DIR/<scenario>-<persona>-<number>-<kind>.talk */
static bool write_talks(ExploreRun *run, const char *folder, const ExploreResult *r)
{
    Cli *cli = run->cli;
    for (size_t i = 0; i < r->fault_count; i++) {
        StrView path = arena_printf(cli->arena, "%s/%.*s-%.*s-%zu-%s.talk", folder, SV_ARG(r->pair.scenario),
                                    SV_ARG(r->pair.persona), i + 1, EXPLORE_KINDS[r->faults[i].kind]);
        if (!bots_write_file(cli, path.ptr, r->faults[i].talk)) return false;
    }
    return true;
}

static bool make_folder(Cli *cli, const char *folder)
{
    if (!folder || mkdir(folder, 0777) == 0 || errno == EEXIST) return true;
    cli_complain(cli, "error.file_write", SLOTS({ "path", sv(folder) }, { "text", sv(strerror(errno)) }));
    return false;
}

static bool show(ExploreRun *run, const Args *args)
{
    const char *folder = args_get(run->cli->command, args, "talks");
    bool is_json = args_get(run->cli->command, args, "json") != NULL;
    Buf text = { 0 };
    JsonOut json = { &text, false };
    bool is_good = make_folder(run->cli, folder);

    json_begin_array(&json);
    for (size_t i = 0; i < run->count; i++) {
        const Trip *trip = &run->trips[i];
        if (!trip->is_good) cli_complain_err(run->cli, &trip->err);
        run->faults += trip->result.fault_count + !trip->is_good;
        if (!trip->is_good) continue;
        if (is_json)
            write_trip(&json, trip);
        else
            show_trip(run, trip);
        if (folder && is_good) is_good = write_talks(run, folder, &trip->result);
    }
    json_end_array(&json);
    if (is_json) printf("%s\n", text.ptr);
    buf_clear(&text);
    return is_good;
}

static bool read_run(ExploreRun *run, const Args *args, size_t *threads)
{
    const int64_t range[2] = { EXPLORE_MIN_BOUND, EXPLORE_MAX_BOUND };
    if (!bots_read_threads(run->cli, args, threads) || !bots_read_pairs(run->cli, args, &run->pairs, &run->count))
        return false;
    int64_t bound = ALL_SESSIONS / (int64_t)run->count;
    bound = bound < LEAST_BOUND ? LEAST_BOUND : bound > MOST_BOUND ? MOST_BOUND : bound;
    if (!bots_read_int(run->cli, args, "bound", range, &bound)) return false;
    run->bound = (uint32_t)bound;
    return true;
}

static int explore_all(ExploreRun *run, const Args *args)
{
    size_t threads = 1;
    if (!read_run(run, args, &threads)) return EXIT_USAGE;
    run->trips = mem_resize(NULL, 0, run->count, sizeof *run->trips);
    run->progress = progress_begin(run->count);
    Jobs jobs = { .self = run,
                  .count = run->count,
                  .threads = threads,
                  .open = open_book,
                  .run = explore_one,
                  .close = close_book,
                  .tell = show_progress };
    jobs_run(&jobs);
    progress_hide(&run->progress);
    bool is_good = show(run, args);
    if (!args_get(run->cli->command, args, "json"))
        cli_say(run->cli, "explore.summary",
                SLOTS({ "pairs", cli_number(run->cli, (int64_t)run->count) },
                      { "faults", cli_number(run->cli, (int64_t)run->faults) }));
    for (size_t i = 0; i < run->count; i++) arena_free(run->trips[i].arena);
    mem_free(run->trips);
    return run->faults || !is_good ? EXIT_FAULTS : EXIT_OK;
}

static int run_explore(Cli *cli, const Args *args)
{
    ExploreRun run = { .cli = cli };
    ReplyBook *book = cli_content(cli) ? bots_open_book(cli) : NULL;
    if (!book) return EXIT_FAULTS;
    run.book = book;
    int status = explore_all(&run, args);
    reply_book_free(book);
    return status;
}

const Command COMMAND_EXPLORE = { .name = "explore",
                                  .usage = "",
                                  .options = OPTIONS,
                                  .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                  .run = run_explore };
