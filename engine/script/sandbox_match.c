/* sandbox_match.c -- find, match, gmatch and gsub over the matcher that pays for its steps. */
#include "script/sandbox_string.h"

#include <lauxlib.h>

#include "script/sandbox_own.h"
#include "script/sandbox_pattern.h"

/* Where to begin, from 0; past the end when there is nothing to look at. */
static size_t start_arg(lua_State *L, int arg, size_t len)
{
    lua_Integer at = luaL_optinteger(L, arg, 1);
    if (at > 0) return (size_t)at - 1;
    if (at == 0 || at < -(lua_Integer)len) return 0;
    return (size_t)((lua_Integer)len + at);
}

static bool is_plain(StrView pattern)
{
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.ptr[i] != '\0' && strchr("^$*+?.([%-", pattern.ptr[i])) return false;
    }
    return true;
}

static const char *find_plain(lua_State *L, StrView text, StrView needle, size_t start)
{
    const char *at = text.ptr + start;
    const char *end = text.ptr + text.len;

    if (needle.len == 0) return at;
    sandbox_charge(L, 1 + text.len / 16);
    while ((size_t)(end - at) >= needle.len) {
        at = memchr(at, needle.ptr[0], (size_t)(end - at) - needle.len + 1);
        if (!at) return NULL;
        sandbox_charge(L, 1 + needle.len / 16);
        if (memcmp(at, needle.ptr, needle.len) == 0) return at;
        at++;
    }
    return NULL;
}

static int push_range(lua_State *L, StrView text, const char *from, const char *to)
{
    lua_pushinteger(L, from - text.ptr + 1);
    lua_pushinteger(L, to - text.ptr);
    return 2;
}

static int search(lua_State *L, bool wants_range)
{
    StrView text = string_arg(L, 1);
    StrView pattern = string_arg(L, 2);
    size_t start = start_arg(L, 3, text.len);

    if (start > text.len) return lua_pushnil(L), 1;
    if (wants_range && (lua_toboolean(L, 4) || is_plain(pattern))) {
        const char *at = find_plain(L, text, pattern, start);
        if (at) return push_range(L, text, at, at + pattern.len);
        return lua_pushnil(L), 1;
    }
    Pattern p = pattern_of(L, text, pattern);
    const char *at = text.ptr + start;
    sandbox_charge(L, 2);
    do {
        const char *end = pattern_match(&p, at);
        if (end && wants_range) return push_range(L, text, at, end) + pattern_push_captures(&p, NULL, NULL);
        if (end) return pattern_push_captures(&p, at, end);
    } while (at++ < p.text_end && !p.is_anchored);
    return lua_pushnil(L), 1;
}

int string_l_find(lua_State *L)
{
    return search(L, true);
}

int string_l_match(lua_State *L)
{
    return search(L, false);
}

/* Upvalues: text, pattern, where to go on, where the last match ended (an empty one there would come twice). */
static int l_gmatch_step(lua_State *L)
{
    StrView text = string_arg(L, lua_upvalueindex(1));
    Pattern p = pattern_of(L, text, string_arg(L, lua_upvalueindex(2)));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));

    /* In gmatch a leading ^ has no meaning of its own. */
    p.start -= p.is_anchored;
    sandbox_charge(L, 2);
    for (const char *at = text.ptr + lua_tointeger(L, lua_upvalueindex(3)); at <= p.text_end; at++) {
        const char *end = pattern_match(&p, at);
        if (!end || end - text.ptr == last) continue;
        lua_pushinteger(L, end - text.ptr);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return pattern_push_captures(&p, at, end);
    }
    lua_pushinteger(L, (lua_Integer)text.len + 1);
    lua_replace(L, lua_upvalueindex(3));
    return 0;
}

int string_l_gmatch(lua_State *L)
{
    StrView text = string_arg(L, 1);
    string_arg(L, 2);
    size_t start = start_arg(L, 3, text.len);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)(start > text.len ? text.len + 1 : start));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, l_gmatch_step, 4);
    return 1;
}

static void add_template(Pattern *p, luaL_Buffer *out, const char *from, const char *to)
{
    StrView text = string_arg(p->L, 3);
    sandbox_charge(p->L, 1 + text.len / 8);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c != '%') {
            luaL_addchar(out, c);
            continue;
        }
        c = ++i < text.len ? text.ptr[i] : '\0';
        if (c == '%') {
            luaL_addchar(out, c);
        } else if (c == '0') {
            luaL_addlstring(out, from, (size_t)(to - from));
        } else if (c >= '1' && c <= '9') {
            pattern_push_capture(p, c - '1', from, to);
            luaL_tolstring(p->L, -1, NULL);
            lua_remove(p->L, -2);
            luaL_addvalue(out);
        } else {
            luaL_error(p->L, "invalid use of '%%' in replacement string");
        }
    }
}

/* Add what stands for the match [from, to): argument 3 is a text, a table or a function. */
static void add_replacement(Pattern *p, luaL_Buffer *out, const char *from, const char *to)
{
    lua_State *L = p->L;
    int type = lua_type(L, 3);

    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        add_template(p, out, from, to);
        return;
    }
    if (type == LUA_TTABLE) {
        pattern_push_capture(p, 0, from, to);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, pattern_push_captures(p, from, to), 1);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(out, from, (size_t)(to - from));
        return;
    }
    if (!lua_isstring(L, -1)) luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    luaL_addvalue(out);
}

int string_l_gsub(lua_State *L)
{
    StrView text = string_arg(L, 1);
    Pattern p = pattern_of(L, text, string_arg(L, 2));
    int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                     "string/function/table");
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)text.len + 1);
    lua_Integer count = 0;
    const char *at = text.ptr;
    const char *last = NULL;
    luaL_Buffer out;

    luaL_buffinit(L, &out);
    sandbox_charge(L, 2 + text.len / 16);
    while (count < most) {
        const char *end = pattern_match(&p, at);
        if (end && end != last) {
            count++;
            add_replacement(&p, &out, at, end);
            at = last = end;
        } else if (at < p.text_end) {
            luaL_addchar(&out, *at++);
        } else {
            break;
        }
        luaL_argcheck(L, luaL_bufflen(&out) <= SANDBOX_STRING, 1, "result too long");
        if (p.is_anchored) break;
    }
    luaL_addlstring(&out, at, (size_t)(p.text_end - at));
    luaL_pushresult(&out);
    lua_pushinteger(L, count);
    return 2;
}
