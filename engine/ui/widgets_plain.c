/* widgets_plain.c -- furniture: cards, rules, avatars, and what stands where there is nothing, not yet, or too much to do. */
#include "ui/widgets_own.h"

#include "base/utf8.h"

#include <math.h>

Rect ui_card(Ui *ui, Rect rect, bool current)
{
    Canvas *canvas = canvas_of(ui);
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(canvas, rect, CORNERS(8), 1, ui_colour(ui, current ? TOKEN_ACCENT : TOKEN_LINE));
    return rect_inset(rect, 16, 14);
}

void ui_rule(Ui *ui, Point from, int32_t w)
{
    canvas_hline(canvas_of(ui), from, w, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
}

/* A Chinese name begins with the family's; a Latin one with its capital. Either is one character. */
static StrView initial_of(StrView who)
{
    size_t end = 0;
    if (who.len) utf8_next(who, &end);
    return sv_of(who.ptr, end);
}

void ui_avatar(Ui *ui, Rect rect, const char *picture, StrView who)
{
    Canvas *canvas = canvas_of(ui);
    if (!picture || !canvas_picture_round(canvas, picture, rect)) {
        canvas_round(canvas, rect, CORNERS(rect.h / 2), ui_colour(ui, TOKEN_SEL));
        Font font = rect.h >= 40 ? FONT_B16 : rect.h >= 28 ? FONT_B14 : FONT_B12;
        ui_paint_line(ui, rect, initial_of(who), (UiLook){ font, TOKEN_ACCENT, ALIGN_CENTRE });
    }
    ui_node(ui, &(UiNode){ .role = "img", .name = who, .rect = rect });
}

/* ---- empty and error ---- */

static EmptyAnswer draw_empty_buttons(Ui *ui, Rect row, const EmptySpec *spec)
{
    ButtonLook look = spec->is_error ? BUTTON_OUTLINE : BUTTON_PRIMARY;
    ButtonSpec first = { .label = spec->button, .size = BUTTON_SMALL, .look = look };
    ButtonSpec second = { .label = spec->other, .size = BUTTON_SMALL, .look = BUTTON_QUIET };
    int32_t w = ui_button_width(ui, &first) + (spec->other.len ? 8 + ui_button_width(ui, &second) : 0);
    row = centred(row, w, row.h);
    EmptyAnswer answer = EMPTY_NONE;
    if (ui_button_left(ui, "empty", &row, &first)) answer = EMPTY_BUTTON;
    if (spec->other.len && ui_button_left(ui, "empty other", &row, &second)) answer = EMPTY_OTHER;
    return answer;
}

EmptyAnswer ui_empty(Ui *ui, Rect rect, const EmptySpec *spec)
{
    enum { ICON = 32, GAP = 6, TITLE = 20, BUTTON = 28, WIDEST = 480 };
    /* A line of more than about forty characters is hard to follow, however wide the column is. */
    rect = centred(rect, at_most(rect.w, WIDEST), rect.h);
    TextSpec hint = { .font = FONT_R12, .text = spec->hint, .width = at_least(rect.w, 1), .centred = true };
    int32_t hint_h = text_block_height(text_layout(ui_parts(ui)->text, &hint));
    int32_t h = ICON + GAP + TITLE + GAP + hint_h + (spec->button.len ? 2 * GAP + BUTTON : 0);
    Rect column = centred(rect, rect.w, h);
    Rect icon = cut_top(&column, ICON);
    Token colour = spec->is_error ? TOKEN_CRIT : TOKEN_T3;
    ui_icon_in(ui, centred(icon, ICON, ICON), spec->icon, ICON, colour);
    cut_top(&column, GAP);
    ui_line(ui, cut_top(&column, TITLE), spec->title, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_CENTRE });
    cut_top(&column, GAP);
    ui_paragraph(ui, cut_top(&column, hint_h), spec->hint, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_CENTRE }, 0);
    cut_top(&column, 2 * GAP);
    return spec->button.len ? draw_empty_buttons(ui, cut_top(&column, BUTTON), spec) : EMPTY_NONE;
}

/* ---- waiting ---- */

void ui_loading(Ui *ui, Rect rect, int64_t since_ms)
{
    enum { PATIENCE_MS = 300, ROW = 36, GAP = 14, LINE = 12 };
    static const int32_t WIDTHS[][2] = { { 70, 40 }, { 52, 30 }, { 62, 46 } }; /* in percent: uneven, as text is */
    int64_t now_ms = ui_input(ui)->now_ms;
    if (now_ms - since_ms < PATIENCE_MS) {
        ui_due(ui, since_ms + PATIENCE_MS);
        return;
    }
    Canvas *canvas = canvas_of(ui);
    Colour colour = ui_colour(ui, TOKEN_SUNKEN);
    ui_node(ui, &(UiNode){ .role = "status", .name = ui_tr(ui, "ui.loading"), .rect = rect });
    for (size_t i = 0; rect.h >= ROW; i++) {
        Rect row = cut_top(&rect, ROW);
        cut_top(&rect, GAP);
        canvas_round(canvas, cut_left(&row, ROW), CORNERS(ROW / 2), colour);
        cut_left(&row, 12);
        for (int32_t line = 0; line < 2; line++) {
            Rect block = { row.x, row.y + 2 + line * (LINE + 8), row.w * WIDTHS[i % 3][line] / 100, LINE };
            canvas_round(canvas, block, CORNERS(4), colour);
        }
    }
}

enum { SPIN_POINTS = 24, SPIN_STEPS = 12, SPIN_STEP_MS = 80, FIXED = 16 };

/* Points of an arc in 1/16 units; a whole turn is SPIN_POINTS steps. */
static size_t arc(Point *out, int32_t size, int32_t from, size_t count)
{
    const double turn = 6.283185307179586;
    double middle = size * FIXED / 2.0;
    double radius = middle - FIXED;
    for (size_t i = 0; i < count; i++) {
        double angle = turn * (from + (double)i) / SPIN_POINTS;
        out[i] =
            (Point){ (int32_t)lround(middle + radius * sin(angle)), (int32_t)lround(middle - radius * cos(angle)) };
    }
    return count;
}

void ui_spinner(Ui *ui, Point at, int32_t size, bool on_fill)
{
    int64_t now_ms = ui_input(ui)->now_ms;
    int32_t step = 0;
    if (!ui_parts(ui)->reduced_motion) {
        step = (int32_t)(now_ms / SPIN_STEP_MS % SPIN_STEPS);
        ui_due(ui, now_ms + SPIN_STEP_MS - now_ms % SPIN_STEP_MS);
    }
    Point ring[SPIN_POINTS];
    Point part[SPIN_POINTS / 4 + 1];
    size_t ring_count = arc(ring, size, 0, SPIN_POINTS);
    size_t part_count = arc(part, size, step * SPIN_POINTS / SPIN_STEPS, sizeof part / sizeof *part);
    const ChartLine lines[] = {
        { ring, ring_count, 2 * FIXED, DASH_SOLID, ui_colour(ui, on_fill ? TOKEN_ACCENTL : TOKEN_LINE2), true },
        { part, part_count, 2 * FIXED, DASH_SOLID, ui_colour(ui, on_fill ? TOKEN_ON_FILL : TOKEN_ACCENT), false },
    };
    /* One key a step, size and ground: each is rasterised once and then comes from the cache. */
    uint64_t key = ui_id_of(ui, "spinner", (uint64_t)step << 16 | (uint64_t)size << 1 | on_fill);
    canvas_chart(canvas_of(ui), key, (Rect){ at.x, at.y, size, size }, lines, 2);
}

void ui_progress(Ui *ui, Rect rect, StrView label, int64_t done, int64_t all)
{
    enum { BAR_H = 6 };
    Rect bar = centred(rect, rect.w, BAR_H);
    ui_track(ui, bar, done, all, TOKEN_FILL);
    int64_t percent = all > 0 ? done * 100 / all : 0;
    StrView value = arena_printf(ui_parts(ui)->arena, "%d%%", (int)percent);
    ui_node(ui, &(UiNode){ .role = "progressbar", .name = label, .value = value, .rect = rect });
}
