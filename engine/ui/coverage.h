/* coverage.h -- which part of each pixel lies within shapes: 64 samples a pixel, the union of all that is added. */
#ifndef UI_COVERAGE_H
#define UI_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Coverage Coverage;

/* Pixels, with y downwards. */
typedef struct Spot {
    float x;
    float y;
} Spot;

/* Nothing covered yet. Owned by the caller: coverage_free. */
Coverage *coverage_new(int32_t w, int32_t h);
void coverage_free(Coverage *coverage); /* NULL is allowed */
void coverage_clear(Coverage *coverage);

/* A polygon, closed by itself; where it overlaps itself it stays filled. */
void coverage_polygon(Coverage *coverage, const Spot *spots, size_t count);
void coverage_disc(Coverage *coverage, Spot centre, float radius);

/* How lines are drawn. on 0: without gaps. Ends and corners are round, but for dashes, which end straight. */
typedef struct Pen {
    float width;
    float on, off;
} Pen;
void coverage_line(Coverage *coverage, const Spot *spots, size_t count, Pen pen);

/* 0..64 samples of a pixel. */
int32_t coverage_at(const Coverage *coverage, int32_t x, int32_t y);

#endif
