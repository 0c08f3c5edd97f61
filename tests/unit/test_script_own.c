/* test_script_own.c -- content that is not shipped: what it adds and stands for, and whose it is said to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "script/content.h"

static const char GOODS[] =
    "return additions {\n"
    "  charts = {\n"
    "    tops = chart { scheme = 'alpha', sizes = { '2XL', '3XL', '4XL', '5XL', '6XL', '7XL' }, near_jin = 9,\n"
    "      table = { { '', '150-280' }, { '', '3XL' } } },\n"
    "    mini = chart { scheme = 'waist_inch', sizes = { '38', '40' },\n"
    "    table = { { '', '150-199', '200-260' }, { '160-195', '38', '40' } } } },\n"
    "  products = {\n"
    "    product { id = 'JN-2031', name = { zh = '新款', en = 'New' }, kind = 'jeans', price_yuan = 1, chart = "
    "'mini',\n"
    "      stock = { ['38'] = 3 } },\n"
    "    product { id = 'XX-1', name = { zh = '背带裤', en = 'Dungarees' }, kind = 'jeans', price_yuan = 99.5,\n"
    "      colours = { '蓝' }, stock = { ['蓝'] = 2 } },\n"
    "  },\n"
    "}\n";

static const char WORDS[] =
    "return quick {\n"
    "  reply { id = 'hello', group = 'greet', title = { zh = '欢迎', en = 'Hello' }, text = '您好，我在的。' },\n"
    "  reply { id = 'night', group = 'greet', title = { zh = '夜里', en = 'At night' }, text = '您好，夜里也有人在。' "
    "},\n"
    "}\n";

/* The shipped files with these beside them, of their owners. */
typedef struct Extra {
    const char *path;
    const char *text;
    ContentOrigin origin;
} Extra;

static ContentFiles *with(const Extra *extras, size_t extra_count)
{
    ContentFiles *shipped = NULL;
    Err err = { 0 };
    size_t count = 0;
    if (!content_files_read(&shipped, ".", &err)) fail_msg("%s", err.text);
    const ContentFile *list = content_files_at(shipped, &count);
    ContentFile *all = mem_new((count + extra_count) * sizeof *all);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_over = false;
        for (size_t k = 0; k < extra_count; k++) is_over = is_over || sv_is(list[i].path, extras[k].path);
        if (!is_over) all[kept++] = list[i];
    }
    for (size_t k = 0; k < extra_count; k++) all[kept++] = (ContentFile){ sv(extras[k].path), sv(extras[k].text) };
    ContentFiles *files = content_files_of(all, kept);
    for (size_t k = 0; k < extra_count; k++) content_files_set_origin(files, sv(extras[k].path), &extras[k].origin);
    mem_free(all);
    content_files_free(shipped);
    return files;
}

static Content *load(const ContentFiles *files, const char *expected)
{
    Report *report = report_new();
    Content *content = content_load(files, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    if (!expected && count) fail_msg("%.*s: %.*s", SV_ARG(faults[0].pos.file), SV_ARG(faults[0].text));
    if (expected) {
        Buf line = { 0 };
        assert_true(count > 0);
        fault_write(&line, &faults[0]);
        if (!strstr(line.ptr, expected)) fail_msg("%s", line.ptr);
        buf_clear(&line);
    }
    report_free(report);
    return content;
}

/* With whatever faults: other files name what these take away. */
static Content *load_any(const ContentFiles *files)
{
    Report *report = report_new();
    Content *content = content_load(files, report);
    report_free(report);
    assert_non_null(content);
    return content;
}

static const Product *product(const Content *content, const char *id)
{
    const Shop *shop = content_shop(content, sv("bigmen"));
    for (size_t i = 0; i < shop->product_count; i++) {
        if (sv_is(shop->products[i].id, id)) return &shop->products[i];
    }
    return NULL;
}

static void additions__bring_new_goods_and_stand_for_those_of_the_same_id(void **state)
{
    (void)state;
    ContentFiles *plain = with(NULL, 0);
    Content *shipped = load(plain, NULL);
    size_t before = content_shop(shipped, sv("bigmen"))->product_count;
    const Extra extra = { "scenarios/shops/bigmen/mine.lua", GOODS, { sv(CONTENT_OWN), false, { 0 } } };
    ContentFiles *files = with(&extra, 1);
    Content *content = load_any(files);
    assert_int_equal(content_shop(content, sv("bigmen"))->product_count, before + 1);
    assert_true(sv_is(product(content, "JN-2031")->name_zh, "新款"));
    assert_true(sv_is(product(content, "JN-2031")->source.file, extra.path));
    assert_int_equal(product(content, "JN-2031")->source.line, 8);
    assert_true(sv_is(product(content, "XX-1")->name_zh, "背带裤"));
    assert_int_equal(product(content, "JN-2031")->chart->size_count, 2);
    assert_int_equal(product(content, "TS-1102")->chart->near_jin, 9);
    assert_int_equal(product(content, "JN-2045")->chart->size_count, 8);
    assert_false(hash_equal(content_hash(content), content_hash(shipped)));
    content_free(content);
    content_free(shipped);
    content_files_free(files);
    content_files_free(plain);
}

static void additions__have_faults_with_their_own_place(void **state)
{
    (void)state;
    static const char *const CASES[][3] = {
        { "scenarios/shops/bigmenn/mine.lua", GOODS,
          "bigmenn/mine.lua:1: adds to an unknown shop \"bigmenn\"; did you mean" },
        { "scenarios/shops/bigmen/mine.lua", "return { }", "bigmen/mine.lua:1:" },
        { "scenarios/shops/bigmen/mine.lua", "return additions { product = {} }", "unknown field \"product\"" },
        { "scenarios/shops/bigmen/mine.lua",
          "return additions { products = {\n product { id = 'A', name = { zh = 'a', en = 'a' }, kind = 'jeans',\n"
          " price_yuan = 1, chart = 'jaens', stock = {} } } }",
          "mine.lua:3:" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Extra extra = { CASES[i][0], CASES[i][1], { sv(CONTENT_OWN), false, { 0 } } };
        ContentFiles *files = with(&extra, 1);
        content_free(load(files, CASES[i][2]));
        content_files_free(files);
    }
}

static void quick__of_ones_own_stands_for_the_shops_and_comes_behind_it(void **state)
{
    (void)state;
    const Extra extra = { "scenarios/quick/bigmen/mine.lua", WORDS, { sv(CONTENT_OWN), false, { 0 } } };
    ContentFiles *plain = with(NULL, 0), *files = with(&extra, 1);
    Content *shipped = load(plain, NULL), *content = load(files, NULL);
    size_t before = 0, after = 0;
    content_quick(shipped, sv("bigmen"), &before);
    const QuickReply *replies = content_quick(content, sv("bigmen"), &after);
    assert_int_equal(after, before + 1);
    assert_true(sv_is(replies[0].id, "hello"));
    assert_true(sv_is(replies[0].text, "您好，我在的。"));
    assert_true(sv_is(replies[after - 1].id, "night"));
    content_free(content);
    content_free(shipped);
    content_files_free(files);
    content_files_free(plain);
}

static void assert_origin(const Content *content, const char *file, const char *owner, bool is_over)
{
    ContentOrigin origin = content_origin(content, sv(file));
    if (sv_is(origin.owner, owner) && origin.is_over == is_over) return;
    fail_msg("%s: \"%s\"%s expected, \"%.*s\"%s found", file, owner, is_over ? " over another" : "",
             SV_ARG(origin.owner), origin.is_over ? " over another" : "");
}

/* A new file in a shipped buyer's folder changes that buyer; a new folder changes nothing. */
static void content__knows_whose_a_thing_is_and_whether_it_stands_for_another(void **state)
{
    (void)state;
    const Extra extras[] = {
        { "scenarios/shops/bigmen/mine.lua", GOODS, { sv("class-b"), false, { 0 } } },
        { "scenarios/quick/bigmen/mine.lua", WORDS, { sv(CONTENT_OWN), false, { 0 } } },
        { "personas/hunter/extra.lua", "return {}", { sv(CONTENT_OWN), false, { 0 } } },
        { "personas/hunter2/extra.lua", "return {}", { sv(CONTENT_OWN), false, { 0 } } },
    };
    ContentFiles *files = with(extras, 4);
    Content *content = load_any(files);
    assert_origin(content, "scenarios/shops/bigmen.lua", "class-b", true);
    assert_origin(content, "scenarios/shops/shoes.lua", "", false);
    assert_origin(content, "scenarios/quick/bigmen.lua", CONTENT_OWN, true);
    assert_origin(content, "personas/hunter/persona.lua", CONTENT_OWN, true);
    assert_origin(content, "personas/hunter2/extra.lua", CONTENT_OWN, false);
    assert_origin(content, "personas/silent/persona.lua", "", false);
    StrView owners[4];
    assert_int_equal(content_owners(content, owners, 4), 2);
    assert_true(sv_is(owners[0], "class-b") && sv_is(owners[1], CONTENT_OWN));
    assert_int_equal(content_owner_count(content, sv(CONTENT_OWN)).files, 3);
    content_free(content);
    content_files_free(files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(additions__bring_new_goods_and_stand_for_those_of_the_same_id),
        cmocka_unit_test(additions__have_faults_with_their_own_place),
        cmocka_unit_test(quick__of_ones_own_stands_for_the_shops_and_comes_behind_it),
        cmocka_unit_test(content__knows_whose_a_thing_is_and_whether_it_stands_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
