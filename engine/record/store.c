/* store.c -- opening and closing: the schema by migrations, and a damaged file told from a foreign one. */
#include "record/store.h"

#include "base/buf.h"
#include "base/mem.h"
#include "record/store_db.h"

enum {
    BUSY_MS = 10000,
    SET_UP_TRIES = 200,
    SET_UP_PAUSE_MS = 20,
    QUICK_CHECK_MAX = 32 * 1024 * 1024 /* bytes; a larger file costs too much at every start */
};

/* What nobody may do to an event, the database itself refuses. Its key is one number of session and seq: no index to
 * keep beside the table, and inner pages so small that few of them can be hit when a file is damaged. */
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
    "PRAGMA application_id = 1348823404;" /* STORE_APPLICATION_ID */
    "PRAGMA user_version = 1;";
// clang-format on

/* Entry n brings version n to n + 1, its last statement says so. Entries are added, never changed. */
static const char *const migrations[] = { schema_1 };

enum { SCHEMA_VERSION = sizeof migrations / sizeof migrations[0] };

static bool exec(Store *store, const char *sql, const char *what, Err *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(store, err, what);
}

/* The first column of the first row; "" without rows. These run once at opening, so they are not kept. */
static bool ask(Store *store, const char *sql, Buf *answer, Err *err)
{
    sqlite3_stmt *statement;
    int code;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) return store_fail(store, err, "read");
    code = sqlite3_step(statement);
    buf_reset(answer);
    if (code == SQLITE_ROW) buf_put(answer, store_column(statement, 0));
    if (code != SQLITE_ROW && code != SQLITE_DONE) store_fail(store, err, "read");
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool ask_int(Store *store, const char *sql, int64_t *out, Err *err)
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

/* Neither an empty file nor one of ours is refused. The version is 0 for the empty one. Runs inside a transaction, or a
 * file that another process is just setting up looks like somebody else's. */
static bool read_version(Store *store, void *arg, Err *err)
{
    int64_t *version = arg;
    int64_t application = 0;
    int64_t objects = 0;

    if (!ask_int(store, "PRAGMA application_id", &application, err)) return false;
    if (!ask_int(store, "PRAGMA user_version", version, err)) return false;
    if (!ask_int(store, "SELECT count(*) FROM sqlite_schema", &objects, err)) return false;
    if (application == 0 && *version == 0 && objects == 0) return true;
    if (application != STORE_APPLICATION_ID)
        return err_set(err, ERR_STORE, "a database of another program (application id %lld)", (long long)application);
    if (*version > SCHEMA_VERSION)
        return err_set(err, ERR_STORE, "written by a newer peilian: schema %lld, this one knows %d",
                       (long long)*version, SCHEMA_VERSION);
    return true;
}

/* Another process may have migrated in the meantime, so the version is read again under the write lock. */
static bool migrate_one(Store *store, void *arg, Err *err)
{
    int64_t *version = arg;

    if (!read_version(store, version, err)) return false;
    if (*version >= SCHEMA_VERSION) return true;
    if (!exec(store, migrations[*version], "change the schema", err)) return false;
    ++*version;
    return true;
}

static bool migrate(Store *store, Err *err)
{
    int64_t version;

    if (!store_read(store, read_version, &version, err)) return false;
    while (version < SCHEMA_VERSION) {
        if (!store_transact(store, migrate_one, &version, err)) return false;
    }
    return true;
}

/* WAL first: it is kept in the file. FULL is per connection: a commit has reached the disk when it returns. */
static bool configure(Store *store, Err *err)
{
    Buf mode = { 0 };
    bool is_wal;

    if (!ask(store, "PRAGMA journal_mode = WAL", &mode, err)) {
        buf_clear(&mode);
        return false;
    }
    is_wal = sv_is(buf_view(&mode), "wal");
    buf_clear(&mode);
    if (!is_wal) return err_set(err, ERR_STORE, "no write-ahead log is possible there");
    return exec(store, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", "set up", err);
}

static bool check_with(Store *store, const char *pragma, Err *err)
{
    Buf finding = { 0 };
    bool is_good = ask(store, pragma, &finding, err);

    if (is_good && !sv_is(buf_view(&finding), "ok"))
        is_good = err_set(err, ERR_STORE, "the file is damaged: %.*s", SV_ARG(buf_view(&finding)));
    buf_clear(&finding);
    return is_good;
}

/* Damage in the middle of a small file is found at once; a large one is left to store_check. */
static bool check_small(Store *store, Err *err)
{
    int64_t pages = 0;
    int64_t page_size = 0;

    if (!ask_int(store, "PRAGMA page_count", &pages, err)) return false;
    if (!ask_int(store, "PRAGMA page_size", &page_size, err)) return false;
    if (pages * page_size > QUICK_CHECK_MAX) return true;
    return check_with(store, "PRAGMA quick_check(1)", err);
}

bool store_check(Store *store, Err *err)
{
    return check_with(store, "PRAGMA integrity_check(1)", err);
}

static bool open_file(Store *store, const char *name, int flags, Err *err)
{
    if (sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
        return store_fail(store, err, "open");
    sqlite3_busy_timeout(store->db, BUSY_MS);
    return true;
}

/* SQLite falls back to reading in silence where it may not write. */
static bool check_writable(Store *store, Err *err)
{
    return sqlite3_db_readonly(store->db, "main") != 1 || err_set(err, ERR_IO, "the file may not be written");
}

/* SQLite does not wait while a file changes to its write-ahead log: who comes at that moment is told that it is busy at
 * once, and tries again. */
static bool set_up(Store *store, Err *err)
{
    int64_t version;

    store->failed = SQLITE_OK;
    for (int left = SET_UP_TRIES;; left--) {
        if (store_read(store, read_version, &version, err) && configure(store, err) && migrate(store, err)) return true;
        if (left == 0 || (store->failed != SQLITE_BUSY && store->failed != SQLITE_LOCKED)) return false;
        sqlite3_sleep(SET_UP_PAUSE_MS);
    }
}

bool store_open(Store **out, const char *path, Err *err)
{
    Store *store = mem_new(sizeof *store);

    if (open_file(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) && check_writable(store, err) &&
        set_up(store, err) && check_small(store, err)) {
        *out = store;
        return true;
    }
    store_close(store);
    return err_prefix(err, "%s", path);
}

/* file:…?immutable=1 reads without locks and without the -shm file, where the folder may not be written. */
static void write_uri(Buf *uri, const char *path)
{
    buf_puts(uri, "file:");
    for (; *path; path++) {
        if (strchr("?#%", *path)) {
            buf_printf(uri, "%%%02X", (unsigned)(unsigned char)*path);
        } else {
            buf_putc(uri, *path);
        }
    }
    buf_puts(uri, "?immutable=1");
}

static void close_db(Store *store)
{
    for (int i = 0; i < SQL_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    sqlite3_close(store->db);
    store->db = NULL;
}

/* writable_schema lets SQLite look into a file that is shorter than its first page says. */
static bool open_for_salvage(Store *store, const char *name, int flags, Err *err)
{
    int64_t version;

    if (!open_file(store, name, SQLITE_OPEN_READONLY | flags, err)) return false;
    if (!exec(store, "PRAGMA writable_schema = ON; PRAGMA query_only = ON", "set up", err)) return false;
    if (!store_read(store, read_version, &version, err)) return false;
    return version > 0 || err_set(err, ERR_STORE, "the file is empty");
}

bool store_open_readonly(Store **out, const char *path, Err *err)
{
    Store *store = mem_new(sizeof *store);
    Buf uri = { 0 };
    bool is_open;

    store->is_readonly = true;
    is_open = open_for_salvage(store, path, 0, err);
    if (!is_open) {
        close_db(store);
        write_uri(&uri, path);
        is_open = open_for_salvage(store, buf_view(&uri).ptr, SQLITE_OPEN_URI, err);
        buf_clear(&uri);
    }
    if (!is_open) {
        store_close(store);
        return err_prefix(err, "%s", path);
    }
    *out = store;
    return true;
}

void store_close(Store *store)
{
    if (!store) return;
    close_db(store);
    while (store->writers) {
        StoreWriter *next = store->writers->next;
        mem_free(store->writers);
        store->writers = next;
    }
    mem_free(store);
}
