/* coverage.c -- scanlines through the samples: a byte holds the eight of one pixel in one of its eight rows.
 *
 * Samples are bits that are or-ed, so shapes that touch or overlap leave neither seams nor dark joints. */
#include "ui/coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    SAMPLES = 8, /* in a row of a pixel, and rows */
    CIRCLE = 48  /* corners of what stands for a disc */
};

typedef struct Crossing {
    float x;
    int32_t turn; /* +1 downwards, -1 upwards */
} Crossing;

struct Coverage {
    int32_t w, h;
    uint8_t *rows; /* w bytes for each of h × SAMPLES rows */
    Crossing *crossings;
    size_t crossing_count, crossing_cap;
    Spot *dash; /* the piece of a line that is being drawn */
    size_t dash_count, dash_cap;
};

Coverage *coverage_new(int32_t w, int32_t h)
{
    Coverage *coverage = mem_new(sizeof *coverage);
    coverage->w = w;
    coverage->h = h;
    coverage->rows = mem_resize(NULL, 0, (size_t)w * (size_t)h, SAMPLES);
    return coverage;
}

void coverage_free(Coverage *coverage)
{
    if (!coverage) return;
    mem_free(coverage->rows);
    mem_free(coverage->crossings);
    mem_free(coverage->dash);
    mem_free(coverage);
}

void coverage_clear(Coverage *coverage)
{
    memset(coverage->rows, 0, (size_t)coverage->w * (size_t)coverage->h * SAMPLES);
}

int32_t coverage_at(const Coverage *coverage, int32_t x, int32_t y)
{
    int32_t count = 0;
    const uint8_t *at = coverage->rows + (size_t)y * SAMPLES * (size_t)coverage->w + x;
    for (int32_t i = 0; i < SAMPLES; i++, at += coverage->w)
        for (uint32_t bits = *at; bits; bits &= bits - 1) count++;
    return count;
}

/* ---- polygons */

static void add_crossing(Coverage *coverage, float x, int32_t turn)
{
    if (coverage->crossing_count == coverage->crossing_cap) {
        size_t cap = coverage->crossing_cap ? coverage->crossing_cap * 2 : 64;
        coverage->crossings = mem_resize(coverage->crossings, coverage->crossing_cap, cap, sizeof *coverage->crossings);
        coverage->crossing_cap = cap;
    }
    /* Kept in order: a row is crossed a few times only. */
    size_t at = coverage->crossing_count++;
    for (; at > 0 && coverage->crossings[at - 1].x > x; at--) coverage->crossings[at] = coverage->crossings[at - 1];
    coverage->crossings[at] = (Crossing){ x, turn };
}

/* Samples whose centres lie in [from, to), in samples from the left edge. */
static void set_samples(const Coverage *coverage, uint8_t *row, float from, float to)
{
    float last = (float)(coverage->w * SAMPLES);
    int32_t first = (int32_t)ceilf(fmaxf(from, 0.0F) - 0.5F);
    int32_t end = (int32_t)ceilf(fminf(to, last) - 0.5F);
    if (first >= end) return;
    int32_t a = first / SAMPLES, b = (end - 1) / SAMPLES;
    uint8_t head = (uint8_t)(0xFFU >> (first % SAMPLES)), tail = (uint8_t)(0xFF00U >> ((end - 1) % SAMPLES + 1));
    if (a == b) {
        row[a] = (uint8_t)(row[a] | (head & tail));
        return;
    }
    row[a] = (uint8_t)(row[a] | head);
    memset(row + a + 1, 0xFF, (size_t)(b - a - 1));
    row[b] = (uint8_t)(row[b] | tail);
}

static void cross_edges(Coverage *coverage, const Spot *spots, size_t count, float y)
{
    coverage->crossing_count = 0;
    for (size_t i = 0; i < count; i++) {
        Spot a = spots[i], b = spots[i + 1 < count ? i + 1 : 0];
        if ((a.y <= y) == (b.y <= y)) continue;
        float x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        add_crossing(coverage, x * SAMPLES, a.y < b.y ? 1 : -1);
    }
}

void coverage_polygon(Coverage *coverage, const Spot *spots, size_t count)
{
    if (count < 3) return;
    float top = spots[0].y, bottom = spots[0].y;
    for (size_t i = 1; i < count; i++) {
        top = fminf(top, spots[i].y);
        bottom = fmaxf(bottom, spots[i].y);
    }
    int32_t first = (int32_t)fmaxf(floorf(top * SAMPLES), 0.0F);
    int32_t end = (int32_t)fminf(ceilf(bottom * SAMPLES), (float)(coverage->h * SAMPLES));
    for (int32_t row = first; row < end; row++) {
        cross_edges(coverage, spots, count, ((float)row + 0.5F) / SAMPLES);
        int32_t turns = 0;
        for (size_t i = 0; i + 1 < coverage->crossing_count; i++) {
            turns += coverage->crossings[i].turn;
            if (turns != 0)
                set_samples(coverage, coverage->rows + (size_t)row * (size_t)coverage->w, coverage->crossings[i].x,
                            coverage->crossings[i + 1].x);
        }
    }
}

void coverage_disc(Coverage *coverage, Spot centre, float radius)
{
    Spot spots[CIRCLE];
    for (size_t i = 0; i < CIRCLE; i++) {
        float angle = (float)i * 6.28318531F / CIRCLE;
        spots[i] = (Spot){ centre.x + radius * cosf(angle), centre.y + radius * sinf(angle) };
    }
    coverage_polygon(coverage, spots, CIRCLE);
}

/* ---- lines */

static void add_segment(Coverage *coverage, Spot a, Spot b, float width)
{
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy);
    if (length <= 0.0F) return;
    float nx = -dy / length * width / 2.0F, ny = dx / length * width / 2.0F;
    const Spot box[4] = {
        { a.x + nx, a.y + ny }, { b.x + nx, b.y + ny }, { b.x - nx, b.y - ny }, { a.x - nx, a.y - ny }
    };
    coverage_polygon(coverage, box, 4);
}

/* Segments with round joints between them; the two ends are round where asked for. */
static void add_path(Coverage *coverage, const Spot *spots, size_t count, float width, bool round_ends)
{
    for (size_t i = 0; i + 1 < count; i++) add_segment(coverage, spots[i], spots[i + 1], width);
    size_t skipped = round_ends ? 0 : 1;
    for (size_t i = skipped; i + skipped < count; i++) coverage_disc(coverage, spots[i], width / 2.0F);
}

static void add_to_dash(Coverage *coverage, Spot spot)
{
    if (coverage->dash_count == coverage->dash_cap) {
        size_t cap = coverage->dash_cap ? coverage->dash_cap * 2 : 16;
        coverage->dash = mem_resize(coverage->dash, coverage->dash_cap, cap, sizeof *coverage->dash);
        coverage->dash_cap = cap;
    }
    coverage->dash[coverage->dash_count++] = spot;
}

static void end_dash(Coverage *coverage, float width)
{
    if (coverage->dash_count > 1) add_path(coverage, coverage->dash, coverage->dash_count, width, false);
    coverage->dash_count = 0;
}

static void add_dashes(Coverage *coverage, const Spot *spots, size_t count, Pen pen)
{
    bool is_on = true;
    float left = pen.on; /* of the dash or the gap */
    coverage->dash_count = 0;
    add_to_dash(coverage, spots[0]);
    for (size_t i = 0; i + 1 < count; i++) {
        Spot at = spots[i], to = spots[i + 1];
        float length = hypotf(to.x - at.x, to.y - at.y);
        while (length > left) {
            float part = left / length;
            at = (Spot){ at.x + (to.x - at.x) * part, at.y + (to.y - at.y) * part };
            length -= left;
            if (is_on) {
                add_to_dash(coverage, at);
                end_dash(coverage, pen.width);
            } else {
                add_to_dash(coverage, at);
            }
            is_on = !is_on;
            left = is_on ? pen.on : pen.off;
        }
        left -= length;
        if (is_on) add_to_dash(coverage, to);
    }
    end_dash(coverage, pen.width);
}

void coverage_line(Coverage *coverage, const Spot *spots, size_t count, Pen pen)
{
    if (count == 0) return;
    if (pen.on > 0.0F && pen.off > 0.0F)
        add_dashes(coverage, spots, count, pen);
    else
        add_path(coverage, spots, count, pen.width, true);
}
