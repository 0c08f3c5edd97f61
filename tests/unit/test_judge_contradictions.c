/* test_judge_contradictions.c -- two claims that cannot both hold, in one message and across turns, and what is none. */
#include "unit/judge_fixture.h"

typedef struct Case {
    const char *before; /* the agent's earlier message, or NULL */
    const char *buyer;  /* what the buyer said after it */
    const char *reply;
    const char *marked; /* text of the marked claim, NULL where there is none */
} Case;

static const Finding *contradiction_in(const Judgement *j)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        if (sv_is(j->findings[i].why, "why.contradicts")) return &j->findings[i];
    }
    return NULL;
}

/* A man of 178 cm and 205 jin asks for jeans; his size is 40. The case is one of quality. */
static JudgeInput input_of(const Fixture *f, const Case *one, Turn turns[3])
{
    JudgeInput in = fixture_input(f, "bigmen", one->reply);
    in.product = shop_product(in.shop, sv("JN-2031"));
    in.buyer.height_mm = 1780;
    in.buyer.weight_jin10 = 2050;
    in.facts.cause = CAUSE_QUALITY;
    turns[0] = (Turn){ false, sv("在吗"), 0 };
    if (!one->before) return in;
    turns[1] = (Turn){ true, sv(one->before), 1000 };
    turns[2] = (Turn){ false, sv(one->buyer), 2000 };
    in.history = turns;
    in.history_count = 3;
    return in;
}

static void check(Fixture *f, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Turn turns[3];
        JudgeInput in = input_of(f, &cases[i], turns);
        Judgement j = fixture_judge(f, &in);
        const Finding *found = contradiction_in(&j);
        if (!found && cases[i].marked) fail_msg("%s: nothing found", cases[i].reply);
        if (!found) continue;
        StrView text = sv_of(in.reply.ptr + found->start, found->end - found->start);
        if (!cases[i].marked || !sv_is(text, cases[i].marked)) fail_msg("%s: %.*s", cases[i].reply, SV_ARG(text));
        assert_true(sv_is(found->rule, "TON-22"));
        assert_int_equal(found->kind, FINDING_MINOR);
        assert_int_equal(found->flag.len, 0);
        assert_int_equal(j.claims[found->claim].state, CLAIM_TRUE);
        assert_int_equal(j.claims[found->claim].start, found->start);
    }
}

static void contradictions__within_a_message_mark_the_true_claim(void **state)
{
    static const Case CASES[] = {
        { NULL, NULL, "您好,建议您拍44码。按尺码表您拍40码就正好", "40码" },
        { NULL, NULL, "质量问题退货的运费您承担哦。质量问题退货的运费我们承担", "质量问题退货的运费我们承担" },
        { NULL, NULL, "40码没货了哦。40码现货充足的", "现货充足" },
        { NULL, NULL, "满199就包邮。满299包邮的亲", "299" },
        { NULL, NULL, "这款没有弹力。面料是四面弹的", "四面弹的" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void contradictions__with_earlier_turns_are_found(void **state)
{
    static const Case CASES[] = {
        { "您拍44码合适", "确定吗", "建议您拍40码", "40码" },
        { "亲,满199包邮", "要满多少?", "亲,满299包邮哦", "299" },
        { "质量问题退货的运费您承担哦", "怎么会", "质量问题退货的运费我们承担", "质量问题退货的运费我们承担" },
        { "这款没有弹力的", "是吗", "面料是四面弹的", "四面弹的" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void contradictions__spare_choices_corrections_and_other_cases(void **state)
{
    static const Case CASES[] = {
        { NULL, NULL, "建议您拍40码,喜欢宽松就拍42码", NULL },
        { NULL, NULL, "40码或者42码都可以,建议40码", NULL },
        { NULL, NULL, "您拍44码,打错了,是40码", NULL },
        { NULL, NULL, "上一位拍的44码。您拍40码", NULL },
        { NULL, NULL, "质量问题退货运费我们出,不喜欢要退的话运费您出", NULL },
        { NULL, NULL, "40码有货,42码没货了", NULL },
        { NULL, NULL, "建议您拍40码。40码直筒版,坐着不勒", NULL },
        { "您拍40码合适", "好", "建议您拍40码", NULL },
        { "您拍44码合适", "确定吗", "抱歉刚才看错了,建议您拍40码", NULL },
        { "您拍44码合适", "我178,205斤", "那建议您拍40码", NULL },
        { "您拍44码合适", "我是想问那款的", "建议您拍40码", NULL },
        { "退货的运费您承担哦", "是鞋底开胶了", "质量问题退货的运费我们承担", NULL },
        { "40码没货了哦", "真没了吗", "刚补货,40码现货充足的", NULL },
        { "您平时穿44吗", "嗯", "建议您拍40码", NULL },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

/* The false claim has its own finding: it is not marked twice. */
static void contradictions__do_not_double_a_false_claim(void **state)
{
    static const Case CASES[] = {
        { NULL, NULL, "您拍40码就正好。您拍44码", NULL },
        { "您拍40码合适", "好的", "建议您拍44码", NULL },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
    Turn turns[3];
    JudgeInput in = input_of(*state, &CASES[1], turns);
    Judgement j = fixture_judge(*state, &in);
    assert_int_equal(j.sizing, VERDICT_WRONG);
    assert_int_equal(j.claim_count, 1);
}

static void contradictions__leave_verdict_and_scores_alone(void **state)
{
    static const Case CASE = { "亲,满199包邮", "要满多少?", "亲,满299包邮哦", "299" };
    Turn turns[3];
    JudgeInput in = input_of(*state, &CASE, turns);
    Judgement j = fixture_judge(*state, &in);
    assert_non_null(contradiction_in(&j));
    assert_int_equal(contradiction_in(&j)->delta, 0);
    assert_int_equal(j.policy, VERDICT_CORRECT);
    assert_int_equal(j.scores[DIM_POLICY], 100);
    assert_int_equal(j.claim_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contradictions__within_a_message_mark_the_true_claim),
        cmocka_unit_test(contradictions__with_earlier_turns_are_found),
        cmocka_unit_test(contradictions__spare_choices_corrections_and_other_cases),
        cmocka_unit_test(contradictions__do_not_double_a_false_claim),
        cmocka_unit_test(contradictions__leave_verdict_and_scores_alone),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
