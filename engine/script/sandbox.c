/* sandbox.c -- the life of a sandbox and the only ways into it: load, call, run, resume.
 *
 * Every entry goes through begin() and finish(), which open and close the budget and turn what Lua raised into one line. */
#include "script/sandbox_own.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

struct SandboxChunk {
    char name[SANDBOX_NAME];
    Buf code;
};

typedef struct Piece {
    StrView rest;
} Piece;

static void fill_defaults(SandboxLimits *limits)
{
    if (limits->memory == 0) limits->memory = (size_t)16 << 20;
    if (limits->block == 0) limits->block = (size_t)1 << 20;
    if (limits->bytes == 0) limits->bytes = (size_t)64 << 20;
    if (limits->instructions == 0) limits->instructions = 1000000;
    if (limits->source == 0) limits->source = 256 * 1024;
    if (limits->deadline_ms == 0) limits->deadline_ms = 100;
}

/* Is there a "file:12:" at the head of the message? */
static bool has_position(const char *text)
{
    for (const char *c = strchr(text, ':'); c; c = strchr(c + 1, ':')) {
        size_t digits = strspn(c + 1, "0123456789");
        if (digits > 0 && c[1 + digits] == ':') return true;
    }
    return false;
}

/* Only text is read: a table could answer with code of its own. */
static bool tell(const Sandbox *sb, lua_State *L, Err *err)
{
    if (sb->fault) return err_set(err, ERR_LIMIT, "%s", sb->text);

    char line[400];
    if (lua_type(L, -1) == LUA_TSTRING)
        snprintf(line, sizeof line, "%s", lua_tostring(L, -1));
    else
        snprintf(line, sizeof line, "the error is a %s, not a text", lua_typename(L, lua_type(L, -1)));
    for (char *c = line; *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = ' ';
    }
    if (has_position(line) || sb->where[0] == '\0') return err_set(err, ERR_SCRIPT, "%s", line);
    return err_set(err, ERR_SCRIPT, "%s: %s", sb->where, line);
}

static bool begin(Sandbox *sb, lua_State *L, Err *err)
{
    assert(!sb->in_entry);
    if (sb->fault) return err_set(err, ERR_LIMIT, "%s", sb->text);
    if (!lua_checkstack(L, 8)) return err_set(err, ERR_LIMIT, "the script's stack is full");
    sb->left = sb->limits.instructions;
    sb->usage.bytes = 0;
    sb->refusals = 0;
    sb->where[0] = '\0';
    if (sb->limits.clock) sb->due_ms = clock_now(sb->limits.clock) + sb->limits.deadline_ms;
    sandbox_watch(sb, L);
    sb->running = L;
    sb->in_entry = true;
    return true;
}

/* Ends the entry; after a failure the message is popped from `L`. */
static bool finish(Sandbox *sb, lua_State *L, int status, Err *err)
{
    bool is_ok = (status == LUA_OK || status == LUA_YIELD) && !sb->fault;

    sb->in_entry = false;
    sb->usage.instructions = sb->limits.instructions - sb->left;
    if (is_ok) return true;
    if (status == LUA_ERRMEM) sandbox_mark_dead(sb, NULL, SANDBOX_FAULT_MEMORY);
    tell(sb, L, err);
    if (status != LUA_OK && status != LUA_YIELD) lua_pop(L, 1);
    return false;
}

static void publish(lua_State *L, const char *name, void (*open)(lua_State *L))
{
    open(L);
    sandbox_freeze(L);
    lua_setfield(L, -2, name);
}

static int l_unknown(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return luaL_error(L, "unknown name '%s'", name);
}

static int l_no_global(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return luaL_error(L, "cannot set the global '%s': write local", name);
}

/* What scripts see as their globals is a view of a table that answers unknown names with an error. */
static int open_all(lua_State *L)
{
    sandbox_open_base(L);
    publish(L, "coroutine", sandbox_open_coroutine);
    publish(L, "string", sandbox_open_string);
    publish(L, "table", sandbox_open_table);
    publish(L, "math", sandbox_open_math);
    publish(L, "utf8", sandbox_open_utf8);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, l_unknown);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    sandbox_freeze(L);
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, l_no_global);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

Sandbox *sandbox_new(const SandboxLimits *limits)
{
    Sandbox *sb = mem_new(sizeof *sb);

    if (limits) sb->limits = *limits;
    fill_defaults(&sb->limits);
    sb->L = lua_newstate(sandbox_alloc, sb);
    if (!sb->L) goto fail;
    if (!begin(sb, sb->L, NULL)) goto fail;
    lua_pushcfunction(sb->L, open_all);
    if (!finish(sb, sb->L, lua_pcall(sb->L, 0, 0, 0), NULL)) goto fail;
    return sb;
fail:
    sandbox_free(sb);
    return NULL;
}

void sandbox_free(Sandbox *sb)
{
    if (!sb) return;
    if (sb->L) lua_close(sb->L);
    mem_free(sb);
}

lua_State *sandbox_state(Sandbox *sb)
{
    return sb->L;
}

static const char *read_piece(lua_State *L, void *self, size_t *len)
{
    (void)L;
    Piece *piece = self;
    StrView now = piece->rest;
    piece->rest = sv("");
    *len = now.len;
    return now.len ? now.ptr : NULL;
}

static void name_chunk(char *out, StrView name)
{
    snprintf(out, SANDBOX_NAME, "@%.*s", (int)(name.len < SANDBOX_NAME ? name.len : SANDBOX_NAME), name.ptr);
}

/* Inside an entry (the host's require) the running coroutine gets the function and the entry's budget pays. */
static bool load(Sandbox *sb, const char *name, StrView code, const char *mode, Err *err)
{
    bool is_nested = sb->in_entry;
    lua_State *L = is_nested ? sb->running : sb->L;
    Piece piece = { code };

    if (is_nested)
        sandbox_charge(L, 100 + code.len / 4);
    else if (!begin(sb, L, err))
        return false;
    snprintf(sb->where, sizeof sb->where, "%.120s:1", name + 1);
    sb->is_loading = true;
    int status = lua_load(L, read_piece, &piece, name, mode);
    sb->is_loading = false;
    bool is_ok = finish(sb, L, status, err);
    sb->in_entry = is_nested;
    return is_ok;
}

bool sandbox_load(Sandbox *sb, StrView name, StrView text, Err *err)
{
    char id[SANDBOX_NAME];

    if (sv_starts(text, sv("\xEF\xBB\xBF"))) text = sv_of(text.ptr + 3, text.len - 3);
    if (!sandbox_check_source(name, text, sb->limits.source, err)) return false;
    name_chunk(id, name);
    return load(sb, id, text, "t", err);
}

static int write_code(lua_State *L, const void *bytes, size_t len, void *self)
{
    (void)L;
    buf_put(self, sv_of(bytes, len));
    return 0;
}

SandboxChunk *sandbox_compile(StrView name, StrView text, Err *err)
{
    SandboxChunk *chunk = NULL;
    Sandbox *sb = sandbox_new(NULL);

    if (sandbox_load(sb, name, text, err)) {
        chunk = mem_new(sizeof *chunk);
        name_chunk(chunk->name, name);
        lua_dump(sb->L, write_code, &chunk->code, 0);
    }
    sandbox_free(sb);
    return chunk;
}

bool sandbox_load_chunk(Sandbox *sb, const SandboxChunk *chunk, Err *err)
{
    return load(sb, chunk->name, buf_view(&chunk->code), "b", err);
}

void sandbox_chunk_free(SandboxChunk *chunk)
{
    if (!chunk) return;
    buf_clear(&chunk->code);
    mem_free(chunk);
}

/* Remembers the line while the stack still stands; the object stays as it is. */
static int l_note_line(lua_State *L)
{
    Sandbox *sb = sandbox_of(L);
    if (!sb->fault) sandbox_find_line(L, sb->where, sizeof sb->where);
    return 1;
}

bool sandbox_call(Sandbox *sb, int nargs, int nresults, Err *err)
{
    lua_State *L = sb->L;
    int base = lua_gettop(L) - nargs;

    if (!begin(sb, L, err)) {
        lua_settop(L, base - 1);
        return false;
    }
    lua_pushcfunction(L, l_note_line);
    lua_insert(L, base);
    int status = lua_pcall(L, nargs, nresults, base);
    lua_remove(L, base);
    bool is_ok = finish(sb, L, status, err);
    if (!is_ok) lua_settop(L, base - 1);
    return is_ok;
}

bool sandbox_run(Sandbox *sb, lua_CFunction fn, void *self, Err *err)
{
    if (!lua_checkstack(sb->L, 8)) return err_set(err, ERR_LIMIT, "the script's stack is full");
    lua_pushcfunction(sb->L, fn);
    lua_pushlightuserdata(sb->L, self);
    return sandbox_call(sb, 1, 0, err);
}

SandboxStatus sandbox_resume(Sandbox *sb, lua_State *co, int nargs, int *nresults, Err *err)
{
    int count = 0;

    if (!begin(sb, co, err)) return SANDBOX_FAILED;
    int status = lua_resume(co, NULL, nargs, &count);
    if (status != LUA_OK && status != LUA_YIELD && !sb->fault) sandbox_find_line(co, sb->where, sizeof sb->where);
    if (!finish(sb, co, status, err)) return SANDBOX_FAILED;
    *nresults = count;
    return status == LUA_YIELD ? SANDBOX_YIELDED : SANDBOX_FINISHED;
}

void sandbox_set(Sandbox *sb, const char *lib, const char *name)
{
    lua_State *L = sb->L;

    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    sandbox_see_through(L, -1);
    if (lib) {
        lua_getfield(L, -1, lib);
        sandbox_see_through(L, -1);
        lua_remove(L, -2);
    }
    lua_pushstring(L, name);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 2);
}

bool sandbox_is_dead(const Sandbox *sb)
{
    return sb->fault != SANDBOX_FAULT_NONE;
}

SandboxFault sandbox_fault(const Sandbox *sb)
{
    return sb->fault;
}

SandboxUsage sandbox_usage(const Sandbox *sb)
{
    return sb->usage;
}
