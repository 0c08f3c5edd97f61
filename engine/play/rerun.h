/* rerun.h -- a session again from its inputs: the proof that the log is what the engine does, and the way back into it. */
#ifndef PLAY_RERUN_H
#define PLAY_RERUN_H

#include "play/desk.h"

typedef enum RerunKind {
    RERUN_SAME,         /* every event came out byte for byte */
    RERUN_DIFFERS,      /* `seq` is the first that did not */
    RERUN_TAIL_MISSING, /* the same as far as it goes, but there is no session_closed: killed, or cut off */
    RERUN_OTHER_ENGINE, /* recorded by another version: its events play, but are not proven */
    RERUN_OTHER_CONTENT /* the content handed in is not the session's */
} RerunKind;

typedef struct RerunResult {
    RerunKind kind;
    uint32_t seq;     /* of the first difference or the first missing event; else 0 */
    StrView expected; /* the recorded line; empty where the rerun goes on longer */
    StrView got;      /* the rerun's line; empty where it ends earlier */
    StrView after;    /* the rerun's next line; empty where there is none */
    StrView note;     /* one line for people */
} RerunResult;

/* Run `log` again with `book` (of the session's content) and compare every event. `engine` is this engine's version. The
 * result lives in `arena`. False only where the session cannot be run at all (unknown scenario, broken script). */
typedef struct RerunInput {
    Playbook *book;
    const EventLog *log;
    StrView engine;
} RerunInput;
bool rerun_verify(const RerunInput *in, Arena *arena, RerunResult *out, Err *err);

/* Bring a new session to the place just before event `seq` of `from` (its count + 1: behind the last one): its header is
 * `header`, its inputs are those of `from` before that event. For "try again from here" and for a reload. *desk and *log are
 * the caller's. */
typedef struct RerunStart {
    Playbook *book;
    const EventLog *from;
    uint32_t seq;
    const SessionHeader *header;
    const Clock *clock;
} RerunStart;
bool rerun_until(const RerunStart *start, EventLog **log, Desk **desk, Err *err);

/* The same with changed content, as far as it goes: an input that the new content has no place for (the chat is closed by
 * then) ends it, and *stopped is its event; 0: none did. Deadlines of the former run mean nothing here. */
bool rerun_as_far(const RerunStart *start, EventLog **log, Desk **desk, uint32_t *stopped, Err *err);

/* The whole of an unfinished session again, with its own header, to go on with it: every event must come out byte for byte,
 * or it fails and the error names the first that did not. `seq` and `header` of the start are not read. */
bool rerun_carry_on(const RerunStart *start, EventLog **log, Desk **desk, Err *err);

/* The first of events 1 to `count` that `again` has otherwise or not at all; 0: it has them all, byte for byte. Headers, and
 * the hashes that follow from them, do not count. */
uint32_t rerun_difference(const EventLog *log, const EventLog *again, uint32_t count);

const char *rerun_kind_name(RerunKind kind); /* "same" */

#endif
