/* test_language_lexicon.c -- one pass finds every entry: overlaps, evasions, borders of Latin words and numbers, and tens of
 * thousands of entries at once. A search entry by entry is the reference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/rng.h"
#include "language/lexicon.h"
#include "language_text.h"

typedef struct Bench {
    Arena *arena;
    Lexicon *lexicon;
    Normal normal;
    const LexHit *hits;
    uint32_t count;
} Bench;

static Bench bench_of(const char *const *entries, size_t count, LexOwner owner)
{
    Bench bench = { .arena = arena_new(0), .lexicon = lexicon_new() };
    for (size_t i = 0; i < count; i++) lexicon_add(bench.lexicon, sv(entries[i]), owner, (uint32_t)i);
    lexicon_seal(bench.lexicon);
    return bench;
}

static void scan(Bench *bench, const char *text)
{
    bench->normal = normal_of(bench->arena, sv(text));
    bench->hits = lexicon_scan(bench->lexicon, bench->arena, &bench->normal, &bench->count);
    for (uint32_t i = 0; i < bench->count; i++) {
        assert_true(bench->hits[i].start < bench->hits[i].end && bench->hits[i].end <= bench->normal.count);
    }
}

static void bench_clear(Bench *bench)
{
    lexicon_free(bench->lexicon);
    arena_free(bench->arena);
}

static const LexHit *hit_of(const Bench *bench, uint32_t index)
{
    for (uint32_t i = 0; i < bench->count; i++) {
        if (bench->hits[i].index == index) return &bench->hits[i];
    }
    return NULL;
}

static const char *hit_text(Bench *bench, const LexHit *hit)
{
    return original_text(bench->arena, &bench->normal, hit->start, hit->end);
}

static void lexicon__finds_all__where_entries_overlap(void **state)
{
    (void)state;
    static const char *const entries[] = { "质量", "质量问题", "问题", "非质量问题", "量问", "运费", "题运费谁", "费" };
    Bench bench = bench_of(entries, 8, LEX_WORDS);
    scan(&bench, "非质量问题运费");
    assert_int_equal(bench.count, 7);
    for (uint32_t i = 0; i < 8; i++) assert_int_equal(hit_of(&bench, i) != NULL, i != 6);
    for (uint32_t i = 1; i < bench.count; i++) assert_true(bench.hits[i - 1].end <= bench.hits[i].end);
    assert_string_equal(hit_text(&bench, hit_of(&bench, 1)), "质量问题");
    assert_true(hit_of(&bench, 1)->is_exact);
    bench_clear(&bench);
}

static void lexicon__reports_each_owner__of_the_same_text(void **state)
{
    (void)state;
    Bench bench = { .arena = arena_new(0), .lexicon = lexicon_new() };
    lexicon_add(bench.lexicon, sv("便宜"), LEX_GRAMMAR, 7);
    lexicon_add(bench.lexicon, sv("便宜"), LEX_WORDS, 7);
    lexicon_add(bench.lexicon, sv("便宜"), LEX_WORDS, 8);
    lexicon_seal(bench.lexicon);
    scan(&bench, "便宜");
    assert_int_equal(bench.count, 3);
    scan(&bench, "便 宜");
    assert_int_equal(bench.count, 2); /* a grammar word counts to the letter only */
    for (uint32_t i = 0; i < bench.count; i++) assert_int_equal(bench.hits[i].owner, LEX_WORDS);
    bench_clear(&bench);
}

static void lexicon__tells_evasions__from_the_word_itself(void **state)
{
    (void)state;
    static const char *const entries[] = { "胖子", "SB", "没弹力" };
    static const struct {
        const char *text;
        uint32_t entry;
        bool is_exact;
        const char *slice;
    } cases[] = {
        { "胖子", 0, true, "胖子" },          { "大胖子啊", 0, true, "胖子" },
        { "胖 子", 0, false, "胖 子" },       { "胖　子", 0, false, "胖　子" },
        { "胖.,!子", 0, false, "胖.,!子" },   { "胖😂子", 0, false, "胖😂子" },
        { "胖胖胖子", 0, false, "胖胖胖子" }, { "胖子子", 0, false, "胖子子" },
        { " 胖 子 ", 0, false, "胖 子" },     { "SB", 1, true, "SB" },
        { "ｓｂ", 1, true, "ｓｂ" },          { "s b", 1, false, "s b" },
        { "S.B.", 1, false, "S.B" },          { "沒彈力", 2, true, "沒彈力" },
        { "沒 彈 力", 2, false, "沒 彈 力" },
    };
    Bench bench = bench_of(entries, 3, LEX_WORDS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scan(&bench, cases[i].text);
        const LexHit *hit = hit_of(&bench, cases[i].entry);
        if (!hit || bench.count != 1) fail_msg("\"%s\": %u hits", cases[i].text, bench.count);
        assert_string_equal(hit_text(&bench, hit), cases[i].slice);
        if (hit->is_exact != cases[i].is_exact) fail_msg("\"%s\": exact %d", cases[i].text, hit->is_exact);
    }
    bench_clear(&bench);
}

static void lexicon__stops_at_borders__of_latin_words_and_numbers(void **state)
{
    (void)state;
    static const char *const entries[] = { "sb", "84", "ems", "xl", "x20" };
    static const struct {
        const char *text;
        int entry; /* -1: none */
    } cases[] = {
        { "sb", 0 },    { "你sb吗", 0 },  { "usb", -1 },     { "sbc", -1 },        { "asbestos", -1 }, { "s b", 0 },
        { "us b", -1 }, { "sb1", 0 },     { "84消毒液", 1 }, { "184斤", -1 },      { "842", -1 },      { "a84b", 1 },
        { "EMS", 2 },   { "发ems哦", 2 }, { "items", -1 },   { "emsa", -1 },       { "xl", 3 },        { "axl", -1 },
        { "3xl", 3 },   { "X20", 4 },     { "x200", -1 },    { "畅享X20手机", 4 },
    };
    Bench bench = bench_of(entries, 5, LEX_WORDS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scan(&bench, cases[i].text);
        bool ok = cases[i].entry < 0 ? bench.count == 0 : bench.count == 1 && hit_of(&bench, (uint32_t)cases[i].entry);
        if (!ok) fail_msg("\"%s\": %u hits", cases[i].text, bench.count);
    }
    bench_clear(&bench);
}

static void lexicon__takes_runs__that_the_entry_itself_has(void **state)
{
    (void)state;
    static const char *const entries[] = { "谢谢", "谢", "哈哈哈", "100" };
    Bench bench = bench_of(entries, 4, LEX_GRAMMAR);
    scan(&bench, "谢谢");
    assert_non_null(hit_of(&bench, 0));
    assert_string_equal(hit_text(&bench, hit_of(&bench, 0)), "谢谢");
    scan(&bench, "谢");
    assert_null(hit_of(&bench, 0));
    assert_non_null(hit_of(&bench, 1));
    scan(&bench, "哈哈");
    assert_null(hit_of(&bench, 2));
    scan(&bench, "满100元");
    assert_non_null(hit_of(&bench, 3));
    scan(&bench, "满10元");
    assert_null(hit_of(&bench, 3));
    scan(&bench, "满1000元");
    assert_null(hit_of(&bench, 3));
    bench_clear(&bench);
}

static void lexicon__ignores__entries_and_texts_of_nothing(void **state)
{
    (void)state;
    static const char *const entries[] = { "", " ", "。。", "😂", "码" };
    Bench bench = bench_of(entries, 5, LEX_WORDS);
    static const char *const texts[] = { "", " ", "。", "😂😂", "abc" };
    for (size_t i = 0; i < 5; i++) {
        scan(&bench, texts[i]);
        assert_int_equal(bench.count, 0);
    }
    scan(&bench, "😂码。");
    assert_int_equal(bench.count, 1);
    assert_string_equal(hit_text(&bench, &bench.hits[0]), "码");
    bench_clear(&bench);

    Bench empty = bench_of(entries, 0, LEX_WORDS);
    scan(&empty, "胖子");
    assert_int_equal(empty.count, 0);
    bench_clear(&empty);
    lexicon_free(NULL);
}

enum { MANY = 50000, MANY_LEN = 5, ALPHABET = 24 };

/* Different characters in a row, so that a skeleton is the text itself. */
static void make_word(Rng *rng, uint32_t *codes, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++) {
        do codes[i] = 0x4E00 + (uint32_t)rng_below(rng, ALPHABET) * 16;
        while (i > 0 && codes[i] == codes[i - 1]);
    }
}

static bool occurs(const Normal *text, uint32_t at, const Normal *word)
{
    if (at + 1 < word->count) return false;
    return memcmp(text->code + at + 1 - word->count, word->code, word->count * sizeof *word->code) == 0;
}

static void lexicon__agrees_with_plain_search__on_fifty_thousand_entries(void **state)
{
    (void)state;
    Rng rng = rng_new(2026);
    Bench bench = { .arena = arena_new(0), .lexicon = lexicon_new() };
    Normal *words = arena_alloc(bench.arena, MANY, sizeof *words);
    uint32_t codes[64];
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t len = 2 + i % (MANY_LEN - 1);
        make_word(&rng, codes, len);
        StrView text = text_of_codes(bench.arena, codes, len);
        words[i] = normal_of(bench.arena, text);
        lexicon_add(bench.lexicon, text, LEX_WORDS, i);
    }
    lexicon_seal(bench.lexicon);
    for (int round = 0; round < 20; round++) {
        make_word(&rng, codes, 40);
        StrView text = text_of_codes(bench.arena, codes, 40);
        scan(&bench, text.ptr);
        assert_int_equal(bench.normal.count, 40);
        uint32_t expected = 0;
        for (uint32_t at = 0; at < 40; at++) {
            for (uint32_t i = 0; i < MANY; i++) expected += occurs(&bench.normal, at, &words[i]);
        }
        assert_int_equal(bench.count, expected);
        for (uint32_t i = 0; i < bench.count; i++) {
            const LexHit *hit = &bench.hits[i];
            assert_true(hit->is_exact && occurs(&bench.normal, hit->end - 1, &words[hit->index]));
            assert_int_equal(hit->end - hit->start, words[hit->index].count);
        }
    }
    bench_clear(&bench);
}

static void lexicon__stays_linear__where_failure_links_are_deep(void **state)
{
    (void)state;
    Bench bench = { .arena = arena_new(0), .lexicon = lexicon_new() };
    char word[3 * 200 + 1] = "";
    for (size_t i = 0; i < 200; i++) memcpy(word + 3 * i, i % 2 ? "码" : "尺", 3);
    lexicon_add(bench.lexicon, sv_of(word, 600), LEX_WORDS, 0);
    lexicon_seal(bench.lexicon);
    Buf text = { 0 };
    for (int i = 0; i < 20000; i++) buf_puts(&text, i % 99 ? "尺码" : "表");
    scan(&bench, text.ptr);
    assert_int_equal(bench.count, 0);
    buf_clear(&text);
    bench_clear(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lexicon__finds_all__where_entries_overlap),
        cmocka_unit_test(lexicon__reports_each_owner__of_the_same_text),
        cmocka_unit_test(lexicon__tells_evasions__from_the_word_itself),
        cmocka_unit_test(lexicon__stops_at_borders__of_latin_words_and_numbers),
        cmocka_unit_test(lexicon__takes_runs__that_the_entry_itself_has),
        cmocka_unit_test(lexicon__ignores__entries_and_texts_of_nothing),
        cmocka_unit_test(lexicon__agrees_with_plain_search__on_fifty_thousand_entries),
        cmocka_unit_test(lexicon__stays_linear__where_failure_links_are_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
