/* ui_scroll.c -- areas whose content is taller than they are: wheel, keys, thumb, and staying at the end. */
#include "ui/ui_own.h"

#include <assert.h>

enum {
    SALT_SCROLL = 4,
    SALT_THUMB = 5,
    THUMB_W = 6,
    THUMB_MIN = 24,
    THUMB_EDGE = 2,
    THUMB_REACH = 12,
    LINE = 40,
    NEAR_END = 2
};

static Memory *scroll_memory(Ui *ui, UiId id)
{
    return ui_memory(ui, ui_mix(id, SALT_SCROLL), true);
}

static int32_t most(int32_t content_h, int32_t view_h)
{
    return content_h > view_h ? content_h - view_h : 0;
}

static int32_t within(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

static void move_to(Ui *ui, Memory *memory, int32_t offset, int32_t view_h)
{
    int32_t max = most(memory->size, view_h);
    int32_t to = within(offset, 0, max);
    if (to != memory->value) ui->wants_frame = true;
    memory->value = to;
    memory->at_end = to >= max - NEAR_END;
}

/* Where nothing inside can have the focus, the area itself takes it, so that keys reach its content. */
static void focus_area(Ui *ui, UiId id, Rect view)
{
    UiHit hit = ui_hit(ui, id, view, UI_FOCUS_OWN);
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(view, 4, 4), 4);
}

UiScroll ui_begin_scroll(Ui *ui, const char *name, Rect rect, bool stick)
{
    assert(ui->scroll_depth < UI_MAX_SCROLLS);
    UiId id = ui_id(ui, name);
    Memory *memory = scroll_memory(ui, id);
    if (!memory->is_old) memory->at_end = stick;
    memory->is_old = true;
    int32_t max = most(memory->size, rect.h);
    memory->value = within(stick && memory->at_end ? max : memory->value, 0, max);
    if (ui->wheel_area == id) {
        memory->value = within(memory->value - ui->input->wheel, 0, max);
        ui->wheel_area = 0;
    }
    memory->at_end = memory->value >= max - NEAR_END;
    memory->target = rect.h;
    /* Before the content, so that what lies in it is on top; whether anything in it takes the focus is known from last time. */
    if (max > 0 && memory->from) focus_area(ui, id, rect);
    canvas_push_clip(ui->parts.canvas, rect);
    ui->scrolls[ui->scroll_depth++] = (ScrollPlace){ id, memory, rect, stick, ui->now->spot_count };
    return (UiScroll){ rect, { rect.x, rect.y - memory->value, rect.w, memory->size }, memory->at_end };
}

static bool has_focus_within(const Ui *ui, const ScrollPlace *place, bool *has_stops)
{
    bool within_it = false;
    for (size_t i = place->first_spot; i < ui->now->spot_count; i++) {
        if (ui->now->spots[i].kind == UI_NO_FOCUS) continue;
        *has_stops = true;
        within_it = within_it || ui->now->spots[i].id == ui->focus;
    }
    return within_it;
}

static void scroll_by_keys(Ui *ui, const ScrollPlace *place)
{
    int32_t page = place->view.h - LINE;
    const struct {
        UiKey key;
        int32_t by;
    } ways[] = { { KEY_UP, -LINE },       { KEY_DOWN, LINE },           { KEY_PAGE_UP, -page },
                 { KEY_PAGE_DOWN, page }, { KEY_HOME, -INT32_MAX / 2 }, { KEY_END, INT32_MAX / 2 } };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ui_steps_in_group(ui, ways[i].key)) continue;
        while (ui_key(ui, ways[i].key, 0)) {
            move_to(ui, place->memory, within(place->memory->value + ways[i].by, 0, INT32_MAX / 2), place->view.h);
        }
    }
}

static Rect thumb_of(const ScrollPlace *place)
{
    const Memory *memory = place->memory;
    Rect view = place->view;
    int32_t track = view.h - 2 * THUMB_EDGE;
    int32_t h = (int32_t)((int64_t)track * view.h / memory->size);
    if (h < THUMB_MIN) h = THUMB_MIN;
    int32_t max = most(memory->size, view.h);
    int32_t y = max ? (int32_t)((int64_t)(track - h) * memory->value / max) : 0;
    return (Rect){ view.x + view.w - THUMB_W - THUMB_EDGE, view.y + THUMB_EDGE + y, THUMB_W, h };
}

/* The thumb takes the pointer in a strip wider than it is drawn; beside it a press turns a page. */
static void scroll_by_thumb(Ui *ui, const ScrollPlace *place)
{
    Memory *memory = place->memory;
    Rect view = place->view;
    Rect thumb = thumb_of(place);
    Rect reach = { view.x + view.w - THUMB_REACH, view.y, THUMB_REACH, view.h };
    UiHit hit = ui_hit(ui, ui_mix(place->id, SALT_THUMB), reach, UI_NO_FOCUS);
    int32_t y = ui->input->mouse.y;
    if (hit.held && ui->input->mouse_pressed) {
        bool is_on_thumb = y >= thumb.y && y < thumb.y + thumb.h;
        memory->grab = is_on_thumb ? y - thumb.y : thumb.h / 2;
        if (!is_on_thumb) move_to(ui, memory, memory->value + (y < thumb.y ? -view.h : view.h), view.h);
    } else if (hit.held) {
        int32_t room = view.h - 2 * THUMB_EDGE - thumb.h;
        int32_t top = y - memory->grab - view.y - THUMB_EDGE;
        if (room > 0) move_to(ui, memory, (int32_t)((int64_t)most(memory->size, view.h) * top / room), view.h);
    }
    Token token = hit.hover || hit.held ? TOKEN_LINE3 : TOKEN_LINE2;
    canvas_round(ui->parts.canvas, thumb_of(place), CORNERS(THUMB_W / 2), ui_colour(ui, token));
}

void ui_end_scroll(Ui *ui, int32_t content_h)
{
    assert(ui->scroll_depth > 0);
    ScrollPlace place = ui->scrolls[--ui->scroll_depth];
    Memory *memory = place.memory;
    /* The content's height is known only now: who was at the end follows it in the next frame, before this one is shown. */
    bool was_at_end = memory->at_end;
    memory->size = content_h;
    int32_t max = most(content_h, place.view.h);
    int32_t to = place.stick && was_at_end ? max : memory->value;
    if (to != memory->value || to > max) move_to(ui, memory, to, place.view.h);
    bool has_stops = false;
    bool focused = has_focus_within(ui, &place, &has_stops);
    if (memory->from == has_stops) ui->wants_frame = true;
    memory->from = !has_stops;
    if (focused || ui->focus == place.id) scroll_by_keys(ui, &place);
    if (max > 0) scroll_by_thumb(ui, &place);
    canvas_pop_clip(ui->parts.canvas);
    if (ui->now->area_count == UI_MAX_AREAS) return; /* beyond that many an area has no wheel */
    Rect seen = rect_meet(place.view, canvas_clip(ui->parts.canvas));
    ui->now->areas[ui->now->area_count++] =
        (Area){ place.id, seen, ui_place(ui)->index, memory->value > 0, memory->value < max };
}

void ui_scroll_to(Ui *ui, UiId scroll, int32_t y, int32_t h)
{
    Memory *memory = scroll_memory(ui, scroll);
    int32_t view_h = memory->target;
    int32_t to = memory->value;
    if (y + h > to + view_h) to = y + h - view_h;
    if (y < to) to = y;
    move_to(ui, memory, to, view_h);
}

void ui_scroll_to_end(Ui *ui, UiId scroll)
{
    Memory *memory = scroll_memory(ui, scroll);
    move_to(ui, memory, INT32_MAX / 2, memory->target);
    memory->at_end = true; /* also when more has come than was measured */
    ui->wants_frame = true;
}

void ui_reveal(Ui *ui, Rect rect)
{
    enum { MARGIN = 8 };
    for (size_t i = ui->scroll_depth; i-- > 0;) {
        const ScrollPlace *place = &ui->scrolls[i];
        int32_t top = rect.y - (place->view.y - place->memory->value);
        ui_scroll_to(ui, place->id, top - MARGIN, rect.h + 2 * MARGIN);
    }
}
