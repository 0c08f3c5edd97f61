/* judge.h -- the one function that grades a reply; JUDGE.md is its contract.
 *
 * A Judge is a workspace over read-only Rules. It belongs to one thread; any number may share the Rules. The Judgement
 * and all it points to live in the workspace until the next call. Spans are byte offsets into the reply as given. */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include "base/err.h"
#include "base/json.h"
#include "shop/shop.h"

typedef struct Rules Rules; /* judge/rules.h */
typedef struct Judge Judge;

enum { JUDGE_MAX_REPLY_CHARS = 4000, JUDGE_JSON_VERSION = 1 /* of JUDGE.md's lines, in and out */ };

typedef enum Dim { DIM_SPEED, DIM_TONE, DIM_BANNED, DIM_SIZING, DIM_POLICY, DIM_COUNT } Dim;

typedef enum Verdict {
    VERDICT_NONE,
    VERDICT_CORRECT,
    VERDICT_INCOMPLETE,
    VERDICT_WRONG,
    VERDICT_ASKS,
    VERDICT_HOLDS,
    VERDICT_EVASIVE
} Verdict;

typedef enum Cause { CAUSE_UNKNOWN, CAUSE_QUALITY, CAUSE_NON_QUALITY, CAUSE_HUMAN_DAMAGE } Cause;
typedef enum Stage { STAGE_UNKNOWN, STAGE_PRESALE, STAGE_UNSHIPPED, STAGE_SHIPPED, STAGE_RECEIVED } Stage;
typedef enum Channel { CHANNEL_UNKNOWN, CHANNEL_ALIPAY, CHANNEL_BANK_CARD, CHANNEL_BOC } Channel;

typedef struct CaseFacts {
    Stage stage;
    Cause cause;
    Channel channel;
    int32_t days_since_receipt; /* -1 unknown */
    int32_t orders;             /* past orders; -1 unknown */
    int64_t total;              /* past turnover × VALUE_ONE yuan; -1 unknown */
} CaseFacts;

typedef struct Turn {
    bool from_agent;
    StrView text;
    int64_t t_ms;
} Turn;

/* What another buyer at the same desk waits for an answer on. */
typedef struct AskedElsewhere {
    StrView label; /* the number of that chat: what the finding expects */
    const StrView *asked;
    size_t asked_count;
} AskedElsewhere;

typedef struct JudgeInput {
    StrView id;
    const Shop *shop;
    const Product *product; /* NULL: none named */
    StrView persona;        /* empty: none; an unknown one is ignored */
    Buyer buyer;
    CaseFacts facts;
    bool asked_given;     /* false: infer from the buyer's last messages */
    const StrView *asked; /* topic ids, known to the rules */
    size_t asked_count;
    const Turn *history;
    size_t history_count;
    StrView reply;     /* valid UTF-8, 1..JUDGE_MAX_REPLY_CHARS characters, no NUL */
    int64_t wait_ms;   /* -1 absent */
    int64_t typing_ms; /* -1 absent */
    int first;         /* 1, 0, or -1 absent */
    int32_t date;      /* yyyymmdd, 0 absent */
    const AskedElsewhere *elsewhere;
    size_t elsewhere_count;
} JudgeInput;

/* An input with everything absent; shop and reply are still to be set. */
JudgeInput judge_input(void);

typedef enum FindingKind { FINDING_CRITICAL, FINDING_MAJOR, FINDING_MINOR, FINDING_PRAISE } FindingKind;

typedef struct Finding {
    StrView rule; /* "SIZ-02" */
    Dim dim;
    FindingKind kind;
    uint32_t start;
    uint32_t end;
    int32_t delta;    /* what it does to its dimension's score */
    StrView flag;     /* tone: "curt", …; else empty */
    StrView why;      /* locale key of the one-sentence reason, e.g. "why.size_wrong"; may be empty */
    StrView expected; /* what would have been right ("40"), or empty */
    int32_t claim;    /* index into claims, or -1 */
} Finding;

typedef enum ClaimState { CLAIM_TRUE, CLAIM_FALSE, CLAIM_PARTLY, CLAIM_NO_FACT } ClaimState;

typedef struct Claim {
    StrView topic;
    uint16_t topic_number; /* in the rules' grammar */
    StrView stance;        /* size: recommend, against, mention; others empty */
    const Field *fields;
    size_t field_count;
    uint32_t start;
    uint32_t end;
    bool is_hedged;
    bool is_promised; /* a promise word stands by it */
    bool is_aside;    /* about another product than the one at hand: held against that one, answers nothing */
    bool is_weak;     /* bound to its topic by nearness alone, or the buyer's own figure: no match for a true claim */
    ClaimState state;
    const Fact *fact; /* what it was held against, or NULL */
    StrView expected; /* what the facts would have, where that is one text */
} Claim;

typedef struct Question {
    StrView slot; /* "height_cm", …; empty: nothing nameable */
    bool is_open;
    bool has_purpose;
    uint32_t start;
    uint32_t end;
} Question;

typedef struct Judgement {
    int32_t scores[DIM_COUNT]; /* 0..100, -1 = does not apply */
    int32_t overall;           /* -1 where no dimension applies */
    Verdict sizing;
    Verdict policy;
    const Finding *findings;
    size_t finding_count;
    const Claim *claims;
    size_t claim_count;
    const Question *questions;
    size_t question_count;
    const StrView *deeds; /* "E_ANSWERED", … in the order of their spans */
    size_t deed_count;
    const StrView *asked; /* the topics that were taken as asked */
    size_t asked_count;
} Judgement;

/* `rules` is borrowed and must outlive the judge. */
Judge *judge_new(const Rules *rules);
void judge_free(Judge *judge);
const Rules *judge_rules(const Judge *judge);

/* Grade one reply. Fails only on input that JUDGE.md calls an error (unknown topic, too long, invalid UTF-8, …). */
bool judge_reply(Judge *judge, const JudgeInput *in, Judgement *out, Err *err);

/* JUDGE.md's output object, without the line end. */
void judgement_write_json(JsonOut *out, StrView id, StrView reply, const Judgement *judgement);

/* What the event log keeps: without an id, and with what the contract leaves out (a finding's `why` and `expected`, a
 * claim's `state`, the topics `asked`), so that a replay can explain itself. */
void judgement_write_event(JsonOut *out, StrView reply, const Judgement *judgement);

const char *dim_name(Dim dim);             /* "speed" */
const char *verdict_name(Verdict verdict); /* "correct" */
const char *finding_kind_name(FindingKind kind);
Cause cause_from(StrView name);     /* CAUSE_UNKNOWN where it is none */
Stage stage_from(StrView name);     /* likewise */
Channel channel_from(StrView name); /* likewise */

#endif
