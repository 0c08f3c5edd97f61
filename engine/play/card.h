/* card.h -- the score card of a session: a fold over its events, nothing else.
 *
 * Means are rounded half up; -1 where a dimension never applied. Texts live in the arena. */
#ifndef PLAY_CARD_H
#define PLAY_CARD_H

#include "base/json.h"
#include "judge/judge.h"
#include "record/log.h"

enum { CARD_MAX_RULES = 96, CARD_MAX_PRACTICE = 3, CARD_MAX_CHATS = 8, CARD_KINDS = FINDING_PRAISE + 1 };

/* What of one rule was found; the example is its first finding of the worst kind. */
typedef struct CardRule {
    StrView rule;
    Dim dim;
    uint32_t counts[CARD_KINDS]; /* by FindingKind */
    FindingKind worst;
    StrView why;     /* locale key, may be empty */
    StrView example; /* the offending words */
    uint32_t seq;    /* of the graded event that holds it */
    uint32_t reply;  /* of the trainee_said that it grades */
    uint32_t number; /* which reply of its chat that is, from 1 */
    int32_t points;  /* what all findings of the rule did to their dimension's score, added up */
} CardRule;

/* One reply worth looking at. */
typedef struct CardReply {
    uint32_t seq; /* of the trainee_said; 0: there is none */
    uint32_t chat;
    uint32_t number; /* in its chat, from 1 */
    int32_t overall;
    Dim lowest; /* its worst dimension and … */
    int32_t lowest_score;
    StrView topic; /* … what was asked there: the first such topic, or empty */
} CardReply;

typedef struct CardChat {
    uint32_t number;
    StrView scenario;
    StrView persona;
    StrView outcome; /* "won", "lost", "walked_out", "fault", "open" */
    StrView why;
    uint32_t replies;
    int64_t closed_at; /* -1: still open */
} CardChat;

typedef struct Card {
    int32_t means[DIM_COUNT];
    uint32_t counted[DIM_COUNT]; /* replies to which the dimension applied */
    int32_t overall;             /* mean of the replies' overall */
    uint32_t replies;
    uint32_t findings[CARD_KINDS];
    int32_t chars_per_minute; /* -1: typing was never measured */
    int64_t chars;            /* typed in … */
    int64_t typing_ms;        /* … this time */
    CardReply best;           /* the highest overall, then most praise, then the first */
    CardReply worst;          /* the lowest overall, then lowest dimension, then the first */
    int64_t longest_wait_ms;  /* -1: nobody waited */
    uint32_t longest_wait_seq;
    CardRule *rules; /* worst first: severity times count, then id */
    size_t rule_count;
    CardChat chats[CARD_MAX_CHATS];
    size_t chat_count;
    StrView practice[CARD_MAX_PRACTICE]; /* rule ids to practise next; "practice.<id>" is their hint's locale key */
    size_t practice_count;
    bool is_closed;
} Card;

/* Fails where an event cannot be read. */
bool card_of(const EventLog *log, Arena *arena, Card *out, Err *err);

/* One chat's card instead of the whole session's. */
bool card_of_chat(const EventLog *log, uint32_t chat, Arena *arena, Card *out, Err *err);

/* One object. */
void card_write_json(JsonOut *out, const Card *card);

#endif
