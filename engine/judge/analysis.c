/* analysis.c -- the list of findings that all steps add to, and the hand-over to the caller. */
#include "judge/analysis.h"

#include "judge/kept_turns.h"
#include "judge/rules.h"

const Reading *analysis_turn(const Analysis *a, size_t index)
{
    if (!a->turns[index]) a->turns[index] = kept_turns_read(a->kept, a->rules, a->in->history[index].text);
    return a->turns[index];
}

uint32_t analysis_words_from(const Analysis *a, uint32_t at)
{
    uint32_t low = 0, high = a->word_hit_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (a->word_hits[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t analysis_words_over(const Analysis *a, uint32_t at)
{
    uint32_t low = 0, high = a->word_hit_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (a->word_reach[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool analysis_is_innocent(const Analysis *a, const WordHit *hit)
{
    for (uint32_t i = analysis_words_over(a, hit->start); i < a->word_hit_count; i++) {
        const WordHit *other = &a->word_hits[i];
        if (other->start >= hit->end) break;
        if (other->end <= hit->start || a->rules->words.lists[other->list].use != WORD_INNOCENT) continue;
        bool is_inside = other->start >= hit->start && other->end <= hit->end;
        bool is_equal = other->start == hit->start && other->end == hit->end;
        if (!is_inside || is_equal) return true;
    }
    return false;
}

Finding *analysis_find(Analysis *a, StrView rule, Dim dim, FindingKind kind, uint32_t start, uint32_t end)
{
    const Normal *normal = &a->reply.normal;
    if (a->finding_count == ANALYSIS_MAX_FINDINGS || start >= end || end > normal->count) return NULL;
    Finding *finding = &a->findings[a->finding_count++];
    *finding = (Finding){ .rule = rule,
                          .dim = dim,
                          .kind = kind,
                          .start = normal->start[start],
                          .end = normal->end[end - 1],
                          .flag = { "", 0 },
                          .why = { "", 0 },
                          .expected = { "", 0 },
                          .claim = -1 };
    return finding;
}

Finding *analysis_find_whole(Analysis *a, StrView rule, Dim dim, FindingKind kind)
{
    if (a->finding_count == ANALYSIS_MAX_FINDINGS) return NULL;
    Finding *finding = &a->findings[a->finding_count++];
    *finding = (Finding){ .rule = rule,
                          .dim = dim,
                          .kind = kind,
                          .start = 0,
                          .end = (uint32_t)a->in->reply.len,
                          .flag = { "", 0 },
                          .why = { "", 0 },
                          .expected = { "", 0 },
                          .claim = -1 };
    return finding;
}

void judgement_fill(const Analysis *a, Judgement *out)
{
    StrView *deeds = arena_alloc(a->arena, a->deed_count + 1, sizeof *deeds);
    for (size_t i = 0; i < a->deed_count; i++) deeds[i] = a->deeds[i].deed;
    out->claims = a->claims;
    out->claim_count = a->claim_count;
    out->questions = a->questions;
    out->question_count = a->question_count;
    out->deeds = deeds;
    out->deed_count = a->deed_count;
    out->asked = a->asked;
    out->asked_count = a->asked_count;
}
