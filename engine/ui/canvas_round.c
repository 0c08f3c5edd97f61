/* canvas_round.c -- boxes with round corners: straight parts are fills, corners are quarters of a cached disc or ring. */
#include "ui/canvas_local.h"

void canvas_radii(const Canvas *canvas, SDL_Rect rect, Corners corners, int32_t out[4])
{
    const int32_t units[4] = { corners.tl, corners.tr, corners.br, corners.bl };
    int32_t shorter = rect.w < rect.h ? rect.w : rect.h;
    for (size_t i = 0; i < 4; i++) {
        int32_t radius = canvas_device(canvas, units[i]);
        out[i] = radius > shorter / 2 ? shorter / 2 : radius;
    }
}

/* The quarter `which` (tl, tr, br, bl) of a mask of 2r × 2r at its corner of `rect`. */
static void draw_corner(Canvas *canvas, SDL_Rect rect, size_t which, int32_t radius, int32_t width, Colour colour)
{
    if (radius <= 0) return;
    bool is_right = which == 1 || which == 2, is_bottom = which >= 2;
    SDL_Point from = { is_right ? radius : 0, is_bottom ? radius : 0 };
    SDL_Rect to = { is_right ? rect.x + rect.w - radius : rect.x, is_bottom ? rect.y + rect.h - radius : rect.y, radius,
                    radius };
    if (canvas_is_hidden(canvas, to)) return;
    canvas_tint(canvas, masks_ring(canvas, radius, width), from, to, colour);
}

static void sort_pair(int32_t *a, int32_t *b)
{
    if (*a <= *b) return;
    int32_t kept = *a;
    *a = *b;
    *b = kept;
}

/* Bands between the heights at which a corner begins or ends; each is one fill, none overlaps another: alpha counts. */
static void fill_bands(Canvas *canvas, SDL_Rect rect, const int32_t radii[4], Colour colour)
{
    int32_t edges[6] = { 0, radii[0], radii[1], rect.h - radii[2], rect.h - radii[3], rect.h };
    sort_pair(&edges[1], &edges[2]);
    sort_pair(&edges[3], &edges[4]);
    for (size_t i = 0; i < 5; i++) {
        int32_t top = edges[i], bottom = edges[i + 1];
        if (top >= bottom) continue;
        int32_t left = top < radii[0] ? radii[0] : bottom > rect.h - radii[3] ? radii[3] : 0;
        int32_t right = top < radii[1] ? radii[1] : bottom > rect.h - radii[2] ? radii[2] : 0;
        canvas_fill_device(canvas, (SDL_Rect){ rect.x + left, rect.y + top, rect.w - left - right, bottom - top },
                           colour);
    }
}

void canvas_round(Canvas *canvas, Rect rect, Corners corners, Colour colour)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    if (box.w <= 0 || box.h <= 0 || canvas_is_hidden(canvas, box)) return;
    int32_t radii[4];
    canvas_radii(canvas, box, corners, radii);
    fill_bands(canvas, box, radii, colour);
    for (size_t i = 0; i < 4; i++) draw_corner(canvas, box, i, radii[i], 0, colour);
}

void canvas_outline(Canvas *canvas, Rect rect, Corners corners, int32_t width, Colour colour)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    int32_t line = canvas_device_width(canvas, width);
    if (line <= 0 || canvas_is_hidden(canvas, box)) return;
    if (box.w <= 2 * line || box.h <= 2 * line) {
        canvas_round(canvas, rect, corners, colour); /* the edges meet */
        return;
    }
    int32_t radii[4];
    canvas_radii(canvas, box, corners, radii);
    /* A corner smaller than the line is square: the horizontal edges cover it. */
    for (size_t i = 0; i < 4; i++) {
        if (radii[i] < line) radii[i] = 0;
        draw_corner(canvas, box, i, radii[i], line, colour);
    }
    int32_t right = box.x + box.w, bottom = box.y + box.h;
    canvas_fill_device(canvas, (SDL_Rect){ box.x + radii[0], box.y, box.w - radii[0] - radii[1], line }, colour);
    canvas_fill_device(canvas, (SDL_Rect){ box.x + radii[3], bottom - line, box.w - radii[3] - radii[2], line },
                       colour);
    int32_t ends[4];
    for (size_t i = 0; i < 4; i++) ends[i] = radii[i] ? radii[i] : line;
    canvas_fill_device(canvas, (SDL_Rect){ box.x, box.y + ends[0], line, box.h - ends[0] - ends[3] }, colour);
    canvas_fill_device(canvas, (SDL_Rect){ right - line, box.y + ends[1], line, box.h - ends[1] - ends[2] }, colour);
}

void canvas_hatch(Canvas *canvas, Rect rect, Corners corners, Colour colour)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    if (box.w <= 0 || box.h <= 0 || canvas_is_hidden(canvas, box)) return;
    int32_t radii[4];
    canvas_radii(canvas, box, corners, radii);
    canvas_tint(canvas, masks_hatch(canvas, box.w, box.h, radii, canvas_device_width(canvas, 2)), (SDL_Point){ 0, 0 },
                box, colour);
}
