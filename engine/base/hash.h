/* hash.h -- SHA-256 (libmd does the work) and its hexadecimal form. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/strview.h"

typedef struct Hash {
    uint8_t bytes[32];
} Hash;

typedef struct HexHash {
    char text[65];
} HexHash;

Hash hash_of(StrView text);

/* The hash of `a` followed by `b`, as if they were one. */
Hash hash_of_two(StrView a, StrView b);

HexHash hash_hex(const Hash *hash);

/* False where `text` is not 64 lower-case hexadecimal digits. */
bool hash_from_hex(StrView text, Hash *out);

bool hash_equal(const Hash *a, const Hash *b);

#endif
