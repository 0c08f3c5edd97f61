/* log_damage.h -- what was done to a log: the kind of the first thing in it that does not fit.
 *
 * The chain says that something is wrong and where; the hashes that are still whole say what: an event that fits somewhere else
 * was moved, one that fits nowhere was put in, a follower that fits behind a gap tells of one taken out. */
#ifndef RECORD_LOG_DAMAGE_H
#define RECORD_LOG_DAMAGE_H

#include "record/log.h"

typedef enum LogDamageKind {
    LOG_WHOLE,
    LOG_HEADER_CHANGED,
    LOG_EVENT_CHANGED,
    LOG_EVENT_REMOVED,
    LOG_EVENT_INSERTED,
    LOG_EVENT_MOVED,
    LOG_TAIL_CUT
} LogDamageKind;

typedef struct LogDamage {
    LogDamageKind kind;
    uint32_t seq;      /* the place, by the numbers of the log as it was recorded; 0: the header */
    uint32_t other;    /* LOG_EVENT_MOVED: the number of the event that stands there instead */
    const char *field; /* "hash", "seq", "count", "t_ms", "data.count", "data.last"; static text */
    StrView expected;  /* in the arena */
    StrView found;
} LogDamage;

/* Name the first damage. False, and a kind of LOG_WHOLE, where there is none. */
bool log_diagnose(const EventLog *log, Arena *arena, LogDamage *out);

#endif
