/* test_ui_canvas.c -- what is drawn, pixel by pixel: edges that meet, corners, clips, dashes, hatches, pictures, charts. */
#include "ui_fixture.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/canvas_local.h"
#include "ui/coverage.h"
#include "ui/picture.h"

static const float FACTORS[] = { 0.8F, 1.0F, 1.25F, 1.5F, 1.75F, 2.0F, 3.0F };
enum { FACTOR_COUNT = sizeof FACTORS / sizeof *FACTORS };

static const Colour BLACK = { 0, 0, 0, 255 }, WHITE = { 255, 255, 255, 255 }, RED = { 255, 0, 0, 255 };
static const Colour HALF = { 0, 0, 0, 128 };

static Screen paper(float factor)
{
    Screen screen = screen_open(120, 80, factor);
    screen_clear(&screen, WHITE);
    return screen;
}

/* How dark a pixel is: 0..255. */
static int32_t ink_at(Screen *screen, int32_t x, int32_t y)
{
    return 255 - (int32_t)(screen_pixel(screen, x, y) >> 8 & 0xFF);
}

static int64_t all_ink(Screen *screen)
{
    int64_t sum = 0;
    for (int32_t y = 0; y < screen->surface->h; y++)
        for (int32_t x = 0; x < screen->surface->w; x++) sum += ink_at(screen, x, y);
    return sum;
}

static void assert_solid(Screen *screen, SDL_Rect rect, int32_t ink)
{
    for (int32_t y = rect.y; y < rect.y + rect.h; y++)
        for (int32_t x = rect.x; x < rect.x + rect.w; x++)
            if (abs(ink_at(screen, x, y) - ink) > 1)
                fail_msg("ink %d at %d, %d, not %d", ink_at(screen, x, y), x, y, ink);
}

/* ---- fills and clips */

static void units__become__the_nearest_pixels(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Screen screen = paper(FACTORS[f]);
        for (int32_t units = -200; units < 200; units++) {
            float exact = (float)units * FACTORS[f], error = (float)canvas_device(screen.canvas, units) - exact;
            assert_true(error <= 0.5F && error > -0.5F);
        }
        screen_close(&screen);
    }
}

static void fills__side_by_side__leave_no_seam(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Screen screen = paper(FACTORS[f]);
        /* Half ink: a seam would stay white, an overlap would be darker. */
        for (int32_t x = 0; x < 120; x += 7)
            for (int32_t y = 0; y < 80; y += 11) canvas_fill(screen.canvas, (Rect){ x, y, 7, 11 }, HALF);
        assert_solid(&screen, (SDL_Rect){ 0, 0, screen.surface->w, screen.surface->h }, 128);
        screen_close(&screen);
    }
}

static void clips__nest__and_end(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    canvas_push_clip(screen.canvas, (Rect){ 10, 10, 50, 50 });
    canvas_push_clip(screen.canvas, (Rect){ 40, 0, 50, 30 });
    Rect clip = canvas_clip(screen.canvas);
    assert_int_equal(clip.x, 40);
    assert_int_equal(clip.y, 10);
    assert_int_equal(clip.w, 20);
    assert_int_equal(clip.h, 20);
    canvas_fill(screen.canvas, (Rect){ 0, 0, 120, 80 }, BLACK);
    assert_int_equal(all_ink(&screen), 255 * 40 * 40);
    canvas_push_clip(screen.canvas, (Rect){ 100, 70, 10, 10 }); /* nothing is left */
    canvas_fill(screen.canvas, (Rect){ 0, 0, 120, 80 }, BLACK);
    canvas_round(screen.canvas, (Rect){ 0, 0, 120, 80 }, CORNERS(8), BLACK);
    assert_int_equal(all_ink(&screen), 255 * 40 * 40);
    canvas_pop_clip(screen.canvas);
    canvas_pop_clip(screen.canvas);
    canvas_pop_clip(screen.canvas);
    canvas_fill(screen.canvas, (Rect){ 0, 0, 120, 80 }, BLACK);
    assert_int_equal(all_ink(&screen), 255LL * 240 * 160);
    screen_close(&screen);
}

/* ---- round boxes */

static void round__covers__its_box_but_the_corners(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Screen screen = paper(FACTORS[f]);
        canvas_round(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 8, 2, 14, 0 }, HALF);
        SDL_Rect box = canvas_device_rect(screen.canvas, (Rect){ 10, 10, 60, 40 });
        int32_t radii[4];
        canvas_radii(screen.canvas, box, (Corners){ 8, 2, 14, 0 }, radii);
        double expected = (double)box.w * box.h;
        for (size_t i = 0; i < 4; i++) expected -= (1.0 - 3.14159265 / 4) * radii[i] * radii[i];
        double drawn = (double)all_ink(&screen) / 128.0;
        assert_true(drawn > expected * 0.995 - 1 && drawn < expected * 1.005 + 1); /* nothing twice, no gap */
        assert_int_equal(ink_at(&screen, box.x, box.y), 0);
        assert_int_equal(ink_at(&screen, box.x, box.y + box.h - 1), 128); /* the square corner */
        assert_int_equal(ink_at(&screen, box.x - 1, box.y + box.h / 2), 0);
        assert_int_equal(ink_at(&screen, box.x, box.y + box.h / 2), 128);
        assert_int_equal(ink_at(&screen, box.x + box.w - 1, box.y + box.h / 2), 128);
        screen_close(&screen);
    }
}

static void round__with_a_large_radius__is_a_disc(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    canvas_round(screen.canvas, (Rect){ 10, 10, 30, 30 }, CORNERS(99), BLACK);
    for (int32_t y = 0; y < 160; y++) {
        for (int32_t x = 0; x < 240; x++) {
            double dx = x + 0.5 - 50, dy = y + 0.5 - 50, distance = dx * dx + dy * dy;
            if (distance < 29.0 * 29) assert_int_equal(ink_at(&screen, x, y), 255);
            if (distance > 31.0 * 31) assert_int_equal(ink_at(&screen, x, y), 0);
        }
    }
    screen_close(&screen);
}

static void outline__is__an_edge_inside(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Screen screen = paper(FACTORS[f]);
        canvas_outline(screen.canvas, (Rect){ 10, 10, 60, 40 }, CORNERS(8), 1, HALF);
        SDL_Rect box = canvas_device_rect(screen.canvas, (Rect){ 10, 10, 60, 40 });
        int32_t line = canvas_device_width(screen.canvas, 1);
        assert_true(line >= 1);
        SDL_Rect inner = { box.x + line + 5 * line, box.y + line, box.w - 12 * line, box.h - 2 * line };
        inner.x = box.x + box.w / 4;
        inner.w = box.w / 2;
        assert_solid(&screen, inner, 0);
        assert_solid(&screen, (SDL_Rect){ box.x + box.w / 4, box.y, box.w / 2, line }, 128);
        assert_solid(&screen, (SDL_Rect){ box.x + box.w / 4, box.y + box.h - line, box.w / 2, line }, 128);
        assert_solid(&screen, (SDL_Rect){ box.x, box.y + box.h / 3, line, box.h / 3 }, 128);
        assert_solid(&screen, (SDL_Rect){ box.x + box.w - line, box.y + box.h / 3, line, box.h / 3 }, 128);
        assert_int_equal(ink_at(&screen, box.x, box.y), 0);
        screen_close(&screen);
    }
}

static void outline__of_square_corners__meets_them(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    canvas_outline(screen.canvas, (Rect){ 10, 10, 60, 40 }, CORNERS(0), 2, HALF);
    assert_int_equal(all_ink(&screen), 128 * (120 * 80 - 112 * 72));
    screen_clear(&screen, WHITE);
    canvas_outline(screen.canvas, (Rect){ 10, 10, 60, 40 }, CORNERS(1), 2, HALF); /* rounder than thick it is not */
    assert_int_equal(all_ink(&screen), 128 * (120 * 80 - 112 * 72));
    canvas_outline(screen.canvas, (Rect){ 90, 10, 3, 3 }, CORNERS(0), 2, BLACK); /* thicker than wide */
    assert_solid(&screen, (SDL_Rect){ 180, 20, 6, 6 }, 255);
    screen_close(&screen);
}

/* ---- lines */

static void lines__are__never_thinner_than_a_pixel(void **state)
{
    (void)state;
    Screen screen = paper(0.4F);
    canvas_hline(screen.canvas, (Point){ 10, 10 }, 50, 1, DASH_SOLID, BLACK);
    canvas_vline(screen.canvas, (Point){ 10, 20 }, 50, 1, DASH_SOLID, BLACK);
    assert_int_equal(all_ink(&screen), 255 * (20 + 20));
    screen_close(&screen);
}

static void dashes__repeat__on_and_off(void **state)
{
    (void)state;
    const int32_t on[] = { [DASH_MAJOR] = 6, [DASH_MINOR] = 2, [DASH_PROJECTED] = 3 };
    const int32_t off[] = { [DASH_MAJOR] = 2, [DASH_MINOR] = 2, [DASH_PROJECTED] = 3 };
    for (Dash dash = DASH_MAJOR; dash <= DASH_PROJECTED; dash++) {
        Screen screen = paper(2.0F);
        canvas_hline(screen.canvas, (Point){ 10, 10 }, 100, 2, dash, BLACK);
        canvas_vline(screen.canvas, (Point){ 10, 20 }, 50, 1, dash, BLACK);
        for (int32_t x = 0; x < 200; x++) {
            bool is_on = x % (2 * (on[dash] + off[dash])) < 2 * on[dash];
            assert_int_equal(ink_at(&screen, 20 + x, 20), is_on ? 255 : 0);
            assert_int_equal(ink_at(&screen, 20 + x, 23), is_on ? 255 : 0);
            if (x < 100) assert_int_equal(ink_at(&screen, 21, 40 + x), is_on ? 255 : 0);
        }
        assert_int_equal(ink_at(&screen, 20, 24), 0);
        screen_close(&screen);
    }
}

static void dashed_box__has__four_sides(void **state)
{
    (void)state;
    Screen screen = paper(1.0F);
    canvas_dashed_box(screen.canvas, (Rect){ 10, 10, 41, 31 }, DASH_PROJECTED, BLACK);
    assert_int_equal(ink_at(&screen, 10, 10), 255);
    assert_int_equal(ink_at(&screen, 13, 10), 0);
    assert_int_equal(ink_at(&screen, 10, 40), 255);
    assert_int_equal(ink_at(&screen, 10, 11), 255);
    assert_int_equal(ink_at(&screen, 50, 12), 255);
    assert_solid(&screen, (SDL_Rect){ 11, 11, 39, 29 }, 0);
    screen_close(&screen);
}

static void hatch__inks__half_of_its_box(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Screen screen = paper(FACTORS[f]);
        canvas_hatch(screen.canvas, (Rect){ 10, 10, 80, 40 }, CORNERS(3), BLACK);
        SDL_Rect box = canvas_device_rect(screen.canvas, (Rect){ 10, 10, 80, 40 });
        double part = (double)all_ink(&screen) / 255.0 / box.w / box.h;
        assert_true(part > 0.46 && part < 0.54);
        /* At 45°: one step right and one up is the same line. */
        for (int32_t x = 20; x < 40; x++)
            assert_int_equal(ink_at(&screen, box.x + x, box.y + 12), ink_at(&screen, box.x + x + 1, box.y + 11));
        screen_close(&screen);
    }
}

static void hatch__keeps__within_its_corners(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    canvas_hatch(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 20, 0, 0, 0 }, BLACK);
    canvas_round(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 20, 0, 0, 0 }, WHITE);
    assert_true(all_ink(&screen) < 255 * 20); /* only what shines through the edge */
    canvas_hatch(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 0, 0, 0, 20 }, BLACK);
    canvas_round(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 0, 0, 0, 20 }, WHITE);
    assert_true(all_ink(&screen) < 255 * 40);
    canvas_hatch(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 0, 0, 20, 0 }, BLACK);
    canvas_round(screen.canvas, (Rect){ 10, 10, 60, 40 }, (Corners){ 0, 0, 20, 0 }, WHITE);
    assert_true(all_ink(&screen) < 255 * 60);
    screen_close(&screen);
}

static void segments__are__four_and_one(void **state)
{
    (void)state;
    Screen screen = paper(1.0F);
    canvas_segments(screen.canvas, (Rect){ 10, 10, 13, 6 }, BLACK);
    for (int32_t x = 0; x < 13; x++) assert_int_equal(ink_at(&screen, 10 + x, 12), x % 5 < 4 ? 255 : 0);
    assert_int_equal(ink_at(&screen, 23, 12), 0);
    screen_close(&screen);
}

/* ---- pictures */

static void picture__is_scaled__by_area(void **state)
{
    (void)state;
    /* Black and white in turn are grey; what is transparent has no say in the colour. */
    uint32_t master[6 * 6];
    for (size_t i = 0; i < 36; i++) master[i] = (i + i / 6) % 2 ? 0xFF000000U : 0xFFFFFFFFU;
    uint32_t *out = picture_scale(&(Picture){ master, 6, 6, 6 }, 3, 3);
    for (size_t i = 0; i < 9; i++) assert_true((out[i] & 0xFF) >= 127 && (out[i] & 0xFF) <= 128 && out[i] >> 24 == 255);
    mem_free(out);
    for (size_t i = 0; i < 36; i++) master[i] = i % 2 ? 0xFF3366CCU : 0x00FFFFFFU;
    out = picture_scale(&(Picture){ master, 6, 6, 6 }, 3, 3);
    for (size_t i = 0; i < 9; i++) assert_int_equal(out[i], 0x803366CCU);
    mem_free(out);
    const int32_t sizes[] = { 1, 4, 5, 6, 7, 17 };
    for (size_t i = 0; i < 36; i++) master[i] = 0xC0112233U;
    for (size_t s = 0; s < 6; s++) {
        out = picture_scale(&(Picture){ master, 6, 6, 6 }, sizes[s], sizes[s]);
        for (int32_t i = 0; i < sizes[s] * sizes[s]; i++) assert_int_equal(out[i], 0xC0112233U);
        mem_free(out);
    }
}

static void picture__that_is_no_png__is_refused(void **state)
{
    (void)state;
    int32_t w, h;
    assert_null(picture_read_png(sv("not a picture"), &w, &h));
    assert_null(picture_read_png(sv(""), &w, &h));
    assert_null(picture_read_png(sv_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), &w, &h));
}

static void picture__stands__in_the_middle_of_its_box(void **state)
{
    (void)state;
    Screen screen = paper(1.0F);
    assert_false(canvas_picture(screen.canvas, "avatars/nobody", (Rect){ 0, 0, 32, 32 }));
    assert_false(canvas_picture(screen.canvas, "../etc/nothing", (Rect){ 0, 0, 32, 32 }));
    assert_int_equal(all_ink(&screen), 0);
    assert_true(canvas_picture(screen.canvas, "logo/logo-64", (Rect){ 20, 10, 60, 30 }));
    assert_true(all_ink(&screen) > 0);
    for (int32_t y = 0; y < 80; y++)
        for (int32_t x = 0; x < 120; x++)
            if (x < 35 || x >= 65 || y < 10 || y >= 40) assert_int_equal(screen_pixel(&screen, x, y), 0xFFFFFF);
    screen_close(&screen);
}

static void picture__cropped_round__has_empty_corners(void **state)
{
    (void)state;
    uint32_t pixels[40 * 40];
    for (size_t i = 0; i < 1600; i++) pixels[i] = 0xFF102030U;
    picture_crop_round(pixels, 40, 40);
    assert_int_equal(pixels[0] >> 24, 0);
    assert_int_equal(pixels[20 * 40 + 20], 0xFF102030U);
    assert_int_equal(pixels[20 * 40] >> 24 > 200, 1);
    int64_t sum = 0;
    for (size_t i = 0; i < 1600; i++) sum += pixels[i] >> 24;
    double area = (double)sum / 255.0;
    assert_true(area > 3.14159265 * 400 - 3 && area < 3.14159265 * 400 + 3);
}

static void icon__is__a_mask_in_any_colour(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    canvas_icon(screen.canvas, "home", (Point){ 10, 10 }, 20, RED);
    size_t count = 0;
    for (int32_t y = 0; y < 160; y++) {
        for (int32_t x = 0; x < 240; x++) {
            uint32_t pixel = screen_pixel(&screen, x, y);
            if (pixel == 0xFFFFFF) continue;
            count++;
            assert_int_equal(pixel >> 16, 0xFF); /* between white and red */
            assert_true(x >= 20 && x < 60 && y >= 20 && y < 60);
        }
    }
    assert_true(count > 50 && count < 1200);
    screen_close(&screen);
}

/* ---- charts */

static void coverage__of_shapes__is_their_area(void **state)
{
    (void)state;
    Coverage *coverage = coverage_new(40, 40);
    const Spot box[4] = { { 10.25F, 10.5F }, { 20.75F, 10.5F }, { 20.75F, 30.0F }, { 10.25F, 30.0F } };
    coverage_polygon(coverage, box, 4);
    assert_int_equal(coverage_at(coverage, 15, 20), 64);
    assert_int_equal(coverage_at(coverage, 10, 20), 48);
    assert_int_equal(coverage_at(coverage, 15, 10), 32);
    assert_int_equal(coverage_at(coverage, 9, 20), 0);
    assert_int_equal(coverage_at(coverage, 15, 30), 0);
    coverage_polygon(coverage, box, 4); /* once more changes nothing */
    assert_int_equal(coverage_at(coverage, 10, 20), 48);
    coverage_clear(coverage);
    coverage_disc(coverage, (Spot){ 20, 20 }, 15);
    int32_t sum = 0;
    for (int32_t i = 0; i < 1600; i++) sum += coverage_at(coverage, i % 40, i / 40);
    assert_true(abs(sum / 64 - 706) < 4);
    coverage_clear(coverage);
    const Spot outside[3] = { { -50, -50 }, { 90, -50 }, { 20, 200 } }; /* larger than the paper on all sides */
    coverage_polygon(coverage, outside, 3);
    assert_int_equal(coverage_at(coverage, 20, 20), 64);
    coverage_free(coverage);
}

static void coverage__of_lines__has_their_width(void **state)
{
    (void)state;
    Coverage *coverage = coverage_new(60, 20);
    const Spot line[3] = { { 5, 10 }, { 30, 10 }, { 55, 10 } };
    coverage_line(coverage, line, 3, (Pen){ 2, 0, 0 });
    for (int32_t x = 6; x < 54; x++) {
        assert_int_equal(coverage_at(coverage, x, 9), 64);
        assert_int_equal(coverage_at(coverage, x, 10), 64);
        assert_int_equal(coverage_at(coverage, x, 8), 0);
    }
    coverage_clear(coverage);
    coverage_line(coverage, line, 3, (Pen){ 2, 6, 4 });
    for (int32_t x = 5; x < 55; x++) assert_int_equal(coverage_at(coverage, x, 9), (x - 5) % 10 < 6 ? 64 : 0);
    coverage_free(coverage);
}

static void chart__is_drawn__again_when_it_changes(void **state)
{
    (void)state;
    Screen screen = paper(2.0F);
    Point points[3] = { { 0, 0 }, { 16 * 40, 0 }, { 16 * 40, 16 * 20 } };
    ChartLine line = { .points = points, .count = 3, .colour = BLACK };
    canvas_chart(screen.canvas, 1, (Rect){ 10, 10, 40, 20 }, &line, 1);
    int64_t first = all_ink(&screen);
    assert_true(llabs(first - 255LL * 80 * 40 / 2) < 255 * 20); /* half of its box */
    assert_int_equal(ink_at(&screen, 98, 22), 255);
    assert_int_equal(ink_at(&screen, 22, 50), 0);
    screen_clear(&screen, WHITE);
    canvas_chart(screen.canvas, 1, (Rect){ 10, 10, 40, 20 }, &line, 1);
    assert_int_equal(all_ink(&screen), first);
    points[1] = (Point){ 0, 16 * 20 };
    screen_clear(&screen, WHITE);
    canvas_chart(screen.canvas, 1, (Rect){ 10, 10, 40, 20 }, &line, 1);
    assert_int_equal(ink_at(&screen, 98, 22), 0);
    assert_int_equal(ink_at(&screen, 22, 50), 255);
    screen_clear(&screen, WHITE);
    line.colour = HALF; /* and over itself: alpha counts once a line */
    const ChartLine two[2] = { line, line };
    canvas_chart(screen.canvas, 2, (Rect){ 10, 10, 40, 20 }, two, 2);
    assert_in_range(ink_at(&screen, 22, 50), 190, 193);
    screen_close(&screen);
}

static void chart__without_points__draws_nothing(void **state)
{
    (void)state;
    Screen screen = paper(1.0F);
    canvas_chart(screen.canvas, 1, (Rect){ 10, 10, 40, 20 }, NULL, 0);
    const Point one = { 100, 100 };
    const ChartLine lines[] = { { .points = NULL, .count = 0, .width = 16, .colour = BLACK },
                                { .points = &one, .count = 1, .colour = BLACK } };
    canvas_chart(screen.canvas, 2, (Rect){ 10, 10, 40, 20 }, lines, 2);
    assert_int_equal(all_ink(&screen), 0);
    screen_close(&screen);
}

static void canvas__changes_its_factor__and_forgets(void **state)
{
    (void)state;
    Screen screen = screen_open(120, 80, 2.0F);
    Point points[2] = { { 0, 0 }, { 16 * 40, 0 } };
    ChartLine line = { .points = points, .count = 2, .width = 32, .colour = BLACK };
    int64_t inks[4];
    for (size_t i = 0; i < 4; i++) {
        canvas_begin(screen.canvas, 240, 160, i % 2 ? 1.0F : 2.0F);
        screen_clear(&screen, WHITE);
        canvas_round(screen.canvas, (Rect){ 10, 30, 40, 20 }, CORNERS(6), BLACK);
        canvas_icon(screen.canvas, "home", (Point){ 60, 30 }, 20, BLACK);
        canvas_chart(screen.canvas, 1, (Rect){ 10, 10, 40, 4 }, &line, 1);
        inks[i] = all_ink(&screen);
    }
    assert_int_equal(inks[0], inks[2]);
    assert_int_equal(inks[1], inks[3]);
    double ratio = (double)inks[0] / (double)inks[1];
    assert_true(ratio > 3.9 && ratio < 4.1);
    screen_close(&screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units__become__the_nearest_pixels),
        cmocka_unit_test(fills__side_by_side__leave_no_seam),
        cmocka_unit_test(clips__nest__and_end),
        cmocka_unit_test(round__covers__its_box_but_the_corners),
        cmocka_unit_test(round__with_a_large_radius__is_a_disc),
        cmocka_unit_test(outline__is__an_edge_inside),
        cmocka_unit_test(outline__of_square_corners__meets_them),
        cmocka_unit_test(lines__are__never_thinner_than_a_pixel),
        cmocka_unit_test(dashes__repeat__on_and_off),
        cmocka_unit_test(dashed_box__has__four_sides),
        cmocka_unit_test(hatch__inks__half_of_its_box),
        cmocka_unit_test(hatch__keeps__within_its_corners),
        cmocka_unit_test(segments__are__four_and_one),
        cmocka_unit_test(picture__is_scaled__by_area),
        cmocka_unit_test(picture__that_is_no_png__is_refused),
        cmocka_unit_test(picture__stands__in_the_middle_of_its_box),
        cmocka_unit_test(picture__cropped_round__has_empty_corners),
        cmocka_unit_test(icon__is__a_mask_in_any_colour),
        cmocka_unit_test(coverage__of_shapes__is_their_area),
        cmocka_unit_test(coverage__of_lines__has_their_width),
        cmocka_unit_test(chart__is_drawn__again_when_it_changes),
        cmocka_unit_test(chart__without_points__draws_nothing),
        cmocka_unit_test(canvas__changes_its_factor__and_forgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
