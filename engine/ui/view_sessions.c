/* view_sessions.c -- what was practised on this workstation, so that the one that went wrong is found and watched. */
#include "base/mem.h"
#include "ui/sessions_own.h"

enum { SEARCH_CHARS = 40, HEAD_H = 56, FOOT_H = 40 };

static void *make(App *app)
{
    (void)app;
    SessionsView *view = mem_new(sizeof *view);
    *view = (SessionsView){ .arena = arena_new(0),
                            .search = edit_new(SEARCH_CHARS, false),
                            .sorted = SESSIONS_WHEN,
                            .table = { .sort = -1, .descending = true, .current = -1 } };
    return view;
}

static void drop(void *state)
{
    SessionsView *view = state;
    edit_free(view->search);
    arena_free(view->arena);
    mem_free(view);
}

static void enter(App *app, void *state)
{
    SessionsView *view = state;
    (void)app;
    view->wants_rows = true;
}

/* How many, how they went on the whole, how many of them must be looked at. */
static StrView summary(App *app, const SessionsView *view)
{
    Ui *ui = app->ui;
    int64_t sum = 0, graded = 0, critical = 0;
    for (size_t i = 0; i < view->shown_count; i++) {
        int32_t overall = view->shown[i]->session->digest.overall;
        critical += view->shown[i]->has_critical;
        if (overall < 0) continue;
        sum += overall;
        graded++;
    }
    StrView count = ui_number(ui, (int64_t)view->shown_count);
    if (!graded) return ui_say(ui, "list.count", SLOTS({ "count", count }));
    StrView mean = ui_number(ui, (2 * sum + graded) / (2 * graded));
    return ui_say(ui, "list.summary",
                  SLOTS({ "count", count }, { "mean", mean }, { "critical", ui_number(ui, critical) }));
}

static void draw_head(App *app, const SessionsView *view, Rect rect)
{
    Ui *ui = app->ui;
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, SESSIONS_PAD, 0);
    StrView title = ui_tr(ui, "list.heading");
    ui_heading(ui, cut_left(&row, ui_text_w(ui, FONT_B20, title)), title, FONT_B20);
    cut_left(&row, 12);
    ui_line(ui, row, summary(app, view), (UiLook){ FONT_R14, TOKEN_T3, ALIGN_LEFT });
}

static void show_all(SessionsView *view)
{
    view->chip = view->person = view->title = view->level = 0;
    edit_set_text(view->search, sv(""));
}

static void draw_none(App *app, SessionsView *view, Rect rect)
{
    Ui *ui = app->ui;
    bool is_empty = view->count == 0;
    EmptySpec spec = { .icon = "film",
                       .title = ui_tr(ui, is_empty ? "list.empty" : "list.not_found"),
                       .hint = ui_tr(ui, is_empty ? "list.empty_hint" : "list.not_found_hint"),
                       .button = ui_tr(ui, is_empty ? "card.home" : "list.show_all") };
    if (ui_empty(ui, rect, &spec) != EMPTY_BUTTON) return;
    if (is_empty) {
        app_go(app, VIEW_HOME);
    } else {
        show_all(view);
        ui_again(ui);
    }
}

static void draw_foot(App *app, const SessionsView *view, Rect rect)
{
    Ui *ui = app->ui;
    ui_rule(ui, (Point){ rect.x, rect.y }, rect.w);
    Rect row = rect_inset(rect, SESSIONS_PAD, 0);
    StrView hint = ui_tr(ui, "list.open_hint");
    Rect words = cut_right(&row, ui_text_w(ui, FONT_R12, hint));
    ui_line(ui, words, hint, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    int32_t w = ui_key_cap_width(ui, sv("Enter"));
    cut_right(&row, 6);
    Rect cap = cut_right(&row, w);
    ui_key_cap(ui, (Point){ cap.x, cap.y + (cap.h - 18) / 2 }, sv("Enter"));
    StrView text = ui_say(
        ui, "list.shown",
        SLOTS({ "count", ui_number(ui, (int64_t)view->shown_count) }, { "all", ui_number(ui, (int64_t)view->count) }));
    ui_line(ui, row, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static void take_keys(App *app, SessionsView *view)
{
    Ui *ui = app->ui;
    if (ui_char(ui, '/', 0) || ui_char(ui, 'k', MOD_CTRL)) {
        view->wants_search = true;
        ui_again(ui);
    }
    bool is_row = view->table.current >= 0 && (size_t)view->table.current < view->shown_count;
    if (!is_row) return;
    StrView id = view->shown[view->table.current]->session->id;
    if (ui_char(ui, 'c', 0)) app_show_kin(app, id, KIN_COMPARE);
    if (ui_char(ui, 't', 0)) app_show_kin(app, id, KIN_TREE);
}

static void draw(App *app, void *state, Rect area)
{
    SessionsView *view = state;
    sessions_read(app, view);
    sessions_sift(app, view);
    canvas_fill(app->canvas, area, ui_colour(app->ui, TOKEN_PANEL));
    draw_head(app, view, cut_top(&area, HEAD_H));
    if (view->count) cut_top(&area, sessions_draw_filters(app, view, area));
    sessions_sift(app, view);
    if (view->shown_count) {
        draw_foot(app, view, cut_bottom(&area, FOOT_H));
        sessions_draw_rows(app, view, area);
    } else {
        draw_none(app, view, area);
    }
    if (app->view == VIEW_SESSIONS) take_keys(app, view);
}

const View SESSIONS_VIEW = { .name = "sessions", .make = make, .drop = drop, .enter = enter, .draw = draw };
