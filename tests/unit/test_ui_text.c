/* test_ui_text.c -- lines, carets, hits and spans over fixed texts and random mixes, at several scales; ink that is there. */
#include "ui_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include <SDL_ttf.h>

#include "base/buf.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "language/breaks.h"
#include "ui/text.h"

static const float FACTORS[] = { 0.8F, 1.0F, 1.25F, 1.5F, 2.0F, 3.0F };
enum { FACTOR_COUNT = sizeof FACTORS / sizeof *FACTORS, MIXES = 150 };

typedef struct Desk {
    Screen screen;
    Text *text;
} Desk;

static Desk desk_open(float factor)
{
    Desk desk = { .screen = screen_open(400, 120, factor) };
    Err err = { 0 };
    if (!text_new(&desk.text, desk.screen.canvas, &err)) fail_msg("%s", err.text);
    return desk;
}

static void desk_close(Desk *desk)
{
    text_free(desk->text);
    screen_close(&desk->screen);
}

static const TextBlock *lay(Desk *desk, const char *text, int32_t width)
{
    return text_layout(desk->text, &(TextSpec){ .font = FONT_R14, .text = sv(text), .width = width });
}

/* The bytes of line `index`: from its start to the next one's. */
static StrView line_of(const TextBlock *block, StrView text, size_t index)
{
    int32_t height = text_block_height(block) / (int32_t)text_block_lines(block);
    size_t start = text_line_start(block, text_hit(block, (Point){ 0, (int32_t)index * height + 1 }));
    size_t end = text.len;
    if (index + 1 < text_block_lines(block))
        end = text_line_start(block, text_hit(block, (Point){ 0, ((int32_t)index + 1) * height + 1 }));
    return sv_of(text.ptr + start, end - start);
}

static void assert_lines(Desk *desk, const char *text, int32_t width, const char *const *lines, size_t count)
{
    const TextBlock *block = lay(desk, text, width);
    for (size_t i = 0; i < count && i < text_block_lines(block); i++) {
        StrView line = line_of(block, sv(text), i);
        if (!sv_is(line, lines[i])) fail_msg("line %zu is \"%.*s\", not \"%s\"", i, SV_ARG(line), lines[i]);
    }
    assert_int_equal(text_block_lines(block), count);
}
#define ASSERT_LINES(desk, text, width, ...)                                    \
    assert_lines((desk), (text), (width), (const char *const[]){ __VA_ARGS__ }, \
                 sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

/* ---- fixed texts */

static void lines__break__by_the_rules(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    /* A Han is 14 units wide here, and so is its punctuation. */
    ASSERT_LINES(&desk, "", 100, "");
    ASSERT_LINES(&desk, "练习台", 42, "练习台");
    ASSERT_LINES(&desk, "练习台", 41, "练习", "台");
    ASSERT_LINES(&desk, "您好，请讲", 28, "您", "好，", "请讲");     /* no comma at the head of a line */
    ASSERT_LINES(&desk, "问他“好”", 42, "问他", "“好”");             /* no open quote at the end of one */
    ASSERT_LINES(&desk, "稍等……马上来", 42, "稍", "等……", "马上来"); /* …… is whole and starts none */
    ASSERT_LINES(&desk, "稍等——马上来", 42, "稍", "等——", "马上来");
    ASSERT_LINES(&desk, "（含税）价", 42, "（含", "税）价");
    ASSERT_LINES(&desk, "要waterproof的", 80, "要", "waterproof", "的");
    ASSERT_LINES(&desk, "一\n\n二\n", 100, "一\n", "\n", "二\n", "");
    ASSERT_LINES(&desk, "一\r\n二", 100, "一\r\n", "二");
    ASSERT_LINES(&desk, "好    的", 28, "好    ", "的"); /* spaces hang */
    desk_close(&desk);
}

static void lines__split_a_word__only_where_none_holds_it(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const char *text = "好waterproofwaterproofwaterproof";
    const TextBlock *block = lay(&desk, text, 100);
    assert_true(sv_is(line_of(block, sv(text), 0), "好"));
    assert_true(text_block_lines(block) >= 3);
    assert_true(text_block_width(block) <= 100 && text_block_width(block) > 85); /* full lines */
    /* Even then no line starts with a comma while there is something to go before it. */
    ASSERT_LINES(&desk, "12345，好", 48, "1234", "5，好");
    ASSERT_LINES(&desk, "12345(6", 48, "12345", "(6");
    desk_close(&desk);
}

static void block__without_a_width__has_a_line_a_newline(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const TextBlock *block = lay(&desk, "一二三四五六七八九十一二三四五六七八九十\n一", 0);
    assert_int_equal(text_block_lines(block), 2);
    assert_int_equal(text_block_width(block), 20 * 14);
    assert_int_equal(text_block_height(block), 40);
    assert_int_equal(text_width(desk.text, FONT_R14, sv("一二 ")), 28 + text_width(desk.text, FONT_R14, sv(" ")));
    block = text_layout(desk.text, &(TextSpec){ .font = FONT_R14, .text = sv("一\n二"), .leading = 2 });
    assert_int_equal(text_block_height(block), 44);
    desk_close(&desk);
}

static void block__of_too_many_lines__ends_in_dots(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    TextSpec spec = { .font = FONT_R14, .text = sv("一二三四五六七八九十"), .width = 70, .max_lines = 1 };
    const TextBlock *block = text_layout(desk.text, &spec);
    assert_true(text_block_is_cut(block));
    assert_int_equal(text_block_lines(block), 1);
    assert_int_equal(text_block_width(block), 70); /* four Han and … */
    Rect end = text_caret(block, spec.text.len);
    assert_int_equal(end.x, 56);
    spec.max_lines = 2;
    block = text_layout(desk.text, &spec);
    assert_false(text_block_is_cut(block));
    assert_int_equal(text_block_lines(block), 2);
    spec = (TextSpec){ .font = FONT_R14, .text = sv("一\n二"), .max_lines = 1 };
    block = text_layout(desk.text, &spec);
    assert_true(text_block_is_cut(block));
    assert_int_equal(text_block_width(block), 28);
    desk_close(&desk);
}

static void lines__stand__where_asked_for(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    TextSpec spec = { .font = FONT_R14, .text = sv("一二"), .width = 100 };
    assert_int_equal(text_caret(text_layout(desk.text, &spec), 0).x, 0);
    spec.centred = true;
    assert_int_equal(text_caret(text_layout(desk.text, &spec), 0).x, 36);
    spec.centred = false;
    spec.right = true;
    assert_int_equal(text_caret(text_layout(desk.text, &spec), 0).x, 72);
    desk_close(&desk);
}

static void caret__steps__over_whole_characters(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const char *text = "a👨‍👩‍👧e\xCC\x81🇨🇳"; /* a, a family of one, e and its accent, a flag */
    const TextBlock *block = lay(&desk, text, 0);
    size_t offsets[8], count = 0, last = SIZE_MAX;
    for (int32_t x = 0; x < 80; x++) {
        size_t hit = text_hit(block, (Point){ x, 4 });
        if (hit != last) offsets[count++] = hit;
        last = hit;
        assert_true(count <= 5);
    }
    const size_t expected[5] = { 0, 1, 1 + 18, 1 + 18 + 3, 1 + 18 + 3 + 8 };
    assert_int_equal(count, 5);
    for (size_t i = 0; i < 5; i++) assert_int_equal(offsets[i], expected[i]);
    assert_int_equal(text_caret(block, 7).x, text_caret(block, 1).x); /* inside the family: before it */
    desk_close(&desk);
}

static void caret__moves_by_lines__and_not_beyond(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const TextBlock *block = lay(&desk, "一二三四五六七", 42); /* 一二三 四五六 七 */
    assert_int_equal(text_line_step(block, 3, 1, 14), 12);
    assert_int_equal(text_line_step(block, 12, 1, 14), 21);
    assert_int_equal(text_line_step(block, 12, -1, 14), 3);
    assert_true(text_line_step(block, 3, -1, 14) == SIZE_MAX);
    assert_true(text_line_step(block, 21, 1, 0) == SIZE_MAX);
    assert_int_equal(text_line_start(block, 12), 9);
    assert_int_equal(text_line_end(block, 18), 21);
    assert_int_equal(text_line_end(block, 0), 6);            /* the last place that is still on the line */
    assert_int_equal(text_hit(block, (Point){ 400, 4 }), 6); /* and what a click beyond its end means */
    assert_int_equal(text_hit(block, (Point){ 400, 24 }), 15);
    assert_int_equal(text_hit(block, (Point){ 400, 400 }), 21); /* below all */
    assert_int_equal(text_hit(block, (Point){ -9, -9 }), 0);
    assert_int_equal(text_caret(lay(&desk, "好          的", 28), 12).x, 28); /* hanging spaces do not push it out */
    assert_int_equal(text_caret(block, 9).y, 20);                             /* at a break: the line after it */
    assert_int_equal(text_caret(block, 9).x, 0);
    desk_close(&desk);
}

/* ---- random mixes */

static const char *const PIECES[] = {
    "您",      "好",       "码",
    "裤子",    "运费险",   "，",
    "。",      "！",       "？",
    "；",      "：",       "、",
    "）",      "（",       "》",
    "《",      "“",        "”",
    "……",      "——",       " ",
    "  ",      "40",       "178cm",
    "JN-2031", "¥390",     "waterproof",
    "a",       "ok",       "https://a.cn/b?c=1",
    "😀",       "👍🏽", "👨‍👩‍👧",
    "🇨🇳",      "❤️",   "1️⃣",
    "é",       "한국",     "\n",
    "％",      "·",        "…",
    "-",       ",",        ".",
    "\t",      "𠮷",       "㎡",
};

static void make_mix(Rng *rng, Buf *out)
{
    buf_reset(out);
    size_t count = (size_t)rng_below(rng, 40);
    for (size_t i = 0; i < count; i++) buf_puts(out, PIECES[rng_below(rng, sizeof PIECES / sizeof *PIECES)]);
}

static uint32_t first_code(StrView text)
{
    size_t at = 0;
    return text.len ? utf8_next(text, &at) : 0;
}

static bool is_one_of(const char *set, uint32_t code)
{
    StrView text = sv(set);
    for (size_t at = 0; at < text.len;)
        if (utf8_next(text, &at) == code) return true;
    return false;
}

/* Nothing on the line before could be moved down: behind its first character all of it must not start a line, or follows
 * what must not end one. */
static bool is_stuck(StrView before)
{
    bool marks[1024];
    Breaks *breaks = breaks_new();
    assert_true(before.len < sizeof marks);
    breaks_mark(breaks, BREAK_CHARACTER, before, marks);
    breaks_free(breaks);
    bool is_stuck = true;
    uint32_t last = first_code(before);
    for (size_t at = 1; at < before.len; at++) {
        if (!marks[at]) continue;
        uint32_t code = first_code(sv_of(before.ptr + at, before.len - at));
        if (!is_one_of("，。！？；：、）》”…—％·,. -\t", code) && !is_one_of("（《“¥", last)) is_stuck = false;
        last = code;
    }
    return is_stuck;
}

static void check_lines(const TextBlock *block, StrView text, int32_t width)
{
    size_t at = 0;
    for (size_t i = 0; i < text_block_lines(block); i++) {
        StrView line = line_of(block, text, i);
        assert_ptr_equal(line.ptr, text.ptr + at); /* joined they are the text */
        at += line.len;
        if (i == 0) continue;
        StrView before = line_of(block, text, i - 1);
        bool is_new = before.ptr[before.len - 1] == '\n';
        if (!is_new && is_one_of("，。！？；：、）》”…—％·,.", first_code(line)) && !is_stuck(before))
            fail_msg("line \"%.*s\" after \"%.*s\"", SV_ARG(line), SV_ARG(before));
    }
    assert_int_equal(at, text.len);
    assert_true(text_block_width(block) <= width);
}

static bool is_blank(StrView cluster)
{
    return cluster.len == 1 && (cluster.ptr[0] == ' ' || cluster.ptr[0] == '\t' || cluster.ptr[0] == '\n');
}

/* Every boundary is hit at its own caret, but where hanging spaces share one place. */
static void check_carets(const TextBlock *block, StrView text)
{
    size_t from = 0;
    for (size_t offset = 0; offset <= text.len; offset++) {
        Rect caret = text_caret(block, offset);
        size_t hit = text_hit(block, (Point){ caret.x, caret.y + caret.h / 2 });
        if (offset == text.len) from = offset;
        if (hit == offset) from = offset;
        if (hit == offset || hit == from) continue; /* inside a cluster: its start */
        StrView between = sv_of(text.ptr + (hit < offset ? hit : offset), 1);
        if (!is_blank(between)) fail_msg("offset %zu is hit as %zu in \"%.*s\"", offset, hit, SV_ARG(text));
        from = offset;
    }
}

static void check_spans(const TextBlock *block, StrView text, Rng *rng)
{
    Rect rects[64];
    size_t a = text_hit(block, (Point){ (int32_t)rng_below(rng, 200), (int32_t)rng_below(rng, 200) });
    size_t b = text_hit(block, (Point){ (int32_t)rng_below(rng, 200), (int32_t)rng_below(rng, 200) });
    size_t from = a < b ? a : b, to = a < b ? b : a;
    size_t count = text_span(block, from, to, rects, 64);
    assert_true(count <= text_block_lines(block) && count <= 64);
    Rect first = text_caret(block, from), last = text_caret(block, to);
    for (size_t i = 0; i < count; i++) {
        assert_true(rects[i].w > 0 && rects[i].x >= 0);
        if (i > 0) assert_true(rects[i].y > rects[i - 1].y);
        if (rects[i].y == first.y) assert_int_equal(rects[i].x, first.x);
        if (rects[i].y == last.y) assert_int_equal(rects[i].x + rects[i].w, last.x);
        assert_true(rects[i].y >= first.y && rects[i].y <= last.y);
    }
    assert_int_equal(text_span(block, from, from, rects, 64), 0);
    assert_int_equal(text_span(block, from, to, rects, 0), count); /* counted, not written */
    (void)text;
}

static void mixes__keep__every_promise(void **state)
{
    (void)state;
    Buf text = { 0 };
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Desk desk = desk_open(FACTORS[f]);
        Rng rng = rng_new(20 + f);
        for (int i = 0; i < MIXES; i++) {
            make_mix(&rng, &text);
            int32_t width = 30 + (int32_t)rng_below(&rng, 300);
            TextSpec spec = { .font = (Font)rng_below(&rng, FONT_M12 + 1), .text = buf_view(&text), .width = width };
            const TextBlock *block = text_layout(desk.text, &spec);
            /* A cluster wider than the line stands alone on it: 30 units hold any but those of the largest font. */
            check_lines(block, spec.text, width);
            check_carets(block, spec.text);
            for (int k = 0; k < 4; k++) check_spans(block, spec.text, &rng);
            /* What a block says that it needs holds it again. */
            size_t lines = text_block_lines(block);
            spec.width = text_block_width(block);
            if (spec.width > 0) assert_int_equal(text_block_lines(text_layout(desk.text, &spec)), lines);
            if (i % 16 == 0) text_end_frame(desk.text);
        }
        desk_close(&desk);
    }
    buf_clear(&text);
}

/* ---- ink */

typedef struct Ink {
    size_t dark, coloured;
    int32_t left, right, top, bottom;
} Ink;

static Ink draw(Desk *desk, Font font, const char *text)
{
    Ink ink = { .left = INT32_MAX, .top = INT32_MAX };
    Screen *screen = &desk->screen;
    screen_clear(screen, (Colour){ 255, 255, 255, 255 });
    const TextBlock *block = text_layout(desk->text, &(TextSpec){ .font = font, .text = sv(text) });
    text_draw(desk->text, block, (Point){ 20, 20 }, (Colour){ 0, 0, 0, 255 });
    for (int32_t y = 0; y < screen->surface->h; y++) {
        for (int32_t x = 0; x < screen->surface->w; x++) {
            uint32_t pixel = screen_pixel(screen, x, y);
            if (pixel == 0xFFFFFF) continue;
            ink.dark++;
            ink.coloured += (pixel >> 16) != (pixel >> 8 & 0xFF) || (pixel & 0xFF) != (pixel >> 16);
            if (x < ink.left) ink.left = x;
            if (x > ink.right) ink.right = x;
            if (y < ink.top) ink.top = y;
            if (y > ink.bottom) ink.bottom = y;
        }
    }
    return ink;
}

static void ink__lies__within_the_block(void **state)
{
    (void)state;
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        Desk desk = desk_open(FACTORS[f]);
        for (Font font = FONT_R12; font < FONT_COUNT; font++) {
            Ink ink = draw(&desk, font, "国gjÅ直8");
            assert_true(ink.dark > 50);
            assert_int_equal(ink.coloured, 0);
            int32_t width = text_width(desk.text, font, sv("国gjÅ直8"));
            float k = FACTORS[f];
            assert_true((float)ink.left >= 20 * k - 2 && (float)ink.right <= (float)(20 + width) * k + 2);
            float line = (float)text_line_height(font), over = line * k / 8 + 1; /* what g and Å reach beyond it */
            assert_true((float)ink.top >= 20 * k - over && (float)ink.bottom <= (20 + line) * k + over);
        }
        desk_close(&desk);
    }
}

static void ink__of_a_letter_that_reaches_back__starts_before_its_place(void **state)
{
    (void)state;
    Desk desk = desk_open(2.0F);
    Ink alone = draw(&desk, FONT_B48, "j"), after = draw(&desk, FONT_B48, "一j");
    assert_true(alone.left < 40);
    assert_int_equal(alone.right + 96, after.right); /* the same place behind another sign */
    desk_close(&desk);
}

static void ink__is_that_of__the_simplified_face(void **state)
{
    (void)state;
    Desk desk = desk_open(3.0F);
    TTF_Font *faces[2];
    for (long i = 0; i < 2; i++) {
        faces[i] = TTF_OpenFontIndex("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 144, i ? 2 : 0);
        assert_non_null(faces[i]);
        TTF_SetFontHinting(faces[i], TTF_HINTING_NORMAL);
    }
    size_t counts[2];
    for (size_t i = 0; i < 2; i++) {
        SDL_Surface *surface = TTF_RenderUTF8_Blended(faces[i], "骨", (SDL_Color){ 0, 0, 0, 255 });
        counts[i] = 0;
        for (int32_t k = 0; k < surface->w * surface->h; k++) {
            const uint32_t *row =
                (const uint32_t *)(const void *)((const char *)surface->pixels + k / surface->w * surface->pitch);
            counts[i] += row[k % surface->w] >> 24 > 0;
        }
        SDL_FreeSurface(surface);
        TTF_CloseFont(faces[i]);
    }
    assert_int_not_equal(counts[0], counts[1]); /* the two forms can be told apart */
    Ink ink = draw(&desk, FONT_B48, "骨");
    assert_true(llabs((long long)ink.dark - (long long)counts[1]) < llabs((long long)ink.dark - (long long)counts[0]));
    desk_close(&desk);
}

static void emoji__is__in_colour(void **state)
{
    (void)state;
    Desk desk = desk_open(2.0F);
    const char *const emojis[] = { "😀", "👍🏽", "🇨🇳", "❤️", "1️⃣", "🆗", "⚽" };
    for (size_t i = 0; i < 7; i++) {
        Ink ink = draw(&desk, FONT_R14, emojis[i]);
        assert_true(ink.coloured > 200);
        assert_true(ink.right - ink.left < 2 * 20); /* one sign, not its parts */
    }
    assert_int_equal(draw(&desk, FONT_R14, "1#").coloured, 0);
    desk_close(&desk);
}

static void fallback__has__what_noto_lacks(void **state)
{
    (void)state;
    Desk desk = desk_open(2.0F);
    Ink box = draw(&desk, FONT_R14, "\xF4\x80\x80\x80"); /* private use: nobody has it */
    const char *const signs[] = { "✓", "✕", "한", "½", "𠮷" };
    for (size_t i = 0; i < 5; i++) {
        Ink ink = draw(&desk, FONT_R14, signs[i]);
        assert_true(ink.dark > 10);
        bool is_box = ink.dark == box.dark && ink.left == box.left && ink.right == box.right && ink.top == box.top;
        assert_false(is_box);
    }
    desk_close(&desk);
}

static void ink__takes__the_colour_it_is_given(void **state)
{
    (void)state;
    Desk desk = desk_open(2.0F);
    Screen *screen = &desk.screen;
    const TextBlock *block = lay(&desk, "一", 0);
    const Colour colours[] = { { 200, 0, 0, 255 }, { 0, 0, 200, 255 }, { 200, 0, 0, 255 } };
    /* The same block three times in a frame, then again in the next: each as it was asked for. */
    for (int frame = 0; frame < 3; frame++) {
        screen_clear(screen, (Colour){ 255, 255, 255, 255 });
        for (int32_t i = 0; i < 3; i++) text_draw(desk.text, block, (Point){ 20, 20 * i }, colours[i]);
        for (int32_t i = 0; i < 3; i++) {
            uint32_t strongest = 0xFFFFFF;
            for (int32_t y = 40 * i; y < 40 * (i + 1); y++) {
                uint32_t pixel = screen_pixel(screen, 54, y);
                if ((pixel >> 8 & 0xFF) < (strongest >> 8 & 0xFF)) strongest = pixel;
            }
            bool is_red = (strongest >> 16) > (strongest & 0xFF) + 60;
            bool is_blue = (strongest & 0xFF) > (strongest >> 16) + 60;
            assert_int_equal(is_red, i != 1);
            assert_int_equal(is_blue, i == 1);
        }
        text_end_frame(desk.text);
    }
    desk_close(&desk);
}

/* ---- the cache */

static void layout__is_kept__while_it_is_used(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const TextBlock *block = lay(&desk, "您好", 100);
    for (int i = 0; i < 5; i++) {
        assert_ptr_equal(lay(&desk, "您好", 100), block);
        text_end_frame(desk.text);
    }
    assert_ptr_not_equal(lay(&desk, "您好", 99), block);
    assert_ptr_not_equal(lay(&desk, "您坏", 100), block);
    desk_close(&desk);
}

static void layout__of_the_last_frame__outlives_the_budget(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    enum { LARGE = 8 };
    const TextBlock *blocks[LARGE];
    Buf text = { 0 };
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 2 * LARGE; i++) {
            buf_reset(&text);
            /* The first half are new in each round: they take the memory of whatever was dropped. */
            buf_printf(&text, "%zu", i < LARGE ? i + LARGE * (size_t)(round + 1) : i - LARGE);
            for (int line = 0; line < 16; line++) buf_printf(&text, "%0*d\n", 200, line);
            const TextBlock *block = text_layout(desk.text, &(TextSpec){ .font = FONT_R14, .text = buf_view(&text) });
            text_draw(desk.text, block, (Point){ 0, 0 }, (Colour){ 0, 0, 0, 255 }); /* some 2 MB */
            if (i < LARGE) continue;
            if (round > 0) assert_ptr_equal(block, blocks[i - LARGE]);
            blocks[i - LARGE] = block;
        }
        text_end_frame(desk.text);
    }
    buf_clear(&text);
    desk_close(&desk);
}

static void layout__of_thousands__stays_right(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    const TextBlock *kept = lay(&desk, "一直在用", 0);
    for (int i = 0; i < 20000; i++) {
        char text[32];
        snprintf(text, sizeof text, "第%d句", i);
        const TextBlock *block = lay(&desk, text, 0);
        assert_int_equal(text_caret(block, 0).x, 0);
        assert_int_equal(text_caret(block, strlen(text)).x, text_block_width(block));
        text_draw(desk.text, block, (Point){ 0, 0 }, (Colour){ 0, 0, 0, 255 });
        if (i % 50 == 0) {
            assert_ptr_equal(lay(&desk, "一直在用", 0), kept);
            text_end_frame(desk.text);
        }
    }
    desk_close(&desk);
}

static void layout__follows__the_factor(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    for (size_t f = 0; f < FACTOR_COUNT; f++) {
        canvas_begin(desk.screen.canvas, 400, 120, FACTORS[f]);
        int32_t em = (int32_t)(14.0F * FACTORS[f] + 0.5F); /* whole pixels an em */
        int32_t width = text_width(desk.text, FONT_R14, sv("一二三四五六七八九十"));
        assert_true((float)width * FACTORS[f] >= (float)(10 * em) - 0.01F);
        assert_true((float)width * FACTORS[f] < (float)(10 * em) + FACTORS[f]);
        assert_int_equal(text_block_height(lay(&desk, "一", 0)), 20);
        text_end_frame(desk.text);
    }
    desk_close(&desk);
}

static void fonts__that_are_missing__name_the_package(void **state)
{
    (void)state;
    Desk desk = desk_open(1.0F);
    assert_int_equal(text_line_height(FONT_R12), 16);
    assert_int_equal(text_line_height(FONT_R14), 20);
    assert_int_equal(text_line_height(FONT_B48), 56);
    setenv("PEILIAN_FONTS", "/nonexistent", 1);
    Text *other = NULL;
    Err err = { 0 };
    assert_false(text_new(&other, desk.screen.canvas, &err));
    assert_non_null(strstr(err.text, "/nonexistent/NotoSansCJK-Regular.ttc"));
    assert_non_null(strstr(err.text, "fonts-noto-cjk"));
    assert_null(other);
    unsetenv("PEILIAN_FONTS");
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines__break__by_the_rules),
        cmocka_unit_test(lines__split_a_word__only_where_none_holds_it),
        cmocka_unit_test(block__without_a_width__has_a_line_a_newline),
        cmocka_unit_test(block__of_too_many_lines__ends_in_dots),
        cmocka_unit_test(lines__stand__where_asked_for),
        cmocka_unit_test(caret__steps__over_whole_characters),
        cmocka_unit_test(caret__moves_by_lines__and_not_beyond),
        cmocka_unit_test(mixes__keep__every_promise),
        cmocka_unit_test(ink__lies__within_the_block),
        cmocka_unit_test(ink__of_a_letter_that_reaches_back__starts_before_its_place),
        cmocka_unit_test(ink__is_that_of__the_simplified_face),
        cmocka_unit_test(emoji__is__in_colour),
        cmocka_unit_test(fallback__has__what_noto_lacks),
        cmocka_unit_test(ink__takes__the_colour_it_is_given),
        cmocka_unit_test(layout__is_kept__while_it_is_used),
        cmocka_unit_test(layout__of_the_last_frame__outlives_the_budget),
        cmocka_unit_test(layout__of_thousands__stays_right),
        cmocka_unit_test(layout__follows__the_factor),
        cmocka_unit_test(fonts__that_are_missing__name_the_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
