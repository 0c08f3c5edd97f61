/* ui_fixture.h -- a canvas on a surface in memory: no window, no display. */
#ifndef UI_FIXTURE_H
#define UI_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/canvas.h"

typedef struct Screen {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    Canvas *canvas;
    float factor;
} Screen;

/* w × h units. */
static inline Screen screen_open(int32_t w, int32_t h, float factor)
{
    Screen screen = { .factor = factor };
    Err err = { 0 };
    int32_t device_w = (int32_t)((float)w * factor + 0.5F), device_h = (int32_t)((float)h * factor + 0.5F);
    screen.surface = SDL_CreateRGBSurfaceWithFormat(0, device_w, device_h, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(screen.surface);
    screen.renderer = SDL_CreateSoftwareRenderer(screen.surface);
    assert_non_null(screen.renderer);
    if (!canvas_new(&screen.canvas, screen.renderer, ".", &err)) fail_msg("%s", err.text);
    canvas_begin(screen.canvas, device_w, device_h, factor);
    return screen;
}

static inline void screen_close(Screen *screen)
{
    canvas_free(screen->canvas);
    SDL_DestroyRenderer(screen->renderer);
    SDL_FreeSurface(screen->surface);
}

static inline void screen_clear(Screen *screen, Colour colour)
{
    SDL_SetRenderDrawColor(screen->renderer, colour.r, colour.g, colour.b, 255);
    SDL_RenderClear(screen->renderer);
}

/* 0xRRGGBB at a device pixel; what was drawn is carried out first. */
static inline uint32_t screen_pixel(Screen *screen, int32_t x, int32_t y)
{
    SDL_RenderFlush(screen->renderer);
    const uint32_t *pixels = screen->surface->pixels;
    return pixels[(size_t)y * (size_t)screen->surface->pitch / sizeof *pixels + (size_t)x] & 0xFFFFFFU;
}

#endif
