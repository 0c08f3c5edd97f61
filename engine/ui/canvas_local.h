/* canvas_local.h -- what the files of the canvas share: device rectangles, the mask cache, pictures, charts. */
#ifndef UI_CANVAS_LOCAL_H
#define UI_CANVAS_LOCAL_H

#include "ui/canvas.h"

enum { CANVAS_MAX_CLIPS = 32 };

typedef struct Masks Masks;
typedef struct Strokes Strokes;
typedef struct Pictures Pictures;
typedef struct Charts Charts;

struct Canvas {
    SDL_Renderer *renderer;
    char *root;
    float factor;
    int32_t device_w, device_h;
    Rect clips[CANVAS_MAX_CLIPS]; /* in units, each within the one before */
    SDL_Rect device_clips[CANVAS_MAX_CLIPS];
    size_t clip_count;
    uint64_t frame;          /* counts canvas_begin: what was used when */
    uintptr_t texture_count; /* of all that were ever made: each has a number of its own */
    Strokes *strokes;        /* NULL: everything is painted at once */
    Masks *masks;
    Pictures *pictures;
    Charts *charts;
};

/* All that is ever painted: a fill, or a piece of a texture at its own size. */
typedef struct Stroke {
    SDL_Rect seen;        /* device pixels, within target and clips; not empty */
    SDL_Texture *texture; /* NULL: a fill */
    SDL_Point from;       /* the point of the texture at the corner of `seen` */
    Colour colour;        /* of the fill, or what a texture is multiplied by */
} Stroke;
void canvas_paint(Canvas *canvas, const Stroke *stroke);

/* canvas_strokes.c */
Strokes *strokes_new(void);
void strokes_free(Strokes *strokes); /* NULL is allowed */
void strokes_begin(Strokes *strokes, int32_t device_w, int32_t device_h);
void strokes_add(Strokes *strokes, const Stroke *stroke);
void strokes_drop(Strokes *strokes, SDL_Texture *texture);
void strokes_forget(Strokes *strokes);
size_t strokes_end(Canvas *canvas, const SDL_Rect **damage);

/* Both edges snapped, so that neighbours meet. */
SDL_Rect canvas_device_rect(const Canvas *canvas, Rect rect);
/* A length that is drawn where it is not nothing: at least one device pixel. */
int32_t canvas_device_width(const Canvas *canvas, int32_t units);
/* Nothing of it would be seen. */
bool canvas_is_hidden(const Canvas *canvas, SDL_Rect rect);
void canvas_fill_device(Canvas *canvas, SDL_Rect rect, Colour colour);
/* Draw what a texture has from `from` on, multiplied by `colour`, at its own size. NULL draws nothing. */
void canvas_tint(Canvas *canvas, SDL_Texture *texture, SDL_Point from, SDL_Rect to, Colour colour);

/* Give a texture back; what was drawn of it in this frame is still seen. NULL is allowed. */
void canvas_drop_texture(Canvas *canvas, SDL_Texture *texture);

/* A texture of straight-alpha ARGB8888 pixels, w × h, without gaps between rows. Owned by the caller. */
SDL_Texture *canvas_texture(Canvas *canvas, const uint32_t *pixels, int32_t w, int32_t h);

/* Masks: white, alpha is coverage; kept until the factor changes. */
Masks *masks_new(void);
void masks_free(Masks *masks); /* NULL is allowed */
/* A disc of 2r × 2r, or a ring of `width` within it (0: filled). Device pixels. */
SDL_Texture *masks_ring(Canvas *canvas, int32_t radius, int32_t width);
/* A 45° hatch of w × h with `on` device pixels of ink and as many without, within corners of these radii. */
SDL_Texture *masks_hatch(Canvas *canvas, int32_t w, int32_t h, const int32_t radii[4], int32_t on);

/* Radii in device pixels, none more than half of the shorter side. Order: tl, tr, br, bl. */
void canvas_radii(const Canvas *canvas, SDL_Rect rect, Corners corners, int32_t out[4]);

Pictures *pictures_new(void);
void pictures_free(Pictures *pictures); /* NULL is allowed */
void pictures_forget_sizes(Pictures *pictures);

Charts *charts_new(void);
void charts_free(Charts *charts); /* NULL is allowed */
void charts_forget(Charts *charts);

#endif
