/* migrate.h -- the schema of the store, and the way to it from every earlier one.
 *
 * Private to engine/record/store*.c. The format of a session's header and of its export have numbers of their own: SESSION_FORMAT
 * in session.h and LOG_JSONL_VERSION in log_jsonl.h. */
#ifndef RECORD_MIGRATE_H
#define RECORD_MIGRATE_H

#include "record/store_db.h"

enum { SCHEMA_VERSION = 2 };

/* The version that the file says; 0 for an empty one. Fails on a file of another program or of a newer version, and leaves which
 * of them in store->trouble. Runs inside a transaction, or a file that another process is just setting up looks like somebody
 * else's. `arg` is an int64_t. */
bool migrate_read_version(Store *store, void *arg, Err *err);

/* Bring the file to SCHEMA_VERSION, one version after the other, each in a transaction of its own. */
bool migrate_store(Store *store, Err *err);

/* The first column of the first row as a number; false where there is none. */
bool migrate_ask_int(Store *store, const char *sql, int64_t *out, Err *err);

#endif
