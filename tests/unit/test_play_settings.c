/* test_play_settings.c -- settings come back as they were written, and what is wrong with a file is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "play/settings.h"

static void settings__come_back_as_written(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    Settings settings;
    settings_default(&settings);
    settings.lang = sv("en");
    settings.theme = THEME_CHOICE_DARK;
    settings.text_percent = 150;
    settings.window_x = -40;
    settings.ctrl_enter = true;
    settings.sounds[3] = false;
    Buf text = { 0 };
    settings_write(&text, &settings);
    Settings again;
    Err err = { 0 };
    assert_true(settings_parse(arena, buf_view(&text), &again, &err));
    assert_true(sv_is(again.lang, "en"));
    assert_int_equal(again.theme, THEME_CHOICE_DARK);
    assert_int_equal(again.text_percent, 150);
    assert_int_equal(again.window_x, -40);
    assert_true(again.ctrl_enter);
    assert_false(again.sounds[3]);
    assert_true(again.sounds[2]);
    Buf twice = { 0 };
    settings_write(&twice, &again);
    assert_string_equal(twice.ptr, text.ptr);
    buf_clear(&text);
    buf_clear(&twice);
    arena_free(arena);
}

static void settings__keep_what_they_do_not_know(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    Settings settings;
    Err err = { 0 };
    assert_true(settings_parse(arena, sv("{\"theme\":1,\"future\":{\"a\":[1,2]},\"zoom\":\"x\"}"), &settings, &err));
    Buf text = { 0 };
    settings_write(&text, &settings);
    assert_non_null(strstr(text.ptr, "\"future\":{\"a\":[1,2]}"));
    assert_non_null(strstr(text.ptr, "\"zoom\":\"x\""));
    assert_non_null(strstr(text.ptr, "\"theme\":1"));
    buf_clear(&text);
    arena_free(arena);
}

static void settings__name_the_field_that_is_wrong(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "{\"text_percent\":300}", "text_percent is 300, not within 80 and 200" },
        { "{\"theme\":\"dark\"}", "theme is no whole number" },
        { "{\"feedback\":1}", "feedback is no true or false" },
        { "{\"lang\":true}", "lang is no text" },
        { "[1]", "the settings are no JSON object" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new(0);
        Settings settings;
        Err err = { 0 };
        assert_false(settings_parse(arena, sv(cases[i][0]), &settings, &err));
        assert_string_equal(err.text, cases[i][1]);
        assert_int_equal(settings.text_percent, 100);
        arena_free(arena);
    }
}

/* Every beginning of a good file is either whole or an error with the defaults, never something in between. */
static void settings__survive_a_file_that_was_cut(void **state)
{
    (void)state;
    Settings settings;
    settings_default(&settings);
    settings.text_percent = 170;
    Buf text = { 0 };
    settings_write(&text, &settings);
    for (size_t len = 0; len + 2 < text.len; len++) {
        Arena *arena = arena_new(0);
        Settings read;
        Err err = { 0 };
        assert_false(settings_parse(arena, sv_of(text.ptr, len), &read, &err));
        assert_true(err.text[0] != '\0');
        assert_int_equal(read.text_percent, 100);
        arena_free(arena);
    }
    buf_clear(&text);
}

static void faces__are_each_persons_own(void **state)
{
    (void)state;
    Arena *arena = arena_new(0);
    Settings settings, again;
    Err err = { 0 };
    Buf text = { 0 };
    settings_default(&settings);
    assert_int_equal(settings_face(&settings, sv("ab")).len, 0);
    settings_set_face(&settings, arena, sv("ab"), sv("trainee-2"));
    settings_set_face(&settings, arena, sv("abc"), sv("lead"));
    settings_set_face(&settings, arena, sv("ab"), sv("trainee-3"));
    settings_set_face(&settings, arena, sv(""), sv("trainee-1")); /* nobody has none */
    settings_write(&text, &settings);
    assert_true(settings_parse(arena, buf_view(&text), &again, &err));
    assert_true(sv_is(settings_face(&again, sv("ab")), "trainee-3"));
    assert_true(sv_is(settings_face(&again, sv("abc")), "lead"));
    assert_int_equal(settings_face(&again, sv("a")).len, 0);
    assert_int_equal(settings_face(&again, sv("")).len, 0);
    buf_clear(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings__come_back_as_written),
        cmocka_unit_test(settings__keep_what_they_do_not_know),
        cmocka_unit_test(settings__name_the_field_that_is_wrong),
        cmocka_unit_test(faces__are_each_persons_own),
        cmocka_unit_test(settings__survive_a_file_that_was_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
