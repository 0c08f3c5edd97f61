/* banned.c -- words that must not be said, and promises that nobody can keep.
 *
 * A word's own context (quotation, question, innocent neighbours) was settled when it was found. A promise word is judged by
 * what it promises: the claims beside it, or words of arrival, fit and wear where no claim was read. */
#include "judge/analysis.h"
#include "judge/rules.h"

enum { MAX_TERMS = 128 };

typedef struct Terms {
    WordHit hits[MAX_TERMS];
    size_t count;
} Terms;

static const WordEntry *entry_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.entries[hit->entry];
}

static const WordList *list_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.lists[entry_of(a, hit)->list];
}

/* True where `a` should be kept rather than `b`, which it overlaps: the graver, then the longer, then the earlier. */
static bool is_better(const Analysis *analysis, const WordHit *a, const WordHit *b)
{
    FindingKind kind_a = entry_of(analysis, a)->kind, kind_b = entry_of(analysis, b)->kind;
    bool a_critical = kind_a == FINDING_CRITICAL, b_critical = kind_b == FINDING_CRITICAL;
    if (a_critical != b_critical) return a_critical;
    if (a->end - a->start != b->end - b->start) return a->end - a->start > b->end - b->start;
    if (a->start != b->start) return a->start < b->start;
    return kind_a < kind_b;
}

/* Keep one of those that overlap. */
static void add_term(const Analysis *a, Terms *terms, const WordHit *hit)
{
    for (size_t i = 0; i < terms->count; i++) {
        const WordHit *old = &terms->hits[i];
        if (old->end > hit->start && hit->end > old->start && !is_better(a, hit, old)) return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < terms->count; i++) {
        bool overlaps = terms->hits[i].end > hit->start && hit->end > terms->hits[i].start;
        if (!overlaps) terms->hits[kept++] = terms->hits[i];
    }
    terms->count = kept;
    if (terms->count < MAX_TERMS) terms->hits[terms->count++] = *hit;
}

/* ---- promises */

typedef struct Scope {
    uint32_t start; /* characters */
    uint32_t end;
} Scope;

static bool ends_clause(uint32_t code)
{
    return code == ',' || code == ';' || code == '!' || code == '?' || code == '\n' || code == 0x3002 || code == '~';
}

static bool ends_sentence(uint32_t code)
{
    return code == '!' || code == '?' || code == '\n' || code == 0x3002;
}

/* The clause around a hit, as punctuation cuts it. */
static Scope clause_scope(const Normal *normal, const WordHit *hit)
{
    Scope scope = { hit->start, hit->end };
    while (scope.start > 0 && !ends_clause(normal->code[scope.start - 1])) scope.start--;
    while (scope.end < normal->count && !ends_clause(normal->code[scope.end])) scope.end++;
    return scope;
}

/* Marks inside the word itself: "肯!定!五天内到" shouts, its marks end nothing. */
static bool is_shouted(const Normal *normal, const WordHit *hit)
{
    for (uint32_t i = hit->start; i < hit->end; i++) {
        if (ends_sentence(normal->code[i])) return true;
    }
    return false;
}

/* With the clause that follows in the same sentence: "一定的,明天就到". */
static Scope wider_scope(const Normal *normal, const WordHit *hit, Scope scope)
{
    if (scope.end >= normal->count) return scope;
    if (ends_sentence(normal->code[scope.end]) && !is_shouted(normal, hit)) return scope;
    scope.end++;
    while (scope.end < normal->count && !ends_clause(normal->code[scope.end])) scope.end++;
    return scope;
}

static bool claim_is_in(const Analysis *a, const Claim *claim, Scope scope)
{
    const Normal *normal = &a->reply.normal;
    uint32_t start = normal->start[scope.start], end = normal->end[scope.end - 1];
    return claim->start < end && claim->end > start;
}

static bool is_estimate(const Analysis *a, const Claim *claim)
{
    const Value *certainty = fact_get(claim->fact, "certainty");
    if (certainty && sv_is(certainty->text, "estimate")) return true;
    if (value_is_true(fact_get(claim->fact, "approximate"))) return true;
    return grammar_topics(a->rules->grammar, NULL)[claim->topic_number].is_estimate;
}

/* A figure inside the fact's bounds, but narrower than they are. */
static bool is_tighter(const Claim *claim)
{
    static const char *const UPPER[] = { "max_days", "within_hours", "max_fee_yuan" };
    for (size_t i = 0; i < sizeof UPPER / sizeof *UPPER; i++) {
        const Value *stated = field_find(claim->fields, claim->field_count, UPPER[i]);
        const Value *fact = fact_get(claim->fact, UPPER[i]);
        if (stated && fact && value_scaled(stated) < value_scaled(fact)) return true;
    }
    return false;
}

static bool is_unkeepable(const Analysis *a, const Claim *claim)
{
    if (claim->state == CLAIM_FALSE) return true;
    if (claim->state == CLAIM_PARTLY && sv_is(claim->topic, "dispatch_time")) return true;
    return is_estimate(a, claim) || is_tighter(claim);
}

/* A cue of that list in the scope; what lies inside the promise word itself is none. */
static bool cue_in(const Analysis *a, Scope scope, const WordHit *promise, WordCue list)
{
    if (!(a->cues >> list & 1)) return false;
    uint32_t i = analysis_words_from(a, scope.start);
    for (; i < a->word_hit_count && a->word_hits[i].start < scope.end; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->end > scope.end) continue;
        bool is_inside = hit->start >= promise->start && hit->end <= promise->end;
        if (!is_inside && hit->cue == list) return true;
    }
    return false;
}

/* 1 it cannot be kept, 0 it can, -1 nothing was promised in that scope. */
static int judge_promise(const Analysis *a, const WordHit *hit, Scope scope)
{
    bool is_absolute = sv_is(list_of(a, hit)->id, "absolute");
    bool has_claim = false;
    for (size_t i = 0; i < a->claim_count; i++) {
        const Claim *claim = &a->claims[i];
        if (!claim_is_in(a, claim, scope)) continue;
        has_claim = true;
        if (is_unkeepable(a, claim)) return 1;
    }
    if (cue_in(a, scope, hit, CUE_OUTCOME)) return 1;
    if (is_absolute && cue_in(a, scope, hit, CUE_GOODS)) return 1;
    return has_claim ? 0 : -1;
}

static bool is_false_promise(const Analysis *a, const WordHit *hit)
{
    Scope scope = clause_scope(&a->reply.normal, hit);
    int verdict = judge_promise(a, hit, scope);
    if (verdict < 0) {
        bool is_bare = scope.end - hit->end <= 3; /* 一定的, 保证哦: what is promised comes next */
        if (is_bare) verdict = judge_promise(a, hit, wider_scope(&a->reply.normal, hit, scope));
    }
    return verdict > 0;
}

/* ---- the step */

/* Some avoid-phrases also sound like something: their list carries a tone flag. */
static void report_terms(Analysis *a, const Terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        const WordHit *hit = &terms->hits[i];
        const WordEntry *entry = entry_of(a, hit);
        Finding *finding = analysis_find(a, entry->rule, DIM_BANNED, entry->kind, hit->start, hit->end);
        if (finding) finding->why = list_of(a, hit)->why;
        StrView flag = list_of(a, hit)->flag;
        Finding *tone = flag.len ? analysis_find(a, entry->rule, DIM_TONE, FINDING_MAJOR, hit->start, hit->end) : NULL;
        if (tone) tone->flag = flag;
    }
}

void find_banned(Analysis *a)
{
    Terms terms = { .count = 0 };
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (list_of(a, hit)->use == WORD_BANNED && !analysis_is_innocent(a, hit)) add_term(a, &terms, hit);
    }
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (list_of(a, hit)->use != WORD_PROMISE || analysis_is_innocent(a, hit)) continue;
        if (is_false_promise(a, hit)) add_term(a, &terms, hit);
    }
    report_terms(a, &terms);
}
