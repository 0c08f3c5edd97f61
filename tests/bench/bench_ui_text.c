/* bench_ui_text.c -- what text costs a frame, next to a bare frame of the same run: cold, cached, and layout by the thousand. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "ui/text.h"

enum { WINDOW_W = 1280, WINDOW_H = 800, FRAMES = 60, MESSAGES = 10000 };

static const char *const BUBBLES[] = {
    "先生您好，178、205斤拍40码。四面弹直筒，久坐不勒。",
    "下周三有个会，要条牛仔裤。178，205斤，穿多大？",
    "38会紧。40码腰围103cm，裤长可以免费改，收到后七天内都可以退换，您放心试。",
    "那我再问一下，掉不掉色？之前买过一条黑的，洗一次水就全黑了，白衬衫都染了。",
    "深蓝这款做过固色，头两次请单独冷水洗，浅色衣服别放一起，之后就不掉了。",
    "行，40。今天拍，下周三前能到吗？",
    "下午5点前付款今天就发，一般2到4天到，周三前够用。",
    "运费谁出？不合适的话退回来麻烦不麻烦，要不要自己叫快递。",
    "非质量问题退货运费您这边出，有运费险的话会赔；退货在订单里点一下，快递上门取件，不用自己叫，很方便。",
    "好的，那我下单了，麻烦今天一定发出来，谢谢。",
};
enum { BUBBLE_COUNT = sizeof BUBBLES / sizeof *BUBBLES };

typedef struct Rig {
    SDL_Window *window;
    SDL_Renderer *renderer;
    Canvas *canvas;
    Text *text;
    float factor;
} Rig;

static void must(bool holds, const char *what, const char *why)
{
    if (holds) return;
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void rig_open(Rig *rig, float factor)
{
    Err err = { 0 };
    *rig = (Rig){ .factor = factor };
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    must(SDL_Init(SDL_INIT_VIDEO) == 0, "SDL", SDL_GetError());
    rig->window = SDL_CreateWindow("bench", 0, 0, (int)(WINDOW_W * factor), (int)(WINDOW_H * factor), 0);
    rig->renderer = SDL_CreateRenderer(rig->window, -1, SDL_RENDERER_SOFTWARE);
    must(rig->renderer, "renderer", SDL_GetError());
    must(canvas_new(&rig->canvas, rig->renderer, ".", &err), "canvas", err.text);
    must(text_new(&rig->text, rig->canvas, &err), "text", err.text);
}

static void rig_close(Rig *rig)
{
    text_free(rig->text);
    canvas_free(rig->canvas);
    SDL_DestroyRenderer(rig->renderer);
    SDL_DestroyWindow(rig->window);
    SDL_Quit();
}

typedef enum Kind { BARE, BOXES, WORDS } Kind;

static void draw_frame(Rig *rig, Kind kind)
{
    SDL_SetRenderDrawColor(rig->renderer, 0xF4, 0xF5, 0xF8, 255);
    SDL_RenderClear(rig->renderer);
    canvas_begin(rig->canvas, (int32_t)(WINDOW_W * rig->factor), (int32_t)(WINDOW_H * rig->factor), rig->factor);
    int32_t y = 8;
    for (size_t i = 0; kind != BARE && i < BUBBLE_COUNT; i++) {
        TextSpec spec = { .font = FONT_R14, .text = sv(BUBBLES[i]), .width = 408, .leading = 2 };
        const TextBlock *block = text_layout(rig->text, &spec);
        Rect bubble = { i % 2 ? 200 : 640, y, text_block_width(block) + 24, text_block_height(block) + 16 };
        canvas_round(rig->canvas, bubble, CORNERS(8), (Colour){ 0xDE, 0xE6, 0xFC, 255 });
        if (kind == WORDS)
            text_draw(rig->text, block, (Point){ bubble.x + 12, y + 8 }, (Colour){ 0x1B, 0x1F, 0x2A, 255 });
        y += bubble.h + 12;
    }
    SDL_RenderPresent(rig->renderer);
    text_end_frame(rig->text);
}

static double frame_ms(Rig *rig, Kind kind)
{
    int64_t before = bench_ns();
    draw_frame(rig, kind);
    return (double)(bench_ns() - before) / 1e6;
}

/* The three kinds in turn, so that a busy machine slows all alike. */
static void bench_cached(Rig *rig)
{
    double times[3][FRAMES];
    for (size_t i = 0; i < 3 * FRAMES; i++) times[i % 3][i / 3] = frame_ms(rig, (Kind)(i % 3));
    double bare = bench_median(times[BARE], FRAMES), boxes = bench_median(times[BOXES], FRAMES);
    double words = bench_median(times[WORDS], FRAMES);
    printf(
        "scale %.1f: bare frame %.2f ms; with 10 bubbles %.2f ms (%.2f x); with their text, cached, %.2f ms (%.2f x)\n",
        (double)rig->factor, bare, boxes, boxes / bare, words, words / bare);
}

static void bench_cold(float factor)
{
    double cold[BENCH_PAIRS], bare[BENCH_PAIRS];
    for (size_t i = 0; i < BENCH_PAIRS; i++) {
        Rig rig;
        rig_open(&rig, factor);
        frame_ms(&rig, BARE);
        bare[i] = frame_ms(&rig, BARE);
        cold[i] = frame_ms(&rig, WORDS);
        rig_close(&rig);
    }
    double ms = bench_median(cold, BENCH_PAIRS), base = bench_median(bare, BENCH_PAIRS);
    printf("scale %.1f: first frame with text, nothing cached, %.2f ms (%.1f x a bare frame)\n", (double)factor, ms,
           ms / base);
}

/* Messages that differ, as long as those of a chat. */
static void bench_layout(Rig *rig)
{
    Buf text = { 0 };
    int64_t before = bench_ns();
    for (int i = 0; i < MESSAGES; i++) {
        buf_reset(&text);
        buf_printf(&text, "%d %s%s", i, BUBBLES[i % BUBBLE_COUNT], BUBBLES[i / BUBBLE_COUNT % BUBBLE_COUNT]);
        TextSpec spec = { .font = FONT_R14, .text = buf_view(&text), .width = 408, .leading = 2 };
        text_layout(rig->text, &spec);
        if (i % 100 == 99) text_end_frame(rig->text);
    }
    double ms = (double)(bench_ns() - before) / 1e6;
    printf("layout of %d messages: %.0f ms, %.1f us each\n", MESSAGES, ms, ms * 1e3 / MESSAGES);
    buf_clear(&text);
}

static void print_memory(const char *when)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long total = 0, resident = 0;
    if (file && fscanf(file, "%ld %ld", &total, &resident) == 2)
        printf("resident %s: %.1f MB\n", when, (double)resident * (double)sysconf(_SC_PAGESIZE) / 1e6);
    if (file) fclose(file);
}

int main(void)
{
    if (!getenv("SDL_VIDEODRIVER")) SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    const float factors[] = { 1.0F, 2.0F };
    for (size_t i = 0; i < 2; i++) {
        Rig rig;
        rig_open(&rig, factors[i]);
        draw_frame(&rig, WORDS);
        print_memory("after the first frame");
        bench_cached(&rig);
        if (i == 0) bench_layout(&rig);
        rig_close(&rig);
        bench_cold(factors[i]);
    }
    print_memory("at the end");
    return 0;
}
