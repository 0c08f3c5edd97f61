/* live_reload.c -- a saved file under a chat: the chat goes on at the same place with what the file says now. */
#include "cli/live.h"

#include "cli/now.h"
#include "cli/reload.h"
#include "script/lint_codes.h"

enum { SETTLE_MS = 10 };

bool live_watch(Live *live, Err *err)
{
    const char *const *folders = reload_folders(live->cli, live->cli->arena);
    if (!watch_new(&live->watch, err)) return false;
    for (size_t i = 0; folders[i]; i++) {
        if (!watch_add(live->watch, folders[i], err)) return false;
    }
    return true;
}

static void say_faults(Live *live, const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (faults[i].severity != FAULT_ERROR) continue;
        buf_reset(&line);
        lint_write(&line, &faults[i]);
        view_say(&live->view, STYLE_BAD, "reload.fault", SLOTS({ "text", buf_view(&line) }));
    }
    buf_clear(&line);
    view_say(&live->view, STYLE_WARN, "reload.kept", NULL, 0);
}

/* The chain of hashes differs from the header on; what a person sees does not. */
static uint32_t count_same(const EventLog *before, const EventLog *after)
{
    uint32_t same = 0;
    for (; same < log_count(before) && same < log_count(after); same++) {
        const Event *a = &log_at(before, same)->event, *b = &log_at(after, same)->event;
        if (a->kind != b->kind || a->t_ms != b->t_ms || a->chat != b->chat || !sv_eq(a->data, b->data)) break;
    }
    return same;
}

/* The trial takes the place of what was played; from where it differs it is shown again. */
static void take_over(Live *live, Sitting *sitting, Playbook *book, Content *content)
{
    live->view.seen = count_same(live->log, sitting_log(sitting));
    sitting_free(live->sitting);
    playbook_free(live->book);
    content_free(live->cli->content);
    live->cli->content = content;
    live->sitting = sitting;
    live->book = book;
    live->log = sitting_log(sitting);
    live->desk = sitting_desk(sitting);
    live->view.rubric = content_rubric(content);
}

/* What is stored of the session stays as it was played. */
static bool leave_record(Live *live, Err *err)
{
    return sitting_is_trial(live->sitting) || sitting_leave(live->sitting, err);
}

static bool play_on(Live *live, Content *content, Err *err)
{
    Playbook *book = playbook_new(content);
    SittingSetup setup = live->setup;
    Sitting *sitting = NULL;
    uint32_t stopped = 0;
    setup.book = book;
    setup.outside = &live->outside;
    if (!sitting_reload(&sitting, &setup, live->sitting, &stopped, err) || !leave_record(live, err)) {
        sitting_free(sitting);
        playbook_free(book);
        return false;
    }
    view_say(&live->view, STYLE_DIM, stopped ? "reload.stopped" : "reload.done", NULL, 0);
    take_over(live, sitting, book, content);
    view_new_events(&live->view, live->log);
    return true;
}

bool live_look(Live *live)
{
    if (!live->watch || !watch_wait(live->watch, 0, SETTLE_MS)) return false;
    Report *report = report_new();
    Err err = { 0 };
    Content *content = reload_content(live->cli, live->cli->content, report);
    if (content && hash_equal(content_hash(content), content_hash(live->cli->content))) {
        content_free(content); /* saved as it was */
    } else if (!content || !play_on(live, content, &err)) {
        if (err.code != ERR_NONE) report_add(report, FAULT_ERROR, (SourcePos){ 0 }, "script", "%s", err.text);
        say_faults(live, report);
        content_free(content);
    }
    report_free(report);
    return true;
}
