/* session.h -- the header of a session: all that a replay needs besides content and inputs.
 *
 * The views in a header are borrowed from whoever filled it. */
#ifndef RECORD_SESSION_H
#define RECORD_SESSION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"

enum { SESSION_FORMAT = 1, SESSION_MAX_HEADER = 16 * 1024 };

typedef enum SessionMode { SESSION_PRACTICE, SESSION_EXAM } SessionMode;

typedef struct SessionHeader {
    int64_t format;     /* SESSION_FORMAT */
    StrView engine;     /* version of the engine that recorded it */
    StrView id;         /* 4..64 of a-z 0-9 - _ ; handed in, never drawn here */
    Hash content;       /* over all content loaded for the session */
    int64_t seed;       /* 0 or more */
    StrView date;       /* 2026-11-21: the day whose facts hold */
    StrView started_at; /* wall clock, 2026-11-21T22:06:39 and an optional zone */
    StrView person_id;  /* may be empty: nobody in particular */
    StrView person_name;
    StrView locale; /* zh, en */
    SessionMode mode;
    bool keystrokes; /* drafts are recorded */
    StrView scenario;
    StrView persona;
    StrView origin; /* "" or what this goes back to: "retry:ID:SEQ", "import", "bot:NAME" */
} SessionHeader;

/* Fields well formed and within bounds; the error names the field and its value. */
bool session_check(const SessionHeader *header, Err *err);

/* Append the canonical JSON of a header that passes session_check. */
void session_write(Buf *buf, const SessionHeader *header);

/* Read strictly: exactly what session_write gives. Another format version is named before anything else.
 * The fields live in `arena`. */
bool session_read(Arena *arena, StrView json, SessionHeader *out, Err *err);

/* The format that a header says it has, also one that is not known here; 0 where it says none. */
int64_t session_format_of(StrView json);

/* False where the session was recorded by another engine version than `engine`; the error names both. */
bool session_check_engine(const SessionHeader *header, StrView engine, Err *err);

/* What its origin "retry:ID:SEQ" says: it is session ID up to just before event SEQ, then played otherwise. False for any
 * other origin. *id is borrowed from the header. */
bool session_is_retry(const SessionHeader *header, StrView *id, uint32_t *seq);

/* "practice" or "exam"; static text. */
const char *session_mode_name(SessionMode mode);

#endif
