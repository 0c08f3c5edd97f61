/* err.c -- keeps an error's text to one line that fits, whatever went into it. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

/* Room for the whole text and one character more: only then can the cut see where that character begins. */
typedef struct Draft {
    char text[sizeof((Err *)0)->text + 4];
} Draft;

static void keep(Err *err, const Draft *draft)
{
    StrView text = utf8_cut(sv(draft->text), sizeof err->text - 1);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        err->text[i] = c < 0x20 || c == 0x7F ? ' ' : text.ptr[i];
    }
    err->text[text.len] = '\0';
}

bool err_set(Err *err, ErrCode code, const char *fmt, ...)
{
    if (!err) return false;

    Draft draft = { "" };
    va_list args;
    va_start(args, fmt);
    vsnprintf(draft.text, sizeof draft.text, fmt, args);
    va_end(args);
    keep(err, &draft);
    err->code = code;
    return false;
}

bool err_prefix(Err *err, const char *fmt, ...)
{
    if (!err) return false;

    Draft prefix = { "" };
    va_list args;
    va_start(args, fmt);
    vsnprintf(prefix.text, sizeof prefix.text, fmt, args);
    va_end(args);

    Draft both = { "" };
    size_t len = utf8_cut(sv(prefix.text), sizeof err->text - 1).len;
    memcpy(both.text, prefix.text, len);
    snprintf(both.text + len, sizeof both.text - len, ": %s", err->text);
    keep(err, &both);
    return false;
}
