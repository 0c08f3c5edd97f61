/* field_own.h -- what field.c and field_input.c share: a field within one frame. */
#ifndef UI_FIELD_OWN_H
#define UI_FIELD_OWN_H

#include "ui/field.h"

typedef struct FieldView {
    UiId id;
    UiHit hit;
    Rect inner;             /* where text may be */
    Point origin;           /* of the block, shifted by what is scrolled away */
    const TextBlock *block; /* of what is shown, pre-edit included */
} FieldView;

/* Lay out what is shown now and scroll as little as shows the caret. */
void field_place(Ui *ui, FieldView *view, Edit *edit, const FieldSpec *spec);

/* Clicks place the caret, drags select, a double click takes a word. */
void field_pointer(Ui *ui, const FieldView *view, Edit *edit);

/* Texts and keys of this frame in the order in which they came. */
void field_keys(Ui *ui, FieldView *view, Edit *edit, const FieldSpec *spec, FieldResult *result);

#endif
