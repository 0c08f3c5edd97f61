/* fuzz_numerals.c -- any bytes: numbers lie in the text, one behind the other, have no end below the other, and are the same
 * when read again. */
#include <stdlib.h>

#include "language/numerals.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void check_number(const Normal *normal, const Number *number, uint32_t from)
{
    require(number->start >= from && number->start < number->end && number->end <= normal->count);
    require(number->digits_end <= normal->count);
    require(number->low >= 0 && number->low <= number->high);
    require(number->unit <= UNIT_OTHER);
}

static bool same(const Number *a, const Number *b)
{
    return a->start == b->start && a->end == b->end && a->low == b->low && a->high == b->high && a->unit == b->unit;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    StrView text = sv_of((const char *)data, size);
    Normal normal = normal_of(arena, text);
    uint32_t count = 0, again = 0;
    const Number *numbers = numbers_find(arena, &normal, &count);
    const Number *second = numbers_find(arena, &normal, &again);
    require(count == again);
    for (uint32_t i = 0; i < count; i++) {
        check_number(&normal, &numbers[i], i ? numbers[i - 1].end : 0);
        require(same(&numbers[i], &second[i]));
    }
    int64_t value = -1;
    require(number_parse(text, &value) == (value >= 0));
    arena_free(arena);
    return 0;
}
