/* files.c -- whole files by descriptors; what replaces a file is complete on the disk before it has the name. */
#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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

/* The folder that `path` is in, as opened for fsync; -1 where it cannot be. */
static int open_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? mem_copy(path, slash == path ? 1 : (size_t)(slash - path)) : mem_copy(".", 1);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    mem_free(folder);
    return fd;
}

/* A rename is safe from power loss only once the folder is. */
static bool rename_durably(const char *from, const char *to, Err *err)
{
    if (rename(from, to) != 0) return err_set(err, ERR_IO, "%s: %s", to, strerror(errno));
    int folder = open_folder_of(to);
    bool is_ok = folder >= 0 && fsync(folder) == 0;
    if (!is_ok) err_set(err, ERR_IO, "%s: %s", to, strerror(errno));
    if (folder >= 0) close(folder);
    return is_ok;
}

bool file_replace(const char *path, StrView text, Err *err)
{
    Buf name = { 0 };
    buf_printf(&name, "%s.XXXXXX", path);
    int fd = mkstemp(name.ptr);
    if (fd < 0) {
        err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
        buf_clear(&name);
        return false;
    }
    bool is_ok = fd_write(fd, text, err) || err_prefix(err, "%s", path);
    if (is_ok && fsync(fd) != 0) is_ok = err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    if (close(fd) != 0 && is_ok) is_ok = err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    is_ok = is_ok && rename_durably(name.ptr, path, err);
    if (!is_ok) unlink(name.ptr);
    buf_clear(&name);
    return is_ok;
}

bool file_put_aside(const char *path, Err *err)
{
    Buf aside = { 0 };
    buf_printf(&aside, "%s.damaged", path);
    bool is_ok = rename_durably(path, aside.ptr, err);
    buf_clear(&aside);
    return is_ok;
}
