/* api_value.c -- walks Lua tables with raw access only, so that no script code runs and nothing raises. */
#include "script/api_value.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/utf8.h"

typedef struct Copy {
    lua_State *L;
    Arena *arena;
    size_t count;
    Err *err;
} Copy;

/* Exact up to 2^53 ten-thousandths; what is larger is no figure of a persona. */
static const double MAX_SCALED = 9007199254740992.0;

static bool copy_text(Copy *copy, int idx, StrView *out)
{
    size_t len = 0;
    const char *text = lua_tolstring(copy->L, idx, &len);
    StrView view = sv_of(text, len);
    if (utf8_valid_len(view) != len || memchr(text, '\0', len)) {
        return err_set(copy->err, ERR_SCRIPT, "a text is not valid UTF-8");
    }
    *out = arena_copy(copy->arena, view);
    return true;
}

static bool copy_number(Copy *copy, int idx, Node *node)
{
    if (lua_isinteger(copy->L, idx)) {
        node->kind = NODE_INT;
        node->number = lua_tointeger(copy->L, idx);
        return true;
    }
    double scaled = (double)lua_tonumber(copy->L, idx) * VALUE_ONE;
    if (!(scaled < MAX_SCALED && scaled > -MAX_SCALED)) return err_set(copy->err, ERR_SCRIPT, "a number is too large");
    node->kind = NODE_DECIMAL;
    node->number = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    return sv_compare(((const Node *)a)->key, ((const Node *)b)->key);
}

static bool copy_value(Copy *copy, int idx, Node *node, int depth);

static bool copy_named(Copy *copy, int table, Node *items, size_t list_count, int depth)
{
    lua_State *L = copy->L;
    size_t at = list_count;

    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_isinteger(L, -2)) {
            lua_Integer key = lua_tointeger(L, -2);
            if (key >= 1 && (size_t)key <= list_count) continue;
        }
        bool is_good = lua_type(L, -2) == LUA_TSTRING
                           ? copy_text(copy, -2, &items[at].key)
                           : err_set(copy->err, ERR_SCRIPT, "a key of a table must be a name");
        if (!is_good || !copy_value(copy, lua_gettop(L), &items[at], depth)) {
            lua_pop(L, 2);
            return false;
        }
        at++;
    }
    qsort(items + list_count, at - list_count, sizeof *items, compare_keys);
    return true;
}

static size_t count_items(lua_State *L, int table)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) count++;
    return count;
}

static bool copy_table(Copy *copy, int table, Node *node, int depth)
{
    lua_State *L = copy->L;

    if (depth >= API_MAX_DEPTH) return err_set(copy->err, ERR_SCRIPT, "tables nested too deep");
    node->kind = NODE_TABLE;
    node->item_count = count_items(L, table);
    copy->count += node->item_count;
    if (copy->count > API_MAX_ITEMS) return err_set(copy->err, ERR_SCRIPT, "a table with too many items");
    Node *items = arena_alloc(copy->arena, node->item_count, sizeof *items);
    while (node->list_count < node->item_count) {
        int kind = lua_rawgeti(L, table, (lua_Integer)node->list_count + 1);
        bool is_good = kind == LUA_TNIL || copy_value(copy, lua_gettop(L), &items[node->list_count], depth + 1);
        lua_pop(L, 1);
        if (!is_good) return false;
        if (kind == LUA_TNIL) break;
        node->list_count++;
    }
    node->items = items;
    return copy_named(copy, table, items, node->list_count, depth + 1);
}

static bool copy_value(Copy *copy, int idx, Node *node, int depth)
{
    lua_State *L = copy->L;

    if (!lua_checkstack(L, 8)) return err_set(copy->err, ERR_LIMIT, "the script's stack is full");
    switch (lua_type(L, idx)) {
    case LUA_TBOOLEAN:
        node->kind = NODE_BOOL;
        node->number = lua_toboolean(L, idx);
        return true;
    case LUA_TNUMBER: return copy_number(copy, idx, node);
    case LUA_TSTRING: node->kind = NODE_TEXT; return copy_text(copy, idx, &node->text);
    case LUA_TTABLE: return copy_table(copy, idx, node, depth);
    default: return err_set(copy->err, ERR_SCRIPT, "a %s where plain values belong", lua_typename(L, lua_type(L, idx)));
    }
}

bool api_node(lua_State *L, int idx, Arena *arena, const Node **out, Err *err)
{
    Copy copy = { L, arena, 0, err };
    Node *node = arena_alloc(arena, 1, sizeof *node);

    if (!copy_value(&copy, lua_absindex(L, idx), node, 0)) return false;
    *out = node;
    return true;
}

typedef struct Key {
    lua_Integer number;
    StrView text; /* ptr NULL: an integer */
} Key;

static int compare_plain(const void *a, const void *b)
{
    const Key *x = a, *y = b;
    if (!x->text.ptr != !y->text.ptr) return x->text.ptr ? 1 : -1;
    if (x->text.ptr) return sv_compare(x->text, y->text);
    return (x->number > y->number) - (x->number < y->number);
}

static bool write_value(lua_State *L, int idx, Buf *out, int depth, Err *err);

static bool write_pair(lua_State *L, const Key *key, Buf *out, int depth, Err *err)
{
    int table = lua_gettop(L);
    if (key->text.ptr) {
        buf_printf(out, "%zu:", key->text.len);
        buf_put(out, key->text);
        lua_pushlstring(L, key->text.ptr, key->text.len);
    } else {
        buf_printf(out, "#%lld:", (long long)key->number);
        lua_pushinteger(L, key->number);
    }
    lua_rawget(L, table);
    bool is_good = write_value(L, lua_gettop(L), out, depth, err);
    lua_pop(L, 1);
    if (!is_good && key->text.ptr) err_prefix(err, "%.*s", SV_ARG(key->text));
    return is_good;
}

/* The texts of the keys stay where they are: nothing is set in the table while it is written. */
static bool collect_keys(lua_State *L, int table, Key *keys, Err *err)
{
    size_t at = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1), at++) {
        if (lua_isinteger(L, -2)) {
            keys[at].number = lua_tointeger(L, -2);
        } else if (lua_type(L, -2) == LUA_TSTRING) {
            keys[at].text.ptr = lua_tolstring(L, -2, &keys[at].text.len);
        } else {
            lua_pop(L, 2);
            return err_set(err, ERR_SCRIPT, "a key is neither a name nor a whole number");
        }
    }
    return true;
}

static bool write_table(lua_State *L, int table, Buf *out, int depth, Err *err)
{
    size_t count = count_items(L, table);
    if (depth >= API_STATE_DEPTH) return err_set(err, ERR_SCRIPT, "tables nested too deep");
    if (count > API_MAX_ITEMS) return err_set(err, ERR_SCRIPT, "too many items");

    Arena *arena = arena_new(sizeof(Key) * (count + 1));
    Key *keys = arena_alloc(arena, count + 1, sizeof *keys);
    bool is_good = collect_keys(L, table, keys, err);
    if (is_good) qsort(keys, count, sizeof *keys, compare_plain);
    buf_putc(out, '{');
    lua_pushvalue(L, table);
    for (size_t i = 0; i < count && is_good; i++) is_good = write_pair(L, &keys[i], out, depth + 1, err);
    lua_pop(L, 1);
    buf_putc(out, '}');
    arena_free(arena);
    return is_good;
}

static bool write_value(lua_State *L, int idx, Buf *out, int depth, Err *err)
{
    size_t len = 0;

    if (!lua_checkstack(L, 8)) return err_set(err, ERR_LIMIT, "the script's stack is full");
    switch (lua_type(L, idx)) {
    case LUA_TBOOLEAN: buf_puts(out, lua_toboolean(L, idx) ? "true;" : "false;"); return true;
    case LUA_TNUMBER:
        if (!lua_isinteger(L, idx)) return err_set(err, ERR_SCRIPT, "a number with a fraction");
        buf_printf(out, "%lld;", (long long)lua_tointeger(L, idx));
        return true;
    case LUA_TSTRING:
        lua_tolstring(L, idx, &len);
        buf_printf(out, "%zu\"", len);
        buf_put(out, sv_of(lua_tostring(L, idx), len));
        return true;
    case LUA_TTABLE: return write_table(L, idx, out, depth, err);
    default: return err_set(err, ERR_SCRIPT, "a %s", lua_typename(L, lua_type(L, idx)));
    }
}

bool api_write_plain(lua_State *L, int idx, Buf *out, Err *err)
{
    return write_value(L, lua_absindex(L, idx), out, 0, err);
}
