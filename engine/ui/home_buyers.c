/* home_buyers.c -- who else may buy, and whether it is for practice or an exam: the popover of a card. */
#include "ui/home_own.h"

enum { WIDTH = 336, PAD = 12, HEAD_H = 28, MODE_H = 32, NOTE_H = 20, ROW_H = 48, FACE = 32, MOST_ROWS = 6, THUMB = 8 };

static SessionMode mode_of(const HomeView *home)
{
    return home->as_exam ? SESSION_EXAM : SESSION_PRACTICE;
}

static size_t row_count(const HomeItem *item)
{
    return item->is_rush ? item->buyer_count : item->info->allow_count;
}

static void draw_words(App *app, Rect in, StrView persona, bool is_own)
{
    Ui *ui = app->ui;
    const PersonaInfo *info = content_persona(app->content, persona);
    in = rect_inset(in, 0, 5);
    Rect line = cut_top(&in, 20);
    if (is_own) {
        TagSpec tag = { .text = ui_tr(ui, "home.own_buyer"), .tint = TINT_PLAIN };
        int32_t w = ui_tag_width(ui, &tag);
        ui_tag(ui, (Point){ cut_right(&line, w).x, line.y }, &tag);
        cut_right(&line, 8);
    }
    ui_paint_line(ui, line, scenario_buyer(app, persona), (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    if (info) ui_line(ui, cut_top(&in, 18), app_local(app, &info->about), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

/* In a rush the rows only say who comes. */
static bool draw_row(App *app, const HomeItem *item, size_t index, Rect row)
{
    Ui *ui = app->ui;
    StrView persona = item->is_rush ? item->buyers[index] : item->info->allow[index];
    bool is_own = !item->is_rush && sv_eq(persona, item->info->persona);
    UiHit hit = { 0 };
    UiId id = 0;
    if (!item->is_rush) {
        id = ui_id_of(ui, "buyer", index);
        hit = ui_hit(ui, id, row, UI_FOCUS);
        if (hit.hover || hit.focused) canvas_round(app->canvas, row, CORNERS(8), ui_colour(ui, TOKEN_SEL));
        if (hit.focus_shown) ui_focus_ring(ui, rect_inset(row, 4, 4), 6);
    }
    ui_node(ui, &(UiNode){ .role = item->is_rush ? "listitem" : "option",
                           .name = scenario_buyer(app, persona),
                           .rect = row,
                           .id = id,
                           .focused = hit.focused,
                           .selected = is_own });
    Rect in = rect_inset(row, 8, 0);
    Rect face = cut_left(&in, FACE);
    scenario_face(app, (Rect){ face.x, face.y + (row.h - FACE) / 2, FACE, FACE }, persona);
    cut_left(&in, 10);
    draw_words(app, in, persona, is_own);
    return hit.activated;
}

static size_t draw_rows(App *app, const HomeItem *item, Rect rect)
{
    Ui *ui = app->ui;
    size_t taken = SIZE_MAX;
    ui_begin_group(ui, "buyers");
    UiScroll scroll = ui_begin_scroll(ui, "rows", rect, false);
    Rect content = scroll.content;
    if (content.h > rect.h) cut_right(&content, THUMB);
    for (size_t i = 0; i < row_count(item); i++) {
        if (draw_row(app, item, i, cut_top(&content, ROW_H))) taken = i;
    }
    ui_end_scroll(ui, (int32_t)row_count(item) * ROW_H);
    ui_end_group(ui);
    return taken;
}

/* Practice or exam; drawn first, but the rows are what the keys come to. */
static void draw_mode(App *app, HomeView *home, Rect *in)
{
    Ui *ui = app->ui;
    StrView options[] = { ui_tr(ui, "home.practice"), ui_tr(ui, "home.exam") };
    ChoiceSpec choice = { .label = ui_tr(ui, "home.mode"), .options = options, .count = 2 };
    Rect row = cut_top(in, MODE_H);
    ui_segmented(ui, "mode", cut_left(&row, ui_segmented_width(ui, &choice)), &choice, &home->as_exam);
    cut_top(in, 4);
    ui_line(ui, cut_top(in, NOTE_H), ui_tr(ui, home->as_exam ? "home.exam_note" : "home.practice_note"),
            (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
}

static Rect pop_rect(App *app, const HomeView *home, const HomeItem *item)
{
    int32_t rows = row_count(item) < MOST_ROWS ? (int32_t)row_count(item) : MOST_ROWS;
    int32_t foot = item->is_rush ? 8 + MODE_H : 0;
    int32_t h = 2 * PAD + HEAD_H + rows * ROW_H + 12 + MODE_H + 4 + NOTE_H + foot;
    int32_t most = ui_size(app->ui).y - 16;
    return ui_pop_place(app->ui, home->anchor, (Point){ WIDTH, h < most ? h : most }, NULL, 0);
}

static void leave(App *app, HomeView *home)
{
    home->buyers_open = false;
    home->wants_cards = true;
    app->redraw = true;
}

void home_draw_buyers(App *app, HomeView *home)
{
    Ui *ui = app->ui;
    if (!home->buyers_open || home->current >= home->item_count) return;
    const HomeItem *item = &home->items[home->current];
    Rect pop = pop_rect(app, home, item);
    ui_begin_pop(ui, "buyers", pop, true);
    ui_push_id(ui, "buyers", 0);
    Rect in = rect_inset(pop, PAD, PAD);
    ui_heading(ui, cut_top(&in, HEAD_H), ui_tr(ui, item->is_rush ? "home.who_comes" : "home.who_buys"), FONT_B14);
    bool starts = false;
    if (item->is_rush) {
        ButtonSpec start = { .label = ui_tr(ui, "home.start"), .key = sv("Enter"), .look = BUTTON_PRIMARY };
        starts = ui_button(ui, "start", cut_bottom(&in, MODE_H), &start);
        cut_bottom(&in, 8);
    }
    Rect foot = cut_bottom(&in, MODE_H + 4 + NOTE_H);
    cut_bottom(&in, 12);
    size_t taken = draw_rows(app, item, in);
    draw_mode(app, home, &foot);
    if (ui_key(ui, KEY_ESC, 0) || ui_pressed_outside(ui)) leave(app, home);
    ui_pop_id(ui);
    ui_end_pop(ui);
    if (!starts && taken == SIZE_MAX) return;
    StrView buyer = taken == SIZE_MAX ? item->info->persona : item->info->allow[taken];
    leave(app, home);
    home_begin_item(app, home, item, buyer, mode_of(home));
}
