/* carve.h -- all that can be saved of a damaged store: its rows are read from the pages one by one, with no trust in the
 * file's first page, its inner pages or its indexes. Nothing is written to the file.
 *
 * A session is whole again wherever the pages that hold its row and its events are; SQLite alone would lose all of them to one
 * byte in the first page. What was not yet in the main file is taken from the write-ahead log beside it. */
#ifndef RECORD_CARVE_H
#define RECORD_CARVE_H

#include "record/store.h"

typedef struct CarveCount {
    uint32_t sessions;
    uint32_t events;
    uint32_t pages; /* looked at */
} CarveCount;

/* Read what lies at `path` (and `path`-wal) into `into`, an empty store in memory. Fails only where no file can be read. */
bool carve_file(Store *into, const char *path, CarveCount *out, Err *err);

#endif
