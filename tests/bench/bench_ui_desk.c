/* bench_ui_desk.c -- the desk with ten thousand messages in one chat: frames while scrolling, while typing, at rest.
 *
 * Drawn without a window by the application's own view on a software renderer; what a frame costs on the way to the screen
 * is not in it. */
#include "bench/bench.h"

#include "play/talk_run.h"
#include "ui/app_own.h"
#include "ui/desk_own.h"

enum { MESSAGES = 10000, FRAMES = 400, W = 1280, H = 800 };

typedef struct Bench {
    App app;
    AppSetup setup;
    Outside outside;
    ContentFiles *files;
    ContentFiles *talks;
    Content *content;
    Arena *arena;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    EventLog *log;
    int64_t now_ms;
    Err err;
} Bench;

static void must(bool is_ok, const char *what, const Err *err)
{
    if (is_ok) return;
    fprintf(stderr, "%s: %s\n", what, err->text);
    exit(1);
}

/* ---- a world that stands still ---- */

static int64_t clock_ms(void *self)
{
    return ((const Bench *)self)->now_ms;
}

static StrView at_ten(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21T10:00:00+08:00");
}

static StrView that_day(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21");
}

static StrView one_id(void *self, Arena *arena, size_t len)
{
    (void)self;
    return arena_copy(arena, sv_of("benchbenchbench", len));
}

static int64_t first(void *self, int64_t bound)
{
    (void)self;
    (void)bound;
    return 0;
}

static StoreOwner nobody(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return (StoreOwner){ 1, sv("boot") };
}

static bool is_alive(void *self, const StoreOwner *owner)
{
    (void)self;
    (void)owner;
    return true;
}

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
    must(file && talk_parse(b->arena, file, &talk, report), "talk", &b->err);
    TalkPlay play = { .book = b->app.book, .talk = &talk, .log = &played };
    must(talk_play(&play, b->arena, &result, &b->err), "play", &b->err);
    must(log_new(&log, log_header(played), &b->err), "log", &b->err);
    uint32_t count = log_count(played);
    int64_t length = log_at(played, count - 1)->event.t_ms + 1000;
    for (int messages = 0, round = 0; messages < MESSAGES; round++) {
        for (uint32_t i = 0; i < count; i++) {
            Event event = log_at(played, i)->event;
            if (event.kind == EVENT_CHAT_CLOSED || (round && event.kind == EVENT_CHAT_OPENED)) continue;
            event.t_ms += round * length;
            messages += event.kind == EVENT_BUYER_SAID || event.kind == EVENT_TRAINEE_SAID;
            must(log_append(log, &event, false, &b->err), "append", &b->err);
        }
    }
    log_free(played);
    report_free(report);
    return log;
}

static void open_app(Bench *b)
{
    App *app = &b->app;
    b->outside = (Outside){ b, { b, clock_ms }, at_ten, that_day, one_id, first, nobody, is_alive };
    b->setup = (AppSetup){ .root = ".",
                           .data = "/nonexistent",
                           .config = "/nonexistent",
                           .outside = &b->outside,
                           .fallback_lang = "zh",
                           .user = "",
                           .engine = sv("bench") };
    app->setup = &b->setup;
    app->content = b->content;
    app->life = arena_new(0);
    app->frame = arena_new(0);
    app->past_arena = arena_new(0);
    app->people_arena = arena_new(0);
    events_init(&app->events);
    settings_default(&app->settings);
    b->surface = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
    b->renderer = SDL_CreateSoftwareRenderer(b->surface);
    must(canvas_new(&app->canvas, b->renderer, ".", &b->err), "canvas", &b->err);
    canvas_begin(app->canvas, W, H, 1.0F);
    must(text_new(&app->text, app->canvas, &b->err), "text", &b->err);
    must(theme_load(&app->theme, ".", "light", &b->err), "theme", &b->err);
    must(locale_load(&app->locale, ".", "zh", &b->err), "locale", &b->err);
    app->lang = "zh";
    app->ui = ui_new();
    app->book = playbook_new(b->content);
    app->person = (Person){ .id = sv("p-1"), .name = sv("林晓") };
}

static void open_chat(Bench *b)
{
    App *app = &b->app;
    SittingSetup setup = { .book = app->book,
                           .outside = &b->outside,
                           .engine = sv("bench"),
                           .person = app->person,
                           .scenario = sv("jeans-for-a-meeting"),
                           .locale = sv("zh") };
    must(sitting_begin(&app->sitting, &setup, &b->err), "sitting", &b->err);
    b->log = long_log(b);
    app->feed = feed_new(b->content);
    must(feed_update(app->feed, b->log, &b->err), "feed", &b->err);
    app->chat = 1;
    app->is_playing = true;
    app->view = VIEW_DESK;
    app->has_entered = true;
    app->states[VIEW_DESK] = DESK_VIEW.make(app);
    DESK_VIEW.enter(app, app->states[VIEW_DESK]);
}

/* One frame as the loop draws it, in milliseconds. */
static double frame(Bench *b)
{
    App *app = &b->app;
    UiParts parts = { app->canvas, app->text, &app->theme, app->locale, app->frame, true };
    ArenaMark mark = arena_mark(app->frame);
    b->now_ms += 16;
    app->events.input.now_ms = b->now_ms;
    int64_t start = bench_ns();
    canvas_begin(app->canvas, W, H, 1.0F);
    ui_begin(app->ui, &parts, &app->events.input, (Point){ W, H });
    canvas_fill(app->canvas, (Rect){ 0, 0, W, H }, ui_colour(app->ui, TOKEN_CANVAS));
    DESK_VIEW.draw(app, app->states[VIEW_DESK], (Rect){ 64, 0, W - 64, H });
    ui_end(app->ui);
    SDL_RenderPresent(b->renderer);
    double ms = (double)(bench_ns() - start) / 1e6;
    text_end_frame(app->text);
    arena_rewind(app->frame, mark);
    app->events.input.wheel = 0;
    app->events.input.text_count = 0;
    return ms;
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
    UiInput *input = &b->app.events.input;
    double cold = frame(b);
    for (int i = 0; i < 10; i++) frame(b);
    printf("%-52s     %8.2f ms\n", "a chat of 10,000 messages, its first frame", cold);
    for (int i = 0; i < FRAMES; i++) rest[i] = frame(b);
    print("  at rest", rest);
    for (int i = 0; i < FRAMES; i++) {
        input->texts[0] = (UiTextEvent){ UI_TEXT_COMMIT, i % 20 == 19 ? sv("\n") : sv("好"), 0, 0 };
        input->text_count = 1;
        typing[i] = frame(b);
    }
    print("  while typing", typing);
    input->mouse = (Point){ 600, 400 };
    for (int i = 0; i < FRAMES; i++) {
        input->wheel = i % 8 == 7 ? -6000 : -60;
        scroll[i] = frame(b);
    }
    print("  while scrolling (aim: p99 at most 3 x)", scroll);
}

static void close_all(Bench *b)
{
    App *app = &b->app;
    DESK_VIEW.drop(app->states[VIEW_DESK]);
    feed_free(app->feed);
    log_free(b->log);
    sitting_free(app->sitting);
    playbook_free(app->book);
    ui_free(app->ui);
    text_free(app->text);
    canvas_free(app->canvas);
    locale_free(app->locale);
    SDL_DestroyRenderer(b->renderer);
    SDL_FreeSurface(b->surface);
    arena_free(app->people_arena);
    arena_free(app->past_arena);
    arena_free(app->frame);
    arena_free(app->life);
    content_files_free(b->talks);
    content_free(b->content);
    content_files_free(b->files);
    arena_free(b->arena);
}

int main(void)
{
    static Bench b;
    b.arena = arena_new(0);
    b.now_ms = 1000;
    b.content = bench_content(&b.files);
    must(content_talks_read(&b.talks, ".", &b.err), "talks", &b.err);
    open_app(&b);
    open_chat(&b);
    bench_frames(&b);
    close_all(&b);
    return 0;
}
