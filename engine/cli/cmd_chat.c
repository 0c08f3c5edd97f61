/* cmd_chat.c -- `peilian chat`: picks scenario and buyer, opens the session, and leaves the card behind. */
#include <stdio.h>
#include <unistd.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/practice.h"
#include "cli/retry.h"
#include "cli/script_run.h"
#include "cli/view_card.h"

enum { SEED_BOUND = 1000000 };

static const Option OPTIONS[] = { { "persona", "NAME" }, { "seed", "N" },      { "as", "NAME" }, { "script", "FILE" },
                                  { "retry", "ID:N" },   { "no-color", NULL }, { "watch", NULL } };

static const char *option(const Args *args, const char *name)
{
    return args_get(&COMMAND_CHAT, args, name);
}

/* English below Chinese for those who chose English. */
static void load_gloss(View *view, Gloss **gloss)
{
    Err err = { 0 };
    if (strcmp(view->cli->lang, "en") != 0) return;
    if (!gloss_load(gloss, view->cli->home, &err)) cli_complain_err(view->cli, &err);
    view->gloss = *gloss;
}

static void print_card(Live *live)
{
    buf_putc(&live->view.out, '\n');
    view_card_of(&live->view, live->log, &live->view.out);
    if (live->view.term.is_tty && live->is_kept) {
        StrView id = log_header(live->log)->id;
        StrView command = arena_printf(live->cli->arena, "peilian replay %.*s", SV_ARG(id));
        view_say(&live->view, STYLE_DIM, "card.replay", SLOTS({ "command", command }));
    }
    view_flush(&live->view);
}

static int play(Cli *cli, const Args *args, const LiveSetup *setup, const ScriptFile *script)
{
    Live live;
    Err err = { 0 };
    Gloss *gloss = NULL;
    bool is_ok = live_begin(&live, cli, setup, &err);
    if (is_ok) {
        if (option(args, "no-color")) live.view.term.has_colour = false;
        load_gloss(&live.view, &gloss);
        live_introduce(&live);
        if (!script) view_say(&live.view, STYLE_DIM, "chat.keys", NULL, 0);
        view_flush(&live.view);
        if (option(args, "watch")) is_ok = live_watch(&live, &err);
    }
    if (is_ok) {
        is_ok = script ? script_run(&live, script, NULL, &err) : practice_live(&live, &err);
        view_flush(&live.view);
    }
    if (!is_ok) cli_complain_err(cli, &err);
    if (live.log && log_count(live.log)) print_card(&live);
    live_clear(&live);
    gloss_free(gloss);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

static bool read_seed(Cli *cli, const Args *args, const ScriptFile *script, int64_t *seed)
{
    const char *text = option(args, "seed");
    if (!text) {
        *seed = !script ? chance_below(SEED_BOUND) : script->seed >= 0 ? script->seed : 1;
        return true;
    }
    if (args_int(text, 0, INT64_MAX, seed)) return true;
    cli_complain(cli, "error.number_range",
                 SLOTS({ "name", sv("seed") }, { "low", sv("0") }, { "high", cli_number(cli, INT64_MAX) },
                       { "text", sv(text) }));
    return false;
}

/* What the command line says, else the script, else the menu. */
static bool choose(Cli *cli, const Args *args, const ScriptFile *script, LiveSetup *setup)
{
    const char *persona = option(args, "persona");
    if (args->rest_count) {
        setup->scenario = sv(args->rest[0]);
    } else if (script) {
        setup->scenario = script->scenario;
    } else {
        setup->scenario = practice_pick(cli);
        if (!setup->scenario.ptr) return false;
    }
    if (!setup->scenario.len) {
        cli_complain(cli, "error.missing_scenario", NULL, 0);
        return false;
    }
    setup->persona = persona ? sv(persona) : script ? script->persona : sv("");
    StrView name = arena_copy(cli->arena, setup->scenario), buyer = arena_copy(cli->arena, setup->persona);
    setup->scenario = name;
    setup->persona = buyer;
    return live_check_names(cli, name.ptr, buyer.len ? buyer.ptr : NULL);
}

/* Three lines for somebody who is here for the first time. */
static void explain_first(Cli *cli, Store *store)
{
    StoredSessions all = { 0 };
    if (!store_list_sessions(store, cli->arena, &all, NULL) || all.count) return;
    cli_say(cli, "start.first_1", NULL, 0);
    cli_say(cli, "start.first_2", NULL, 0);
    cli_say(cli, "start.first_3", NULL, 0);
}

static int play_chosen(Cli *cli, const Args *args, LiveSetup *setup, const ScriptFile *script)
{
    const char *retry = option(args, "retry");
    EventLog *from = NULL;
    int status = EXIT_OK;
    if (retry) {
        status = retry_find(cli, retry, setup, &from);
    } else if (!choose(cli, args, script, setup)) {
        return args->rest_count || script ? EXIT_USAGE : EXIT_OK;
    }
    if (status == EXIT_OK) status = play(cli, args, setup, script);
    log_free(from);
    return status;
}

static bool is_interactive(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static int run_chat(Cli *cli, const Args *args)
{
    ScriptFile file = { 0 };
    const ScriptFile *script = NULL;
    const char *path = option(args, "script");
    Clock clock = now_clock();
    Err err = { 0 };
    LiveSetup setup = { .as = option(args, "as") };
    if (path) {
        if (!script_file_read(cli->arena, path, &file, &err)) {
            cli_complain_err(cli, &err);
            return EXIT_FAULTS;
        }
        script = &file;
    } else if (!is_interactive()) {
        cli_complain(cli, "error.not_a_terminal", NULL, 0);
        return EXIT_USAGE;
    } else {
        setup.clock = &clock;
    }
    if (!read_seed(cli, args, script, &setup.seed)) return EXIT_USAGE;
    if (!cli_content(cli) || !archive_open_to_write(cli, &setup.store)) return EXIT_FAULTS;
    if (!script) explain_first(cli, setup.store);
    int status = play_chosen(cli, args, &setup, script);
    store_close(setup.store);
    return status;
}

const Command COMMAND_CHAT = { .name = "chat",
                               .usage = "[SCENARIO]",
                               .options = OPTIONS,
                               .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                               .rest_max = 1,
                               .run = run_chat };
