/* numerals.c -- the bare numbers: Arabic, Chinese, mixed. Units, ranges and bounds are in quantities.c. */
#include "language/numerals.h"

#include "language/numerals_scan.h"
#include "language/value.h"

enum { MAX_DIGITS = 9, MAX_DIGITS_BEFORE_POWER = 7 }; /* scaled, times a unit, fits an int64 */

static int64_t han_power(uint32_t code)
{
    switch (code) {
    case U'十':
    case U'拾': return 10;
    case U'百':
    case U'佰': return 100;
    case U'千':
    case U'仟': return 1000;
    case U'万': return 10000;
    }
    return 0;
}

static bool is_arabic(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool scan_arabic(const Normal *normal, uint32_t at, Figure *out)
{
    int64_t value = 0;
    uint32_t i = at, digits = 0;
    for (; is_arabic(code_at(normal, i)); i++) {
        if (++digits > MAX_DIGITS) return false;
        value = value * 10 + (normal->code[i] - '0');
    }
    value *= VALUE_ONE;
    if (code_at(normal, i) == '.' && is_arabic(code_at(normal, i + 1))) {
        int64_t place = VALUE_ONE / 10;
        for (i++; is_arabic(code_at(normal, i)); i++, place /= 10) value += place * (normal->code[i] - '0');
    }
    *out = (Figure){ .end = i, .low = value, .high = value, .digits = digits };
    return true;
}

/* 二三 and 三五 stand for a range, 一七八 for figures read one by one. */
static bool scan_digit_row(const Normal *normal, uint32_t at, uint32_t len, Figure *out)
{
    int64_t value = 0;
    for (uint32_t i = 0; i < len; i++) value = value * 10 + han_digit(normal->code[at + i]);
    *out =
        (Figure){ .end = at + len, .low = value * VALUE_ONE, .high = value * VALUE_ONE, .digits = len, .is_han = true };
    if (len == 2) {
        int a = han_digit(normal->code[at]), b = han_digit(normal->code[at + 1]);
        out->is_pair = a > 0 && (b == a + 1 || (a == 3 && b == 5));
        out->pair_low = a * VALUE_ONE;
        out->pair_high = b * VALUE_ONE;
    }
    return true;
}

/* 两百零五, 三百九 (390), 十二, 一千二 (1200), 二十, 半 is left to the caller. */
static bool scan_han(const Normal *normal, uint32_t at, Figure *out)
{
    uint32_t row = 0;
    while (row <= MAX_DIGITS && han_digit(code_at(normal, at + row)) >= 0) row++;
    if (row > MAX_DIGITS) return false;
    if (row > 1 && !han_power(code_at(normal, at + row))) return scan_digit_row(normal, at, row, out);
    int64_t total = 0, section = 0, digit = -1, last_power = 0;
    bool after_zero = false;
    uint32_t i = at, count = 0;
    for (;; i++, count++) {
        uint32_t code = code_at(normal, i);
        int value = han_digit(code);
        int64_t power = han_power(code);
        if (value >= 0) {
            if (digit > 0) break;
            after_zero = value == 0 && count > 0;
            digit = value;
        } else if (power == 10000) {
            section += digit > 0 ? digit : 0;
            total += (section ? section : 1) * power;
            section = 0, digit = -1, last_power = power, after_zero = false;
        } else if (power) {
            section += (digit > 0 ? digit : 1) * power;
            digit = -1, last_power = power, after_zero = false;
        } else {
            break;
        }
    }
    if (count == 0) return false;
    bool short_tail = digit > 0 && last_power >= 100 && !after_zero && han_digit(code_at(normal, i - 2)) != 0;
    if (digit > 0) section += short_tail ? digit * last_power / 10 : digit;
    *out = (Figure){ .end = i,
                     .low = (total + section) * VALUE_ONE,
                     .high = (total + section) * VALUE_ONE,
                     .digits = count,
                     .is_han = true,
                     .has_power = last_power > 0 };
    return true;
}

/* 九点三, 98点5: a decimal only where a unit that is measured in decimals follows. */
static void scan_han_fraction(const Normal *normal, Figure *figure)
{
    if (code_at(normal, figure->end) != U'点') return;
    uint32_t i = figure->end + 1;
    int64_t place = VALUE_ONE / 10, fraction = 0;
    for (; place > 0; i++, place /= 10) {
        uint32_t code = code_at(normal, i);
        int value = is_arabic(code) ? (int)(code - '0') : han_digit(code);
        if (value < 0) break;
        fraction += value * place;
    }
    uint32_t unit = code_at(normal, i);
    if (i == figure->end + 1 || !(unit == U'折' || unit == U'斤' || unit == U'公' || unit == U'元' || unit == U'块' ||
                                  unit == U'厘' || unit == U'米' || unit == 'k')) {
        return;
    }
    figure->low += fraction;
    figure->high = figure->low;
    figure->end = i;
}

bool figure_scan(const Normal *normal, uint32_t at, Figure *out)
{
    uint32_t code = code_at(normal, at);
    if (is_arabic(code)) {
        if (!scan_arabic(normal, at, out)) return false;
        uint32_t next = code_at(normal, out->end + 1);
        bool is_kilo = code_at(normal, out->end) == U'千' && next == U'克';
        bool is_short = out->digits <= MAX_DIGITS_BEFORE_POWER;
        if (han_power(code_at(normal, out->end)) >= 1000 && is_short && !is_kilo && !is_arabic(next)) {
            out->low = out->high = out->low * han_power(code_at(normal, out->end)); /* 1.2万 */
            out->end++;
        }
    } else if ((han_digit(code) < 0 && code != U'十' && code != U'拾') || !scan_han(normal, at, out)) {
        return false; /* 万一, 千万 and 百分百 are words */
    }
    scan_han_fraction(normal, out);
    return true;
}

bool number_parse(StrView text, int64_t *out)
{
    Arena *arena = arena_new(4096);
    Normal normal = normal_of(arena, text);
    Figure figure;
    bool whole = normal.count > 0 && figure_scan(&normal, 0, &figure) && figure.end == normal.count;
    if (whole) *out = figure.low;
    arena_free(arena);
    return whole;
}
