/* view_card.c -- the score card of a session: what it is about, how its parts share the window, the keys that work in it. */
#include "base/mem.h"
#include "ui/card_own.h"

enum { ONE_COLUMN_BELOW = 1040, WIDEST = 1560, LEFT = 512, LEFT_PERCENT = 44, TAB_H = 40, REPLY_LEAST = 240 };

static void *make(App *app)
{
    (void)app;
    CardView *view = mem_new(sizeof *view);
    *view = (CardView){ .arena = arena_new(0) };
    return view;
}

static void drop(void *state)
{
    CardView *view = state;
    arena_free(view->arena);
    mem_free(view);
}

/* ---- what is shown */

const Card *card_shown(const CardView *view)
{
    return view->tab > 0 ? &view->chats[view->tab - 1] : &view->whole;
}

const FeedChat *card_chat(const App *app, const CardView *view)
{
    if (view->chat_count == 1) return feed_chat(app_card_feed(app), 1);
    return view->tab > 0 ? feed_chat(app_card_feed(app), (uint32_t)view->tab) : NULL;
}

const FeedItem *card_reply(const App *app, uint32_t seq, const FeedChat **chat)
{
    const Feed *feed = app_card_feed(app);
    for (uint32_t number = 1; seq && number <= DESK_MAX_CHATS; number++) {
        *chat = feed_chat(feed, number);
        for (size_t i = 0; *chat && i < (*chat)->count; i++) {
            if ((*chat)->items[i].seq == seq && (*chat)->items[i].kind == FEED_AGENT) return &(*chat)->items[i];
        }
    }
    *chat = NULL;
    return NULL;
}

const CardRule *card_chosen(const CardView *view)
{
    const Card *card = card_shown(view);
    int32_t row = view->rules.current;
    return row >= 0 && (size_t)row < card->rule_count ? &card->rules[row] : NULL;
}

/* The rule that spoilt the worst reply; else the first. */
static void choose_worst(CardView *view)
{
    const Card *card = card_shown(view);
    view->rules = (TableState){ .sort = -1, .current = card->rule_count ? 0 : -1 };
    for (size_t i = 0; i < card->rule_count; i++) {
        if (card->rules[i].reply != card->worst.seq || card->rules[i].worst == FINDING_PRAISE) continue;
        view->rules.current = (int32_t)i;
        return;
    }
}

static bool read_cards(const App *app, CardView *view, const EventLog *log)
{
    Err err = { 0 };
    const Rules *rules = content_rules(app->content);
    if (!card_of(log, view->arena, &view->whole, &err)) return false;
    if (!digest_of(log, rules, view->arena, &view->digest, &err)) return false;
    view->chat_count = feed_chat_count(app_card_feed(app));
    for (uint32_t i = 0; i < view->chat_count && i < CARD_MAX_CHATS; i++) {
        if (!card_of_chat(log, i + 1, view->arena, &view->chats[i], &err)) return false;
    }
    return true;
}

/* Coming back from the settings keeps the place; another session begins anew. */
static void enter(App *app, void *state)
{
    CardView *view = state;
    const EventLog *log = app_card_log(app);
    view->focus_rules = true;
    if (!log || (sv_eq(view->id, log_header(log)->id) && view->events == log_count(log))) return;
    arena_free(view->arena);
    *view = (CardView){ .arena = arena_new(0), .focus_rules = true };
    view->id = arena_copy(view->arena, log_header(log)->id);
    view->events = log_count(log);
    if (!read_cards(app, view, log)) view->problem = "card.unreadable";
    view->talks = (TableState){ .sort = -1, .current = -1 };
    choose_worst(view);
}

/* ---- where it stands */

static void draw_tabs(App *app, CardView *view, Rect rect)
{
    StrView names[CARD_MAX_CHATS + 1];
    size_t count = 0;
    names[count++] = ui_tr(app->ui, "card.tab_all");
    for (uint32_t i = 1; i <= view->chat_count && i <= CARD_MAX_CHATS; i++) {
        const FeedChat *chat = feed_chat(app_card_feed(app), i);
        names[count++] = arena_printf(app->frame, "%u %.*s", i, SV_ARG(desk_buyer_name(app, chat)));
    }
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
    ui_rule(app->ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    ChoiceSpec tabs = { .label = ui_tr(app->ui, "card.tabs"), .options = names, .count = count };
    if (!ui_tabs(app->ui, "tabs", rect_inset(rect, CARD_PAD, 0), &tabs, &view->tab)) return;
    choose_worst(view);
    ui_again(app->ui);
}

static void draw_second(App *app, CardView *view, Rect rect)
{
    if (card_chat(app, view)) {
        card_draw_moods(app, view, rect);
    } else {
        card_draw_chats(app, view, rect);
    }
}

static int32_t draw_one_column(App *app, CardView *view, Rect room)
{
    int32_t top = room.y;
    int32_t before = view->reply_h;
    card_draw_figures(app, view, cut_top(&room, CARD_TOP_H));
    cut_top(&room, CARD_GAP);
    draw_second(app, view, cut_top(&room, CARD_TOP_H));
    cut_top(&room, CARD_GAP);
    card_draw_rules(app, view, cut_top(&room, card_rules_height(view)));
    cut_top(&room, CARD_GAP);
    card_draw_reply(app, view, cut_top(&room, before > REPLY_LEAST ? before : REPLY_LEAST));
    return room.y - top;
}

static int32_t draw_two_columns(App *app, CardView *view, Rect room, int32_t seen)
{
    int32_t left = room.w * LEFT_PERCENT / 100 > LEFT ? room.w * LEFT_PERCENT / 100 : LEFT;
    Rect top = cut_top(&room, CARD_TOP_H);
    cut_top(&room, CARD_GAP);
    int32_t rest = seen - CARD_TOP_H - CARD_GAP;
    int32_t h = view->reply_h > rest ? view->reply_h : rest;
    Rect bottom = cut_top(&room, h > REPLY_LEAST ? h : REPLY_LEAST);
    card_draw_figures(app, view, cut_left(&top, left));
    cut_left(&top, CARD_GAP);
    draw_second(app, view, top);
    card_draw_rules(app, view, cut_left(&bottom, left));
    cut_left(&bottom, CARD_GAP);
    card_draw_reply(app, view, bottom);
    return CARD_TOP_H + CARD_GAP + bottom.h;
}

static void draw_body(App *app, CardView *view, Rect area)
{
    Ui *ui = app->ui;
    int32_t before = view->reply_h;
    UiScroll scroll = ui_begin_scroll(ui, "body", area, false);
    Rect room = { area.x + CARD_PAD, scroll.content.y + CARD_GAP, area.w - 2 * CARD_PAD, area.h };
    if (room.w > WIDEST) room = (Rect){ area.x + (area.w - WIDEST) / 2, room.y, WIDEST, room.h };
    int32_t used = room.w < ONE_COLUMN_BELOW ? draw_one_column(app, view, room)
                                             : draw_two_columns(app, view, room, area.h - 2 * CARD_GAP);
    ui_end_scroll(ui, used + 2 * CARD_GAP);
    if (view->reveal && room.w < ONE_COLUMN_BELOW) {
        ui_scroll_to(ui, ui_id(ui, "body"), view->row_at.y - scroll.content.y - CARD_GAP, TABLE_ROW_H + 2 * CARD_GAP);
    }
    view->reveal = false;
    /* The reply's card is measured by drawing it. */
    if (view->reply_h != before) ui_again(ui);
}

/* ---- keys */

static void take_keys(App *app, CardView *view)
{
    Ui *ui = app->ui;
    const Card *card = card_shown(view);
    int32_t by = ui_key(ui, KEY_DOWN, 0) ? 1 : ui_key(ui, KEY_UP, 0) ? -1 : 0;
    int32_t next = view->rules.current + by;
    if (by && next >= 0 && (size_t)next < card->rule_count) {
        view->rules.current = next;
        view->reveal = true;
        ui_again(ui);
    }
    if (ui_char(ui, 'r', 0)) {
        app_again(app);
    } else if (ui_char(ui, 'p', 0)) {
        card_practise(app, view);
    } else if (ui_char(ui, 'v', 0)) {
        app_show_film(app);
    } else if (ui_char(ui, 'c', 0)) {
        app_show_kin(app, view->id, KIN_COMPARE);
    } else if (ui_char(ui, 't', 0)) {
        app_show_kin(app, view->id, KIN_TREE);
    } else if (ui_key(ui, KEY_ESC, 0)) {
        card_leave(app);
    }
}

static void draw_nothing(App *app, const char *key, Rect area)
{
    EmptySpec nothing = { .icon = "file",
                          .title = ui_tr(app->ui, key),
                          .hint = ui_tr(app->ui, "card.none_hint"),
                          .button = ui_tr(app->ui, "card.home") };
    if (ui_empty(app->ui, area, &nothing) == EMPTY_BUTTON) card_leave(app);
}

static void draw(App *app, void *state, Rect area)
{
    CardView *view = state;
    const EventLog *log = app_card_log(app);
    if (!log || view->problem) {
        draw_nothing(app, log ? view->problem : "card.none", area);
        return;
    }
    view->last = app_last_time(app);
    ui_begin_region(app->ui, "head", (Rect){ area.x, area.y, area.w, CARD_HEAD_H });
    card_draw_head(app, view, cut_top(&area, CARD_HEAD_H));
    /* A button of the head may have begun another session, whose desk comes with the next frame. */
    bool is_here = app_card_log(app) == log;
    if (is_here && view->chat_count > 1) draw_tabs(app, view, cut_top(&area, TAB_H));
    ui_end_region(app->ui);
    if (!is_here) return;
    ui_begin_region(app->ui, "card", area);
    draw_body(app, view, area);
    ui_end_region(app->ui);
    if (app_card_log(app) == log) take_keys(app, view);
}

const View CARD_VIEW = { .name = "card", .make = make, .drop = drop, .enter = enter, .draw = draw };
