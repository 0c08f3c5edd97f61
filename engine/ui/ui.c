/* ui.c -- a frame from begin to end, ids, and the words of the locale. */
#include "ui/ui.h"

#include "base/mem.h"
#include "ui/ui_own.h"

#include <assert.h>
#include <stdlib.h>

Ui *ui_new(void)
{
    Ui *ui = mem_new(sizeof *ui);
    for (size_t i = 0; i < 2; i++) ui->frames[i].arena = arena_new(0);
    ui->now = &ui->frames[0];
    ui->last = &ui->frames[1];
    ui_frame_reset(ui->now, (Point){ 0 });
    ui_frame_reset(ui->last, (Point){ 0 });
    ui->due_ms = INT64_MAX;
    return ui;
}

void ui_free(Ui *ui)
{
    if (!ui) return;
    for (size_t i = 0; i < 2; i++) ui_frame_free(&ui->frames[i]);
    ui_forget_all(ui);
    mem_free(ui);
}

static void start_input(Ui *ui)
{
    const UiInput *input = ui->input;
    if (input->key_count) ui->by_keys = true;
    if (input->mouse_pressed) {
        ui->by_keys = false;
        ui->focus_shown = false;
        ui->active = 0;
    }
    /* A release that never came (it fell outside the window) does not leave a widget held. */
    if (!input->mouse_down && !input->mouse_released) ui->active = 0;
}

void ui_begin(Ui *ui, const UiParts *parts, UiInput *input, Point size)
{
    assert(!ui->is_drawing);
    /* What was `now` is what the user has seen since: this frame's pointer and keys go by it. */
    Frame *seen = ui->now;
    ui->now = ui->last;
    ui->last = seen;
    ui_frame_reset(ui->now, size);
    ui->parts = *parts;
    ui->input = input;
    ui->size = size;
    ui->frame++;
    ui->is_drawing = true;
    ui->due_ms = INT64_MAX;
    ui->wants_frame = false;
    ui->wants_text = false;
    ui->id_depth = ui->scroll_depth = ui->later_count = ui->ring_count = 0;
    ui->places[0] = (LayerPlace){ .region = SIZE_MAX };
    ui->place_depth = 1;
    ui->region = SIZE_MAX;
    ui->group = 0;
    ui->tip.is_asked = ui->tip.is_due = false;
    start_input(ui);
    ui_look_around(ui);
}

void ui_end(Ui *ui)
{
    assert(ui->is_drawing && ui->id_depth == 0 && ui->place_depth == 1 && ui->scroll_depth == 0 && ui->group == 0);
    ui_draw_rings(ui); /* of the ground, before anything lies above it */
    /* A postponed drawing may postpone another. */
    for (size_t i = 0; i < ui->later_count; i++) ui->later[i].draw(ui, ui->later[i].data);
    ui_draw_rings(ui);
    ui_draw_tip(ui);
    ui_move_focus(ui);
    if (ui->input->mouse_released) ui->active = 0;
    /* Only now is it known which layer is the topmost modal one. */
    size_t modal = ui_modal_of(ui->now);
    for (size_t i = 0; i < ui->now->node_count; i++) ui->now->covered[i] = ui->now->node_layers[i] < modal;
    ui_forget(ui);
    ui->is_drawing = false;
}

int64_t ui_next_due(const Ui *ui)
{
    return ui->due_ms;
}

bool ui_wants_frame(const Ui *ui)
{
    return ui->wants_frame;
}

void ui_due(Ui *ui, int64_t at_ms)
{
    if (at_ms < ui->due_ms) ui->due_ms = at_ms;
}

void ui_again(Ui *ui)
{
    ui->wants_frame = true;
}

void ui_later(Ui *ui, UiLater draw, void *data)
{
    assert(ui->later_count < UI_MAX_LATER);
    ui->later[ui->later_count++] = (Later){ draw, data };
}

const UiParts *ui_parts(const Ui *ui)
{
    return &ui->parts;
}

UiInput *ui_input(Ui *ui)
{
    return ui->input;
}

Point ui_size(const Ui *ui)
{
    return ui->size;
}

StrView ui_tr(const Ui *ui, const char *key)
{
    return locale_text(ui->parts.locale, key);
}

StrView ui_say(const Ui *ui, const char *key, const Slot *slots, size_t count)
{
    Buf text = { 0 };
    locale_fill(ui->parts.locale, &text, key, slots, count);
    StrView copy = arena_copy(ui->parts.arena, buf_view(&text));
    buf_clear(&text);
    return copy;
}

StrView ui_number(const Ui *ui, int64_t number)
{
    return arena_printf(ui->parts.arena, "%lld", (long long)number);
}

/* FNV-1a over the bytes, started from what encloses them. 0 says "nothing", so no id is 0. */
static UiId hash_bytes(UiId seed, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    uint64_t hash = seed ^ 14695981039346656037u;
    for (size_t i = 0; i < len; i++) hash = (hash ^ at[i]) * 1099511628211u;
    return hash ? hash : 1;
}

UiId ui_mix(UiId id, uint64_t salt)
{
    return hash_bytes(id, &salt, sizeof salt);
}

static UiId around(const Ui *ui)
{
    return ui->id_depth ? ui->ids[ui->id_depth - 1] : 0;
}

UiId ui_id(const Ui *ui, const char *name)
{
    return hash_bytes(around(ui), name, strlen(name));
}

UiId ui_id_of(const Ui *ui, const char *name, uint64_t key)
{
    return ui_mix(ui_id(ui, name), key);
}

void ui_push_id(Ui *ui, const char *name, uint64_t key)
{
    assert(ui->id_depth < UI_MAX_IDS);
    UiId id = ui_id_of(ui, name, key);
    ui->ids[ui->id_depth++] = id;
}

void ui_pop_id(Ui *ui)
{
    assert(ui->id_depth > 0);
    ui->id_depth--;
}

void ui_want_text_input(Ui *ui, Rect caret)
{
    ui->wants_text = true;
    ui->caret = caret;
}

bool ui_text_input_wanted(const Ui *ui, Rect *caret)
{
    if (ui->wants_text && caret) *caret = ui->caret;
    return ui->wants_text;
}
