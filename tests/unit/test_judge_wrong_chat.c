/* test_judge_wrong_chat.c -- a reply that answers another open chat and nothing of its own. */
#include "judge_fixture.h"

typedef struct Case {
    const char *asked; /* here; "" for nothing */
    const char *elsewhere;
    const char *reply;
    const char *span;   /* of the finding; NULL: none */
    bool is_unmeasured; /* the buyer here has given no measures */
} Case;

static const Case CASES[] = {
    { "delivery_time", "size", "您好,建议您拍40码", "40码", false },
    { "return_shipping", "delivery_time", "亲,一般2到4天到", "2到4天", false },
    /* Answered here as well. */
    { "delivery_time", "return_shipping", "亲,一般2到4天到,不合适退货运费您这边承担", NULL, false },
    { "size", "size", "建议您拍40码", NULL, false },
    /* One matter. */
    { "return_allowed", "return_window", "亲,七天内都行的", NULL, false },
    /* Nothing was answered at all, or it asks or holds. */
    { "delivery_time", "size", "您稍等,我看一下", NULL, false },
    { "delivery_time", "size", "您好,请问您收货地址是哪里呢?", NULL, false },
    { "size", "delivery_time", "请问您身高体重多少?一般2到4天到", NULL, true },
    /* Nothing is asked here: an offer that is true is welcome, one that is not even true here is not. */
    { "", "delivery_time", "顺便说一声,一般2到4天到", NULL, false },
    { "", "delivery_time", "一般9天到", "9天", false },
    { "", "size", "建议您拍40码", "40码", true },
    { "", "size", "建议您拍40码", NULL, false },
};

static const Finding *wrong_chat(const Judgement *j)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        if (sv_is(j->findings[i].flag, "wrong_chat")) return &j->findings[i];
    }
    return NULL;
}

static JudgeInput input_of(const Fixture *f, const Case *c, StrView topics[2], AskedElsewhere *other)
{
    JudgeInput in = fixture_input(f, "bigmen", c->reply);
    topics[0] = sv(c->asked);
    topics[1] = sv(c->elsewhere);
    *other = (AskedElsewhere){ sv("3"), &topics[1], 1 };
    in.product = shop_product(in.shop, sv("JN-2031"));
    if (!c->is_unmeasured) in.buyer = (Buyer){ .height_mm = 1780, .weight_jin10 = 2050 };
    in.asked = topics;
    in.asked_count = c->asked[0] ? 1 : 0;
    in.elsewhere = other;
    in.elsewhere_count = 1;
    return in;
}

static void wrong_chat__is_found__only_where_nothing_is_said_here(void **state)
{
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        StrView topics[2];
        AskedElsewhere other;
        JudgeInput in = input_of(*state, &CASES[i], topics, &other);
        Judgement j = fixture_judge(*state, &in);
        const Finding *found = wrong_chat(&j);
        if (!found != !CASES[i].span) fail_msg("%s: %s", CASES[i].reply, found ? "found" : "not found");
        if (!found) continue;
        StrView span = sv_of(in.reply.ptr + found->start, found->end - found->start);
        if (!sv_is(span, CASES[i].span)) fail_msg("%s: %.*s", CASES[i].reply, SV_ARG(span));
    }
}

static void wrong_chat__names_the_chat_and_costs_tone(void **state)
{
    StrView topics[2];
    AskedElsewhere other;
    JudgeInput in = input_of(*state, &CASES[0], topics, &other);
    Judgement j = fixture_judge(*state, &in);
    const Finding *found = wrong_chat(&j);
    assert_non_null(found);
    assert_true(sv_is(found->rule, "TON-14"));
    assert_true(sv_is(found->expected, "3"));
    assert_int_equal(found->dim, DIM_TONE);
    assert_int_equal(found->kind, FINDING_MAJOR);
    assert_int_equal(found->delta, -40);
    int32_t tone = j.scores[DIM_TONE];
    in.elsewhere_count = 0;
    j = fixture_judge(*state, &in);
    assert_null(wrong_chat(&j));
    assert_int_equal(j.scores[DIM_TONE], tone + 40);
}

/* The buyer whose asks the claims answer best is named. */
static void wrong_chat__is_that_of_most_claims__when_several_wait(void **state)
{
    static const StrView ONE[] = { { "size", 4 } };
    static const StrView TWO[] = { { "stretch", 7 }, { "size", 4 } };
    const AskedElsewhere others[] = { { sv("2"), ONE, 1 }, { sv("4"), TWO, 2 } };
    StrView topics[2];
    AskedElsewhere other;
    Case both = { "delivery_time", "size", "建议您拍40码,四面弹面料", NULL, false };
    JudgeInput in = input_of(*state, &both, topics, &other);
    in.elsewhere = others;
    in.elsewhere_count = 2;
    Judgement j = fixture_judge(*state, &in);
    assert_non_null(wrong_chat(&j));
    assert_true(sv_is(wrong_chat(&j)->expected, "4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_chat__is_found__only_where_nothing_is_said_here),
        cmocka_unit_test(wrong_chat__names_the_chat_and_costs_tone),
        cmocka_unit_test(wrong_chat__is_that_of_most_claims__when_several_wait),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
