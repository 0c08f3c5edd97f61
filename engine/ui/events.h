/* events.h -- SDL's events as what the immediate-mode layer asks for: one UiInput a frame.
 *
 * Mends what SDL and input methods leave to programs: commits that come in pieces of 31 bytes, pre-edits that come as
 * extended events, and the first letter of a composition that also arrives as typed text when the input method was slow. */
#ifndef UI_EVENTS_H
#define UI_EVENTS_H

#include <SDL.h>

#include "ui/ui.h"

/* What concerns the window rather than a widget. */
typedef struct WindowNews {
    bool quit;
    bool resized;
    bool moved;
    bool exposed;
    bool focus_changed;
    bool scale_changed; /* on another display */
    bool theme_maybe_changed;
} WindowNews;

typedef struct Events {
    UiInput input;
    WindowNews news;
    bool has_focus;
    bool any;        /* something came that a frame must answer */
    uint32_t order;  /* of the next key or text */
    char last_typed; /* a lone ASCII letter that was committed last, 0: none */
    int64_t last_typed_ms;
} Events;

void events_init(Events *events);

/* Forget what the last frame was given; what lasts (pointer, buttons held, composition) stays. */
void events_begin(Events *events, int64_t now_ms);

/* Take one event. Texts are copied into `arena`. `factor`: device pixels per unit. */
void events_take(Events *events, const SDL_Event *event, float factor, Arena *arena);

/* After the last event of a batch: drops letters that leaked out of a composition. */
void events_finish(Events *events);

#endif
