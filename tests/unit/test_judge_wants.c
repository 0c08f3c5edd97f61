/* test_judge_wants.c -- tone by persona: the same reply is judged by what this buyer wants; no flag ever comes of it. */
#include "unit/judge_fixture.h"

typedef struct Case {
    const char *persona;
    const char *buyer; /* what the buyer said last, or NULL */
    const char *reply;
    const char *rule; /* NULL: none of the rules below */
    FindingKind kind;
    const char *text; /* of the finding */
} Case;

static bool is_of_wants(const Finding *finding)
{
    static const char *const RULES[] = { "TON-04", "TON-22", "TON-26", "TON-29", "TON-30", "TON-31", "BAN-22" };
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        if (finding->dim == DIM_TONE && sv_is(finding->rule, RULES[i])) return true;
    }
    return false;
}

static const Finding *found(const Judgement *j)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        if (is_of_wants(&j->findings[i])) return &j->findings[i];
    }
    return NULL;
}

static void check_finding(const Case *one, const JudgeInput *in, const Finding *finding)
{
    if (!finding) {
        if (one->rule) fail_msg("%s: nothing found", one->reply);
        return;
    }
    StrView text = sv_of(in->reply.ptr + finding->start, finding->end - finding->start);
    if (!one->rule) fail_msg("%s: %.*s %.*s", one->reply, SV_ARG(finding->rule), SV_ARG(text));
    if (!sv_is(finding->rule, one->rule)) fail_msg("%s: %.*s", one->reply, SV_ARG(finding->rule));
    if (!sv_is(text, one->text)) fail_msg("%s: %.*s", one->reply, SV_ARG(text));
    assert_int_equal(finding->kind, one->kind);
    assert_int_equal(finding->flag.len, 0);
    assert_true(finding->why.len > 0);
}

static void check(Fixture *f, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Turn turn = { false, sv(cases[i].buyer ? cases[i].buyer : "在吗"), 0 };
        JudgeInput in = fixture_input(f, "bigmen", cases[i].reply);
        in.product = shop_product(in.shop, sv("JN-2031"));
        in.persona = sv(cases[i].persona);
        in.history = &turn;
        in.history_count = 1;
        Judgement j = fixture_judge(f, &in);
        check_finding(&cases[i], &in, found(&j));
    }
}

static void wants__warmth_is_praised_for_the_proxy(void **state)
{
    static const Case CASES[] = {
        { "proxy", NULL, "您真贴心,这款软和", "TON-29", FINDING_PRAISE, "您真贴心" },
        { "hunter", NULL, "您真贴心,这款软和", NULL, FINDING_PRAISE, "" },
        { "proxy", NULL, "方便说下他的身高吗?我帮您对尺码", "TON-30", FINDING_PRAISE, "方便说下他的身高吗" },
        { "hunter", NULL, "方便说下身高吗?我帮您对尺码", NULL, FINDING_PRAISE, "" },
        { "proxy", NULL, "方便说下他的身高吗?", NULL, FINDING_PRAISE, "" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void wants__slogans_do_not_convince_the_suspicious(void **state)
{
    static const Case CASES[] = {
        { "suspicious", "质量行不行", "亲您放心好了,大家都说好", "BAN-22", FINDING_MINOR, "您放心好了" },
        { "hunter", "质量行不行", "亲您放心好了,大家都说好", NULL, FINDING_MINOR, "" },
        { "suspicious", "质量行不行", "放心吧亲,有质检报告,我拍给您", "TON-22", FINDING_PRAISE, "质检" },
        { "suspicious", "弹力大吗", "放心吧亲,面料是四面弹的", NULL, FINDING_MINOR, "" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void wants__the_proxy_is_guided_not_pushed(void **state)
{
    static const Case CASES[] = {
        { "proxy", "两款我再比比", "不用再比了亲,这条直筒", "TON-31", FINDING_MINOR, "不用再比了" },
        { "proxy", "两款我再比比", "亲,强烈推荐这条", "TON-31", FINDING_MINOR, "强烈推荐" },
        { "hunter", "两款我再比比", "亲,强烈推荐这条", NULL, FINDING_MINOR, "" },
        { "proxy", "两款我再比比", "亲,这条厚一些,那条软一些,看他平时怎么穿", NULL, FINDING_MINOR, "" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void wants__no_picture_to_a_furious_buyer(void **state)
{
    static const Case CASES[] = {
        { "", "我要投诉你们!", "抱歉亲😂马上帮您处理", "TON-04", FINDING_MINOR, "😂" },
        { "", "人呢!!!", "哈哈来啦亲", "TON-04", FINDING_MINOR, "哈哈" },
        { "", "我要投诉你们!", "非常抱歉亲🙏马上帮您处理", NULL, FINDING_MINOR, "" },
        { "", "好看", "谢谢亲😊", NULL, FINDING_MINOR, "" },
        { "", "能用滚筒洗吗", "能的亲😊", NULL, FINDING_MINOR, "" },
        { "", "老收垃圾短信", "帮您设置好了亲😊", NULL, FINDING_MINOR, "" },
        { "", "我要投诉你们!", "非常抱歉亲,马上帮您处理", NULL, FINDING_MINOR, "" },
    };
    check(*state, CASES, sizeof CASES / sizeof *CASES);
}

static Judgement judge_questions(Fixture *f, const char *persona, const char *before, JudgeInput *in, Turn turns[3])
{
    turns[0] = (Turn){ false, sv("这条我穿多大"), 0 };
    turns[1] = (Turn){ true, sv(before), 1000 };
    turns[2] = (Turn){ false, sv("嗯"), 2000 };
    in->persona = sv(persona);
    in->product = shop_product(in->shop, sv("JN-2031"));
    in->history = turns;
    in->history_count = 3;
    return fixture_judge(f, in);
}

static void wants__a_hunter_is_asked_three_things_at_most(void **state)
{
    static const struct {
        const char *persona;
        const char *before;
        const char *reply;
        const char *text;
    } CASES[] = {
        { "hunter", "身高多少?体重多少?", "您腰围多少?", NULL },
        { "hunter", "身高多少?体重多少?您腰围多少?", "您平时穿几码?", "您平时穿几码" },
        { "impatient", "身高多少?体重多少?您腰围多少?", "您平时穿几码?", "您平时穿几码" },
        { "proxy", "身高多少?体重多少?您腰围多少?", "您平时穿几码?", NULL },
        { "hunter", "身高多少?体重多少?您腰围多少?", "好的,您拍40码,颜色要什么颜色?", NULL },
        { "hunter", "身高多少?体重多少?您腰围多少?建议您拍40码", "要什么颜色?", NULL },
        { "hunter", "在的,有什么可以帮您?身高多少?体重多少?", "您腰围多少?", NULL },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Turn turns[3];
        JudgeInput in = fixture_input(*state, "bigmen", CASES[i].reply);
        Judgement j = judge_questions(*state, CASES[i].persona, CASES[i].before, &in, turns);
        const Finding *finding = found(&j);
        if (finding && !CASES[i].text) fail_msg("%s %s: found", CASES[i].before, CASES[i].reply);
        if (!finding && CASES[i].text) fail_msg("%s %s: nothing found", CASES[i].before, CASES[i].reply);
        if (!finding) continue;
        assert_true(sv_is(finding->rule, "TON-26"));
        assert_true(sv_is(sv_of(in.reply.ptr + finding->start, finding->end - finding->start), CASES[i].text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wants__warmth_is_praised_for_the_proxy),
        cmocka_unit_test(wants__slogans_do_not_convince_the_suspicious),
        cmocka_unit_test(wants__the_proxy_is_guided_not_pushed),
        cmocka_unit_test(wants__no_picture_to_a_furious_buyer),
        cmocka_unit_test(wants__a_hunter_is_asked_three_things_at_most),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
