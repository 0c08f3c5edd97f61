/* test_judge_claims.c -- what a reply states, and whether the shop's facts bear it out: every topic told true and told false,
 * causes, conditions, negations and quotations, the fine print of sizes, and the fields and spans of claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge/rules.h"
#include "judge_case.h"
#include "language/reading.h"

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

/* ---- topics */

typedef struct Topic {
    const char *shop;
    const char *product;
    const char *asked;
    const char *right;
    const char *wrong; /* NULL: the shop's facts leave nothing false to say */
    const char *more;
    bool is_sizing;
} Topic;

static const Topic TOPICS[] = {
    { JEANS, "size", "您好,拍40码", "您好,拍36码", BODY, true },
    { JEANS, "fit", "您好,是直筒的", "您好,是修身的", NULL, true },
    { "shoes", "SH-205", "fit", "您好,这款偏小一码", "您好,这款偏大", NULL, true },
    { JEANS, "stretch", "您好,四面弹的", "您好,没有弹力", NULL, true },
    { JEANS, "elastic_waist", "您好,是松紧腰", "您好,不是松紧腰", NULL, true },
    { JEANS, "material", "您好,92%棉", "您好,纯棉的,100%棉", NULL, true },
    { JEANS, "colour", "您好,有深蓝和黑色", "您好,有白色", NULL, true },
    { JEANS, "stock", "您好,40码有货", "您好,40码没货了", NULL, true },
    { JEANS, "care", "您好,可以机洗,水温不超过30度", "您好,可以漂白", NULL, true },
    { JEANS, "colour_fade", "您好,前几次洗会有轻微掉色", "您好,完全不掉色", NULL, true },
    { JEANS, "colour_difference", "您好,会有轻微色差", "您好,没有色差", NULL, true },
    { JEANS, "custom_make", "您好,不支持定做", "您好,可以定做", NULL, false },
    { JEANS, "return_window", "您好,签收后7天内可以退换", "您好,签收后15天内可以退换", NULL, false },
    { JEANS, "return_allowed", "您好,可以退", "您好,不能退", QUALITY, false },
    { JEANS, "exchange_allowed", "您好,可以换", "您好,不能换", QUALITY, false },
    { JEANS, "return_shipping", "您好,运费我们出", "您好,运费您出", QUALITY, false },
    { JEANS, "exchange_shipping", "您好,换货运费我们出", "您好,换货运费您出", QUALITY, false },
    { "shoes", "SH-101", "refund_scope", "您好,全额退款", "您好,只退货款", QUALITY, false },
    { JEANS, "refund_time", "您好,支付宝当天到账", "您好,支付宝要十天到账", ",\"case\":{\"channel\":\"alipay\"}",
      false },
    { JEANS, "refund_time", "您好,银行卡5-7个工作日到账", "您好,银行卡要15天到账",
      ",\"case\":{\"channel\":\"bank_card\"}", false },
    { JEANS, "dispatch_time", "您好,下午5点前拍当天发,5点以后拍第二天发", "您好,三天后才发货", NULL, false },
    { JEANS, "delivery_time", "您好,2-4天到", "您好,7-10天到", NULL, false },
    { JEANS, "courier", "您好,发圆通", "您好,发顺丰", NULL, false },
    { "shoes", "SH-101", "warehouse", "您好,广州发货", "您好,杭州发货", NULL, false },
    { JEANS, "free_shipping", "您好,满299元包邮", "您好,满99元包邮", NULL, false },
    { JEANS, "shipping_fee", "您好,运费10元", "您好,运费25元", NULL, false },
    { JEANS, "discount", "您好,您现在享受9.3折", "您好,您现在享受8折", ",\"case\":{\"orders\":4,\"total_yuan\":300}",
      false },
    { JEANS, "price", "您好,390元", "您好,299元", NULL, false },
    { JEANS, "bargain", "您好,不议价的", "您好,可以给您便宜20元", NULL, false },
    { "shoes", "SH-101", "repair", "您好,先给您修,维修费最多15元", "您好,维修费要50元", QUALITY, false },
    { "shoes", "SH-101", "intercept", "您好,我联系快递拦截", "您好,发出了不能拦截", ",\"case\":{\"stage\":\"shipped\"}",
      false },
    { "telecom", "PH-X20", "warranty", "您好,保修一年", "您好,保修三年", NULL, false },
    { "telecom", "PH-X20", "repair_for_human_damage", "您好,人为损坏也可以维修,要收费", "您好,人为损坏免费维修", NULL,
      false },
    { "telecom", "PH-X20", "complaint", "您好,投诉7天内处理", "您好,投诉15天处理", NULL, false },
    { "telecom", "PH-X20", "service_hours", "您好,客服早8点到晚8点在线", "您好,客服24小时在线,早上6点到晚上12点", NULL,
      false },
    { JEANS, "extra_fee", "您好,改裤长加收30元", "您好,改裤长加收100元", NULL, false },
    { "telecom", "PH-X20", "pickup", "您好,9点到13点的单13点取", "您好,9点到13点的单17点取", NULL, false },
    { "telecom", "PH-X20", "authenticity", "您好,都是正品", "您好,这是高仿的", NULL, false },
    { JEANS, "gift", "您好,没有赠品", "您好,有赠品送您", NULL, false },
    { JEANS, "price_protection", "您好,不支持价保", "您好,支持价保", NULL, false },
    { "telecom", "PH-X20", "price_same_online_offline", "您好,线上线下同价", "您好,线上更便宜", NULL, false },
};

static void check_topics(JudgeBench *bench, bool is_true)
{
    size_t faults = 0;
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
        const Topic *t = &TOPICS[i];
        const char *asked = arena_printf(bench->arena, "[\"%s\"]", t->asked).ptr;
        Case c = { t->shop, t->product, asked, NULL, is_true ? t->right : t->wrong, t->more };
        const JsonValue *tree = judge_case(bench, &c);
        Verdicts got = verdicts_of(tree);
        const char *verdict = t->is_sizing ? got.sizing : got.policy;
        const char *other = t->is_sizing ? got.policy : got.sizing;
        bool ok = strcmp(verdict, is_true ? "correct" : "wrong") == 0 && strcmp(other, "none") == 0;
        if (ok) continue;
        print_error("%s: \"%s\" is %s/%s\n", t->asked, c.reply, got.sizing, got.policy);
        faults++;
    }
    if (faults) fail_msg("%zu topics are judged wrong", faults);
}

static void topics__are_correct__when_told_true(void **state)
{
    check_topics(*state, true);
}

static void topics__are_wrong__when_told_false(void **state)
{
    check_topics(*state, false);
}

/* A claim and its finding have the topic asked for, a span of their own, and the finding is major. */
static void wrong_claims__are_major_findings__at_their_place(void **state)
{
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
        const Topic *t = &TOPICS[i];
        Case c = { t->shop, t->product, NULL, NULL, t->wrong, t->more };
        c.asked = arena_printf(bench->arena, "[\"%s\"]", t->asked).ptr;
        const JsonValue *tree = judge_case(bench, &c);
        const char *dim = t->is_sizing ? "sizing" : "policy";
        bool found = false;
        for (const JsonValue *f = json_get(tree, "findings")->child; f; f = f->next) {
            bool is_own = sv_is(json_get(f, "dim")->text, dim) && sv_is(json_get(f, "kind")->text, "major");
            found = found || (is_own && json_get(f, "end")->number > json_get(f, "start")->number);
        }
        if (!found) fail_msg("%s: \"%s\" has no major finding", t->asked, t->wrong);
        assert_int_equal(score_of(tree, dim), 0);
    }
}

/* ---- what is claimed */

static void verdict__follows_the_cause__that_is_known_or_not(void **state)
{
    static const Expected cases[] = {
        { { JEANS, SHIP, NULL, "您好,运费我们出", QUALITY }, { "none", "correct" } },
        { { JEANS, SHIP, NULL, "您好,运费需要您出", QUALITY }, { "none", "wrong" } },
        { { JEANS, SHIP, NULL, "您好,运费我们出", NO_QUALITY }, { "none", "wrong" } },
        { { JEANS, SHIP, NULL, "您好,运费需要您出", NO_QUALITY }, { "none", "correct" } },
        { { JEANS, SHIP, NULL, "您好,不用您出运费", QUALITY }, { "none", "correct" } },
        { { JEANS, SHIP, NULL, "您好,如果是质量问题,运费我们出", QUALITY }, { "none", "correct" } },
        { { JEANS, SHIP, NULL, "您好,如果是质量问题,运费我们出", NO_QUALITY }, { "none", "incomplete" } },
        { { JEANS, SHIP, NULL, "您好,运费我们出", NULL }, { "none", "incomplete" } },
        { { JEANS, SHIP, NULL, "您好,如果是质量问题,运费我们出", NULL }, { "none", "incomplete" } },
        { { JEANS, SHIP, NULL, "您好,质量问题运费我们出,不是质量问题您出", NULL }, { "none", "correct" } },
        { { JEANS, SHIP, NULL, "您好,质量问题运费您出,不是质量问题我们出", NULL }, { "none", "wrong" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void claim__is_what_the_agent_states__and_nothing_else(void **state)
{
    static const Expected cases[] = {
        { { JEANS, SIZE, NULL, "您平时穿38吗?", NULL }, { "asks", "none" } },
        { { JEANS, "[]", NULL, "您平时穿36码吗?", BODY }, { "none", "none" } },
        { { JEANS, "[]", NULL, "亲,您说的36码是平时穿的吗?", BODY }, { "none", "none" } },
        { { JEANS, "[]", NULL, "亲,36码您穿不了,拍40码", BODY }, { "correct", "none" } },
        { { JEANS, "[\"stretch\"]", NULL, "您好,大概是四面弹吧", NULL },
          { "correct", "none" } }, /* a hedge keeps the claim */
        { { JEANS, "[\"material\"]", NULL, "您好,面料很舒服的", NULL }, { "evasive", "none" } }, /* it names no value */
        { { JEANS, "[\"elastic_waist\"]", "是松紧腰吗", "嗯嗯是的亲", NULL }, { "correct", "none" } },
        { { "bigmen", "JN-2045", "[\"elastic_waist\"]", "是松紧腰吗", "嗯嗯是的亲", NULL }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,喜欢宽松就42码,正常40码", ",\"buyer\":{\"height_cm\":178,\"weight_jin\":208}" },
          { "correct", "none" } },
        { { JEANS, SIZE, NULL, "亲,38或40码", BODY }, { "wrong", "none" } },
        { { "shoes", "SH-205", SIZE, NULL, "亲,拍大一码", ",\"buyer\":{\"usual_eu\":39}" }, { "correct", "none" } },
        { { "shoes", "SH-205", SIZE, NULL, "亲,按平时的拍就行", ",\"buyer\":{\"usual_eu\":39}" }, { "wrong", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void fine_print__of_sizes__holds(void **state)
{
#define BUYER(h, w) ",\"buyer\":{\"height_cm\":" h ",\"weight_jin\":" w "}"
    static const Expected cases[] = {
        { { JEANS, SIZE, NULL, "亲,拍42码", BUYER("175", "206") },
          { "correct", "none" } }, /* within three of the edge */
        { { JEANS, SIZE, NULL, "亲,拍42码", BUYER("175", "205") }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍38码", BUYER("175", "198") }, { "correct", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍38码", BUYER("175", "199") }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍48码", BUYER("175", "281") }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,这款没有适合您的码", BUYER("175", "281") }, { "correct", "none" } },
        { { JEANS, SIZE, NULL, "亲,这款没有适合您的码", BUYER("175", "200") }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍40码", NULL }, { "incomplete", "none" } }, /* measures unknown */
        { { JEANS, SIZE, NULL, "亲,拍60码", NULL }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍40码", ",\"buyer\":{\"height_cm\":175,\"weight_jin\":200,\"waist_cm\":113}" },
          { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "亲,方便再量一下腰围吗?",
            ",\"buyer\":{\"height_cm\":175,\"weight_jin\":200,\"waist_cm\":113}" },
          { "asks", "none" } },
        { { JEANS, SIZE, NULL, "亲,拍42码", ",\"buyer\":{\"height_cm\":175,\"weight_jin\":200,\"waist_cm\":106}" },
          { "correct", "none" } },
        { { "bigmen", "TS-1102", SIZE, NULL, "亲,拍XXXXL", BUYER("175", "200") }, { "correct", "none" } },
        { { "bigmen", "TS-1102", SIZE, NULL, "亲,拍4XL", BUYER("175", "200") }, { "correct", "none" } },
        { { "bigmen", "TS-1102", SIZE, NULL, "亲,拍2XL", BUYER("175", "200") }, { "wrong", "none" } },
        { { "shoes", "SH-101", SIZE, NULL, "亲,拍38码", ",\"buyer\":{\"foot_mm\":238}" },
          { "correct", "none" } }, /* gap: up */
        { { "shoes", "SH-101", SIZE, NULL, "亲,拍39码", ",\"buyer\":{\"foot_mm\":240,\"wide_foot\":true}" },
          { "correct", "none" } },
        { { "shoes", "SH-101", SIZE, NULL, "亲,拍39码", ",\"buyer\":{\"foot_mm\":240}" }, { "wrong", "none" } },
        { { "shoes", "SH-402", SIZE, NULL, "亲,拍37码", ",\"buyer\":{\"foot_mm\":240}" }, { "correct", "none" } },
        { { "shoes", "SH-101", SIZE, NULL, "亲,拍38码", ",\"buyer\":{\"foot_mm\":240,\"usual_eu\":41}" },
          { "correct", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void size__that_is_sold_out__is_judged_by_the_chart_with_a_word_on_stock(void **state)
{
    Case silent = { JEANS, SIZE, NULL, "亲,拍48码", BUYER("175", "270") };
    Case told = { JEANS, SIZE, NULL, "亲,48码合适,不过现在没货", BUYER("175", "270") };
    const JsonValue *tree = judge_case(*state, &silent);
    assert_string_equal(verdicts_of(tree).sizing, "correct");
    assert_non_null(finding_of(tree, "PRO-04"));
    assert_true(sv_is(json_get(finding_of(tree, "PRO-04"), "kind")->text, "minor"));
    tree = judge_case(*state, &told);
    assert_string_equal(verdicts_of(tree).sizing, "correct");
    assert_null(finding_of(tree, "PRO-04"));
}

static void size__without_measures__is_a_major_finding(void **state)
{
    Case blind = { JEANS, SIZE, NULL, "亲,拍40码", NULL };
    const JsonValue *finding = finding_of(judge_case(*state, &blind), "SIZ-01");
    assert_non_null(finding);
    assert_true(sv_is(json_get(finding, "kind")->text, "major"));
}

static void fine_print__of_figures__holds(void **state)
{
#define CHANNEL(name) ",\"case\":{\"channel\":\"" name "\"}"
#define PHONE "telecom", "PH-X20"
#define DELIVERY "[\"delivery_time\"]"
    static const Expected cases[] = {
        { { JEANS, DELIVERY, NULL, "您好,三天左右到", NULL }, { "none", "correct" } },
        { { JEANS, DELIVERY, NULL, "您好,两三天到", NULL }, { "none", "correct" } },
        { { JEANS, DELIVERY, NULL, "您好,5天到", NULL }, { "none", "wrong" } },
        { { JEANS, DELIVERY, NULL, "您好,最晚4天到", NULL }, { "none", "correct" } },
        { { JEANS, DELIVERY, NULL, "您好,最晚6天到", NULL }, { "none", "wrong" } },
        { { JEANS, DELIVERY, NULL, "您好,最快2天到", NULL }, { "none", "correct" } },
        { { JEANS, DELIVERY, NULL, "您好,最快1天到", NULL }, { "none", "wrong" } },
        { { JEANS, DELIVERY, NULL, "您好,2-5天到", NULL }, { "none", "wrong" } },
        { { JEANS, DELIVERY, NULL, "您好,几天就到", NULL }, { "none", "evasive" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,银行卡5-7天到账", CHANNEL("bank_card") }, { "none", "correct" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,银行卡五到七个工作日到账", CHANNEL("bank_card") },
          { "none", "correct" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,银行卡当天到账", CHANNEL("bank_card") }, { "none", "wrong" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,支付宝当天到账", NULL }, { "none", "incomplete" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,支付宝当天到账,银行卡5-7个工作日", NULL }, { "none", "correct" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,您是支付宝还是银行卡付的款?", NULL }, { "none", "asks" } },
        { { JEANS, "[\"refund_time\"]", NULL, "您好,钱会退的", NULL }, { "none", "evasive" } },
        { { PHONE, "[\"dispatch_time\"]", NULL, "您好,6小时内发货", NULL }, { "none", "correct" } },
        { { PHONE, "[\"dispatch_time\"]", NULL, "您好,48小时内发货", NULL }, { "none", "wrong" } },
        { { PHONE, "[\"dispatch_time\"]", NULL, "您好,4小时内发货", NULL }, { "none", "correct" } },
        { { PHONE, "[\"complaint\"]", NULL, "您好,投诉十天内处理", NULL }, { "none", "wrong" } },
        { { PHONE, "[\"complaint\"]", NULL, "您好,投诉三天内处理", NULL }, { "none", "correct" } },
        { { JEANS, "[\"dispatch_time\"]", NULL, "您好,今天发", NULL }, { "none", "incomplete" } },
        { { JEANS, "[\"return_window\"]", NULL, "您好,签收后一周内可以退换", NULL }, { "none", "correct" } },
        { { JEANS, "[\"return_window\"]", NULL, "您好,签收后半个月内可以退换", NULL }, { "none", "wrong" } },
        { { JEANS, "[\"price\"]", NULL, "您好,三百九", NULL }, { "none", "correct" } },
        { { JEANS, "[\"price\"]", NULL, "您好,390块", NULL }, { "none", "correct" } },
        { { JEANS, "[\"price\"]", NULL, "您好,￥３９０", NULL }, { "none", "correct" } },
        { { "bigmen", "TS-1102", "[\"free_shipping\"]", NULL, "您好,满两百九十九元包邮", NULL },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您打九三折", ",\"case\":{\"orders\":3,\"total_yuan\":0}" },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您打93折", ",\"case\":{\"orders\":1,\"total_yuan\":500}" },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您打九折", ",\"case\":{\"orders\":3,\"total_yuan\":0}" },
          { "none", "wrong" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您打九折", ",\"case\":{\"orders\":8,\"total_yuan\":0}" },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您打9.8折", ",\"case\":{\"orders\":1,\"total_yuan\":0}" },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "您好,您目前还没有折扣", ",\"case\":{\"orders\":0,\"total_yuan\":0}" },
          { "none", "correct" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

/* What the case, the clock in the buyer's words and the buyer's own question make of a claim. */
static void fine_print__of_the_case__holds(void **state)
{
#define FACTS(json) ",\"case\":{" json "}"
#define DISPATCH "[\"dispatch_time\"]"
    static const Expected cases[] = {
        { { JEANS, DISPATCH, NULL, "您好,17点前付款当天发,之后付款的第二天发", NULL }, { "none", "correct" } },
        { { JEANS, DISPATCH, "我下午3点拍的,今天能发吗", "亲,今天能发的", NULL }, { "none", "correct" } },
        { { JEANS, DISPATCH, "我下午3点拍的,今天能发吗", "亲,明天发", NULL }, { "none", "wrong" } },
        { { JEANS, DISPATCH, "我晚上8点拍的,今天能发吗", "亲,要明天发了", NULL }, { "none", "correct" } },
        { { JEANS, DISPATCH, "我晚上8点拍的,今天能发吗", "亲,今天就发", NULL }, { "none", "wrong" } },
        { { JEANS, "[\"discount\"]", NULL, "亲,满1单98折,满3单93折,满8单9折",
            FACTS("\"orders\":4,\"total_yuan\":600") },
          { "none", "incomplete" } },
        { { JEANS, "[\"discount\"]", NULL, "亲,您现在打93折,折后362.7元", FACTS("\"orders\":4,\"total_yuan\":600") },
          { "none", "correct" } },
        { { JEANS, "[\"discount\"]", NULL, "亲,您现在打93折,折后350元", FACTS("\"orders\":4,\"total_yuan\":600") },
          { "none", "wrong" } },
        { { "bigmen", "TS-1102", "[\"free_shipping\"]", "一件包邮吗", "亲,这件129包邮的", NULL }, { "none", "wrong" } },
        { { "bigmen", "TS-1102", "[\"free_shipping\"]", "我买三件包邮吗", "亲,三件387包邮", NULL },
          { "none", "correct" } },
        { { "shoes", "SH-101", "[\"refund_scope\"]", NULL, "亲,全额退", NO_QUALITY }, { "none", "wrong" } },
        { { "shoes", "SH-101", "[\"refund_scope\"]", NULL, "亲,只退货款,首次运费不退", NO_QUALITY },
          { "none", "correct" } },
        { { JEANS, "[\"return_allowed\"]", NULL, "亲,吊牌剪了也可以退", NO_QUALITY }, { "none", "wrong" } },
        { { JEANS, "[\"return_allowed\"]", NULL, "亲,穿过就不能退了", QUALITY }, { "none", "wrong" } },
        { { JEANS, "[\"return_allowed\"]", NULL, "亲,麻烦拍张照片我看下", QUALITY }, { "none", "asks" } },
        { { PHONE, "[\"service_hours\"]", NULL, "亲,客服8点到20点", NULL }, { "none", "correct" } },
        { { PHONE, "[\"service_hours\"]", NULL, "亲,客服早上8点上班", NULL }, { "none", "incomplete" } },
        { { PHONE, "[\"refund_time\"]", NULL, "亲,中国银行卡大概10个工作日", FACTS("\"channel\":\"boc\"") },
          { "none", "correct" } },
        { { PHONE, "[\"refund_time\"]", NULL, "亲,中国银行卡5个工作日", FACTS("\"channel\":\"boc\"") },
          { "none", "wrong" } },
        { { "shoes", "SH-205", "[\"size\",\"fit\"]", "平时38拍几码,偏大吗", "亲,拍39码", NULL },
          { "incomplete", "none" } },
        { { "shoes", "SH-205", "[\"size\",\"fit\"]", "平时38拍几码", "亲,拍大一码,这款偏小", NULL },
          { "correct", "none" } },
        { { JEANS, SIZE, "178,207斤", "亲,40或者42都可以", NULL }, { "correct", "none" } },
        { { JEANS, SIZE, "178,207斤", "亲,40或者44都可以", NULL }, { "wrong", "none" } },
        { { "bigmen", "TS-1102", SIZE, "175 180斤", "XXXL", NULL }, { "correct", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void fine_print__of_rules__holds(void **state)
{
    static const Expected cases[] = {
        { { PHONE, "[\"return_allowed\"]", NULL, "您好,可以退", NO_QUALITY },
          { "none", "wrong" } }, /* no fact: not allowed */
        { { PHONE, "[\"return_allowed\"]", NULL, "您好,不能退", NO_QUALITY }, { "none", "correct" } },
        { { "shoes", "SH-101", "[\"return_allowed\"]", NULL, "您好,鞋盒没了也给退", NO_QUALITY }, { "none", "wrong" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,发EMS", NULL }, { "none", "correct" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,圆通或者顺丰", NULL }, { "none", "wrong" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,不发顺丰,发圆通", NULL }, { "none", "correct" } },
        { { JEANS, "[\"stretch\"]", NULL, "您好,JN-2045是微弹的,这条四面弹", NULL }, { "correct", "none" } },
        { { JEANS, "[]", NULL, "您好,JN-2045是四面弹的", NULL }, { "wrong", "none" } },
        { { PHONE, "[\"custom_make\"]", NULL, "您好,不支持定做", NULL }, { "none", "evasive" } },
        { { PHONE, "[\"custom_make\"]", NULL, "您好,稍等我查一下", NULL }, { "none", "holds" } },
        { { JEANS, "[\"courier\",\"refund_time\"]", NULL, "您好,发圆通,您是支付宝还是银行卡付的款?", NULL },
          { "none", "incomplete" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "您好,您身高体重多少?发圆通", NULL }, { "asks", "correct" } },
        { { JEANS, "[\"colour\"]", NULL, "您好,有深蓝的", NULL }, { "correct", "none" } },
        { { JEANS, "[\"stock\"]", "48码有货吗", "没有了亲", NULL }, { "correct", "none" } },
        { { JEANS, "[\"stock\"]", "40码有货吗", "有的亲", NULL }, { "correct", "none" } },
        { { PHONE, "[\"stock\"]", "冰蓝有货吗", "有的亲", NULL }, { "wrong", "none" } },
        { { JEANS, "[\"return_shipping\"]", "退货运费要我出吗", "不用的亲", QUALITY }, { "none", "correct" } },
        { { JEANS, "[\"material\"]", NULL, "您好,92%棉的", NULL }, { "correct", "none" } },
        { { "shoes", "SH-101", "[\"material\"]", NULL, "您好,头层牛皮的鞋面", NULL }, { "correct", "none" } },
        { { "shoes", "SH-101", "[\"material\"]", NULL, "您好,PU的鞋面", NULL }, { "wrong", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

/* ---- fields and spans */

static void claims__name_their_fields__and_the_bytes_that_say_so(void **state)
{
    static const struct {
        Case c;
        const char *claims; /* as in the output, the first ones */
    } cases[] = {
        { { JEANS, "[]", NULL, "亲,拍40码", BODY },
          "{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"40\",\"start\":7,\"end\":12}" },
        { { JEANS, "[]", NULL, "😊拍４０码", BODY },
          "{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"40\",\"start\":7,\"end\":16}" },
        { { "bigmen", "TS-1102", "[]", NULL, "亲,拍XXXXL", ",\"buyer\":{\"weight_jin\":200}" },
          "{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"4XL\",\"start\":7,\"end\":12}" },
        { { JEANS, SHIP, NULL, "亲,质量问题的话退货运费我们承担", NULL },
          "{\"topic\":\"return_shipping\",\"cause\":\"quality\",\"payer\":\"shop\"," },
        { { "telecom", "PH-L8", "[\"stock\"]", NULL, "亲,红色和黑色都有货", NULL }, "\"colour\":[\"红色\",\"黑色\"]," },
        { { "telecom", "PH-X20", "[\"warranty\"]", NULL, "亲,保修一年", NULL },
          "{\"topic\":\"warranty\",\"years\":1," },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrView line = judge_bench_line(bench, line_of(bench, &cases[i].c).ptr);
        const char *claims = strstr(line.ptr, "\"claims\":[");
        if (!claims || !strstr(claims, cases[i].claims)) fail_msg("\"%s\": %s", cases[i].c.reply, line.ptr);
    }
}

/* What a small word with a numeral in it says is no figure to the reader: 一下, 万一, 十分, 千万. */
static void words__are_no_numbers__to_the_reader(void **state)
{
    static const char *const texts[] = {
        "等一下", "万一不合适", "十分抱歉", "千万别漂白",   "一起拍",   "和图片一样", "一定",     "一直都有",
        "一共",   "一般都行",   "统一发",   "第一时间给您", "一会儿",   "有一点点",   "稍微有点", "一些",
        "唯一",   "一切",       "一律",     "麻烦您一下",   "看一下哦", "差一点",     "早点发",   "一下子",
        "一方面", "第一次来",   "一手货",   "不一定",       "一点都不", "早一点",     "晚一点发", "快一点",
    };
    JudgeBench *bench = *state;
    const Rules *rules = content_rules(bench->content);
    size_t faults = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Reading reading = reading_of(bench->arena, rules->grammar, rules->lexicon, sv(texts[i]));
        for (uint32_t k = 0; k < reading.token_count; k++) {
            if (!reading.tokens[k].number) continue;
            print_error("\"%s\" holds a number\n", texts[i]);
            faults++;
        }
    }
    if (faults) fail_msg("%zu words are read as numbers", faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(topics__are_correct__when_told_true),
        cmocka_unit_test(topics__are_wrong__when_told_false),
        cmocka_unit_test(wrong_claims__are_major_findings__at_their_place),
        cmocka_unit_test(verdict__follows_the_cause__that_is_known_or_not),
        cmocka_unit_test(claim__is_what_the_agent_states__and_nothing_else),
        cmocka_unit_test(fine_print__of_sizes__holds),
        cmocka_unit_test(size__that_is_sold_out__is_judged_by_the_chart_with_a_word_on_stock),
        cmocka_unit_test(size__without_measures__is_a_major_finding),
        cmocka_unit_test(fine_print__of_figures__holds),
        cmocka_unit_test(fine_print__of_the_case__holds),
        cmocka_unit_test(fine_print__of_rules__holds),
        cmocka_unit_test(claims__name_their_fields__and_the_bytes_that_say_so),
        cmocka_unit_test(words__are_no_numbers__to_the_reader),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
