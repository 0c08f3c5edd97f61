/* deeds.c -- which events of rulebook/6-personas a reply amounts to; a table of tests over what the judgement found. */
#include "base/bits.h"
#include "judge/analysis.h"
#include "judge/rules.h"

enum { NO_PLACE = 0 };

/* What a condition found: how many, and where the first of them starts (bytes). */
typedef struct Match {
    int64_t count;
    uint32_t start;
} Match;

/* What was said and claimed, as bits: nearly every condition is settled by one look at them. */
typedef struct Deeds {
    Analysis *a;
    uint64_t *said; /* word lists */
    size_t list_words;
    size_t topic_words;
    uint64_t claimed[TOPIC_MASKS];
} Deeds;

const DeedDef *deed_def(const DeedDefs *defs, StrView id)
{
    for (size_t i = 0; i < defs->count; i++) {
        if (sv_eq(defs->deeds[i].id, id)) return &defs->deeds[i];
    }
    return NULL;
}

static bool is_named(const DeedCondition *condition, StrView name)
{
    for (size_t i = 0; i < condition->name_count; i++) {
        if (name.len && sv_eq(condition->names[i], name)) return true;
    }
    return false;
}

static void count_one(Match *match, uint32_t start)
{
    if (match->count++ == 0 || start < match->start) match->start = start;
}

static bool tri_fits(DeedTri wanted, bool value)
{
    return wanted == DEED_ANY || (wanted == DEED_YES) == value;
}

static Match match_verdict(const Deeds *d, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    for (int dim = DIM_SIZING; dim <= DIM_POLICY; dim++) {
        if (condition->dim != DIM_COUNT && condition->dim != (Dim)dim) continue;
        if (bits_have(condition->named, d->a->verdicts[dim])) count_one(&match, NO_PLACE);
    }
    return match;
}

static Match match_finding(const Analysis *a, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    for (size_t i = 0; i < a->finding_count; i++) {
        const Finding *finding = &a->findings[i];
        if (condition->dim != DIM_COUNT && finding->dim != condition->dim) continue;
        if (condition->kind >= 0 && (int)finding->kind != condition->kind) continue;
        bool fits =
            condition->name_count == 0 || is_named(condition, finding->rule) || is_named(condition, finding->flag);
        if (fits) count_one(&match, finding->start);
    }
    return match;
}

static Match match_claim(const Deeds *d, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    if (condition->name_count && !bits_meet(condition->named, d->claimed, d->topic_words)) return match;
    for (size_t i = 0; i < d->a->claim_count; i++) {
        const Claim *claim = &d->a->claims[i];
        if (condition->name_count && !bits_have(condition->named, claim->topic_number)) continue;
        if (condition->kind >= 0 && (int)claim->state != condition->kind) continue;
        if (condition->stance.len && !sv_eq(condition->stance, claim->stance)) continue;
        count_one(&match, claim->start);
    }
    return match;
}

static Match match_question(const Analysis *a, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    for (size_t i = 0; i < a->question_count; i++) {
        const Question *question = &a->questions[i];
        if (condition->name_count && !is_named(condition, question->slot)) continue;
        if (!tri_fits(condition->open, question->is_open) || !tri_fits(condition->purpose, question->has_purpose))
            continue;
        count_one(&match, question->start);
    }
    return match;
}

static Match match_cue(const Deeds *d, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    if (!bits_meet(condition->named, d->said, d->list_words)) return match;
    for (uint32_t i = 0; i < d->a->word_hit_count; i++) {
        const WordHit *hit = &d->a->word_hits[i];
        if (bits_have(condition->named, hit->list)) count_one(&match, d->a->reply.normal.start[hit->start]);
    }
    return match;
}

static Match match_heard(const Deeds *d, const DeedCondition *condition)
{
    const uint64_t *heard = lists_heard(d->a);
    Match match = { 0, NO_PLACE };
    for (size_t i = 0; heard && i < d->list_words; i++) {
        for (uint64_t both = condition->named[i] & heard[i]; both; both &= both - 1) count_one(&match, NO_PLACE);
    }
    return match;
}

static Match match_asked(const Deeds *d, const DeedCondition *condition)
{
    Match match = { 0, NO_PLACE };
    for (size_t i = 0; i < d->a->asked_count; i++) {
        if (condition->name_count == 0 || is_named(condition, d->a->asked[i])) count_one(&match, NO_PLACE);
    }
    return match;
}

static Match match_length(const Analysis *a, const DeedCondition *condition)
{
    int64_t chars = a->reply.normal.count;
    return (Match){ chars >= condition->low && chars <= condition->high, NO_PLACE };
}

static Match match_wait(const Analysis *a, const DeedCondition *condition)
{
    return (Match){ a->in->wait_ms > condition->low, NO_PLACE };
}

static Match match_stage(const Analysis *a, const DeedCondition *condition)
{
    static const char *const STAGES[] = { "unknown", "presale", "unshipped", "shipped", "received" };
    return (Match){ is_named(condition, sv(STAGES[a->in->facts.stage])), NO_PLACE };
}

/* True where the condition holds; a positive one says where. */
static bool holds(const Deeds *d, const DeedCondition *condition, Match *match)
{
    const Analysis *a = d->a;
    switch (condition->test) {
    case DEED_VERDICT: *match = match_verdict(d, condition); break;
    case DEED_FINDING: *match = match_finding(a, condition); break;
    case DEED_CLAIM: *match = match_claim(d, condition); break;
    case DEED_QUESTION: *match = match_question(a, condition); break;
    case DEED_CUE: *match = match_cue(d, condition); break;
    case DEED_HEARD: *match = match_heard(d, condition); break;
    case DEED_ASKED: *match = match_asked(d, condition); break;
    case DEED_FIRST: *match = (Match){ a->is_first, NO_PLACE }; break;
    case DEED_WAIT: *match = match_wait(a, condition); break;
    case DEED_LENGTH: *match = match_length(a, condition); break;
    case DEED_STAGE: *match = match_stage(a, condition); break;
    case DEED_HOLDS: *match = (Match){ a->holds, NO_PLACE }; break;
    }
    bool is_met = match->count >= condition->at_least;
    return is_met != condition->negated;
}

/* The place of a case is that of its first positive condition that has one. */
static bool case_holds(const Deeds *d, const DeedCase *one, uint32_t *start)
{
    *start = NO_PLACE;
    for (size_t i = 0; i < one->condition_count; i++) {
        Match match = { 0, NO_PLACE };
        if (!holds(d, &one->conditions[i], &match)) return false;
        if (!one->conditions[i].negated && *start == NO_PLACE) *start = match.start;
    }
    return one->condition_count > 0;
}

/* By place; deeds of one place stay in the order of the file. */
static void add_deed(Analysis *a, StrView id, uint32_t start)
{
    if (a->deed_count == ANALYSIS_MAX_DEEDS) return;
    size_t at = a->deed_count++;
    for (; at > 0 && a->deeds[at - 1].start > start; at--) a->deeds[at] = a->deeds[at - 1];
    a->deeds[at] = (DeedAt){ id, start };
}

static Deeds deeds_of(Analysis *a)
{
    Deeds d = { .a = a, .list_words = a->rules->words.list_count / 64 + 1 };
    size_t topics;
    (void)grammar_topics(a->rules->grammar, &topics);
    d.topic_words = topics / 64 + 1;
    d.said = arena_alloc(a->arena, d.list_words, sizeof *d.said);
    for (uint32_t i = 0; i < a->word_hit_count; i++) bits_set(d.said, a->word_hits[i].list);
    for (size_t i = 0; i < a->claim_count; i++) bits_set(d.claimed, a->claims[i].topic_number);
    return d;
}

void find_deeds(Analysis *a)
{
    const DeedDefs *defs = &a->rules->deeds;
    Deeds d = deeds_of(a);
    for (size_t i = 0; i < defs->count; i++) {
        const DeedDef *def = &defs->deeds[i];
        uint32_t start = 0;
        for (size_t k = 0; k < def->case_count; k++) {
            if (!case_holds(&d, &def->cases[k], &start)) continue;
            add_deed(a, def->id, start);
            break;
        }
    }
}
