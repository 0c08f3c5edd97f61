/* normal.c -- normalisation with a map back to the bytes.
 *
 * Nearly all that agents type (Han, ASCII, full-width forms, Chinese punctuation) maps one character to one by
 * arithmetic; only the rest goes through ICU's NFKC_Casefold, one combining sequence at a time. */
#include "language/normal.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "t2s_table.h"

enum { SEGMENT_MAX = 64 }; /* code units of one combining sequence that are normalised together */

typedef struct Builder {
    uint32_t *code;
    uint32_t *start;
    uint32_t *end;
    uint32_t count;
    uint32_t cap;
} Builder;

static uint32_t simplify(uint32_t code)
{
    if (code >= T2S_FIRST && code <= T2S_LAST) {
        uint32_t simplified = T2S_TABLE[code - T2S_FIRST];
        return simplified ? simplified : code;
    }
    if (code < 0x20000) return code;
    size_t low = 0, high = sizeof T2S_PAIRS / sizeof *T2S_PAIRS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (T2S_PAIRS[middle][0] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof T2S_PAIRS / sizeof *T2S_PAIRS && T2S_PAIRS[low][0] == code ? T2S_PAIRS[low][1] : code;
}

/* The result for a character that maps to one and never combines with a neighbour; 0 for all others. */
static uint32_t map_simple(uint32_t code)
{
    if (code >= 'A' && code <= 'Z') return code + 32;
    if (code < 0x80) return code;
    if (code >= 0x4E00 && code <= 0x9FFF) return simplify(code);
    if (code >= 0x3400 && code <= 0x4DBF) return simplify(code);
    if (code == 0x3000) return ' ';
    if (code >= 0x3001 && code <= 0x3029) return code;
    if (code >= 0xFF01 && code <= 0xFF5E) {
        uint32_t half = code - 0xFEE0;
        return half >= 'A' && half <= 'Z' ? half + 32 : half;
    }
    if (code >= 0x2014 && code <= 0x201D && code != 0x2017) return code;
    return 0;
}

static void add(Builder *b, uint32_t code, uint32_t start, uint32_t end)
{
    assert(b->count < b->cap);
    b->code[b->count] = code;
    b->start[b->count] = start;
    b->end[b->count] = end;
    b->count++;
}

/* Make room for `more` characters; NFKC can turn one into eighteen. */
static void reserve(Arena *arena, Builder *b, uint32_t more)
{
    if (b->cap - b->count >= more) return;
    uint32_t cap = b->cap * 2 + more;
    uint32_t **arrays[] = { &b->code, &b->start, &b->end };
    for (size_t i = 0; i < 3; i++) {
        uint32_t *bigger = arena_room(arena, cap, sizeof *bigger);
        if (b->count) memcpy(bigger, *arrays[i], b->count * sizeof *bigger);
        *arrays[i] = bigger;
    }
    b->cap = cap;
}

/* Read the combining sequence at *pos as UTF-16 and move *pos past it. Returns its length in code units. */
static int32_t read_segment(const UNormalizer2 *nfkc, StrView text, size_t *pos, UChar out[SEGMENT_MAX])
{
    int32_t len = 0;
    while (*pos < text.len && len + 2 <= SEGMENT_MAX) {
        size_t next = *pos;
        uint32_t code = utf8_next(text, &next);
        if (code == UTF8_INVALID) code = 0xFFFD;
        if (len > 0 && unorm2_hasBoundaryBefore(nfkc, (UChar32)code)) break;
        U16_APPEND_UNSAFE(out, len, code);
        *pos = next;
    }
    return len;
}

/* The slow way: one combining sequence; all that comes out of it maps to all its bytes. */
static void add_segment(Arena *arena, const UNormalizer2 *nfkc, Builder *b, StrView text, size_t *pos)
{
    UChar source[SEGMENT_MAX], target[SEGMENT_MAX * 18];
    uint32_t start = (uint32_t)*pos;
    int32_t len = read_segment(nfkc, text, pos, source);
    UErrorCode status = U_ZERO_ERROR;
    int32_t made = unorm2_normalize(nfkc, source, len, target, SEGMENT_MAX * 18, &status);
    if (U_FAILURE(status)) made = 0;
    reserve(arena, b, (uint32_t)made + (uint32_t)(text.len - *pos) + 1);
    for (int32_t i = 0; i < made;) {
        uint32_t code = target[i++];
        if (U16_IS_LEAD(code) && i < made) code = (uint32_t)U16_GET_SUPPLEMENTARY(code, target[i++]);
        add(b, simplify(code), start, (uint32_t)*pos);
    }
}

/* True where the character at `pos` could combine with the one before it. */
static bool may_combine(const UNormalizer2 *nfkc, StrView text, size_t pos)
{
    if (pos >= text.len || (unsigned char)text.ptr[pos] < 0xCC) return false;
    size_t next = pos;
    uint32_t code = utf8_next(text, &next);
    if (map_simple(code)) return false;
    return !unorm2_hasBoundaryBefore(nfkc, (UChar32)code);
}

Normal normal_of(Arena *arena, StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
    Builder b = { 0 };
    reserve(arena, &b, (uint32_t)text.len + 1);
    size_t pos = 0;
    while (pos < text.len) {
        size_t next = pos;
        uint32_t code = utf8_next(text, &next);
        uint32_t simple = code == UTF8_INVALID ? 0xFFFD : map_simple(code);
        if (code == '\r') simple = next < text.len && text.ptr[next] == '\n' ? UTF8_INVALID : '\n';
        if (simple == UTF8_INVALID) {
            pos = next; /* the CR of a CRLF says nothing: both line ends read alike */
        } else if (simple && !may_combine(nfkc, text, next)) {
            add(&b, simple, (uint32_t)pos, (uint32_t)next);
            pos = next;
        } else {
            add_segment(arena, nfkc, &b, text, &pos);
        }
    }
    return (Normal){ text, b.code, b.start, b.end, b.count };
}

bool code_is_rare_noise(uint32_t code)
{
    if (code_is_han(code)) return false;
    if (code >= 0x2000 && code <= 0x303F) return true; /* punctuation, arrows, symbols, CJK punctuation */
    if (code >= 0x1F000 && code <= 0x1FAFF) return true;
    return !u_isalnum((UChar32)code);
}

Skeleton skeleton_of(Arena *arena, const Normal *normal)
{
    uint32_t *code = arena_room(arena, normal->count + 1, sizeof *code);
    uint32_t *first = arena_room(arena, normal->count + 1, sizeof *first);
    uint32_t *last = arena_room(arena, normal->count + 1, sizeof *last);
    uint32_t count = 0;
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t c = normal->code[i];
        if (code_is_noise(c)) continue;
        if (count && code[count - 1] == c) {
            last[count - 1] = i;
            continue;
        }
        code[count] = c;
        first[count] = last[count] = i;
        count++;
    }
    return (Skeleton){ code, first, last, count };
}
