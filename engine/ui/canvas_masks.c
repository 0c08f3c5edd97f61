/* canvas_masks.c -- what fills cannot do: round corners and hatches, as masks of coverage that are drawn once a scale.
 *
 * One disc serves all four corners of a radius: a corner is a quarter of its texture. */
#include <assert.h>

#include "base/mem.h"
#include "ui/canvas_local.h"

enum {
    MASKS_MAX = 192,
    SAMPLES = 8 /* a pixel is sampled on a grid of 8 × 8 */
};

typedef struct MaskKey {
    int32_t kind; /* 0: ring, 1: hatch */
    int32_t w, h;
    int32_t detail; /* width of the ring, period of the hatch */
    int32_t radii[4];
} MaskKey;

typedef struct Mask {
    MaskKey key;
    SDL_Texture *texture;
    uint64_t used; /* frame */
} Mask;

struct Masks {
    Mask list[MASKS_MAX];
    size_t count;
};

Masks *masks_new(void)
{
    return mem_new(sizeof(Masks));
}

void masks_free(Masks *masks)
{
    if (!masks) return;
    for (size_t i = 0; i < masks->count; i++) SDL_DestroyTexture(masks->list[i].texture);
    mem_free(masks);
}

static bool same_key(const MaskKey *a, const MaskKey *b)
{
    return memcmp(a, b, sizeof *a) == 0; /* int32_t only: no padding */
}

/* The mask of that key, or an empty one to be drawn: a new one, or the one that was unused for longest. */
static Mask *find_mask(Canvas *canvas, const MaskKey *key)
{
    Masks *masks = canvas->masks;
    Mask *oldest = &masks->list[0];
    for (size_t i = 0; i < masks->count; i++) {
        Mask *mask = &masks->list[i];
        if (same_key(&mask->key, key)) {
            mask->used = canvas->frame;
            return mask;
        }
        if (mask->used < oldest->used) oldest = mask;
    }
    if (masks->count < MASKS_MAX) oldest = &masks->list[masks->count++];
    canvas_drop_texture(canvas, oldest->texture);
    *oldest = (Mask){ *key, NULL, canvas->frame };
    return oldest;
}

static uint32_t white(int32_t covered, int32_t samples)
{
    uint32_t alpha = (uint32_t)((covered * 255 + samples / 2) / samples);
    return alpha << 24 | 0xFFFFFFU;
}

/* Samples of the pixel (x, y) whose distance to (centre, centre) lies within (inner, outer]. Lengths in 1/16 pixel. */
static int32_t count_ring(int32_t x, int32_t y, int32_t radius, int32_t width)
{
    int64_t outer = (int64_t)radius * 2 * SAMPLES, inner = width ? (int64_t)(radius - width) * 2 * SAMPLES : 0;
    int32_t covered = 0;
    for (int32_t i = 0; i < SAMPLES * SAMPLES; i++) {
        int64_t dx = (int64_t)(x * SAMPLES + i % SAMPLES) * 2 + 1 - outer;
        int64_t dy = (int64_t)(y * SAMPLES + i / SAMPLES) * 2 + 1 - outer;
        int64_t distance = dx * dx + dy * dy;
        if (distance <= outer * outer && (inner <= 0 || distance > inner * inner)) covered++;
    }
    return covered;
}

SDL_Texture *masks_ring(Canvas *canvas, int32_t radius, int32_t width)
{
    assert(radius > 0);
    MaskKey key = { 0, radius * 2, radius * 2, width, { 0 } };
    Mask *mask = find_mask(canvas, &key);
    if (mask->texture) return mask->texture;
    int32_t side = radius * 2;
    uint32_t *pixels = mem_resize(NULL, 0, (size_t)side * (size_t)side, sizeof *pixels);
    for (int32_t y = 0; y < radius; y++) {
        for (int32_t x = 0; x < radius; x++) {
            uint32_t pixel = white(count_ring(x, y, radius, width), SAMPLES * SAMPLES);
            int32_t right = side - 1 - x, bottom = side - 1 - y;
            pixels[y * side + x] = pixels[y * side + right] = pixel;
            pixels[bottom * side + x] = pixels[bottom * side + right] = pixel;
        }
    }
    mask->texture = canvas_texture(canvas, pixels, side, side);
    mem_free(pixels);
    return mask->texture;
}

/* Whether the sample at (sx, sy), in samples, lies within the rounded box of w × h. */
static bool in_box(int32_t sx, int32_t sy, const MaskKey *key)
{
    bool is_right = sx * 2 >= key->w * SAMPLES, is_bottom = sy * 2 >= key->h * SAMPLES;
    int64_t radius = (int64_t)key->radii[is_bottom ? 3 - is_right : is_right] * 2 * SAMPLES;
    int64_t dx = (is_right ? (int64_t)key->w * SAMPLES - 1 - sx : sx) * 2 + 1;
    int64_t dy = (is_bottom ? (int64_t)key->h * SAMPLES - 1 - sy : sy) * 2 + 1;
    if (dx >= radius || dy >= radius) return true;
    return (radius - dx) * (radius - dx) + (radius - dy) * (radius - dy) <= radius * radius;
}

static int32_t count_hatch(int32_t x, int32_t y, const MaskKey *key)
{
    /* Lines at 45° that are `on` thick lie on · √2 apart along the row; 724 / 512 is √2. */
    int32_t half = key->detail * SAMPLES * 724 / 512;
    int32_t covered = 0;
    for (int32_t i = 0; i < SAMPLES * SAMPLES; i++) {
        int32_t sx = x * SAMPLES + i % SAMPLES, sy = y * SAMPLES + i / SAMPLES;
        if ((sx + sy) % (2 * half) < half && in_box(sx, sy, key)) covered++;
    }
    return covered;
}

SDL_Texture *masks_hatch(Canvas *canvas, int32_t w, int32_t h, const int32_t radii[4], int32_t on)
{
    MaskKey key = { 1, w, h, on, { radii[0], radii[1], radii[2], radii[3] } };
    Mask *mask = find_mask(canvas, &key);
    if (mask->texture) return mask->texture;
    uint32_t *pixels = mem_resize(NULL, 0, (size_t)w * (size_t)h, sizeof *pixels);
    for (int32_t y = 0; y < h; y++)
        for (int32_t x = 0; x < w; x++) pixels[y * w + x] = white(count_hatch(x, y, &key), SAMPLES * SAMPLES);
    mask->texture = canvas_texture(canvas, pixels, w, h);
    mem_free(pixels);
    return mask->texture;
}
