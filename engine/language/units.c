/* units.c -- the names of units as people type them. */
#include "language/numerals_scan.h"

enum { DAYS_A_WEEK = 7 };

/* Ordered by the first character, which is searched for by halves; longer names stand before those that begin them. */
static const UnitName UNIT_NAMES[] = {
    { (const uint32_t *)U"%", UNIT_PERCENT, 1, 1, false },
    { (const uint32_t *)U"cm", UNIT_CM, 1, 1, false },
    { (const uint32_t *)U"gb", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"g", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"h", UNIT_HOUR, 1, 1, false },
    { (const uint32_t *)U"kg", UNIT_KG, 1, 1, false },
    { (const uint32_t *)U"mm", UNIT_MM, 1, 1, false },
    { (const uint32_t *)U"mah", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"m", UNIT_CM, 100, 1, false },
    { (const uint32_t *)U"rmb", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"°", UNIT_DEGREE, 1, 1, false },
    { (const uint32_t *)U"个工作天", UNIT_DAY, 1, 1, true },
    { (const uint32_t *)U"个工作日", UNIT_DAY, 1, 1, true },
    { (const uint32_t *)U"个自然日", UNIT_DAY, 1, 1, false },
    { (const uint32_t *)U"个星期", UNIT_DAY, DAYS_A_WEEK, 1, false },
    { (const uint32_t *)U"个礼拜", UNIT_DAY, DAYS_A_WEEK, 1, false },
    { (const uint32_t *)U"个月", UNIT_MONTH, 1, 1, false },
    { (const uint32_t *)U"个小时", UNIT_HOUR, 1, 1, false },
    { (const uint32_t *)U"个钟头", UNIT_HOUR, 1, 1, false },
    { (const uint32_t *)U"个钟", UNIT_HOUR, 1, 1, false },
    { (const uint32_t *)U"个点", UNIT_PERCENT, 1, 1, false },
    { (const uint32_t *)U"个", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"件", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"元", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"克", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"公斤", UNIT_KG, 1, 1, false },
    { (const uint32_t *)U"公分", UNIT_CM, 1, 1, false },
    { (const uint32_t *)U"分钟", UNIT_MINUTE, 1, 1, false },
    { (const uint32_t *)U"千克", UNIT_KG, 1, 1, false },
    { (const uint32_t *)U"单", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"厘米", UNIT_CM, 1, 1, false },
    { (const uint32_t *)U"双", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"台", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"号码", UNIT_SIZE, 1, 1, false },
    { (const uint32_t *)U"号", UNIT_SIZE, 1, 1, false },
    { (const uint32_t *)U"周年", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"周", UNIT_DAY, DAYS_A_WEEK, 1, false },
    { (const uint32_t *)U"回", UNIT_TIMES, 1, 1, false },
    { (const uint32_t *)U"圆", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"块钱", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"块", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"大洋", UNIT_YUAN, 1, 1, false },
    { (const uint32_t *)U"天", UNIT_DAY, 1, 1, false },
    { (const uint32_t *)U"寸", UNIT_CM, 10, 3, false },
    { (const uint32_t *)U"小时", UNIT_HOUR, 1, 1, false },
    { (const uint32_t *)U"尺", UNIT_CM, 100, 3, false },
    { (const uint32_t *)U"工作天", UNIT_DAY, 1, 1, true },
    { (const uint32_t *)U"工作日", UNIT_DAY, 1, 1, true },
    { (const uint32_t *)U"年", UNIT_YEAR, 1, 1, false },
    { (const uint32_t *)U"度", UNIT_DEGREE, 1, 1, false },
    { (const uint32_t *)U"成", UNIT_PERCENT, 10, 1, false },
    { (const uint32_t *)U"折", UNIT_RATE, 1, 1, false },
    { (const uint32_t *)U"摄氏度", UNIT_DEGREE, 1, 1, false },
    { (const uint32_t *)U"支", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"斤", UNIT_JIN, 1, 1, false },
    { (const uint32_t *)U"日", UNIT_DAY, 1, 1, false },
    { (const uint32_t *)U"时", UNIT_CLOCK, 60, 1, false },
    { (const uint32_t *)U"星期", UNIT_DAY, DAYS_A_WEEK, 1, false },
    { (const uint32_t *)U"条", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"次", UNIT_TIMES, 1, 1, false },
    { (const uint32_t *)U"毛", UNIT_YUAN, 1, 10, false },
    { (const uint32_t *)U"毫米", UNIT_MM, 1, 1, false },
    { (const uint32_t *)U"毫安", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"点钟", UNIT_CLOCK, 60, 1, false },
    { (const uint32_t *)U"点", UNIT_CLOCK, 60, 1, false },
    { (const uint32_t *)U"盎司", UNIT_OTHER, 1, 1, false },
    { (const uint32_t *)U"码", UNIT_SIZE, 1, 1, false },
    { (const uint32_t *)U"礼拜", UNIT_DAY, DAYS_A_WEEK, 1, false },
    { (const uint32_t *)U"米", UNIT_CM, 100, 1, false },
    { (const uint32_t *)U"自然日", UNIT_DAY, 1, 1, false },
    { (const uint32_t *)U"遍", UNIT_TIMES, 1, 1, false },
    { (const uint32_t *)U"部", UNIT_PIECE, 1, 1, false },
    { (const uint32_t *)U"钟头", UNIT_HOUR, 1, 1, false },
};

bool has_text(const Normal *normal, uint32_t at, const uint32_t *text, uint32_t *end)
{
    uint32_t i = at;
    for (; *text; text++, i++) {
        if (code_at(normal, i) != *text) return false;
    }
    *end = i;
    return true;
}

bool is_letter(uint32_t code)
{
    return code >= 'a' && code <= 'z';
}

/* The first name that begins with that character or a later one. */
static size_t first_unit(uint32_t code)
{
    size_t low = 0, high = sizeof UNIT_NAMES / sizeof *UNIT_NAMES;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (UNIT_NAMES[middle].text[0] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const UnitName *unit_at(const Normal *normal, uint32_t at, uint32_t *end)
{
    if (code_at(normal, at) == ' ') at++;
    uint32_t first = code_at(normal, at);
    for (size_t i = first_unit(first); i < sizeof UNIT_NAMES / sizeof *UNIT_NAMES; i++) {
        const UnitName *name = &UNIT_NAMES[i];
        if (name->text[0] != first) break;
        if (!has_text(normal, at, name->text, end)) continue;
        if (is_letter(name->text[0]) && is_letter(code_at(normal, *end))) continue;
        return name;
    }
    return NULL;
}
