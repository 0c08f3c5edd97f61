/* view_replay.c -- a session as a film: how its parts share the window, and the keys that work in it. */
#include "base/mem.h"
#include "ui/replay_own.h"

enum {
    SEARCH_CHARS = 40,
    WIDE_FROM = 1120,
    ROOMY_FROM = 1280,
    TYPING_W = 352,
    TYPING_NARROW = 324,
    SIDE_W = 376,
    SIDE_NARROW = 304,
    SHARED_W = 360,
    TABS_H = 40,
    SECOND = 1000,
    MINUTE = 60000
};

static void *make(App *app)
{
    (void)app;
    ReplayView *view = mem_new(sizeof *view);
    *view = (ReplayView){ .search = edit_new(SEARCH_CHARS, false), .speed = 1, .skips_idle = true };
    return view;
}

static void drop(void *state)
{
    ReplayView *view = state;
    replay_close(view);
    edit_free(view->search);
    mem_free(view);
}

static void enter(App *app, void *state)
{
    ReplayView *view = state;
    replay_open(app, view);
    view->wants_timeline = true;
    if (app->has_film_from && view->film) replay_seek(app, view, app->film_from);
    app->has_film_from = false;
}

/* ---- keys */

void replay_leave(App *app)
{
    bool to_pair = app->film_back == VIEW_COMPARE && app_compare(app);
    app_go(app, to_pair ? VIEW_COMPARE : app->film_back == VIEW_CARD ? VIEW_CARD : VIEW_SESSIONS);
}

static void take_moves(App *app, ReplayView *view)
{
    Ui *ui = app->ui;
    int64_t now = film_now(view->film);
    if (ui_key(ui, KEY_LEFT, 0)) replay_seek(app, view, now - SECOND);
    if (ui_key(ui, KEY_RIGHT, 0)) replay_seek(app, view, now + SECOND);
    if (ui_key(ui, KEY_LEFT, MOD_SHIFT)) replay_seek(app, view, now - MINUTE);
    if (ui_key(ui, KEY_RIGHT, MOD_SHIFT)) replay_seek(app, view, now + MINUTE);
    if (ui_key(ui, KEY_HOME, 0)) replay_seek(app, view, 0);
    if (ui_key(ui, KEY_END, 0)) replay_seek(app, view, film_length(view->film));
    if (ui_char(ui, '[', 0)) replay_step_message(app, view, -1);
    if (ui_char(ui, ']', 0)) replay_step_message(app, view, 1);
    if (ui_char(ui, 'f', 0)) replay_step_finding(app, view, 1);
    if (ui_char(ui, 'f', MOD_SHIFT)) replay_step_finding(app, view, -1);
}

static void take_keys(App *app, ReplayView *view)
{
    Ui *ui = app->ui;
    take_moves(app, view);
    for (int32_t i = 0; i < REPLAY_SPEEDS; i++) {
        if (ui_char(ui, (char)('1' + i), 0)) replay_set_speed(app, view, i);
    }
    if (ui_char(ui, 's', 0)) replay_skip_idle(app, view, !view->skips_idle);
    int64_t now = film_now(view->film);
    bool wants_closer = ui_char(ui, '=', 0) || ui_char(ui, '+', MOD_SHIFT) || ui_char(ui, '=', MOD_SHIFT);
    if (wants_closer) replay_zoom(view, view->span_ms / 2, now);
    if (ui_char(ui, '-', 0)) replay_zoom(view, view->span_ms * 2, now);
    if (ui_char(ui, '0', 0)) replay_zoom(view, film_length(view->film), now);
    if (ui_char(ui, '/', 0)) {
        view->wants_search = true;
        ui_again(ui);
    }
    if (ui_char(ui, 'c', 0)) app_show_kin(app, film_header(view->film)->id, KIN_COMPARE);
    if (ui_char(ui, 't', 0)) app_show_kin(app, film_header(view->film)->id, KIN_TREE);
    if (ui_key(ui, KEY_ESC, 0)) replay_leave(app);
    if (ui_char(ui, 'r', 0)) replay_retry(app, view);
}

/* ---- panels */

static void draw_panel(App *app, ReplayView *view, ReplayPanel panel, Rect rect)
{
    switch (panel) {
    case REPLAY_TYPING: replay_draw_typing(app, view, rect); break;
    case REPLAY_FOUND: replay_draw_found(app, view, rect); break;
    case REPLAY_MARKS: replay_draw_marks(app, view, rect); break;
    case REPLAY_NOTES: replay_draw_notes(app, view, rect); break;
    case REPLAY_PANELS: break;
    }
}

static StrView counted(App *app, const char *key, size_t count)
{
    return arena_printf(app->frame, "%.*s %zu", SV_ARG(ui_tr(app->ui, key)), count);
}

static size_t note_count(const ReplayView *view)
{
    size_t count = 0;
    const FeedChat *chat = feed_chat(film_feed(view->film), view->chat);
    for (size_t i = 0; chat && i < chat->count; i++) {
        count += chat->items[i].kind == FEED_NOTE && !chat->items[i].is_dropped;
    }
    return count;
}

/* `first`: the panel that the first tab shows. */
static void draw_tabbed(App *app, ReplayView *view, ReplayPanel first, Rect rect)
{
    Ui *ui = app->ui;
    size_t marks = 0;
    film_marks(view->film, &marks);
    const FilmReply *reply = replay_reply(view);
    bool is_sent = reply && reply->t_ms <= film_now(view->film);
    StrView names[REPLAY_PANELS];
    names[REPLAY_TYPING] = ui_tr(ui, "playback.tab_typing");
    names[REPLAY_FOUND] = counted(app, "playback.tab_found", is_sent && reply->grade ? reply->grade->count : 0);
    names[REPLAY_MARKS] = counted(app, "playback.tab_marks", marks);
    names[REPLAY_NOTES] = counted(app, "playback.tab_notes", note_count(view));
    if (view->panel < (int32_t)first) view->panel = (int32_t)first;
    int32_t tab = view->panel - (int32_t)first;
    ChoiceSpec tabs = { .label = ui_tr(ui, "playback.tabs"), .options = names + first, .count = REPLAY_PANELS - first };
    Rect head = cut_top(&rect, TABS_H);
    ui_rule(ui, (Point){ head.x, head.y + head.h - 1 }, head.w);
    if (ui_tabs(ui, "panels", rect_inset(head, 6, 0), &tabs, &tab)) ui_again(ui);
    view->panel = (int32_t)first + tab;
    draw_panel(app, view, (ReplayPanel)view->panel, rect);
}

static void draw_column(App *app, Rect rect)
{
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_PANEL));
    canvas_vline(app->canvas, (Point){ rect.x, rect.y }, rect.h, 1, DASH_SOLID, ui_colour(app->ui, TOKEN_LINE));
}

static void draw_middle(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    int32_t w = ui_size(ui).x;
    bool is_wide = w >= WIDE_FROM;
    int32_t side = is_wide ? (w < ROOMY_FROM ? SIDE_NARROW : SIDE_W) : SHARED_W;
    Rect last = cut_right(&rect, side);
    Rect typing = { 0 };
    if (is_wide) typing = cut_right(&rect, w < ROOMY_FROM ? TYPING_NARROW : TYPING_W);
    ui_begin_region(ui, "chat", rect);
    replay_draw_chat(app, view, rect);
    ui_end_region(ui);
    ui_begin_region(ui, "side", last);
    if (is_wide) {
        draw_column(app, typing);
        draw_panel(app, view, REPLAY_TYPING, typing);
    }
    draw_column(app, last);
    cut_left(&last, 1);
    draw_tabbed(app, view, is_wide ? REPLAY_FOUND : REPLAY_TYPING, last);
    ui_end_region(ui);
}

static void draw_nothing(App *app, Rect area)
{
    EmptySpec nothing = { .icon = "film",
                          .title = ui_tr(app->ui, "playback.none"),
                          .hint = ui_tr(app->ui, "playback.none_hint"),
                          .button = ui_tr(app->ui, "playback.to_list") };
    if (ui_empty(app->ui, area, &nothing) == EMPTY_BUTTON) app_go(app, VIEW_SESSIONS);
}

static void draw(App *app, void *state, Rect area)
{
    ReplayView *view = state;
    Ui *ui = app->ui;
    if (view->epoch != app->card_epoch) replay_open(app, view);
    if (!view->film) {
        draw_nothing(app, area);
        return;
    }
    /* Before any row or button takes it: whatever was clicked last, Space is what plays. */
    if (!view->is_searching && ui_key(ui, KEY_SPACE, 0)) replay_play(app, view, !view->is_playing);
    replay_pass_time(app, view);
    replay_prove(app, view);
    replay_find(app, view);
    ui_begin_region(ui, "head", (Rect){ area.x, area.y, area.w, REPLAY_HEAD_H });
    replay_draw_head(app, view, cut_top(&area, REPLAY_HEAD_H));
    ui_end_region(ui);
    if (app->view != VIEW_REPLAY) return;
    replay_draw_damage(app, view, &area);
    Rect player = cut_bottom(&area, replay_player_height(view));
    draw_middle(app, view, area);
    ui_begin_region(ui, "player", player);
    replay_draw_player(app, view, player);
    ui_end_region(ui);
    if (app->view == VIEW_REPLAY && view->epoch == app->card_epoch) take_keys(app, view);
}

const View REPLAY_VIEW = { .name = "replay", .make = make, .drop = drop, .enter = enter, .draw = draw };
