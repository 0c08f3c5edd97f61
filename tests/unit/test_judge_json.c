/* Tests of JUDGE.md's lines: every default, every error, the output's form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/mem.h"
#include "judge/judge_json.h"
#include "judge/rules.h"

typedef struct Bench {
    Arena *arena;
    Rules *rules;
    Judge *judge;
    Product products[2];
    Shop shop;
    JudgeWorld world;
} Bench;

static int set_up(void **state)
{
    Bench *bench = mem_new(sizeof *bench);
    TopicDef size = { .id = sv("size"), .is_sizing = true, .rule = sv("SIZ-02") };
    bench->arena = arena_new(0);
    bench->rules = rules_new();
    grammar_add_topic(bench->rules->grammar, &size);
    bench->products[0].id = sv("JN-2031");
    bench->products[1].id = sv("SH-01");
    bench->shop = (Shop){ .id = sv("bigmen"), .products = bench->products, .product_count = 2 };
    rules_add_shop(bench->rules, &bench->shop);
    rules_seal(bench->rules);
    bench->judge = judge_new(bench->rules);
    bench->world = (JudgeWorld){ bench->rules, &bench->shop, 1 };
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    judge_free(bench->judge);
    rules_free(bench->rules);
    arena_free(bench->arena);
    mem_free(bench);
    return 0;
}

/* The error of `text`, or "" where it reads. */
static const char *error_of(Bench *bench, const char *text, JudgeInput *out)
{
    static Err err;
    const JsonValue *tree;
    JudgeInput in;
    err = (Err){ 0 };
    if (!json_parse(bench->arena, sv(text), &tree, &err)) fail_msg("%s: %s", text, err.text);
    if (!judge_input_read(bench->arena, &bench->world, tree, out ? out : &in, &err)) assert_int_not_equal(err.code, 0);
    return err.text;
}

#define HEAD "{\"id\":\"x\",\"shop\":\"bigmen\",\"reply\":\"好的\""

static void input__has_the_contracts_defaults_when_all_is_absent(void **state)
{
    static const char *const lines[] = {
        HEAD "}",
        HEAD ",\"product\":null,\"persona\":null,\"scenario\":null,\"buyer\":null,\"case\":null,\"asked\":null,"
             "\"history\":null,\"wait_ms\":null,\"typing_ms\":null,\"first\":null,\"date\":null}",
        HEAD ",\"buyer\":{\"height_cm\":null,\"wide_foot\":null},\"case\":{\"stage\":null,\"orders\":null}}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        JudgeInput in;
        assert_string_equal(error_of(*state, lines[i], &in), "");
        assert_true(sv_is(in.id, "x") && sv_is(in.reply, "好的") && in.shop && !in.product);
        assert_int_equal(in.persona.len, 0);
        assert_int_equal(in.buyer.height_mm + in.buyer.weight_jin10 + in.buyer.foot_mm + in.buyer.usual_eu, 0);
        assert_int_equal(in.facts.stage, STAGE_UNKNOWN);
        assert_int_equal(in.facts.cause, CAUSE_UNKNOWN);
        assert_int_equal(in.facts.channel, CHANNEL_UNKNOWN);
        assert_int_equal(in.facts.days_since_receipt, -1);
        assert_int_equal(in.facts.orders, -1);
        assert_int_equal(in.facts.total, -1);
        assert_false(in.asked_given);
        assert_int_equal(in.history_count, 0);
        assert_int_equal(in.wait_ms, -1);
        assert_int_equal(in.typing_ms, -1);
        assert_int_equal(in.first, -1);
        assert_int_equal(in.date, 0);
    }
}

static void input__takes_every_field_when_given(void **state)
{
    JudgeInput in;
    const char *line =
        HEAD ",\"product\":\"JN-2031\",\"persona\":\"nobody\",\"scenario\":\"none\",\"date\":\"2024-02-29\","
             "\"buyer\":{\"height_cm\":178.5,\"weight_jin\":205,\"waist_cm\":98,\"foot_mm\":255,\"usual_eu\":42,"
             "\"wide_foot\":true},\"case\":{\"stage\":\"received\",\"cause\":\"quality\",\"channel\":\"boc\","
             "\"days_since_receipt\":10,\"orders\":3,\"total_yuan\":1234.56},\"asked\":[\"size\"],"
             "\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\",\"t_ms\":5},{\"from\":\"agent\",\"text\":\"在\"}],"
             "\"wait_ms\":14000,\"typing_ms\":0,\"first\":false,\"why\":\"unknown keys are ignored\"}";
    assert_string_equal(error_of(*state, line, &in), "");
    assert_true(in.product && sv_is(in.product->id, "JN-2031") && sv_is(in.persona, "nobody"));
    assert_int_equal(in.buyer.height_mm, 1785);
    assert_int_equal(in.buyer.weight_jin10, 2050);
    assert_int_equal(in.buyer.waist_mm, 980);
    assert_int_equal(in.buyer.foot_mm, 255);
    assert_int_equal(in.buyer.usual_eu, 42);
    assert_true(in.buyer.wide_foot);
    assert_int_equal(in.facts.stage, STAGE_RECEIVED);
    assert_int_equal(in.facts.cause, CAUSE_QUALITY);
    assert_int_equal(in.facts.channel, CHANNEL_BOC);
    assert_int_equal(in.facts.days_since_receipt, 10);
    assert_int_equal(in.facts.orders, 3);
    assert_int_equal(in.facts.total, 12345600);
    assert_true(in.asked_given && in.asked_count == 1 && sv_is(in.asked[0], "size"));
    assert_int_equal(in.history_count, 2);
    assert_false(in.history[0].from_agent);
    assert_true(in.history[1].from_agent);
    assert_int_equal(in.history[1].t_ms, 5);
    assert_int_equal(in.wait_ms, 14000);
    assert_int_equal(in.typing_ms, 0);
    assert_int_equal(in.first, 0);
    assert_int_equal(in.date, 20240229);
}

static void input__tells_nothing_asked_from_not_given(void **state)
{
    JudgeInput in;
    assert_string_equal(error_of(*state, HEAD ",\"asked\":[]}", &in), "");
    assert_true(in.asked_given);
    assert_int_equal(in.asked_count, 0);
}

static void input__reads_numbers_exactly_however_they_are_written(void **state)
{
    static const struct {
        const char *number;
        int32_t tenths;
    } heights[] = { { "178", 1780 },    { "178.0", 1780 },    { "1.78e2", 1780 }, { "1780E-1", 1780 },
                    { "178.04", 1780 }, { "178.05", 1781 },   { "0.1", 1 },       { "178.049999999999999999999", 1780 },
                    { "0.05", 1 },      { "99999.9", 999999 } };
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        char line[200];
        JudgeInput in;
        snprintf(line, sizeof line, HEAD ",\"buyer\":{\"height_cm\":%s}}", heights[i].number);
        assert_string_equal(error_of(*state, line, &in), "");
        assert_int_equal(in.buyer.height_mm, heights[i].tenths);
    }
    JudgeInput in;
    assert_string_equal(error_of(*state, HEAD ",\"wait_ms\":1.4e4,\"typing_ms\":14000.0}", &in), "");
    assert_int_equal(in.wait_ms, 14000);
    assert_int_equal(in.typing_ms, 14000);
}

static void input__names_the_culprit_when_refused(void **state)
{
    static const char *const cases[][2] = {
        { "{\"shop\":\"bigmen\",\"reply\":\"好\"}", "id is missing" },
        { "{\"id\":null,\"shop\":\"bigmen\",\"reply\":\"好\"}", "id is missing" },
        { "{\"id\":7,\"shop\":\"bigmen\",\"reply\":\"好\"}", "id must be a text, not 7" },
        { "{\"id\":\"x\",\"reply\":\"好\"}", "shop is missing" },
        { "{\"id\":\"x\",\"shop\":\"bigman\",\"reply\":\"好\"}", "unknown shop \"bigman\"" },
        { "{\"id\":\"x\",\"shop\":\"bigmen\"}", "reply is missing" },
        { "{\"id\":\"x\",\"shop\":\"bigmen\",\"reply\":\"\"}", "reply is empty" },
        { "{\"id\":\"x\",\"shop\":\"bigmen\",\"reply\":[\"好\"]}", "reply must be a text, not a list" },
        { "[1]", "a line must be an object, not a list" },
        { "\"x\"", "a line must be an object, not \"x\"" },
        { HEAD ",\"product\":\"JN-9\"}", "unknown product \"JN-9\" in shop bigmen" },
        { HEAD ",\"product\":5}", "product must be a text, not 5" },
        { HEAD ",\"persona\":true}", "persona must be a text, not true" },
        { HEAD ",\"scenario\":{}}", "scenario must be a text, not an object" },
        { HEAD ",\"asked\":[\"size\",\"sise\"]}", "unknown topic \"sise\"" },
        { HEAD ",\"asked\":\"size\"}", "asked must be a list, not \"size\"" },
        { HEAD ",\"asked\":[1]}", "asked must be a list of topics, not 1" },
        { HEAD ",\"asked\":[null]}", "asked must be a list of topics, not null" },
        { HEAD ",\"buyer\":[]}", "buyer must be an object, not a list" },
        { HEAD ",\"buyer\":{\"height_cm\":\"178\"}}", "buyer.height_cm must be a number, not \"178\"" },
        { HEAD ",\"buyer\":{\"height_cm\":0}}", "buyer.height_cm must be above 0, not 0" },
        { HEAD ",\"buyer\":{\"weight_jin\":-205}}", "buyer.weight_jin must be above 0, not -205" },
        { HEAD ",\"buyer\":{\"weight_jin\":1e300}}", "buyer.weight_jin must be a smaller number, not 1e300" },
        { HEAD ",\"buyer\":{\"weight_jin\":1e-300}}", "buyer.weight_jin must be above 0, not 1e-300" },
        { HEAD ",\"buyer\":{\"waist_cm\":1000000}}", "buyer.waist_cm must be a smaller number, not 1000000" },
        { HEAD ",\"buyer\":{\"usual_eu\":42.5}}", "buyer.usual_eu must be a whole number, not 42.5" },
        { HEAD ",\"buyer\":{\"wide_foot\":1}}", "buyer.wide_foot must be true or false, not 1" },
        { HEAD ",\"case\":\"presale\"}", "case must be an object, not \"presale\"" },
        { HEAD ",\"case\":{\"stage\":\"later\"}}", "unknown stage \"later\": presale, unshipped, shipped or received" },
        { HEAD ",\"case\":{\"stage\":\"\"}}", "unknown stage \"\": presale, unshipped, shipped or received" },
        { HEAD ",\"case\":{\"stage\":1}}", "case: stage must be a text, not 1" },
        { HEAD ",\"case\":{\"cause\":\"none\"}}", "unknown cause \"none\": quality, non_quality or human_damage" },
        { HEAD ",\"case\":{\"channel\":\"wechat\"}}", "unknown channel \"wechat\": alipay, bank_card or boc" },
        { HEAD ",\"case\":{\"orders\":1.5}}", "case.orders must be a whole number, not 1.5" },
        { HEAD ",\"case\":{\"days_since_receipt\":-1}}", "case.days_since_receipt must be 0 or more, not -1" },
        { HEAD ",\"case\":{\"total_yuan\":false}}", "case.total_yuan must be a number, not false" },
        { HEAD ",\"history\":{}}", "history must be a list, not an object" },
        { HEAD ",\"history\":[\"hi\"]}", "history must be a list of messages, not \"hi\"" },
        { HEAD ",\"history\":[{\"text\":\"hi\"}]}", "history: from is missing" },
        { HEAD ",\"history\":[{\"from\":\"buyer\"}]}", "history: text is missing" },
        { HEAD ",\"history\":[{\"from\":\"seller\",\"text\":\"hi\"}]}",
          "unknown from \"seller\" in history: buyer or agent" },
        { HEAD ",\"history\":[{\"from\":\"buyer\",\"text\":\"hi\",\"t_ms\":\"0\"}]}",
          "t_ms in history must be a whole number, not \"0\"" },
        { HEAD ",\"wait_ms\":-1}", "wait_ms must be 0 or more, not -1" },
        { HEAD ",\"typing_ms\":\"fast\"}", "typing_ms must be a whole number, not \"fast\"" },
        { HEAD ",\"first\":\"yes\"}", "first must be true or false, not \"yes\"" },
        { HEAD ",\"date\":20261121}", "date must be a text, not 20261121" },
        { HEAD ",\"date\":\"2026-02-29\"}", "date must be a day like 2026-11-21, not \"2026-02-29\"" },
        { HEAD ",\"date\":\"2026-13-01\"}", "date must be a day like 2026-11-21, not \"2026-13-01\"" },
        { HEAD ",\"date\":\"2026-11-21T00:00\"}", "date must be a day like 2026-11-21, not \"2026-11-21T00:00\"" },
        { HEAD ",\"date\":\"21.11.2026\"}", "date must be a day like 2026-11-21, not \"21.11.2026\"" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(error_of(*state, cases[i][0], NULL), cases[i][1]);
}

static void input__counts_characters_not_bytes(void **state)
{
    Buf line = { 0 };
    for (int extra = 0; extra < 2; extra++) {
        buf_reset(&line);
        buf_puts(&line, "{\"id\":\"x\",\"shop\":\"bigmen\",\"reply\":\"");
        for (int i = 0; i < JUDGE_MAX_REPLY_CHARS + extra; i++) buf_puts(&line, "亲");
        buf_puts(&line, "\"}");
        assert_string_equal(error_of(*state, line.ptr, NULL),
                            extra ? "reply has 4001 characters, at most 4000 are allowed" : "");
    }
    buf_clear(&line);
}

static void line__answers_with_id_and_number_when_it_is_an_error(void **state)
{
    static const char *const cases[][2] = {
        { "{\"id\":\"a\\\"b\",\"shop\":\"bigmen\",\"product\":\"JN-9\",\"reply\":\"好\"}",
          "{\"id\":\"a\\\"b\",\"error\":\"line 17: unknown product \\\"JN-9\\\" in shop bigmen\"}\n" },
        { "{\"id\":3,\"shop\":\"bigmen\"}", "{\"id\":null,\"error\":\"line 17: id must be a text, not 3\"}\n" },
        { "7", "{\"id\":null,\"error\":\"line 17: a line must be an object, not 7\"}\n" },
    };
    Bench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = { 0 };
        JudgeLine line = { sv(cases[i][0]), 17 };
        assert_false(judge_line(bench->judge, bench->arena, &bench->world, &line, &out));
        assert_string_equal(out.ptr, cases[i][1]);
        buf_clear(&out);
    }
}

static void line__is_an_error_when_it_is_no_json(void **state)
{
    static const StrView broken[] = { { "{", 1 },
                                      { "\"\\u0000\"", 8 },
                                      { "{\"id\":\"a\0b\"}", 12 },
                                      { "{\"id\":\"\xFF\"}", 10 },
                                      { "{\"id\":\"x\",\"id\":\"y\"}", 19 },
                                      { "{} {}", 5 } };
    Bench *bench = *state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Buf out = { 0 };
        JudgeLine line = { broken[i], 2 };
        assert_false(judge_line(bench->judge, bench->arena, &bench->world, &line, &out));
        assert_true(sv_starts(buf_view(&out), sv("{\"id\":null,\"error\":\"line 2: not valid JSON: ")));
        buf_clear(&out);
    }
}

static void line__gives_its_memory_back(void **state)
{
    Bench *bench = *state;
    Buf out = { 0 };
    JudgeLine line = { sv(HEAD ",\"asked\":[],\"history\":[{\"from\":\"buyer\",\"text\":\"在吗\"}]}"), 1 };
    size_t size = 0;
    for (int i = 0; i < 1000; i++) {
        buf_reset(&out);
        assert_true(judge_line(bench->judge, bench->arena, &bench->world, &line, &out));
        if (i == 0) size = arena_size(bench->arena);
    }
    assert_int_equal(arena_size(bench->arena), size);
    buf_clear(&out);
}

static void judgement__is_written_in_the_contracts_form(void **state)
{
    (void)state;
    static const Field fields[] = { { { "value", 5 }, { .kind = VALUE_TEXT, .text = { "40", 2 } } } };
    static const StrView deeds[] = { { "E_ANSWERED", 10 }, { "E_REASONED", 10 } };
    Finding findings[] = { { .rule = sv("SIZ-03"), .dim = DIM_SIZING, .kind = FINDING_PRAISE, .start = 0, .end = 3 },
                           { .rule = sv("TON-11"),
                             .dim = DIM_TONE,
                             .kind = FINDING_MINOR,
                             .start = 3,
                             .end = 6,
                             .delta = -10,
                             .flag = sv("curt"),
                             .why = sv("why.curt"),
                             .expected = sv("more") } };
    Claim claims[] = { { .topic = sv("size"),
                         .stance = sv("recommend"),
                         .fields = fields,
                         .field_count = 1,
                         .start = 0,
                         .end = 3,
                         .state = CLAIM_FALSE } };
    Question questions[] = { { .slot = sv("height_cm"), .is_open = true, .start = 1, .end = 2 },
                             { .has_purpose = true, .start = 3, .end = 6 } };
    Judgement judgement = { .scores = { 100, 90, -1, 0, 70 },
                            .overall = 65,
                            .sizing = VERDICT_CORRECT,
                            .policy = VERDICT_NONE,
                            .findings = findings,
                            .finding_count = 2,
                            .claims = claims,
                            .claim_count = 1,
                            .questions = questions,
                            .question_count = 2,
                            .deeds = deeds,
                            .deed_count = 2 };
    Buf out = { 0 };
    JsonOut json = { &out, false };
    judgement_write_json(&json, sv("d001"), sv("亲好"), &judgement);
    assert_string_equal(
        out.ptr,
        "{\"id\":\"d001\","
        "\"scores\":{\"speed\":100,\"tone\":90,\"banned\":null,\"sizing\":0,\"policy\":70,\"overall\":65},"
        "\"verdicts\":{\"sizing\":\"correct\",\"policy\":\"none\"},"
        "\"findings\":[{\"rule\":\"SIZ-03\",\"dim\":\"sizing\",\"kind\":\"praise\",\"start\":0,\"end\":3,\"text\":"
        "\"亲\","
        "\"delta\":0},{\"rule\":\"TON-11\",\"dim\":\"tone\",\"kind\":\"minor\",\"start\":3,\"end\":6,\"text\":\"好\","
        "\"delta\":-10,\"flag\":\"curt\"}],"
        "\"claims\":[{\"topic\":\"size\",\"stance\":\"recommend\",\"value\":\"40\",\"start\":0,\"end\":3}],"
        "\"questions\":[{\"slot\":\"height_cm\",\"open\":true,\"purpose\":false,\"start\":1,\"end\":2},"
        "{\"slot\":null,\"open\":false,\"purpose\":true,\"start\":3,\"end\":6}],"
        "\"deeds\":[\"E_ANSWERED\",\"E_REASONED\"]}");
    buf_reset(&out);
    json.needs_comma = false;
    judgement_write_event(&json, sv("亲好"), &judgement);
    assert_non_null(strstr(out.ptr, "\"flag\":\"curt\",\"why\":\"why.curt\",\"expected\":\"more\"}"));
    assert_non_null(strstr(out.ptr, "\"end\":3,\"state\":\"false\"}"));
    assert_true(sv_starts(buf_view(&out), sv("{\"scores\"")));
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(input__has_the_contracts_defaults_when_all_is_absent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(input__takes_every_field_when_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(input__tells_nothing_asked_from_not_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(input__reads_numbers_exactly_however_they_are_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(input__names_the_culprit_when_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(input__counts_characters_not_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line__answers_with_id_and_number_when_it_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line__is_an_error_when_it_is_no_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line__gives_its_memory_back, set_up, tear_down),
        cmocka_unit_test(judgement__is_written_in_the_contracts_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
