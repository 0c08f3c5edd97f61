/* replies_own.h -- the rows of scenarios/agents.lua and how their slots are filled; shared by replies*.c and agents.c. */
#ifndef PLAY_REPLIES_OWN_H
#define PLAY_REPLIES_OWN_H

#include "judge/rules.h"
#include "play/replies.h"
#include "script/node.h"
#include "shop/sizing.h"

typedef struct ReplyBound {
    StrView mood;
    int32_t value;
    bool is_below; /* holds below `value`, else from it on */
} ReplyBound;

typedef struct ReplyTexts {
    const StrView *items;
    size_t count;
} ReplyTexts;

/* Words for one topic (`answer`) or one situation (`say`), with what must hold for them. */
typedef struct ReplyRow {
    StrView key;
    bool is_answer;
    const Field *when;
    size_t when_count;
    ReplyBound bounds[REPLY_MAX_BOUNDS];
    size_t bound_count;
    ReplyTexts right;
    ReplyTexts partly;
    ReplyTexts wrong;
    ReplyTexts promise;
    uint32_t times; /* at most, a chat; 0: any */
    uint32_t number;
    SourcePos source;
} ReplyRow;

struct ReplyBook {
    const Content *content;
    Arena *arena;
    const ReplyRow *rows;
    size_t row_count;
    const Field *words; /* "stretch.four_way": how a value is said */
    size_t word_count;
    const struct AgentDef *agents;
    size_t agent_count;
};

/* What slots and conditions see: the replier, the chat, and one fact of the topic (or none). */
typedef struct ReplyScope {
    const Replier *replier;
    const Chat *chat;
    const Fact *fact;
    Arena *arena;
    const SizeAnswer *size; /* NULL: the product has no sizes */
    Buyer buyer;
    CaseFacts facts;
} ReplyScope;

/* replies_slots.c */
bool reply_value(const ReplyScope *scope, StrView name, Value *out);
bool reply_holds(const ReplyScope *scope, const ReplyRow *row);
bool reply_fill(const ReplyScope *scope, StrView text,
                Buf *out); /* false, with nothing appended: a slot has no value */

/* agents_read.c */
bool agents_read(ReplyBook *book, const Node *list, Report *report);

#endif
