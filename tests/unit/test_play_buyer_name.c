/* test_play_buyer_name.c -- what buyers are called: the list that trainers edit, and who of it comes to a chat. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "play/buyer_name.h"
#include "script/load_names.h"

static Content *shipped(void)
{
    ContentFiles *files = NULL;
    Report *report = report_new();
    Err err = { 0 };
    if (!content_files_read(&files, ".", &err)) fail_msg("%s", err.text);
    Content *content = content_load_unsealed(files, report);
    assert_non_null(content);
    content_files_free(files);
    report_free(report);
    return content;
}

static bool same(const BuyerName *a, const BuyerName *b)
{
    return sv_eq(a->surname.zh, b->surname.zh) && a->is_male == b->is_male;
}

static void a_name__is_the_same_again__for_seed_and_chat(void **state)
{
    (void)state;
    Content *content = shipped();
    size_t others = 0;
    for (int64_t seed = 0; seed < 200; seed++) {
        BuyerName name = buyer_name(content, seed, 1, sv("hunter"));
        BuyerName again = buyer_name(content, seed, 1, sv("hunter"));
        BuyerName next = buyer_name(content, seed + 1, 1, sv("hunter"));
        assert_true(same(&name, &again) && name.surname.zh.len && name.surname.en.len);
        others += !same(&name, &next);
    }
    assert_true(others > 150);
    content_free(content);
}

static void the_chats_of_a_session__are_not_called_alike(void **state)
{
    (void)state;
    Content *content = shipped();
    for (int64_t seed = 0; seed < 100; seed++) {
        for (uint32_t a = 1; a <= 8; a++) {
            for (uint32_t b = 1; b < a; b++) {
                BuyerName left = buyer_name(content, seed, a, sv("hunter"));
                BuyerName right = buyer_name(content, seed, b, sv("hunter"));
                assert_false(sv_eq(left.surname.zh, right.surname.zh));
            }
        }
    }
    content_free(content);
}

/* By the persona where it says so; the picture is of one or the other. Else by the seed. */
static void the_form_of_address__is_the_personas(void **state)
{
    (void)state;
    Content *content = shipped();
    size_t males = 0;
    for (int64_t seed = 0; seed < 100; seed++) {
        assert_true(buyer_name(content, seed, 1, sv("hunter")).is_male);
        assert_false(buyer_name(content, seed, 2, sv("proxy")).is_male);
        males += buyer_name(content, seed, 1, sv("nobody")).is_male;
    }
    assert_true(males > 20 && males < 80);
    content_free(content);
}

/* ---- the list ---- */

static size_t load(const char *text, char *first, size_t cap)
{
    ContentFile file = { sv("personas/names.lua"), sv(text) };
    ContentFiles *files = content_files_of(&file, 1);
    Report *report = report_new();
    NamesLoad names = { arena_new(0), arena_new(0), files, report };
    const LocalText *out = NULL;
    size_t count = load_names(&names, &out), faults = 0;
    const Fault *fault = report_faults(report, &faults);
    first[0] = '\0';
    if (faults) snprintf(first, cap, "%u: %.*s", fault[0].pos.line, SV_ARG(fault[0].code));
    report_free(report);
    arena_free(names.arena);
    arena_free(names.nodes);
    content_files_free(files);
    return count;
}

static void a_faulty_list__is_reported_with_its_line(void **state)
{
    (void)state;
    char said[200];
    assert_int_equal(load("return names { surname { zh = \"周\", en = \"Zhou\" } }", said, sizeof said), 1);
    assert_string_equal(said, "");
    assert_int_equal(load("return names {\n  surname { zh = \"周\" } }", said, sizeof said), 0);
    assert_true(strncmp(said, "2:", 2) == 0);
    assert_int_equal(
        load("return names {\n surname { zh = \"周\", en = \"Zhou\" },\n surname { zh = \"周\", en = \"Chou\" } }",
             said, sizeof said),
        1);
    assert_string_equal(said, "3: twice");
    assert_int_equal(load("return names { surname { zh = \"\", en = \"Zhou\" } }", said, sizeof said), 0);
    assert_string_equal(said, "1: range");
    assert_int_equal(load("return surname { zh = \"周\", en = \"Zhou\" }", said, sizeof said), 0);
    assert_string_equal(said, "1: type");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name__is_the_same_again__for_seed_and_chat),
        cmocka_unit_test(the_chats_of_a_session__are_not_called_alike),
        cmocka_unit_test(the_form_of_address__is_the_personas),
        cmocka_unit_test(a_faulty_list__is_reported_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
