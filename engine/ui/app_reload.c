/* app_reload.c -- trainers' files changed while the window is open: what was saved is taken up where one is, or named. */
#include "ui/app_own.h"

#include <stdio.h>

#include "base/mem.h"
#include "script/lint_codes.h"

void app_watch_content(App *app)
{
    const AppSetup *setup = app->setup;
    ReloaderSetup reloader = { setup->folders, setup->reload, setup->self };
    Err err = { 0 };
    if (!setup->reload) return;
    /* A system without room for one more watch costs nobody a session. */
    if (!reloader_start(&app->reloader, &reloader, app->content, &err)) app->reloader = NULL;
}

void app_stop_watching(App *app)
{
    reloader_stop(app->reloader);
    app->reloader = NULL;
}

/* Views that look back hold on to what they show; an exam keeps its content. */
static bool may_take(const App *app)
{
    if (app->is_playing && app_is_exam(app)) return false;
    return app->view == VIEW_FIRST || app->view == VIEW_HOME || app->view == VIEW_SETTINGS ||
           (app->view == VIEW_DESK && app->is_playing);
}

/* "scenarios/x/scenario.lua:12:5: …" of the first, and how many there are. */
static void keep_fault(App *app, const Report *report)
{
    size_t count = 0, errors = report_count(report, FAULT_ERROR);
    const Fault *faults = report_faults(report, &count);
    Buf first = { 0 };
    for (size_t i = 0; i < count && !first.len; i++) {
        if (faults[i].severity == FAULT_ERROR) lint_write(&first, &faults[i]);
    }
    char number[24];
    snprintf(number, sizeof number, "%zu", errors);
    buf_reset(&app->reload_fault);
    locale_fill(app->locale, &app->reload_fault, "reload.broken",
                SLOTS({ "count", sv(number) }, { "text", buf_view(&first) }));
    buf_clear(&first);
}

/* A new sitting at the old one's place; NULL in *sitting: nobody plays. */
static bool come_along(App *app, Playbook *book, Sitting **sitting, uint32_t *stopped, Err *err)
{
    SittingSetup setup = app_sitting_setup(app);
    setup.book = book;
    *sitting = NULL;
    if (!app->is_playing) return true;
    if (!sitting_reload(sitting, &setup, app->sitting, stopped, err)) return false;
    /* What is stored of it stays as it was played. */
    if (sitting_is_trial(app->sitting) || sitting_leave(app->sitting, err)) return true;
    sitting_free(*sitting);
    return false;
}

/* All that points into the content that goes is made anew. */
static void let_go(App *app)
{
    app_forget_past(app);
    app_forget_compare(app);
    app_history_changed(app);
    content_files_free(app->talks);
    app->talks = NULL;
    feed_free(app->feed);
    app->feed = NULL;
    sitting_free(app->sitting);
    app->sitting = NULL;
    playbook_free(app->book);
}

static void tell_views(App *app)
{
    for (int32_t i = 0; i < VIEW_COUNT; i++) {
        const View *view = app_view((ViewId)i);
        if (view->reloaded) {
            view->reloaded(app, app->states[i]);
        } else {
            view->drop(app->states[i]);
            app->states[i] = view->make(app);
        }
    }
}

static void play_on(App *app, Sitting *sitting)
{
    app->sitting = sitting;
    app->feed = feed_new(app->content);
    app->feed_seen = 0;
    app->offset_ms = app_now(app) - sitting_now(sitting);
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) app->news[i] = (ChatNews){ 0 };
    app_pass_time(app);
    if (!feed_chat(app->feed, app->chat)) app->chat = 1;
}

static bool take_up(App *app, Content *content, Err *err)
{
    Playbook *book = playbook_new(content);
    Sitting *sitting = NULL;
    uint32_t stopped = 0;
    if (!come_along(app, book, &sitting, &stopped, err)) {
        playbook_free(book);
        return false;
    }
    let_go(app);
    content_free(app->reloaded);
    app->content = app->reloaded = content;
    app->book = book;
    if (sitting) play_on(app, sitting);
    tell_views(app);
    app_toast(app, locale_text_sv(app->locale, sv(stopped ? "reload.stopped_short" : "reload.done_short")));
    return true;
}

bool app_look_for_saves(App *app)
{
    Reload result;
    Err err = { 0 };
    if (!app->reloader || !may_take(app) || !reloader_take(app->reloader, &result)) return false;
    bool is_new = result.content && !hash_equal(content_hash(result.content), content_hash(app->content));
    if (is_new && take_up(app, result.content, &err)) {
        result.content = NULL; /* the application's now */
    } else if (is_new) {
        report_add(result.report, FAULT_ERROR, (SourcePos){ 0 }, "script", "%s", err.text);
    }
    buf_reset(&app->reload_fault);
    if (report_count(result.report, FAULT_ERROR) > 0) keep_fault(app, result.report);
    content_free(result.content);
    report_free(result.report);
    reloader_adopt(app->reloader, app->content);
    app->redraw = true;
    return true;
}
