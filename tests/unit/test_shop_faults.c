/* test_shop_faults.c -- what a trainer is told about a broken shop: one fault each, place and words exactly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop_files.h"

/* A small whole shop; each case changes one piece of it. */
static const char GOOD[] =
    "return shop {\n"
    "  id = \"mini\", name = { zh = \"小店\", en = \"Mini\" },\n"
    "  charts = {\n"
    "    legs = chart { scheme = \"waist_inch\", sizes = { \"34\", \"36\" }, near_jin = 3,\n"
    "      table = {\n"
    "        { \"cm\", \"150-164\", \"165-179\" },\n"
    "        { \"160-169\", \"34\", \"36\" },\n"
    "        { \"170-179\", \"34\", \"34\" },\n"
    "      },\n"
    "      waist_cm = { [\"34\"] = 88, [\"36\"] = 93 } },\n"
    "    feet = chart { scheme = \"shoe_eu\", sizes = { \"38\" }, mm = { [\"38\"] = 240 } },\n"
    "  },\n"
    "  products = {\n"
    "    product { id = \"JN-1\", name = { zh = \"裤\" }, kind = \"jeans\", price_yuan = 390, chart = \"legs\",\n"
    "      colours = { \"黑色\" }, stock = { [\"34\"] = 12, [\"36\"] = 0 },\n"
    "      attributes = { stretch = \"none\", fit = \"slim\" }, care = { bleach = false } },\n"
    "    product { id = \"PH-1\", name = { zh = \"机\" }, kind = \"phone\", price_yuan = 99.5,\n"
    "      colours = { \"黑色\", \"红色\" }, stock = { [\"黑色\"] = 3 } },\n"
    "  },\n"
    "  policies = {\n"
    "    fact { topic = \"return_window\", days = 7, counted_from = \"receipt\" },\n"
    "    fact { topic = \"return_shipping\", cause = \"quality\", payer = \"shop\" },\n"
    "    fact { topic = \"dispatch_time\", cutoff = \"17:00\" },\n"
    "  },\n"
    "}\n";

typedef struct Change {
    const char *from;
    const char *to;
    const char *expected; /* without the file's name */
} Change;

static const TopicDef TOPICS[] = {
    { .id = { "return_window", 13 } },
    { .id = { "return_shipping", 15 } },
    { .id = { "dispatch_time", 13 }, .fields = { { "own_field", 9 } }, .field_count = 1 }
};

static Buf changed(const Change *change)
{
    const char *at = strstr(GOOD, change->from);
    Buf text = { 0 };
    if (!at) fail_msg("\"%s\" is not in the shop", change->from);
    buf_put(&text, sv_of(GOOD, (size_t)(at - GOOD)));
    buf_puts(&text, change->to);
    buf_puts(&text, at + strlen(change->from));
    return text;
}

static Buf lines_of(Report *report)
{
    Buf lines = { 0 };
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buf_putc(&lines, '\n');
        Fault fault = faults[i];
        assert_true(sv_is(fault.pos.file, "scenarios/shops/mini.lua"));
        fault.pos.file = sv("");
        if (fault.pos.line > 0) buf_printf(&lines, "%u:%u: ", (unsigned)fault.pos.line, (unsigned)fault.pos.column);
        fault_write(&lines, &fault);
    }
    return lines;
}

static void expect(const Change *change)
{
    Buf text = changed(change);
    ContentFile file = { sv("scenarios/shops/mini.lua"), buf_view(&text) };
    ContentFiles *files = content_files_of(&file, 1);
    ShopLoad load = { .arena = arena_new(0), .topics = TOPICS, .topic_count = 3, .report = report_new() };
    load.nodes = arena_new(0);
    const Shop *shops = NULL;
    size_t count = load_shops(&load, files, &shops);

    Buf lines = lines_of(load.report);
    assert_string_equal(lines.ptr ? lines.ptr : "", change->expected);
    assert_int_equal(count, report_count(load.report, FAULT_ERROR) == 0);
    buf_clear(&lines);
    buf_clear(&text);
    report_free(load.report);
    arena_free(load.arena);
    arena_free(load.nodes);
    content_files_free(files);
}

static void expect_all(const Change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) expect(&changes[i]);
}

#define EXPECT_ALL(changes) expect_all(changes, sizeof(changes) / sizeof *(changes))

static void load_shops__takes_the_shop__when_nothing_is_wrong(void **state)
{
    (void)state;
    static const Change CHANGES[] = { { "return", "return", "" },
                                      { "[\"34\"] = 12, [\"36\"] = 0", "[36] = 0, [34] = 12", "" },
                                      { "\"34\", \"36\" },\n        { \"170", "34, 36 },\n        { \"170", "" },
                                      { "cutoff = \"17:00\"", "cutoff = \"17:00\", own_field = 3", "" } };
    EXPECT_ALL(CHANGES);
}

static void load_shops__names_the_fault__in_a_shop(void **state)
{
    (void)state;
    static const Change CHANGES[] = {
        { "id = \"mini\"", "id = \"mimi\"", "2:3: shop id \"mimi\" is not the file's name \"mini\"" },
        { "id = \"mini\", ", "", "1:8: shop lacks field \"id\" (a text)" },
        { "name = { zh = \"小店\", en = \"Mini\" }", "name = \"小店\"",
          "2:16: field \"name\" in shop mini must be { zh = \"…\", en = \"…\" }" },
        { "zh = \"小店\"", "cn = \"小店\"",
          "2:16: name lacks field \"zh\" (a text)\n2:25: unknown field \"cn\" in name; did you mean \"en\"?" },
        { "policies", "polices", "20:3: unknown field \"polices\" in shop mini; did you mean \"policies\"?" },
        { "products = {", "products = 3, x = {",
          "13:3: a shop needs products = { product { ... }, ... }\n13:17: unknown field \"x\" in shop mini" },
        { "return shop", "return shp", "1:8: unknown name 'shp'; did you mean \"shop\"?" },
        { "fact { topic = \"return_w", "fact { topic == \"return_w",
          "21:12: unknown name 'topic'; texts stand in quotes" },
    };
    EXPECT_ALL(CHANGES);
}

static void load_shops__names_the_fault__in_a_chart(void **state)
{
    (void)state;
    static const Change CHANGES[] = {
        { "\"waist_inch\"", "\"waist_inches\"",
          "4:20: unknown scheme \"waist_inches\" in chart legs; did you mean \"waist_inch\"?" },
        { "\"160-169\", \"34\", \"36\"", "\"160-169\", \"34\", \"63\"",
          "7:28: \"63\" is no size of chart legs (34, 36)" },
        { "\"160-169\", \"34\", \"36\"", "\"160-169\", \"34\", \"3O6\"",
          "7:28: \"3O6\" is no size of chart legs (34, 36)" },
        { "\"160-169\", \"34\", \"36\"", "\"160-169\", \"34\"",
          "7:9: row 1 of chart legs must have 2 sizes, one for each weight band, not 1" },
        { "\"165-179\"", "\"160-179\"", "6:28: band \"160-179\" overlaps \"150-164\" before it" },
        { "\"165-179\"", "\"179-165\"", "6:28: band \"179-165\" ends before it begins" },
        { "\"165-179\"", "\"165~179\"", "6:28: \"165~179\" is no band; write one like \"150-164\"" },
        { "\"170-179\"", "\"高个\"", "8:11: \"高个\" is no band; write one like \"150-164\"" },
        { "\"34\", \"36\" }, near", "\"34\", \"34\" }, near", "4:59: size \"34\" is listed twice in chart legs" },
        { "[\"36\"] = 93", "[\"38\"] = 93",
          "10:7: waist_cm of chart legs lacks size \"36\"\n10:33: \"38\" in waist_cm is no size of chart legs (34, "
          "36)" },
        { "near_jin = 3", "near_jin = -3", "4:67: field \"near_jin\" in chart legs must be 0 to 10000" },
        { "near_jin", "near_gin", "4:67: unknown field \"near_gin\" in chart legs; did you mean \"near_jin\"?" },
        { "mm = { [\"38\"] = 240 }", "near_jin = 1",
          "11:5: chart feet lacks field \"mm\" (the foot length of each size)\n11:58: unknown field \"near_jin\" in "
          "chart feet" },
        { "feet = chart", "feet = ", "11:5: chart \"feet\" must be written chart { ... }" },
        { "table = {\n        {", "table = {\n      --[[",
          "26:0: unfinished long comment (starting at line 6) near <eof>" },
    };
    EXPECT_ALL(CHANGES);
}

static void load_shops__names_the_fault__in_a_product(void **state)
{
    (void)state;
    static const Change CHANGES[] = {
        { "kind = \"jeans\"", "kinds = \"jeans\"",
          "14:5: product JN-1 lacks field \"kind\" (a text)\n14:49: unknown field \"kinds\" in product JN-1; did you "
          "mean \"kind\"?" },
        { "price_yuan = 390", "price_yuan = \"390\"",
          "14:65: field \"price_yuan\" in product JN-1 must be a number, not a text" },
        { "price_yuan = 390", "price_yuan = 0", "14:65: price_yuan in product JN-1 must be above 0" },
        { "price_yuan = 99.5", "price_yuan = 99.55555", "17:65: a number may have at most four decimal places" },
        { "chart = \"legs\"", "chart = \"leg\"",
          "14:83: unknown chart \"leg\" in product JN-1; did you mean \"legs\"?" },
        { "[\"36\"] = 0", "[\"37\"] = 0", "15:50: stock of product JN-1: \"37\" is no size of it (34, 36)" },
        { "[\"黑色\"] = 3", "[\"黑\"] = 3", "18:43: stock of product PH-1: \"黑\" is no colour of it (黑色, 红色)" },
        { "[\"34\"] = 12", "[\"34\"] = \"12\"", "15:37: stock of product JN-1: \"34\" must be a count, 0 to 1000000" },
        { "[\"34\"] = 12", "[\"34\"] = -1", "15:37: stock of product JN-1: \"34\" must be a count, 0 to 1000000" },
        { ", stock = { [\"黑色\"] = 3 }", "", "17:5: product PH-1 lacks field \"stock\" (a count for each colour)" },
        { "id = \"PH-1\"", "id = \"JN-1\"", "17:5: product \"JN-1\" is defined twice, first in line 14" },
        { "fit = \"slim\"", "fit = \"slimm\"", "16:40: unknown fit \"slimm\" in attributes; did you mean \"slim\"?" },
        { "stretch = \"none\"", "stretch = \"nine\"",
          "16:22: unknown stretch \"nine\" in attributes; did you mean \"none\"?" },
        { "stretch = \"none\"", "strech = \"none\"",
          "16:22: warning: unusual name \"strech\" in attributes of product JN-1; did you mean \"stretch\"?" },
        { "bleach = false", "blech = false",
          "16:65: warning: unusual name \"blech\" in care of product JN-1; did you mean \"bleach\"?" },
        { "care = { bleach = false }", "care = \"no bleach\"",
          "16:56: field \"care\" in product JN-1 must be a table of named values" },
        { "colours = { \"黑色\" }", "colours = { 1 }",
          "15:19: item 1 of \"colours\" in product JN-1 must be a text, not a whole number" },
        { "product { id = \"PH-1\"", "{ id = \"PH-1\"", "17:5: item 2 of products must be written product { ... }" },
        { "id = \"PH-1\"", "id = \"PH-1\", id = \"PH-2\"", "17:28: field \"id\" is given twice" },
    };
    EXPECT_ALL(CHANGES);
}

static void load_shops__names_the_fault__in_a_fact(void **state)
{
    (void)state;
    static const Change CHANGES[] = {
        { "\"return_window\"", "\"return_windows\"",
          "21:12: unknown topic \"return_windows\"; did you mean \"return_window\"?" },
        { "topic = \"return_window\", ", "", "21:5: fact lacks field \"topic\" (a text)" },
        { "days = 7", "dyas = 7", "21:37: unknown field \"dyas\" in fact return_window; did you mean \"days\"?" },
        { "days = 7", "days = 7, moonphase = 3", "21:47: warning: \"moonphase\" is no field of topic return_window" },
        { "days = 7", "7", "21:37: a value in fact return_window has no name" },
        { "cause = \"quality\"", "cause = \"qualty\"",
          "22:39: unknown cause \"qualty\" in fact return_shipping; did you mean \"quality\"?" },
        { "days = 7", "days = 7, valid_from = \"2026-02-30\"",
          "21:47: valid_from of fact return_window must be a day like \"2026-11-01\", not \"2026-02-30\"" },
        { "days = 7", "days = 7, valid_from = 20261101",
          "21:47: field \"valid_from\" in fact return_window must be a text, not a whole number" },
        { "days = 7", "days = 7, valid_from = \"2026-11-12\", valid_to = \"2026-11-11\"",
          "21:47: valid_from of fact return_window is after valid_to" },
        { "fact { topic = \"dispatch_time\", cutoff = \"17:00\" }",
          "fact { topic = \"return_shipping\", cause = \"quality\", payer = \"buyer\" }",
          "23:5: two facts on return_shipping quality hold at the same time, the other in line 22" },
        { "fact { topic = \"dispatch_time\"", "{ topic = \"dispatch_time\"",
          "23:5: item 3 of policies must be written fact { ... }" },
        { "policies = {", "policies = { x = 1,",
          "20:3: policies must be a list of at most 2000 facts: { fact { ... }, ... }" },
        { "cutoff = \"17:00\"", "cutoff = function() end", "23:37: a function has no place in this file" },
    };
    EXPECT_ALL(CHANGES);
}

static void load_shops__finds_every_fault__not_only_the_first(void **state)
{
    (void)state;
    static const Change CHANGE = { "price_yuan = 390, chart = \"legs\",\n      colours",
                                   "price = 390, chart = \"lgs\",\n      colors",
                                   "14:5: product JN-1 lacks field \"price_yuan\" (a number)\n"
                                   "14:65: unknown field \"price\" in product JN-1; did you mean \"price_yuan\"?\n"
                                   "14:78: unknown chart \"lgs\" in product JN-1; did you mean \"legs\"?\n"
                                   "15:7: unknown field \"colors\" in product JN-1; did you mean \"colours\"?" };
    expect(&CHANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_shops__takes_the_shop__when_nothing_is_wrong),
        cmocka_unit_test(load_shops__names_the_fault__in_a_shop),
        cmocka_unit_test(load_shops__names_the_fault__in_a_chart),
        cmocka_unit_test(load_shops__names_the_fault__in_a_product),
        cmocka_unit_test(load_shops__names_the_fault__in_a_fact),
        cmocka_unit_test(load_shops__finds_every_fault__not_only_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
