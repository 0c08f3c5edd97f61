/* bench_ui_desk.c -- the desk with ten thousand messages in one chat: frames while scrolling, while typing, at rest.
 *
 * Drawn without a window by the application's own view on a software renderer; what a frame costs on the way to the screen
 * is not in it. */
#include "bench/bench_app.h"

#include "play/talk_run.h"
#include "ui/desk_own.h"

enum { MESSAGES = 10000, FRAMES = 400 };

typedef struct Bench {
    BenchApp window;
    ContentFiles *files;
    ContentFiles *talks;
    Content *content;
    Arena *arena;
    EventLog *log;
    Err err;
} Bench;

/* ---- what is shown ---- */

/* A talk that sells, again and again in one chat that never closes. */
static EventLog *long_log(Bench *b)
{
    const ContentFile *file = content_files_find(b->talks, sv("scenarios/jeans-for-a-meeting/won.talk"));
    Report *report = report_new();
    EventLog *played = NULL;
    EventLog *log = NULL;
    Talk talk;
    TalkResult result;
    bench_must(file && talk_parse(b->arena, file, &talk, report), "talk", &b->err);
    TalkPlay play = { .book = b->window.app.book, .talk = &talk, .log = &played };
    bench_must(talk_play(&play, b->arena, &result, &b->err), "play", &b->err);
    bench_must(log_new(&log, log_header(played), &b->err), "log", &b->err);
    uint32_t count = log_count(played);
    int64_t length = log_at(played, count - 1)->event.t_ms + 1000;
    for (int messages = 0, round = 0; messages < MESSAGES; round++) {
        for (uint32_t i = 0; i < count; i++) {
            Event event = log_at(played, i)->event;
            if (event.kind == EVENT_CHAT_CLOSED || (round && event.kind == EVENT_CHAT_OPENED)) continue;
            event.t_ms += round * length;
            messages += event.kind == EVENT_BUYER_SAID || event.kind == EVENT_TRAINEE_SAID;
            bench_must(log_append(log, &event, false, &b->err), "append", &b->err);
        }
    }
    log_free(played);
    report_free(report);
    return log;
}

static void open_chat(Bench *b)
{
    App *app = &b->window.app;
    SittingSetup setup = { .book = app->book,
                           .outside = &b->window.outside,
                           .engine = sv("bench"),
                           .person = app->person,
                           .scenario = sv("jeans-for-a-meeting"),
                           .locale = sv("zh") };
    bench_must(sitting_begin(&app->sitting, &setup, &b->err), "sitting", &b->err);
    b->log = long_log(b);
    app->feed = feed_new(b->content);
    bench_must(feed_update(app->feed, b->log, &b->err), "feed", &b->err);
    app->chat = 1;
    app->is_playing = true;
    app->view = VIEW_DESK;
    app->has_entered = true;
    app->states[VIEW_DESK] = DESK_VIEW.make(app);
    DESK_VIEW.enter(app, app->states[VIEW_DESK]);
}

static void print(const char *what, double *times)
{
    double median = bench_median(times, FRAMES);
    double late = times[FRAMES * 99 / 100];
    printf("%-52s p50 %6.2f ms, p99 %6.2f ms %6.1f x\n", what, median, late, late / median);
}

static void bench_frames(Bench *b)
{
    double rest[FRAMES], scroll[FRAMES], typing[FRAMES];
    UiInput *input = &b->window.app.events.input;
    double cold = bench_app_frame(&b->window, &DESK_VIEW);
    for (int i = 0; i < 10; i++) bench_app_frame(&b->window, &DESK_VIEW);
    printf("%-52s     %8.2f ms\n", "a chat of 10,000 messages, its first frame", cold);
    for (int i = 0; i < FRAMES; i++) rest[i] = bench_app_frame(&b->window, &DESK_VIEW);
    print("  at rest", rest);
    for (int i = 0; i < FRAMES; i++) {
        input->texts[0] = (UiTextEvent){ UI_TEXT_COMMIT, i % 20 == 19 ? sv("\n") : sv("好"), 0, 0 };
        input->text_count = 1;
        typing[i] = bench_app_frame(&b->window, &DESK_VIEW);
    }
    print("  while typing", typing);
    input->mouse = (Point){ 600, 400 };
    for (int i = 0; i < FRAMES; i++) {
        input->wheel = i % 8 == 7 ? -6000 : -60;
        scroll[i] = bench_app_frame(&b->window, &DESK_VIEW);
    }
    print("  while scrolling (aim: p99 at most 3 x)", scroll);
}

static void close_all(Bench *b)
{
    App *app = &b->window.app;
    DESK_VIEW.drop(app->states[VIEW_DESK]);
    feed_free(app->feed);
    log_free(b->log);
    sitting_free(app->sitting);
    bench_app_close(&b->window);
    content_files_free(b->talks);
    content_free(b->content);
    content_files_free(b->files);
    arena_free(b->arena);
}

int main(void)
{
    static Bench b;
    b.arena = arena_new(0);
    b.content = bench_content(&b.files);
    bench_must(content_talks_read(&b.talks, ".", &b.err), "talks", &b.err);
    bench_app_open(&b.window, b.content);
    open_chat(&b);
    bench_frames(&b);
    close_all(&b);
    return 0;
}
