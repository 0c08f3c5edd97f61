/* bench_app.h -- the application without a window: its own views on a software renderer, in a world that stands still. */
#ifndef BENCH_BENCH_APP_H
#define BENCH_BENCH_APP_H

#include "bench/bench.h"

#include "ui/app_own.h"

enum { BENCH_W = 1280, BENCH_H = 800 };

typedef struct BenchApp {
    App app;
    AppSetup setup;
    Outside outside;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    int64_t now_ms;
    Err err;
} BenchApp;

static inline void bench_must(bool is_ok, const char *what, const Err *err)
{
    if (is_ok) return;
    fprintf(stderr, "%s: %s\n", what, err->text);
    exit(1);
}

static inline int64_t bench_clock_ms(void *self)
{
    return ((const BenchApp *)self)->now_ms;
}

static inline StrView bench_at_ten(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21T10:00:00+08:00");
}

static inline StrView bench_that_day(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return sv("2026-11-21");
}

static inline StrView bench_one_id(void *self, Arena *arena, size_t len)
{
    (void)self;
    return arena_copy(arena, sv_of("benchbenchbench", len));
}

static inline int64_t bench_first(void *self, int64_t bound)
{
    (void)self;
    (void)bound;
    return 0;
}

static inline StoreOwner bench_nobody(void *self, Arena *arena)
{
    (void)self;
    (void)arena;
    return (StoreOwner){ 1, sv("boot") };
}

static inline bool bench_is_alive(void *self, const StoreOwner *owner)
{
    (void)self;
    (void)owner;
    return true;
}

/* `content` is borrowed. */
static inline void bench_app_open(BenchApp *b, Content *content)
{
    App *app = &b->app;
    b->now_ms = 1000;
    b->outside = (Outside){ b,           { b, bench_clock_ms }, bench_at_ten,  bench_that_day, bench_one_id,
                            bench_first, bench_nobody,          bench_is_alive };
    b->setup = (AppSetup){ .root = ".",
                           .data = "/nonexistent",
                           .config = "/nonexistent",
                           .outside = &b->outside,
                           .fallback_lang = "zh",
                           .user = "",
                           .engine = sv("bench") };
    app->setup = &b->setup;
    app->content = content;
    app->life = arena_new(0);
    app->frame = arena_new(0);
    app->past_arena = arena_new(0);
    app->people_arena = arena_new(0);
    events_init(&app->events);
    settings_default(&app->settings);
    b->surface = SDL_CreateRGBSurfaceWithFormat(0, BENCH_W, BENCH_H, 32, SDL_PIXELFORMAT_ARGB8888);
    b->renderer = SDL_CreateSoftwareRenderer(b->surface);
    bench_must(canvas_new(&app->canvas, b->renderer, ".", &b->err), "canvas", &b->err);
    canvas_begin(app->canvas, BENCH_W, BENCH_H, 1.0F);
    bench_must(text_new(&app->text, app->canvas, &b->err), "text", &b->err);
    bench_must(theme_load(&app->theme, ".", "light", &b->err), "theme", &b->err);
    bench_must(locale_load(&app->locale, ".", "zh", &b->err), "locale", &b->err);
    app->lang = "zh";
    app->ui = ui_new();
    app->book = playbook_new(content);
    app->person = (Person){ .id = sv("p-1"), .name = sv("林晓") };
}

/* One frame as the loop draws it, in milliseconds of processor time. */
static inline double bench_app_frame(BenchApp *b, const View *view)
{
    App *app = &b->app;
    UiParts parts = { app->canvas, app->text, &app->theme, app->locale, app->frame, true };
    ArenaMark mark = arena_mark(app->frame);
    b->now_ms += 16;
    app->events.input.now_ms = b->now_ms;
    int64_t start = bench_cpu_ns();
    canvas_begin(app->canvas, BENCH_W, BENCH_H, 1.0F);
    ui_begin(app->ui, &parts, &app->events.input, (Point){ BENCH_W, BENCH_H });
    canvas_fill(app->canvas, (Rect){ 0, 0, BENCH_W, BENCH_H }, ui_colour(app->ui, TOKEN_CANVAS));
    view->draw(app, app->states[app->view], (Rect){ 64, 0, BENCH_W - 64, BENCH_H });
    ui_end(app->ui);
    SDL_RenderPresent(b->renderer);
    double ms = (double)(bench_cpu_ns() - start) / 1e6;
    text_end_frame(app->text);
    arena_rewind(app->frame, mark);
    app->events.input.wheel = 0;
    app->events.input.text_count = 0;
    return ms;
}

/* What bench_app_open made; views, sittings and feeds are the caller's. */
static inline void bench_app_close(BenchApp *b)
{
    App *app = &b->app;
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
}

#endif
