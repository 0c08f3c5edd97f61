/* edit.h -- a text field's state, without a screen: text, caret, selection, undo, and what an input method composes.
 *
 * Moves and deletes by grapheme and by word (language/breaks.h). Offsets are bytes
 * on grapheme boundaries. Nothing here knows pixels: moving by line is given the target offset by the caller. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "base/strview.h"

#include <stdint.h>

typedef struct Edit Edit;

/* `max_chars`: code points that it holds at most (further text is cut at a grapheme); `lines`: '\n' is kept, else it
 * becomes a space. Owned by the caller: edit_free. */
Edit *edit_new(size_t max_chars, bool lines);
void edit_free(Edit *edit);

StrView edit_text(const Edit *edit);
size_t edit_caret(const Edit *edit);
bool edit_selection(const Edit *edit, size_t *from, size_t *to); /* false: nothing is selected */
StrView edit_selected(const Edit *edit);
void edit_set_text(Edit *edit, StrView text); /* caret to the end, undo history gone, nothing composed */

/* Replace the selection. Invalid UTF-8 is dropped. Typing coalesces into one undo step until the caret moves, a word ends or
 * the kind of edit changes; a paste is one step. Returns whether anything changed. */
typedef enum EditSource { EDIT_TYPED, EDIT_COMMITTED, EDIT_PASTED } EditSource;
bool edit_insert(Edit *edit, StrView text, EditSource source);

typedef enum EditMove { MOVE_LEFT, MOVE_RIGHT, MOVE_WORD_LEFT, MOVE_WORD_RIGHT, MOVE_START, MOVE_END } EditMove;
void edit_move(Edit *edit, EditMove move, bool select);
void edit_move_to(Edit *edit, size_t offset, bool select); /* snapped to a grapheme */
void edit_select_all(Edit *edit);
void edit_select_word(Edit *edit, size_t offset);
/* Delete the selection, else what lies between the caret and where `move` leads. */
bool edit_delete(Edit *edit, EditMove move);
/* Take back the letter before the caret as if it had never been typed: undo does not know it. False where another stands
 * there, or something is selected. */
bool edit_retract(Edit *edit, StrView letter);
bool edit_undo(Edit *edit);
bool edit_redo(Edit *edit);

/* What the input method shows before it commits; it is no part of the text. `caret` is its own, in bytes. */
void edit_compose(Edit *edit, StrView preedit, size_t caret);
StrView edit_preedit(const Edit *edit, size_t *caret);
bool edit_is_composing(const Edit *edit);

/* The text with the pre-edit at the caret, as it is shown; *from, *to: where the pre-edit lies. Borrowed until the next change. */
StrView edit_shown(Edit *edit, size_t *from, size_t *to);

/* Grows with every change of text, caret, selection or pre-edit: for caches and redraws. */
uint64_t edit_version(const Edit *edit);
/* Bytes that came by paste since the last edit_set_text, for the record of drafts. */
size_t edit_pasted(const Edit *edit);

#endif
