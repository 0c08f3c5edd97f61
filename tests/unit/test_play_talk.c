/* test_play_talk.c -- talks: what passes, what fails and how that is told, what is no talk at all. */
#include "play/talk_run.h"
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
        { 5, "outcome won", "outcome lost (leaves)" },
        { 9, "*", "the chat is over" },
    };
    Scene s;
    (void)state;
    open_scene(&s);
    play(&s, "< *鞋*\n> 42码\n! sizing correct, no finding above minor, trust > 90, finding BAN-01\n! hunger > 3\n"
             "! outcome won\n< *\n< *\n< *\n< *\n");
    assert_int_equal(s.result.failure_count, 8);
    assert_false(s.result.is_passed);
    assert_int_equal(s.result.failures[3].column, 43);
    for (size_t i = 0; i < 8; i++) {
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
    static const struct Bad {
        const char *row;
        uint32_t column;
        const char *says;
    } BAD[] = { { "hello", 1, "a line begins with" },
                { "wiat 9s", 1, "did you mean \"wait\"" },
                { "wait", 1, "needs a time" },
                { "wait 9", 6, "needs a time" },
                { "wait 9h", 6, "needs a time" },
                { "silence 99999s", 9, "a day at most" },
                { "pause", 1, "'pause' needs" },
                { "typed soon\n> a", 7, "or unknown" },
                { "typed 3s", 1, "has no reply" },
                { "quick", 1, "needs the id" },
                { "status awya", 8, "did you mean" },
                { "leave now", 7, "nothing stands behind" },
                { "chat 9", 6, "1 to 5" },
                { "seed x", 6, "needs a number" },
                { "seed", 1, "needs a value" },
                { "date 2026-13-01", 6, "a day such as" },
                { "xfail", 1, "needs a value" },
                { "persona", 1, "needs a value" },
                { "| more", 3, "directly above" },
                { "<", 2, "an empty pattern" },
                { "> ", 2, "an empty reply" },
                { "> \"a", 3, "JSON string" },
                { "!", 2, "without a claim" },
                { "! sizing right", 10, "there is no verdict \"right\"" },
                { "! 尺码 correct", 3, "there is no claim" },
                { "! sizng correct", 3, "did you mean \"sizing\"" },
                { "! trust over 3", 9, "is compared by" },
                { "! trust > x", 11, "is no number" },
                { "! wait <= 60", 11, "is no time" },
                { "! no trust", 6, "'no' does not go with" },
                { "! outcome sold", 11, "there is no outcome" },
                { "! outcome wno", 11, "did you mean \"won\"" },
                { "! no finding above critical", 20, "there is no kind" },
                { "! said hello", 8, "in quotes" },
                { "act", 4, "needs a desk action" },
                { "act refudn", 5, "did you mean \"refund\"" },
                { "act refund 5", 12, "key=value" },
                { "act refund {\"a\":}", 12, "byte" },
                { "! finding", 10, "needs one rule" },
                { "! beat a b", 8, "needs one name" },
                { "! overall >=", 13, "is no number" },
                { "! trust > 1,, trust > 2", 13, "missing here" },
                { "! trust > 1,", 3, "behind the comma" },
                { "! = 3", 3, "there is no claim" } };
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        Arena *arena = arena_new(0);
        Report *report = report_new();
        Talk talk;
        size_t count = 0;
        char text[200];
        snprintf(text, sizeof text, "# head\n\n%s\n", BAD[i].row);
        ContentFile file = { sv("t/x.talk"), sv(text) };
        if (talk_parse(arena, &file, &talk, report)) fail_msg("\"%s\" passed", BAD[i].row);
        const Fault *faults = report_faults(report, &count);
        assert_true(count >= 1);
        assert_int_equal(faults[0].pos.line, 3);
        if (faults[0].pos.column != BAD[i].column || !fake_has(faults[0].text, BAD[i].says))
            fail_msg("\"%s\": %u: %.*s", BAD[i].row, (unsigned)faults[0].pos.column, SV_ARG(faults[0].text));
        assert_text(faults[0].pos.file, "t/x.talk");
        report_free(report);
        arena_free(arena);
    }
}

static void play_all(Scene *s, const char *text)
{
    play(s, text);
    for (size_t i = 0; i < s->result.failure_count; i++) {
        fail_msg("%u: %.*s <> %.*s\n", (unsigned)s->result.failures[i].line, SV_ARG(s->result.failures[i].expected),
                 SV_ARG(s->result.failures[i].actual));
    }
    assert_true(s->result.is_passed);
}

static void talk__holds_waits_lines_and_words__when_they_are_claimed(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play_all(&s, "< *穿多大*\n! line ask.size, no line nudge, said \"*大?*\", no said \"*,几天*\", nudges = 0\n"
                 "wait 61s\n! nudges = 1, line nudge, said \"*\"\n> 40码\n! wait = 61s, wait > 60s, replies = 1\n"
                 "typed 1500ms\nquick hello\n> \" 因为\\n弹 \"\n| 好\n! wait <= 5s, replies = 2, no line nudge\n"
                 "! outcome walked_out, wait = 61s\n");
    assert_int_equal(s.talk.steps[6].typing_ms, 1500);
    assert_text(s.talk.steps[6].quick, "hello");
    assert_text(s.talk.steps[6].text, " 因为\n弹 \n好");
    play(&s, "! wait <= 5s\n< *\n> 40码\n! line bye, said \"再见\"\n");
    assert_int_equal(s.result.failure_count, 3);
    assert_text(s.result.failures[0].actual, "there is no reply above");
    assert_int_equal(s.result.failures[2].column, 13);
    close_scene(&s);
}

static void talk__fails_a_silence__when_the_buyer_speaks(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play_all(&s, "< *\nsilence 20s\n");
    play(&s, "< *\nsilence 61s\n");
    assert_int_equal(s.result.failure_count, 1);
    assert_int_equal(s.result.failures[0].line, 2);
    assert_text(s.result.failures[0].expected, "silence");
    play_all(&s, "< *\npause 10m\n! patience = 50, nudges = 0\nleave\n! outcome lost\n");
    close_scene(&s);
}

static void talk__passes__when_it_fails_as_expected(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play(&s, "xfail 42 is wrong\n< *\n> 42码\n! sizing correct\n");
    assert_int_equal(s.result.failure_count, 1);
    assert_true(s.result.is_passed);
    play(&s, "xfail 42 is wrong\n< *\n> 40码\n! sizing correct\n");
    assert_int_equal(s.result.failure_count, 0);
    assert_false(s.result.is_passed);
    play(&s, "scenario broken\nxfail it breaks\n< *\n> error\n! outcome won\n");
    assert_false(s.result.is_passed);
    close_scene(&s);
}

/* Both chats of a rush hour, each with its own lines and claims. */
static void talk__turns_to_another_chat__when_told(void **state)
{
    Scene s;
    (void)state;
    open_scene(&s);
    play_all(&s, "scenario jeans,jeans\npersona ,quick\n< *穿多大*\nwait 20s\nchat 2\n< *\n> 42码\n! sizing wrong\n"
                 "chat 1\n> 40码,因为弹\n! sizing correct, replies = 1\nchat 2\n! replies = 1\n! outcome lost\n");
    play_all(&s, "scenario jeans,jeans\n< *穿多大*\n");
    play(&s, "< *\nchat 2\n");
    assert_int_equal(s.result.failure_count, 1);
    assert_text(s.result.failures[0].actual, "the scenario is of 1");
    close_scene(&s);
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
        cmocka_unit_test(talk__holds_waits_lines_and_words__when_they_are_claimed),
        cmocka_unit_test(talk__fails_a_silence__when_the_buyer_speaks),
        cmocka_unit_test(talk__passes__when_it_fails_as_expected),
        cmocka_unit_test(talk__turns_to_another_chat__when_told),
        cmocka_unit_test(talk_matches__stars__when_pattern_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
