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

/* What is the matter with a file. */
typedef enum StoreTrouble {
    STORE_FINE,
    STORE_DAMAGED,    /* corrupt, cut, emptied, or no database at all */
    STORE_FOREIGN,    /* another program's database */
    STORE_NEWER,      /* a schema that only a later version knows */
    STORE_UNREACHABLE /* the operating system refuses, or another program keeps it locked */
} StoreTrouble;

/* Open or create the file and bring its schema up to date: WAL, synchronous=FULL. Fails on a file that is damaged, is
 * no store of ours or is from a newer version. On success *out is owned by the caller: store_close. */
bool store_open(Store **out, const char *path, Err *err);

/* The same, and what the matter is where it fails. A file in trouble is left as it is, to the byte. */
bool store_open_told(Store **out, const char *path, StoreTrouble *trouble, Err *err);

/* Open without changing anything; for looking into a damaged or old file, a newer one, or one that may not be written. Whatever
 * can still be read is read (carve.h); every call that would write fails. Fails where nothing of ours is in it. */
bool store_open_readonly(Store **out, const char *path, Err *err);

/* What store_open_readonly found: STORE_FINE (also where the schema is an old one), STORE_DAMAGED or STORE_NEWER. */
StoreTrouble store_trouble(const Store *store);

bool store_is_readonly(const Store *store);

/* Check the whole file; the error carries SQLite's first finding. */
bool store_check(Store *store, Err *err);

/* NULL is allowed. Sinks of this store end with it; what a log has not made durable by then (log_flush) is not stored. */
void store_close(Store *store);

#endif
