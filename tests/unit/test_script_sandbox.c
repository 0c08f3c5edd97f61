/* test_script_sandbox.c -- the sandbox as its users see it: entries, errors, budgets, chunks, coroutines, determinism. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>
#include <lualib.h>

#include "base/buf.h"
#include "script/sandbox.h"

static bool eval(Sandbox *sb, const char *text, Err *err)
{
    return sandbox_load(sb, sv("t.lua"), sv(text), err) && sandbox_call(sb, 0, 1, err);
}

/* The text must run to its end and give `want`. */
static void check(const char *text, const char *want)
{
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    if (!eval(sb, text, &err)) fail_msg("%s: %s", text, err.text);
    assert_string_equal(luaL_tolstring(sandbox_state(sb), -1, NULL), want);
    sandbox_free(sb);
}

static void check_fails(const char *text, const char *want)
{
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    assert_false(eval(sb, text, &err));
    assert_string_equal(err.text, want);
    assert_int_equal(err.code, ERR_SCRIPT);
    assert_int_equal(lua_gettop(sandbox_state(sb)), 0);
    sandbox_free(sb);
}

static void sandbox__runs__what_ordinary_scripts_do(void **state)
{
    (void)state;
    check("local t = {} for i = 1, 5 do t[#t + 1] = i * i end return table.concat(t, ' ')", "1 4 9 16 25");
    check("return ('尺码 %d 码, %s'):format(40, true)", "尺码 40 码, true");
    check("return (('  a b  '):gsub('^%s*(.-)%s*$', '%1'))", "a b");
    check("local a, b = pcall(error, 'x') return tostring(a) .. b", "falsex");
    check("local o = setmetatable({}, { __index = function(_, k) return k .. '!' end }) return o.hi", "hi!");
    check("local V = {} V.__index = V function V.__add(a, b) return setmetatable({ n = a.n + b.n }, V) end "
          "local s = setmetatable({ n = 1 }, V) return (s + s).n",
          "2");
    check("local m = {} return tostring(getmetatable(setmetatable({}, m)) == m)", "true");
    check("local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) return table.concat(t)", "321");
    check("local t = { 1, 2, 3 } table.insert(t, 2, 9) table.remove(t, 1) return table.concat(t) .. #t", "9233");
    check("local n = 0 for _, c in utf8.codes('你好') do n = n + c end return n", "43229");
    check("return #'x' .. ('abc'):sub(-2) .. ('Ab'):upper() .. ('Ab'):lower() .. ('ab'):reverse()", "1bcABabba");
    check("return ('a,b,,c'):gsub(',', ';') .. select('#', ('k=v'):match('(%w)=(%w)'))", "a;b;;c2");
    check("local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 end) return co(1) .. "
          "co(5)",
          "210");
    check("local t = table.pack(1, nil, 3) return t.n .. tostring(table.unpack(t, 2, 2))", "3nil");
    check("return math.floor(3.7) .. math.max(1, 2) .. math.type(1) .. tostring(math.tointeger(3.0))", "32integer3");
    check("return ('x'):rep(3, '-') .. ('%5.1f|%x|%q'):format(2.25, 255, 'a')", "x-x-x  2.2|ff|\"a\"");
}

static void sandbox__names__file_and_line_of_what_failed(void **state)
{
    (void)state;
    check_fails("\n\nlocal x = nil + 1", "t.lua:3: attempt to perform arithmetic on a nil value");
    check_fails("\nlocal x = = 1", "t.lua:2: unexpected symbol near '='");
    check_fails("error('told')", "t.lua:1: told");
    check_fails("\nerror('bare', 0)", "t.lua:2: bare");
    check_fails("\n\nerror({})", "t.lua:3: the error is a table, not a text");
    check_fails("return foo", "t.lua:1: unknown name 'foo'");
    check_fails("foo = 1", "t.lua:1: cannot set the global 'foo': write local");
}

static void sandbox__walks__pairs_in_a_fixed_order(void **state)
{
    (void)state;
    check("local t = { b = 1, [2.5] = 2, [true] = 3, a = 4, [-1] = 5, 6, [false] = 7, ['10'] = 8, [math.maxinteger] = "
          "9 }\n"
          "local out = {} for k in pairs(t) do out[#out + 1] = tostring(k) end return table.concat(out, ' ')",
          "-1 1 2.5 9223372036854775807 10 a b false true");
    check("local t = { 1, 2, 3, 4 } local n = 0 for k in pairs(t) do t[k] = nil t[k + 1] = nil n = n + 1 end return n",
          "2");
    check("for k in pairs {} do return k end return 'none'", "none");
    check("local n = 0 for k, v in pairs(math) do n = n + 1 end return n > 10", "true");
}

static const char mixed[] = "local t, out = {}, {}\n"
                            "for i = 1, 300 do t['key' .. i * 7919 % 1000] = i t[i * 31 % 97] = i t[i / 8] = i end\n"
                            "for k, v in pairs(t) do out[#out + 1] = tostring(k) .. '=' .. v end\n"
                            "local l = {} for i = 1, 500 do l[i] = { i * 37 % 50, i } end\n"
                            "table.sort(l, function(a, b) return a[1] < b[1] end)\n"
                            "for _, p in ipairs(l) do out[#out + 1] = p[1] .. ':' .. p[2] end\n"
                            "out[#out + 1] = tostring(t) .. tostring(print == nil)";

static void sandbox__gives__the_same_in_two_states(void **state)
{
    (void)state;
    Buf text = { 0 };
    Err errors[2] = { { 0 }, { 0 } };
    char *outs[2] = { NULL, NULL };
    SandboxUsage usage[2];

    buf_puts(&text, mixed);
    buf_reset(&text);
    buf_printf(&text, "%.*s return table.concat(out, ' ')", (int)(strrchr(mixed, '\n') - mixed), mixed);
    for (int i = 0; i < 2; i++) {
        Sandbox *sb = sandbox_new(NULL);
        assert_true(eval(sb, text.ptr, &errors[i]));
        outs[i] = strdup(lua_tostring(sandbox_state(sb), -1));
        usage[i] = sandbox_usage(sb);
        assert_false(eval(sb, mixed, &errors[i]));
        sandbox_free(sb);
    }
    assert_true(strlen(outs[0]) > 3000);
    assert_string_equal(outs[0], outs[1]);
    assert_string_equal(errors[0].text, errors[1].text);
    assert_int_equal(usage[0].instructions, usage[1].instructions);
    free(outs[0]);
    free(outs[1]);
    buf_clear(&text);
}

static void sandbox__stays_dead__after_a_limit(void **state)
{
    (void)state;
    Sandbox *sb = sandbox_new(NULL);
    Err first = { 0 };
    Err second = { 0 };
    assert_false(eval(sb, "\nwhile true do end", &first));
    assert_true(sandbox_is_dead(sb));
    assert_int_equal(sandbox_fault(sb), SANDBOX_FAULT_INSTRUCTIONS);
    assert_int_equal(first.code, ERR_LIMIT);
    assert_string_equal(first.text, "t.lua:2: script ran over its 1000000 instructions");
    assert_false(eval(sb, "return 1", &second));
    assert_string_equal(second.text, first.text);
    sandbox_free(sb);
}

static void sandbox__renews__the_budget_for_each_entry(void **state)
{
    (void)state;
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };
    for (int i = 0; i < 5; i++) {
        if (!eval(sb, "for i = 1, 600000 do end", &err)) fail_msg("%s", err.text);
        assert_in_range(sandbox_usage(sb).instructions, 590000, 620000);
        lua_settop(sandbox_state(sb), 0);
    }
    sandbox_free(sb);
}

static int64_t hasty_now(void *self)
{
    int64_t *now = self;
    return *now += 7;
}

static void sandbox__tells__an_end_by_the_clock_from_others(void **state)
{
    (void)state;
    int64_t now = 0;
    Clock clock = { &now, hasty_now };
    SandboxLimits limits = { .clock = &clock, .deadline_ms = 50 };
    Sandbox *sb = sandbox_new(&limits);
    Err err = { 0 };
    assert_false(eval(sb, "while true do end", &err));
    assert_int_equal(sandbox_fault(sb), SANDBOX_FAULT_DEADLINE);
    assert_string_equal(err.text, "t.lua:1: script ran over its 50 ms");
    sandbox_free(sb);
}

static void sandbox__loads__a_compiled_chunk_into_many_states(void **state)
{
    (void)state;
    Err err = { 0 };
    SandboxChunk *chunk =
        sandbox_compile(sv("c.lua"), sv("\xEF\xBB\xBFlocal n = 6\nreturn n * 7 + (n > 7 and nil or 0)"), &err);
    SandboxChunk *bad = sandbox_compile(sv("d.lua"), sv("local = 1"), &err);
    assert_null(bad);
    assert_string_equal(err.text, "d.lua:1: <name> expected near '='");
    for (int i = 0; i < 3; i++) {
        Sandbox *sb = sandbox_new(NULL);
        assert_true(sandbox_load_chunk(sb, chunk, &err));
        assert_true(sandbox_call(sb, 0, 1, &err));
        assert_int_equal(lua_tointeger(sandbox_state(sb), -1), 42);
        sandbox_free(sb);
    }
    sandbox_chunk_free(chunk);
    sandbox_chunk_free(NULL);
    chunk = sandbox_compile(sv("e.lua"), sv("\n\nerror('late')"), &err);
    Sandbox *sb = sandbox_new(NULL);
    assert_true(sandbox_load_chunk(sb, chunk, &err));
    assert_false(sandbox_call(sb, 0, 0, &err));
    assert_string_equal(err.text, "e.lua:3: late");
    sandbox_free(sb);
    sandbox_chunk_free(chunk);
}

static void sandbox__resumes__a_coroutine_of_the_host(void **state)
{
    (void)state;
    Sandbox *sb = sandbox_new(NULL);
    lua_State *L = sandbox_state(sb);
    Err err = { 0 };
    int count = 0;

    assert_true(eval(sb, "return function(a) local b = coroutine.yield(a, 'x') error('end ' .. b) end", &err));
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, -2);
    lua_xmove(L, co, 1);
    lua_pushinteger(co, 4);
    assert_int_equal(sandbox_resume(sb, co, 1, &count, &err), SANDBOX_YIELDED);
    assert_int_equal(count, 2);
    assert_int_equal(lua_tointeger(co, -2), 4);
    lua_pop(co, 2);
    lua_pushliteral(co, "now");
    assert_int_equal(sandbox_resume(sb, co, 1, &count, &err), SANDBOX_FAILED);
    assert_string_equal(err.text, "t.lua:1: end now");
    assert_false(sandbox_is_dead(sb));

    lua_State *other = lua_newthread(L);
    assert_true(sandbox_load(sb, sv("u.lua"), sv("coroutine.yield() while true do end"), &err));
    lua_xmove(L, other, 1);
    assert_int_equal(sandbox_resume(sb, other, 0, &count, &err), SANDBOX_YIELDED);
    assert_int_equal(sandbox_resume(sb, other, 0, &count, &err), SANDBOX_FAILED);
    assert_int_equal(sandbox_fault(sb), SANDBOX_FAULT_INSTRUCTIONS);
    assert_string_equal(err.text, "u.lua:1: script ran over its 1000000 instructions");
    sandbox_free(sb);
}

static int l_twice(lua_State *L)
{
    sandbox_charge(L, 100);
    lua_pushinteger(L, 2 * luaL_checkinteger(L, 1));
    return 1;
}

static int set_up(lua_State *L)
{
    const char *text = lua_touserdata(L, 1);
    return luaL_error(L, "set-up said %s", text);
}

static void sandbox__takes__functions_and_frozen_tables_of_the_host(void **state)
{
    (void)state;
    Sandbox *sb = sandbox_new(NULL);
    lua_State *L = sandbox_state(sb);
    char text[] = "no";
    Err err = { 0 };

    lua_pushcfunction(L, l_twice);
    sandbox_set(sb, NULL, "twice");
    lua_pushcfunction(L, l_twice);
    sandbox_set(sb, "math", "random");
    lua_createtable(L, 2, 1);
    lua_pushinteger(L, 5);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, 6);
    lua_setfield(L, -2, "k");
    sandbox_freeze(L);
    sandbox_set(sb, NULL, "facts");
    assert_int_equal(lua_gettop(L), 0);
    assert_true(eval(sb,
                     "local s = '' for k, v in pairs(facts) do s = s .. k .. v end "
                     "return s .. #facts .. facts.k .. twice(4) .. math.random(1) .. table.concat(facts)",
                     &err));
    assert_string_equal(lua_tostring(L, -1), "15k616825");
    assert_false(eval(sb, "facts.k = 1", &err));
    assert_string_equal(err.text, "t.lua:1: cannot set 'k': the table is read-only");
    assert_false(eval(sb, "while true do twice(1) end", &err));
    assert_true(sandbox_is_dead(sb));
    assert_false(sandbox_run(sb, set_up, text, &err));
    sandbox_free(sb);
    sb = sandbox_new(NULL);
    assert_false(sandbox_run(sb, set_up, text, &err));
    assert_string_equal(err.text, "set-up said no");
    sandbox_free(sb);
}

/* What a content loader's require does. */
static int l_require(lua_State *L)
{
    Err err = { 0 };
    size_t len = 0;
    const char *text = luaL_checklstring(L, 1, &len);
    if (!sandbox_load(sandbox_of(L), sv("part.lua"), sv_of(text, len), &err)) return luaL_error(L, "%s", err.text);
    lua_call(L, 0, 1);
    return 1;
}

static void sandbox__loads__inside_an_entry_for_require(void **state)
{
    (void)state;
    Sandbox *sb = sandbox_new(NULL);
    Err err = { 0 };

    lua_pushcfunction(sandbox_state(sb), l_require);
    sandbox_set(sb, NULL, "require");
    assert_true(
        eval(sb, "return require('return 6') + coroutine.wrap(function() return require('return 7') end)()", &err));
    assert_int_equal(lua_tointeger(sandbox_state(sb), -1), 13);
    assert_true(eval(sb, "local ok, e = pcall(require, 'x = = 1') return e", &err));
    assert_string_equal(lua_tostring(sandbox_state(sb), -1), "part.lua:1: unexpected symbol near '='");
    assert_false(eval(sb, "while true do pcall(require, 'local x') end", &err));
    assert_int_equal(sandbox_fault(sb), SANDBOX_FAULT_INSTRUCTIONS);
    sandbox_free(sb);
}

static void sandbox__refuses__limits_without_room(void **state)
{
    (void)state;
    SandboxLimits limits = { .memory = 4096 };
    assert_null(sandbox_new(&limits));
    sandbox_free(NULL);
}

typedef struct Failing {
    long left;
    long held;
} Failing;

/* The n-th growing request fails, and all after it: a machine that is out of memory stays so. */
static void *failing_alloc(void *self, void *ptr, size_t osize, size_t nsize)
{
    Failing *failing = self;
    if (nsize == 0) {
        failing->held -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (!ptr || nsize > osize) {
        if (failing->left <= 0) return NULL;
        failing->left--;
    }
    failing->held += ptr == NULL;
    return realloc(ptr, nsize);
}

static const char busy[] =
    "local t = {} for i = 1, 20 do t[i] = { n = i, s = ('x'):rep(i) .. i } end\n"
    "local co = coroutine.wrap(function() for _, v in pairs(t) do coroutine.yield(v.s) end end)\n"
    "local out = {} for i = 1, 20 do out[i] = co() end\n"
    "pcall(error, setmetatable({}, { __index = t }))\n"
    "table.sort(out) return (table.concat(out, ','):gsub('x+', '%0!'))";

/* True when everything went through. */
static bool run_with(Failing *failing)
{
    SandboxLimits limits = { .alloc = failing_alloc, .alloc_self = failing };
    Err err = { 0 };
    Sandbox *sb = sandbox_new(&limits);
    bool is_ok = sb && eval(sb, busy, &err);
    if (sb && !is_ok) {
        assert_int_equal(sandbox_fault(sb), SANDBOX_FAULT_MEMORY);
        assert_non_null(strstr(err.text, "too much memory"));
    }
    sandbox_free(sb);
    return is_ok;
}

static void sandbox__survives__each_allocation_that_fails(void **state)
{
    (void)state;
    long tries = 0;
    for (bool is_ok = false; !is_ok; tries++) {
        Failing failing = { .left = tries };
        is_ok = run_with(&failing);
        assert_int_equal(failing.held, 0);
        assert_true(tries < 20000);
    }
    print_message("%ld allocations made to fail\n", tries - 1);
    assert_true(tries > 300);
}

/* Our matcher against Lua's own, on cases made from a small alphabet: same answers, same complaints or none. */
static void sandbox__matches__patterns_as_lua_does(void **state)
{
    (void)state;
    static const char body[] =
        "local seed, parts, out = 12345, { 'a', 'b', '.', 'a*', 'b-', 'a+', 'b?', '(a', ')', '()', '%1', '[ab]', "
        "'[^a]*', '%a', '%bab',\n"
        "  '%f[b]', '$', '^', '%s-', '(.-)', '[%w]+', '%' }, {}\n"
        "local function pick(n) seed = (seed * 1103515245 + 12345) % 2147483648 return seed // 65536 % n + 1 end\n"
        "for round = 1, 1500 do\n"
        "  local p, s = '', ''\n"
        "  for i = 1, pick(6) do p = p .. parts[pick(#parts)] end\n"
        "  for i = 1, pick(9) - 1 do s = s .. ('ab b'):sub(pick(4)):sub(1, 1) end\n"
        "  for _, f in ipairs { string.find, string.match, string.gsub } do\n"
        "    local got = table.pack(pcall(f, s, p, f == string.gsub and '<%0>' or nil))\n"
        "    for i = 1, got.n do got[i] = got[1] and tostring(got[i]) or i == 1 and 'error' or '' end\n"
        "    out[#out + 1] = p .. '|' .. s .. '|' .. table.concat(got, '|')\n"
        "  end\n"
        "end\n"
        "local from = ...\n"
        "return table.concat(out, '\\n', from, from + 899)";
    SandboxLimits limits = { .instructions = 100000000 };
    Sandbox *sb = sandbox_new(&limits);
    lua_State *L = luaL_newstate();
    Err err = { 0 };

    luaL_openlibs(L);
    for (int from = 1; from <= 3601; from += 900) {
        assert_int_equal(luaL_loadstring(L, body), LUA_OK);
        lua_pushinteger(L, from);
        assert_int_equal(lua_pcall(L, 1, 1, 0), LUA_OK);
        if (!sandbox_load(sb, sv("m.lua"), sv(body), &err)) fail_msg("%s", err.text);
        lua_pushinteger(sandbox_state(sb), from);
        if (!sandbox_call(sb, 1, 1, &err)) fail_msg("%s", err.text);
        assert_string_equal(lua_tostring(sandbox_state(sb), -1), lua_tostring(L, -1));
        lua_settop(L, 0);
        lua_settop(sandbox_state(sb), 0);
    }
    lua_close(L);
    sandbox_free(sb);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sandbox__runs__what_ordinary_scripts_do),
        cmocka_unit_test(sandbox__names__file_and_line_of_what_failed),
        cmocka_unit_test(sandbox__walks__pairs_in_a_fixed_order),
        cmocka_unit_test(sandbox__gives__the_same_in_two_states),
        cmocka_unit_test(sandbox__stays_dead__after_a_limit),
        cmocka_unit_test(sandbox__renews__the_budget_for_each_entry),
        cmocka_unit_test(sandbox__tells__an_end_by_the_clock_from_others),
        cmocka_unit_test(sandbox__loads__a_compiled_chunk_into_many_states),
        cmocka_unit_test(sandbox__resumes__a_coroutine_of_the_host),
        cmocka_unit_test(sandbox__takes__functions_and_frozen_tables_of_the_host),
        cmocka_unit_test(sandbox__loads__inside_an_entry_for_require),
        cmocka_unit_test(sandbox__refuses__limits_without_room),
        cmocka_unit_test(sandbox__survives__each_allocation_that_fails),
        cmocka_unit_test(sandbox__matches__patterns_as_lua_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
