/* edit_own.h -- what edit.c and edit_history.c share: the fields of an Edit and its steps. */
#ifndef UI_EDIT_OWN_H
#define UI_EDIT_OWN_H

#include "base/buf.h"
#include "language/breaks.h"
#include "ui/edit.h"

typedef enum StepKind { STEP_TYPED, STEP_COMMITTED, STEP_PASTED, STEP_BACKSPACE, STEP_DELETE, STEP_CUT } StepKind;

/* One thing that undo takes back: at `at`, `removed` gave way to `inserted`. */
typedef struct Step {
    StepKind kind;
    size_t at;
    size_t caret; /* before */
    size_t anchor;
    Buf removed;
    Buf inserted;
} Step;

typedef struct History {
    Step *steps;
    size_t count;
    size_t cap;
    size_t done;    /* steps that are in the text; what follows was undone */
    bool is_sealed; /* the next change begins a step of its own */
} History;

/* Takes copies of both texts; joins the last step where that reads as one edit. What was undone is gone. */
void history_add(History *history, const Step *step, StrView removed, StrView inserted);
/* The last step loses its last bytes, which were just typed at `at`. */
void history_retract(History *history, size_t at, size_t len);
void history_seal(History *history);
void history_clear(History *history);

struct Edit {
    Buf text;
    size_t caret;
    size_t anchor; /* the other end of the selection; = caret: none */
    size_t max_chars;
    bool lines;
    Buf preedit;
    size_t preedit_caret;
    Buf shown;
    uint64_t version;
    uint64_t text_version;
    size_t pasted;
    History history;
    Breaks *breaks;
    bool *marks; /* of marked_kind for text_version marked_version */
    size_t mark_cap;
    BreakKind marked_kind;
    uint64_t marked_version;
};

/* Replace bytes without history; the caret goes behind what was inserted. */
void edit_splice(Edit *edit, size_t at, size_t removed, StrView inserted);

#endif
