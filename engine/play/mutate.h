/* mutate.h -- does the rubric find a fault? Talks that sell, each with one fault planted, played again.
 *
 * A fault is planted only where the reply's dimension is full or does not apply. The mutant is killed where both hold:
 * the grade falls where the fault demands it (a lower score of that dimension, a finding there that the reply did not have,
 * or, in tone, a praise lost), or nobody is left to hear it; and it counts (the reply's overall falls, or the talk no longer
 * passes or sells). A fault that is to end the talk is killed where that no longer passes or sells. */
#ifndef PLAY_MUTATE_H
#define PLAY_MUTATE_H

#include "play/mutants.h"
#include "play/playbook.h"
#include "play/talk.h"

/* Why one lives. */
typedef enum MutantFate {
    MUTANT_KILLED,
    MUTANT_UNSEEN,   /* its dimension is no worse */
    MUTANT_UNCOUNTED /* worse there, but neither overall nor talk */
} MutantFate;

typedef struct Mutant {
    const MutantDef *def;
    size_t talk;   /* index into the setup's */
    size_t step;   /* the reply's */
    uint32_t line; /* … in its file */
    int dim;       /* as in MutantDef, with claim resolved */
    StrView reply; /* as it was said then; empty where nothing was */
    int64_t ms;    /* late by, or typed in */
    MutantFate fate;
    int32_t before; /* score of the dimension, or overall where it is no single one; -1: did not apply */
    int32_t after;
} Mutant;

typedef struct MutateSetup {
    const Content *content;
    const MutantDefs *defs;
    const Talk *talks;
    size_t talk_count;
    size_t threads;
    void *self;
    void (*tell)(void *self, size_t done, size_t count); /* of what there is to do; may be NULL */
} MutateSetup;

typedef struct Mutation Mutation;

/* Owned: mutate_free. Talks that do not pass or do not sell are left out. `setup` must outlive it. */
Mutation *mutate_run(const MutateSetup *setup);
void mutate_free(Mutation *mutation); /* NULL is allowed */

/* In the order of talks, replies and faults. */
const Mutant *mutate_all(const Mutation *mutation, size_t *count);
size_t mutate_talks(const Mutation *mutation); /* that were used */

const char *mutant_fate_name(MutantFate fate); /* "killed" */
const char *mutant_dim_name(int dim);          /* "sizing", …, "asked", "talk" */

#endif
