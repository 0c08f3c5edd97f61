/* arena.c -- a list of blocks that is filled from the front.
 *
 * A block behind the current one is free. Where it is too small for what comes next it is replaced by a larger one,
 * so the number of blocks stays with the largest use there ever was. */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/mem.h"

enum { DEFAULT_BLOCK = 64 * 1024 };

typedef struct Block {
    char *data;
    size_t cap;
} Block;

struct Arena {
    Block *blocks;
    size_t count;
    size_t current;
    size_t used; /* of the current block */
    size_t block_size;
};

Arena *arena_new(size_t block)
{
    Arena *arena = mem_new(sizeof *arena);
    arena->block_size = block ? block : DEFAULT_BLOCK;
    return arena;
}

/* Make the block at `index`, which nobody uses, hold at least `size` bytes. */
static void ready_block(Arena *arena, size_t index, size_t size)
{
    if (index == arena->count) {
        arena->blocks = mem_resize(arena->blocks, arena->count, arena->count + 1, sizeof *arena->blocks);
        arena->count++;
    }
    Block *block = &arena->blocks[index];
    if (block->cap >= size) return;
    mem_free(block->data);
    block->cap = size > arena->block_size ? size : arena->block_size;
    block->data = mem_new(block->cap);
}

static char *take(Arena *arena, size_t size)
{
    if (arena->count == 0) {
        ready_block(arena, 0, size);
    } else if (size > arena->blocks[arena->current].cap - arena->used) {
        /* A block that is empty is replaced itself, else it would be lost below the next one. */
        if (arena->used > 0) arena->current++;
        arena->used = 0;
        ready_block(arena, arena->current, size);
    }
    char *data = arena->blocks[arena->current].data + arena->used;
    arena->used += size;
    return data;
}

void *arena_room(Arena *arena, size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - align) / size) mem_fail(SIZE_MAX);
    size_t padded = (count * size + align - 1) & ~(align - 1);
    return take(arena, padded ? padded : align);
}

void *arena_alloc(Arena *arena, size_t count, size_t size)
{
    void *data = arena_room(arena, count, size);
    size_t bytes = count * size;
    if (bytes > 0) memset(data, 0, bytes);
    return data;
}

StrView arena_copy(Arena *arena, StrView text)
{
    char *copy = arena_alloc(arena, text.len + 1, 1);
    if (text.len) memcpy(copy, text.ptr, text.len);
    return sv_of(copy, text.len);
}

StrView arena_printf(Arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);

    size_t room = len < 0 ? 0 : (size_t)len;
    char *text = arena_alloc(arena, room + 1, 1);
    if (room) vsnprintf(text, room + 1, fmt, again);
    va_end(again);
    return sv_of(text, room);
}

ArenaMark arena_mark(const Arena *arena)
{
    return (ArenaMark){ arena->current, arena->used };
}

void arena_rewind(Arena *arena, ArenaMark mark)
{
    assert(mark.block < arena->current || (mark.block == arena->current && mark.used <= arena->used));
    arena->current = mark.block;
    arena->used = mark.used;
}

size_t arena_size(const Arena *arena)
{
    size_t size = 0;
    for (size_t i = 0; i < arena->count; i++) size += arena->blocks[i].cap;
    return size;
}

void arena_free(Arena *arena)
{
    if (!arena) return;
    for (size_t i = 0; i < arena->count; i++) mem_free(arena->blocks[i].data);
    mem_free(arena->blocks);
    mem_free(arena);
}
