/* test_judge_speed.c -- the arithmetic of lateness to the millisecond, and the findings about time. */
#include "unit/judge_fixture.h"

static int32_t speed(Fixture *f, int first, int64_t wait_ms)
{
    JudgeInput in = fixture_input(f, "bigmen", "您好,40码正合适");
    in.first = first;
    in.wait_ms = wait_ms;
    return fixture_judge(f, &in).scores[DIM_SPEED];
}

static void speed__is_full_until_due_and_zero_from_three_times(void **state)
{
    assert_int_equal(speed(*state, 1, 0), 100);
    assert_int_equal(speed(*state, 1, 30000), 100);
    assert_int_equal(speed(*state, 1, 60000), 50);
    assert_int_equal(speed(*state, 1, 89999), 0);
    assert_int_equal(speed(*state, 1, 90000), 0);
    assert_int_equal(speed(*state, 1, 9000000), 0);
    assert_int_equal(speed(*state, 0, 60000), 100);
    assert_int_equal(speed(*state, 0, 120000), 50);
    assert_int_equal(speed(*state, 0, 180000), 0);
    assert_int_equal(speed(*state, 0, -1), -1);
}

static void speed__rounds_half_up(void **state)
{
    /* first: 100·(90000 − wait)/60000; a half falls on every odd multiple of 300 */
    assert_int_equal(speed(*state, 1, 30300), 100);
    assert_int_equal(speed(*state, 1, 30301), 99);
    assert_int_equal(speed(*state, 1, 30900), 99);
    assert_int_equal(speed(*state, 1, 30901), 98);
    assert_int_equal(speed(*state, 1, 89700), 1);
    assert_int_equal(speed(*state, 1, 89701), 0);
}

static const Finding *find_rule(const Judgement *j, const char *rule)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        if (j->findings[i].dim == DIM_SPEED && sv_is(j->findings[i].rule, rule)) return &j->findings[i];
    }
    return NULL;
}

static void speed__names_lateness_over_the_whole_reply(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "您好,40码正合适");
    in.wait_ms = 60001;
    Judgement j = fixture_judge(*state, &in);
    const Finding *late = find_rule(&j, "SPD-02");
    assert_non_null(late);
    assert_int_equal(late->kind, FINDING_MINOR);
    assert_int_equal(late->start, 0);
    assert_int_equal(late->end, in.reply.len);
    in.wait_ms = 120001;
    j = fixture_judge(*state, &in);
    assert_int_equal(find_rule(&j, "SPD-02")->kind, FINDING_MAJOR);
    in.first = 1;
    in.wait_ms = 30001;
    j = fixture_judge(*state, &in);
    assert_non_null(find_rule(&j, "SPD-01"));
    assert_null(find_rule(&j, "SPD-02"));
}

static void speed__slow_typing_is_found_but_costs_nothing(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "您好,建议您拍40码的"); /* 11 characters */
    in.wait_ms = 20000;
    in.typing_ms = 13200; /* 50 a minute */
    Judgement j = fixture_judge(*state, &in);
    assert_null(find_rule(&j, "SPD-04"));
    in.typing_ms = 13201;
    j = fixture_judge(*state, &in);
    assert_non_null(find_rule(&j, "SPD-04"));
    assert_int_equal(j.scores[DIM_SPEED], 100);
}

static void speed__canned_replies_come_before_anyone_can_read(void **state)
{
    const Turn history[] = { { false, sv("你好,我想问一下这条裤子平时能机洗吗,还有会不会掉色,掉得厉害不厉害呀"), 0 } };
    JudgeInput in = fixture_input(*state, "bigmen", "欢迎光临,很高兴为您服务");
    in.wait_ms = 1999;
    Judgement j = fixture_judge(*state, &in);
    assert_non_null(find_rule(&j, "SPD-11"));
    in.wait_ms = 2000;
    j = fixture_judge(*state, &in);
    assert_null(find_rule(&j, "SPD-11"));
    in.history = history;
    in.history_count = 1;
    j = fixture_judge(*state, &in); /* 35 characters take longer to read */
    assert_non_null(find_rule(&j, "SPD-11"));
    assert_int_equal(j.scores[DIM_SPEED], 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speed__is_full_until_due_and_zero_from_three_times),
        cmocka_unit_test(speed__rounds_half_up),
        cmocka_unit_test(speed__names_lateness_over_the_whole_reply),
        cmocka_unit_test(speed__slow_typing_is_found_but_costs_nothing),
        cmocka_unit_test(speed__canned_replies_come_before_anyone_can_read),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
