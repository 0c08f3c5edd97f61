/* widgets_choice.c -- toggles, checkboxes, and one-of-many: segments, tabs, radio buttons. */
#include "ui/widgets_own.h"

enum { TOGGLE_W = 32, TOGGLE_H = 18, KNOB = 14, BOX = 18, SEGMENT_H = 32, SEGMENT_PAD = 14, RADIO_H = 28 };
enum { TAB_PAD = 9, TAB_PAD_MIN = 5, TAB_BAR = 2 };

static UiFocusKind focus_kind(const SwitchSpec *spec)
{
    if (!spec->disabled) return UI_FOCUS;
    return spec->reason.len ? UI_FOCUS_OWN : UI_NO_FOCUS;
}

static bool finish_switch(Ui *ui, UiNode *node, const SwitchSpec *spec, UiHit hit, bool *on)
{
    bool changed = hit.activated && !spec->disabled;
    if (changed) *on = !*on;
    if (changed) ui_again(ui);
    if (spec->disabled) ui_tooltip(ui, node->id, node->rect, spec->reason);
    node->name = spec->label;
    node->checked = *on;
    node->disabled = spec->disabled;
    ui_node(ui, node);
    return changed;
}

bool ui_toggle(Ui *ui, const char *name, Rect rect, const SwitchSpec *spec, bool *on)
{
    UiId id = ui_id(ui, name);
    UiHit hit = ui_hit(ui, id, rect, focus_kind(spec));
    Rect track = { rect.x + rect.w - TOGGLE_W, rect.y + (rect.h - TOGGLE_H) / 2, TOGGLE_W, TOGGLE_H };
    Token ground = *on ? TOKEN_FILL : TOKEN_LINE3;
    /* A track has no room for a hover ground: it darkens instead. */
    if (hit.hover && *on) ground = TOKEN_FILLH;
    if (hit.hover && !*on) ground = TOKEN_T3;
    if (spec->disabled) ground = TOKEN_LINE2;
    canvas_round(canvas_of(ui), track, CORNERS(TOGGLE_H / 2), ui_colour(ui, ground));
    Rect knob = { track.x + (*on ? TOGGLE_W - KNOB - 2 : 2), track.y + 2, KNOB, KNOB };
    canvas_round(canvas_of(ui), knob, CORNERS(KNOB / 2), ui_colour(ui, TOKEN_ON_FILL));
    if (hit.focus_shown) ui_focus_ring(ui, track, TOGGLE_H / 2);
    return finish_switch(ui, &(UiNode){ .role = "switch", .rect = rect, .id = id }, spec, hit, on);
}

bool ui_checkbox(Ui *ui, const char *name, Rect rect, const SwitchSpec *spec, bool *on)
{
    UiId id = ui_id(ui, name);
    Canvas *canvas = canvas_of(ui);
    UiHit hit = ui_hit(ui, id, rect, focus_kind(spec));
    Rect box = { rect.x, rect.y + (rect.h - BOX) / 2, BOX, BOX };
    Token ground = spec->disabled ? TOKEN_SUNKEN : *on ? TOKEN_FILL : hit.hover ? TOKEN_HOVER : TOKEN_PANEL;
    canvas_round(canvas, box, CORNERS(4), ui_colour(ui, ground));
    if (!*on || spec->disabled) canvas_outline(canvas, box, CORNERS(4), 1, ui_colour(ui, TOKEN_LINE3));
    Token mark = spec->disabled ? TOKEN_T3 : TOKEN_ON_FILL;
    if (*on) ui_icon_in(ui, rect_inset(box, 2, 0), "check", 14, mark);
    Rect label = rect;
    cut_left(&label, BOX + 8);
    Token colour = spec->disabled ? TOKEN_T3 : TOKEN_T1;
    UiDrawn drawn = ui_paint_line(ui, label, spec->label, (UiLook){ FONT_R14, colour, ALIGN_LEFT });
    if (hit.focus_shown) ui_focus_ring(ui, box, 4);
    return finish_switch(ui, &(UiNode){ .role = "checkbox", .rect = rect, .id = id, .cut = drawn.cut }, spec, hit, on);
}

/* ---- one of many ---- */

static bool is_off(const ChoiceSpec *spec, size_t i)
{
    return spec->disabled && spec->disabled[i];
}

/* What all three do with an option: it is chosen by a click, or when an arrow reaches it. */
typedef struct Option {
    UiId id;
    UiHit hit;
    bool is_on, is_off;
    Rect rect;
    StrView text;
} Option;

static Option take_option(Ui *ui, const ChoiceSpec *spec, size_t i, Rect rect, int32_t *index)
{
    Option option = {
        .id = ui_id_of(ui, "option", i), .rect = rect, .text = spec->options[i], .is_off = is_off(spec, i)
    };
    option.hit = ui_hit(ui, option.id, rect, option.is_off ? UI_NO_FOCUS : UI_FOCUS);
    bool is_taken = !option.is_off && (option.hit.activated || option.hit.entered);
    if (is_taken && *index != (int32_t)i) {
        *index = (int32_t)i;
        ui_again(ui);
    }
    option.is_on = *index == (int32_t)i;
    if (option.is_on && !option.is_off) ui_group_entry(ui, option.id);
    if (option.is_off) ui_tooltip(ui, option.id, rect, spec->reason);
    return option;
}

static void leave_option(Ui *ui, const char *role, const Option *option, bool is_cut)
{
    ui_node(ui, &(UiNode){ .role = role,
                           .name = option->text,
                           .rect = option->rect,
                           .id = option->id,
                           .selected = option->is_on,
                           .disabled = option->is_off,
                           .cut = is_cut });
}

static void begin_choice(Ui *ui, const char *name, Rect rect, const char *role, const ChoiceSpec *spec)
{
    ui_node(ui, &(UiNode){ .role = role, .name = spec->label, .rect = rect });
    ui_push_id(ui, name, 0);
    ui_begin_group(ui, "choice");
}

static void end_choice(Ui *ui)
{
    ui_end_group(ui);
    ui_pop_id(ui);
}

/* Measured bold, as chosen: choosing another moves nothing. The same goes for tabs. */
static int32_t segment_width(Ui *ui, StrView text)
{
    return ui_text_w(ui, FONT_B14, text) + 2 * SEGMENT_PAD;
}

int32_t ui_segmented_width(Ui *ui, const ChoiceSpec *spec)
{
    int32_t w = 0;
    for (size_t i = 0; i < spec->count; i++) w += segment_width(ui, spec->options[i]);
    return w;
}

static Corners segment_corners(size_t i, size_t count)
{
    int32_t left = i == 0 ? 7 : 0;
    int32_t right = i + 1 == count ? 7 : 0;
    return (Corners){ left, right, right, left };
}

static void draw_segment(Ui *ui, const Option *option, Corners corners)
{
    Rect inside = rect_inset(option->rect, 0, 1);
    Token ground = option->is_on ? TOKEN_SEL : option->hit.pressed ? TOKEN_PRESS : TOKEN_HOVER;
    if (option->is_off) ground = TOKEN_SUNKEN;
    if (option->is_on || option->is_off || option->hit.hover) {
        canvas_round(canvas_of(ui), inside, corners, ui_colour(ui, ground));
    }
    UiLook look = { option->is_on ? FONT_B14 : FONT_R14,
                    option->is_off  ? TOKEN_T3
                    : option->is_on ? TOKEN_ACCENT
                                    : TOKEN_T2,
                    ALIGN_CENTRE };
    UiDrawn drawn = ui_paint_line(ui, rect_inset(inside, 4, 0), option->text, look);
    if (option->hit.focus_shown) ui_focus_ring(ui, rect_inset(option->rect, 1, 1), 6);
    leave_option(ui, "radio", option, drawn.cut);
}

bool ui_segmented(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index)
{
    int32_t before = *index;
    Canvas *canvas = canvas_of(ui);
    rect = centred(rect, rect.w, SEGMENT_H);
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    begin_choice(ui, name, rect, "radiogroup", spec);
    Rect rest = rect_inset(rect, 1, 0);
    int32_t spare = rect.w - ui_segmented_width(ui, spec);
    for (size_t i = 0; i < spec->count; i++) {
        int32_t share = spare / (int32_t)spec->count;
        bool is_last = i + 1 == spec->count; /* it takes what rounding left */
        Rect cell = cut_left(&rest, is_last ? rest.w : segment_width(ui, spec->options[i]) + share);
        Option option = take_option(ui, spec, i, cell, index);
        draw_segment(ui, &option, segment_corners(i, spec->count));
        if (is_last) continue;
        canvas_vline(canvas, (Point){ cell.x + cell.w - 1, rect.y }, rect.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE2));
    }
    canvas_outline(canvas, rect, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE2));
    end_choice(ui);
    return *index != before;
}

/* Tabs move together before a word of theirs is cut. */
static int32_t tab_pad(Ui *ui, const ChoiceSpec *spec, int32_t room)
{
    int32_t words = 0;
    for (size_t i = 0; i < spec->count; i++) words += ui_text_w(ui, FONT_B14, spec->options[i]);
    int32_t count = at_least((int32_t)spec->count, 1);
    return between((room - words) / (2 * count), TAB_PAD_MIN, TAB_PAD);
}

static void draw_tab(Ui *ui, const Option *option, int32_t pad)
{
    Canvas *canvas = canvas_of(ui);
    Rect rect = option->rect;
    bool is_touched = option->hit.hover && !option->is_off && !option->is_on;
    /* The line below all tabs runs through, under the hovered one too. */
    Rect above_line = { rect.x, rect.y, rect.w, rect.h - 1 };
    if (is_touched) canvas_fill(canvas, above_line, ui_colour(ui, option->hit.pressed ? TOKEN_PRESS : TOKEN_HOVER));
    Token colour = option->is_off ? TOKEN_T3 : option->is_on ? TOKEN_ACCENT : is_touched ? TOKEN_T1 : TOKEN_T2;
    UiLook look = { option->is_on ? FONT_B14 : FONT_R14, colour, ALIGN_CENTRE };
    Rect word = rect_inset(rect, pad, 0);
    UiDrawn drawn = ui_paint_line(ui, rect_inset(rect, 1, 0), option->text, look);
    if (option->is_on) {
        Rect bar = { word.x, rect.y + rect.h - TAB_BAR, word.w, TAB_BAR };
        canvas_fill(canvas, bar, ui_colour(ui, TOKEN_ACCENT));
    }
    if (option->hit.focus_shown) ui_focus_ring(ui, centred(word, word.w, 20), 2);
    leave_option(ui, "tab", option, drawn.cut);
}

bool ui_tabs(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index)
{
    int32_t before = *index;
    int32_t pad = tab_pad(ui, spec, rect.w);
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    begin_choice(ui, name, rect, "tablist", spec);
    Rect rest = rect;
    for (size_t i = 0; i < spec->count; i++) {
        int32_t w = ui_text_w(ui, FONT_B14, spec->options[i]) + 2 * pad;
        Option option = take_option(ui, spec, i, cut_left(&rest, at_most(w, at_least(rest.w, 0))), index);
        draw_tab(ui, &option, pad);
    }
    end_choice(ui);
    return *index != before;
}

static void draw_radio(Ui *ui, const Option *option)
{
    Canvas *canvas = canvas_of(ui);
    Rect ring = { option->rect.x, option->rect.y + (option->rect.h - BOX) / 2, BOX, BOX };
    bool is_touched = option->hit.hover && !option->is_off;
    Token ground = option->is_off ? TOKEN_SUNKEN : is_touched ? TOKEN_HOVER : TOKEN_PANEL;
    canvas_round(canvas, ring, CORNERS(BOX / 2), ui_colour(ui, ground));
    Token edge = option->is_on && !option->is_off ? TOKEN_FILL : TOKEN_LINE3;
    canvas_outline(canvas, ring, CORNERS(BOX / 2), option->is_on ? 2 : 1, ui_colour(ui, edge));
    if (option->is_on) canvas_round(canvas, rect_inset(ring, 5, 5), CORNERS(4), ui_colour(ui, edge));
    Rect label = option->rect;
    cut_left(&label, BOX + 8);
    Token colour = option->is_off ? TOKEN_T3 : TOKEN_T1;
    UiDrawn drawn = ui_paint_line(ui, label, option->text, (UiLook){ FONT_R14, colour, ALIGN_LEFT });
    if (option->hit.focus_shown) ui_focus_ring(ui, ring, BOX / 2);
    leave_option(ui, "radio", option, drawn.cut);
}

bool ui_radio(Ui *ui, const char *name, Rect rect, const ChoiceSpec *spec, int32_t *index)
{
    int32_t before = *index;
    begin_choice(ui, name, rect, "radiogroup", spec);
    for (size_t i = 0; i < spec->count; i++) {
        Option option = take_option(ui, spec, i, cut_top(&rect, RADIO_H), index);
        draw_radio(ui, &option);
    }
    end_choice(ui);
    return *index != before;
}
