/* widgets_tag.c -- tags and the tints of severity. */
#include "ui/widgets_own.h"

enum { TAG_H = 20, PAD = 6, GAP = 4, MARK = 12, ICON = 14 };

typedef struct TintColours {
    Token ground, text, bar;
} TintColours;

static const TintColours TINTS[] = {
    [TINT_PLAIN] = { TOKEN_SUNKEN, TOKEN_T2, TOKEN_FILL },
    [TINT_GOOD] = { TOKEN_GOOD_T, TOKEN_GOOD, TOKEN_GOOD_B },
    [TINT_MINOR] = { TOKEN_MINOR_T, TOKEN_MINOR, TOKEN_MINOR_B },
    [TINT_MAJOR] = { TOKEN_MAJOR_T, TOKEN_MAJOR, TOKEN_MAJOR_B },
    [TINT_CRIT] = { TOKEN_CRIT_T, TOKEN_CRIT, TOKEN_CRIT_B },
    [TINT_ACCENT] = { TOKEN_SEL, TOKEN_ACCENT, TOKEN_FILL },
    [TINT_LINE] = { TOKEN_PANEL, TOKEN_T2, TOKEN_LINE3 },
};

Token tint_ground(Tint tint)
{
    return TINTS[tint].ground;
}

Token tint_text(Tint tint)
{
    return TINTS[tint].text;
}

Token tint_bar(Tint tint)
{
    return TINTS[tint].bar;
}

/* A mark of severity has no air around it, so it is drawn smaller than an icon. */
static int32_t icon_size(const char *icon)
{
    static const char *const MARKS[] = { "crit", "major", "minor", "praise" };
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (strcmp(icon, MARKS[i]) == 0) return MARK;
    }
    return ICON;
}

int32_t ui_tag_width(Ui *ui, const TagSpec *spec)
{
    int32_t w = 2 * PAD + ui_text_w(ui, spec->bold ? FONT_B12 : FONT_R12, spec->text);
    if (spec->icon) w += icon_size(spec->icon) + (spec->text.len ? GAP : 0);
    return spec->widest ? at_most(w, spec->widest) : w;
}

static bool draw_tag(Ui *ui, Rect rect, const TagSpec *spec)
{
    Canvas *canvas = canvas_of(ui);
    if (spec->tint == TINT_LINE)
        canvas_outline(canvas, rect, CORNERS(4), 1, ui_colour(ui, TOKEN_LINE2));
    else
        canvas_round(canvas, rect, CORNERS(4), ui_colour(ui, tint_ground(spec->tint)));
    Rect row = rect_inset(rect, PAD, 0);
    if (spec->icon) {
        int32_t size = icon_size(spec->icon);
        ui_icon_in(ui, row, spec->icon, size, tint_text(spec->tint));
        cut_left(&row, size + GAP);
    }
    UiLook look = { spec->bold ? FONT_B12 : FONT_R12, tint_text(spec->tint), ALIGN_LEFT };
    return ui_paint_line(ui, row, spec->text, look).cut;
}

int32_t ui_tag(Ui *ui, Point at, const TagSpec *spec)
{
    Rect rect = { at.x, at.y, ui_tag_width(ui, spec), TAG_H };
    bool is_cut = draw_tag(ui, rect, spec);
    ui_node(ui, &(UiNode){ .role = "text", .name = spec->text, .rect = rect, .cut = is_cut });
    return rect.w;
}

UiHit ui_tag_button(Ui *ui, const char *name, Point at, const TagSpec *spec)
{
    UiId id = ui_id(ui, name);
    Rect rect = { at.x, at.y, ui_tag_width(ui, spec), TAG_H };
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    bool is_cut = draw_tag(ui, rect, spec);
    if (hit.hover) canvas_outline(canvas_of(ui), rect, CORNERS(4), 1, ui_colour(ui, tint_text(spec->tint)));
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(rect, 2, 2), 2); /* tags stand close: the ring touches them */
    if (is_cut) ui_tooltip(ui, id, rect, spec->text);
    ui_node(ui, &(UiNode){ .role = "button", .name = spec->text, .rect = rect, .id = id, .cut = is_cut });
    return hit;
}
