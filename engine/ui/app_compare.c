/* app_compare.c -- two stored sessions side by side: their logs, their feeds, and the way back to where one came from. */
#include "ui/app_own.h"

#include "base/mem.h"
#include "record/store_session.h"

struct AppPair {
    Arena *arena;
    EventLog *logs[COMPARE_SIDES];
    Feed *feeds[COMPARE_SIDES];
    Compare compare;
    ViewId back;
};

static void free_pair(AppPair *pair)
{
    if (!pair) return;
    for (int side = 0; side < COMPARE_SIDES; side++) {
        feed_free(pair->feeds[side]);
        log_free(pair->logs[side]);
    }
    arena_free(pair->arena);
    mem_free(pair);
}

void app_forget_compare(App *app)
{
    free_pair(app->pair);
    app->pair = NULL;
    app->pair_epoch++;
}

/* A damaged session is compared as far as it can be read. */
static bool read_side(App *app, StrView id, AppPair *pair, int side, Err *err)
{
    Err note = { 0 };
    if (!app->store) return err_set(err, ERR_INPUT, "%s", app->store_fault.text);
    if (!store_salvage_session(app->store, id, &pair->logs[side], &note, err)) return false;
    pair->feeds[side] = feed_new(app->content);
    return feed_update(pair->feeds[side], pair->logs[side], err);
}

static bool compare_both(AppPair *pair, bool is_turned, Err *err)
{
    int first = is_turned ? 1 : 0, second = is_turned ? 0 : 1;
    CompareSide sides[COMPARE_SIDES] = { { .log = pair->logs[first], .feed = pair->feeds[first] },
                                         { .log = pair->logs[second], .feed = pair->feeds[second] } };
    return compare_sessions(sides, pair->arena, &pair->compare, err);
}

/* From another comparison one goes back to where that one was come from. */
static ViewId way_back(const App *app)
{
    if (app->view == VIEW_COMPARE) return app->pair ? app->pair->back : VIEW_HOME;
    return app->view == VIEW_SETTINGS || app->view == VIEW_FIRST ? VIEW_HOME : app->view;
}

bool app_open_compare(App *app, StrView first, StrView second)
{
    AppPair *pair = mem_new(sizeof *pair);
    Err err = { 0 };
    *pair = (AppPair){ .arena = arena_new(0), .back = way_back(app) };
    bool is_good = read_side(app, first, pair, 0, &err) && read_side(app, second, pair, 1, &err) &&
                   compare_both(pair, false, &err);
    if (!is_good) {
        free_pair(pair);
        app_fail(app, "app.cannot_read", &err);
        return false;
    }
    app_forget_compare(app);
    app->pair = pair;
    app_go(app, VIEW_COMPARE);
    app->has_entered = false;
    app->redraw = true;
    return true;
}

void app_turn_compare(App *app)
{
    AppPair *pair = app->pair;
    Err err = { 0 };
    if (!pair) return;
    bool is_turned = pair->compare.sides[0].log == pair->logs[0];
    if (!compare_both(pair, is_turned, &err)) app_fail(app, "app.cannot_read", &err);
    app->redraw = true;
    ui_again(app->ui);
}

void app_leave_compare(App *app)
{
    ViewId back = app->pair ? app->pair->back : VIEW_HOME;
    if (back == VIEW_DESK && !app->sitting) back = VIEW_HOME;
    /* The film has been left for another one since, which leads back here. */
    if (back == VIEW_REPLAY && app->film_back == VIEW_COMPARE) back = VIEW_SESSIONS;
    app_go(app, back);
    app->redraw = true;
}

const Compare *app_compare(const App *app)
{
    return app->pair ? &app->pair->compare : NULL;
}

bool app_open_replay(App *app, StrView id, int64_t t_ms)
{
    app->film_from = t_ms;
    app->has_film_from = true;
    if (app_open_film(app, id)) return true;
    app->has_film_from = false;
    return false;
}
