/* mutants.h -- faults that can be planted in a reply, as trainers wrote them in scenarios/mutants.lua. */
#ifndef PLAY_MUTANTS_H
#define PLAY_MUTANTS_H

#include "judge/judge.h"
#include "script/content.h"

typedef enum MutantOp {
    MUTANT_APPEND,
    MUTANT_PREPEND,
    MUTANT_REPLACE,
    MUTANT_SWAP,
    MUTANT_SIZE,
    MUTANT_FIGURE,
    MUTANT_CLOCK,
    MUTANT_DROP,
    MUTANT_DROP_WORDS,
    MUTANT_LATE,
    MUTANT_TYPED,
    MUTANT_AGAIN,
    MUTANT_SILENT,
    MUTANT_OP_COUNT
} MutantOp;

/* Where the grade has to fall: a Dim, or one of these. */
enum { MUTANT_DIM_CLAIM = DIM_COUNT, MUTANT_DIM_ASKED, MUTANT_DIM_TALK, MUTANT_DIM_COUNT };

typedef struct MutantSwap {
    StrView from;
    StrView to;
} MutantSwap;

typedef struct MutantDef {
    StrView id;
    LocalText name;
    MutantOp op;
    int dim;
    const StrView *texts;
    size_t text_count;
    const MutantSwap *swaps;
    size_t swap_count;
    const StrView *topics; /* only in claims on these; none: anywhere */
    size_t topic_count;
    const StrView *rules;
    size_t rule_count;
    int64_t by;
    int64_t ms;
    bool is_first; /* only in the first reply of the chat */
    SourcePos source;
} MutantDef;

typedef struct MutantDefs {
    const MutantDef *items;
    size_t count;
} MutantDefs;

/* Read the content's scenarios/mutants.lua; without one there are none. Texts live in `arena`. False with faults in `report`. */
bool mutants_load(Arena *arena, const Content *content, MutantDefs *out, Report *report);

#endif
