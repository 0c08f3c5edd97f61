/* store_session.c -- reading sessions back. A file opened for reading only gives what its good pages hold: rows are
 * read from both ends towards the damage, and no index is trusted. */
#include "record/store_session.h"

#include <stdlib.h>

#include "base/mem.h"
#include "record/store_db.h"

enum { COL_ROW, COL_ID, COL_HEADER, COL_HASH, COL_COUNT, COL_STATE, COL_PID, COL_BOOT, COL_ENDED, COL_SUMMARY };

/* What a row holds besides what the caller sees. */
typedef struct Row {
    StoredSession session;
    int64_t row;
    StrView header_json;
    Hash header_hash;
} Row;

typedef struct Rows {
    Arena *arena;
    Row *items;
    size_t count;
    size_t cap;
} Rows;

static StoreState state_from(StrView name)
{
    for (int i = STORE_STATE_OPEN; i < STORE_STATE_INTERRUPTED; i++) {
        if (sv_is(name, store_state_name((StoreState)i))) return (StoreState)i;
    }
    return STORE_STATE_INTERRUPTED;
}

static void read_row(Arena *arena, sqlite3_stmt *from, Row *out)
{
    StoredSession *session = &out->session;

    out->row = sqlite3_column_int64(from, COL_ROW);
    out->header_json = arena_copy(arena, store_column(from, COL_HEADER));
    if (!store_column_hash(from, COL_HASH, &out->header_hash)) out->header_hash = (Hash){ { 0 } };
    if (!session_read(arena, out->header_json, &session->header, NULL))
        session->header = (SessionHeader){ .format = session_format_of(out->header_json) };
    session->header.id = arena_copy(arena, store_column(from, COL_ID));
    session->count = (uint32_t)sqlite3_column_int64(from, COL_COUNT);
    session->state = state_from(store_column(from, COL_STATE));
    session->owner =
        (StoreOwner){ sqlite3_column_int64(from, COL_PID), arena_copy(arena, store_column(from, COL_BOOT)) };
    session->ended = arena_copy(arena, store_column(from, COL_ENDED));
    session->summary = arena_copy(arena, store_column(from, COL_SUMMARY));
}

static void add_row(Rows *rows, sqlite3_stmt *from)
{
    if (rows->count == rows->cap) {
        size_t cap = rows->cap ? rows->cap * 2 : 32;
        Row *items = arena_alloc(rows->arena, cap, sizeof *items);
        if (rows->count) memcpy(items, rows->items, rows->count * sizeof *items);
        rows->items = items;
        rows->cap = cap;
    }
    read_row(rows->arena, from, &rows->items[rows->count++]);
}

/* Rows of a bound statement, down to but without the row `until`. */
static bool collect(Store *store, sqlite3_stmt *statement, int64_t until, Rows *rows, Err *err)
{
    bool has_row;

    while (store_next_row(store, statement, &has_row, err)) {
        if (!has_row) return true;
        if (sqlite3_column_int64(statement, COL_ROW) == until) {
            sqlite3_reset(statement);
            return true;
        }
        add_row(rows, statement);
    }
    return false;
}

static bool collect_all(Store *store, Rows *rows, Err *err)
{
    sqlite3_stmt *up = store_statement(store, SQL_SESSION_UP, err);
    sqlite3_stmt *down;
    Err damage = { ERR_NONE, "" };

    if (!up) return false;
    if (collect(store, up, 0, rows, &damage)) return true;
    if (store->is_readonly) {
        /* Damage in the way: take the other side as far as it goes. */
        down = store_statement(store, SQL_SESSION_DOWN, NULL);
        if (down) collect(store, down, rows->count ? rows->items[rows->count - 1].row : 0, rows, NULL);
        if (rows->count > 0) return true;
    }
    if (err) *err = damage;
    return false;
}

static int newest_first(const void *a, const void *b)
{
    const Row *left = a;
    const Row *right = b;
    int order = sv_compare(right->session.header.started_at, left->session.header.started_at);

    return order ? order : (left->row < right->row) - (left->row > right->row);
}

bool store_list_sessions(Store *store, Arena *arena, StoredSessions *out, Err *err)
{
    Rows rows = { .arena = arena };
    StoredSession *items;

    if (!collect_all(store, &rows, err)) return false;
    if (rows.count) qsort(rows.items, rows.count, sizeof *rows.items, newest_first);
    items = arena_alloc(arena, rows.count + 1, sizeof *items);
    for (size_t i = 0; i < rows.count; i++) items[i] = rows.items[i].session;
    *out = (StoredSessions){ items, rows.count };
    return true;
}

/* Without the index: for a damaged file. */
static bool search_all(Store *store, StrView id, Rows *found, Err *err)
{
    Rows all = { .arena = found->arena };

    if (!collect_all(store, &all, err)) return false;
    found->items = all.items;
    for (size_t i = 0; i < all.count; i++) {
        if (sv_starts(all.items[i].session.header.id, id)) found->items[found->count++] = all.items[i];
    }
    return true;
}

static bool search(Store *store, StrView id, Rows *found, Err *err)
{
    sqlite3_stmt *statement;

    if (store->is_readonly) return search_all(store, id, found, err);
    statement = store_statement(store, SQL_SESSION_FIND, err);
    if (!statement) return false;
    store_bind_text(statement, 1, id);
    return collect(store, statement, 0, found, err);
}

static bool refuse_ambiguous(const Rows *found, StrView id, Err *err)
{
    StrView a = found->items[0].session.header.id;
    StrView b = found->items[1].session.header.id;

    return err_set(err, ERR_INPUT, "more than one session begins with %.*s: %.*s, %.*s%s", SV_ARG(id), SV_ARG(a),
                   SV_ARG(b), found->count > 2 ? ", ..." : "");
}

/* A whole id wins over longer ones that begin with it. */
static bool find_row(Store *store, Arena *arena, StrView id, Row *out, Err *err)
{
    Rows found = { .arena = arena };

    if (id.len == 0) return err_set(err, ERR_INPUT, "no session id");
    if (!search(store, id, &found, err)) return false;
    if (found.count == 0) return err_set(err, ERR_INPUT, "no session begins with %.*s", SV_ARG(id));
    for (size_t i = 0; i < found.count; i++) {
        if (found.count > 1 && !sv_eq(found.items[i].session.header.id, id)) continue;
        *out = found.items[i];
        return true;
    }
    return refuse_ambiguous(&found, id, err);
}

bool store_find_session(Store *store, Arena *arena, StrView id, StoredSession *out, Err *err)
{
    Row row = { 0 };

    if (!find_row(store, arena, id, &row, err)) return false;
    *out = row.session;
    return true;
}

typedef struct LoadWork {
    StrView id;
    EventLog *log; /* what could be read, also after a failure */
} LoadWork;

static bool restore_events(Store *store, int64_t row, EventLog *log, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_EVENT_READ, err);
    bool has_row;
    Hash chain;

    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, row);
    while (store_next_row(store, statement, &has_row, err)) {
        if (!has_row) return true;
        bool is_hash = store_column_hash(statement, 1, &chain) || err_set(err, ERR_INPUT, "its hash is no hash");
        if (is_hash && log_restore_event(log, store_column(statement, 0), &chain, err)) continue;
        sqlite3_reset(statement);
        return err_prefix(err, "event %u", log_count(log) + 1);
    }
    return false;
}

/* Header, count and events come from one state of the file, though another process may be writing. */
static bool load_session(Store *store, void *arg, Err *err)
{
    LoadWork *work = arg;
    Arena *arena = arena_new(0);
    Row row = { 0 };
    bool is_good;

    is_good = find_row(store, arena, work->id, &row, err) && log_restore(&work->log, row.header_json, err);
    if (is_good) {
        log_expect(work->log, &row.header_hash, row.session.count);
        is_good = restore_events(store, row.row, work->log, err);
        if (!is_good) err_prefix(err, "session %.*s", SV_ARG(row.session.header.id));
    }
    arena_free(arena);
    return is_good;
}

bool store_load_session(Store *store, StrView id, EventLog **out, Err *err)
{
    LoadWork work = { id, NULL };

    if (!store_read(store, load_session, &work, err)) {
        log_free(work.log);
        return false;
    }
    *out = work.log;
    return true;
}

bool store_salvage_session(Store *store, StrView id, EventLog **out, Err *note, Err *err)
{
    LoadWork work = { id, NULL };
    Err damage = { ERR_NONE, "" };

    if (!store_read(store, load_session, &work, &damage) && !work.log) {
        if (err) *err = damage;
        return false;
    }
    if (note) *note = damage;
    *out = work.log;
    return true;
}

typedef struct CensusWork {
    StrView now;
    const StoreCensus *census;
    Rows gone;
} CensusWork;

/* Moves the rows whose owner is gone to the front. */
static void keep_gone(const Store *store, CensusWork *work)
{
    Rows *rows = &work->gone;
    size_t kept = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const StoredSession *session = &rows->items[i].session;
        if (store_writer_of(store, session->header.id)) continue;
        if (work->census->is_alive(work->census->self, &session->owner)) continue;
        rows->items[kept++] = rows->items[i];
    }
    rows->count = kept;
}

/* Killed between its last event and store_end_session, a session is as closed as any. */
static bool ended_well(Store *store, Arena *arena, const Row *row, bool *out, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, SQL_EVENT_LAST, err);
    Event last;
    bool has_row;

    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, row->row);
    sqlite3_bind_int64(statement, 2, row->session.count);
    if (!store_next_row(store, statement, &has_row, err)) return false;
    *out = has_row && event_parse(arena, store_column(statement, 0), &last, NULL) && last.kind == EVENT_SESSION_CLOSED;
    sqlite3_reset(statement);
    return true;
}

static bool mark_one(Store *store, const CensusWork *work, Row *row, Err *err)
{
    StoreEnd end = { STORE_STATE_INTERRUPTED, work->now, sv("") };
    bool is_whole;

    if (!ended_well(store, work->gone.arena, row, &is_whole, err)) return false;
    if (is_whole) end.state = STORE_STATE_CLOSED;
    row->session.state = end.state;
    return store_set_end(store, row->row, &end, err);
}

static bool mark_gone(Store *store, void *arg, Err *err)
{
    CensusWork *work = arg;
    sqlite3_stmt *statement = store_statement(store, SQL_SESSION_OPEN_ONES, err);

    if (!statement || !collect(store, statement, 0, &work->gone, err)) return false;
    keep_gone(store, work);
    for (size_t i = 0; i < work->gone.count; i++) {
        if (!mark_one(store, work, &work->gone.items[i], err)) return false;
    }
    return true;
}

bool store_mark_interrupted(Store *store, StrView now, const StoreCensus *census, Err *err)
{
    CensusWork work = { now, census, { .arena = arena_new(0) } };
    bool is_marked = store_transact(store, mark_gone, &work, err);

    for (size_t i = 0; is_marked && census->report && i < work.gone.count; i++)
        census->report(census->self, &work.gone.items[i].session);
    arena_free(work.gone.arena);
    return is_marked;
}
