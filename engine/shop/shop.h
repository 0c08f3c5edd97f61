/* shop.h -- a shop's facts, built once by the loader and read-only after.
 *
 * Everything is owned by the arena of the content it came from. Sizes are texts ("40", "3XL"), bands are
 * inclusive, waists and feet are in the units of their names. */
#ifndef SHOP_SHOP_H
#define SHOP_SHOP_H

#include "language/value.h"

enum { SHOP_MAX_SIZES = 32, SHOP_MAX_BANDS = 16 };

typedef enum ChartScheme { CHART_WAIST_INCH, CHART_ALPHA, CHART_SHOE_EU } ChartScheme;

typedef struct Band {
    int32_t low;
    int32_t high;
} Band;

/* One size table. Apparel: rows are height bands (one row without them), columns weight bands, cells indices into
 * `sizes`. Shoes: `mm` per size. `near_jin` is the tolerance at a band's edge (3), waists may be absent (all 0). */
typedef struct SizeChart {
    StrView id;
    ChartScheme scheme;
    StrView sizes[SHOP_MAX_SIZES];
    size_t size_count;
    Band heights[SHOP_MAX_BANDS];
    size_t height_count;
    Band weights[SHOP_MAX_BANDS];
    size_t weight_count;
    uint8_t cells[SHOP_MAX_BANDS][SHOP_MAX_BANDS];
    int32_t waist_cm[SHOP_MAX_SIZES];
    bool has_waist;
    int32_t waist_tolerance_cm;
    int32_t near_jin;
    int32_t foot_mm[SHOP_MAX_SIZES];
    SourcePos source;
} SizeChart;

typedef struct StockEntry {
    StrView key; /* a size, or a colour where the product has no sizes */
    int32_t count;
} StockEntry;

typedef struct Product {
    StrView id;
    StrView name_zh;
    StrView name_en;
    StrView kind;
    int64_t price;          /* × VALUE_ONE yuan */
    const SizeChart *chart; /* NULL: no sizes */
    StrView fit; /* shoes: true_to_size, runs_small, runs_large; apparel: straight, slim, loose; may be empty */
    const StrView *colours;
    size_t colour_count;
    const StockEntry *stock;
    size_t stock_count;
    const Field *attributes; /* as in the file: stretch, fit, elastic_waist, fabric_percent (record), upper, sole, … */
    size_t attribute_count;
    const Field *care;
    size_t care_count;
    const StrView *nicknames; /* what people call it in chat, beside its name */
    size_t nickname_count;
    SourcePos source;
} Product;

typedef struct Shop {
    StrView id;
    StrView name_zh;
    StrView name_en;
    StrView note;
    const SizeChart *charts;
    size_t chart_count;
    const Product *products;
    size_t product_count;
    const Fact *facts; /* the policies */
    size_t fact_count;
    SourcePos source;
} Shop;

/* What is known of the wearer; 0 = unknown. Heights and weights may come with halves: tenths. */
typedef struct Buyer {
    int32_t height_mm;
    int32_t weight_jin10; /* tenths of a jin */
    int32_t waist_mm;
    int32_t foot_mm;
    int32_t usual_eu;
    bool wide_foot;
} Buyer;

const Product *shop_product(const Shop *shop, StrView id);

/* `valid_to` of an undated fact that dated ones stand in for on some days: this piece of it holds without a date only. */
enum { FACT_UNDATED_ONLY = -1 };

/* True where the fact holds on that date (yyyymmdd); date 0 = undated facts only. At most one fact of a topic, cause,
 * channel and kind holds on a date: the loader has split undated facts around dated ones. */
bool fact_valid_on(const Fact *fact, int32_t date);

#endif
