/* question_defs.h -- what an agent can ask for. The cues of a slot are a word list of use WORD_SLOT with the slot's id;
 * the earlier slot wins where two fit. */
#ifndef JUDGE_QUESTION_DEFS_H
#define JUDGE_QUESTION_DEFS_H

#include "base/strview.h"
#include "language/value.h"

typedef struct QuestionSlot {
    StrView id; /* "height_cm" */
    StrView zh;
    StrView en;
    StrView
        values;   /* a set of names, a topic or a kind of number: what names only such values asks for this; or empty */
    bool is_weak; /* counts only where no other slot fits */
    SourcePos source;
} QuestionSlot;

typedef struct QuestionDefs {
    const QuestionSlot *slots;
    size_t count;
} QuestionDefs;

/* The place of that slot in the order, or `count`. */
size_t question_slot(const QuestionDefs *defs, StrView id);

#endif
