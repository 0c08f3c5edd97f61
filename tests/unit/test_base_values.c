/* test_base_values.c -- rng, hash, err, clock and string views, against values that others computed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/rng.h"
#include "base/utf8.h"

static void rng__gives_splitmix64__for_the_published_seed(void **state)
{
    (void)state;
    static const uint64_t EXPECTED[] = { 6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                         4593380528125082431u, 16408922859458223821u };
    Rng rng = rng_new(1234567);
    for (size_t i = 0; i < 5; i++) assert_true(rng_next(&rng) == EXPECTED[i]);
}

/* The figures come from a second implementation, in Python. */
static void rng__repeats_its_numbers__on_every_machine(void **state)
{
    (void)state;
    static const uint64_t DICE[] = { 3, 0, 0, 3, 4, 3, 4, 0, 5, 5, 1, 4 };
    static const int64_t BETWEEN[] = { 3, 1, -5, -2, -3, -5, -4, 1, 3, -3 };
    static const uint64_t LARGE[] = { 532221776590u, 92011849077u, 748262331821u };
    Rng rng = rng_new(7);
    for (size_t i = 0; i < 12; i++) assert_true(rng_below(&rng, 6) == DICE[i]);
    rng = rng_new(99);
    for (size_t i = 0; i < 10; i++) assert_true(rng_between(&rng, -5, 5) == BETWEEN[i]);
    rng = rng_new(42);
    for (size_t i = 0; i < 3; i++) assert_true(rng_below(&rng, 1000000000039u) == LARGE[i]);
}

static void rng__draws_again__where_the_remainder_would_be_uneven(void **state)
{
    (void)state;
    static const uint64_t EXPECTED[] = { 3694763184872335752u, 2084015055746161920u, 2512858195355979526u,
                                         7170589470788784661u };
    Rng rng = rng_new(3);
    for (size_t i = 0; i < 4; i++) assert_true(rng_below(&rng, (UINT64_C(1) << 63) + 1) == EXPECTED[i]);
    assert_true(rng.state == 0xf1bbcdcbfa53e0abu);
}

static void rng__is_even__over_sixty_thousand_dice(void **state)
{
    (void)state;
    static const int EXPECTED[] = { 10014, 10000, 10032, 10058, 10008, 9888 };
    int counts[6] = { 0 };
    Rng rng = rng_new(7);
    for (int i = 0; i < 60000; i++) counts[rng_below(&rng, 6)]++;
    assert_memory_equal(counts, EXPECTED, sizeof counts);
}

static void rng__keeps_to_its_range__at_the_ends(void **state)
{
    (void)state;
    Rng rng = rng_new(5);
    assert_true(rng_between(&rng, INT64_MIN, INT64_MAX) == -2088760876700417190);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(rng_below(&rng, 1), 0);
        assert_int_equal(rng_between(&rng, 3, 3), 3);
        assert_true(rng_between(&rng, INT64_MIN, INT64_MIN + 1) <= INT64_MIN + 1);
        assert_true(rng_between(&rng, INT64_MAX - 1, INT64_MAX) >= INT64_MAX - 1);
    }
    uint64_t before = rng.state;
    assert_int_equal(rng_below(&rng, 0), 0);
    assert_int_equal(rng_between(&rng, 9, 2), 9);
    assert_true(rng.state == before);
}

static void rng__forks_by_name__and_leaves_the_parent(void **state)
{
    (void)state;
    Rng parent = rng_new(7);
    Rng zero = rng_fork(&parent, 0);
    Rng one = rng_fork(&parent, 1);
    assert_true(parent.state == 7);
    assert_true(rng_next(&zero) == 8879317973683161050u);
    assert_true(rng_next(&one) == 14720192278103030758u);
}

static void assert_hash(Hash hash, const char *expected)
{
    assert_string_equal(hash_hex(&hash).text, expected);
}

static void hash__is_sha256__for_the_published_vectors(void **state)
{
    (void)state;
    assert_hash(hash_of(sv("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_hash(hash_of((StrView){ 0 }), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_hash(hash_of(sv("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_hash(hash_of(sv("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    char *million = mem_new(1000000);
    memset(million, 'a', 1000000);
    assert_hash(hash_of(sv_of(million, 1000000)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    mem_free(million);
}

static void hash__of_two_is_hash_of_both__at_every_cut(void **state)
{
    (void)state;
    StrView text =
        sv("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq and a second block of sixty-four bytes");
    Hash whole = hash_of(text);
    for (size_t cut = 0; cut <= text.len; cut++) {
        Hash two = hash_of_two(sv_of(text.ptr, cut), sv_of(text.ptr + cut, text.len - cut));
        assert_true(hash_equal(&whole, &two));
    }
    Hash other = hash_of(sv("b"));
    assert_false(hash_equal(&whole, &other));
}

static void hash__reads_its_own_hex__and_nothing_else(void **state)
{
    (void)state;
    Hash hash = hash_of(sv("abc"));
    HexHash hex = hash_hex(&hash);
    Hash back = { { 0 } };
    assert_true(hash_from_hex(sv(hex.text), &back));
    assert_true(hash_equal(&hash, &back));

    assert_false(hash_from_hex(sv_of(hex.text, 63), &back));
    assert_false(hash_from_hex(sv_of(hex.text, 65), &back));
    static const char BAD[] = { 'A', 'F', 'g', '/', ':', '`', ' ', '\0' };
    for (size_t i = 0; i < 64; i++) {
        HexHash broken = hex;
        broken.text[i] = BAD[i % sizeof BAD];
        assert_false(hash_from_hex(sv_of(broken.text, 64), &back));
    }
    assert_true(hash_equal(&hash, &back));
}

static void err__keeps_code_and_text__and_is_false(void **state)
{
    (void)state;
    Err err = { ERR_NONE, "" };
    assert_false(err_set(&err, ERR_IO, "open %s: %d", "裤子.lua", 2));
    assert_int_equal(err.code, ERR_IO);
    assert_string_equal(err.text, "open 裤子.lua: 2");
    assert_false(err_prefix(&err, "line %d", 7));
    assert_int_equal(err.code, ERR_IO);
    assert_string_equal(err.text, "line 7: open 裤子.lua: 2");
    assert_false(err_set(NULL, ERR_IO, "x"));
    assert_false(err_prefix(NULL, "x"));
}

static void err__is_one_line__whatever_came_in(void **state)
{
    (void)state;
    Err err;
    err_set(&err, ERR_SCRIPT, "a\nb\rc\td\x1b[31m\x7f");
    assert_string_equal(err.text, "a b c d [31m ");
}

static void err__cuts_between_characters__at_every_shift(void **state)
{
    (void)state;
    char text[601];
    for (size_t i = 0; i < 600; i += 3) snprintf(text + i, sizeof text - i, "裤");
    for (size_t shift = 0; shift < 4; shift++) {
        Err err;
        err_set(&err, ERR_INPUT, "%.*s%s", (int)shift, "abcd", text);
        size_t len = strlen(err.text);
        assert_true(len >= sizeof err.text - 4 && len < sizeof err.text);
        assert_int_equal(utf8_valid_len(sv(err.text)), len);
        err_prefix(&err, "%.*s", (int)shift, "wxyz");
        len = strlen(err.text);
        assert_true(len >= sizeof err.text - 4 && len < sizeof err.text);
        assert_int_equal(utf8_valid_len(sv(err.text)), len);
        err_prefix(&err, "%s", text);
        assert_int_equal(utf8_valid_len(sv(err.text)), strlen(err.text));
    }
}

static void clock__stands_still__until_it_is_moved(void **state)
{
    (void)state;
    VirtualClock hands = { 1000 };
    Clock clock = clock_virtual(&hands);
    assert_int_equal(clock_now(&clock), 1000);
    assert_int_equal(clock_now(&clock), 1000);
    hands.now += 250;
    assert_int_equal(clock_now(&clock), 1250);
}

static void strview__compares_bytes__not_strings(void **state)
{
    (void)state;
    assert_true(sv_is(sv_of("abc", 2), "ab"));
    assert_false(sv_is(sv_of("a\0b", 3), "a"));
    assert_true(sv_eq((StrView){ 0 }, sv("")));
    assert_int_equal(sv(NULL).len, 0);
    assert_true(sv_compare(sv("ab"), sv("abc")) < 0);
    assert_true(sv_compare(sv("abc"), sv("ab")) > 0);
    assert_true(sv_compare(sv("\xFF"), sv("a")) > 0);
    assert_int_equal(sv_compare(sv(""), (StrView){ 0 }), 0);
    assert_true(sv_starts(sv("abc"), sv("ab")));
    assert_true(sv_starts(sv("abc"), sv("")));
    assert_false(sv_starts(sv("a"), sv("ab")));
    assert_false(sv_starts(sv("ba"), sv("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rng__gives_splitmix64__for_the_published_seed),
        cmocka_unit_test(rng__repeats_its_numbers__on_every_machine),
        cmocka_unit_test(rng__draws_again__where_the_remainder_would_be_uneven),
        cmocka_unit_test(rng__is_even__over_sixty_thousand_dice),
        cmocka_unit_test(rng__keeps_to_its_range__at_the_ends),
        cmocka_unit_test(rng__forks_by_name__and_leaves_the_parent),
        cmocka_unit_test(hash__is_sha256__for_the_published_vectors),
        cmocka_unit_test(hash__of_two_is_hash_of_both__at_every_cut),
        cmocka_unit_test(hash__reads_its_own_hex__and_nothing_else),
        cmocka_unit_test(err__keeps_code_and_text__and_is_false),
        cmocka_unit_test(err__is_one_line__whatever_came_in),
        cmocka_unit_test(err__cuts_between_characters__at_every_shift),
        cmocka_unit_test(clock__stands_still__until_it_is_moved),
        cmocka_unit_test(strview__compares_bytes__not_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
