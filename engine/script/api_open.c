/* api_open.c -- loading is data only: constructors return their table, `require` looks up what has run before. */
#include "script/api_open.h"

#include <lauxlib.h>

const char *const API_CONSTRUCTORS[] = { "persona", "lines", "trait", "scenario", "beat", NULL };

/* Registry: a table from ContentFile to what it returned; and the file that runs now. */
static const char LOADED_KEY = 'l';
static const char CURRENT_KEY = 'c';

/* Upvalue: the constructor's name. */
static int l_construct(lua_State *L)
{
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    if (lua_gettop(L) != 1 || !lua_istable(L, 1)) return luaL_error(L, "%s takes one table: %s { ... }", name, name);
    return 1;
}

/* Upvalue: the files. */
static int l_require(lua_State *L)
{
    const ContentFiles *files = lua_touserdata(L, lua_upvalueindex(1));
    size_t len = 0;
    const char *name = luaL_checklstring(L, 1, &len);

    lua_rawgetp(L, LUA_REGISTRYINDEX, &CURRENT_KEY);
    const ContentFile *from = lua_touserdata(L, -1);
    if (!from) return luaL_error(L, "require is only for the top of a file");
    const ContentFile *file = content_files_require(files, from, sv_of(name, len));
    if (!file) return luaL_error(L, "require \"%s\": there is no such file", name);
    api_open_push(L, file);
    if (lua_isnil(L, -1)) return luaL_error(L, "require \"%s\": the file has not been loaded", name);
    return 1;
}

/* Runs as an entry. */
static int l_set_up(lua_State *L)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &LOADED_KEY);
    return 0;
}

bool api_open(Sandbox *sb, const ContentFiles *files, Err *err)
{
    lua_State *L = sandbox_state(sb);

    if (!sandbox_run(sb, l_set_up, NULL, err)) return false;
    for (size_t i = 0; API_CONSTRUCTORS[i]; i++) {
        lua_pushstring(L, API_CONSTRUCTORS[i]);
        lua_pushcclosure(L, l_construct, 1);
        sandbox_set(sb, NULL, API_CONSTRUCTORS[i]);
    }
    lua_pushlightuserdata(L, (void *)files);
    lua_pushcclosure(L, l_require, 1);
    sandbox_set(sb, NULL, "require");
    return true;
}

static void set_current(lua_State *L, const ContentFile *file)
{
    if (file)
        lua_pushlightuserdata(L, (void *)file);
    else
        lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &CURRENT_KEY);
}

bool api_open_run(Sandbox *sb, const ContentFile *file, const SandboxChunk *chunk, Err *err)
{
    lua_State *L = sandbox_state(sb);

    if (!sandbox_load_chunk(sb, chunk, err)) return false;
    set_current(L, file);
    bool is_good = sandbox_call(sb, 0, 1, err);
    set_current(L, NULL);
    if (!is_good) return false;
    if (!lua_istable(L, -1)) {
        lua_pop(L, 1);
        return err_set(err, ERR_SCRIPT, "%.*s: the file returns no table", SV_ARG(file->path));
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &LOADED_KEY);
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, file);
    lua_pop(L, 2);
    return true;
}

void api_open_push(lua_State *L, const ContentFile *file)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &LOADED_KEY);
    lua_rawgetp(L, -1, file);
    lua_remove(L, -2);
}
