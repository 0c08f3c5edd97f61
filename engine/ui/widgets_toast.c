/* widgets_toast.c -- short news at the bottom's centre, one at a time. */
#include "base/utf8.h"
#include "ui/widgets_over.h"
#include "ui/widgets_own.h"

enum { TOAST_H = 40, PAD = 14, GAP = 10, ICON = 18, RISE = 8, IN_MS = 160, STAY_MS = 4000, OUT_MS = 120, FOOT = 24 };

static void copy_text(char *out, size_t cap, StrView text)
{
    StrView cut = utf8_cut(text, cap - 1);
    memcpy(out, cut.ptr, cut.len);
    out[cut.len] = 0;
}

static void drop_first(Toasts *toasts)
{
    for (size_t i = 1; i < toasts->count; i++) toasts->items[i - 1] = toasts->items[i];
    toasts->count--;
    toasts->since_ms = toasts->leaving_ms = 0;
}

void toasts_push(Toasts *toasts, StrView text, StrView action, int32_t tag)
{
    if (toasts->count == TOAST_MAX) drop_first(toasts);
    Toast *toast = &toasts->items[toasts->count++];
    *toast = (Toast){ .tag = tag };
    if (text.len) copy_text(toast->text, sizeof toast->text, text);
    if (action.len) copy_text(toast->action, sizeof toast->action, action);
}

static int32_t width_of(Ui *ui, const Toast *toast)
{
    int32_t w = 2 * PAD + ICON + GAP + ui_text_w(ui, FONT_R14, sv(toast->text));
    if (toast->action[0]) w += GAP + ui_text_w(ui, FONT_B14, sv(toast->action));
    return at_most(w, ui_size(ui).x - 2 * FOOT);
}

/* Where it is on its way in or out, in 1/256 of the rise. */
static int32_t sunk(Ui *ui, const Toasts *toasts)
{
    int64_t now_ms = ui_input(ui)->now_ms;
    if (ui_parts(ui)->reduced_motion) return 0;
    int64_t in = now_ms - toasts->since_ms;
    if (in < IN_MS) {
        ui_due(ui, now_ms + 16);
        return (int32_t)(256 - 256 * in / IN_MS);
    }
    if (!toasts->leaving_ms) return 0;
    ui_due(ui, now_ms + 16);
    return (int32_t)(256 * (now_ms - toasts->leaving_ms) / OUT_MS);
}

static bool draw_toast(Ui *ui, const Toast *toast, Rect rect, bool *is_held)
{
    Canvas *canvas = canvas_of(ui);
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, TOKEN_T1));
    UiHit body = ui_hit(ui, ui_id(ui, "toast"), rect, UI_NO_FOCUS);
    Rect row = rect_inset(rect, PAD, 0);
    ui_icon_in(ui, row, "check", ICON, TOKEN_PANEL);
    cut_left(&row, ICON + GAP);
    UiHit hit = { 0 };
    if (toast->action[0]) {
        UiId id = ui_id(ui, "toast action");
        Rect action = cut_right(&row, ui_text_w(ui, FONT_B14, sv(toast->action)));
        cut_right(&row, GAP);
        hit = ui_hit(ui, id, action, UI_FOCUS);
        /* The ground is the text's colour, so the accent that reads on it is the other theme's. */
        Token colour = ui_parts(ui)->theme->is_dark ? TOKEN_FILLP : TOKEN_ACCENTL;
        ui_paint_line(ui, action, sv(toast->action), (UiLook){ FONT_B14, colour, ALIGN_LEFT });
        Rect ring = centred(action, action.w + 4, 24);
        if (hit.focus_shown) canvas_outline(canvas, ring, CORNERS(4), 2, ui_colour(ui, colour));
        ui_node(ui, &(UiNode){ .role = "button", .name = sv(toast->action), .rect = action, .id = id });
    }
    UiDrawn drawn = ui_paint_line(ui, row, sv(toast->text), (UiLook){ FONT_R14, TOKEN_PANEL, ALIGN_LEFT });
    ui_node(ui, &(UiNode){ .role = "status", .name = sv(toast->text), .rect = rect, .cut = drawn.cut });
    *is_held = body.hover || hit.hover || hit.focused;
    return hit.activated;
}

static void pass_time(Ui *ui, Toasts *toasts, bool is_held)
{
    int64_t now_ms = ui_input(ui)->now_ms;
    int64_t out_ms = ui_parts(ui)->reduced_motion ? 0 : OUT_MS;
    if (is_held) {
        /* Somebody reads it or is about to act: its time begins again when they leave. */
        toasts->since_ms = now_ms - IN_MS;
        toasts->leaving_ms = 0;
        ui_due(ui, now_ms + STAY_MS);
    } else if (toasts->leaving_ms && now_ms - toasts->leaving_ms >= out_ms) {
        drop_first(toasts);
        ui_again(ui);
    } else if (!toasts->leaving_ms && now_ms - toasts->since_ms >= STAY_MS) {
        toasts->leaving_ms = now_ms;
        ui_again(ui);
    } else if (!toasts->leaving_ms) {
        ui_due(ui, toasts->since_ms + STAY_MS);
    }
}

int32_t ui_toasts(Ui *ui, Toasts *toasts)
{
    if (!toasts->count) return 0;
    if (!toasts->since_ms) toasts->since_ms = ui_input(ui)->now_ms;
    Toast toast = toasts->items[0]; /* a copy: the queue may move on below */
    Point window = ui_size(ui);
    int32_t w = width_of(ui, &toast);
    Rect rect = { (window.x - w) / 2, window.y - FOOT - TOAST_H, w, TOAST_H };
    rect.y += RISE * sunk(ui, toasts) / 256;
    bool is_held = false;
    ui_begin_layer(ui, "toast", rect, false);
    bool is_taken = draw_toast(ui, &toast, rect, &is_held);
    ui_end_layer(ui);
    if (is_taken) {
        drop_first(toasts);
        ui_again(ui);
        return toast.tag;
    }
    pass_time(ui, toasts, is_held);
    return 0;
}
