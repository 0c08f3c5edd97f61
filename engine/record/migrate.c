/* migrate.c -- one entry a version; entries are added, never changed, for files of every version lie on somebody's disk. */
#include "record/migrate.h"

/* What nobody may do to an event, the database itself refuses. Its key is one number of session and seq: no index to
 * keep beside the table, and inner pages so small that few of them can be hit when a file is damaged. */
_Static_assert(STORE_APPLICATION_ID == 1348823404, "the schema says it in decimal");
_Static_assert(LOG_MAX_EVENTS < 1 << 20, "the key of an event has 20 bits for seq");
// clang-format off
static const char schema_1[] =
    "CREATE TABLE session("
    " row INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE,"
    " header TEXT NOT NULL,"
    " header_hash BLOB NOT NULL,"
    " count INTEGER NOT NULL DEFAULT 0,"
    " state TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'closed', 'interrupted')),"
    " owner_pid INTEGER NOT NULL,"
    " owner_boot TEXT NOT NULL,"
    " ended TEXT NOT NULL DEFAULT '',"
    " summary TEXT NOT NULL DEFAULT ''"
    ") STRICT;"
    "CREATE INDEX session_open ON session(state) WHERE state = 'open';"
    "CREATE TABLE event("
    " row INTEGER PRIMARY KEY CHECK(row = (session << 20) + seq),"
    " session INTEGER NOT NULL REFERENCES session(row),"
    " seq INTEGER NOT NULL,"
    " line TEXT NOT NULL,"
    " hash BLOB NOT NULL"
    ") STRICT;"
    "CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never changed'); END;"
    "CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never removed'); END;"
    "CREATE TABLE content_blob(sha BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE content_set("
    " set_hash BLOB NOT NULL,"
    " path TEXT NOT NULL,"
    " sha BLOB NOT NULL REFERENCES content_blob(sha),"
    " PRIMARY KEY(set_hash, path)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE person("
    " id TEXT NOT NULL PRIMARY KEY,"
    " name TEXT NOT NULL UNIQUE,"
    " last_used TEXT NOT NULL"
    ") STRICT;"
    "PRAGMA application_id = 1348823404;" /* STORE_APPLICATION_ID */;

/* The first stores had the key (session, seq) and no row number, and called that version 1 as well. */
static const char needs_rows[] = "SELECT NOT EXISTS(SELECT 1 FROM pragma_table_info('event') WHERE name = 'row')";
static const char give_rows[] =
    "CREATE TABLE event_with_row("
    " row INTEGER PRIMARY KEY CHECK(row = (session << 20) + seq),"
    " session INTEGER NOT NULL REFERENCES session(row),"
    " seq INTEGER NOT NULL,"
    " line TEXT NOT NULL,"
    " hash BLOB NOT NULL"
    ") STRICT;"
    "INSERT INTO event_with_row(row, session, seq, line, hash)"
    " SELECT (session << 20) + seq, session, seq, line, hash FROM event ORDER BY session, seq;"
    "DROP TABLE event;"
    "ALTER TABLE event_with_row RENAME TO event;"
    "CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never changed'); END;"
    "CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never removed'); END;";
// clang-format on

typedef struct Migration {
    const char *condition; /* asked for 0 or 1; NULL: always */
    const char *change;
    const char *number; /* what says that it is done */
} Migration;

/* Entry n brings version n to n + 1. */
static const Migration migrations[SCHEMA_VERSION] = {
    { NULL, schema_1, "PRAGMA user_version = 1" },
    { needs_rows, give_rows, "PRAGMA user_version = 2" },
};

static bool exec(Store *store, const char *sql, Err *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(store, err, "change the schema");
}

bool migrate_ask_int(Store *store, const char *sql, int64_t *out, Err *err)
{
    sqlite3_stmt *statement;
    int code;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) return store_fail(store, err, "read");
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
    if (code != SQLITE_ROW) store_fail(store, err, "read");
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

bool migrate_read_version(Store *store, void *arg, Err *err)
{
    int64_t *version = arg;
    int64_t application = 0;
    int64_t objects = 0;

    if (!migrate_ask_int(store, "PRAGMA application_id", &application, err)) return false;
    if (!migrate_ask_int(store, "PRAGMA user_version", version, err)) return false;
    if (!migrate_ask_int(store, "SELECT count(*) FROM sqlite_schema", &objects, err)) return false;
    if (application == 0 && *version == 0 && objects == 0) return true;
    if (application != STORE_APPLICATION_ID) {
        store->trouble = STORE_FOREIGN;
        return err_set(err, ERR_STORE, "a database of another program (application id %lld)", (long long)application);
    }
    if (*version > SCHEMA_VERSION) {
        store->trouble = STORE_NEWER;
        return err_set(err, ERR_STORE, "written by a newer peilian: schema %lld, this one knows %d",
                       (long long)*version, SCHEMA_VERSION);
    }
    return true;
}

static bool change(Store *store, const Migration *migration, Err *err)
{
    int64_t is_needed = 1;

    if (migration->condition && !migrate_ask_int(store, migration->condition, &is_needed, err)) return false;
    return (!is_needed || exec(store, migration->change, err)) && exec(store, migration->number, err);
}

/* Another process may have migrated in the meantime, so the version is read again under the write lock. */
static bool migrate_one(Store *store, void *arg, Err *err)
{
    int64_t *version = arg;

    if (!migrate_read_version(store, version, err)) return false;
    if (*version >= SCHEMA_VERSION) return true;
    if (!change(store, &migrations[*version], err)) return false;
    ++*version;
    return true;
}

bool migrate_store(Store *store, Err *err)
{
    int64_t version;

    if (!store_read(store, migrate_read_version, &version, err)) return false;
    while (version < SCHEMA_VERSION) {
        if (!store_transact(store, migrate_one, &version, err)) return false;
    }
    return true;
}
