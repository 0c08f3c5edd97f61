/* load_shops.h -- scenarios/shops/<id>.lua: size charts, products with their stock, policies as facts.
 *
 *   return shop { id = "bigmen", name = { zh = "…", en = "…" }, charts = { jeans = chart { … } },
 *                 products = { product { … } }, policies = { fact { topic = "return_window", days = 7 } } }
 *
 * A dated fact (valid_from, valid_to) stands in for the undated one of the same topic, cause, channel and kind. */
#ifndef SCRIPT_LOAD_SHOPS_H
#define SCRIPT_LOAD_SHOPS_H

#include "language/grammar.h"
#include "script/content.h"
#include "script/node.h"

typedef struct ShopLoad {
    Arena *arena; /* everything ends up here */
    Arena *nodes; /* another one, for the trees of the files: emptied of each when it is read */
    const TopicDef *topics;
    const ContentFiles *files; /* load_shops fills it in */
    size_t topic_count;        /* 0: names of topics and their fields are not checked */
    Report *report;
} ShopLoad;

/* All shops of `files`, sorted by id; the number of them. What is faulty is left out and reported. */
size_t load_shops(ShopLoad *load, const ContentFiles *files, const Shop **out);

/* The parts, for load_shops.c. They fill what they can and report the rest. */
void load_shop_charts(ShopLoad *load, const Node *charts, Shop *shop);
void load_shop_products(ShopLoad *load, const Node *products, Shop *shop);
void load_shop_facts(ShopLoad *load, const Node *policies, Shop *shop);

/* "; did you mean "x"?" or nothing: the end of a message about `name`. */
StrView name_hint(Arena *arena, StrView name, const StrView *names, size_t count);

/* "34, 36, 38": what could have been written. */
StrView name_list(Arena *arena, const StrView *names, size_t count);

/* The named keys of a table as fields. */
const Field *load_fields(Arena *arena, const Node *table, size_t *count);

#endif
