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

/* `align` is a power of two. */
static char *take(Arena *arena, size_t size, size_t align)
{
    size_t at = (arena->used + align - 1) & ~(align - 1);
    if (arena->count == 0) {
        ready_block(arena, 0, size);
    } else if (at > arena->blocks[arena->current].cap || size > arena->blocks[arena->current].cap - at) {
        /* A block that is empty is replaced itself, else it would be lost below the next one. */
        if (arena->used > 0) arena->current++;
        at = 0;
        ready_block(arena, arena->current, size);
    }
    char *data = arena->blocks[arena->current].data + at;
    arena->used = at + size;
    return data;
}

/* Texts stand byte to byte: nearly all that content keeps are a few bytes long. */
static char *take_text(Arena *arena, size_t len)
{
    if (len == SIZE_MAX) mem_fail(len);
    char *text = take(arena, len + 1, 1);
    text[len] = '\0';
    return text;
}

void *arena_room(Arena *arena, size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - align) / size) mem_fail(SIZE_MAX);
    return take(arena, count && size ? count * size : 1, align);
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
    char *copy = take_text(arena, text.len);
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
    char *text = take_text(arena, room);
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
