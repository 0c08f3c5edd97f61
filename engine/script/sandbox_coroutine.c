/* sandbox_coroutine.c -- coroutines that cannot outlive the budget.
 *
 * A hook is copied into a coroutine when it is created, with a counter of its own; so each coroutine costs more than
 * one tick, or a crowd of short ones would never be counted. Nothing here closes a coroutine: closing runs code with
 * hooks off. */
#include "script/sandbox_own.h"

#include <lauxlib.h>

static int l_create(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    sandbox_charge(L, SANDBOX_TICK + 50);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    return 1;
}

static bool can_start(lua_State *co)
{
    return lua_status(co) == LUA_OK && lua_gettop(co) > 0;
}

/* Moves results or the message to `L`. Returns how many, or -1 with one message. */
static int run(lua_State *L, lua_State *co, int nargs)
{
    Sandbox *sb = sandbox_of(L);
    int count = 0;

    sandbox_charge(L, 20);
    bool is_ready = co != L && (lua_status(co) == LUA_YIELD || can_start(co));
    lua_Debug ar;
    if (is_ready && lua_status(co) == LUA_OK && lua_getstack(co, 0, &ar)) is_ready = false;
    if (!is_ready || !lua_checkstack(co, nargs)) {
        lua_pushliteral(L, "cannot resume a coroutine that is not suspended");
        return -1;
    }
    lua_xmove(L, co, nargs);
    sb->running = co;
    int status = lua_resume(co, L, nargs, &count);
    sb->running = L;
    if (status != LUA_OK && status != LUA_YIELD) {
        sandbox_pass_fault(L, status);
        lua_xmove(co, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, count + 1)) {
        lua_pop(co, count);
        lua_pushliteral(L, "too many results of a coroutine");
        return -1;
    }
    lua_xmove(co, L, count);
    return count;
}

static lua_State *check_coroutine(lua_State *L)
{
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co, 1, "coroutine");
    return co;
}

static int l_resume(lua_State *L)
{
    lua_State *co = check_coroutine(L);
    int count = run(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, count >= 0);
    lua_insert(L, count >= 0 ? -(count + 1) : -2);
    return count >= 0 ? count + 1 : 2;
}

static int l_wrapped(lua_State *L)
{
    int count = run(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L));
    return count >= 0 ? count : lua_error(L);
}

static int l_wrap(lua_State *L)
{
    l_create(L);
    lua_pushcclosure(L, l_wrapped, 1);
    return 1;
}

static int l_yield(lua_State *L)
{
    return lua_yield(L, lua_gettop(L));
}

static int l_isyieldable(lua_State *L)
{
    lua_pushboolean(L, lua_isyieldable(L));
    return 1;
}

static int l_status(lua_State *L)
{
    lua_State *co = check_coroutine(L);
    lua_Debug ar;
    const char *name = "dead";

    if (co == L)
        name = "running";
    else if (lua_status(co) == LUA_YIELD)
        name = "suspended";
    else if (lua_status(co) == LUA_OK && lua_getstack(co, 0, &ar))
        name = "normal";
    else if (can_start(co))
        name = "suspended";
    lua_pushstring(L, name);
    return 1;
}

static const luaL_Reg functions[] = {
    { "create", l_create }, { "resume", l_resume },           { "wrap", l_wrap }, { "yield", l_yield },
    { "status", l_status }, { "isyieldable", l_isyieldable }, { NULL, NULL },
};

void sandbox_open_coroutine(lua_State *L)
{
    luaL_newlib(L, functions);
}
