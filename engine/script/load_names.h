/* load_names.h -- personas/names.lua: surnames that buyers are called by.
 *
 *   return names { surname { zh = "周", en = "Zhou" }, … } */
#ifndef SCRIPT_LOAD_NAMES_H
#define SCRIPT_LOAD_NAMES_H

#include "script/content.h"
#include "script/node.h"

typedef struct NamesLoad {
    Arena *arena; /* everything ends up here */
    Arena *nodes; /* another one, for the tree of the file: emptied when it is read */
    const ContentFiles *files;
    Report *report;
} NamesLoad;

/* All of them in the order of the file; the number of them. What is faulty is left out and reported; without the file there are
 * none. */
size_t load_names(const NamesLoad *load, const LocalText **out);

#endif
