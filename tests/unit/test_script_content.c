/* test_script_content.c -- loading everything: the shipped content, content with one broken piece, and the files on disk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "judge/rules.h"
#include "script/content.h"

static ContentFiles *shipped(void)
{
    ContentFiles *files = NULL;
    Err err = { 0 };
    if (!content_files_read(&files, ".", &err)) fail_msg("%s", err.text);
    return files;
}

/* A shop, a persona and a scenario of the test's own beside the shipped files, so that no edit of those moves a line. */
static const char SHOP[] = "return shop { id = \"mini\", name = { zh = \"小店\" },\n"
                           "  products = { product { id = \"P-1\", name = { zh = \"杯\" }, kind = \"cup\",\n"
                           "    price_yuan = 5, colours = { \"白色\" }, stock = { [\"白色\"] = 1 } } } }\n";
static const char PERSONA[] = "return persona {\n"
                              "  id = \"tester\",\n"
                              "  name = { zh = \"试客\", en = \"Tester\" },\n"
                              "  about = { zh = \"试一试。\", en = \"Tries.\" },\n"
                              "  rules = { \"PER-01\" },\n"
                              "  extras = { openness = { start = 10 } },\n"
                              "  mood = { patience = 45, trust = 50 },\n"
                              "  wants = { brief = true },\n"
                              "  lines = require \"lines\",\n"
                              "}\n";
static const char LINES[] = "return lines {\n  greet = \"您好\",\n}\n";
static const char SCENARIO[] = "return scenario {\n"
                               "  id = \"try\", shop = \"mini\",\n"
                               "  product = \"P-1\", persona = \"tester\",\n"
                               "  allow = { \"hunter\", \"tester\" },\n"
                               "  minutes = 10,\n"
                               "  title = { zh = \"试\", en = \"Try\" }, brief = { zh = \"试\", en = \"Try\" },\n"
                               "  skills = { \"speed\" },\n"
                               "  start = \"open\",\n"
                               "  beats = {\n"
                               "    open = beat { next = { \"close\" },\n"
                               "      play = function(buyer) return \"close\" end },\n"
                               "    close = beat { next = {}, play = function(buyer) return buyer:buys() end },\n"
                               "  },\n"
                               "}\n";

static const ContentFile OWN[] = {
    { { "scenarios/shops/mini.lua", 24 }, { SHOP, sizeof SHOP - 1 } },
    { { "personas/tester/persona.lua", 27 }, { PERSONA, sizeof PERSONA - 1 } },
    { { "personas/tester/lines.lua", 25 }, { LINES, sizeof LINES - 1 } },
    { { "scenarios/try/scenario.lua", 26 }, { SCENARIO, sizeof SCENARIO - 1 } },
};
enum { OWN_COUNT = 4 };

/* All files with `text` in place of `from` in the file `path`; a NULL text takes the file away. */
static ContentFiles *with_change(const char *path, const char *from, const char *text)
{
    ContentFiles *files = shipped();
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    ContentFile *changed = calloc(count + OWN_COUNT, sizeof *changed);
    size_t kept = 0;
    Buf whole = { 0 };
    for (size_t i = 0; i < count + OWN_COUNT; i++) {
        ContentFile file = i < count ? list[i] : OWN[i - count];
        if (path && sv_is(file.path, path)) {
            const char *at = from ? strstr(file.text.ptr, from) : NULL;
            if (text && !at) fail_msg("%s has no \"%s\"", path, from);
            if (!text) continue;
            buf_put(&whole, sv_of(file.text.ptr, (size_t)(at - file.text.ptr)));
            buf_puts(&whole, text);
            buf_puts(&whole, at + strlen(from));
            file.text = buf_view(&whole);
        }
        changed[kept++] = file;
    }
    ContentFiles *made = content_files_of(changed, kept);
    buf_clear(&whole);
    free(changed);
    content_files_free(files);
    return made;
}

static Buf lines_of(Report *report)
{
    Buf lines = { 0 };
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buf_putc(&lines, '\n');
        fault_write(&lines, &faults[i]);
    }
    if (!lines.ptr) buf_puts(&lines, "");
    return lines;
}

static void content_load__takes_all_that_is_shipped__without_a_fault(void **state)
{
    (void)state;
    ContentFiles *files = shipped();
    Report *report = report_new();
    Content *content = content_load(files, report);
    Buf lines = lines_of(report);
    if (lines.len > 0) fail_msg("%s", lines.ptr);
    assert_non_null(content);

    static const char *const PERSONAS[] = { "impatient", "analytical", "silent", "suspicious", "proxy", "hunter" };
    for (size_t i = 0; i < 6; i++) {
        const PersonaInfo *info = content_persona(content, sv(PERSONAS[i]));
        if (!info) fail_msg("no persona %s", PERSONAS[i]);
        assert_true(info->name.zh.len > 0 && info->name.en.len > 0);
        assert_true(info->source.line > 0);
        assert_non_null(rules_norms(content_rules(content), info->id));
    }
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(content, &count);
    assert_true(count >= 4);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(content_shop(content, scenarios[i].shop));
        assert_true(scenarios[i].allow_count > 0);
        assert_true(sv_eq(scenarios[i].allow[0], scenarios[i].persona));
        assert_true(content_scenario(content, scenarios[i].id) == &scenarios[i]);
    }
    content_shops(content, &count);
    assert_int_equal(count, 3);
    assert_null(content_shop(content, sv("none")));
    assert_null(content_persona(content, sv("none")));
    assert_null(content_scenario(content, sv("none")));
    assert_true(content_rules(content)->is_sealed);
    buf_clear(&lines);
    content_free(content);
    report_free(report);
    content_files_free(files);
}

static void content_load__reads_personas_and_scenarios__as_their_files_say(void **state)
{
    (void)state;
    ContentFiles *files = with_change(NULL, NULL, NULL);
    Report *report = report_new();
    Content *content = content_load(files, report);
    assert_non_null(content);
    const PersonaInfo *tester = content_persona(content, sv("tester"));
    assert_non_null(tester);
    assert_true(sv_is(tester->name.en, "Tester"));
    assert_true(sv_is(tester->about.zh, "试一试。"));
    assert_true(sv_is(tester->rules[0], "PER-01"));
    assert_true(sv_is(tester->avatar, "tester"));
    assert_int_equal(tester->mood[0], 45);
    assert_int_equal(tester->mood[3], 10); /* irritation is the common one */
    assert_true(sv_is(tester->source.file, "personas/tester/persona.lua"));
    assert_true(rules_norms(content_rules(content), sv("tester"))->brief);
    const ScenarioInfo *scenario = content_scenario(content, sv("try"));
    assert_non_null(scenario);
    assert_true(sv_is(scenario->product, "P-1"));
    assert_int_equal(scenario->allow_count, 2);
    assert_true(sv_is(scenario->allow[0], "tester") && sv_is(scenario->allow[1], "hunter"));
    assert_int_equal(scenario->minutes, 10);
    assert_int_equal(scenario->difficulty, 3);
    assert_int_equal(scenario->skill_count, 1);
    size_t count = 0;
    content_files_at(content_files(content), &count);
    assert_true(count > 10);
    content_free(content);
    report_free(report);
    content_files_free(files);
}

static void content_load__allows_every_persona__where_a_scenario_names_none(void **state)
{
    (void)state;
    ContentFiles *files = with_change("scenarios/try/scenario.lua", "  allow = { \"hunter\", \"tester\" },\n", "");
    Report *report = report_new();
    Content *content = content_load(files, report);
    assert_non_null(content);
    size_t personas = 0;
    content_personas(content, &personas);
    assert_int_equal(content_scenario(content, sv("try"))->allow_count, personas);
    content_free(content);
    report_free(report);
    content_files_free(files);
}

typedef struct Broken {
    const char *path;
    const char *from;
    const char *to;
    const char *expected;
    bool is_usable;
} Broken;

static void expect(const Broken *broken)
{
    ContentFiles *files = with_change(broken->path, broken->from, broken->to);
    Report *report = report_new();
    Content *content = content_load(files, report);
    Buf lines = lines_of(report);
    assert_string_equal(lines.ptr, broken->expected);
    assert_int_equal(content != NULL, broken->is_usable);
    buf_clear(&lines);
    content_free(content);
    report_free(report);
    content_files_free(files);
}

#define TESTER "personas/tester/persona.lua"
#define TRY "scenarios/try/scenario.lua"

static void content_load__names_the_fault__in_a_persona(void **state)
{
    (void)state;
    static const Broken CASES[] = {
        { TESTER, "id = \"tester\"", "id = \"test\"",
          TESTER ":2:3: persona id \"test\" is not the folder's name \"tester\"", true },
        { TESTER, "about =", "abuot =",
          TESTER ":4:3: unknown field \"abuot\" in persona tester; did you mean \"about\"?", true },
        { TESTER, "patience = 45", "pateince = 45",
          TESTER ":7:12: unknown field \"pateince\" in mood; did you mean \"patience\"?", true },
        { TESTER, "patience = 45", "patience = 145", TESTER ":7:12: patience must be 0 to 100, not 145", true },
        { TESTER, "wants = { brief = true }", "deeds = { E_WIAT = 1.5 }",
          TESTER ":8:13: unknown deed \"E_WIAT\"; did you mean \"E_WAIT\"?", true },
        { TESTER, "trust = 50", "openness = 50", "", true },
        { TESTER, "mood = {", "mood = { 3,", TESTER ":7:3: mood must be a table like { patience = 45, trust = 50 }",
          true },
        { TESTER, "rules = { \"PER-01\" }", "rules = 1",
          TESTER ":5:3: field \"rules\" in persona tester must be a list of texts, not a whole number", true },
        { TESTER, "brief = true", "brief = 1",
          TESTER ":8:13: field \"brief\" in wants must be true or false, not a whole number", true },
        { TESTER, "require \"lines\"", "require \"line\"",
          TESTER ":9: require \"line\": there is no such file in this folder", true },
        { TESTER, "zh = \"试客\", ", "", TESTER ":3:3: name lacks field \"zh\" (a text)", true },
        { TESTER, "}\n", "\n", TESTER ":11: unexpected symbol near <eof>", true },
        { "personas/tester/lines.lua", "return", "retrun", "personas/tester/lines.lua:1:8: syntax error near 'lines'",
          true },
        { "personas/tester/lines.lua", "return lines {", "return lines { [1.5] = 1,",
          "personas/tester/lines.lua:1:8: a key must be a name or a whole number", true },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) expect(&CASES[i]);
}

static void content_load__names_the_fault__in_a_scenario(void **state)
{
    (void)state;
    static const Broken CASES[] = {
        { TRY, "shop = \"mini\"", "shop = \"mimi\"", TRY ":2:15: unknown shop \"mimi\"; did you mean \"mini\"?", true },
        { TRY, "\"P-1\"", "\"P-2\"", TRY ":3:3: unknown product \"P-2\" in shop mini; did you mean \"P-1\"?", true },
        { TRY, "persona = \"tester\"", "persona = \"testr\"",
          TRY ":3:20: unknown persona \"testr\"; did you mean \"tester\"?", true },
        { TRY, "\"hunter\", ", "\"huntr\", ", TRY ":4:13: unknown persona \"huntr\"; did you mean \"hunter\"?", true },
        { TRY, "id = \"try\"", "id = \"tries\"", TRY ":2:3: scenario id \"tries\" is not the folder's name \"try\"",
          true },
        { TRY, "skills", "skils", TRY ":7:3: unknown field \"skils\" in scenario try; did you mean \"skills\"?", true },
        { TRY, "minutes = 10", "minutes = 1000", TRY ":5:3: minutes must be 1 to 240, not 1000", true },
        { TRY, "minutes = 10", "difficulty = 6", TRY ":5:3: difficulty must be 1 to 5, not 6", true },
        { TRY, "start = \"open\"", "start = \"opne\"", TRY ":8:3: unknown beat \"opne\"; did you mean \"open\"?",
          true },
        { TRY, "next = { \"close\" }", "next = { \"clos\" }",
          TRY ":10:28: unknown beat \"clos\"; did you mean \"close\"?", true },
        { TRY, "next = {},", "nxt = {},", TRY ":12:20: unknown field \"nxt\" in beat close; did you mean \"next\"?",
          true },
        { TRY, "play = function(buyer) return \"close\" end", "play = \"close\"",
          TRY ":11:7: beat \"open\" needs play = function(buyer) ... end", true },
        { TRY, "close = beat", "close = ", TRY ":12:5: beat \"close\" must be written beat { ... }", true },
        { TRY, "beats = {", "beats = {}, x = {",
          TRY ":9:3: a scenario needs named beats: beats = { open = beat { ... } }\n" TRY
              ":9:15: unknown field \"x\" in scenario try",
          true },
        { TRY, "return scenario", "return persona", TRY ":1:8: the file must return scenario { ... }", true },
        { TRY, "title = { zh = \"试\", en = \"Try\" }", "title = 1",
          TRY ":6:3: field \"title\" in scenario try must be { zh = \"…\", en = \"…\" }", true },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) expect(&CASES[i]);
}

static void content_load__is_null__when_the_judge_would_know_half(void **state)
{
    (void)state;
    static const Broken CASES[] = {
        { "scenarios/rubrics/default.lua", NULL, NULL, "scenarios/rubrics/default.lua: the file is missing", false },
        { "scenarios/questions.lua", NULL, NULL, "scenarios/questions.lua: the file is missing", false },
        { "scenarios/deeds.lua", NULL, NULL, "scenarios/deeds.lua: the file is missing", false },
        { "scenarios/questions.lua", "return questions {", "return questions { 3, ", NULL, false },
        { "scenarios/topics/sizing.lua", "id = \"size\", dim", "id = \"size\", dmi", NULL, false },
    };
    for (size_t i = 0; i < 3; i++) expect(&CASES[i]);
    for (size_t i = 3; i < 5; i++) {
        ContentFiles *files = with_change(CASES[i].path, CASES[i].from, CASES[i].to);
        Report *report = report_new();
        assert_null(content_load(files, report));
        assert_true(report_count(report, FAULT_ERROR) > 0);
        report_free(report);
        content_files_free(files);
    }
}

static void content_load__knows__every_name_in_a_deed(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        { "cue = { \"generc\" }", "unknown word list \"generc\" in deed E_X; did you mean \"generic\"?" },
        { "asked = { \"siez\" }", "unknown topic \"siez\" in deed E_X; did you mean \"size\"?" },
        { "claim = { \"corier\" }", "unknown topic \"corier\" in deed E_X; did you mean \"courier\"?" },
        { "question = { \"foto\" }", "unknown question \"foto\" in deed E_X" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Buf deed = { 0 };
        buf_printf(&deed,
                   "return deeds { deed { \"E_X\", rule = \"TON-01\", zh = \"试\", en = \"x\", effect = { trust = 1 }, "
                   "when = { { %s } } },",
                   CASES[i][0]);
        ContentFiles *files = with_change("scenarios/deeds.lua", "return deeds {", deed.ptr);
        Report *report = report_new();
        assert_null(content_load(files, report));
        Buf lines = lines_of(report);
        if (!strstr(lines.ptr, CASES[i][1])) fail_msg("%s: %s", CASES[i][0], lines.ptr);
        assert_int_equal(report_count(report, FAULT_ERROR), 1);
        buf_clear(&lines);
        buf_clear(&deed);
        report_free(report);
        content_files_free(files);
    }
}

/* One fault, told once: what depends on the broken shop only disappears. */
static void content_load__leaves_out__what_is_broken_and_what_needs_it(void **state)
{
    (void)state;
    ContentFiles *files = with_change("scenarios/shops/mini.lua", "price_yuan", "price_yaun");
    Report *report = report_new();
    Content *content = content_load(files, report);
    Buf lines = lines_of(report);
    assert_string_equal(lines.ptr, "scenarios/shops/mini.lua:2:16: product P-1 lacks field \"price_yuan\" (a number)\n"
                                   "scenarios/shops/mini.lua:3:5: unknown field \"price_yaun\" in product P-1; did you "
                                   "mean \"price_yuan\"?");
    assert_non_null(content);
    assert_null(content_shop(content, sv("mini")));
    assert_non_null(content_shop(content, sv("bigmen")));
    assert_null(content_scenario(content, sv("try")));
    assert_non_null(content_persona(content, sv("tester")));
    buf_clear(&lines);
    content_free(content);
    report_free(report);
    content_files_free(files);
}

static Hash hash_with(const ContentFile *extra, size_t count)
{
    ContentFiles *base = shipped();
    size_t base_count = 0;
    const ContentFile *list = content_files_at(base, &base_count);
    ContentFile *all = calloc(base_count + count, sizeof *all);
    /* In the wrong order: the hash is over sorted paths. */
    for (size_t i = 0; i < count; i++) all[i] = extra[i];
    for (size_t i = 0; i < base_count; i++) all[count + i] = list[base_count - 1 - i];
    ContentFiles *files = content_files_of(all, base_count + count);
    Report *report = report_new();
    Content *content = content_load(files, report);
    assert_non_null(content);
    Hash hash = *content_hash(content);
    content_free(content);
    report_free(report);
    content_files_free(files);
    free(all);
    content_files_free(base);
    return hash;
}

static void content_hash__changes__with_every_path_and_byte(void **state)
{
    (void)state;
    static const ContentFile FILES[] = {
        { { "scenarios/guide/a.lua", 21 }, { "x", 1 } },
        { { "scenarios/guide/a.lua", 21 }, { "y", 1 } },
        { { "scenarios/guide/b.lua", 21 }, { "x", 1 } },
    };
    Hash none = hash_with(NULL, 0);
    Hash again = hash_with(NULL, 0);
    Hash hashes[3];
    for (size_t i = 0; i < 3; i++) hashes[i] = hash_with(&FILES[i], 1);
    assert_true(hash_equal(&none, &again));
    for (size_t i = 0; i < 3; i++) {
        assert_false(hash_equal(&none, &hashes[i]));
        assert_false(hash_equal(&hashes[i], &hashes[(i + 1) % 3]));
    }
}

static char scratch[] = "/tmp/peilian-content-XXXXXX";

static void write_file(const char *path, const char *text, size_t len)
{
    Buf full = { 0 };
    buf_printf(&full, "%s/%s", scratch, path);
    FILE *file = fopen(full.ptr, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
    buf_clear(&full);
}

static void in_scratch(const char *path, int (*act)(const char *path))
{
    Buf full = { 0 };
    buf_printf(&full, "%s/%s", scratch, path);
    assert_int_equal(act(full.ptr), 0);
    buf_clear(&full);
}

static int make_folder(const char *path)
{
    return mkdir(path, 0700);
}

static void content_files_read__takes_lua_files__sorted_and_whole(void **state)
{
    (void)state;
    strcpy(scratch + sizeof scratch - 7, "XXXXXX");
    assert_non_null(mkdtemp(scratch));
    in_scratch("personas", make_folder);
    in_scratch("personas/b", make_folder);
    in_scratch("other", make_folder);
    write_file("personas/b/persona.lua", "two\0zeros", 9);
    write_file("personas/b/notes.txt", "no", 2);
    write_file("personas/a.lua", "", 0);
    write_file("personas/.hidden.lua", "no", 2);
    write_file("other/x.lua", "no", 2);
    ContentFiles *files = NULL;
    Err err = { 0 };
    assert_true(content_files_read(&files, scratch, &err));
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    assert_int_equal(count, 2);
    assert_true(sv_is(list[0].path, "personas/a.lua"));
    assert_int_equal(list[0].text.len, 0);
    assert_int_equal(list[1].text.len, 9);
    assert_non_null(content_files_find(files, sv("personas/b/persona.lua")));
    assert_null(content_files_find(files, sv("personas/b/notes.txt")));
    content_files_free(files);

    static const char *const FILES[] = { "personas/b/persona.lua", "personas/b/notes.txt", "personas/a.lua",
                                         "personas/.hidden.lua", "other/x.lua" };
    for (size_t i = 0; i < 5; i++) in_scratch(FILES[i], unlink);
    in_scratch("personas/b", rmdir);
    in_scratch("personas", rmdir);
    in_scratch("other", rmdir);
    assert_int_equal(rmdir(scratch), 0);
}

static void content_files_read__refuses__what_is_too_large_or_goes_in_circles(void **state)
{
    (void)state;
    strcpy(scratch + sizeof scratch - 7, "XXXXXX");
    assert_non_null(mkdtemp(scratch));
    in_scratch("scenarios", make_folder);
    ContentFiles *files = NULL;
    Err err = { 0 };
    char *big = calloc(1, 256 * 1024 + 1);
    write_file("scenarios/big.lua", big, 256 * 1024 + 1);
    assert_false(content_files_read(&files, scratch, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_non_null(strstr(err.text, "big.lua: the file is larger than 256 kB"));
    write_file("scenarios/big.lua", big, 256 * 1024);
    assert_true(content_files_read(&files, scratch, &err));
    content_files_free(files);
    free(big);

    Buf link = { 0 };
    buf_printf(&link, "%s/scenarios/loop", scratch);
    assert_int_equal(symlink(".", link.ptr), 0);
    assert_false(content_files_read(&files, scratch, &err));
    assert_non_null(strstr(err.text, "folders are too deep"));
    assert_int_equal(unlink(link.ptr), 0);
    buf_clear(&link);
    in_scratch("scenarios/big.lua", unlink);
    in_scratch("scenarios", rmdir);
    assert_int_equal(rmdir(scratch), 0);
}

static void content_files_read__is_empty__where_there_is_nothing(void **state)
{
    (void)state;
    ContentFiles *files = NULL;
    Err err = { 0 };
    assert_true(content_files_read(&files, "/nonexistent", &err));
    size_t count = 1;
    content_files_at(files, &count);
    assert_int_equal(count, 0);
    Report *report = report_new();
    assert_null(content_load(files, report));
    report_free(report);
    content_files_free(files);
    content_files_free(NULL);
    content_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_load__takes_all_that_is_shipped__without_a_fault),
        cmocka_unit_test(content_load__reads_personas_and_scenarios__as_their_files_say),
        cmocka_unit_test(content_load__allows_every_persona__where_a_scenario_names_none),
        cmocka_unit_test(content_load__names_the_fault__in_a_persona),
        cmocka_unit_test(content_load__names_the_fault__in_a_scenario),
        cmocka_unit_test(content_load__is_null__when_the_judge_would_know_half),
        cmocka_unit_test(content_load__knows__every_name_in_a_deed),
        cmocka_unit_test(content_load__leaves_out__what_is_broken_and_what_needs_it),
        cmocka_unit_test(content_hash__changes__with_every_path_and_byte),
        cmocka_unit_test(content_files_read__takes_lua_files__sorted_and_whole),
        cmocka_unit_test(content_files_read__refuses__what_is_too_large_or_goes_in_circles),
        cmocka_unit_test(content_files_read__is_empty__where_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
