/* language_text.h -- lets tests of language/ say in plain text what a normalised text holds. */
#ifndef TESTS_LANGUAGE_TEXT_H
#define TESTS_LANGUAGE_TEXT_H

#include "base/utf8.h"
#include "language/normal.h"

/* Characters as UTF-8 with a zero byte behind them; they live in `arena`. */
static inline StrView text_of_codes(Arena *arena, const uint32_t *codes, uint32_t count)
{
    char *text = arena_alloc(arena, (size_t)count * 4 + 1, 1);
    size_t len = 0;
    for (uint32_t i = 0; i < count; i++) len += utf8_put(codes[i], text + len);
    return sv_of(text, len);
}

static inline const char *normal_text(Arena *arena, const Normal *normal)
{
    return text_of_codes(arena, normal->code, normal->count).ptr;
}

static inline const char *skeleton_text(Arena *arena, const Skeleton *skeleton)
{
    return text_of_codes(arena, skeleton->code, skeleton->count).ptr;
}

/* The original bytes of characters [start, end), zero-terminated. */
static inline const char *original_text(Arena *arena, const Normal *normal, uint32_t start, uint32_t end)
{
    if (start >= end) return "";
    const char *from = normal->original.ptr + normal->start[start];
    return arena_copy(arena, sv_of(from, normal->end[end - 1] - normal->start[start])).ptr;
}

/* Every character has bytes of its own or shares them with its neighbours, in order, cut only between characters. */
static inline bool normal_map_is_sound(const Normal *normal)
{
    StrView text = normal->original;
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t start = normal->start[i], end = normal->end[i];
        if (start >= end || end > text.len) return false;
        if (i > 0 && (start < normal->start[i - 1] || end < normal->end[i - 1])) return false;
        bool starts_inside = ((unsigned char)text.ptr[start] & 0xC0) == 0x80;
        bool ends_inside = end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80;
        if (starts_inside || ends_inside) return false;
    }
    return true;
}

#endif
