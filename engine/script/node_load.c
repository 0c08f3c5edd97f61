/* node_load.c -- runs a trainer's file in a sandbox of its own and copies what it returns into nodes.
 *
 * Places come from the scan of the source laid over the real value. A table that a constructor made elsewhere (in a
 * loop, a helper function) has the line of that call. */
#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "script/content.h"
#include "script/node.h"
#include "script/node_lines.h"
#include "script/sandbox.h"

enum { MAX_DEPTH = 32, MAX_NODES = 200000, MAX_TEXT = 64 * 1024, MAX_MODULES = 16 };

/* A number must stay exact when it is counted in ten-thousandths. */
static const int64_t MAX_NUMBER = INT64_MAX / VALUE_ONE / 2;

typedef struct Module {
    const ContentFile *file;
    const NodeLine *lines;
} Module;

typedef struct Load {
    const NodeSource *source;
    NodeRoom room;
    Arena *places; /* what the scans of the sources found; gone with the load */
    Report *report;
    Sandbox *sandbox;
    lua_State *L;
    Module modules[MAX_MODULES];
    size_t module_count;
    const void *path[MAX_DEPTH]; /* the tables around the one being copied */
    size_t node_count;
    bool has_failed;
} Load;

/* Where the value being copied stands. */
typedef struct Place {
    const NodeLine *lines; /* NULL: computed */
    SourcePos pos;
} Place;

/* Keys of the registry: only the address counts. */
static const char TAGS = 0;
static const char ROOTS = 0;
static const char LOADED = 0;

/* What a constructor remembers of a table, in one Lua integer. */
enum { TAG_LINE_BITS = 24, TAG_MODULE_BITS = 8 };

static void fail(Load *load, SourcePos pos, const char *code, const char *text)
{
    load->has_failed = true;
    report_add(load->report, FAULT_ERROR, pos, code, "%s", text);
}

static SourcePos place_in(const Module *module, uint32_t line, uint32_t column)
{
    return (SourcePos){ module->file->path, line, column };
}

/* The word that a message is about: what Lua's parser stood at, or a name that nobody defined. */
static StrView culprit_of(const char *message)
{
    static const char *const LEADS[] = { " near '", "unknown name '" };
    for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS; i++) {
        const char *lead = strstr(message, LEADS[i]);
        const char *end = lead ? strrchr(message, '\'') : NULL;
        const char *start = lead ? lead + strlen(LEADS[i]) : NULL;
        if (lead && end > start) return sv_of(start, (size_t)(end - start));
    }
    return (StrView){ 0 };
}

static size_t line_start(StrView text, uint32_t line)
{
    size_t start = 0;
    for (uint32_t at = 1; at < line; at++) {
        const char *feed = memchr(text.ptr + start, '\n', text.len - start);
        if (!feed) return text.len;
        start = (size_t)(feed - text.ptr) + 1;
    }
    return start;
}

/* Lua stops at this place already when the source ends here. */
static bool stops_here(StrView text, size_t end, StrView token)
{
    Err err = { 0 };
    Sandbox *sandbox = sandbox_new(NULL);
    bool is_loaded = !sandbox || sandbox_load(sandbox, sv("0"), sv_of(text.ptr, end), &err);
    sandbox_free(sandbox);
    return !is_loaded && sv_eq(culprit_of(err.text), token);
}

/* Its column in characters; 0 where it is not on the line. Of several the one at which Lua gives up. */
static uint32_t column_of(StrView text, uint32_t line, StrView token)
{
    enum { MAX_TRIES = 40 };
    size_t start = line_start(text, line), found[MAX_TRIES], count = 0;
    for (size_t pos = start; token.len && pos < text.len && text.ptr[pos] != '\n' && count < MAX_TRIES; pos++) {
        if (sv_starts(sv_of(text.ptr + pos, text.len - pos), token)) found[count++] = pos;
    }
    size_t at = 0;
    while (count > 1 && at < count && !stops_here(text, found[at] + token.len, token)) at++;
    return at < count ? (uint32_t)utf8_count(sv_of(text.ptr + start, found[at] - start)) + 1 : 0;
}

/* Lua stops where it no longer understands, which is behind what is missing. */
static StrView with_hint(Load *load, const char *text)
{
    StrView name = culprit_of(text);
    const char *hint = "";
    if (strstr(text, "'}' expected")) hint = "; is a comma missing before it?";
    if (strstr(text, "symbol near '}'") || strstr(text, "'end' expected")) hint = "; is an 'end' missing?";
    if (!strstr(text, "unknown name '")) return arena_printf(load->places, "%s%s", text, hint);
    StrView *names = arena_alloc(load->places, load->source->constructor_count + 1, sizeof *names);
    for (size_t i = 0; i < load->source->constructor_count; i++) names[i] = sv(load->source->constructors[i]);
    StrView near = nearest_name(name, names, load->source->constructor_count);
    if (!near.len) return arena_printf(load->places, "%s; texts stand in quotes", text);
    return arena_printf(load->places, "%s; did you mean \"%.*s\"?", text, SV_ARG(near));
}

/* Lua names a chunk by its number, "2:41: message": that survives the cutting of long names. */
static void report_lua(Load *load, const Err *err, bool is_syntax)
{
    char *rest = NULL;
    unsigned long module = strtoul(err->text, &rest, 10);
    unsigned long line = 0;
    const char *text = err->text;
    if (rest != err->text && *rest == ':' && module < load->module_count) {
        char *end = NULL;
        line = strtoul(rest + 1, &end, 10);
        if (end != rest + 1 && *end == ':') text = end + 1 + (end[1] == ' ');
    } else {
        module = 0;
    }
    const Module *where = &load->modules[module];
    SourcePos pos = place_in(where, (uint32_t)line, 0);
    if (line > 0) pos.column = column_of(where->file->text, pos.line, culprit_of(text));
    bool is_lua = is_syntax || strstr(text, " near ");
    fail(load, pos, is_lua ? "syntax" : "script", with_hint(load, text).ptr);
}

/* Push the table kept in the registry under `key`. */
static void push_table(lua_State *L, const char *key)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, key);
}

/* The number of the chunk and the line that the running function was called from. */
static void caller_of(lua_State *L, lua_Integer *module, lua_Integer *line)
{
    lua_Debug call;
    *module = 0;
    *line = 0;
    if (!lua_getstack(L, 1, &call) || !lua_getinfo(L, "Sl", &call) || call.currentline <= 0) return;
    unsigned long number = strtoul(call.short_src, NULL, 10);
    if (number < MAX_MODULES) *module = (lua_Integer)number;
    *line = call.currentline & ((1 << TAG_LINE_BITS) - 1);
}

/* Upvalues: the constructor's name and its number. Returns its table. */
static int l_construct(lua_State *L)
{
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    lua_Integer number = lua_tointeger(L, lua_upvalueindex(2));
    if (!lua_istable(L, 1) || lua_gettop(L) != 1) return luaL_error(L, "%s takes one table: %s { ... }", name, name);

    lua_Integer module, line;
    caller_of(L, &module, &line);
    push_table(L, &TAGS);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, (((number << TAG_MODULE_BITS) | module) << TAG_LINE_BITS) | line);
    lua_rawset(L, -3);
    lua_settop(L, 1);
    return 1;
}

/* Load `file` as the next module and push its function. */
static bool load_module(Load *load, const ContentFile *file, Err *err)
{
    if (load->module_count == MAX_MODULES)
        return err_set(err, ERR_LIMIT, "more than %d files are required", MAX_MODULES);
    /* A mark at the start of the file is what some Windows editors leave. */
    StrView text = file->text;
    if (sv_starts(text, sv("\xEF\xBB\xBF"))) text = sv_of(text.ptr + 3, text.len - 3);
    char name[] = { (char)('0' + load->module_count / 10), (char)('0' + load->module_count % 10), '\0' };
    Module *module = &load->modules[load->module_count++];
    module->file = file;
    if (!sandbox_load(load->sandbox, sv(name), text, err)) return false;
    module->lines = node_lines_scan(load->places, text);
    return true;
}

/* Keep what module `number`, whose value is on top, returned: its table leads back to its source. */
static void remember_root(lua_State *L, size_t number)
{
    if (!lua_istable(L, -1)) return;
    push_table(L, &ROOTS);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, (lua_Integer)number);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* Upvalue: the Load. A module is run once. */
static int l_require(lua_State *L)
{
    Load *load = lua_touserdata(L, lua_upvalueindex(1));
    size_t len = 0;
    const char *name = luaL_checklstring(L, 1, &len);
    lua_Integer from, line;
    caller_of(L, &from, &line);
    const ContentFile *file = content_files_require(load->source->files, load->modules[from].file, sv_of(name, len));
    if (!file) return luaL_error(L, "require \"%s\": there is no such file in this folder", name);

    push_table(L, &LOADED);
    lua_rawgetp(L, -1, file);
    if (lua_isboolean(L, -1)) return luaL_error(L, "require \"%s\": the files require each other", name);
    if (!lua_isnil(L, -1)) return 1;
    lua_pop(L, 1);
    lua_pushboolean(L, false);
    lua_rawsetp(L, -2, file);

    Err err = { 0 };
    size_t number = load->module_count;
    if (!load_module(load, file, &err)) {
        lua_pushstring(L, err.text);
        return lua_error(L);
    }
    lua_call(L, 0, 1);
    remember_root(L, number);
    if (lua_isnil(L, -1)) return luaL_error(L, "require \"%s\": the file returns nothing", name);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, -3, file);
    return 1;
}

/* Runs inside the sandbox: makes the tables of the registry. Index 1: unused. */
static int l_set_up(lua_State *L)
{
    static const char *const KEYS[] = { &TAGS, &ROOTS, &LOADED };
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        lua_newtable(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, KEYS[i]);
    }
    return 0;
}

static bool set_up(Load *load, Err *err)
{
    if (!sandbox_run(load->sandbox, l_set_up, load, err)) return false;
    lua_State *L = load->L;
    for (size_t i = 0; i < load->source->constructor_count; i++) {
        lua_pushstring(L, load->source->constructors[i]);
        lua_pushinteger(L, (lua_Integer)i + 1);
        lua_pushcclosure(L, l_construct, 2);
        sandbox_set(load->sandbox, NULL, load->source->constructors[i]);
    }
    if (load->source->files) {
        lua_pushlightuserdata(L, load);
        lua_pushcclosure(L, l_require, 1);
        sandbox_set(load->sandbox, NULL, "require");
    }
    return true;
}

/* What a constructor noted of the table on top, or 0. */
static lua_Integer note_of(lua_State *L, const char *table)
{
    push_table(L, table);
    lua_pushvalue(L, -2);
    lua_rawget(L, -2);
    lua_Integer note = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
    lua_pop(L, 2);
    return note;
}

static bool copy_value(Load *load, Node *node, Place place);

static void copy_number(Load *load, Node *node)
{
    if (lua_isinteger(load->L, -1)) {
        node->kind = NODE_INT;
        node->number = lua_tointeger(load->L, -1);
        if (node->number > MAX_NUMBER || node->number < -MAX_NUMBER)
            fail(load, node->pos, "range", "the number is too large");
        return;
    }
    lua_Number number = lua_tonumber(load->L, -1);
    double limit = (double)MAX_NUMBER / VALUE_ONE;
    /* Written so that a NaN fails it too. */
    if (!(number < limit && number > -limit)) {
        fail(load, node->pos, "range", "the number is too large or no number");
        return;
    }
    double scaled = number * VALUE_ONE;
    node->kind = NODE_DECIMAL;
    node->number = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    double rest = scaled - (double)node->number;
    if (rest > 1e-5 || rest < -1e-5) fail(load, node->pos, "range", "a number may have at most four decimal places");
}

static bool copy_text(Load *load, SourcePos pos, int index, StrView *out)
{
    size_t len = 0;
    const char *text = lua_tolstring(load->L, index, &len);
    StrView view = sv_of(text, len);
    if (len > MAX_TEXT) {
        fail(load, pos, "range", "the text is longer than 64 kB");
    } else if (utf8_valid_len(view) != len || memchr(text, '\0', len)) {
        fail(load, pos, "encoding", "the text is not valid UTF-8");
    } else {
        *out = arena_copy(load->room.texts, view);
        return true;
    }
    return false;
}

/* The key on the stack below the value as a text; whole numbers outside the list part are names like "34" and keep their
 * number until the value has been fetched. */
static bool copy_key(Load *load, SourcePos pos, Node *item)
{
    if (lua_type(load->L, -2) == LUA_TSTRING) {
        item->kind = NODE_TEXT;
        if (!copy_text(load, pos, -2, &item->key)) return false;
        /* An empty key would read as one of the list part. */
        if (item->key.len == 0) fail(load, pos, "type", "a key may not be an empty text");
        return item->key.len > 0;
    }
    if (lua_isinteger(load->L, -2)) {
        item->kind = NODE_INT;
        item->number = lua_tointeger(load->L, -2);
        item->key = arena_printf(load->room.texts, "%lld", (long long)item->number);
        return true;
    }
    fail(load, pos, "type", "a key must be a name or a whole number");
    return false;
}

static Place place_of(Place parent, const NodeLine *lines)
{
    Place place = { lines, parent.pos };
    if (lines) {
        place.pos.line = lines->line;
        place.pos.column = lines->column;
    }
    return place;
}

static int compare_keys(const void *a, const void *b)
{
    const Node *x = a;
    const Node *y = b;
    int order = sv_compare(x->key, y->key);
    return order ? order : (x->kind > y->kind) - (x->kind < y->kind);
}

/* The value on top is a table: how much there is in its list part and in all. */
static void count_items(lua_State *L, size_t *list_count, size_t *item_count)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) count++;
    size_t list = 0;
    while (list < count && lua_rawgeti(L, -1, (lua_Integer)list + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        list++;
    }
    if (list < count) lua_pop(L, 1);
    *list_count = list;
    *item_count = count;
}

static bool is_element(lua_State *L, size_t list_count)
{
    if (!lua_isinteger(L, -2)) return false;
    lua_Integer key = lua_tointeger(L, -2);
    return key >= 1 && (uint64_t)key <= list_count;
}

/* Lua's own order of keys changes from run to run, so the keys are sorted before anything is said of their values. */
static void gather_keys(Load *load, Node *items, Node *table, Place place)
{
    lua_State *L = load->L;
    size_t at = table->list_count;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (is_element(L, table->list_count)) continue;
        if (copy_key(load, place.pos, &items[at])) {
            at++;
        } else {
            items[at] = (Node){ 0 };
        }
    }
    table->item_count = at;
    size_t named = at - table->list_count;
    if (named > 1) qsort(items + table->list_count, named, sizeof *items, compare_keys);
}

static bool copy_named(Load *load, Node *items, Node *table, Place place)
{
    gather_keys(load, items, table, place);
    for (size_t i = table->list_count; i < table->item_count; i++) {
        if (items[i].kind == NODE_INT) {
            lua_rawgeti(load->L, -1, items[i].number);
        } else {
            lua_pushlstring(load->L, items[i].key.ptr, items[i].key.len);
            lua_rawget(load->L, -2);
        }
        items[i].number = 0;
        if (!copy_value(load, &items[i], place_of(place, node_lines_named(place.lines, items[i].key)))) return false;
        lua_pop(load->L, 1);
    }
    return true;
}

static bool copy_elements(Load *load, Node *items, const Node *table, Place place)
{
    for (size_t i = 0; i < table->list_count; i++) {
        lua_rawgeti(load->L, -1, (lua_Integer)i + 1);
        if (!copy_value(load, &items[i], place_of(place, node_lines_element(place.lines, i)))) return false;
        lua_pop(load->L, 1);
    }
    return true;
}

/* Lua keeps the last of two equal keys without a word; a trainer should hear of it. */
static void check_repeats(Load *load, const Node *table, Place place)
{
    const NodeLine *lines = place.lines;
    for (size_t i = lines ? lines->list_count + 1 : 1; lines && i < lines->item_count; i++) {
        const NodeLine *item = &lines->items[i];
        if (item->key.len == 0 || !sv_eq(item->key, lines->items[i - 1].key)) continue;
        SourcePos pos = { place.pos.file, item->line, item->column };
        load->has_failed = true;
        report_add(load->report, FAULT_ERROR, pos, "duplicate-field", "field \"%.*s\" is given twice",
                   SV_ARG(item->key));
    }
    for (size_t i = table->list_count + 1; i < table->item_count; i++) {
        if (!sv_eq(table->items[i].key, table->items[i - 1].key)) continue;
        load->has_failed = true;
        report_add(load->report, FAULT_ERROR, table->items[i].pos, "duplicate-field",
                   "[%.*s] and [\"%.*s\"] are both given", SV_ARG(table->items[i].key), SV_ARG(table->items[i].key));
    }
}

/* Where a constructor or a required file made the table on top, when the scan does not know. */
static Place made_at(Load *load, Node *node, Place place)
{
    lua_Integer note = note_of(load->L, &TAGS);
    if (note) {
        node->tag = sv(load->source->constructors[(note >> (TAG_LINE_BITS + TAG_MODULE_BITS)) - 1]);
        lua_Integer line = note & ((1 << TAG_LINE_BITS) - 1);
        size_t module = (size_t)(note >> TAG_LINE_BITS) & ((1u << TAG_MODULE_BITS) - 1);
        bool is_known = place.lines && place.lines->items;
        if (!is_known && line > 0) place.pos = place_in(&load->modules[module], (uint32_t)line, 0);
    }
    lua_Integer root = note_of(load->L, &ROOTS);
    if (root > 0) {
        const Module *module = &load->modules[root];
        place.lines = module->lines;
        place.pos =
            place_in(module, module->lines ? module->lines->line : 0, module->lines ? module->lines->column : 0);
    }
    node->pos = place.pos;
    return place;
}

static bool copy_table(Load *load, Node *node, Place place)
{
    lua_State *L = load->L;
    const void *self = lua_topointer(L, -1);
    size_t depth = 0;
    for (; depth < MAX_DEPTH && load->path[depth]; depth++) {
        if (load->path[depth] != self) continue;
        fail(load, place.pos, "cycle", "a table contains itself");
        return false;
    }
    if (depth == MAX_DEPTH || !lua_checkstack(L, 8)) {
        fail(load, place.pos, "limit", "tables are nested more than 32 deep");
        return false;
    }
    node->kind = NODE_TABLE;
    place = made_at(load, node, place);
    count_items(L, &node->list_count, &node->item_count);
    load->node_count += node->item_count;
    if (load->node_count > MAX_NODES) {
        fail(load, place.pos, "limit", "the file returns more than 200000 values");
        return false;
    }
    load->path[depth] = self;
    Node *items = arena_alloc(load->room.nodes, node->item_count, sizeof *items);
    node->items = items;
    bool ok = copy_elements(load, items, node, place) && copy_named(load, items, node, place);
    load->path[depth] = NULL;
    if (ok) check_repeats(load, node, place);
    return ok;
}

/* The value on top of the stack into `node`. False stops the copy; lesser faults only mark the load as failed. */
static bool copy_value(Load *load, Node *node, Place place)
{
    node->pos = place.pos;
    switch (lua_type(load->L, -1)) {
    case LUA_TNIL: node->kind = NODE_NIL; return true;
    case LUA_TBOOLEAN:
        node->kind = NODE_BOOL;
        node->number = lua_toboolean(load->L, -1);
        return true;
    case LUA_TNUMBER: copy_number(load, node); return true;
    case LUA_TSTRING:
        node->kind = NODE_TEXT;
        copy_text(load, place.pos, -1, &node->text);
        return true;
    case LUA_TTABLE: return copy_table(load, node, place);
    case LUA_TFUNCTION:
        node->kind = NODE_FUNCTION;
        if (!load->source->allows_functions) fail(load, place.pos, "type", "a function has no place in this file");
        return true;
    default: fail(load, place.pos, "type", "only texts, numbers, true, false and tables may stand here"); return true;
    }
}

static bool is_text_file(Load *load)
{
    const ContentFile *file = load->source->file;
    size_t valid = utf8_valid_len(file->text);
    const char *zero = file->text.len ? memchr(file->text.ptr, '\0', file->text.len) : NULL;
    if (valid == file->text.len && !zero) return true;

    size_t bad = zero && (size_t)(zero - file->text.ptr) < valid ? (size_t)(zero - file->text.ptr) : valid;
    SourcePos pos = { file->path, 1, 0 };
    for (size_t i = 0; i < bad; i++) pos.line += file->text.ptr[i] == '\n';
    fail(load, pos, "encoding", "the file is not UTF-8 text: save it as UTF-8");
    return false;
}

/* Run the file and copy its value into `node`. */
static bool run(Load *load, Node *node)
{
    Err err = { 0 };
    if (!set_up(load, &err) || !load_module(load, load->source->file, &err)) {
        report_lua(load, &err, load->module_count == 1);
        return false;
    }
    if (!sandbox_call(load->sandbox, 0, 1, &err)) {
        report_lua(load, &err, false);
        return false;
    }
    const NodeLine *lines = load->modules[0].lines;
    Place place = { lines, place_in(&load->modules[0], 1, 1) };
    if (!lua_istable(load->L, -1)) {
        fail(load, place_of(place, lines).pos, "type", "the file must return a table");
        return false;
    }
    return copy_value(load, node, place_of(place, lines)) && !load->has_failed;
}

bool node_load_source(NodeRoom room, const NodeSource *source, const Node **out, Report *report)
{
    Load load = { .source = source, .room = room, .report = report };
    if (!is_text_file(&load)) return false;

    load.sandbox = sandbox_new(NULL);
    if (!load.sandbox) {
        fail(&load, (SourcePos){ source->file->path, 0, 0 }, "limit", "no room for the script sandbox");
        return false;
    }
    load.L = sandbox_state(load.sandbox);
    load.places = arena_new(0);
    Node *node = arena_alloc(room.nodes, 1, sizeof *node);
    bool ok = run(&load, node);
    arena_free(load.places);
    sandbox_free(load.sandbox);
    if (ok) *out = node;
    return ok;
}

bool node_load(NodeRoom room, const ContentFile *file, const char *const *constructors, size_t constructor_count,
               const Node **out, Report *report)
{
    NodeSource source = { .file = file, .constructors = constructors, .constructor_count = constructor_count };
    return node_load_source(room, &source, out, report);
}
