/* typos.c -- slips of the pen from the list of confusions (SPD-06), each with what was meant. */
#include "judge/analysis.h"
#include "judge/rules.h"

/* A slip is what was typed, letter by letter: nothing inserted, nothing folded. */
void find_typos(Analysis *a)
{
    const Words *words = &a->rules->words;
    uint32_t done = 0;
    for (uint32_t i = 0; i < a->word_hit_count; i++) {
        const WordHit *hit = &a->word_hits[i];
        const WordEntry *entry = &words->entries[hit->entry];
        if (words->lists[entry->list].use != WORD_TYPO || !hit->is_exact || hit->start < done) continue;
        Finding *finding = analysis_find(a, entry->rule, DIM_TONE, entry->kind, hit->start, hit->end);
        if (!finding) return;
        finding->why = words->lists[entry->list].why;
        finding->expected = entry->expected;
        done = hit->end;
    }
}
