/* log_jsonl.h -- a session as a text file: export and import.
 *
 * The first line is {"peilian":"session","version":1,"count":N,"hash":"…","header":{…}}; every other line is
 * {"hash":"…","event":{…}} with the event's canonical line inside. */
#ifndef RECORD_LOG_JSONL_H
#define RECORD_LOG_JSONL_H

#include "record/log.h"

enum { LOG_JSONL_VERSION = 1 };

/* Append the whole log. */
void log_write_jsonl(Buf *buf, const EventLog *log);

/* Read and verify. The error is "line N: " and what: changed, missing, out of order, twice, cut off, not UTF-8, unknown
 * version or kind. Owned by the caller: log_free. */
bool log_read_jsonl(EventLog **out, StrView text, Err *err);

#endif
