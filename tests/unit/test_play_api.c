/* test_play_api.c -- the names in engine/script/meta are the names that scripts can use, no more and no fewer. */
#include <stdlib.h>

#include "play_world.h"
#include "script/api_buyer.h"
#include "script/api_open.h"
#include "script/api_value.h"

static Buf read_file(const char *path)
{
    Buf text = { 0 };
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("cannot open %s", path);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) buf_putc(&text, (char)c);
    fclose(file);
    return text;
}

static size_t count_of(const Buf *text, const char *mark)
{
    size_t count = 0;
    for (const char *at = strstr(text->ptr, mark); at; at = strstr(at + 1, mark)) count++;
    return count;
}

static size_t count_names(const Buf *text, const char *before, const char *after, const char *const *names)
{
    size_t count = 0;
    for (; names[count]; count++) {
        char mark[100];
        snprintf(mark, sizeof mark, "%s%s%s", before, names[count], after);
        if (count_of(text, mark) != 1) fail_msg("meta declares \"%s\" %zu times", mark, count_of(text, mark));
    }
    return count;
}

static void meta__declares_each_method__and_no_other(void **state)
{
    Buf text = read_file("engine/script/meta/buyer.lua");
    (void)state;
    assert_int_equal(count_names(&text, "function Buyer:", "(", API_BUYER_METHODS), count_of(&text, "function Buyer:"));
    buf_clear(&text);
}

static void meta__declares_each_field__and_no_other(void **state)
{
    Buf text = read_file("engine/script/meta/buyer.lua");
    (void)state;
    char *start = strstr(text.ptr, "---@class Buyer\n");
    assert_non_null(start);
    Buf part = { 0 };
    buf_puts(&part, start);
    size_t fields = count_of(&part, "---@field ");
    size_t named = 0;
    for (; API_BUYER_FIELDS[named]; named++) {
        char plain[60];
        snprintf(plain, sizeof plain, "---@field %s", API_BUYER_FIELDS[named]);
        if (count_of(&part, plain) != 1) fail_msg("%s", plain);
    }
    assert_int_equal(named, fields);
    buf_clear(&part);
    buf_clear(&text);
}

static void meta__declares_each_constructor__and_no_other(void **state)
{
    Buf text = read_file("engine/script/meta/content.lua");
    (void)state;
    size_t named = count_names(&text, "\nfunction ", "(", API_CONSTRUCTORS);
    assert_int_equal(named + 1, count_of(&text, "\nfunction ")); /* and require */
    assert_int_equal(count_of(&text, "\nfunction require("), 1);
    buf_clear(&text);
}

/* The live object answers to exactly those names. */
static void buyer__has_each_name__when_asked(void **state)
{
    World w;
    (void)state;
    world_open(&w, "broken", "plain", 1);
    world_until(&w, 1);
    BuyerPort port = { 0 };
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    lua_State *L = sandbox_state(sb);
    lua_newtable(L);
    lua_pushnil(L);
    assert_true(api_buyer_open(sb, &port, &err));
    for (size_t i = 0; API_BUYER_METHODS[i]; i++) {
        api_buyer_push(L);
        lua_getfield(L, -1, API_BUYER_METHODS[i]);
        assert_true(lua_iscfunction(L, -1));
        lua_settop(L, 0);
    }
    sandbox_free(sb);
    world_close(&w);
}

static bool write_plain(const char *code, Buf *out)
{
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    if (!sandbox_load(sb, sv("t"), sv(code), &err) || !sandbox_call(sb, 0, 1, &err)) fail_msg("%s", err.text);
    bool is_good = api_write_plain(sandbox_state(sb), -1, out, &err);
    sandbox_free(sb);
    return is_good;
}

static void value__has_one_form__when_plain(void **state)
{
    Buf one = { 0 };
    Buf two = { 0 };
    (void)state;
    assert_true(write_plain("return { b = 1, a = 'x', [3] = true, c = { 1, 2 } }", &one));
    assert_true(write_plain("local t = { c = { 1, 2 } } t.a = 'x' t[3] = true t.b = 1 return t", &two));
    assert_text(buf_view(&one), two.ptr);
    assert_false(write_plain("return { f = function() end }", &one));
    assert_false(write_plain("return { 1.5 }", &one));
    assert_false(write_plain("return { [true] = 1 }", &one));
    assert_false(write_plain("return { { { { 1 } } } }", &one));
    assert_false(write_plain("local t = {} t.t = t return t", &one));
    buf_clear(&one);
    buf_clear(&two);
}

static bool to_node(const char *code, Arena *arena, const Node **node)
{
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    if (!sandbox_load(sb, sv("t"), sv(code), &err) || !sandbox_call(sb, 0, 1, &err)) fail_msg("%s", err.text);
    bool is_good = api_node(sandbox_state(sb), -1, arena, node, &err);
    sandbox_free(sb);
    return is_good;
}

static void node__copies__when_plain(void **state)
{
    Arena *arena = arena_new(0);
    const Node *node = NULL;
    (void)state;
    assert_true(to_node("return { 'x', -2.5, b = false, a = { 1 } }", arena, &node));
    assert_int_equal(node->list_count, 2);
    assert_int_equal(node->item_count, 4);
    assert_int_equal(node->items[1].number, -25000);
    assert_text(node->items[2].key, "a");
    assert_int_equal(node->items[3].kind, NODE_BOOL);
    assert_false(to_node("return { function() end }", arena, &node));
    assert_false(to_node("return { 'a\\xff' }", arena, &node));
    assert_false(to_node("return { 1e300 }", arena, &node));
    assert_false(to_node("return { [{}] = 1 }", arena, &node));
    assert_false(to_node("local t = {} t[1] = t return t", arena, &node));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meta__declares_each_method__and_no_other),
        cmocka_unit_test(meta__declares_each_field__and_no_other),
        cmocka_unit_test(meta__declares_each_constructor__and_no_other),
        cmocka_unit_test(buyer__has_each_name__when_asked),
        cmocka_unit_test(value__has_one_form__when_plain),
        cmocka_unit_test(node__copies__when_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
