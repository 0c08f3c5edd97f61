/* load_shops_products.c -- what a shop sells, held against its own size charts and colours. */
#include "script/load_shops.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MAX_STOCK = 1000000 };

static const char *const PRODUCT_FIELDS[] = { "id",      "name",  "nicknames",  "kind", "price_yuan", "chart",
                                              "colours", "stock", "attributes", "care", "fit" };
static const char *const FITS[] = { "straight", "slim", "loose", "true_to_size", "runs_small", "runs_large" };
static const char *const STRETCHES[] = { "four_way", "two_way", "none" };

/* Well-known names; trainers may have others, so only what looks like a slip of one of these is reported. */
static const char *const ATTRIBUTES[] = { "stretch", "fit",   "elastic_waist", "fabric_percent", "seasons",
                                          "suits",   "upper", "sole",          "inner",          "heel_cm",
                                          "network", "sim",   "battery_mah" };
static const char *const CARES[] = { "machine_wash", "max_temp_c", "inside_out", "bleach", "wash_separately_first",
                                     "colour_fade",  "sun_dry",    "wipe_clean", "iron",   "dry_clean" };

static void warn_slips(const Node *table, const char *const *known, size_t count, const Node *product, Report *report)
{
    StrView names[16];
    for (size_t i = 0; i < count; i++) names[i] = sv(known[i]);
    for (size_t i = table->list_count; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        StrView nearest = nearest_name(item->key, names, count);
        if (nearest.len == 0 || sv_eq(nearest, item->key)) continue;
        report_add(report, FAULT_WARNING, item->pos, "unusual-name",
                   "unusual name \"%.*s\" in %s of %s; did you mean \"%.*s\"?", SV_ARG(item->key), table->key.ptr,
                   node_label(product).text, SV_ARG(nearest));
    }
}

/* A table of named values, or NULL. */
static const Node *record_of(const Node *product, const char *key, Report *report)
{
    const Node *table = node_get(product, key);
    if (!table) return NULL;
    if (table->kind == NODE_TABLE && table->list_count == 0) return table;
    report_add(report, FAULT_ERROR, table->pos, "type", "field \"%s\" in %s must be a table of named values", key,
               node_label(product).text);
    return NULL;
}

static void read_attributes(ShopLoad *load, const Node *node, Product *product)
{
    const Node *attributes = record_of(node, "attributes", load->report);
    if (attributes) {
        warn_slips(attributes, ATTRIBUTES, COUNT(ATTRIBUTES), node, load->report);
        product->attributes = load_fields(load->arena, attributes, &product->attribute_count);
        if (node_get(attributes, "stretch"))
            node_read_enum(attributes, "stretch", STRETCHES, COUNT(STRETCHES), load->report);
    }
    const Node *care = record_of(node, "care", load->report);
    if (care) {
        warn_slips(care, CARES, COUNT(CARES), node, load->report);
        product->care = load_fields(load->arena, care, &product->care_count);
    }
    /* Shoes say how they run beside the chart, clothes how they are cut among the attributes. */
    const Node *holder = node_get(node, "fit") ? node : attributes;
    if (!holder || !node_get(holder, "fit")) return;
    int fit = node_read_enum(holder, "fit", FITS, COUNT(FITS), load->report);
    if (fit >= 0) product->fit = sv(FITS[fit]);
}

static void read_chart(ShopLoad *load, const Node *node, const Shop *shop, Product *product)
{
    StrView id;
    if (!node_read_text(node, "chart", false, &id, load->report)) return;
    for (size_t i = 0; i < shop->chart_count; i++) {
        if (sv_eq(shop->charts[i].id, id)) product->chart = &shop->charts[i];
    }
    if (product->chart) return;
    StrView names[SHOP_MAX_SIZES];
    size_t count = 0;
    for (; count < shop->chart_count && count < COUNT(names); count++) names[count] = shop->charts[count].id;
    StrView hint = name_hint(load->arena, id, names, count);
    report_add(load->report, FAULT_ERROR, node_get(node, "chart")->pos, "unknown-chart",
               "unknown chart \"%.*s\" in %s%.*s", SV_ARG(id), node_label(node).text, SV_ARG(hint));
}

/* The names that may be stocked: the chart's sizes, or the colours where there are none. */
static size_t stock_names(const Product *product, const StrView **out)
{
    *out = product->chart ? product->chart->sizes : product->colours;
    return product->chart ? product->chart->size_count : product->colour_count;
}

static bool read_stock_entry(ShopLoad *load, const Node *product_node, const Node *item, const Product *product)
{
    const StrView *names;
    size_t count = stock_names(product, &names);
    bool is_known = false;
    for (size_t i = 0; i < count && !is_known; i++) is_known = sv_eq(names[i], item->key);
    NodeLabel label = node_label(product_node);
    if (!is_known) {
        StrView choice = name_list(load->arena, names, count);
        report_add(load->report, FAULT_ERROR, item->pos, "unknown-stock", "stock of %s: \"%.*s\" is no %s of it (%.*s)",
                   label.text, SV_ARG(item->key), product->chart ? "size" : "colour", SV_ARG(choice));
        return false;
    }
    if (item->kind != NODE_INT || item->number < 0 || item->number > MAX_STOCK) {
        report_add(load->report, FAULT_ERROR, item->pos, "range", "stock of %s: \"%.*s\" must be a count, 0 to %d",
                   label.text, SV_ARG(item->key), MAX_STOCK);
        return false;
    }
    return true;
}

/* In the order of the chart's sizes or of the colours, whatever order the file has. */
static void sort_stock(const Product *product, StockEntry *entries, size_t count)
{
    const StrView *names;
    size_t name_count = stock_names(product, &names);
    size_t sorted = 0;
    for (size_t i = 0; i < name_count; i++) {
        for (size_t k = sorted; k < count; k++) {
            if (!sv_eq(entries[k].key, names[i])) continue;
            StockEntry found = entries[k];
            entries[k] = entries[sorted];
            entries[sorted++] = found;
            break;
        }
    }
}

static void read_stock(ShopLoad *load, const Node *node, Product *product)
{
    const Node *stock = record_of(node, "stock", load->report);
    if (!stock) {
        if (!node_get(node, "stock"))
            report_add(load->report, FAULT_ERROR, node->pos, "missing-field",
                       "%s lacks field \"stock\" (a count for each %s)", node_label(node).text,
                       product->chart ? "size" : "colour");
        return;
    }
    StockEntry *entries = arena_alloc(load->arena, stock->item_count, sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < stock->item_count; i++) {
        const Node *item = &stock->items[i];
        if (read_stock_entry(load, node, item, product))
            entries[count++] = (StockEntry){ item->key, (int32_t)item->number };
    }
    sort_stock(product, entries, count);
    product->stock = entries;
    product->stock_count = count;
}

static void load_product(ShopLoad *load, const Node *node, const Shop *shop, Product *product)
{
    Report *report = load->report;
    node_check_fields(node, PRODUCT_FIELDS, COUNT(PRODUCT_FIELDS), report);
    LocalText name = { 0 };
    product->source = node->pos;
    node_read_text(node, "id", true, &product->id, report);
    node_read_local(node, "name", true, &name, report);
    product->name_zh = name.zh;
    product->name_en = name.en;
    node_read_text(node, "kind", true, &product->kind, report);
    if (node_read_scaled(node, "price_yuan", true, &product->price, report) && product->price <= 0)
        report_add(report, FAULT_ERROR, node_get(node, "price_yuan")->pos, "range", "price_yuan in %s must be above 0",
                   node_label(node).text);
    node_read_texts(load->arena, node, "colours", false, &product->colours, &product->colour_count, report);
    node_read_texts(load->arena, node, "nicknames", false, &product->nicknames, &product->nickname_count, report);
    size_t before = report_count(report, FAULT_ERROR);
    read_chart(load, node, shop, product);
    bool has_chart_fault = report_count(report, FAULT_ERROR) > before;
    read_attributes(load, node, product);
    /* Against an unknown or broken chart every stock key would be a fault of its own. */
    bool is_broken = has_chart_fault || (product->chart && product->chart->size_count == 0);
    if (!is_broken) read_stock(load, node, product);
}

/* Two products of one id: the later one is the fault. */
static void check_repeated(const Node *node, const Shop *shop, const Product *product, Report *report)
{
    for (size_t i = 0; i < shop->product_count; i++) {
        if (!sv_eq(shop->products[i].id, product->id) || product->id.len == 0) continue;
        report_add(report, FAULT_ERROR, node->pos, "duplicate-id",
                   "product \"%.*s\" is defined twice, first in line %u", SV_ARG(product->id),
                   (unsigned)shop->products[i].source.line);
    }
}

void load_shop_products(ShopLoad *load, const Node *products, Shop *shop)
{
    if (!products || products->kind != NODE_TABLE || products->list_count != products->item_count) {
        report_add(load->report, FAULT_ERROR, products ? products->pos : shop->source,
                   products ? "type" : "missing-field", "a shop needs products = { product { ... }, ... }");
        return;
    }
    Product *list = arena_alloc(load->arena, products->list_count, sizeof *list);
    shop->products = list;
    for (size_t i = 0; i < products->list_count; i++) {
        const Node *node = &products->items[i];
        if (!sv_is(node->tag, "product")) {
            report_add(load->report, FAULT_ERROR, node->pos, "type",
                       "item %zu of products must be written product { ... }", i + 1);
            continue;
        }
        Product *product = &list[shop->product_count];
        load_product(load, node, shop, product);
        check_repeated(node, shop, product, load->report);
        shop->product_count++;
    }
}
