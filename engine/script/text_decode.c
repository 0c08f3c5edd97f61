/* text_decode.c -- marks first, then valid UTF-8, then the one encoding that is left. glibc's iconv knows the tables. */
#include "script/text_decode.h"

#include <iconv.h>

#include "base/utf8.h"

/* The most that a byte of GB18030 or a unit of UTF-16 grows to. */
enum { GROWTH = 4 };

static bool convert(Arena *arena, StrView bytes, const char *from, StrView *out, Err *err)
{
    iconv_t way = iconv_open("UTF-8", from);
    if (way == (iconv_t)-1) return err_set(err, ERR_IO, "this system cannot read %s", from);
    size_t room = bytes.len * GROWTH + 1, left = room, rest = bytes.len;
    char *text = arena_room(arena, room, 1);
    char *to = text, *at = (char *)bytes.ptr;
    bool is_done = iconv(way, &at, &rest, &to, &left) != (size_t)-1 && rest == 0;
    iconv_close(way);
    if (!is_done)
        return err_set(err, ERR_INPUT, "byte %zu is neither UTF-8 nor %s; save the table as UTF-8",
                       bytes.len - rest + 1, from);
    *out = sv_of(text, room - left);
    return true;
}

static bool has_nul(StrView text)
{
    return text.len && memchr(text.ptr, '\0', text.len);
}

bool text_decode(Arena *arena, StrView bytes, StrView *out, const char **name, Err *err)
{
    StrView text = bytes;
    *name = "UTF-8";
    if (sv_starts(bytes, sv("\xef\xbb\xbf"))) {
        text = sv_of(bytes.ptr + 3, bytes.len - 3);
        if (utf8_valid_len(text) != text.len)
            return err_set(err, ERR_INPUT, "byte %zu is not UTF-8", utf8_valid_len(text) + 4);
    } else if (sv_starts(bytes, sv("\xff\xfe")) || sv_starts(bytes, sv("\xfe\xff"))) {
        *name = bytes.ptr[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
        if (!convert(arena, sv_of(bytes.ptr + 2, bytes.len - 2), *name, &text, err)) return false;
    } else if (utf8_valid_len(bytes) != bytes.len) {
        *name = "GB18030";
        if (!convert(arena, bytes, *name, &text, err)) return false;
    }
    if (has_nul(text)) return err_set(err, ERR_INPUT, "it holds zero bytes: no text, or UTF-16 without its mark");
    *out = text;
    return true;
}
