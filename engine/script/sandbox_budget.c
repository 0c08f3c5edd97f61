/* sandbox_budget.c -- instructions, the clock, and how a script that is over its limits is kept from going on.
 *
 * A count hook sees instructions, not what each costs: comparing two strings of 64 kB is one instruction. So an
 * instruction is charged more the larger the strings and blocks are that the script has made. */
#include "script/sandbox_own.h"

#include <lauxlib.h>
#include <stdio.h>

enum { STRING_WEIGHT = 2048, BLOCK_WEIGHT = 65536, TICK_MIN = 10 };

static void on_count(lua_State *L, lua_Debug *ar);

Sandbox *sandbox_of(lua_State *L)
{
    void *self = NULL;
    lua_getallocf(L, &self);
    return self;
}

static uint64_t weight(const Sandbox *sb)
{
    return 1 + sb->longest / STRING_WEIGHT + sb->largest / BLOCK_WEIGHT;
}

/* Dear instructions are counted in smaller steps, so that the clock is looked at as often. */
static int tick_of(const Sandbox *sb)
{
    if (sb->fault) return 1;
    int tick = (int)(SANDBOX_TICK / weight(sb));
    return tick < TICK_MIN ? TICK_MIN : tick;
}

void sandbox_watch(Sandbox *sb, lua_State *L)
{
    lua_sethook(L, on_count, LUA_MASKCOUNT, tick_of(sb));
}

void sandbox_find_line(lua_State *L, char *out, size_t cap)
{
    lua_Debug ar;
    out[0] = '\0';
    for (int level = 0; level < 20 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0) continue;
        snprintf(out, cap, "%s:%d", ar.short_src, ar.currentline);
        return;
    }
}

static void write_text(Sandbox *sb)
{
    const SandboxLimits *max = &sb->limits;
    const char *colon = sb->where[0] ? ": " : "";
    char what[96] = "";

    switch (sb->fault) {
    case SANDBOX_FAULT_NONE: break;
    case SANDBOX_FAULT_INSTRUCTIONS:
        snprintf(what, sizeof what, "script ran over its %llu instructions", (unsigned long long)max->instructions);
        break;
    case SANDBOX_FAULT_BYTES:
        snprintf(what, sizeof what, "script allocated over %zu bytes in one go", max->bytes);
        break;
    case SANDBOX_FAULT_MEMORY:
        snprintf(what, sizeof what, "script needs too much memory (%zu bytes; one string %d)", max->memory,
                 SANDBOX_STRING);
        break;
    case SANDBOX_FAULT_DEADLINE:
        snprintf(what, sizeof what, "script ran over its %lld ms", (long long)max->deadline_ms);
        break;
    }
    snprintf(sb->text, sizeof sb->text, "%s%s%s", sb->where, colon, what);
}

void sandbox_mark_dead(Sandbox *sb, lua_State *L, SandboxFault fault)
{
    if (sb->fault) return;
    sb->fault = fault;
    if (L) sandbox_find_line(L, sb->where, sizeof sb->where);
    write_text(sb);
    if (L) sandbox_watch(sb, L);
}

/* The error object is nil: it costs nothing, and what the host is told comes from the sandbox. */
static void stop(lua_State *L, Sandbox *sb, SandboxFault fault)
{
    sandbox_mark_dead(sb, L, fault);
    sandbox_watch(sb, L);
    lua_pushnil(L);
    lua_error(L);
}

static void pay(lua_State *L, Sandbox *sb, uint64_t work)
{
    if (!sb->in_entry) return;
    if (sb->fault) stop(L, sb, sb->fault);
    if (work >= sb->left) {
        sb->left = 0;
        stop(L, sb, SANDBOX_FAULT_INSTRUCTIONS);
    }
    sb->left -= work;
}

static void on_count(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    Sandbox *sb = sandbox_of(L);
    int tick = lua_gethookcount(L);
    const Clock *clock = sb->limits.clock;

    pay(L, sb, (uint64_t)tick * weight(sb));
    if (sb->in_entry && clock && clock_now(clock) >= sb->due_ms) stop(L, sb, SANDBOX_FAULT_DEADLINE);
    if (tick != tick_of(sb)) sandbox_watch(sb, L);
}

void sandbox_charge(lua_State *L, uint64_t work)
{
    Sandbox *sb = sandbox_of(L);
    pay(L, sb, work);
    if (lua_gethookcount(L) > tick_of(sb)) sandbox_watch(sb, L);
}

void sandbox_pass_fault(lua_State *L, int status)
{
    Sandbox *sb = sandbox_of(L);
    if (status == LUA_ERRMEM) sandbox_mark_dead(sb, L, SANDBOX_FAULT_MEMORY);
    if (sb->fault) stop(L, sb, sb->fault);
}

const char *sandbox_fault_text(SandboxFault fault)
{
    static const char *const names[] = { "none", "instructions", "bytes", "memory", "deadline" };
    return names[fault];
}
