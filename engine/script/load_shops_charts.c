/* load_shops_charts.c -- size tables as trainers draw them: weight bands above, height bands at the left, sizes inside. */
#include "script/load_shops.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MAX_MEASURE = 10000 };

static const char *const SCHEMES[] = { "waist_inch", "alpha", "shoe_eu" }; /* in the order of ChartScheme */
static const char *const APPAREL_FIELDS[] = {
    "scheme", "sizes", "table", "near_jin", "waist_cm", "waist_tolerance_cm"
};
static const char *const SHOE_FIELDS[] = { "scheme", "sizes", "mm" };

static size_t size_index(const SizeChart *chart, StrView size)
{
    size_t i = 0;
    while (i < chart->size_count && !sv_eq(chart->sizes[i], size)) i++;
    return i;
}

static bool read_sizes(ShopLoad *load, const Node *node, SizeChart *chart)
{
    const StrView *sizes = NULL;
    size_t count = 0;
    if (!node_read_texts(load->arena, node, "sizes", true, &sizes, &count, load->report)) return false;
    const Node *list = node_get(node, "sizes");
    if (count == 0 || count > SHOP_MAX_SIZES) {
        report_add(load->report, FAULT_ERROR, list->pos, "range", "%s must have 1 to %d sizes, not %zu",
                   node_label(node).text, SHOP_MAX_SIZES, count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (size_index(chart, sizes[i]) < chart->size_count) {
            report_add(load->report, FAULT_ERROR, list->items[i].pos, "duplicate-id",
                       "size \"%.*s\" is listed twice in %s", SV_ARG(sizes[i]), node_label(node).text);
            return false;
        }
        chart->sizes[chart->size_count++] = sizes[i];
    }
    return true;
}

static size_t read_digits(StrView text, size_t pos, int32_t *out)
{
    int32_t number = 0;
    size_t start = pos;
    for (; pos < text.len && text.ptr[pos] >= '0' && text.ptr[pos] <= '9' && number < MAX_MEASURE; pos++)
        number = number * 10 + (text.ptr[pos] - '0');
    *out = number;
    return pos - start;
}

/* "150-164"; both ends belong to the band. */
static bool parse_band(StrView text, Band *out)
{
    Band band;
    size_t low_len = read_digits(text, 0, &band.low);
    if (low_len == 0 || low_len >= text.len || text.ptr[low_len] != '-') return false;
    size_t high_len = read_digits(text, low_len + 1, &band.high);
    if (high_len == 0 || low_len + 1 + high_len != text.len) return false;
    *out = band;
    return true;
}

/* Bands rise and do not overlap; a gap between two is allowed. */
static bool add_band(ShopLoad *load, const Node *cell, Band *bands, size_t *count)
{
    StrView text = cell->kind == NODE_TEXT ? cell->text : (StrView){ 0 };
    Band band;
    if (!parse_band(text, &band)) {
        report_add(load->report, FAULT_ERROR, cell->pos, "type", "\"%.*s\" is no band; write one like \"150-164\"",
                   SV_ARG(text));
        return false;
    }
    if (band.low > band.high) {
        report_add(load->report, FAULT_ERROR, cell->pos, "range", "band \"%.*s\" ends before it begins", SV_ARG(text));
        return false;
    }
    if (*count > 0 && band.low <= bands[*count - 1].high) {
        report_add(load->report, FAULT_ERROR, cell->pos, "range", "band \"%.*s\" overlaps \"%d-%d\" before it",
                   SV_ARG(text), (int)bands[*count - 1].low, (int)bands[*count - 1].high);
        return false;
    }
    bands[(*count)++] = band;
    return true;
}

static bool read_cell(ShopLoad *load, const Node *cell, const SizeChart *chart, uint8_t *out)
{
    StrView text = cell->text;
    if (cell->kind == NODE_INT) text = arena_printf(load->arena, "%lld", (long long)cell->number);
    size_t index = size_index(chart, text);
    if (index == chart->size_count) {
        StrView sizes = name_list(load->arena, chart->sizes, chart->size_count);
        report_add(load->report, FAULT_ERROR, cell->pos, "unknown-value", "\"%.*s\" is no size of chart %.*s (%.*s)",
                   SV_ARG(text), SV_ARG(chart->id), SV_ARG(sizes));
        return false;
    }
    *out = (uint8_t)index;
    return true;
}

/* The first cell of a row is its height band; a table of one row may have a word there. */
static bool read_row(ShopLoad *load, const Node *row, SizeChart *chart, size_t number, bool is_only)
{
    if (row->list_count != chart->weight_count + 1 || row->item_count != row->list_count) {
        report_add(load->report, FAULT_ERROR, row->pos, "table-shape",
                   "row %zu of chart %.*s must have %zu sizes, one for each weight band, not %zu", number + 1,
                   SV_ARG(chart->id), chart->weight_count, row->list_count ? row->list_count - 1 : 0);
        return false;
    }
    const Node *head = &row->items[0];
    Band band;
    bool is_band = head->kind == NODE_TEXT && parse_band(head->text, &band);
    if ((!is_only || is_band) && !add_band(load, head, chart->heights, &chart->height_count)) return false;
    bool ok = true;
    for (size_t i = 0; i < chart->weight_count; i++)
        ok = read_cell(load, &row->items[i + 1], chart, &chart->cells[number][i]) && ok;
    return ok;
}

static bool is_grid(const Node *table)
{
    if (!table || table->kind != NODE_TABLE || table->item_count != table->list_count || table->list_count < 2)
        return false;
    for (size_t i = 0; i < table->list_count; i++) {
        if (table->items[i].kind != NODE_TABLE) return false;
    }
    return table->items[0].list_count >= 2;
}

static void read_table(ShopLoad *load, const Node *node, SizeChart *chart)
{
    const Node *table = node_get(node, "table");
    if (!is_grid(table)) {
        report_add(load->report, FAULT_ERROR, table ? table->pos : node->pos, "table-shape",
                   "%s needs a table: a row of weight bands, then one row for each height band", node_label(node).text);
        return;
    }
    const Node *head = &table->items[0];
    size_t rows = table->list_count - 1;
    if (rows > SHOP_MAX_BANDS || head->list_count - 1 > SHOP_MAX_BANDS) {
        report_add(load->report, FAULT_ERROR, table->pos, "range", "the table of %s has more than %d bands",
                   node_label(node).text, SHOP_MAX_BANDS);
        return;
    }
    for (size_t i = 1; i < head->list_count; i++) {
        if (!add_band(load, &head->items[i], chart->weights, &chart->weight_count)) return;
    }
    for (size_t i = 0; i < rows; i++) {
        if (!read_row(load, &table->items[i + 1], chart, i, rows == 1)) return;
    }
}

static bool read_measure(const Node *node, const char *key, int32_t *out, Report *report)
{
    int64_t number = 0;
    if (!node_read_int(node, key, false, &number, report)) return false;
    if (number < 0 || number > MAX_MEASURE) {
        report_add(report, FAULT_ERROR, node_get(node, key)->pos, "range", "field \"%s\" in %s must be 0 to %d", key,
                   node_label(node).text, MAX_MEASURE);
        return false;
    }
    *out = (int32_t)number;
    return true;
}

/* One number for each size: { ["34"] = 88, … } into `out`, in the order of the sizes. */
static bool read_per_size(ShopLoad *load, const Node *node, const char *key, const SizeChart *chart, int32_t *out)
{
    const Node *map = node_get(node, key);
    if (map->kind != NODE_TABLE) {
        report_add(load->report, FAULT_ERROR, map->pos, "type",
                   "field \"%s\" in %s must be a table like { [\"%.*s\"] = 100 }", key, node_label(node).text,
                   SV_ARG(chart->sizes[0]));
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < map->item_count; i++) {
        const Node *item = &map->items[i];
        if (size_index(chart, item->key) < chart->size_count) continue;
        StrView sizes = name_list(load->arena, chart->sizes, chart->size_count);
        report_add(load->report, FAULT_ERROR, item->pos, "unknown-value",
                   "\"%.*s\" in %s is no size of chart %.*s (%.*s)", SV_ARG(item->key), key, SV_ARG(chart->id),
                   SV_ARG(sizes));
        ok = false;
    }
    for (size_t i = 0; i < chart->size_count; i++) {
        /* Names live in the arena with a zero byte behind them. */
        const char *size = chart->sizes[i].ptr;
        bool has_size = node_get(map, size) != NULL;
        if (has_size && read_measure(map, size, &out[i], load->report)) continue;
        if (!has_size) {
            report_add(load->report, FAULT_ERROR, map->pos, "missing-field", "%s of chart %.*s lacks size \"%s\"", key,
                       SV_ARG(chart->id), size);
        }
        ok = false;
    }
    return ok;
}

static void read_apparel(ShopLoad *load, const Node *node, SizeChart *chart)
{
    node_check_fields(node, APPAREL_FIELDS, COUNT(APPAREL_FIELDS), load->report);
    read_table(load, node, chart);
    read_measure(node, "near_jin", &chart->near_jin, load->report);
    read_measure(node, "waist_tolerance_cm", &chart->waist_tolerance_cm, load->report);
    if (node_get(node, "waist_cm")) chart->has_waist = read_per_size(load, node, "waist_cm", chart, chart->waist_cm);
}

static void read_shoes(ShopLoad *load, const Node *node, SizeChart *chart)
{
    node_check_fields(node, SHOE_FIELDS, COUNT(SHOE_FIELDS), load->report);
    if (!node_get(node, "mm")) {
        report_add(load->report, FAULT_ERROR, node->pos, "missing-field",
                   "%s lacks field \"mm\" (the foot length of each size)", node_label(node).text);
        return;
    }
    read_per_size(load, node, "mm", chart, chart->foot_mm);
}

static void load_chart(ShopLoad *load, const Node *node, SizeChart *chart)
{
    chart->id = node->key;
    chart->source = node->pos;
    int scheme = node_read_enum(node, "scheme", SCHEMES, COUNT(SCHEMES), load->report);
    if (!read_sizes(load, node, chart)) chart->size_count = 0;
    if (scheme < 0 || chart->size_count == 0) return;
    chart->scheme = (ChartScheme)scheme;
    if (chart->scheme == CHART_SHOE_EU) {
        read_shoes(load, node, chart);
    } else {
        read_apparel(load, node, chart);
    }
}

void load_shop_charts(ShopLoad *load, const Node *charts, Shop *shop)
{
    if (!charts) return;
    if (charts->kind != NODE_TABLE || charts->list_count > 0) {
        report_add(load->report, FAULT_ERROR, charts->pos, "type",
                   "charts must be named: charts = { jeans = chart { ... } }");
        return;
    }
    SizeChart *list = arena_alloc(load->arena, charts->item_count, sizeof *list);
    for (size_t i = 0; i < charts->item_count; i++) {
        const Node *node = &charts->items[i];
        if (!sv_is(node->tag, "chart")) {
            report_add(load->report, FAULT_ERROR, node->pos, "type", "chart \"%.*s\" must be written chart { ... }",
                       SV_ARG(node->key));
            continue;
        }
        load_chart(load, node, &list[shop->chart_count++]);
    }
    shop->charts = list;
}
