/* test_language_value.c -- typed values: what equals what, and how each is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "language/value.h"

#define INT(n)                           \
    {                                    \
        .kind = VALUE_INT, .number = (n) \
    }
#define DECIMAL(n)                           \
    {                                        \
        .kind = VALUE_DECIMAL, .number = (n) \
    }
#define TEXT(t)                                         \
    {                                                   \
        .kind = VALUE_TEXT, .text = { t, sizeof t - 1 } \
    }

static const Value ITEMS[] = { TEXT("圆通"), TEXT("EMS") };
static const Value OTHER_ITEMS[] = { TEXT("圆通"), TEXT("顺丰") };
static const Field TIER[] = { { { "rate", 4 }, DECIMAL(9300) }, { { "min_orders", 10 }, INT(3) } };
static const Field TIER_TURNED[] = { { { "min_orders", 10 }, INT(3) }, { { "rate", 4 }, DECIMAL(9300) } };
static const Field TIER_RENAMED[] = { { { "rate", 4 }, DECIMAL(9300) }, { { "orders", 6 }, INT(3) } };
static const Field TIER_HIGHER[] = { { { "rate", 4 }, DECIMAL(9000) }, { { "min_orders", 10 }, INT(3) } };

enum {
    NONE,
    YES,
    NO,
    SEVEN,
    SEVEN_AS_DECIMAL,
    EIGHT,
    RATE,
    COURIER,
    CITY,
    FIVE_PM,
    COURIERS,
    ONE_COURIER,
    OTHER_COURIERS,
    TIER_RECORD,
    TURNED,
    RENAMED,
    HIGHER,
    SHORTER,
    VALUE_COUNT
};

static const Value VALUES[VALUE_COUNT] = {
    [NONE] = { .kind = VALUE_NONE },
    [YES] = { .kind = VALUE_BOOL, .number = 1 },
    [NO] = { .kind = VALUE_BOOL },
    [SEVEN] = INT(7),
    [SEVEN_AS_DECIMAL] = DECIMAL(70000),
    [EIGHT] = INT(8),
    [RATE] = DECIMAL(9300),
    [COURIER] = TEXT("圆通"),
    [CITY] = TEXT("广州"),
    [FIVE_PM] = { .kind = VALUE_TIME, .number = 1020 },
    [COURIERS] = { .kind = VALUE_LIST, .items = ITEMS, .count = 2 },
    [ONE_COURIER] = { .kind = VALUE_LIST, .items = ITEMS, .count = 1 },
    [OTHER_COURIERS] = { .kind = VALUE_LIST, .items = OTHER_ITEMS, .count = 2 },
    [TIER_RECORD] = { .kind = VALUE_RECORD, .fields = TIER, .count = 2 },
    [TURNED] = { .kind = VALUE_RECORD, .fields = TIER_TURNED, .count = 2 },
    [RENAMED] = { .kind = VALUE_RECORD, .fields = TIER_RENAMED, .count = 2 },
    [HIGHER] = { .kind = VALUE_RECORD, .fields = TIER_HIGHER, .count = 2 },
    [SHORTER] = { .kind = VALUE_RECORD, .fields = TIER, .count = 1 },
};

static bool are_equal(int a, int b)
{
    int low = a < b ? a : b, high = a < b ? b : a;
    return a == b || (low == SEVEN && high == SEVEN_AS_DECIMAL) || (low == TIER_RECORD && high == TURNED);
}

static void value__equals__only_what_says_the_same(void **state)
{
    (void)state;
    for (int a = 0; a < VALUE_COUNT; a++) {
        for (int b = 0; b < VALUE_COUNT; b++) {
            if (value_equal(&VALUES[a], &VALUES[b]) != are_equal(a, b)) fail_msg("%d and %d", a, b);
        }
        assert_false(value_equal(&VALUES[a], NULL));
        assert_false(value_equal(NULL, &VALUES[a]));
    }
    assert_true(value_equal(NULL, NULL));
}

static void value__is_written__in_its_shortest_form(void **state)
{
    (void)state;
    static const struct {
        Value value;
        const char *json;
    } cases[] = {
        { { .kind = VALUE_NONE }, "null" },
        { { .kind = VALUE_BOOL, .number = 1 }, "true" },
        { { .kind = VALUE_BOOL }, "false" },
        { INT(7), "7" },
        { INT(-3), "-3" },
        { DECIMAL(9300), "0.93" },
        { DECIMAL(9000), "0.9" },
        { DECIMAL(30000), "3" },
        { DECIMAL(0), "0" },
        { DECIMAL(1), "0.0001" },
        { DECIMAL(-9300), "-0.93" },
        { DECIMAL(100000), "10" },
        { DECIMAL(INT64_MIN), "-922337203685477.5808" },
        { DECIMAL(INT64_MAX), "922337203685477.5807" },
        { TEXT("四\"面"), "\"四\\\"面\"" },
        { { .kind = VALUE_TIME, .number = 1020 }, "\"17:00\"" },
        { { .kind = VALUE_TIME, .number = 65 }, "\"01:05\"" },
        { { .kind = VALUE_LIST, .items = ITEMS, .count = 2 }, "[\"圆通\",\"EMS\"]" },
        { { .kind = VALUE_LIST }, "[]" },
        { { .kind = VALUE_RECORD, .fields = TIER, .count = 2 }, "{\"rate\":0.93,\"min_orders\":3}" },
        { { .kind = VALUE_RECORD }, "{}" },
    };
    Buf out = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_reset(&out);
        value_write_json(&(JsonOut){ &out, false }, &cases[i].value);
        assert_string_equal(out.ptr, cases[i].json);
    }
    buf_clear(&out);
}

static void value__has_one_scale__where_it_is_a_number(void **state)
{
    (void)state;
    assert_int_equal(value_scaled(&VALUES[SEVEN]), 7 * VALUE_ONE);
    assert_int_equal(value_scaled(&VALUES[SEVEN_AS_DECIMAL]), 7 * VALUE_ONE);
    assert_int_equal(value_scaled(&VALUES[RATE]), 9300);
    assert_int_equal(value_scaled(&VALUES[COURIER]), 0);
    assert_int_equal(value_scaled(&VALUES[FIVE_PM]), 0);
    assert_int_equal(value_scaled(NULL), 0);
    assert_true(value_is_true(&VALUES[YES]));
    assert_false(value_is_true(&VALUES[NO]) || value_is_true(&VALUES[SEVEN]) || value_is_true(NULL));
}

static void field__is_found__by_its_whole_name(void **state)
{
    (void)state;
    Fact fact = { .topic = sv("discount"), .fields = TIER, .field_count = 2 };
    assert_ptr_equal(fact_get(&fact, "rate"), &TIER[0].value);
    assert_ptr_equal(fact_get(&fact, "min_orders"), &TIER[1].value);
    assert_null(fact_get(&fact, "min_order"));
    assert_null(fact_get(&fact, ""));
    assert_null(fact_get(NULL, "rate"));
    assert_null(field_find(NULL, 0, "rate"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value__equals__only_what_says_the_same),
        cmocka_unit_test(value__is_written__in_its_shortest_form),
        cmocka_unit_test(value__has_one_scale__where_it_is_a_number),
        cmocka_unit_test(field__is_found__by_its_whole_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
