/* store_db.c -- every SQL statement of the store in one table; prepared once, bound, never formatted. */
#include "record/store_db.h"

#include <assert.h>
#include <limits.h>

#define SESSION_COLUMNS "row, id, header, header_hash, count, state, owner_pid, owner_boot, ended, summary"

static const char *const sql_texts[SQL_COUNT] = {
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_SESSION_ADD] =
        "INSERT INTO session(id, header, header_hash, owner_pid, owner_boot) VALUES(?1, ?2, ?3, ?4, ?5)",
    [SQL_SESSION_COUNT] = "SELECT count FROM session WHERE row = ?1",
    [SQL_SESSION_SET_COUNT] = "UPDATE session SET count = ?2 WHERE row = ?1",
    [SQL_SESSION_END] = "UPDATE session SET state = ?2, ended = ?3, summary = ?4 WHERE row = ?1",
    [SQL_SESSION_LEFT] = "SELECT row, count FROM session WHERE id = ?1 AND state = 'interrupted'",
    [SQL_SESSION_RESUME] =
        "UPDATE session SET state = 'open', ended = '', summary = '', owner_pid = ?2, owner_boot = ?3 WHERE row = ?1",
    [SQL_SESSION_SUMMARY] = "UPDATE session SET summary = ?2 WHERE id = ?1 AND state <> 'open'",
    [SQL_SESSION_OPEN_ONES] = "SELECT " SESSION_COLUMNS " FROM session WHERE state = 'open'",
    [SQL_SESSION_UP] = "SELECT " SESSION_COLUMNS " FROM session ORDER BY row",
    [SQL_SESSION_DOWN] = "SELECT " SESSION_COLUMNS " FROM session ORDER BY row DESC",
    /* Every character of an id sorts before '~'. */
    [SQL_SESSION_FIND] =
        "SELECT " SESSION_COLUMNS " FROM session WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 4",
    [SQL_EVENT_ADD] = "INSERT INTO event(row, session, seq, line, hash) VALUES((?1 << 20) + ?2, ?1, ?2, ?3, ?4)",
    [SQL_EVENT_READ] = "SELECT line, hash FROM event WHERE row > ?1 << 20 AND row < (?1 + 1) << 20 ORDER BY row",
    [SQL_EVENT_LAST] = "SELECT line FROM event WHERE row = (?1 << 20) + ?2",
    [SQL_BLOB_ADD] = "INSERT INTO content_blob(sha, bytes) VALUES(?1, ?2) ON CONFLICT(sha) DO NOTHING",
    [SQL_SET_ADD] = "INSERT INTO content_set(set_hash, path, sha) VALUES(?1, ?2, ?3)",
    [SQL_SET_HAS] = "SELECT count(*) FROM content_set WHERE set_hash = ?1",
    [SQL_SET_READ] =
        "SELECT path, sha, bytes FROM content_set LEFT JOIN content_blob USING(sha) WHERE set_hash = ?1 ORDER BY path",
    [SQL_PERSON_FIND] = "SELECT id, name, last_used FROM person WHERE name = ?1",
    [SQL_PERSON_ADD] = "INSERT INTO person(id, name, last_used) VALUES(?1, ?2, ?3)",
    [SQL_PERSON_USE] = "UPDATE person SET last_used = ?2 WHERE name = ?1",
    /* Of several states of a session's row the one that knows most counts: pages that are no longer used hold old ones. */
    [SQL_CARVE_SESSION] = "INSERT INTO session(" SESSION_COLUMNS
                          ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(row) DO UPDATE SET"
                          " count = excluded.count, state = excluded.state, ended = excluded.ended,"
                          " summary = excluded.summary WHERE excluded.id = id AND (excluded.count > count OR"
                          " excluded.count = count AND state = 'open')",
    [SQL_CARVE_EVENT] =
        "INSERT INTO event(row, session, seq, line, hash) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
    [SQL_CARVE_BLOB] = "INSERT INTO content_blob(sha, bytes) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
    [SQL_CARVE_SET] = "INSERT INTO content_set(set_hash, path, sha) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
    [SQL_CARVE_PERSON] = "INSERT INTO person(id, name, last_used) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
    [SQL_CARVED_SESSIONS] = "SELECT count(*) FROM session",
    [SQL_CARVED_EVENTS] = "SELECT count(*) FROM event",
    [SQL_ORPHANS] =
        "SELECT max(coalesce((SELECT max(row) FROM session), 0), coalesce((SELECT max(row) >> 20 FROM event), 0)),"
        " (SELECT count(*) FROM session),"
        " (SELECT count(*) FROM event WHERE row >> 20 NOT IN (SELECT row FROM session))",
    [SQL_SET_LIST] = "SELECT DISTINCT set_hash FROM content_set",
    [SQL_PERSON_LIST] = "SELECT id, name, last_used FROM person ORDER BY last_used DESC, id",
};

typedef struct Meaning {
    int sqlite_code;
    ErrCode code;
    const char *words;
} Meaning;

static const Meaning meanings[] = {
    { SQLITE_FULL, ERR_IO, "the disk is full" },
    { SQLITE_IOERR, ERR_IO, "the disk failed" },
    { SQLITE_READONLY, ERR_IO, "the file may not be written" },
    { SQLITE_CANTOPEN, ERR_IO, "the file cannot be opened" },
    { SQLITE_PERM, ERR_IO, "the file may not be opened" },
    { SQLITE_CORRUPT, ERR_STORE, "the file is damaged" },
    { SQLITE_NOTADB, ERR_STORE, "the file is no database, or damaged" },
    { SQLITE_BUSY, ERR_STORE, "another program keeps the file locked" },
};

bool store_fail(Store *store, Err *err, const char *what)
{
    int code = sqlite3_errcode(store->db) & 0xff;

    store->failed = code;
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (meanings[i].sqlite_code != code) continue;
        return err_set(err, meanings[i].code, "%s: %s (%s)", what, meanings[i].words, sqlite3_errmsg(store->db));
    }
    return err_set(err, ERR_STORE, "%s: %s", what, sqlite3_errmsg(store->db));
}

sqlite3_stmt *store_statement(Store *store, StoreSql sql, Err *err)
{
    sqlite3_stmt **slot = &store->statements[sql];

    if (!*slot &&
        sqlite3_prepare_v3(store->db, sql_texts[sql], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK) {
        store_fail(store, err, "store");
        return NULL;
    }
    sqlite3_reset(*slot);
    sqlite3_clear_bindings(*slot);
    return *slot;
}

bool store_run(Store *store, sqlite3_stmt *statement, const char *what, Err *err)
{
    bool is_done = sqlite3_step(statement) == SQLITE_DONE;

    if (!is_done) store_fail(store, err, what);
    sqlite3_reset(statement);
    return is_done;
}

bool store_next_row(Store *store, sqlite3_stmt *statement, bool *has_row, Err *err)
{
    int code = sqlite3_step(statement);

    *has_row = code == SQLITE_ROW;
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) store_fail(store, err, "read the store");
    sqlite3_reset(statement);
    return code == SQLITE_DONE;
}

static bool run_simple(Store *store, StoreSql sql, const char *what, Err *err)
{
    sqlite3_stmt *statement = store_statement(store, sql, err);

    return statement && store_run(store, statement, what, err);
}

/* SQLite has rolled back by itself after some errors; then there is nothing left to roll back. */
static void roll_back(Store *store)
{
    if (!sqlite3_get_autocommit(store->db)) run_simple(store, SQL_ROLLBACK, "roll back", NULL);
}

bool store_transact(Store *store, StoreWork *work, void *arg, Err *err)
{
    if (store->is_readonly) return err_set(err, ERR_IO, "the store is open for reading only");
    if (!run_simple(store, SQL_BEGIN_WRITE, "begin", err)) return false;
    if (work(store, arg, err) && run_simple(store, SQL_COMMIT, "commit", err)) return true;
    roll_back(store);
    return false;
}

/* What was read is good even if a damaged file then refuses to end the transaction in order. */
bool store_read(Store *store, StoreWork *work, void *arg, Err *err)
{
    bool is_done = run_simple(store, SQL_BEGIN_READ, "begin", err) && work(store, arg, err);

    roll_back(store);
    return is_done;
}

void store_bind_text(sqlite3_stmt *statement, int idx, StrView text)
{
    sqlite3_bind_text64(statement, idx, text.ptr ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void store_bind_bytes(sqlite3_stmt *statement, int idx, StrView bytes)
{
    sqlite3_bind_blob64(statement, idx, bytes.ptr ? bytes.ptr : "", bytes.len, SQLITE_STATIC);
}

void store_bind_hash(sqlite3_stmt *statement, int idx, const Hash *hash)
{
    store_bind_bytes(statement, idx, sv_of((const char *)hash->bytes, sizeof hash->bytes));
}

StrView store_column(sqlite3_stmt *statement, int idx)
{
    const char *ptr = sqlite3_column_blob(statement, idx);
    int len = sqlite3_column_bytes(statement, idx);

    return ptr ? sv_of(ptr, (size_t)len) : sv("");
}

bool store_column_hash(sqlite3_stmt *statement, int idx, Hash *out)
{
    StrView bytes = store_column(statement, idx);

    if (bytes.len != sizeof out->bytes) return false;
    memcpy(out->bytes, bytes.ptr, sizeof out->bytes);
    return true;
}
