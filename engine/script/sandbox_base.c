/* sandbox_base.c -- the basic, math and utf8 functions that scripts see.
 *
 * What Lua's own libraries do safely is taken from them; what shows addresses, swallows the end of a budget or runs
 * unbounded is written anew. No function of libm whose last digit differs between machines is passed on. */
#include "script/sandbox_own.h"

#include <lauxlib.h>
#include <lualib.h>

#include "script/sandbox_freeze.h"

/* What an error that is caught costs: unwinding, and up to 2,000 steps through a ring of __index. */
enum { FAILED_CALL = 250 };

/* Lua's own function is the first upvalue; long arguments and many of them cost more. */
static int l_charged(lua_State *L)
{
    int count = lua_gettop(L);
    uint64_t work = 1 + (uint64_t)count / 4;
    for (int i = 1; i <= count && i <= 4; i++) {
        if (lua_type(L, i) == LUA_TSTRING) work += lua_rawlen(L, i) / 4;
    }
    sandbox_charge(L, work);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void sandbox_pick(lua_State *L, const char *const *names)
{
    lua_newtable(L);
    for (int i = 0; names[i]; i++) {
        lua_getfield(L, -2, names[i]);
        lua_pushcclosure(L, l_charged, 1);
        lua_setfield(L, -2, names[i]);
    }
    lua_remove(L, -2);
}

static void move_field(lua_State *L, int from, const char *name)
{
    lua_getfield(L, from, name);
    lua_setfield(L, -2, name);
}

static int after_pcall(lua_State *L, int status, lua_KContext context)
{
    (void)context;
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L);
    sandbox_pass_fault(L, status);
    sandbox_charge(L, FAILED_CALL);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int l_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    sandbox_charge(L, 20);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return after_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, after_pcall), 0);
}

static int l_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    sandbox_charge(L, 10);
    if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 1);
        if (lua_type(L, -1) != LUA_TSTRING) return luaL_error(L, "'__tostring' must return a string");
        return 1;
    }
    /* A name, never an address: addresses differ between runs. */
    if (lua_type(L, 1) > LUA_TSTRING)
        lua_pushstring(L, luaL_typename(L, 1));
    else if (lua_type(L, 1) == LUA_TLIGHTUSERDATA)
        lua_pushliteral(L, "userdata");
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

static const char *const own_of_base[] = { "assert", "error", "ipairs", "rawequal", "rawget", "rawlen", "type", NULL };
static const char *const charged_of_base[] = { "select", "tonumber", NULL };
static const luaL_Reg base_functions[] = {
    { "pcall", l_pcall },           { "tostring", l_tostring },
    { "pairs", sandbox_l_pairs },   { "getmetatable", sandbox_l_getmetatable },
    { "rawset", sandbox_l_rawset }, { NULL, NULL },
};

/* Lua's own base library lands in the first global table, which no script ever sees. */
void sandbox_open_base(lua_State *L)
{
    luaopen_base(L);
    int base = lua_gettop(L);
    lua_pushvalue(L, base);
    sandbox_pick(L, charged_of_base);
    for (int i = 0; own_of_base[i]; i++) move_field(L, base, own_of_base[i]);
    luaL_setfuncs(L, base_functions, 0);

    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    for (int i = 0; i < 3; i++) {
        lua_newtable(L);
        lua_pushvalue(L, -2 - i);
        lua_setmetatable(L, -2);
    }
    lua_pushcclosure(L, sandbox_l_setmetatable, 3);
    lua_remove(L, -2);
    lua_setfield(L, -2, "setmetatable");
    lua_remove(L, base);
}

static const char *const of_math[] = { "abs",        "ceil", "floor", "fmod", "huge", "max",       "maxinteger", "min",
                                       "mininteger", "modf", "pi",    "sqrt", "type", "tointeger", "ult",        NULL };

void sandbox_open_math(lua_State *L)
{
    luaopen_math(L);
    int math = lua_gettop(L);
    lua_newtable(L);
    for (int i = 0; of_math[i]; i++) move_field(L, math, of_math[i]);
    lua_remove(L, math);
}

/* codepoint pushes a value a character: as many as a list may hold, no more. */
static int l_codepoint(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_Integer len = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = luaL_optinteger(L, 3, first);
    if (first < 0) first = first < -len ? 0 : len + first + 1;
    if (last < 0) last = last < -len ? 0 : len + last + 1;
    if (last > len) last = len + 1;
    luaL_argcheck(L, last - first < SANDBOX_LIST, 3, "too many characters");
    return l_charged(L);
}

static const char *const of_utf8[] = { "char", "codes", "len", "offset", NULL };

void sandbox_open_utf8(lua_State *L)
{
    luaopen_utf8(L);
    int utf8 = lua_gettop(L);
    lua_pushvalue(L, utf8);
    sandbox_pick(L, of_utf8);
    move_field(L, utf8, "charpattern");
    lua_getfield(L, utf8, "codepoint");
    lua_pushcclosure(L, l_codepoint, 1);
    lua_setfield(L, -2, "codepoint");
    lua_remove(L, utf8);
}
