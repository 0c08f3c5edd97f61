/* test_judge_tone.c -- tone flags: what is cold, pushing or heaped up, and what is merely short or firm. */
#include "unit/judge_fixture.h"

typedef struct Case {
    const char *reply;
    const char *flags; /* joined by ';', sorted as found */
} Case;

static const Case CASES[] = {
    /* clang-format off */
    { "自己看详情页去", "impatient" },
    { "详情页都有写,自己看", "impatient" },
    { "您可以自己看下详情页的尺码表哦", "" },
    { "都跟您说了三遍了", "impatient" },
    { "问那么多干嘛", "impatient" },
    { "能不能快点决定啊", "impatient" },
    { "我这边还有别的顾客,没空跟您耗", "impatient" },
    { "怪我咯?您自己选的", "blaming" },
    { "当时让您量您不量,现在怪谁", "blaming" },
    { "是您自己填错地址的呀", "blaming" },
    { "如果是您自己选错的尺码,运费需要您承担哦亲", "" },
    { "这是快递的问题,您找快递去", "blaming" },
    { "快递那边延误了,给您添麻烦了亲", "" },
    { "您没看清楚页面吧", "blaming" },
    { "您理解错了,我们没这么说过", "arguing" },
    { "亲,您可能误会了,是满299包邮哦", "" },
    { "不买别问", "impatient" },
    { "爱买不买", "impatient" },
    { "不买拉倒", "impatient" },
    { "赶紧把照片发过来", "commanding" },
    { "麻烦您尽快发下照片哦", "" },
    { "你给我等着", "commanding" },
    { "按我说的做就行了", "commanding" },
    { "不退,没得谈", "refusing" },
    { "抱歉亲,这款不支持退货,可以帮您换货", "" },
    { "办不了,找别人", "refusing" },
    { "今天最后一天了,赶紧下单吧亲", "hard_sell" },
    { "不买您会后悔的,快拍", "hard_sell" },
    { "喜欢的话可以拍下哦,今天发货", "" },
    { "还剩最后两件哦", "" },
    { "库存不多了,喜欢可以尽早拍下哦", "" },
    { "趁活动还在,赶紧入手吧", "hard_sell" },
    { "别磨叽了赶紧付款", "hard_sell" },
    { "你懂什么啊", "arguing" },
    { "您不信就算了", "arguing" },
    { "我们家就是这样,爱信不信", "impatient" },
    { "您说得对,确实容易看错,同时我们可以给您换", "" },
    { "行了行了别说了", "impatient" },
    { "催也没用,等着吧", "impatient" },
    { "急什么急", "impatient" },
    { "不急的亲,慢慢选", "" },
    { "别着急亲,马上给您查", "" },
    { "您别催了,我在查", "impatient" },
    { "马上催一下快递,您别急", "" },
    { "我已经催过快递了亲", "" },
    { "已经给您说明过退货流程啦,亲看下哦", "" },
    { "刚才跟您说的40码就可以", "" },
    { "谁跟您说包邮的", "arguing" },
    { "上面写着呢,不识字吗", "impatient" },
    { "您到底要不要", "impatient" },
    { "怎么可能是我们的问题,肯定是您洗坏的", "blaming" },
    { "这怪不了我们,您没按说明洗", "blaming" },
    { "这不是我们的责任,是您没保管好", "blaming" },
    { "请您把订单号发我一下", "" },
    { "麻烦提供下订单号哦", "" },
    { "必须先付款才能发货哦亲", "" },
    { "您得先付款", "commanding" },
    { "不行就是不行,您不买拉倒", "refusing" }, /* one reply, one reproach: the gravest */
    { "36您就别考虑了,选38", "" },              /* an option put aside is no urging */
    { "我立刻拍照给您看", "" },                 /* his own haste orders nobody about */
    { "建议您先量下腰围", "" },
    { "明天就涨价了,现在不买亏大了", "hard_sell" },
    { "哥,这款性价比高,放心入手", "" },
    { "您觉得不合适就别买", "impatient" },
    { "那您去别家看看吧", "arguing" },
    { "您要是嫌贵可以去别家", "arguing" },
    { "没有", "curt" },
    { "不包邮", "curt" },
    { "可以", "curt" },
    { "嗯", "curt" },
    { "哦", "curt" },
    { "在", "curt" },
    { "有哦", "" },
    { "有的亲", "" },
    { "好的亲", "" },
    { "38码", "curt" },
    { "38码哦亲", "" },
    { "是的", "curt" },
    { "没货了", "curt" },
    { "圆通快递", "curt" },
    { "要的", "curt" },
    /* clang-format on */
};

static void tone__flags_what_is_cold(void **state)
{
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char found[1024];
        JudgeInput in = fixture_input(f, "bigmen", CASES[i].reply);
        Judgement j = fixture_judge(f, &in);
        fixture_join(&in, &j, DIM_TONE, found, sizeof found);
        if (strcmp(found, CASES[i].flags) != 0)
            fail_msg("%s: expected \"%s\", found \"%s\"", CASES[i].reply, CASES[i].flags, found);
    }
}

static const char *flags_of(Fixture *f, const JudgeInput *in, char out[1024])
{
    Judgement j = fixture_judge(f, in);
    return fixture_join(in, &j, DIM_TONE, out, 1024);
}

static void tone__wants_address_in_first_message_only(void **state)
{
    char out[1024];
    JudgeInput in = fixture_input(*state, "bigmen", "面料是九成棉,穿着软和透气");
    assert_string_equal(flags_of(*state, &in, out), "");
    in.first = 1;
    assert_string_equal(flags_of(*state, &in, out), "no_address");
    in.reply = sv("面料是九成棉,您穿着软和透气");
    assert_string_equal(flags_of(*state, &in, out), "");
    in.reply = sv("亲肤面料,九成棉,穿着软和"); /* 亲肤 is no address */
    assert_string_equal(flags_of(*state, &in, out), "no_address");
}

static void tone__flags_repetition_of_own_words(void **state)
{
    char out[1024];
    const Turn history[] = { { false, sv("几天到"), 0 },
                             { true, sv("亲,请您耐心等待几天哦~"), 1 },
                             { false, sv("我问几天"), 2 } };
    JudgeInput in = fixture_input(*state, "bigmen", "亲,请您耐心等待几天哦");
    in.history = history;
    in.history_count = 3;
    assert_string_equal(flags_of(*state, &in, out), "robotic");
    in.reply = sv("亲,一般两到四天能到哦");
    assert_string_equal(flags_of(*state, &in, out), "");
}

static void tone__short_end_of_a_burst_is_not_curt(void **state)
{
    char out[1024];
    const Turn history[] = { { false, sv("几码"), 0 }, { true, sv("亲,按您的身高体重对了表"), 1 } };
    JudgeInput in = fixture_input(*state, "bigmen", "40码");
    in.history = history;
    in.history_count = 2;
    assert_string_equal(flags_of(*state, &in, out), "");
}

static void tone__flags_overload_when_seven_things_are_listed(void **state)
{
    char out[1024];
    JudgeInput in = fixture_input(*state, "bigmen", "亲,直筒版、四面弹、松紧腰、深蓝黑色、三十度机洗、满299包邮");
    assert_string_equal(flags_of(*state, &in, out), "");
    in.reply = sv("亲,直筒版、四面弹、松紧腰、深蓝黑色、三十度机洗、满299包邮、圆通发货、七天退换");
    assert_string_equal(flags_of(*state, &in, out), "overload");
    in.reply = sv("亲,34、36、38、40、42、44、46、48都有");
    assert_string_equal(flags_of(*state, &in, out), "");
}

static void tone__jargon_is_fine_when_explained(void **state)
{
    char out[1024];
    JudgeInput in = fixture_input(*state, "bigmen", "亲,环锭纺包芯纱,右斜纹丹宁,克重12盎司");
    assert_string_equal(flags_of(*state, &in, out), "jargon");
    in.reply = sv("亲,环锭纺包芯纱,右斜纹丹宁,克重12盎司,简单说就是厚实又有弹性");
    assert_string_equal(flags_of(*state, &in, out), "");
}

static void tone__praise_wins_back_but_stays_within_100(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "实在抱歉亲,理解您着急,我马上帮您催快递");
    assert_int_equal(fixture_judge(*state, &in).scores[DIM_TONE], 100);
    in.reply = sv("抱歉,是您自己选错的,能怪谁");
    int32_t softened = fixture_judge(*state, &in).scores[DIM_TONE];
    in.reply = sv("是您自己选错的,能怪谁");
    assert_true(softened > fixture_judge(*state, &in).scores[DIM_TONE]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tone__flags_what_is_cold),
        cmocka_unit_test(tone__wants_address_in_first_message_only),
        cmocka_unit_test(tone__flags_repetition_of_own_words),
        cmocka_unit_test(tone__short_end_of_a_burst_is_not_curt),
        cmocka_unit_test(tone__flags_overload_when_seven_things_are_listed),
        cmocka_unit_test(tone__jargon_is_fine_when_explained),
        cmocka_unit_test(tone__praise_wins_back_but_stays_within_100),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
