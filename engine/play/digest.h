/* digest.h -- one session in a few hundred bytes: what home, search and the trends need without its log.
 *
 * The store keeps it as the session's summary; it can always be made again from the log. */
#ifndef PLAY_DIGEST_H
#define PLAY_DIGEST_H

#include "base/json.h"
#include "judge/judge.h"
#include "record/log.h"

enum { DIGEST_VERSION = 2, DIGEST_MAX_CHATS = 5, DIGEST_MAX_RULES = 96, DIGEST_MAX_MARKS = 60 };

/* How a rule went in one reply that it is about. */
#define DIGEST_KEPT '.'
#define DIGEST_PRAISED '+'
#define DIGEST_MINOR 'm'
#define DIGEST_MAJOR 'M'
#define DIGEST_CRITICAL 'C'

typedef struct DigestRule {
    StrView rule;
    StrView marks; /* of the replies that it is about, the latest DIGEST_MAX_MARKS, in their order */
} DigestRule;

typedef struct DigestChat {
    StrView scenario;
    StrView persona;
    StrView outcome; /* as in card.h */
    StrView why;
    int32_t overall; /* mean of its replies; -1: none was graded */
    uint32_t replies;
} DigestChat;

/* Where a session that was tried again parts from the one that its origin names; all 0 of any other. */
typedef struct DigestCut {
    uint32_t seq;   /* of that one's event: everything before it is common */
    uint32_t chat;  /* in which it was to go otherwise, and … */
    uint32_t reply; /* … from which of its replies on, from 1 */
} DigestCut;

typedef struct Digest {
    int32_t means[DIM_COUNT]; /* as in card.h */
    int32_t overall;
    uint32_t replies;
    int64_t chars;       /* that were typed in … */
    int64_t typing_ms;   /* … this time, where it was measured */
    int64_t duration_ms; /* without pauses and sleep */
    DigestCut cut;
    DigestChat chats[DIGEST_MAX_CHATS];
    size_t chat_count;
    const DigestRule *rules; /* those that were broken or praised, and those that the session's topics are about */
    size_t rule_count;
} Digest;

/* Fold a log; `rules` says which rule a topic is about. Texts in `arena`. Fails where an event cannot be read. */
bool digest_of(const EventLog *log, const Rules *rules, Arena *arena, Digest *out, Err *err);

void digest_write(JsonOut *out, const Digest *digest);

/* Strict enough to be rebuilt when in doubt: false for another version or anything that digest_write does not give. */
bool digest_read(Arena *arena, StrView json, Digest *out);

/* How the chat that went worst ended; "open" where there is none. */
StrView digest_outcome(const Digest *digest);

/* True for a rule that each reply is held to; false for one that only some are about, which digests name where they are. */
bool digest_is_always(const Rules *rules, StrView rule);

/* True for a rule about the first message of a chat. */
bool digest_is_of_first(StrView rule);

#endif
