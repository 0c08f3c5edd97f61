/* geometry.h -- places on the screen, in units.
 *
 * A unit is one pixel at scale 1 and text size 100 %. Views count in units only; the canvas maps every edge to the nearest
 * device pixel, so neighbours that share an edge in units share it on the screen. */
#ifndef UI_GEOMETRY_H
#define UI_GEOMETRY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Rect {
    int32_t x;
    int32_t y;
    int32_t w;
    int32_t h;
} Rect;

typedef struct Point {
    int32_t x;
    int32_t y;
} Point;

static inline bool rect_has(Rect rect, Point point)
{
    return point.x >= rect.x && point.y >= rect.y && point.x < rect.x + rect.w && point.y < rect.y + rect.h;
}

static inline Rect rect_inset(Rect rect, int32_t dx, int32_t dy)
{
    return (Rect){ rect.x + dx, rect.y + dy, rect.w - 2 * dx, rect.h - 2 * dy };
}

static inline Rect rect_meet(Rect a, Rect b)
{
    int32_t left = a.x > b.x ? a.x : b.x;
    int32_t top = a.y > b.y ? a.y : b.y;
    int32_t right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int32_t bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){ left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0 };
}

/* Cut a piece off one side of *rect and return it; the rest stays in *rect. */
static inline Rect cut_left(Rect *rect, int32_t w)
{
    Rect piece = { rect->x, rect->y, w, rect->h };
    rect->x += w;
    rect->w -= w;
    return piece;
}

static inline Rect cut_right(Rect *rect, int32_t w)
{
    rect->w -= w;
    return (Rect){ rect->x + rect->w, rect->y, w, rect->h };
}

static inline Rect cut_top(Rect *rect, int32_t h)
{
    Rect piece = { rect->x, rect->y, rect->w, h };
    rect->y += h;
    rect->h -= h;
    return piece;
}

static inline Rect cut_bottom(Rect *rect, int32_t h)
{
    rect->h -= h;
    return (Rect){ rect->x, rect->y + rect->h, rect->w, h };
}

#endif
