/* test_judge_contract.c -- JUDGE.md, sentence by sentence, over the content that ships: its example to the byte, defaults,
 * bursts, precedence, each verdict, each topic told true and told false, and the arithmetic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "judge/rubric.h"
#include "judge/rules.h"
#include "judge_bench.h"

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

/* ---- the example */

static void example__is_graded_to_the_byte__as_the_contract_has_it(void **state)
{
    StrView line = judge_bench_line(
        *state,
        "{\"id\":\"d001\", \"shop\":\"bigmen\", \"product\":\"JN-2031\", \"persona\":\"hunter\", \"scenario\":null,\n"
        " \"buyer\":{\"height_cm\":178,\"weight_jin\":205,\"waist_cm\":null,\"foot_mm\":null,\"usual_eu\":null,"
        "\"wide_foot\":false},\n"
        " \"case\":{\"stage\":\"presale\",\"cause\":null,\"channel\":null,\"days_since_receipt\":null,\"orders\":0,"
        "\"total_yuan\":0},\n"
        " \"asked\":[\"size\"],\n"
        " \"history\":[{\"from\":\"buyer\",\"text\":\"178,205斤,穿几码?\",\"t_ms\":0}],\n"
        " \"reply\":\"您好,按您的身高体重建议拍40码,这款是四面弹面料,直筒版型,坐着蹲着都不紧绷。\",\n"
        " \"wait_ms\":14000, \"typing_ms\":11000, \"first\":true}");
    assert_string_equal(
        line.ptr,
        "{\"id\":\"d001\","
        "\"scores\":{\"speed\":100,\"tone\":100,\"banned\":100,\"sizing\":100,\"policy\":null,\"overall\":100},"
        "\"verdicts\":{\"sizing\":\"correct\",\"policy\":\"none\"},"
        "\"findings\":[{\"rule\":\"SIZ-03\",\"dim\":\"sizing\",\"kind\":\"praise\",\"start\":52,\"end\":80,"
        "\"text\":\"四面弹面料,直筒版型\",\"delta\":0}],"
        "\"claims\":[{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"40\",\"start\":37,\"end\":42},"
        "{\"topic\":\"stretch\",\"value\":\"four_way\",\"start\":52,\"end\":61},"
        "{\"topic\":\"fit\",\"value\":\"straight\",\"start\":68,\"end\":74}],"
        "\"questions\":[],"
        "\"deeds\":[\"E_ANSWERED\",\"E_REASONED\"]}");
}

/* ---- lines made of their parts */

typedef struct Case {
    const char *shop;
    const char *product; /* NULL: none */
    const char *asked;   /* the JSON list, NULL: inferred */
    const char *buyer;   /* the buyer's message, NULL: no history */
    const char *reply;
    const char *more; /* further members, with a comma in front */
} Case;

typedef struct Verdicts {
    const char *sizing;
    const char *policy;
} Verdicts;

static StrView line_of(JudgeBench *bench, const Case *c)
{
    Buf json = { 0 };
    buf_printf(&json, "{\"id\":\"x\",\"shop\":\"%s\"", c->shop);
    if (c->product) buf_printf(&json, ",\"product\":\"%s\"", c->product);
    if (c->asked) buf_printf(&json, ",\"asked\":%s", c->asked);
    if (c->buyer) buf_printf(&json, ",\"history\":[{\"from\":\"buyer\",\"text\":\"%s\",\"t_ms\":0}]", c->buyer);
    buf_printf(&json, ",\"reply\":\"%s\"%s}", c->reply, c->more ? c->more : "");
    StrView kept = arena_copy(bench->arena, buf_view(&json));
    buf_clear(&json);
    return kept;
}

static const JsonValue *judge_case(JudgeBench *bench, const Case *c)
{
    const JsonValue *tree = NULL;
    assert_true(json_parse(bench->arena, judge_bench_line(bench, line_of(bench, c).ptr), &tree, NULL));
    const JsonValue *error = json_get(tree, "error");
    if (error) fail_msg("\"%s\": %.*s", c->reply, SV_ARG(error->text));
    return tree;
}

static const char *verdict_of(const JsonValue *tree, const char *dim)
{
    StrView text = json_get(json_get(tree, "verdicts"), dim)->text;
    for (int verdict = VERDICT_NONE; verdict <= VERDICT_EVASIVE; verdict++) {
        if (sv_is(text, verdict_name((Verdict)verdict))) return verdict_name((Verdict)verdict);
    }
    fail_msg("%.*s is no verdict", SV_ARG(text));
    return "";
}

static Verdicts verdicts_of(const JsonValue *tree)
{
    return (Verdicts){ verdict_of(tree, "sizing"), verdict_of(tree, "policy") };
}

/* A member of scores; -1 for null. */
static int64_t score_of(const JsonValue *tree, const char *dim)
{
    const JsonValue *score = json_get(json_get(tree, "scores"), dim);
    assert_non_null(score);
    return score->kind == JSON_NULL ? -1 : score->number;
}

/* The first finding of that rule or flag. */
static const JsonValue *finding_of(const JsonValue *tree, const char *name)
{
    const JsonValue *finding = json_get(tree, "findings")->child;
    for (; finding; finding = finding->next) {
        const JsonValue *flag = json_get(finding, "flag");
        if (sv_is(json_get(finding, "rule")->text, name) || (flag && sv_is(flag->text, name))) break;
    }
    return finding;
}

/* The texts of the findings of `banned`, separated by '|'. */
static const char *banned_terms(JudgeBench *bench, const JsonValue *tree)
{
    Buf out = { 0 };
    for (const JsonValue *f = json_get(tree, "findings")->child; f; f = f->next) {
        if (!sv_is(json_get(f, "dim")->text, "banned")) continue;
        buf_printf(&out, "%s%.*s", out.len ? "|" : "", SV_ARG(json_get(f, "text")->text));
    }
    StrView kept = arena_copy(bench->arena, buf_view(&out));
    buf_clear(&out);
    return kept.ptr;
}

typedef struct Expected {
    Case c;
    Verdicts verdicts;
} Expected;

static void check_cases(JudgeBench *bench, const Expected *cases, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        Verdicts got = verdicts_of(judge_case(bench, &cases[i].c));
        bool ok =
            strcmp(got.sizing, cases[i].verdicts.sizing) == 0 && strcmp(got.policy, cases[i].verdicts.policy) == 0;
        if (ok) continue;
        print_error("\"%s\" -> \"%s\": expected %s/%s, got %s/%s\n", cases[i].c.buyer ? cases[i].c.buyer : "",
                    cases[i].c.reply, cases[i].verdicts.sizing, cases[i].verdicts.policy, got.sizing, got.policy);
        faults++;
    }
    if (faults) fail_msg("%zu of %zu lines are judged wrong", faults, count);
}

/* ---- defaults */

#define JEANS "bigmen", "JN-2031"
#define BODY ",\"buyer\":{\"height_cm\":178,\"weight_jin\":205}"

static void defaults__infer_what_is_asked__only_where_it_is_absent(void **state)
{
    static const Expected cases[] = {
        { { JEANS, NULL, "178,205斤,穿几码?", "您好,拍40码", NULL }, { "correct", "none" } },
        { { JEANS, NULL, "178,205斤,穿几码?", "您好,亲", NULL }, { "evasive", "none" } },
        { { JEANS, "[]", "178,205斤,穿几码?", "您好,亲", NULL }, { "none", "none" } },
        { { JEANS, "null", "178,205斤,穿几码?", "您好,亲", NULL }, { "evasive", "none" } },
        { { JEANS, "[]", "178,205斤,穿几码?", "您好,拍36码", NULL }, { "wrong", "none" } },
        { { JEANS, NULL, NULL, "您好,亲", NULL }, { "none", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void defaults__take_the_body__from_buyer_before_history_and_the_last_word_in_it(void **state)
{
#define SAID(text) ",\"history\":[{\"from\":\"buyer\",\"text\":\"" text "\"}]"
    static const Expected cases[] = {
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("178 205斤") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("178,150斤") BODY }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍34码", SAID("178,150斤") BODY }, { "wrong", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码",
            ",\"history\":[{\"from\":\"buyer\",\"text\":\"身高178,体重160斤\"},{\"from\":\"buyer\",\"text\":\"打错了,"
            "体重205斤\"}]" },
          { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高178体重205") }, { "correct", "none" } }, /* bare: jin */
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高178,102.5kg") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍40码", SAID("身高一米七八,体重一百零二公斤") }, { "correct", "none" } },
        { { JEANS, "[\"size\"]", NULL, "您好,拍36码", SAID("身高178,102.5公斤") }, { "wrong", "none" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void defaults__hold_the_first_message__where_no_agent_spoke(void **state)
{
#define WAITED ",\"wait_ms\":45000"
    static const struct {
        const char *more;
        int64_t speed;
    } cases[] = {
        { ",\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 75 },
        { ",\"history\":[{\"from\":\"agent\",\"text\":\"您好\"},{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 100 },
        { ",\"first\":true,\"history\":[{\"from\":\"agent\",\"text\":\"您好\"},{\"from\":\"buyer\",\"text\":\"在吗\"}"
          "]" WAITED,
          75 },
        { ",\"first\":false,\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\"}]" WAITED, 100 },
        { WAITED, 75 },
        { "", -1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, "[]", NULL, "您好,在的亲", cases[i].more };
        assert_int_equal(score_of(judge_case(*state, &c), "speed"), cases[i].speed);
    }
}

static void defaults__ignore__personas_and_scenarios_nobody_knows(void **state)
{
    JudgeBench *bench = *state;
    Case plain = { JEANS, NULL, "178,205斤,穿几码?", "您好,拍40码", NULL };
    Case odd = plain;
    odd.more = ",\"persona\":\"nobody\",\"scenario\":\"none-such\",\"unknown_key\":[1,{}]";
    StrView a = judge_bench_line(bench, line_of(bench, &plain).ptr);
    StrView b = judge_bench_line(bench, line_of(bench, &odd).ptr);
    assert_string_equal(a.ptr, b.ptr);
}

/* ---- errors of the function itself; those of a line are in test_judge_json */

static void judge__refuses__what_is_no_reply(void **state)
{
    JudgeBench *bench = *state;
    Buf longest = { 0 }, longer = { 0 };
    for (int i = 0; i < JUDGE_MAX_REPLY_CHARS; i++) buf_puts(&longest, i % 2 ? "亲" : "😊");
    buf_put(&longer, buf_view(&longest));
    buf_puts(&longer, "好");
    static const StrView unknown[] = { { "weather", 7 } };
    const Shop *shop = content_shop(bench->content, sv("bigmen"));
    struct {
        const Shop *shop;
        StrView reply;
        bool asks_unknown;
        const char *error;
    } cases[] = {
        { shop, sv("您好"), false, NULL },
        { shop, buf_view(&longest), false, NULL },
        { NULL, sv("您好"), false, "no shop" },
        { shop, sv(""), false, "reply is empty" },
        { shop, sv("您\xFF"), false, "reply is not valid UTF-8 at byte 3" },
        { shop, sv_of("您\0好", 7), false, "reply holds a NUL byte" },
        { shop, buf_view(&longer), false, "reply has 4001 characters, at most 4000 are allowed" },
        { shop, sv("您好"), true, "unknown topic \"weather\"" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        JudgeInput in = judge_input();
        Judgement judgement;
        Err err = { ERR_NONE, "" };
        in.shop = cases[i].shop;
        in.reply = cases[i].reply;
        in.asked_given = cases[i].asks_unknown;
        in.asked = unknown;
        in.asked_count = cases[i].asks_unknown;
        assert_int_equal(judge_reply(bench->judge, &in, &judgement, &err), cases[i].error == NULL);
        assert_string_equal(err.text, cases[i].error ? cases[i].error : "");
    }
    buf_clear(&longest);
    buf_clear(&longer);
}

/* ---- verdicts */

static void verdicts__are_as_the_table_has_them(void **state)
{
#define SIZE "[\"size\"]"
#define SHIP "[\"return_shipping\"]"
    static const Expected cases[] = {
        { { JEANS, "[]", NULL, "您好,亲", NULL }, { "none", "none" } },
        { { JEANS, SIZE, NULL, "您好,建议拍40码", BODY }, { "correct", "none" } },
        { { JEANS, SIZE, NULL, "您好,建议拍36码", BODY }, { "wrong", "none" } },
        { { JEANS, SIZE, NULL, "您好,您身高体重多少?", NULL }, { "asks", "none" } },
        { { JEANS, SIZE, NULL, "您好,请稍等,我查一下", BODY }, { "holds", "none" } },
        { { JEANS, SIZE, NULL, "您好,欢迎光临", BODY }, { "evasive", "none" } },
        { { JEANS, SIZE, NULL, "您好,您身高体重多少?", BODY }, { "evasive", "none" } }, /* it is known already */
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码", BODY }, { "incomplete", "none" } },
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码,四面弹的", BODY }, { "correct", "none" } },
        { { JEANS, "[\"size\",\"stretch\"]", NULL, "您好,建议拍40码,没有弹力", BODY }, { "wrong", "none" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,发圆通", NULL }, { "none", "correct" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,发顺丰", NULL }, { "none", "wrong" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,稍等,我帮您查一下", NULL }, { "none", "holds" } },
        { { JEANS, "[\"courier\"]", NULL, "您好,亲", NULL }, { "none", "evasive" } },
        { { JEANS, "[\"courier\",\"bargain\"]", NULL, "您好,发圆通", NULL }, { "none", "incomplete" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "您好,建议拍40码", BODY }, { "correct", "evasive" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "您好,建议拍36码,发圆通", BODY }, { "wrong", "correct" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void verdict__follows_the_cause__that_is_known_or_not(void **state)
{
#define QUALITY ",\"case\":{\"stage\":\"received\",\"cause\":\"quality\"}"
#define NO_QUALITY ",\"case\":{\"stage\":\"received\",\"cause\":\"non_quality\"}"
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

/* ---- bursts */

#define ANSWERED(text)                                                                                                 \
    ",\"history\":[{\"from\":\"buyer\",\"text\":\"178,205斤穿几码?发什么快递?\"},{\"from\":\"agent\",\"text\":\"" text \
    "\"}]"

static void burst__is_one_answer(void **state)
{
    static const Expected cases[] = {
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍40码") BODY }, { "correct", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,您好") BODY }, { "evasive", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍36码") BODY }, { "wrong", "correct" } },
        { { JEANS, "[\"size\",\"courier\"]", NULL, "打错了,拍40码,发圆通", ANSWERED("亲,拍36码") BODY },
          { "correct", "correct" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

static void burst__shows_only_the_claims__of_its_last_message(void **state)
{
    Case last = { JEANS, "[\"size\",\"courier\"]", NULL, "发圆通的", ANSWERED("亲,拍40码") BODY };
    const JsonValue *claims = json_get(judge_case(*state, &last), "claims");
    for (const JsonValue *claim = claims->child; claim; claim = claim->next) {
        assert_true(sv_is(json_get(claim, "topic")->text, "courier"));
    }
    assert_int_equal(claims->count, 1);
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

/* ---- banned */

static void banned__costs__by_its_worst_finding(void **state)
{
    static const struct {
        const char *reply;
        const char *terms;
        int64_t score;
    } cases[] = {
        { "您好,在的亲", "", 100 },           { "您好,胖子穿40码", "胖子", 0 },
        { "您好,大胖子穿40码", "胖子", 0 },   { "您好,胖 子穿40码", "胖 子", 0 },
        { "您好,胖　子穿40码", "胖　子", 0 }, { "您好,胖.子穿40码", "胖.子", 0 },
        { "您好,胖😂子穿40码", "胖😂子", 0 },   { "您好,胖胖胖子穿40码", "胖胖胖子", 0 },
        { "您好,ＳＢ", "ＳＢ", 0 },           { "您好,您这个白痴", "白痴", 0 },
        { "您好,窮鬼別買", "窮鬼", 0 },       { "您好,我不知道", "我不知道", 40 },
        { "您好,这条显瘦", "显瘦", 70 },      { "您好,胖大海没有卖", "", 100 },
        { "您好,不知道您方便吗", "", 100 },   { "您好,我不会让您久等", "", 100 },
        { "您好,您应该今天能查到", "", 100 }, { "您好,不支持价保", "", 100 },
        { "您好,第一时间给您发", "", 100 },   { "您好,最好先量一下", "", 100 },
        { "您好,百分百棉的", "", 100 },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, "[]", NULL, cases[i].reply, NULL };
        const JsonValue *tree = judge_case(bench, &c);
        const char *terms = banned_terms(bench, tree);
        if (strcmp(terms, cases[i].terms) != 0 || score_of(tree, "banned") != cases[i].score)
            fail_msg("\"%s\": \"%s\", %lld", cases[i].reply, terms, (long long)score_of(tree, "banned"));
    }
}

static void banned__holds_a_promise__only_where_it_cannot_be_kept(void **state)
{
    static const struct {
        const char *asked;
        const char *reply;
        const char *terms;
        const char *policy;
    } cases[] = {
        { "[\"delivery_time\"]", "您好,保证3天到", "保证", "correct" },
        { "[\"delivery_time\"]", "您好,一定2-4天到", "一定", "correct" },
        { "[\"delivery_time\"]", "您好,2-4天到", "", "correct" },
        { "[\"authenticity\"]", "您好,保证正品", "", "correct" },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, cases[i].asked, NULL, cases[i].reply, NULL };
        const JsonValue *tree = judge_case(bench, &c);
        assert_string_equal(banned_terms(bench, tree), cases[i].terms);
        assert_string_equal(verdicts_of(tree).policy, cases[i].policy);
    }
}

/* ---- arithmetic */

static void speed__falls_from_the_due_time__to_three_times_it(void **state)
{
    static const struct {
        int64_t wait;
        bool first;
        int64_t score;
    } cases[] = {
        { 0, true, 100 },     { 30000, true, 100 },  { 30001, true, 100 }, { 30300, true, 100 },  { 30301, true, 99 },
        { 45000, true, 75 },  { 60000, true, 50 },   { 75000, true, 25 },  { 89999, true, 0 },    { 90000, true, 0 },
        { 900000, true, 0 },  { 60000, false, 100 }, { 90000, false, 75 }, { 120000, false, 50 }, { 180000, false, 0 },
        { 179000, false, 1 }, { 179400, false, 1 },  { 179401, false, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t due = cases[i].first ? 30000 : 60000, up = 100 * (3 * due - cases[i].wait);
        int64_t expected = up <= 0 ? 0 : (up * 2 + 2 * due) / (4 * due); /* half up */
        if (expected > 100) expected = 100;
        assert_int_equal(cases[i].score, expected);
        JudgeBench *bench = *state;
        Case c = { JEANS, "[]", NULL, "您好,在的亲", NULL };
        c.more = arena_printf(bench->arena, ",\"wait_ms\":%lld,\"first\":%s", (long long)cases[i].wait,
                              cases[i].first ? "true" : "false")
                     .ptr;
        assert_int_equal(score_of(judge_case(bench, &c), "speed"), cases[i].score);
    }
}

static void speed__does_not_fall__by_slow_typing(void **state)
{
    Case slow = { JEANS, "[]", NULL, "您好,在的亲", ",\"wait_ms\":20000,\"typing_ms\":20000" };
    Case fast = { JEANS, "[]", NULL, "您好,在的亲", ",\"wait_ms\":20000,\"typing_ms\":4000" };
    const JsonValue *tree = judge_case(*state, &slow);
    assert_int_equal(score_of(tree, "speed"), 100);
    assert_non_null(finding_of(tree, "SPD-04"));
    assert_null(finding_of(judge_case(*state, &fast), "SPD-04"));
}

static void verdict_scores__are_the_rubrics(void **state)
{
    static const struct {
        const char *reply;
        const char *more;
        int64_t score;
    } cases[] = {
        { "您好,拍40码", BODY, 100 }, { "您好,身高体重多少?", NULL, 100 }, { "您好,稍等,我查一下", BODY, 80 },
        { "您好,拍40码", NULL, 60 },  { "您好,欢迎光临", BODY, 30 },       { "您好,拍36码", BODY, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = { JEANS, SIZE, NULL, cases[i].reply, cases[i].more };
        assert_int_equal(score_of(judge_case(*state, &c), "sizing"), cases[i].score);
    }
}

static void overall__is_the_mean__and_a_critical_word_caps_it(void **state)
{
    Case c = { JEANS, SIZE, NULL, "您好,拍36码,白痴", BODY ",\"wait_ms\":45000,\"first\":true" };
    const JsonValue *tree = judge_case(*state, &c);
    assert_int_equal(score_of(tree, "speed"), 75);
    assert_int_equal(score_of(tree, "banned"), 0);
    assert_true(score_of(tree, "overall") <= 40);
    Case capped = { JEANS, SIZE, NULL, "您好,拍40码,白痴", BODY ",\"wait_ms\":1000,\"first\":true" };
    assert_true(score_of(judge_case(*state, &capped), "overall") <= 40);
}

static void level__goes_down__at_its_marks(void **state)
{
    JudgeBench *bench = *state;
    const Rubric *rubric = &content_rules(bench->content)->rubric;
    static const struct {
        int32_t score;
        char level;
    } cases[] = {
        { 100, 'A' }, { 90, 'A' }, { 89, 'B' }, { 75, 'B' }, { 74, 'C' }, { 60, 'C' }, { 59, 'D' }, { 0, 'D' }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(rubric_level(rubric, cases[i].score), cases[i].level);
    assert_int_equal(rubric->pass_mark, 75);
}

/* ---- the same line, the same bytes */

static void judge__says_the_same__whoever_judges_and_whatever_came_before(void **state)
{
    JudgeBench *bench = *state, *other = judge_bench_open();
    Arena *kept = arena_new(0);
    enum { COUNT = sizeof TOPICS / sizeof *TOPICS };
    StrView first[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        Case c = { TOPICS[i].shop, TOPICS[i].product, NULL, "多少钱,能退吗", TOPICS[i].right, TOPICS[i].more };
        first[i] = arena_copy(kept, judge_bench_line(bench, line_of(bench, &c).ptr));
    }
    for (size_t k = COUNT; k-- > 0;) {
        Case c = { TOPICS[k].shop, TOPICS[k].product, NULL, "多少钱,能退吗", TOPICS[k].right, TOPICS[k].more };
        assert_string_equal(judge_bench_line(bench, line_of(bench, &c).ptr).ptr, first[k].ptr);
        assert_string_equal(judge_bench_line(other, line_of(other, &c).ptr).ptr, first[k].ptr);
    }
    arena_free(kept);
    judge_bench_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example__is_graded_to_the_byte__as_the_contract_has_it),
        cmocka_unit_test(defaults__infer_what_is_asked__only_where_it_is_absent),
        cmocka_unit_test(defaults__take_the_body__from_buyer_before_history_and_the_last_word_in_it),
        cmocka_unit_test(defaults__hold_the_first_message__where_no_agent_spoke),
        cmocka_unit_test(defaults__ignore__personas_and_scenarios_nobody_knows),
        cmocka_unit_test(judge__refuses__what_is_no_reply),
        cmocka_unit_test(verdicts__are_as_the_table_has_them),
        cmocka_unit_test(verdict__follows_the_cause__that_is_known_or_not),
        cmocka_unit_test(claim__is_what_the_agent_states__and_nothing_else),
        cmocka_unit_test(fine_print__of_sizes__holds),
        cmocka_unit_test(size__that_is_sold_out__is_judged_by_the_chart_with_a_word_on_stock),
        cmocka_unit_test(size__without_measures__is_a_major_finding),
        cmocka_unit_test(burst__is_one_answer),
        cmocka_unit_test(burst__shows_only_the_claims__of_its_last_message),
        cmocka_unit_test(topics__are_correct__when_told_true),
        cmocka_unit_test(topics__are_wrong__when_told_false),
        cmocka_unit_test(wrong_claims__are_major_findings__at_their_place),
        cmocka_unit_test(banned__costs__by_its_worst_finding),
        cmocka_unit_test(banned__holds_a_promise__only_where_it_cannot_be_kept),
        cmocka_unit_test(speed__falls_from_the_due_time__to_three_times_it),
        cmocka_unit_test(speed__does_not_fall__by_slow_typing),
        cmocka_unit_test(verdict_scores__are_the_rubrics),
        cmocka_unit_test(overall__is_the_mean__and_a_critical_word_caps_it),
        cmocka_unit_test(level__goes_down__at_its_marks),
        cmocka_unit_test(judge__says_the_same__whoever_judges_and_whatever_came_before),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
