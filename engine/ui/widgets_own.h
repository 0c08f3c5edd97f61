/* widgets_own.h -- small things that the widgets' files share; only widgets_*.c includes it. */
#ifndef UI_WIDGETS_OWN_H
#define UI_WIDGETS_OWN_H

#include "ui/widgets.h"

static inline Canvas *canvas_of(const Ui *ui)
{
    return ui_parts(ui)->canvas;
}

static inline int32_t at_least(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static inline int32_t at_most(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static inline int32_t between(int32_t value, int32_t low, int32_t high)
{
    return at_least(low, at_most(value, high));
}

/* A rectangle of that size in the middle of another. */
static inline Rect centred(Rect rect, int32_t w, int32_t h)
{
    return (Rect){ rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h };
}

/* The token of what floats: on the dark theme a step lighter than the panels below. */
static inline Token pop_ground(const Ui *ui)
{
    return ui_parts(ui)->theme->is_dark ? TOKEN_HOVER : TOKEN_PANEL;
}

/* A mark or icon of 12, an icon of 14 to 20, in the middle of a rectangle's height. */
void ui_icon_in(Ui *ui, Rect rect, const char *icon, int32_t size, Token colour);
/* Ground for what is hovered or pressed; false where it is neither. */
bool ui_hover_ground(Ui *ui, Rect rect, int32_t radius, UiHit hit);
/* A filled track with a part of it filled: 4 or 6 high. `part` of `all`. */
void ui_track(Ui *ui, Rect rect, int64_t part, int64_t all, Token colour);
/* A key's cap upon a primary button. */
int32_t ui_key_cap_on(Ui *ui, Point at, StrView text, bool on_fill);

#endif
