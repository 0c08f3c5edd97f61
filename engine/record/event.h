/* event.h -- one thing that happened in a session, and its one canonical line.
 *
 * A line is {"seq":1,"chat":1,"t_ms":123,"kind":"trainee_said","data":{...}} in the writer's form of json.h, without
 * a newline. The hash of event n is SHA-256 over the 32 bytes of hash n-1 and the line; hash 0 is the header's. */
#ifndef RECORD_EVENT_H
#define RECORD_EVENT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"

enum { EVENT_MAX_LINE = 256 * 1024 }; /* bytes */

typedef enum EventKind {
    /* Inputs: with content and seed they give all the others again. */
    EVENT_TRAINEE_DRAFT, /* throttled, with paste ranges */
    EVENT_TRAINEE_SAID,  /* with the quick reply it came from */
    EVENT_DESK_ACTION,   /* check stock, ask dispatch, call courier, refund, ... */
    EVENT_ORDER_NOTE,
    EVENT_FLAG,
    EVENT_STATUS, /* away, busy, back */
    EVENT_SUSPEND,
    EVENT_RESUME,
    EVENT_SCRIPT_FAULT, /* by deadline: the one fault that a replay cannot find by itself */
    EVENT_LEAVE,        /* the trainee ends the session */
    /* Derived. */
    EVENT_CHAT_OPENED,
    EVENT_BUYER_TYPING,
    EVENT_BUYER_SAID,
    EVENT_ASKED,
    EVENT_GRADED,
    EVENT_MOOD,
    EVENT_ORDER_CHANGED,
    EVENT_AUTO_REPLY,
    EVENT_CHAT_CLOSED,
    EVENT_SESSION_CLOSED, /* the last one: {"count":…,"last":"…"}; written by log_close */
    EVENT_KIND_COUNT
} EventKind;

typedef struct Event {
    uint32_t seq;  /* 1, 2, 3, ... in the session; given by the log */
    uint32_t chat; /* 1, 2, ...; 0: the session itself */
    int64_t t_ms;  /* since the start of the session, never less than before */
    EventKind kind;
    StrView data; /* a JSON object in the writer's form */
} Event;

/* "trainee_said"; static text. */
const char *event_kind_name(EventKind kind);

/* False where no kind has that name; *out stays. */
bool event_kind_from_name(StrView name, EventKind *out);

bool event_is_input(EventKind kind);

/* Append the canonical line to `buf`. */
void event_write(Buf *buf, const Event *event);

/* Read one line, strictly: exactly the bytes that event_write gives. The event lives in `arena`, not in `line`. */
bool event_parse(Arena *arena, StrView line, Event *out, Err *err);

/* What every event's data must be, checked without parsing it: {...}, valid UTF-8, no control bytes, within bounds. */
bool event_check_data(StrView data, Err *err);

/* The next link of the chain. */
Hash event_chain(const Hash *before, StrView line);

#endif
