/* field_input.c -- what keys, input method, pointer and clipboard do to a field. */
#include <SDL.h>

#include "base/mem.h"
#include "ui/field_own.h"

/* An offset in what is shown as one in the text: a place within the pre-edit is the caret's. */
static size_t text_offset(Edit *edit, size_t shown)
{
    size_t from = 0;
    size_t to = 0;
    edit_shown(edit, &from, &to);
    if (!edit_is_composing(edit) || shown <= from) return shown;
    return shown >= to ? shown - (to - from) : from;
}

void field_pointer(Ui *ui, const FieldView *view, Edit *edit)
{
    const UiInput *input = ui_input(ui);
    if (!view->hit.pressed || (!input->mouse_pressed && !input->mouse_down)) return;
    Point at = { input->mouse.x - view->origin.x, input->mouse.y - view->origin.y };
    size_t offset = text_offset(edit, text_hit(view->block, at));
    if (input->mouse_pressed && view->hit.double_clicked) {
        edit_select_word(edit, offset);
    } else if (input->mouse_pressed) {
        edit_move_to(edit, offset, false);
    } else if (!input->double_click && offset != edit_caret(edit)) {
        size_t from = 0;
        size_t to = 0;
        bool stands_still = !edit_selection(edit, &from, &to) && offset == edit_caret(edit);
        if (!stands_still) edit_move_to(edit, offset, true);
    }
}

static void copy_selected(const Edit *edit)
{
    StrView text = edit_selected(edit);
    if (!text.len) return;
    char *copy = mem_copy(text.ptr, text.len);
    SDL_SetClipboardText(copy);
    mem_free(copy);
}

static void paste(Edit *edit, FieldResult *result)
{
    char *text = SDL_GetClipboardText();
    size_t before = edit_pasted(edit);
    if (text && edit_insert(edit, sv(text), EDIT_PASTED)) {
        result->changed = true;
        result->pasted += edit_pasted(edit) - before;
    }
    SDL_free(text);
}

/* Ctrl with a letter; true where it meant something. */
static bool control(Edit *edit, const UiKeyPress *press, FieldResult *result)
{
    bool shift = (press->mods & MOD_SHIFT) != 0;
    switch (press->character) {
    case 'a': edit_select_all(edit); return true;
    case 'c': copy_selected(edit); return true;
    case 'x':
        copy_selected(edit);
        if (edit_selected(edit).len) result->changed |= edit_delete(edit, MOVE_LEFT);
        return true;
    case 'v': paste(edit, result); return true;
    case 'z': result->changed |= shift ? edit_redo(edit) : edit_undo(edit); return true;
    case 'y': result->changed |= edit_redo(edit); return true;
    default: return false;
    }
}

/* Up and down keep the column as far as the lines have it; beyond the text they go to its ends. */
static bool move_line(const FieldView *view, Edit *edit, int direction, bool select)
{
    Rect caret = text_caret(view->block, edit_caret(edit));
    size_t target = text_line_step(view->block, edit_caret(edit), direction, caret.x);
    if (target == SIZE_MAX) target = direction < 0 ? 0 : edit_text(edit).len;
    edit_move_to(edit, target, select);
    return true;
}

static bool move_to_edge(const FieldView *view, Edit *edit, const UiKeyPress *press)
{
    bool select = (press->mods & MOD_SHIFT) != 0;
    bool whole = (press->mods & MOD_CTRL) != 0;
    bool home = press->key == KEY_HOME;
    if (whole) {
        edit_move(edit, home ? MOVE_START : MOVE_END, select);
        return true;
    }
    size_t at = edit_caret(edit);
    edit_move_to(edit, home ? text_line_start(view->block, at) : text_line_end(view->block, at), select);
    return true;
}

static bool move_key(const FieldView *view, Edit *edit, const FieldSpec *spec, const UiKeyPress *press)
{
    bool word = (press->mods & MOD_CTRL) != 0;
    bool select = (press->mods & MOD_SHIFT) != 0;
    switch (press->key) {
    case KEY_LEFT: edit_move(edit, word ? MOVE_WORD_LEFT : MOVE_LEFT, select); return true;
    case KEY_RIGHT: edit_move(edit, word ? MOVE_WORD_RIGHT : MOVE_RIGHT, select); return true;
    case KEY_UP: return spec->lines && !word && move_line(view, edit, -1, select);
    case KEY_DOWN: return spec->lines && !word && move_line(view, edit, 1, select);
    case KEY_HOME:
    case KEY_END: return move_to_edge(view, edit, press);
    default: return false;
    }
}

static bool enter_key(Edit *edit, const FieldSpec *spec, const UiKeyPress *press, FieldResult *result)
{
    bool ctrl = (press->mods & MOD_CTRL) != 0;
    bool shift = (press->mods & MOD_SHIFT) != 0;
    bool submits = spec->enter == FIELD_CTRL_ENTER_SUBMITS ? ctrl : !shift;
    if (submits && press->is_repeat) return true;
    if (submits) {
        result->submitted = true;
    } else if (spec->lines) {
        result->changed |= edit_insert(edit, sv("\n"), EDIT_TYPED);
    }
    return true;
}

static bool take_key(const FieldView *view, Edit *edit, const FieldSpec *spec, const UiKeyPress *press,
                     FieldResult *result)
{
    bool word = (press->mods & MOD_CTRL) != 0;
    if (press->mods & MOD_ALT) return false;
    switch (press->key) {
    case KEY_ENTER: return enter_key(edit, spec, press, result);
    case KEY_BACKSPACE: result->changed |= edit_delete(edit, word ? MOVE_WORD_LEFT : MOVE_LEFT); return true;
    case KEY_DELETE: result->changed |= edit_delete(edit, word ? MOVE_WORD_RIGHT : MOVE_RIGHT); return true;
    case KEY_CHAR: return word && control(edit, press, result);
    default: return move_key(view, edit, spec, press);
    }
}

static void take_text(Edit *edit, const UiTextEvent *event, FieldResult *result)
{
    switch (event->kind) {
    case UI_TEXT_COMMIT:
        edit_compose(edit, sv(""), 0);
        result->changed |= edit_insert(edit, event->text, event->text.len == 1 ? EDIT_TYPED : EDIT_COMMITTED);
        break;
    case UI_TEXT_COMPOSE: edit_compose(edit, event->text, event->caret); break;
    case UI_TEXT_RETRACT: result->changed |= edit_retract(edit, event->text); break;
    }
}

void field_keys(Ui *ui, FieldView *view, Edit *edit, const FieldSpec *spec, FieldResult *result)
{
    UiInput *input = ui_input(ui);
    size_t text = 0;
    for (size_t key = 0; key <= input->key_count; key++) {
        uint32_t until = key < input->key_count ? input->keys[key].order : UINT32_MAX;
        while (text < input->text_count && input->texts[text].order <= until) {
            take_text(edit, &input->texts[text++], result);
        }
        if (key == input->key_count || result->submitted) return;
        UiKeyPress *press = &input->keys[key];
        field_place(ui, view, edit, spec);
        if (!press->is_used && take_key(view, edit, spec, press, result)) press->is_used = true;
    }
}
