/* test_ui_sheet.c -- one picture of everything that is drawn, at four scales in both themes, to be looked at:
 * .build/sheets/<theme>-<scale>.png. What a program can see of it is asserted. */
#include "ui_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#pragma GCC diagnostic pop

#include "base/buf.h"
#include "base/mem.h"
#include "ui/picture.h"
#include "ui/text.h"

enum { SHEET_W = 720, SHEET_H = 560 };

typedef struct Sheet {
    Screen screen;
    Text *text;
    Theme theme;
} Sheet;

static Colour ink(const Sheet *sheet, Token token)
{
    return theme_colour(&sheet->theme, token);
}

static const TextBlock *write(Sheet *sheet, TextSpec spec, Point at, Token token)
{
    const TextBlock *block = text_layout(sheet->text, &spec);
    text_draw(sheet->text, block, at, ink(sheet, token));
    return block;
}

static void draw_fonts(Sheet *sheet)
{
    static const char *const LINES[FONT_COUNT] = {
        [FONT_R12] = "12 直骨门角述 已读 14 秒·14:02:19 先生您好，178、205斤拍40码。JN-2031",
        [FONT_B12] = "B12 直骨门角述 四面弹直筒牛仔裤 ¥390 Practise these three first",
        [FONT_R14] =
            "14 直骨门角述 38会紧。40码腰围103cm 👍🏽😀👨‍👩‍👧🇨🇳❤️1️⃣",
        [FONT_B14] = "B14 直骨门角述 今天先练这三条 Do one, then you know how",
        [FONT_B16] = "B16 直骨门角述 周先生 89",
        [FONT_B20] = "B20 直骨门角述 练习台",
        [FONT_M12] = "M12 assets/themes/light.lua:12 ✓ ✕ ⭐ 한국 ½ é 𠮷 ①②",
        [FONT_B48] = "0123456789",
    };
    int32_t y = 8;
    for (Font font = FONT_R12; font < FONT_COUNT; font++) {
        const TextBlock *block =
            write(sheet, (TextSpec){ .font = font, .text = sv(LINES[font]) }, (Point){ 12, y }, TOKEN_T1);
        y += text_block_height(block) + 4;
    }
}

static void draw_bubbles(Sheet *sheet)
{
    static const char MESSAGE[] =
        "先生您好，178、205斤拍40码。四面弹直筒，久坐不勒。您放心（7天无理由）——“今天拍，下周三前能到吗？”……"
        "我们尽快安排，https://example.com/a/b?c=d 谢谢！\n第二段 waterproof jacket 😀";
    Canvas *canvas = sheet->screen.canvas;
    TextSpec spec = { .font = FONT_R14, .text = sv(MESSAGE), .width = 240, .leading = 2 };
    const TextBlock *block = text_layout(sheet->text, &spec);
    Rect bubble = { 12, 256, text_block_width(block) + 24, text_block_height(block) + 16 };
    canvas_round(canvas, bubble, (Corners){ 8, 2, 8, 8 }, ink(sheet, TOKEN_ME));
    Rect spans[8];
    size_t count = text_span(block, 15, 81, spans, 8);
    for (size_t i = 0; i < count; i++) {
        Rect span = { bubble.x + 12 + spans[i].x, bubble.y + 8 + spans[i].y, spans[i].w, spans[i].h };
        canvas_round(canvas, span, CORNERS(2), ink(sheet, TOKEN_MAJOR_T));
        canvas_hline(canvas, (Point){ span.x, span.y + span.h - 2 }, span.w, 2, DASH_MAJOR, ink(sheet, TOKEN_MAJOR_B));
    }
    text_draw(sheet->text, block, (Point){ bubble.x + 12, bubble.y + 8 }, ink(sheet, TOKEN_T1));
    Rect other = { 292, 256, 200, 82 };
    canvas_round(canvas, other, (Corners){ 2, 8, 8, 8 }, ink(sheet, TOKEN_THEM));
    canvas_outline(canvas, other, (Corners){ 2, 8, 8, 8 }, 1, ink(sheet, TOKEN_LINE));
    spec.width = 176;
    spec.max_lines = 3;
    write(sheet, spec, (Point){ 304, 264 }, TOKEN_T1);
    spec = (TextSpec){ .font = FONT_R12, .text = sv("居中的两行\n文字"), .width = 200, .centred = true };
    write(sheet, spec, (Point){ 292, 346 }, TOKEN_T2);
    spec = (TextSpec){ .font = FONT_R12, .text = sv("靠右 14:02:19"), .width = 200, .right = true };
    write(sheet, spec, (Point){ 292, 384 }, TOKEN_T3);
}

static void draw_shapes(Sheet *sheet)
{
    Canvas *canvas = sheet->screen.canvas;
    const Token bars[] = { TOKEN_GOOD_B, TOKEN_MINOR_B, TOKEN_MAJOR_B, TOKEN_CRIT_B };
    for (int32_t i = 0; i < 4; i++) {
        Rect bar = { 516, 256 + i * 14, 84, 6 };
        canvas_round(canvas, bar, CORNERS(3), ink(sheet, TOKEN_SUNKEN));
        bar.w = 60;
        if (i == 0) canvas_round(canvas, bar, CORNERS(3), ink(sheet, bars[i]));
        if (i == 1) canvas_segments(canvas, bar, ink(sheet, bars[i]));
        if (i == 2) canvas_hatch(canvas, bar, CORNERS(3), ink(sheet, bars[i]));
        if (i == 3) canvas_outline(canvas, bar, CORNERS(3), 1, ink(sheet, bars[i]));
        Dash dash = (Dash)i;
        canvas_hline(canvas, (Point){ 616, 258 + i * 14 }, 84, 2, dash, ink(sheet, TOKEN_T2));
    }
    canvas_dashed_box(canvas, (Rect){ 516, 318, 84, 28 }, DASH_PROJECTED, ink(sheet, TOKEN_ACCENT));
    canvas_round(canvas, (Rect){ 616, 318, 84, 28 }, CORNERS(8), ink(sheet, TOKEN_FILL));
    canvas_outline(canvas, (Rect){ 612, 314, 92, 36 }, CORNERS(10), 2, ink(sheet, TOKEN_ACCENT));
    TextSpec spec = { .font = FONT_R14, .text = sv("发送"), .width = 84, .centred = true };
    write(sheet, spec, (Point){ 616, 322 }, TOKEN_ON_FILL);
    canvas_hatch(canvas, (Rect){ 516, 356, 184, 40 }, (Corners){ 8, 2, 14, 0 }, ink(sheet, TOKEN_LINE3));
}

static void draw_pictures(Sheet *sheet)
{
    static const char *const ICONS[] = { "home", "desk", "film", "gear", "search", "clock", "crit", "major", "minor" };
    static const char *const AVATARS[] = { "avatars/hunter", "avatars/talkative", "avatars/shy" };
    Canvas *canvas = sheet->screen.canvas;
    for (int32_t i = 0; i < 9; i++) {
        canvas_icon(canvas, ICONS[i], (Point){ 440 + i * 28, 12 }, 20, ink(sheet, TOKEN_T2));
        canvas_icon(canvas, ICONS[i], (Point){ 440 + i * 28, 40 }, 16, ink(sheet, TOKEN_ACCENT));
    }
    for (int32_t i = 0; i < 3; i++) {
        assert_true(canvas_picture_round(canvas, AVATARS[i], (Rect){ 516 + i * 44, 72, 36, 36 }));
        assert_true(canvas_picture_round(canvas, AVATARS[i], (Rect){ 516 + i * 44, 116, 24, 24 }));
    }
    assert_true(canvas_picture(canvas, "goods/JN-2031", (Rect){ 516, 150, 72, 72 }));
    assert_true(canvas_picture(canvas, "goods/JN-2045", (Rect){ 596, 150, 48, 48 }));
    assert_true(canvas_picture(canvas, "logo/logo-256", (Rect){ 656, 150, 36, 36 }));
}

/* A radar and a line chart, in sixteenths of a unit. */
static void draw_charts(Sheet *sheet)
{
    static const Point RING[] = { { 1280, 80 }, { 2421, 909 }, { 1985, 2251 }, { 575, 2251 }, { 139, 909 } };
    static const Point OWN[] = { { 1280, 120 }, { 2300, 950 }, { 1800, 2000 }, { 700, 2100 }, { 400, 1000 } };
    static const Point WAVE[] = {
        { 0, 900 }, { 800, 700 }, { 1600, 1100 }, { 2400, 300 }, { 3200, 800 }, { 4000, 500 }
    };
    static const Point STEPS[] = { { 0, 1500 },    { 900, 1500 },  { 900, 1200 },
                                   { 2100, 1200 }, { 2100, 1700 }, { 4000, 1700 } };
    Colour accent = ink(sheet, TOKEN_ACCENT), soft = accent;
    soft.a = 31;
    const ChartLine radar[] = {
        { RING, 5, 16, DASH_SOLID, ink(sheet, TOKEN_LINE2), true },
        { OWN, 5, 0, DASH_SOLID, soft, true },
        { OWN, 5, 32, DASH_SOLID, accent, true },
    };
    canvas_chart(sheet->screen.canvas, 1, (Rect){ 292, 404, 160, 150 }, radar, 3);
    const ChartLine lines[] = {
        { WAVE, 6, 24, DASH_MAJOR, ink(sheet, TOKEN_SPD), false },
        { STEPS, 6, 32, DASH_MINOR, ink(sheet, TOKEN_TON), false },
        { WAVE + 1, 4, 48, DASH_SOLID, ink(sheet, TOKEN_SIZ), false },
    };
    canvas_chart(sheet->screen.canvas, 2, (Rect){ 460, 404, 250, 140 }, lines, 3);
}

static void draw_sheet(Sheet *sheet)
{
    screen_clear(&sheet->screen, ink(sheet, TOKEN_CANVAS));
    draw_fonts(sheet);
    draw_bubbles(sheet);
    draw_shapes(sheet);
    draw_pictures(sheet);
    draw_charts(sheet);
    SDL_RenderFlush(sheet->screen.renderer);
}

static void put_bytes(void *context, void *data, int size)
{
    buf_put(context, sv_of(data, (size_t)size));
}

/* Write what is on the screen, and read it back: it must be the same. */
static void keep(Sheet *sheet, const char *name)
{
    SDL_Surface *surface = sheet->screen.surface;
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);
    Buf png = { 0 };
    assert_true(stbi_write_png_to_func(put_bytes, &png, rgb->w, rgb->h, 3, rgb->pixels, rgb->pitch));
    int32_t w, h;
    uint32_t *pixels = picture_read_png(buf_view(&png), &w, &h);
    assert_non_null(pixels);
    assert_int_equal(w, surface->w);
    assert_int_equal(h, surface->h);
    for (int32_t i = 0; i < w * h; i += 97)
        assert_int_equal(pixels[i] & 0xFFFFFFU, screen_pixel(&sheet->screen, i % w, i / w));
    mem_free(pixels);
    SDL_FreeSurface(rgb);
    char path[128];
    snprintf(path, sizeof path, ".build/sheets/%s-%.1f.png", name, (double)sheet->screen.factor);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(png.ptr, 1, png.len, file), png.len);
    fclose(file);
    buf_clear(&png);
}

static void sheet__is_drawn__alike_from_the_caches(void **state)
{
    (void)state;
    static const char *const THEMES[] = { "light", "dark" };
    static const float FACTORS[] = { 1.0F, 1.5F, 2.0F, 3.0F };
    Err err = { 0 };
    assert_true(mkdir(".build", 0777) == 0 || errno == EEXIST);
    assert_true(mkdir(".build/sheets", 0777) == 0 || errno == EEXIST);
    for (size_t i = 0; i < 8; i++) {
        Sheet sheet = { .screen = screen_open(SHEET_W, SHEET_H, FACTORS[i / 2]) };
        SDL_Surface *surface = sheet.screen.surface;
        if (!theme_load(&sheet.theme, ".", THEMES[i % 2], &err)) fail_msg("%s", err.text);
        if (!text_new(&sheet.text, sheet.screen.canvas, &err)) fail_msg("%s", err.text);
        draw_sheet(&sheet);
        size_t size = (size_t)surface->pitch * (size_t)surface->h;
        uint8_t *first = mem_new(size);
        memcpy(first, surface->pixels, size);
        for (int frame = 0; frame < 3; frame++) {
            text_end_frame(sheet.text);
            canvas_begin(sheet.screen.canvas, surface->w, surface->h, FACTORS[i / 2]);
            draw_sheet(&sheet);
        }
        assert_memory_equal(first, surface->pixels, size);
        keep(&sheet, THEMES[i % 2]);
        mem_free(first);
        text_free(sheet.text);
        screen_close(&sheet.screen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(sheet__is_drawn__alike_from_the_caches) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
