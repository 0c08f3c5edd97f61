/* tone.c -- how a reply sounds: words first, then its shape.
 *
 * What people say coldly is in the word lists. What they leave out, repeat or heap up shows in length, likeness and the
 * number of points. Most replies are fine: each shape rule asks for a plain case. */
#include "judge/tone.h"
#include "judge/analysis.h"
#include "judge/rules.h"

static const PersonaNorms NO_NORMS = { .brief = false };

static const WordEntry *entry_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.entries[hit->entry];
}

static const WordList *list_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.lists[entry_of(a, hit)->list];
}

static bool has_cue(const Analysis *a, WordCue list)
{
    return a->cues >> list & 1;
}

static void add_flag(Analysis *a, const char *rule, const char *flag, FindingKind kind)
{
    Finding *finding = analysis_find_whole(a, sv(rule), DIM_TONE, kind);
    if (!finding) return;
    finding->flag = sv(flag);
    finding->why = arena_printf(a->arena, "why.%s", flag);
}

/* ---- words */

/* The same flag once for words that touch or overlap; praise once a rule. */
static bool is_said(const Analysis *a, const WordHit *hit)
{
    const Normal *normal = &a->reply.normal;
    const WordList *list = list_of(a, hit);
    uint32_t start = normal->start[hit->start], end = normal->end[hit->end - 1];
    for (size_t i = 0; i < a->finding_count; i++) {
        const Finding *finding = &a->findings[i];
        if (finding->dim != DIM_TONE || !sv_eq(finding->flag, list->flag)) continue;
        if (finding->kind == FINDING_PRAISE && sv_eq(finding->rule, entry_of(a, hit)->rule)) return true;
        if (finding->kind != FINDING_PRAISE && finding->start < end && finding->end > start) return true;
    }
    return false;
}

static void find_tone_words(Analysis *a)
{
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        const WordList *list = list_of(a, hit);
        if (list->use != WORD_TONE || is_said(a, hit) || analysis_is_innocent(a, hit)) continue;
        Finding *finding =
            analysis_find(a, entry_of(a, hit)->rule, DIM_TONE, entry_of(a, hit)->kind, hit->start, hit->end);
        if (!finding) return;
        finding->flag = list->flag;
        finding->why = list->why;
    }
}

/* Where the finding's flag stands among the reproaches, the gravest first; their count where it is none of them. */
static size_t gravity(const Rubric *rubric, const Finding *finding)
{
    if (finding->dim != DIM_TONE || finding->kind == FINDING_PRAISE) return rubric->reproach_count;
    size_t i = 0;
    while (i < rubric->reproach_count && !sv_eq(rubric->reproaches[i], finding->flag)) i++;
    return i;
}

/* One reply does one thing to the buyer: who refuses with "不买拉倒" refuses, and is not called impatient as well. */
static void keep_gravest(Analysis *a)
{
    const Rubric *rubric = &a->rules->rubric;
    size_t gravest = rubric->reproach_count, kept = 0;
    for (size_t i = 0; i < a->finding_count; i++) {
        size_t own = gravity(rubric, &a->findings[i]);
        if (own < gravest) gravest = own;
    }
    if (gravest == rubric->reproach_count) return;
    for (size_t i = 0; i < a->finding_count; i++) {
        size_t own = gravity(rubric, &a->findings[i]);
        if (own == gravest || own == rubric->reproach_count) a->findings[kept++] = a->findings[i];
    }
    a->finding_count = kept;
}

/* ---- shape */

static uint32_t chars_said(const Normal *normal)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < normal->count; i++) count += !code_is_noise(normal->code[i]);
    return count;
}

/* True where an earlier message of the same answer stands before this one. */
static bool is_burst(const JudgeInput *in)
{
    return in->history_count > 0 && in->history[in->history_count - 1].from_agent;
}

/* True where the words were cold already: "不退。" refuses, and need not be called curt too. */
static bool is_cold(const Analysis *a)
{
    for (size_t i = 0; i < a->finding_count; i++) {
        if (a->findings[i].dim == DIM_TONE && a->findings[i].flag.len) return true;
    }
    return false;
}

/* One character, however often. */
static bool is_one_sound(const Normal *normal)
{
    uint32_t sound = 0;
    for (uint32_t i = 0; i < normal->count; i++) {
        if (code_is_noise(normal->code[i])) continue;
        if (sound && sound != normal->code[i]) return false;
        sound = normal->code[i];
    }
    return sound != 0;
}

static void find_curt(Analysis *a, const ToneNorms *norms)
{
    const Normal *normal = &a->reply.normal;
    if (is_burst(a->in) || is_cold(a) || a->holds) return;
    bool is_grunt = is_one_sound(normal); /* 哦, 嗯嗯 */
    if (!is_grunt && (has_cue(a, CUE_COURTESY) || words_content_chars(normal) > norms->curt_chars)) return;
    add_flag(a, "BAN-29", "curt", FINDING_MINOR);
}

static void find_no_address(Analysis *a)
{
    if (a->is_first && !has_cue(a, CUE_ADDRESS)) add_flag(a, "TON-43", "no_address", FINDING_MINOR);
}

static void find_wordy(Analysis *a, const ToneNorms *norms, const PersonaNorms *persona)
{
    int64_t limit = persona->chars_at_most ? persona->chars_at_most
                    : persona->brief       ? norms->wordy_chars_brief
                                           : norms->wordy_chars;
    int64_t points = (int64_t)tone_topic_count(a);
    for (size_t i = 0; i < a->question_count; i++) points += a->questions[i].slot.len > 0;
    int64_t excess = (int64_t)chars_said(&a->reply.normal) - points * norms->chars_per_point;
    if (excess > limit) add_flag(a, "TON-24", "wordy", FINDING_MINOR);
}

static void find_overload(Analysis *a, const ToneNorms *norms, const PersonaNorms *persona)
{
    int64_t limit = persona->concepts_at_most ? persona->concepts_at_most : norms->max_concepts;
    if ((int64_t)tone_topic_count(a) > limit || (int64_t)tone_listed_count(a) > limit)
        add_flag(a, "TON-20", "overload", FINDING_MINOR);
}

static void find_jargon(Analysis *a, const ToneNorms *norms, const PersonaNorms *persona)
{
    int64_t limit = persona->plain ? norms->jargon_words_plain : norms->jargon_words;
    if (has_cue(a, CUE_EXPLAINED) || (int64_t)tone_jargon_count(a) < limit) return;
    add_flag(a, "TON-32", "jargon", FINDING_MINOR);
}

static void find_robotic(Analysis *a, const ToneNorms *norms)
{
    for (size_t i = 0; i < a->in->history_count; i++) {
        if (!a->in->history[i].from_agent) continue;
        if (!tone_is_repeated(a, &analysis_turn(a, i)->normal, norms->similar_percent)) continue;
        add_flag(a, "SPD-11", "robotic", FINDING_MAJOR);
        return;
    }
}

static bool has_praise(const Analysis *a, const char *rule)
{
    for (size_t i = 0; i < a->finding_count; i++) {
        if (a->findings[i].kind == FINDING_PRAISE && sv_is(a->findings[i].rule, rule)) return true;
    }
    return false;
}

/* Who complains is calmed first: a first reply that asks for something or lays down a rule, with no word of regret. */
static void find_unsoothed(Analysis *a)
{
    bool says_facts = a->claim_count > 0 || a->question_count > 0;
    if (!a->is_first || !a->is_complaint || !says_facts || is_burst(a->in)) return;
    if (has_praise(a, "TON-45") || has_praise(a, "TON-46")) return;
    Finding *finding = analysis_find_whole(a, sv("TON-46"), DIM_TONE, FINDING_MAJOR);
    if (finding) finding->why = sv("why.unsoothed");
}

void find_tone(Analysis *a)
{
    const ToneNorms *norms = &a->rules->rubric.tone;
    const PersonaNorms *persona = rules_norms(a->rules, a->in->persona);
    if (!persona) persona = &NO_NORMS;
    find_tone_words(a);
    keep_gravest(a);
    find_curt(a, norms);
    find_no_address(a);
    find_wordy(a, norms, persona);
    find_overload(a, norms, persona);
    find_jargon(a, norms, persona);
    find_robotic(a, norms);
    find_wants(a, persona);
    find_reasons(a);
    find_unsoothed(a);
}
