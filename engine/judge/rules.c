/* rules.c -- puts the pieces of the judge's knowledge together. */
#include "judge/rules.h"

#include <assert.h>

#include "base/mem.h"

Rules *rules_new(void)
{
    Rules *rules = mem_new(sizeof *rules);
    rules->arena = arena_new(0);
    rules->grammar = grammar_new();
    rules->lexicon = lexicon_new();
    rules->phrases = phrases_new();
    return rules;
}

static void add_name(Rules *rules, const char *set, StrView canonical, StrView text)
{
    if (text.len == 0) return;
    Sense sense = { .kind = SENSE_NAME, .set = sv(set), .value = { .kind = VALUE_TEXT, .text = canonical } };
    grammar_add_sense(rules->grammar, text, &sense);
}

/* JN-2031, and 2031 alone. */
static void add_number(Rules *rules, StrView id)
{
    enum { MIN_NUMBER_DIGITS = 4 };
    size_t digits = 0;
    while (digits < id.len && id.ptr[id.len - 1 - digits] >= '0' && id.ptr[id.len - 1 - digits] <= '9') digits++;
    if (digits >= MIN_NUMBER_DIGITS) add_name(rules, "product", id, sv_of(id.ptr + id.len - digits, digits));
}

void rules_add_shop(Rules *rules, const Shop *shop)
{
    if (rules->shop_count < RULES_MAX_SHOPS) rules->shops[rules->shop_count++].shop = shop;
    for (size_t i = 0; i < shop->product_count; i++) {
        const Product *product = &shop->products[i];
        add_name(rules, "product", product->id, product->id);
        add_number(rules, product->id);
        add_name(rules, "product", product->id, product->name_zh);
        for (size_t k = 0; k < product->nickname_count; k++)
            add_name(rules, "product", product->id, product->nicknames[k]);
        for (size_t k = 0; k < product->colour_count; k++)
            add_name(rules, "colour", product->colours[k], product->colours[k]);
    }
}

void rules_seal(Rules *rules)
{
    assert(!rules->is_sealed);
    rules->topics = known_topics(rules->grammar);
    for (size_t i = 0; i < rules->shop_count; i++)
        rules->shops[i] = shop_facts(rules->arena, rules->shops[i].shop, rules->grammar);
    grammar_seal(rules->grammar, rules->lexicon);
    rules->deeds = deeds_resolved(rules->arena, &rules->deeds, rules);
    words_fill(&rules->words, rules->lexicon);
    lexicon_seal(rules->lexicon);
    rules->is_sealed = true;
}

Rules *rules_share(const Rules *sealed)
{
    Rules *rules = mem_new(sizeof *rules);
    *rules = *sealed;
    rules->arena = arena_new(0);
    rules->norms = NULL;
    rules->norm_count = 0;
    rules->is_shared = true;
    return rules;
}

void rules_free(Rules *rules)
{
    if (!rules) return;
    if (!rules->is_shared) {
        lexicon_free(rules->lexicon);
        phrases_free(rules->phrases);
        grammar_free(rules->grammar);
    }
    arena_free(rules->arena);
    mem_free(rules);
}

const PersonaNorms *rules_norms(const Rules *rules, StrView persona)
{
    for (size_t i = 0; i < rules->norm_count; i++) {
        if (sv_eq(rules->norms[i].persona, persona)) return &rules->norms[i];
    }
    return NULL;
}
