/* test_judge_questions.c -- what the agent asks for, how, why, and when it only asks for a moment. */
#include "unit/judge_fixture.h"

#include "judge/analysis.h"

/* "slot" of every question, '+' open, '!' with purpose, joined by ';'. */
static const char *questions_of(Fixture *f, const char *reply, char *out, size_t size)
{
    JudgeInput in = fixture_input(f, "bigmen", reply);
    Judgement j = fixture_judge(f, &in);
    size_t used = 0;
    out[0] = 0;
    for (size_t i = 0; i < j.question_count; i++) {
        const Question *q = &j.questions[i];
        used += (size_t)snprintf(out + used, size - used, "%s%.*s%s%s", used ? ";" : "", SV_ARG(q->slot),
                                 q->is_open ? "+" : "", q->has_purpose ? "!" : "");
    }
    return out;
}

typedef struct Case {
    const char *reply;
    const char *questions;
} Case;

static const Case CASES[] = {
    { "您好,方便告诉我身高和体重吗?我给您对下尺码。", "height_cm!;weight_jin!" },
    { "亲,您多高多重呢?", "height_cm+;weight_jin+" },
    { "麻烦提供一下您的身高体重", "height_cm;weight_jin" },
    { "亲,您平时穿38吗?", "usual_eu" },
    { "您是用支付宝还是银行卡付的呢?我帮您查下到账时间", "channel+!" },
    { "您是几点下的单呢?", "order_time+" },
    { "辛苦您拍张照片发我看看,我马上给您处理", "photo!" },
    { "您要什么颜色呢?", "colour+" },
    { "请问是给谁穿的呀?", "wearer+" },
    { "40码正合适,四面弹的亲", "" },
    { "身高175、体重205斤拍40码", "" },
    /* slots named by their values alone: either-or is open, yes or no is not */
    { "您喜欢黑色还是深蓝?", "colour+" },
    { "您要黑色吗?", "colour" },
    { "40和42您要哪个?", "size+" },
    { "40、42都有,您要哪一个?", "size+" },
    { "您平常穿41还是42?", "usual_eu+" },
    { "您喜欢直筒还是修身?", "fit_preference+" },
    { "拍一件还是两件?", "quantity+" },
    { "电话还是原来那个吗?", "phone" },
    { "您拍的是44码对吧?", "size" },
    { "您说的是四面弹那条吗?", "product" },
    /* what is asked for stands in the clause before; a weak slot gives way */
    { "系皮带的那一圈,您量下来多少公分呢?", "waist_cm+" },
    { "您想买什么价位的?", "budget+" },
    /* the purpose comes in the next sentence, and no later */
    { "您要哪个码呀?我看看库存。", "size+!" },
    { "您多高呀?说一下就行,我按表给您选。", "height_cm+!" },
    { "您多高呀?不急的。您慢慢量。我先看看库存。", "height_cm+" },
    /* question words that ask nothing */
    { "不管体重多少斤,面料都一样", "" },
    { "有什么问题随时找我", "" },
    { "我帮您看走到哪儿了", "" },
    { "多少斤都能穿", "" },
    { "谁让您不先看尺码表呢", "" },
    /* the same slot counts once */
    { "您多高呀?身高报一下", "height_cm+" },
};

static void questions__name_their_slots(void **state)
{
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char found[512];
        questions_of(*state, CASES[i].reply, found, sizeof found);
        if (strcmp(found, CASES[i].questions) != 0) {
            fail_msg("%s: expected \"%s\", found \"%s\"", CASES[i].reply, CASES[i].questions, found);
        }
    }
}

/* A pending size question: holding shows in the verdict. */
static Verdict verdict_of(Fixture *f, const char *reply)
{
    static const StrView ASKED[] = { { "stock", 5 } };
    JudgeInput in = fixture_input(f, "bigmen", reply);
    in.product = shop_product(in.shop, sv("JN-2031"));
    in.asked = ASKED;
    in.asked_count = 1;
    return fixture_judge(f, &in).sizing;
}

static void questions__holds_only_when_a_moment_is_asked_for(void **state)
{
    assert_int_equal(verdict_of(*state, "亲稍等哈,我帮您查一下库存"), VERDICT_HOLDS);
    assert_int_equal(verdict_of(*state, "我去问下仓库,一会儿回复您"), VERDICT_HOLDS);
    assert_int_equal(verdict_of(*state, "让我看看"), VERDICT_HOLDS);
    assert_int_equal(verdict_of(*state, "请您耐心等待发货"), VERDICT_EVASIVE);
    assert_int_equal(verdict_of(*state, "感谢您的支持"), VERDICT_EVASIVE);
}

static void questions__spans_lie_in_the_reply(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "　您好,　请问您身高多少呢?");
    Judgement j = fixture_judge(*state, &in);
    assert_int_equal(j.question_count, 1);
    assert_true(j.questions[0].start < j.questions[0].end);
    assert_true(j.questions[0].end <= in.reply.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions__name_their_slots),
        cmocka_unit_test(questions__holds_only_when_a_moment_is_asked_for),
        cmocka_unit_test(questions__spans_lie_in_the_reply),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
