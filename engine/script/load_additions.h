/* load_additions.h -- scenarios/shops/<shop>/<name>.lua: more goods and size charts for a shop, without touching its file.
 *
 *   return additions { charts = { jeans = chart { … } }, products = { product { … } } }
 *
 * A chart of the same name, a product of the same id stands for the shop's. */
#ifndef SCRIPT_LOAD_ADDITIONS_H
#define SCRIPT_LOAD_ADDITIONS_H

#include "script/content.h"
#include "script/node.h"

typedef struct Additions {
    NodeRoom room;
    const ContentFiles *files;
    Report *report;
} Additions;

/* The shop's tables with what the files of its folder add, in the order of their paths. What is faulty adds nothing. */
const Node *additions_to_charts(const Additions *add, StrView shop, const Node *charts);
const Node *additions_to_products(const Additions *add, StrView shop, const Node *products);

/* A fault for each folder below scenarios/shops/ that no shop is called after. */
void additions_check_folders(const Additions *add);

#endif
