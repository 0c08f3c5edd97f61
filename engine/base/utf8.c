/* utf8.c -- decoding by Unicode's table 3-7: the first byte says how many follow and where the second may lie. */
#include "base/utf8.h"

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the well-formed sequence at `p`, or 0. `left` > 0 bytes may be read. */
static size_t sequence_len(const unsigned char *p, size_t left)
{
    unsigned char first = p[0];
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || left < 2) return 0;
    if (first < 0xE0) return is_tail(p[1]) ? 2 : 0;
    if (first < 0xF0) {
        unsigned char low = first == 0xE0 ? 0xA0 : 0x80;  /* below: overlong */
        unsigned char high = first == 0xED ? 0x9F : 0xBF; /* above: surrogates */
        return left >= 3 && p[1] >= low && p[1] <= high && is_tail(p[2]) ? 3 : 0;
    }
    unsigned char low = first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xF4 ? 0x8F : 0xBF; /* above: past U+10FFFF */
    return left >= 4 && p[1] >= low && p[1] <= high && is_tail(p[2]) && is_tail(p[3]) ? 4 : 0;
}

uint32_t utf8_next(StrView text, size_t *pos)
{
    const unsigned char *p = (const unsigned char *)text.ptr + *pos;
    size_t len = sequence_len(p, text.len - *pos);
    *pos += len ? len : 1;
    switch (len) {
    case 1: return p[0];
    case 2: return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3: return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4: return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default: return UTF8_INVALID;
    }
}

size_t utf8_put(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code >= 0xD800 && code <= 0xDFFF) return 0;
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    if (code > 0x10FFFF) return 0;
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_valid_len(StrView text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t pos = 0;
    while (pos < text.len) {
        size_t len = p[pos] < 0x80 ? 1 : sequence_len(p + pos, text.len - pos);
        if (len == 0) break;
        pos += len;
    }
    return pos;
}

size_t utf8_count(StrView text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += !is_tail((unsigned char)text.ptr[i]);
    return count;
}

StrView utf8_cut(StrView text, size_t len)
{
    if (len >= text.len) return text;
    while (len > 0 && is_tail((unsigned char)text.ptr[len])) len--;
    return sv_of(text.ptr, len);
}
