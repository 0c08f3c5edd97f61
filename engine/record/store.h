/* store.h -- the SQLite file that keeps sessions, people and content.
 *
 * A Store belongs to one thread; other processes may read and write the same file. Text is UTF-8. No clock, no chance:
 * ids and times are handed in. Sessions: store_session.h, people: store_person.h, content: store_content.h. */
#ifndef RECORD_STORE_H
#define RECORD_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum { STORE_APPLICATION_ID = 0x5065696c }; /* "Peil" */

typedef struct Store Store;

/* Open or create the file and bring its schema up to date: WAL, synchronous=FULL. Fails on a file that is damaged, is
 * no store of ours or is from a newer version. On success *out is owned by the caller: store_close. */
bool store_open(Store **out, const char *path, Err *err);

/* Open without changing anything; for looking into a damaged file or one that may not be written. Whatever can still
 * be read is read; every call that would write fails. */
bool store_open_readonly(Store **out, const char *path, Err *err);

/* Check the whole file; the error carries SQLite's first finding. */
bool store_check(Store *store, Err *err);

/* NULL is allowed. Sinks of this store end with it; what a log has not made durable by then (log_flush) is not stored. */
void store_close(Store *store);

#endif
