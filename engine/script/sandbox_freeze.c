/* sandbox_freeze.c -- read-only views, and metatables that scripts set but cannot use to leave the budget.
 *
 * A script's metatable is never the live one: setmetatable copies its known events into a table of our own. So __gc,
 * __close and __mode cannot come in by a later assignment either, and finalisers never run outside the budget. */
#include "script/sandbox_freeze.h"

#include <lauxlib.h>

#include "script/sandbox_own.h"

/* Addresses of these are keys that no script can make. */
static const char behind_key = 'b';
static const char origin_key = 'o';

static const char *const events[] = { "__index", "__newindex", "__call",   "__tostring", "__len",  "__eq",
                                      "__lt",    "__le",       "__concat", "__unm",      "__add",  "__sub",
                                      "__mul",   "__div",      "__mod",    "__pow",      "__idiv", "__band",
                                      "__bor",   "__bxor",     "__shl",    "__shr",      "__bnot", NULL };
static const char *const refused[] = { "__gc", "__close", "__mode", "__metatable", "__pairs", NULL };

/* Events that may be tables, which Lua then asks in turn. */
static const char *const links[] = { "__index", "__newindex", "__call", NULL };
enum { CHAIN_MAX = 20 };

static int l_no_write(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
    return luaL_error(L, "cannot set '%s': the table is read-only", name);
}

static int l_view_len(lua_State *L)
{
    sandbox_see_through(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

void sandbox_freeze(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -3);
    lua_rawsetp(L, -2, &behind_key);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_no_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, l_view_len);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

bool sandbox_see_through(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    if (lua_type(L, idx) != LUA_TTABLE || !lua_getmetatable(L, idx)) return false;
    if (lua_rawgetp(L, -1, &behind_key) != LUA_TTABLE) {
        lua_pop(L, 2);
        return false;
    }
    lua_replace(L, idx);
    lua_pop(L, 1);
    return true;
}

static void refuse_view(lua_State *L, int idx)
{
    lua_pushvalue(L, idx);
    if (sandbox_see_through(L, -1)) luaL_error(L, "the table is read-only");
    lua_pop(L, 1);
}

static void refuse_events(lua_State *L, int idx)
{
    for (int i = 0; refused[i]; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, idx) != LUA_TNIL) luaL_error(L, "%s is not allowed in a metatable", refused[i]);
        lua_pop(L, 1);
    }
}

/* Of the table on top: how many steps a lookup through it may take. Depths are the second upvalue. */
static lua_Integer depth_of(lua_State *L)
{
    lua_pushvalue(L, -1);
    lua_rawget(L, lua_upvalueindex(2));
    lua_Integer depth = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return depth;
}

static bool is_target(lua_State *L, int idx)
{
    lua_pushvalue(L, idx);
    lua_rawget(L, lua_upvalueindex(3));
    bool answer = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return answer;
}

/* A chain link of a metatable in use stays: what was measured for its tables must go on to hold. */
static void refuse_change(lua_State *L, const char *link)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TTABLE) {
        lua_pushstring(L, link);
        lua_rawget(L, -2);
        if (!lua_rawequal(L, -1, -3)) luaL_error(L, "%s cannot change once the metatable is in use", link);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* Tables that point to tables are walked inside one instruction, thousands deep if they may; here CHAIN_MAX deep.
 * A table that others point to is measured already, so it cannot get a longer way on. Targets are upvalue 3. */
static void check_chain(lua_State *L)
{
    lua_Integer depth = 0;
    bool was_target = is_target(L, 1);

    for (int i = 0; links[i]; i++) {
        lua_pushstring(L, links[i]);
        if (lua_rawget(L, 2) == LUA_TTABLE) {
            refuse_change(L, links[i]);
            lua_Integer next = depth_of(L) + 1;
            if (next > depth) depth = next;
            lua_pushvalue(L, -1);
            lua_pushboolean(L, 1);
            lua_rawset(L, lua_upvalueindex(3));
        }
        lua_pop(L, 1);
    }
    if (depth == 0) return;
    lua_pushvalue(L, 1);
    lua_Integer before = depth_of(L);
    if (depth > CHAIN_MAX) luaL_error(L, "metatables chained over %d deep", CHAIN_MAX);
    if (was_target && depth > before) luaL_error(L, "set its metatable before other tables point to it");
    lua_pushinteger(L, depth > before ? depth : before);
    lua_rawset(L, lua_upvalueindex(2));
}

/* Push the live twin of the metatable at index 2, made at its first use and brought up to date. */
static void push_twin(lua_State *L)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 4);
        lua_pushvalue(L, 2);
        lua_rawsetp(L, -2, &origin_key);
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_rawset(L, lua_upvalueindex(1));
    }
    for (int i = 0; events[i]; i++) {
        lua_pushstring(L, events[i]);
        lua_pushvalue(L, -1);
        lua_rawget(L, 2);
        lua_rawset(L, -3);
    }
}

int sandbox_l_setmetatable(lua_State *L)
{
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    sandbox_charge(L, 20);
    lua_settop(L, 2);
    refuse_view(L, 1);
    if (type == LUA_TTABLE) {
        refuse_events(L, 2);
        check_chain(L);
        push_twin(L);
    }
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}

int sandbox_l_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE || !lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    lua_rawgetp(L, -1, &origin_key);
    return 1;
}

int sandbox_l_rawset(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    refuse_view(L, 1);
    lua_rawset(L, 1);
    return 1;
}
