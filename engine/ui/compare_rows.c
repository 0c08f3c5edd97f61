/* compare_rows.c -- what the buyers asked, a row each: measured and drawn by one walk, which paints or does not. */
#include "ui/card_own.h"
#include "ui/compare_own.h"

enum {
    PAD = 12,
    TITLE_H = 24,
    GAP = 8,
    TAG_H = 20,
    LEAST_HALF = 40,
    HALF_PAD = 4,
    BY_GAP = 12,
    MAX_BY = DIM_COUNT + 1
};

/* ---- what was asked */

static StrView topics_text(const App *app, const CompareTurn *turn)
{
    StrView text = sv("");
    for (size_t i = 0; i < turn->topic_count; i++) {
        StrView key = arena_printf(app->frame, "topic.%.*s", SV_ARG(turn->topics[i]));
        StrView name = locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : turn->topics[i];
        StrView comma = i ? ui_tr(app->ui, "compare.and") : sv("");
        text = arena_printf(app->frame, "%.*s%.*s%.*s", SV_ARG(text), SV_ARG(comma), SV_ARG(name));
    }
    return text;
}

static StrView title_text(const App *app, const CompareRow *row)
{
    const CompareTurn *turn = row->turns[0] ? row->turns[0] : row->turns[1];
    if (!turn->topic_count) return ui_tr(app->ui, turn->line_count ? "compare.said" : "compare.spoke_first");
    const char *key = turn->is_again ? "compare.asked_again" : "compare.asked";
    return ui_say(app->ui, key, SLOTS({ "topics", topics_text(app, turn) }));
}

static bool has_state_tag(const App *app, const CompareRow *row, TagSpec *tag)
{
    if (row->kind == COMPARE_DIFFERS) return false;
    *tag = (TagSpec){ .text = ui_tr(app->ui, "compare.same"), .icon = "check", .tint = TINT_PLAIN };
    if (row->kind == COMPARE_SAME) return true;
    StrView side = compare_side_name(app, row->kind == COMPARE_SECOND);
    tag->text = ui_say(app->ui, "compare.only", SLOTS({ "side", side }));
    tag->icon = NULL;
    tag->tint = TINT_LINE;
    return true;
}

typedef struct Part {
    StrView name;
    CompareBy by;
} Part;

/* What differs in the row: the total first, then each dimension that does. */
static size_t parts_of(const App *app, const CompareRow *row, Part parts[MAX_BY])
{
    static const char *const dims[DIM_COUNT] = { "dim.short.speed", "dim.short.tone", "dim.short.banned",
                                                 "dim.short.sizing", "dim.short.policy" };
    size_t count = 0;
    if (row->overall.by) parts[count++] = (Part){ ui_tr(app->ui, "dim.overall"), { &row->overall, 1, sv("") } };
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (!row->scores[dim].by) continue;
        parts[count++] = (Part){ ui_tr(app->ui, dims[dim]), { &row->scores[dim], 1, sv("") } };
    }
    return count;
}

static int32_t part_width(App *app, const Part *part)
{
    return ui_text_w(app->ui, FONT_R12, part->name) + 6 + compare_by_width(app, &part->by);
}

static void draw_parts(App *app, const CompareRow *row, Rect rect)
{
    Part parts[MAX_BY];
    size_t count = parts_of(app, row, parts);
    int32_t w = 0;
    for (size_t i = 0; i < count; i++) w += part_width(app, &parts[i]) + (i ? BY_GAP : 0);
    /* What has no room stands in the strips all the same. */
    while (count > 1 && w > rect.w) w -= part_width(app, &parts[--count]) + BY_GAP;
    int32_t x = rect.x + rect.w - w;
    for (size_t i = 0; i < count; i++) {
        int32_t name_w = ui_text_w(app->ui, FONT_R12, parts[i].name);
        ui_line(app->ui, (Rect){ x, rect.y, name_w, rect.h }, parts[i].name,
                (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        x += name_w + 6;
        x += compare_draw_by(app, (Point){ x, rect.y + (rect.h - 20) / 2 }, &parts[i].by) + BY_GAP;
    }
}

static void draw_title(ComparePen *pen, const CompareRowSpec *spec)
{
    App *app = pen->app;
    Ui *ui = app->ui;
    Rect line = cut_top(&pen->room, TITLE_H);
    TagSpec tag;
    if (!pen->paints) return;
    StrView number = arena_printf(app->frame, "%zu", spec->number), title = title_text(app, spec->row);
    int32_t w = ui_text_w(ui, FONT_R12, number);
    ui_paint_line(ui, cut_left(&line, w), number, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    cut_left(&line, GAP);
    w = ui_text_w(ui, FONT_B14, title);
    if (w > line.w * 3 / 5) w = line.w * 3 / 5;
    ui_heading(ui, cut_left(&line, w), title, FONT_B14);
    cut_left(&line, GAP);
    if (has_state_tag(app, spec->row, &tag))
        cut_left(&line, ui_tag(ui, (Point){ line.x, line.y + (line.h - TAG_H) / 2 }, &tag) + GAP);
    draw_parts(app, spec->row, line);
}

/* ---- the row */

static bool same_lines(const CompareRow *row)
{
    const CompareTurn *a = row->turns[0], *b = row->turns[1];
    if (!a || !b || a->line_count != b->line_count) return false;
    for (size_t i = 0; i < a->line_count; i++) {
        if (!sv_eq(a->lines[i]->text, b->lines[i]->text)) return false;
    }
    return true;
}

static Rect inner(Rect row)
{
    return rect_inset(row, PAD, PAD - 4);
}

static int32_t half_height(App *app, const CompareRow *row, int32_t side, Rect half, bool with_lines)
{
    ComparePen pen = { app, half, false };
    if (row->turns[side]) compare_put_half(&pen, row, side, with_lines);
    return pen.room.y - half.y + 2 * HALF_PAD;
}

static int32_t halves_height(App *app, const CompareRow *row, Rect room, bool with_lines)
{
    int32_t most = LEAST_HALF;
    for (int32_t side = 0; side < COMPARE_SIDES; side++) {
        int32_t h = half_height(app, row, side, compare_half(room, side), with_lines);
        if (h > most) most = h;
    }
    return most;
}

int32_t compare_row_height(App *app, const CompareRow *row, int32_t width)
{
    Rect rect = { 0, 0, width, 0 };
    ComparePen pen = { app, inner(rect), false };
    bool is_shared = same_lines(row);
    int32_t top = pen.room.y;
    cut_top(&pen.room, TITLE_H);
    if (is_shared) compare_put_lines(&pen, row->turns[0]);
    return pen.room.y - top + halves_height(app, row, pen.room, !is_shared) + 2 * (PAD - 4);
}

static StrView half_name(const App *app, const CompareRow *row, int32_t side)
{
    StrView name = compare_side_name(app, side);
    return row->turns[side] ? name : ui_say(app->ui, "compare.not_there", SLOTS({ "side", name }));
}

/* True where it was clicked. */
static bool draw_half(App *app, const CompareRowSpec *spec, int32_t side, Rect half, bool *opened)
{
    Ui *ui = app->ui;
    const CompareRow *row = spec->row;
    bool is_here = spec->current && spec->side == side;
    UiId id = ui_id_of(ui, "half", (uint64_t)side);
    Rect place = rect_inset(half, -6, 0);
    UiHit hit = row->turns[side] ? ui_hit(ui, id, place, UI_NO_FOCUS) : (UiHit){ 0 };
    if (hit.hover) canvas_round(app->canvas, place, CORNERS(6), ui_colour(ui, TOKEN_HOVER));
    if (is_here && spec->focused) ui_focus_ring(ui, rect_inset(place, 2, 2), 6);
    StrView score = row->overall.of[side] < 0 ? sv("–") : ui_number(ui, row->overall.of[side]);
    ui_node(ui, &(UiNode){ .role = "gridcell",
                           .name = half_name(app, row, side),
                           .value = score,
                           .rect = place,
                           .id = row->turns[side] ? id : 0,
                           .disabled = !row->turns[side],
                           .selected = is_here });
    if (!row->turns[side]) {
        StrView words = ui_say(ui, "compare.not_there", SLOTS({ "side", compare_side_name(app, side) }));
        ui_line(ui, half, words, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_CENTRE });
        return false;
    }
    ComparePen pen = { app, rect_inset(half, 0, HALF_PAD), true };
    compare_put_half(&pen, row, side, !same_lines(row));
    *opened = *opened || hit.double_clicked;
    return hit.clicked || hit.double_clicked;
}

int32_t compare_draw_row(App *app, Rect rect, const CompareRowSpec *spec, bool *opened)
{
    Ui *ui = app->ui;
    int32_t clicked = -1;
    ComparePen pen = { app, inner(rect), true };
    ui_push_id(ui, "row", spec->number);
    canvas_round(app->canvas, rect, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(app->canvas, rect, CORNERS(8), 1, ui_colour(ui, spec->current ? TOKEN_ACCENT : TOKEN_LINE));
    ui_node(ui, &(UiNode){ .role = "row",
                           .name = title_text(app, spec->row),
                           .value = sv(compare_kind_name(spec->row->kind)),
                           .rect = rect,
                           .selected = spec->current });
    draw_title(&pen, spec);
    if (same_lines(spec->row)) compare_put_lines(&pen, spec->row->turns[0]);
    Rect halves = { pen.room.x, pen.room.y, pen.room.w, rect.y + rect.h - (PAD - 4) - pen.room.y };
    canvas_vline(app->canvas, (Point){ halves.x + halves.w / 2, halves.y }, halves.h - 4, 1, DASH_SOLID,
                 ui_colour(ui, TOKEN_LINE));
    for (int32_t side = 0; side < COMPARE_SIDES; side++) {
        if (draw_half(app, spec, side, compare_half(halves, side), opened)) clicked = side;
    }
    ui_pop_id(ui);
    return clicked;
}
