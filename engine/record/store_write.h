/* store_write.h -- a session on its way into the store: begin, append through a sink, end. */
#ifndef RECORD_STORE_WRITE_H
#define RECORD_STORE_WRITE_H

#include "record/log.h"
#include "record/store.h"

typedef enum StoreState { STORE_STATE_OPEN, STORE_STATE_CLOSED, STORE_STATE_INTERRUPTED } StoreState;

/* Who is writing a session; the boot id makes a process number unique. Both are handed in. */
typedef struct StoreOwner {
    int64_t pid;
    StrView boot;
} StoreOwner;

/* Add the session of `log` with the events it has, durably, and make a sink for log_set_sink. The sink is valid until
 * store_close; after store_end_session it takes nothing more. Fails where the id exists. */
bool store_begin_session(Store *store, const EventLog *log, const StoreOwner *owner, EventSink *out, Err *err);

/* Store what `log` still holds and mark the session closed, in one step. `summary` is JSON or empty. */
bool store_end_session(Store *store, const EventLog *log, StrView ended_at, StrView summary, Err *err);

/* Store what `log` still holds and mark the session interrupted: somebody may go on with it. The sink takes no more. */
bool store_leave_session(Store *store, const EventLog *log, StrView at, StrView summary, Err *err);

/* Put the summary of a session that is not open, made again from its log; one that is open stays as it is. */
bool store_put_summary(Store *store, StrView id, StrView summary, Err *err);

/* Go on with an interrupted session: `log` holds the stored events and perhaps more. It is `owner`'s and open again. Fails where
 * it is not interrupted, or its last stored event is not that of `log`. */
bool store_resume_session(Store *store, const EventLog *log, const StoreOwner *owner, EventSink *out, Err *err);

/* "open", "closed" or "interrupted"; static text. */
const char *store_state_name(StoreState state);

#endif
