/* test_judge_dates.c -- a session's facts are those of its date: a shop of the test's own with facts for some days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_case.h"

static const char SHOP[] =
    "return shop {\n"
    "  id = 'dated', name = { zh = '节日小店', en = 'Festive shop' }, note = 'A shop of a test.',\n"
    "  products = { product { id = 'P-1', name = { zh = '手机', en = 'Phone' }, nicknames = { '手机' }, kind = "
    "'phone',\n"
    "    price_yuan = 100, colours = { '黑色' }, stock = { ['黑色'] = 1 }, attributes = {} } },\n"
    "  policies = {\n"
    "    fact { topic = 'return_window', days = 7, ['for'] = 'both', counted_from = 'receipt' },\n"
    "    fact { topic = 'return_window', days = 15, ['for'] = 'both', counted_from = 'receipt',\n"
    "           valid_from = '2026-11-01', valid_to = '2026-11-11' },\n"
    "    fact { topic = 'courier', names = { '圆通' } },\n"
    "    fact { topic = 'courier', names = { '顺丰' }, valid_from = '2026-12-01' },\n"
    "  },\n"
    "}\n";

static int set_up(void **state)
{
    ContentFile own = { sv("scenarios/shops/dated.lua"), sv(SHOP) };
    *state = judge_bench_open_with(&own);
    return 0;
}

static int tear_down(void **state)
{
    judge_bench_close(*state);
    return 0;
}

static void facts__are_those__of_the_lines_date(void **state)
{
#define PHONE "dated", "P-1"
#define WINDOW "[\"return_window\"]", NULL
#define COURIER "[\"courier\"]", NULL
#define ON(day) ",\"date\":\"" day "\""
    static const Expected cases[] = {
        { { PHONE, WINDOW, "您好,签收后7天内可以退换", NULL }, { "none", "correct" } },
        { { PHONE, WINDOW, "您好,签收后15天内可以退换", NULL }, { "none", "wrong" } },
        { { PHONE, WINDOW, "您好,签收后15天内可以退换", ON("2026-10-31") }, { "none", "wrong" } },
        { { PHONE, WINDOW, "您好,签收后15天内可以退换", ON("2026-11-01") }, { "none", "correct" } },
        { { PHONE, WINDOW, "您好,签收后15天内可以退换", ON("2026-11-11") }, { "none", "correct" } },
        { { PHONE, WINDOW, "您好,签收后15天内可以退换", ON("2026-11-12") }, { "none", "wrong" } },
        { { PHONE, WINDOW, "您好,签收后7天内可以退换", ON("2026-11-12") }, { "none", "correct" } },
        { { PHONE, COURIER, "您好,发圆通", NULL }, { "none", "correct" } },
        { { PHONE, COURIER, "您好,发顺丰", NULL }, { "none", "wrong" } },
        { { PHONE, COURIER, "您好,发顺丰", ON("2026-11-30") }, { "none", "wrong" } },
        { { PHONE, COURIER, "您好,发顺丰", ON("2026-12-01") }, { "none", "correct" } },
        { { PHONE, COURIER, "您好,发圆通", ON("2027-01-01") }, { "none", "wrong" } },
    };
    check_cases(*state, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts__are_those__of_the_lines_date),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
