/* chat.h -- one conversation at the desk, seen from outside: what was said, how the buyer feels, what they wait for.
 *
 * A Chat belongs to its Desk; what is returned is borrowed until the next call on that desk. Moods are 0..100. */
#ifndef PLAY_CHAT_H
#define PLAY_CHAT_H

#include "judge/judge.h"
#include "script/content.h"

typedef struct Chat Chat;

typedef enum Outcome { OUTCOME_OPEN, OUTCOME_WON, OUTCOME_LOST, OUTCOME_WALKED_OUT, OUTCOME_FAULT } Outcome;

/* A message of either side in the order it was said. */
typedef struct ChatLine {
    bool from_agent;
    bool is_nudge;
    bool is_auto; /* the shop's automatic reply */
    StrView text;
    int64_t t_ms;
    uint32_t seq; /* of its event */
} ChatLine;

typedef struct MoodView {
    StrView name;
    int32_t value;
} MoodView;

uint32_t chat_number(const Chat *chat); /* 1, 2, … */
StrView chat_scenario(const Chat *chat);
StrView chat_persona(const Chat *chat);
const ChatLine *chat_lines(const Chat *chat, size_t *count);

/* The eight common moods, then the persona's extras. */
const MoodView *chat_moods(const Chat *chat, size_t *count);

/* Topics that the buyer waits for an answer on. */
const StrView *chat_open_asks(const Chat *chat, size_t *count);

bool chat_is_open(const Chat *chat); /* opened and chat_closed not yet written */
bool chat_is_typing(const Chat *chat, int64_t t_ms);

/* What the buyer has said of themselves and of the case so far; the rest is unknown. */
Buyer chat_known_buyer(const Chat *chat);
CaseFacts chat_known_case(const Chat *chat);

/* The order that the chat is about. */
typedef struct ChatOrder {
    StrView no;
    StrView state;   /* "unpaid", "paid", "picking", "shipped", "signed", or what a desk action made of it */
    StrView product; /* the rest may be empty */
    StrView size;
    StrView colour;
    int64_t yuan; /* × VALUE_ONE; 0: not known */
} ChatOrder;
bool chat_order(const Chat *chat, ChatOrder *out); /* false: there is none */

/* Since when the buyer waits, -1 while they do not; and when a silence from now on ends the chat, -1 for never. */
int64_t chat_waiting_since(const Chat *chat);
int64_t chat_patience_deadline(const Chat *chat);

Outcome chat_outcome(const Chat *chat); /* decided when the buyer decides, a little before chat_closed */
StrView chat_why(const Chat *chat);     /* "buys", "patience", "silence", "minutes", … or the fault with file:line */
StrView chat_beat(const Chat *chat);

/* The beats that it came to, in the order of the first time; the list and its texts live in `arena`. */
size_t chat_beats(const Chat *chat, Arena *arena, const StrView **out);
const char *outcome_name(Outcome outcome); /* "won" */

/* Over beat, buyer.state, moods, open asks, known facts, counters and timers. */
Hash chat_state_hash(const Chat *chat);

#endif
