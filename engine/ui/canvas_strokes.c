/* canvas_strokes.c -- what a frame paints, kept as a list: only where it differs from the frame before are pixels touched.
 *
 * The target is cut into cells; each has a hash over all strokes that reach into it. Where the hash is that of the frame
 * before, so are the pixels. */
#include <assert.h>

#include "base/mem.h"
#include "ui/canvas_local.h"

enum { CELL = 64 /* device pixels */, FIRST_STROKES = 512 };

struct Strokes {
    Stroke *list;
    size_t count, cap;
    uint64_t *cells, *last; /* hashes of this frame and of the one before, row by row */
    int32_t across, down;
    bool is_unknown;       /* what the target shows now is not what was painted last */
    SDL_Texture **dropped; /* strokes of this frame may still show them */
    size_t dropped_count, dropped_cap;
    SDL_Rect damage[CANVAS_MAX_DAMAGE];
    size_t damage_count;
};

Strokes *strokes_new(void)
{
    Strokes *strokes = mem_new(sizeof *strokes);
    strokes->is_unknown = true;
    return strokes;
}

static void free_dropped(Strokes *strokes)
{
    for (size_t i = 0; i < strokes->dropped_count; i++) SDL_DestroyTexture(strokes->dropped[i]);
    strokes->dropped_count = 0;
}

void strokes_free(Strokes *strokes)
{
    if (!strokes) return;
    free_dropped(strokes);
    mem_free(strokes->list);
    mem_free(strokes->cells);
    mem_free(strokes->last);
    mem_free(strokes->dropped);
    mem_free(strokes);
}

static void resize_cells(Strokes *strokes, int32_t across, int32_t down)
{
    if (across == strokes->across && down == strokes->down) return;
    mem_free(strokes->cells);
    mem_free(strokes->last);
    strokes->cells = mem_resize(NULL, 0, (size_t)across * (size_t)down, sizeof *strokes->cells);
    strokes->last = mem_resize(NULL, 0, (size_t)across * (size_t)down, sizeof *strokes->last);
    strokes->across = across;
    strokes->down = down;
    strokes->is_unknown = true;
}

void strokes_begin(Strokes *strokes, int32_t device_w, int32_t device_h)
{
    resize_cells(strokes, (device_w + CELL - 1) / CELL, (device_h + CELL - 1) / CELL);
    free_dropped(strokes);
    strokes->count = 0;
    memset(strokes->cells, 0, (size_t)strokes->across * (size_t)strokes->down * sizeof *strokes->cells);
}

void strokes_forget(Strokes *strokes)
{
    strokes->is_unknown = true;
}

void strokes_drop(Strokes *strokes, SDL_Texture *texture)
{
    if (strokes->dropped_count == strokes->dropped_cap) {
        size_t cap = strokes->dropped_cap ? strokes->dropped_cap * 2 : 16;
        strokes->dropped = mem_resize(strokes->dropped, strokes->dropped_cap, cap, sizeof(SDL_Texture *));
        strokes->dropped_cap = cap;
    }
    strokes->dropped[strokes->dropped_count++] = texture;
}

/* ---- hashes */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 31;
}

static uint64_t pair(int32_t a, int32_t b)
{
    return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static uint64_t hash_stroke(const Stroke *stroke)
{
    const SDL_Rect *seen = &stroke->seen;
    Colour colour = stroke->colour;
    uint64_t ink =
        (uint64_t)colour.r << 24 | (uint64_t)colour.g << 16 | (uint64_t)colour.b << 8 | (uint64_t)colour.a | 1ULL << 32;
    uint64_t hash = mix(mix(ink, pair(seen->x, seen->y)), pair(seen->w, seen->h));
    if (!stroke->texture) return hash;
    /* Its address may be that of one that is gone; its number is its own for ever. */
    uint64_t number = (uint64_t)(uintptr_t)SDL_GetTextureUserData(stroke->texture);
    return mix(mix(hash, pair(stroke->from.x, stroke->from.y)), number);
}

static SDL_Rect cells_of(SDL_Rect seen)
{
    SDL_Rect cells = { seen.x / CELL, seen.y / CELL, 0, 0 };
    cells.w = (seen.x + seen.w - 1) / CELL - cells.x + 1;
    cells.h = (seen.y + seen.h - 1) / CELL - cells.y + 1;
    return cells;
}

void strokes_add(Strokes *strokes, const Stroke *stroke)
{
    if (strokes->count == strokes->cap) {
        size_t cap = strokes->cap ? strokes->cap * 2 : FIRST_STROKES;
        strokes->list = mem_resize(strokes->list, strokes->cap, cap, sizeof *strokes->list);
        strokes->cap = cap;
    }
    strokes->list[strokes->count++] = *stroke;
    uint64_t hash = hash_stroke(stroke);
    SDL_Rect cells = cells_of(stroke->seen);
    assert(cells.x >= 0 && cells.y >= 0 && cells.x + cells.w <= strokes->across && cells.y + cells.h <= strokes->down);
    for (int32_t y = cells.y; y < cells.y + cells.h; y++) {
        uint64_t *row = strokes->cells + (size_t)y * (size_t)strokes->across;
        for (int32_t x = cells.x; x < cells.x + cells.w; x++) row[x] = mix(row[x], hash);
    }
}

/* ---- damage */

static bool differs(const Strokes *strokes, int32_t x, int32_t y)
{
    size_t at = (size_t)y * (size_t)strokes->across + (size_t)x;
    return strokes->is_unknown || strokes->cells[at] != strokes->last[at];
}

/* A run of cells grows the rectangle above it where both are as wide; when there is room for no more, the last takes it in. They
 * may overlap then, which shows nowhere: what is painted begins with an opaque ground. */
static void add_damage(Strokes *strokes, SDL_Rect run)
{
    for (size_t i = 0; i < strokes->damage_count; i++) {
        SDL_Rect *above = &strokes->damage[i];
        if (above->x != run.x || above->w != run.w || above->y + above->h != run.y) continue;
        above->h += run.h;
        return;
    }
    if (strokes->damage_count < CANVAS_MAX_DAMAGE) {
        strokes->damage[strokes->damage_count++] = run;
        return;
    }
    SDL_Rect *last = &strokes->damage[CANVAS_MAX_DAMAGE - 1];
    SDL_UnionRect(last, &run, last);
}

static void find_damage(Strokes *strokes)
{
    strokes->damage_count = 0;
    for (int32_t y = 0; y < strokes->down; y++) {
        for (int32_t x = 0, end; x < strokes->across; x = end) {
            end = x + 1;
            if (!differs(strokes, x, y)) continue;
            while (end < strokes->across && differs(strokes, end, y)) end++;
            add_damage(strokes, (SDL_Rect){ x * CELL, y * CELL, (end - x) * CELL, CELL });
        }
    }
}

static void paint(Canvas *canvas, const Strokes *strokes, SDL_Rect within)
{
    for (size_t i = 0; i < strokes->count; i++) {
        Stroke stroke = strokes->list[i];
        SDL_Rect whole = stroke.seen;
        if (!SDL_IntersectRect(&whole, &within, &stroke.seen)) continue;
        stroke.from.x += stroke.seen.x - whole.x;
        stroke.from.y += stroke.seen.y - whole.y;
        canvas_paint(canvas, &stroke);
    }
}

size_t strokes_end(Canvas *canvas, const SDL_Rect **damage)
{
    Strokes *strokes = canvas->strokes;
    SDL_Rect target = { 0, 0, canvas->device_w, canvas->device_h };
    find_damage(strokes);
    for (size_t i = 0; i < strokes->damage_count; i++) {
        SDL_IntersectRect(&strokes->damage[i], &target, &strokes->damage[i]);
        paint(canvas, strokes, strokes->damage[i]);
    }
    SDL_RenderFlush(canvas->renderer);
    free_dropped(strokes);
    uint64_t *kept = strokes->last;
    strokes->last = strokes->cells;
    strokes->cells = kept;
    strokes->is_unknown = false;
    *damage = strokes->damage;
    return strokes->damage_count;
}
