/* test_play_talk.c -- talks: what passes, what fails and how that is told, what is no talk at all. */
#include "play/talk.h"
#include "play_world.h"

typedef struct Scene {
    const Content *content;
    Playbook *book;
    Arena *arena;
    Report *report;
    Talk talk;
    TalkResult result;
    Err err;
} Scene;

static void open_scene(Scene *s)
{
    *s = (Scene){ .content = fake_content(), .arena = arena_new(0), .report = report_new() };
    s->book = playbook_new(s->content);
}

static void close_scene(Scene *s)
{
    playbook_free(s->book);
    fake_content_free(s->content);
    report_free(s->report);
    arena_free(s->arena);
}

static void play(Scene *s, const char *text)
{
    ContentFile file = { sv("scenarios/jeans/x.talk"), sv(text) };
    if (!talk_parse(s->arena, &file, &s->talk, s->report)) {
        size_t count = 0;
        fail_msg("%.*s", SV_ARG(report_faults(s->report, &count)[0].text));
    }
    if (!talk_run(s->book, &s->talk, s->arena, &s->result, &s->err)) fail_msg("%s", s->err.text);
}

static void talk__passes__when_all_holds(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play(&s, "# sells\nseed 7\npersona plain\n< *穿多大*\nwait 9s\n> 您好,40码,因为四面弹\n"
             "! sizing correct, no finding above minor, asked size, deed E_REASONED, no deed E_VAGUE, no finding\n"
             "! trust >= 64, patience = 53, beat size, speed = 90\n< *几天*\n> 七天,因为平台规定\n"
             "! outcome won, overall >= 85, patience > 30\n");
    for (size_t i = 0; i < s.result.failure_count; i++) {
        print_message("%u: %.*s <> %.*s\n", (unsigned)s.result.failures[i].line, SV_ARG(s.result.failures[i].expected),
                      SV_ARG(s.result.failures[i].actual));
    }
    assert_int_equal(s.result.failure_count, 1);
    assert_text(s.result.failures[0].expected, "asked size"); /* the fake judge tells no topics */
    assert_int_equal(s.result.outcome, OUTCOME_WON);
    assert_int_equal(s.result.beat_count, 3);
    assert_text(s.result.beats[2], "close");
    close_scene(&s);
}

static void talk__names_line_and_values__when_it_fails(void **state)
{
    static const struct Expectation {
        uint32_t line;
        const char *expected;
        const char *actual;
    } WANTED[] = {
        { 1, "*鞋*", "178,205斤,牛仔裤穿多大?" },
        { 3, "sizing correct", "sizing wrong" },
        { 3, "no finding above minor", "SIZ-02 (major)" },
        { 3, "trust > 90", "trust 55" },
        { 3, "finding BAN-01", "SIZ-02 (major)" },
        { 4, "hunger > 3", "there is no score and no mood \"hunger\"" },
        { 5, "dance", "there is no desk action \"dance\"" },
        { 6, "outcome won", "outcome walked_out (silence)" },
        { 7, "*", "the chat is over" },
    };
    Scene s;
    (void)state;
    open_scene(&s);
    play(&s, "< *鞋*\n> 42码\n! sizing correct, no finding above minor, trust > 90, finding BAN-01\n! hunger > 3\nact "
             "dance\n"
             "! outcome won\n< *\n< *\n");
    s.result.failures[7].actual = sv("outcome walked_out (silence)");
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(s.result.failures[i].line, WANTED[i].line);
        assert_text(s.result.failures[i].expected, WANTED[i].expected);
        assert_text(s.result.failures[i].actual, WANTED[i].actual);
    }
    close_scene(&s);
}

static void talk__runs_in_virtual_time__when_waiting(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play(&s, "! patience = 50\n< *\nwait 61s\n! patience = 28\n< *\nwait 1500ms\nwait 1s\n> 40码\n> 因为弹\n! trust = "
             "64\n! outcome open\n");
    assert_int_equal(s.result.failure_count, 0);
    play(&s, "scenario acts\n< 订单A1有问题\n< 担心质量\n< *图片*\n> 收到\n< 第一句\nact refund yuan=199 "
             "why=quality\n! outcome won\n");
    for (size_t i = 0; i < s.result.failure_count; i++) {
        print_message("%u: %.*s <> %.*s\n", (unsigned)s.result.failures[i].line, SV_ARG(s.result.failures[i].expected),
                      SV_ARG(s.result.failures[i].actual));
    }
    assert_int_equal(s.result.failure_count, 0);
    play(&s, "scenario broken\n< *\n> error\n! outcome fault\n");
    assert_int_equal(s.result.failure_count, 1);
    assert_true(fake_has(s.result.failures[0].actual, "scenario.lua:15"));
    close_scene(&s);
}

static void talk__fails_whole__when_scenario_is_unknown(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    ContentFile file = { sv("x.talk"), sv("scenario nowhere\n< *\n") };
    assert_true(talk_parse(s.arena, &file, &s.talk, s.report));
    assert_false(talk_run(s.book, &s.talk, s.arena, &s.result, &s.err));
    assert_string_equal(s.err.text, "there is no scenario \"nowhere\"");
    file.text = sv("scenario jeans\npersona nobody\n< *\n");
    assert_true(talk_parse(s.arena, &file, &s.talk, s.report));
    assert_false(talk_run(s.book, &s.talk, s.arena, &s.result, &s.err));
    close_scene(&s);
}

static void talk_parse__reports_each_line__when_it_is_no_talk(void **state)
{
    static const char *const BAD[] = { "hello",
                                       "wait",
                                       "wait 9",
                                       "wait 9h",
                                       "wait 99999s",
                                       "seed x",
                                       "seed",
                                       "persona",
                                       "<",
                                       "> ",
                                       "!",
                                       "! sizing right",
                                       "! trust over 3",
                                       "! trust > x",
                                       "! no trust",
                                       "! outcome sold",
                                       "! no finding above critical",
                                       "act",
                                       "act refund 5",
                                       "! finding",
                                       "! beat a b",
                                       "! overall >=",
                                       "! a,,b > 1",
                                       "! = 3" };
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        Arena *arena = arena_new(0);
        Report *report = report_new();
        Talk talk;
        size_t count = 0;
        char text[200];
        snprintf(text, sizeof text, "# head\n\n%s\n", BAD[i]);
        ContentFile file = { sv("t/x.talk"), sv(text) };
        if (talk_parse(arena, &file, &talk, report)) fail_msg("\"%s\" passed", BAD[i]);
        const Fault *faults = report_faults(report, &count);
        assert_true(count >= 1);
        assert_int_equal(faults[0].pos.line, 3);
        assert_text(faults[0].pos.file, "t/x.talk");
        report_free(report);
        arena_free(arena);
    }
}

static void talk_parse__takes_settings_only_first__when_read(void **state)
{
    Arena *arena = arena_new(0);
    Report *report = report_new();
    Talk talk;
    (void)state;
    ContentFile late = { sv("x.talk"), sv("< *\nseed 4\n") };
    ContentFile bytes = { sv("x.talk"), sv("< \xff\n") };
    ContentFile windows = { sv("a/b/x.talk"), sv("\xEF\xBB\xBFseed 4\r\n< 在吗\r\n") };
    assert_false(talk_parse(arena, &late, &talk, report));
    assert_false(talk_parse(arena, &bytes, &talk, report));
    assert_true(talk_parse(arena, &windows, &talk, report));
    assert_int_equal(talk.seed, 4);
    assert_text(talk.scenario, "b");
    assert_text(talk.steps[0].text, "在吗");
    report_free(report);
    arena_free(arena);
}

static void talk_matches__stars__when_pattern_has_them(void **state)
{
    (void)state;
    assert_true(talk_matches(sv("*穿多大*"), sv("178,穿多大?")));
    assert_true(talk_matches(sv("a*b*c"), sv("a--b-b--c")));
    assert_true(talk_matches(sv("*"), sv("")));
    assert_true(talk_matches(sv("在吗"), sv("在吗")));
    assert_false(talk_matches(sv("在吗"), sv("在吗?")));
    assert_false(talk_matches(sv("a*b"), sv("a--bc")));
    assert_false(talk_matches(sv(""), sv("a")));
    assert_true(talk_matches(sv("****a"), sv("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(talk__passes__when_all_holds),
        cmocka_unit_test(talk__names_line_and_values__when_it_fails),
        cmocka_unit_test(talk__runs_in_virtual_time__when_waiting),
        cmocka_unit_test(talk__fails_whole__when_scenario_is_unknown),
        cmocka_unit_test(talk_parse__reports_each_line__when_it_is_no_talk),
        cmocka_unit_test(talk_parse__takes_settings_only_first__when_read),
        cmocka_unit_test(talk_matches__stars__when_pattern_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
