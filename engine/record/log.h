/* log.h -- the event log of one session: in memory, append-only, hash-chained.
 *
 * The log is the truth and also the queue of its sink: a sink reads from it what it has not stored yet, so a disk that
 * fails for a while loses nothing. What the readers return lives as long as the log. */
#ifndef RECORD_LOG_H
#define RECORD_LOG_H

#include "record/event.h"
#include "record/session.h"

enum { LOG_MAX_EVENTS = 1000000 };

typedef struct EventLog EventLog;

typedef struct LogEntry {
    Event event;  /* its data points into `line` */
    StrView line; /* canonical */
    Hash chain;
} LogEntry;

/* Where a log goes. `write` stores the events of `log` that the sink does not have yet; with `durable` they are
 * safe from kill and power loss when it returns true, without it they may wait for the next durable call. */
typedef struct EventSink {
    void *self;
    bool (*write)(void *self, const EventLog *log, bool durable, Err *err);
} EventSink;

/* An empty log with a copy of `header`, which must pass session_check. Owned by the caller: log_free. */
bool log_new(EventLog **out, const SessionHeader *header, Err *err);

/* NULL is allowed. The sink is not called. */
void log_free(EventLog *log);

/* From now on appends go to `sink` as well; NULL takes it away. */
void log_set_sink(EventLog *log, const EventSink *sink);

/* From now on this log of a chat that nobody keeps (a bot's) trusts its events: they are neither proven nor chained, and it
 * cannot be stored or verified. Only while it is empty and has no sink. */
void log_trust(EventLog *log);

/* Append a copy of `event`; its seq is given here. False in two ways: ERR_INPUT or ERR_LIMIT (time runs backwards, bad
 * data, full, closed): not appended; any other code came from the sink: appended, but not stored yet, and the next
 * durable append or log_flush tries again. */
bool log_append(EventLog *log, const Event *event, bool durable, Err *err);

/* Append session_closed with the count and last hash so far, durably. Nothing can follow it. */
bool log_close(EventLog *log, int64_t t_ms, Err *err);

/* Make all events so far durable; true where there is no sink. */
bool log_flush(EventLog *log, Err *err);

const SessionHeader *log_header(const EventLog *log);
StrView log_header_json(const EventLog *log);
Hash log_header_hash(const EventLog *log);
uint32_t log_count(const EventLog *log);

/* Entry `idx`, 0 <= idx < log_count; its seq is idx + 1. */
const LogEntry *log_at(const EventLog *log, uint32_t idx);

/* The last event's chain hash; the header's hash while empty. */
Hash log_last_hash(const EventLog *log);

/* Ends with session_closed. */
bool log_is_closed(const EventLog *log);

/* For what was read from elsewhere. A new log with a header as it is stored, and an event as it is stored: both must
 * parse; whether they fit together is for log_verify_chain to say. */
bool log_restore(EventLog **out, StrView header_json, Err *err);
bool log_restore_event(EventLog *log, StrView line, const Hash *chain, Err *err);

/* What the place it was read from says about the whole; log_verify_chain holds the log against it. */
void log_expect(EventLog *log, const Hash *header_hash, uint32_t count);

/* What log_expect was told; false, and nothing written, where it was not. `header_hash` and `count` may be NULL. */
bool log_expected(const EventLog *log, Hash *header_hash, uint32_t *count);

/* Sequence, time, hashes, the closing event and log_expect; the error names the first event that does not fit. */
bool log_verify_chain(const EventLog *log, Err *err);

/* The same, and where: *place is 0 for the header, n for the n-th event, log_count + 1 for a missing end. False and
 * *place unwritten where all is well. */
bool log_find_damage(const EventLog *log, uint32_t *place, Err *err);

#endif
