/* ui_focus.c -- the keyboard's way: Tab through the regions, F6 between them, arrows within a group, a modal layer's trap.
 *
 * It all happens at the end of a frame, when every widget has had its chance to take the key for itself. */
#include "ui/ui_own.h"

#include <assert.h>
#include <stdlib.h>

enum { SALT_PLACE = 3 };

UiId ui_focused(const Ui *ui)
{
    return ui->focus;
}

static void set_focus(Ui *ui, UiId id, bool shown)
{
    ui->focus = id;
    ui->focus_shown = shown;
    ui->focus_set = ui->frame;
    const Spot *spot = ui_find_spot(ui->now, id);
    if (!spot) spot = ui_find_spot(ui->last, id);
    ui->focus_kind = spot ? spot->kind : UI_NO_FOCUS;
    ui->wants_frame = true;
}

void ui_focus(Ui *ui, UiId id, bool shown)
{
    if (ui->focus == id && ui->focus_shown == shown) return;
    set_focus(ui, id, shown);
    ui->focus_missing = 0;
}

static void enter(Ui *ui, UiId id)
{
    set_focus(ui, id, true);
    ui->entered = ui->frame;
}

void ui_begin_group(Ui *ui, const char *name)
{
    assert(ui->group == 0);
    ui->group = ui_id(ui, name);
}

void ui_group_entry(Ui *ui, UiId id)
{
    ui_memory(ui, ui_mix(ui->group, SALT_PLACE), false)->focus = id;
}

void ui_end_group(Ui *ui)
{
    assert(ui->group != 0);
    ui->group = 0;
}

/* ---- the Tab order ---- */

typedef struct Stop {
    const Spot *spot;
    size_t at;
} Stop;

static int by_order(const void *left, const void *right)
{
    const Stop *a = left;
    const Stop *b = right;
    if (a->spot->region != b->spot->region) return a->spot->region < b->spot->region ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Of a group only one is a stop: the one that has the focus, else where it was last, else the first. */
static bool stands_for_group(Ui *ui, const Spot *spot, size_t modal)
{
    const Spot *focused = ui_find_spot(ui->now, ui->focus);
    if (focused && focused->group == spot->group) return focused->id == spot->id;
    UiId kept = ui_memory(ui, ui_mix(spot->group, SALT_PLACE), false)->focus;
    const Spot *other = ui_find_spot(ui->now, kept);
    if (other && other->group == spot->group) return kept == spot->id;
    for (size_t i = 0; i < ui->now->spot_count; i++) {
        const Spot *first = &ui->now->spots[i];
        if (first->kind != UI_NO_FOCUS && first->layer >= modal && first->group == spot->group) return first == spot;
    }
    return false;
}

static size_t list_stops(Ui *ui, Stop *stops)
{
    const Frame *frame = ui->now;
    size_t modal = ui_modal_of(frame);
    size_t count = 0;
    for (size_t i = 0; i < frame->spot_count; i++) {
        const Spot *spot = &frame->spots[i];
        if (spot->kind == UI_NO_FOCUS || spot->layer < modal) continue;
        if (spot->group && !stands_for_group(ui, spot, modal)) continue;
        stops[count++] = (Stop){ spot, i };
    }
    qsort(stops, count, sizeof *stops, by_order);
    return count;
}

static size_t find_stop(const Stop *stops, size_t count, UiId id)
{
    size_t at = 0;
    while (at < count && stops[at].spot->id != id) at++;
    return at;
}

static void step(Ui *ui, bool back)
{
    Stop *stops = arena_alloc(ui->now->arena, ui->now->spot_count + 1, sizeof *stops);
    size_t count = list_stops(ui, stops);
    if (!count) return;
    size_t at = find_stop(stops, count, ui->focus);
    if (at == count) at = back ? 0 : count - 1;
    enter(ui, stops[(at + (back ? count - 1 : 1)) % count].spot->id);
}

/* ---- regions ---- */

static Memory *region_memory(Ui *ui, size_t region)
{
    return ui_memory(ui, ui_mix(ui->now->regions[region], SALT_PLACE), true);
}

/* Where the focus goes in that region: where it was, else its first stop. */
static UiId door_of(Ui *ui, const Stop *stops, size_t count, size_t region)
{
    UiId kept = region_memory(ui, region)->focus;
    UiId first = 0;
    for (size_t i = count; i-- > 0;) {
        if (stops[i].spot->region != region) continue;
        first = stops[i].spot->id;
        if (first == kept) return kept;
    }
    return first;
}

static void step_region(Ui *ui, bool back)
{
    Stop *stops = arena_alloc(ui->now->arena, ui->now->spot_count + 1, sizeof *stops);
    size_t count = list_stops(ui, stops);
    size_t regions = ui->now->region_count;
    const Spot *here = ui_find_spot(ui->now, ui->focus);
    size_t from = here && here->region < regions ? here->region : (back ? 0 : regions - 1);
    for (size_t i = 1; i <= regions; i++) {
        UiId door = door_of(ui, stops, count, (from + (back ? regions - i : i)) % regions);
        if (!door) continue;
        enter(ui, door);
        return;
    }
}

/* ---- arrows within a group ---- */

static Point middle(Rect rect)
{
    return (Point){ rect.x + rect.w / 2, rect.y + rect.h / 2 };
}

/* How far `to` lies that way, or -1 where it does not; what is off the straight way counts four times. */
static int64_t distance(Rect from, Rect to, UiKey way)
{
    Point a = middle(from);
    Point b = middle(to);
    int64_t dx = b.x - a.x;
    int64_t dy = b.y - a.y;
    bool sideways = way == KEY_LEFT || way == KEY_RIGHT;
    int64_t along = sideways ? dx : dy;
    int64_t across = sideways ? dy : dx;
    if (way == KEY_LEFT || way == KEY_UP) along = -along;
    /* A neighbour begins beyond the middle of where the focus is. */
    if (along <= (sideways ? from.w : from.h) / 2) return -1;
    if (sideways && llabs(across) >= from.h) return -1;
    return along + 4 * llabs(across);
}

static const Spot *neighbour(const Ui *ui, const Spot *from, UiKey way)
{
    const Spot *best = NULL;
    int64_t best_distance = 0;
    for (size_t i = 0; i < ui->now->spot_count; i++) {
        const Spot *spot = &ui->now->spots[i];
        if (spot->kind == UI_NO_FOCUS || spot->group != from->group || spot->layer != from->layer) continue;
        int64_t far = distance(from->rect, spot->rect, way);
        if (far < 0 || (best && far >= best_distance)) continue;
        best = spot;
        best_distance = far;
    }
    return best;
}

static const Spot *edge_of_group(const Ui *ui, const Spot *from, bool last)
{
    const Spot *edge = NULL;
    for (size_t i = 0; i < ui->now->spot_count; i++) {
        const Spot *spot = &ui->now->spots[i];
        if (spot->kind == UI_NO_FOCUS || spot->group != from->group) continue;
        if (!edge || last) edge = spot;
    }
    return edge;
}

bool ui_steps_in_group(const Ui *ui, UiKey key)
{
    const Spot *from = ui_find_spot(ui->now, ui->focus);
    if (!from || !from->group) return false;
    if (key == KEY_HOME || key == KEY_END) return true;
    bool is_way = key == KEY_LEFT || key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN;
    return is_way && neighbour(ui, from, key);
}

static void step_in_group(Ui *ui)
{
    static const UiKey WAYS[] = { KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN };
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        const Spot *from = ui_find_spot(ui->now, ui->focus);
        if (!from || !from->group) return;
        const Spot *to = neighbour(ui, from, WAYS[i]);
        if (to && ui_key(ui, WAYS[i], 0)) enter(ui, to->id);
    }
    const Spot *from = ui_find_spot(ui->now, ui->focus);
    if (!from || !from->group) return;
    if (ui_key(ui, KEY_HOME, 0)) enter(ui, edge_of_group(ui, from, false)->id);
    if (ui_key(ui, KEY_END, 0)) enter(ui, edge_of_group(ui, from, true)->id);
}

/* ---- modal layers ---- */

static void leave_modals(Ui *ui)
{
    size_t index = 0;
    while (ui->modal_count && !ui_find_layer(ui->now, ui->modals[ui->modal_count - 1].layer, &index)) {
        const ModalPlace *gone = &ui->modals[--ui->modal_count];
        bool is_elsewhere = ui_find_spot(ui->now, ui->focus) || ui->focus_set == ui->frame;
        if (!is_elsewhere) set_focus(ui, gone->before, gone->before_shown && ui->by_keys);
    }
}

static bool is_known_modal(const Ui *ui, UiId layer)
{
    for (size_t i = 0; i < ui->modal_count; i++) {
        if (ui->modals[i].layer == layer) return true;
    }
    return false;
}

static UiId first_in_layer(const Ui *ui, size_t layer)
{
    for (size_t i = 0; i < ui->now->spot_count; i++) {
        const Spot *spot = &ui->now->spots[i];
        if (spot->layer >= layer && spot->kind != UI_NO_FOCUS) return spot->id;
    }
    return 0;
}

static void enter_modals(Ui *ui)
{
    const Frame *frame = ui->now;
    for (size_t i = 1; i < frame->layer_count; i++) {
        if (!frame->layers[i].modal || is_known_modal(ui, frame->layers[i].id)) continue;
        assert(ui->modal_count < UI_MAX_LAYERS);
        const Spot *spot = ui_find_spot(frame, ui->focus);
        bool is_inside = spot && spot->layer >= i;
        ui->modals[ui->modal_count++] = (ModalPlace){ frame->layers[i].id, is_inside ? 0 : ui->focus, ui->focus_shown };
        if (!is_inside) set_focus(ui, first_in_layer(ui, i), ui->by_keys);
    }
}

/* ---- the end of a frame ---- */

static void remember(Ui *ui)
{
    const Spot *spot = ui_find_spot(ui->now, ui->focus);
    if (spot && spot->region < ui->now->region_count) region_memory(ui, spot->region)->focus = spot->id;
    if (spot && spot->group) ui_memory(ui, ui_mix(spot->group, SALT_PLACE), false)->focus = spot->id;
    /* A widget that is gone for two frames has lost the focus; one that was just named may come with the next. */
    ui->focus_missing = spot || !ui->focus ? 0 : ui->focus_missing + 1;
    if (ui->focus_missing < 2) return;
    ui->focus = 0;
    ui->focus_kind = UI_NO_FOCUS;
    ui->focus_missing = 0;
}

void ui_move_focus(Ui *ui)
{
    leave_modals(ui);
    enter_modals(ui);
    remember(ui);
    /* Keys came to what had been drawn, so they move there: the topmost modal layer of the last frame. */
    ui_place(ui)->last = ui->key_layer;
    step_in_group(ui);
    while (ui_key(ui, KEY_TAB, 0)) step(ui, false);
    while (ui_key(ui, KEY_TAB, MOD_SHIFT)) step(ui, true);
    while (ui->now->region_count && ui_key(ui, KEY_F6, 0)) step_region(ui, false);
    while (ui->now->region_count && ui_key(ui, KEY_F6, MOD_SHIFT)) step_region(ui, true);
}
