/* store_session.h -- sessions in the store: list, find, load, and those that nobody finished.
 *
 * Beginning, appending and ending are in store_write.h. */
#ifndef RECORD_STORE_SESSION_H
#define RECORD_STORE_SESSION_H

#include "record/log.h"
#include "record/store_write.h"

typedef struct StoredSession {
    SessionHeader
        header;     /* where it cannot be read: its id, and its format where that is a number (0: not even that) */
    uint32_t count; /* events */
    StoreState state;
    StoreOwner owner;
    StrView ended;   /* {"how":"closed","at":"…"}, "interrupted" likewise; "" while open */
    StrView summary; /* JSON as handed to store_end_session; "" when there is none */
} StoredSession;

typedef struct StoredSessions {
    StoredSession *items; /* newest first */
    size_t count;
} StoredSessions;

/* Who still lives, and whom to tell; `report` may be NULL. */
typedef struct StoreCensus {
    void *self;
    bool (*is_alive)(void *self, const StoreOwner *owner);
    void (*report)(void *self, const StoredSession *session); /* borrowed for the call */
} StoreCensus;

/* Sessions that are open and whose owner is gone: mark them interrupted (closed, where the log had come to its end and
 * only the mark was missing) and report each. Sessions that this Store is writing are left alone. For a program's start. */
bool store_mark_interrupted(Store *store, StrView now, const StoreCensus *census, Err *err);

/* All sessions, in `arena`. */
bool store_list_sessions(Store *store, Arena *arena, StoredSessions *out, Err *err);

/* One session by its id or an unambiguous beginning of it; the error says unknown, or names ids that fit. */
bool store_find_session(Store *store, Arena *arena, StrView id, StoredSession *out, Err *err);

/* The log by id or beginning. Not verified: ask log_verify_chain. Fails where a line cannot be read at all.
 * Owned by the caller: log_free. */
bool store_load_session(Store *store, StrView id, EventLog **out, Err *err);

/* Like store_load_session, but damage ends the log instead of failing: true with the events before it, and *note says
 * where and why (ERR_NONE when whole). Fails where not even the header can be read. */
bool store_salvage_session(Store *store, StrView id, EventLog **out, Err *note, Err *err);

#endif
