/* test_script_report.c -- faults: their order, their form, and the nearest name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "script/report.h"

static SourcePos at(const char *file, uint32_t line, uint32_t column)
{
    return (SourcePos){ sv(file), line, column };
}

static void report__sorts_by_place__whatever_the_order_of_adding(void **state)
{
    (void)state;
    Report *report = report_new();
    report_add(report, FAULT_ERROR, at("b.lua", 1, 1), "x", "fourth");
    report_add(report, FAULT_ERROR, at("a.lua", 9, 4), "x", "third");
    report_add(report, FAULT_WARNING, at("a.lua", 9, 2), "x", "second");
    report_add(report, FAULT_ERROR, at("a.lua", 2, 80), "x", "first");
    report_add(report, FAULT_ERROR, at("b.lua", 1, 1), "x", "fifth");

    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    static const char *const ORDER[] = { "first", "second", "third", "fourth", "fifth" };
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++) assert_string_equal(faults[i].text.ptr, ORDER[i]);
    assert_int_equal(report_count(report, FAULT_ERROR), 4);
    assert_int_equal(report_count(report, FAULT_WARNING), 1);
    report_free(report);
}

static void report__keeps_one__when_a_fault_is_found_twice(void **state)
{
    (void)state;
    Report *report = report_new();
    for (int i = 0; i < 3; i++) report_add(report, FAULT_ERROR, at("a.lua", 1, 1), "x", "same");
    report_add(report, FAULT_ERROR, at("a.lua", 1, 2), "x", "same");
    assert_int_equal(report_count(report, FAULT_ERROR), 2);
    report_free(report);
}

static void report__counts_on__when_it_keeps_no_more(void **state)
{
    (void)state;
    Report *report = report_new();
    for (int i = 0; i < REPORT_MAX_FAULTS + 50; i++)
        report_add(report, FAULT_ERROR, at("a.lua", 1, 1), "x", "fault %d", i);
    size_t count = 0;
    report_faults(report, &count);
    assert_int_equal(count, REPORT_MAX_FAULTS);
    assert_int_equal(report_count(report, FAULT_ERROR), REPORT_MAX_FAULTS + 50);
    report_free(report);
}

static void report__copies_texts__so_that_their_owners_may_go(void **state)
{
    (void)state;
    Report *report = report_new();
    char file[] = "a.lua";
    report_add(report, FAULT_ERROR, at(file, 3, 7), "type", "%s", "two\nlines");
    file[0] = 'z';
    size_t count = 0;
    const Fault *fault = report_faults(report, &count);
    Buf line = { 0 };
    fault_write(&line, fault);
    assert_string_equal(line.ptr, "a.lua:3:7: two lines");
    assert_true(sv_is(fault->code, "type"));
    buf_clear(&line);
    report_free(report);
}

static void expect_line(SourcePos pos, FaultSeverity severity, const char *expected)
{
    Fault fault = { severity, pos, sv("x"), sv("text") };
    Buf line = { 0 };
    fault_write(&line, &fault);
    assert_string_equal(line.ptr, expected);
    buf_clear(&line);
}

static void fault__is_written_without__what_is_unknown(void **state)
{
    (void)state;
    expect_line(at("a.lua", 3, 7), FAULT_ERROR, "a.lua:3:7: text");
    expect_line(at("a.lua", 3, 0), FAULT_ERROR, "a.lua:3: text");
    expect_line(at("a.lua", 0, 0), FAULT_ERROR, "a.lua: text");
    expect_line(at("", 0, 0), FAULT_ERROR, "text");
    expect_line(at("a.lua", 3, 7), FAULT_WARNING, "a.lua:3:7: warning: text");
}

static void report__cuts_at_a_character__when_the_text_is_long(void **state)
{
    (void)state;
    char name[3001];
    for (size_t i = 0; i < 3000; i += 3) memcpy(name + i, "鞋", 3);
    name[3000] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        Report *report = report_new();
        report_add(report, FAULT_ERROR, at("a.lua", 1, 1), "x", "%.*s%s", shift, "..", name);
        size_t count = 0;
        StrView text = report_faults(report, &count)->text;
        assert_int_equal((text.len - (size_t)(shift > 2 ? 2 : shift)) % 3, 0);
        assert_true(text.len > 1000);
        report_free(report);
    }
}

static void expect_nearest(const char *name, const char *expected)
{
    static const char *const NAMES[] = { "weight",        "height",   "id",     "price_yuan",
                                         "return_window", "阔步大码", "bigmen", "shoes" };
    StrView views[8];
    for (size_t i = 0; i < 8; i++) views[i] = sv(NAMES[i]);
    StrView nearest = nearest_name(sv(name), views, 8);
    if (!sv_is(nearest, expected)) fail_msg("%s: \"%.*s\", not \"%s\"", name, SV_ARG(nearest), expected);
}

static void nearest_name__finds__what_was_meant(void **state)
{
    (void)state;
    expect_nearest("wieght", "weight");
    expect_nearest("weigth", "weight");
    expect_nearest("hight", "height");
    expect_nearest("price_yaun", "price_yuan");
    expect_nearest("priceyuan", "price_yuan");
    expect_nearest("return_widow", "return_window");
    expect_nearest("shoe", "shoes");
    expect_nearest("bigman", "bigmen");
    expect_nearest("阔步大妈", "阔步大码");
    expect_nearest("di", "id");
    expect_nearest("price", "price_yuan");
    expect_nearest("return", "return_window");
    expect_nearest("weight", "weight");
}

static void nearest_name__finds_nothing__when_nothing_is_like_it(void **state)
{
    (void)state;
    expect_nearest("colour", "");
    expect_nearest("x", "");
    expect_nearest("", "");
    expect_nearest("w", "");
    expect_nearest("鞋", "");
    char name[200];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    expect_nearest(name, "");
    assert_int_equal(nearest_name(sv("a"), NULL, 0).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report__sorts_by_place__whatever_the_order_of_adding),
        cmocka_unit_test(report__keeps_one__when_a_fault_is_found_twice),
        cmocka_unit_test(report__counts_on__when_it_keeps_no_more),
        cmocka_unit_test(report__copies_texts__so_that_their_owners_may_go),
        cmocka_unit_test(fault__is_written_without__what_is_unknown),
        cmocka_unit_test(report__cuts_at_a_character__when_the_text_is_long),
        cmocka_unit_test(nearest_name__finds__what_was_meant),
        cmocka_unit_test(nearest_name__finds_nothing__when_nothing_is_like_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
