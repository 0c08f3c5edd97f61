/* view_compare.c -- two sessions side by side: how the parts share the window, which row is current, the keys. */
#include "base/mem.h"
#include "ui/compare_own.h"

enum { WIDEST = 1560, TAB_H = 40, TITLE_H = 32, GAP = 12, RING = 4, LEAST_TITLE = 80 };

static void *make(App *app)
{
    (void)app;
    return mem_new(sizeof(CompareView));
}

static void drop(void *state)
{
    CompareView *view = state;
    mem_free(view->shown);
    mem_free(view->tops);
    mem_free(view);
}

Rect compare_column(Rect area)
{
    Rect room = { area.x + COMPARE_PAD, area.y, area.w - 2 * COMPARE_PAD, area.h };
    return room.w > WIDEST ? (Rect){ area.x + (area.w - WIDEST) / 2, area.y, WIDEST, area.h } : room;
}

StrView compare_side_name(const App *app, int32_t side)
{
    return ui_tr(app->ui, side ? "compare.second" : "compare.first");
}

/* ---- which rows are shown */

static bool is_other(const CompareRow *row)
{
    return row->kind != COMPARE_SAME;
}

static void list_rows(const CompareChat *chat, CompareView *view)
{
    size_t cap = chat->row_count + 1;
    view->shown = mem_resize(view->shown, view->cap, cap, sizeof *view->shown);
    view->tops = mem_resize(view->tops, view->cap, cap, sizeof *view->tops);
    view->cap = cap;
    view->count = 0;
    view->width = 0;
    for (size_t i = 0; i < chat->row_count; i++) {
        if (!view->only_other || is_other(&chat->rows[i])) view->shown[view->count++] = i;
    }
}

/* The first row that differs; of a retry that is where it parts. */
static void choose_first(const CompareChat *chat, CompareView *view)
{
    view->row = 0;
    while (view->row < view->count && !is_other(&chat->rows[view->shown[view->row]])) view->row++;
    if (view->row == view->count) view->row = 0;
    view->side = view->count && !chat->rows[view->shown[view->row]].turns[1] ? 0 : 1;
    view->reveal = true;
}

static void show_chat(const App *app, CompareView *view, int32_t chat)
{
    view->chat = chat;
    list_rows(compare_chat_of(app, view), view);
    choose_first(compare_chat_of(app, view), view);
}

static void enter(App *app, void *state)
{
    CompareView *view = state;
    const Compare *compare = app_compare(app);
    view->wants_focus = true;
    /* Coming back from a replay keeps the place. */
    if (!compare || !compare->chat_count || view->epoch == app->pair_epoch) return;
    view->epoch = app->pair_epoch;
    show_chat(app, view, 0);
}

static void measure(App *app, CompareView *view, int32_t width)
{
    const CompareChat *chat = compare_chat_of(app, view);
    if (view->width == width && view->lang == app->lang) return;
    view->tops[0] = 0;
    for (size_t i = 0; i < view->count; i++) {
        view->tops[i + 1] = view->tops[i] + compare_row_height(app, &chat->rows[view->shown[i]], width) + GAP;
    }
    view->width = width;
    view->lang = app->lang;
}

/* ---- head */

static void turn_round(App *app, CompareView *view)
{
    app_turn_compare(app);
    show_chat(app, view, view->chat);
}

static void ask_other(App *app)
{
    app_show_kin(app, app_compare(app)->sides[0].header->id, KIN_COMPARE);
}

static void draw_buttons(App *app, CompareView *view, Rect *row)
{
    Ui *ui = app->ui;
    bool narrow = ui_size(ui).x < 1120;
    ButtonSpec other = { .label = ui_tr(ui, "compare.other"), .icon = "compare", .key = sv("C") };
    ButtonSpec turn = { .label = ui_tr(ui, "compare.turn"), .icon = "swap", .key = sv("S"), .icon_only = narrow };
    ButtonSpec only = {
        .label = ui_tr(ui, "compare.only_other"), .icon = "filter", .key = sv("D"), .on = view->only_other
    };
    if (ui_button_right(ui, "other", row, &other)) ask_other(app);
    if (ui_button_right(ui, "turn", row, &turn)) turn_round(app, view);
    if (ui_button_right(ui, "only", row, &only)) {
        view->only_other = !view->only_other;
        show_chat(app, view, view->chat);
        ui_again(ui);
    }
}

/* Of both, where they are two. */
static StrView scenario_text(const App *app, const CompareView *view)
{
    const CompareChat *chat = compare_chat_of(app, view);
    StrView names[COMPARE_SIDES] = { { 0 }, { 0 } };
    for (int side = 0; side < COMPARE_SIDES; side++) {
        if (!chat->chats[side]) continue;
        const ScenarioInfo *scenario = desk_scenario(app, chat->chats[side]);
        names[side] = scenario ? app_local(app, &scenario->title) : chat->chats[side]->scenario;
    }
    if (!names[0].len || !names[1].len || sv_eq(names[0], names[1])) return names[names[0].len ? 0 : 1];
    return arena_printf(app->frame, "%.*s / %.*s", SV_ARG(names[0]), SV_ARG(names[1]));
}

static void draw_head(App *app, CompareView *view, Rect rect)
{
    Ui *ui = app->ui;
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, COMPARE_PAD, 0);
    ButtonSpec back = { .label = ui_tr(ui, "compare.back"), .icon = "left", .look = BUTTON_QUIET, .icon_only = true };
    if (ui_button_left(ui, "back", &row, &back)) app_leave_compare(app);
    draw_buttons(app, view, &row);
    StrView title = ui_tr(ui, "compare.title");
    int32_t w = ui_text_w(ui, FONT_B16, title);
    ui_heading(ui, cut_left(&row, w < row.w ? w : row.w), title, FONT_B16);
    cut_left(&row, 12);
    if (row.w > LEAST_TITLE) ui_line(ui, row, scenario_text(app, view), (UiLook){ FONT_R14, TOKEN_T2, ALIGN_LEFT });
}

static StrView chat_name(const App *app, const CompareChat *chat, size_t number)
{
    const FeedChat *its = chat->chats[0] ? chat->chats[0] : chat->chats[1];
    return arena_printf(app->frame, "%zu %.*s", number, SV_ARG(desk_buyer_name(app, its)));
}

static void draw_tabs(App *app, CompareView *view, Rect rect)
{
    const Compare *compare = app_compare(app);
    StrView *names = arena_alloc(app->frame, compare->chat_count, sizeof *names);
    int32_t chat = view->chat;
    for (size_t i = 0; i < compare->chat_count; i++) names[i] = chat_name(app, &compare->chats[i], i + 1);
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
    ui_rule(app->ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    ChoiceSpec tabs = { .label = ui_tr(app->ui, "card.tabs"), .options = names, .count = compare->chat_count };
    if (!ui_tabs(app->ui, "tabs", rect_inset(rect, COMPARE_PAD, 0), &tabs, &chat)) return;
    show_chat(app, view, chat);
    ui_again(app->ui);
}

/* ---- rows */

/* The moment of a half: of its first reply, else of what was asked. */
static void open_half(App *app, const CompareView *view)
{
    const Compare *compare = app_compare(app);
    const CompareChat *chat = compare_chat_of(app, view);
    const CompareTurn *turn = view->count ? chat->rows[view->shown[view->row]].turns[view->side] : NULL;
    if (!turn) return;
    StrView id = arena_copy(app->frame, compare->sides[view->side].header->id);
    app_open_replay(app, id, turn->reply_count ? turn->replies[0]->t_ms : turn->t_ms);
}

/* The half's first reply, to be said otherwise. What stands in the way is said on its score card. */
static void retry_half(App *app, const CompareView *view)
{
    const Compare *compare = app_compare(app);
    const CompareChat *chat = compare_chat_of(app, view);
    const CompareTurn *turn = view->count ? chat->rows[view->shown[view->row]].turns[view->side] : NULL;
    if (!turn || !turn->reply_count) return;
    uint32_t seq = branch_cut(chat->chats[view->side], turn->replies[0]);
    StrView id = arena_copy(app->frame, compare->sides[view->side].header->id);
    if (!app_open_card(app, id)) return;
    SittingBar bar = app_retry_bar(app);
    if (bar == SITTING_FREE) {
        app_retry(app, seq);
    } else {
        StrView key = arena_printf(app->frame, "carry_on.%s", sitting_bar_name(bar));
        app_toast(app, locale_text_sv(app->locale, key));
    }
}

static void draw_rows(App *app, CompareView *view, const UiScroll *scroll, Rect room, bool focused)
{
    const CompareChat *chat = compare_chat_of(app, view);
    bool opened = false;
    for (size_t i = 0; i < view->count; i++) {
        Rect row = { room.x, room.y + view->tops[i], room.w, view->tops[i + 1] - view->tops[i] - GAP };
        if (row.y + row.h <= scroll->view.y || row.y >= scroll->view.y + scroll->view.h) continue;
        CompareRowSpec spec = { &chat->rows[view->shown[i]], view->shown[i] + 1, i == view->row, focused, view->side };
        int32_t clicked = compare_draw_row(app, row, &spec, &opened);
        if (clicked < 0) continue;
        view->row = i;
        view->side = clicked;
        ui_again(app->ui);
    }
    if (opened) open_half(app, view);
}

static void draw_caption(App *app, const CompareView *view, Rect row)
{
    Ui *ui = app->ui;
    const CompareChat *chat = compare_chat_of(app, view);
    StrView title = ui_tr(ui, "compare.asked_head");
    int32_t w = ui_text_w(ui, FONT_B14, title);
    ui_heading(ui, cut_left(&row, w), title, FONT_B14);
    cut_left(&row, 12);
    StrView counts = ui_say(ui, "compare.counts",
                            SLOTS({ "count", ui_number(ui, (int64_t)chat->row_count) },
                                  { "met", ui_number(ui, (int64_t)chat->met_rows) },
                                  { "same", ui_number(ui, (int64_t)chat->same_rows) }));
    ui_line(ui, row, counts, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static void move_to(Ui *ui, CompareView *view, size_t row)
{
    if (row >= view->count) return;
    view->row = row;
    view->reveal = true;
    ui_again(ui);
}

/* Onto a half that has something. */
static void keep_side(const App *app, CompareView *view, int32_t wanted)
{
    const CompareChat *chat = compare_chat_of(app, view);
    if (!view->count) return;
    const CompareRow *row = &chat->rows[view->shown[view->row]];
    view->side = row->turns[wanted] ? wanted : 1 - wanted;
}

static void walk(App *app, CompareView *view, bool focused)
{
    Ui *ui = app->ui;
    if (!focused) return;
    int32_t wanted = view->side;
    if (ui_key(ui, KEY_DOWN, 0)) move_to(ui, view, view->row + 1);
    if (ui_key(ui, KEY_UP, 0)) move_to(ui, view, view->row ? view->row - 1 : 0);
    if (ui_key(ui, KEY_HOME, 0)) move_to(ui, view, 0);
    if (ui_key(ui, KEY_END, 0)) move_to(ui, view, view->count ? view->count - 1 : 0);
    if (ui_key(ui, KEY_LEFT, 0)) wanted = 0;
    if (ui_key(ui, KEY_RIGHT, 0)) wanted = 1;
    int32_t before = view->side;
    keep_side(app, view, wanted);
    if (view->side != before) ui_again(ui);
    if (ui_key(ui, KEY_ENTER, 0)) open_half(app, view);
    if (ui_char(ui, 'r', 0)) retry_half(app, view);
}

static void draw_body(App *app, CompareView *view, Rect area)
{
    Ui *ui = app->ui;
    UiScroll scroll = ui_begin_scroll(ui, "body", area, false);
    UiHit body = ui_hit(ui, ui_id(ui, "rows"), area, UI_FOCUS_OWN);
    Rect room = compare_column((Rect){ area.x, scroll.content.y + COMPARE_GAP, area.w, area.h });
    walk(app, view, body.focused);
    compare_draw_totals(app, view, cut_top(&room, compare_totals_height(app, view)));
    cut_top(&room, COMPARE_GAP);
    draw_caption(app, view, cut_top(&room, TITLE_H));
    measure(app, view, room.w);
    draw_rows(app, view, &scroll, room, body.focus_shown);
    int32_t above = room.y - scroll.content.y, end = above + view->tops[view->count] + COMPARE_GAP;
    if (!view->count) ui_line(ui, room, ui_tr(ui, "compare.nothing"), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    ui_end_scroll(ui, end);
    if (view->reveal && view->count && view->row) {
        ui_scroll_to(ui, ui_id(ui, "body"), above + view->tops[view->row] - RING,
                     view->tops[view->row + 1] - view->tops[view->row] + RING);
    }
    view->reveal = false;
    if (!view->wants_focus) return;
    view->wants_focus = false;
    ui_focus(ui, ui_id(ui, "rows"), true);
}

/* ---- keys */

static void take_keys(App *app, CompareView *view)
{
    Ui *ui = app->ui;
    if (ui_char(ui, 'c', 0)) {
        ask_other(app);
    } else if (ui_char(ui, 's', 0)) {
        turn_round(app, view);
    } else if (ui_char(ui, 't', 0)) {
        app_show_kin(app, app_compare(app)->sides[view->side].header->id, KIN_TREE);
    } else if (ui_char(ui, 'd', 0)) {
        view->only_other = !view->only_other;
        show_chat(app, view, view->chat);
        ui_again(ui);
    } else if (ui_key(ui, KEY_ESC, 0)) {
        app_leave_compare(app);
    }
}

static void draw_nothing(App *app, Rect area)
{
    EmptySpec nothing = { .icon = "compare",
                          .title = ui_tr(app->ui, "compare.none"),
                          .hint = ui_tr(app->ui, "compare.none_hint"),
                          .button = ui_tr(app->ui, "card.home") };
    if (ui_empty(app->ui, area, &nothing) == EMPTY_BUTTON) app_leave_compare(app);
}

static void draw(App *app, void *state, Rect area)
{
    CompareView *view = state;
    const Compare *compare = app_compare(app);
    if (!compare || !compare->chat_count) {
        draw_nothing(app, area);
        return;
    }
    if (view->epoch != app->pair_epoch) enter(app, state);
    ui_begin_region(app->ui, "head", (Rect){ area.x, area.y, area.w, COMPARE_HEAD_H });
    draw_head(app, view, cut_top(&area, COMPARE_HEAD_H));
    if (compare->chat_count > 1) draw_tabs(app, view, cut_top(&area, TAB_H));
    ui_end_region(app->ui);
    ui_begin_region(app->ui, "compare", area);
    compare_draw_sides(app, view, cut_top(&area, COMPARE_SIDES_H));
    draw_body(app, view, area);
    ui_end_region(app->ui);
    if (app_compare(app) == compare) take_keys(app, view);
}

const View COMPARE_VIEW = { .name = "compare", .make = make, .drop = drop, .enter = enter, .draw = draw };
