/* widgets_select.c -- the drop-down and the slider.
 *
 * The list of a drop-down lies above the view, so it is drawn at the end of the frame; what it takes is told to the
 * drop-down in the next one, by way of its state. */
#include "ui/widgets_over.h"
#include "ui/widgets_own.h"

#include <ctype.h>

enum { ROW_H = 32, ROWS = 8, PAD = 10, GAP = 6, ARROW = 16, LIST_PAD = 4, KNOB = 16, TRACK_H = 4, PAGE_STEPS = 10 };

/* ---- the list ---- */

/* A copy for the end of the frame. */
typedef struct List {
    UiId owner;
    Rect anchor;
    ChoiceSpec choice;
    int32_t current;
    bool small;
} List;

/* What the list tells its drop-down: 0 nothing, else what was taken, from 1. */
static int32_t *taken_of(Ui *ui, UiId owner)
{
    return ui_state(ui, owner ^ 1, false);
}

/* 0: closed; else 1 + the option that arrows stand on. */
static int32_t *open_of(Ui *ui, UiId owner)
{
    return ui_state(ui, owner, false);
}

static bool can_take(const List *list, int32_t i)
{
    return i >= 0 && i < (int32_t)list->choice.count && !list->choice.disabled[i];
}

static int32_t next_from(const List *list, int32_t from, int32_t by)
{
    for (int32_t i = from + by; i >= 0 && i < (int32_t)list->choice.count; i += by) {
        if (can_take(list, i)) return i;
    }
    return from;
}

static bool starts_with(StrView text, char letter)
{
    return text.len && tolower((unsigned char)text.ptr[0]) == letter;
}

/* The next option after `from`, around, that begins with that letter. */
static int32_t by_letter(const List *list, int32_t from, char letter)
{
    int32_t count = (int32_t)list->choice.count;
    for (int32_t step = 1; step <= count; step++) {
        int32_t i = (from + step) % count;
        if (can_take(list, i) && starts_with(list->choice.options[i], letter)) return i;
    }
    return from;
}

static int32_t move_by_keys(Ui *ui, const List *list, int32_t at)
{
    int32_t count = (int32_t)list->choice.count;
    while (ui_key(ui, KEY_DOWN, 0)) at = next_from(list, at, 1);
    while (ui_key(ui, KEY_UP, 0)) at = next_from(list, at, -1);
    if (ui_key(ui, KEY_HOME, 0)) at = next_from(list, -1, 1);
    if (ui_key(ui, KEY_END, 0)) at = next_from(list, count, -1);
    for (const char *first = "abcdefghijklmnopqrstuvwxyz0123456789"; *first; first++) {
        if (ui_char(ui, *first, 0)) at = by_letter(list, at, *first);
    }
    return at;
}

static bool draw_list_row(Ui *ui, const List *list, int32_t i, Rect row, int32_t *at)
{
    UiId id = ui_id_of(ui, "row", (uint64_t)i);
    bool is_off = !can_take(list, i);
    UiHit hit = ui_hit(ui, id, row, UI_NO_FOCUS);
    /* The row under a pointer that moves becomes the current one; one that rests does not fight the arrows. */
    int32_t *was_over = ui_state(ui, id, false);
    if (hit.hover && !*was_over && !is_off) *at = i;
    *was_over = hit.hover;
    if (*at == i) canvas_round(canvas_of(ui), row, CORNERS(4), ui_colour(ui, TOKEN_SEL));
    bool is_current = list->current == i;
    Font font = list->small ? FONT_R12 : FONT_R14;
    Rect text = rect_inset(row, PAD - LIST_PAD, 0);
    Rect mark = cut_right(&text, ARROW);
    if (is_current) ui_icon_in(ui, mark, "check", ARROW, TOKEN_ACCENT);
    Token colour = is_off ? TOKEN_T3 : is_current ? TOKEN_ACCENT : TOKEN_T1;
    UiDrawn drawn = ui_paint_line(ui, text, list->choice.options[i], (UiLook){ font, colour, ALIGN_LEFT });
    ui_node(ui, &(UiNode){ .role = "option",
                           .name = list->choice.options[i],
                           .rect = row,
                           .id = id,
                           .selected = is_current,
                           .disabled = is_off,
                           .cut = drawn.cut });
    return hit.clicked && !is_off;
}

static bool draw_rows(Ui *ui, const List *list, Rect rect, int32_t *at, bool moved)
{
    bool clicked = false;
    UiScroll scroll = ui_begin_scroll(ui, "rows", rect, false);
    Rect content = scroll.content;
    for (int32_t i = 0; i < (int32_t)list->choice.count; i++) {
        if (draw_list_row(ui, list, i, cut_top(&content, ROW_H), at)) {
            *at = i;
            clicked = true;
        }
    }
    ui_end_scroll(ui, (int32_t)list->choice.count * ROW_H);
    if (moved) ui_scroll_to(ui, ui_id(ui, "rows"), *at * ROW_H, ROW_H);
    return clicked;
}

static int32_t list_width(Ui *ui, const List *list)
{
    int32_t w = list->anchor.w;
    for (size_t i = 0; i < list->choice.count; i++) {
        int32_t text = ui_text_w(ui, list->small ? FONT_R12 : FONT_R14, list->choice.options[i]);
        w = at_least(w, text + 2 * PAD + ARROW + GAP + 8);
    }
    return at_most(w, ui_size(ui).x - 16);
}

static void draw_list(Ui *ui, void *data)
{
    const List *list = data;
    int32_t *open = open_of(ui, list->owner);
    int32_t h = at_most((int32_t)list->choice.count, ROWS) * ROW_H + 2 * LIST_PAD;
    Rect rect = ui_pop_place(ui, list->anchor, (Point){ list_width(ui, list), h }, NULL, 0);
    ui_push_id(ui, "list", list->owner);
    ui_begin_pop(ui, "pop", rect, true);
    ui_node(ui, &(UiNode){ .role = "listbox", .name = list->choice.label, .rect = rect });
    ui_hit(ui, ui_id(ui, "keys"), (Rect){ rect.x, rect.y, 0, 0 }, UI_FOCUS_OWN);
    int32_t before = *open - 1;
    int32_t at = move_by_keys(ui, list, before);
    bool is_taken = ui_key(ui, KEY_ENTER, 0) || ui_key(ui, KEY_SPACE, 0);
    is_taken = draw_rows(ui, list, rect_inset(rect, LIST_PAD, LIST_PAD), &at, at != before) || is_taken;
    bool leaves = ui_key(ui, KEY_ESC, 0) || ui_key(ui, KEY_TAB, 0) || ui_pressed_outside(ui);
    ui_end_pop(ui);
    ui_pop_id(ui);
    if (at != before) ui_again(ui);
    *open = at + 1;
    if (!is_taken && !leaves) return;
    *open = 0;
    if (is_taken && can_take(list, at)) *taken_of(ui, list->owner) = at + 1;
    ui_again(ui);
}

/* ---- the drop-down ---- */

int32_t ui_select_width(Ui *ui, const SelectSpec *spec)
{
    Font font = spec->small ? FONT_R12 : FONT_R14;
    int32_t widest = 0;
    for (size_t i = 0; i < spec->choice.count; i++)
        widest = at_least(widest, ui_text_w(ui, font, spec->choice.options[i]));
    return 2 * PAD + ui_text_w(ui, font, spec->prefix) + widest + GAP + ARROW + 2;
}

static StrView shown_text(Ui *ui, const SelectSpec *spec, int32_t index)
{
    StrView chosen = index >= 0 && index < (int32_t)spec->choice.count ? spec->choice.options[index] : (StrView){ 0 };
    if (!spec->prefix.len) return chosen;
    return arena_printf(ui_parts(ui)->arena, "%.*s%.*s", SV_ARG(spec->prefix), SV_ARG(chosen));
}

static bool draw_select(Ui *ui, Rect rect, const SelectSpec *spec, int32_t index, UiHit hit)
{
    Canvas *canvas = canvas_of(ui);
    Token ground = spec->disabled ? TOKEN_SUNKEN : hit.pressed ? TOKEN_PRESS : hit.hover ? TOKEN_HOVER : TOKEN_PANEL;
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, ground));
    canvas_outline(canvas, rect, CORNERS(8), 1, ui_colour(ui, spec->disabled ? TOKEN_SUNKEN : TOKEN_LINE2));
    Rect row = rect_inset(rect, PAD, 0);
    Rect arrow = cut_right(&row, ARROW);
    ui_icon_in(ui, arrow, "down", ARROW, spec->disabled ? TOKEN_T3 : TOKEN_T2);
    cut_right(&row, GAP);
    UiLook look = { spec->small ? FONT_R12 : FONT_R14, spec->disabled ? TOKEN_T3 : TOKEN_T1, ALIGN_LEFT };
    return ui_paint_line(ui, row, shown_text(ui, spec, index), look).cut;
}

static bool wants_open(Ui *ui, UiHit hit)
{
    if (hit.activated) return true;
    return hit.focused && (ui_key(ui, KEY_DOWN, 0) || ui_key(ui, KEY_UP, 0));
}

/* The caller's arrays may be gone when the list is drawn: they are copied, the texts live as long as the frame. */
static void show_list(Ui *ui, UiId id, Rect rect, const SelectSpec *spec, int32_t index)
{
    Arena *arena = ui_parts(ui)->arena;
    const ChoiceSpec *choice = &spec->choice;
    List *list = arena_alloc(arena, 1, sizeof *list);
    StrView *options = arena_alloc(arena, choice->count, sizeof *options);
    bool *disabled = arena_alloc(arena, choice->count, sizeof *disabled);
    for (size_t i = 0; i < choice->count; i++) {
        options[i] = choice->options[i];
        disabled[i] = choice->disabled && choice->disabled[i];
    }
    *list = (List){ id, rect, { choice->label, options, choice->count, disabled, choice->reason }, index, spec->small };
    ui_later(ui, draw_list, list);
}

bool ui_select(Ui *ui, const char *name, Rect rect, const SelectSpec *spec, int32_t *index)
{
    UiId id = ui_id(ui, name);
    rect = centred(rect, rect.w, spec->small ? 28 : 32);
    UiHit hit = ui_hit(ui, id, rect, spec->disabled ? UI_NO_FOCUS : UI_FOCUS);
    int32_t *open = open_of(ui, id);
    int32_t *taken = taken_of(ui, id);
    int32_t before = *index;
    if (*taken) *index = *taken - 1;
    *taken = 0;
    if (!*open && !spec->disabled && wants_open(ui, hit)) *open = at_least(*index, 0) + 1;
    bool is_cut = draw_select(ui, rect, spec, *index, hit);
    if (hit.focus_shown) ui_focus_ring(ui, rect, 8);
    ui_node(ui, &(UiNode){ .role = "combobox",
                           .name = spec->choice.label.len ? spec->choice.label : spec->prefix,
                           .value = shown_text(ui, spec, *index),
                           .rect = rect,
                           .id = id,
                           .disabled = spec->disabled,
                           .selected = *open != 0,
                           .cut = is_cut });
    if (*open) show_list(ui, id, rect, spec, *index);
    return *index != before;
}

/* ---- the slider ---- */

static int32_t slide_by_keys(Ui *ui, const SliderSpec *spec, int32_t value)
{
    const struct {
        UiKey key;
        int32_t by;
    } ways[] = { { KEY_LEFT, -spec->step },
                 { KEY_DOWN, -spec->step },
                 { KEY_RIGHT, spec->step },
                 { KEY_UP, spec->step },
                 { KEY_PAGE_DOWN, -PAGE_STEPS * spec->step },
                 { KEY_PAGE_UP, PAGE_STEPS * spec->step } };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        while (ui_key(ui, ways[i].key, 0)) value += ways[i].by;
    }
    if (ui_key(ui, KEY_HOME, 0)) value = spec->min;
    if (ui_key(ui, KEY_END, 0)) value = spec->max;
    return between(value, spec->min, spec->max);
}

static int32_t slide_by_pointer(Ui *ui, Rect track, const SliderSpec *spec)
{
    int32_t steps = (spec->max - spec->min) / spec->step;
    int64_t along = between(ui_input(ui)->mouse.x - track.x, 0, track.w);
    int64_t step = (along * steps + track.w / 2) / track.w;
    return spec->min + (int32_t)step * spec->step;
}

bool ui_slider(Ui *ui, const char *name, Rect rect, const SliderSpec *spec, int32_t *value)
{
    UiId id = ui_id(ui, name);
    Canvas *canvas = canvas_of(ui);
    rect = centred(rect, rect.w, at_most(rect.h, 20));
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS_OWN);
    Rect track = rect_inset(rect, KNOB / 2, (rect.h - TRACK_H) / 2);
    int32_t before = *value;
    if (hit.held) *value = slide_by_pointer(ui, track, spec);
    if (hit.focused) *value = slide_by_keys(ui, spec, *value);
    if (*value != before) ui_again(ui);
    Rect all = rect_inset(rect, 0, (rect.h - TRACK_H) / 2);
    int32_t x = track.x + (int32_t)((int64_t)track.w * (*value - spec->min) / at_least(spec->max - spec->min, 1));
    ui_track(ui, all, x - all.x, all.w, TOKEN_FILL);
    Rect knob = { x - KNOB / 2, rect.y + (rect.h - KNOB) / 2, KNOB, KNOB };
    canvas_round(canvas, knob, CORNERS(KNOB / 2), ui_colour(ui, hit.hover || hit.held ? TOKEN_HOVER : TOKEN_PANEL));
    canvas_outline(canvas, knob, CORNERS(KNOB / 2), 2, ui_colour(ui, TOKEN_FILL));
    if (hit.focus_shown) ui_focus_ring(ui, knob, KNOB / 2);
    ui_node(ui, &(UiNode){ .role = "slider", .name = spec->label, .value = spec->shown, .rect = rect, .id = id });
    return *value != before;
}
