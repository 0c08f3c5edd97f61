/* widgets_chart.c -- radar and lines. Points are counted in 1/16 units, so slopes are smooth; the canvas keeps what it drew. */
#include "ui/widgets_chart.h"

#include "ui/widgets_own.h"

#include <assert.h>
#include <math.h>

enum {
    FIXED = 16,
    LABEL_H = 16,
    RADAR_PAD = 22,
    RADAR_DOT = 3,
    LABEL_STEP = 18,
    LEFT_PAD = 36,
    END_GAP = 8,
    BLEED = 2
};

/* ---- radar ---- */

static const double TURN = 6.283185307179586;

typedef struct Radar {
    const RadarSpec *spec;
    Point middle; /* in 1/16 units */
    int32_t radius;
} Radar;

static Point radar_point(const Radar *radar, size_t i, double value)
{
    double angle = TURN * (double)i / (double)radar->spec->count;
    double away = radar->radius * value / 100.0;
    return (Point){ radar->middle.x + (int32_t)lround(away * sin(angle)),
                    radar->middle.y - (int32_t)lround(away * cos(angle)) };
}

static size_t ring_points(const Radar *radar, double value, Point *out)
{
    for (size_t i = 0; i < radar->spec->count; i++) out[i] = radar_point(radar, i, value);
    return radar->spec->count;
}

static size_t value_points(const Radar *radar, const int32_t *values, Point *out)
{
    size_t count = 0;
    /* A corner that does not apply is left out: drawn at 0 it would look failed. */
    for (size_t i = 0; i < radar->spec->count; i++) {
        if (values[i] >= 0) out[count++] = radar_point(radar, i, values[i]);
    }
    return count;
}

/* The web behind the values: four rings, a spoke each, the ring to pass. */
static size_t web_lines(Ui *ui, const Radar *radar, Point *points, ChartLine *lines)
{
    size_t count = 0;
    const RadarSpec *spec = radar->spec;
    for (int32_t value = 25; value <= 100; value += 25) {
        bool is_pass = value == spec->pass;
        Colour colour = ui_colour(ui, is_pass ? TOKEN_LINE3 : TOKEN_LINE);
        lines[count++] = (ChartLine){ points, ring_points(radar, value, points),
                                      FIXED,  is_pass ? DASH_PROJECTED : DASH_SOLID,
                                      colour, true };
        points += spec->count;
    }
    if (spec->pass % 25) {
        lines[count++] = (ChartLine){
            points, ring_points(radar, spec->pass, points), FIXED, DASH_PROJECTED, ui_colour(ui, TOKEN_LINE3), true
        };
        points += spec->count;
    }
    for (size_t i = 0; i < spec->count; i++) {
        points[0] = radar->middle;
        points[1] = radar_point(radar, i, 100);
        lines[count++] = (ChartLine){ points, 2, FIXED, DASH_SOLID, ui_colour(ui, TOKEN_LINE), false };
        points += 2;
    }
    return count;
}

static size_t session_lines(Ui *ui, const Radar *radar, Point *points, ChartLine *lines)
{
    size_t count = 0;
    const RadarSpec *spec = radar->spec;
    if (spec->last) {
        size_t n = value_points(radar, spec->last, points);
        lines[count++] = (ChartLine){ points, n, FIXED * 3 / 2, DASH_PROJECTED, ui_colour(ui, TOKEN_LINE3), true };
        points += n;
    }
    size_t n = value_points(radar, spec->now, points);
    Colour accent = ui_colour(ui, TOKEN_ACCENT);
    Colour tint = ui_colour(ui, TOKEN_FILL);
    tint.a = 255 * 12 / 100;
    if (n > 2) lines[count++] = (ChartLine){ points, n, 0, DASH_SOLID, tint, true };
    if (n > 1) lines[count++] = (ChartLine){ points, n, 2 * FIXED, DASH_SOLID, accent, n > 2 };
    return count;
}

static void draw_names(Ui *ui, const Radar *radar, Rect rect)
{
    const RadarSpec *spec = radar->spec;
    for (size_t i = 0; i < spec->count; i++) {
        double angle = TURN * (double)i / (double)spec->count;
        Point at = radar_point(radar, i, 100);
        int32_t x = rect.x + at.x / FIXED + (int32_t)lround(10 * sin(angle));
        int32_t y = rect.y + at.y / FIXED - (int32_t)lround(12 * cos(angle));
        int32_t w = ui_text_w(ui, FONT_R12, spec->names[i]);
        int32_t left = fabs(sin(angle)) < 0.1 ? x - w / 2 : sin(angle) > 0 ? x : x - w;
        Token colour = spec->now[i] < 0 ? TOKEN_T3 : TOKEN_T2;
        Rect word = { left, y - LABEL_H / 2, w, LABEL_H };
        ui_paint_line(ui, word, spec->names[i], (UiLook){ FONT_R12, colour, ALIGN_LEFT });
    }
}

static void draw_dots(Ui *ui, const Radar *radar, Rect rect)
{
    for (size_t i = 0; i < radar->spec->count; i++) {
        if (radar->spec->now[i] < 0) continue;
        Point at = radar_point(radar, i, radar->spec->now[i]);
        Rect dot = { rect.x + at.x / FIXED - RADAR_DOT, rect.y + at.y / FIXED - RADAR_DOT, 2 * RADAR_DOT,
                     2 * RADAR_DOT };
        canvas_round(canvas_of(ui), dot, CORNERS(RADAR_DOT), ui_colour(ui, TOKEN_ACCENT));
    }
}

static StrView radar_words(const Ui *ui, const RadarSpec *spec)
{
    StrView words = { "", 0 };
    for (size_t i = 0; i < spec->count; i++) {
        StrView number = spec->now[i] < 0 ? sv("–") : ui_number(ui, spec->now[i]);
        words = arena_printf(ui_parts(ui)->arena, "%.*s%s%.*s %.*s", SV_ARG(words), i ? ", " : "",
                             SV_ARG(spec->names[i]), SV_ARG(number));
    }
    return words;
}

static int32_t widest_name(Ui *ui, const RadarSpec *spec)
{
    int32_t widest = 0;
    for (size_t i = 0; i < spec->count; i++) widest = at_least(widest, ui_text_w(ui, FONT_R12, spec->names[i]));
    return widest;
}

void ui_radar(Ui *ui, const char *name, Rect rect, const RadarSpec *spec)
{
    assert(spec->count >= 3 && spec->count <= RADAR_MAX);
    int32_t across = rect.w / 2 - widest_name(ui, spec) - 10;
    int32_t r = at_least(at_most(across, rect.h / 2 - RADAR_PAD), 16);
    Radar radar = { spec, { rect.w * FIXED / 2, rect.h * FIXED / 2 }, r * FIXED };
    Point points[RADAR_MAX * 9];
    ChartLine lines[RADAR_MAX + 8];
    size_t count = web_lines(ui, &radar, points, lines);
    count += session_lines(ui, &radar, points + spec->count * 7, lines + count);
    canvas_chart(canvas_of(ui), ui_id(ui, name), rect, lines, count);
    draw_dots(ui, &radar, rect);
    draw_names(ui, &radar, rect);
    ui_node(ui, &(UiNode){ .role = "img", .name = spec->label, .value = radar_words(ui, spec), .rect = rect });
}

/* ---- lines ---- */

static StrView end_words(const Ui *ui, const ChartSeries *series)
{
    if (!series->count) return series->label;
    return arena_printf(ui_parts(ui)->arena, "%.*s %d", SV_ARG(series->label),
                        (int)series->points[series->count - 1].y);
}

Rect ui_line_chart_room(Ui *ui, Rect rect, const LineChartSpec *spec)
{
    int32_t right = 0;
    for (size_t i = 0; i < spec->series_count; i++) {
        right = at_least(right, END_GAP + ui_text_w(ui, FONT_R12, end_words(ui, &spec->series[i])));
    }
    int32_t left = spec->rule_count ? LEFT_PAD : 0;
    return (Rect){ rect.x + left, rect.y + LABEL_H / 2, at_least(rect.w - left - right, 1),
                   at_least(rect.h - LABEL_H, 1) };
}

static int32_t place_y(const LineChartSpec *spec, int32_t h, int32_t y)
{
    int64_t span = at_least(spec->y_to - spec->y_from, 1);
    return (int32_t)((int64_t)(spec->y_to - between(y, spec->y_from, spec->y_to)) * h / span);
}

static int32_t place_x(const LineChartSpec *spec, int32_t w, int64_t x)
{
    int64_t span = spec->x_to > spec->x_from ? spec->x_to - spec->x_from : 1;
    return (int32_t)((x - spec->x_from) * w / span);
}

/* A step needs a corner: the old value at the new time, then the new one. */
static size_t series_points(const LineChartSpec *spec, const ChartSeries *series, Rect room, Point *out)
{
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *point = &series->points[i];
        Point at = { BLEED * FIXED + place_x(spec, room.w * FIXED, point->x),
                     BLEED * FIXED + place_y(spec, room.h * FIXED, point->y) };
        if (i && point->step) {
            out[count] = (Point){ at.x, out[count - 1].y };
            count++;
        }
        out[count++] = at;
    }
    return count;
}

static void draw_rules(Ui *ui, Rect room, const LineChartSpec *spec)
{
    for (size_t i = 0; i < spec->rule_count; i++) {
        int32_t y = room.y + place_y(spec, room.h, spec->rules[i]);
        ui_rule(ui, (Point){ room.x, y }, room.w);
        Rect number = { room.x - LEFT_PAD, y - LABEL_H / 2, LEFT_PAD - 8, LABEL_H };
        ui_paint_line(ui, number, ui_number(ui, spec->rules[i]), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_RIGHT });
    }
}

static void draw_marker(Ui *ui, const ChartSeries *series, Point at)
{
    enum { SIZE = 6 };
    Canvas *canvas = canvas_of(ui);
    Colour colour = ui_colour(ui, series->colour);
    Rect rect = { at.x - SIZE / 2, at.y - SIZE / 2, SIZE, SIZE };
    switch (series->marker) {
    case MARKER_NONE: break;
    case MARKER_ROUND: canvas_round(canvas, rect, CORNERS(SIZE / 2), colour); break;
    case MARKER_SQUARE: canvas_fill(canvas, rect, colour); break;
    case MARKER_DIAMOND: canvas_icon(canvas, "major", (Point){ at.x - 4, at.y - 4 }, 8, colour); break;
    }
}

static void draw_markers(Ui *ui, Rect room, const LineChartSpec *spec, const ChartSeries *series)
{
    for (size_t i = 0; i < series->count; i++) {
        Point at = { room.x + place_x(spec, room.w, series->points[i].x),
                     room.y + place_y(spec, room.h, series->points[i].y) };
        draw_marker(ui, series, at);
    }
}

/* Labels stand where their lines end, pushed down until none lies on another. */
static void draw_ends(Ui *ui, Rect room, const LineChartSpec *spec)
{
    bool is_done[CHART_MAX_SERIES] = { false };
    int32_t free_from = room.y - LABEL_H;
    for (size_t turn = 0; turn < spec->series_count; turn++) {
        size_t top = SIZE_MAX;
        for (size_t i = 0; i < spec->series_count; i++) {
            const ChartSeries *series = &spec->series[i];
            if (is_done[i] || !series->count) continue;
            if (top == SIZE_MAX ||
                series->points[series->count - 1].y > spec->series[top].points[spec->series[top].count - 1].y)
                top = i;
        }
        if (top == SIZE_MAX) return;
        is_done[top] = true;
        const ChartSeries *series = &spec->series[top];
        int32_t y = room.y + place_y(spec, room.h, series->points[series->count - 1].y) - LABEL_H / 2;
        y = at_least(y, free_from);
        free_from = y + LABEL_STEP;
        StrView words = end_words(ui, series);
        Rect rect = { room.x + room.w + END_GAP, y, ui_text_w(ui, FONT_R12, words), LABEL_H };
        ui_paint_line(ui, rect, words, (UiLook){ FONT_R12, series->colour, ALIGN_LEFT });
    }
}

static StrView chart_words(const Ui *ui, const LineChartSpec *spec)
{
    StrView words = { "", 0 };
    for (size_t i = 0; i < spec->series_count; i++) {
        StrView end = end_words(ui, &spec->series[i]);
        words = arena_printf(ui_parts(ui)->arena, "%.*s%s%.*s", SV_ARG(words), i ? ", " : "", SV_ARG(end));
    }
    return words;
}

void ui_line_chart(Ui *ui, const char *name, Rect rect, const LineChartSpec *spec)
{
    assert(spec->series_count <= CHART_MAX_SERIES);
    Rect room = ui_line_chart_room(ui, rect, spec);
    ChartLine lines[CHART_MAX_SERIES];
    size_t count = 0;
    draw_rules(ui, room, spec);
    for (size_t i = 0; i < spec->series_count; i++) {
        const ChartSeries *series = &spec->series[i];
        Point *points = arena_alloc(ui_parts(ui)->arena, 2 * series->count + 1, sizeof *points);
        size_t point_count = series_points(spec, series, room, points);
        if (point_count < 2) continue;
        lines[count++] =
            (ChartLine){ points, point_count, FIXED * 2, series->dash, ui_colour(ui, series->colour), false };
    }
    /* A line along the room's edge keeps its whole width. */
    canvas_chart(canvas_of(ui), ui_id(ui, name), rect_inset(room, -BLEED, -BLEED), lines, count);
    for (size_t i = 0; i < spec->series_count; i++) draw_markers(ui, room, spec, &spec->series[i]);
    draw_ends(ui, room, spec);
    ui_node(ui, &(UiNode){ .role = "img", .name = spec->label, .value = chart_words(ui, spec), .rect = rect });
}
