/* view_home.c -- where one comes to: what to practise first, and everything that may be practised. */
#include "base/mem.h"
#include "ui/home_own.h"

enum { SEARCH_CHARS = 40, MARGIN = 24, MARGIN_NARROW = 16, NARROW_BELOW = 880, FIXED_FROM = 720, RING = 4, THUMB = 6 };

static void *make(App *app)
{
    HomeView *home = mem_new(sizeof *home);
    *home = (HomeView){
        .arena = arena_new(0), .search = edit_new(SEARCH_CHARS, false), .current = SIZE_MAX, .wants_cards = true
    };
    home_make_items(app, home);
    return home;
}

static void drop(void *state)
{
    HomeView *home = state;
    edit_free(home->search);
    arena_free(home->arena);
    mem_free(home);
}

static void enter(App *app, void *state)
{
    HomeView *home = state;
    (void)app;
    home->buyers_open = home->asks = false;
    home->wants_cards = true;
}

/* ---- beginning ---- */

SessionMode home_mode(const App *app)
{
    return app->settings.exam ? SESSION_EXAM : SESSION_PRACTICE;
}

void home_begin(App *app, HomeView *home, const AppPractice *practice)
{
    if (app->is_playing && app_is_exam(app)) {
        home->asked = *practice;
        home->asks = true;
        app->redraw = true;
        return;
    }
    app_begin(app, practice);
}

void home_begin_item(App *app, HomeView *home, const HomeItem *item, StrView buyer, SessionMode mode)
{
    home_begin(
        app, home,
        &(AppPractice){ .scenario = item->info->id, .persona = item->is_rush ? item->personas : buyer, .mode = mode });
}

/* Its texts live as long as content and items do, so they outlast the question. */
static void draw_question(App *app, HomeView *home)
{
    Ui *ui = app->ui;
    if (!home->asks) return;
    DialogAnswer answer = ui_confirm(ui, "exam",
                                     &(ConfirmSpec){ .title = ui_tr(ui, "home.leave_exam"),
                                                     .text = ui_tr(ui, "home.leave_exam_text"),
                                                     .ok = ui_tr(ui, "home.leave_exam_ok"),
                                                     .cancel = ui_tr(ui, "quit.cancel"),
                                                     .danger = true });
    if (answer == DIALOG_OPEN) return;
    home->asks = false;
    if (answer == DIALOG_OK) app_begin(app, &home->asked);
}

/* ---- the page ---- */

static void take_keys(App *app, HomeView *home, const History *past)
{
    Ui *ui = app->ui;
    if (ui_char(ui, 'k', MOD_CTRL)) {
        home->wants_search = true;
        ui_again(ui);
    }
    if (ui_char(ui, 'p', 0)) home_practise_first(app, home, past);
}

/* In a tall window only the cards scroll; in a low one what stands above them goes with them. */
static void draw_page(App *app, HomeView *home, const History *past, Rect page, Rect area)
{
    Ui *ui = app->ui;
    bool is_fixed = area.h >= FIXED_FROM;
    if (is_fixed) {
        cut_top(&page, home_draw_first(app, home, past, page));
        cut_top(&page, home_draw_filters(app, home, page));
    }
    /* Wider than the cards by a focus ring, and at the right by the way of the thumb. */
    int32_t right = area.x + area.w - THUMB;
    Rect view = { page.x - RING, page.y - RING, right - page.x + RING, page.h + RING };
    UiScroll scroll = ui_begin_scroll(ui, "page", view, false);
    Rect in = { page.x, scroll.content.y + RING, page.w, page.h };
    int32_t top = in.y;
    if (!is_fixed) {
        cut_top(&in, home_draw_first(app, home, past, in));
        cut_top(&in, home_draw_filters(app, home, in));
    }
    cut_top(&in, home_draw_cards(app, home, past, in));
    ui_end_scroll(ui, in.y - top + RING + MARGIN);
}

/* Cards are made anew in the next frame; filters name shops and buyers that may be gone. */
static void reloaded(App *app, void *state)
{
    (void)app;
    HomeView *home = state;
    home->lang = NULL;
    home->shop = home->buyer = 0;
    home->current = 0;
    home->buyers_open = home->asks = false;
}

static void draw(App *app, void *state, Rect area)
{
    HomeView *home = state;
    const History *past = app_history(app);
    if (home->lang != app->lang) home_make_items(app, home);
    home_search(app, home);
    Rect page = rect_inset(area, ui_size(app->ui).x < NARROW_BELOW ? MARGIN_NARROW : MARGIN, 0);
    cut_top(&page, home_draw_head(app, home, past, page));
    draw_page(app, home, past, page, area);
    home_draw_buyers(app, home);
    draw_question(app, home);
    take_keys(app, home, past);
}

const View HOME_VIEW = {
    .name = "home", .make = make, .drop = drop, .enter = enter, .draw = draw, .reloaded = reloaded
};
