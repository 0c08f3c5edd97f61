/* sandbox_table.c -- table functions on plain lists of at most SANDBOX_LIST items.
 *
 * Metamethods are never called here: a list whose __index is table.concat would loop inside C, where no hook counts.
 * sort is a merge sort: stable, the same everywhere, and a comparator that lies only gets a wrong order. */
#include "script/sandbox_own.h"

#include <lauxlib.h>

/* The length of the list at index 1. A view by the host is read through; a script's metatable is refused. */
static lua_Integer check_list(lua_State *L, bool will_write)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    bool is_view = sandbox_see_through(L, 1);
    luaL_argcheck(L, !(is_view && will_write), 1, "the table is read-only");
    luaL_argcheck(L, is_view || !lua_getmetatable(L, 1), 1, "a table without metatable expected");
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    luaL_argcheck(L, count <= SANDBOX_LIST, 1, "list too long");
    return count;
}

static int l_insert(lua_State *L)
{
    lua_Integer count = check_list(L, true);
    int nargs = lua_gettop(L);
    luaL_argcheck(L, count < SANDBOX_LIST, 1, "list too long");
    if (nargs == 2) {
        lua_rawseti(L, 1, count + 1);
        return 0;
    }
    if (nargs != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
    lua_Integer at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && at <= count + 1, 2, "position out of bounds");
    sandbox_charge(L, (uint64_t)(count - at + 2));
    for (lua_Integer i = count + 1; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int l_remove(lua_State *L)
{
    lua_Integer count = check_list(L, true);
    lua_Integer at = luaL_optinteger(L, 2, count);
    luaL_argcheck(L, (at >= 1 && at <= count + 1) || (at == 0 && count == 0), 2, "position out of bounds");
    sandbox_charge(L, (uint64_t)(count - at + 2));
    lua_rawgeti(L, 1, at);
    for (lua_Integer i = at; i < count; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    lua_pushnil(L);
    if (at < count) at = count;
    lua_rawseti(L, 1, at);
    return 1;
}

/* The range [first, last] of arguments 2 and 3 or 3 and 4, at most as long as a list may be. */
static uint64_t check_range(lua_State *L, int arg, lua_Integer count, lua_Integer *first, lua_Integer *last)
{
    *first = luaL_optinteger(L, arg, 1);
    *last = luaL_optinteger(L, arg + 1, count);
    if (*first > *last) return 0;
    uint64_t len = (uint64_t)*last - (uint64_t)*first;
    luaL_argcheck(L, len < SANDBOX_LIST, arg + 1, "range too long");
    return len + 1;
}

static int l_concat(lua_State *L)
{
    lua_Integer first;
    lua_Integer last;
    luaL_Buffer buffer;
    size_t gap_len = 0;
    lua_Integer count = check_list(L, false);
    const char *gap = luaL_optlstring(L, 2, "", &gap_len);
    uint64_t len = check_range(L, 3, count, &first, &last);

    sandbox_charge(L, 2 * len);
    luaL_buffinit(L, &buffer);
    for (uint64_t i = 0; i < len; i++) {
        int type = lua_rawgeti(L, 1, first + (lua_Integer)i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "item %I is a %s, not a text", (LUAI_UACINT)(first + (lua_Integer)i),
                              luaL_typename(L, -1));
        }
        luaL_addvalue(&buffer);
        if (i + 1 < len) luaL_addlstring(&buffer, gap, gap_len);
        if (luaL_bufflen(&buffer) > SANDBOX_STRING) return luaL_error(L, "text too long");
    }
    luaL_pushresult(&buffer);
    return 1;
}

static int l_unpack(lua_State *L)
{
    lua_Integer first;
    lua_Integer last;
    lua_Integer count = check_list(L, false);
    int len = (int)check_range(L, 2, count, &first, &last);

    sandbox_charge(L, (uint64_t)len);
    luaL_checkstack(L, len, "too many results");
    for (int i = 0; i < len; i++) lua_rawgeti(L, 1, first + i);
    return len;
}

static int l_pack(lua_State *L)
{
    int count = lua_gettop(L);
    luaL_argcheck(L, count <= SANDBOX_LIST, 1, "too many values");
    sandbox_charge(L, (uint64_t)count);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

/* Is the item on top before the one below it? Both stay. */
static bool is_before(lua_State *L)
{
    if (lua_isnil(L, 2)) return lua_compare(L, -1, -2, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool answer = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return answer;
}

/* Merge the runs [low, middle) and [middle, high) of table `from` into `to`. */
static void merge(lua_State *L, const int tables[2], const lua_Integer runs[3])
{
    lua_Integer left = runs[0];
    lua_Integer right = runs[1];

    for (lua_Integer at = runs[0]; at < runs[2]; at++) {
        bool take_right = left >= runs[1];
        if (!take_right && right < runs[2]) {
            lua_rawgeti(L, tables[0], left);
            lua_rawgeti(L, tables[0], right);
            take_right = is_before(L);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, tables[0], take_right ? right++ : left++);
        lua_rawseti(L, tables[1], at);
    }
}

static lua_Integer least(lua_Integer a, lua_Integer b)
{
    return a < b ? a : b;
}

static int l_sort(lua_State *L)
{
    lua_Integer count = check_list(L, true);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    int tables[2] = { 3, 4 };

    sandbox_charge(L, (uint64_t)count + 1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    for (lua_Integer width = 1; width < count; width *= 2) {
        sandbox_charge(L, 3 * (uint64_t)count);
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer runs[3] = { low, least(low + width, count + 1), least(low + 2 * width, count + 1) };
            merge(L, tables, runs);
        }
        int swap = tables[0];
        tables[0] = tables[1];
        tables[1] = swap;
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, tables[0], i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

static const luaL_Reg functions[] = {
    { "insert", l_insert }, { "remove", l_remove }, { "concat", l_concat }, { "unpack", l_unpack },
    { "pack", l_pack },     { "sort", l_sort },     { NULL, NULL },
};

void sandbox_open_table(lua_State *L)
{
    luaL_newlib(L, functions);
}
