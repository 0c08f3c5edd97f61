/* bits.h -- sets of small numbers as words of 64 bits. The caller keeps the numbers within the words. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool bits_have(const uint64_t *bits, uint32_t at)
{
    return bits[at / 64] >> at % 64 & 1;
}

static inline void bits_set(uint64_t *bits, uint32_t at)
{
    bits[at / 64] |= UINT64_C(1) << at % 64;
}

/* They share a member. */
static inline bool bits_meet(const uint64_t *x, const uint64_t *y, size_t words)
{
    for (size_t i = 0; i < words; i++) {
        if (x[i] & y[i]) return true;
    }
    return false;
}

#endif
