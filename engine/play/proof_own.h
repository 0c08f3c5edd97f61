/* proof_own.h -- where two lines of events part; for proof.c. */
#ifndef PLAY_PROOF_OWN_H
#define PLAY_PROOF_OWN_H

#include "base/arena.h"

typedef struct LineDifference {
    StrView field; /* "data.list.2.name" */
    StrView expected;
    StrView found; /* values as JSON; empty where one side has none */
} LineDifference;

/* The first field in which two JSON objects differ; false where they are the same or cannot be read. In `arena`. */
bool line_difference(Arena *arena, StrView expected, StrView found, LineDifference *out);

#endif
