/* test_judge_receipt.c -- the smallest edit that turns a verdict, proved by judging the edited reply. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "judge/judge_json.h"
#include "judge/receipt.h"
#include "script/content.h"

typedef struct World {
    Content *content;
    ContentFiles *files;
    Report *report;
    Judge *judge;
    Arena *arena;
    JudgeWorld known;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    Err err = { 0 };
    world->report = report_new();
    if (!content_files_read(&world->files, ".", &err)) return -1;
    world->content = content_load(world->files, world->report);
    if (!world->content) return -1;
    world->judge = judge_new(content_rules(world->content));
    world->arena = arena_new(0);
    world->known.rules = content_rules(world->content);
    world->known.shops = content_shops(world->content, &world->known.shop_count);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    judge_free(world->judge);
    content_free(world->content);
    content_files_free(world->files);
    report_free(world->report);
    arena_free(world->arena);
    free(world);
    return 0;
}

static Receipt receipt_of(World *world, const char *line)
{
    const JsonValue *value;
    JudgeInput in;
    Err err = { 0 };
    Receipt receipt;
    assert_true(json_parse(world->arena, sv(line), &value, &err));
    if (!judge_input_read(world->arena, &world->known, value, &in, &err)) fail_msg("%s", err.text);
    receipt_find(world->judge, world->arena, &in, &receipt);
    return receipt;
}

static void assert_text(StrView actual, const char *expected)
{
    if (!sv_is(actual, expected)) fail_msg("expected \"%s\", got \"%.*s\"", expected, SV_ARG(actual));
}

static void receipt__replaces_the_size__when_it_is_wrong(void **state)
{
    Receipt receipt =
        receipt_of(*state, "{\"id\":\"a\",\"shop\":\"bigmen\",\"product\":\"JN-2031\",\"buyer\":{\"height_cm\":178,"
                           "\"weight_jin\":205},\"asked\":[\"size\"],\"reply\":\"您好,建议拍38码。\"}");
    assert_int_equal(receipt.edit_count, 1);
    assert_int_equal(receipt.edits[0].dim, DIM_SIZING);
    assert_text(receipt.edits[0].text, "40");
    assert_text(receipt.edits[0].reply, "您好,建议拍40码。");
    assert_int_equal(receipt.edits[0].verdict_from, VERDICT_WRONG);
    assert_int_equal(receipt.edits[0].verdict_to, VERDICT_CORRECT);
}

static void receipt__deletes_the_word__when_it_is_banned(void **state)
{
    Receipt receipt =
        receipt_of(*state, "{\"id\":\"a\",\"shop\":\"bigmen\",\"product\":\"JN-2031\",\"asked\":[\"fit\"],"
                           "\"reply\":\"亲,胖子专属版型,直筒的。\"}");
    assert_int_equal(receipt.edit_count, 1);
    assert_int_equal(receipt.edits[0].dim, DIM_BANNED);
    assert_int_equal(receipt.edits[0].score_to, 100);
    assert_int_equal(receipt.edits[0].text.len, 0);
}

static void receipt__names_the_window__when_the_days_are_wrong(void **state)
{
    Receipt receipt =
        receipt_of(*state, "{\"id\":\"a\",\"shop\":\"shoes\",\"product\":\"SH-101\",\"asked\":[\"return_window\"],"
                           "\"reply\":\"亲,签收后15天内可以退换。\"}");
    assert_int_equal(receipt.edit_count, 1);
    assert_text(receipt.edits[0].text, "7");
    assert_int_equal(receipt.edits[0].verdict_to, VERDICT_CORRECT);
}

static void receipt__proposes_nothing__when_all_is_right(void **state)
{
    Receipt receipt =
        receipt_of(*state, "{\"id\":\"a\",\"shop\":\"shoes\",\"product\":\"SH-101\",\"asked\":[\"return_window\"],"
                           "\"reply\":\"亲,签收后7天内可以退换。\"}");
    assert_int_equal(receipt.edit_count, 0);
    assert_int_equal(receipt.tried, 0);
}

static void receipt__points_to_the_fact__of_each_claim(void **state)
{
    World *world = *state;
    const JsonValue *value;
    JudgeInput in;
    Judgement judgement;
    Err err = { 0 };
    const char *line = "{\"id\":\"a\",\"shop\":\"shoes\",\"product\":\"SH-101\",\"asked\":[\"return_window\"],"
                       "\"reply\":\"亲,签收后7天内可以退换。\"}";
    assert_true(json_parse(world->arena, sv(line), &value, &err));
    assert_true(judge_input_read(world->arena, &world->known, value, &in, &err));
    assert_true(judge_reply(world->judge, &in, &judgement, &err));
    assert_true(judgement.claim_count > 0);
    SourcePos pos = claim_source(&in, &judgement.claims[0]);
    assert_text(pos.file, "scenarios/shops/shoes.lua");
    assert_true(pos.line > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(receipt__replaces_the_size__when_it_is_wrong),
        cmocka_unit_test(receipt__deletes_the_word__when_it_is_banned),
        cmocka_unit_test(receipt__names_the_window__when_the_days_are_wrong),
        cmocka_unit_test(receipt__proposes_nothing__when_all_is_right),
        cmocka_unit_test(receipt__points_to_the_fact__of_each_claim),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
