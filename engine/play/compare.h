/* compare.h -- two sessions side by side, aligned by what the buyers asked: a fold over their events, nothing else.
 *
 * A turn is what a buyer wanted at once and all that was answered before they said more. Turns of two chats stand in one row
 * where the same was asked; what only one of them was asked has a row of its own. Exchanging the sessions exchanges the
 * sides and turns every difference round, nothing else. Differences are of the second against the first. */
#ifndef PLAY_COMPARE_H
#define PLAY_COMPARE_H

#include "play/card.h"
#include "play/digest.h"
#include "play/feed.h"

enum { COMPARE_SIDES = 2, COMPARE_FINDINGS = FINDING_PRAISE + 1, COMPARE_WINDOW = 1024 };

/* A number on both sides; -1: it does not apply there. */
typedef struct ComparePair {
    int64_t of[COMPARE_SIDES];
    int64_t by;    /* the second less the first … */
    bool is_known; /* … where both apply; else 0 */
} ComparePair;

typedef struct CompareTurn {
    uint32_t number;              /* in its chat, from 1 */
    int64_t t_ms;                 /* of its first item */
    const FeedItem *const *lines; /* of the buyer, nudges too; none where the trainee spoke first */
    size_t line_count;
    const FeedItem *const *replies;
    size_t reply_count;
    StrView topics[FEED_MAX_ASKS]; /* asked here, or asked before and still open */
    size_t topic_count;
    bool is_again;             /* all of it was asked in this chat before */
    StrView key;               /* of the buyer's lines the first that has one ("ask.size"), or empty */
    int64_t wait_ms;           /* the longest that a reply of it let wait; -1 */
    int32_t scores[DIM_COUNT]; /* mean over its replies, rounded half up; -1 */
    int32_t overall;
    bool is_capped;                      /* some reply of it is */
    uint32_t findings[COMPARE_FINDINGS]; /* by FindingKind */
} CompareTurn;

typedef enum CompareKind {
    COMPARE_SAME,    /* the same lines, the same replies, the same grades */
    COMPARE_DIFFERS, /* asked of both, otherwise answered, graded or worded */
    COMPARE_FIRST,   /* only the first side was asked this */
    COMPARE_SECOND
} CompareKind;

typedef struct CompareRow {
    CompareKind kind;
    const CompareTurn *turns[COMPARE_SIDES]; /* NULL: not asked there */
    ComparePair scores[DIM_COUNT];
    ComparePair overall;
    ComparePair wait_ms;
} CompareRow;

typedef struct CompareMood {
    StrView name;
    ComparePair at_end;
} CompareMood;

typedef struct CompareChat {
    const FeedChat *chats[COMPARE_SIDES]; /* NULL: that session has no such chat */
    CompareRow *rows;
    size_t row_count;
    size_t same_rows; /* how many are COMPARE_SAME … */
    size_t met_rows;  /* … and how many have both sides */
    CompareMood moods[2 * FEED_MAX_MOODS];
    size_t mood_count;
    ComparePair scores[DIM_COUNT]; /* of the chat, as in card.h */
    ComparePair overall;
} CompareChat;

typedef struct CompareSide {
    const EventLog *log; /* whole; borrowed, as is the feed */
    const Feed *feed;    /* has read all of it */
    const SessionHeader *header;
    Card card;
    Digest digest;
} CompareSide;

typedef struct Compare {
    CompareSide sides[COMPARE_SIDES];
    CompareChat *chats;
    size_t chat_count;
    uint32_t shared_events; /* the same in both from the beginning on, byte for byte */
    ComparePair scores[DIM_COUNT];
    ComparePair overall;
    ComparePair replies;
    ComparePair findings[COMPARE_FINDINGS];
    ComparePair longest_wait_ms;
    ComparePair duration_ms;
    ComparePair chars_per_minute;
} Compare;

/* Of each side log and feed are given. What is made lives in `arena` and borrows from both. Fails at an unreadable event. */
bool compare_sessions(const CompareSide sides[COMPARE_SIDES], Arena *arena, Compare *out, Err *err);

void compare_write_json(JsonOut *out, const Compare *compare); /* one object */
const char *compare_kind_name(CompareKind kind);               /* "same", "differs", "first", "second" */

#endif
