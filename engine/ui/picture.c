/* picture.c -- a separable filter in fixed point; colours are weighed by their alpha, so that edges do not darken. */
#include "ui/picture.h"

#include <math.h>

#include "base/mem.h"

/* The body of Debian's header is compiled here; what a checker would say of it is not ours to mend. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#ifndef __clang_analyzer__
#define STB_IMAGE_IMPLEMENTATION
#endif
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#include <stb_image.h>
#pragma GCC diagnostic pop

enum { PICTURE_MAX_SIDE = 4096 };

/* What the pixels of the master from `first` on weigh in one pixel of the result. */
typedef struct Taps {
    int32_t first, count;
    float *weights; /* sum 1 */
} Taps;

typedef struct Axis {
    Taps *taps; /* one a pixel of the result */
    float *weights;
} Axis;

/* Reducing: the part of each pixel that lies within. Enlarging: a tent of two pixels' width. */
static float weigh(int32_t at, float from, float to, float step)
{
    if (step >= 1.0F) {
        float left = fmaxf(from, (float)at), right = fminf(to, (float)at + 1.0F);
        return right > left ? right - left : 0.0F;
    }
    float distance = fabsf((float)at + 0.5F - (from + to) / 2.0F);
    return distance < 1.0F ? 1.0F - distance : 0.0F;
}

static Axis axis_new(int32_t from_size, int32_t to_size)
{
    float step = (float)from_size / (float)to_size;
    int32_t reach = (int32_t)ceilf(step) + 3;
    Axis axis = { mem_resize(NULL, 0, (size_t)to_size, sizeof(Taps)),
                  mem_resize(NULL, 0, (size_t)to_size * (size_t)reach, sizeof(float)) };
    for (int32_t i = 0; i < to_size; i++) {
        float from = (float)i * step, to = from + step, sum = 0.0F;
        Taps *taps = &axis.taps[i];
        taps->weights = axis.weights + (size_t)i * (size_t)reach;
        int32_t first = (int32_t)floorf(from) - 1;
        taps->first = first < 0 ? 0 : first;
        while (taps->count < reach && taps->first + taps->count < from_size) {
            taps->weights[taps->count] = weigh(taps->first + taps->count, from, to, step);
            sum += taps->weights[taps->count++];
        }
        for (int32_t k = 0; k < taps->count; k++) taps->weights[k] /= sum;
    }
    return axis;
}

static void axis_free(Axis *axis)
{
    mem_free(axis->taps);
    mem_free(axis->weights);
}

typedef struct Mix {
    float a, r, g, b; /* colours × alpha */
} Mix;

static void add_pixel(Mix *mix, uint32_t pixel, float weight)
{
    float alpha = weight * (float)(pixel >> 24);
    mix->a += alpha;
    mix->r += alpha * (float)(pixel >> 16 & 0xFF);
    mix->g += alpha * (float)(pixel >> 8 & 0xFF);
    mix->b += alpha * (float)(pixel & 0xFF);
}

static uint32_t to_byte(float value)
{
    return value >= 255.0F ? 255U : (uint32_t)(value + 0.5F);
}

static uint32_t pixel_of(Mix mix)
{
    if (mix.a < 0.5F) return 0;
    return to_byte(mix.a) << 24 | to_byte(mix.r / mix.a) << 16 | to_byte(mix.g / mix.a) << 8 | to_byte(mix.b / mix.a);
}

/* One row of the result: its rows of the master mixed, then their columns. */
static void scale_row(const Picture *master, const Taps *row, const Axis *across, Mix *column, uint32_t *out, int32_t w)
{
    for (int32_t x = 0; x < master->w; x++) {
        column[x] = (Mix){ 0 };
        for (int32_t k = 0; k < row->count; k++)
            add_pixel(&column[x], master->pixels[(size_t)(row->first + k) * (size_t)master->stride + (size_t)x],
                      row->weights[k]);
    }
    for (int32_t x = 0; x < w; x++) {
        const Taps *taps = &across->taps[x];
        Mix mix = { 0 };
        for (int32_t k = 0; k < taps->count; k++) {
            const Mix *part = &column[taps->first + k];
            float weight = taps->weights[k];
            mix.a += part->a * weight;
            mix.r += part->r * weight;
            mix.g += part->g * weight;
            mix.b += part->b * weight;
        }
        out[x] = pixel_of(mix);
    }
}

uint32_t *picture_scale(const Picture *master, int32_t w, int32_t h)
{
    uint32_t *out = mem_resize(NULL, 0, (size_t)w * (size_t)h, sizeof *out);
    Axis across = axis_new(master->w, w), down = axis_new(master->h, h);
    Mix *column = mem_resize(NULL, 0, (size_t)master->w, sizeof *column);
    for (int32_t y = 0; y < h; y++) scale_row(master, &down.taps[y], &across, column, out + (size_t)y * (size_t)w, w);
    mem_free(column);
    axis_free(&across);
    axis_free(&down);
    return out;
}

void picture_crop_round(uint32_t *pixels, int32_t w, int32_t h)
{
    enum { SAMPLES = 8 };
    float rx = (float)w / 2.0F, ry = (float)h / 2.0F;
    for (int32_t y = 0; y < h; y++) {
        for (int32_t x = 0; x < w; x++) {
            uint32_t inside = 0;
            for (int32_t i = 0; i < SAMPLES * SAMPLES; i++) {
                int32_t sx = i % SAMPLES, sy = i / SAMPLES;
                float dx = ((float)x + ((float)sx + 0.5F) / SAMPLES - rx) / rx;
                float dy = ((float)y + ((float)sy + 0.5F) / SAMPLES - ry) / ry;
                inside += dx * dx + dy * dy <= 1.0F;
            }
            uint32_t *pixel = &pixels[(size_t)y * (size_t)w + (size_t)x];
            uint32_t alpha = ((*pixel >> 24) * inside + SAMPLES * SAMPLES / 2) / (SAMPLES * SAMPLES);
            *pixel = alpha << 24 | (*pixel & 0xFFFFFFU);
        }
    }
}

bool picture_size_png(StrView png, int32_t *w, int32_t *h)
{
    int channels;
    const stbi_uc *bytes = (const stbi_uc *)(const void *)png.ptr;
    if (!stbi_info_from_memory(bytes, (int)png.len, w, h, &channels)) return false;
    return *w > 0 && *h > 0 && *w <= PICTURE_MAX_SIDE && *h <= PICTURE_MAX_SIDE;
}

uint32_t *picture_read_png(StrView png, int32_t *w, int32_t *h)
{
    int channels;
    const stbi_uc *bytes = (const stbi_uc *)(const void *)png.ptr;
    if (!picture_size_png(png, w, h)) return NULL;
    stbi_uc *rgba = stbi_load_from_memory(bytes, (int)png.len, w, h, &channels, 4);
    if (!rgba) return NULL;
    size_t count = (size_t)*w * (size_t)*h;
    uint32_t *pixels = mem_resize(NULL, 0, count, sizeof *pixels);
    for (size_t i = 0; i < count; i++) {
        const stbi_uc *from = rgba + 4 * i;
        pixels[i] = (uint32_t)from[3] << 24 | (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
    }
    stbi_image_free(rgba);
    return pixels;
}
