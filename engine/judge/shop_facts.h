/* shop_facts.h -- a shop's facts by topic number, so that a reader finds one without comparing names. */
#ifndef JUDGE_SHOP_FACTS_H
#define JUDGE_SHOP_FACTS_H

#include "language/grammar.h"
#include "shop/shop.h"

enum { SHOP_FACTS_END = 0 };

/* Facts of one topic in the order of the shop: the first's index + 1, then from each to the next; SHOP_FACTS_END ends. */
typedef struct ShopFacts {
    const Shop *shop;
    const uint32_t *first; /* one a topic */
    const uint32_t *next;  /* one a fact */
} ShopFacts;

ShopFacts shop_facts(Arena *arena, const Shop *shop, const Grammar *grammar);

#endif
