/* test_base_utf8.c -- every scalar value, every border of the table of well-formed sequences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void utf8__round_trips__every_scalar_value(void **state)
{
    (void)state;
    size_t scalars = 0;
    for (uint32_t code = 0; code <= 0x110100; code++) {
        char bytes[4];
        size_t len = utf8_put(code, bytes);
        bool is_scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        assert_int_equal(len > 0, is_scalar);
        if (len == 0) continue;
        size_t pos = 0;
        assert_int_equal(utf8_next(sv_of(bytes, len), &pos), code);
        assert_int_equal(pos, len);
        assert_int_equal(utf8_valid_len(sv_of(bytes, len)), len);
        scalars++;
    }
    assert_int_equal(scalars, 0x110000 - 0x800);
}

/* A reference that knows only the definition: decode the bits, then refuse what has a shorter form. */
static size_t reference_len(const unsigned char *p, size_t left)
{
    static const uint32_t LEAST[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t len = p[0] < 0x80             ? 1
                 : (p[0] & 0xE0) == 0xC0 ? 2
                 : (p[0] & 0xF0) == 0xE0 ? 3
                 : (p[0] & 0xF8) == 0xF0 ? 4
                                         : 0;
    if (len == 1) return 1;
    if (len == 0 || len > left) return 0;
    uint32_t code = p[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0;
        code = code << 6 | (p[i] & 0x3Fu);
    }
    return code < LEAST[len] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? 0 : len;
}

static void utf8__agrees_with_definition__on_border_bytes(void **state)
{
    (void)state;
    static const unsigned char BORDER[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                            0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };
    enum { COUNT = sizeof BORDER };
    size_t valid = 0;
    for (size_t i = 0; i < (size_t)COUNT * COUNT * COUNT * COUNT; i++) {
        unsigned char bytes[4] = { BORDER[i % COUNT], BORDER[i / COUNT % COUNT], BORDER[i / COUNT / COUNT % COUNT],
                                   BORDER[i / COUNT / COUNT / COUNT] };
        for (size_t len = 1; len <= 4; len++) {
            size_t expected = reference_len(bytes, len);
            size_t pos = 0;
            uint32_t code = utf8_next(sv_of((const char *)bytes, len), &pos);
            assert_int_equal(code == UTF8_INVALID, expected == 0);
            assert_int_equal(pos, expected ? expected : 1);
            valid += expected > 0;
        }
    }
    assert_true(valid > 0);
}

static void utf8__names_first_invalid_byte__wherever_it_is(void **state)
{
    (void)state;
    assert_int_equal(utf8_valid_len(sv("")), 0);
    assert_int_equal(utf8_valid_len(sv("裤子ok")), 8);
    assert_int_equal(utf8_valid_len(sv("\xFF")), 0);
    assert_int_equal(utf8_valid_len(sv("裤\x80")), 3);
    assert_int_equal(utf8_valid_len(sv_of("裤子", 5)), 3);
    assert_int_equal(utf8_valid_len(sv("a\xED\xA0\x80z")), 1);
    assert_int_equal(utf8_valid_len(sv("a\xC0\x80z")), 1);
    assert_int_equal(utf8_valid_len(sv_of("a\0b", 3)), 3);
}

static void utf8__counts_characters__not_bytes(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(sv("")), 0);
    assert_int_equal(utf8_count(sv("abc")), 3);
    assert_int_equal(utf8_count(sv("您好，40码👌")), 7);
}

static void utf8__cuts_between_characters__never_inside(void **state)
{
    (void)state;
    StrView text = sv("a裤👌");
    static const size_t EXPECTED[] = { 0, 1, 1, 1, 4, 4, 4, 4, 8, 8 };
    for (size_t len = 0; len < sizeof EXPECTED / sizeof *EXPECTED; len++) {
        StrView cut = utf8_cut(text, len);
        assert_ptr_equal(cut.ptr, text.ptr);
        assert_int_equal(cut.len, EXPECTED[len]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8__round_trips__every_scalar_value),
        cmocka_unit_test(utf8__agrees_with_definition__on_border_bytes),
        cmocka_unit_test(utf8__names_first_invalid_byte__wherever_it_is),
        cmocka_unit_test(utf8__counts_characters__not_bytes),
        cmocka_unit_test(utf8__cuts_between_characters__never_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
