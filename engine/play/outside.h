/* outside.h -- the real world as a port: time, chance, and which process this is.
 *
 * Only the program itself may ask the machine (cli/now.c does); what lies below it, and the window, are handed this. Texts
 * live in the arena that is given. */
#ifndef PLAY_OUTSIDE_H
#define PLAY_OUTSIDE_H

#include "base/arena.h"
#include "base/clock.h"
#include "record/store_write.h"

typedef struct Outside {
    void *self;
    Clock clock;                                               /* monotonic */
    StrView (*now)(void *self, Arena *arena);                  /* "2026-11-21T22:06:39+08:00" */
    StrView (*today)(void *self, Arena *arena);                /* "2026-11-21" */
    StrView (*fresh_id)(void *self, Arena *arena, size_t len); /* of a-z and 2-9 */
    int64_t (*below)(void *self, int64_t bound);               /* drawn from 0 <= n < bound */
    StoreOwner (*owner)(void *self, Arena *arena);             /* this process */
    bool (*is_alive)(void *self, const StoreOwner *owner);     /* for StoreCensus */
} Outside;

#endif
