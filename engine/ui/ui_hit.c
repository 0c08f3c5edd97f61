/* ui_hit.c -- who is under the pointer, layers, regions, and the ring around what has the focus. */
#include "ui/ui_own.h"

#include <assert.h>

static size_t layer_at(const Frame *frame, Point point)
{
    size_t modal = ui_modal_of(frame);
    for (size_t i = frame->layer_count; i-- > modal;) {
        if (rect_has(frame->layers[i].rect, point)) return i;
    }
    return modal;
}

/* What was drawn last lies on top: the first that fits from the end. */
static UiId spot_at(const Frame *frame, size_t layer, Point point)
{
    for (size_t i = frame->spot_count; i-- > 0;) {
        const Spot *spot = &frame->spots[i];
        if (spot->layer == layer && rect_has(spot->seen, point)) return spot->id;
    }
    return 0;
}

/* The innermost area that can still go that way: areas are listed when they end, so it comes first. */
static UiId area_at(const Ui *ui, Point point)
{
    const Frame *frame = ui->last;
    for (size_t i = 0; i < frame->area_count; i++) {
        const Area *area = &frame->areas[i];
        bool can = ui->input->wheel > 0 ? area->can_up : area->can_down;
        if (can && area->layer == ui->pointer_layer && rect_has(area->view, point)) return area->id;
    }
    return 0;
}

void ui_look_around(Ui *ui)
{
    Point mouse = ui->input->mouse;
    ui->key_layer = ui_modal_of(ui->last);
    ui->pointer_layer = layer_at(ui->last, mouse);
    ui->under = spot_at(ui->last, ui->pointer_layer, mouse);
    ui->wheel_area = ui->input->wheel ? area_at(ui, mouse) : 0;
}

/* Hover goes by where the widget lies now; only a press goes by what was on top before. */
static bool is_over(Ui *ui, Rect seen)
{
    return ui_place(ui)->last == ui->pointer_layer && rect_has(seen, ui->input->mouse);
}

static void take_press(Ui *ui, UiId id, UiFocusKind kind)
{
    ui->active = id;
    if (kind == UI_NO_FOCUS) return;
    ui->focus = id;
    ui->focus_kind = kind;
    ui->focus_shown = false;
    ui->focus_set = ui->frame;
}

static UiHit focus_of(Ui *ui, UiId id, Rect rect, UiFocusKind kind)
{
    UiHit hit = { 0 };
    if (kind == UI_NO_FOCUS || ui->focus != id) return hit;
    ui->focus_kind = kind;
    hit.focused = true;
    hit.focus_shown = ui->focus_shown;
    hit.entered = ui->entered && ui->entered + 1 == ui->frame;
    if (hit.entered) ui_reveal(ui, rect);
    if (kind == UI_FOCUS) {
        hit.activated = ui_take_key(ui, KEY_ENTER, 0, 0, false) || ui_take_key(ui, KEY_SPACE, 0, 0, false);
    }
    return hit;
}

UiHit ui_hit(Ui *ui, UiId id, Rect rect, UiFocusKind kind)
{
    Rect seen = rect_meet(rect, canvas_clip(ui->parts.canvas));
    ui_add_spot(ui, &(Spot){ .id = id,
                             .rect = rect,
                             .seen = seen,
                             .layer = ui_place(ui)->index,
                             .region = ui->region,
                             .group = ui->group,
                             .kind = kind });
    const UiInput *input = ui->input;
    bool mine = ui->under == id && id != 0;
    if (mine && input->mouse_pressed) take_press(ui, id, kind);
    UiHit hit = focus_of(ui, id, rect, kind);
    bool over = is_over(ui, seen);
    hit.held = ui->active == id;
    hit.hover = over && (ui->active == 0 || hit.held);
    hit.pressed = hit.held && over && input->mouse_down;
    hit.clicked = hit.held && mine && input->mouse_released;
    hit.double_clicked = mine && input->double_click;
    hit.activated = hit.activated || hit.clicked;
    return hit;
}

void ui_begin_region(Ui *ui, const char *name, Rect rect)
{
    Frame *frame = ui->now;
    UiId id = ui_id(ui, name);
    assert(ui->region == SIZE_MAX);
    /* A region may be drawn in pieces; it keeps its first place in the order. */
    size_t at = 0;
    while (at < frame->region_count && frame->regions[at] != id) at++;
    assert(at < UI_MAX_REGIONS);
    if (at == frame->region_count) frame->regions[frame->region_count++] = id;
    ui->region = at;
    ui_node(ui, &(UiNode){ .role = "region", .name = sv(name), .rect = rect });
}

void ui_end_region(Ui *ui)
{
    assert(ui->region != SIZE_MAX);
    ui->region = SIZE_MAX;
}

void ui_begin_layer(Ui *ui, const char *name, Rect rect, bool modal)
{
    Frame *frame = ui->now;
    assert(frame->layer_count < UI_MAX_LAYERS && ui->place_depth < UI_MAX_LAYERS && ui->scroll_depth == 0);
    ui_draw_rings(ui); /* those below must not lie on top of what comes */
    size_t index = frame->layer_count++;
    frame->layers[index] = (Layer){ ui_id(ui, name), rect, modal };
    size_t last = SIZE_MAX;
    if (!ui_find_layer(ui->last, frame->layers[index].id, &last)) ui->wants_frame = true;
    ui->places[ui->place_depth++] = (LayerPlace){ index, last, ui->region, ui->group };
    ui->region = SIZE_MAX;
    ui->group = 0;
}

void ui_end_layer(Ui *ui)
{
    assert(ui->place_depth > 1);
    ui_draw_rings(ui);
    ui->place_depth--;
    ui->region = ui->places[ui->place_depth].region;
    ui->group = ui->places[ui->place_depth].group;
}

bool ui_pressed_outside(Ui *ui)
{
    size_t last = ui_place(ui)->last;
    if (!ui->input->mouse_pressed || last == SIZE_MAX || last != ui->key_layer) return false;
    return ui->pointer_layer == last && !rect_has(ui->last->layers[last].rect, ui->input->mouse);
}

void ui_focus_ring(Ui *ui, Rect rect, int32_t radius)
{
    if (ui->ring_count == UI_MAX_RINGS) return; /* one thing has the focus; more rings say nothing */
    ui->rings[ui->ring_count++] = (Ring){ rect, canvas_clip(ui->parts.canvas), radius };
}

void ui_draw_rings(Ui *ui)
{
    enum { GAP = 2, WIDTH = 2 };
    for (size_t i = 0; i < ui->ring_count; i++) {
        const Ring *ring = &ui->rings[i];
        canvas_push_clip(ui->parts.canvas, ring->clip);
        canvas_outline(ui->parts.canvas, rect_inset(ring->rect, -GAP - WIDTH, -GAP - WIDTH),
                       CORNERS(ring->radius + GAP + WIDTH), WIDTH, ui_colour(ui, TOKEN_ACCENT));
        canvas_pop_clip(ui->parts.canvas);
    }
    ui->ring_count = 0;
}
