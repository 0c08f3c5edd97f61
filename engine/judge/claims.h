/* claims.h -- what a reply claims, and whether the shop's facts bear it out; internal to judge/.
 *
 * A reader a family of topics (read_*.c) turns tokens into claims and holds each against its fact at once. The Message
 * gives all of them the same context: who is spoken of, which cause and channel, what the buyer asked. */
#ifndef JUDGE_CLAIMS_H
#define JUDGE_CLAIMS_H

#include "judge/analysis.h"
#include "judge/rules.h"

enum { CAUSE_SET_NONE = 0, MAX_MENTIONS = 16, CLAIM_MAX_FIELDS = 8 };

#define CAUSE_BIT(cause) (1u << (cause))

/* What holds in one clause: named there, or carried over from the clauses before it in its sentence. */
typedef struct ClauseContext {
    uint32_t causes;   /* bits of Cause that are named */
    uint32_t channels; /* bits of Channel */
    bool is_return;
    bool is_exchange;
    bool is_other_product;  /* speaks of another product of the shop */
    const Product *product; /* the one spoken of */
} ClauseContext;

/* The buyer's side of the chat, read once. */
typedef struct BuyerSide {
    Buyer body;                  /* input and history together */
    bool is_order_clock;         /* the clock is that of the order, not of the message */
    int32_t clock;               /* minutes since midnight that the buyer named for now or the order, -1 unknown */
    bool is_of_yesterday;        /* ordered yesterday */
    int32_t dispatched_days_ago; /* -1 unknown */
    StrView sizes[MAX_MENTIONS]; /* sizes that the last messages name */
    size_t size_count;
    StrView colours[MAX_MENTIONS];
    size_t colour_count;
    int32_t pieces;    /* how many the buyer wants; 1 unless said */
    bool is_yes_no;    /* the last message asks for yes or no */
    bool is_for_other; /* bought for somebody else: the buyer's own measures are not the wearer's */
    Reading last;      /* the last buyer messages, joined */
} BuyerSide;

typedef struct Message {
    Analysis *a;
    const Grammar *grammar;
    const Reading *r;
    const ClauseContext *contexts; /* one a clause */
    BuyerSide buyer;
    CaseFacts facts;   /* the input's, with what the buyer stated */
    const bool *asked; /* by topic number */
    ShopFacts shop;
    bool stated_size; /* a size was recommended outright */
} Message;

/* A claim being built. Its topic is a grammar number, its span tokens. */
typedef struct Draft {
    uint16_t topic;
    const char *stance;
    uint32_t start, end; /* characters */
    Field fields[CLAIM_MAX_FIELDS];
    size_t field_count;
    ClaimState state;
    const Fact *fact;
    StrView expected;
    bool is_weak; /* as in Claim */
} Draft;

Draft draft_new(const Message *m, uint16_t topic, uint32_t first_token, uint32_t last_token);
void draft_text(Draft *draft, const char *name, StrView text);
void draft_int(Draft *draft, const char *name, int64_t number);
void draft_decimal(Draft *draft, const char *name, int64_t scaled);
void draft_bool(Draft *draft, const char *name, bool value);
void draft_time(Draft *draft, const char *name, int64_t minutes);
void draft_causes(Draft *draft, uint32_t causes);

/* Put the claim among the analysis' claims; a topic that the shop holds no fact of is no claim: state CLAIM_NO_FACT drops it. */
void draft_add(const Message *m, const Draft *draft);

/* term_checks.c: the clause counts from another day than the fact; the figure tells how long it has been already. */
bool counted_wrong(const Message *m, const Fact *fact, uint32_t clause);
bool is_elapsed(const Message *m, uint32_t token, int64_t days);
bool covers_damage(const Message *m, uint32_t clause); /* 摔坏一年内也保 */
bool is_waiting(const Message *m, uint32_t token);     /* 麻烦再等两天 */
bool is_on_the_way(const Message *m, uint32_t clause); /* 发出后, 路上: of a parcel without doubt */
bool is_from_day(const Message *m, uint32_t token);    /* 从收到那天算 */

/* The channels that a figure is said of: of 支付宝当天、卡5到7天 each figure has its own. Bits. */
uint32_t channels_of_figure(const Message *m, uint32_t token);

/* read_allowed.c: whether the shop takes it back, this buyer's time and breaches considered. */
bool is_allowed_now(const Message *m, uint16_t topic, Cause cause);

/* read_scope.c: a yes or no to how much is refunded. */
void answer_scope(const Message *m, uint32_t token, bool is_yes);

/* read_scope.c: what becomes of the postage paid at first, and so whether all comes back. */
void say_scope(const Message *m, uint32_t token, bool comes_back);

/* read_rates.c: a no to whether there is a discount. */
void answer_rate(const Message *m, uint16_t topic, uint32_t token, bool is_yes);

/* read_payers.c: who is to pay by the buyer's yes/no question; false where it proposes nobody or both. */
bool payer_proposed(const Message *m, bool *buyer_pays);

/* The topic's number, TOPIC_NONE where trainers took it out. */
static inline uint16_t topic_of(const Message *m, KnownTopic topic)
{
    return m->a->rules->topics.numbers[topic];
}

static inline uint16_t topic_number(const Message *m, const TopicDef *def)
{
    return (uint16_t)(def - grammar_topics(m->grammar, NULL));
}

static inline bool is_asked(const Message *m, uint16_t topic)
{
    return topic != TOPIC_NONE && m->asked[topic];
}

/* Facts; none of TOPIC_NONE. */
const Fact *fact_of(const Message *m, uint16_t topic);                     /* the first valid one */
const Fact *fact_for_cause(const Message *m, uint16_t topic, Cause cause); /* that cause's, or NULL */
const Fact *fact_for_channel(const Message *m, uint16_t topic, Channel channel);
uint32_t causes_of_topic(const Message *m, uint16_t topic); /* bits that facts name */

/* One claim per cause: `is_true` says what the facts of one cause make of it; the whole is true, partly true or false. */
typedef bool (*CauseTest)(const Message *m, Cause cause, const void *claim);
ClaimState state_by_cause(const Message *m, uint16_t topic, uint32_t named, CauseTest is_true, const void *claim);

/* Tokens of a clause that state something: not supposed, not quoted, in no question. */
bool states(const Message *m, uint32_t token);
/* 我做不了, 帮不了您: what this agent cannot do is no rule of the shop. */
bool speaks_of_self(const Message *m, uint32_t clause);
/* The first token of the clause with that word, from `from` on; token_end where there is none. */
uint32_t find_word(const Message *m, const Clause *clause, uint32_t from, WordClass word);
static inline bool clause_says(const Message *m, const Clause *clause, WordClass word)
{
    (void)m;
    return clause_has_word(clause, word);
}

/* The text stands somewhere in the other. */
bool normal_has(const Normal *normal, const uint32_t *text);

/* Some clause of the same sentence, this one included, has a cue of the topic. */
bool sentence_cues(const Message *m, uint32_t clause, uint16_t topic);

/* Readers; each adds its claims. */
void read_values(Message *m);
void read_sizes(Message *m);
void read_stock_and_colour(Message *m);
void read_material(Message *m);
void read_care(Message *m);
void read_terms(Message *m);
void read_dispatch(Message *m);
void read_pickup(Message *m);
void read_hours(Message *m);
void read_payers(Message *m);
void read_allowed(Message *m);
void read_scope(Message *m);
void read_money(Message *m);
void read_rates(Message *m);
void read_names(Message *m);
void read_steps(Message *m);
void read_refusal(Message *m); /* after read_steps */
void read_ellipsis(Message *m);
void read_answers(Message *m); /* bare yes or no; last */

/* context.c: 质量问题除外: the clause takes its cause out of what its neighbour says. */
bool is_left_out(const Message *m, uint32_t clause);

/* judge.c: all of them in their order. */
void read_claims(Message *m);

/* contradictions.c: claims of the reply that cannot hold together, or with what the agent said before. */
void find_contradictions(const Message *m);

/* evidence.c: of the claims from that one on, all of one message, a weak one that is false gives way to a true one on the same
 * thing; one that nobody asked for is none. */
void weigh_claims(const Message *m, size_t from);

/* asked.c: from the input, or else from the buyer's last messages, which are read by then. */
void find_asked(Message *m);

/* context.c */
void message_read(Message *m, Analysis *a);

/* Read another text in the same frame: an earlier message of the burst. */
void message_reread(Message *m, const Reading *reading);

/* verdict.c: from claims, questions and holds to the two verdicts and their findings. */
void find_verdicts(Message *m);

/* The size that a shoe buyer's own measures give; 0 unknown. */
int32_t shoe_size_of(const Message *m, const Product *product);

#endif
