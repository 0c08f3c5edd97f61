/* store_db.h -- what the files of the store share: statements by name, transactions, errors in words.
 *
 * Private to engine/record/store*.c. */
#ifndef RECORD_STORE_DB_H
#define RECORD_STORE_DB_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/hash.h"
#include "record/store_write.h"

typedef enum StoreSql {
    SQL_BEGIN_READ,
    SQL_BEGIN_WRITE,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_SESSION_ADD,
    SQL_SESSION_COUNT,
    SQL_SESSION_SET_COUNT,
    SQL_SESSION_END,
    SQL_SESSION_LEFT,
    SQL_SESSION_RESUME,
    SQL_SESSION_SUMMARY,
    SQL_SESSION_OPEN_ONES,
    SQL_SESSION_UP,
    SQL_SESSION_DOWN,
    SQL_SESSION_FIND,
    SQL_EVENT_ADD,
    SQL_EVENT_READ,
    SQL_EVENT_LAST,
    SQL_BLOB_ADD,
    SQL_SET_ADD,
    SQL_SET_HAS,
    SQL_SET_READ,
    SQL_PERSON_FIND,
    SQL_PERSON_ADD,
    SQL_PERSON_USE,
    SQL_PERSON_LIST,
    SQL_CARVE_SESSION,
    SQL_CARVE_EVENT,
    SQL_CARVE_BLOB,
    SQL_CARVE_SET,
    SQL_CARVE_PERSON,
    SQL_CARVED_SESSIONS,
    SQL_CARVED_EVENTS,
    SQL_ORPHANS,
    SQL_SET_LIST,
    SQL_COUNT
} StoreSql;

/* One session being written; `stored` events are safe. Lives until the store is closed. */
typedef struct StoreWriter StoreWriter;
struct StoreWriter {
    Store *store;
    int64_t row;
    uint32_t stored;
    bool is_in_doubt; /* a commit failed: ask the file what it has */
    bool is_ended;
    char id[65];
    StoreWriter *next;
};

struct Store {
    sqlite3 *db;
    bool is_readonly;
    bool is_old;          /* a schema before today's, and otherwise well */
    bool is_carved;       /* in memory, of what a damaged file's pages hold */
    StoreTrouble trouble; /* what opening found */
    int failed;           /* SQLite's primary code of the last failure; a rollback after it leaves it be */
    sqlite3_stmt *statements[SQL_COUNT];
    StoreWriter *writers;
};

/* A unit of work inside a transaction. */
typedef bool StoreWork(Store *store, void *arg, Err *err);

/* Say what SQLite's last error means for `what`; always false. */
bool store_fail(Store *store, Err *err, const char *what);

/* The statement, reset and unbound, prepared on first use; NULL after an error. */
sqlite3_stmt *store_statement(Store *store, StoreSql sql, Err *err);

/* Run a statement that returns no rows, and reset it. */
bool store_run(Store *store, sqlite3_stmt *statement, const char *what, Err *err);

/* One row or the end: *has_row. At the end, or on an error, the statement is reset. */
bool store_next_row(Store *store, sqlite3_stmt *statement, bool *has_row, Err *err);

/* Run `work` in one transaction that takes the write lock first: all of it is durable, or nothing has changed. */
bool store_transact(Store *store, StoreWork *work, void *arg, Err *err);

/* Run `work` on one consistent state of the file. */
bool store_read(Store *store, StoreWork *work, void *arg, Err *err);

/* The text must stay until the statement is reset. */
void store_bind_text(sqlite3_stmt *statement, int idx, StrView text);
void store_bind_bytes(sqlite3_stmt *statement, int idx, StrView bytes);
void store_bind_hash(sqlite3_stmt *statement, int idx, const Hash *hash);

/* A column's bytes, borrowed until the next step; "" for NULL. */
StrView store_column(sqlite3_stmt *statement, int idx);

/* False where the column is not 32 bytes. */
bool store_column_hash(sqlite3_stmt *statement, int idx, Hash *out);

/* How a session ended, for the list. */
typedef struct StoreEnd {
    StoreState state;
    StrView at;
    StrView summary;
} StoreEnd;

bool store_set_end(Store *store, int64_t row, const StoreEnd *end, Err *err);

/* The writer of that session, or NULL where this store does not write it. */
StoreWriter *store_writer_of(const Store *store, StrView id);

#endif
