/* test_language_phrases.c -- turns of speech by set: normalised, whole, within bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "language/phrases.h"

static Phrases *sample(void)
{
    Phrases *phrases = phrases_new();
    phrases_add(phrases, sv("late"), sv("补货"));
    phrases_add(phrases, sv("late"), sv("缺货"));
    phrases_add(phrases, sv("late"), sv(""));
    phrases_add(phrases, sv("term"), sv("下单7天"));
    return phrases;
}

static void phrases__say__whatever_the_width_or_the_script(void **state)
{
    (void)state;
    Phrases *phrases = sample();
    Arena *arena = arena_new(0);
    assert_true(phrases_in(phrases, "late", arena, sv("还在補貨呢")));
    assert_true(phrases_in(phrases, "term", arena, sv("从下单７天算")));
    assert_false(phrases_in(phrases, "term", arena, sv("还在补货呢")));
    assert_false(phrases_in(phrases, "late", arena, sv("补的货")));
    assert_false(phrases_in(phrases, "late", arena, sv("")));
    assert_false(phrases_in(phrases, "nobody wrote this", arena, sv("补货")));
    arena_free(arena);
    phrases_free(phrases);
}

static void phrases__say__only_what_stands_whole_within_bounds(void **state)
{
    (void)state;
    Phrases *phrases = sample();
    Arena *arena = arena_new(0);
    Normal normal = normal_of(arena, sv("您等补货哈"));
    assert_true(phrases_say(phrases, "late", &normal, 2, 4));
    assert_false(phrases_say(phrases, "late", &normal, 3, 5));
    assert_false(phrases_say(phrases, "late", &normal, 2, 3));
    arena_free(arena);
    phrases_free(phrases);
}

static void phrases__hold__many_sets_and_texts(void **state)
{
    (void)state;
    Phrases *phrases = phrases_new();
    Arena *arena = arena_new(0);
    for (int i = 0; i < 300; i++) {
        StrView set = arena_printf(arena, "set%d", i % 40);
        phrases_add(phrases, set, arena_printf(arena, "词%d号", i));
    }
    for (int i = 0; i < 300; i++) {
        StrView text = arena_printf(arena, "有词%d号吗", i);
        assert_true(phrases_in(phrases, arena_printf(arena, "set%d", i % 40).ptr, arena, text));
        assert_false(phrases_in(phrases, arena_printf(arena, "set%d", (i + 1) % 40).ptr, arena, text));
    }
    arena_free(arena);
    phrases_free(phrases);
    phrases_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases__say__whatever_the_width_or_the_script),
        cmocka_unit_test(phrases__say__only_what_stands_whole_within_bounds),
        cmocka_unit_test(phrases__hold__many_sets_and_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
