/* deed_defs.c -- the names in the conditions of deeds become numbers, so that a reply is held against them without comparing texts. */
#include "judge/deed_defs.h"

#include "base/bits.h"
#include "judge/rules.h"

static void resolve_name(const DeedCondition *condition, StrView name, const Rules *rules, uint64_t *bits)
{
    uint32_t list = words_list(&rules->words, name);
    uint16_t topic = grammar_topic(rules->grammar, name);
    switch (condition->test) {
    case DEED_CUE:
    case DEED_HEARD:
        if (name.len && list < rules->words.list_count) bits_set(bits, list);
        break;
    case DEED_CLAIM:
        if (topic != TOPIC_NONE) bits_set(bits, topic);
        break;
    case DEED_VERDICT:
        for (uint32_t v = VERDICT_NONE; v <= VERDICT_EVASIVE; v++) {
            if (sv_is(name, verdict_name((Verdict)v))) bits_set(bits, v);
        }
        break;
    case DEED_FINDING:
    case DEED_QUESTION:
    case DEED_ASKED:
    case DEED_FIRST:
    case DEED_WAIT:
    case DEED_LENGTH:
    case DEED_STAGE:
    case DEED_HOLDS: break; /* few of them at a time: compared by name */
    }
}

static DeedCase case_resolved(Arena *arena, const DeedCase *one, const Rules *rules)
{
    DeedCondition *conditions = arena_alloc(arena, one->condition_count + 1, sizeof *conditions);
    size_t words = rules->words.list_count / 64 + 1;
    if (words < GRAMMAR_MAX_TOPICS / 64) words = GRAMMAR_MAX_TOPICS / 64;
    for (size_t i = 0; i < one->condition_count; i++) {
        uint64_t *bits = arena_alloc(arena, words, sizeof *bits);
        conditions[i] = one->conditions[i];
        conditions[i].named = bits;
        for (size_t k = 0; k < conditions[i].name_count; k++)
            resolve_name(&conditions[i], conditions[i].names[k], rules, bits);
    }
    return (DeedCase){ conditions, one->condition_count };
}

DeedDefs deeds_resolved(Arena *arena, const DeedDefs *defs, const Rules *rules)
{
    DeedDef *deeds = arena_alloc(arena, defs->count + 1, sizeof *deeds);
    for (size_t i = 0; i < defs->count; i++) {
        deeds[i] = defs->deeds[i];
        DeedCase *cases = arena_alloc(arena, deeds[i].case_count + 1, sizeof *cases);
        for (size_t k = 0; k < deeds[i].case_count; k++)
            cases[k] = case_resolved(arena, &defs->deeds[i].cases[k], rules);
        deeds[i].cases = cases;
    }
    return (DeedDefs){ deeds, defs->count };
}
