/* compare_own.h -- the steps of a comparison; only compare*.c includes it. */
#ifndef PLAY_COMPARE_OWN_H
#define PLAY_COMPARE_OWN_H

#include "play/compare.h"

typedef struct CompareTurns {
    CompareTurn *items;
    size_t count;
} CompareTurns;

/* What no item of a feed says of a buyer's line: its key, and what it asked. By seq, for the events of one log. */
typedef struct CompareAsk {
    uint32_t seq; /* of the buyer_said */
    StrView key;
    StrView topics[FEED_MAX_ASKS];
    size_t count;
} CompareAsk;

typedef struct CompareAsks {
    CompareAsk *items; /* by seq */
    size_t count;
} CompareAsks;

bool compare_read_asks(const EventLog *log, Arena *arena, CompareAsks *out, Err *err);

/* The turns of one chat. */
void compare_read_turns(const FeedChat *chat, const CompareAsks *asks, Arena *arena, CompareTurns *out);

/* Which turns meet: partner[i] is the turn of `second` that stands beside turn i of `first`, or SIZE_MAX. Both have more
 * than the other's order: partners rise. What meets depends on which is first only where several ways are equally good. */
void compare_align(const CompareTurns *first, const CompareTurns *second, size_t *partner);

ComparePair compare_pair(int64_t first, int64_t second);

#endif
