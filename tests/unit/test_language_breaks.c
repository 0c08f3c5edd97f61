/* test_language_breaks.c -- texts fall apart where readers would take them apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "language/breaks.h"

/* The text with a '|' at every break inside it. */
static void assert_pieces(BreakKind kind, const char *text, const char *wanted)
{
    Breaks *breaks = breaks_new();
    bool marks[256];
    StrView view = sv(text);
    assert_true(view.len < sizeof marks);
    breaks_mark(breaks, kind, view, marks);
    assert_true(marks[0] && marks[view.len]);
    Buf pieces = { 0 };
    for (size_t i = 0; i < view.len; i++) {
        if (i && marks[i]) buf_putc(&pieces, '|');
        buf_putc(&pieces, text[i]);
    }
    assert_string_equal(buf_view(&pieces).ptr, wanted);
    buf_clear(&pieces);
    breaks_free(breaks);
}

static void breaks__keeps_what_is_one_character_together(void **state)
{
    (void)state;
    assert_pieces(BREAK_CHARACTER, "您a\xCC\x81👨‍👩‍👧🇨🇳👍🏽\r\n。",
                  "您|a\xCC\x81|👨‍👩‍👧|🇨🇳|👍🏽|\r\n|。");
    assert_pieces(BREAK_CHARACTER, "", "");
}

static void breaks__finds_words_in_han(void **state)
{
    (void)state;
    assert_pieces(BREAK_WORD, "今天发货ok 40码", "今天|发|货|ok| |40|码");
}

static void breaks__obeys_line_rules(void **state)
{
    (void)state;
    assert_pieces(BREAK_LINE, "亲,您好。（40码）？", "亲,|您|好。|（40|码）？");
    assert_pieces(BREAK_LINE, "先“看”——再说……好", "先|“看”|——|再|说……|好");
    assert_pieces(BREAK_LINE, "Hello you\n好", "Hello |you\n|好");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks__keeps_what_is_one_character_together),
        cmocka_unit_test(breaks__finds_words_in_han),
        cmocka_unit_test(breaks__obeys_line_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
