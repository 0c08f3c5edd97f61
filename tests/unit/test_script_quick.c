/* test_script_quick.c -- quick replies: the shipped ones by the judge, faulty ones by their faults. */
#include "judge_fixture.h"

#include "base/utf8.h"
#include "script/load_quick.h"

/* Nobody may lose points for what the shop itself put at hand. */
static void shipped__are_clean_and_true__by_the_judge(void **state)
{
    Fixture *f = *state;
    size_t shop_count = 0;
    const Shop *shops = content_shops(f->content, &shop_count);
    for (size_t s = 0; s < shop_count; s++) {
        size_t count = 0;
        const QuickReply *replies = content_quick(f->content, shops[s].id, &count);
        if (count < 15) fail_msg("%.*s has %zu quick replies", SV_ARG(shops[s].id), count);
        for (size_t i = 0; i < count; i++) {
            JudgeInput in = fixture_input(f, shops[s].id.ptr, replies[i].text.ptr);
            in.reply = replies[i].text;
            in.shop = &shops[s];
            Judgement j = fixture_judge(f, &in);
            for (size_t k = 0; k < j.finding_count; k++) {
                if (j.findings[k].kind == FINDING_PRAISE) continue;
                fail_msg("%.*s/%.*s: %.*s %.*s", SV_ARG(shops[s].id), SV_ARG(replies[i].id), SV_ARG(j.findings[k].rule),
                         SV_ARG(j.findings[k].why));
            }
            for (size_t k = 0; k < j.claim_count; k++) {
                if (j.claims[k].state != CLAIM_FALSE) continue;
                fail_msg("%.*s/%.*s: %.*s is false", SV_ARG(shops[s].id), SV_ARG(replies[i].id),
                         SV_ARG(j.claims[k].topic));
            }
        }
    }
}

/* Asked what it is for, a quick reply answers it. */
static void shipped__answer_their_question(void **state)
{
    static const char *const CASES[][3] = {
        { "bigmen", "dispatch", "dispatch_time" },  { "bigmen", "delivery", "delivery_time" },
        { "bigmen", "courier", "courier" },         { "bigmen", "payer", "return_shipping" },
        { "bigmen", "returns", "return_window" },   { "bigmen", "refund", "refund_time" },
        { "bigmen", "postage", "free_shipping" },   { "bigmen", "uniform", "bargain" },
        { "bigmen", "genuine", "authenticity" },    { "bigmen", "colour", "colour_difference" },
        { "shoes", "dispatch", "dispatch_time" },   { "shoes", "delivery", "delivery_time" },
        { "shoes", "returns", "return_window" },    { "shoes", "repair", "repair" },
        { "shoes", "payer", "exchange_shipping" },  { "shoes", "postage", "shipping_fee" },
        { "telecom", "dispatch", "dispatch_time" }, { "telecom", "delivery", "delivery_time" },
        { "telecom", "warranty", "warranty" },      { "telecom", "complaint", "complaint" },
        { "telecom", "hours", "service_hours" },    { "telecom", "postage", "free_shipping" },
        { "telecom", "refund", "refund_time" },     { "telecom", "damage", "repair_for_human_damage" },
    };
    Fixture *f = *state;
    for (size_t c = 0; c < sizeof CASES / sizeof *CASES; c++) {
        size_t count = 0;
        const QuickReply *replies = content_quick(f->content, sv(CASES[c][0]), &count);
        StrView asked = sv(CASES[c][2]);
        size_t i = 0;
        while (i < count && !sv_is(replies[i].id, CASES[c][1])) i++;
        if (i == count) fail_msg("%s has no %s", CASES[c][0], CASES[c][1]);
        JudgeInput in = fixture_input(f, CASES[c][0], "x");
        in.reply = replies[i].text;
        in.asked = &asked;
        in.asked_count = 1;
        Judgement j = fixture_judge(f, &in);
        Verdict verdict = j.sizing != VERDICT_NONE ? j.sizing : j.policy;
        if (verdict != VERDICT_CORRECT)
            fail_msg("%s/%s on %s: %s", CASES[c][0], CASES[c][1], CASES[c][2], verdict_name(verdict));
    }
}

static size_t load(const Fixture *f, const char *path, const char *text, Report *report, Arena *arena,
                   const QuickReply **out)
{
    ContentFile file = { sv(path), sv(text) };
    ContentFiles *files = content_files_of(&file, 1);
    size_t shop_count = 0;
    QuickLoad quick = { .arena = arena, .nodes = arena_new(0), .files = files, .report = report };
    quick.shops = content_shops(f->content, &shop_count);
    quick.shop_count = shop_count;
    size_t count = load_quick(&quick, out);
    arena_free(quick.nodes);
    content_files_free(files);
    return count;
}

static void faults__are_reported_with_their_place__and_the_rest_is_kept(void **state)
{
    static const char *const CASES[][3] = {
        { "scenarios/quick/bigman.lua", "return quick {}", "did you mean \"bigmen\"" },
        { "scenarios/quick/bigmen.lua", "return {}", "must return quick" },
        { "scenarios/quick/bigmen.lua", "return quick { {} }", "expected reply {" },
        { "scenarios/quick/bigmen.lua", "return quick { reply { id='a', group='gret', title={zh='a'}, text='x' } }",
          "greet" },
        { "scenarios/quick/bigmen.lua", "return quick { reply { id='a', group='greet', title={zh='a'}, text='' } }",
          "characters" },
        { "scenarios/quick/bigmen.lua", "return quick { reply { id='a', group='greet', title={zh='a'}, txt='x' } }",
          "txt" },
        { "scenarios/quick/bigmen.lua",
          "return quick { reply { id='a', group='greet', title={zh='a'}, text='x' },\n"
          "reply { id='a', group='greet', title={zh='a'}, text='y' } }",
          ":2:" },
    };
    Fixture *f = *state;
    for (size_t c = 0; c < sizeof CASES / sizeof *CASES; c++) {
        Report *report = report_new();
        Arena *arena = arena_new(0);
        const QuickReply *replies = NULL;
        size_t fault_count = 0;
        size_t count = load(f, CASES[c][0], CASES[c][1], report, arena, &replies);
        const Fault *faults = report_faults(report, &fault_count);
        Buf line = { 0 };
        for (size_t i = 0; i < fault_count; i++) fault_write(&line, &faults[i]);
        if (!fault_count || !strstr(line.ptr, CASES[c][2])) fail_msg("%s: %s", CASES[c][1], buf_view(&line).ptr);
        assert_int_equal(count, c == 6 ? 1 : 0);
        buf_clear(&line);
        report_free(report);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped__are_clean_and_true__by_the_judge),
        cmocka_unit_test(shipped__answer_their_question),
        cmocka_unit_test(faults__are_reported_with_their_place__and_the_rest_is_kept),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
