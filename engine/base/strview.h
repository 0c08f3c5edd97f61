/* strview.h -- a borrowed run of bytes, usually UTF-8; not zero-terminated. */
#ifndef BASE_STRVIEW_H
#define BASE_STRVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct StrView {
    const char *ptr;
    size_t len;
} StrView;

/* For printf: ("%.*s", SV_ARG(view)). */
#define SV_ARG(v) (int)(v).len, (v).ptr

static inline StrView sv(const char *text)
{
    return (StrView){ text, text ? strlen(text) : 0 };
}

static inline StrView sv_of(const char *ptr, size_t len)
{
    return (StrView){ ptr, len };
}

static inline bool sv_eq(StrView a, StrView b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool sv_is(StrView a, const char *text)
{
    return sv_eq(a, sv(text));
}

/* Byte order; shorter first when one begins the other. */
static inline int sv_compare(StrView a, StrView b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline bool sv_starts(StrView a, StrView head)
{
    return a.len >= head.len && (head.len == 0 || memcmp(a.ptr, head.ptr, head.len) == 0);
}

#endif
