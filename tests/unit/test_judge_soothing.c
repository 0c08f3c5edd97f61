/* test_judge_soothing.c -- who complains is calmed first (TON-46): a first reply of facts alone is found, nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_case.h"

/* The kind of the TON-46 finding that is no praise, or an empty view. */
static StrView unsoothed(JudgeBench *bench, const Case *c)
{
    const JsonValue *findings = json_get(judge_case(bench, c), "findings");
    for (const JsonValue *f = findings->child; f; f = f->next) {
        StrView kind = json_get(f, "kind")->text;
        if (sv_is(json_get(f, "rule")->text, "TON-46") && !sv_is(kind, "praise")) return kind;
    }
    return sv("");
}

#define RECEIVED ",\"case\":{\"stage\":\"received\"}"
#define PRESALE ",\"case\":{\"stage\":\"presale\"}"
#define SHOES "shoes", "SH-318"

static void judge__finds_facts_before_soothing__in_a_first_reply(void **state)
{
    static const Case COLD[] = {
        { SHOES, "[]", "鞋底裂了", "您好,请发一下照片。", QUALITY },
        { SHOES, SHIP, "开胶了要退,运费谁出", "您好,质量问题退回运费我们出。", QUALITY },
        { SHOES, "[]", "穿了十天,鞋底裂了", "您好,麻烦拍张裂口的照片给我好吗?", RECEIVED },
    };
    static const Case FINE[] = {
        { SHOES, "[]", "鞋底裂了", "您好,实在抱歉,给您添麻烦了,麻烦发一下照片。", QUALITY },
        { SHOES, "[]", "鞋底裂了", "亲,我特别理解您的心情,您发张照片好吗?", QUALITY },
        { SHOES, "[]", "鞋底裂了", "您好,在的。", QUALITY },                         /* a greeting comes before all */
        { SHOES, SHIP, "不喜欢想退,运费谁出", "您好,退回运费您承担。", NO_QUALITY }, /* no complaint */
        { SHOES, SHIP, "质量问题退货运费谁出呀", "您好,质量问题退回运费我们出。", PRESALE }, /* asks before buying */
        { SHOES, "[]", "鞋底裂了", "您好,请发一下照片。", QUALITY ",\"first\":false" },      /* soothed before */
    };
    JudgeBench *bench = judge_bench_open();
    (void)state;
    for (size_t i = 0; i < sizeof COLD / sizeof *COLD; i++) {
        if (!sv_is(unsoothed(bench, &COLD[i]), "major")) fail_msg("not found: %s", COLD[i].reply);
    }
    for (size_t i = 0; i < sizeof FINE / sizeof *FINE; i++) {
        if (unsoothed(bench, &FINE[i]).len) fail_msg("found: %s", FINE[i].reply);
    }
    judge_bench_close(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge__finds_facts_before_soothing__in_a_first_reply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
