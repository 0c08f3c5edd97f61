/* window.h -- the one window with its software renderer: size, scale, title, and how it asks for attention.
 *
 * The software renderer starts in half the time of OpenGL without a GPU, needs 90 MB less and draws the same bytes
 * everywhere. Sizes are device pixels unless they say units. */
#ifndef UI_WINDOW_H
#define UI_WINDOW_H

#include <SDL.h>

#include "base/err.h"
#include "base/strview.h"
#include "ui/geometry.h"

enum { WINDOW_MIN_W = 960, WINDOW_MIN_H = 600 }; /* in units at text size 100 % */

typedef struct WindowSetup {
    const char *root; /* of assets, for the icon */
    Rect place;       /* in units at scale 1; x or y < 0: centred; w <= 0: 1280 × 800 */
    bool maximised;
    int32_t scale_percent; /* 0: what the display says */
    bool hidden;
} WindowSetup;

typedef struct Window {
    SDL_Window *sdl;
    SDL_Renderer *renderer;
    float scale; /* device pixels per unit at text size 100 % */
    int32_t forced_percent;
} Window;

/* Whether a display answers; the connection is kept for window_open. Without one SDL would draw nowhere and say nothing. */
bool window_display_answers(void);
void window_leave_display(void); /* where no window follows */

bool window_open(Window *window, const WindowSetup *setup, Err *err);
void window_close(Window *window);

/* Ask the display again (the window was dragged to another one); true where the scale changed. */
bool window_update_scale(Window *window);

/* Show these parts of what was painted; what lies beside them is shown already. */
void window_present(Window *window, const SDL_Rect *parts, size_t count);

Point window_size(const Window *window);
Rect window_place(const Window *window); /* as WindowSetup.place */
bool window_is_maximised(const Window *window);

void window_title(Window *window, StrView title);
/* The task bar marks it until it gets the focus. */
void window_flash(Window *window, bool on);
/* A message of the desktop's own, where there is one (notify-send); nothing otherwise. Does not wait for it. */
void window_notify(StrView title, StrView body);

#endif
