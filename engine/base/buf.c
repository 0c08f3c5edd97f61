/* buf.c -- doubles its room, so that putting n bytes costs n. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"

enum { FIRST_ROOM = 64 };

/* Room for `more` bytes and the zero behind them. */
static void reserve(Buf *buf, size_t more)
{
    if (more < buf->cap - buf->len) return;

    size_t need = buf->len + more + 1;
    size_t cap = buf->cap ? buf->cap : FIRST_ROOM;
    while (cap < need) cap *= 2;
    /* Nothing reads the room before it is written: there is no need to zero it. */
    buf->ptr = mem_resize(buf->ptr, cap, cap, 1);
    buf->cap = cap;
}

void buf_put(Buf *buf, StrView text)
{
    reserve(buf, text.len);
    if (text.len) memcpy(buf->ptr + buf->len, text.ptr, text.len);
    buf->len += text.len;
    buf->ptr[buf->len] = '\0';
}

void buf_puts(Buf *buf, const char *text)
{
    buf_put(buf, sv(text));
}

void buf_putc(Buf *buf, char c)
{
    reserve(buf, 1);
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

void buf_printf(Buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);

    if (len >= 0) {
        reserve(buf, (size_t)len);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void buf_reset(Buf *buf)
{
    buf->len = 0;
    if (buf->ptr) buf->ptr[0] = '\0';
}

void buf_clear(Buf *buf)
{
    mem_free(buf->ptr);
    *buf = (Buf){ 0 };
}
