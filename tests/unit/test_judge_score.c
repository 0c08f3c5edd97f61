/* test_judge_score.c -- the rubric's arithmetic over hand-built findings and verdicts. */
#include "unit/judge_fixture.h"

#include "judge/analysis.h"

typedef struct Bench {
    Analysis analysis;
    JudgeInput in;
} Bench;

static Bench *bench_new(Fixture *f)
{
    Bench *bench = calloc(1, sizeof *bench);
    bench->in = judge_input();
    bench->analysis.rules = content_rules(f->content);
    bench->analysis.in = &bench->in;
    bench->analysis.arena = arena_new(0);
    return bench;
}

static void bench_free(Bench *bench)
{
    arena_free(bench->analysis.arena);
    free(bench);
}

static void add(Bench *bench, const char *rule, Dim dim, FindingKind kind, const char *flag)
{
    Finding finding = { .rule = sv(rule), .dim = dim, .kind = kind, .flag = sv(flag), .claim = -1 };
    bench->analysis.findings[bench->analysis.finding_count++] = finding;
}

static Judgement score(Bench *bench)
{
    Judgement j = { 0 };
    score_all(&bench->analysis, &j);
    return j;
}

static void score__maps_every_verdict(void **state)
{
    static const int32_t SCORES[VERDICT_COUNT] = { -1, 100, 60, 0, 100, 80, 30 };
    Bench *bench = bench_new(*state);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        bench->analysis.verdicts[DIM_POLICY] = (Verdict)verdict;
        Judgement j = score(bench);
        assert_int_equal(j.scores[DIM_POLICY], SCORES[verdict]);
        assert_int_equal(j.scores[DIM_SIZING], -1);
        assert_int_equal(j.scores[DIM_SPEED], -1);
    }
    bench_free(bench);
}

static void score__takes_mean_of_what_applies_half_up(void **state)
{
    Bench *bench = bench_new(*state);
    assert_int_equal(score(bench).overall, 100); /* tone and banned */
    bench->analysis.verdicts[DIM_SIZING] = VERDICT_INCOMPLETE;
    assert_int_equal(score(bench).overall, 87); /* 260/3 = 86.67 */
    bench->analysis.verdicts[DIM_POLICY] = VERDICT_EVASIVE;
    assert_int_equal(score(bench).overall, 73); /* 290/4 = 72.5 */
    bench->in.wait_ms = 120000;
    assert_int_equal(score(bench).scores[DIM_SPEED], 50);
    assert_int_equal(score(bench).overall, 68);
    bench_free(bench);
}

static void score__caps_overall_when_anything_is_critical(void **state)
{
    Bench *bench = bench_new(*state);
    add(bench, "BAN-01", DIM_BANNED, FINDING_CRITICAL, "");
    bench->analysis.verdicts[DIM_SIZING] = VERDICT_CORRECT;
    Judgement j = score(bench);
    assert_int_equal(j.scores[DIM_BANNED], 0);
    assert_int_equal(j.overall, 40);
    bench_free(bench);
}

static void score__deltas_add_up_to_each_dimension(void **state)
{
    Bench *bench = bench_new(*state);
    add(bench, "BAN-25", DIM_TONE, FINDING_MAJOR, "blaming");
    add(bench, "TON-45", DIM_TONE, FINDING_PRAISE, "");
    add(bench, "BAN-08", DIM_BANNED, FINDING_MAJOR, "");
    add(bench, "BAN-02", DIM_BANNED, FINDING_MINOR, "");
    add(bench, "SIZ-02", DIM_SIZING, FINDING_MAJOR, "");
    bench->analysis.verdicts[DIM_SIZING] = VERDICT_WRONG;
    Judgement j = score(bench);
    int32_t sums[DIM_COUNT] = { 100, 100, 100, 100, 100 };
    for (size_t i = 0; i < j.finding_count; i++) sums[j.findings[i].dim] += j.findings[i].delta;
    assert_int_equal(sums[DIM_TONE], 68);
    assert_int_equal(j.scores[DIM_TONE], 68);
    assert_int_equal(sums[DIM_BANNED], j.scores[DIM_BANNED]);
    assert_int_equal(j.scores[DIM_BANNED], 40);
    assert_int_equal(sums[DIM_SIZING], j.scores[DIM_SIZING]);
    bench_free(bench);
}

static void score__clamps_tone_at_zero(void **state)
{
    Bench *bench = bench_new(*state);
    for (int i = 0; i < 5; i++) add(bench, "BAN-25", DIM_TONE, FINDING_MAJOR, "blaming");
    assert_int_equal(score(bench).scores[DIM_TONE], 0);
    bench_free(bench);
}

static void score__sorts_findings_by_place_then_rule(void **state)
{
    Bench *bench = bench_new(*state);
    add(bench, "TON-45", DIM_TONE, FINDING_PRAISE, "");
    add(bench, "BAN-08", DIM_BANNED, FINDING_MAJOR, "");
    add(bench, "SPD-02", DIM_SPEED, FINDING_MINOR, "");
    bench->analysis.findings[0].start = 9;
    Judgement j = score(bench);
    assert_true(sv_is(j.findings[0].rule, "BAN-08"));
    assert_true(sv_is(j.findings[1].rule, "SPD-02"));
    assert_true(sv_is(j.findings[2].rule, "TON-45"));
    bench_free(bench);
}

static void score__levels_follow_the_marks(void **state)
{
    Fixture *f = *state;
    const Rubric *rubric = &content_rules(f->content)->rubric;
    assert_int_equal(rubric_level(rubric, 100), 'A');
    assert_int_equal(rubric_level(rubric, 90), 'A');
    assert_int_equal(rubric_level(rubric, 89), 'B');
    assert_int_equal(rubric_level(rubric, 75), 'B');
    assert_int_equal(rubric_level(rubric, 60), 'C');
    assert_int_equal(rubric_level(rubric, 59), 'D');
    assert_int_equal(rubric->pass_mark, 75);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score__maps_every_verdict),
        cmocka_unit_test(score__takes_mean_of_what_applies_half_up),
        cmocka_unit_test(score__caps_overall_when_anything_is_critical),
        cmocka_unit_test(score__deltas_add_up_to_each_dimension),
        cmocka_unit_test(score__clamps_tone_at_zero),
        cmocka_unit_test(score__sorts_findings_by_place_then_rule),
        cmocka_unit_test(score__levels_follow_the_marks),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
