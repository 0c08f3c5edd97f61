/* text.c -- blocks by what was asked for: found again by hash and full comparison, dropped by age beyond a budget. */
#include "ui/text.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "ui/canvas_local.h"
#include "ui/text_local.h"

enum {
    BUDGET =
        4 * 1024 * 1024, /* of blocks and their textures at factor 1; what was seen lately stays whatever it takes */
    FIRST_BUCKETS = 1024,
    MANY_PAGES = 16 /* painted: what they read of the fonts is worth giving back */
};

bool text_new(Text **out, Canvas *canvas, Err *err)
{
    Fonts *fonts;
    if (!fonts_new(&fonts, err)) return false;
    Text *text = mem_new(sizeof *text);
    text->canvas = canvas;
    text->fonts = fonts;
    text->emojis = emojis_new();
    text->breaks = breaks_new();
    text->factor = 1.0F;
    text->frame = 1;
    text->bucket_count = FIRST_BUCKETS;
    text->buckets = mem_resize(NULL, 0, FIRST_BUCKETS, sizeof(TextBlock *));
    *out = text;
    return true;
}

/* ---- the table and the order of use */

static void link_newest(Text *text, TextBlock *block)
{
    block->newer = NULL;
    block->older = text->newest;
    if (text->newest) text->newest->newer = block;
    text->newest = block;
    if (!text->oldest) text->oldest = block;
}

static void unlink_block(Text *text, TextBlock *block)
{
    *(block->newer ? &block->newer->older : &text->newest) = block->older;
    *(block->older ? &block->older->newer : &text->oldest) = block->newer;
}

static void drop_block(Text *text, TextBlock *block)
{
    unlink_block(text, block);
    TextBlock **at = &text->buckets[block->hash & (text->bucket_count - 1)];
    while (*at != block) at = &(*at)->next_in_bucket;
    *at = block->next_in_bucket;
    text->bytes -= block->bytes;
    text->block_count--;
    for (uint32_t i = 0; i < block->page_count; i++) canvas_drop_texture(text->canvas, block->pages[i].texture);
    mem_free(block);
}

static void drop_all(Text *text)
{
    while (text->oldest) drop_block(text, text->oldest);
}

static void grow_table(Text *text)
{
    size_t count = text->bucket_count * 4;
    TextBlock **buckets = mem_resize(NULL, 0, count, sizeof(TextBlock *));
    for (TextBlock *block = text->newest; block; block = block->older) {
        TextBlock **at = &buckets[block->hash & (count - 1)];
        block->next_in_bucket = *at;
        *at = block;
    }
    mem_free(text->buckets);
    text->buckets = buckets;
    text->bucket_count = count;
}

void text_free(Text *text)
{
    if (!text) return;
    drop_all(text);
    mem_free(text->buckets);
    scratch_clear(&text->scratch);
    breaks_free(text->breaks);
    emojis_free(text->emojis);
    fonts_free(text->fonts);
    mem_free(text);
}

void text_end_frame(Text *text)
{
    double budget = (double)BUDGET * text->factor;
    while ((double)text->bytes > budget && text->oldest->used + 1 < text->frame) drop_block(text, text->oldest);
    text->frame++;
    if (text->painted < MANY_PAGES) return;
    text->painted = 0;
    fonts_let_go(text->fonts);
}

/* ---- looking up */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}

static uint64_t hash_spec(const TextSpec *spec)
{
    uint64_t shape = (uint64_t)spec->font | (uint64_t)spec->centred << 8 | (uint64_t)spec->right << 9 |
                     (uint64_t)(uint32_t)spec->leading << 16 | (uint64_t)(uint32_t)spec->max_lines << 32;
    uint64_t hash = mix(mix(spec->text.len, shape), (uint32_t)spec->width);
    size_t at = 0;
    for (uint64_t word; at + sizeof word <= spec->text.len; at += sizeof word) {
        memcpy(&word, spec->text.ptr + at, sizeof word);
        hash = mix(hash, word);
    }
    uint64_t rest = 0;
    if (at < spec->text.len) memcpy(&rest, spec->text.ptr + at, spec->text.len - at);
    return mix(hash, rest);
}

static bool same_spec(const TextSpec *a, const TextSpec *b)
{
    return a->font == b->font && a->width == b->width && a->max_lines == b->max_lines && a->leading == b->leading &&
           a->centred == b->centred && a->right == b->right && sv_eq(a->text, b->text);
}

static TextBlock *find_block(const Text *text, const TextSpec *spec, uint64_t hash)
{
    TextBlock *block = text->buckets[hash & (text->bucket_count - 1)];
    while (block && (block->hash != hash || !same_spec(&block->spec, spec))) block = block->next_in_bucket;
    return block;
}

/* ---- laying out */

static size_t round_up(size_t size)
{
    return (size + 15) & ~(size_t)15;
}

/* One piece of memory: the block, its clusters, lines, pages, text. */
static TextBlock *new_block(const Scratch *scratch, const TextSpec *spec)
{
    size_t clusters = round_up((scratch->cluster_count + 1) * sizeof(Cluster));
    size_t lines = round_up(scratch->line_count * sizeof(Line));
    uint32_t page_count = (scratch->line_count + PAGE_LINES - 1) / PAGE_LINES;
    size_t pages = round_up(page_count * sizeof(Page));
    size_t bytes = round_up(sizeof(TextBlock)) + clusters + lines + pages + spec->text.len + 1;
    char *memory = mem_new(bytes);
    TextBlock *block = (TextBlock *)(void *)memory;
    memory += round_up(sizeof *block);
    memcpy(memory, scratch->clusters, (scratch->cluster_count + 1) * sizeof(Cluster));
    block->clusters = (const Cluster *)(void *)memory;
    memory += clusters;
    memcpy(memory, scratch->lines, scratch->line_count * sizeof(Line));
    block->lines = (const Line *)(void *)memory;
    memory += lines;
    block->pages = (Page *)(void *)memory;
    memory += pages;
    if (spec->text.len) memcpy(memory, spec->text.ptr, spec->text.len);
    block->spec = *spec;
    block->spec.text = sv_of(memory, spec->text.len);
    block->count = scratch->cluster_count;
    block->line_count = scratch->line_count;
    block->page_count = page_count;
    block->bytes = bytes;
    return block;
}

static void align_lines(Scratch *scratch, const TextSpec *spec, int32_t limit)
{
    if (limit < 0 || !(spec->centred || spec->right)) return;
    for (uint32_t i = 0; i < scratch->line_count; i++) {
        int32_t room = limit - scratch->lines[i].width;
        if (room > 0) scratch->lines[i].x = spec->right ? room : room / 2;
    }
}

static TextBlock *lay_out(Text *text, const TextSpec *spec)
{
    Scratch *scratch = &text->scratch;
    /* What was reported as a block's width must hold it again: a little more than the product, then down. */
    int32_t limit = spec->width > 0 ? (int32_t)floorf((float)spec->width * text->factor + 0.01F) : -1;
    int32_t ellipsis = 0;
    if (spec->max_lines > 0) fonts_measure(text->fonts, spec->font, sv("…"), &ellipsis);
    shape_text(scratch, text->fonts, text->breaks, spec->font, spec->text);
    bool is_cut = lines_break(scratch, spec, limit, ellipsis);
    align_lines(scratch, spec, limit);
    TextBlock *block = new_block(scratch, spec);
    block->is_cut = is_cut;
    block->factor = text->factor;
    for (uint32_t i = 0; i < block->line_count; i++)
        if (block->lines[i].width > block->width) block->width = block->lines[i].width;
    for (uint32_t i = 0; i < block->count && !block->has_emoji; i++)
        block->has_emoji = block->clusters[i].face == FACE_EMOJI;
    return block;
}

static void follow_factor(Text *text)
{
    float factor = canvas_factor(text->canvas);
    if (factor >= text->factor && factor <= text->factor) return;
    drop_all(text);
    emojis_free(text->emojis);
    text->emojis = emojis_new();
    fonts_set_factor(text->fonts, factor);
    text->factor = factor;
}

const TextBlock *text_layout(Text *text, const TextSpec *spec)
{
    assert(spec->font < FONT_COUNT && spec->text.len < INT32_MAX / 2);
    follow_factor(text);
    uint64_t hash = hash_spec(spec);
    TextBlock *block = find_block(text, spec, hash);
    if (block) {
        unlink_block(text, block);
    } else {
        block = lay_out(text, spec);
        block->hash = hash;
        if (text->block_count >= text->bucket_count) grow_table(text);
        TextBlock **bucket = &text->buckets[hash & (text->bucket_count - 1)];
        block->next_in_bucket = *bucket;
        *bucket = block;
        text->block_count++;
        text->bytes += block->bytes;
    }
    link_newest(text, block);
    block->used = text->frame;
    return block;
}

/* ---- what a block is like */

static int32_t units_up(const TextBlock *block, int32_t device)
{
    return (int32_t)ceilf((float)device / block->factor - 0.001F);
}

int32_t text_block_width(const TextBlock *block)
{
    return units_up(block, block->width);
}

int32_t text_block_height(const TextBlock *block)
{
    return (int32_t)block->line_count * (text_line_height(block->spec.font) + block->spec.leading);
}

size_t text_block_lines(const TextBlock *block)
{
    return block->line_count;
}

bool text_block_is_cut(const TextBlock *block)
{
    return block->is_cut;
}

int32_t text_width(Text *text, Font font, StrView string)
{
    return text_block_width(text_layout(text, &(TextSpec){ .font = font, .text = string }));
}

/* ---- drawing */

static void draw_emojis(Text *text, const TextBlock *block, uint32_t line_index, SDL_Point at, uint8_t alpha)
{
    const Line *line = &block->lines[line_index];
    Font font = block->spec.font;
    int32_t top = block_line_top(block, line_index), bottom = block_line_top(block, line_index + 1);
    int32_t height = fonts_emoji_height(text->fonts, font);
    for (uint32_t i = line->first; i < line->shown; i++) {
        const Cluster *cluster = &block->clusters[i];
        if (cluster->face != FACE_EMOJI) continue;
        SDL_Rect to = { at.x + line->x + cluster->x, at.y + top + (bottom - top - height) / 2,
                        fonts_emoji_width(text->fonts, font) - 1, height };
        StrView bytes = sv_of(block->spec.text.ptr + cluster->start, cluster[1].start - cluster->start);
        emojis_draw(text->emojis, text->canvas, fonts_get(text->fonts, font, FACE_EMOJI), bytes, to, alpha);
    }
}

static bool same_ink(Colour a, Colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void ensure_painted(Text *text, TextBlock *block, uint32_t index, Colour colour)
{
    static const Colour WHITE = { 255, 255, 255, 255 };
    Page *page = &block->pages[index];
    bool is_right = page->used && (same_ink(page->ink, colour) || same_ink(page->ink, WHITE));
    if (!is_right) {
        page->ink = page->used == text->frame ? WHITE : colour;
        size_t before = block->bytes;
        paint_page(text, block, index);
        text->painted++;
        text->bytes += block->bytes - before;
    }
    page->used = text->frame;
}

static void draw_page(Text *text, TextBlock *block, uint32_t index, SDL_Point at, Colour colour)
{
    Page *page = &block->pages[index];
    ensure_painted(text, block, index, colour);
    SDL_Rect to = { at.x + page->rect.x, at.y + page->rect.y, page->rect.w, page->rect.h };
    Colour tint = same_ink(page->ink, colour) ? (Colour){ 255, 255, 255, colour.a } : colour;
    canvas_tint(text->canvas, page->texture, (SDL_Point){ 0, 0 }, to, tint);
    if (!block->has_emoji) return;
    uint32_t end = (index + 1) * PAGE_LINES < block->line_count ? (index + 1) * PAGE_LINES : block->line_count;
    for (uint32_t i = index * PAGE_LINES; i < end; i++) draw_emojis(text, block, i, at, colour.a);
}

void text_draw(Text *text, const TextBlock *block, Point at, Colour colour)
{
    SDL_Point device = { canvas_device(text->canvas, at.x), canvas_device(text->canvas, at.y) };
    for (uint32_t i = 0; i < block->page_count; i++) {
        uint32_t end = (i + 1) * PAGE_LINES < block->line_count ? (i + 1) * PAGE_LINES : block->line_count;
        int32_t top = block_line_top(block, i * PAGE_LINES), bottom = block_line_top(block, end);
        /* Wide and tall enough for what reaches over the edges; where it lies exactly is known once it is painted. */
        int32_t room = bottom - top;
        SDL_Rect about = { device.x - room, device.y + top - 8, INT32_MAX / 4, room + 16 };
        if (canvas_is_hidden(text->canvas, about)) continue;
        /* The layout is const to the caller; the texture is the cache's own. */
        draw_page(text, (TextBlock *)block, i, device, colour);
    }
}
