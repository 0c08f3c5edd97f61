/* edit.c -- the text of a field, its caret and selection, and how they move. History is in edit_history.c. */
#include "ui/edit_own.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

Edit *edit_new(size_t max_chars, bool lines)
{
    Edit *edit = mem_new(sizeof *edit);
    *edit = (Edit){ .max_chars = max_chars, .lines = lines, .breaks = breaks_new() };
    return edit;
}

void edit_free(Edit *edit)
{
    if (!edit) return;
    history_clear(&edit->history);
    breaks_free(edit->breaks);
    mem_free(edit->marks);
    buf_clear(&edit->text);
    buf_clear(&edit->preedit);
    buf_clear(&edit->shown);
    mem_free(edit);
}

StrView edit_text(const Edit *edit)
{
    return buf_view(&edit->text);
}

size_t edit_caret(const Edit *edit)
{
    return edit->caret;
}

uint64_t edit_version(const Edit *edit)
{
    return edit->version;
}

size_t edit_pasted(const Edit *edit)
{
    return edit->pasted;
}

bool edit_selection(const Edit *edit, size_t *from, size_t *to)
{
    *from = edit->anchor < edit->caret ? edit->anchor : edit->caret;
    *to = edit->anchor < edit->caret ? edit->caret : edit->anchor;
    return *from < *to;
}

StrView edit_selected(const Edit *edit)
{
    size_t from = 0;
    size_t to = 0;
    edit_selection(edit, &from, &to);
    return sv_of(edit_text(edit).ptr + from, to - from);
}

/* Marks of the text as it is; kept until another kind is asked for or the text changes. */
static const bool *marks_of(Edit *edit, BreakKind kind)
{
    if (edit->marks && edit->marked_kind == kind && edit->marked_version == edit->text_version) return edit->marks;
    if (edit->text.len + 1 > edit->mark_cap) {
        size_t cap = 2 * edit->text.len + 64;
        edit->marks = mem_resize(edit->marks, edit->mark_cap, cap, sizeof *edit->marks);
        edit->mark_cap = cap;
    }
    breaks_mark(edit->breaks, kind, edit_text(edit), edit->marks);
    edit->marked_kind = kind;
    edit->marked_version = edit->text_version;
    return edit->marks;
}

static size_t snap(Edit *edit, size_t offset)
{
    const bool *marks = marks_of(edit, BREAK_CHARACTER);
    if (offset > edit->text.len) offset = edit->text.len;
    while (offset > 0 && !marks[offset]) offset--;
    return offset;
}

static bool is_blank(const Edit *edit, size_t at)
{
    char c = edit->text.ptr[at];
    return c == ' ' || c == '\n' || c == '\t';
}

/* Over blanks first, then over the word: where Ctrl and an arrow lead in the editors that people know. */
static size_t step_word(Edit *edit, size_t at, int direction)
{
    size_t end = direction < 0 ? 0 : edit->text.len;
    const bool *marks = marks_of(edit, BREAK_WORD);
    if (direction < 0) {
        while (at > end && is_blank(edit, at - 1)) at--;
        if (at > end) at--;
        while (at > end && !marks[at]) at--;
        return at;
    }
    if (at < end && !is_blank(edit, at)) {
        at++;
        while (at < end && !marks[at]) at++;
    }
    while (at < end && is_blank(edit, at)) at++;
    return at;
}

static size_t target_of(Edit *edit, EditMove move)
{
    const bool *marks = marks_of(edit, BREAK_CHARACTER);
    size_t at = edit->caret;
    switch (move) {
    case MOVE_LEFT:
        if (at > 0) at--;
        while (at > 0 && !marks[at]) at--;
        return at;
    case MOVE_RIGHT:
        if (at < edit->text.len) at++;
        while (at < edit->text.len && !marks[at]) at++;
        return at;
    case MOVE_WORD_LEFT: return step_word(edit, at, -1);
    case MOVE_WORD_RIGHT: return step_word(edit, at, 1);
    case MOVE_START: return 0;
    case MOVE_END: return edit->text.len;
    }
    return at;
}

static void place(Edit *edit, size_t caret, bool select)
{
    edit->caret = caret;
    if (!select) edit->anchor = caret;
    edit->version++;
    history_seal(&edit->history);
}

void edit_move(Edit *edit, EditMove move, bool select)
{
    size_t from = 0;
    size_t to = 0;
    bool collapses = !select && edit_selection(edit, &from, &to) && (move == MOVE_LEFT || move == MOVE_RIGHT);
    if (collapses) {
        place(edit, move == MOVE_LEFT ? from : to, false);
        return;
    }
    place(edit, target_of(edit, move), select);
}

void edit_move_to(Edit *edit, size_t offset, bool select)
{
    place(edit, snap(edit, offset), select);
}

void edit_select_all(Edit *edit)
{
    edit->anchor = 0;
    place(edit, edit->text.len, true);
}

void edit_select_word(Edit *edit, size_t offset)
{
    const bool *marks = marks_of(edit, BREAK_WORD);
    size_t from = offset < edit->text.len ? offset : edit->text.len;
    size_t to = from < edit->text.len ? from + 1 : from;
    while (from > 0 && !marks[from]) from--;
    while (to < edit->text.len && !marks[to]) to++;
    edit->anchor = from;
    place(edit, to, true);
}

void edit_splice(Edit *edit, size_t at, size_t removed, StrView inserted)
{
    Buf next = { 0 };
    buf_put(&next, sv_of(edit_text(edit).ptr, at));
    buf_put(&next, inserted);
    buf_put(&next, sv_of(edit_text(edit).ptr + at + removed, edit->text.len - at - removed));
    buf_clear(&edit->text);
    edit->text = next;
    edit->text_version++;
    edit->version++;
    edit->caret = edit->anchor = at + inserted.len;
}

static bool replace(Edit *edit, size_t from, size_t to, StrView inserted, StepKind kind)
{
    if (from == to && !inserted.len) return false;
    Step step = { .at = from, .kind = kind, .caret = edit->caret, .anchor = edit->anchor };
    history_add(&edit->history, &step, sv_of(edit_text(edit).ptr + from, to - from), inserted);
    edit_splice(edit, from, to - from, inserted);
    return true;
}

/* Valid text without control characters; a field of one line has no line ends. */
static void put_clean(const Edit *edit, Buf *out, StrView text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);
        if (code == UTF8_INVALID || code == 0x7f || (code < ' ' && code != '\n' && code != '\t')) continue;
        bool is_space = code == '\t' || (code == '\n' && !edit->lines);
        buf_put(out, is_space ? sv(" ") : sv_of(text.ptr + start, at - start));
    }
}

/* Cut what does not fit, between characters as readers see them. */
static void cut_to_room(Edit *edit, Buf *inserted, size_t room)
{
    StrView text = buf_view(inserted);
    if (utf8_count(text) <= room) return;
    size_t at = 0;
    for (size_t count = 0; count < room; count++) utf8_next(text, &at);
    bool *marks = mem_resize(NULL, 0, text.len + 1, sizeof *marks);
    breaks_mark(edit->breaks, BREAK_CHARACTER, text, marks);
    while (at > 0 && !marks[at]) at--;
    mem_free(marks);
    StrView kept = sv_of(text.ptr, at);
    Buf shorter = { 0 };
    buf_put(&shorter, kept);
    buf_clear(inserted);
    *inserted = shorter;
}

bool edit_insert(Edit *edit, StrView text, EditSource source)
{
    static const StepKind kinds[] = { STEP_TYPED, STEP_COMMITTED, STEP_PASTED };
    size_t from = 0;
    size_t to = 0;
    edit_selection(edit, &from, &to);
    size_t used = utf8_count(edit_text(edit)) - utf8_count(edit_selected(edit));
    Buf clean = { 0 };
    put_clean(edit, &clean, text);
    cut_to_room(edit, &clean, used < edit->max_chars ? edit->max_chars - used : 0);
    bool changed = clean.len > 0 && replace(edit, from, to, buf_view(&clean), kinds[source]);
    if (changed && source == EDIT_PASTED) edit->pasted += clean.len;
    buf_clear(&clean);
    return changed;
}

bool edit_delete(Edit *edit, EditMove move)
{
    size_t from = 0;
    size_t to = 0;
    if (edit_selection(edit, &from, &to)) return replace(edit, from, to, sv(""), STEP_CUT);
    size_t target = target_of(edit, move);
    bool is_back = target < edit->caret;
    from = is_back ? target : edit->caret;
    to = is_back ? edit->caret : target;
    return replace(edit, from, to, sv(""), is_back ? STEP_BACKSPACE : STEP_DELETE);
}

bool edit_retract(Edit *edit, StrView letter)
{
    size_t caret = edit->caret;
    if (edit->anchor != caret || caret < letter.len) return false;
    if (!sv_eq(sv_of(edit_text(edit).ptr + caret - letter.len, letter.len), letter)) return false;
    history_retract(&edit->history, caret - letter.len, letter.len);
    edit_splice(edit, caret - letter.len, letter.len, sv(""));
    return true;
}

void edit_set_text(Edit *edit, StrView text)
{
    Buf clean = { 0 };
    put_clean(edit, &clean, text);
    cut_to_room(edit, &clean, edit->max_chars);
    edit_splice(edit, 0, edit->text.len, buf_view(&clean));
    buf_clear(&clean);
    history_clear(&edit->history);
    edit->pasted = 0;
    buf_reset(&edit->preedit);
    edit->preedit_caret = 0;
}

void edit_compose(Edit *edit, StrView preedit, size_t caret)
{
    StrView valid = sv_of(preedit.ptr, utf8_valid_len(preedit));
    /* What is selected goes as soon as something is composed in its place, as with plain typing. */
    size_t from = 0;
    size_t to = 0;
    if (valid.len && edit_selection(edit, &from, &to)) replace(edit, from, to, sv(""), STEP_CUT);
    buf_reset(&edit->preedit);
    buf_put(&edit->preedit, valid);
    edit->preedit_caret = caret < valid.len ? caret : valid.len;
    edit->version++;
}

StrView edit_preedit(const Edit *edit, size_t *caret)
{
    *caret = edit->preedit_caret;
    return buf_view(&edit->preedit);
}

bool edit_is_composing(const Edit *edit)
{
    return edit->preedit.len > 0;
}

StrView edit_shown(Edit *edit, size_t *from, size_t *to)
{
    StrView text = edit_text(edit);
    *from = edit->caret;
    *to = edit->caret + edit->preedit.len;
    if (!edit->preedit.len) return text;
    buf_reset(&edit->shown);
    buf_put(&edit->shown, sv_of(text.ptr, edit->caret));
    buf_put(&edit->shown, buf_view(&edit->preedit));
    buf_put(&edit->shown, sv_of(text.ptr + edit->caret, text.len - edit->caret));
    return buf_view(&edit->shown);
}
