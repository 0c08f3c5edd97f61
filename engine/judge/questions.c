/* questions.c -- what the agent asks for, and whether the agent asks for a moment.
 *
 * A question is a clause that asks, or that requests something nameable ("麻烦提供一下身高体重"). One clause may ask for
 * several slots; each is a question of its own. */
#include <assert.h>

#include "base/bits.h"
#include "judge/analysis.h"
#include "judge/rules.h"

enum { BARE_QUESTION = 6 }; /* characters of 您体重呢 and the like */

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
    static_assert(WORD_CUE_COUNT < 64, "cues fill one mask");
    a->cues = 0;
    uint32_t *reach = arena_room(a->arena, a->word_hit_count + 1u, sizeof *reach), far = 0;
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        a->cues |= UINT64_C(1) << a->word_hits[i].cue;
        if (a->word_hits[i].end > far) far = a->word_hits[i].end;
        reach[i] = far;
    }
    a->word_reach = reach;
}

const uint64_t *lists_heard(Analysis *a)
{
    if (a->heard_lists || !a->heard || a->heard->normal.count == 0) return a->heard_lists;
    WordScan scan = { &a->rules->words, a->in->shop->id, a->in->persona };
    uint64_t *lists = arena_alloc(a->arena, scan.words->list_count / 64 + 1, sizeof *lists);
    uint32_t count = 0;
    const WordHit *hits = words_find(&scan, a->heard, a->arena, &count);
    for (uint32_t i = 0; i < count; i++) bits_set(lists, hits[i].list);
    return a->heard_lists = lists;
}

static const WordList *list_of(const Analysis *a, const WordHit *hit)
{
    return &a->rules->words.lists[a->rules->words.entries[hit->entry].list];
}

static bool has_cue(const Analysis *a, uint32_t start, uint32_t end, WordCue list)
{
    if (!(a->cues >> list & 1)) return false;
    for (uint32_t i = analysis_words_from(a, start); i < a->word_hit_count && a->word_hits[i].start < end; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->cue == list && hit->end <= end) return true;
    }
    return false;
}

/* One of that list begins in [start, end): its end may lie behind a clause mark. */
static bool cue_begins(const Analysis *a, uint32_t start, uint32_t end, WordCue list)
{
    if (!(a->cues >> list & 1)) return false;
    for (uint32_t i = analysis_words_from(a, start); i < a->word_hit_count && a->word_hits[i].start < end; i++) {
        if (a->word_hits[i].cue == list) return true;
    }
    return false;
}

/* Where the sentence behind the clause's own ends; of several questions in a row, behind the last one's. */
static uint32_t next_sentence_end(const Analysis *a, const Clause *clause)
{
    const Clause *end_of = clause, *last = a->reply.clauses + a->reply.clause_count;
    uint32_t most = clause->sentence + 1;
    for (const Clause *other = clause + 1; other < last && other->sentence <= most; other++) {
        end_of = other;
        if (other->is_question && other->sentence == most) most++;
    }
    return end_of->end;
}

/* Why it is asked is said anywhere (我好给您选), or as what comes next (您多重呀?我看看尺码表). */
static bool has_purpose(const Analysis *a, const Clause *clause)
{
    if (has_cue(a, 0, a->reply.normal.count, CUE_PURPOSE)) return true;
    return cue_begins(a, clause->end, next_sentence_end(a, clause), CUE_PURPOSE_AFTER);
}

/* 黑色还是深蓝 is open; 还是原来那个吗 asks for yes or no. */
static bool is_open(const Analysis *a, uint32_t start, uint32_t end)
{
    if (has_cue(a, start, end, CUE_OPEN_QUESTION)) return true;
    return has_cue(a, start, end, CUE_OFFERS_TWO) && !has_cue(a, start, end, CUE_YES_OR_NO);
}

/* The same slot counts once. */
static void add_question(Analysis *a, StrView slot, const Clause *clause, uint32_t start, uint32_t end)
{
    if (a->question_count == ANALYSIS_MAX_QUESTIONS || start >= end) return;
    const Normal *normal = &a->reply.normal;
    Question question = { .slot = slot, .start = normal->start[start], .end = normal->end[end - 1] };
    for (size_t i = 0; i < a->question_count; i++) {
        if (sv_eq(a->questions[i].slot, slot) && (slot.len || a->questions[i].start == question.start)) return;
    }
    question.is_open = is_open(a, start, end);
    question.has_purpose = has_purpose(a, clause);
    a->questions[a->question_count++] = question;
}

/* Another slot's words contain this hit: 穿几码 is the usual size, not the wanted one. */
static bool shadows(const Analysis *a, const WordHit *other, const WordHit *hit)
{
    if (list_of(a, other)->use != WORD_SLOT || other->list == hit->list) return false;
    bool contains = other->start <= hit->start && other->end >= hit->end;
    return contains && other->end - other->start > hit->end - hit->start;
}

static bool is_shadowed(const Analysis *a, const WordHit *hit)
{
    uint32_t at = (uint32_t)(hit - a->word_hits);
    for (uint32_t i = at + 1; i < a->word_hit_count && a->word_hits[i].start == hit->start; i++) {
        if (shadows(a, &a->word_hits[i], hit)) return true;
    }
    for (uint32_t i = at; i > 0 && a->word_reach[i - 1] >= hit->end; i--) {
        if (shadows(a, &a->word_hits[i - 1], hit)) return true;
    }
    return false;
}

/* The clause without marks and spaces around it. */
static void trim(const Normal *normal, uint32_t *start, uint32_t *end)
{
    while (*start < *end && code_is_noise(normal->code[*start])) ++*start;
    while (*end > *start && code_is_noise(normal->code[*end - 1])) --*end;
}

static bool ends_with_mark(const Normal *normal, const Clause *clause)
{
    for (uint32_t i = clause->end; i > clause->start && code_is_noise(normal->code[i - 1]); i--) {
        if (normal->code[i - 1] == '?') return true;
    }
    return false;
}

/* 不管多少斤, 有什么问题随时找我: a question word that asks nothing. A mark makes a question of anything. */
static bool really_asks(const Analysis *a, const Clause *clause)
{
    bool is_marked = ends_with_mark(&a->reply.normal, clause);
    if (!clause->is_question) {
        if (has_cue(a, clause->start, clause->end, CUE_ASKS_UNMARKED)) return true;
        return is_marked && has_cue(a, clause->start, clause->end, CUE_CONFIRMS);
    }
    if (is_marked) return true;
    if (cue_begins(a, clause->start, clause->end, CUE_ASKS_POLITELY)) return true;
    return !cue_begins(a, clause->start, clause->end, CUE_NO_QUESTION);
}

/* 您说的是四面弹那条吗 asks what was meant; other words of the buyer's are only repeated. */
static bool only_quotes(const Analysis *a, const Clause *clause)
{
    if (!clause->is_quotation) return false;
    return !clause->is_question || !cue_begins(a, clause->start, clause->end, CUE_CLARIFIES);
}

/* 谁让您不先看尺码表 is a reproach: it asks for nothing. */
static bool reproaches(const Analysis *a, uint32_t start, uint32_t end)
{
    for (uint32_t i = analysis_words_from(a, start); i < a->word_hit_count && a->word_hits[i].start < end; i++) {
        const WordList *list = list_of(a, &a->word_hits[i]);
        if (sv_is(list->flag, "blaming") || sv_is(list->flag, "arguing")) return true;
    }
    return false;
}

/* ---- slots named by their values alone */

/* Numbers that show by themselves what they measure. */
typedef struct NumberKind {
    const char *values; /* as in questions.lua */
    Unit unit;
    int64_t low, high; /* in the unit; both 0: any */
} NumberKind;

static const NumberKind NUMBER_KINDS[] = {
    { "size", UNIT_SIZE, 0, 0 },     { "size", UNIT_ALPHA, 0, 0 },      { "size", UNIT_NONE, 28, 56 },
    { "height", UNIT_CM, 140, 215 }, { "height", UNIT_NONE, 140, 215 }, { "weight", UNIT_JIN, 0, 0 },
    { "weight", UNIT_KG, 0, 0 },     { "foot", UNIT_MM, 200, 300 },     { "foot", UNIT_NONE, 220, 300 },
    { "budget", UNIT_YUAN, 0, 0 },   { "quantity", UNIT_PIECE, 0, 0 },
};

static bool is_number_of(const Number *number, StrView values)
{
    for (size_t i = 0; i < sizeof NUMBER_KINDS / sizeof *NUMBER_KINDS; i++) {
        const NumberKind *kind = &NUMBER_KINDS[i];
        if (number->unit != kind->unit || !sv_is(values, kind->values)) continue;
        bool is_any = kind->low == 0 && kind->high == 0;
        if (is_any || (number->low >= kind->low * VALUE_ONE && number->high <= kind->high * VALUE_ONE)) return true;
    }
    return false;
}

/* 哪一个, 这一条 point at one; they count nothing. */
static bool points(const Normal *normal, const Token *token)
{
    uint32_t before = token->start ? normal->code[token->start - 1] : 0;
    return before == U'哪' || before == U'这' || before == U'那' || before == U'每';
}

static bool is_value_of(const Analysis *a, const Token *token, StrView values)
{
    if (token->number) return !points(&a->reply.normal, token) && is_number_of(token->number, values);
    const TopicDef *topics = grammar_topics(a->rules->grammar, NULL);
    for (size_t i = 0; i < token->lexeme->count; i++) {
        const Sense *sense = &token->lexeme->senses[i];
        if (sense->kind == SENSE_NAME && sv_eq(sense->set, values)) return true;
        if (sense->kind == SENSE_VALUE && sv_eq(topics[sense->topic].id, values)) return true;
    }
    return false;
}

/* The slot with most values in the clause, the earlier one of two; empty where there is none. */
static StrView slot_of_values(const Analysis *a, const Clause *clause)
{
    StrView best = { "", 0 };
    size_t most = 0;
    for (size_t i = 0; i < a->rules->questions.count; i++) {
        const QuestionSlot *slot = &a->rules->questions.slots[i];
        size_t count = 0;
        for (uint32_t t = clause->first_token; slot->values.len && t < clause->token_end; t++)
            count += is_value_of(a, &a->reply.tokens[t], slot->values);
        if (count > most) best = slot->id;
        if (count > most) most = count;
    }
    return best;
}

/* ---- one clause */

static bool is_weak(const Analysis *a, StrView slot)
{
    size_t at = question_slot(&a->rules->questions, slot);
    return at < a->rules->questions.count && a->rules->questions.slots[at].is_weak;
}

static bool add_some(Analysis *a, const Clause *named, const Clause *clause, bool weak)
{
    uint32_t start = clause->start, end = clause->end;
    trim(&a->reply.normal, &start, &end);
    bool has_slot = false;
    uint32_t i = analysis_words_from(a, named->start);
    for (; i < a->word_hit_count && a->word_hits[i].start < named->end; i++) {
        const WordHit *hit = &a->word_hits[i];
        if (hit->end > named->end) continue;
        if (list_of(a, hit)->use != WORD_SLOT || is_shadowed(a, hit)) continue;
        if (is_weak(a, list_of(a, hit)->id) != weak) continue;
        add_question(a, list_of(a, hit)->id, clause, start, end);
        has_slot = true;
    }
    return has_slot;
}

/* What the words of one clause ask for, as a question of another. */
static bool add_slots(Analysis *a, const Clause *named, const Clause *clause)
{
    return add_some(a, named, clause, false) || add_some(a, named, clause, true);
}

/* 系皮带那一圈,您量下来多少公分; 身高体重,您方便说说吗: what is asked for stands before the clause that asks. */
static bool add_slots_before(Analysis *a, const Clause *clause, uint32_t start, uint32_t end)
{
    bool is_which = has_cue(a, start, end, CUE_WHICH); /* 40、42都有,您要哪一个 */
    if (!has_cue(a, start, end, CUE_OPEN_QUESTION) && !has_cue(a, start, end, CUE_REQUEST)) return false;
    const Clause *other = clause;
    while (other > a->reply.clauses && other[-1].sentence == clause->sentence && !other[-1].is_question) {
        other--;
        if (add_slots(a, other, clause)) return true;
        StrView slot = is_which ? slot_of_values(a, other) : (StrView){ "", 0 };
        if (slot.len == 0) continue;
        add_question(a, slot, clause, start, end);
        return true;
    }
    return false;
}

/* 把数据发来,身高还有体重: what is asked for may follow the request. */
static bool add_slots_behind(Analysis *a, const Clause *clause)
{
    const Clause *end = a->reply.clauses + a->reply.clause_count;
    for (const Clause *other = clause + 1; other < end && other->sentence == clause->sentence; other++) {
        if (other->is_question) return false;
        if (add_some(a, other, clause, false)) return true;
    }
    return false;
}

/* 斤数呢: nothing but what is wanted to know. */
static bool names_only(const Analysis *a, uint32_t start, uint32_t end)
{
    if (end < start + 2 || end > start + BARE_QUESTION || a->reply.normal.code[end - 1] != U'呢') return false;
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        bool is_inside = hit->start >= start && hit->end + 1 == end;
        if (is_inside && list_of(a, hit)->use == WORD_SLOT) return true;
    }
    return false;
}

static void question_of_clause(Analysis *a, const Clause *clause)
{
    uint32_t start = clause->start, end = clause->end;
    trim(&a->reply.normal, &start, &end);
    bool asks = really_asks(a, clause) || names_only(a, start, end);
    bool requests = has_cue(a, start, end, CUE_REQUEST) && (asks || !clause->is_question);
    if ((!asks && !requests) || only_quotes(a, clause)) return;
    if (reproaches(a, start, end)) return;
    size_t before = a->question_count;
    if (add_some(a, clause, clause, false)) return;
    StrView slot = asks ? slot_of_values(a, clause) : (StrView){ "", 0 };
    if (slot.len == 0 && (add_some(a, clause, clause, true) || add_slots_before(a, clause, start, end) || !asks)) {
        if (!asks && a->question_count == before) add_slots_behind(a, clause);
        return;
    }
    add_question(a, slot, clause, start, end);
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
    a->holds = has_cue(a, 0, end, CUE_HOLD) || (has_cue(a, 0, end, CUE_CHECK) && !asks_for_something(a));
}
