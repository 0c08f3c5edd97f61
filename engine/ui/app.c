/* app.c -- opens what the application needs, keeps it while it runs, and closes it in the opposite order. */
#include "ui/app_own.h"

#include "base/files.h"
#include "base/mem.h"

static const View *const VIEWS[VIEW_COUNT] = { &FIRST_VIEW,    &HOME_VIEW,   &DESK_VIEW,    &CARD_VIEW,
                                               &SESSIONS_VIEW, &REPLAY_VIEW, &COMPARE_VIEW, &SETTINGS_VIEW };

const View *app_view(ViewId view)
{
    return VIEWS[view];
}

const char *const TRAINEE_FACE[TRAINEE_FACES] = { "trainee-1", "trainee-2", "trainee-3", "lead" };

LevelScale app_levels(const App *app)
{
    const Rubric *rubric = content_rubric(app->content);
    return (LevelScale){ rubric->levels[0], rubric->levels[1], rubric->levels[2] };
}

int64_t app_now(const App *app)
{
    return clock_now(&app->setup->outside->clock);
}

void app_go(App *app, ViewId view)
{
    if (app->view == view && app->has_entered) return;
    app->view = view;
    app->has_entered = false;
    /* What was drawn of this frame already shows the view that is left. */
    app->redraw = true;
    if (app->ui) ui_again(app->ui);
}

bool app_has_display(void)
{
    return window_display_answers();
}

void app_leave_display(void)
{
    window_leave_display();
}

static bool is_alive(void *self, const StoreOwner *owner)
{
    const Outside *outside = self;
    return outside->is_alive(outside->self, owner);
}

/* What a killed program left open becomes interrupted, so that it can be carried on. */
static void find_interrupted(App *app)
{
    const Outside *outside = app->setup->outside;
    StoreCensus census = { (void *)outside, is_alive, NULL };
    Err err = { 0 };
    if (!app->store) return;
    if (!store_mark_interrupted(app->store, outside->now(outside->self, app->frame), &census, &err)) {
        app->store_fault = err;
    }
}

static bool open_drawing(App *app, Err *err)
{
    const AppSetup *setup = app->setup;
    WindowSetup window = { .root = setup->root,
                           .place = app_window_place(app),
                           .maximised = app->settings.maximised && !setup->width,
                           .scale_percent = setup->scale_percent };
    if (!window_open(&app->window, &window, err)) return false;
    if (!canvas_new(&app->canvas, app->window.renderer, setup->root, err)) return false;
    canvas_keep_frames(app->canvas);
    if (!text_new(&app->text, app->canvas, err)) return false;
    app->ui = ui_new();
    app->sounds = sounds_new(setup->root);
    return app_apply_settings(app, err);
}

/* The first run asks for a name; later ones begin where the last one ended, but never amid a chat that is gone. */
static void choose_view(App *app)
{
    StrView wanted = app->settings.view;
    app->view = app->person.name.len ? VIEW_HOME : VIEW_FIRST;
    if (app->person.name.len && sv_is(wanted, SETTINGS_VIEW.name)) app->view = VIEW_SETTINGS;
    app->back = app->view == VIEW_SETTINGS ? VIEW_HOME : app->view;
}

static bool app_open(App *app, Err *err)
{
    app->life = arena_new(0);
    app->frame = arena_new(0);
    app->past_arena = arena_new(0);
    app->people_arena = arena_new(0);
    app->everybody_arena = arena_new(0);
    events_init(&app->events);
    app_load_settings(app);
    if (!open_drawing(app, err)) return false;
    app_first_frame(app);
    app->content = app->setup->load(app->setup->self);
    if (!app->content) return err_set(err, ERR_INPUT, "no content");
    app->book = playbook_new(app->content);
    app_open_store(app);
    find_interrupted(app);
    app_find_person(app);
    choose_view(app);
    if (app->settings_fault.text[0]) app_fail(app, "app.settings_damaged", &app->settings_fault);
    app_show_title(app);
    mem_tidy(); /* loading the content needs three times of what it leaves */
    for (size_t i = 0; i < VIEW_COUNT; i++) app->states[i] = VIEWS[i]->make(app);
    app_watch_content(app);
    if (app->setup->replay) app_open_film(app, sv(app->setup->replay));
    if (app->setup->compare[0]) app_open_compare(app, sv(app->setup->compare[0]), sv(app->setup->compare[1]));
    if (app->setup->practise)
        app_begin(app, &(AppPractice){ .scenario = sv(app->setup->practise),
                                       .mode = app->settings.exam ? SESSION_EXAM : SESSION_PRACTICE });
    return true;
}

static void app_close(App *app)
{
    app_stop_watching(app);
    for (size_t i = 0; i < VIEW_COUNT; i++) {
        if (app->states[i]) VIEWS[i]->drop(app->states[i]);
    }
    if (app->content) {
        app_leave_session(app);
        app->settings.view = sv(app_view(app->view)->name);
        app_save_settings(app);
    }
    app_forget_past(app);
    app_forget_compare(app);
    app_close_kin(app);
    content_files_free(app->talks);
    sitting_free(app->sitting);
    feed_free(app->feed);
    playbook_free(app->book);
    content_free(app->reloaded);
    buf_clear(&app->reload_fault);
    store_close(app->store);
    ui_free(app->ui);
    text_free(app->text);
    canvas_free(app->canvas);
    sounds_free(app->sounds);
    locale_free(app->locale);
    locale_free(app->old_locale);
    gloss_free(app->gloss);
    window_close(&app->window);
    arena_free(app->people_arena);
    arena_free(app->everybody_arena);
    arena_free(app->past_arena);
    arena_free(app->frame);
    arena_free(app->life);
}

bool app_run(const AppSetup *setup, Err *err)
{
    App app = { .setup = setup };
    bool is_ok = app_open(&app, err);
    if (is_ok) app_loop(&app);
    app_close(&app);
    return is_ok;
}
