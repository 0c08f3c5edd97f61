/* test_script_reload.c -- content that is read again after some of its files changed: the same as if all had been read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "judge/rules.h"
#include "script/content.h"

static ContentFiles *files;
static Report *report;

static int set_up(void **state)
{
    (void)state;
    report = report_new();
    return content_files_read(&files, ".", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    content_files_free(files);
    report_free(report);
    return 0;
}

/* The shipped files, one of them with `tail` behind it. */
static ContentFiles *with_tail(const char *path, const char *tail)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    ContentFile *changed = test_malloc(count * sizeof *changed);
    Buf text = { 0 };
    bool is_found = false;
    for (size_t i = 0; i < count; i++) {
        changed[i] = list[i];
        if (!sv_is(list[i].path, path)) continue;
        buf_put(&text, list[i].text);
        buf_puts(&text, tail);
        changed[i].text = buf_view(&text);
        is_found = true;
    }
    assert_true(is_found);
    ContentFiles *copy = content_files_of(changed, count);
    test_free(changed);
    buf_clear(&text);
    return copy;
}

/* Same hash, same people, same norms as `fresh`. */
static void assert_same(const Content *content, const Content *fresh)
{
    size_t count = 0, other = 0;
    assert_true(hash_equal(content_hash(content), content_hash(fresh)));
    const PersonaInfo *people = content_personas(content, &count);
    content_personas(fresh, &other);
    assert_int_equal(count, other);
    for (size_t i = 0; i < count; i++) assert_non_null(rules_norms(content_rules(content), people[i].id));
    content_scenarios(content, &count);
    content_scenarios(fresh, &other);
    assert_int_equal(count, other);
    content_shops(content, &count);
    content_shops(fresh, &other);
    assert_int_equal(count, other);
}

static void reload_after(const char *path, bool is_shared)
{
    ContentFiles *changed = with_tail(path, "\n-- changed\n");
    Content *first = content_load(files, report);
    Content *second = content_reload(first, changed, report);
    Content *third = content_reload(second, files, report);
    Content *fresh = content_load(changed, report);
    assert_int_equal(report_count(report, FAULT_ERROR), 0);
    assert_same(second, fresh);
    assert_same(third, first);
    bool is_one = content_rules(first)->lexicon == content_rules(second)->lexicon;
    assert_int_equal(is_one, is_shared);
    /* What is shared outlives whom it was first read for. */
    content_free(first);
    assert_non_null(content_rules(second)->lexicon);
    assert_non_null(content_shop(third, sv("bigmen")));
    content_free(third);
    content_free(second);
    content_free(fresh);
    content_files_free(changed);
}

static void plots_and_people_share_what_the_judge_knows(void **state)
{
    (void)state;
    reload_after("personas/hunter/lines.lua", true);
    reload_after("scenarios/jeans-for-a-meeting/scenario.lua", true);
    reload_after("scenarios/quick/bigmen.lua", true);
}

static void knowledge_is_read_anew(void **state)
{
    (void)state;
    reload_after("scenarios/shops/bigmen.lua", false);
    reload_after("scenarios/deeds.lua", false);
}

static void a_broken_plot_is_named_and_left_out(void **state)
{
    (void)state;
    ContentFiles *broken = with_tail("scenarios/jeans-for-a-meeting/scenario.lua", "\n}");
    Content *first = content_load(files, report);
    Content *second = content_reload(first, broken, report);
    assert_int_equal(report_count(report, FAULT_ERROR), 1);
    assert_non_null(second);
    assert_null(content_scenario(second, sv("jeans-for-a-meeting")));
    assert_non_null(content_scenario(first, sv("jeans-for-a-meeting")));
    content_free(second);
    content_free(first);
    content_files_free(broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plots_and_people_share_what_the_judge_knows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knowledge_is_read_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_broken_plot_is_named_and_left_out, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("script reload", tests, NULL, NULL);
}
