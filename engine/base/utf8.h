/* utf8.h -- the one decoder of the project: validates, always advances, never passes the end. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/strview.h"

#define UTF8_INVALID 0xFFFFFFFFu

static inline bool utf8_is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the well-formed sequence at `p`, or 0. `left` > 0 bytes may be read. */
static inline size_t utf8_sequence_len(const unsigned char *p, size_t left)
{
    unsigned char first = p[0];
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || left < 2) return 0;
    if (first < 0xE0) return utf8_is_tail(p[1]) ? 2 : 0;
    if (first < 0xF0) {
        unsigned char low = first == 0xE0 ? 0xA0 : 0x80;  /* below: overlong */
        unsigned char high = first == 0xED ? 0x9F : 0xBF; /* above: surrogates */
        return left >= 3 && p[1] >= low && p[1] <= high && utf8_is_tail(p[2]) ? 3 : 0;
    }
    unsigned char low = first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xF4 ? 0x8F : 0xBF; /* above: past U+10FFFF */
    return left >= 4 && p[1] >= low && p[1] <= high && utf8_is_tail(p[2]) && utf8_is_tail(p[3]) ? 4 : 0;
}

/* The code point at text.ptr[*pos]; *pos moves past it. On an invalid byte: UTF8_INVALID and one byte on.
 * Precondition: *pos < text.len. Surrogates, overlong forms and values over U+10FFFF are invalid. */
static inline uint32_t utf8_next(StrView text, size_t *pos)
{
    const unsigned char *p = (const unsigned char *)text.ptr + *pos;
    size_t len = utf8_sequence_len(p, text.len - *pos);
    *pos += len ? len : 1;
    switch (len) {
    case 1: return p[0];
    case 2: return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3: return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4: return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default: return UTF8_INVALID;
    }
}

/* Bytes written to `out` (1..4); 0 where `code` is no scalar value. */
size_t utf8_put(uint32_t code, char out[4]);

/* Offset of the first invalid byte, or text.len where all is valid. */
size_t utf8_valid_len(StrView text);

/* Code points in valid text. */
size_t utf8_count(StrView text);

/* The longest prefix of at most `len` bytes that ends on a character boundary. */
StrView utf8_cut(StrView text, size_t len);

#endif
