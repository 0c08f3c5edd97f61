/* numerals.h -- numbers as people type them in shop chat, with their units.
 *
 * 178, 1.78米, 一米七八, 两百零五斤, 三百九, 九三折, 2~4天, 两三天, 半个月, 下午5点半, 三十八码, XXXL. Values are scaled by
 * VALUE_ONE and brought to one unit a kind: days, hours, yuan, centimetres, minutes since midnight. */
#ifndef LANGUAGE_NUMERALS_H
#define LANGUAGE_NUMERALS_H

#include "language/normal.h"

typedef enum Unit {
    UNIT_NONE,
    UNIT_DAY,
    UNIT_HOUR,
    UNIT_MINUTE,
    UNIT_YEAR,
    UNIT_MONTH, /* months of use; 一个月 as a term is also 30 days: the reader decides */
    UNIT_YUAN,
    UNIT_JIN,
    UNIT_KG,
    UNIT_CM,
    UNIT_MM,
    UNIT_SIZE,  /* 38码, 38号 */
    UNIT_ALPHA, /* 3XL: the count of X, 0 = L, -1 = M, -2 = S */
    UNIT_PERCENT,
    UNIT_RATE,  /* 0.93 for 93折 */
    UNIT_CLOCK, /* minutes since midnight */
    UNIT_PIECE, /* 件 条 双 单 */
    UNIT_DEGREE,
    UNIT_TIMES, /* 次 遍 */
    UNIT_OTHER  /* a unit that no fact is held in: 米 of cloth, 克, 盎司, 毫安 … */
} Unit;

typedef struct Number {
    uint32_t start; /* characters of the Normal, unit and bound words included; end exclusive */
    uint32_t end;
    uint32_t digits_end; /* where the bare number ends */
    int64_t low;         /* scaled; low == high for a single figure */
    int64_t high;
    Unit unit;
    bool is_working;         /* 工作日 */
    bool is_upper;           /* 以内, 不超过: only the high end is claimed */
    bool is_lower;           /* 至少, 起: only the low end */
    bool is_vague;           /* 几天, 十几天: no figure */
    bool is_chinese;         /* written with Chinese numerals */
    bool is_ambiguous_clock; /* 5点 without 上午 or 下午 */
} Number;

/* All numbers of the text in order, not overlapping. The array lives in `arena`. */
const Number *numbers_find(Arena *arena, const Normal *normal, uint32_t *count);

/* The value of a whole text that is one Chinese or Arabic number; false where it is none. Scaled. */
bool number_parse(StrView text, int64_t *out);

#endif
