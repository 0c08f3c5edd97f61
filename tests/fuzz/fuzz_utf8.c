/* fuzz_utf8.c -- any bytes: the decoder advances, agrees with the encoder and with the functions built on it. */
#include <stdlib.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

/* Code points up to the first invalid byte, whose offset goes to *valid. */
static size_t decode(StrView text, size_t *valid)
{
    size_t count = 0;
    *valid = text.len;
    for (size_t pos = 0, from = 0; pos < text.len; from = pos) {
        char bytes[4];
        uint32_t code = utf8_next(text, &pos);
        require(pos > from && pos <= text.len);
        if (code == UTF8_INVALID) {
            require(pos == from + 1);
            if (*valid == text.len) *valid = from;
            continue;
        }
        require(utf8_put(code, bytes) == pos - from && memcmp(bytes, text.ptr + from, pos - from) == 0);
        if (*valid == text.len) count++;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    StrView text = sv_of((const char *)data, size);
    size_t valid = 0;
    size_t count = decode(text, &valid);
    require(utf8_valid_len(text) == valid);

    StrView good = sv_of(text.ptr, valid);
    require(utf8_count(good) == count);
    for (size_t len = 0; len <= valid && len < 64; len++) {
        StrView cut = utf8_cut(good, len);
        require(cut.len <= len && len - cut.len < 4 && utf8_valid_len(cut) == cut.len);
    }
    return 0;
}
