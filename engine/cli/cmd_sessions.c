/* cmd_sessions.c -- `peilian sessions`: what was recorded, newest first. What the store does not say the log does. */
#include <stdio.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/now.h"
#include "cli/session_tree.h"
#include "cli/term.h"
#include "play/card.h"

static const Option OPTIONS[] = { { "json", NULL }, { "tree", NULL }, { "salvage", NULL } };

/* One row; texts in the run's arena. */
typedef struct Row {
    const StoredSession *session;
    StrView outcome; /* "won", …, "left", "open" */
    StrView state;   /* "closed", "interrupted", "open" */
    int32_t score;   /* -1: nothing was graded */
    uint32_t replies;
    uint32_t there; /* events that can be read */
} Row;

static void fold(Cli *cli, Store *store, Row *row)
{
    EventLog *log = NULL;
    Card card;
    Err err = { 0 };
    if (!store_salvage_session(store, row->session->header.id, &log, &err, &err)) return;
    if (card_of(log, cli->arena, &card, NULL)) {
        row->score = card.replies ? card.overall : -1;
        row->replies = card.replies;
        if (card.chat_count) row->outcome = arena_copy(cli->arena, card.chats[0].outcome);
        if (card.chat_count && sv_is(card.chats[0].why, "left")) row->outcome = sv("left");
    }
    row->there = log_count(log);
    log_free(log);
}

static Row read_row(Cli *cli, Store *store, const StoredSession *session)
{
    Row row = { .session = session, .outcome = sv("open"), .score = -1 };
    row.state = sv(store_state_name(session->state));
    fold(cli, store, &row);
    return row;
}

static void write_key(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_row(JsonOut *out, const Row *row)
{
    const SessionHeader *header = &row->session->header;
    json_begin_object(out);
    write_key(out, "id", header->id);
    write_key(out, "started_at", header->started_at);
    write_key(out, "person", header->person_name);
    write_key(out, "scenario", header->scenario);
    write_key(out, "persona", header->persona);
    json_key(out, "seed");
    json_int(out, header->seed);
    write_key(out, "outcome", row->outcome);
    write_key(out, "ended", row->state);
    json_key(out, "score");
    if (row->score < 0) {
        json_null(out);
    } else {
        json_int(out, row->score);
    }
    json_key(out, "replies");
    json_int(out, row->replies);
    json_key(out, "events");
    json_int(out, row->session->count);
    json_key(out, "readable");
    json_int(out, row->there);
    json_end_object(out);
}

static void print_json(const Row *rows, size_t count)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    json_begin_array(&out);
    for (size_t i = 0; i < count; i++) write_row(&out, &rows[i]);
    json_end_array(&out);
    buf_putc(&text, '\n');
    fwrite(text.ptr, 1, text.len, stdout);
    buf_clear(&text);
}

static StrView local_scenario(const Cli *cli, StrView id)
{
    const ScenarioInfo *scenario = cli->content ? content_scenario(cli->content, id) : NULL;
    return scenario ? cli_local(cli, &scenario->title) : id;
}

static StrView local_persona(const Cli *cli, StrView id)
{
    const PersonaInfo *persona = cli->content ? content_persona(cli->content, id) : NULL;
    return persona ? cli_local(cli, &persona->name) : id;
}

/* "2026-11-21T22:06:39+08:00" as "2026-11-21 22:06". */
static StrView local_time(Cli *cli, StrView iso)
{
    if (iso.len < 16) return iso;
    return arena_printf(cli->arena, "%.*s %.*s", 10, iso.ptr, 5, iso.ptr + 11);
}

enum { COLUMN_COUNT = 7 };
static const char *const HEADS[COLUMN_COUNT] = { "sessions.id",       "sessions.when",    "sessions.who",
                                                 "sessions.scenario", "sessions.persona", "sessions.outcome",
                                                 "sessions.score" };

static void fill_cells(Cli *cli, const Row *row, StrView cells[COLUMN_COUNT])
{
    const SessionHeader *header = &row->session->header;
    bool is_cut = row->session->state == STORE_STATE_INTERRUPTED;
    StrView key = arena_printf(cli->arena, "outcome.%.*s", SV_ARG(is_cut ? sv("killed") : row->outcome));
    cells[0] = header->id;
    cells[1] = local_time(cli, header->started_at);
    cells[2] = header->person_name;
    cells[3] = local_scenario(cli, header->scenario);
    cells[4] = local_persona(cli, header->persona);
    cells[5] = locale_text_sv(cli->locale, key);
    cells[6] = row->score < 0 ? sv("–") : cli_number(cli, row->score);
}

static void widen(int widths[COLUMN_COUNT], const StrView cells[COLUMN_COUNT])
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        int columns = term_columns_of(cells[i]);
        if (columns > widths[i]) widths[i] = columns;
    }
}

static void put_cells(const Term *term, Buf *out, Style style, const StrView cells[COLUMN_COUNT],
                      const int widths[COLUMN_COUNT])
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        bool is_last = i == COLUMN_COUNT - 1;
        term_put_padded(term, out, style, cells[i], is_last ? 0 : widths[i] + 2);
    }
    buf_putc(out, '\n');
}

static void print_table(Cli *cli, const Row *rows, size_t count)
{
    Term term = term_of(1);
    Buf out = { 0 };
    int widths[COLUMN_COUNT] = { 0 };
    StrView(*cells)[COLUMN_COUNT] = arena_alloc(cli->arena, count + 1, sizeof *cells);
    for (int i = 0; i < COLUMN_COUNT; i++) cells[0][i] = locale_text(cli->locale, HEADS[i]);
    for (size_t i = 0; i < count; i++) fill_cells(cli, &rows[i], cells[i + 1]);
    for (size_t i = 0; i <= count; i++) widen(widths, cells[i]);
    for (size_t i = 0; i <= count; i++) put_cells(&term, &out, i ? STYLE_PLAIN : STYLE_BOLD, cells[i], widths);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_clear(&out);
    cli_say(cli, "sessions.count", SLOTS({ "count", cli_number(cli, (int64_t)count) }));
}

/* Take over what can be read of `path` into the record, or where it is the record itself, set it aside and start afresh. */
static int salvage(Cli *cli, const char *path)
{
    Store *from = NULL, *into = NULL;
    Rescue rescue = { 0 };
    Err err = { 0 };
    uint32_t taken = 0;
    if (!archive_open_to_write(cli, &into)) return EXIT_FAULTS;
    bool is_done = true;
    if (path) {
        is_done = rescue_look(&from, path, cli->arena, &rescue, &err);
        if (rescue.trouble == STORE_FINE && is_done) is_done = store_survey(from, cli->arena, &rescue.survey, &err);
        TakeOver over = { from, into, now_iso(cli->arena), process_owner(cli->arena) };
        is_done = is_done && store_take_over(&over, &taken, &err);
        archive_report(cli, &rescue);
    }
    if (!is_done) {
        cli_complain_err(cli, &err);
    } else if (path) {
        cli_say(cli, "rescue.taken", SLOTS({ "path", sv(path) }, { "taken", cli_number(cli, taken) }));
    } else {
        cli_say(cli, "rescue.in_use", SLOTS({ "path", sv(archive_path(cli)) }));
    }
    store_close(from);
    store_close(into);
    return is_done ? EXIT_OK : EXIT_FAULTS;
}

static bool list(Cli *cli, Store *store, bool is_json)
{
    StoredSessions all = { 0 };
    Err err = { 0 };
    if (!store_list_sessions(store, cli->arena, &all, &err)) {
        cli_complain_err(cli, &err);
        return false;
    }
    Row *rows = arena_alloc(cli->arena, all.count + 1, sizeof *rows);
    for (size_t i = 0; i < all.count; i++) rows[i] = read_row(cli, store, &all.items[i]);
    if (is_json) {
        print_json(rows, all.count);
    } else if (!all.count) {
        cli_say(cli, "sessions.none", NULL, 0);
        cli_say(cli, "sessions.none_next", SLOTS({ "command", sv("peilian chat") }));
    } else {
        /* Titles instead of ids where the content loads; a list of sessions does not need it. */
        cli_content(cli);
        print_table(cli, rows, all.count);
    }
    return true;
}

static int run_sessions(Cli *cli, const Args *args)
{
    Store *store = NULL;
    bool is_json = args_get(&COMMAND_SESSIONS, args, "json") != NULL;
    if (args_get(&COMMAND_SESSIONS, args, "salvage")) return salvage(cli, args->rest_count ? args->rest[0] : NULL);
    if (args->rest_count) {
        cli_complain(cli, "error.extra_argument", SLOTS({ "name", sv(args->rest[0]) }));
        return EXIT_USAGE;
    }
    if (!archive_open(cli, &store)) return EXIT_FAULTS;
    bool is_tree = args_get(&COMMAND_SESSIONS, args, "tree") != NULL;
    int status = is_tree ? session_tree_print(cli, store, is_json) : list(cli, store, is_json) ? EXIT_OK : EXIT_FAULTS;
    /* Of a damaged file only a part is shown, and that is no success. */
    if (store_trouble(store) != STORE_FINE) status = EXIT_FAULTS;
    store_close(store);
    return status;
}

const Command COMMAND_SESSIONS = { .name = "sessions",
                                   .usage = "[--salvage [FILE]]",
                                   .options = OPTIONS,
                                   .option_count = sizeof OPTIONS / sizeof *OPTIONS,
                                   .rest_max = 1,
                                   .run = run_sessions };
