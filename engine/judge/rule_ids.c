/* rule_ids.c -- gathered from word lists and topics, and from a table of what the judge's own steps find. */
#include "judge/rule_ids.h"

#include <stdlib.h>

/* tests/cli/check_talks.sh holds this against the sources. */
static const char *const OWN[] = { "BAN-22", "BAN-29", "SIZ-01", "SIZ-03", "SPD-01", "SPD-02", "SPD-04",
                                   "SPD-11", "TON-04", "TON-13", "TON-14", "TON-20", "TON-22", "TON-24",
                                   "TON-26", "TON-29", "TON-30", "TON-31", "TON-32", "TON-43" };
enum { OWN_COUNT = sizeof OWN / sizeof *OWN };

static int compare(const void *a, const void *b)
{
    const RuleId *left = a, *right = b;
    int order = sv_compare(left->id, right->id);
    if (order) return order;
    /* Of one rule the first place stays, and any place goes before none. */
    if (!left->source.file.len != !right->source.file.len) return left->source.file.len ? -1 : 1;
    order = sv_compare(left->source.file, right->source.file);
    return order ? order : (left->source.line > right->source.line) - (left->source.line < right->source.line);
}

/* Entries of one list stand together and mostly share its rule. */
static bool is_new(const Words *words, size_t idx)
{
    const WordEntry *entry = &words->entries[idx];
    if (!entry->rule.len) return false;
    return !idx || words->entries[idx - 1].list != entry->list || !sv_eq(words->entries[idx - 1].rule, entry->rule);
}

const RuleId *rule_ids(const Rules *rules, Arena *arena, size_t *count)
{
    const Words *words = &rules->words;
    size_t topic_count = 0, all = 0, kept = 0;
    const TopicDef *topics = grammar_topics(rules->grammar, &topic_count);
    size_t room = OWN_COUNT + topic_count;
    for (size_t i = 0; i < words->entry_count; i++) room += is_new(words, i);
    RuleId *ids = arena_alloc(arena, room, sizeof *ids);

    for (size_t i = 0; i < OWN_COUNT; i++) ids[all++] = (RuleId){ .id = sv(OWN[i]) };
    for (size_t i = 0; i < topic_count; i++) {
        if (topics[i].rule.len) ids[all++] = (RuleId){ topics[i].rule, topics[i].source };
    }
    for (size_t i = 0; i < words->entry_count; i++) {
        const WordEntry *entry = &words->entries[i];
        if (is_new(words, i)) ids[all++] = (RuleId){ entry->rule, words->lists[entry->list].source };
    }
    if (all) qsort(ids, all, sizeof *ids, compare);
    for (size_t i = 0; i < all; i++) {
        if (!kept || !sv_eq(ids[kept - 1].id, ids[i].id)) ids[kept++] = ids[i];
    }
    *count = kept;
    return ids;
}
