/* buf.h -- a growing byte buffer; always zero-terminated. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/strview.h"

typedef struct Buf {
    char *ptr; /* owned; NULL while empty */
    size_t len;
    size_t cap;
} Buf;

void buf_put(Buf *buf, StrView text);
void buf_puts(Buf *buf, const char *text);
void buf_putc(Buf *buf, char c);
void buf_printf(Buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Length 0, the memory stays. */
void buf_reset(Buf *buf);

/* Free the memory; the buffer can be used again. */
void buf_clear(Buf *buf);

static inline StrView buf_view(const Buf *buf)
{
    return (StrView){ buf->ptr ? buf->ptr : "", buf->len };
}

#endif
