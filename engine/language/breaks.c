/* breaks.c -- ICU's break iterators over UTF-8. */
#include "language/breaks.h"

#include <assert.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/mem.h"

struct Breaks {
    UBreakIterator *iterators[BREAK_KINDS];
};

Breaks *breaks_new(void)
{
    return mem_new(sizeof(Breaks));
}

void breaks_free(Breaks *breaks)
{
    if (!breaks) return;
    for (size_t i = 0; i < BREAK_KINDS; i++) {
        if (breaks->iterators[i]) ubrk_close(breaks->iterators[i]);
    }
    mem_free(breaks);
}

static UBreakIterator *iterator_of(Breaks *breaks, BreakKind kind)
{
    static const UBreakIteratorType types[BREAK_KINDS] = { UBRK_CHARACTER, UBRK_WORD, UBRK_LINE };
    UErrorCode status = U_ZERO_ERROR;
    if (!breaks->iterators[kind]) breaks->iterators[kind] = ubrk_open(types[kind], "zh", NULL, 0, &status);
    /* The rules are part of ICU's own data: without them the library would not have been loaded. */
    assert(U_SUCCESS(status));
    return breaks->iterators[kind];
}

void breaks_mark(Breaks *breaks, BreakKind kind, StrView text, bool *marks)
{
    for (size_t i = 0; i <= text.len; i++) marks[i] = false;
    marks[0] = marks[text.len] = true;
    if (!text.len) return;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = iterator_of(breaks, kind);
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.ptr, (int64_t)text.len, &status);
    ubrk_setUText(iterator, &view, &status);
    assert(U_SUCCESS(status));
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        if (at >= 0 && (size_t)at <= text.len) marks[at] = true;
    }
    utext_close(&view);
}
