/* replies.h -- replies as an agent might give them, by class (right, wrong, vague, …): the words of scenarios/agents.lua,
 * filled from the shop's facts and from what the buyer has said so far.
 *
 * A ReplyBook is read-only and may be shared by threads; a Replier is plain data, one a chat, and may be copied. */
#ifndef PLAY_REPLIES_H
#define PLAY_REPLIES_H

#include "base/buf.h"
#include "play/chat.h"

enum { REPLY_MAX_ROWS = 400, REPLY_MAX_TEXTS = 8, REPLY_MAX_BOUNDS = 6 };

typedef enum ReplyClass {
    REPLY_RIGHT,      /* everything that is asked, by the facts; asks for what it needs first */
    REPLY_PARTLY,     /* one of several things that are asked, or half of the fact */
    REPLY_WRONG,      /* against the facts */
    REPLY_WRONG_SIZE, /* a size that does not fit; right in all else */
    REPLY_PROMISE,    /* more than the shop gives */
    REPLY_VAGUE,
    REPLY_EVASIVE,
    REPLY_RUDE,
    REPLY_ASKS,    /* an open question instead of an answer */
    REPLY_SOOTHES, /* an apology and nothing else */
    REPLY_STUFFED, /* every fact of the shop and every word that ever earned a point */
    REPLY_PASTED,  /* a text of the shop's quick replies, whatever is asked */
    REPLY_CLASS_COUNT
} ReplyClass;

extern const char *const REPLY_CLASS_NAMES[REPLY_CLASS_COUNT]; /* "right", … as in agents.lua */

typedef struct ReplyBook ReplyBook;

/* From the content's scenarios/agents.lua; faults with file:line go to `report`. NULL where it cannot be used. `content` is
 * borrowed. */
ReplyBook *reply_book_new(const Content *content, Report *report);
void reply_book_free(ReplyBook *book); /* NULL is allowed */

typedef struct Replier {
    const ReplyBook *book;
    const ScenarioInfo *scenario;
    const Shop *shop;
    const Product *product; /* NULL: none */
    const PersonaNorms *norms;
    int32_t date;    /* yyyymmdd */
    uint32_t offset; /* of the first wording, by the seed */
    uint32_t turn;   /* replies so far */
    uint8_t uses[REPLY_MAX_ROWS];
} Replier;

/* Who answers in that scenario, to that persona. */
typedef struct ReplierSetup {
    const ReplyBook *book;
    StrView scenario;
    StrView persona;
    int32_t date;
    uint64_t seed;
} ReplierSetup;
Replier replier_new(const ReplierSetup *setup);

typedef struct ReplyTask {
    const Chat *chat;
    ReplyClass kind;
    bool cares; /* adds a word on what the buyer's moods lack */
} ReplyTask;

/* Append the reply; `quick` (may be NULL) becomes the id of the quick reply it is. False, with nothing appended, where there
 * are no words for it: nothing of the kind is asked, or a fact has no row. */
bool reply_write(Replier *replier, const ReplyTask *task, Buf *out, StrView *quick);

#endif
