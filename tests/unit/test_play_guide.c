/* test_play_guide.c -- scenarios/guide says what is so: its examples load and play, and it names all that a trainer may write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/files.h"
#include "play/desk.h"
#include "play/playbook.h"
#include "script/api_buyer.h"
#include "script/content.h"
#include "script/load_personas.h"
#include "script/load_scenarios.h"

enum { MAX_EXAMPLES = 8 };

static Buf guide;
static ContentFiles *files;
static Report *report;

/* The shipped files and the guide's examples, each marked with its path: ```lua personas/calm/lines.lua */
static ContentFiles *with_examples(void)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    ContentFile *all = test_malloc((count + MAX_EXAMPLES) * sizeof *all);
    for (size_t i = 0; i < count; i++) all[i] = list[i];
    size_t shipped = count;
    for (const char *at = guide.ptr; (at = strstr(at, "```lua ")) && count < shipped + MAX_EXAMPLES;) {
        const char *path = at + strlen("```lua "), *text = strchr(path, '\n') + 1, *end = strstr(text, "```");
        all[count++] = (ContentFile){ sv_of(path, (size_t)(text - 1 - path)), sv_of(text, (size_t)(end - text)) };
        at = end + 3;
    }
    assert_int_equal(count - shipped, 3);
    ContentFiles *made = content_files_of(all, count);
    test_free(all);
    return made;
}

static int set_up(void **state)
{
    (void)state;
    report = report_new();
    if (!file_read("scenarios/guide/content.md", &guide, NULL)) return -1;
    return content_files_read(&files, ".", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    buf_clear(&guide);
    content_files_free(files);
    report_free(report);
    return 0;
}

static void fail_on_faults(void)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf lines = { 0 };
    for (size_t i = 0; i < count; i++) {
        fault_write(&lines, &faults[i]);
        buf_putc(&lines, '\n');
    }
    if (lines.len) fail_msg("%s", lines.ptr);
}

static void say(Desk *desk, const char *text)
{
    DeskReply reply = { 1, sv(text), 5000, sv("") };
    Err err = { 0 };
    while (chat_waiting_since(desk_chat(desk, 1)) < 0) assert_true(desk_advance(desk, desk_next_due(desk), &err));
    if (!desk_say(desk, &reply, desk_now(desk) + 8000, NULL, &err)) fail_msg("%s", err.text);
}

static void examples_load_and_play(void **state)
{
    (void)state;
    ContentFiles *all = with_examples();
    Content *content = content_load(all, report);
    assert_non_null(content);
    Playbook *book = playbook_new(content);
    playbook_lint(book, report);
    fail_on_faults();

    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("test"),
                             .id = sv("guide"),
                             .content = *content_hash(content),
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T22:00:00"),
                             .locale = sv("zh"),
                             .scenario = sv("first-jeans"),
                             .persona = sv("calm") };
    EventLog *log = NULL;
    Desk *desk = NULL;
    Err err = { 0 };
    assert_true(log_new(&log, &header, &err));
    if (!desk_new(&desk, book, log, NULL, &err)) fail_msg("%s", err.text);
    say(desk, "您好,178、205斤建议拍40码,四面弹面料、直筒版型,久坐不勒。");
    say(desk, "签收后7天内可以退,吊牌在就行。");
    assert_true(desk_advance(desk, desk_now(desk) + 60000, &err));
    assert_int_equal(chat_outcome(desk_chat(desk, 1)), OUTCOME_WON);

    desk_free(desk);
    log_free(log);
    playbook_free(book);
    content_free(content);
    content_files_free(all);
}

/* As `name`, buyer:name or buyer.name. */
static void assert_named(const char *what, const char *name)
{
    static const char *const BEFORE[] = { "`", "buyer:", "buyer." };
    bool is_named = false;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE && !is_named; i++) {
        Buf wanted = { 0 };
        buf_printf(&wanted, "%s%s", BEFORE[i], name);
        is_named = strstr(guide.ptr, wanted.ptr) != NULL;
        buf_clear(&wanted);
    }
    if (!is_named) fail_msg("the guide does not name the %s %s", what, name);
}

static void every_field_and_call_is_named(void **state)
{
    (void)state;
    size_t count = 0;
    const char *const *actions = desk_actions(&count);
    for (size_t i = 0; i < count; i++) assert_named("action", actions[i]);
    for (size_t i = 0; i < PERSONA_FIELD_COUNT; i++) assert_named("persona's field", PERSONA_FIELDS[i]);
    for (size_t i = 0; i < SCENARIO_FIELD_COUNT; i++) assert_named("scenario's field", SCENARIO_FIELDS[i]);
    for (size_t i = 0; i < MOOD_COUNT; i++) assert_named("mood", MOOD_NAMES[i]);
    for (size_t i = 0; API_BUYER_METHODS[i]; i++) assert_named("call", API_BUYER_METHODS[i]);
    for (size_t i = 0; API_BUYER_FIELDS[i]; i++) assert_named("buyer's field", API_BUYER_FIELDS[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(examples_load_and_play, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_field_and_call_is_named, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("guide", tests, NULL, NULL);
}
