/* test_judge_contract.c -- JUDGE.md, sentence by sentence, over the content that ships: its example to the byte, defaults,
 * bursts, each verdict, banned words and the arithmetic. What is claimed, and whether it is true, is in test_judge_claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "judge/rubric.h"
#include "judge/rules.h"
#include "judge_case.h"

static int set_up(void **state)
{
    *state = judge_bench_open();
    return 0;
}

static int tear_down(void **state)
{
    judge_bench_close(*state);
    return 0;
}

/* ---- the example */

static void example__is_graded_to_the_byte__as_the_contract_has_it(void **state)
{
    StrView line = judge_bench_line(
        *state,
        "{\"id\":\"d001\", \"shop\":\"bigmen\", \"product\":\"JN-2031\", \"persona\":\"hunter\", \"scenario\":null,\n"
        " \"buyer\":{\"height_cm\":178,\"weight_jin\":205,\"waist_cm\":null,\"foot_mm\":null,\"usual_eu\":null,"
        "\"wide_foot\":false},\n"
        " \"case\":{\"stage\":\"presale\",\"cause\":null,\"channel\":null,\"days_since_receipt\":null,\"orders\":0,"
        "\"total_yuan\":0},\n"
        " \"asked\":[\"size\"],\n"
        " \"history\":[{\"from\":\"buyer\",\"text\":\"178,205斤,穿几码?\",\"t_ms\":0}],\n"
        " \"reply\":\"您好,按您的身高体重建议拍40码,这款是四面弹面料,直筒版型,坐着蹲着都不紧绷。\",\n"
        " \"wait_ms\":14000, \"typing_ms\":11000, \"first\":true}");
    assert_string_equal(
        line.ptr,
        "{\"id\":\"d001\","
        "\"scores\":{\"speed\":100,\"tone\":100,\"banned\":100,\"sizing\":100,\"policy\":null,\"overall\":100},"
        "\"verdicts\":{\"sizing\":\"correct\",\"policy\":\"none\"},"
        "\"findings\":[{\"rule\":\"SIZ-03\",\"dim\":\"sizing\",\"kind\":\"praise\",\"start\":52,\"end\":80,"
        "\"text\":\"四面弹面料,直筒版型\",\"delta\":0}],"
        "\"claims\":[{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"40\",\"start\":37,\"end\":42},"
        "{\"topic\":\"stretch\",\"value\":\"four_way\",\"start\":52,\"end\":61},"
        "{\"topic\":\"fit\",\"value\":\"straight\",\"start\":68,\"end\":74}],"
        "\"questions\":[],"
        "\"deeds\":[\"E_ANSWERED\",\"E_REASONED\"]}");
}

/* ---- defaults */

static void defaults__infer_what_is_asked__only_where_it_is_absent(void **state)
{
    static const Expected cases[] = {
        { { JEANS, NULL, "178,205斤,穿几码?", "您好,拍40码", NULL }, { "correct", "none" } },
        { { JEANS, NULL, "178,205斤,穿几码?", "您好,亲", NULL }, { "evasive", "none" } },
        { { JEANS, "[]", "178,205斤,穿几码?", "您好,亲", NULL }, { "none", "none" } },
        { { JEANS, "null", "178,205斤,穿几码?", "您好,亲", NULL }, { "evasive", "none" } },
        { { JEANS, "[]", "178,205斤,穿几码?", "您好,拍36码", NULL }, { "wrong", "none" } },
        { { JEANS, NULL, NULL, "您好,亲", NULL }, { "none", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void defaults__take_the_body__from_buyer_before_history_and_the_last_word_in_it(void **state)
{
#define SAID(text) ",\"history\":[{\"from\":\"buyer\",\"text\":\"" text "\"}]"
    static const Expected cases[] = {
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("178 205斤") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("178,150斤") BODY }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍34码", SAID("178,150斤") BODY }, { "wrong", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码",
            ",\"history\":[{\"from\":\"buyer\",\"text\":\"身高178,体重160斤\"},{\"from\":\"buyer\",\"text\":\"打错了,"
            "体重205斤\"}]" },
          { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高178体重205") }, { "correct", "none" } }, /* bare: jin */
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高178,102.5kg") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高一米七八,体重一百零二公斤") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍36码", SAID("身高178,102.5公斤") }, { "wrong", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void defaults__hold_the_first_message__where_no_agent_spoke(void **state)
{
#define WAITED ",\"wait_ms\":45000"
    static const struct {
        const char *more;
        int64_t speed;
    } cases[] = {
        { ",\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 75 },
        { ",\"history\":[{\"from\":\"agent\",\"text\":\"您好\"},{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 100 },
        { ",\"first\":true,\"history\":[{\"from\":\"agent\",\"text\":\"您好\"},{\"from\":\"buyer\",\"text\":\"在吗\"}"
          "]" WAITED,
          75 },
        { ",\"first\":false,\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 100 },
        { WAITED, 75 },
        { "", -1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, "[]", NULL, "您好,在的亲", cases[i].more };
        assert_int_equal(score_of(judge_case(*state, &c), "speed"), cases[i].speed);
    }
}

static void defaults__ignore__personas_and_scenarios_nobody_knows(void **state)
{
    JudgeBench *bench = *state;
    Case plain = { JEANS, NULL, "178,205斤,穿几码?", "您好,拍40码", NULL };
    Case odd = plain;
    odd.more = ",\"persona\":\"nobody\",\"scenario\":\"none-such\",\"unknown_key\":[1,{}]";
    StrView a = judge_bench_line(bench, line_of(bench, &plain).ptr);
    StrView b = judge_bench_line(bench, line_of(bench, &odd).ptr);
    assert_string_equal(a.ptr, b.ptr);
}

/* ---- errors of the function itself; those of a line are in test_judge_json */

static void judge__refuses__what_is_no_reply(void **state)
{
    JudgeBench *bench = *state;
    Buf longest = { 0 }, longer = { 0 };
    for (int i = 0; i < JUDGE_MAX_REPLY_CHARS; i++) buf_puts(&longest, i % 2 ? "亲" : "😊");
    buf_put(&longer, buf_view(&longest));
    buf_puts(&longer, "好");
    static const StrView unknown[] = { { "weather", 7 } };
    const Shop *shop = content_shop(bench->content, sv("bigmen"));
    struct {
        const Shop *shop;
        StrView reply;
        bool asks_unknown;
        const char *error;
    } cases[] = {
        { shop, sv("您好"), false, NULL },
        { shop, buf_view(&longest), false, NULL },
        { NULL, sv("您好"), false, "no shop" },
        { shop, sv(""), false, "reply is empty" },
        { shop, sv("您\xFF"), false, "reply is not valid UTF-8 at byte 3" },
        { shop, sv_of("您\0好", 7), false, "reply holds a NUL byte" },
        { shop, buf_view(&longer), false, "reply has 4001 characters, at most 4000 are allowed" },
        { shop, sv("您好"), true, "unknown topic \"weather\"" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        JudgeInput in = judge_input();
        Judgement judgement;
        Err err = { ERR_NONE, "" };
        in.shop = cases[i].shop;
        in.reply = cases[i].reply;
        in.asked_given = cases[i].asks_unknown;
        in.asked = unknown;
        in.asked_count = cases[i].asks_unknown;
        assert_int_equal(judge_reply(bench->judge, &in, &judgement, &err), cases[i].error == NULL);
        assert_string_equal(err.text, cases[i].error ? cases[i].error : "");
    }
    buf_clear(&longest);
    buf_clear(&longer);
}

/* ---- verdicts */

static void verdicts__are_as_the_table_has_them(void **state)
{
    static const Expected cases[] = {
        { { JEANS, "[]", NULL, "您好,亲", NULL }, { "none", "none" } },
        { { JEANS, SIZE, NULL, "您好,建议拍40码", BODY }, { "correct", "none" } },
        { { JEANS, SIZE, NULL, "您好,建议拍36码", BODY }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "您好,您身高体重多少?", NULL }, { "asks", "none" } },
        { { JEANS, SIZE, NULL, "您好,请稍等,我查一下", BODY }, { "holds", "none" } },
        { { JEANS, SIZE, NULL, "您好,欢迎光临", BODY }, { "evasive", "none" } },
        { { JEANS, SIZE, NULL, "您好,您身高体重多少?", BODY }, { "evasive", "none" } }, /* it is known already */
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码", BODY }, { "incomplete", "none" } },
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码,四面弹的", BODY }, { "correct", "none" } },
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码,没有弹力", BODY }, { "wrong", "none" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,发圆通", NULL }, { "none", "correct" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,发顺丰", NULL }, { "none", "wrong" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,稍等,我帮您查一下", NULL }, { "none", "holds" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,亲", NULL }, { "none", "evasive" } },
        { { JEANS, "[\"courier\",\"bargain\"]", NULL, "您好,发圆通", NULL }, { "none", "incomplete" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "您好,建议拍40码", BODY }, { "correct", "evasive" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "您好,建议拍36码,发圆通", BODY }, { "wrong", "correct" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

/* ---- bursts */

#define ANSWERED(text)                                                                                                 \
    ",\"history\":[{\"from\":\"buyer\",\"text\":\"178,205斤穿几码?发什么快递?\"},{\"from\":\"agent\",\"text\":\"" text \
    "\"}]"

static void burst__is_one_answer(void **state)
{
    static const Expected cases[] = {
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍40码") BODY }, { "correct", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,您好") BODY }, { "evasive", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍36码") BODY }, { "wrong", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "打错了,拍40码,发圆通", ANSWERED("亲,拍36码") BODY },
          { "correct", "correct" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void burst__shows_only_the_claims__of_its_last_message(void **state)
{
    Case last = { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍40码") BODY };
    const JsonValue *claims = json_get(judge_case(*state, &last), "claims");
    for (const JsonValue *claim = claims->child; claim; claim = claim->next) {
        assert_true(sv_is(json_get(claim, "topic")->text, "courier"));
    }
    assert_int_equal(claims->count, 1);
}

/* ---- banned */

static void banned__costs__by_its_worst_finding(void **state)
{
    static const struct {
        const char *reply;
        const char *terms;
        int64_t score;
    } cases[] = {
        { "您好,在的亲", "", 100 },
        { "您好,胖子穿40码", "胖子", 0 },
        { "您好,大胖子穿40码", "胖子", 0 },
        { "您好,胖 子穿40码", "胖 子", 0 },
        { "您好,胖　子穿40码", "胖　子", 0 },
        { "您好,胖.子穿40码", "胖.子", 0 },
        { "您好,胖😂子穿40码", "胖😂子", 0 },
        { "您好,胖胖胖子穿40码", "胖胖胖子", 0 },
        { "您好,ＳＢ", "ＳＢ", 0 },
        { "您好,您这个白痴", "白痴", 0 },
        { "您好,窮鬼別買", "窮鬼", 0 },
        { "您好,我不知道", "我不知道", 40 },
        { "亲,不卖给肥猪", "肥猪", 0 },
        { "死 肥的别买", "死 肥", 0 },
        { "您好,肥　仔款", "肥　仔", 0 },
        { "您这种胖墩穿大码", "胖墩", 0 },
        { "滚,别买了", "滚", 0 },
        { "亲,滚筒洗衣机可以洗的", "", 100 },
        { "你就是个垃圾", "垃圾", 0 },
        { "亲,包装垃圾请分类投放", "", 100 },
        { "亲,pangzi穿什么", "pangzi", 0 },
        { "您说的肥婆是谁呀", "肥婆", 0 },         /* quoted insults count */
        { "您说的我不知道是什么意思呢", "", 100 }, /* quoted avoid-phrases do not */
        { "我也不知道哦亲", "我也不知道", 40 },
        { "我不能给您退的亲", "我不能", 40 },
        { "亲,我们不能定做哦", "", 100 },
        { "亲,百分百合身的", "百分百", 40 },
        { "您好,这条显瘦", "显瘦", 70 },
        { "您好,胖大海没有卖", "", 100 },
        { "您好,不知道您方便吗", "", 100 },
        { "您好,我不会让您久等", "", 100 },
        { "您好,您应该今天能查到", "", 100 },
        { "您好,不支持价保", "", 100 },
        { "您好,第一时间给您发", "", 100 },
        { "您好,最好先量一下", "", 100 },
        { "您好,百分百棉的", "", 100 },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, "[]", NULL, cases[i].reply, NULL };
        const JsonValue *tree = judge_case(bench, &c);
        const char *terms = banned_terms(bench, tree);
        if (strcmp(terms, cases[i].terms) != 0 || score_of(tree, "banned") != cases[i].score)
            fail_msg("\"%s\": \"%s\", %lld", cases[i].reply, terms, (long long)score_of(tree, "banned"));
    }
}

static void banned__holds_a_promise__only_where_it_cannot_be_kept(void **state)
{
    static const struct {
        const char *asked;
        const char *reply;
        const char *terms;
        const char *policy;
    } cases[] = {
        { "[\"delivery_time\"]", "您好,保证3天到", "保证", "correct" },
        { "[\"delivery_time\"]", "您好,一定2-4天到", "一定", "correct" },
        { "[\"delivery_time\"]", "您好,2-4天到", "", "correct" },
        { "[\"authenticity\"]", "您好,保证正品", "", "correct" },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, cases[i].asked, NULL, cases[i].reply, NULL };
        const JsonValue *tree = judge_case(bench, &c);
        assert_string_equal(banned_terms(bench, tree), cases[i].terms);
        assert_string_equal(verdicts_of(tree).policy, cases[i].policy);
    }
}

/* ---- arithmetic */

static void speed__falls_from_the_due_time__to_three_times_it(void **state)
{
    static const struct {
        int64_t wait;
        bool first;
        int64_t score;
    } cases[] = {
        { 0, true, 100 },     { 30000, true, 100 },  { 30001, true, 100 }, { 30300, true, 100 },  { 30301, true, 99 },
        { 45000, true, 75 },  { 60000, true, 50 },   { 75000, true, 25 },  { 89999, true, 0 },    { 90000, true, 0 },
        { 900000, true, 0 },  { 60000, false, 100 }, { 90000, false, 75 }, { 120000, false, 50 }, { 180000, false, 0 },
        { 179000, false, 1 }, { 179400, false, 1 },  { 179401, false, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t due = cases[i].first ? 30000 : 60000, up = 100 * (3 * due - cases[i].wait);
        int64_t expected = up <= 0 ? 0 : (up * 2 + 2 * due) / (4 * due); /* half up */
        if (expected > 100) expected = 100;
        assert_int_equal(cases[i].score, expected);
        JudgeBench *bench = *state;
        Case c = { JEANS, "[]", NULL, "您好,在的亲", NULL };
        c.more = arena_printf(bench->arena, ",\"wait_ms\":%lld,\"first\":%s", (long long)cases[i].wait,
                              cases[i].first ? "true" : "false")
                     .ptr;
        assert_int_equal(score_of(judge_case(bench, &c), "speed"), cases[i].score);
    }
}

static void speed__does_not_fall__by_slow_typing(void **state)
{
    Case slow = { JEANS, "[]", NULL, "您好,在的亲", ",\"wait_ms\":20000,\"typing_ms\":20000" };
    Case fast = { JEANS, "[]", NULL, "您好,在的亲", ",\"wait_ms\":20000,\"typing_ms\":4000" };
    const JsonValue *tree = judge_case(*state, &slow);
    assert_int_equal(score_of(tree, "speed"), 100);
    assert_non_null(finding_of(tree, "SPD-04"));
    assert_null(finding_of(judge_case(*state, &fast), "SPD-04"));
}

static void verdict_scores__are_the_rubrics(void **state)
{
    static const struct {
        const char *reply;
        const char *more;
        int64_t score;
    } cases[] = {
        { "您好,拍40码", BODY, 100 }, { "您好,身高体重多少?", NULL, 100 }, { "您好,稍等,我查一下", BODY, 80 },
        { "您好,拍40码", NULL, 60 },  { "您好,欢迎光临", BODY, 30 },       { "您好,拍36码", BODY, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, SIZE, NULL, cases[i].reply, cases[i].more };
        assert_int_equal(score_of(judge_case(*state, &c), "sizing"), cases[i].score);
    }
}

static void overall__is_the_mean__and_a_critical_word_caps_it(void **state)
{
    Case c = { JEANS, SIZE, NULL, "您好,拍36码,白痴", BODY ",\"wait_ms\":45000,\"first\":true" };
    const JsonValue *tree = judge_case(*state, &c);
    assert_int_equal(score_of(tree, "speed"), 75);
    assert_int_equal(score_of(tree, "banned"), 0);
    assert_true(score_of(tree, "overall") <= 40);
    Case capped = { JEANS, SIZE, NULL, "您好,拍40码,白痴", BODY ",\"wait_ms\":1000,\"first\":true" };
    assert_true(score_of(judge_case(*state, &capped), "overall") <= 40);
}

static void level__goes_down__at_its_marks(void **state)
{
    JudgeBench *bench = *state;
    const Rubric *rubric = &content_rules(bench->content)->rubric;
    static const struct {
        int32_t score;
        char level;
    } cases[] = {
        { 100, 'A' }, { 90, 'A' }, { 89, 'B' }, { 75, 'B' }, { 74, 'C' }, { 60, 'C' }, { 59, 'D' }, { 0, 'D' }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(rubric_level(rubric, cases[i].score), cases[i].level);
    assert_int_equal(rubric->pass_mark, 75);
}

/* ---- the same line, the same bytes */

static void judge__says_the_same__whoever_judges_and_whatever_came_before(void **state)
{
    JudgeBench *bench = *state, *other = judge_bench_open();
    Arena *kept = arena_new(0);
    static const Case lines[] = {
        { JEANS, NULL, "178,205斤穿几码", "您好,拍40码,四面弹的", NULL },
        { JEANS, NULL, "多少钱,能退吗", "您好,390元,签收后7天内可以退", QUALITY },
        { "shoes", "SH-205", NULL, "脚长245穿多大", "亲,这款偏小一码,拍40码", NULL },
        { "telecom", "PH-X20", NULL, "保修多久?几点下班?", "您好,保修一年,晚上8点下班", NULL },
        { JEANS, NULL, "发什么快递", "胖 子,我不知道", ",\"wait_ms\":200000,\"typing_ms\":90000" },
        { JEANS, "[]", NULL, "😊", NULL },
    };
    enum { COUNT = sizeof lines / sizeof *lines };
    StrView first[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        first[i] = arena_copy(kept, judge_bench_line(bench, line_of(bench, &lines[i]).ptr));
    }
    for (size_t k = COUNT; k-- > 0;) {
        assert_string_equal(judge_bench_line(bench, line_of(bench, &lines[k]).ptr).ptr, first[k].ptr);
        assert_string_equal(judge_bench_line(other, line_of(other, &lines[k]).ptr).ptr, first[k].ptr);
    }
    arena_free(kept);
    judge_bench_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example__is_graded_to_the_byte__as_the_contract_has_it),
        cmocka_unit_test(defaults__infer_what_is_asked__only_where_it_is_absent),
        cmocka_unit_test(defaults__take_the_body__from_buyer_before_history_and_the_last_word_in_it),
        cmocka_unit_test(defaults__hold_the_first_message__where_no_agent_spoke),
        cmocka_unit_test(defaults__ignore__personas_and_scenarios_nobody_knows),
        cmocka_unit_test(judge__refuses__what_is_no_reply),
        cmocka_unit_test(verdicts__are_as_the_table_has_them),
        cmocka_unit_test(burst__is_one_answer),
        cmocka_unit_test(burst__shows_only_the_claims__of_its_last_message),
        cmocka_unit_test(banned__costs__by_its_worst_finding),
        cmocka_unit_test(banned__holds_a_promise__only_where_it_cannot_be_kept),
        cmocka_unit_test(speed__falls_from_the_due_time__to_three_times_it),
        cmocka_unit_test(speed__does_not_fall__by_slow_typing),
        cmocka_unit_test(verdict_scores__are_the_rubrics),
        cmocka_unit_test(overall__is_the_mean__and_a_critical_word_caps_it),
        cmocka_unit_test(level__goes_down__at_its_marks),
        cmocka_unit_test(judge__says_the_same__whoever_judges_and_whatever_came_before),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
