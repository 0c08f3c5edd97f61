/* utf8.c -- decoding by Unicode's table 3-7: the first byte says how many follow and where the second may lie. */
#include "base/utf8.h"

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
        size_t len = p[pos] < 0x80 ? 1 : utf8_sequence_len(p + pos, text.len - pos);
        if (len == 0) break;
        pos += len;
    }
    return pos;
}

size_t utf8_count(StrView text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += !utf8_is_tail((unsigned char)text.ptr[i]);
    return count;
}

StrView utf8_cut(StrView text, size_t len)
{
    if (len >= text.len) return text;
    while (len > 0 && utf8_is_tail((unsigned char)text.ptr[len])) len--;
    return sv_of(text.ptr, len);
}
