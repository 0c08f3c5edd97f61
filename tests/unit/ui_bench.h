/* ui_bench.h -- a screen without a screen: a software renderer on a surface, the real canvas, fonts, theme and locale, and
 * a hand that moves, clicks and types between frames. */
#ifndef TESTS_UI_BENCH_H
#define TESTS_UI_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/ui.h"

typedef struct UiBench {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    Canvas *canvas;
    Text *text;
    Locale *locale;
    Theme theme;
    Arena *arena;
    Ui *ui;
    UiInput input;
    UiParts parts;
    Point size;
    float factor;
    bool keeps_frames; /* as the window does: what is painted comes at the end of a frame */
    const SDL_Rect *damage;
    size_t damage_count;
} UiBench;

typedef void (*UiView)(Ui *ui, void *data);

/* A failure to open is one of the test: the message says which part. */
static inline void must(bool is_fine, const Err *err)
{
    if (!is_fine) fail_msg("%s", err->text);
}

static inline UiBench *bench_open_as(Point size, float factor, const char *theme, const char *lang)
{
    UiBench *bench = mem_new(sizeof *bench);
    Err err = { 0 };
    bench->size = size;
    bench->factor = factor;
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
    int w = (int)((float)size.x * factor);
    int h = (int)((float)size.y * factor);
    bench->surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    bench->renderer = SDL_CreateSoftwareRenderer(bench->surface);
    assert_non_null(bench->renderer);
    must(canvas_new(&bench->canvas, bench->renderer, ".", &err), &err);
    canvas_begin(bench->canvas, w, h, factor);
    must(text_new(&bench->text, bench->canvas, &err), &err);
    must(theme_load(&bench->theme, ".", theme, &err), &err);
    must(locale_load(&bench->locale, ".", lang, &err), &err);
    bench->arena = arena_new(0);
    bench->ui = ui_new();
    bench->parts = (UiParts){ .canvas = bench->canvas,
                              .text = bench->text,
                              .theme = &bench->theme,
                              .locale = bench->locale,
                              .arena = bench->arena };
    bench->input.mouse = (Point){ -1, -1 };
    bench->input.now_ms = 100000;
    return bench;
}

static inline UiBench *bench_open(void)
{
    return bench_open_as((Point){ 400, 300 }, 1.0f, "light", "zh");
}

static inline void bench_keep_frames(UiBench *bench)
{
    bench->keeps_frames = true;
    canvas_keep_frames(bench->canvas);
}

static inline void bench_close(UiBench *bench)
{
    ui_free(bench->ui);
    arena_free(bench->arena);
    locale_free(bench->locale);
    text_free(bench->text);
    canvas_free(bench->canvas);
    SDL_DestroyRenderer(bench->renderer);
    SDL_FreeSurface(bench->surface);
    mem_free(bench);
}

/* One frame with what the hand did; then the hand rests. */
static inline void bench_frame(UiBench *bench, UiView view, void *data)
{
    arena_rewind(bench->arena, (ArenaMark){ 0 });
    canvas_begin(bench->canvas, bench->surface->w, bench->surface->h, bench->factor);
    ui_begin(bench->ui, &bench->parts, &bench->input, bench->size);
    view(bench->ui, data);
    ui_end(bench->ui);
    if (bench->keeps_frames) bench->damage_count = canvas_end(bench->canvas, &bench->damage);
    text_end_frame(bench->text);
    UiInput *input = &bench->input;
    input->mouse_pressed = input->mouse_released = input->double_click = input->right_pressed = false;
    input->wheel = 0;
    input->key_count = input->text_count = 0;
}

/* Frames until nothing asks for another at once. */
static inline void bench_settle(UiBench *bench, UiView view, void *data)
{
    for (int i = 0; i < 8; i++) {
        bench_frame(bench, view, data);
        if (!ui_wants_frame(bench->ui)) return;
    }
    fail_msg("the screen does not come to rest");
}

static inline void bench_key(UiBench *bench, UiKey key, uint32_t mods)
{
    bench->input.keys[bench->input.key_count++] = (UiKeyPress){ .key = key, .mods = mods };
}

static inline void bench_char(UiBench *bench, char character, uint32_t mods)
{
    bench->input.keys[bench->input.key_count++] = (UiKeyPress){ .key = KEY_CHAR, .character = character, .mods = mods };
}

static inline void bench_press_key(UiBench *bench, UiKey key, UiView view, void *data)
{
    bench_key(bench, key, 0);
    bench_settle(bench, view, data);
}

static inline void bench_point(UiBench *bench, int32_t x, int32_t y)
{
    bench->input.mouse = (Point){ x, y };
}

static inline void bench_click(UiBench *bench, Point at, UiView view, void *data)
{
    bench->input.mouse = at;
    bench->input.mouse_down = bench->input.mouse_pressed = true;
    bench_frame(bench, view, data);
    bench->input.mouse_down = false;
    bench->input.mouse_released = true;
    bench_settle(bench, view, data);
}

/* The node of that role whose name is `name` (NULL: any), or NULL. */
static inline const UiNode *bench_node(const UiBench *bench, const char *role, const char *name)
{
    size_t count = 0;
    const UiNode *nodes = ui_nodes(bench->ui, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(nodes[i].role, role) == 0 && (!name || sv_is(nodes[i].name, name))) return &nodes[i];
    }
    return NULL;
}

static inline Point bench_middle(const UiNode *node)
{
    assert_non_null(node);
    return (Point){ node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2 };
}

#endif
