/* shop_facts.c -- facts chained by topic. */
#include "judge/shop_facts.h"

ShopFacts shop_facts(Arena *arena, const Shop *shop, const Grammar *grammar)
{
    size_t topic_count;
    (void)grammar_topics(grammar, &topic_count);
    uint32_t *first = arena_alloc(arena, topic_count + 1, sizeof *first);
    uint32_t *next = arena_alloc(arena, shop->fact_count + 1, sizeof *next);
    for (size_t i = shop->fact_count; i > 0; i--) {
        uint16_t topic = grammar_topic(grammar, shop->facts[i - 1].topic);
        if (topic == TOPIC_NONE) continue;
        next[i - 1] = first[topic];
        first[topic] = (uint32_t)i;
    }
    return (ShopFacts){ shop, first, next };
}
