/* feed_item.h -- one thing in a conversation view: a message, a card, a note, a line of the system; and a reply's grade. */
#ifndef PLAY_FEED_ITEM_H
#define PLAY_FEED_ITEM_H

#include "judge/judge.h"

enum { FEED_MAX_ASKS = 8 };

typedef enum FeedKind {
    FEED_BUYER,
    FEED_AGENT,
    FEED_AUTO, /* the shop's automatic reply */
    FEED_CARD, /* a product: `text` is its id */
    FEED_SYSTEM,
    FEED_NOTE,
    FEED_FLAG /* `text` is its colour */
} FeedKind;

typedef enum FeedSystem {
    FEED_ACTION,     /* text: the action; detail: its arguments as JSON, or empty */
    FEED_ORDER,      /* text: the order's new state */
    FEED_STATUS,     /* text: away, busy, back */
    FEED_PAUSED,     /* ms: how long nobody was charged */
    FEED_SLEPT,      /* the same, by the machine */
    FEED_CARRIED_ON, /* after a kill or a leave */
    FEED_FAULT,      /* text: why, with file:line */
    FEED_CLOSED      /* text: the outcome; detail: why */
} FeedSystem;

typedef struct FeedFinding {
    StrView rule;
    Dim dim;
    FindingKind kind;
    uint32_t start; /* bytes of the reply */
    uint32_t end;
    int32_t delta;
    StrView flag;     /* "curt", "wrong_chat", …, or empty */
    StrView why;      /* locale key with the slot {expected}, or empty */
    StrView expected; /* what would have been right, or empty; for wrong_chat the chat's number */
} FeedFinding;

typedef struct FeedGrade {
    int32_t scores[DIM_COUNT]; /* -1: does not apply */
    int32_t overall;           /* -1: none applies */
    bool is_capped;            /* by a critical finding */
    Verdict sizing;
    Verdict policy;
    const FeedFinding *findings; /* by start, then rule */
    size_t count;
    StrView asked[FEED_MAX_ASKS]; /* topics that were taken as asked */
    size_t asked_count;
} FeedGrade;

typedef struct FeedItem {
    FeedKind kind;
    FeedSystem system; /* of FEED_SYSTEM */
    uint32_t seq;
    int64_t t_ms;
    StrView text;
    StrView detail; /* FEED_AGENT: id of the quick reply it came from */
    bool is_nudge;
    bool is_read;    /* FEED_AGENT: the buyer has done something since */
    bool is_dropped; /* FEED_NOTE: taken back */
    bool is_mine;    /* FEED_CARD: sent by the trainee */
    int64_t wait_ms; /* FEED_AGENT: what the buyer waited; -1 */
    int64_t typing_ms;
    int64_t ms;
    uint32_t number;        /* FEED_AGENT: the n-th reply of its chat, from 1 */
    uint32_t mood;          /* index into the chat's moods: how the buyer felt when the next item came */
    const FeedGrade *grade; /* FEED_AGENT, once graded; else NULL */
} FeedItem;

#endif
