/* widgets_button.c -- buttons, key caps and filter chips. */
#include "ui/widgets_own.h"

/* What a button's size decides. */
typedef struct ButtonMeasure {
    int32_t h, pad, icon;
    Font font;
} ButtonMeasure;

enum { GAP = 6, RADIUS = 8, CAP_H = 18, CAP_PAD = 5, CHIP_H = 28, CHIP_PAD = 12 };

static const ButtonMeasure MEASURES[] = {
    [BUTTON_NORMAL] = { 32, 12, 18, FONT_R14 },
    [BUTTON_SMALL] = { 28, 10, 16, FONT_R12 },
    [BUTTON_LARGE] = { 40, 16, 18, FONT_B16 },
};

typedef struct ButtonColours {
    Token ground, hover, press, edge, text;
    bool is_bare; /* neither ground nor edge at rest */
} ButtonColours;

static const ButtonColours COLOURS[] = {
    [BUTTON_OUTLINE] = { TOKEN_PANEL, TOKEN_HOVER, TOKEN_PRESS, TOKEN_LINE2, TOKEN_T1, false },
    [BUTTON_PRIMARY] = { TOKEN_FILL, TOKEN_FILLH, TOKEN_FILLP, TOKEN_FILL, TOKEN_ON_FILL, false },
    [BUTTON_QUIET] = { TOKEN_PANEL, TOKEN_HOVER, TOKEN_PRESS, TOKEN_PANEL, TOKEN_T2, true },
    [BUTTON_DANGER] = { TOKEN_PANEL, TOKEN_HOVER, TOKEN_PRESS, TOKEN_LINE2, TOKEN_CRIT, false },
};

int32_t ui_key_cap_width(Ui *ui, StrView text)
{
    return at_least(CAP_H, ui_text_w(ui, FONT_R12, text) + 2 * CAP_PAD + 2);
}

int32_t ui_key_cap_on(Ui *ui, Point at, StrView text, bool on_fill)
{
    Canvas *canvas = canvas_of(ui);
    int32_t w = ui_key_cap_width(ui, text);
    Rect rect = { at.x, at.y, w, CAP_H };
    bool is_dark = ui_parts(ui)->theme->is_dark;
    Token edge = !on_fill ? TOKEN_LINE2 : is_dark ? TOKEN_ACCENT : TOKEN_ACCENTL;
    if (!on_fill) canvas_round(canvas, rect, CORNERS(4), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(canvas, rect, CORNERS(4), 1, ui_colour(ui, edge));
    /* The foot: the lower edge is two units thick. */
    canvas_hline(canvas, (Point){ at.x + 2, at.y + CAP_H - 2 }, w - 4, 1, DASH_SOLID, ui_colour(ui, edge));
    ui_paint_line(ui, (Rect){ at.x, at.y, w, CAP_H - 1 }, text,
                  (UiLook){ FONT_R12, on_fill ? TOKEN_ON_FILL : TOKEN_T3, ALIGN_CENTRE });
    return w;
}

int32_t ui_key_cap(Ui *ui, Point at, StrView text)
{
    int32_t w = ui_key_cap_on(ui, at, text, false);
    ui_node(ui, &(UiNode){ .role = "text", .name = text, .rect = { at.x, at.y, w, CAP_H } });
    return w;
}

static bool has_picture(const ButtonSpec *spec)
{
    return spec->icon || spec->busy;
}

static int32_t content_width(Ui *ui, const ButtonSpec *spec, const ButtonMeasure *measure)
{
    int32_t w = has_picture(spec) ? measure->icon : 0;
    if (spec->icon_only) return w;
    w += (w ? GAP : 0) + ui_text_w(ui, measure->font, spec->label);
    return w + (spec->key.len ? GAP + ui_key_cap_width(ui, spec->key) : 0);
}

int32_t ui_button_width(Ui *ui, const ButtonSpec *spec)
{
    const ButtonMeasure *measure = &MEASURES[spec->size];
    return spec->icon_only ? measure->h : content_width(ui, spec, measure) + 2 * measure->pad;
}

static void draw_ground(Ui *ui, Rect rect, const ButtonSpec *spec, UiHit hit)
{
    const ButtonColours *colours = &COLOURS[spec->look];
    Canvas *canvas = canvas_of(ui);
    if (spec->disabled) {
        canvas_round(canvas, rect, CORNERS(RADIUS), ui_colour(ui, TOKEN_SUNKEN));
        return;
    }
    bool is_touched = (hit.hover || hit.pressed) && !spec->busy;
    Token ground = !is_touched ? colours->ground : hit.pressed ? colours->press : colours->hover;
    if (spec->on && !is_touched) ground = TOKEN_SEL;
    if (!colours->is_bare || is_touched || spec->on) {
        canvas_round(canvas, rect, CORNERS(RADIUS), ui_colour(ui, ground));
    }
    if (!colours->is_bare && spec->look != BUTTON_PRIMARY) {
        canvas_outline(canvas, rect, CORNERS(RADIUS), 1, ui_colour(ui, spec->on ? TOKEN_ACCENT : colours->edge));
    }
}

static bool draw_content(Ui *ui, Rect rect, const ButtonSpec *spec)
{
    const ButtonMeasure *measure = &MEASURES[spec->size];
    Token colour = spec->disabled ? TOKEN_T3 : spec->on ? TOKEN_ACCENT : COLOURS[spec->look].text;
    bool on_fill = spec->look == BUTTON_PRIMARY && !spec->disabled;
    int32_t w = content_width(ui, spec, measure);
    /* Too narrow a button cuts its word, never its key or icon. */
    Rect row = centred(rect, at_most(w, rect.w - 8), rect.h);
    if (spec->busy)
        ui_spinner(ui, (Point){ row.x + 2, row.y + (row.h - 14) / 2 }, 14, on_fill);
    else if (spec->icon)
        ui_icon_in(ui, row, spec->icon, measure->icon, colour);
    if (spec->icon_only) return false;
    if (has_picture(spec)) cut_left(&row, measure->icon + GAP);
    if (spec->key.len) {
        Rect cap = cut_right(&row, ui_key_cap_width(ui, spec->key));
        cut_right(&row, GAP);
        ui_key_cap_on(ui, (Point){ cap.x, cap.y + (cap.h - CAP_H) / 2 }, spec->key, on_fill);
    }
    return ui_paint_line(ui, row, spec->label, (UiLook){ measure->font, colour, ALIGN_LEFT }).cut;
}

static StrView tip_of(const ButtonSpec *spec)
{
    if (spec->disabled) return spec->reason;
    return spec->tip.len || !spec->icon_only ? spec->tip : spec->label;
}

bool ui_button(Ui *ui, const char *name, Rect rect, const ButtonSpec *spec)
{
    UiId id = ui_id(ui, name);
    rect = centred(rect, rect.w, at_most(rect.h, MEASURES[spec->size].h));
    if (spec->icon_only) rect = centred(rect, rect.h, rect.h);
    /* With a reason it stays reachable: else only the mouse would learn why. */
    bool can_focus = !spec->disabled || spec->reason.len;
    UiHit hit = ui_hit(ui, id, rect, !can_focus ? UI_NO_FOCUS : spec->disabled ? UI_FOCUS_OWN : UI_FOCUS);
    draw_ground(ui, rect, spec, hit);
    bool is_cut = draw_content(ui, rect, spec);
    if (hit.focus_shown) ui_focus_ring(ui, rect, RADIUS);
    ui_tooltip(ui, id, rect, tip_of(spec));
    ui_node(ui, &(UiNode){ .role = "button",
                           .name = spec->label,
                           .rect = rect,
                           .id = id,
                           .disabled = spec->disabled,
                           .checked = spec->on,
                           .cut = is_cut });
    return hit.activated && !spec->disabled && !spec->busy;
}

bool ui_button_left(Ui *ui, const char *name, Rect *row, const ButtonSpec *spec)
{
    Rect rect = cut_left(row, ui_button_width(ui, spec));
    cut_left(row, 8);
    return ui_button(ui, name, rect, spec);
}

bool ui_button_right(Ui *ui, const char *name, Rect *row, const ButtonSpec *spec)
{
    Rect rect = cut_right(row, ui_button_width(ui, spec));
    cut_right(row, 8);
    return ui_button(ui, name, rect, spec);
}

/* As wide as its bold form, so that choosing it moves nothing. */
int32_t ui_chip_width(Ui *ui, const ChipSpec *spec)
{
    return ui_text_w(ui, FONT_B12, spec->label) + 2 * CHIP_PAD;
}

bool ui_chip(Ui *ui, const char *name, Rect rect, const ChipSpec *spec)
{
    UiId id = ui_id(ui, name);
    Canvas *canvas = canvas_of(ui);
    rect = centred(rect, rect.w, CHIP_H);
    UiHit hit = ui_hit(ui, id, rect, spec->disabled ? UI_NO_FOCUS : UI_FOCUS);
    bool is_touched = hit.hover && !spec->disabled;
    Token ground = spec->disabled ? TOKEN_SUNKEN : spec->on ? TOKEN_SEL : TOKEN_PANEL;
    if (is_touched && !spec->on) ground = hit.pressed ? TOKEN_PRESS : TOKEN_HOVER;
    Token edge = spec->disabled ? TOKEN_SUNKEN : spec->on ? TOKEN_ACCENT : TOKEN_LINE2;
    Token text = spec->disabled ? TOKEN_T3 : spec->on ? TOKEN_ACCENT : is_touched ? TOKEN_T1 : TOKEN_T2;
    canvas_round(canvas, rect, CORNERS(CHIP_H / 2), ui_colour(ui, ground));
    canvas_outline(canvas, rect, CORNERS(CHIP_H / 2), 1, ui_colour(ui, edge));
    UiLook look = { spec->on ? FONT_B12 : FONT_R12, text, ALIGN_CENTRE };
    UiDrawn drawn = ui_paint_line(ui, rect_inset(rect, 4, 0), spec->label, look);
    if (hit.focus_shown) ui_focus_ring(ui, rect, CHIP_H / 2);
    ui_node(ui, &(UiNode){ .role = "button",
                           .name = spec->label,
                           .rect = rect,
                           .id = id,
                           .disabled = spec->disabled,
                           .checked = spec->on,
                           .cut = drawn.cut });
    return hit.activated && !spec->disabled;
}
