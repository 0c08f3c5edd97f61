/* load_rubric.h -- scenarios/rubrics/NAME.lua and a persona's `wants` as plain numbers. */
#ifndef SCRIPT_LOAD_RUBRIC_H
#define SCRIPT_LOAD_RUBRIC_H

#include "judge/rubric.h"
#include "script/node.h"

extern const char *const RUBRIC_CONSTRUCTORS[]; /* rubric */
enum { RUBRIC_CONSTRUCTOR_COUNT = 1 };

/* Every number must be there; faults go to `report` and then false is returned. */
bool load_rubric(Arena *arena, const Node *root, Rubric *out, Report *report);

/* The norms of the persona whose table `persona` is (its id and `wants`); without `wants` all are the rubric's. */
bool load_persona_norms(const Node *persona, PersonaNorms *out, Report *report);

#endif
