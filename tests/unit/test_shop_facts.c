/* test_shop_facts.c -- the shipped shops against the JSON that they must equal, field by field, in both directions.
 *
 * Each side is walked in turn and every value is looked up on the other, so nothing can be added or lost unseen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "shop_files.h"

static const char *const SHOP_IDS[] = { "bigmen", "shoes", "telecom" };

typedef struct Case {
    ShopFiles ours;
    Arena *arena;
    Buf text;
    const JsonValue *json;
    const Shop *shop;
} Case;

static void open_case(Case *c, const char *id)
{
    ContentFiles *files = NULL;
    Err err = { 0 };
    assert_true(content_files_read(&files, ".", &err));
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    *c = (Case){ .ours = shop_files_open(list, count), .arena = arena_new(0) };
    content_files_free(files);

    Buf path = { 0 };
    buf_printf(&path, "tests/golden/shops/%s.json", id);
    assert_true(shop_files_read(path.ptr, &c->text));
    buf_clear(&path);
    if (!json_parse(c->arena, buf_view(&c->text), &c->json, &err)) fail_msg("%s: %s", id, err.text);
    for (size_t i = 0; i < c->ours.count; i++) {
        if (sv_is(c->ours.shops[i].id, id)) c->shop = &c->ours.shops[i];
    }
    assert_non_null(c->shop);
}

static void close_case(Case *c)
{
    shop_files_close(&c->ours);
    arena_free(c->arena);
    buf_clear(&c->text);
}

static size_t fields_left; /* fields compared, so that a walk that finds nothing fails */

static void same_value(const JsonValue *json, const Value *value, StrView name);

static void same_fields(const JsonValue *json, const Field *fields, size_t count, const char *const *skip)
{
    for (const JsonValue *member = json ? json->child : NULL; member; member = member->next) {
        bool is_skipped = false;
        for (size_t i = 0; skip && skip[i]; i++) is_skipped = is_skipped || sv_is(member->key, skip[i]);
        if (is_skipped) continue;
        const Value *value = NULL;
        for (size_t i = 0; i < count; i++) {
            if (sv_eq(fields[i].name, member->key)) value = &fields[i].value;
        }
        if (!value) fail_msg("ours lacks \"%.*s\"", SV_ARG(member->key));
        same_value(member, value, member->key);
    }
    for (size_t i = 0; i < count; i++) {
        StrView name = fields[i].name;
        bool is_there = false;
        for (const JsonValue *member = json ? json->child : NULL; member; member = member->next)
            is_there = is_there || sv_eq(member->key, name);
        if (!is_there) fail_msg("ours has \"%.*s\", the JSON has not", SV_ARG(name));
    }
}

static int64_t scaled_of(const JsonValue *json)
{
    if (json->is_int) return json->number * VALUE_ONE;
    double number = strtod(json->text.ptr, NULL) * VALUE_ONE;
    return (int64_t)(number + 0.5);
}

static void same_time(const JsonValue *json, const Value *value)
{
    char text[8];
    snprintf(text, sizeof text, "%02d:%02d", (int)(value->number / 60 % 100), (int)(value->number % 60));
    if (!sv_is(json->text, text)) fail_msg("%s is not %.*s", text, SV_ARG(json->text));
}

static void same_list(const JsonValue *json, const Value *value, StrView name)
{
    assert_int_equal(value->kind, VALUE_LIST);
    assert_int_equal(value->count, json->count);
    size_t i = 0;
    for (const JsonValue *item = json->child; item; item = item->next) same_value(item, &value->items[i++], name);
}

static void same_value(const JsonValue *json, const Value *value, StrView name)
{
    fields_left++;
    switch (json->kind) {
    case JSON_NULL: fail_msg("null in \"%.*s\"", SV_ARG(name)); break;
    case JSON_BOOL:
        assert_int_equal(value->kind, VALUE_BOOL);
        assert_int_equal(value->number, json->is_true);
        break;
    case JSON_NUMBER:
        assert_true(value->kind == VALUE_INT || value->kind == VALUE_DECIMAL);
        assert_int_equal(value_scaled(value), scaled_of(json));
        break;
    case JSON_STRING:
        if (value->kind == VALUE_TIME) {
            same_time(json, value);
        } else if (value->kind != VALUE_TEXT || !sv_eq(value->text, json->text)) {
            fail_msg("\"%.*s\": \"%.*s\" is not \"%.*s\"", SV_ARG(name), SV_ARG(value->text), SV_ARG(json->text));
        }
        break;
    case JSON_ARRAY: same_list(json, value, name); break;
    case JSON_OBJECT:
        assert_int_equal(value->kind, VALUE_RECORD);
        same_fields(json, value->fields, value->count, NULL);
        break;
    }
}

static void same_text(const JsonValue *json, StrView text)
{
    if (!json) {
        assert_int_equal(text.len, 0);
        return;
    }
    if (!sv_eq(json->text, text)) fail_msg("\"%.*s\" is not \"%.*s\"", SV_ARG(text), SV_ARG(json->text));
    fields_left++;
}

/* Every key of an object must be one that this test compares. */
static void only_keys(const JsonValue *json, const char *const *keys)
{
    for (const JsonValue *member = json->child; member; member = member->next) {
        bool is_known = false;
        for (size_t i = 0; keys[i] && !is_known; i++) is_known = sv_is(member->key, keys[i]);
        if (!is_known) fail_msg("the JSON's \"%.*s\" is compared nowhere", SV_ARG(member->key));
    }
}

static const char *const FACT_KEYS[] = { "topic", NULL };

static void same_policies(const Case *c)
{
    const JsonValue *policies = json_get(c->json, "policies");
    assert_int_equal(c->shop->fact_count, policies->count);
    for (const JsonValue *policy = policies->child; policy; policy = policy->next) {
        const Fact *found = NULL;
        for (size_t i = 0; i < c->shop->fact_count; i++) {
            const Fact *fact = &c->shop->facts[i];
            const JsonValue *cause = json_get(policy, "cause");
            const JsonValue *channel = json_get(policy, "channel");
            const Value *our_cause = fact_get(fact, "cause");
            const Value *our_channel = fact_get(fact, "channel");
            if (!sv_eq(fact->topic, json_get(policy, "topic")->text)) continue;
            if (!cause != !our_cause || !channel != !our_channel) continue;
            if (cause && !sv_eq(cause->text, our_cause->text)) continue;
            if (channel && !sv_eq(channel->text, our_channel->text)) continue;
            assert_null(found);
            found = fact;
        }
        if (!found) fail_msg("no fact on \"%.*s\"", SV_ARG(json_get(policy, "topic")->text));
        same_fields(policy, found->fields, found->field_count, FACT_KEYS);
        assert_int_equal(found->valid_from, 0);
        assert_int_equal(found->valid_to, 0);
        assert_true(found->source.line > 0);
    }
}

static void same_texts(const JsonValue *json, const StrView *texts, size_t count)
{
    assert_int_equal(count, json ? json->count : 0);
    size_t i = 0;
    for (const JsonValue *item = json ? json->child : NULL; item; item = item->next) same_text(item, texts[i++]);
}

static void same_stock(const JsonValue *json, const Product *product)
{
    assert_int_equal(product->stock_count, json->count);
    size_t i = 0;
    /* Both are in the order of the sizes or colours. */
    for (const JsonValue *entry = json->child; entry; entry = entry->next, i++) {
        assert_true(sv_eq(entry->key, product->stock[i].key));
        assert_int_equal(entry->number, product->stock[i].count);
        fields_left++;
    }
}

static void same_product(const JsonValue *json, const Product *product)
{
    static const char *const KEYS[] = { "id",    "name", "kind",       "price_yuan", "size_chart", "colours",
                                        "stock", "fit",  "attributes", "care",       NULL };
    only_keys(json, KEYS);
    same_text(json_get(json, "id"), product->id);
    same_text(json_get(json_get(json, "name"), "zh"), product->name_zh);
    same_text(json_get(json_get(json, "name"), "en"), product->name_en);
    same_text(json_get(json, "kind"), product->kind);
    assert_int_equal(product->price, scaled_of(json_get(json, "price_yuan")));
    same_text(json_get(json, "size_chart"), product->chart ? product->chart->id : (StrView){ 0 });
    const JsonValue *fit = json_get(json, "fit");
    same_text(fit ? fit : json_get(json_get(json, "attributes"), "fit"), product->fit);
    same_texts(json_get(json, "colours"), product->colours, product->colour_count);
    same_stock(json_get(json, "stock"), product);
    same_fields(json_get(json, "attributes"), product->attributes, product->attribute_count, NULL);
    same_fields(json_get(json, "care"), product->care, product->care_count, NULL);
}

static void same_products(const Case *c)
{
    const JsonValue *products = json_get(c->json, "products");
    assert_int_equal(c->shop->product_count, products->count);
    for (const JsonValue *json = products->child; json; json = json->next) {
        const Product *product = shop_product(c->shop, json_get(json, "id")->text);
        if (!product) fail_msg("no product %.*s", SV_ARG(json_get(json, "id")->text));
        same_product(json, product);
    }
}

static void same_bands(const JsonValue *json, const Band *bands, size_t count)
{
    assert_int_equal(count, json ? json->count : 0);
    size_t i = 0;
    for (const JsonValue *band = json ? json->child : NULL; band; band = band->next, i++) {
        assert_int_equal(bands[i].low, band->child->number);
        assert_int_equal(bands[i].high, band->child->next->number);
        fields_left += 2;
    }
}

static void same_cells(const JsonValue *json, const SizeChart *chart)
{
    size_t row = 0;
    for (const JsonValue *line = json ? json->child : NULL; line; line = line->next, row++) {
        assert_int_equal(line->count, chart->weight_count);
        size_t column = 0;
        for (const JsonValue *cell = line->child; cell; cell = cell->next)
            same_text(cell, chart->sizes[chart->cells[row][column++]]);
    }
    assert_int_equal(row, json ? (chart->height_count ? chart->height_count : 1) : 0);
}

/* A number for each size: waists, feet. */
static void same_measures(const JsonValue *json, const SizeChart *chart, const int32_t *numbers)
{
    if (!json) {
        for (size_t i = 0; i < chart->size_count; i++) assert_int_equal(numbers[i], 0);
        return;
    }
    assert_int_equal(json->count, chart->size_count);
    for (size_t i = 0; i < chart->size_count; i++) {
        const JsonValue *number = json_get(json, chart->sizes[i].ptr);
        assert_non_null(number);
        assert_int_equal(number->number, numbers[i]);
        fields_left++;
    }
}

/* The rule's text says "Within 3 jin": that number must be the chart's. */
static void same_rule(const JsonValue *rule, const SizeChart *chart)
{
    StrView text = rule->text;
    int32_t jin = 0;
    for (size_t i = 0; i + 7 < text.len; i++) {
        if (memcmp(text.ptr + i, "Within ", 7) == 0) jin = (int32_t)strtol(text.ptr + i + 7, NULL, 10);
    }
    assert_int_equal(chart->near_jin, jin);
    fields_left++;
}

static void same_inputs(const JsonValue *json, const SizeChart *chart)
{
    bool has_height = false, has_weight = false, has_foot = false;
    for (const JsonValue *input = json->child; input; input = input->next) {
        has_height = has_height || sv_is(input->text, "height_cm");
        has_weight = has_weight || sv_is(input->text, "weight_jin");
        has_foot = has_foot || sv_is(input->text, "foot_mm");
    }
    assert_int_equal(has_height, chart->height_count > 0);
    assert_int_equal(has_weight, chart->weight_count > 0);
    assert_int_equal(has_foot, chart->scheme == CHART_SHOE_EU);
}

static void same_chart(const JsonValue *json, const SizeChart *chart)
{
    static const char *const SCHEMES[] = { "waist_inch", "alpha", "shoe_eu" };
    static const char *const KEYS[] = {
        "scheme", "sizes", "inputs", "height_bands_cm", "weight_bands_jin", "table", "waist_cm", "waist_tolerance_cm",
        "rule",   "mm",    NULL
    };
    only_keys(json, KEYS);
    same_text(json_get(json, "scheme"), sv(SCHEMES[chart->scheme]));
    same_texts(json_get(json, "sizes"), chart->sizes, chart->size_count);
    same_inputs(json_get(json, "inputs"), chart);
    same_bands(json_get(json, "height_bands_cm"), chart->heights, chart->height_count);
    same_bands(json_get(json, "weight_bands_jin"), chart->weights, chart->weight_count);
    same_cells(json_get(json, "table"), chart);
    same_measures(json_get(json, "waist_cm"), chart, chart->waist_cm);
    same_measures(json_get(json, "mm"), chart, chart->foot_mm);
    same_rule(json_get(json, "rule"), chart);
    assert_int_equal(chart->has_waist, json_get(json, "waist_cm") != NULL);
    const JsonValue *tolerance = json_get(json, "waist_tolerance_cm");
    assert_int_equal(chart->waist_tolerance_cm, tolerance ? tolerance->number : 0);
}

static void same_charts(const Case *c)
{
    const JsonValue *charts = json_get(c->json, "size_charts");
    assert_int_equal(c->shop->chart_count, charts->count);
    for (size_t i = 0; i < c->shop->chart_count; i++) {
        const JsonValue *json = json_get(charts, c->shop->charts[i].id.ptr);
        if (!json) fail_msg("no chart %.*s", SV_ARG(c->shop->charts[i].id));
        same_chart(json, &c->shop->charts[i]);
    }
}

static void shop_facts__equal_the_json__in_both_directions(void **state)
{
    static const char *const KEYS[] = { "id", "name", "note", "size_charts", "products", "policies", NULL };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        Case c;
        open_case(&c, SHOP_IDS[i]);
        fields_left = 0;
        only_keys(c.json, KEYS);
        same_text(json_get(c.json, "id"), c.shop->id);
        same_text(json_get(json_get(c.json, "name"), "zh"), c.shop->name_zh);
        same_text(json_get(json_get(c.json, "name"), "en"), c.shop->name_en);
        same_text(json_get(c.json, "note"), c.shop->note);
        same_charts(&c);
        same_products(&c);
        same_policies(&c);
        assert_true(fields_left > 80);
        close_case(&c);
    }
}

static void shop_files__load_without_a_fault__as_shipped(void **state)
{
    (void)state;
    Case c;
    open_case(&c, "bigmen");
    size_t count = 0;
    const Fault *faults = report_faults(c.ours.report, &count);
    for (size_t i = 0; i < count; i++) {
        Buf line = { 0 };
        fault_write(&line, &faults[i]);
        print_error("%s\n", line.ptr);
        buf_clear(&line);
    }
    assert_int_equal(count, 0);
    assert_int_equal(c.ours.count, 3);
    close_case(&c);
}

static void shop_json__is_the_shared_one__where_that_is_at_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        Buf path = { 0 }, shared = { 0 }, copy = { 0 };
        buf_printf(&path, "../shared/shops/%s.json", SHOP_IDS[i]);
        bool is_there = shop_files_read(path.ptr, &shared);
        buf_reset(&path);
        buf_printf(&path, "tests/golden/shops/%s.json", SHOP_IDS[i]);
        assert_true(shop_files_read(path.ptr, &copy));
        if (is_there) assert_true(sv_eq(buf_view(&shared), buf_view(&copy)));
        buf_clear(&path);
        buf_clear(&shared);
        buf_clear(&copy);
    }
}

static void shop_products__have_short_names__that_people_use(void **state)
{
    static const char *const NAMES[][2] = { { "JN-2031", "牛仔裤" }, { "TS-1102", "T恤" }, { "SH-3307", "衬衫" },
                                            { "SH-101", "单鞋" },    { "SH-205", "跑鞋" }, { "SH-318", "皮鞋" },
                                            { "SH-402", "雪地靴" },  { "PH-L8", "老人机" } };
    (void)state;
    Case c;
    open_case(&c, "bigmen");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const Product *product = NULL;
        for (size_t k = 0; k < c.ours.count && !product; k++) product = shop_product(&c.ours.shops[k], sv(NAMES[i][0]));
        assert_non_null(product);
        bool is_there = false;
        for (size_t k = 0; k < product->nickname_count; k++)
            is_there = is_there || sv_is(product->nicknames[k], NAMES[i][1]);
        if (!is_there) fail_msg("%s is not called %s", NAMES[i][0], NAMES[i][1]);
    }
    close_case(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shop_facts__equal_the_json__in_both_directions),
        cmocka_unit_test(shop_files__load_without_a_fault__as_shipped),
        cmocka_unit_test(shop_json__is_the_shared_one__where_that_is_at_hand),
        cmocka_unit_test(shop_products__have_short_names__that_people_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
