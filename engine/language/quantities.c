/* quantities.c -- figures with their units, ranges and bounds: what numbers_find returns. */
#include "language/numerals.h"
#include "language/numerals_scan.h"
#include "language/value.h"

enum { DAYS_HALF_MONTH = 15, DAYS_A_MONTH = 30, BOUND_GAPS = 3 };

static int64_t convert(int64_t value, const UnitName *name)
{
    return (value * name->numerator * 2 + name->denominator) / (name->denominator * 2);
}

static bool is_any(uint32_t code, const uint32_t *of)
{
    for (; *of; of++) {
        if (code == *of) return true;
    }
    return false;
}

/* 2到4天, 5-7个工作日, 38至40码 */
static bool range_sign(uint32_t code)
{
    return is_any(code, (const uint32_t *)U"~-–—到至－");
}

static bool unit_takes_range(Unit unit)
{
    return unit == UNIT_DAY || unit == UNIT_HOUR || unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_YUAN ||
           unit == UNIT_MINUTE || unit == UNIT_DEGREE || unit == UNIT_PERCENT || unit == UNIT_SIZE;
}

/* 一米七八, 1米78, 两尺八, 九十七块五, 三百块零五毛: figures behind the unit go on with it. */
static void take_tail(const Normal *normal, Number *number, const UnitName *name)
{
    bool is_length = name->unit == UNIT_CM && name->numerator > 1 && name->text[0] != 'm';
    bool is_money = name->unit == UNIT_YUAN && name->denominator == 1, is_tenth = name->text[0] == U'成';
    Figure tail;
    bool halves = name->unit == UNIT_CM || name->unit == UNIT_KG || name->unit == UNIT_JIN;
    if (halves && !is_length && code_at(normal, number->end) == U'半' && number->low == number->high &&
        !is_any(code_at(normal, number->end + 1), (const uint32_t *)U"价年天月小夜个")) { /* 二十三公分半 */
        number->low = number->high = number->low + convert(VALUE_ONE / 2, name);
        number->end++;
        return;
    }
    if (!(is_length || is_money || is_tenth) || !figure_scan(normal, number->end, &tail) || tail.has_power) return;
    uint32_t end;
    const UnitName *next = unit_at(normal, tail.end, &end);
    bool is_own = next && next->unit != UNIT_YUAN && !(is_length && next->unit == UNIT_CM);
    if (tail.digits > 2 || is_own) return;
    if (is_tenth && tail.digits != 1) return;
    if (is_tenth) { /* 九成二 */
        number->low = number->high = number->low + tail.low;
        number->end = tail.end;
        return;
    }
    int64_t unit = is_length ? (int64_t)name->numerator * VALUE_ONE / name->denominator : VALUE_ONE;
    number->low += tail.digits == 1 ? (tail.low / VALUE_ONE) * unit / 10 : (tail.low / VALUE_ONE) * unit / 100;
    number->high = number->low;
    number->end = next ? end : tail.end;
}

static int64_t rate_of(int64_t value)
{
    while (value >= 10 * VALUE_ONE) value /= 10;
    return value / 10;
}

enum { NIGHT_END = 300 }; /* 夜里四点 is before dawn, 夜里九点 before midnight */

static bool is_of_night(const Normal *normal, uint32_t end)
{
    static const uint32_t *const NIGHT[] = { (const uint32_t *)U"半夜", (const uint32_t *)U"深夜",
                                             (const uint32_t *)U"夜里", (const uint32_t *)U"午夜",
                                             (const uint32_t *)U"凌晨", (const uint32_t *)U"昨夜" };
    uint32_t behind;
    for (size_t i = 0; end >= 2 && i < sizeof NIGHT / sizeof *NIGHT; i++) {
        if (has_text(normal, end - 2, NIGHT[i], &behind)) return true;
    }
    return false;
}

/* 18:30, 5点半, 5点30分, 5点一刻; then the part of the day that stands before the figure. */
static void finish_clock(const Normal *normal, Number *number)
{
    static const uint32_t *const AFTERNOON[] = { (const uint32_t *)U"下午", (const uint32_t *)U"晚上",
                                                 (const uint32_t *)U"傍晚", (const uint32_t *)U"今晚",
                                                 (const uint32_t *)U"昨晚", (const uint32_t *)U"夜里",
                                                 (const uint32_t *)U"晚" };
    static const uint32_t *const MORNING[] = { (const uint32_t *)U"上午", (const uint32_t *)U"早上",
                                               (const uint32_t *)U"凌晨", (const uint32_t *)U"清早",
                                               (const uint32_t *)U"早" };
    uint32_t end, back = number->start;
    Figure minutes;
    if (code_at(normal, number->end) == U'半') {
        number->low += 30 * VALUE_ONE;
        number->end++;
    } else if (figure_scan(normal, number->end, &minutes) && minutes.low < 60 * VALUE_ONE && minutes.digits == 2 &&
               !unit_at(normal, minutes.end, &end)) {
        number->low += minutes.low;
        number->end = minutes.end + (code_at(normal, minutes.end) == U'分');
    }
    while (back > 0 && (normal->code[back - 1] == ' ' || normal->code[back - 1] == U'的')) back--;
    bool is_late = false, is_early = false;
    for (size_t i = 0; i < 7; i++) {
        uint32_t len = AFTERNOON[i][1] ? 2 : 1;
        if (back >= len && has_text(normal, back - len, AFTERNOON[i], &end)) is_late = true;
    }
    for (size_t i = 0; i < 5; i++) {
        uint32_t len = MORNING[i][1] ? 2 : 1;
        if (back >= len && has_text(normal, back - len, MORNING[i], &end)) is_early = true;
    }
    if (is_of_night(normal, back)) {
        bool is_midnight = number->low >= 720 * VALUE_ONE && number->low < 780 * VALUE_ONE;
        if (is_midnight) number->low -= 720 * VALUE_ONE; /* 半夜十二点半 */
        is_early = number->low < NIGHT_END * VALUE_ONE;
        is_late = !is_early;
    }
    bool is_noon = back >= 2 && has_text(normal, back - 2, (const uint32_t *)U"中午", &end);
    if ((is_late && !is_early && number->low < 720 * VALUE_ONE) || (is_noon && number->low < 660 * VALUE_ONE)) {
        number->low += 720 * VALUE_ONE;
    }
    number->high = number->low;
    number->is_ambiguous_clock = !is_late && !is_early && !is_noon && number->low < 720 * VALUE_ONE;
}

/* Words before the figure may stand from `floor` on: what lies before it belongs to another number. */
typedef struct Bound {
    const uint32_t *text;
    uint32_t len;
    bool is_upper;
    bool is_before;
} Bound;

static const Bound BOUNDS[] = {
    { (const uint32_t *)U"以内", 2, true, false },    { (const uint32_t *)U"之内", 2, true, false },
    { (const uint32_t *)U"里头", 2, true, false },    { (const uint32_t *)U"里", 1, true, false },
    { (const uint32_t *)U"内", 1, true, false },      { (const uint32_t *)U"以下", 2, true, false },
    { (const uint32_t *)U"不到", 2, true, true },     { (const uint32_t *)U"不超过", 3, true, true },
    { (const uint32_t *)U"不超", 2, true, true },     { (const uint32_t *)U"最多", 2, true, true },
    { (const uint32_t *)U"最晚", 2, true, true },     { (const uint32_t *)U"最迟", 2, true, true },
    { (const uint32_t *)U"最慢", 2, true, true },     { (const uint32_t *)U"至多", 2, true, true },
    { (const uint32_t *)U"顶多", 2, true, true },     { (const uint32_t *)U"不高于", 3, true, true },
    { (const uint32_t *)U"高过", 2, true, true },     { (const uint32_t *)U"别超过", 3, true, true },
    { (const uint32_t *)U"不要超过", 4, true, true }, { (const uint32_t *)U"不能超过", 4, true, true },
    { (const uint32_t *)U"不会超过", 4, true, true }, { (const uint32_t *)U"不会超", 3, true, true },
    { (const uint32_t *)U"别高于", 3, true, true },   { (const uint32_t *)U"不要高于", 4, true, true },
    { (const uint32_t *)U"低于", 2, true, true },     { (const uint32_t *)U"最高", 2, true, true },
    { (const uint32_t *)U"不得超过", 4, true, true }, { (const uint32_t *)U"别高过", 3, true, true },
    { (const uint32_t *)U"控制在", 3, true, true },   { (const uint32_t *)U"不可超过", 4, true, true },
    { (const uint32_t *)U"别过", 2, true, true },     { (const uint32_t *)U"别超", 2, true, true },
    { (const uint32_t *)U"封顶", 2, true, false },    { (const uint32_t *)U"之下", 2, true, false },
    { (const uint32_t *)U"以上", 2, false, false },   { (const uint32_t *)U"起步", 2, false, false },
    { (const uint32_t *)U"至少", 2, false, true },    { (const uint32_t *)U"不止", 2, false, true },
    { (const uint32_t *)U"不只", 2, false, true },    { (const uint32_t *)U"最少", 2, false, true },
    { (const uint32_t *)U"最快", 2, false, true },    { (const uint32_t *)U"起码", 2, false, true },
};

/* The bound's words end right before `back`. */
static bool ends_at(const Normal *normal, uint32_t back, uint32_t floor, const Bound *bound)
{
    uint32_t end;
    return back >= floor + bound->len && normal->code[back - 1] == bound->text[bound->len - 1] &&
           has_text(normal, back - bound->len, bound->text, &end);
}

/* Sets of characters by some of their bits: what is not in them is no such character. */
typedef struct Marks {
    uint64_t low, high;
} Marks;

typedef struct BoundMarks {
    Marks ends;   /* last characters of the words before a figure */
    Marks begins; /* first characters of those behind it */
} BoundMarks;

static void marks_add(Marks *marks, uint32_t code)
{
    marks->low |= UINT64_C(1) << code % 64;
    marks->high |= UINT64_C(1) << code / 64 % 64;
}

static bool marks_have(const Marks *marks, uint32_t code)
{
    return (marks->low >> code % 64 & 1) && (marks->high >> code / 64 % 64 & 1);
}

static BoundMarks bound_marks(void)
{
    BoundMarks marks = { { 0, 0 }, { 0, 0 } };
    for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++) {
        const Bound *bound = &BOUNDS[i];
        marks_add(bound->is_before ? &marks.ends : &marks.begins, bound->text[bound->is_before ? bound->len - 1 : 0]);
    }
    return marks;
}

/* Most figures have no bound: their neighbours tell at once. */
static bool may_be_bound(const Normal *normal, const Number *number, const BoundMarks *marks)
{
    for (uint32_t back = 1; back <= BOUND_GAPS && back <= number->start; back++) {
        if (marks_have(&marks->ends, normal->code[number->start - back])) return true;
    }
    return marks_have(&marks->begins, code_at(normal, number->end));
}

static void take_bounds(const Normal *normal, Number *number, uint32_t floor)
{
    uint32_t end;
    for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++) {
        const Bound *bound = &BOUNDS[i];
        bool *side = bound->is_upper ? &number->is_upper : &number->is_lower;
        uint32_t back = number->start;
        for (uint32_t gap = 0; gap < BOUND_GAPS && bound->is_before && back > floor; gap++, back--) { /* 最多也要 3天 */
            if (!ends_at(normal, back, floor, bound)) continue;
            if (gap > 1 && !is_any(normal->code[back], (const uint32_t *)U"也得要就是需到在")) break;
            number->start = back - bound->len;
            *side = true;
            break;
        }
        if (bound->is_before || code_at(normal, number->end) != bound->text[0]) continue;
        if (!has_text(normal, number->end, bound->text, &end)) continue;
        number->end = end;
        *side = true;
    }
}

/* The unit behind the figure with all that belongs to it. False: the figure has no unit. */
static bool take_unit(const Normal *normal, const Figure *figure, Number *number)
{
    uint32_t end;
    const UnitName *name = unit_at(normal, figure->end, &end);
    if (!name) return false;
    if (name->unit == UNIT_CLOCK && name->text[0] == U'点' &&
        is_any(code_at(normal, end), (const uint32_t *)U"儿击开赞评") &&
        !is_any(code_at(normal, end + 1), (const uint32_t *)U"门始工业张")) {
        return false; /* 有点儿, 点击, 一点; but 八点开门 */
    }
    if (name->text[0] == U'个' && code_at(normal, end) == U'位') return false; /* 44个位数了 */
    if (name->text[0] == U'成' && (figure->low >= 10 * VALUE_ONE || figure->digits > 1 ||
                                   is_any(code_at(normal, end), (const uint32_t *)U"人本分功套新色立交为品年"))) {
        return false; /* 八成 is 80 %, 十成人 is none */
    }
    number->end = end;
    number->unit = name->unit;
    number->is_working = name->is_working;
    number->low = convert(figure->low, name);
    number->high = convert(figure->high, name);
    if (figure->is_pair && unit_takes_range(name->unit) && name->unit != UNIT_SIZE) {
        number->low = convert(figure->pair_low, name);
        number->high = convert(figure->pair_high, name);
    }
    if (name->unit == UNIT_RATE) number->low = number->high = rate_of(figure->low);
    if (name->unit == UNIT_CLOCK) finish_clock(normal, number);
    take_tail(normal, number, name);
    return true;
}

/* 17:30 and 5:00 */
static bool take_colon_clock(const Normal *normal, const Figure *figure, Number *number)
{
    Figure minutes;
    if (code_at(normal, figure->end) != ':' || figure->digits > 2 || figure->low > 24 * VALUE_ONE) return false;
    if (!figure_scan(normal, figure->end + 1, &minutes) || minutes.is_han || minutes.digits != 2 ||
        minutes.low >= 60 * VALUE_ONE) {
        return false;
    }
    number->unit = UNIT_CLOCK;
    number->low = figure->low * 60 + minutes.low;
    number->end = minutes.end;
    int64_t keep = number->low;
    finish_clock(normal, number);
    if (number->low == keep && minutes.digits == 2 && code_at(normal, number->start) == '0') {
        number->is_ambiguous_clock = false; /* 08:00 is the morning */
    }
    return true;
}

/* 加大 is 3XL, 加加大 4XL */
static bool take_grown(const Normal *normal, uint32_t at, Number *number)
{
    uint32_t i = at;
    while (code_at(normal, i) == U'加') i++;
    if (i == at || code_at(normal, i) != U'大') return false;
    int64_t count = (int64_t)(i - at) + 2;
    i++;
    if (is_any(code_at(normal, i), (const uint32_t *)U"一1半点些力量版一个")) return false; /* 加大一码 */
    if (is_any(code_at(normal, i), (const uint32_t *)U"码号")) i++;
    *number = (Number){ .start = at, .end = i, .digits_end = i, .low = count * VALUE_ONE, .high = count * VALUE_ONE };
    number->unit = UNIT_ALPHA;
    return true;
}

/* xl, 3xl, xxxl, 三个x */
static bool take_alpha(const Normal *normal, uint32_t at, Number *number)
{
    uint32_t i = at;
    int64_t count = 0;
    if (at > 0 && is_letter(normal->code[at - 1])) return false;
    Figure figure;
    if (figure_scan(normal, at, &figure) && figure.low <= 9 * VALUE_ONE) {
        uint32_t x = figure.end + (code_at(normal, figure.end) == U'个');
        if (code_at(normal, x) == 'x') {
            count = figure.low / VALUE_ONE - 1;
            i = x;
        }
    }
    for (; code_at(normal, i) == 'x'; i++) count++;
    if (i == at || count < 1) return false;
    if (code_at(normal, i) == 'l')
        i++;
    else if (i == at + 1 || is_letter(code_at(normal, i)) || (code_at(normal, i) >= '0' && code_at(normal, i) <= '9'))
        return false;
    if (is_letter(code_at(normal, i))) return false;
    if (code_at(normal, i) == U'码')
        i++;
    else if (code_at(normal, i) == U'号')
        i++;
    *number = (Number){ .start = at, .end = i, .digits_end = i, .low = count * VALUE_ONE, .high = count * VALUE_ONE };
    number->unit = UNIT_ALPHA;
    return true;
}

/* 百分之九十七, 百分百, 半个月, 半年, 几天 */
static bool take_phrase(const Normal *normal, uint32_t at, Number *number)
{
    static const struct {
        const uint32_t *text;
        int32_t value; /* in halves */
        Unit unit;
    } PHRASES[] = {
        { (const uint32_t *)U"半个月", 2 * DAYS_HALF_MONTH, UNIT_DAY },
        { (const uint32_t *)U"半个多月", 2 * DAYS_HALF_MONTH, UNIT_DAY },
        { (const uint32_t *)U"半年", 12, UNIT_MONTH },
        { (const uint32_t *)U"半个小时", 1, UNIT_HOUR },
        { (const uint32_t *)U"半小时", 1, UNIT_HOUR },
        { (const uint32_t *)U"半天", 1, UNIT_DAY },
        { (const uint32_t *)U"半价", 1, UNIT_RATE },
    };
    uint32_t end;
    if (has_text(normal, at, (const uint32_t *)U"百分百", &end) ||
        has_text(normal, at, (const uint32_t *)U"百分之百", &end)) {
        int64_t all = 100 * (int64_t)VALUE_ONE;
        *number = (Number){ .start = at, .end = end, .low = all, .high = all, .unit = UNIT_PERCENT };
        return true;
    }
    if (has_text(normal, at, (const uint32_t *)U"百分之", &end)) {
        Figure figure;
        if (!figure_scan(normal, end, &figure)) return false;
        *number =
            (Number){ .start = at, .end = figure.end, .low = figure.low, .high = figure.low, .unit = UNIT_PERCENT };
        return true;
    }
    for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
        if (!has_text(normal, at, PHRASES[i].text, &end)) continue;
        int64_t value = (int64_t)PHRASES[i].value * VALUE_ONE / 2;
        *number = (Number){ .start = at, .end = end, .low = value, .high = value, .unit = PHRASES[i].unit };
        return true;
    }
    return false;
}

/* 几天, 十几天, 好几天, 20多天: a unit without a figure that could be checked. */
static bool take_vague(const Normal *normal, uint32_t at, Number *number)
{
    uint32_t end;
    if (!is_any(code_at(normal, at), (const uint32_t *)U"几数若")) return false;
    const UnitName *name = unit_at(normal, at + 1, &end);
    if (!name || name->unit == UNIT_SIZE || name->unit == UNIT_CLOCK) return false;
    *number = (Number){ .start = at, .end = end, .unit = name->unit, .is_vague = true, .is_working = name->is_working };
    return true;
}

/* The second half of a range, with the unit that serves both. */
static bool take_range(const Normal *normal, const Figure *first, Number *number)
{
    uint32_t at = first->end, end;
    const UnitName *own = unit_at(normal, at, &end);
    if (own && own->unit != UNIT_CLOCK) at = end;
    if (code_at(normal, at) == ' ') at++;
    if (!range_sign(code_at(normal, at))) return false;
    at++;
    if (range_sign(code_at(normal, at))) at++;
    if (code_at(normal, at) == ' ') at++;
    Figure second;
    if (!figure_scan(normal, at, &second)) return false;
    const UnitName *name = unit_at(normal, second.end, &end);
    if (!name || !unit_takes_range(name->unit) || (own && own->unit != name->unit)) return false;
    int64_t low = convert(first->low, own && own->unit == name->unit ? own : name), high = convert(second.low, name);
    if (low >= high) return false;
    number->low = low;
    number->high = high;
    number->unit = name->unit;
    number->is_working = name->is_working;
    number->end = end;
    return true;
}

/* Few characters can begin a number; most of a text is settled by this one look. */
static bool may_begin(uint32_t code)
{
    if (code < 0x80) return (code >= '0' && code <= '9') || code == 'x';
    switch (code) {
    case U'百':
    case U'半':
    case U'几':
    case U'数':
    case U'若':
    case U'十':
    case U'拾':
    case U'加': return true;
    default: return han_digit(code) >= 0;
    }
}

/* 早八, 晚9: an hour without its unit. */
static bool take_day_hour(const Normal *normal, const Figure *figure, Number *number)
{
    uint32_t before = number->start > 0 ? normal->code[number->start - 1] : 0, after = code_at(normal, figure->end);
    if (before != U'早' && before != U'晚') return false;
    bool ends = !after || code_is_noise(after) || is_any(after, (const uint32_t *)U"到至早晚都的亲半哈哦呢~-");
    if (!ends || figure->low < VALUE_ONE || figure->low > 12 * VALUE_ONE || figure->low % VALUE_ONE) return false;
    number->unit = UNIT_CLOCK;
    number->low = figure->low * 60;
    finish_clock(normal, number);
    return true;
}

static bool take_number(const Normal *normal, uint32_t at, Number *number)
{
    if (!may_begin(normal->code[at])) return false;
    if (take_grown(normal, at, number)) return true;
    if (take_alpha(normal, at, number) || take_phrase(normal, at, number) || take_vague(normal, at, number))
        return true;
    Figure figure;
    if (!figure_scan(normal, at, &figure)) return false;
    *number = (Number){ .start = at, .end = figure.end, .low = figure.low, .high = figure.high };
    number->digits_end = figure.end;
    number->is_chinese = figure.is_han;
    bool asks_size = figure.low >= 100 * VALUE_ONE && code_at(normal, figure.end) == U'几' &&
                     is_any(code_at(normal, figure.end + 1), (const uint32_t *)U"码号");  /* 172 190几码 */
    if (!asks_size && is_any(code_at(normal, figure.end), (const uint32_t *)U"几多来")) { /* 20多天, 十几天 */
        uint32_t end;
        const UnitName *name = unit_at(normal, figure.end + 1, &end);
        if (name) {
            number->unit = name->unit;
            number->end = end;
            number->is_vague = true;
            number->low = number->high = convert(figure.low, name);
            return true;
        }
    }
    bool stands_apart = code_at(normal, figure.end) == ' '; /* 早8晚8 天天在 */
    if (stands_apart && take_day_hour(normal, &figure, number)) return true;
    if (take_range(normal, &figure, number) || take_colon_clock(normal, &figure, number) ||
        take_unit(normal, &figure, number)) {
        return true;
    }
    if (code_at(normal, figure.end) == U'分' && figure.is_han) return false; /* 十分 */
    if (take_day_hour(normal, &figure, number)) return true;
    bool is_word = figure.is_han && figure.digits == 1 && !figure.has_power;
    return !is_word && !(figure.is_han && figure.digits == 2 && figure.is_pair);
}

/* ￥299, ¥10 */
static bool has_money_sign(const Normal *normal, uint32_t at)
{
    return at > 0 && is_any(normal->code[at - 1], (const uint32_t *)U"¥￥$");
}

const Number *numbers_find(Arena *arena, const Normal *normal, uint32_t *count)
{
    uint32_t cap = 16, found = 0;
    const BoundMarks marks = bound_marks();
    Number *numbers = arena_room(arena, cap, sizeof *numbers);
    for (uint32_t i = 0; i < normal->count;) {
        Number number = { 0 };
        if (!take_number(normal, i, &number)) {
            Figure skip;
            i = figure_scan(normal, i, &skip) && !skip.is_han ? skip.end : i + 1;
            continue;
        }
        if (number.unit == UNIT_NONE && has_money_sign(normal, i)) number.unit = UNIT_YUAN;
        uint32_t next = number.end;
        if (may_be_bound(normal, &number, &marks)) take_bounds(normal, &number, found ? numbers[found - 1].end : 0);
        if (number.end > next) next = number.end;
        if (found == cap) {
            Number *bigger = arena_room(arena, cap * 2, sizeof *bigger);
            memcpy(bigger, numbers, found * sizeof *bigger);
            numbers = bigger;
            cap *= 2;
        }
        numbers[found++] = number;
        i = next;
    }
    *count = found;
    return numbers;
}
