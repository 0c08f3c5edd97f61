/* rules.h -- all that the judge knows beside the shops: grammar, word lists, rubric, deeds, personas' wants.
 *
 * The loader fills a Rules piece by piece (script/load_*.c) and seals it; after that it is read-only and may be shared by
 * threads. All texts live in the rules' arena or the content's. */
#ifndef JUDGE_RULES_H
#define JUDGE_RULES_H

#include "judge/deed_defs.h"
#include "judge/known_topics.h"
#include "judge/question_defs.h"
#include "judge/rubric.h"
#include "judge/shop_facts.h"
#include "judge/words.h"
#include "language/grammar.h"
#include "language/lexicon.h"
#include "language/phrases.h"

enum { RULES_MAX_SHOPS = 64 };

struct Rules {
    Arena *arena; /* for what the loaders keep */
    Grammar *grammar;
    Lexicon *lexicon;
    Phrases *phrases;
    Words words;
    Rubric rubric;
    DeedDefs deeds;
    QuestionDefs questions;
    const PersonaNorms *norms;
    size_t norm_count;
    KnownTopics topics;
    ShopFacts shops[RULES_MAX_SHOPS]; /* those that were added; of others the facts are sorted for each reply */
    size_t shop_count;
    bool is_sealed;
    bool is_shared; /* all but the arena and the norms is another's */
};

Rules *rules_new(void);

/* Names that shops bring along: products with their nicknames, colours, couriers, cities, fibres. Call per shop, before sealing. */
void rules_add_shop(Rules *rules, const Shop *shop);

/* Build the lexicon from grammar and word lists. Nothing may be added afterwards. */
void rules_seal(Rules *rules);

/* The same knowledge for other personas, whose norms it has none of yet. Borrows from `sealed`, which must outlive it. */
Rules *rules_share(const Rules *sealed);

/* NULL is allowed. */
void rules_free(Rules *rules);

/* The norms of that persona, or NULL. */
const PersonaNorms *rules_norms(const Rules *rules, StrView persona);

#endif
