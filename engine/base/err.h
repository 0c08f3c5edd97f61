/* err.h -- one error that can travel: a code and one line of text.
 *
 * Whatever can fail returns bool and takes `Err *err` last. The text names the
 * culprit and its value, is one line, has no newline at its end. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

typedef enum ErrCode {
    ERR_NONE,
    ERR_INPUT,  /* what a user or a file said cannot be used */
    ERR_IO,     /* the operating system refused */
    ERR_STORE,  /* the database refused */
    ERR_SCRIPT, /* a trainer's Lua failed */
    ERR_LIMIT,  /* a stated limit was passed */
    ERR_USAGE   /* the command line is wrong */
} ErrCode;

typedef struct Err {
    ErrCode code;
    char text[512];
} Err;

/* Write the formatted text (cut at a character boundary when too long). NULL is allowed; always false. */
bool err_set(Err *err, ErrCode code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Put "prefix: " before the text that is there. NULL is allowed; always false. */
bool err_prefix(Err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
