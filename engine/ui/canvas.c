/* canvas.c -- the canvas itself: units to device pixels, clips, flat fills and straight lines. */
#include "ui/canvas.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "ui/canvas_local.h"

bool canvas_new(Canvas **out, SDL_Renderer *renderer, const char *root, Err *err)
{
    if (!renderer) return err_set(err, ERR_IO, "no renderer to draw with");
    Canvas *canvas = mem_new(sizeof *canvas);
    canvas->renderer = renderer;
    canvas->root = mem_copy(root, strlen(root));
    canvas->factor = 1.0F;
    canvas->masks = masks_new();
    canvas->pictures = pictures_new();
    canvas->charts = charts_new();
    *out = canvas;
    return true;
}

void canvas_free(Canvas *canvas)
{
    if (!canvas) return;
    masks_free(canvas->masks);
    pictures_free(canvas->pictures);
    charts_free(canvas->charts);
    strokes_free(canvas->strokes);
    mem_free(canvas->root);
    mem_free(canvas);
}

/* The widest rectangle in units that is surely seen: the target, rounded outwards. */
static Rect whole_target(const Canvas *canvas)
{
    return (Rect){ 0, 0, (int32_t)ceilf((float)canvas->device_w / canvas->factor),
                   (int32_t)ceilf((float)canvas->device_h / canvas->factor) };
}

void canvas_begin(Canvas *canvas, int32_t device_w, int32_t device_h, float factor)
{
    assert(factor > 0.0F);
    bool is_new = factor < canvas->factor || factor > canvas->factor;
    canvas->device_w = device_w;
    canvas->device_h = device_h;
    canvas->factor = factor;
    canvas->frame++;
    if (is_new) {
        masks_free(canvas->masks);
        canvas->masks = masks_new();
        pictures_forget_sizes(canvas->pictures);
        charts_forget(canvas->charts);
    }
    canvas->clips[0] = whole_target(canvas);
    canvas->device_clips[0] = (SDL_Rect){ 0, 0, device_w, device_h };
    canvas->clip_count = 1;
    if (canvas->strokes) strokes_begin(canvas->strokes, device_w, device_h);
}

void canvas_keep_frames(Canvas *canvas)
{
    if (!canvas->strokes) canvas->strokes = strokes_new();
}

size_t canvas_end(Canvas *canvas, const SDL_Rect **damage)
{
    assert(canvas->strokes);
    return strokes_end(canvas, damage);
}

void canvas_forget(Canvas *canvas)
{
    assert(canvas->strokes);
    strokes_forget(canvas->strokes);
}

float canvas_factor(const Canvas *canvas)
{
    return canvas->factor;
}

int32_t canvas_device(const Canvas *canvas, int32_t units)
{
    return (int32_t)floorf((float)units * canvas->factor + 0.5F);
}

SDL_Rect canvas_device_rect(const Canvas *canvas, Rect rect)
{
    int32_t left = canvas_device(canvas, rect.x);
    int32_t top = canvas_device(canvas, rect.y);
    return (SDL_Rect){ left, top, canvas_device(canvas, rect.x + rect.w) - left,
                       canvas_device(canvas, rect.y + rect.h) - top };
}

int32_t canvas_device_width(const Canvas *canvas, int32_t units)
{
    int32_t width = canvas_device(canvas, units);
    return units > 0 && width < 1 ? 1 : width;
}

/* ---- clips */

void canvas_push_clip(Canvas *canvas, Rect rect)
{
    assert(canvas->clip_count > 0 && canvas->clip_count < CANVAS_MAX_CLIPS);
    size_t top = canvas->clip_count++;
    canvas->clips[top] = rect_meet(rect, canvas->clips[top - 1]);
    SDL_Rect device = canvas_device_rect(canvas, rect);
    if (!SDL_IntersectRect(&device, &canvas->device_clips[top - 1], &canvas->device_clips[top]))
        canvas->device_clips[top] = (SDL_Rect){ device.x, device.y, 0, 0 };
}

void canvas_pop_clip(Canvas *canvas)
{
    assert(canvas->clip_count > 1);
    canvas->clip_count--;
}

Rect canvas_clip(const Canvas *canvas)
{
    assert(canvas->clip_count > 0);
    return canvas->clips[canvas->clip_count - 1];
}

bool canvas_is_hidden(const Canvas *canvas, SDL_Rect rect)
{
    assert(canvas->clip_count > 0);
    return !SDL_HasIntersection(&rect, &canvas->device_clips[canvas->clip_count - 1]);
}

/* ---- strokes */

static void paint_fill(SDL_Renderer *renderer, const Stroke *stroke)
{
    Colour colour = stroke->colour;
    SDL_SetRenderDrawBlendMode(renderer, colour.a < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(renderer, colour.r, colour.g, colour.b, colour.a);
    SDL_RenderFillRect(renderer, &stroke->seen);
}

void canvas_paint(Canvas *canvas, const Stroke *stroke)
{
    SDL_Texture *texture = stroke->texture;
    if (!texture) {
        paint_fill(canvas->renderer, stroke);
        return;
    }
    SDL_Rect from = { stroke->from.x, stroke->from.y, stroke->seen.w, stroke->seen.h };
    SDL_SetTextureColorMod(texture, stroke->colour.r, stroke->colour.g, stroke->colour.b);
    SDL_SetTextureAlphaMod(texture, stroke->colour.a);
    SDL_RenderCopy(canvas->renderer, texture, &from, &stroke->seen);
}

/* `stroke->seen` is where it would lie without clips. */
static void put(Canvas *canvas, Stroke *stroke)
{
    SDL_Rect whole = stroke->seen;
    if (!SDL_IntersectRect(&whole, &canvas->device_clips[canvas->clip_count - 1], &stroke->seen)) return;
    stroke->from.x += stroke->seen.x - whole.x;
    stroke->from.y += stroke->seen.y - whole.y;
    if (canvas->strokes)
        strokes_add(canvas->strokes, stroke);
    else
        canvas_paint(canvas, stroke);
}

void canvas_fill_device(Canvas *canvas, SDL_Rect rect, Colour colour)
{
    if (rect.w > 0 && rect.h > 0) put(canvas, &(Stroke){ .seen = rect, .colour = colour });
}

void canvas_fill(Canvas *canvas, Rect rect, Colour colour)
{
    canvas_fill_device(canvas, canvas_device_rect(canvas, rect), colour);
}

/* ---- lines */

typedef struct DashUnits {
    int32_t on, off;
} DashUnits;

static const DashUnits DASHES[] = {
    [DASH_SOLID] = { 0, 0 }, [DASH_MAJOR] = { 6, 2 }, [DASH_MINOR] = { 2, 2 }, [DASH_PROJECTED] = { 3, 3 }
};

/* Dashes are counted in whole device pixels, so that all of a line are alike. `line` is a device rectangle. */
static void draw_dashes(Canvas *canvas, SDL_Rect line, bool is_vertical, Dash dash, Colour colour)
{
    if (dash == DASH_SOLID) {
        canvas_fill_device(canvas, line, colour);
        return;
    }
    int32_t on = canvas_device_width(canvas, DASHES[dash].on);
    int32_t off = canvas_device_width(canvas, DASHES[dash].off);
    int32_t length = is_vertical ? line.h : line.w;
    for (int32_t at = 0; at < length; at += on + off) {
        int32_t piece = at + on > length ? length - at : on;
        SDL_Rect dashed = is_vertical ? (SDL_Rect){ line.x, line.y + at, line.w, piece }
                                      : (SDL_Rect){ line.x + at, line.y, piece, line.h };
        canvas_fill_device(canvas, dashed, colour);
    }
}

void canvas_hline(Canvas *canvas, Point from, int32_t length, int32_t width, Dash dash, Colour colour)
{
    SDL_Rect line = canvas_device_rect(canvas, (Rect){ from.x, from.y, length, width });
    line.h = canvas_device_width(canvas, width);
    draw_dashes(canvas, line, false, dash, colour);
}

void canvas_vline(Canvas *canvas, Point from, int32_t length, int32_t width, Dash dash, Colour colour)
{
    SDL_Rect line = canvas_device_rect(canvas, (Rect){ from.x, from.y, width, length });
    line.w = canvas_device_width(canvas, width);
    draw_dashes(canvas, line, true, dash, colour);
}

void canvas_dashed_box(Canvas *canvas, Rect rect, Dash dash, Colour colour)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    int32_t line = canvas_device_width(canvas, 1);
    if (box.w < 2 * line || box.h < 2 * line) return;
    SDL_Rect inner = { box.x, box.y + line, line, box.h - 2 * line };
    draw_dashes(canvas, (SDL_Rect){ box.x, box.y, box.w, line }, false, dash, colour);
    draw_dashes(canvas, (SDL_Rect){ box.x, box.y + box.h - line, box.w, line }, false, dash, colour);
    draw_dashes(canvas, inner, true, dash, colour);
    inner.x = box.x + box.w - line;
    draw_dashes(canvas, inner, true, dash, colour);
}

void canvas_segments(Canvas *canvas, Rect rect, Colour colour)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    if (box.w <= 0 || box.h <= 0 || canvas_is_hidden(canvas, box)) return;
    int32_t on = canvas_device_width(canvas, 4);
    int32_t off = canvas_device_width(canvas, 1);
    for (int32_t at = 0; at < box.w; at += on + off) {
        SDL_Rect piece = { box.x + at, box.y, at + on > box.w ? box.w - at : on, box.h };
        canvas_fill_device(canvas, piece, colour);
    }
}

/* ---- textures */

void canvas_tint(Canvas *canvas, SDL_Texture *texture, SDL_Point from, SDL_Rect to, Colour colour)
{
    if (texture) put(canvas, &(Stroke){ .seen = to, .texture = texture, .from = from, .colour = colour });
}

SDL_Texture *canvas_texture(Canvas *canvas, const uint32_t *pixels, int32_t w, int32_t h)
{
    SDL_Texture *texture =
        SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, w, h);
    if (!texture) return NULL;
    SDL_UpdateTexture(texture, NULL, pixels, w * (int)sizeof *pixels);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    canvas->texture_count++;
    /* A number, not an address: what is kept of a frame tells textures apart by it. */
    SDL_SetTextureUserData(texture, (void *)canvas->texture_count);
    return texture;
}

void canvas_drop_texture(Canvas *canvas, SDL_Texture *texture)
{
    if (!texture) return;
    if (canvas->strokes)
        strokes_drop(canvas->strokes, texture);
    else
        SDL_DestroyTexture(texture);
}
