/* test_script_node.c -- Lua tables as nodes: values, tags, places, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "script/content.h"
#include "script/node.h"

static const char *const CONSTRUCTORS[] = { "shop", "product", "fact" };

typedef struct Loaded {
    Arena *arena;
    Report *report;
    const Node *root;
} Loaded;

static Loaded load_all(const char *text, const ContentFiles *files, bool allows_functions)
{
    Loaded loaded = { .arena = arena_new(0), .report = report_new() };
    ContentFile file = { sv("personas/a/t.lua"), sv(text) };
    NodeSource source = { &file, files, CONSTRUCTORS, 3, allows_functions };
    if (!node_load_source((NodeRoom){ loaded.arena, loaded.arena }, &source, &loaded.root, loaded.report))
        loaded.root = NULL;
    return loaded;
}

static Loaded load(const char *text)
{
    Loaded loaded = load_all(text, NULL, false);
    size_t count = 0;
    const Fault *faults = report_faults(loaded.report, &count);
    if (count > 0) fail_msg("%.*s", SV_ARG(faults[0].text));
    return loaded;
}

static void unload(Loaded *loaded)
{
    arena_free(loaded->arena);
    report_free(loaded->report);
}

static void expect_report(Report *report, const char *expected)
{
    Buf all = { 0 };
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buf_putc(&all, '\n');
        fault_write(&all, &faults[i]);
    }
    assert_string_equal(all.ptr ? all.ptr : "", expected);
    buf_clear(&all);
}

static void expect_fault(const char *text, const char *expected)
{
    Loaded loaded = load_all(text, NULL, false);
    expect_report(loaded.report, expected);
    assert_null(loaded.root);
    unload(&loaded);
}

static void expect_place(const Node *node, uint32_t line, uint32_t column)
{
    assert_non_null(node);
    assert_int_equal(node->pos.line, line);
    assert_int_equal(node->pos.column, column);
}

static void node_load__copies_every_kind__of_plain_value(void **state)
{
    (void)state;
    Loaded l = load("return { a = true, b = -7, c = 0.93, d = '七天', e = { 1, 2, x = 3 } }");
    assert_int_equal(node_get(l.root, "a")->kind, NODE_BOOL);
    assert_int_equal(node_get(l.root, "b")->number, -7);
    assert_int_equal(node_get(l.root, "c")->kind, NODE_DECIMAL);
    assert_int_equal(node_get(l.root, "c")->number, 9300);
    assert_true(sv_is(node_get(l.root, "d")->text, "七天"));
    const Node *e = node_get(l.root, "e");
    assert_int_equal(e->list_count, 2);
    assert_int_equal(e->item_count, 3);
    assert_int_equal(e->items[1].number, 2);
    assert_int_equal(node_get(e, "x")->number, 3);
    assert_null(node_get(l.root, "f"));
    assert_null(node_get(NULL, "f"));
    unload(&l);
}

static void node_load__is_exact_to_four_places__and_refuses_more(void **state)
{
    (void)state;
    Loaded l = load("return { 0.98, 0.0001, -0.5, 1.5, 3.0, 0.1 + 0.2, 1e-4, 1234567.8901 }");
    static const int64_t EXPECTED[] = { 9800, 1, -5000, 15000, 30000, 3000, 1, 12345678901 };
    for (size_t i = 0; i < 8; i++) assert_int_equal(l.root->items[i].number, EXPECTED[i]);
    unload(&l);
    expect_fault("return { rate = 0.93123 }", "personas/a/t.lua:1:10: a number may have at most four decimal places");
    expect_fault("return { rate = 0.00001 }", "personas/a/t.lua:1:10: a number may have at most four decimal places");
    expect_fault("return { rate = 1/0 }", "personas/a/t.lua:1:10: the number is too large or no number");
    expect_fault("return { rate = 0/0 }", "personas/a/t.lua:1:10: the number is too large or no number");
    expect_fault("return { rate = 1 << 62 }", "personas/a/t.lua:1:10: the number is too large");
}

static void node_load__tags_tables__with_their_constructor(void **state)
{
    (void)state;
    Loaded l = load("return shop { fact { topic = 'a' }, product({ id = 'b' }), {} }");
    assert_true(sv_is(l.root->tag, "shop"));
    assert_true(sv_is(l.root->items[0].tag, "fact"));
    assert_true(sv_is(l.root->items[1].tag, "product"));
    assert_int_equal(l.root->items[2].tag.len, 0);
    assert_string_equal(node_label(&l.root->items[0]).text, "fact a");
    assert_string_equal(node_label(&l.root->items[1]).text, "product b");
    unload(&l);
}

static void node_load__sorts_named_keys__and_takes_numbers_as_names(void **state)
{
    (void)state;
    Loaded l = load("return { z = 1, [40] = 2, ['38'] = 3, a = 4 }");
    static const char *const KEYS[] = { "38", "40", "a", "z" };
    assert_int_equal(l.root->list_count, 0);
    for (size_t i = 0; i < 4; i++) assert_true(sv_is(l.root->items[i].key, KEYS[i]));
    expect_place(node_get(l.root, "40"), 1, 17);
    unload(&l);
}

static void node_load__knows_places__in_a_written_table(void **state)
{
    (void)state;
    Loaded l = load("-- 注释 { x = 1 }\n"
                    "return shop {\n"
                    "  id = \"大{\", [\"k\"] = 1, --[[ 中文 ]] after = 2,\n"
                    "  list = { 'x', { y = 1 } }, long = [[\n"
                    "a]], last = [==[]]]==] , [ 34 ] = 5;\n"
                    "  neg = -3, call = ('x'):rep(2), f = #'abc',\n"
                    "}\n");
    expect_place(l.root, 2, 8);
    expect_place(node_get(l.root, "id"), 3, 3);
    expect_place(node_get(l.root, "k"), 3, 14);
    expect_place(node_get(l.root, "after"), 3, 36);
    expect_place(node_get(l.root, "list"), 4, 3);
    expect_place(&node_get(l.root, "list")->items[0], 4, 12);
    expect_place(node_get(&node_get(l.root, "list")->items[1], "y"), 4, 19);
    expect_place(node_get(l.root, "long"), 4, 30);
    expect_place(node_get(l.root, "last"), 5, 6);
    expect_place(node_get(l.root, "34"), 5, 26);
    expect_place(node_get(l.root, "f"), 6, 34);
    unload(&l);
}

static void node_load__follows_locals__and_falls_back_to_what_is_written(void **state)
{
    (void)state;
    Loaded l = load("local sizes = { a = { 1,\n"
                    "  b = 2 } }\n"
                    "local function twice(t) return { t, t } end\n"
                    "return { sizes = sizes,\n"
                    "  both = twice { x = 1 },\n"
                    "  made = (function()\n"
                    "    local list = {}\n"
                    "    for i = 1, 2 do\n"
                    "      list[i] = fact { topic = 't' .. i }\n"
                    "    end\n"
                    "    return list\n"
                    "  end)() }\n");
    expect_place(node_get(l.root, "sizes"), 4, 10);
    expect_place(node_get(node_get(node_get(l.root, "sizes"), "a"), "b"), 2, 3);
    expect_place(node_get(l.root, "both"), 5, 3);
    const Node *made = node_get(l.root, "made");
    expect_place(made, 6, 3);
    /* A constructor's table that no scan reaches has the line of its call. */
    expect_place(&made->items[1], 9, 0);
    expect_place(node_get(&made->items[1], "topic"), 9, 0);
    unload(&l);
}

static void node_load__names_the_line__of_a_syntax_error(void **state)
{
    (void)state;
    expect_fault(
        "return {\n  a = 1\n  bb = 2,\n}",
        "personas/a/t.lua:3:3: '}' expected (to close '{' at line 1) near 'bb'; is a comma missing before it?");
    expect_fault("return { 'a\n }", "personas/a/t.lua:1:10: unfinished string near ''a'");
    expect_fault("return {", "personas/a/t.lua:1: unexpected symbol near <eof>");
    expect_fault("\x1bLua", "personas/a/t.lua:1: bytecode is not accepted");
}

static void node_load__names_the_line__of_a_run_time_error(void **state)
{
    (void)state;
    expect_fault("\n\nreturn prodct { id = 1 }",
                 "personas/a/t.lua:3:8: unknown name 'prodct'; did you mean \"product\"?");
    expect_fault("return fact(3)", "personas/a/t.lua:1: fact takes one table: fact { ... }");
    expect_fault("error 'no'", "personas/a/t.lua:1: no");
    expect_fault("while true do end", "personas/a/t.lua:1: script ran over its 1000000 instructions");
    expect_fault("return require 'x'", "personas/a/t.lua:1:8: unknown name 'require'; texts stand in quotes");
}

static void node_load__refuses__what_is_no_data(void **state)
{
    (void)state;
    expect_fault("return 3", "personas/a/t.lua:1:8: the file must return a table");
    expect_fault("", "personas/a/t.lua:1:1: the file must return a table");
    expect_fault("return { f = print and 1 or function() end }",
                 "personas/a/t.lua:1:14: unknown name 'print'; texts stand in quotes");
    expect_fault("return { a = 1, f = function() end }", "personas/a/t.lua:1:17: a function has no place in this file");
    expect_fault("return { c = coroutine.create(function() end) }",
                 "personas/a/t.lua:1:10: only texts, numbers, true, false and tables may stand here");
    expect_fault("local t = {}\nt.x = { y = t }\nreturn t", "personas/a/t.lua:3:8: a table contains itself");
    expect_fault("return { [true] = 1 }", "personas/a/t.lua:1:8: a key must be a name or a whole number");
    expect_fault("return { [''] = 1 }", "personas/a/t.lua:1:8: a key may not be an empty text");
    expect_fault("return { a = '\\xff' }", "personas/a/t.lua:1:10: the text is not valid UTF-8");
    expect_fault("return { a = 'x\\0y' }", "personas/a/t.lua:1:10: the text is not valid UTF-8");
    expect_fault("-- ok\nreturn { a = '\xff' }", "personas/a/t.lua:2: the file is not UTF-8 text: save it as UTF-8");
}

static void node_load__refuses__what_is_too_much(void **state)
{
    (void)state;
    expect_fault("local t = {}\nfor i = 1, 40 do t = { t } end\nreturn { deep = t }",
                 "personas/a/t.lua:3:10: tables are nested more than 32 deep");
    expect_fault("local t = {}\nfor i = 1, 900 do t[i] = i end\nlocal u = {}\nfor i = 1, 900 do u[i] = t end\nreturn u",
                 "personas/a/t.lua:5:8: the file returns more than 200000 values");
}

static void node_load__reports_a_key__that_is_given_twice(void **state)
{
    (void)state;
    expect_fault("return {\n  days = 7,\n  days = 8,\n}", "personas/a/t.lua:3:3: field \"days\" is given twice");
    expect_fault("return { ['34'] = 1, [34] = 2 }", "personas/a/t.lua:1:22: field \"34\" is given twice\n"
                                                    "personas/a/t.lua:1:22: [34] and [\"34\"] are both given");
}

static void node_load__skips_a_mark__at_the_start(void **state)
{
    (void)state;
    Loaded l = load("\xEF\xBB\xBFreturn { a = 1 }");
    expect_place(node_get(l.root, "a"), 1, 10);
    unload(&l);
}

/* The length of a literal without its zero. */
#define VIEW(text)             \
    {                          \
        text, sizeof(text) - 1 \
    }

static const ContentFile MODULES[] = {
    { VIEW("personas/a/lines.lua"), VIEW("return {\n  greet = '您好',\n}") },
    { VIEW("personas/a/loop.lua"), VIEW("return { x = require 'loop' }") },
    { VIEW("personas/a/bad.lua"), VIEW("\nreturn {") },
    { VIEW("personas/a/none.lua"), VIEW("local x = 1") },
    { VIEW("personas/b/lines.lua"), VIEW("return {}") },
    { VIEW("personas/traits/worry.lua"), VIEW("return { id = 'worry', more = require 'deep' }") },
    { VIEW("personas/traits/deep.lua"), VIEW("return { x = 1.5 }") },
};

static void node_load__reads_required_files__with_their_own_places(void **state)
{
    (void)state;
    ContentFiles *files = content_files_of(MODULES, 7);
    Loaded l = load_all("return {\n lines = require 'lines', again = require 'lines', w = require 'traits.worry' }",
                        files, false);
    const Node *greet = node_get(node_get(l.root, "lines"), "greet");
    assert_true(sv_is(greet->pos.file, "personas/a/lines.lua"));
    expect_place(greet, 2, 3);
    assert_true(sv_is(node_get(node_get(l.root, "again"), "greet")->text, "您好"));
    const Node *x = node_get(node_get(node_get(l.root, "w"), "more"), "x");
    assert_true(sv_is(x->pos.file, "personas/traits/deep.lua"));
    expect_place(x, 1, 10);
    unload(&l);
    content_files_free(files);
}

static void expect_require(const ContentFiles *files, const char *name, const char *expected)
{
    Buf text = { 0 };
    buf_printf(&text, "return { x = require '%s' }", name);
    Loaded l = load_all(text.ptr, files, false);
    expect_report(l.report, expected);
    unload(&l);
    buf_clear(&text);
}

static void node_load__reaches_no_further__than_its_folder_and_the_traits(void **state)
{
    (void)state;
    ContentFiles *files = content_files_of(MODULES, 7);
    expect_require(files, "../b/lines",
                   "personas/a/t.lua:1: require \"../b/lines\": there is no such file in this folder");
    expect_require(files, "traits/worry",
                   "personas/a/t.lua:1: require \"traits/worry\": there is no such file in this folder");
    expect_require(files, "traits.gone",
                   "personas/a/t.lua:1: require \"traits.gone\": there is no such file in this folder");
    expect_require(files, "", "personas/a/t.lua:1: require \"\": there is no such file in this folder");
    expect_require(files, "loop", "personas/a/loop.lua:1: require \"loop\": the files require each other");
    expect_require(files, "bad", "personas/a/bad.lua:2: unexpected symbol near <eof>");
    expect_require(files, "none", "personas/a/t.lua:1: require \"none\": the file returns nothing");
    content_files_free(files);
}

static void node_load__takes_functions__only_where_they_are_allowed(void **state)
{
    (void)state;
    Loaded l = load_all("return { play = function() return 1 end }", NULL, true);
    assert_int_equal(node_get(l.root, "play")->kind, NODE_FUNCTION);
    Value value = node_value(l.arena, node_get(l.root, "play"));
    assert_int_equal(value.kind, VALUE_NONE);
    unload(&l);
}

static void node_reads__report__what_is_wrong(void **state)
{
    (void)state;
    Loaded l = load("return product { id = 'P1',\n text = 3, int = 1.5, num = 'x', flag = 1,\n list = { 'a', 2 }, pick "
                    "= 'gren', wieght = 1 }");
    StrView text;
    int64_t number = 0;
    bool flag = false;
    const StrView *texts = NULL;
    size_t count = 0;
    static const char *const COLOURS[] = { "red", "green" };
    static const char *const FIELDS[] = { "id", "text", "int", "num", "flag", "list", "pick", "weight" };
    assert_false(node_read_text(l.root, "text", true, &text, l.report));
    assert_false(node_read_int(l.root, "int", true, &number, l.report));
    assert_false(node_read_scaled(l.root, "num", true, &number, l.report));
    assert_false(node_read_bool(l.root, "flag", true, &flag, l.report));
    assert_false(node_read_texts(l.arena, l.root, "list", true, &texts, &count, l.report));
    assert_int_equal(node_read_enum(l.root, "pick", COLOURS, 2, l.report), -1);
    assert_false(node_read_text(l.root, "absent", true, &text, l.report));
    assert_false(node_read_text(l.root, "absent", false, &text, l.report));
    node_check_fields(l.root, FIELDS, 8, l.report);
    expect_report(l.report,
                  "personas/a/t.lua:1:8: product P1 lacks field \"absent\" (a text)\n"
                  "personas/a/t.lua:2:2: field \"text\" in product P1 must be a text, not a whole number\n"
                  "personas/a/t.lua:2:12: field \"int\" in product P1 must be a whole number, not a number\n"
                  "personas/a/t.lua:2:23: field \"num\" in product P1 must be a number, not a text\n"
                  "personas/a/t.lua:2:34: field \"flag\" in product P1 must be true or false, not a whole number\n"
                  "personas/a/t.lua:3:16: item 2 of \"list\" in product P1 must be a text, not a whole number\n"
                  "personas/a/t.lua:3:21: unknown pick \"gren\" in product P1; did you mean \"green\"?\n"
                  "personas/a/t.lua:3:36: unknown field \"wieght\" in product P1; did you mean \"weight\"?");
    unload(&l);
}

static void node_reads__give__what_is_right(void **state)
{
    (void)state;
    Loaded l = load("return { text = 'a', int = 4.0, num = 3, flag = false, list = { 'a', 'b' }, lone = 'c', pick = "
                    "'green', none = {} }");
    StrView text;
    int64_t number = 0;
    bool flag = true;
    const StrView *texts = NULL;
    size_t count = 0;
    static const char *const COLOURS[] = { "red", "green" };
    assert_true(node_read_text(l.root, "text", true, &text, l.report) && sv_is(text, "a"));
    assert_true(node_read_int(l.root, "int", true, &number, l.report) && number == 4);
    assert_true(node_read_scaled(l.root, "num", true, &number, l.report) && number == 3 * VALUE_ONE);
    assert_true(node_read_bool(l.root, "flag", true, &flag, l.report) && !flag);
    assert_true(node_read_texts(l.arena, l.root, "list", true, &texts, &count, l.report) && count == 2);
    assert_true(node_read_texts(l.arena, l.root, "lone", true, &texts, &count, l.report) && count == 1);
    assert_true(node_read_texts(l.arena, l.root, "none", true, &texts, &count, l.report) && count == 0);
    assert_int_equal(node_read_enum(l.root, "pick", COLOURS, 2, l.report), 1);
    expect_report(l.report, "");
    unload(&l);
}

static void node_value__is_written_as_json__without_a_rounding(void **state)
{
    (void)state;
    Loaded l = load("return { a = true, b = { 0.93, -0.5, 3, 2.0 }, c = '17:00', d = { x = {} } }");
    Value value = node_value(l.arena, l.root);
    Buf text = { 0 };
    JsonOut out = { .buf = &text };
    value_write_json(&out, &value);
    assert_string_equal(text.ptr, "{\"a\":true,\"b\":[0.93,-0.5,3,2],\"c\":\"17:00\",\"d\":{\"x\":[]}}");
    buf_clear(&text);
    unload(&l);
}

static void value_equal__compares_numbers_by_worth__and_records_by_name(void **state)
{
    (void)state;
    Loaded l = load(
        "return { a = { 3, { x = 1, y = 'z' } }, b = { 3.0, { y = 'z', x = 1 } }, c = { 3, { x = 1 } }, d = { 3 } }");
    Value values[4];
    for (size_t i = 0; i < 4; i++) values[i] = node_value(l.arena, &l.root->items[i]);
    assert_true(value_equal(&values[0], &values[1]));
    assert_false(value_equal(&values[0], &values[2]));
    assert_false(value_equal(&values[2], &values[0]));
    assert_false(value_equal(&values[0], &values[3]));
    assert_false(value_equal(&values[0], NULL));
    assert_true(value_equal(NULL, NULL));
    assert_int_equal(value_scaled(NULL), 0);
    unload(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(node_load__copies_every_kind__of_plain_value),
        cmocka_unit_test(node_load__is_exact_to_four_places__and_refuses_more),
        cmocka_unit_test(node_load__tags_tables__with_their_constructor),
        cmocka_unit_test(node_load__sorts_named_keys__and_takes_numbers_as_names),
        cmocka_unit_test(node_load__knows_places__in_a_written_table),
        cmocka_unit_test(node_load__follows_locals__and_falls_back_to_what_is_written),
        cmocka_unit_test(node_load__names_the_line__of_a_syntax_error),
        cmocka_unit_test(node_load__names_the_line__of_a_run_time_error),
        cmocka_unit_test(node_load__refuses__what_is_no_data),
        cmocka_unit_test(node_load__refuses__what_is_too_much),
        cmocka_unit_test(node_load__reports_a_key__that_is_given_twice),
        cmocka_unit_test(node_load__skips_a_mark__at_the_start),
        cmocka_unit_test(node_load__reads_required_files__with_their_own_places),
        cmocka_unit_test(node_load__reaches_no_further__than_its_folder_and_the_traits),
        cmocka_unit_test(node_load__takes_functions__only_where_they_are_allowed),
        cmocka_unit_test(node_reads__report__what_is_wrong),
        cmocka_unit_test(node_reads__give__what_is_right),
        cmocka_unit_test(node_value__is_written_as_json__without_a_rounding),
        cmocka_unit_test(value_equal__compares_numbers_by_worth__and_records_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
