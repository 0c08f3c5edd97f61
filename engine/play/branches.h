/* branches.h -- a session and what was tried otherwise from within it: the tree that the stored sessions' origins make.
 *
 * Made from headers and summaries; logs are read only where a summary is missing. All of it lives in the arena. */
#ifndef PLAY_BRANCHES_H
#define PLAY_BRANCHES_H

#include "play/digest.h"
#include "play/feed.h"
#include "play/sitting.h"

#define BRANCH_NONE SIZE_MAX

typedef struct Branch {
    StrView id;
    StrView started_at; /* ISO */
    StrView person;     /* name */
    StrView scenario;   /* as in the header */
    StrView persona;
    size_t parent;   /* index of what it parts from; BRANCH_NONE: an original */
    uint32_t depth;  /* 0: an original */
    bool is_last;    /* of its parent's branches */
    bool is_missing; /* an original that is not in the store: only `id` says anything */
    SessionMode mode;
    StoreState state;
    StrView outcome; /* as digest_outcome */
    Digest digest;   /* its cut: where it parts */
} Branch;

typedef struct Branches {
    const Branch *items; /* each before its own branches, these by age, the oldest first */
    size_t count;
    size_t shown; /* index of the session that was asked for */
} Branches;

/* The event that a retry of that reply stands before: the one right after the buyer's line that it answers, so that the wait
 * begins anew. A nudge only came because nothing did. */
uint32_t branch_cut(const FeedChat *chat, const FeedItem *reply);

/* The tree of session `id`, whole. Fails where there is no such session. */
bool branches_read(const SittingSetup *setup, StrView id, Arena *arena, Branches *out, Err *err);

/* The same, and those beside the tree that are of the session's scenario, the newest first, `most` at the most. */
typedef struct BranchKin {
    Branches tree;
    Branches others; /* `shown` is 0 */
} BranchKin;
bool branches_read_kin(const SittingSetup *setup, StrView id, size_t most, Arena *arena, BranchKin *out, Err *err);

/* All trees of the store, the newest original first; `shown` is 0. */
bool branches_read_all(const SittingSetup *setup, Arena *arena, Branches *out, Err *err);

/* An array of objects. */
void branches_write_json(JsonOut *out, const Branches *branches);

#endif
