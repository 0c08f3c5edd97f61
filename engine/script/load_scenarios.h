/* load_scenarios.h -- the declarative part of scenarios/<id>/scenario.lua: who, what, where, and the map of beats. */
#ifndef SCRIPT_LOAD_SCENARIOS_H
#define SCRIPT_LOAD_SCENARIOS_H

#include "script/content.h"
#include "script/node.h"

/* The fields that `scenario { … }` and `beat { … }` may have; play reads those that are not in ScenarioInfo. */
extern const char *const SCENARIO_FIELDS[];
extern const size_t SCENARIO_FIELD_COUNT;
extern const char *const BEAT_FIELDS[];
extern const size_t BEAT_FIELD_COUNT;

typedef struct ScenarioLoad {
    Arena *arena; /* everything ends up here */
    Arena *nodes; /* another one, for the trees of the files: emptied of each when it is read */
    const ContentFiles *files;
    const Shop *shops;
    size_t shop_count;
    const PersonaInfo *personas;
    size_t persona_count;
    Report *report;
} ScenarioLoad;

/* All scenarios of `files` in the order of their folders; the number of them. What is faulty is left out and reported; one
 * that only names a shop or persona with faults of its own is left out without a fault. */
size_t load_scenarios(ScenarioLoad *load, const ScenarioInfo **out);

#endif
