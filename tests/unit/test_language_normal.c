/* test_language_normal.c -- what normalisation makes of a text, and the way back to its bytes. ICU, which the code uses for
 * rare characters only, is the reference for all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "language_text.h"

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

static const char *normalised(Arena *arena, const char *text)
{
    Normal normal = normal_of(arena, sv(text));
    assert_true(normal_map_is_sound(&normal));
    return normal_text(arena, &normal);
}

static const char *boned(Arena *arena, const char *text)
{
    Normal normal = normal_of(arena, sv(text));
    Skeleton skeleton = skeleton_of(arena, &normal);
    for (uint32_t i = 0; i < skeleton.count; i++) {
        assert_true(skeleton.first[i] <= skeleton.last[i] && skeleton.last[i] < normal.count);
        assert_true(i == 0 || skeleton.first[i] > skeleton.last[i - 1]);
        assert_int_equal(skeleton.code[i], normal.code[skeleton.first[i]]);
        assert_int_equal(skeleton.code[i], normal.code[skeleton.last[i]]);
    }
    return skeleton_text(arena, &skeleton);
}

typedef struct Pair {
    const char *text;
    const char *expected;
} Pair;

static void check_pairs(Arena *arena, const Pair *pairs, size_t count, const char *(*map)(Arena *, const char *))
{
    for (size_t i = 0; i < count; i++) {
        const char *got = map(arena, pairs[i].text);
        if (strcmp(got, pairs[i].expected) != 0)
            fail_msg("\"%s\": expected \"%s\", got \"%s\"", pairs[i].text, pairs[i].expected, got);
    }
}

static void normal__is_one_form__of_case_width_and_script(void **state)
{
    static const Pair pairs[] = {
        { "", "" },
        { "abc XYZ 09", "abc xyz 09" },
        { "ＡＢｃ１２３", "abc123" },
        { "！？，：；（）～％", "!?,:;()~%" },
        { "。、「」【】", "。、「」【】" },
        { "　", " " },
        { "ﾊﾟﾝﾂ", "パンツ" },
        { "①②⑳", "1220" },
        { "㎏ ㎝ ㎜ ㎡", "kg cm mm m2" },
        { "½", "1⁄2" },
        { "Ⅻ", "xii" },
        { "㈱", "(株)" },
        { "ﬁt", "fit" },
        { "ＳＢ", "sb" },
        { "𝐒𝐁 𝓼𝓫 ⓢⓑ", "sb sb sb" },
        { "straße ẞ", "strasse ss" },
        { "Å Å", "å å" },
        { "m²", "m2" },
        { "㍿", "株式会社" },
        { "￥199", "¥199" },
        { "…", "..." },
        { "\t\n", "\t\n" },
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, normalised);
}

static void normal__writes_simplified__whatever_script_came_in(void **state)
{
    static const Pair pairs[] = {
        { "您好,這款褲子彈力很好", "您好,这款裤子弹力很好" },
        { "運費由買家承擔", "运费由买家承担" },
        { "質量問題我們退換", "质量问题我们退换" },
        { "幾個號碼", "几个号码" },
        { "發貨後兩個工作日", "发货后两个工作日" },
        { "尺碼偏小,選大一碼", "尺码偏小,选大一码" },
        { "肥豬 腦殘 廢物 神經病 窮鬼", "肥猪 脑残 废物 神经病 穷鬼" },
        { "壹貳參肆伍陸柒捌玖拾", "壹贰参肆伍陆柒捌玖拾" },
        { "顯瘦 遮肉 藏肉", "显瘦 遮肉 藏肉" },
        { "圓通 郵費 優惠 發票", "圆通 邮费 优惠 发票" },
        { "鞋面開膠", "鞋面开胶" },
        { "已是简体的字不变", "已是简体的字不变" },
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, normalised);
}

static void normal__drops__what_nobody_sees(void **state)
{
    static const Pair pairs[] = {
        { "胖\xE2\x80\x8B子", "胖子" },           /* zero width space */
        { "胖\xE2\x80\x8D子", "胖子" },           /* zero width joiner */
        { "胖\xE2\x80\x8C子", "胖子" },           /* zero width non-joiner */
        { "胖\xC2\xAD子", "胖子" },               /* soft hyphen */
        { "\xEF\xBB\xBF您好", "您好" },           /* byte order mark */
        { "胖\xE2\x81\xA0子", "胖子" },           /* word joiner */
        { "葛\xF3\xA0\x84\x80", "葛" },           /* ideographic variation selector */
        { "❤\xEF\xB8\x8F", "❤" },                 /* emoji presentation */
        { "👨\xE2\x80\x8D👩\xE2\x80\x8D👧", "👨👩👧" }, /* a family of one glyph */
        { "1\xEF\xB8\x8F\xE2\x83\xA3", "1⃣" },     /* keycap */
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, normalised);
}

static void normal__reads_all_line_ends_alike(void **state)
{
    static const Pair pairs[] = {
        { "您好\r\n40码", "您好\n40码" }, { "您好\r40码", "您好\n40码" }, { "\r\n\r\n", "\n\n" }, { "\r", "\n" },
        { "a\r\r\nb", "a\n\nb" },
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, normalised);
    Normal normal = normal_of(*state, sv("码\r\n码"));
    assert_int_equal(normal.count, 3);
    assert_int_equal(normal.start[2], 5);
    assert_int_equal(normal.end[2], 8);
}

static size_t expand_by_icu(uint32_t code, uint32_t out[32])
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
    UChar source[2], target[64];
    int32_t len = 0, made;
    U16_APPEND_UNSAFE(source, len, code);
    made = unorm2_normalize(nfkc, source, len, target, 64, &status);
    assert_true(U_SUCCESS(status));
    size_t count = 0;
    for (int32_t i = 0; i < made;) {
        uint32_t c = target[i++];
        if (U16_IS_LEAD(c) && i < made) c = (uint32_t)U16_GET_SUPPLEMENTARY(c, target[i++]);
        out[count++] = c;
    }
    return count;
}

/* Han characters may change once more, into simplified ones: there only the count is compared. */
static void normal__agrees_with_nfkc_casefold__on_every_character(void **state)
{
    Arena *arena = *state;
    size_t compared = 0;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t len = utf8_put(code, bytes);
        if (len == 0 || code == '\r') continue;
        ArenaMark mark = arena_mark(arena);
        uint32_t expected[32];
        size_t count = expand_by_icu(code, expected);
        Normal normal = normal_of(arena, sv_of(bytes, len));
        if (normal.count != count) fail_msg("U+%04X: %u characters for %zu", code, normal.count, count);
        for (uint32_t i = 0; i < normal.count; i++) {
            bool same = normal.code[i] == expected[i] || (code_is_han(expected[i]) && code_is_han(normal.code[i]));
            if (!same) fail_msg("U+%04X: U+%04X for U+%04X", code, normal.code[i], expected[i]);
            assert_int_equal(normal.start[i], 0);
            assert_int_equal(normal.end[i], len);
        }
        compared++;
        arena_rewind(arena, mark);
    }
    assert_int_equal(compared, 0x110000 - 0x800 - 2);
}

/* One more pass changes nothing: what is normal stays so. Han characters are left out: one that is the simplified form of
 * another may be the traditional form of a third. */
static void normal__is_at_rest__after_one_pass(void **state)
{
    Arena *arena = *state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t len = utf8_put(code, bytes);
        if (len == 0 || code_is_han(code)) continue;
        ArenaMark mark = arena_mark(arena);
        Normal once = normal_of(arena, sv_of(bytes, len));
        StrView text = text_of_codes(arena, once.code, once.count);
        Normal twice = normal_of(arena, text);
        if (once.count != twice.count || memcmp(once.code, twice.code, once.count * sizeof *once.code) != 0)
            fail_msg("U+%04X changes again", code);
        arena_rewind(arena, mark);
    }
}

static StrView convert(Arena *arena, const UNormalizer2 *form, StrView text)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar source[256], target[1024];
    char *out = arena_alloc(arena, 4096, 1);
    int32_t len = 0, made;
    u_strFromUTF8(source, 256, &len, text.ptr, (int32_t)text.len, &status);
    made = unorm2_normalize(form, source, len, target, 1024, &status);
    u_strToUTF8(out, 4096, &len, target, made, &status);
    assert_true(U_SUCCESS(status));
    return sv_of(out, (size_t)len);
}

/* Every composed character, alone and between two others, in both forms. */
static void normal__is_the_same__for_composed_and_decomposed_text(void **state)
{
    Arena *arena = *state;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status), *nfd = unorm2_getNFDInstance(&status);
    size_t compared = 0;
    for (uint32_t code = 0xC0; code <= 0x10FFFF; code++) {
        char bytes[16] = "码";
        size_t len = utf8_put(code, bytes + 3);
        if (len == 0) continue;
        bytes[3 + len] = '4';
        StrView text = sv_of(bytes, 4 + len);
        if (code >= 0xAC10 && code < 0xD7A0 && code % 7) continue; /* one Hangul syllable of seven will do */
        ArenaMark mark = arena_mark(arena);
        StrView composed = convert(arena, nfc, text), decomposed = convert(arena, nfd, text);
        if (!sv_eq(composed, decomposed)) {
            Normal a = normal_of(arena, composed), b = normal_of(arena, decomposed);
            assert_true(normal_map_is_sound(&a) && normal_map_is_sound(&b));
            if (a.count != b.count || memcmp(a.code, b.code, a.count * sizeof *a.code) != 0)
                fail_msg("U+%04X differs by its form", code);
            compared++;
        }
        arena_rewind(arena, mark);
    }
    assert_true(compared > 2000);
}

static void normal__leads_back__to_the_bytes_of_each_character(void **state)
{
    Arena *arena = *state;
    Normal normal = normal_of(arena, sv("這Ａe\xCC\x81㎏👍40"));
    static const char *const expected[] = { "這", "Ａ", "e\xCC\x81", "㎏", "㎏", "👍", "4", "0" };
    assert_int_equal(normal.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < normal.count; i++)
        assert_string_equal(original_text(arena, &normal, i, i + 1), expected[i]);
    assert_string_equal(original_text(arena, &normal, 1, 5), "Ａe\xCC\x81㎏");
    assert_string_equal(normal_text(arena, &normal), "这aékg👍40");
}

static void normal__survives__what_is_no_text(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
    } cases[] = {
        { "\xFF", 1 },         { "\xE4\xBD", 2 },     { "a\x80z", 3 },   { "\xED\xA0\x80", 3 },
        { "\xC0\xAF", 2 },     { "\xF5\x80\x80", 3 }, { "\0a\0", 3 },    { "码\xE4", 4 },
        { "\xF0\x9F\x91", 3 }, { "e\xCC", 2 },        { "\xCC\x81", 2 }, { "\xF4\x90\x80\x80", 4 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Normal normal = normal_of(*state, sv_of(cases[i].bytes, cases[i].len));
        assert_true(normal.count <= cases[i].len);
        for (uint32_t k = 0; k < normal.count; k++) {
            assert_true(normal.start[k] < normal.end[k] && normal.end[k] <= cases[i].len);
            assert_true(normal.code[k] <= 0x10FFFF);
        }
    }
}

static void normal__takes__a_long_chain_of_marks(void **state)
{
    Arena *arena = *state;
    char text[3 + 2 * 600 + 3];
    memcpy(text, "胖", 3);
    for (size_t i = 0; i < 600; i++) memcpy(text + 3 + 2 * i, "\xCC\xB6", 2); /* struck through */
    memcpy(text + sizeof text - 3, "子", 3);
    Normal normal = normal_of(arena, sv_of(text, sizeof text));
    assert_true(normal_map_is_sound(&normal));
    assert_int_equal(normal.code[0], U'胖');
    assert_int_equal(normal.code[normal.count - 1], U'子');
    Skeleton skeleton = skeleton_of(arena, &normal);
    assert_string_equal(skeleton_text(arena, &skeleton), "胖子");
}

static void skeleton__leaves_out__what_hides_a_word(void **state)
{
    static const Pair pairs[] = {
        { "胖子", "胖子" },
        { "胖 子", "胖子" },
        { "胖　子", "胖子" },
        { "胖.子", "胖子" },
        { "胖*子", "胖子" },
        { "胖·子", "胖子" },
        { "胖、。，！子", "胖子" },
        { "胖😂子", "胖子" },
        { "胖❤\xEF\xB8\x8F子", "胖子" },
        { "胖👨\xE2\x80\x8D👩子", "胖子" },
        { "胖~~子", "胖子" },
        { "胖\n子", "胖子" },
        { "胖—子", "胖子" },
        { "胖【】「」子", "胖子" },
        { "胖①子", "胖1子" },
        { "s_b", "sb" },
        { "Ｓ　Ｂ", "sb" },
        { "p-a-n-g", "pang" },
        { "!?…", "" },
        { "", "" },
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, boned);
}

static void skeleton__folds__a_run_into_one(void **state)
{
    static const Pair pairs[] = {
        { "胖胖胖子", "胖子" }, { "胖子子子", "胖子" }, { "胖 胖.胖子", "胖子" },   { "快快快", "快" },
        { "aAａ", "a" },        { "1100", "10" },       { "胖子胖子", "胖子胖子" }, { "謝谢", "谢" },
    };
    check_pairs(*state, pairs, sizeof pairs / sizeof *pairs, boned);
    Arena *arena = *state;
    Normal normal = normal_of(arena, sv("大胖 胖胖。子吗"));
    Skeleton skeleton = skeleton_of(arena, &normal);
    assert_int_equal(skeleton.count, 4);
    assert_string_equal(original_text(arena, &normal, skeleton.first[1], skeleton.last[1] + 1), "胖 胖胖");
}

static void noise__is_no_letter_no_digit_no_character(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x80; code++) {
        bool is_kept = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
        assert_int_equal(code_is_noise(code), !is_kept); /* capitals never reach it */
    }
    static const uint32_t kept[] = { U'码', U'胖', U'〇', U'é', U'ß', U'ж', U'ア', U'가', 0x20000, 0x3400 };
    static const uint32_t noise[] = { U'。',   U'、',   U'「',  U'…',   U'—',   U'·', U'★',   U'→',  U'‰',
                                      0x1F600, 0x1F468, 0x200D, 0xFE0F, 0x3000, 0xA0, 0xFFFD, U'￥', U'°' };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) assert_false(code_is_noise(kept[i]));
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++) assert_true(code_is_noise(noise[i]));
}

static void han__is_every_ideograph(void **state)
{
    (void)state;
    static const uint32_t han[] = { U'一', U'码', 0x9FFF, 0x3400, 0x4DBF, U'〇', 0x20000, 0x2FA1F, 0x323AF };
    static const uint32_t other[] = { U'。', 'a', '1', U'ア', U'가', 0x4DC0, 0xA000, 0x1F600, 0x3040 };
    for (size_t i = 0; i < sizeof han / sizeof *han; i++) assert_true(code_is_han(han[i]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) assert_false(code_is_han(other[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal__is_one_form__of_case_width_and_script),
        cmocka_unit_test(normal__writes_simplified__whatever_script_came_in),
        cmocka_unit_test(normal__drops__what_nobody_sees),
        cmocka_unit_test(normal__reads_all_line_ends_alike),
        cmocka_unit_test(normal__agrees_with_nfkc_casefold__on_every_character),
        cmocka_unit_test(normal__is_at_rest__after_one_pass),
        cmocka_unit_test(normal__is_the_same__for_composed_and_decomposed_text),
        cmocka_unit_test(normal__leads_back__to_the_bytes_of_each_character),
        cmocka_unit_test(normal__survives__what_is_no_text),
        cmocka_unit_test(normal__takes__a_long_chain_of_marks),
        cmocka_unit_test(skeleton__leaves_out__what_hides_a_word),
        cmocka_unit_test(skeleton__folds__a_run_into_one),
        cmocka_unit_test(noise__is_no_letter_no_digit_no_character),
        cmocka_unit_test(han__is_every_ideograph),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
