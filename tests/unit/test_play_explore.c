/* test_play_explore.c -- a fault of every kind, planted: it is found where it is, and its talk fails for that reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "play/explore.h"
#include "play/talk_run.h"

enum { MAX_FILES = 400, BOUND = 400 };

#define HEAD(id)                                                                                                      \
    "return scenario { id = \"" id                                                                                    \
    "\", shop = \"bigmen\", product = \"JN-2031\", persona = \"impatient\", minutes = 30,\n"                          \
    "difficulty = 1, title = { zh = \"试\", en = \"Trial\" }, brief = { zh = \"试\", en = \"Trial\" }, skills = { " \
    "\"sizing\" },\n"                                                                                                 \
    "buyer = { height_cm = 178, weight_jin = 205 }, case = { stage = \"presale\", orders = 0, total_yuan = 0 },\n"    \
    "start = \"size\", beats = {\n"
#define TAIL "} }\n"

/* Each beat is on a line of its own: the first on line 5. */
typedef struct Plant {
    const char *id;
    const char *text;
    ExploreKind kind;
    const char *beat;
    uint32_t line;
    const char *part;   /* of the fault's text; empty: none */
    const char *actual; /* what the talk says came instead */
} Plant;

#define BUYS                                                                                                 \
    "close = beat { next = {}, play = function(buyer) buyer:feels({ trust = 40, irritation = -40 }, \"x\") " \
    "buyer:buys() end },\n"
#define ASKS "size = beat { next = { \"close\" }, play = function(buyer) local a = buyer:asks { about = \"size\" } "

static const Plant PLANTS[] = {
    { "planted-unwinnable",
      HEAD("planted-unwinnable") ASKS "return \"close\" end },\n"
                                      "close = beat { next = {}, play = function(buyer) buyer:leaves {} end },\n" TAIL,
      EXPLORE_UNWINNABLE, "size", 5, "", "outcome lost" },
    { "planted-trap",
      HEAD("planted-trap") "size = beat { next = { \"close\", \"pit\" }, play = function(buyer) local a = buyer:asks { "
                           "about = "
                           "\"size\" } return a.correct and \"close\" or \"pit\" end },\n" BUYS
                           "pit = beat { next = {}, play = function(buyer) buyer:asks { about = \"stretch\" } end "
                           "},\n" TAIL,
      EXPLORE_TRAP, "pit", 7, "", "outcome walked_out" },
    { "planted-endless",
      HEAD("planted-endless") ASKS
      "while true do buyer:asks { about = \"stretch\" } buyer:asks { about = \"fit\", line = \"ask.fit\" } end "
      "return \"close\" end },\n" BUYS TAIL,
      EXPLORE_ENDLESS, "size", 5, "right", "outcome walked_out" },
    { "planted-error",
      HEAD("planted-error") ASKS
      "if a.wrong then return buyer.state.none.at_all end return \"close\" end },\n" BUYS TAIL,
      EXPLORE_ERROR, "size", 5, "scenarios/planted-error/scenario.lua:5", "scenarios/planted-error/scenario.lua:5" },
    { "planted-again",
      HEAD("planted-again") ASKS
      "buyer:asks { about = \"size\", line = \"ask.size\" } return \"close\" end },\n" BUYS TAIL,
      EXPLORE_ASKS_AGAIN, "size", 5, "ask.size", "ask.size" },
    { "planted-objection",
      HEAD("planted-objection") ASKS "buyer:says { line = \"wrong\" } return \"close\" end },\n" BUYS TAIL,
      EXPLORE_OBJECTS, "close", 6, "wrong", "wrong" },
    { "planted-gift", HEAD("planted-gift") ASKS "return \"close\" end },\n" BUYS TAIL, EXPLORE_WON_WRONG, "close", 6,
      "", "outcome won" },
};

enum { PLANT_COUNT = sizeof PLANTS / sizeof *PLANTS };

typedef struct Meadow {
    Content *content;
    ReplyBook *replies;
    Playbook *book;
    Arena *arena;
} Meadow;

static void fail_with(const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    fail_msg("%.*s:%u: %.*s", SV_ARG(faults[0].pos.file), (unsigned)faults[0].pos.line, SV_ARG(faults[0].text));
}

static int set_up(void **state)
{
    static Meadow f;
    ContentFile list[MAX_FILES];
    ContentFiles *shipped = NULL;
    Report *report = report_new();
    Err err = { 0 };
    size_t count = 0;

    f.arena = arena_new(0);
    if (!content_files_read(&shipped, ".", &err)) fail_msg("%s", err.text);
    const ContentFile *all = content_files_at(shipped, &count);
    assert_true(count + PLANT_COUNT <= MAX_FILES);
    memcpy(list, all, count * sizeof *list);
    for (size_t i = 0; i < PLANT_COUNT; i++) {
        StrView path = arena_printf(f.arena, "scenarios/%s/scenario.lua", PLANTS[i].id);
        list[count++] = (ContentFile){ path, sv(PLANTS[i].text) };
    }
    ContentFiles *files = content_files_of(list, count);
    f.content = content_load(files, report);
    f.replies = f.content ? reply_book_new(f.content, report) : NULL;
    if (report_count(report, FAULT_ERROR)) fail_with(report);
    f.book = playbook_new(f.content);
    report_free(report);
    content_files_free(files);
    content_files_free(shipped);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    Meadow *f = *state;
    playbook_free(f->book);
    reply_book_free(f->replies);
    content_free(f->content);
    arena_free(f->arena);
    return 0;
}

static void run(const Meadow *f, const char *scenario, uint32_t bound, ExploreResult *out)
{
    ExploreSetup setup = { f->book, f->replies, { sv(scenario), sv("impatient") }, bound };
    Err err = { 0 };
    if (!explore(&setup, f->arena, out, &err)) fail_msg("%s: %s", scenario, err.text);
}

static bool has_part(StrView text, const char *part)
{
    return strstr(text.ptr ? text.ptr : "", part) != NULL;
}

/* It parses, and fails for that very reason. */
static void check_talk(const Meadow *f, const Plant *plant, const ExploreFault *fault)
{
    ContentFile file = { sv("scenarios/x/fault.talk"), fault->talk };
    Report *report = report_new();
    TalkResult result;
    Talk talk;
    Err err = { 0 };
    if (!talk_parse(f->arena, &file, &talk, report)) fail_with(report);
    report_free(report);
    if (!talk_run(f->book, &talk, f->arena, &result, &err)) fail_msg("%s: %s", plant->id, err.text);
    if (result.is_passed) fail_msg("%s passes:\n%s", plant->id, fault->talk.ptr);
    if (!has_part(result.failures[0].actual, plant->actual))
        fail_msg("%s: %s\n%s", plant->id, result.failures[0].actual.ptr, fault->talk.ptr);
}

static void explore__finds__what_was_planted(void **state)
{
    for (size_t i = 0; i < PLANT_COUNT; i++) {
        const Plant *plant = &PLANTS[i];
        const ExploreFault *found = NULL;
        ExploreResult result;
        run(*state, plant->id, BOUND, &result);
        for (size_t k = 0; k < result.fault_count; k++) {
            if (result.faults[k].kind == plant->kind && !found) found = &result.faults[k];
        }
        if (!found) fail_msg("%s is not found among %zu faults", plant->id, result.fault_count);
        if (!sv_is(found->beat, plant->beat)) fail_msg("%s: beat %.*s", plant->id, SV_ARG(found->beat));
        if (found->pos.line != plant->line) fail_msg("%s: line %u", plant->id, (unsigned)found->pos.line);
        if (!has_part(found->text, plant->part)) fail_msg("%s: %.*s", plant->id, SV_ARG(found->text));
        check_talk(*state, plant, found);
    }
}

/* Its own faults, and none besides. */
static void explore__finds__nothing_else(void **state)
{
    static const uint32_t ALSO[PLANT_COUNT] = { [2] = 1u << EXPLORE_UNWINNABLE | 1u << EXPLORE_ASKS_AGAIN,
                                                [3] = 1u << EXPLORE_WON_WRONG,
                                                [4] = 1u << EXPLORE_WON_WRONG,
                                                [5] = 1u << EXPLORE_WON_WRONG };
    for (size_t i = 0; i < PLANT_COUNT; i++) {
        ExploreResult result;
        run(*state, PLANTS[i].id, BOUND, &result);
        for (size_t k = 0; k < result.fault_count; k++) {
            ExploreKind kind = result.faults[k].kind;
            if (kind != PLANTS[i].kind && !(ALSO[i] >> kind & 1))
                fail_msg("%s: %s too\n%s", PLANTS[i].id, EXPLORE_KINDS[kind], result.faults[k].talk.ptr);
        }
    }
}

static void explore__closes__where_the_bound_allows(void **state)
{
    ExploreResult small, large;
    run(*state, "planted-trap", 20000, &large);
    assert_true(large.is_closed);
    assert_true(large.lost > 0);
    assert_true(large.ends[OUTCOME_WON] > 0);
    run(*state, "planted-trap", EXPLORE_MIN_BOUND, &small);
    assert_false(small.is_closed);
    assert_true(small.states < large.states);
}

static void explore__finds_no_fault__in_what_is_shipped(void **state)
{
    const Meadow *f = *state;
    ExploreSetup setup = { f->book, f->replies, { sv("jeans-for-a-meeting"), sv("hunter") }, 300 };
    ExploreResult result, again;
    Err err = { 0 };
    assert_true(explore(&setup, f->arena, &result, &err));
    if (result.fault_count) fail_msg("%s\n%s", EXPLORE_KINDS[result.faults[0].kind], result.faults[0].talk.ptr);
    assert_true(result.ends[OUTCOME_WON] > 0);
    assert_true(explore(&setup, f->arena, &again, &err));
    assert_int_equal(again.states, result.states);
    assert_int_equal(again.edges, result.edges);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explore__finds__what_was_planted),
        cmocka_unit_test(explore__finds__nothing_else),
        cmocka_unit_test(explore__closes__where_the_bound_allows),
        cmocka_unit_test(explore__finds_no_fault__in_what_is_shipped),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
