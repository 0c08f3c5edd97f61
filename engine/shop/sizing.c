/* sizing.c -- reads size tables: bands with gaps, tolerance at edges, waists, shoe lengths and lasts. */
#include "shop/sizing.h"

#include <stdlib.h>

int size_index(const SizeChart *chart, StrView size)
{
    for (size_t i = 0; i < chart->size_count; i++) {
        if (sv_eq(chart->sizes[i], size)) return (int)i;
    }
    return -1;
}

int32_t product_stock(const Product *product, StrView key)
{
    for (size_t i = 0; i < product->stock_count; i++) {
        if (sv_eq(product->stock[i].key, key)) return product->stock[i].count;
    }
    return -1;
}

static size_t figure_len(StrView size)
{
    size_t len = 0;
    while (len < size.len && size.ptr[len] >= '0' && size.ptr[len] <= '9') len++;
    return len;
}

int64_t size_figure(StrView size)
{
    enum { MAX_DIGITS = 9 };
    int64_t figure = 0;
    size_t len = figure_len(size);
    for (size_t i = 0; i < len && i < MAX_DIGITS; i++) figure = figure * 10 + (size.ptr[i] - '0');
    return figure;
}

bool size_is_alpha(StrView size)
{
    size_t len = figure_len(size);
    return len < size.len && size.ptr[len] == 'X';
}

bool product_has_size(const Product *product, StrView size)
{
    return product->stock_count == 0 || product_stock(product, size) >= 0;
}

/* The band that holds tenths of the unit; what lies in a gap belongs to the band above it. -1 outside. */
static int band_of(const Band *bands, size_t count, int32_t tenths)
{
    if (count == 0 || tenths < bands[0].low * 10 || tenths > bands[count - 1].high * 10) return -1;
    for (size_t i = 0; i < count; i++) {
        if (tenths <= bands[i].high * 10) return (int)i;
    }
    return -1;
}

static void allow(const Product *product, SizeAnswer *answer, int size)
{
    if (size < 0 || size >= (int)product->chart->size_count) return;
    if (product_has_size(product, product->chart->sizes[size])) answer->fits[size] = true;
}

/* The table's size in one row and its neighbours where the weight lies near the band's edge. */
static void allow_row(const Product *product, SizeAnswer *answer, int row, int32_t weight)
{
    const SizeChart *chart = product->chart;
    int band = band_of(chart->weights, chart->weight_count, weight);
    if (band < 0) return;
    allow(product, answer, chart->cells[row][band]);
    if (band > 0 && weight - chart->weights[band].low * 10 <= chart->near_jin * 10) {
        allow(product, answer, chart->cells[row][band - 1]);
    }
    if (band + 1 < (int)chart->weight_count && chart->weights[band].high * 10 - weight <= chart->near_jin * 10) {
        allow(product, answer, chart->cells[row][band + 1]);
    }
}

/* The size whose waist is nearest, the larger one of two; -1 off the chart. */
static int waist_size(const SizeChart *chart, int32_t waist_mm)
{
    int best = -1;
    int32_t nearest = INT32_MAX;
    for (size_t i = 0; i < chart->size_count; i++) {
        int32_t distance = abs(chart->waist_cm[i] * 10 - waist_mm);
        if (distance <= nearest) {
            nearest = distance;
            best = (int)i;
        }
    }
    int32_t reach = chart->waist_tolerance_cm * 10;
    int32_t low = chart->waist_cm[0] * 10 - reach, high = chart->waist_cm[chart->size_count - 1] * 10 + reach;
    return waist_mm < low || waist_mm > high ? -1 : best;
}

static void use_waist(const Product *product, const Buyer *buyer, SizeAnswer *answer)
{
    const SizeChart *chart = product->chart;
    if (!chart->has_waist || !buyer->waist_mm) return;
    int nearest = waist_size(chart, buyer->waist_mm);
    if (answer->best >= 0 && (nearest < 0 || abs(nearest - answer->best) > 1)) {
        answer->state = SIZE_CONFLICT;
        return;
    }
    for (size_t i = 0; i < chart->size_count; i++) {
        if (abs(chart->waist_cm[i] * 10 - buyer->waist_mm) <= chart->waist_tolerance_cm * 10)
            allow(product, answer, (int)i);
    }
}

static bool any_fits(const SizeAnswer *answer)
{
    for (size_t i = 0; i < SHOP_MAX_SIZES; i++) {
        if (answer->fits[i]) return true;
    }
    return false;
}

/* With a measure missing, whoever could still be meant makes a size possible. */
static void find_possible(const Product *product, const Buyer *buyer, SizeAnswer *answer)
{
    const SizeChart *chart = product->chart;
    SizeAnswer all = { .best = -1 };
    for (size_t row = 0; row < chart->height_count || row == 0; row++) {
        int own = buyer->height_mm ? band_of(chart->heights, chart->height_count, buyer->height_mm) : (int)row;
        if (own != (int)row && chart->height_count > 0) continue;
        if (buyer->weight_jin10)
            allow_row(product, &all, (int)row, buyer->weight_jin10);
        else {
            for (size_t band = 0; band < chart->weight_count; band++) allow(product, &all, chart->cells[row][band]);
        }
    }
    memcpy(answer->possible, all.fits, sizeof answer->possible);
}

static SizeAnswer apparel_answer(const Product *product, const Buyer *buyer)
{
    const SizeChart *chart = product->chart;
    SizeAnswer answer = { .state = SIZE_KNOWN, .best = -1 };
    bool needs_height = chart->height_count > 0;
    if (!buyer->weight_jin10 || (needs_height && !buyer->height_mm)) {
        use_waist(product, buyer, &answer);
        if (any_fits(&answer)) return answer;
        answer.state = SIZE_INPUTS_MISSING;
        find_possible(product, buyer, &answer);
        return answer;
    }
    int row = needs_height ? band_of(chart->heights, chart->height_count, buyer->height_mm) : 0;
    int band = band_of(chart->weights, chart->weight_count, buyer->weight_jin10);
    if (row >= 0 && band >= 0) {
        answer.best = chart->cells[row][band];
        allow_row(product, &answer, row, buyer->weight_jin10);
        use_waist(product, buyer, &answer);
    }
    if (answer.state == SIZE_KNOWN && !any_fits(&answer)) answer.state = SIZE_NONE;
    return answer;
}

/* The row of the foot's length, the next one up between rows; -1 off the chart. */
static int foot_row(const SizeChart *chart, const Buyer *buyer)
{
    if (buyer->foot_mm) {
        if (buyer->foot_mm < chart->foot_mm[0]) return -1;
        for (size_t i = 0; i < chart->size_count; i++) {
            if (chart->foot_mm[i] >= buyer->foot_mm) return (int)i;
        }
        return -1;
    }
    for (size_t i = 0; i < chart->size_count; i++) {
        if (strtol(chart->sizes[i].ptr, NULL, 10) == buyer->usual_eu) return (int)i;
    }
    return -1;
}

static SizeAnswer shoe_answer(const Product *product, const Buyer *buyer)
{
    const SizeChart *chart = product->chart;
    SizeAnswer answer = { .state = SIZE_KNOWN, .best = -1 };
    if (!buyer->foot_mm && !buyer->usual_eu) {
        answer.state = SIZE_INPUTS_MISSING;
        for (size_t i = 0; i < chart->size_count; i++) answer.possible[i] = product_has_size(product, chart->sizes[i]);
        return answer;
    }
    int row = foot_row(chart, buyer);
    if (row >= 0) {
        if (sv_is(product->fit, "runs_small")) row++;
        if (sv_is(product->fit, "runs_large")) row--;
        if (row < (int)chart->size_count) answer.best = row;
    }
    if (answer.best >= 0) {
        allow(product, &answer, answer.best);
        if (buyer->wide_foot) allow(product, &answer, answer.best + 1);
    }
    if (!any_fits(&answer)) answer.state = SIZE_NONE;
    return answer;
}

SizeAnswer size_answer(const Product *product, const Buyer *buyer)
{
    return product->chart->scheme == CHART_SHOE_EU ? shoe_answer(product, buyer) : apparel_answer(product, buyer);
}
