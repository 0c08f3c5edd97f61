/* test_judge_flood.c -- an answer that stands among everything else there is to say is none; a rich one still is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_case.h"

/* Fifteen topics, all true, the size among them. */
#define FLOOD                                                                                                                                                \
    "您好,178、205斤建议您拍40码,四面弹面料、直筒版型、松紧腰,92%棉,深蓝黑色都有,30度机洗,头几次洗轻微掉色,390元," \
    "满299包邮,7天内可以退换,质量问题运费我们出,5点前付款当天发,发圆通,2到4天到,不议价,都是正品"

#define RICH "您好,178、205斤建议您拍40码,四面弹面料、直筒版型、松紧腰,390元,满299包邮,7天内可以退换,2到4天到"

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

static void flood__answers_nothing__that_is_asked(void **state)
{
    const Case c = { JEANS, "[\"size\",\"return_window\"]", NULL, FLOOD, BODY };
    const JsonValue *tree = judge_case(*state, &c);
    assert_string_equal(verdict_of(tree, "sizing"), "evasive");
    assert_string_equal(verdict_of(tree, "policy"), "evasive");
    assert_int_equal(score_of(tree, "sizing"), 30);
    assert_int_equal(score_of(tree, "policy"), 30);
}

static void flood__earns_nothing__for_what_nobody_asked(void **state)
{
    const Case c = { JEANS, SIZE, NULL, FLOOD, BODY };
    const JsonValue *tree = judge_case(*state, &c);
    assert_string_equal(verdict_of(tree, "sizing"), "evasive");
    assert_string_equal(verdict_of(tree, "policy"), "none");
    assert_int_equal(score_of(tree, "policy"), -1);
}

static void flood__stays_wrong__where_it_is_wrong(void **state)
{
    const Case c = { JEANS, SIZE, NULL, FLOOD ",有赠品", ",\"buyer\":{\"height_cm\":165,\"weight_jin\":255}" };
    const JsonValue *tree = judge_case(*state, &c);
    assert_string_equal(verdict_of(tree, "sizing"), "wrong");
}

static void rich_answer__is_still_one(void **state)
{
    const Case c = { JEANS, SIZE, NULL, RICH, BODY };
    const JsonValue *tree = judge_case(*state, &c);
    assert_string_equal(verdict_of(tree, "sizing"), "correct");
    assert_string_equal(verdict_of(tree, "policy"), "correct");
    assert_non_null(finding_of(tree, "overload"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flood__answers_nothing__that_is_asked),
        cmocka_unit_test(flood__earns_nothing__for_what_nobody_asked),
        cmocka_unit_test(flood__stays_wrong__where_it_is_wrong),
        cmocka_unit_test(rich_answer__is_still_one),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
