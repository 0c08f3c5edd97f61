/* test_judge_deed_data.c -- deeds are what trainers' data says: a file of deeds of the test's own in place of the shipped one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_case.h"

static const char DEEDS[] =
    "return deeds {\n"
    "  deed { 'E_SHORT', rule = 'TON-11', zh = '短', en = 'short', effect = { trust = -1 },\n"
    "    when = { { chars = { 1, 6 } } } },\n"
    "  deed { 'E_AFTER', rule = 'TON-13', zh = '售后', en = 'after sale', effect = { trust = 1 },\n"
    "    when = { { stage = { 'shipped', 'received' }, unless = { holds = true } } } },\n"
    "  deed { 'E_TWO_QUESTIONS', rule = 'TON-38', zh = '两问', en = 'two questions', effect = {},\n"
    "    when = { { question = { at_least = 2 } } } },\n"
    "  deed { 'E_SLOW', rule = 'SPD-02', zh = '慢', en = 'slow', effect = {},\n"
    "    when = { { wait_over_ms = 5000, first = false } } },\n"
    "}\n";

static int set_up(void **state)
{
    ContentFile own = { sv("scenarios/deeds.lua"), sv(DEEDS) };
    *state = judge_bench_open_with(&own);
    return 0;
}

static int tear_down(void **state)
{
    judge_bench_close(*state);
    return 0;
}

static void deeds__happen__where_their_conditions_hold(void **state)
{
#define STAGE(name) ",\"case\":{\"stage\":\"" name "\"}"
    static const struct {
        Case c;
        const char *deeds;
    } cases[] = {
        { { JEANS, "[]", NULL, "在的亲", NULL }, "[\"E_SHORT\"]" },
        { { JEANS, "[]", NULL, "您好在的亲亲", NULL }, "[\"E_SHORT\"]" },
        { { JEANS, "[]", NULL, "您好,在的亲亲", NULL }, "[]" },
        { { JEANS, "[]", NULL, "您好,给您处理好了", STAGE("shipped") }, "[\"E_AFTER\"]" },
        { { JEANS, "[]", NULL, "您好,给您处理好了", STAGE("received") }, "[\"E_AFTER\"]" },
        { { JEANS, "[]", NULL, "您好,给您处理好了", STAGE("presale") }, "[]" },
        { { JEANS, "[]", NULL, "您好,请稍等,我查一下", STAGE("received") }, "[]" },
        { { JEANS, "[]", NULL, "您好,您身高多少?体重多少?", NULL }, "[\"E_TWO_QUESTIONS\"]" },
        { { JEANS, "[]", NULL, "您好,您身高多少呢?", NULL }, "[]" },
        { { JEANS, "[]", NULL, "您好,在的亲亲", ",\"wait_ms\":5001,\"first\":false" }, "[\"E_SLOW\"]" },
        { { JEANS, "[]", NULL, "您好,在的亲亲", ",\"wait_ms\":5000,\"first\":false" }, "[]" },
        { { JEANS, "[]", NULL, "您好,在的亲亲", ",\"wait_ms\":9000,\"first\":true" }, "[]" },
    };
    JudgeBench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrView line = judge_bench_line(bench, line_of(bench, &cases[i].c).ptr);
        const char *deeds = strstr(line.ptr, "\"deeds\":");
        assert_non_null(deeds);
        StrView got = sv_of(deeds + strlen("\"deeds\":"), strlen(deeds) - strlen("\"deeds\":") - 1);
        if (!sv_is(got, cases[i].deeds)) fail_msg("\"%s\": %.*s", cases[i].c.reply, SV_ARG(got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deeds__happen__where_their_conditions_hold),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
