/* widgets_grade.c -- marks, level chips, score bars and the strip under a reply. */
#include "ui/widgets_grade.h"

#include "ui/widgets_own.h"

enum { CHIP_H = 20, CHIP_PAD = 6, MARK = 12, GAP = 4, DOT = 6, DOT_STEP = 10 };
enum {
    STRIP_H = 28,
    STRIP_LEFT = 3,
    STRIP_RIGHT = 8,
    STRIP_CHIP = 46,
    BAR_H = 6,
    BAR_W = 28,
    BAR_NARROW = 18,
    NUMBER_W = 20
};

typedef struct SeverityLook {
    const char *icon;
    const char *name; /* of the locale */
    Tint tint;
} SeverityLook;

static const SeverityLook SEVERITIES[] = {
    [SEVERITY_CRIT] = { "crit", "ui.severity.crit", TINT_CRIT },
    [SEVERITY_MAJOR] = { "major", "ui.severity.major", TINT_MAJOR },
    [SEVERITY_MINOR] = { "minor", "ui.severity.minor", TINT_MINOR },
    [SEVERITY_PRAISE] = { "praise", "ui.severity.praise", TINT_GOOD },
};

Tint severity_tint(Severity severity)
{
    return SEVERITIES[severity].tint;
}

const char *severity_icon(Severity severity)
{
    return SEVERITIES[severity].icon;
}

void ui_mark(Ui *ui, Point at, int32_t size, Severity severity)
{
    const SeverityLook *look = &SEVERITIES[severity];
    canvas_icon(canvas_of(ui), look->icon, at, size, ui_colour(ui, tint_text(look->tint)));
    ui_node(ui, &(UiNode){ .role = "img", .name = ui_tr(ui, look->name), .rect = { at.x, at.y, size, size } });
}

void ui_mark_words(Ui *ui, Rect span, Severity severity)
{
    static const struct {
        int32_t width;
        Dash dash;
    } LINES[] = { [SEVERITY_CRIT] = { 3, DASH_SOLID },
                  [SEVERITY_MAJOR] = { 2, DASH_MAJOR },
                  [SEVERITY_MINOR] = { 2, DASH_MINOR },
                  [SEVERITY_PRAISE] = { 1, DASH_SOLID } };
    Point from = { span.x, span.y + span.h - 1 };
    Colour colour = ui_colour(ui, tint_bar(severity_tint(severity)));
    canvas_hline(canvas_of(ui), from, span.w, LINES[severity].width, LINES[severity].dash, colour);
}

/* ---- levels ---- */

char level_of(const LevelScale *scale, Score score)
{
    if (!score.applies) return 'N';
    if (score.capped) return 'X';
    if (score.points >= scale->a) return 'A';
    if (score.points >= scale->b) return 'B';
    return score.points >= scale->c ? 'C' : 'D';
}

Tint level_tint(char level)
{
    switch (level) {
    case 'A':
    case 'B': return TINT_GOOD;
    case 'C': return TINT_MINOR;
    case 'D': return TINT_MAJOR;
    case 'X': return TINT_CRIT;
    default: return TINT_PLAIN;
    }
}

static StrView level_text(const Ui *ui, char level, Score score)
{
    if (level == 'N') return sv("–");
    const char key[] = { 'u', 'i', '.', 'l', 'e', 'v', 'e', 'l', '.', level, 0 };
    return arena_printf(ui_parts(ui)->arena, "%.*s %d", SV_ARG(ui_tr(ui, key)), (int)score.points);
}

int32_t ui_level_chip_width(Ui *ui, const LevelScale *scale, Score score, int32_t min_w)
{
    char level = level_of(scale, score);
    int32_t w = 2 * CHIP_PAD + ui_text_w(ui, FONT_B12, level_text(ui, level, score));
    return at_least(min_w, w + (level == 'X' ? MARK + GAP : 0));
}

int32_t ui_level_chip(Ui *ui, Point at, const LevelScale *scale, Score score, int32_t min_w)
{
    char level = level_of(scale, score);
    StrView text = level_text(ui, level, score);
    Tint tint = level_tint(level);
    Token colour = level == 'N' ? TOKEN_T3 : tint_text(tint);
    Rect rect = { at.x, at.y, ui_level_chip_width(ui, scale, score, min_w), CHIP_H };
    canvas_round(canvas_of(ui), rect, CORNERS(4), ui_colour(ui, tint_ground(tint)));
    /* The cross says "capped" where red cannot be told from orange. */
    int32_t mark = level == 'X' ? MARK + GAP : 0;
    Rect row = centred(rect, ui_text_w(ui, FONT_B12, text) + mark, rect.h);
    if (mark) ui_icon_in(ui, row, "crit", MARK, colour);
    cut_left(&row, mark);
    UiDrawn drawn = ui_paint_line(ui, row, text, (UiLook){ FONT_B12, colour, ALIGN_LEFT });
    StrView name = level == 'N' ? ui_tr(ui, "ui.not_scored") : text;
    ui_node(ui, &(UiNode){ .role = "text", .name = name, .rect = rect, .cut = drawn.cut });
    return rect.w;
}

void ui_score_bar(Ui *ui, Rect rect, const LevelScale *scale, Score score, int32_t grown)
{
    enum { SHORTEST = 2 }; /* a score of 0 is still a mark at the left */
    Canvas *canvas = canvas_of(ui);
    char level = level_of(scale, score);
    int32_t radius = rect.h / 2;
    canvas_round(canvas, rect, CORNERS(radius), ui_colour(ui, TOKEN_SUNKEN));
    if (level == 'N') return;
    Colour colour = ui_colour(ui, tint_bar(level_tint(level)));
    if (level == 'X') canvas_outline(canvas, rect_inset(rect, -2, -2), CORNERS(radius + 2), 1, colour);
    Rect part = rect;
    part.w = at_least(SHORTEST, (rect.w * between(score.points, 0, 100) + 50) / 100 * grown / 256);
    bool is_full = part.w == rect.w;
    int32_t left = at_most(radius, part.w);
    Corners corners = { left, is_full ? radius : 0, is_full ? radius : 0, left };
    if (level == 'C')
        canvas_segments(canvas, part, colour);
    else if (level == 'D')
        canvas_hatch(canvas, part, corners, colour);
    else
        canvas_round(canvas, part, corners, colour);
}

/* ---- the strip ---- */

/* What was not asked for has no number: 0 would be a bad grade. */
static StrView number_of(const Ui *ui, Score score)
{
    return score.applies ? ui_number(ui, score.points) : sv("–");
}

static int32_t strip_gap(const StripSpec *spec)
{
    return spec->narrow ? 8 : 10;
}

static int32_t cell_width(Ui *ui, const StripSpec *spec, size_t i)
{
    int32_t number = at_least(NUMBER_W, ui_text_w(ui, FONT_R12, number_of(ui, spec->scores[i])));
    return ui_text_w(ui, FONT_R12, spec->labels[i]) + GAP + (spec->narrow ? BAR_NARROW : BAR_W) + GAP + number;
}

int32_t ui_strip_width(Ui *ui, const StripSpec *spec)
{
    int32_t w = STRIP_LEFT + ui_level_chip_width(ui, spec->scale, spec->total, STRIP_CHIP) + STRIP_RIGHT;
    for (size_t i = 0; i < spec->count; i++) w += strip_gap(spec) + cell_width(ui, spec, i);
    return w;
}

static void draw_cell(Ui *ui, const StripSpec *spec, size_t i, Rect rect, int32_t grown)
{
    StrView number = number_of(ui, spec->scores[i]);
    Rect row = rect;
    UiDrawn label = ui_paint_line(ui, row, spec->labels[i], (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    cut_left(&row, label.w + GAP);
    Rect bar = cut_left(&row, spec->narrow ? BAR_NARROW : BAR_W);
    ui_score_bar(ui, centred(bar, bar.w, BAR_H), spec->scale, spec->scores[i], grown);
    ui_paint_line(ui, row, number, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_RIGHT });
    StrView value = spec->scores[i].applies ? number : ui_tr(ui, "ui.not_scored");
    ui_node(ui, &(UiNode){ .role = "meter", .name = spec->names[i], .value = value, .rect = rect });
}

void ui_strip(Ui *ui, const char *name, Point at, const StripSpec *spec)
{
    enum { GROW_MS = 240 };
    Canvas *canvas = canvas_of(ui);
    Rect rect = { at.x, at.y, ui_strip_width(ui, spec), STRIP_H };
    int32_t grown = spec->grows ? ui_ease(ui, ui_id(ui, name), 1, GROW_MS) : 256;
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(canvas, rect, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    Rect row = rect;
    cut_left(&row, STRIP_LEFT);
    Point chip = { row.x, row.y + (STRIP_H - CHIP_H) / 2 };
    cut_left(&row, ui_level_chip(ui, chip, spec->scale, spec->total, STRIP_CHIP));
    for (size_t i = 0; i < spec->count; i++) {
        cut_left(&row, strip_gap(spec));
        draw_cell(ui, spec, i, cut_left(&row, cell_width(ui, spec, i)), grown);
    }
}

int32_t ui_difficulty(Ui *ui, Point at, int32_t level, int32_t all)
{
    for (int32_t i = 0; i < all; i++) {
        Rect dot = { at.x + i * DOT_STEP, at.y, DOT, DOT };
        canvas_round(canvas_of(ui), dot, CORNERS(DOT / 2), ui_colour(ui, i < level ? TOKEN_T2 : TOKEN_LINE2));
    }
    int32_t w = all * DOT_STEP - (DOT_STEP - DOT);
    StrView name = ui_say(ui, "ui.difficulty", SLOTS({ "level", ui_number(ui, level) }, { "all", ui_number(ui, all) }));
    ui_node(ui, &(UiNode){ .role = "img", .name = name, .rect = { at.x, at.y, w, DOT } });
    return w;
}
