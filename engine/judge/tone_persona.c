/* tone_persona.c -- what this buyer wants of a good answer, by the persona's `wants`: findings and praise without a flag. */
#include "base/bits.h"
#include "judge/rules.h"
#include "judge/tone.h"

enum { FURIOUS_MARKS = 3, FOLDED_HANDS = 0x1F64F };

static bool cue(const Analysis *a, WordCue list, WordHit *at)
{
    return (a->cues >> list & 1) && words_have(a->word_hits, a->word_hit_count, list, at);
}

/* A finding of tone over one word. */
static void add(Analysis *a, const char *rule, FindingKind kind, const char *why, const WordHit *at)
{
    Finding *finding = analysis_find(a, sv(rule), DIM_TONE, kind, at->start, at->end);
    if (finding) finding->why = sv(why);
}

static bool has_rule(const Analysis *a, const char *rule)
{
    for (size_t i = 0; i < a->finding_count; i++) {
        if (a->findings[i].dim == DIM_TONE && sv_is(a->findings[i].rule, rule)) return true;
    }
    return false;
}

static bool has_flag(const Analysis *a, const char *flag)
{
    for (size_t i = 0; i < a->finding_count; i++) {
        if (sv_is(a->findings[i].flag, flag)) return true;
    }
    return false;
}

static bool has_claim(const Analysis *a, ClaimState state)
{
    for (size_t i = 0; i < a->claim_count; i++) {
        if (a->claims[i].state == state && !sv_is(a->claims[i].stance, "mention")) return true;
    }
    return false;
}

/* ---- questions before the first recommendation (TON-26) */

/* A greeting's "what can I do for you" is none. */
static bool is_counted(const Question *question)
{
    return question->slot.len > 0 && !sv_is(question->slot, "need");
}

static bool recommends(const Reading *reading)
{
    for (uint32_t i = 0; i < reading->clause_count; i++) {
        const Clause *clause = &reading->clauses[i];
        bool has_advice = false, has_figure = false;
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            has_advice = has_advice || token_word(&reading->tokens[k], WORD_RECOMMENDS);
            has_figure = has_figure || reading->tokens[k].number;
        }
        if (has_advice && has_figure && !clause->is_question) return true;
    }
    return false;
}

/* How many questions the agent asked before this reply; -1 where something has been recommended already. */
static int64_t asked_before(const Analysis *a)
{
    int64_t count = 0;
    Analysis *earlier = NULL;
    for (size_t i = 0; i < a->in->history_count; i++) {
        if (!a->in->history[i].from_agent) continue;
        if (recommends(analysis_turn(a, i))) return -1;
        if (!earlier) earlier = arena_alloc(a->arena, 1, sizeof *earlier);
        earlier->rules = a->rules;
        earlier->in = a->in;
        earlier->arena = a->arena;
        earlier->reply = *analysis_turn(a, i);
        earlier->question_count = 0;
        find_questions(earlier);
        for (size_t k = 0; k < earlier->question_count; k++) count += is_counted(&earlier->questions[k]);
    }
    return count;
}

static uint32_t char_at(const Normal *normal, uint32_t byte)
{
    uint32_t at = 0;
    while (at < normal->count && normal->start[at] < byte) at++;
    return at;
}

/* The place of a question, in characters. */
static WordHit place_of(const Analysis *a, const Question *question)
{
    const Normal *normal = &a->reply.normal;
    return (WordHit){ .start = char_at(normal, question->start), .end = char_at(normal, question->end) };
}

/* The first question beyond what the buyer puts up with is marked. */
static void find_many_questions(Analysis *a, const PersonaNorms *persona)
{
    if (!persona->questions_at_most || a->question_count == 0 || recommends(&a->reply)) return;
    int64_t count = asked_before(a);
    if (count < 0) return;
    for (size_t i = 0; i < a->question_count; i++) {
        count += is_counted(&a->questions[i]);
        if (!is_counted(&a->questions[i]) || count <= persona->questions_at_most) continue;
        WordHit at = place_of(a, &a->questions[i]);
        add(a, "TON-26", FINDING_MINOR, "why.many_questions", &at);
        return;
    }
}

/* ---- warmth, grounds, no push */

/* She answers gladly when she knows what for, and likes a word about him. */
static void find_warmth(Analysis *a)
{
    WordHit at;
    if (cue(a, CUE_WARM_WORDS, &at)) add(a, "TON-29", FINDING_PRAISE, "why.warm", &at);
    for (size_t i = 0; i < a->question_count; i++) {
        if (!a->questions[i].has_purpose || !is_counted(&a->questions[i])) continue;
        at = place_of(a, &a->questions[i]);
        add(a, "TON-30", FINDING_PRAISE, "why.purpose", &at);
        return;
    }
}

/* A doubter wants a figure, a record, a photo; "rest assured" alone feeds the doubt. */
static void find_grounds(Analysis *a)
{
    WordHit at;
    if (cue(a, CUE_EVIDENCE, &at) && !has_claim(a, CLAIM_FALSE)) {
        add(a, "TON-22", FINDING_PRAISE, "why.evidence", &at);
        return;
    }
    if (has_claim(a, CLAIM_TRUE) || has_claim(a, CLAIM_PARTLY) || a->holds || has_rule(a, "BAN-22")) return;
    if (cue(a, CUE_UNBACKED, &at)) add(a, "BAN-22", FINDING_MINOR, "why.unbacked", &at);
}

static void find_push(Analysis *a)
{
    WordHit at;
    if (has_flag(a, "hard_sell") || has_flag(a, "commanding")) return;
    if (cue(a, CUE_PUSHING, &at)) add(a, "TON-31", FINDING_MINOR, "why.pushing", &at);
}

/* ---- pictures to a furious buyer (TON-04), whoever it is */

static bool is_picture(uint32_t code)
{
    if (code == FOLDED_HANDS) return false; /* begs pardon */
    return (code >= 0x1F300 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF);
}

static bool is_furious(Analysis *a)
{
    const Normal *said = &a->heard->normal;
    uint32_t marks = 0;
    for (uint32_t i = 0; i < said->count; i++) {
        marks = said->code[i] == '!' ? marks + 1 : 0;
        if (marks >= FURIOUS_MARKS) return true;
    }
    const uint64_t *heard = lists_heard(a);
    uint32_t fury = a->rules->words.cues[CUE_FURY];
    return heard && fury < a->rules->words.list_count && bits_have(heard, fury);
}

static void find_playful(Analysis *a)
{
    const Normal *normal = &a->reply.normal;
    WordHit at = { 0 };
    bool is_playful = cue(a, CUE_PLAYFUL, &at);
    for (uint32_t i = 0; i < normal->count && !is_playful; i++) {
        is_playful = is_picture(normal->code[i]);
        at = (WordHit){ .start = i, .end = i + 1 };
    }
    if (is_playful && is_furious(a)) add(a, "TON-04", FINDING_MINOR, "why.playful", &at);
}

void find_wants(Analysis *a, const PersonaNorms *persona)
{
    find_many_questions(a, persona);
    if (persona->warm) find_warmth(a);
    if (persona->evidence) find_grounds(a);
    if (persona->no_push) find_push(a);
    find_playful(a);
}
