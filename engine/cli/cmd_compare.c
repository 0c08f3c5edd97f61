/* cmd_compare.c -- `peilian compare`: two recorded sessions side by side, row by row as the buyers asked. */
#include <stdio.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/view_compare.h"
#include "judge/rules.h"

static const Option OPTIONS[] = { { "json", NULL }, { "no-color", NULL } };

typedef struct Pair {
    EventLog *logs[COMPARE_SIDES];
    Feed *feeds[COMPARE_SIDES];
    Compare compare;
} Pair;

static void clear(Pair *pair)
{
    for (int side = 0; side < COMPARE_SIDES; side++) {
        feed_free(pair->feeds[side]);
        log_free(pair->logs[side]);
    }
}

static bool read_side(Cli *cli, Store *store, const char *id, Pair *pair, int side)
{
    StoredSession session;
    Err err = { 0 };
    if (!archive_find(cli, store, id, &session) || !archive_load(cli, store, &session, &pair->logs[side])) return false;
    pair->feeds[side] = feed_new(cli->content);
    if (feed_update(pair->feeds[side], pair->logs[side], &err)) return true;
    cli_complain_err(cli, &err);
    return false;
}

static bool compare_pairs(Cli *cli, Pair *pair)
{
    Err err = { 0 };
    CompareSide sides[COMPARE_SIDES] = { { .log = pair->logs[0], .feed = pair->feeds[0] },
                                         { .log = pair->logs[1], .feed = pair->feeds[1] } };
    if (compare_sessions(sides, cli->arena, &pair->compare, &err)) return true;
    cli_complain_err(cli, &err);
    return false;
}

static void print_json(const Compare *compare)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    compare_write_json(&out, compare);
    buf_putc(&text, '\n');
    fwrite(text.ptr, 1, text.len, stdout);
    buf_clear(&text);
}

static void print_text(Cli *cli, const Args *args, const Compare *compare)
{
    View view;
    view_init(&view, cli, &content_rules(cli->content)->rubric);
    if (args_get(&COMMAND_COMPARE, args, "no-color")) view.term.has_colour = false;
    view_compare(&view, compare);
    view_flush(&view);
    view_clear(&view);
}

static int run_compare(Cli *cli, const Args *args)
{
    Store *store = NULL;
    Pair pair = { .logs = { NULL } };
    if (args->rest_count < COMPARE_SIDES) {
        cli_complain(cli, "compare.missing", NULL, 0);
        return EXIT_USAGE;
    }
    if (!cli_content(cli) || !archive_open(cli, &store)) return EXIT_FAULTS;
    bool is_ok = read_side(cli, store, args->rest[0], &pair, 0) && read_side(cli, store, args->rest[1], &pair, 1) &&
                 compare_pairs(cli, &pair);
    if (is_ok && args_get(&COMMAND_COMPARE, args, "json")) {
        print_json(&pair.compare);
    } else if (is_ok) {
        print_text(cli, args, &pair.compare);
    }
    clear(&pair);
    store_close(store);
    return is_ok ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_COMPARE = { .name = "compare",
                                  .usage = "ID ID",
                                  .options = OPTIONS,
                                  .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                  .rest_max = COMPARE_SIDES,
                                  .run = run_compare };
