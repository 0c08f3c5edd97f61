/* field.h -- a text field on the screen: draws an Edit, takes what keyboard, input method, pointer and clipboard say to it. */
#ifndef UI_FIELD_H
#define UI_FIELD_H

#include "ui/edit.h"
#include "ui/ui.h"

typedef enum FieldEnter { FIELD_ENTER_SUBMITS, FIELD_CTRL_ENTER_SUBMITS } FieldEnter;

typedef struct FieldSpec {
    const char *name; /* of its id */
    StrView label;    /* what a screen reader calls it */
    StrView placeholder;
    StrView error;    /* empty: none; else the edge is red and the caller writes it below */
    const char *icon; /* or NULL */
    bool lines;       /* several lines; Shift Enter (or Enter, with FIELD_CTRL_ENTER_SUBMITS) breaks */
    bool bare;        /* no box around it: the composer */
    FieldEnter enter;
    bool disabled;
} FieldSpec;

typedef struct FieldResult {
    UiId id;
    bool changed;
    bool submitted;
    bool focused;
    size_t pasted; /* bytes that came from the clipboard in this frame */
} FieldResult;

FieldResult ui_field(Ui *ui, Edit *edit, const FieldSpec *spec, Rect rect);

/* How many lines the text takes at that width of the field, for fields that grow. */
size_t ui_field_lines(Ui *ui, Edit *edit, const FieldSpec *spec, int32_t width);
int32_t ui_field_line_height(void);

#endif
