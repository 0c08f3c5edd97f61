/* plan.h -- one persona in one scenario, parsed: all that a chat needs and Lua need not say again.
 *
 * Built once per pair by the playbook, read-only after. Functions stay in Lua; here it only says where they stand. */
#ifndef PLAY_PLAN_H
#define PLAY_PLAN_H

#include "judge/rules.h"
#include "play/lines.h"
#include "script/content.h"
#include "script/node_cache.h"
#include "script/sandbox.h"

enum { PLAN_MAX_EXTRAS = 4, PLAN_MAX_MOODS = 16, PLAN_MAX_TRAITS = 6, PLAN_MAX_FACTS = 32, PLAN_MAX_MODULES = 24 };

typedef struct MoodDelta {
    int32_t mood;
    int32_t by;
} MoodDelta;

/* What becomes of a deed's default effect. */
typedef struct DeedRule {
    StrView deed;
    int64_t factor; /* in hundredths; 100 = as it is */
    const MoodDelta *set;
    size_t set_count;
    bool is_function; /* persona.deeds[deed] */
} DeedRule;

typedef struct MoodBound {
    int32_t mood;
    int32_t value;
} MoodBound;

typedef struct DeedCount {
    StrView deed;
    int64_t count;
} DeedCount;

/* A condition over moods and deeds. */
typedef struct PlanTest {
    const MoodBound *at_least;
    size_t at_least_count;
    const MoodBound *at_most;
    size_t at_most_count;
    const DeedCount *deeds;
    size_t deed_count;
    int64_t chances;
    bool is_function;
} PlanTest;

typedef struct LeaveRule {
    PlanTest test;
    StrView line;
    bool complain;
} LeaveRule;

typedef struct ActRule {
    StrView act;
    const MoodDelta *deltas;
    size_t count;
} ActRule;

typedef struct PlanFact {
    StrView name;
    StrView text;   /* as it is said */
    int64_t scaled; /* × VALUE_ONE where it is a number, 1 or 0 for true and false */
    bool is_number;
} PlanFact;

typedef struct PlanBeat {
    StrView name;
    const StrView *next;
    size_t next_count;
    SourcePos source;
} PlanBeat;

typedef struct PlanTempo {
    int64_t typing_cpm;
    int64_t think_low_ms;
    int64_t think_high_ms;
    int64_t nudge_after_ms;
    int64_t nudges_at_most;
    int64_t leave_after_ms;
    int64_t wait_from_ms;
} PlanTempo;

/* A file that a chat runs, in this order. */
typedef struct PlanModule {
    const ContentFile *file;
    const SandboxChunk *chunk;
} PlanModule;

typedef struct Plan {
    StrView persona;
    StrView scenario;
    const Rules *rules;
    const Shop *shop;
    const Product *product; /* or NULL */
    StrView moods[PLAN_MAX_MOODS];
    int32_t start_moods[PLAN_MAX_MOODS];
    size_t mood_count;
    PlanTempo tempo;
    int64_t questions_at_most; /* 0: no limit */
    int64_t tries;
    bool wants_evidence;
    bool has_react;
    const DeedRule *deeds;
    size_t deed_count;
    const StrView *doubts;
    const SourcePos *doubt_places;
    size_t doubt_count;
    PlanTest buys;
    PlanTest settles;
    const LeaveRule *leaves;
    size_t leave_count;
    const ActRule *acts;
    size_t act_count;
    LineBook books[3 + PLAN_MAX_TRAITS]; /* scenario, persona, traits, common */
    size_t book_count;
    uint32_t entry_count;
    PlanFact facts[PLAN_MAX_FACTS];
    size_t fact_count;
    uint32_t known; /* bit i: fact i is known from the start */
    CaseFacts facts_of_case;
    uint32_t hidden; /* bits of CaseKey */
    bool has_order;
    StrView order_no;
    StrView order_state;
    const Node *order; /* the table as written, or NULL */
    StrView auto_reply;
    int64_t minutes;
    StrView start_beat;
    const PlanBeat *beats;
    size_t beat_count;
    PlanModule modules[PLAN_MAX_MODULES];
    size_t module_count;
    const ContentFile *persona_file;
    const ContentFile *scenario_file;
} Plan;

typedef enum CaseKey {
    CASE_STAGE,
    CASE_CAUSE,
    CASE_CHANNEL,
    CASE_DAYS,
    CASE_ORDERS,
    CASE_TOTAL,
    CASE_KEY_COUNT
} CaseKey;
extern const char *const CASE_KEYS[CASE_KEY_COUNT]; /* as in JUDGE.md */

/* Fill `plan` (zeroed but for its `scenario` and `persona`) from the content's files; modules have no chunks yet. False with
 * faults in `report`. */
bool plan_read(Plan *plan, Arena *arena, const Content *content, NodeCache *nodes, Report *report);

/* -1 where there is none of that name. */
int32_t plan_mood(const Plan *plan, StrView name);
int32_t plan_fact(const Plan *plan, StrView name); /* aliases such as "height" too */
const PlanBeat *plan_beat(const Plan *plan, StrView name);
const DeedRule *plan_deed(const Plan *plan, StrView deed);
const TopicDef *plan_topic(const Plan *plan, StrView topic); /* NULL: unknown */

/* `by` times `factor` hundredths, to the nearest, exact halves toward zero. */
int32_t plan_scale(int32_t by, int64_t factor);

#endif
