/* test_judge_words.c -- small word lists of our own: parts, gaps, contexts, guards, pinyin, and the loader's faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "judge/rules.h"
#include "script/content.h"
#include "script/load_words.h"

enum { OUT_SIZE = 512 };

static const Node *parse(Arena *arena, const char *lua, Report *report)
{
    ContentFile file = { sv("scenarios/words/own.lua"), sv(lua) };
    const Node *root = NULL;
    return node_load((NodeRoom){ arena, arena }, &file, WORD_CONSTRUCTORS, WORD_CONSTRUCTOR_COUNT, &root, report)
               ? root
               : NULL;
}

/* The terms that one list of ours finds in `text`, joined by ';'. */
static const char *terms(const char *list, const char *text, char out[OUT_SIZE])
{
    char lua[1024];
    snprintf(lua, sizeof lua,
             "return words { id = 'own', use = 'banned', rule = 'BAN-01', severity = 'critical', list = { %s } }",
             list);
    Report *report = report_new();
    Rules *rules = rules_new();
    const Node *root = parse(rules->arena, lua, report);
    assert_non_null(root);
    WordsLoad *load = words_load_new(rules->arena, report);
    words_load_file(load, root);
    words_load_finish(load, &rules->words);
    assert_int_equal(report_count(report, FAULT_ERROR), 0);
    rules_seal(rules);
    Reading reading = reading_of(rules->arena, rules->grammar, rules->lexicon, sv(text));
    WordScan scan = { &rules->words, sv("bigmen"), sv("") };
    uint32_t count = 0;
    const WordHit *hits = words_find(&scan, &reading, rules->arena, &count);
    size_t used = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < count; i++) {
        StrView term = reading_text(&reading, hits[i].start, hits[i].end);
        used += (size_t)snprintf(out + used, OUT_SIZE - used, "%s%.*s", used ? ";" : "", SV_ARG(term));
    }
    rules_free(rules);
    report_free(report);
    return out;
}

static void words__braces_stand_for_each_alternative(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    assert_string_equal(terms("'{a,b}甲{,乙{丙,丁}}'", "a甲", out), "a甲");
    assert_string_equal(terms("'x甲{,乙{丙,丁}}尾'", "x甲乙丁尾 x甲尾 x甲乙尾", out), "x甲乙丁尾;x甲尾");
}

static void words__gaps_reach_as_far_as_written(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    assert_string_equal(terms("'甲+乙'", "甲乙 甲丙乙", out), "甲乙");
    assert_string_equal(terms("'甲+{,丙}+乙'", "甲乙 甲丙乙 甲丁乙", out), "甲乙;甲丙乙"); /* a part may be left out */
    assert_string_equal(terms("'甲~乙'", "甲一二三乙", out), "甲一二三乙");
    assert_string_equal(terms("'甲~乙'", "甲一,乙", out), "");
    assert_string_equal(terms("'甲..乙'", "甲一,二乙", out), "甲一,二乙");
    assert_string_equal(terms("'甲..乙'", "甲一。乙", out), "");
    assert_string_equal(terms("'甲~乙'", "甲一二三四五六七八九十乙", out), "");
}

static void words__context_is_no_part_of_the_term(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    assert_string_equal(terms("'[甲]乙'", "甲乙 丁乙", out), "乙");
    assert_string_equal(terms("'[甲]~乙[丙]'", "甲一乙丙", out), "乙");
    assert_string_equal(terms("word { '乙', not_before = { '甲' }, not_after = { '丙' } }", "甲乙 乙丙 丁乙", out),
                        "乙");
}

static void words__guards_look_around(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    assert_string_equal(terms("word { '乙丙', guard = { 'unquoted' } }", "“乙丙”", out), "");
    assert_string_equal(terms("word { '乙丙', guard = { 'at_head' } }", "甲乙丙,乙丙", out), "乙丙");
    assert_string_equal(terms("word { '乙丙', guard = { 'at_tail' } }", "乙丙甲,乙丙哦", out), "乙丙");
    assert_string_equal(terms("word { '乙丙', guard = { 'whole' } }", "亲,乙丙哦", out), "乙丙");
    assert_string_equal(terms("word { '乙丙', guard = { 'whole' } }", "甲子丑寅卯辰巳午,乙丙", out), "");
}

static void words__pinyin_counts_in_every_mix(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    const char *list = "word { '胖子', pinyin = 'pang zi' }";
    assert_string_equal(terms(list, "胖子 pang子 胖zi PANGZI", out), "胖子;pang子;胖zi;PANGZI");
    assert_string_equal(terms(list, "pangzis", out), "");
    assert_string_equal(terms("word { '胖子' }", "pangzi", out), "");
}

static void words__runs_and_percent_need_all_of_themselves(void **state)
{
    (void)state;
    char out[OUT_SIZE];
    assert_string_equal(terms("'快快快'", "快点 快快快快", out), "快快快快");
    assert_string_equal(terms("'100%'", "100斤 100%", out), "100%");
    assert_string_equal(terms("'您必须'", "谢谢您,您必须来", out), "您必须");
}

static size_t faults_of(const char *lua)
{
    Report *report = report_new();
    Arena *arena = arena_new(0);
    const Node *root = parse(arena, lua, report);
    Words words;
    if (root) {
        WordsLoad *load = words_load_new(arena, report);
        words_load_file(load, root);
        words_load_finish(load, &words);
    }
    size_t count = report_count(report, FAULT_ERROR);
    arena_free(arena);
    report_free(report);
    return count;
}

static void words__loader_reports_each_fault(void **state)
{
    (void)state;
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', list = { 'x' } }"), 0);
    assert_int_equal(
        faults_of(
            "return { words { id = 'a', use = 'cue', list = { 'x' } }, words { id = 'b', use = 'cue', list = {} } }"),
        0);
    assert_int_equal(faults_of("return words { id = 'a', use = 'bad', list = { 'x' } }"), 1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'banned', list = { 'x' } }"), 1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', list = { '{x' } }"), 1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', list = { 'a~b~c~d~e~f' } }"), 1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', list = { word { '胖子', pinyin = 'pang' } } }"),
                     1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', guard = { 'asleep' }, list = { 'x' } }"), 1);
    assert_int_equal(faults_of("return words { id = 'a', use = 'cue', list = { 7 } }"), 1);
    assert_int_equal(faults_of("return 'nothing'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__braces_stand_for_each_alternative),
        cmocka_unit_test(words__gaps_reach_as_far_as_written),
        cmocka_unit_test(words__context_is_no_part_of_the_term),
        cmocka_unit_test(words__guards_look_around),
        cmocka_unit_test(words__pinyin_counts_in_every_mix),
        cmocka_unit_test(words__runs_and_percent_need_all_of_themselves),
        cmocka_unit_test(words__loader_reports_each_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
