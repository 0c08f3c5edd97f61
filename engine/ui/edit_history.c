/* edit_history.c -- undo and redo: steps as people think of them, not as keys came. */
#include "base/mem.h"
#include "ui/edit_own.h"

enum { MAX_STEPS = 512 };

static void step_clear(Step *step)
{
    buf_clear(&step->removed);
    buf_clear(&step->inserted);
}

void history_clear(History *history)
{
    for (size_t i = 0; i < history->count; i++) step_clear(&history->steps[i]);
    mem_free(history->steps);
    *history = (History){ 0 };
}

void history_seal(History *history)
{
    history->is_sealed = true;
}

static bool is_gap(StrView text)
{
    return text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\n');
}

/* A word typed letter by letter is one step, and so is what one goes on deleting. */
static bool joins(const History *history, const Step *step, StrView removed, StrView inserted)
{
    if (history->is_sealed || !history->done) return false;
    const Step *last = &history->steps[history->done - 1];
    if (last->kind != step->kind) return false;
    switch (step->kind) {
    case STEP_TYPED: {
        bool starts_word = is_gap(buf_view(&last->inserted)) && !is_gap(inserted);
        return !removed.len && step->at == last->at + last->inserted.len && !starts_word;
    }
    case STEP_BACKSPACE: return step->at + removed.len == last->at;
    case STEP_DELETE: return step->at == last->at;
    default: return false;
    }
}

static void join(Step *last, const Step *step, StrView removed, StrView inserted)
{
    buf_put(&last->inserted, inserted);
    if (step->kind == STEP_DELETE) buf_put(&last->removed, removed);
    if (step->kind != STEP_BACKSPACE) return;
    Buf longer = { 0 };
    buf_put(&longer, removed);
    buf_put(&longer, buf_view(&last->removed));
    buf_clear(&last->removed);
    last->removed = longer;
    last->at = step->at;
}

static void forget_undone(History *history)
{
    while (history->count > history->done) step_clear(&history->steps[--history->count]);
}

static void forget_oldest(History *history)
{
    step_clear(&history->steps[0]);
    memmove(history->steps, history->steps + 1, (history->count - 1) * sizeof *history->steps);
    history->count--;
    history->done--;
}

void history_add(History *history, const Step *step, StrView removed, StrView inserted)
{
    forget_undone(history);
    if (joins(history, step, removed, inserted)) {
        join(&history->steps[history->done - 1], step, removed, inserted);
        return;
    }
    if (history->count == MAX_STEPS) forget_oldest(history);
    if (history->count == history->cap) {
        size_t cap = history->cap ? 2 * history->cap : 16;
        history->steps = mem_resize(history->steps, history->cap, cap, sizeof *history->steps);
        history->cap = cap;
    }
    Step *added = &history->steps[history->count++];
    *added = *step;
    added->removed = added->inserted = (Buf){ 0 };
    buf_put(&added->removed, removed);
    buf_put(&added->inserted, inserted);
    history->done = history->count;
    history->is_sealed = false;
}

void history_retract(History *history, size_t at, size_t len)
{
    if (!history->done) return;
    Step *last = &history->steps[history->done - 1];
    bool is_there = last->kind == STEP_TYPED && last->inserted.len >= len && last->at + last->inserted.len == at + len;
    if (!is_there) return;
    last->inserted.len -= len;
    last->inserted.ptr[last->inserted.len] = '\0';
    if (last->inserted.len || last->removed.len) return;
    history->done--;
    forget_undone(history);
}

bool edit_undo(Edit *edit)
{
    History *history = &edit->history;
    if (!history->done) return false;
    const Step *step = &history->steps[--history->done];
    edit_splice(edit, step->at, step->inserted.len, buf_view(&step->removed));
    edit->caret = step->caret;
    edit->anchor = step->anchor;
    history_seal(history);
    return true;
}

bool edit_redo(Edit *edit)
{
    History *history = &edit->history;
    if (history->done == history->count) return false;
    const Step *step = &history->steps[history->done++];
    edit_splice(edit, step->at, step->removed.len, buf_view(&step->inserted));
    history_seal(history);
    return true;
}
