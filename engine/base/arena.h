/* arena.h -- memory that is freed together.
 *
 * Blocks are kept after a rewind, so a workspace that is rewound per reply stops allocating once warm.
 * Memory is zeroed, but for arena_room's, and aligned for any type; texts are not aligned. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/strview.h"

typedef struct Arena Arena;

typedef struct ArenaMark {
    size_t block;
    size_t used;
} ArenaMark;

/* Blocks of at least `block` bytes; 0 means 64 kB. Owned by the caller: arena_free. */
Arena *arena_new(size_t block);

/* `count` items of `size` bytes; the product is checked, too large aborts. Lives until a rewind before it or arena_free. */
void *arena_alloc(Arena *arena, size_t count, size_t size);

/* The same with whatever stood there before: for arrays that are filled at once. */
void *arena_room(Arena *arena, size_t count, size_t size);

/* A copy with a zero byte behind it. */
StrView arena_copy(Arena *arena, StrView text);

/* Formatted text with a zero byte behind it. */
StrView arena_printf(Arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

ArenaMark arena_mark(const Arena *arena);

/* Forget all that was allocated since `mark`; the blocks stay. */
void arena_rewind(Arena *arena, ArenaMark mark);

/* Bytes in blocks, used or not. */
size_t arena_size(const Arena *arena);

/* NULL is allowed. */
void arena_free(Arena *arena);

#endif
