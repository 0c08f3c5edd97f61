/* picture.h -- pixels of straight-alpha ARGB8888 and their reduction: every pixel of the master counts by its area. */
#ifndef UI_PICTURE_H
#define UI_PICTURE_H

#include "base/strview.h"

#include <stdint.h>

typedef struct Picture {
    const uint32_t *pixels; /* borrowed */
    int32_t w, h;
    int32_t stride; /* pixels from row to row */
} Picture;

/* The master as w × h pixels; smaller by area, larger by straight lines between the centres. Owned by the caller: mem_free. */
uint32_t *picture_scale(const Picture *master, int32_t w, int32_t h);

/* Fade out what lies outside of the ellipse that touches the four sides. */
void picture_crop_round(uint32_t *pixels, int32_t w, int32_t h);

/* False where the bytes are no PNG, or it is larger than 4096 on a side. */
bool picture_size_png(StrView png, int32_t *w, int32_t *h);

/* The pixels of a PNG, without gaps; NULL where it is none or damaged. Owned by the caller: mem_free. */
uint32_t *picture_read_png(StrView png, int32_t *w, int32_t *h);

#endif
