/* ui_tip.c -- the one tooltip: what the pointer rests upon for half a second, or what the keyboard's focus is on. */
#include "ui/ui_own.h"

enum { REST_MS = 500, WIDEST = 280, PAD_X = 8, PAD_Y = 4, GAP = 6, EDGE = 8 };

static void offer(Ui *ui, Rect rect, StrView text)
{
    ui->tip.is_due = true;
    ui->tip.rect = rect;
    ui->tip.text = text;
}

void ui_tooltip(Ui *ui, UiId id, Rect rect, StrView text)
{
    if (!text.len) return;
    Tip *tip = &ui->tip;
    Rect seen = rect_meet(rect, canvas_clip(ui->parts.canvas));
    bool is_over = ui_place(ui)->last == ui->pointer_layer && rect_has(seen, ui->input->mouse);
    if (ui->focus == id && ui->focus_shown) offer(ui, rect, text);
    if (!is_over) return;
    /* Of widgets that lie within one another the last one drawn has the word. */
    if (tip->id != id) *tip = (Tip){ .id = id, .since_ms = ui->input->now_ms };
    tip->is_asked = true;
    if (ui->input->mouse_pressed) tip->is_hidden = true;
    if (tip->is_hidden) return;
    if (ui->input->now_ms - tip->since_ms >= REST_MS)
        offer(ui, rect, text);
    else
        ui_due(ui, tip->since_ms + REST_MS);
}

static Rect place_tip(const Ui *ui, Rect anchor, int32_t w, int32_t h)
{
    Rect rect = { anchor.x + (anchor.w - w) / 2, anchor.y + anchor.h + GAP, w, h };
    if (rect.y + h > ui->size.y - EDGE) rect.y = anchor.y - GAP - h;
    if (rect.x + w > ui->size.x - EDGE) rect.x = ui->size.x - EDGE - w;
    if (rect.x < EDGE) rect.x = EDGE;
    return rect;
}

void ui_draw_tip(Ui *ui)
{
    if (!ui->tip.is_asked) ui->tip.id = 0; /* the pointer has left: the next rest begins anew */
    if (!ui->tip.is_due) return;
    const UiParts *parts = &ui->parts;
    TextSpec spec = { .font = FONT_R12, .text = ui->tip.text, .width = WIDEST };
    const TextBlock *block = text_layout(parts->text, &spec);
    int32_t w = text_block_width(block) + 2 * PAD_X;
    Rect rect = place_tip(ui, ui->tip.rect, w, text_block_height(block) + 2 * PAD_Y);
    /* Above everything: on the dark theme a step lighter than the panels below. */
    canvas_round(parts->canvas, rect, CORNERS(8), ui_colour(ui, parts->theme->is_dark ? TOKEN_HOVER : TOKEN_PANEL));
    canvas_outline(parts->canvas, rect, CORNERS(8), 1, ui_colour(ui, TOKEN_TIPLINE));
    text_draw(parts->text, block, (Point){ rect.x + PAD_X, rect.y + PAD_Y }, ui_colour(ui, TOKEN_T1));
    ui_node(ui, &(UiNode){ .role = "tooltip", .name = ui->tip.text, .rect = rect });
}
