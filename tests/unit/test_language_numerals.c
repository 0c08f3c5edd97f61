/* test_language_numerals.c -- figures as buyers and agents type them: every unit, Chinese numerals, ranges, bounds, and words
 * that only look like numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "language/numerals.h"
#include "language/value.h"
#include "language_text.h"

enum { ONE = VALUE_ONE };

static int set_up(void **state)
{
    *state = arena_new(0);
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

/* `text` holds this one number. Flags: w working days, u upper bound, l lower bound, v vague, a ambiguous clock. */
typedef struct Form {
    const char *text;
    Unit unit;
    int64_t low;
    int64_t high;
    const char *flags;
} Form;

static const char *flags_of(Arena *arena, const Number *number)
{
    return arena_printf(arena, "%s%s%s%s%s", number->is_working ? "w" : "", number->is_upper ? "u" : "",
                        number->is_lower ? "l" : "", number->is_vague ? "v" : "", number->is_ambiguous_clock ? "a" : "")
        .ptr;
}

static const char *describe(Arena *arena, const Number *n)
{
    return arena_printf(arena, "%lld..%lld/10000 of unit %d, flags \"%s\"", (long long)n->low, (long long)n->high,
                        (int)n->unit, flags_of(arena, n))
        .ptr;
}

static bool is_form(Arena *arena, const Number *number, const Form *form)
{
    bool same_figure = number->is_vague || (number->low == form->low && number->high == form->high);
    return number->unit == form->unit && same_figure && strcmp(flags_of(arena, number), form->flags) == 0;
}

static void check_forms(Arena *arena, const Form *forms, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t found;
        Normal normal = normal_of(arena, sv(forms[i].text));
        const Number *numbers = numbers_find(arena, &normal, &found);
        if (found == 1 && is_form(arena, &numbers[0], &forms[i])) continue;
        faults++;
        print_error("\"%s\": %u numbers, %s\n", forms[i].text, found, found ? describe(arena, &numbers[0]) : "none");
    }
    if (faults) fail_msg("%zu of %zu forms are read wrong", faults, count);
}

static void number__has_its_value__in_every_unit(void **state)
{
    static const Form forms[] = {
        { "205斤", UNIT_JIN, 205 * ONE, 205 * ONE, "" },
        { "102.5kg", UNIT_KG, 1025 * ONE / 10, 1025 * ONE / 10, "" },
        { "102公斤", UNIT_KG, 102 * ONE, 102 * ONE, "" },
        { "102千克", UNIT_KG, 102 * ONE, 102 * ONE, "" },
        { "102KG", UNIT_KG, 102 * ONE, 102 * ONE, "" },
        { "102 kg", UNIT_KG, 102 * ONE, 102 * ONE, "" },
        { "178cm", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "178CM", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "178厘米", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "178公分", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "1.78米", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "1.78m", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "1米78", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "1米8", UNIT_CM, 180 * ONE, 180 * ONE, "" },
        { "245mm", UNIT_MM, 245 * ONE, 245 * ONE, "" },
        { "245毫米", UNIT_MM, 245 * ONE, 245 * ONE, "" },
        { "2尺8", UNIT_CM, 933333, 933333, "" },
        { "2.8尺", UNIT_CM, 933333, 933333, "" },
        { "3尺", UNIT_CM, 100 * ONE, 100 * ONE, "" },
        { "40码", UNIT_SIZE, 40 * ONE, 40 * ONE, "" },
        { "38号", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "３８码", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "38碼", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "38號", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "37.5码", UNIT_SIZE, 375 * ONE / 10, 375 * ONE / 10, "" },
        { "7天", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "7日", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "7 天", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "5个工作日", UNIT_DAY, 5 * ONE, 5 * ONE, "w" },
        { "5工作日", UNIT_DAY, 5 * ONE, 5 * ONE, "w" },
        { "7个自然日", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "1周", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "2个星期", UNIT_DAY, 14 * ONE, 14 * ONE, "" },
        { "1个礼拜", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "6小时", UNIT_HOUR, 6 * ONE, 6 * ONE, "" },
        { "48个小时", UNIT_HOUR, 48 * ONE, 48 * ONE, "" },
        { "48h", UNIT_HOUR, 48 * ONE, 48 * ONE, "" },
        { "24H", UNIT_HOUR, 24 * ONE, 24 * ONE, "" },
        { "2个钟头", UNIT_HOUR, 2 * ONE, 2 * ONE, "" },
        { "30分钟", UNIT_MINUTE, 30 * ONE, 30 * ONE, "" },
        { "1年", UNIT_YEAR, ONE, ONE, "" },
        { "3个月", UNIT_MONTH, 3 * ONE, 3 * ONE, "" },
        { "390元", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "390块", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "390块钱", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "390RMB", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "￥390", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "¥390", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "166.6元", UNIT_YUAN, 1666 * ONE / 10, 1666 * ONE / 10, "" },
        { "362.70元", UNIT_YUAN, 3627 * ONE / 10, 3627 * ONE / 10, "" },
        { "97块5", UNIT_YUAN, 975 * ONE / 10, 975 * ONE / 10, "" },
        { "5毛", UNIT_YUAN, ONE / 2, ONE / 2, "" },
        { "9.3折", UNIT_RATE, 93 * ONE / 100, 93 * ONE / 100, "" },
        { "93折", UNIT_RATE, 93 * ONE / 100, 93 * ONE / 100, "" },
        { "9折", UNIT_RATE, 9 * ONE / 10, 9 * ONE / 10, "" },
        { "98折", UNIT_RATE, 98 * ONE / 100, 98 * ONE / 100, "" },
        { "92%", UNIT_PERCENT, 92 * ONE, 92 * ONE, "" },
        { "92％", UNIT_PERCENT, 92 * ONE, 92 * ONE, "" },
        { "100%", UNIT_PERCENT, 100 * ONE, 100 * ONE, "" },
        { "30度", UNIT_DEGREE, 30 * ONE, 30 * ONE, "" },
        { "30℃", UNIT_DEGREE, 30 * ONE, 30 * ONE, "" },
        { "30°", UNIT_DEGREE, 30 * ONE, 30 * ONE, "" },
        { "2件", UNIT_PIECE, 2 * ONE, 2 * ONE, "" },
        { "2条", UNIT_PIECE, 2 * ONE, 2 * ONE, "" },
        { "2双", UNIT_PIECE, 2 * ONE, 2 * ONE, "" },
        { "3单", UNIT_PIECE, 3 * ONE, 3 * ONE, "" },
        { "3次", UNIT_TIMES, 3 * ONE, 3 * ONE, "" },
        { "5000毫安", UNIT_OTHER, 5000 * ONE, 5000 * ONE, "" },
        { "178", UNIT_NONE, 178 * ONE, 178 * ONE, "" },
        { "1.78", UNIT_NONE, 178 * ONE / 100, 178 * ONE / 100, "" },
        { "1.2万", UNIT_NONE, 12000 * ONE, 12000 * ONE, "" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void number__is_the_same__in_chinese_numerals(void **state)
{
    static const Form forms[] = {
        { "七天", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "十天", UNIT_DAY, 10 * ONE, 10 * ONE, "" },
        { "十五天", UNIT_DAY, 15 * ONE, 15 * ONE, "" },
        { "二十天", UNIT_DAY, 20 * ONE, 20 * ONE, "" },
        { "两天", UNIT_DAY, 2 * ONE, 2 * ONE, "" },
        { "一周", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "一个星期", UNIT_DAY, 7 * ONE, 7 * ONE, "" },
        { "两个礼拜", UNIT_DAY, 14 * ONE, 14 * ONE, "" },
        { "半个月", UNIT_DAY, 15 * ONE, 15 * ONE, "" },
        { "半天", UNIT_DAY, ONE / 2, ONE / 2, "" },
        { "半小时", UNIT_HOUR, ONE / 2, ONE / 2, "" },
        { "半个小时", UNIT_HOUR, ONE / 2, ONE / 2, "" },
        { "半年", UNIT_MONTH, 6 * ONE, 6 * ONE, "" },
        { "一个月", UNIT_MONTH, ONE, ONE, "" },
        { "四十八小时", UNIT_HOUR, 48 * ONE, 48 * ONE, "" },
        { "一年", UNIT_YEAR, ONE, ONE, "" },
        { "五个工作日", UNIT_DAY, 5 * ONE, 5 * ONE, "w" },
        { "三百九", UNIT_NONE, 390 * ONE, 390 * ONE, "" },
        { "三百九十块", UNIT_YUAN, 390 * ONE, 390 * ONE, "" },
        { "三百九十", UNIT_NONE, 390 * ONE, 390 * ONE, "" },
        { "一百二", UNIT_NONE, 120 * ONE, 120 * ONE, "" },
        { "一百零二", UNIT_NONE, 102 * ONE, 102 * ONE, "" },
        { "一百〇二斤", UNIT_JIN, 102 * ONE, 102 * ONE, "" },
        { "两百零五斤", UNIT_JIN, 205 * ONE, 205 * ONE, "" },
        { "二百零五斤", UNIT_JIN, 205 * ONE, 205 * ONE, "" },
        { "二百一十斤", UNIT_JIN, 210 * ONE, 210 * ONE, "" },
        { "两百一斤", UNIT_JIN, 210 * ONE, 210 * ONE, "" },
        { "一百八十五斤", UNIT_JIN, 185 * ONE, 185 * ONE, "" },
        { "一百公斤", UNIT_KG, 100 * ONE, 100 * ONE, "" },
        { "九十八点五公斤", UNIT_KG, 985 * ONE / 10, 985 * ONE / 10, "" },
        { "一米七八", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "一米八", UNIT_CM, 180 * ONE, 180 * ONE, "" },
        { "一米八五", UNIT_CM, 185 * ONE, 185 * ONE, "" },
        { "一米六零", UNIT_CM, 160 * ONE, 160 * ONE, "" },
        { "两米", UNIT_CM, 200 * ONE, 200 * ONE, "" },
        { "两尺八", UNIT_CM, 933333, 933333, "" },
        { "二尺九", UNIT_CM, 966666, 966666, "" },
        { "三尺", UNIT_CM, 100 * ONE, 100 * ONE, "" },
        { "三十八码", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "四十码", UNIT_SIZE, 40 * ONE, 40 * ONE, "" },
        { "四十二号", UNIT_SIZE, 42 * ONE, 42 * ONE, "" },
        { "三八码", UNIT_SIZE, 38 * ONE, 38 * ONE, "" },
        { "九三折", UNIT_RATE, 93 * ONE / 100, 93 * ONE / 100, "" },
        { "九折", UNIT_RATE, 9 * ONE / 10, 9 * ONE / 10, "" },
        { "九八折", UNIT_RATE, 98 * ONE / 100, 98 * ONE / 100, "" },
        { "九点三折", UNIT_RATE, 93 * ONE / 100, 93 * ONE / 100, "" },
        { "八五折", UNIT_RATE, 85 * ONE / 100, 85 * ONE / 100, "" },
        { "百分之九十二", UNIT_PERCENT, 92 * ONE, 92 * ONE, "" },
        { "百分之三", UNIT_PERCENT, 3 * ONE, 3 * ONE, "" },
        { "百分百", UNIT_PERCENT, 100 * ONE, 100 * ONE, "" },
        { "百分之百", UNIT_PERCENT, 100 * ONE, 100 * ONE, "" },
        { "三十度", UNIT_DEGREE, 30 * ONE, 30 * ONE, "" },
        { "两百九十九元", UNIT_YUAN, 299 * ONE, 299 * ONE, "" },
        { "一千九百九十九", UNIT_NONE, 1999 * ONE, 1999 * ONE, "" },
        { "一千二", UNIT_NONE, 1200 * ONE, 1200 * ONE, "" },
        { "一千零二十", UNIT_NONE, 1020 * ONE, 1020 * ONE, "" },
        { "一万二", UNIT_NONE, 12000 * ONE, 12000 * ONE, "" },
        { "两千块", UNIT_YUAN, 2000 * ONE, 2000 * ONE, "" },
        { "十块", UNIT_YUAN, 10 * ONE, 10 * ONE, "" },
        { "十二块钱", UNIT_YUAN, 12 * ONE, 12 * ONE, "" },
        { "九十七块五", UNIT_YUAN, 975 * ONE / 10, 975 * ONE / 10, "" },
        { "贰佰圆", UNIT_YUAN, 200 * ONE, 200 * ONE, "" },
        { "两双", UNIT_PIECE, 2 * ONE, 2 * ONE, "" },
        { "三件", UNIT_PIECE, 3 * ONE, 3 * ONE, "" },
        { "八单", UNIT_PIECE, 8 * ONE, 8 * ONE, "" },
        { "一百七十八公分", UNIT_CM, 178 * ONE, 178 * ONE, "" },
        { "二百四十五毫米", UNIT_MM, 245 * ONE, 245 * ONE, "" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

/* The value is the count of X; L alone is a letter that the size words know. */
static void number__is_a_letter_size__when_xs_stand_before_l(void **state)
{
    static const Form forms[] = {
        { "XL", UNIT_ALPHA, ONE, ONE, "" },
        { "xl", UNIT_ALPHA, ONE, ONE, "" },
        { "XXL", UNIT_ALPHA, 2 * ONE, 2 * ONE, "" },
        { "XXXL", UNIT_ALPHA, 3 * ONE, 3 * ONE, "" },
        { "xxxl码", UNIT_ALPHA, 3 * ONE, 3 * ONE, "" },
        { "3XL", UNIT_ALPHA, 3 * ONE, 3 * ONE, "" },
        { "3xl", UNIT_ALPHA, 3 * ONE, 3 * ONE, "" },
        { "３ＸＬ", UNIT_ALPHA, 3 * ONE, 3 * ONE, "" },
        { "4XL码", UNIT_ALPHA, 4 * ONE, 4 * ONE, "" },
        { "7XL", UNIT_ALPHA, 7 * ONE, 7 * ONE, "" },
        { "XXXXXXL", UNIT_ALPHA, 6 * ONE, 6 * ONE, "" },
        { "2xl号", UNIT_ALPHA, 2 * ONE, 2 * ONE, "" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void number__is_minutes_since_midnight__when_it_is_a_time_of_day(void **state)
{
    static const Form forms[] = {
        { "17:00", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "17：00", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "08:00", UNIT_CLOCK, 480 * ONE, 480 * ONE, "" },
        { "17:30", UNIT_CLOCK, 1050 * ONE, 1050 * ONE, "" },
        { "23:59", UNIT_CLOCK, 1439 * ONE, 1439 * ONE, "" },
        { "17点", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "17点30", UNIT_CLOCK, 1050 * ONE, 1050 * ONE, "" },
        { "17点30分", UNIT_CLOCK, 1050 * ONE, 1050 * ONE, "" },
        { "17点半", UNIT_CLOCK, 1050 * ONE, 1050 * ONE, "" },
        { "下午5点", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "下午五点半", UNIT_CLOCK, 1050 * ONE, 1050 * ONE, "" },
        { "下午五点", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "下午5:00", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "晚上八点", UNIT_CLOCK, 1200 * ONE, 1200 * ONE, "" },
        { "晚8点", UNIT_CLOCK, 1200 * ONE, 1200 * ONE, "" },
        { "早上八点", UNIT_CLOCK, 480 * ONE, 480 * ONE, "" },
        { "上午11点", UNIT_CLOCK, 660 * ONE, 660 * ONE, "" },
        { "中午十二点", UNIT_CLOCK, 720 * ONE, 720 * ONE, "" },
        { "中午1点", UNIT_CLOCK, 780 * ONE, 780 * ONE, "" },
        { "五点", UNIT_CLOCK, 300 * ONE, 300 * ONE, "a" },
        { "5点", UNIT_CLOCK, 300 * ONE, 300 * ONE, "a" },
        { "5点半", UNIT_CLOCK, 330 * ONE, 330 * ONE, "a" },
        { "十七点", UNIT_CLOCK, 1020 * ONE, 1020 * ONE, "" },
        { "二十点", UNIT_CLOCK, 1200 * ONE, 1200 * ONE, "" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void number__keeps_both_ends__when_it_is_a_range(void **state)
{
    static const Form forms[] = {
        { "2-4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2~4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2～4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2—4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2到4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2至4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2天到4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2-4 天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "2 - 4天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "两到四天", UNIT_DAY, 2 * ONE, 4 * ONE, "" },
        { "三至五天", UNIT_DAY, 3 * ONE, 5 * ONE, "" },
        { "两三天", UNIT_DAY, 2 * ONE, 3 * ONE, "" },
        { "三四天", UNIT_DAY, 3 * ONE, 4 * ONE, "" },
        { "三五天", UNIT_DAY, 3 * ONE, 5 * ONE, "" },
        { "七八天", UNIT_DAY, 7 * ONE, 8 * ONE, "" },
        { "5-7个工作日", UNIT_DAY, 5 * ONE, 7 * ONE, "w" },
        { "五到七个工作日", UNIT_DAY, 5 * ONE, 7 * ONE, "w" },
        { "24-48小时", UNIT_HOUR, 24 * ONE, 48 * ONE, "" },
        { "两三个小时", UNIT_HOUR, 2 * ONE, 3 * ONE, "" },
        { "10-15元", UNIT_YUAN, 10 * ONE, 15 * ONE, "" },
        { "38-40码", UNIT_SIZE, 38 * ONE, 40 * ONE, "" },
        { "38到40码", UNIT_SIZE, 38 * ONE, 40 * ONE, "" },
        { "一两天", UNIT_DAY, ONE, 2 * ONE, "" },
        { "一到两周", UNIT_DAY, 7 * ONE, 14 * ONE, "" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void number__claims_one_end_only__when_it_is_bounded(void **state)
{
    static const Form forms[] = {
        { "7天内", UNIT_DAY, 7 * ONE, 7 * ONE, "u" },          { "7天以内", UNIT_DAY, 7 * ONE, 7 * ONE, "u" },
        { "七天之内", UNIT_DAY, 7 * ONE, 7 * ONE, "u" },       { "不超过7天", UNIT_DAY, 7 * ONE, 7 * ONE, "u" },
        { "最晚4天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },        { "最慢四天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },
        { "最多4天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },        { "最多要4天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },
        { "最迟4天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },        { "顶多四天", UNIT_DAY, 4 * ONE, 4 * ONE, "u" },
        { "30度以下", UNIT_DEGREE, 30 * ONE, 30 * ONE, "u" },  { "不超过30度", UNIT_DEGREE, 30 * ONE, 30 * ONE, "u" },
        { "48小时内", UNIT_HOUR, 48 * ONE, 48 * ONE, "u" },    { "最快2天", UNIT_DAY, 2 * ONE, 2 * ONE, "l" },
        { "最少2天", UNIT_DAY, 2 * ONE, 2 * ONE, "l" },        { "至少两天", UNIT_DAY, 2 * ONE, 2 * ONE, "l" },
        { "299元以上", UNIT_YUAN, 299 * ONE, 299 * ONE, "l" }, { "5-7个工作日内", UNIT_DAY, 5 * ONE, 7 * ONE, "wu" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void number__is_no_figure__when_it_is_vague(void **state)
{
    static const Form forms[] = {
        { "几天", UNIT_DAY, 0, 0, "v" },        { "十几天", UNIT_DAY, 0, 0, "v" },
        { "20多天", UNIT_DAY, 0, 0, "v" },      { "几块钱", UNIT_YUAN, 0, 0, "v" },
        { "几个小时", UNIT_HOUR, 0, 0, "v" },   { "数天", UNIT_DAY, 0, 0, "v" },
        { "十来天", UNIT_DAY, 0, 0, "v" },      { "200多斤", UNIT_JIN, 0, 0, "v" },
        { "几个工作日", UNIT_DAY, 0, 0, "wv" },
    };
    check_forms(*state, forms, sizeof forms / sizeof *forms);
}

static void word__is_no_number__when_it_only_holds_a_numeral(void **state)
{
    static const char *const words[] = {
        "等一下", "万一不合适", "十分抱歉", "千万别漂白", "一起拍",     "一样的",   "一定",      "一直",
        "一共",   "一般",       "统一",     "一会儿",     "有点儿",     "一些",     "三包",      "四面弹",
        "唯一",   "一切",       "一律",     "专一",       "万万没想到", "百般",     "千真万确",  "一心一意",
        "一方面", "一手货",     "九成新",   "点击",       "码数",       "XS姐",     "您好,在的", "。。。",
        "",       "abc",        "exl",      "xlab",       "五颜六色",   "不三不四",
    };
    Arena *arena = *state;
    size_t faults = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t found;
        Normal normal = normal_of(arena, sv(words[i]));
        const Number *numbers = numbers_find(arena, &normal, &found);
        for (uint32_t k = 0; k < found; k++) {
            print_error("\"%s\" holds \"%s\"\n", words[i],
                        original_text(arena, &normal, numbers[k].start, numbers[k].end));
            faults++;
        }
    }
    if (faults) fail_msg("%zu words are read as numbers", faults);
}

typedef struct Row {
    const char *text;
    const char *parts[6];
} Row;

static void numbers__are_found_in_order__in_a_sentence(void **state)
{
    static const Row rows[] = {
        { "178,205斤,穿几码?", { "178", "205斤" } },
        { "一米七八 两百零五斤 拍四十码", { "一米七八", "两百零五斤", "四十码" } },
        { "178/205", { "178", "205" } },
        { "175 200斤腰113", { "175", "200斤", "113" } },
        { "满299元包邮,不满收10元", { "299元", "10元" } },
        { "下午5点前拍当天发,2-4天到", { "5点", "2-4天" } },
        { "3XL到4XL", { "3xl", "4xl" } },
        { "买2件打9.3折", { "2件", "9.3折" } },
        { "92%棉,6%聚酯,2%氨纶", { "92%", "6%", "2%" } },
        { "38或40码", { "38", "40码" } },
        { "最晚3两天", { "最晚3", "两天" } }, /* a bound belongs to one number */
    };
    Arena *arena = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t found;
        Normal normal = normal_of(arena, sv(rows[i].text));
        const Number *numbers = numbers_find(arena, &normal, &found);
        uint32_t wanted = 0;
        while (wanted < 6 && rows[i].parts[wanted]) wanted++;
        if (found != wanted) fail_msg("\"%s\": %u numbers for %u", rows[i].text, found, wanted);
        for (uint32_t k = 0; k < found; k++) {
            StrView part = text_of_codes(arena, normal.code + numbers[k].start, numbers[k].end - numbers[k].start);
            assert_string_equal(part.ptr, rows[i].parts[k]);
            assert_true(k == 0 || numbers[k - 1].end <= numbers[k].start);
        }
    }
}

static void number__overflows_nothing__when_it_is_long(void **state)
{
    static const char *const texts[] = {
        "99999999999999999999999999天",
        "0.99999999999999999999",
        "1234567890123456789012345678901234567890",
        "九九九九九九九九九九九九九九九九九九九九九九天",
        "亿万万万万万万万万",
        "一万万万万万万万万万万万万万万万万斤",
        "9999999999%",
        "999999999999:99",
        "十百千万十百千万十百千万十百千万",
        "99999999999万尺",
        "9999999999米99",
    };
    Arena *arena = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t found;
        Normal normal = normal_of(arena, sv(texts[i]));
        const Number *numbers = numbers_find(arena, &normal, &found);
        for (uint32_t k = 0; k < found; k++) {
            assert_true(numbers[k].start < numbers[k].end && numbers[k].end <= normal.count);
            if (numbers[k].low < 0 || numbers[k].low > numbers[k].high) fail_msg("\"%s\" overflows", texts[i]);
        }
    }
}

static void parse__takes_a_whole_number_only(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } good[] = { { "40", 40 * ONE },       { "四十", 40 * ONE }, { "二十", 20 * ONE }, { "三百九", 390 * ONE },
                 { "1.5", 15 * ONE / 10 }, { "０", 0 },          { "两", 2 * ONE },    { "1万", 10000 * ONE } };
    static const char *const bad[] = { "", "码", "40码", "x", "-1", "一下", "1.", "万", " 40", "40 " };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t value = -1;
        if (!number_parse(sv(good[i].text), &value)) fail_msg("%s is a number", good[i].text);
        assert_int_equal(value, good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t value = -1;
        if (number_parse(sv(bad[i]), &value)) fail_msg("\"%s\" is no number", bad[i]);
        assert_int_equal(value, -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number__has_its_value__in_every_unit),
        cmocka_unit_test(number__is_the_same__in_chinese_numerals),
        cmocka_unit_test(number__is_a_letter_size__when_xs_stand_before_l),
        cmocka_unit_test(number__is_minutes_since_midnight__when_it_is_a_time_of_day),
        cmocka_unit_test(number__keeps_both_ends__when_it_is_a_range),
        cmocka_unit_test(number__claims_one_end_only__when_it_is_bounded),
        cmocka_unit_test(number__is_no_figure__when_it_is_vague),
        cmocka_unit_test(word__is_no_number__when_it_only_holds_a_numeral),
        cmocka_unit_test(numbers__are_found_in_order__in_a_sentence),
        cmocka_unit_test(number__overflows_nothing__when_it_is_long),
        cmocka_unit_test(parse__takes_a_whole_number_only),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
