/* cmd_lint.c -- `peilian lint`: every fault of trainers' files with file, line, column and code; once, or on every save. */
#define _XOPEN_SOURCE 700
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/watch.h"
#include "cli/commands.h"
#include "cli/lint_files.h"
#include "cli/lint_show.h"
#include "cli/reload.h"
#include "cli/term.h"

enum { SETTLE_MS = 15, MAX_CHANGED = 64 };

static const Option OPTIONS[] = { { "json", NULL },      { "watch", NULL }, { "strict", NULL },
                                  { "touched", "FACT" }, { "codes", NULL }, { "explain", "CODE" } };

typedef struct Lint {
    Cli *cli;
    const Args *args;
    bool is_json;
    LintFiles files;
    int64_t counts[FAULT_HINT + 1];
    Buf out;
    JsonOut json;
} Lint;

static const char *option(const Args *args, const char *name)
{
    return args_get(&COMMAND_LINT, args, name);
}

static void show_faults(Lint *lint, const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        Fault fault = faults[i];
        const OwnFile *file = lint_files_shown(&lint->files, fault.pos.file);
        if (!file && (fault.pos.file.len || !lint->files.is_all)) continue;
        if (file) fault.pos.file = file->shown;
        lint->counts[fault.severity]++;
        if (lint->is_json)
            lint_json_fault(&lint->json, &fault);
        else
            lint_show_fault(lint->cli, &lint->out, &fault);
    }
}

static void show_summary(Lint *lint)
{
    const LintFiles *files = &lint->files;
    size_t count = files->talks.count + (files->is_all ? files->files.count : files->named.count);
    int64_t faults = lint->counts[FAULT_ERROR] + lint->counts[FAULT_WARNING] + lint->counts[FAULT_HINT];
    locale_fill(lint->cli->locale, &lint->out, faults ? "lint.summary" : "lint.clean",
                SLOTS({ "count", cli_number(lint->cli, (int64_t)count) },
                      { "errors", cli_number(lint->cli, lint->counts[FAULT_ERROR]) },
                      { "warnings", cli_number(lint->cli, lint->counts[FAULT_WARNING]) },
                      { "hints", cli_number(lint->cli, lint->counts[FAULT_HINT]) }));
    buf_putc(&lint->out, '\n');
}

static void begin(Lint *lint)
{
    memset(lint->counts, 0, sizeof lint->counts);
    lint->json = (JsonOut){ &lint->out, false };
    if (lint->is_json) json_begin_array(&lint->json);
}

/* One write, so that whoever watches sees all of it at once. */
static void print(Lint *lint)
{
    if (lint->is_json) {
        json_end_array(&lint->json);
        buf_putc(&lint->out, '\n');
    }
    fwrite(lint->out.ptr, 1, lint->out.len, stdout);
    fflush(stdout);
    buf_clear(&lint->out);
}

static int status_of(const Lint *lint)
{
    bool is_strict = option(lint->args, "strict") != NULL;
    return lint->counts[FAULT_ERROR] || (is_strict && lint->counts[FAULT_WARNING]) ? EXIT_FAULTS : EXIT_OK;
}

/* ---- once */

static int run_once(Lint *lint)
{
    Err err = { 0 };
    if (!lint_files_read(&lint->files, lint->cli, lint->cli->arena, lint->args, &err)) {
        cli_complain_err(lint->cli, &err);
        return EXIT_FAULTS;
    }
    Report *report = report_new();
    lint_run(&lint->files.source, report);
    begin(lint);
    show_faults(lint, report);
    if (!lint->is_json) own_files_say_over(lint->cli, &lint->files.files);
    if (!lint->is_json) show_summary(lint);
    print(lint);
    report_free(report);
    lint_files_clear(&lint->files);
    return status_of(lint);
}

/* ---- what a fact touches */

/* "scenarios/shops/bigmen.lua:return_window", "bigmen:return_window", "bigmen". */
static LintFact fact_from(const char *text)
{
    const char *colon = strrchr(text, ':');
    StrView shop = colon ? sv_of(text, (size_t)(colon - text)) : sv(text);
    LintFact fact = { .name = colon ? sv(colon + 1) : sv("") };
    for (size_t i = shop.len; i > 0; i--) {
        if (shop.ptr[i - 1] != '/') continue;
        shop = sv_of(shop.ptr + i, shop.len - i);
        break;
    }
    bool is_file = shop.len > 4 && memcmp(shop.ptr + shop.len - 4, ".lua", 4) == 0;
    fact.shop = is_file ? sv_of(shop.ptr, shop.len - 4) : shop;
    return fact;
}

static bool touch(Lint *lint, const LintFact *fact)
{
    Report *report = report_new();
    Buf near = { 0 };
    bool is_known = lint_touched(&lint->files.source, fact, report, &near);
    if (is_known)
        show_faults(lint, report);
    else
        cli_complain(lint->cli, near.len ? "lint.no_fact_near" : "lint.no_fact",
                     SLOTS({ "shop", fact->shop }, { "name", fact->name }, { "near", buf_view(&near) }));
    buf_clear(&near);
    report_free(report);
    return is_known;
}

static int run_touched(Lint *lint, const char *text)
{
    Err err = { 0 };
    LintFact fact = fact_from(text);
    if (!lint_files_read(&lint->files, lint->cli, lint->cli->arena, lint->args, &err)) {
        cli_complain_err(lint->cli, &err);
        return EXIT_FAULTS;
    }
    begin(lint);
    bool is_known = touch(lint, &fact);
    if (is_known && !lint->is_json)
        locale_fill(lint->cli->locale, &lint->out, "lint.touched",
                    SLOTS({ "count", cli_number(lint->cli, lint->counts[FAULT_HINT]) }));
    if (is_known && !lint->is_json) buf_putc(&lint->out, '\n');
    if (is_known) print(lint);
    buf_clear(&lint->out);
    lint_files_clear(&lint->files);
    return is_known ? EXIT_OK : EXIT_USAGE;
}

/* ---- on every save */

/* Facts of shops that the last save changed, and what depends on them. */
static void show_changes(Lint *lint, Arena *arena, const ContentFiles *before)
{
    LintFact facts[MAX_CHANGED];
    size_t count = before ? lint_changed_facts(arena, before, lint->files.content, facts, MAX_CHANGED) : 0;
    for (size_t i = 0; i < count; i++) touch(lint, &facts[i]);
}

static void show_round(Lint *lint, LintSession *session, Arena *arena, const ContentFiles *before)
{
    static const char CLEAR[] = "\033[H\033[2J\033[3J";
    bool is_tty = term_of(STDOUT_FILENO).is_tty;
    Report *report = report_new();
    lint_session_run(session, &lint->files.source, report);
    if (is_tty && !lint->is_json) buf_puts(&lint->out, CLEAR);
    begin(lint);
    show_faults(lint, report);
    show_changes(lint, arena, before);
    if (!lint->is_json) show_summary(lint);
    print(lint);
    report_free(report);
}

typedef struct Stop {
    Watch *watch;
    sigset_t signals;
} Stop;

/* Ctrl-C ends the wait, not the program: it leaves in order. */
static void *wait_for_signal(void *self)
{
    Stop *stop = self;
    int number = 0;
    sigwait(&stop->signals, &number);
    watch_wake(stop->watch);
    return NULL;
}

static bool begin_watch(Lint *lint, Stop *stop, pthread_t *thread, Err *err)
{
    const char *const *folders = reload_folders(lint->cli, lint->cli->arena);
    if (!watch_new(&stop->watch, err)) return false;
    for (size_t i = 0; folders[i]; i++) {
        if (!watch_add(stop->watch, folders[i], err)) return false;
    }
    sigemptyset(&stop->signals);
    sigaddset(&stop->signals, SIGINT);
    sigaddset(&stop->signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &stop->signals, NULL);
    if (pthread_create(thread, NULL, wait_for_signal, stop) != 0) return err_set(err, ERR_LIMIT, "no thread");
    return true;
}

/* The files of the last round stay until the next one has been compared with them. */
static void watch_rounds(Lint *lint, Watch *watch)
{
    Arena *last = NULL;
    ContentFiles *before = NULL;
    LintSession *session = lint_session_new();
    Err err = { 0 };
    do {
        Arena *arena = arena_new(0);
        if (lint_files_read(&lint->files, lint->cli, arena, lint->args, &err)) {
            show_round(lint, session, arena, before);
            content_files_free(before);
            before = lint->files.content;
            if (last) arena_free(last);
            last = arena;
        } else { /* a file went while it was read: its removal comes as the next change */
            cli_complain_err(lint->cli, &err);
            lint_files_clear(&lint->files);
            arena_free(arena);
        }
    } while (watch_wait(watch, -1, SETTLE_MS));
    lint_session_free(session);
    content_files_free(before);
    if (last) arena_free(last);
}

static int run_watch(Lint *lint)
{
    Stop stop = { 0 };
    pthread_t thread;
    Err err = { 0 };
    bool is_watching = begin_watch(lint, &stop, &thread, &err);
    if (is_watching) {
        watch_rounds(lint, stop.watch);
        pthread_join(thread, NULL);
    } else {
        cli_complain_err(lint->cli, &err);
    }
    watch_free(stop.watch);
    return is_watching ? EXIT_OK : EXIT_FAULTS;
}

/* ---- codes */

static int run_codes(Cli *cli, bool is_json)
{
    Buf out = { 0 };
    JsonOut json = { &out, false };
    size_t count = 0;
    const LintCode *codes = lint_codes(&count);
    if (is_json) lint_json_codes(&json);
    for (size_t i = 0; i < count && !is_json; i++) lint_show_code(cli, &out, &codes[i]);
    printf("%s%s", out.ptr, is_json ? "\n" : "");
    buf_clear(&out);
    return EXIT_OK;
}

static int run_explain(Cli *cli, const char *name)
{
    Buf out = { 0 };
    const LintCode *code = lint_code(sv(name));
    if (!code) {
        cli_complain(cli, "lint.no_code", SLOTS({ "name", sv(name) }));
        return EXIT_USAGE;
    }
    lint_show_code(cli, &out, code);
    printf("%s", out.ptr);
    buf_clear(&out);
    return EXIT_OK;
}

static int run_lint(Cli *cli, const Args *args)
{
    Lint lint = { .cli = cli, .args = args, .is_json = option(args, "json") != NULL };
    if (option(args, "codes")) return run_codes(cli, lint.is_json);
    if (option(args, "explain")) return run_explain(cli, option(args, "explain"));
    if (option(args, "touched")) return run_touched(&lint, option(args, "touched"));
    return option(args, "watch") ? run_watch(&lint) : run_once(&lint);
}

const Command COMMAND_LINT = { .name = "lint",
                               .usage = "[FILE…]",
                               .options = OPTIONS,
                               .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                               .rest_max = 1000,
                               .run = run_lint };
