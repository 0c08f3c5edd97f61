/* test_base_json.c -- the reader refuses what json.h says, with the byte; the writer writes one fixed form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/rng.h"

static int set_up(void **state)
{
    *state = arena_new(0);
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const JsonValue *parse(Arena *arena, StrView text)
{
    Err err = { ERR_NONE, "" };
    const JsonValue *value = NULL;
    if (!json_parse(arena, text, &value, &err)) fail_msg("%.*s: %s", SV_ARG(text), err.text);
    assert_int_equal(err.code, ERR_NONE);
    return value;
}

/* Reads `text` and writes it again. */
static void assert_writes(Arena *arena, const char *text, const char *expected)
{
    Buf buf = { 0 };
    JsonOut out = { .buf = &buf };
    json_value(&out, parse(arena, sv(text)));
    assert_string_equal(buf.ptr, expected);
    buf_clear(&buf);
}

typedef struct Refusal {
    const char *text;
    size_t len; /* 0: up to the zero byte */
    const char *error;
} Refusal;

/* A refusal writes no output and gives the arena back; NULL is accepted for the error. */
static void assert_refused(Arena *arena, const Refusal *refusal)
{
    StrView text = sv_of(refusal->text, refusal->len ? refusal->len : strlen(refusal->text));
    const JsonValue *untouched = NULL;
    Err err = { ERR_NONE, "" };
    ArenaMark before = arena_mark(arena);
    assert_false(json_parse(arena, text, &untouched, &err));
    assert_string_equal(err.text, refusal->error);
    assert_int_equal(err.code, ERR_INPUT);
    assert_null(untouched);
    assert_int_equal(arena_mark(arena).used, before.used);
    assert_int_equal(arena_mark(arena).block, before.block);
    assert_false(json_parse(arena, text, &untouched, NULL));
}

static void assert_all_refused(Arena *arena, const Refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++) assert_refused(arena, &refusals[i]);
}

static void json__reads_every_kind__in_order(void **state)
{
    const JsonValue *root = parse(*state, sv(" {\"n\":null,\"t\":true,\"f\":false,\"i\":-12,\"d\":1.5e3,"
                                             "\"s\":\"裤子\",\"a\":[1,[],{}],\"\":0}\r\n\t "));
    assert_int_equal(root->kind, JSON_OBJECT);
    assert_int_equal(root->count, 8);
    assert_int_equal(json_get(root, "n")->kind, JSON_NULL);
    assert_false(json_has(json_get(root, "n")));
    assert_false(json_has(json_get(root, "absent")));
    assert_true(json_get(root, "t")->is_true);
    assert_int_equal(json_get(root, "f")->kind, JSON_BOOL);
    assert_false(json_get(root, "f")->is_true);
    assert_int_equal(json_get(root, "i")->number, -12);
    assert_false(json_get(root, "d")->is_int);
    assert_true(sv_is(json_get(root, "d")->text, "1.5e3"));
    assert_true(sv_is(json_get(root, "s")->text, "裤子"));
    const JsonValue *list = json_get(root, "a");
    assert_int_equal(list->count, 3);
    assert_int_equal(list->child->number, 1);
    assert_int_equal(list->child->next->kind, JSON_ARRAY);
    assert_int_equal(list->child->next->count, 0);
    assert_int_equal(list->child->next->next->kind, JSON_OBJECT);
    assert_null(list->child->next->next->next);
    assert_int_equal(json_get(root, "")->number, 0);
    assert_true(sv_is(root->child->key, "n"));
    assert_true(sv_is(root->child->next->key, "t"));
}

static void json__get_is_null__for_what_is_no_object(void **state)
{
    assert_null(json_get(NULL, "a"));
    assert_null(json_get(parse(*state, sv("[1]")), "a"));
    assert_null(json_get(parse(*state, sv("{}")), "a"));
    assert_null(json_get(parse(*state, sv("{\"ab\":1}")), "a"));
}

static void json__borrows_plain_strings__from_the_input(void **state)
{
    StrView text = sv("{\"键\":\"值\",\"e\":\"a\\nb\"}");
    const JsonValue *root = parse(*state, text);
    assert_ptr_equal(root->child->key.ptr, text.ptr + 2);
    assert_ptr_equal(root->child->text.ptr, text.ptr + 8);
    const char *copied = root->child->next->text.ptr;
    assert_true(copied < text.ptr || copied >= text.ptr + text.len);
}

static void json__undoes_escapes__of_every_kind(void **state)
{
    static const char *const CASES[][2] = {
        { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
        { "\"\\u0041\\u00e9\\u88e4\\uD83D\\uDC4c\"", "Aé裤👌" },
        { "\"x\\u0001y\"", "x\x01y" },
        { "\"\\uFFFF\\uDBFF\\uDFFF\\uD800\\uDC00\"", "\xEF\xBF\xBF\xF4\x8F\xBF\xBF\xF0\x90\x80\x80" },
        { "\"裤\\\\\\\"子\"", "裤\\\"子" },
        { "\"\\\\\"", "\\" },
        { "\"\x7f\"", "\x7f" },
        { "\"\"", "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        StrView text = parse(*state, sv(CASES[i][0]))->text;
        assert_int_equal(text.len, strlen(CASES[i][1]));
        assert_memory_equal(text.ptr, CASES[i][1], text.len);
    }
}

static void json__refuses_strings__that_rfc_8259_or_we_forbid(void **state)
{
    static const Refusal CASES[] = {
        { "\"a\\u0000\"", 0, "byte 2: NUL is not allowed" },
        { "\"a\0\"", 4, "byte 2: NUL is not allowed" },
        { "\"a\nb\"", 0, "byte 2: a control character in a string" },
        { "\"\x1f\"", 0, "byte 1: a control character in a string" },
        { "\"\\ud83d\"", 0, "byte 1: a lone surrogate" },
        { "\"\\ud83dx\"", 0, "byte 1: a lone surrogate" },
        { "\"\\ud83d\\n\"", 0, "byte 1: a lone surrogate" },
        { "\"\\ud83d\\ud83d\"", 0, "byte 1: a lone surrogate" },
        { "\"\\ud83d\\u0041\"", 0, "byte 1: a lone surrogate" },
        { "\"..\\udc4c\"", 0, "byte 3: a lone surrogate" },
        { "\"\\ud83d\\u00\"", 0, "byte 11: four hexadecimal digits are expected" },
        { "\"\\u12g4\"", 0, "byte 5: four hexadecimal digits are expected" },
        { "\"\\u12\"", 0, "byte 5: four hexadecimal digits are expected" },
        { "\"\\x41\"", 0, "byte 2: no such escape" },
        { "\"\\U0041\"", 0, "byte 2: no such escape" },
        { "\"\\\0\"", 4, "byte 2: no such escape" },
        { "\"\\\n\"", 0, "byte 2: no such escape" },
        { "\"abc", 0, "byte 4: the text ends too early" },
        { "\"abc\\", 0, "byte 5: the text ends too early" },
        { "\"abc\\\"", 0, "byte 6: the text ends too early" },
        { "'a'", 0, "byte 0: a value is expected" },
    };
    assert_all_refused(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void json__refuses_invalid_utf8__anywhere(void **state)
{
    static const Refusal CASES[] = {
        { "\"a\x80\"", 0, "byte 2: invalid UTF-8" },        { "\"\xC0\x80\"", 0, "byte 1: invalid UTF-8" },
        { "\"\xED\xA0\x80\"", 0, "byte 1: invalid UTF-8" }, { "\"\xF4\x90\x80\x80\"", 0, "byte 1: invalid UTF-8" },
        { "\"\xE8\xA3\"", 0, "byte 1: invalid UTF-8" },     { "{\"\xFF\":1}", 0, "byte 2: invalid UTF-8" },
        { "[1] \xFE", 0, "byte 4: invalid UTF-8" },         { "\xEF\xBB\xBF{}", 0, "byte 0: a value is expected" },
    };
    assert_all_refused(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void json__refuses_broken_structure__naming_the_byte(void **state)
{
    static const Refusal CASES[] = {
        { "", 0, "byte 0: the text ends too early" },
        { "  ", 0, "byte 2: the text ends too early" },
        { "\0", 1, "byte 0: a value is expected" },
        { "{", 0, "byte 1: the text ends too early" },
        { "[", 0, "byte 1: the text ends too early" },
        { "[1", 0, "byte 2: the text ends too early" },
        { "[1,", 0, "byte 3: the text ends too early" },
        { "[1,]", 0, "byte 3: a value is expected" },
        { "[,1]", 0, "byte 1: a value is expected" },
        { "[1 2]", 0, "byte 3: a comma or the closing bracket is expected" },
        { "[1}", 0, "byte 2: a comma or the closing bracket is expected" },
        { "{\"a\":1]", 0, "byte 6: a comma or the closing bracket is expected" },
        { "{\"a\" 1}", 0, "byte 5: a colon is expected" },
        { "{\"a\"}", 0, "byte 4: a colon is expected" },
        { "{\"a\":}", 0, "byte 5: a value is expected" },
        { "{\"a\":1,}", 0, "byte 7: a string is expected" },
        { "{a:1}", 0, "byte 1: a string is expected" },
        { "{1:1}", 0, "byte 1: a string is expected" },
        { "1 2", 0, "byte 2: more text behind the value" },
        { "{}}", 0, "byte 2: more text behind the value" },
        { "1\0", 2, "byte 1: more text behind the value" },
        { "nul", 0, "byte 0: a value is expected" },
        { "truE", 0, "byte 0: a value is expected" },
        { "nullx", 0, "byte 4: more text behind the value" },
        { "[1]/**/", 0, "byte 3: more text behind the value" },
        { "NaN", 0, "byte 0: a value is expected" },
        { "\f1", 0, "byte 0: a value is expected" },
        { "1\xC2\xA0", 0, "byte 1: more text behind the value" },
    };
    assert_all_refused(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void json__refuses_numbers__outside_the_grammar(void **state)
{
    static const Refusal CASES[] = {
        { "-", 0, "byte 1: the text ends too early" },        { "+1", 0, "byte 0: a value is expected" },
        { "01", 0, "byte 1: a number has a leading zero" },   { "-00", 0, "byte 2: a number has a leading zero" },
        { "1.", 0, "byte 2: the text ends too early" },       { "[1.]", 0, "byte 3: a digit is expected" },
        { ".5", 0, "byte 0: a value is expected" },           { "[1e]", 0, "byte 3: a digit is expected" },
        { "[1e+]", 0, "byte 4: a digit is expected" },        { "[1e-+1]", 0, "byte 4: a digit is expected" },
        { "[-x]", 0, "byte 2: a digit is expected" },         { "0x10", 0, "byte 1: more text behind the value" },
        { "1e5.5", 0, "byte 3: more text behind the value" }, { "-Infinity", 0, "byte 1: a digit is expected" },
    };
    assert_all_refused(*state, CASES, sizeof CASES / sizeof *CASES);
}

typedef struct Number {
    const char *text;
    bool is_int;
    int64_t number;
} Number;

static void json__numbers_are_ints__only_where_they_fit(void **state)
{
    static const Number CASES[] = {
        { "0", true, 0 },
        { "-0", true, 0 },
        { "7", true, 7 },
        { "-170", true, -170 },
        { "9223372036854775807", true, INT64_MAX },
        { "-9223372036854775808", true, INT64_MIN },
        { "9223372036854775808", false, 0 },
        { "-9223372036854775809", false, 0 },
        { "9223372036854775799", true, INT64_MAX - 8 },
        { "9999999999999999999", false, 0 },
        { "18446744073709551616", false, 0 },
        { "123456789012345678901234567890", false, 0 },
        { "1.0", false, 0 },
        { "1e2", false, 0 },
        { "1E-2", false, 0 },
        { "0.1e+9", false, 0 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const JsonValue *value = parse(*state, sv(CASES[i].text));
        assert_int_equal(value->kind, JSON_NUMBER);
        assert_int_equal(value->is_int, CASES[i].is_int);
        if (CASES[i].is_int) assert_true(value->number == CASES[i].number);
        assert_true(sv_is(value->text, CASES[i].text));
    }
}

static void json__refuses_duplicate_keys__after_unescaping(void **state)
{
    static const Refusal CASES[] = {
        { "{\"a\":1,\"a\":2}", 0, "byte 13: the key \"a\" comes twice in one object" },
        { "{\"a\":1,\"b\":2,\"\\u0061\":3}", 0, "byte 24: the key \"a\" comes twice in one object" },
        { "[{\"\":1,\"\":2}]", 0, "byte 12: the key \"\" comes twice in one object" },
    };
    assert_all_refused(*state, CASES, sizeof CASES / sizeof *CASES);
    assert_writes(*state, "{\"a\":{\"a\":{\"a\":1}},\"A\":[{\"a\":1},{\"a\":2}]}",
                  "{\"a\":{\"a\":{\"a\":1}},\"A\":[{\"a\":1},{\"a\":2}]}");
}

/* An object of `count` members k0, k1, ...; then key number `twice` again where that is below `count`. */
static void write_object(Buf *buf, int count, int twice)
{
    buf_reset(buf);
    for (int i = 0; i < count; i++) buf_printf(buf, "%s\"k%d\":%d", i ? "," : "{", i, i);
    if (twice < count) buf_printf(buf, ",\"k%d\":0", twice);
    buf_puts(buf, "}");
}

static void json__finds_duplicates__in_objects_of_every_size(void **state)
{
    Buf buf = { 0 };
    for (int count = 1; count <= 60; count++) {
        write_object(&buf, count, count);
        const JsonValue *value = parse(*state, buf_view(&buf));
        assert_int_equal(value->count, count);
        assert_true(sv_is(value->child->key, "k0"));
        assert_int_equal(json_get(value, "k0")->number, 0);
        for (int twice = 0; twice < count; twice += 7) {
            write_object(&buf, count, twice);
            Err err = { ERR_NONE, "" };
            char expected[100];
            snprintf(expected, sizeof expected, "byte %zu: the key \"k%d\" comes twice in one object", buf.len, twice);
            assert_false(json_parse(*state, buf_view(&buf), &value, &err));
            assert_string_equal(err.text, expected);
        }
    }
    buf_clear(&buf);
}

static void nest(Buf *buf, int depth, bool in_objects)
{
    buf_reset(buf);
    for (int i = 0; i < depth; i++) buf_puts(buf, !in_objects ? "[" : i + 1 < depth ? "{\"a\":" : "{");
    for (int i = 0; i < depth; i++) buf_puts(buf, in_objects ? "}" : "]");
}

static void json__stops_at_its_depth__not_before(void **state)
{
    Buf buf = { 0 };
    for (int in_objects = 0; in_objects <= 1; in_objects++) {
        nest(&buf, JSON_MAX_DEPTH, in_objects);
        assert_writes(*state, buf.ptr, buf.ptr);
        nest(&buf, JSON_MAX_DEPTH + 1, in_objects);
        const JsonValue *value = NULL;
        Err err = { ERR_NONE, "" };
        assert_false(json_parse(*state, buf_view(&buf), &value, &err));
        assert_int_equal(err.code, ERR_LIMIT);
        assert_string_equal(err.text, in_objects ? "byte 160: nested too deeply" : "byte 32: nested too deeply");
    }
    nest(&buf, 100000, false);
    assert_false(json_parse(*state, buf_view(&buf), &(const JsonValue *){ NULL }, NULL));
    buf_clear(&buf);
}

static void json__depth_counts_open_brackets__not_siblings(void **state)
{
    Buf buf = { 0 };
    buf_puts(&buf, "[");
    for (int i = 0; i < 1000; i++) buf_puts(&buf, i ? ",[[]],{}" : "[]");
    buf_puts(&buf, "]");
    assert_int_equal(parse(*state, buf_view(&buf))->count, 1999);
    buf_clear(&buf);
}

static void json__stops_at_its_number_of_values__not_before(void **state)
{
    Buf buf = { 0 };
    buf_puts(&buf, "[0");
    for (int i = 2; i < JSON_MAX_VALUES; i++) buf_puts(&buf, ",0");
    buf_puts(&buf, "]");
    assert_int_equal(parse(*state, buf_view(&buf))->count, JSON_MAX_VALUES - 1);
    buf.ptr[buf.len - 1] = ',';
    buf_puts(&buf, "0]");
    Err err = { ERR_NONE, "" };
    const JsonValue *value = NULL;
    assert_false(json_parse(*state, buf_view(&buf), &value, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_non_null(strstr(err.text, ": too many values"));
    buf_clear(&buf);
}

static void json__writes_what_it_read__in_one_form(void **state)
{
    assert_writes(*state, " [ 1 , 2.50 , { \"a\" : [ ] , \"b\" : { } } , null , true , false ] ",
                  "[1,2.50,{\"a\":[],\"b\":{}},null,true,false]");
    assert_writes(*state, "\"\\u88e4\\/\\u0007\\b\\f\\n\\r\\t\\\"\\\\\x7f\"",
                  "\"裤/\\u0007\\b\\f\\n\\r\\t\\\"\\\\\x7f\"");
    assert_writes(*state, "123456789012345678901234567890e7", "123456789012345678901234567890e7");
    assert_writes(*state, "{\"a\\nb\":1}", "{\"a\\nb\":1}");
}

static void json__puts_commas_itself__between_all_kinds(void **state)
{
    (void)state;
    Buf buf = { 0 };
    JsonOut out = { .buf = &buf };
    json_begin_object(&out);
    json_key(&out, "a");
    json_begin_array(&out);
    json_int(&out, INT64_MIN);
    json_int(&out, INT64_MAX);
    json_int(&out, -10);
    json_int(&out, 0);
    json_bool(&out, true);
    json_bool(&out, false);
    json_null(&out);
    json_string(&out, sv(""));
    json_string(&out, (StrView){ 0 });
    json_raw(&out, sv("{\"r\":1}"));
    json_begin_array(&out);
    json_end_array(&out);
    json_begin_object(&out);
    json_end_object(&out);
    json_end_array(&out);
    json_key_sv(&out, sv_of("bcd", 1));
    json_string(&out, sv("x"));
    json_end_object(&out);
    assert_string_equal(buf.ptr, "{\"a\":[-9223372036854775808,9223372036854775807,-10,0,true,false,null,\"\",\"\",{"
                                 "\"r\":1},[],{}],\"b\":\"x\"}");
    buf_clear(&buf);
}

static void json__writes_replacement__for_invalid_bytes(void **state)
{
    Buf buf = { 0 };
    JsonOut out = { .buf = &buf };
    json_string(&out, sv_of("a\xFF裤\xE8\xA3\0\xED\xA0\x80", 11));
    assert_string_equal(buf.ptr, "\"a\uFFFD裤\uFFFD\uFFFD\\u0000\uFFFD\uFFFD\uFFFD\"");
    buf_reset(&buf);
    out.needs_comma = false;
    json_string(&out, sv("\x01\"\xFF"));
    assert_true(sv_is(parse(*state, buf_view(&buf))->text, "\x01\"\uFFFD"));
    buf_clear(&buf);
}

static void write_random(JsonOut *out, Rng *rng, int depth)
{
    static const char *const TEXTS[] = {
        "", "a", "裤子", "\"\\", "\n\t\x01", "👌", "long plain text without any escape"
    };
    switch (rng_below(rng, depth > 0 ? 6 : 4)) {
    case 0: json_null(out); return;
    case 1: json_bool(out, rng_below(rng, 2)); return;
    case 2: json_int(out, (int64_t)rng_next(rng)); return;
    case 3: json_string(out, sv(TEXTS[rng_below(rng, 7)])); return;
    case 4:
        json_begin_array(out);
        for (uint64_t left = rng_below(rng, 6); left > 0; left--) write_random(out, rng, depth - 1);
        json_end_array(out);
        return;
    default: break;
    }
    json_begin_object(out);
    for (uint64_t left = rng_below(rng, 40); left > 0; left--) {
        char key[32];
        snprintf(key, sizeof key, "键\n%d", (int)left);
        json_key(out, key);
        write_random(out, rng, depth - 1);
    }
    json_end_object(out);
}

/* The property: whatever the writer writes, the reader takes, and writing it again gives the same bytes. */
static void json__round_trips__ten_thousand_random_trees(void **state)
{
    Rng rng = rng_new(20260101);
    Buf first = { 0 };
    Buf second = { 0 };
    ArenaMark mark = arena_mark(*state);
    for (int i = 0; i < 10000; i++) {
        buf_reset(&first);
        buf_reset(&second);
        arena_rewind(*state, mark);
        write_random(&(JsonOut){ .buf = &first }, &rng, 2);
        json_value(&(JsonOut){ .buf = &second }, parse(*state, buf_view(&first)));
        assert_string_equal(first.ptr, second.ptr);
    }
    buf_clear(&first);
    buf_clear(&second);
}

/* No heap beyond the arena, and the arena is warm after the first line. */
static void json__needs_no_new_memory__once_warm(void **state)
{
    StrView line = sv("{\"reply\":\"您好\\n40码\",\"list\":[1,2,3],\"deep\":{\"a\":{\"b\":null}}}");
    ArenaMark mark = arena_mark(*state);
    parse(*state, line);
    size_t warm = arena_size(*state);
    for (int i = 0; i < 1000; i++) {
        arena_rewind(*state, mark);
        parse(*state, line);
    }
    assert_int_equal(arena_size(*state), warm);
}

#define JSON_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        JSON_TEST(json__reads_every_kind__in_order),
        JSON_TEST(json__get_is_null__for_what_is_no_object),
        JSON_TEST(json__borrows_plain_strings__from_the_input),
        JSON_TEST(json__undoes_escapes__of_every_kind),
        JSON_TEST(json__refuses_strings__that_rfc_8259_or_we_forbid),
        JSON_TEST(json__refuses_invalid_utf8__anywhere),
        JSON_TEST(json__refuses_broken_structure__naming_the_byte),
        JSON_TEST(json__refuses_numbers__outside_the_grammar),
        JSON_TEST(json__numbers_are_ints__only_where_they_fit),
        JSON_TEST(json__refuses_duplicate_keys__after_unescaping),
        JSON_TEST(json__finds_duplicates__in_objects_of_every_size),
        JSON_TEST(json__stops_at_its_depth__not_before),
        JSON_TEST(json__depth_counts_open_brackets__not_siblings),
        JSON_TEST(json__stops_at_its_number_of_values__not_before),
        JSON_TEST(json__writes_what_it_read__in_one_form),
        JSON_TEST(json__puts_commas_itself__between_all_kinds),
        JSON_TEST(json__writes_replacement__for_invalid_bytes),
        JSON_TEST(json__round_trips__ten_thousand_random_trees),
        JSON_TEST(json__needs_no_new_memory__once_warm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
