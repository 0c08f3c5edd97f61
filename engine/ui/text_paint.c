/* text_paint.c -- the lines of a page into one texture: each run of a face is one call, hinted at the real size. */
#include <math.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/canvas_local.h"
#include "ui/text_local.h"

/* Where the pixels of a page go. */
typedef struct Paper {
    Scratch *scratch;
    Fonts *fonts;
    const TextBlock *block;
    SDL_Rect rect; /* within the block */
    uint32_t ink;  /* without alpha */
    bool has_ink;
} Paper;

int32_t block_line_top(const TextBlock *block, uint32_t line)
{
    int32_t height = text_line_height(block->spec.font) + block->spec.leading;
    return (int32_t)lroundf((float)((int32_t)line * height) * block->factor);
}

/* Glyphs of neighbours may touch but do not cover each other: the stronger coverage wins. */
static void copy_ink(Paper *paper, SDL_Surface *ink, int32_t x, int32_t y)
{
    int32_t left = x < 0 ? -x : 0, top = y < 0 ? -y : 0;
    int32_t right = x + ink->w > paper->rect.w ? paper->rect.w - x : ink->w;
    int32_t bottom = y + ink->h > paper->rect.h ? paper->rect.h - y : ink->h;
    for (int32_t row = top; row < bottom; row++) {
        const uint32_t *from = (const uint32_t *)(const void *)((const char *)ink->pixels + row * ink->pitch);
        uint32_t *to = paper->scratch->pixels + (size_t)(y + row) * (size_t)paper->rect.w;
        for (int32_t i = left; i < right; i++) {
            uint32_t pixel = (from[i] & 0xFF000000U) | paper->ink;
            if (pixel > to[x + i]) to[x + i] = pixel;
        }
    }
    paper->has_ink = true;
}

/* Draw bytes from one face with its pen at x and its baseline at y, within the block. */
static void draw_run(Paper *paper, Face face, StrView bytes, int32_t x, int32_t y)
{
    TTF_Font *font = fonts_get(paper->fonts, paper->block->spec.font, face);
    if (!font) return;
    Scratch *scratch = paper->scratch;
    if (scratch->byte_cap < bytes.len + 1) {
        scratch->bytes = mem_resize(scratch->bytes, scratch->byte_cap, (bytes.len + 1) * 2, 1);
        scratch->byte_cap = (bytes.len + 1) * 2;
    }
    memcpy(scratch->bytes, bytes.ptr, bytes.len);
    scratch->bytes[bytes.len] = '\0';
    SDL_Surface *ink = TTF_RenderUTF8_Blended(font, scratch->bytes, (SDL_Color){ 255, 255, 255, 255 });
    if (!ink) return; /* no width: nothing to see */
    size_t at = 0;
    int32_t bearing = fonts_bearing(paper->fonts, paper->block->spec.font, face, utf8_next(bytes, &at));
    copy_ink(paper, ink, x + bearing - paper->rect.x, y - TTF_FontAscent(font) - paper->rect.y);
    SDL_FreeSurface(ink);
}

static bool has_ink(const Cluster *cluster)
{
    return cluster->face <= FACE_FALLBACK && !(cluster->flags & CLUSTER_SPACE);
}

static void draw_line(Paper *paper, uint32_t index)
{
    const TextBlock *block = paper->block;
    const Line *line = &block->lines[index];
    int32_t top = block_line_top(block, index);
    int32_t baseline = top + fonts_baseline(paper->fonts, block->spec.font, block_line_top(block, index + 1) - top);
    for (uint32_t i = line->first, end; i < line->shown; i = end) {
        end = i + 1;
        if (!has_ink(&block->clusters[i])) continue;
        while (end < line->shown && has_ink(&block->clusters[end]) &&
               block->clusters[end].face == block->clusters[i].face)
            end++;
        uint32_t from = block->clusters[i].start;
        draw_run(paper, (Face)block->clusters[i].face,
                 sv_of(block->spec.text.ptr + from, block->clusters[end].start - from), line->x + block->clusters[i].x,
                 baseline);
    }
    if (!line->has_ellipsis) return;
    int32_t advance;
    Face face = fonts_measure(paper->fonts, block->spec.font, sv("…"), &advance);
    draw_run(paper, face, sv("…"), line->x + line->width - advance, baseline);
}

enum { MAX_WIDE = 16384 }; /* pixels: no screen shows more of a line, and a pasted book has no newline */

/* The box of the lines, with room for what reaches beyond it. */
static SDL_Rect page_rect(const TextBlock *block, uint32_t first, uint32_t end)
{
    int32_t left = INT32_MAX, right = 0;
    for (uint32_t i = first; i < end; i++) {
        const Line *line = &block->lines[i];
        if (line->x < left) left = line->x;
        if (line->x + line->width > right) right = line->x + line->width;
    }
    if (right - left > MAX_WIDE) right = left + MAX_WIDE;
    int32_t top = block_line_top(block, first), bottom = block_line_top(block, end);
    int32_t room = (block_line_top(block, 1) + 7) / 8;
    return (SDL_Rect){ left - room, top - room, right - left + 2 * room, bottom - top + 2 * room };
}

static void make_pixels(Scratch *scratch, size_t count, uint32_t pixel)
{
    if (scratch->pixel_cap < count) {
        mem_free(scratch->pixels);
        scratch->pixels = mem_resize(NULL, 0, count, sizeof *scratch->pixels);
        scratch->pixel_cap = count;
    }
    for (size_t i = 0; i < count; i++) scratch->pixels[i] = pixel;
}

void paint_page(Text *text, TextBlock *block, uint32_t index)
{
    uint32_t first = index * PAGE_LINES;
    uint32_t end = first + PAGE_LINES < block->line_count ? first + PAGE_LINES : block->line_count;
    Page *page = &block->pages[index];
    page->rect = page_rect(block, first, end);
    size_t count = (size_t)page->rect.w * (size_t)page->rect.h;
    uint32_t ink = (uint32_t)page->ink.r << 16 | (uint32_t)page->ink.g << 8 | page->ink.b;
    make_pixels(&text->scratch, count, ink);
    Paper paper = { &text->scratch, text->fonts, block, page->rect, ink, false };
    for (uint32_t i = first; i < end; i++) draw_line(&paper, i);
    if (page->texture) {
        canvas_drop_texture(text->canvas, page->texture);
        page->texture = NULL;
        block->bytes -= count * sizeof(uint32_t);
    }
    if (!paper.has_ink) return;
    page->texture = canvas_texture(text->canvas, text->scratch.pixels, page->rect.w, page->rect.h);
    block->bytes += count * sizeof(uint32_t);
}
