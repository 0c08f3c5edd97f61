/* hash.c -- SHA-256 by libmd. */
#include "base/hash.h"

#include <sys/types.h>

#include <sha2.h>

Hash hash_of(StrView text)
{
    return hash_of_two(text, sv_of("", 0));
}

Hash hash_of_two(StrView a, StrView b)
{
    Hash hash;
    SHA2_CTX ctx;
    SHA256Init(&ctx);
    if (a.len) SHA256Update(&ctx, (const uint8_t *)a.ptr, a.len);
    if (b.len) SHA256Update(&ctx, (const uint8_t *)b.ptr, b.len);
    SHA256Final(hash.bytes, &ctx);
    return hash;
}

HexHash hash_hex(const Hash *hash)
{
    static const char DIGITS[] = "0123456789abcdef";
    HexHash hex;
    for (size_t i = 0; i < sizeof hash->bytes; i++) {
        hex.text[2 * i] = DIGITS[hash->bytes[i] >> 4];
        hex.text[2 * i + 1] = DIGITS[hash->bytes[i] & 15];
    }
    hex.text[64] = '\0';
    return hex;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool hash_from_hex(StrView text, Hash *out)
{
    Hash hash;
    if (text.len != 2 * sizeof hash.bytes) return false;

    for (size_t i = 0; i < sizeof hash.bytes; i++) {
        int high = digit_of(text.ptr[2 * i]);
        int low = digit_of(text.ptr[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        hash.bytes[i] = (uint8_t)(high * 16 + low);
    }
    *out = hash;
    return true;
}

bool hash_equal(const Hash *a, const Hash *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}
