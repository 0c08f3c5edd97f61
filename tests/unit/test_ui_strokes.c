/* test_ui_strokes.c -- a canvas that paints only what changed shows, pixel for pixel, what painting everything shows. */
#include "unit/ui_bench.h"

#include "ui/gallery_sheet.h"

/* ---- two screens, the same hand ---- */

typedef struct Twins {
    UiBench *kept, *whole; /* one paints what changed, the other everything at once */
    Gallery left, right;   /* what each shows is its own */
} Twins;

static Gallery gallery_of(const char *lang)
{
    Gallery g = { .is_english = strcmp(lang, "en") == 0, .on = { true, false, true }, .index = { 0, 0, 1, 0, 110, 0 } };
    g.table = (TableState){ .sort = 1, .descending = true, .current = 2 };
    return g;
}

static Twins twins_open(float factor, const char *theme, const char *lang)
{
    Point size = { SHEET_W, SHEET_H };
    Twins twins = { .kept = bench_open_as(size, factor, theme, lang),
                    .whole = bench_open_as(size, factor, theme, lang) };
    bench_keep_frames(twins.kept);
    twins.left = twins.right = gallery_of(lang);
    return twins;
}

static void twins_close(Twins *twins)
{
    bench_close(twins->kept);
    bench_close(twins->whole);
}

static void expect_same(const Twins *twins, int step)
{
    const SDL_Surface *a = twins->kept->surface, *b = twins->whole->surface;
    for (int y = 0; y < a->h; y++) {
        const uint32_t *left = (const uint32_t *)(const void *)((const char *)a->pixels + y * a->pitch);
        const uint32_t *right = (const uint32_t *)(const void *)((const char *)b->pixels + y * b->pitch);
        for (int x = 0; x < a->w; x++) {
            if (left[x] == right[x]) continue;
            fail_msg("step %d: (%d, %d) is %08x, not %08x", step, x, y, left[x], right[x]);
        }
    }
}

static void twins_frame(Twins *twins, int step)
{
    bench_frame(twins->kept, draw_gallery, &twins->left);
    bench_frame(twins->whole, draw_gallery, &twins->right);
    SDL_RenderFlush(twins->whole->renderer);
    expect_same(twins, step);
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A pointer that wanders, presses, scrolls; keys; seconds that pass. */
static void act(UiBench *bench, uint32_t seed)
{
    static const UiKey KEYS[] = { KEY_TAB, KEY_SPACE, KEY_DOWN, KEY_UP, KEY_ENTER, KEY_ESC };
    UiInput *input = &bench->input;
    uint32_t state = seed;
    input->now_ms += next_random(&state) % 700;
    input->mouse = (Point){ (int32_t)(next_random(&state) % SHEET_W), (int32_t)(next_random(&state) % SHEET_H) };
    uint32_t kind = next_random(&state) % 6;
    if (kind == 0) input->mouse_down = input->mouse_pressed = true;
    if (kind == 1) {
        input->mouse_released = input->mouse_down;
        input->mouse_down = false;
    }
    if (kind == 2) bench_key(bench, KEYS[next_random(&state) % 6], 0);
    if (kind == 3) input->wheel = next_random(&state) % 2 ? 40 : -40;
}

static void wander(float factor, const char *theme, const char *lang, int steps)
{
    Twins twins = twins_open(factor, theme, lang);
    int64_t painted = 0;
    for (int step = 0; step < steps; step++) {
        act(twins.kept, (uint32_t)step * 7919u + 5);
        act(twins.whole, (uint32_t)step * 7919u + 5);
        twins_frame(&twins, step);
        for (size_t i = 0; step && i < twins.kept->damage_count; i++)
            painted += (int64_t)twins.kept->damage[i].w * twins.kept->damage[i].h;
    }
    /* It is worth it: of all that was seen after the first frame less than a tenth was painted. */
    int64_t all = (int64_t)(steps - 1) * twins.kept->surface->w * twins.kept->surface->h;
    assert_true(painted > 0 && painted * 10 < all);
    twins_close(&twins);
}

static void kept_frames__show_what_painting_everything_shows(void **state)
{
    (void)state;
    wander(1, "light", "zh", 120);
    wander(1.25f, "dark", "en", 60);
    wander(2, "light", "en", 30);
}

/* ---- one canvas ---- */

typedef struct Sheet {
    Rect box;
    Colour colour;
    Colour inks[2];
    bool is_wet; /* a veil over everything: painted twice it would be darker */
} Sheet;

enum { BENCH_W = 400, BENCH_H = 300 };

static const Colour PAPER = { 250, 250, 250, 255 }, RED = { 200, 30, 40, 255 }, BLUE = { 30, 60, 200, 255 };
static const Colour VEIL = { 0, 0, 0, 90 };

static void draw_paper(Ui *ui, void *data)
{
    const Sheet *sheet = data;
    const UiParts *parts = ui_parts(ui);
    canvas_fill(parts->canvas, (Rect){ 0, 0, BENCH_W, BENCH_H }, PAPER);
    canvas_round(parts->canvas, sheet->box, CORNERS(6), sheet->colour);
    const TextBlock *block = text_layout(parts->text, &(TextSpec){ .font = FONT_R14, .text = sv("还有 42 秒") });
    for (int32_t i = 0; i < 2; i++) text_draw(parts->text, block, (Point){ 20, 200 + 40 * i }, sheet->inks[i]);
    if (sheet->is_wet) canvas_fill(parts->canvas, (Rect){ 0, 0, BENCH_W, BENCH_H }, VEIL);
}

static Sheet plain(void)
{
    return (Sheet){ { 10, 10, 40, 30 }, RED, { BLUE, BLUE }, false };
}

static bool is_damaged(const UiBench *bench, SDL_Rect rect)
{
    int32_t covered = 0;
    for (size_t i = 0; i < bench->damage_count; i++) {
        SDL_Rect part;
        if (SDL_IntersectRect(&bench->damage[i], &rect, &part)) covered += part.w * part.h;
    }
    return covered == rect.w * rect.h;
}

static int32_t damaged_area(const UiBench *bench)
{
    int32_t area = 0;
    for (size_t i = 0; i < bench->damage_count; i++) area += bench->damage[i].w * bench->damage[i].h;
    return area;
}

static void a_frame_like_the_last__paints_nothing(void **state)
{
    (void)state;
    UiBench *bench = bench_open();
    Sheet sheet = plain();
    bench_keep_frames(bench);
    bench_frame(bench, draw_paper, &sheet);
    assert_int_equal(damaged_area(bench), BENCH_W * BENCH_H);
    bench_frame(bench, draw_paper, &sheet);
    assert_int_equal(bench->damage_count, 0);
    bench_close(bench);
}

static void a_box_that_moves__paints_both_its_places_and_little_more(void **state)
{
    (void)state;
    UiBench *bench = bench_open();
    Sheet sheet = plain();
    bench_keep_frames(bench);
    bench_frame(bench, draw_paper, &sheet);
    sheet.box.x = 300;
    bench_frame(bench, draw_paper, &sheet);
    assert_true(is_damaged(bench, (SDL_Rect){ 10, 10, 40, 30 }) && is_damaged(bench, (SDL_Rect){ 300, 10, 40, 30 }));
    assert_true(damaged_area(bench) < BENCH_W * BENCH_H / 6);
    bench_close(bench);
}

static void a_canvas_told_to_forget__paints_everything(void **state)
{
    (void)state;
    UiBench *bench = bench_open();
    Sheet sheet = plain();
    bench_keep_frames(bench);
    bench_frame(bench, draw_paper, &sheet);
    canvas_forget(bench->canvas);
    bench_frame(bench, draw_paper, &sheet);
    assert_int_equal(damaged_area(bench), BENCH_W * BENCH_H);
    bench_close(bench);
}

/* A text in two inks is painted anew within the frame: the first stroke's texture must outlive it. */
static void a_text_in_two_inks__shows_both(void **state)
{
    (void)state;
    UiBench *kept = bench_open();
    UiBench *whole = bench_open();
    Twins twins = { .kept = kept, .whole = whole };
    Sheet sheet = plain();
    bench_keep_frames(kept);
    for (int step = 0; step < 4; step++) {
        sheet.inks[1] = step % 2 ? RED : BLUE;
        sheet.inks[0] = step < 2 ? BLUE : RED;
        bench_frame(kept, draw_paper, &sheet);
        bench_frame(whole, draw_paper, &sheet);
        SDL_RenderFlush(whole->renderer);
        expect_same(&twins, step);
    }
    twins_close(&twins);
}

/* What is seen through is painted once, however the damage is cut: a chessboard of changes under a veil is more than there
 * are rectangles for. */
static void draw_board(Ui *ui, void *data)
{
    Canvas *canvas = ui_parts(ui)->canvas;
    bool odd = *(bool *)data;
    canvas_fill(canvas, (Rect){ 0, 0, SHEET_W, SHEET_H }, PAPER);
    for (int32_t y = 0; y < SHEET_H; y += 64) {
        for (int32_t x = 0; x < SHEET_W; x += 64)
            if (odd && (x + y) / 64 % 2 == 0) canvas_fill(canvas, (Rect){ x + 8, y + 8, 20, 20 }, RED);
    }
    canvas_fill(canvas, (Rect){ 0, 0, SHEET_W, SHEET_H }, VEIL);
}

static void draw_few(Ui *ui, void *data)
{
    Canvas *canvas = ui_parts(ui)->canvas;
    bool odd = *(bool *)data;
    canvas_fill(canvas, (Rect){ 0, 0, SHEET_W, SHEET_H }, PAPER);
    for (int32_t y = 0; odd && y < SHEET_H; y += 128) canvas_fill(canvas, (Rect){ y / 2, y, 20, 20 }, BLUE);
    canvas_fill(canvas, (Rect){ 0, 0, SHEET_W, SHEET_H }, VEIL);
}

static void scattered_changes__are_painted_once(void **state)
{
    (void)state;
    static const UiView VIEWS[] = { draw_board, draw_few };
    for (size_t v = 0; v < 2; v++) {
        Twins twins = twins_open(1, "light", "zh");
        for (int step = 0; step < 4; step++) {
            bool odd = step % 2;
            bench_frame(twins.kept, VIEWS[v], &odd);
            bench_frame(twins.whole, VIEWS[v], &odd);
            SDL_RenderFlush(twins.whole->renderer);
            expect_same(&twins, step);
        }
        twins_close(&twins);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_frames__show_what_painting_everything_shows),
        cmocka_unit_test(a_frame_like_the_last__paints_nothing),
        cmocka_unit_test(a_box_that_moves__paints_both_its_places_and_little_more),
        cmocka_unit_test(a_canvas_told_to_forget__paints_everything),
        cmocka_unit_test(a_text_in_two_inks__shows_both),
        cmocka_unit_test(scattered_changes__are_painted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
