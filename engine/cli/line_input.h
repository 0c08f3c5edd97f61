/* line_input.h -- a stream that is read line by line. */
#ifndef CLI_LINE_INPUT_H
#define CLI_LINE_INPUT_H

#include "base/buf.h"
#include "base/err.h"

enum { LINE_MAX_BYTES = 4 * 1024 * 1024 };

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
