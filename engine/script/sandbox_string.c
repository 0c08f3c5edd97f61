/* sandbox_string.c -- the string functions that scripts see: bounded in what they make and paid for.
 *
 * Strings have no arithmetic here: converting 64 kB of digits is one instruction to a hook. */
#include "script/sandbox_string.h"

#include <lauxlib.h>
#include <lualib.h>

#include "script/sandbox_own.h"

/* 1e308 with 99 digits behind the point is a long division. */
enum { FLOAT_WORK = 200 };

StrView string_arg(lua_State *L, int arg)
{
    size_t len = 0;
    const char *text = luaL_checklstring(L, arg, &len);
    return sv_of(text, len);
}

static int l_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)string_arg(L, 1).len);
    return 1;
}

/* The part [from, to) of `text` that positions like Lua's name. */
static StrView part(StrView text, lua_Integer from, lua_Integer to)
{
    lua_Integer len = (lua_Integer)text.len;
    if (from < 0) from = from < -len ? 1 : len + from + 1;
    if (from == 0) from = 1;
    if (to > len) to = len;
    if (to < 0) to = to < -len ? 0 : len + to + 1;
    if (from > to) return sv_of(text.ptr, 0);
    return sv_of(text.ptr + from - 1, (size_t)(to - from + 1));
}

static int l_sub(lua_State *L)
{
    StrView cut = part(string_arg(L, 1), luaL_checkinteger(L, 2), luaL_optinteger(L, 3, -1));
    sandbox_charge(L, 1 + cut.len / 16);
    lua_pushlstring(L, cut.ptr, cut.len);
    return 1;
}

static int l_byte(lua_State *L)
{
    lua_Integer from = luaL_optinteger(L, 2, 1);
    StrView cut = part(string_arg(L, 1), from, luaL_optinteger(L, 3, from));
    luaL_argcheck(L, cut.len <= SANDBOX_LIST, 3, "too many bytes");
    sandbox_charge(L, 1 + cut.len);
    luaL_checkstack(L, (int)cut.len, "too many bytes");
    for (size_t i = 0; i < cut.len; i++) lua_pushinteger(L, (unsigned char)cut.ptr[i]);
    return (int)cut.len;
}

static int l_char(lua_State *L)
{
    int count = lua_gettop(L);
    luaL_Buffer out;

    luaL_argcheck(L, count <= SANDBOX_LIST, 1, "too many values");
    sandbox_charge(L, 1 + (uint64_t)count);
    char *room = luaL_buffinitsize(L, &out, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer c = luaL_checkinteger(L, i);
        luaL_argcheck(L, c >= 0 && c <= 255, i, "value out of range");
        room[i - 1] = (char)(unsigned char)c;
    }
    luaL_pushresultsize(&out, (size_t)count);
    return 1;
}

static int l_rep(lua_State *L)
{
    StrView text = string_arg(L, 1);
    lua_Integer count = luaL_checkinteger(L, 2);
    size_t gap_len = 0;
    const char *gap = luaL_optlstring(L, 3, "", &gap_len);
    luaL_Buffer out;

    if (count <= 0 || text.len + gap_len == 0) return lua_pushliteral(L, ""), 1;
    size_t each = text.len + gap_len;
    luaL_argcheck(L, (uint64_t)count <= (SANDBOX_STRING + gap_len) / each, 2, "result too long");
    sandbox_charge(L, 1 + (uint64_t)count + each * (size_t)count / 16);
    luaL_buffinit(L, &out);
    for (lua_Integer i = 0; i < count; i++) {
        if (i > 0) luaL_addlstring(&out, gap, gap_len);
        luaL_addlstring(&out, text.ptr, text.len);
    }
    luaL_pushresult(&out);
    return 1;
}

static int map_bytes(lua_State *L, char (*map)(char))
{
    StrView text = string_arg(L, 1);
    luaL_Buffer out;

    sandbox_charge(L, 1 + text.len / 4);
    char *room = luaL_buffinitsize(L, &out, text.len);
    for (size_t i = 0; i < text.len; i++) room[i] = map(text.ptr[i]);
    luaL_pushresultsize(&out, text.len);
    return 1;
}

static char to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char to_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static int l_lower(lua_State *L)
{
    return map_bytes(L, to_lower);
}

static int l_upper(lua_State *L)
{
    return map_bytes(L, to_upper);
}

static int l_reverse(lua_State *L)
{
    StrView text = string_arg(L, 1);
    luaL_Buffer out;

    sandbox_charge(L, 1 + text.len / 4);
    char *room = luaL_buffinitsize(L, &out, text.len);
    for (size_t i = 0; i < text.len; i++) room[i] = text.ptr[text.len - 1 - i];
    luaL_pushresultsize(&out, text.len);
    return 1;
}

/* Argument `arg` for a %s: made text by the sandbox's own tostring (the second upvalue), which shows no address. */
static void make_text(lua_State *L, int arg)
{
    luaL_checkany(L, arg);
    if (lua_type(L, arg) == LUA_TSTRING) return;
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, arg);
    lua_call(L, 1, 1);
    lua_replace(L, arg);
}

/* Lua's own format does the work; before that every conversion is looked at. */
static int l_format(lua_State *L)
{
    StrView form = string_arg(L, 1);
    int arg = 1;
    size_t len = form.len;

    sandbox_charge(L, 2 + form.len / 4);
    for (size_t i = 0; i < form.len; i++) {
        if (form.ptr[i] != '%') continue;
        if (++i < form.len && form.ptr[i] == '%') continue;
        while (i < form.len && strchr("-+ #0123456789.", form.ptr[i]) && form.ptr[i]) i++;
        char kind = i < form.len ? form.ptr[i] : '\0';
        if (!kind || !strchr("dicouxXeEfgGsq", kind)) return luaL_error(L, "invalid conversion in 'format'");
        arg++;
        if (kind == 's') make_text(L, arg);
        if (lua_type(L, arg) == LUA_TSTRING) len += lua_rawlen(L, arg);
        len += kind == 's' || kind == 'q' ? 8 : 40;
        sandbox_charge(L, strchr("eEfgG", kind) ? FLOAT_WORK : 20);
        luaL_argcheck(L, len <= SANDBOX_STRING, arg, "result too long");
    }
    sandbox_charge(L, len / 8);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static const luaL_Reg functions[] = {
    { "len", l_len },
    { "sub", l_sub },
    { "byte", l_byte },
    { "char", l_char },
    { "rep", l_rep },
    { "lower", l_lower },
    { "upper", l_upper },
    { "reverse", l_reverse },
    { "find", string_l_find },
    { "match", string_l_match },
    { "gmatch", string_l_gmatch },
    { "gsub", string_l_gsub },
    { NULL, NULL },
};

/* Expects the table with tostring on top; leaves the string table there above it. */
void sandbox_open_string(lua_State *L)
{
    luaopen_string(L);
    luaL_newlib(L, functions);
    lua_getfield(L, -2, "format");
    lua_getfield(L, -4, "tostring");
    lua_pushcclosure(L, l_format, 2);
    lua_setfield(L, -2, "format");
    lua_remove(L, -2);

    /* A metatable of our own: Lua's adds arithmetic. Methods go through it to the functions themselves. */
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
