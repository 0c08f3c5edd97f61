/* survey.c -- each session is read as far as it goes; rows are numbered without gaps, so a gap is a session that is lost. */
#include "record/survey.h"

#include "base/json.h"
#include "base/mem.h"
#include "record/store_content.h"
#include "record/store_db.h"
#include "record/store_person.h"

/* ---- looking ---- */

/* A header that cannot be read leaves nothing of a session but its row. */
static void look_at(Store *store, Arena *arena, Surveyed *one)
{
    EventLog *log = NULL;
    Err note = { ERR_NONE, "" }, err = { ERR_NONE, "" };
    uint32_t place = 0;

    if (!store_salvage_session(store, one->session.header.id, &log, &note, &err)) {
        one->why = arena_printf(arena, "%s", err.text);
        return;
    }
    one->there = log_count(log);
    if (log_find_damage(log, &place, &err)) {
        if (place - (place > 0) < one->there) one->there = place - (place > 0);
        one->why = arena_printf(arena, "%s", note.code != ERR_NONE ? note.text : err.text);
    }
    log_free(log);
}

static void count_one(Survey *survey, const Surveyed *one)
{
    uint32_t missing = one->session.count > one->there ? one->session.count - one->there : 0;
    if (!one->why.len) {
        survey->whole++;
    } else if (!one->there) {
        survey->lost++;
        survey->lost_events += missing;
    } else {
        survey->part++;
        survey->lost_events += missing;
    }
}

typedef struct Rows {
    int64_t highest;
    int64_t known; /* sessions with a row */
    int64_t orphans;
} Rows;

/* Events whose session has no row any more. */
static bool count_orphans(Store *store, void *arg, Err *err)
{
    Rows *rows = arg;
    sqlite3_stmt *statement = store_statement(store, SQL_ORPHANS, err);
    bool has_row = false;
    if (!statement || !store_next_row(store, statement, &has_row, err)) return false;
    if (has_row) {
        rows->highest = sqlite3_column_int64(statement, 0);
        rows->known = sqlite3_column_int64(statement, 1);
        rows->orphans = sqlite3_column_int64(statement, 2);
    }
    sqlite3_reset(statement);
    return true;
}

/* A garbled row number would claim millions of sessions. */
static void count_lost_rows(Store *store, Survey *survey)
{
    enum { MOST = 100000 };
    Rows rows = { 0 };
    if (!store_read(store, count_orphans, &rows, NULL)) return;
    int64_t lost = rows.highest - rows.known;
    if (lost > 0 && lost < MOST) survey->lost += (uint32_t)lost;
    if (rows.orphans > 0) survey->lost_events += (uint32_t)rows.orphans;
}

bool store_survey(Store *store, Arena *arena, Survey *out, Err *err)
{
    StoredSessions all = { 0 };
    Survey survey = { 0 };

    if (!store_list_sessions(store, arena, &all, err)) return false;
    survey.items = arena_alloc(arena, all.count + 1, sizeof *survey.items);
    for (size_t i = 0; i < all.count; i++) {
        Surveyed *one = &survey.items[survey.count++];
        one->session = all.items[i];
        look_at(store, arena, one);
        count_one(&survey, one);
    }
    count_lost_rows(store, &survey);
    *out = survey;
    return true;
}

/* ---- taking over ---- */

static StrView ended_at(Arena *arena, const StoredSession *session, StrView otherwise)
{
    const JsonValue *root = NULL;
    if (!session->ended.len || !json_parse(arena, session->ended, &root, NULL)) return otherwise;
    const JsonValue *at = json_get(root, "at");
    return at && at->kind == JSON_STRING ? at->text : otherwise;
}

static bool take_session(const TakeOver *over, Arena *arena, const StoredSession *session, Err *err)
{
    EventLog *log = NULL;
    EventSink sink;
    StrView at = ended_at(arena, session, over->now);

    if (!store_salvage_session(over->from, session->header.id, &log, NULL, NULL)) return true;
    bool is_whole = log_is_closed(log) && log_count(log) == session->count;
    bool is_done = store_begin_session(over->into, log, &over->owner, &sink, err);
    if (is_done) {
        is_done = is_whole ? store_end_session(over->into, log, at, session->summary, err)
                           : store_leave_session(over->into, log, at, sv(""), err);
    }
    log_free(log);
    return is_done;
}

static bool has_session(Store *store, Arena *arena, StrView id)
{
    StoredSession found;
    return store_find_session(store, arena, id, &found, NULL) && sv_eq(found.header.id, id);
}

/* Oldest first, for the rows count up. */
static bool take_sessions(const TakeOver *over, Arena *arena, uint32_t *taken, Err *err)
{
    StoredSessions all = { 0 };
    if (!store_list_sessions(over->from, arena, &all, err)) return false;
    for (size_t i = all.count; i > 0; i--) {
        const StoredSession *session = &all.items[i - 1];
        if (has_session(over->into, arena, session->header.id)) continue;
        if (!take_session(over, arena, session, err)) return false;
        *taken += has_session(over->into, arena, session->header.id);
    }
    return true;
}

static bool take_people(const TakeOver *over, Arena *arena, Err *err)
{
    People people = { 0 };
    Person kept;
    if (!store_list_people(over->from, arena, &people, err)) return false;
    for (size_t i = people.count; i > 0; i--) {
        if (!store_person(over->into, arena, &people.items[i - 1], &kept, err)) return false;
    }
    return true;
}

/* A set with a hole in it could not be loaded: it stays behind. */
static bool take_content(const TakeOver *over, Arena *arena, Err *err)
{
    Hash *sets = NULL;
    size_t count = 0;
    if (!store_list_content(over->from, arena, &sets, &count, err)) return false;
    for (size_t i = 0; i < count; i++) {
        ArenaMark mark = arena_mark(arena);
        ContentSet set = { 0 };
        bool is_good = store_get_content(over->from, arena, &sets[i], &set, NULL);
        if (is_good) {
            Hash hash = store_content_hash(set.items, set.count);
            is_good = hash_equal(&hash, &sets[i]);
        }
        if (is_good && !store_put_content(over->into, &sets[i], set.items, set.count, err)) return false;
        arena_rewind(arena, mark);
    }
    return true;
}

bool store_take_over(const TakeOver *over, uint32_t *taken, Err *err)
{
    Arena *arena = arena_new(0);
    uint32_t count = 0;
    bool is_done =
        take_people(over, arena, err) && take_content(over, arena, err) && take_sessions(over, arena, &count, err);
    arena_free(arena);
    if (taken) *taken = count;
    return is_done;
}
