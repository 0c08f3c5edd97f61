/* window.c -- opens the window with the hints that keep a start under a tenth of a second. */
#define _DEFAULT_SOURCE
#include "ui/window.h"

#include <math.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/arena.h"
#include "base/mem.h"
#include "ui/asset.h"
#include "ui/picture.h"

enum { DEFAULT_W = 1280, DEFAULT_H = 800, DPI_OF_SCALE_1 = 96, QUARTERS = 4 };

extern char **environ;

static void set_hints(void)
{
    /* Without this SDL loads Mesa and LLVM to show a surface that is already drawn. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Peilian");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
}

/* To quarters between 1 and 3: what lies between would blur one-pixel lines for nothing. */
static float tidy_scale(float scale)
{
    float tidy = roundf(scale * QUARTERS) / QUARTERS;
    if (!(tidy >= 1.0F)) return 1.0F;
    return tidy > 3.0F ? 3.0F : tidy;
}

static float display_scale(int display)
{
    const char *forced = getenv("GDK_SCALE");
    if (forced && *forced) return tidy_scale(strtof(forced, NULL));
    float dpi = 0;
    if (SDL_GetDisplayDPI(display, NULL, &dpi, NULL)) return 1.0F;
    return tidy_scale(dpi / DPI_OF_SCALE_1);
}

static float wanted_scale(const Window *window, int display)
{
    return window->forced_percent ? (float)window->forced_percent / 100.0F : display_scale(display);
}

static int to_device(float scale, int32_t units)
{
    return (int)lroundf((float)units * scale);
}

static bool make_window(Window *window, const WindowSetup *setup, Err *err)
{
    Rect place = setup->place;
    if (place.w <= 0 || place.h <= 0) place = (Rect){ -1, -1, DEFAULT_W, DEFAULT_H };
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (setup->maximised) flags |= SDL_WINDOW_MAXIMIZED;
    flags |= setup->hidden ? SDL_WINDOW_HIDDEN : SDL_WINDOW_SHOWN;
    int x = place.x < 0 ? (int)SDL_WINDOWPOS_CENTERED : place.x;
    int y = place.y < 0 ? (int)SDL_WINDOWPOS_CENTERED : place.y;
    float scale = window->scale;
    window->sdl = SDL_CreateWindow("Peilian", x, y, to_device(scale, place.w), to_device(scale, place.h), flags);
    if (!window->sdl) return err_set(err, ERR_IO, "no window: %s", SDL_GetError());
    SDL_SetWindowMinimumSize(window->sdl, to_device(scale, WINDOW_MIN_W), to_device(scale, WINDOW_MIN_H));
    window->renderer = SDL_CreateRenderer(window->sdl, -1, SDL_RENDERER_SOFTWARE);
    if (!window->renderer) return err_set(err, ERR_IO, "no renderer: %s", SDL_GetError());
    SDL_SetRenderDrawBlendMode(window->renderer, SDL_BLENDMODE_BLEND);
    return true;
}

/* A window without its icon is still a window. */
static void set_icon(Window *window, const char *root)
{
    Buf file = { 0 };
    int32_t w = 0;
    int32_t h = 0;
    uint32_t *pixels = NULL;
    if (asset_read(&file, root, "logo/logo-64.png", NULL)) pixels = picture_read_png(buf_view(&file), &w, &h);
    if (pixels) {
        SDL_Surface *icon = SDL_CreateRGBSurfaceWithFormatFrom(pixels, w, h, 32, w * 4, SDL_PIXELFORMAT_ARGB8888);
        if (icon) SDL_SetWindowIcon(window->sdl, icon);
        SDL_FreeSurface(icon);
    }
    mem_free(pixels);
    buf_clear(&file);
}

bool window_display_answers(void)
{
    bool wants_headless = getenv("SDL_VIDEODRIVER") != NULL;
    if (!wants_headless && !getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY")) return false;
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO)) return false;
    /* It stays open: to ask twice costs a start twice, and a server whose only client leaves begins anew. Where no display
     * answers SDL may draw into memory without a word. */
    const char *driver = SDL_GetCurrentVideoDriver();
    bool is_seen = wants_headless || (driver && strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0);
    if (!is_seen) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return is_seen;
}

void window_leave_display(void)
{
    SDL_Quit();
}

bool window_open(Window *window, const WindowSetup *setup, Err *err)
{
    *window = (Window){ .forced_percent = setup->scale_percent, .scale = 1.0F };
    set_hints();
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS)) return err_set(err, ERR_IO, "no display: %s", SDL_GetError());
    window->scale = wanted_scale(window, 0);
    if (!make_window(window, setup, err)) return false;
    set_icon(window, setup->root);
    /* Text input is switched on by the field that has the focus. */
    SDL_StopTextInput();
    return true;
}

void window_close(Window *window)
{
    if (window->renderer) SDL_DestroyRenderer(window->renderer);
    if (window->sdl) SDL_DestroyWindow(window->sdl);
    *window = (Window){ 0 };
    SDL_Quit();
}

bool window_update_scale(Window *window)
{
    int display = SDL_GetWindowDisplayIndex(window->sdl);
    float scale = wanted_scale(window, display < 0 ? 0 : display);
    if (fabsf(scale - window->scale) < 0.01F) return false;
    window->scale = scale;
    SDL_SetWindowMinimumSize(window->sdl, to_device(scale, WINDOW_MIN_W), to_device(scale, WINDOW_MIN_H));
    return true;
}

void window_present(Window *window, const SDL_Rect *parts, size_t count)
{
    if (!count) return;
    /* The software renderer paints on the window's surface; its own present would send all of it. */
    if (SDL_UpdateWindowSurfaceRects(window->sdl, parts, (int)count)) SDL_RenderPresent(window->renderer);
}

Point window_size(const Window *window)
{
    Point size = { 0, 0 };
    SDL_GetRendererOutputSize(window->renderer, &size.x, &size.y);
    return size;
}

Rect window_place(const Window *window)
{
    Rect place = { 0, 0, 0, 0 };
    SDL_GetWindowPosition(window->sdl, &place.x, &place.y);
    SDL_GetWindowSize(window->sdl, &place.w, &place.h);
    place.w = (int32_t)lroundf((float)place.w / window->scale);
    place.h = (int32_t)lroundf((float)place.h / window->scale);
    return place;
}

bool window_is_maximised(const Window *window)
{
    return (SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_MAXIMIZED) != 0;
}

void window_title(Window *window, StrView title)
{
    char text[256];
    size_t len = title.len < sizeof text ? title.len : sizeof text - 1;
    memcpy(text, title.ptr, len);
    text[len] = '\0';
    if (strcmp(SDL_GetWindowTitle(window->sdl), text) != 0) SDL_SetWindowTitle(window->sdl, text);
}

void window_flash(Window *window, bool on)
{
    SDL_FlashWindow(window->sdl, on ? SDL_FLASH_UNTIL_FOCUSED : SDL_FLASH_CANCEL);
}

void window_notify(StrView title, StrView body)
{
    Arena *arena = arena_new(0);
    char *args[] = { (char *)"notify-send",
                     (char *)"--app-name=Peilian",
                     (char *)"--",
                     (char *)arena_copy(arena, title).ptr,
                     (char *)arena_copy(arena, body).ptr,
                     NULL };
    pid_t child = 0;
    /* The message lives on without us; children that ended meanwhile are collected here, so none is left behind. */
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
    (void)posix_spawnp(&child, args[0], NULL, NULL, args, environ);
    arena_free(arena);
}
