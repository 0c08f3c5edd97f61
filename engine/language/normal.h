/* normal.h -- a text made comparable, with a way back to every byte.
 *
 * NFKC with case folding, full width to half width, traditional to simplified; each character remembers the bytes
 * that it came from. The skeleton leaves out what people insert to hide a word (spaces, punctuation, emoji, symbols)
 * and folds a run of one character into one. */
#ifndef LANGUAGE_NORMAL_H
#define LANGUAGE_NORMAL_H

#include <stdint.h>

#include "base/arena.h"

typedef struct Normal {
    StrView original;
    const uint32_t *code;  /* code points, normalised */
    const uint32_t *start; /* first original byte of each */
    const uint32_t *end;   /* one past its last original byte */
    uint32_t count;
} Normal;

typedef struct Skeleton {
    const uint32_t *code;
    const uint32_t *first; /* index into Normal of the first character of the run */
    const uint32_t *last;  /* and of its last */
    uint32_t count;
} Skeleton;

/* Normalise valid UTF-8. The arrays live in `arena`. */
Normal normal_of(Arena *arena, StrView text);

/* The skeleton of a normalised text. */
Skeleton skeleton_of(Arena *arena, const Normal *normal);

/* True for a Han character. */
static inline bool code_is_han(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007 ||
           (code >= 0x20000 && code <= 0x323AF);
}

/* code_is_noise beyond ASCII and the common Han characters. */
bool code_is_rare_noise(uint32_t code);

/* True for what may be inserted into a word to hide it. */
static inline bool code_is_noise(uint32_t code)
{
    if (code < 0x80) return !((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'));
    return (code < 0x4E00 || code > 0x9FFF) && code_is_rare_noise(code);
}

#endif
