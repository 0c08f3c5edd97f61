/* load_quick.h -- scenarios/quick/<shop>.lua: what a shop's agents keep at hand.
 *
 *   return quick { reply { id = "dispatch", group = "dispatch", title = { zh = "…", en = "…" }, text = "…" }, … }
 *
 * Files of scenarios/quick/<shop>/ add to it; a reply of the same id stands for the shop's. */
#ifndef SCRIPT_LOAD_QUICK_H
#define SCRIPT_LOAD_QUICK_H

#include "script/content.h"
#include "script/node.h"

enum { QUICK_MAX_CHARS = 500 };

typedef struct QuickLoad {
    Arena *arena; /* everything ends up here */
    Arena *nodes; /* another one, for the trees of the files: emptied of each when it is read */
    const ContentFiles *files;
    const Shop *shops;
    size_t shop_count;
    Report *report;
} QuickLoad;

/* All of them, a shop's together in the order of its file; the number of them. What is faulty is left out and reported. */
size_t load_quick(QuickLoad *load, const QuickReply **out);

#endif
