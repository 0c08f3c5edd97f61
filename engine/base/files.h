/* files.h -- whole files and folders: read, make, replace. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/buf.h"
#include "base/err.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

/* Append the whole of a file; "-" is standard input. */
bool file_read(const char *path, Buf *out, Err *err);

/* Put `text` in the place of the file at once: whoever reads it, also after a power cut, finds the old or the new, whole. */
bool file_replace(const char *path, StrView text, Err *err);

/* Rename a file that cannot be read to <path>.damaged, over one that may be there. */
bool file_put_aside(const char *path, Err *err);

/* Create the folder and those above it; fine where it is there. */
bool folder_make(const char *path, Err *err);

/* Write it all to a descriptor. */
bool fd_write(int fd, StrView text, Err *err);

#endif
