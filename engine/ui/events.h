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

enum { EVENTS_LEAK_LETTERS = 8, EVENTS_HELD = 32 };

typedef enum KeyText { KEY_TEXT_NONE, KEY_TEXT_TYPED, KEY_TEXT_SHORTCUT } KeyText;

typedef struct Events {
    UiInput input;
    WindowNews news;
    bool has_focus;
    bool any;        /* something came that a frame must answer */
    uint32_t order;  /* of the next key or text */
    KeyText text_of; /* what the key that went down last means for the text that follows it */
    char pressed;    /* that key, where it is a letter, else 0 */
    /* Letters that keys typed one after the other, the latest last: they may turn out to belong to a composition. */
    char typed[EVENTS_LEAK_LETTERS];
    size_t typed_count;
    int64_t typed_ms; /* of the latest */
    /* What keys typed while something is composed: a key that the input method passes on arrives before what it commits. */
    char held[EVENTS_HELD];
    size_t held_len;
    int64_t held_ms;
} Events;

void events_init(Events *events);

/* Forget what the last frame was given; what lasts (pointer, buttons held, composition) stays. */
void events_begin(Events *events, int64_t now_ms);

/* Take one event. Texts are copied into `arena`. `factor`: device pixels per unit. */
void events_take(Events *events, const SDL_Event *event, float factor, Arena *arena);

/* No room for what one more event may bring: the rest of the queue belongs to the next frame. */
bool events_are_full(const Events *events);

/* The field that was composed in has lost the focus, and the input method was told so. */
void events_stop_composing(Events *events);

/* When what is held back must be shown although nothing else came; INT64_MAX: nothing is. */
int64_t events_due(const Events *events);

/* After the last event of a batch: drops letters that leaked out of a composition. */
void events_finish(Events *events, Arena *arena);

#endif
