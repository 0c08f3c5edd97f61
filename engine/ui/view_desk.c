/* view_desk.c -- where chats are answered: how the parts share the window, and the keys that work in all of them. */
#include "base/mem.h"
#include "ui/desk_own.h"

enum {
    HEAD_H = 56,
    MOOD_H = 32,
    LIST = 240,
    LIST_RUSH = 296,
    LIST_WIDE = 280,
    SIDE_NARROW = 288,
    SIDE_RUSH = 280,
    SIDE_WIDE = 400,
    DRAWER_BELOW = 880,
    MEDIUM_FROM = 1120,
    WIDE_FROM = 1600,
    TABS = 6
};

static void *make(App *app)
{
    (void)app;
    DeskView *desk = mem_new(sizeof *desk);
    *desk = (DeskView){ .tab = 1, .task_shown = true };
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) {
        desk->chats[i] = (ChatDesk){ .draft = edit_new(DESK_DRAFT_CHARS, true), .typing_since = -1 };
    }
    desk->better_arena = arena_new(0);
    desk_init_side(&desk->side);
    return desk;
}

static void drop(void *state)
{
    DeskView *desk = state;
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) {
        edit_free(desk->chats[i].draft);
        mem_free(desk->chats[i].tops.tops);
    }
    arena_free(desk->better_arena);
    desk_free_side(&desk->side);
    mem_free(desk);
}

/* Drafts belong to a session; one that is carried on brings the recorded ones back. */
static void begin_anew(App *app, DeskView *desk)
{
    desk->of = app->sitting;
    desk->better_seq = 0;
    for (uint32_t number = 1; number <= DESK_MAX_CHATS; number++) {
        ChatDesk *own = &desk->chats[number - 1];
        const FeedChat *chat = app->feed ? feed_chat(app->feed, number) : NULL;
        edit_set_text(own->draft, chat ? chat->draft : sv(""));
        own->tops.count = 0;
        own->typing_since = -1;
        own->quick = sv("");
        own->open_seq = 0;
        own->drafted_version = edit_version(own->draft);
        own->wants_end = true;
    }
}

static void enter(App *app, void *state)
{
    DeskView *desk = state;
    if (desk->of != app->sitting) begin_anew(app, desk);
    desk->focus_composer = true;
    desk->emoji_open = desk->quick_open = desk->asks_end = false;
}

/* The same session at the same place: drafts stay as they are. */
static void reloaded(App *app, void *state)
{
    DeskView *desk = state;
    desk->of = app->sitting;
    desk->better_seq = 0;
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) {
        desk->chats[i].tops.count = 0;
        desk->chats[i].quick = sv("");
        desk->chats[i].open_seq = 0;
    }
}

void desk_show_chat(App *app, DeskView *desk, uint32_t number, bool focus)
{
    if (!feed_chat(app->feed, number)) return;
    if (focus) desk->focus_composer = true;
    if (app->chat == number) return;
    app->chat = number;
    desk_of(desk, feed_chat(app->feed, number))->wants_end = true;
    app->redraw = true;
}

static void step_tab(DeskView *desk, int by)
{
    desk->tab = (desk->tab + by + TABS) % TABS;
}

static void take_keys(App *app, DeskView *desk, const FeedChat *chat)
{
    Ui *ui = app->ui;
    for (int digit = '1'; digit <= '5'; digit++) {
        if (ui_char(ui, (char)digit, MOD_CTRL)) desk_show_chat(app, desk, (uint32_t)(digit - '0'), true);
    }
    const FeedChat *urgent = feed_most_urgent(app->feed);
    if (ui_key(ui, KEY_TAB, MOD_CTRL) && urgent) desk_show_chat(app, desk, urgent->number, true);
    if (ui_char(ui, 'e', MOD_CTRL)) desk->emoji_open = !desk->emoji_open;
    if (ui_char(ui, 'p', MOD_CTRL) && desk_product(app, chat))
        app_send_card(app, chat->number, desk_product(app, chat)->id);
    if (ui_key(ui, KEY_LEFT, MOD_ALT)) step_tab(desk, -1);
    if (ui_key(ui, KEY_RIGHT, MOD_ALT)) step_tab(desk, 1);
    if (ui_key(ui, KEY_F2, 0)) desk->task_shown = !desk->task_shown;
    if (ui_key(ui, KEY_F4, 0)) desk->side_open = !desk->side_open;
}

/* Ctrl and arrows walk the replies; the findings of the chosen one are open. */
static void walk_replies(App *app, DeskView *desk, const FeedChat *chat)
{
    ChatDesk *own = desk_of(desk, chat);
    int by = ui_key(app->ui, KEY_UP, MOD_CTRL) ? -1 : ui_key(app->ui, KEY_DOWN, MOD_CTRL) ? 1 : 0;
    if (!by) return;
    size_t at = chat->count;
    for (size_t i = 0; i < chat->count; i++) {
        bool is_open = own->open_seq ? chat->items[i].seq == own->open_seq : chat->items[i].number == chat->replies;
        if (chat->items[i].kind == FEED_AGENT && is_open) at = i;
    }
    if (at == chat->count) return;
    size_t next = at;
    while ((by < 0 ? next > 0 : next + 1 < chat->count)) {
        next = by < 0 ? next - 1 : next + 1;
        if (chat->items[next].kind == FEED_AGENT && chat->items[next].grade) break;
    }
    if (chat->items[next].kind == FEED_AGENT) own->open_seq = chat->items[next].seq;
    app->redraw = true;
}

static void draw_end(App *app, DeskView *desk)
{
    Ui *ui = app->ui;
    if (!desk->asks_end) return;
    DialogAnswer answer = ui_confirm(ui, "end",
                                     &(ConfirmSpec){ .title = ui_tr(ui, "desk.end_title"),
                                                     .text = ui_tr(ui, "desk.end_text"),
                                                     .ok = ui_tr(ui, "desk.end_ok"),
                                                     .cancel = ui_tr(ui, "desk.end_cancel"),
                                                     .danger = true });
    if (answer == DIALOG_OPEN) return;
    desk->asks_end = false;
    if (answer == DIALOG_OK) app_end_session(app);
}

static int32_t list_width(const App *app, int32_t w)
{
    if (w < MEDIUM_FROM) return DESK_LIST_NARROW;
    if (w >= WIDE_FROM) return LIST_WIDE;
    return desk_is_rush(app) ? LIST_RUSH : LIST;
}

/* As it was dragged, where the window has room for a choice; else what each size needs. */
static int32_t side_width(const App *app, int32_t w)
{
    Settings usual;
    settings_default(&usual);
    if (w < MEDIUM_FROM) return SIDE_NARROW;
    if (app->settings.side_width != usual.side_width) return app->settings.side_width;
    if (w >= WIDE_FROM) return SIDE_WIDE;
    return desk_is_rush(app) ? SIDE_RUSH : usual.side_width;
}

static void draw_middle(App *app, DeskView *desk, const FeedChat *chat, Rect area)
{
    int32_t lanes = desk_lanes_height(app);
    if (lanes) desk_draw_lanes(app, cut_top(&area, lanes));
    desk_draw_head(app, desk, chat, cut_top(&area, HEAD_H));
    if (app->settings.moods && !app_is_exam(app)) desk_draw_moods(app, chat, cut_top(&area, MOOD_H));
    desk->last_line = (Rect){ 0, 0, 0, 0 };
    Rect composer = cut_bottom(&area, desk_composer_height(app, desk, chat, area.w));
    desk->composer = composer;
    desk_draw_chat(app, desk, chat, area);
    desk_draw_composer(app, desk, chat, composer);
}

static void draw_waiting(App *app, Rect area)
{
    ui_empty(app->ui, area,
             &(EmptySpec){ .icon = "clock",
                           .title = ui_tr(app->ui, "desk.nobody_yet"),
                           .hint = ui_tr(app->ui, "desk.nobody_hint") });
}

/* Where the side panel finds no room of its own it lies over the chat. */
static void draw_drawer(App *app, DeskView *desk, const FeedChat *chat, Rect area)
{
    if (!desk->side_open) return;
    Rect side = { area.x + area.w - SIDE_NARROW, area.y, SIDE_NARROW, area.h };
    ui_begin_layer(app->ui, "drawer", side, false);
    desk_draw_side(app, desk, chat, side);
    if (ui_key(app->ui, KEY_ESC, 0)) {
        desk->side_open = false;
        desk->focus_composer = true;
        app->redraw = true;
    }
    ui_end_layer(app->ui);
}

static void draw_columns(App *app, DeskView *desk, const FeedChat *chat, Rect area)
{
    int32_t w = ui_size(app->ui).x;
    bool drawer = w < DRAWER_BELOW;
    Rect list = cut_left(&area, list_width(app, w));
    desk_draw_list(app, desk, list);
    Rect side = { 0, 0, 0, 0 };
    if (!drawer) side = cut_right(&area, side_width(app, w));
    draw_middle(app, desk, chat, area);
    if (!drawer) desk_draw_side(app, desk, chat, side);
    if (!drawer && w >= MEDIUM_FROM) desk_side_dragged(app, desk, side);
    if (desk->quick_open) desk->side_open = true;
    if (drawer) draw_drawer(app, desk, chat, area);
    desk_draw_side_menu(app, desk, chat);
    desk_draw_task_over(app, desk, chat, list);
}

static void draw(App *app, void *state, Rect area)
{
    DeskView *desk = state;
    if (desk->of != app->sitting) begin_anew(app, desk);
    if (!app->sitting) {
        app_go(app, VIEW_HOME);
        app->redraw = true;
        return;
    }
    const FeedChat *chat = feed_chat(app->feed, app->chat);
    if (!chat) {
        draw_waiting(app, area);
        return;
    }
    draw_columns(app, desk, chat, area);
    desk_draw_emoji(app, desk, chat);
    draw_end(app, desk);
    walk_replies(app, desk, chat);
    take_keys(app, desk, chat);
}

const View DESK_VIEW = {
    .name = "desk", .make = make, .drop = drop, .enter = enter, .draw = draw, .reloaded = reloaded
};
