/* questions.c -- what the agent asks for, and whether the agent asks for a moment.
 *
 * A question is a clause that asks, or that requests something nameable ("麻烦提供一下身高体重"). One clause may ask for
 * several slots; each is a question of its own. */
#include "judge/analysis.h"
#include "judge/rules.h"

size_t question_slot(const QuestionDefs *defs, StrView id)
{
    size_t at = 0;
    while (at < defs->count && !sv_eq(defs->slots[at].id, id)) at++;
    return at;
}

void find_words(Analysis *a)
{
    WordScan scan = { &a->rules->words, a->in->shop ? a->in->shop->id : (StrView){ "", 0 }, a->in->persona };
    a->word_hits = words_find(&scan, &a->reply, a->arena, &a->word_hit_count);
}

bool heard_cue(const Analysis *a, StrView list)
{
    if (!a->heard || a->heard->normal.count == 0) return false;
    WordScan scan = { &a->rules->words, a->in->shop->id, a->in->persona };
    uint32_t count = 0;
    const WordHit *hits = words_find(&scan, a->heard, a->arena, &count);
    return words_have(scan.words, hits, count, list, NULL);
}

static const WordList *list_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.lists[a->rules->words.entries[hit->entry].list];
}

static bool has_cue(const Analysis *a, uint32_t start, uint32_t end, const char *list)
{
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->start >= start && hit->end <= end && sv_is(list_of(a, hit)->id, list)) return true;
    }
    return false;
}

static void add_question(Analysis *a, StrView slot, uint32_t start, uint32_t end)
{
    if (a->question_count == ANALYSIS_MAX_QUESTIONS || start >= end) return;
    const Normal *normal = &a->reply.normal;
    Question question = { .slot = slot, .start = normal->start[start], .end = normal->end[end - 1] };
    for (size_t i = 0; i < a->question_count; i++) {
        if (a->questions[i].start == question.start && sv_eq(a->questions[i].slot, slot)) return;
    }
    question.is_open = has_cue(a, start, end, "open_question");
    question.has_purpose = has_cue(a, 0, normal->count, "purpose");
    a->questions[a->question_count++] = question;
}

/* Another slot's words contain this hit: 穿几码 is the usual size, not the wanted one. */
static bool is_shadowed(const Analysis *a, const WordHit *hit)
{
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *other = &a->word_hits[i];
        if (list_of(a, other)->use != WORD_SLOT || sv_eq(list_of(a, other)->id, list_of(a, hit)->id)) continue;
        bool contains = other->start <= hit->start && other->end >= hit->end;
        if (contains && other->end - other->start > hit->end - hit->start) return true;
    }
    return false;
}

/* The clause without marks and spaces around it. */
static void trim(const Normal *normal, uint32_t *start, uint32_t *end)
{
    while (*start < *end && code_is_noise(normal->code[*start])) ++*start;
    while (*end > *start && code_is_noise(normal->code[*end - 1])) --*end;
}

static void question_of_clause(Analysis *a, const Clause *clause)
{
    uint32_t start = clause->start, end = clause->end;
    trim(&a->reply.normal, &start, &end);
    bool requests = has_cue(a, start, end, "request");
    if ((!clause->is_question && !requests) || clause->is_quotation) return;
    bool has_slot = false;
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->start < start || hit->end > end || list_of(a, hit)->use != WORD_SLOT || is_shadowed(a, hit)) continue;
        add_question(a, list_of(a, hit)->id, start, end);
        has_slot = true;
    }
    if (!has_slot && clause->is_question) add_question(a, (StrView){ "", 0 }, start, end);
}

static bool asks_for_something(const Analysis *a)
{
    for (size_t i = 0; i < a->question_count; i++) {
        if (a->questions[i].slot.len) return true;
    }
    return false;
}

void find_questions(Analysis *a)
{
    find_words(a);
    for (uint32_t i = 0; i < a->reply.clause_count; i++) question_of_clause(a, &a->reply.clauses[i]);
    uint32_t end = a->reply.normal.count;
    a->holds = has_cue(a, 0, end, "hold") || (has_cue(a, 0, end, "check") && !asks_for_something(a));
}
