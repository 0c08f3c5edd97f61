/* canvas_chart.c -- charts as textures: drawn again only when their points, colours or size change. */
#include <math.h>

#include "base/mem.h"
#include "ui/canvas_local.h"
#include "ui/coverage.h"

enum { CHARTS_MAX = 64, MARGIN = 16 /* units around the rectangle: dots and thick lines reach over its edge */ };

typedef struct Chart {
    uint64_t key;
    uint64_t content; /* hash of all that is drawn */
    SDL_Rect rect;    /* of the texture, from the chart's corner */
    SDL_Texture *texture;
    uint64_t used;
} Chart;

struct Charts {
    Chart list[CHARTS_MAX];
    size_t count;
};

Charts *charts_new(void)
{
    return mem_new(sizeof(Charts));
}

void charts_forget(Charts *charts)
{
    for (size_t i = 0; i < charts->count; i++)
        if (charts->list[i].texture) SDL_DestroyTexture(charts->list[i].texture);
    charts->count = 0;
}

void charts_free(Charts *charts)
{
    if (!charts) return;
    charts_forget(charts);
    mem_free(charts);
}

/* ---- which chart */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 31;
}

static uint64_t pair(int32_t a, int32_t b)
{
    return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static uint64_t hash_lines(const ChartLine *lines, size_t count, SDL_Rect box)
{
    uint64_t hash = mix(count, pair(box.w, box.h));
    for (size_t i = 0; i < count; i++) {
        const ChartLine *line = &lines[i];
        uint64_t colour = (uint64_t)line->colour.r << 24 | (uint64_t)line->colour.g << 16 |
                          (uint64_t)line->colour.b << 8 | line->colour.a;
        hash =
            mix(mix(hash, colour << 8 | (uint64_t)line->dash << 1 | line->closed), pair(line->width, 0) | line->count);
        for (size_t k = 0; k < line->count; k++) hash = mix(hash, pair(line->points[k].x, line->points[k].y));
    }
    return hash;
}

static Chart *find_chart(Canvas *canvas, uint64_t key)
{
    Charts *charts = canvas->charts;
    Chart *oldest = &charts->list[0];
    for (size_t i = 0; i < charts->count; i++) {
        if (charts->list[i].key == key) return &charts->list[i];
        if (charts->list[i].used < oldest->used) oldest = &charts->list[i];
    }
    if (charts->count < CHARTS_MAX) oldest = &charts->list[charts->count++];
    canvas_drop_texture(canvas, oldest->texture);
    *oldest = (Chart){ .key = key };
    return oldest;
}

/* ---- drawing */

/* The device pixels that the lines reach, from the chart's corner, at most MARGIN beyond its box. */
static SDL_Rect reach(const Canvas *canvas, SDL_Rect box, const ChartLine *lines, size_t count)
{
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    float scale = canvas->factor / 16.0F;
    for (size_t i = 0; i < count; i++) {
        float room = (float)lines[i].width * scale / 2.0F + 1.0F;
        for (size_t k = 0; k < lines[i].count; k++) {
            float x = (float)lines[i].points[k].x * scale, y = (float)lines[i].points[k].y * scale;
            left = fminf(left, x - room);
            right = fmaxf(right, x + room);
            top = fminf(top, y - room);
            bottom = fmaxf(bottom, y + room);
        }
    }
    if (left > right) return (SDL_Rect){ 0 };
    int32_t margin = canvas_device_width(canvas, MARGIN);
    SDL_Rect most = { -margin, -margin, box.w + 2 * margin, box.h + 2 * margin }, out;
    float a = fmaxf(left, (float)-margin), b = fmaxf(top, (float)-margin);
    float c = fminf(right, (float)(box.w + margin)), d = fminf(bottom, (float)(box.h + margin));
    if (a >= c || b >= d) return (SDL_Rect){ 0 };
    SDL_Rect all = { (int)floorf(a), (int)floorf(b), (int)(ceilf(c) - floorf(a)), (int)(ceilf(d) - floorf(b)) };
    return SDL_IntersectRect(&all, &most, &out) ? out : (SDL_Rect){ 0 };
}

static uint32_t over(uint32_t below, Colour colour, uint32_t samples)
{
    float alpha = (float)(colour.a * samples) / (255.0F * 64.0F), under = (float)(below >> 24) / 255.0F;
    float sum = alpha + under * (1.0F - alpha);
    if (sum <= 0.0F) return 0;
    const float parts[3] = { (float)(below >> 16 & 0xFF), (float)(below >> 8 & 0xFF), (float)(below & 0xFF) };
    const uint8_t own[3] = { colour.r, colour.g, colour.b };
    uint32_t pixel = (uint32_t)(sum * 255.0F + 0.5F);
    for (size_t i = 0; i < 3; i++) {
        float mixed = ((float)own[i] * alpha + parts[i] * under * (1.0F - alpha)) / sum;
        pixel = pixel << 8 | (uint32_t)(mixed + 0.5F);
    }
    return pixel;
}

static Pen pen_of(const Canvas *canvas, const ChartLine *line)
{
    static const float DASHES[][2] = {
        [DASH_SOLID] = { 0, 0 }, [DASH_MAJOR] = { 6, 2 }, [DASH_MINOR] = { 2, 2 }, [DASH_PROJECTED] = { 3, 3 }
    };
    float width = fmaxf((float)line->width * canvas->factor / 16.0F, 1.0F);
    return (Pen){ width, DASHES[line->dash][0] * canvas->factor, DASHES[line->dash][1] * canvas->factor };
}

static void cover(const Canvas *canvas, Coverage *coverage, const ChartLine *line, SDL_Rect rect)
{
    size_t count = line->count + (line->closed && line->width > 0 ? 1 : 0);
    Spot *spots = mem_resize(NULL, 0, count, sizeof *spots);
    float scale = canvas->factor / 16.0F;
    for (size_t i = 0; i < count; i++) {
        Point point = line->points[i < line->count ? i : 0];
        spots[i] = (Spot){ (float)point.x * scale - (float)rect.x, (float)point.y * scale - (float)rect.y };
    }
    if (line->width > 0)
        coverage_line(coverage, spots, count, pen_of(canvas, line));
    else
        coverage_polygon(coverage, spots, count);
    mem_free(spots);
}

static SDL_Texture *render(Canvas *canvas, SDL_Rect rect, const ChartLine *lines, size_t count)
{
    uint32_t *pixels = mem_resize(NULL, 0, (size_t)rect.w * (size_t)rect.h, sizeof *pixels);
    Coverage *coverage = coverage_new(rect.w, rect.h);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].count == 0) continue;
        coverage_clear(coverage);
        cover(canvas, coverage, &lines[i], rect);
        for (int32_t y = 0; y < rect.h; y++) {
            for (int32_t x = 0; x < rect.w; x++) {
                uint32_t samples = (uint32_t)coverage_at(coverage, x, y);
                uint32_t *pixel = &pixels[(size_t)y * (size_t)rect.w + (size_t)x];
                if (samples) *pixel = over(*pixel, lines[i].colour, samples);
            }
        }
    }
    SDL_Texture *texture = canvas_texture(canvas, pixels, rect.w, rect.h);
    coverage_free(coverage);
    mem_free(pixels);
    return texture;
}

void canvas_chart(Canvas *canvas, uint64_t key, Rect rect, const ChartLine *lines, size_t count)
{
    SDL_Rect box = canvas_device_rect(canvas, rect);
    SDL_Rect most = { box.x, box.y, box.w, box.h };
    int32_t margin = canvas_device_width(canvas, MARGIN);
    most = (SDL_Rect){ most.x - margin, most.y - margin, most.w + 2 * margin, most.h + 2 * margin };
    if (canvas_is_hidden(canvas, most)) return;
    Chart *chart = find_chart(canvas, key);
    uint64_t content = hash_lines(lines, count, box);
    if (!chart->used || chart->content != content) {
        canvas_drop_texture(canvas, chart->texture);
        chart->texture = NULL;
        chart->content = content;
        chart->rect = reach(canvas, box, lines, count);
        if (chart->rect.w > 0 && chart->rect.h > 0) chart->texture = render(canvas, chart->rect, lines, count);
    }
    chart->used = canvas->frame;
    SDL_Rect to = { box.x + chart->rect.x, box.y + chart->rect.y, chart->rect.w, chart->rect.h };
    canvas_tint(canvas, chart->texture, (SDL_Point){ 0, 0 }, to, (Colour){ 255, 255, 255, 255 });
}
