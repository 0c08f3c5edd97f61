/* test_play_simulate.c -- the ladder of bots on the shipped scenarios, and the arithmetic of what their runs say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "play/simulate.h"

enum { MAX_PAIRS = 200, MAX_AGENTS = 4 };

typedef struct Bots {
    ContentFiles *files;
    Content *content;
    ReplyBook *book;
    SimPair pairs[MAX_PAIRS]; /* every scenario with its own persona */
    size_t pair_count;
} Bots;

static void fail_with(const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    fail_msg("%.*s:%u: %.*s", SV_ARG(faults[0].pos.file), (unsigned)faults[0].pos.line, SV_ARG(faults[0].text));
}

static int set_up(void **state)
{
    static Bots bots;
    Report *report = report_new();
    Err err = { 0 };
    if (!content_files_read(&bots.files, ".", &err)) fail_msg("%s", err.text);
    bots.content = content_load(bots.files, report);
    if (!bots.content) fail_with(report);
    bots.book = reply_book_new(bots.content, report);
    if (!bots.book) fail_with(report);
    report_free(report);
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(bots.content, &count);
    for (size_t i = 0; i < count && i < MAX_PAIRS; i++)
        bots.pairs[bots.pair_count++] = (SimPair){ scenarios[i].id, scenarios[i].persona };
    *state = &bots;
    return 0;
}

static int tear_down(void **state)
{
    Bots *bots = *state;
    reply_book_free(bots->book);
    content_free(bots->content);
    content_files_free(bots->files);
    return 0;
}

typedef struct Ladder {
    const AgentDef *agents[MAX_AGENTS];
    SimSetup setup;
} Ladder;

static SimSetup *ladder(Bots *bots, Ladder *out, const char *const *ids, uint32_t seeds, size_t threads)
{
    size_t count = 0;
    for (; ids[count]; count++) {
        out->agents[count] = agents_find(bots->book, sv(ids[count]));
        assert_non_null(out->agents[count]);
    }
    out->setup = (SimSetup){ .content = bots->content,
                             .book = bots->book,
                             .agents = out->agents,
                             .agent_count = count,
                             .pairs = bots->pairs,
                             .pair_count = bots->pair_count,
                             .seeds = seeds,
                             .threads = threads };
    return &out->setup;
}

static void fail_run(const Bots *bots, const char *agent, size_t pair, const SimRun *run)
{
    fail_msg("%s in %.*s: %s, %d %s", agent, SV_ARG(bots->pairs[pair].scenario), outcome_name(run->outcome),
             run->overall, run->fault ? run->fault : "");
}

static void perfect__passes__wherever_a_win_is_possible(void **state)
{
    static const char *const IDS[] = { "perfect", NULL };
    Ladder l;
    Sim *sim = sim_run(ladder(*state, &l, IDS, 4, 1));
    for (size_t p = 0; p < l.setup.pair_count; p++) {
        for (uint32_t seed = 0; seed < 4; seed++) {
            const SimRun *run = sim_at(sim, &(SimKey){ p, 0, seed });
            if (!run->passed) fail_run(*state, "perfect", p, run);
        }
    }
    sim_free(sim);
}

static void gaming__never_passes__nor_breaks_anything(void **state)
{
    static const char *const IDS[] = { "keyword-stuffing", "copy-paste", "silent", NULL };
    Ladder l;
    Sim *sim = sim_run(ladder(*state, &l, IDS, 1, 1));
    for (size_t p = 0; p < l.setup.pair_count; p++) {
        for (size_t a = 0; a < 3; a++) {
            const SimRun *run = sim_at(sim, &(SimKey){ p, a, 0 });
            if (run->passed || run->fault || run->outcome == OUTCOME_OPEN) fail_run(*state, IDS[a], p, run);
        }
    }
    SimMeasures all = sim_measure_all(sim);
    assert_int_equal(all.gameability, 0);
    assert_int_equal(all.difficulty, SIM_NO_VALUE); /* nobody average ran */
    sim_free(sim);
}

static void runs__are_the_same__on_any_number_of_threads(void **state)
{
    static const char *const IDS[] = { "perfect", "average", "rude", NULL };
    Ladder one, three;
    Sim *a = sim_run(ladder(*state, &one, IDS, 3, 1));
    Sim *b = sim_run(ladder(*state, &three, IDS, 3, 3));
    uint32_t moods = 0;
    for (size_t i = 0; i < one.setup.pair_count * 9; i++) {
        SimKey key = { i / 9, i / 3 % 3, (uint32_t)(i % 3) };
        const SimRun *x = sim_at(a, &key), *y = sim_at(b, &key);
        assert_int_equal(x->outcome, y->outcome);
        assert_int_equal(x->overall, y->overall);
        assert_int_equal(x->replies, y->replies);
        assert_int_equal(x->seconds, y->seconds);
        moods += x->seconds != sim_at(a, &(SimKey){ key.pair, key.agent, 0 })->seconds;
    }
    assert_true(moods > 0); /* seeds differ */
    sim_free(a);
    sim_free(b);
}

static void wrong_size__fails__where_a_size_is_asked(void **state)
{
    static const char *const IDS[] = { "wrong-size", "over-promising", NULL };
    Bots *bots = *state;
    Bots jeans = *bots;
    Ladder l;
    jeans.pairs[0] = (SimPair){ sv("jeans-for-a-meeting"), sv("hunter") };
    jeans.pair_count = 1;
    Sim *sim = sim_run(ladder(&jeans, &l, IDS, 5, 1));
    assert_int_equal(sim_pass(sim, 0, 0).hits, 0);
    assert_int_equal(sim_pass(sim, 0, 1).hits, 0);
    assert_int_equal(sim_pass(sim, 0, 0).runs, 5);
    sim_free(sim);
}

/* Wilson's interval for 8 of 10 is 49.0 % to 94.3 %. */
static void rate__has_its_interval(void **state)
{
    (void)state;
    SimRate rate = sim_rate(8, 10);
    assert_int_equal(rate.permille, 800);
    assert_int_equal(rate.low, 490);
    assert_int_equal(rate.high, 943);
    assert_int_equal(sim_rate(0, 10).low, 0);
    assert_int_equal(sim_rate(0, 10).high, 278);
    assert_int_equal(sim_rate(10, 10).high, 1000);
    assert_int_equal(sim_rate(0, 0).permille, -1);
}

/* Strong agents pass, gaming ones do not: whoever passes here passes elsewhere. */
static void measures__tell_strong_from_gaming(void **state)
{
    static const char *const IDS[] = { "perfect", "copy-paste", NULL };
    Ladder l;
    Sim *sim = sim_run(ladder(*state, &l, IDS, 2, 2));
    SimMeasures m = sim_measure(sim, 0);
    assert_int_equal(m.strong.permille, 1000);
    assert_int_equal(m.discrimination, 1000);
    assert_int_equal(m.gameability, 0);
    assert_int_equal(m.gamer, 1);
    assert_int_equal(m.faults, 0);
    assert_true(m.is_winnable);
    sim_free(sim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(perfect__passes__wherever_a_win_is_possible),
        cmocka_unit_test(gaming__never_passes__nor_breaks_anything),
        cmocka_unit_test(runs__are_the_same__on_any_number_of_threads),
        cmocka_unit_test(wrong_size__fails__where_a_size_is_asked),
        cmocka_unit_test(rate__has_its_interval),
        cmocka_unit_test(measures__tell_strong_from_gaming),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
