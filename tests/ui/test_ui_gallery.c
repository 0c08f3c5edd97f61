/* test_ui_gallery.c -- every component in every state on one sheet, for eyes (PNGs in .build/<preset>/gallery) and for what a
 * program can see: no text is cut, each state shows, each widget has its node. */
#include "ui/gallery_sheet.h"

#include <sys/stat.h>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>

#include "base/json.h"

/* ---- what must be true ---- */

static void expect_whole(const UiBench *bench)
{
    size_t count = 0;
    const UiNode *nodes = ui_nodes(bench->ui, &count);
    for (size_t i = 0; i < count; i++) {
        if (!nodes[i].name.len) fail_msg("a %s has no name", nodes[i].role);
        if (nodes[i].cut) fail_msg("the text of a %s is cut: %.*s", nodes[i].role, SV_ARG(nodes[i].name));
    }
}

static void expect_nodes(const UiBench *bench)
{
    static const struct {
        const char *role;
        size_t least;
    } EXPECTED[] = { { "button", 40 },     { "switch", 2 }, { "checkbox", 2 }, { "radio", 5 },    { "tab", 5 },
                     { "combobox", 3 },    { "slider", 1 }, { "meter", 10 },   { "timer", 4 },    { "img", 10 },
                     { "heading", 9 },     { "table", 1 },  { "row", 4 },      { "listitem", 4 }, { "columnheader", 3 },
                     { "progressbar", 1 }, { "status", 4 } };
    size_t count = 0;
    const UiNode *nodes = ui_nodes(bench->ui, &count);
    for (size_t i = 0; i < sizeof EXPECTED / sizeof *EXPECTED; i++) {
        size_t found = 0;
        for (size_t n = 0; n < count; n++) found += strcmp(nodes[n].role, EXPECTED[i].role) == 0;
        if (found < EXPECTED[i].least) fail_msg("%zu nodes of role %s", found, EXPECTED[i].role);
    }
    expect_whole(bench);
}

static bool is_same(const SDL_Surface *a, const SDL_Surface *b, SDL_Rect place)
{
    for (int y = place.y; y < place.y + place.h; y++) {
        const char *left = (const char *)a->pixels + y * a->pitch + place.x * 4;
        const char *right = (const char *)b->pixels + y * b->pitch + place.x * 4;
        if (memcmp(left, right, (size_t)place.w * 4) != 0) return false;
    }
    return true;
}

static void strike(UiBench *bench, Gallery *g, const Pose *p)
{
    Point middle = { p->rect.x + p->rect.w / 2, p->rect.y + p->rect.h / 2 };
    ui_focus(bench->ui, p->kind == POSE_FOCUS ? p->id : 0, true);
    bench->input.mouse = p->kind == POSE_FOCUS ? (Point){ -1, -1 } : middle;
    bench->input.mouse_pressed = bench->input.mouse_down = p->kind == POSE_PRESS;
    bench_frame(bench, draw_gallery, g);
    /* Let go beside it, so that nothing is activated. */
    if (p->kind == POSE_PRESS) return;
    bench_frame(bench, draw_gallery, g);
}

static void let_go(UiBench *bench, Gallery *g)
{
    bench->input.mouse = (Point){ -1, -1 };
    bench->input.mouse_down = false;
    bench->input.mouse_released = true;
    bench_frame(bench, draw_gallery, g);
}

/* Copy each pose's place into the sheet; a state that looks like rest is a fault. */
static void pose_all(UiBench *bench, Gallery *g, SDL_Surface *sheet)
{
    Pose poses[MAX_POSES];
    size_t count = g->pose_count;
    memcpy(poses, g->poses, sizeof poses);
    assert_true(count >= 20);
    for (size_t i = 0; i < count; i++) {
        strike(bench, g, &poses[i]);
        Rect rect = rect_inset(poses[i].rect, -5, -5);
        float f = bench->factor;
        SDL_Rect place = { (int)((float)rect.x * f), (int)((float)rect.y * f), (int)((float)rect.w * f),
                           (int)((float)rect.h * f) };
        if (is_same(sheet, bench->surface, place))
            fail_msg("pose %zu (%d) cannot be told from rest", i, (int)poses[i].kind);
        SDL_BlitSurface(bench->surface, &place, sheet, &place);
        let_go(bench, g);
    }
}

static void save(const SDL_Surface *sheet, const char *name)
{
    char *base = SDL_GetBasePath();
    char folder[512];
    char path[640];
    snprintf(folder, sizeof folder, "%s../gallery", base);
    SDL_free(base);
    mkdir(folder, 0777);
    snprintf(path, sizeof path, "%s/%s.png", folder, name);
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat((SDL_Surface *)(uintptr_t)sheet, SDL_PIXELFORMAT_RGB24, 0);
    assert_non_null(rgb);
    stbi_write_png_compression_level = 4;
    stbi_write_force_png_filter = 2;
    assert_true(stbi_write_png(path, rgb->w, rgb->h, 3, rgb->pixels, rgb->pitch));
    SDL_FreeSurface(rgb);
}

static Gallery gallery_of(const char *lang)
{
    Gallery g = { .is_english = strcmp(lang, "en") == 0, .on = { true, false, true }, .index = { 0, 0, 1, 0, 110, 0 } };
    g.table = (TableState){ .sort = 1, .descending = true, .current = 2 };
    toasts_push(&g.toasts, W(&g, "已存为测试", "Saved as a test"), W(&g, "打开", "Open"), 1);
    return g;
}

static void draw_sheet(float factor, const char *theme, const char *lang)
{
    UiBench *bench = bench_open_as((Point){ SHEET_W, SHEET_H }, factor, theme, lang);
    Gallery g = gallery_of(lang);
    bench->parts.reduced_motion = true; /* a sheet stands still */
    for (int i = 0; i < 3; i++) bench_frame(bench, draw_gallery, &g);
    expect_nodes(bench);
    SDL_Surface *sheet = SDL_ConvertSurface(bench->surface, bench->surface->format, 0);
    assert_non_null(sheet);
    pose_all(bench, &g, sheet);
    char name[64];
    snprintf(name, sizeof name, "widgets-%s-%s@%d", theme, lang, (int)factor);
    save(sheet, name);
    SDL_FreeSurface(sheet);
    bench_close(bench);
}

/* ---- what lies above a view ---- */

typedef struct Over {
    Gallery texts;
    int32_t shop;
    bool is_dialog;
} Over;

enum { OVER_W = 960, OVER_H = 600 };

static void draw_over_view(Ui *ui, void *data)
{
    Over *over = data;
    Gallery *g = &over->texts;
    g->pose_count = 0;
    canvas_fill(ui_parts(ui)->canvas, (Rect){ 0, 0, OVER_W, OVER_H }, ui_colour(ui, TOKEN_CANVAS));
    ui_button(ui, "tip", (Rect){ 480, 24, 32, 32 },
              &(ButtonSpec){ .label = W(g, "下一处问题", "Next finding"), .icon = "nextf", .icon_only = true });
    draw_choices(ui, g, (Rect){ 24, 80, 608, 290 });
    const StrView shops[] = { W(g, "全部", "All"), W(g, "阔步大码男装", "Stride menswear"),
                              W(g, "轻履鞋坊", "Light shoes") };
    SelectSpec spec = { .choice = { .label = W(g, "店铺", "Shop"), .options = shops, .count = 3 } };
    ui_select(ui, "open me", (Rect){ 24, 24, 180, 32 }, &spec, &over->shop);
    if (!over->is_dialog) return;
    ConfirmSpec confirm = { W(g, "结束这一场？", "End this session?"),
                            W(g, "没答完的三句不计分，已经答的照常留着。",
                              "Three open questions are not scored; your replies stay."),
                            W(g, "结束", "End"), W(g, "接着练", "Carry on"), true };
    ui_confirm(ui, "confirm", &confirm);
}

/* A list that is open, a tooltip of the keyboard's focus, and a question above both. */
static void draw_over_sheet(const char *theme, const char *lang)
{
    UiBench *bench = bench_open_as((Point){ OVER_W, OVER_H }, 2, theme, lang);
    Over over = { .texts = { .is_english = strcmp(lang, "en") == 0, .index = { 0, 0, 1, 0, 110, 0 } }, .shop = 1 };
    char name[64];
    bench->parts.reduced_motion = true;
    bench_settle(bench, draw_over_view, &over);
    bench_press_key(bench, KEY_TAB, draw_over_view, &over);
    assert_non_null(bench_node(bench, "tooltip", NULL));
    bench_click(bench, (Point){ 100, 40 }, draw_over_view, &over);
    assert_non_null(bench_node(bench, "listbox", NULL));
    expect_whole(bench);
    snprintf(name, sizeof name, "list-%s-%s@2", theme, lang);
    save(bench->surface, name);
    bench_press_key(bench, KEY_ESC, draw_over_view, &over);
    over.is_dialog = true;
    bench_settle(bench, draw_over_view, &over);
    bench_press_key(bench, KEY_TAB, draw_over_view, &over);
    expect_whole(bench);
    snprintf(name, sizeof name, "dialog-%s-%s@2", theme, lang);
    save(bench->surface, name);
    bench_close(bench);
}

static void gallery__shows_lists_and_dialogs(void **state)
{
    (void)state;
    draw_over_sheet("light", "zh");
    draw_over_sheet("dark", "en");
}

/* Text sizes that fall between pixels: what was measured must still fit what is drawn. */
static void gallery__cuts_no_word__at_any_text_size(void **state)
{
    (void)state;
    static const float FACTORS[] = { 0.8f, 0.9f, 1.1f, 1.25f, 1.4f, 1.75f };
    for (size_t i = 0; i < 2 * sizeof FACTORS / sizeof *FACTORS; i++) {
        const char *lang = i % 2 ? "en" : "zh";
        UiBench *bench = bench_open_as((Point){ SHEET_W, SHEET_H }, FACTORS[i / 2], "light", lang);
        Gallery g = gallery_of(lang);
        bench->parts.reduced_motion = true;
        for (int frame = 0; frame < 2; frame++) bench_frame(bench, draw_gallery, &g);
        expect_nodes(bench);
        bench_close(bench);
    }
}

static void gallery__shows_every_state__in_both_themes(void **state)
{
    (void)state;
    draw_sheet(1, "light", "zh");
    draw_sheet(1, "dark", "zh");
}

static void gallery__cuts_no_word__in_english(void **state)
{
    (void)state;
    draw_sheet(1, "light", "en");
    draw_sheet(1, "dark", "en");
}

static void gallery__is_the_same_sheet__at_twice_the_scale(void **state)
{
    (void)state;
    draw_sheet(2, "light", "zh");
    draw_sheet(2, "dark", "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gallery__shows_every_state__in_both_themes),
        cmocka_unit_test(gallery__cuts_no_word__in_english),
        cmocka_unit_test(gallery__cuts_no_word__at_any_text_size),
        cmocka_unit_test(gallery__shows_lists_and_dialogs),
        cmocka_unit_test(gallery__is_the_same_sheet__at_twice_the_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
