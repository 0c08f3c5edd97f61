/* load_deeds.h -- scenarios/deeds.lua.
 *
 *   return deeds { deed { "E_ANSWERED", rule = "TON-13", zh = "…", en = "…", effect = { trust = 5 },
 *                         when = { { verdict = "correct", asked = true } } } }
 *
 * `when` lists cases; a case holds where all its conditions do: verdict, sizing, policy, finding, claim, question, cue, heard,
 * asked, first, wait_over_ms, chars, stage, holds, and `unless` with the same inside. */
#ifndef SCRIPT_LOAD_DEEDS_H
#define SCRIPT_LOAD_DEEDS_H

#include "judge/deed_defs.h"
#include "script/node.h"

extern const char *const DEED_CONSTRUCTORS[]; /* deeds, deed */
enum { DEED_CONSTRUCTOR_COUNT = 2 };

/* Faults go to `report`; false where nothing usable was there. */
bool load_deeds(Arena *arena, const Node *root, DeedDefs *out, Report *report);

#endif
