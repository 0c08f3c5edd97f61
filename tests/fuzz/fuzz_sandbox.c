/* fuzz_sandbox.c -- any bytes as a script: contained, and the same twice unless memory or its addresses decided. */
#include <stdlib.h>

#include "base/mem.h"
#include "script/sandbox.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Run {
    bool is_ok;
    SandboxFault fault;
    uint64_t instructions;
    Err err;
} Run;

static void require(bool claim)
{
    if (!claim) abort();
}

static Run run(StrView text)
{
    SandboxLimits limits = { .instructions = 50000, .memory = (size_t)2 << 20, .bytes = (size_t)8 << 20 };
    Sandbox *sb = sandbox_new(&limits);
    Run run = { 0 };

    run.is_ok = sandbox_load(sb, sv("fuzz.lua"), text, &run.err) && sandbox_call(sb, 0, 1, &run.err);
    run.fault = sandbox_fault(sb);
    run.instructions = sandbox_usage(sb).instructions;
    require(run.is_ok || run.err.text[0] != '\0');
    require(!(run.is_ok && sandbox_is_dead(sb)));
    require(sandbox_usage(sb).peak <= (size_t)2 << 20);
    require(lua_gettop(sandbox_state(sb)) == (run.is_ok ? 1 : 0));
    /* What one script did must not reach the next in the same state. */
    if (!sandbox_is_dead(sb)) {
        require(sandbox_load(sb, sv("after.lua"), sv("return ('%d'):format(#'ab'):rep(2) == '22'"), NULL));
        require(sandbox_call(sb, 0, 1, NULL) && lua_toboolean(sandbox_state(sb), -1));
    }
    sandbox_free(sb);
    return run;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of the exact size: reading past the end is then seen. */
    char *text = mem_copy((const char *)data, size);
    Run first = run(sv_of(text, size));
    Run second = run(sv_of(text, size));

    mem_free(text);
    if (first.fault >= SANDBOX_FAULT_BYTES || second.fault >= SANDBOX_FAULT_BYTES) return 0;
    require(first.is_ok == second.is_ok && first.fault == second.fault);
    require(first.instructions == second.instructions);
    require(strcmp(first.err.text, second.err.text) == 0);
    return 0;
}
