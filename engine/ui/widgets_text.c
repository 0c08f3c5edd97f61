/* widgets_text.c -- lines, paragraphs, headings: every text of a view that belongs to no widget. */
#include "ui/widgets_own.h"

static TextSpec spec_of(Rect rect, StrView text, UiLook look, int32_t max_lines)
{
    return (TextSpec){ .font = look.font,
                       .text = text,
                       .width = at_least(rect.w, 1),
                       .max_lines = max_lines,
                       .centred = look.align == ALIGN_CENTRE,
                       .right = look.align == ALIGN_RIGHT };
}

static UiDrawn draw(Ui *ui, Point at, const TextSpec *spec, Token colour)
{
    const TextBlock *block = text_layout(ui_parts(ui)->text, spec);
    text_draw(ui_parts(ui)->text, block, at, ui_colour(ui, colour));
    return (UiDrawn){ text_block_width(block), text_block_height(block), text_block_is_cut(block) };
}

UiDrawn ui_paint_line(Ui *ui, Rect rect, StrView text, UiLook look)
{
    TextSpec spec = spec_of(rect, text, look, 1);
    int32_t y = rect.y + (rect.h - text_line_height(look.font)) / 2;
    return draw(ui, (Point){ rect.x, y }, &spec, look.colour);
}

static void leave(Ui *ui, const char *role, Rect rect, StrView text, UiDrawn drawn)
{
    ui_node(ui, &(UiNode){ .role = role, .name = text, .rect = rect, .cut = drawn.cut });
    if (!drawn.cut) return;
    /* Lines have no names; where one stands tells it from the next. */
    uint64_t place = (uint64_t)(uint32_t)rect.x << 32 | (uint32_t)rect.y;
    ui_tooltip(ui, ui_id_of(ui, "cut", place), rect, text);
}

/* What of the rectangle the text covers. */
static Rect covered(Rect rect, UiAlign align, UiDrawn drawn)
{
    int32_t rest = rect.w - drawn.w;
    int32_t shift = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? rest : rest / 2;
    return (Rect){ rect.x + at_least(shift, 0), rect.y, at_most(drawn.w, rect.w), drawn.h };
}

UiDrawn ui_line(Ui *ui, Rect rect, StrView text, UiLook look)
{
    UiDrawn drawn = ui_paint_line(ui, rect, text, look);
    Rect line = { rect.x, rect.y + (rect.h - drawn.h) / 2, rect.w, drawn.h };
    leave(ui, "text", covered(line, look.align, drawn), text, drawn);
    return drawn;
}

UiDrawn ui_paragraph(Ui *ui, Rect rect, StrView text, UiLook look, int32_t max_lines)
{
    TextSpec spec = spec_of(rect, text, look, max_lines);
    UiDrawn drawn = draw(ui, (Point){ rect.x, rect.y }, &spec, look.colour);
    leave(ui, "text", covered(rect, look.align, drawn), text, drawn);
    return drawn;
}

UiDrawn ui_heading(Ui *ui, Rect rect, StrView text, Font font)
{
    UiDrawn drawn = ui_paint_line(ui, rect, text, (UiLook){ font, TOKEN_T1, ALIGN_LEFT });
    leave(ui, "heading", (Rect){ rect.x, rect.y, at_most(drawn.w, rect.w), rect.h }, text, drawn);
    return drawn;
}

int32_t ui_text_w(Ui *ui, Font font, StrView text)
{
    return text_width(ui_parts(ui)->text, font, text);
}

void ui_icon_in(Ui *ui, Rect rect, const char *icon, int32_t size, Token colour)
{
    canvas_icon(canvas_of(ui), icon, (Point){ rect.x, rect.y + (rect.h - size) / 2 }, size, ui_colour(ui, colour));
}

bool ui_hover_ground(Ui *ui, Rect rect, int32_t radius, UiHit hit)
{
    if (!hit.hover && !hit.pressed) return false;
    canvas_round(canvas_of(ui), rect, CORNERS(radius), ui_colour(ui, hit.pressed ? TOKEN_PRESS : TOKEN_HOVER));
    return true;
}

void ui_track(Ui *ui, Rect rect, int64_t part, int64_t all, Token colour)
{
    int32_t radius = rect.h / 2;
    canvas_round(canvas_of(ui), rect, CORNERS(radius), ui_colour(ui, TOKEN_SUNKEN));
    int64_t w = all > 0 ? rect.w * part / all : 0;
    rect.w = between((int32_t)w, 0, rect.w);
    if (rect.w > 0) canvas_round(canvas_of(ui), rect, CORNERS(at_most(radius, rect.w / 2)), ui_colour(ui, colour));
}
