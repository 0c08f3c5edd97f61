/* text_place.c -- bytes to places and back. A line owns the offsets from its first cluster up to the next line's first; the
 * last one owns the end of the text, too. */
#include <math.h>
#include <stdlib.h>

#include "ui/text_local.h"

/* The cluster that `offset` lies in; count for the end of the text. */
static uint32_t cluster_at(const TextBlock *block, size_t offset)
{
    uint32_t low = 0, high = block->count;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (block->clusters[middle].start <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static uint32_t line_of(const TextBlock *block, uint32_t cluster)
{
    uint32_t low = 0, high = block->line_count - 1;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (block->lines[middle].first <= cluster)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Device pixels from the block's left edge; spaces that hang do not push the caret out of the block. */
static int32_t place_of(const TextBlock *block, uint32_t line_index, uint32_t cluster)
{
    const Line *line = &block->lines[line_index];
    if (cluster > line->shown) cluster = line->shown;
    int32_t x = 0;
    if (cluster > line->first) x = block->clusters[cluster - 1].x + block->clusters[cluster - 1].advance;
    if (block->spec.width > 0) {
        int32_t limit = (int32_t)floorf((float)block->spec.width * block->factor);
        if (x > limit && x > line->width) x = limit > line->width ? limit : line->width;
    }
    return line->x + x;
}

static int32_t units(const TextBlock *block, int32_t device)
{
    return (int32_t)lroundf((float)device / block->factor);
}

static int32_t line_units(const TextBlock *block)
{
    return text_line_height(block->spec.font) + block->spec.leading;
}

Rect text_caret(const TextBlock *block, size_t offset)
{
    uint32_t cluster = cluster_at(block, offset);
    uint32_t line = line_of(block, cluster);
    int32_t height = line_units(block);
    return (Rect){ units(block, place_of(block, line, cluster)), (int32_t)line * height, 0, height };
}

/* The last cluster boundary that belongs to the line. */
static uint32_t last_of(const TextBlock *block, uint32_t line)
{
    return line + 1 == block->line_count ? block->count : block->lines[line].end - 1;
}

/* The boundary of the line that is nearest to x units. */
static uint32_t nearest(const TextBlock *block, uint32_t line, int32_t x)
{
    int32_t wanted = (int32_t)lroundf((float)x * block->factor);
    uint32_t best = block->lines[line].first, last = last_of(block, line);
    int32_t best_distance = INT32_MAX;
    for (uint32_t i = best; i <= last; i++) {
        int32_t distance = abs(place_of(block, line, i) - wanted);
        if (distance >= best_distance) continue;
        best = i;
        best_distance = distance;
    }
    return best;
}

size_t text_hit(const TextBlock *block, Point at)
{
    int32_t line = at.y < 0 ? 0 : at.y / line_units(block);
    if (line >= (int32_t)block->line_count) line = (int32_t)block->line_count - 1;
    return block->clusters[nearest(block, (uint32_t)line, at.x)].start;
}

size_t text_line_step(const TextBlock *block, size_t offset, int direction, int32_t x)
{
    int64_t line = (int64_t)line_of(block, cluster_at(block, offset)) + direction;
    if (line < 0 || line >= block->line_count) return SIZE_MAX;
    return block->clusters[nearest(block, (uint32_t)line, x)].start;
}

size_t text_line_start(const TextBlock *block, size_t offset)
{
    return block->clusters[block->lines[line_of(block, cluster_at(block, offset))].first].start;
}

size_t text_line_end(const TextBlock *block, size_t offset)
{
    return block->clusters[last_of(block, line_of(block, cluster_at(block, offset)))].start;
}

size_t text_span(const TextBlock *block, size_t from, size_t to, Rect *out, size_t cap)
{
    uint32_t first = cluster_at(block, from), end = cluster_at(block, to);
    size_t count = 0;
    int32_t height = line_units(block);
    for (uint32_t i = line_of(block, first); i < block->line_count && block->lines[i].first < end; i++) {
        const Line *line = &block->lines[i];
        uint32_t a = first > line->first ? first : line->first, b = end < line->end ? end : line->end;
        int32_t left = units(block, place_of(block, i, a)), right = units(block, place_of(block, i, b));
        if (right <= left) continue;
        if (count < cap) out[count] = (Rect){ left, (int32_t)i * height, right - left, height };
        count++;
    }
    return count;
}
