/* line_input.c -- reading by descriptors, so that nothing is buffered twice. */
#include "cli/line_input.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/mem.h"

enum { CHUNK = 64 * 1024 };

static ssize_t read_some(int fd, char *to, size_t len)
{
    ssize_t got;
    do got = read(fd, to, len);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Move what is left to the front and read behind it. */
static bool fill(LineInput *in, Err *err)
{
    Buf *buf = &in->buf;
    if (in->start) {
        memmove(buf->ptr, buf->ptr + in->start, buf->len - in->start);
        buf->len -= in->start;
        in->seen -= in->start;
        in->start = 0;
    }
    if (buf->cap - buf->len < CHUNK + 1) {
        size_t cap = 2 * (buf->cap + CHUNK);
        buf->ptr = mem_resize(buf->ptr, buf->cap, cap, 1);
        buf->cap = cap;
    }
    ssize_t got = read_some(in->fd, buf->ptr + buf->len, CHUNK);
    if (got < 0) return err_set(err, ERR_IO, "%s", strerror(errno));
    buf->len += (size_t)got;
    in->is_at_end = got == 0;
    return true;
}

static const char *find_newline(const LineInput *in)
{
    if (in->seen >= in->buf.len) return NULL;
    return memchr(in->buf.ptr + in->seen, '\n', in->buf.len - in->seen);
}

LineStatus line_next(LineInput *in, StrView *line, Err *err)
{
    bool is_too_long = false;
    const char *newline;
    while (!(newline = find_newline(in)) && !in->is_at_end) {
        in->seen = in->buf.len;
        if (in->seen - in->start > LINE_MAX_BYTES) {
            is_too_long = true;
            in->start = in->seen;
        }
        if (!fill(in, err)) return LINE_FAILED;
    }
    if (!newline && in->start == in->buf.len && !is_too_long) return LINE_END;
    size_t end = newline ? (size_t)(newline - in->buf.ptr) : in->buf.len;
    *line = sv_of(in->buf.ptr + in->start, end - in->start);
    if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
    in->start = newline ? end + 1 : end;
    in->seen = in->start;
    in->number++;
    return is_too_long || line->len > LINE_MAX_BYTES ? LINE_TOO_LONG : LINE_OK;
}

bool line_would_wait(const LineInput *in)
{
    struct pollfd wanted = { in->fd, POLLIN, 0 };
    return !find_newline(in) && !in->is_at_end && poll(&wanted, 1, 0) == 0;
}

void line_input_clear(LineInput *in)
{
    buf_clear(&in->buf);
}
