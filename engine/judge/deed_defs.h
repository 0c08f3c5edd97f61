/* deed_defs.h -- what a reply must hold to amount to a deed (rulebook/6-personas), as data.
 *
 * A deed happens where any of its cases holds; a case holds where all of its conditions do. */
#ifndef JUDGE_DEED_DEFS_H
#define JUDGE_DEED_DEFS_H

#include "judge/judge.h"

typedef enum DeedTest {
    DEED_VERDICT,  /* a dimension's verdict is one of names; `dim` DIM_COUNT: either */
    DEED_FINDING,  /* a finding with a rule or flag of names, and of the kind */
    DEED_CLAIM,    /* a claim on a topic of names, with the state and the stance */
    DEED_QUESTION, /* a question for a slot of names; open, purpose */
    DEED_CUE,      /* a word of a list of names */
    DEED_HEARD,    /* the same in the buyer's last messages */
    DEED_ASKED,    /* a topic of names was asked; without names: any */
    DEED_FIRST,    /* the first message of the chat */
    DEED_WAIT,     /* the wait is over `low` ms */
    DEED_LENGTH,   /* the reply has `low`..`high` characters */
    DEED_STAGE,    /* the case's stage is one of names */
    DEED_HOLDS     /* the reply asks for a moment */
} DeedTest;

typedef enum DeedTri { DEED_ANY, DEED_YES, DEED_NO } DeedTri;

typedef struct DeedCondition {
    DeedTest test;
    bool negated;
    Dim dim; /* DIM_COUNT: any */
    const StrView *names;
    size_t name_count;
    int kind; /* a FindingKind, a ClaimState, or -1: any */
    DeedTri open;
    DeedTri purpose;
    StrView stance; /* of a claim; empty: any */
    int64_t low;
    int64_t high;
    int64_t at_least;      /* how many of them; 1 by default */
    const uint64_t *named; /* bits of the word lists, topics or verdicts that `names` names; rules_seal makes them */
} DeedCondition;

typedef struct DeedCase {
    const DeedCondition *conditions;
    size_t condition_count;
} DeedCase;

/* What it does to a mood by default. `mood` is a name of the eight. */
typedef struct DeedEffect {
    StrView mood;
    int32_t delta;
} DeedEffect;

typedef struct DeedDef {
    StrView id; /* "E_ANSWERED" */
    StrView rule;
    StrView about_zh;
    StrView about_en;
    const DeedEffect *effects;
    size_t effect_count;
    const DeedCase *cases; /* none: only the clock, the desk or a script makes it */
    size_t case_count;
    bool leaves;   /* the buyer may walk out at once */
    bool is_clock; /* the clock applies its effect while the buyer waits; a reply only names it */
    SourcePos source;
} DeedDef;

typedef struct DeedDefs {
    const DeedDef *deeds;
    size_t count;
} DeedDefs;

/* A copy in `arena` in which every condition knows its names by number. */
DeedDefs deeds_resolved(Arena *arena, const DeedDefs *defs, const Rules *rules);

/* The deed of that id, or NULL. */
const DeedDef *deed_def(const DeedDefs *defs, StrView id);

#endif
