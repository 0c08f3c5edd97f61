/* api_buyer.c -- one userdata whose metatable checks arguments and calls the port; it owns nothing. */
#include "script/api_buyer.h"

#include <lauxlib.h>
#include <string.h>

#include "script/api_value.h"

/* Keys of the registry: only the addresses count. */
static const char OBJECT_KEY = 'o';
static const char STATE_KEY = 's';
static const char FACTS_KEY = 'f';
static const char ORDER_KEY = 'r';
static const char ORDER_VIEW_KEY = 'v';
static const char MOOD_KEY = 'm';

enum { MAX_WAIT_S = 3600, MAX_NAMES = 16 };

static BuyerPort *port_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

static int raise(lua_State *L, const Err *err)
{
    return luaL_error(L, "%s", err->text);
}

/* Methods are called with a colon: the object comes first. */
static BuyerPort *check_self(lua_State *L, const char *method)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &OBJECT_KEY);
    bool is_self = lua_rawequal(L, 1, -1);
    lua_pop(L, 1);
    if (!is_self) luaL_error(L, "write buyer:%s(...), with a colon", method);
    return port_of(L);
}

static void check_beat(lua_State *L, const BuyerPort *port, const char *method)
{
    if (port->beat != L) luaL_error(L, "buyer:%s waits, so it is only for the play function of a beat", method);
}

static StrView check_text(lua_State *L, int idx)
{
    size_t len = 0;
    luaL_checktype(L, idx, LUA_TSTRING);
    const char *text = lua_tolstring(L, idx, &len);
    return sv_of(text, len);
}

/* The argument as nodes; raises what the copy says. */
static const Node *check_node(lua_State *L, BuyerPort *port, int idx)
{
    const Node *node = NULL;
    Err err = { 0 };
    if (!api_node(L, idx, port->arena, &node, &err)) raise(L, &err);
    return node;
}

static void check_names(lua_State *L, const Node *table, const char *const *names)
{
    for (size_t i = 0; i < table->item_count; i++) {
        bool is_known = false;
        for (size_t n = 0; names[n] && !is_known; n++) is_known = sv_is(table->items[i].key, names[n]);
        if (!is_known) luaL_error(L, "unknown field '%s'", table->items[i].key.len ? table->items[i].key.ptr : "1");
    }
}

/* A text or a list of texts. */
static size_t read_texts(lua_State *L, BuyerPort *port, const Node *node, const StrView **out)
{
    if (!node) return 0;
    bool is_list = node->kind == NODE_TABLE && node->item_count == node->list_count && node->list_count <= MAX_NAMES;
    if (node->kind != NODE_TEXT && !is_list) luaL_error(L, "'%s' must be a text or a list of texts", node->key.ptr);
    size_t count = is_list ? node->list_count : 1;
    StrView *texts = arena_alloc(port->arena, count, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        const Node *item = is_list ? &node->items[i] : node;
        if (item->kind != NODE_TEXT) luaL_error(L, "'%s' must be a text or a list of texts", node->key.ptr);
        texts[i] = item->text;
    }
    *out = texts;
    return count;
}

static void read_say(lua_State *L, BuyerPort *port, const Node *table, SayRequest *say)
{
    const Node *line = node_get(table, "line");
    if (line && line->kind != NODE_TEXT) luaL_error(L, "'line' must be a text");
    if (line) say->line = line->text;
    say->text = node_get(table, "text");
    if (say->text && say->text->kind != NODE_TEXT && say->text->kind != NODE_TABLE) {
        luaL_error(L, "'text' must be a text or a list");
    }
    say->tell_count = read_texts(L, port, node_get(table, "tells"), &say->tells);
}

static int l_says(lua_State *L)
{
    static const char *const FIELDS[] = { "line", "text", "tells", NULL };
    BuyerPort *port = check_self(L, "says");
    SayRequest request = { 0 };
    Err err = { 0 };

    const Node *node = check_node(L, port, 2);
    if (node->kind == NODE_TEXT) {
        request.text = node;
    } else {
        luaL_argexpected(L, node->kind == NODE_TABLE, 2, "text or table");
        check_names(L, node, FIELDS);
        read_say(L, port, node, &request);
    }
    luaL_argcheck(L, request.text || request.line.len, 2, "needs 'text' or 'line'");
    if (!port->says(port->self, &request, &err)) return raise(L, &err);
    return 0;
}

static int l_tells(lua_State *L)
{
    BuyerPort *port = check_self(L, "tells");
    Err err = { 0 };
    if (!port->tells(port->self, check_text(L, 2), &err)) return raise(L, &err);
    return 0;
}

static int l_asks(lua_State *L)
{
    static const char *const FIELDS[] = { "about", "line", "text", "tells", "tries", NULL };
    BuyerPort *port = check_self(L, "asks");
    AskRequest request = { 0 };
    Err err = { 0 };

    check_beat(L, port, "asks");
    luaL_checktype(L, 2, LUA_TTABLE);
    const Node *node = check_node(L, port, 2);
    check_names(L, node, FIELDS);
    read_say(L, port, node, &request.say);
    request.about_count = read_texts(L, port, node_get(node, "about"), &request.about);
    luaL_argcheck(L, request.about_count > 0, 2, "needs 'about': what the question is about");
    const Node *tries = node_get(node, "tries");
    luaL_argcheck(L, !tries || (tries->kind == NODE_INT && tries->number > 0), 2, "'tries' must be 1 or more");
    if (tries) request.tries = tries->number;
    if (!port->asks(port->self, &request, &err)) return raise(L, &err);
    return lua_yield(L, 0);
}

/* Seconds with one decimal at most matter; the port counts milliseconds. */
static int64_t check_ms(lua_State *L, int idx)
{
    lua_Number seconds = luaL_checknumber(L, idx);
    luaL_argcheck(L, seconds >= 0 && seconds <= MAX_WAIT_S, idx, "must be 0 to 3600 seconds");
    return (int64_t)(seconds * 1000 + 0.5);
}

static int wait_for(lua_State *L, BuyerPort *port, BuyerWait what, int64_t ms)
{
    Err err = { 0 };
    if (!port->waits(port->self, what, ms, &err)) return raise(L, &err);
    return lua_yield(L, 0);
}

static int l_waits(lua_State *L)
{
    BuyerPort *port = check_self(L, "waits");
    check_beat(L, port, "waits");
    return wait_for(L, port, BUYER_WAITS, lua_isnoneornil(L, 2) ? -1 : check_ms(L, 2));
}

static int l_pauses(lua_State *L)
{
    BuyerPort *port = check_self(L, "pauses");
    check_beat(L, port, "pauses");
    return wait_for(L, port, BUYER_PAUSES, check_ms(L, 2));
}

static int l_buys(lua_State *L)
{
    BuyerPort *port = check_self(L, "buys");
    check_beat(L, port, "buys");
    return wait_for(L, port, BUYER_BUYS, -1);
}

static int l_settles(lua_State *L)
{
    BuyerPort *port = check_self(L, "settles");
    check_beat(L, port, "settles");
    return wait_for(L, port, BUYER_SETTLES, -1);
}

static bool is_set(lua_State *L, const Node *table, const char *name)
{
    const Node *node = node_get(table, name);
    if (node && node->kind != NODE_BOOL) luaL_error(L, "'%s' must be true or false", name);
    return node && node->number != 0;
}

static int l_leaves(lua_State *L)
{
    static const char *const FIELDS[] = { "line", "complain", "angry", NULL };
    BuyerPort *port = check_self(L, "leaves");
    LeaveRequest request = { 0 };
    Err err = { 0 };

    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TTABLE);
        const Node *node = check_node(L, port, 2);
        const Node *line = node_get(node, "line");
        check_names(L, node, FIELDS);
        luaL_argcheck(L, !line || line->kind == NODE_TEXT, 2, "'line' must be a text");
        if (line) request.line = line->text;
        request.complain = is_set(L, node, "complain");
        request.angry = is_set(L, node, "angry");
    }
    if (!port->leaves(port->self, &request, &err)) return raise(L, &err);
    return port->beat == L ? lua_yield(L, 0) : 0;
}

static int l_feels(lua_State *L)
{
    BuyerPort *port = check_self(L, "feels");
    Err err = { 0 };

    luaL_checktype(L, 2, LUA_TTABLE);
    StrView cause = lua_isnoneornil(L, 3) ? sv("script") : check_text(L, 3);
    luaL_argcheck(L, cause.len > 0 && cause.len <= 64, 3, "a cause has 1 to 64 bytes");
    const Node *changes = check_node(L, port, 2);
    if (!port->feels(port->self, changes, arena_copy(port->arena, cause), &err)) return raise(L, &err);
    return 0;
}

static int l_did(lua_State *L)
{
    BuyerPort *port = check_self(L, "did");
    lua_pushinteger(L, port->number(port->self, BUYER_DID, check_text(L, 2)));
    return 1;
}

static int l_acted(lua_State *L)
{
    BuyerPort *port = check_self(L, "acted");
    lua_pushinteger(L, port->number(port->self, BUYER_ACTED, check_text(L, 2)));
    return 1;
}

static int l_answered(lua_State *L)
{
    BuyerPort *port = check_self(L, "answered");
    lua_pushboolean(L, port->number(port->self, BUYER_ANSWERED, check_text(L, 2)) != 0);
    return 1;
}

static int l_chance(lua_State *L)
{
    BuyerPort *port = check_self(L, "chance");
    lua_Integer percent = luaL_checkinteger(L, 2);
    luaL_argcheck(L, percent >= 0 && percent <= 100, 2, "must be 0 to 100");
    lua_pushboolean(L, port->draw(port->self, 100) < (uint64_t)percent);
    return 1;
}

static int l_picks(lua_State *L)
{
    BuyerPort *port = check_self(L, "picks");
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count > 0, 2, "the list is empty");
    lua_rawgeti(L, 2, (lua_Integer)port->draw(port->self, count) + 1);
    return 1;
}

static const luaL_Reg methods[] = {
    { "acted", l_acted },   { "answered", l_answered }, { "asks", l_asks },   { "buys", l_buys },
    { "chance", l_chance }, { "did", l_did },           { "feels", l_feels }, { "leaves", l_leaves },
    { "pauses", l_pauses }, { "picks", l_picks },       { "says", l_says },   { "settles", l_settles },
    { "tells", l_tells },   { "waits", l_waits },       { NULL, NULL },
};

const char *const API_BUYER_METHODS[] = { "acted",  "answered", "asks", "buys",    "chance", "did",   "feels", "leaves",
                                          "pauses", "picks",    "says", "settles", "tells",  "waits", NULL };
const char *const API_BUYER_FIELDS[] = { "beat",    "facts",   "minutes", "mood",  "order",
                                         "persona", "product", "state",   "turns", NULL };

static int push_text(lua_State *L, StrView text)
{
    lua_pushlstring(L, text.ptr ? text.ptr : "", text.len);
    return 1;
}

static int push_field(lua_State *L, BuyerPort *port, StrView name)
{
    if (sv_is(name, "state")) return lua_rawgetp(L, LUA_REGISTRYINDEX, &STATE_KEY), 1;
    if (sv_is(name, "facts")) return lua_rawgetp(L, LUA_REGISTRYINDEX, &FACTS_KEY), 1;
    if (sv_is(name, "order")) return lua_rawgetp(L, LUA_REGISTRYINDEX, &ORDER_VIEW_KEY), 1;
    if (sv_is(name, "mood")) return lua_rawgetp(L, LUA_REGISTRYINDEX, &MOOD_KEY), 1;
    if (sv_is(name, "persona")) return push_text(L, port->text(port->self, BUYER_PERSONA));
    if (sv_is(name, "product")) return push_text(L, port->text(port->self, BUYER_PRODUCT));
    if (sv_is(name, "beat")) return push_text(L, port->text(port->self, BUYER_BEAT));
    if (sv_is(name, "minutes"))
        lua_pushinteger(L, port->number(port->self, BUYER_MINUTES, name));
    else if (sv_is(name, "turns"))
        lua_pushinteger(L, port->number(port->self, BUYER_TURNS, name));
    else
        return luaL_error(L, "buyer has no '%s'", name.ptr);
    return 1;
}

/* Upvalues: the port, the table of methods. */
static int l_index(lua_State *L)
{
    StrView name = check_text(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) return 1;
    lua_pop(L, 1);
    return push_field(L, port_of(L), name);
}

static int l_no_write(lua_State *L)
{
    return luaL_error(L, "buyer.%s cannot be set: keep values in buyer.state, change moods with buyer:feels",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static int l_mood(lua_State *L)
{
    BuyerPort *port = port_of(L);
    int32_t value = 0;
    StrView name = check_text(L, 2);
    if (!port->mood(port->self, name, &value)) return luaL_error(L, "there is no mood '%s'", name.ptr);
    lua_pushinteger(L, value);
    return 1;
}

static void close_metatable(lua_State *L)
{
    lua_pushcfunction(L, l_no_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

static void open_mood(lua_State *L, BuyerPort *port)
{
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushlightuserdata(L, port);
    lua_pushcclosure(L, l_mood, 1);
    lua_setfield(L, -2, "__index");
    close_metatable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &MOOD_KEY);
}

/* Runs as an entry. Index 1: the port; the tables wait in the registry. */
static int l_open(lua_State *L)
{
    BuyerPort *port = lua_touserdata(L, 1);

    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &STATE_KEY);
    open_mood(L, port);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &FACTS_KEY);
    sandbox_freeze(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &FACTS_KEY);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &ORDER_KEY) == LUA_TTABLE) sandbox_freeze(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &ORDER_VIEW_KEY);

    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushlightuserdata(L, port);
    luaL_newlibtable(L, methods);
    lua_pushlightuserdata(L, port);
    luaL_setfuncs(L, methods, 1);
    lua_pushcclosure(L, l_index, 2);
    lua_setfield(L, -2, "__index");
    close_metatable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &OBJECT_KEY);
    return 0;
}

bool api_buyer_open(Sandbox *sb, BuyerPort *port, Err *err)
{
    lua_State *L = sandbox_state(sb);

    lua_rawsetp(L, LUA_REGISTRYINDEX, &ORDER_KEY);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &FACTS_KEY);
    return sandbox_run(sb, l_open, port, err);
}

void api_buyer_push(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &OBJECT_KEY);
}

void api_buyer_push_state(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &STATE_KEY);
}

void api_buyer_set_order(lua_State *L, StrView state)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &ORDER_KEY) == LUA_TTABLE) {
        lua_pushlstring(L, state.ptr, state.len);
        lua_setfield(L, -2, "state");
    }
    lua_pop(L, 1);
}
