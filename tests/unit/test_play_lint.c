/* test_play_lint.c -- what is wrong in a persona, its words or a scenario is told with its file and line. */
#include "play_world.h"

static const char PERSONA[] =
    "return persona { id = 'plain', name = { zh = 'a', en = 'a' }, about = { zh = 'a', en = 'a' },\n"
    "rules = { 'PER-23' }, avatar = 'a', lines = require 'lines',\n%s }\n";
static const char LINES[] = "return lines { greet = 'a',\n%s }\n";
static const char SCENARIO[] =
    "return scenario { id = 'jeans', shop = 'bigmen', persona = 'plain', start = 'a',\n"
    "title = { zh = 'a', en = 'a' }, brief = { zh = 'a', en = 'a' }, skills = {}, buyer = { height_cm = 178 },\n"
    "%s\nbeats = { a = beat { next = { %s }, play = function(b) end }, z = beat { next = {}, play = function() end } } "
    "}\n";

/* The first fault of that content, as "file:line: text". */
static const char *lint(const char *persona, const char *lines, const char *scenario, char out[700])
{
    char texts[3][2000];
    snprintf(texts[0], sizeof texts[0], PERSONA, persona);
    snprintf(texts[1], sizeof texts[1], LINES, lines);
    /* The scenario's text may end in "|" and what beat a leads to. */
    const char *next = strchr(scenario, '|');
    char head[600];
    snprintf(head, sizeof head, "%.*s", (int)(next ? next - scenario : (long)strlen(scenario)), scenario);
    snprintf(texts[2], sizeof texts[2], SCENARIO, head, next ? next + 1 : "'z'");
    ContentFile files[] = { { sv("personas/plain/lines.lua"), sv(texts[1]) },
                            { sv("personas/plain/persona.lua"), sv(texts[0]) },
                            { sv("personas/quick/persona.lua"), sv("return persona { id = 'quick' }") },
                            { sv("personas/traits/common.lua"),
                              sv("return lines { vague = 'a', unknown = 'a', nudge = 'a', waver = 'a', leave = 'a', "
                                 "buys = 'a', settled = 'a' }") },
                            { sv("scenarios/jeans/scenario.lua"), sv(texts[2]) } };
    struct Content *content = (struct Content *)fake_content();
    content_files_free(content->files);
    content->files = content_files_of(files, 5);
    content->scenarios[0].allow_count = 1;
    Playbook *book = playbook_new(content);
    Report *report = report_new();
    playbook_lint(book, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    snprintf(out, 700, "none");
    for (size_t i = 0; i < count; i++) {
        if (!fake_has(faults[i].pos.file, "jeans") && !fake_has(faults[i].pos.file, "plain")) continue;
        snprintf(out, 700, "%.*s:%u: %.*s", SV_ARG(faults[i].pos.file), (unsigned)faults[i].pos.line,
                 SV_ARG(faults[i].text));
        break;
    }
    report_free(report);
    playbook_free(book);
    fake_content_free(content);
    return out;
}

static void lint__is_silent__when_all_is_good(void **state)
{
    char out[700];
    (void)state;
    assert_string_equal(lint("", "", "", out), "none");
}

static void lint__names_line_and_field__when_persona_is_wrong(void **state)
{
    static const char *const CASES[][2] = {
        { "moods = {}", "moods" },
        { "mood = { hunger = 3 }", "hunger" },
        { "mood = { trust = 300 }", "from 0 to 100" },
        { "mood = { patiense = 3 }", "patience" },
        { "extras = { Trust = 3 }", "Trust" },
        { "tempo = { typing_cpm = 1 }", "typing_cpm" },
        { "tempo = { think_s = { 5, 2 } }", "think_s" },
        { "tempo = { leave_after_s = -1 }", "leave_after_s" },
        { "wants = { hurry = true }", "hurry" },
        { "deeds = { E_NOTHING = 2 }", "E_NOTHING" },
        { "deeds = { E_WAIT = 20 }", "0 to 10" },
        { "deeds = { E_WAIT = { hunger = 2 } }", "hunger" },
        { "doubts = { 'sise' }", "sise" },
        { "buys = { at_lest = {} }", "at_lest" },
        { "buys = { at_least = { hunger = 3 } }", "hunger" },
        { "buys = { deeds = { E_NOTHING = 1 } }", "E_NOTHING" },
        { "leaves = { at_most = {} }", "leaves" },
        { "acts = { refund = 3 }", "refund" },
        { "react = 3", "react" },
    };
    char out[700];
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        lint(CASES[i][0], "", "", out);
        if (!strstr(out, "plain/persona.lua:3") || !strstr(out, CASES[i][1])) fail_msg("%s gave: %s", CASES[i][0], out);
    }
}

static void lint__names_line__when_words_are_wrong(void **state)
{
    static const char *const CASES[][2] = {
        { "ask = 3", "lines" },
        { "ask = { { 'a', when = { hunger = { 1, 2 } } } }", "hunger" },
        { "ask = { { 'a', when = { trust = 3 } } }", "low, high" },
        { "ask = { { 'a', wen = {} } }", "wen" },
        { "ask = { { 'a', nth = { 3, 1 } } }", "nth" },
        { "ask = { 3 }", "a line is a text" },
        { "ask = ''", "false" },
    };
    char out[700];
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        lint("", CASES[i][0], "", out);
        if (!strstr(out, "plain/lines.lua:2") || !strstr(out, CASES[i][1])) fail_msg("%s gave: %s", CASES[i][0], out);
    }
}

static void lint__names_line__when_scenario_is_wrong(void **state)
{
    static const char *const CASES[][2] = {
        { "colour = 3,", "colour" },
        { "known = { 'waist_cm' },", "waist_cm" },
        { "hidden = { 'secret' },", "secret" },
        { "case = { cause = 'weather' },", "weather" },
        { "case = { couse = 'quality' },", "couse" },
        { "order = { no = 'a', state = 'lost' },", "lost" },
        { "product = 'XX-1',", "XX-1" },
    };
    char out[700];
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        lint("", "", CASES[i][0], out);
        if (!strstr(out, "jeans/scenario.lua:3") || !strstr(out, CASES[i][1]))
            fail_msg("%s gave: %s", CASES[i][0], out);
    }
}

static void lint__names_beat__when_it_leads_nowhere(void **state)
{
    char out[700];
    (void)state;
    lint("", "", "|'nowhere', 'z'", out);
    if (!strstr(out, "scenario.lua:4: unknown beat \"nowhere\"")) fail_msg("%s", out);
    lint("", "", "|'a'", out);
    if (!strstr(out, "scenario.lua:4: nothing leads to beat \"z\"")) fail_msg("%s", out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lint__is_silent__when_all_is_good),
        cmocka_unit_test(lint__names_line_and_field__when_persona_is_wrong),
        cmocka_unit_test(lint__names_line__when_words_are_wrong),
        cmocka_unit_test(lint__names_line__when_scenario_is_wrong),
        cmocka_unit_test(lint__names_beat__when_it_leads_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
