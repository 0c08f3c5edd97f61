/* store.c -- opening and closing: the schema by migrations, and a damaged file told from a foreign one. */
#include "record/store.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "record/carve.h"
#include "record/migrate.h"
#include "record/store_db.h"

enum {
    BUSY_MS = 10000,
    SET_UP_TRIES = 200,
    SET_UP_PAUSE_MS = 20,
    QUICK_CHECK_MAX = 32 * 1024 * 1024 /* bytes; a larger file costs too much at every start */
};

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

    if (is_good && !sv_is(buf_view(&finding), "ok")) {
        store->trouble = STORE_DAMAGED;
        is_good = err_set(err, ERR_STORE, "the file is damaged: %.*s", SV_ARG(buf_view(&finding)));
    }
    buf_clear(&finding);
    return is_good;
}

/* Damage in the middle of a small file is found at once; a large one is left to store_check. */
static bool check_small(Store *store, Err *err)
{
    int64_t pages = 0;
    int64_t page_size = 0;

    if (!migrate_ask_int(store, "PRAGMA page_count", &pages, err)) return false;
    if (!migrate_ask_int(store, "PRAGMA page_size", &page_size, err)) return false;
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

/* Looking comes before writing: a damaged file is left as it is. */
static bool look_and_prepare(Store *store, Err *err)
{
    int64_t version;

    return store_read(store, migrate_read_version, &version, err) && check_small(store, err) && configure(store, err) &&
           migrate_store(store, err);
}

/* SQLite does not wait while a file changes to its write-ahead log: who comes at that moment is told that it is busy at
 * once, and tries again. */
static bool set_up(Store *store, Err *err)
{
    store->failed = SQLITE_OK;
    for (int left = SET_UP_TRIES;; left--) {
        if (look_and_prepare(store, err)) return true;
        if (left == 0 || (store->failed != SQLITE_BUSY && store->failed != SQLITE_LOCKED)) return false;
        sqlite3_sleep(SET_UP_PAUSE_MS);
    }
}

/* With nothing in the main file SQLite throws the write-ahead log away, and with it all that is left. */
static bool check_not_emptied(Store *store, const char *path, Err *err)
{
    struct stat file, log;
    Buf wal = { 0 };

    buf_printf(&wal, "%s-wal", path);
    bool is_emptied = (stat(path, &file) != 0 || file.st_size == 0) && stat(wal.ptr, &log) == 0 && log.st_size > 0;
    buf_clear(&wal);
    if (!is_emptied) return true;
    store->trouble = STORE_DAMAGED;
    return err_set(err, ERR_STORE, "the file is empty, but its write-ahead log is not");
}

/* What SQLite does not call damage is one all the same if a file of ours cannot be used because of it. */
static StoreTrouble trouble_of(const Store *store, const Err *err)
{
    if (store->trouble != STORE_FINE) return store->trouble;
    bool is_locked = store->failed == SQLITE_BUSY || store->failed == SQLITE_LOCKED;
    return err->code == ERR_STORE && !is_locked ? STORE_DAMAGED : STORE_UNREACHABLE;
}

static void keep_log_on_close(Store *store, int is_kept)
{
    if (store->db) sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_kept, NULL);
}

static bool open_to_write(Store *store, const char *path, Err *err)
{
    if (!check_not_emptied(store, path, err)) return false;
    if (!open_file(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err)) return false;
    keep_log_on_close(store, 1);
    if (!check_writable(store, err) || !set_up(store, err)) return false;
    keep_log_on_close(store, 0);
    return true;
}

bool store_open_told(Store **out, const char *path, StoreTrouble *trouble, Err *err)
{
    Store *store = mem_new(sizeof *store);
    Err fault = { ERR_NONE, "" };

    if (open_to_write(store, path, &fault)) {
        *out = store;
        *trouble = STORE_FINE;
        return true;
    }
    *trouble = trouble_of(store, &fault);
    store_close(store);
    if (err) *err = fault;
    return err_prefix(err, "%s", path);
}

bool store_open(Store **out, const char *path, Err *err)
{
    StoreTrouble trouble;

    return store_open_told(out, path, &trouble, err);
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

/* Only a file that is well and of today's schema: all others are carved. */
static bool open_to_read(Store *store, const char *name, int flags, Err *err)
{
    int64_t version;

    if (!open_file(store, name, SQLITE_OPEN_READONLY | flags, err)) return false;
    if (!exec(store, "PRAGMA query_only = ON", "set up", err)) return false;
    if (!store_read(store, migrate_read_version, &version, err)) return false;
    if (!check_with(store, "PRAGMA quick_check(1)", err)) return false;
    store->is_old = version > 0 && version < SCHEMA_VERSION;
    return version == SCHEMA_VERSION || err_set(err, ERR_STORE, "schema %lld", (long long)version);
}

static bool open_as_it_is(Store *store, const char *path, Err *err)
{
    Buf uri = { 0 };

    if (!check_not_emptied(store, path, err)) return false;
    if (open_to_read(store, path, 0, err)) return true;
    if (store->trouble != STORE_FINE) return false;
    close_db(store);
    write_uri(&uri, path);
    bool is_open = open_to_read(store, buf_view(&uri).ptr, SQLITE_OPEN_URI, err);
    buf_clear(&uri);
    return is_open;
}

/* The file's rows in a store in memory. */
static bool open_carved(Store *store, const char *path, Err *err)
{
    CarveCount count = { 0 };

    store->is_readonly = false;
    bool is_carved = open_file(store, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
                     migrate_store(store, err) && carve_file(store, path, &count, err) &&
                     exec(store, "PRAGMA query_only = ON", "set up", err);
    store->is_readonly = true;
    store->is_carved = true;
    return is_carved && (count.sessions > 0 || count.events > 0);
}

/* What was carved out of a file that calls itself foreign was ours, with damage where it says so. */
static void name_trouble(Store *store, const Err *fault)
{
    StoreTrouble trouble = trouble_of(store, fault);
    store->trouble = trouble == STORE_NEWER ? STORE_NEWER : STORE_DAMAGED;
    if (store->is_old) store->trouble = STORE_FINE;
}

bool store_open_readonly(Store **out, const char *path, Err *err)
{
    Store *store = mem_new(sizeof *store);
    Err fault = { ERR_NONE, "" };

    store->is_readonly = true;
    bool is_open = open_as_it_is(store, path, &fault);
    if (!is_open) {
        name_trouble(store, &fault);
        close_db(store);
        is_open = open_carved(store, path, NULL);
    }
    if (is_open) {
        *out = store;
        return true;
    }
    store_close(store);
    if (err) *err = fault;
    return err_prefix(err, "%s", path);
}

StoreTrouble store_trouble(const Store *store)
{
    return store->trouble;
}

bool store_is_readonly(const Store *store)
{
    return store->is_readonly;
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
