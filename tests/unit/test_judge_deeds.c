/* test_judge_deeds.c -- replies as deeds, and the faults of a deeds file. */
#include "unit/judge_fixture.h"

#include "script/load_deeds.h"

static bool has_deed(const Judgement *j, const char *deed)
{
    for (size_t i = 0; i < j->deed_count; i++) {
        if (sv_is(j->deeds[i], deed)) return true;
    }
    return false;
}

typedef struct Case {
    const char *reply;
    const char *deed;
    bool is_there;
} Case;

static const Case CASES[] = {
    { "您真是胖子", "E_BAN_BODY", true },
    { "您好,40码合适", "E_BAN_BODY", false },
    { "这个我不知道", "E_BAN_PHRASE", true },
    { "谁让您不看尺码表", "E_BAN_PHRASE", true },
    { "保证明天到", "E_FALSE_PROMISE", true },
    { "一般两到四天到哦亲", "E_FALSE_PROMISE", false },
    { "别跟我抬杠", "E_ARGUE", true },
    { "赶紧下单,再不拍就没了", "E_PRESSURE", true },
    { "实在抱歉亲", "E_APOLOGY", true },
    { "理解您着急,我马上帮您催快递", "E_EMPATHY", true },
    { "亲,您身高多少呢?", "E_OPENQ", true },
    { "亲,您身高多少呢?我给您推荐尺码", "E_PURPOSE", true },
    { "亲,您平时穿38吗?", "E_CLOSEDQ", true },
    { "这个看情况吧", "E_VAGUE", true },
    { "40", "E_TERSE", true },
    { "不行,没得商量", "E_BARE_NO", true },
    { "亲,环锭纺包芯纱,右斜纹丹宁,克重12盎司", "E_JARGON", true },
    { "亲,这款很适合您", "E_GENERIC", true },
    { "推荐这条四面弹直筒的,带弹力,久坐也不勒", "E_REASONED", true },
    { "推荐您拍这款哦", "E_REASONED", false },
    { "建议选黑色,耐脏好打理", "E_DECIDE", true },
    { "都可以的,看您喜欢", "E_DECIDE", false },
    { "直筒那条更宽松,修身那条更利落", "E_COMPARE", true },
    { "两款都支持7天退", "E_COMPARE", false },
    { "没有。", "E_BARE_NO", true },
    { "暂时没有哦亲", "E_BARE_NO", false },
    { "红色没有,不过黑色有现货", "E_POSITIVE_ALT", true },
    { "您结婚了没有呀?", "E_IRRELEVANTQ", true },
    { "您身高多少呀?", "E_IRRELEVANTQ", false },
    { "您真细心,比得真细", "E_COMPLIMENT", true },
    { "您真是最有品位最有气质的贵客", "E_FLATTERY", true },
    { "您真是最有品位的贵客,太有眼光啦", "E_COMPLIMENT", false },
    { "您这说法不对,完全错了", "E_CONTRADICT", true },
    { "您看对不对路", "E_CONTRADICT", false },
    { "行了行了,别聊了", "E_CUTOFF", true },
    { "您没骗我吧?", "E_DOUBT", true },
    { "不用不好意思的,您随便问", "E_APOLOGY", false },
    { "没有消息,有了会说的", "E_PROGRESS", false },
    { "换的那双已经打包好了", "E_PROGRESS", true },
    { "我们没有好评返现哦", "E_REVIEW_EARLY", false },
    { "麻烦先给个五星好评吧", "E_REVIEW_EARLY", true },
    { "麻烦先给个五星好评吧", "E_EVIDENCE", false },
    { "首单暂时没有会员折扣哦", "E_PROMO", false },
};

static void deeds__follow_from_what_was_found(void **state)
{
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        JudgeInput in = fixture_input(*state, "bigmen", CASES[i].reply);
        Judgement j = fixture_judge(*state, &in);
        if (has_deed(&j, CASES[i].deed) != CASES[i].is_there) fail_msg("%s: %s", CASES[i].reply, CASES[i].deed);
    }
}

static void deeds__answer_and_reasons_come_in_order(void **state)
{
    static const StrView ASKED[] = { { "size", 4 } };
    JudgeInput in = fixture_input(*state, "bigmen", "您好,建议拍40码,这款是四面弹面料,直筒版型,坐着蹲着都不紧绷。");
    in.product = shop_product(in.shop, sv("JN-2031"));
    in.buyer.height_mm = 1780;
    in.buyer.weight_jin10 = 2050;
    in.asked = ASKED;
    in.asked_count = 1;
    Judgement j = fixture_judge(*state, &in);
    assert_int_equal(j.deed_count, 2);
    assert_true(sv_is(j.deeds[0], "E_ANSWERED"));
    assert_true(sv_is(j.deeds[1], "E_REASONED"));
}

/* Two things asked, one answered well: the other was passed over. */
static void deeds__pass_over_one_of_two_questions(void **state)
{
    static const StrView ASKED[] = { { "size", 4 }, { "free_shipping", 13 } };
    JudgeInput in = fixture_input(*state, "bigmen", "亲,178、205斤拍40码。");
    in.product = shop_product(in.shop, sv("JN-2031"));
    in.buyer.height_mm = 1780;
    in.buyer.weight_jin10 = 2050;
    in.asked = ASKED;
    in.asked_count = 2;
    Judgement j = fixture_judge(*state, &in);
    assert_true(has_deed(&j, "E_IGNOREDQ"));
    in.asked_count = 1;
    j = fixture_judge(*state, &in);
    assert_false(has_deed(&j, "E_IGNOREDQ"));
}

static void deeds__late_greeting_and_wait_belong_to_the_clock(void **state)
{
    Fixture *f = *state;
    JudgeInput in = fixture_input(f, "bigmen", "您好,在的");
    in.first = 1;
    in.wait_ms = 30000;
    Judgement j = fixture_judge(f, &in);
    assert_false(has_deed(&j, "E_GREET_LATE"));
    in.wait_ms = 30001;
    j = fixture_judge(f, &in);
    assert_true(has_deed(&j, "E_GREET_LATE"));
    assert_true(deed_def(&content_rules(f->content)->deeds, sv("E_GREET_LATE"))->is_clock);
}

static void deeds__every_event_of_the_vocabulary_is_defined(void **state)
{
    static const char *const EVENTS[] = {
        "E_GREET_LATE", "E_WAIT",       "E_ANSWERED",     "E_OFFTOPIC",      "E_IGNOREDQ",      "E_REASONED",
        "E_GENERIC",    "E_EVIDENCE",   "E_VAGUE",        "E_OPENQ",         "E_CLOSEDQ",       "E_IRRELEVANTQ",
        "E_PURPOSE",    "E_JARGON",     "E_LONG",         "E_TERSE",         "E_EMPATHY",       "E_APOLOGY",
        "E_PROGRESS",   "E_BARE_NO",    "E_POSITIVE_ALT", "E_PRESSURE",      "E_SCARCITY_TRUE", "E_SCARCITY_FALSE",
        "E_PROMO",      "E_COMPLIMENT", "E_FLATTERY",     "E_CONTRADICT",    "E_ARGUE",         "E_DOUBT",
        "E_CUTOFF",     "E_COMPARE",    "E_DECIDE",       "E_MATCH",         "E_CANNED_FAST",   "E_BAN_PHRASE",
        "E_BAN_BODY",   "E_POLICY_OK",  "E_POLICY_WRONG", "E_FALSE_PROMISE", "E_REVIEW_EARLY",  "E_CLOSE_OK",
    };
    Fixture *f = *state;
    const DeedDefs *defs = &content_rules(f->content)->deeds;
    for (size_t i = 0; i < sizeof EVENTS / sizeof *EVENTS; i++) {
        if (!deed_def(defs, sv(EVENTS[i]))) fail_msg("%s is not defined", EVENTS[i]);
    }
    assert_int_equal(defs->count, sizeof EVENTS / sizeof *EVENTS);
}

static size_t faults_of(const char *text)
{
    Arena *arena = arena_new(0);
    Report *report = report_new();
    ContentFile file = { sv("scenarios/deeds.lua"), sv(text) };
    const Node *root = NULL;
    DeedDefs defs = { 0 };
    if (node_load((NodeRoom){ arena, arena }, &file, DEED_CONSTRUCTORS, DEED_CONSTRUCTOR_COUNT, &root, report))
        load_deeds(arena, root, &defs, report);
    size_t count = report_count(report, FAULT_ERROR);
    report_free(report);
    arena_free(arena);
    return count;
}

static void deeds__report_each_fault_of_the_file(void **state)
{
    (void)state;
    assert_int_equal(faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', when = { { first = true } } } }"), 0);
    assert_int_equal(faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', wenn = {} } }"), 1);
    assert_int_equal(faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', when = { { verdikt = 'wrong' } } } }"),
                     2);
    assert_int_equal(faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', effect = { patience = 300 } } }"), 1);
    assert_int_equal(
        faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a' }, deed { 'E_A', zh = 'a', en = 'a' } }"), 1);
    assert_int_equal(
        faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', when = { { asked = { at_least = 2 } } } } }"), 0);
    assert_int_equal(
        faults_of("return deeds { deed { 'E_A', zh = 'a', en = 'a', when = { { asked = { least = 2 } } } } }"), 1);
    assert_int_equal(faults_of("return deeds {}"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deeds__follow_from_what_was_found),
        cmocka_unit_test(deeds__answer_and_reasons_come_in_order),
        cmocka_unit_test(deeds__pass_over_one_of_two_questions),
        cmocka_unit_test(deeds__late_greeting_and_wait_belong_to_the_clock),
        cmocka_unit_test(deeds__every_event_of_the_vocabulary_is_defined),
        cmocka_unit_test(deeds__report_each_fault_of_the_file),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
