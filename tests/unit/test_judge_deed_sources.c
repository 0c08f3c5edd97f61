/* test_judge_deed_sources.c -- every event of rulebook/6-personas comes of some reply, or is the clock's by name. */
#include "unit/judge_fixture.h"

enum { LATE_MS = 100000 };

/* One reply that makes the deed. The buyer of 178 cm and 205 jin wants jeans, size 40; the case is one of quality. */
typedef struct Source {
    const char *deed;
    const char *buyer; /* the last message */
    const char *asked; /* a topic, or NULL */
    const char *reply;
} Source;

static const Source SOURCES[] = {
    { "E_ANSWERED", "穿几码", "size", "您拍40码" },
    { "E_OFFTOPIC", "穿几码", "size", "满299包邮,还有优惠哦" },
    { "E_IGNOREDQ", "穿几码", "size", "您好,这边为您服务" },
    { "E_REASONED", "穿几码", "size", "建议您拍40码,这款是四面弹面料,直筒版型" },
    { "E_GENERIC", "怎么样", NULL, "亲,这款很适合您" },
    { "E_EVIDENCE", "真的假的", NULL, "亲,有质检报告,我拍给您看" },
    { "E_VAGUE", "质量好吗", NULL, "这个看情况吧" },
    { "E_OPENQ", "穿几码", "size", "您身高多少呢?" },
    { "E_CLOSEDQ", "穿几码", "size", "您平时穿38吗?" },
    { "E_IRRELEVANTQ", "穿几码", "size", "您的预算是多少?" },
    { "E_PURPOSE", "穿几码", "size", "您身高多少呢?我帮您推荐尺码" },
    { "E_JARGON", "什么面料", NULL, "亲,环锭纺包芯纱,右斜纹丹宁,克重12盎司" },
    { "E_LONG", "怎么样", NULL,
      "亲,这款直筒、四面弹、松紧腰、中腰、加厚、黑色、蓝色、有口袋、可机洗、不掉色,都是这个样子的" },
    { "E_TERSE", "在吗", NULL, "嗯" },
    { "E_EMPATHY", "急死了", NULL, "理解您着急,我马上帮您催" },
    { "E_APOLOGY", "等好久", NULL, "实在抱歉亲" },
    { "E_PROGRESS", "到哪了", NULL, "已经帮您催快递了" },
    { "E_BARE_NO", "能退吗", NULL, "不行,没得商量" },
    { "E_POSITIVE_ALT", "金色有吗", NULL, "抱歉亲,金色暂时没货,可以看看黑色" },
    { "E_PRESSURE", "我想想", NULL, "赶紧下单,再不拍就没了" },
    { "E_SCARCITY_TRUE", "多吗", NULL, "亲,只剩最后几条了" },
    { "E_SCARCITY_FALSE", "40码多吗", "stock", "40码没货了,只剩最后一条42码" },
    { "E_PROMO", "包邮吗", "free_shipping", "满299包邮的亲" },
    { "E_COMPLIMENT", "我看重面料", NULL, "您真懂行" },
    { "E_FLATTERY", "你好", NULL, "您太棒了" },
    { "E_CONTRADICT", "是纯棉吧", NULL, "不是这样的" },
    { "E_ARGUE", "你们骗人", NULL, "别跟我抬杠" },
    { "E_DOUBT", "破了", NULL, "会不会是您弄的" },
    { "E_CUTOFF", "我跟你讲个事", NULL, "说重点" },
    { "E_COMPARE", "哪条好", NULL, "两款的区别是一个厚一个薄" },
    { "E_DECIDE", "挑花眼了", "size", "推荐您40码这条,四面弹面料,直筒版型" },
    { "E_MATCH", "耐穿吗", NULL, "结实耐穿的,线脚都加固过" },
    { "E_CANNED_FAST", "在吗", NULL, "亲亲您好欢迎光临本店很高兴为您服务" },
    { "E_BAN_PHRASE", "怎么办", NULL, "这个我不知道" },
    { "E_BAN_BODY", "穿几码", NULL, "您真是胖子" },
    { "E_POLICY_OK", "几天能退", "return_window", "七天无理由退换" },
    { "E_POLICY_WRONG", "几天能退", "return_window", "十五天无理由退换" },
    { "E_FALSE_PROMISE", "几天到", NULL, "保证明天到" },
    { "E_REVIEW_EARLY", "怎么退", NULL, "先给个五星好评" },
    { "E_CLOSE_OK", "好的", NULL, "祝您生活愉快,有问题随时找我" },
};

static const char *const CLOCK[] = { "E_GREET_LATE", "E_WAIT" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static bool has_deed(const Judgement *j, const char *deed)
{
    for (size_t i = 0; i < j->deed_count; i++) {
        if (sv_is(j->deeds[i], deed)) return true;
    }
    return false;
}

static const DeedDefs *defs_of(const Fixture *f)
{
    return &judge_rules(f->judge)->deeds;
}

static Judgement judge_source(Fixture *f, const Source *source)
{
    Turn turns[] = { { true, sv("您好"), 0 }, { false, sv(source->buyer), 1000 } };
    StrView asked = sv(source->asked ? source->asked : "");
    JudgeInput in = fixture_input(f, "bigmen", source->reply);
    in.product = shop_product(in.shop, sv("JN-2031"));
    in.buyer.height_mm = 1780;
    in.buyer.weight_jin10 = 2050;
    in.facts.cause = CAUSE_QUALITY;
    in.history = turns;
    in.history_count = COUNT_OF(turns);
    in.asked = &asked;
    in.asked_count = source->asked != NULL;
    in.wait_ms = sv_is(sv(source->deed), "E_CANNED_FAST") ? 100 : 10000;
    return fixture_judge(f, &in);
}

static void deeds__each_comes_of_some_reply(void **state)
{
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++) {
        Judgement j = judge_source(*state, &SOURCES[i]);
        if (!has_deed(&j, SOURCES[i].deed)) fail_msg("%s: no %s", SOURCES[i].reply, SOURCES[i].deed);
        const DeedDef *def = deed_def(defs_of(*state), sv(SOURCES[i].deed));
        assert_non_null(def);
        assert_false(def->is_clock);
    }
}

static void deeds__of_waiting_are_the_clocks(void **state)
{
    for (size_t i = 0; i < COUNT_OF(CLOCK); i++) {
        const DeedDef *def = deed_def(defs_of(*state), sv(CLOCK[i]));
        assert_non_null(def);
        assert_true(def->is_clock);
        JudgeInput in = fixture_input(*state, "bigmen", "您好");
        in.first = sv_is(sv(CLOCK[i]), "E_GREET_LATE");
        in.wait_ms = LATE_MS;
        Judgement j = fixture_judge(*state, &in);
        assert_true(has_deed(&j, CLOCK[i]));
    }
}

/* Nothing in the file is left without a source here. */
static void deeds__all_of_the_file_are_covered(void **state)
{
    const DeedDefs *defs = defs_of(*state);
    assert_int_equal(defs->count, COUNT_OF(SOURCES) + COUNT_OF(CLOCK));
    for (size_t i = 0; i < defs->count; i++) {
        bool is_covered = false;
        for (size_t k = 0; k < COUNT_OF(SOURCES); k++)
            is_covered = is_covered || sv_is(defs->deeds[i].id, SOURCES[k].deed);
        for (size_t k = 0; k < COUNT_OF(CLOCK); k++) is_covered = is_covered || sv_is(defs->deeds[i].id, CLOCK[k]);
        if (!is_covered) fail_msg("%.*s has no source", SV_ARG(defs->deeds[i].id));
        if (defs->deeds[i].case_count == 0) fail_msg("%.*s has no case", SV_ARG(defs->deeds[i].id));
    }
}

/* The argument must be of the buyer's own kind, and true. */
static void deeds__match_needs_the_buyers_psychology(void **state)
{
    static const struct {
        const char *buyer;
        const char *reply;
        bool is_match;
    } CASES[] = {
        { "耐穿吗,能穿几年", "结实耐穿,性价比高", true },
        { "有没有今年新出的款", "结实耐穿,性价比高", false },
        { "有没有今年新出的款", "这条是今年主推的新款", true },
        { "穿上好看吗", "版型利落,修饰腿型", true },
        { "这个牌子送人有面子吗", "品质好,显档次", true },
        { "这个牌子送人有面子吗", "今天有优惠", false },
        { "太贵了", "满299包邮,很划算", true },
        { "太贵了", "没有优惠的亲", false },
        { "我就喜欢复古的", "这条正是您喜欢的那种,值得收藏", true },
        { "这种设计没见过,有意思", "独特又不撞衫,您真识货", true },
        { "这款卖得好吗,大家都买哪个", "这条销量最高,回头客多", true },
        { "在吗", "结实耐穿,版型利落,销量高", false },
        { "耐穿吗", "绝对耐穿,永远不会坏", false },
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        Source source = { "E_MATCH", CASES[i].buyer, NULL, CASES[i].reply };
        Judgement j = judge_source(*state, &source);
        if (has_deed(&j, "E_MATCH") != CASES[i].is_match) fail_msg("%s %s", CASES[i].buyer, CASES[i].reply);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deeds__each_comes_of_some_reply),
        cmocka_unit_test(deeds__of_waiting_are_the_clocks),
        cmocka_unit_test(deeds__all_of_the_file_are_covered),
        cmocka_unit_test(deeds__match_needs_the_buyers_psychology),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
