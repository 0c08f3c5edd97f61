/* sandbox.h -- one bounded Lua 5.4 state: what a script may use, and how much of it.
 *
 * A Sandbox belongs to one thread. "Inside an entry" (load, run, call, resume) memory is capped and a Lua error is an
 * Err; between entries the host may push values freely: nothing is refused there. Keep one sandbox per chat.
 * A sandbox that passed a limit is dead: every later entry fails with the same text. */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include <lua.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/strview.h"

typedef struct Sandbox Sandbox;
typedef struct SandboxChunk SandboxChunk;

typedef enum SandboxFault {
    SANDBOX_FAULT_NONE,
    SANDBOX_FAULT_INSTRUCTIONS,
    SANDBOX_FAULT_BYTES,   /* allocated in one entry, freed or not */
    SANDBOX_FAULT_MEMORY,  /* held at once, or one block too large */
    SANDBOX_FAULT_DEADLINE /* the clock, not the count: log it as an input (script_fault) */
} SandboxFault;

/* Where a field is 0 the default in brackets holds. */
typedef struct SandboxLimits {
    size_t memory;         /* bytes held at once [16 MiB] */
    size_t block;          /* one block [1 MiB]; a string is never over 64 kB */
    size_t bytes;          /* bytes allocated in one entry [64 MiB] */
    uint64_t instructions; /* in one entry [1,000,000]; library calls are charged by their work */
    size_t source;         /* bytes of one source text [256 kB] */
    int64_t deadline_ms;   /* one entry by `clock` [100] */
    const Clock *clock;    /* borrowed; NULL: no deadline. A real one even where the session's time is virtual */
    lua_Alloc alloc;       /* NULL: the C heap; tests make it fail */
    void *alloc_self;
} SandboxLimits;

typedef struct SandboxUsage {
    size_t memory;         /* held now */
    size_t peak;           /* the most ever held */
    size_t bytes;          /* allocated in the latest entry */
    uint64_t instructions; /* charged in the latest entry */
} SandboxUsage;

typedef enum SandboxStatus { SANDBOX_YIELDED, SANDBOX_FINISHED, SANDBOX_FAILED } SandboxStatus;

/* NULL limits: all defaults. NULL when the limits leave no room for the libraries. Owned: sandbox_free. */
Sandbox *sandbox_new(const SandboxLimits *limits);

/* NULL is allowed. Runs the __gc of the host's own userdata. */
void sandbox_free(Sandbox *sb);

/* The main thread: for pushing arguments and reading results. lua_newthread works on it for coroutines of the host. */
lua_State *sandbox_state(Sandbox *sb);

/* The sandbox that a C function of the host runs in. */
Sandbox *sandbox_of(lua_State *L);

/* Compile text (never bytecode) and push the function. `name` is what errors say: "name:line: message". In a C function
 * that a script called (require), this and load_chunk push onto that coroutine and may raise when the budget is gone. */
bool sandbox_load(Sandbox *sb, StrView name, StrView text, Err *err);

/* Compile once, load often: kept by the host in memory, never on disk. Owned: sandbox_chunk_free. NULL on failure. */
SandboxChunk *sandbox_compile(StrView name, StrView text, Err *err);
bool sandbox_load_chunk(Sandbox *sb, const SandboxChunk *chunk, Err *err);
void sandbox_chunk_free(SandboxChunk *chunk);

/* Call the function below `nargs` arguments on the main thread; fresh budget. On failure all of them are popped. */
bool sandbox_call(Sandbox *sb, int nargs, int nresults, Err *err);

/* Run the host's `fn` as an entry, with `self` as light userdata at index 1, no results: set-up that may raise. */
bool sandbox_run(Sandbox *sb, lua_CFunction fn, void *self, Err *err);

/* Start or go on with coroutine `co` (arguments on its stack); fresh budget. Yielded or finished: *nresults are on its
 * stack. Failed: `co` is finished for good. */
SandboxStatus sandbox_resume(Sandbox *sb, lua_State *co, int nargs, int *nresults, Err *err);

/* Pop the value on top of the main thread into the scripts' globals, or into library `lib` ("math"). Host only. */
void sandbox_set(Sandbox *sb, const char *lib, const char *name);

/* Replace the table on top by a read-only view of it; pairs, ipairs and # see through. May raise inside an entry. */
void sandbox_freeze(lua_State *L);

/* For C functions that scripts call: pay for `work` (about one per instruction); raises when the budget is gone. */
void sandbox_charge(lua_State *L, uint64_t work);

bool sandbox_is_dead(const Sandbox *sb);
SandboxFault sandbox_fault(const Sandbox *sb);
const char *sandbox_fault_text(SandboxFault fault); /* "instructions", "memory", ... for the log */
SandboxUsage sandbox_usage(const Sandbox *sb);
#endif
