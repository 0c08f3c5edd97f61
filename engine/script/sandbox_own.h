/* sandbox_own.h -- what the files of the sandbox share; nobody else includes it. */
#ifndef SCRIPT_SANDBOX_OWN_H
#define SCRIPT_SANDBOX_OWN_H

#include "script/sandbox.h"

enum {
    SANDBOX_TICK = 200,         /* instructions between two looks at the budget */
    SANDBOX_STRING = 64 * 1024, /* bytes of one string */
    SANDBOX_LIST = 10000,       /* items that a table or string function takes */
    SANDBOX_PATTERN = 256,      /* bytes of a pattern */
    SANDBOX_NAME = 200          /* bytes of a chunk name */
};

struct Sandbox {
    SandboxLimits limits;
    lua_State *L;
    lua_State *running; /* the coroutine that runs now: its line is named when the allocator refuses */
    SandboxUsage usage;
    uint64_t left;  /* instructions that this entry may still use */
    int64_t due_ms; /* when the clock ends this entry */
    size_t longest; /* bytes of the longest string ever */
    size_t largest; /* bytes of the largest block ever, sources apart */
    int refusals;   /* in this entry */
    bool in_entry;
    bool is_loading;
    SandboxFault fault;
    char where[128]; /* "file:line" of the latest error, or empty */
    char text[256];  /* what every entry says once there is a fault */
};

/* sandbox_alloc.c */
void *sandbox_alloc(void *self, void *ptr, size_t osize, size_t nsize);

/* sandbox_budget.c */
void sandbox_watch(Sandbox *sb, lua_State *L);
void sandbox_mark_dead(Sandbox *sb, lua_State *L, SandboxFault fault);
void sandbox_find_line(lua_State *L, char *out, size_t cap);

/* After a protected call that failed with `status`: raises again where the sandbox is dead, so nothing swallows it. */
void sandbox_pass_fault(lua_State *L, int status);

/* sandbox_source.c: bounds what the compiler does in quadratic time. */
bool sandbox_check_source(StrView name, StrView text, size_t limit, Err *err);

/* sandbox_freeze.c: if `idx` is a read-only view, put the table behind it there and say so. */
bool sandbox_see_through(lua_State *L, int idx);

/* Each leaves one table of functions on the stack. */
void sandbox_open_base(lua_State *L);
void sandbox_open_coroutine(lua_State *L);
void sandbox_open_string(lua_State *L);
void sandbox_open_table(lua_State *L);
void sandbox_open_math(lua_State *L);
void sandbox_open_utf8(lua_State *L);

/* pairs, in sandbox_pairs.c. */
int sandbox_l_pairs(lua_State *L);

/* Copy the named functions of the table on top into a new table that replaces it; each charges for its arguments. */
void sandbox_pick(lua_State *L, const char *const *names);
#endif
