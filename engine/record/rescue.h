/* rescue.h -- opening the store of a workstation whatever became of the file: a damaged one is set aside as it is, all that can be
 * read of it goes into a fresh one, and practice goes on. Nothing is ever overwritten. */
#ifndef RECORD_RESCUE_H
#define RECORD_RESCUE_H

#include "record/survey.h"

typedef struct Rescue {
    StoreTrouble trouble; /* STORE_FINE: the file was well, and the rest is empty */
    StrView why;          /* SQLite's or our words, in English */
    StrView path;         /* where the file was */
    StrView aside;        /* where it is now; empty: it was left where it is */
    StrView used;         /* the file that is open now */
    bool has_survey;      /* something of it could be read */
    Survey survey;
    uint32_t taken; /* sessions that were brought into the fresh file */
} Rescue;

typedef struct RescueSetup {
    const char *path;
    StrView now; /* ISO time, for the name of what is set aside */
    StoreOwner owner;
} RescueSetup;

/* Open to write. A damaged file is renamed to <path>.damaged-<time>, with its write-ahead log, unless another process has it open;
 * then, and where it is newer or another program's, it stays, and <path>.beside is used until it is well again. False where no
 * store can be had at all; *out says what is known even then. Texts in `arena`. */
bool rescue_open(Store **store, const RescueSetup *setup, Arena *arena, Rescue *out, Err *err);

/* Open to read: the file as it is, or what can be read of it. *out as above; nothing on the disk changes. */
bool rescue_look(Store **store, const char *path, Arena *arena, Rescue *out, Err *err);

#endif
