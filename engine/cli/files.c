/* files.c -- reading and writing by descriptors, so that nothing is buffered twice. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
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

static bool read_all(int fd, Buf *out, Err *err)
{
    char *chunk = mem_new(CHUNK);
    ssize_t got = 0;
    while (out->len <= FILE_MAX && (got = read_some(fd, chunk, CHUNK)) > 0) buf_put(out, sv_of(chunk, (size_t)got));
    mem_free(chunk);
    if (got < 0) return err_set(err, ERR_IO, "%s", strerror(errno));
    if (out->len > FILE_MAX) return err_set(err, ERR_LIMIT, "larger than %d bytes", FILE_MAX);
    return true;
}

bool file_read(const char *path, Buf *out, Err *err)
{
    if (strcmp(path, "-") == 0) return read_all(STDIN_FILENO, out, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    bool is_ok = read_all(fd, out, err) || err_prefix(err, "%s", path);
    close(fd);
    return is_ok;
}

bool folder_make(const char *path, Err *err)
{
    char *copy = mem_copy(path, strlen(path));
    bool is_ok = true;
    for (char *at = copy + 1; is_ok; at++) {
        if (*at != '/' && *at != '\0') continue;
        char kept = *at;
        *at = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST) is_ok = err_set(err, ERR_IO, "%s: %s", copy, strerror(errno));
        *at = kept;
        if (kept == '\0') break;
    }
    mem_free(copy);
    return is_ok;
}

bool fd_write(int fd, StrView text, Err *err)
{
    while (text.len) {
        ssize_t done = write(fd, text.ptr, text.len);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return err_set(err, ERR_IO, "%s", strerror(errno));
        text = sv_of(text.ptr + done, text.len - (size_t)done);
    }
    return true;
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
