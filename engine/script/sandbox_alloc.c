/* sandbox_alloc.c -- the allocator of one sandbox: it counts, and refuses what is over the limits.
 *
 * Lua answers a refusal with a full collection and asks again. A script at the edge of its memory could thus make
 * every allocation cost a collection, so the refusals of an entry are few. */
#include "script/sandbox_own.h"

#include <stdlib.h>

enum { REFUSALS = 3, STRING_HEAD = 64 };

static void *heap(void *self, void *ptr, size_t osize, size_t nsize)
{
    (void)self;
    (void)osize;
    if (nsize > 0) return realloc(ptr, nsize);
    free(ptr);
    return NULL;
}

static SandboxFault check(const Sandbox *sb, bool is_string, size_t old, size_t nsize)
{
    if (sb->fault) return sb->fault;
    if (nsize > sb->limits.block) return SANDBOX_FAULT_MEMORY;
    if (is_string && nsize > SANDBOX_STRING + STRING_HEAD) return SANDBOX_FAULT_MEMORY;
    if (nsize > sb->limits.bytes - sb->usage.bytes) return SANDBOX_FAULT_BYTES;
    if (sb->usage.memory - old + nsize > sb->limits.memory) return SANDBOX_FAULT_MEMORY;
    return SANDBOX_FAULT_NONE;
}

static void *refuse(Sandbox *sb, SandboxFault fault, bool is_final)
{
    sb->refusals++;
    if (is_final || sb->refusals >= REFUSALS) sandbox_mark_dead(sb, sb->running, fault);
    return NULL;
}

static void note(Sandbox *sb, bool is_string, size_t old, size_t nsize)
{
    sb->usage.memory += nsize - old;
    if (sb->usage.memory > sb->usage.peak) sb->usage.peak = sb->usage.memory;
    if (nsize <= old) return;
    sb->usage.bytes += nsize;
    if (is_string && nsize > sb->longest) sb->longest = nsize;
    if (!sb->is_loading && nsize > sb->largest) sb->largest = nsize;
}

void *sandbox_alloc(void *self, void *ptr, size_t osize, size_t nsize)
{
    Sandbox *sb = self;
    lua_Alloc alloc = sb->limits.alloc ? sb->limits.alloc : heap;
    size_t old = ptr ? osize : 0;
    /* For a new block `osize` is the kind of object, not a size. */
    bool is_string = !ptr && osize == LUA_TSTRING;

    if (nsize == 0) {
        sb->usage.memory -= old;
        return alloc(sb->limits.alloc_self, ptr, old, 0);
    }
    if (sb->in_entry && nsize > old) {
        SandboxFault fault = check(sb, is_string, old, nsize);
        bool can_gc_help = sb->usage.memory - old + nsize > sb->limits.memory && nsize <= sb->limits.block;
        if (fault) return refuse(sb, fault, fault != SANDBOX_FAULT_MEMORY || !can_gc_help);
    }
    void *block = alloc(sb->limits.alloc_self, ptr, old, nsize);
    if (block) note(sb, is_string, old, nsize);
    return block;
}
