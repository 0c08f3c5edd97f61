/* utf8.h -- the one decoder of the project: validates, always advances, never passes the end. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/strview.h"

#define UTF8_INVALID 0xFFFFFFFFu

/* The code point at text.ptr[*pos]; *pos moves past it. On an invalid byte: UTF8_INVALID and one byte on.
 * Precondition: *pos < text.len. Surrogates, overlong forms and values over U+10FFFF are invalid. */
uint32_t utf8_next(StrView text, size_t *pos);

/* Bytes written to `out` (1..4); 0 where `code` is no scalar value. */
size_t utf8_put(uint32_t code, char out[4]);

/* Offset of the first invalid byte, or text.len where all is valid. */
size_t utf8_valid_len(StrView text);

/* Code points in valid text. */
size_t utf8_count(StrView text);

/* The longest prefix of at most `len` bytes that ends on a character boundary. */
StrView utf8_cut(StrView text, size_t len);

#endif
