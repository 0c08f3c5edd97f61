/* text_forms.h -- the same text in other forms: composed, decomposed, with other line ends. */
#ifndef TESTS_TEXT_FORMS_H
#define TESTS_TEXT_FORMS_H

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Valid UTF-8 in that form; it lives in `arena`. */
static inline StrView text_in_form(Arena *arena, const UNormalizer2 *form, StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)text.len * 4 + 16, len = 0; /* one code unit becomes at most four in NFD */
    UChar *source = arena_alloc(arena, (size_t)room, sizeof *source),
          *target = arena_alloc(arena, (size_t)room, sizeof *target);
    char *out = arena_alloc(arena, (size_t)room * 3, 1);
    u_strFromUTF8(source, room, &len, text.ptr, (int32_t)text.len, &status);
    int32_t made = unorm2_normalize(form, source, len, target, room, &status);
    u_strToUTF8(out, room * 3, &len, target, made, &status);
    if (U_FAILURE(status)) abort();
    return sv_of(out, (size_t)len);
}

static inline StrView text_composed(Arena *arena, StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    return text_in_form(arena, unorm2_getNFCInstance(&status), text);
}

static inline StrView text_decomposed(Arena *arena, StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    return text_in_form(arena, unorm2_getNFDInstance(&status), text);
}

static inline StrView text_with_crlf(Arena *arena, StrView text)
{
    char *out = arena_alloc(arena, text.len * 2 + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n' && (i == 0 || text.ptr[i - 1] != '\r')) out[len++] = '\r';
        out[len++] = text.ptr[i];
    }
    return sv_of(out, len);
}

/* The longest row of marks that combine with what stands before them. */
static inline size_t text_longest_combining(StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
    size_t longest = 0, row = 0;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = utf8_next(text, &pos);
        row = code != UTF8_INVALID && !unorm2_hasBoundaryBefore(form, (UChar32)code) ? row + 1 : 0;
        if (row > longest) longest = row;
    }
    return longest;
}

#endif
