/* test_shop_sizing.c -- every cell and every border of the two shops' size tables, against a naive reading of their rules that
 * shares nothing with the engine but the numbers on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_bench.h"
#include "shop/sizing.h"

static int set_up(void **state)
{
    *state = judge_bench_open();
    return 0;
}

static int tear_down(void **state)
{
    judge_bench_close(*state);
    return 0;
}

static const Product *product_of(void **state, const char *shop, const char *id)
{
    JudgeBench *bench = *state;
    const Product *product = shop_product(content_shop(bench->content, sv(shop)), sv(id));
    assert_non_null(product);
    return product;
}

/* ---- the tables once more, as a person would write them down */

enum { ROWS = 3, COLUMNS = 8, NEAR = 30, TENTHS = 10 };

static const int HEIGHTS[ROWS][2] = { { 160, 169 }, { 170, 179 }, { 180, 195 } };
static const int WEIGHTS[COLUMNS][2] = { { 150, 164 }, { 165, 179 }, { 180, 194 }, { 195, 209 },
                                         { 210, 224 }, { 225, 239 }, { 240, 259 }, { 260, 280 } };
static const int JEANS[ROWS][COLUMNS] = { { 36, 38, 40, 42, 44, 46, 48, 48 },
                                          { 34, 36, 38, 40, 42, 44, 46, 48 },
                                          { 34, 34, 36, 38, 40, 42, 44, 46 } };
static const int JEANS_WAIST[8] = { 88, 93, 98, 103, 108, 113, 118, 123 }; /* of 34, 36 ... 48 */

static const int TOP_WEIGHTS[6][2] = { { 150, 169 }, { 170, 189 }, { 190, 209 },
                                       { 210, 229 }, { 230, 249 }, { 250, 280 } };

/* The band that the tenths fall into, the next one up between two; -1 outside. */
static int naive_band(const int (*bands)[2], int count, int tenths)
{
    if (tenths < bands[0][0] * TENTHS) return -1;
    for (int i = 0; i < count; i++) {
        if (tenths <= bands[i][1] * TENTHS) return i;
    }
    return -1;
}

static bool naive_column_fits(const int (*bands)[2], int count, int tenths, int column)
{
    int own = naive_band(bands, count, tenths);
    if (own < 0) return false;
    if (column == own) return true;
    if (column == own - 1) return tenths <= bands[own][0] * TENTHS + NEAR;
    if (column == own + 1) return tenths >= bands[own][1] * TENTHS - NEAR;
    return false;
}

static bool naive_jeans_fit(int height_tenths, int weight_tenths, int size)
{
    int row = naive_band(HEIGHTS, ROWS, height_tenths);
    for (int column = 0; row >= 0 && column < COLUMNS; column++) {
        if (JEANS[row][column] == size && naive_column_fits(WEIGHTS, COLUMNS, weight_tenths, column)) return true;
    }
    return false;
}

static Buyer buyer_of(int height_tenths, int weight_tenths)
{
    return (Buyer){ .height_mm = height_tenths, .weight_jin10 = weight_tenths };
}

static int number_of(StrView size)
{
    return (int)strtol(size.ptr, NULL, 10);
}

/* ---- jeans */

static void jeans__give_the_cells_size__in_every_cell(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2031");
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            int height = (HEIGHTS[row][0] + HEIGHTS[row][1]) * TENTHS / 2;
            int weight = (WEIGHTS[column][0] + WEIGHTS[column][1]) * TENTHS / 2;
            Buyer buyer = buyer_of(height, weight);
            SizeAnswer answer = size_answer(jeans, &buyer);
            assert_int_equal(answer.state, SIZE_KNOWN);
            assert_int_equal(number_of(jeans->chart->sizes[answer.best]), JEANS[row][column]);
            for (size_t i = 0; i < jeans->chart->size_count; i++) {
                assert_int_equal(answer.fits[i], number_of(jeans->chart->sizes[i]) == JEANS[row][column]);
            }
        }
    }
}

/* Every whole and half centimetre, every tenth of a jin, table and surroundings. */
static void jeans__agree_with_the_naive_reading__everywhere(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2045");
    size_t compared = 0;
    for (int height = 1550; height <= 2000; height += 5) {
        for (int weight = 1400; weight <= 2900; weight++) {
            Buyer buyer = buyer_of(height, weight);
            SizeAnswer answer = size_answer(jeans, &buyer);
            bool any = false;
            for (size_t i = 0; i < jeans->chart->size_count; i++) {
                bool fits = naive_jeans_fit(height, weight, number_of(jeans->chart->sizes[i]));
                if (answer.fits[i] != fits)
                    fail_msg("%d mm, %d/10 jin, size %.*s", height, weight, SV_ARG(jeans->chart->sizes[i]));
                any = any || fits;
                compared++;
            }
            assert_int_equal(answer.state, any ? SIZE_KNOWN : SIZE_NONE);
        }
    }
    assert_int_equal(compared, 91 * 1501 * 8);
}

static void jeans__fit_nobody__just_outside_the_table(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2031");
    static const int outside[][2] = { { 1750, 2810 }, { 1750, 2801 }, { 1750, 1499 }, { 1750, 1490 },
                                      { 1599, 2000 }, { 1951, 2000 }, { 1500, 2000 }, { 2100, 3000 } };
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        Buyer buyer = buyer_of(outside[i][0], outside[i][1]);
        SizeAnswer answer = size_answer(jeans, &buyer);
        assert_int_equal(answer.state, SIZE_NONE);
        assert_int_equal(answer.best, -1);
    }
}

/* Nearest waist size, ties up; farther than the tolerance from either end is off the chart. -1: off. */
static int naive_waist_index(int waist_mm)
{
    if (waist_mm < (JEANS_WAIST[0] - 2) * 10 || waist_mm > (JEANS_WAIST[7] + 2) * 10) return -1;
    int best = 0;
    for (int i = 1; i < 8; i++) {
        if (abs(JEANS_WAIST[i] * 10 - waist_mm) <= abs(JEANS_WAIST[best] * 10 - waist_mm)) best = i;
    }
    return best;
}

static void jeans__conflict__when_waist_and_table_are_two_sizes_apart(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2031");
    size_t conflicts = 0, agreements = 0;
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            for (int waist = 700; waist <= 1400; waist += 5) {
                int weight = (WEIGHTS[column][0] + WEIGHTS[column][1]) * TENTHS / 2;
                Buyer buyer = buyer_of(HEIGHTS[row][0] * TENTHS, weight);
                buyer.waist_mm = waist;
                SizeAnswer answer = size_answer(jeans, &buyer);
                int table = (JEANS[row][column] - 34) / 2, nearest = naive_waist_index(waist);
                bool conflict = nearest < 0 || abs(nearest - table) > 1;
                if ((answer.state == SIZE_CONFLICT) != conflict)
                    fail_msg("row %d column %d waist %d mm", row, column, waist);
                conflicts += conflict;
                if (conflict) continue;
                for (int i = 0; i < 8; i++) {
                    bool fits = i == table || abs(JEANS_WAIST[i] * 10 - waist) <= 20;
                    if (answer.fits[i] != fits) fail_msg("row %d column %d waist %d mm size %d", row, column, waist, i);
                }
                agreements++;
            }
        }
    }
    assert_true(conflicts > 1000 && agreements > 100);
}

static void jeans__ask_for_measures__when_one_is_missing(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2031");
    static const Buyer known[] = { { 0 },
                                   { .height_mm = 1750 },
                                   { .weight_jin10 = 2000 },
                                   { .height_mm = 1850 },
                                   { .weight_jin10 = 1520 },
                                   { .weight_jin10 = 2090 },
                                   { .height_mm = 1650 } };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        SizeAnswer answer = size_answer(jeans, &known[k]);
        assert_int_equal(answer.state, SIZE_INPUTS_MISSING);
        for (size_t i = 0; i < jeans->chart->size_count; i++) {
            bool possible = false;
            for (int height = 1600; height <= 1950; height += 10) {
                for (int weight = 1500; weight <= 2800; weight += 10) {
                    if (known[k].height_mm && known[k].height_mm != height) continue;
                    if (known[k].weight_jin10 && known[k].weight_jin10 != weight) continue;
                    possible = possible || naive_jeans_fit(height, weight, number_of(jeans->chart->sizes[i]));
                }
            }
            if (answer.possible[i] != possible) fail_msg("case %zu, size %.*s", k, SV_ARG(jeans->chart->sizes[i]));
        }
    }
}

/* ---- tops */

static void tops__go_by_weight_alone(void **state)
{
    const Product *shirt = product_of(state, "bigmen", "SH-3307");
    static const char *const sizes[] = { "2XL", "3XL", "4XL", "5XL", "6XL", "7XL" };
    for (int weight = 1400; weight <= 2900; weight++) {
        Buyer buyer = { .weight_jin10 = weight, .height_mm = weight % 2 ? 1750 : 0 };
        SizeAnswer answer = size_answer(shirt, &buyer);
        int own = naive_band(TOP_WEIGHTS, 6, weight);
        assert_int_equal(answer.state, own < 0 ? SIZE_NONE : SIZE_KNOWN);
        for (int i = 0; i < 6; i++) {
            int index = size_index(shirt->chart, sv(sizes[i]));
            assert_true(index >= 0);
            if (answer.fits[index] != naive_column_fits(TOP_WEIGHTS, 6, weight, i))
                fail_msg("%d/10 jin, size %s", weight, sizes[i]);
        }
        if (own >= 0) assert_int_equal(answer.best, size_index(shirt->chart, sv(sizes[own])));
    }
    Buyer unknown = { .height_mm = 1750 };
    assert_int_equal(size_answer(shirt, &unknown).state, SIZE_INPUTS_MISSING);
}

static void tops__have_no_waist(void **state)
{
    const Product *shirt = product_of(state, "bigmen", "TS-1102");
    Buyer buyer = { .weight_jin10 = 2000, .waist_mm = 700 };
    SizeAnswer answer = size_answer(shirt, &buyer);
    assert_int_equal(answer.state, SIZE_KNOWN);
    assert_int_equal(answer.best, size_index(shirt->chart, sv("4XL")));
}

/* ---- shoes */

typedef struct Last {
    const char *id;
    int step; /* sizes up from the table's row */
    int low;  /* the sizes that it is made in */
    int high;
} Last;

static const Last LASTS[] = {
    { "SH-101", 0, 35, 40 }, { "SH-205", 1, 36, 44 }, { "SH-318", 0, 38, 44 }, { "SH-402", -1, 35, 40 }
};

/* The table's row, stepped by the last; 0 where that leaves the chart. */
static int naive_shoe(const Last *last, int row_size)
{
    int size = row_size ? row_size + last->step : 0;
    return size < 34 || size > 44 ? 0 : size;
}

static void check_shoe(const Last *last, const Product *shoe, const Buyer *buyer, int row_size)
{
    SizeAnswer answer = size_answer(shoe, buyer);
    int best = naive_shoe(last, row_size);
    bool any = false;
    for (size_t i = 0; i < shoe->chart->size_count; i++) {
        int size = number_of(shoe->chart->sizes[i]);
        bool is_made = size >= last->low && size <= last->high;
        bool fits = best && is_made && (size == best || (buyer->wide_foot && size == best + 1));
        if (answer.fits[i] != fits)
            fail_msg("%s, %d mm, usual %d, wide %d: size %d", last->id, buyer->foot_mm, buyer->usual_eu,
                     buyer->wide_foot, size);
        any = any || fits;
    }
    assert_int_equal(answer.state, any ? SIZE_KNOWN : SIZE_NONE);
    if (best) assert_int_equal(number_of(shoe->chart->sizes[answer.best]), best);
}

static void shoes__go_by_millimetres__gaps_up_and_lasts_stepped(void **state)
{
    for (size_t k = 0; k < 4; k++) {
        const Product *shoe = product_of(state, "shoes", LASTS[k].id);
        for (int mm = 200; mm <= 290; mm++) {
            int row = 0;
            for (int size = 44; size >= 34; size--) {
                if (220 + (size - 34) * 5 >= mm) row = size;
            }
            if (mm < 220) row = 0;
            for (int wide = 0; wide < 2; wide++) {
                Buyer buyer = { .foot_mm = mm, .wide_foot = wide };
                check_shoe(&LASTS[k], shoe, &buyer, row);
                buyer.usual_eu = 39; /* millimetres win */
                check_shoe(&LASTS[k], shoe, &buyer, row);
            }
        }
    }
}

static void shoes__go_by_the_usual_size__without_millimetres(void **state)
{
    for (size_t k = 0; k < 4; k++) {
        const Product *shoe = product_of(state, "shoes", LASTS[k].id);
        for (int usual = 30; usual <= 48; usual++) {
            for (int wide = 0; wide < 2; wide++) {
                Buyer buyer = { .usual_eu = usual, .wide_foot = wide };
                check_shoe(&LASTS[k], shoe, &buyer, usual >= 34 && usual <= 44 ? usual : 0);
            }
        }
    }
}

static void shoes__ask_for_a_foot__when_none_is_known(void **state)
{
    for (size_t k = 0; k < 4; k++) {
        const Product *shoe = product_of(state, "shoes", LASTS[k].id);
        Buyer buyer = { .height_mm = 1650, .weight_jin10 = 1100, .wide_foot = true };
        SizeAnswer answer = size_answer(shoe, &buyer);
        assert_int_equal(answer.state, SIZE_INPUTS_MISSING);
        for (size_t i = 0; i < shoe->chart->size_count; i++) {
            int size = number_of(shoe->chart->sizes[i]);
            assert_int_equal(answer.possible[i], size >= LASTS[k].low && size <= LASTS[k].high);
        }
    }
}

/* ---- stock */

static void stock__tells_none_left__from_never_made(void **state)
{
    const Product *jeans = product_of(state, "bigmen", "JN-2031");
    assert_int_equal(product_stock(jeans, sv("40")), 18);
    assert_int_equal(product_stock(jeans, sv("48")), 0);
    assert_int_equal(product_stock(jeans, sv("50")), -1);
    assert_true(product_has_size(jeans, sv("48")));
    assert_false(product_has_size(jeans, sv("50")));
    const Product *boots = product_of(state, "shoes", "SH-402");
    assert_int_equal(product_stock(boots, sv("38")), 0);
    assert_false(product_has_size(boots, sv("41"))); /* on the chart, not made */
    assert_true(size_index(boots->chart, sv("41")) >= 0);
    assert_int_equal(size_index(boots->chart, sv("45")), -1);
    const Product *phone = product_of(state, "telecom", "PH-X20");
    assert_null(phone->chart);
    assert_int_equal(product_stock(phone, sv("曜黑")), 30);
    assert_int_equal(product_stock(phone, sv("冰蓝")), 0);
    assert_int_equal(product_stock(phone, sv("红色")), -1);
}

static void stock__is_no_limit__where_a_product_keeps_none(void **state)
{
    Product free = *product_of(state, "bigmen", "JN-2031");
    free.stock_count = 0;
    assert_true(product_has_size(&free, sv("40")));
    Buyer buyer = buyer_of(1750, 2000);
    assert_true(size_answer(&free, &buyer).fits[size_index(free.chart, sv("40"))]);
}

/* A size that is not made does not fit, be it the table's own. */
static void size__fits_nobody__when_it_is_not_made(void **state)
{
    Product few = *product_of(state, "bigmen", "JN-2031");
    static const StockEntry stock[] = { { { "42", 2 }, 3 } };
    few.stock = stock;
    few.stock_count = 1;
    Buyer inner = buyer_of(1750, 2000), edge = buyer_of(1750, 2080);
    assert_int_equal(size_answer(&few, &inner).state, SIZE_NONE);
    SizeAnswer answer = size_answer(&few, &edge);
    assert_int_equal(answer.state, SIZE_KNOWN);
    assert_true(answer.fits[size_index(few.chart, sv("42"))]);
    assert_false(answer.fits[size_index(few.chart, sv("40"))]);
}

static void shop__finds_products__by_their_ids(void **state)
{
    JudgeBench *bench = *state;
    const Shop *shop = content_shop(bench->content, sv("shoes"));
    assert_true(sv_is(shop_product(shop, sv("SH-205"))->id, "SH-205"));
    assert_null(shop_product(shop, sv("JN-2031")));
    assert_null(shop_product(shop, sv("")));
    assert_null(content_shop(bench->content, sv("shoe")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jeans__give_the_cells_size__in_every_cell),
        cmocka_unit_test(jeans__agree_with_the_naive_reading__everywhere),
        cmocka_unit_test(jeans__fit_nobody__just_outside_the_table),
        cmocka_unit_test(jeans__conflict__when_waist_and_table_are_two_sizes_apart),
        cmocka_unit_test(jeans__ask_for_measures__when_one_is_missing),
        cmocka_unit_test(tops__go_by_weight_alone),
        cmocka_unit_test(tops__have_no_waist),
        cmocka_unit_test(shoes__go_by_millimetres__gaps_up_and_lasts_stepped),
        cmocka_unit_test(shoes__go_by_the_usual_size__without_millimetres),
        cmocka_unit_test(shoes__ask_for_a_foot__when_none_is_known),
        cmocka_unit_test(stock__tells_none_left__from_never_made),
        cmocka_unit_test(stock__is_no_limit__where_a_product_keeps_none),
        cmocka_unit_test(size__fits_nobody__when_it_is_not_made),
        cmocka_unit_test(shop__finds_products__by_their_ids),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
