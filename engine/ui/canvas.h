/* canvas.h -- flat drawing on one SDL renderer: fills, rounded boxes, hatches, dashes, pictures, tinted icons, charts.
 *
 * Coordinates are units (geometry.h); every edge is snapped to device pixels, lines are at least one device pixel.
 * Masks and pictures are cached per scale; nothing is read from disk twice. Belongs to the thread of the renderer. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <SDL.h>

#include "base/err.h"
#include "ui/geometry.h"
#include "ui/theme.h"

typedef struct Canvas Canvas;

/* `root` is the checkout or installation that holds assets/. Renderer and root are borrowed. */
bool canvas_new(Canvas **out, SDL_Renderer *renderer, const char *root, Err *err);
void canvas_free(Canvas *canvas); /* NULL is allowed */

/* Before a frame: the size of the target in device pixels, and device pixels per unit (scale × text size). A change of the
 * factor empties the caches. */
void canvas_begin(Canvas *canvas, int32_t device_w, int32_t device_h, float factor);

/* By default everything is painted when it is drawn. A canvas that keeps its frames paints at canvas_end, and only where a
 * frame differs from the one before; such a frame begins with an opaque ground. The target must still hold what was painted
 * last: canvas_forget says that it does not. canvas_end gives the rectangles that it has painted, in device pixels, borrowed
 * until the next frame; there is none where nothing changed. A frame that is begun anew before its end leaves no trace. */
enum { CANVAS_MAX_DAMAGE = 32 };
void canvas_keep_frames(Canvas *canvas);
size_t canvas_end(Canvas *canvas, const SDL_Rect **damage);
void canvas_forget(Canvas *canvas);

float canvas_factor(const Canvas *canvas);

/* The edge of a unit in device pixels, rounded to the nearest. */
int32_t canvas_device(const Canvas *canvas, int32_t units);

/* Clips nest: what is drawn shows within the meet of all that were pushed. */
void canvas_push_clip(Canvas *canvas, Rect rect);
void canvas_pop_clip(Canvas *canvas);
Rect canvas_clip(const Canvas *canvas); /* in units */

void canvas_fill(Canvas *canvas, Rect rect, Colour colour);

/* Radii of the four corners: top left, top right, bottom right, bottom left. */
typedef struct Corners {
    int32_t tl, tr, br, bl;
} Corners;
#define CORNERS(r) ((Corners){ (r), (r), (r), (r) })

/* A filled box with anti-aliased corners; the same with an edge of `width` units inside the rectangle. */
void canvas_round(Canvas *canvas, Rect rect, Corners corners, Colour colour);
void canvas_outline(Canvas *canvas, Rect rect, Corners corners, int32_t width, Colour colour);

/* Lines along one axis, their upper or left edge at the point. */
typedef enum Dash { DASH_SOLID, DASH_MAJOR, DASH_MINOR, DASH_PROJECTED } Dash; /* —, 6+2, 2+2, 3+3 units */
void canvas_hline(Canvas *canvas, Point from, int32_t length, int32_t width, Dash dash, Colour colour);
void canvas_vline(Canvas *canvas, Point from, int32_t length, int32_t width, Dash dash, Colour colour);
void canvas_dashed_box(Canvas *canvas, Rect rect, Dash dash, Colour colour); /* 1 unit wide, square corners */

/* 45° hatch, 2 on and 2 off, within rounded corners; vertical segments 4+1. */
void canvas_hatch(Canvas *canvas, Rect rect, Corners corners, Colour colour);
void canvas_segments(Canvas *canvas, Rect rect, Colour colour);

/* A PNG of assets by its path without ".png" ("avatars/hunter"), fitted into the rectangle without distortion; `round`
 * crops it to a circle. False where there is no such picture: the caller draws what stands for it. */
bool canvas_picture(Canvas *canvas, const char *name, Rect rect);
bool canvas_picture_round(Canvas *canvas, const char *name, Rect rect);

/* An icon of assets/icons as a mask in the given colour, `size` × `size` units. An unknown name is an assertion. */
void canvas_icon(Canvas *canvas, const char *name, Point at, int32_t size, Colour colour);

/* Charts: anti-aliased polylines and filled polygons in fractions of a unit (fixed point: 1/16 unit); rasterised once
 * and kept as a texture until the points, the colours or the scale change. `key` tells one chart from another. */
typedef struct ChartLine {
    const Point *points; /* in 1/16 units, relative to the chart's rectangle */
    size_t count;
    int32_t width; /* in 1/16 units; 0: a filled polygon */
    Dash dash;
    Colour colour; /* alpha counts */
    bool closed;
} ChartLine;
void canvas_chart(Canvas *canvas, uint64_t key, Rect rect, const ChartLine *lines, size_t count);

#endif
