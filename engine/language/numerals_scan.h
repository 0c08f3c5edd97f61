/* numerals_scan.h -- the bare figure that quantities.c dresses with a unit; internal to language/. */
#ifndef LANGUAGE_NUMERALS_SCAN_H
#define LANGUAGE_NUMERALS_SCAN_H

#include "language/numerals.h"

typedef struct Figure {
    uint32_t end;
    uint32_t digits;
    int64_t low; /* scaled */
    int64_t high;
    bool is_han;
    bool has_power; /* 十 百 千 took part */
    bool is_pair;   /* 两三: may be a range */
    int64_t pair_low;
    int64_t pair_high;
} Figure;

/* The longest figure that starts at `at`. */
bool figure_scan(const Normal *normal, uint32_t at, Figure *out);

/* 0..9, or -1. */
static inline int han_digit(uint32_t code)
{
    switch (code) {
    case U'零':
    case U'〇': return 0;
    case U'一':
    case U'壹': return 1;
    case U'二':
    case U'两':
    case U'俩':
    case U'贰': return 2;
    case U'三':
    case U'仨':
    case U'叁': return 3;
    case U'四':
    case U'肆': return 4;
    case U'五':
    case U'伍': return 5;
    case U'六':
    case U'陆': return 6;
    case U'七':
    case U'柒': return 7;
    case U'八':
    case U'捌': return 8;
    case U'九':
    case U'玖': return 9;
    }
    return -1;
}

/* The character there, 0 past the end. */
static inline uint32_t code_at(const Normal *normal, uint32_t at)
{
    return at < normal->count ? normal->code[at] : 0;
}

/* A unit's text in UTF-32, so that matching needs no decoding. */
typedef struct UnitName {
    const uint32_t *text;
    Unit unit;
    int32_t numerator; /* what one of it is of the kind's unit */
    int32_t denominator;
    bool is_working;
} UnitName;

/* The unit that begins at the character (a space before it is left out); NULL where none does. */
const UnitName *unit_at(const Normal *normal, uint32_t at, uint32_t *end);

/* The text stands at the character; its end is set. */
bool has_text(const Normal *normal, uint32_t at, const uint32_t *text, uint32_t *end);

bool is_letter(uint32_t code);

#endif
