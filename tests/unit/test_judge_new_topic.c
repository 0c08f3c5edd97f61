/* test_judge_new_topic.c -- a trainer adds a topic in ten lines of Lua and a fact to a shop: it is graded, without C. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "judge/judge_json.h"
#include "script/content.h"

static const char TOPICS[] =
    "return {\n"
    "  topic { id = \"trade_in\", dim = \"policy\", rule = \"POL-58\",\n"
    "    fields = { allowed = { yes = { \"以旧换新\", \"旧机抵扣\", \"旧机回收\" } } },\n"
    "    asks = { \"以旧换新\", \"旧机\", \"旧手机\" } },\n"
    "  topic { id = \"activation_time\", dim = \"policy\", rule = \"POL-26\", reader = \"term\",\n"
    "    fields = { \"max_days\" }, cues = { \"开通\", \"激活\", \"办好\" }, asks = { \"多久开通\", \"激活要多久\" } "
    "},\n"
    "}\n";
static const char FACTS[] = "policies = {\n    fact { topic = \"trade_in\", allowed = true },\n"
                            "    fact { topic = \"activation_time\", max_days = 2 },\n";

typedef struct World {
    Content *content;
    Judge *judge;
    Arena *arena;
    JudgeWorld known;
} World;

/* The shop's file with two facts more. */
static StrView with_facts(Arena *arena, StrView text)
{
    static const char MARK[] = "policies = {\n";
    const char *at = strstr(text.ptr, MARK);
    assert_non_null(at);
    size_t head = (size_t)(at - text.ptr);
    return arena_printf(arena, "%.*s%s%s", (int)head, text.ptr, FACTS, at + sizeof MARK - 1);
}

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    ContentFiles *shipped = NULL;
    Err err = { 0 };
    size_t count = 0;
    world->arena = arena_new(0);
    if (!content_files_read(&shipped, ".", &err)) return -1;
    const ContentFile *files = content_files_at(shipped, &count);
    ContentFile *own = arena_alloc(world->arena, count + 1, sizeof *own);
    for (size_t i = 0; i < count; i++) {
        own[i] = files[i];
        StrView text = arena_copy(world->arena, files[i].text);
        if (sv_is(files[i].path, "scenarios/shops/telecom.lua")) own[i].text = with_facts(world->arena, text);
    }
    own[count] = (ContentFile){ sv("scenarios/topics/own.lua"), sv(TOPICS) };
    ContentFiles *all = content_files_of(own, count + 1);
    Report *report = report_new();
    world->content = content_load(all, report);
    size_t fault_count = 0;
    const Fault *faults = report_faults(report, &fault_count);
    for (size_t i = 0; i < fault_count; i++) print_message("%.*s\n", SV_ARG(faults[i].text));
    if (!world->content || fault_count) return -1;
    report_free(report);
    content_files_free(all);
    content_files_free(shipped);
    world->judge = judge_new(content_rules(world->content));
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
    arena_free(world->arena);
    free(world);
    return 0;
}

static Verdict policy_of(World *world, const char *asked, const char *buyer, const char *reply)
{
    const JsonValue *value;
    JudgeInput in;
    Judgement judgement;
    Err err = { 0 };
    StrView line = arena_printf(world->arena,
                                "{\"id\":\"a\",\"shop\":\"telecom\",\"product\":\"PH-X20\",\"asked\":[\"%s\"],"
                                "\"history\":[{\"from\":\"buyer\",\"text\":\"%s\",\"t_ms\":0}],\"reply\":\"%s\"}",
                                asked, buyer, reply);
    assert_true(json_parse(world->arena, line, &value, &err));
    if (!judge_input_read(world->arena, &world->known, value, &in, &err)) fail_msg("%s", err.text);
    assert_true(judge_reply(world->judge, &in, &judgement, &err));
    return judgement.policy;
}

static void new_topic__is_graded__by_its_flag(void **state)
{
    World *world = *state;
    assert_int_equal(policy_of(world, "trade_in", "旧手机能抵钱吗", "您好,支持以旧换新的哦"), VERDICT_CORRECT);
    assert_int_equal(policy_of(world, "trade_in", "旧手机能抵钱吗", "您好,我们不支持以旧换新"), VERDICT_WRONG);
    assert_int_equal(policy_of(world, "trade_in", "能以旧换新吗", "可以的亲"), VERDICT_CORRECT);
    assert_int_equal(policy_of(world, "trade_in", "能以旧换新吗", "这款手机拍照很清楚"), VERDICT_EVASIVE);
}

static void new_topic__is_graded__by_its_term(void **state)
{
    World *world = *state;
    assert_int_equal(policy_of(world, "activation_time", "激活要多久", "您好,两天内就能开通"), VERDICT_CORRECT);
    assert_int_equal(policy_of(world, "activation_time", "激活要多久", "您好,一周左右激活"), VERDICT_WRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_topic__is_graded__by_its_flag),
        cmocka_unit_test(new_topic__is_graded__by_its_term),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
