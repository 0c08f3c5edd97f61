/* sandbox_pairs.c -- pairs in a fixed order: numbers, then strings by their bytes, then false and true.
 *
 * Lua's own order hangs on a hash seed taken from time and addresses. The keys are copied, sorted and walked. */
#include "script/sandbox_own.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

typedef struct Key {
    int kind;           /* 0 number, 1 string, 2 boolean */
    int idx;            /* where it is in the copy */
    long double number; /* holds every integer and every float exactly */
    StrView text;
} Key;

enum { NODE = 256 };

static int compare(const void *left, const void *right)
{
    const Key *a = left;
    const Key *b = right;
    if (a->kind != b->kind) return a->kind - b->kind;
    if (a->kind == 1) return sv_compare(a->text, b->text);
    return (a->number > b->number) - (a->number < b->number);
}

static Key describe(lua_State *L, int idx)
{
    Key key = { .idx = idx };
    size_t len = 0;

    lua_rawgeti(L, -1, idx);
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        key.number = lua_isinteger(L, -1) ? (long double)lua_tointeger(L, -1) : (long double)lua_tonumber(L, -1);
        break;
    case LUA_TSTRING:
        key.kind = 1;
        key.text.ptr = lua_tolstring(L, -1, &len);
        key.text.len = len;
        break;
    case LUA_TBOOLEAN:
        key.kind = 2;
        key.number = lua_toboolean(L, -1);
        break;
    default: luaL_error(L, "pairs has no order for keys that are a %s", luaL_typename(L, -1));
    }
    lua_pop(L, 1);
    return key;
}

/* Replace the list of keys on top by a sorted one. */
static void sort_keys(lua_State *L, int count)
{
    Key *keys = lua_newuserdatauv(L, (size_t)count * sizeof *keys, 0);
    bool is_sorted = true;

    lua_insert(L, -2);
    for (int i = 0; i < count; i++) {
        keys[i] = describe(L, i + 1);
        if (i > 0 && compare(&keys[i - 1], &keys[i]) > 0) is_sorted = false;
    }
    if (!is_sorted) {
        qsort(keys, (size_t)count, sizeof *keys, compare);
        lua_createtable(L, count, 0);
        for (int i = 0; i < count; i++) {
            lua_rawgeti(L, -2, keys[i].idx);
            lua_rawseti(L, -2, i + 1);
        }
        lua_remove(L, -2);
    }
    lua_remove(L, -2);
}

/* Upvalues: the sorted keys, the table, the position. Keys that are gone by now are passed over. */
static int l_step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 0);
    for (;;) {
        at++;
        if (lua_rawgeti(L, lua_upvalueindex(1), at) == LUA_TNIL) break;
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) break;
        sandbox_charge(L, 1);
        lua_settop(L, 0);
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(3));
    return lua_gettop(L);
}

int sandbox_l_pairs(lua_State *L)
{
    int count = 0;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    sandbox_see_through(L, 1);
    /* An emptied table is still walked slot by slot; how many it has is not known, only what the largest block was. */
    sandbox_charge(L, 10 + sandbox_of(L)->largest / NODE);
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++count);
        sandbox_charge(L, 4);
    }
    if (count > 0) sort_keys(L, count);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, l_step, 3);
    return 1;
}
