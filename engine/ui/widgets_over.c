/* widgets_over.c -- popovers and where they stand, dialogs, banners. */
#include "ui/widgets_over.h"

#include "ui/widgets_own.h"

enum { GAP = 6, EDGE = 8, SLIDE = 8, SLIDE_MS = 160, POP_RADIUS = 8 };
enum { DIALOG_PAD = 20, TITLE_H = 28, BUTTONS_H = 32, BANNER_H = 36 };

/* ---- where a popover stands ---- */

/* How much of what is to stay free that place would cover. */
static int64_t overlap(Rect rect, const Rect *free, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        Rect meet = rect_meet(rect, free[i]);
        sum += (int64_t)meet.w * meet.h;
    }
    return sum;
}

/* A place in the trial of places: the first without overlap wins, else the least. */
typedef struct Trial {
    Point window;
    Rect anchor;
    Point size;
    const Rect *free;
    size_t count;
    Rect best;
    int64_t best_overlap;
} Trial;

static bool try_place(Trial *trial, int32_t x, int32_t y)
{
    Rect rect = { between(x, EDGE, trial->window.x - EDGE - trial->size.x),
                  between(y, EDGE, trial->window.y - EDGE - trial->size.y), trial->size.x, trial->size.y };
    /* Its own anchor stays free as well: it is what the popover speaks of. */
    Rect own = trial->anchor;
    int64_t over = overlap(rect, trial->free, trial->count) + overlap(rect, &own, 1);
    if (trial->best_overlap >= 0 && over >= trial->best_overlap) return false;
    trial->best = rect;
    trial->best_overlap = over;
    return over == 0;
}

/* At height y: at the anchor's left edge, then right of whatever is to stay free. */
static bool try_row(Trial *trial, int32_t y)
{
    if (try_place(trial, trial->anchor.x, y)) return true;
    for (size_t i = 0; i < trial->count; i++) {
        int32_t right = trial->free[i].x + trial->free[i].w + 2 * GAP;
        if (right > trial->anchor.x && try_place(trial, right, y)) return true;
    }
    return false;
}

Rect pop_place(Point window, Rect anchor, Point size, const Rect *free, size_t count)
{
    Trial trial = { window, anchor, size, free, count, { 0 }, -1 };
    if (try_row(&trial, anchor.y + anchor.h + GAP)) return trial.best;
    if (try_row(&trial, anchor.y - GAP - size.y)) return trial.best;
    if (try_place(&trial, anchor.x + anchor.w + GAP, anchor.y)) return trial.best;
    if (try_place(&trial, anchor.x - GAP - size.x, anchor.y)) return trial.best;
    /* None of the four sides: right above or below what must stay free. */
    for (size_t i = 0; i < count; i++) {
        if (try_place(&trial, anchor.x, free[i].y - GAP - size.y)) break;
        if (try_place(&trial, anchor.x, free[i].y + free[i].h + GAP)) break;
    }
    return trial.best;
}

Rect ui_pop_place(const Ui *ui, Rect anchor, Point size, const Rect *free, size_t count)
{
    return pop_place(ui_size(ui), anchor, size, free, count);
}

void ui_begin_pop(Ui *ui, const char *name, Rect rect, bool modal)
{
    Canvas *canvas = canvas_of(ui);
    ui_begin_layer(ui, name, rect, modal);
    canvas_round(canvas, rect, CORNERS(POP_RADIUS), ui_colour(ui, pop_ground(ui)));
    canvas_outline(canvas, rect, CORNERS(POP_RADIUS), 1, ui_colour(ui, TOKEN_TIPLINE));
}

void ui_end_pop(Ui *ui)
{
    ui_end_layer(ui);
}

/* ---- dialogs ---- */

static Rect dialog_rect(Ui *ui, const DialogSpec *spec)
{
    Point window = ui_size(ui);
    bool has_buttons = spec->ok.len || spec->cancel.len;
    int32_t h = 2 * DIALOG_PAD + TITLE_H + 8 + spec->height + (has_buttons ? DIALOG_PAD + BUTTONS_H : 0);
    Rect all = { 0, 0, window.x, window.y };
    return centred(all, at_most(spec->width, window.x - 2 * EDGE), at_most(h, window.y - 2 * EDGE));
}

static void dim(Ui *ui)
{
    enum { VEIL = 110 }; /* of 255: what lies below stays recognisable, and is clearly out of reach */
    Point window = ui_size(ui);
    canvas_fill(canvas_of(ui), (Rect){ 0, 0, window.x, window.y }, (Colour){ 0, 0, 0, VEIL });
}

Rect ui_begin_dialog(Ui *ui, const char *name, const DialogSpec *spec)
{
    Canvas *canvas = canvas_of(ui);
    Rect rect = dialog_rect(ui, spec);
    ui_begin_layer(ui, name, rect, true);
    ui_push_id(ui, name, 0);
    dim(ui);
    rect.y += SLIDE * (256 - ui_ease(ui, ui_id(ui, "slide"), 1, SLIDE_MS)) / 256;
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, pop_ground(ui)));
    canvas_outline(canvas, rect, CORNERS(8), 1, ui_colour(ui, TOKEN_TIPLINE));
    ui_node(ui, &(UiNode){ .role = "dialog", .name = spec->title, .rect = rect });
    Rect room = rect_inset(rect, DIALOG_PAD, DIALOG_PAD);
    ui_heading(ui, cut_top(&room, TITLE_H), spec->title, FONT_B16);
    cut_top(&room, 8);
    if (spec->ok.len || spec->cancel.len) cut_bottom(&room, DIALOG_PAD + BUTTONS_H);
    return room;
}

static bool draw_ok(Ui *ui, Rect *row, const DialogSpec *spec)
{
    if (!spec->ok.len) return false;
    ButtonSpec button = { .label = spec->ok,
                          .look = spec->danger ? BUTTON_DANGER : BUTTON_PRIMARY,
                          .disabled = spec->ok_disabled,
                          .reason = spec->reason };
    return ui_button_right(ui, "ok", row, &button);
}

static bool draw_cancel(Ui *ui, Rect *row, const DialogSpec *spec)
{
    return spec->cancel.len && ui_button_right(ui, "cancel", row, &(ButtonSpec){ .label = spec->cancel });
}

DialogAnswer ui_end_dialog(Ui *ui, const DialogSpec *spec)
{
    Rect rect = rect_inset(dialog_rect(ui, spec), DIALOG_PAD, DIALOG_PAD);
    rect.y += SLIDE * (256 - ui_ease(ui, ui_id(ui, "slide"), 1, SLIDE_MS)) / 256;
    Rect row = cut_bottom(&rect, BUTTONS_H);
    /* The Tab order is that of drawing: what cannot be undone comes last. */
    bool ok = false;
    bool cancel = false;
    if (spec->danger && spec->ok.len) {
        Rect ok_place = cut_right(&row, ui_button_width(ui, &(ButtonSpec){ .label = spec->ok }));
        cut_right(&row, 8);
        cancel = draw_cancel(ui, &row, spec);
        ok = draw_ok(ui, &ok_place, spec);
    } else {
        ok = draw_ok(ui, &row, spec);
        cancel = draw_cancel(ui, &row, spec);
    }
    if (ui_key(ui, KEY_ESC, 0) || ui_pressed_outside(ui)) cancel = true;
    if (!ok && !cancel && !spec->danger && !spec->ok_disabled && spec->ok.len) ok = ui_key(ui, KEY_ENTER, 0);
    ui_pop_id(ui);
    ui_end_layer(ui);
    if (ok || cancel) ui_again(ui);
    return ok ? DIALOG_OK : cancel ? DIALOG_CANCEL : DIALOG_OPEN;
}

DialogAnswer ui_confirm(Ui *ui, const char *name, const ConfirmSpec *spec)
{
    enum { WIDTH = 400 };
    UiLook look = { FONT_R14, TOKEN_T2, ALIGN_LEFT };
    TextSpec text = { .font = look.font, .text = spec->text, .width = WIDTH - 2 * DIALOG_PAD };
    int32_t h = text_block_height(text_layout(ui_parts(ui)->text, &text));
    DialogSpec dialog = { .title = spec->title,
                          .width = WIDTH,
                          .height = h,
                          .ok = spec->ok,
                          .cancel = spec->cancel,
                          .danger = spec->danger };
    Rect room = ui_begin_dialog(ui, name, &dialog);
    ui_paragraph(ui, room, spec->text, look, 0);
    return ui_end_dialog(ui, &dialog);
}

/* ---- banners ---- */

bool ui_banner(Ui *ui, const char *name, Rect rect, const BannerSpec *spec)
{
    UiId id = ui_id(ui, name);
    Canvas *canvas = canvas_of(ui);
    rect.h = BANNER_H;
    Token colour = tint_text(spec->tint);
    canvas_round(canvas, rect, CORNERS(8), ui_colour(ui, tint_ground(spec->tint)));
    Rect row = rect_inset(rect, 12, 0);
    ui_icon_in(ui, row, spec->icon ? spec->icon : "info", 18, colour);
    cut_left(&row, 26);
    bool is_taken = false;
    if (spec->action.len) {
        Rect action = cut_right(&row, ui_text_w(ui, FONT_B14, spec->action));
        cut_right(&row, 12);
        UiHit hit = ui_hit(ui, id, action, UI_FOCUS);
        ui_paint_line(ui, action, spec->action, (UiLook){ FONT_B14, colour, ALIGN_LEFT });
        Point under = { action.x, action.y + action.h / 2 + 9 };
        if (hit.hover) canvas_hline(canvas, under, action.w, 1, DASH_SOLID, ui_colour(ui, colour));
        if (hit.focus_shown) ui_focus_ring(ui, centred(action, action.w, 20), 2);
        ui_node(ui, &(UiNode){ .role = "button", .name = spec->action, .rect = action, .id = id });
        is_taken = hit.activated;
    }
    UiDrawn drawn = ui_paint_line(ui, row, spec->text, (UiLook){ FONT_R14, colour, ALIGN_LEFT });
    ui_node(ui, &(UiNode){ .role = "status", .name = spec->text, .rect = rect, .cut = drawn.cut });
    if (drawn.cut) ui_tooltip(ui, ui_id_of(ui, name, 1), row, spec->text);
    return is_taken;
}
