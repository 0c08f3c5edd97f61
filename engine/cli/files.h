/* files.h -- what the commands need of the disk: whole files, folders, a stream that is read line by line. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "base/buf.h"
#include "base/err.h"

enum { FILE_MAX = 64 * 1024 * 1024, LINE_MAX_BYTES = 4 * 1024 * 1024 };

/* Append the whole of a file; "-" is standard input. */
bool file_read(const char *path, Buf *out, Err *err);

/* Create the folder and those above it; fine where it is there. */
bool folder_make(const char *path, Err *err);

/* Write it all to a descriptor. */
bool fd_write(int fd, StrView text, Err *err);

/* A descriptor's lines, with memory bounded by the longest line that is allowed. */
typedef struct LineInput {
    int fd;
    Buf buf;
    size_t start;  /* of the line that comes next */
    size_t seen;   /* up to here there is no newline */
    size_t number; /* of the latest line, from 1 */
    bool is_at_end;
} LineInput;

typedef enum LineStatus { LINE_OK, LINE_TOO_LONG, LINE_END, LINE_FAILED } LineStatus;

/* The next line without its LF or CRLF; borrowed until the next call. Of one that is too long nothing is kept. */
LineStatus line_next(LineInput *in, StrView *line, Err *err);

/* The next line would have to be waited for: a good moment to write what one has. */
bool line_would_wait(const LineInput *in);

void line_input_clear(LineInput *in);

#endif
