/* test_shop_dates.c -- facts with days: at most one of a key holds on any day, and the right one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop_files.h"

static ShopFiles open_with(const char *policies)
{
    Buf text = { 0 };
    buf_printf(&text, "return shop { id = \"mini\", name = { zh = \"小店\" }, products = {}, policies = {\n%s\n} }\n",
               policies);
    ContentFile file = { sv("scenarios/shops/mini.lua"), buf_view(&text) };
    ShopFiles all = shop_files_open(&file, 1);
    buf_clear(&text);
    return all;
}

/* The number `days` of the one fact on return_window that holds then; -1: none. */
static int64_t days_on(const Shop *shop, int32_t date)
{
    int64_t days = -1;
    for (size_t i = 0; i < shop->fact_count; i++) {
        if (!fact_valid_on(&shop->facts[i], date)) continue;
        assert_int_equal(days, -1);
        days = fact_get(&shop->facts[i], "days")->number;
    }
    return days;
}

typedef struct DayCase {
    int32_t date;
    int64_t days;
} DayCase;

static void expect_days(const char *policies, const DayCase *cases, size_t count)
{
    ShopFiles all = open_with(policies);
    size_t faults = 0;
    const Fault *first = report_faults(all.report, &faults);
    if (faults > 0) fail_msg("%.*s", SV_ARG(first->text));
    for (size_t i = 0; i < count; i++) {
        int64_t days = days_on(&all.shops[0], cases[i].date);
        if (days != cases[i].days) fail_msg("%d: %d days, not %d", (int)cases[i].date, (int)days, (int)cases[i].days);
    }
    shop_files_close(&all);
}

#define EXPECT_DAYS(policies, cases) expect_days(policies, cases, sizeof(cases) / sizeof *(cases))

static void fact_valid_on__is_always_true__when_there_are_no_days(void **state)
{
    (void)state;
    static const DayCase CASES[] = { { 0, 7 }, { 20260101, 7 }, { 99991231, 7 } };
    EXPECT_DAYS("fact { topic = 'return_window', days = 7 }", CASES);
}

static void fact_valid_on__includes_both_ends__of_its_days(void **state)
{
    (void)state;
    static const DayCase CASES[] = { { 0, -1 },        { 20261031, -1 }, { 20261101, 15 },
                                     { 20261105, 15 }, { 20261111, 15 }, { 20261112, -1 } };
    EXPECT_DAYS("fact { topic = 'return_window', days = 15, valid_from = '2026-11-01', valid_to = '2026-11-11' }",
                CASES);
}

static void load_shops__lets_a_dated_fact__stand_in_for_the_undated_one(void **state)
{
    (void)state;
    static const DayCase CASES[] = { { 0, 7 },        { 20261031, 7 }, { 20261101, 15 }, { 20261111, 15 },
                                     { 20261112, 7 }, { 20270228, 7 }, { 20270301, 30 }, { 20991231, 30 } };
    EXPECT_DAYS("fact { topic = 'return_window', days = 30, valid_from = '2027-03-01' },\n"
                "fact { topic = 'return_window', days = 7 },\n"
                "fact { topic = 'return_window', days = 15, valid_from = '2026-11-01', valid_to = '2026-11-11' }",
                CASES);
}

static void load_shops__splits_at_the_turn__of_months_and_years(void **state)
{
    (void)state;
    static const DayCase CASES[] = { { 20231231, 7 }, { 20240101, 1 }, { 20240229, 1 }, { 20240301, 7 },
                                     { 20241230, 7 }, { 20241231, 2 }, { 20250101, 7 } };
    EXPECT_DAYS("fact { topic = 'return_window', days = 7 },\n"
                "fact { topic = 'return_window', days = 1, valid_from = '2024-01-01', valid_to = '2024-02-29' },\n"
                "fact { topic = 'return_window', days = 2, valid_from = '2024-12-31', valid_to = '2024-12-31' }",
                CASES);
}

static void load_shops__leaves_no_gap__between_days_that_touch(void **state)
{
    (void)state;
    static const DayCase CASES[] = { { 0, 7 },        { 20261101, 1 }, { 20261110, 1 },
                                     { 20261111, 2 }, { 20991231, 2 }, { 20200101, 1 } };
    EXPECT_DAYS("fact { topic = 'return_window', days = 7 },\n"
                "fact { topic = 'return_window', days = 1, valid_to = '2026-11-10' },\n"
                "fact { topic = 'return_window', days = 2, valid_from = '2026-11-11' }",
                CASES);
}

static void expect_overlap(const char *policies, size_t errors)
{
    ShopFiles all = open_with(policies);
    assert_int_equal(report_count(all.report, FAULT_ERROR), errors);
    shop_files_close(&all);
}

static void load_shops__refuses__days_that_overlap(void **state)
{
    (void)state;
    expect_overlap("fact { topic = 'a', valid_to = '2026-11-10' }, fact { topic = 'a', valid_from = '2026-11-10' }", 1);
    expect_overlap("fact { topic = 'a', valid_to = '2026-11-10' }, fact { topic = 'a', valid_from = '2026-11-11' }", 0);
    expect_overlap("fact { topic = 'a' }, fact { topic = 'a' }", 1);
    expect_overlap("fact { topic = 'a', cause = 'quality' }, fact { topic = 'a', cause = 'non_quality' }", 0);
    expect_overlap("fact { topic = 'a', channel = 'boc' }, fact { topic = 'a', channel = 'boc' }", 1);
    expect_overlap("fact { topic = 'a', cause = 'quality' }, fact { topic = 'a' }", 0);
    expect_overlap("fact { topic = 'a', kind = 'member' }, fact { topic = 'a', kind = 'coupon' }", 0);
}

static void load_shops__types_times__wherever_they_stand(void **state)
{
    (void)state;
    ShopFiles all = open_with("fact { topic = 'pickup', cutoff = '17:00', bad = '25:00', word = '1:30', rate = 0.93,\n"
                              " rules = { { from = '09:00', at = '24:00' } } }");
    const Fact *fact = &all.shops[0].facts[0];
    assert_int_equal(fact_get(fact, "cutoff")->kind, VALUE_TIME);
    assert_int_equal(fact_get(fact, "cutoff")->number, 17 * 60);
    assert_int_equal(fact_get(fact, "bad")->kind, VALUE_TEXT);
    assert_int_equal(fact_get(fact, "word")->kind, VALUE_TEXT);
    assert_int_equal(fact_get(fact, "rate")->number, 9300);
    const Value *rule = &fact_get(fact, "rules")->items[0];
    assert_int_equal(field_find(rule->fields, rule->count, "from")->number, 9 * 60);
    assert_int_equal(field_find(rule->fields, rule->count, "at")->number, 24 * 60);
    assert_null(fact_get(fact, "topic"));
    assert_null(fact_get(NULL, "topic"));
    shop_files_close(&all);
}

static void shop_product__is_null__for_an_unknown_id(void **state)
{
    (void)state;
    ShopFiles all = open_with("");
    assert_null(shop_product(&all.shops[0], sv("JN-9")));
    shop_files_close(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fact_valid_on__is_always_true__when_there_are_no_days),
        cmocka_unit_test(fact_valid_on__includes_both_ends__of_its_days),
        cmocka_unit_test(load_shops__lets_a_dated_fact__stand_in_for_the_undated_one),
        cmocka_unit_test(load_shops__splits_at_the_turn__of_months_and_years),
        cmocka_unit_test(load_shops__leaves_no_gap__between_days_that_touch),
        cmocka_unit_test(load_shops__refuses__days_that_overlap),
        cmocka_unit_test(load_shops__types_times__wherever_they_stand),
        cmocka_unit_test(shop_product__is_null__for_an_unknown_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
