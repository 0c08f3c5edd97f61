/* Tests of pack: the same files give the same bytes and come back; whatever was changed or leads out of the folder is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "script/pack.h"

static const ContentFile FILES[] = {
    { { "scenarios/b/scenario.lua", 24 }, { "return 2\n", 9 } },
    { { "personas/a/persona.lua", 22 }, { "return 1 -- \xe4\xbd\xa0\n", 16 } },
    { { "scenarios/b/good.talk", 21 }, { "", 0 } },
};

static Pack sample(void)
{
    return (Pack){ { sv("class-b"), sv("二班") }, FILES, 3 };
}

static void write_sample(Buf *out)
{
    Pack pack = sample();
    Err err = { 0 };
    if (!pack_write(out, &pack, &err)) fail_msg("%s", err.text);
}

static void pack__comes_back_whole_and_is_the_same_every_time(void **state)
{
    (void)state;
    Buf one = { 0 }, two = { 0 };
    Arena *arena = arena_new(0);
    Pack pack = sample(), back;
    Err err = { 0 };
    ContentFile turned[] = { FILES[2], FILES[0], FILES[1] };
    write_sample(&one);
    pack.files = turned;
    assert_true(pack_write(&two, &pack, &err));
    assert_true(sv_eq(buf_view(&one), buf_view(&two)));
    if (!pack_read(arena, buf_view(&one), &back, &err)) fail_msg("%s", err.text);
    assert_int_equal(back.count, 3);
    assert_true(sv_is(back.info.id, "class-b"));
    assert_true(sv_is(back.info.name, "二班"));
    assert_true(sv_eq(back.files[0].path, FILES[1].path));
    assert_true(sv_eq(back.files[0].text, FILES[1].text));
    arena_free(arena);
    buf_clear(&one);
    buf_clear(&two);
}

/* Every byte of it, one at a time; and cut at every place. */
static void pack__is_refused__when_any_byte_was_changed_or_is_missing(void **state)
{
    (void)state;
    Buf bytes = { 0 };
    write_sample(&bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        Arena *arena = arena_new(0);
        Pack pack;
        Err err = { 0 };
        bytes.ptr[i] = (char)(bytes.ptr[i] ^ 1);
        if (pack_read(arena, buf_view(&bytes), &pack, &err)) fail_msg("a change of byte %zu was not seen", i);
        assert_true(err.text[0] != '\0');
        bytes.ptr[i] = (char)(bytes.ptr[i] ^ 1);
        assert_false(pack_read(arena, sv_of(bytes.ptr, i), &pack, &err));
        arena_free(arena);
    }
    buf_clear(&bytes);
}

static void pack__takes_no_path_that_leads_out_or_hides(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "/etc/passwd.lua",
        "personas/../../x.lua",
        "../personas/a.lua",
        "personas/./a.lua",
        "personas//a.lua",
        "personas/.hidden.lua",
        "personas/a/.git/x.lua",
        "personas/a.lua/",
        "personas\\a.lua",
        "personas/a:b.lua",
        "personas/a b.lua",
        "personas/a\n.lua",
        "assets/a.lua",
        "personas",
        "personas/a.so",
        "personas/a.luac",
        "scenarios/a/b/c/d/e/f/g/h.lua",
        "personas/\xff.lua",
    };
    static const char *const good[] = { "personas/a/persona.lua", "scenarios/words/x.lua", "scenarios/a/b.talk",
                                        "scenarios/\xe5\x9c\xba/scenario.lua" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ContentFile file = { sv(bad[i]), sv("x") };
        Pack pack = { { sv("a"), sv("a") }, &file, 1 };
        Buf out = { 0 };
        Err err = { 0 };
        if (pack_check_path(sv(bad[i]), &err)) fail_msg("took %s", bad[i]);
        assert_false(pack_write(&out, &pack, &err));
        assert_int_equal(out.len, 0);
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(pack_check_path(sv(good[i]), NULL));
}

/* A pack by hand with its hashes right: only the path, the size or the id is wrong. */
static void refuses(const char *id, const char *path, size_t len, int count, const char *names)
{
    Buf bytes = { 0 };
    Arena *arena = arena_new(0);
    char *text = arena_alloc(arena, len + 1, 1);
    memset(text, 'x', len);
    Hash sha = hash_of(sv_of(text, len));
    buf_printf(&bytes,
               "{\"peilian\":\"pack\",\"version\":1,\"id\":\"%s\",\"name\":\"\",\"layout\":1,\"api\":1,\"count\":%d}\n",
               id, count);
    buf_printf(&bytes, "{\"path\":\"%s\",\"bytes\":%zu,\"sha256\":\"%s\"}\n", path, len, hash_hex(&sha).text);
    buf_put(&bytes, sv_of(text, len));
    buf_putc(&bytes, '\n');
    Hash end = hash_of(buf_view(&bytes));
    buf_printf(&bytes, "{\"end\":\"%s\"}\n", hash_hex(&end).text);
    Pack pack;
    Err err = { 0 };
    bool is_read = pack_read(arena, buf_view(&bytes), &pack, &err);
    if (is_read != !names) fail_msg("%s", is_read ? "it was read" : err.text);
    if (names && !strstr(err.text, names)) fail_msg("%s", err.text);
    buf_clear(&bytes);
    arena_free(arena);
}

static void pack__names_what_is_wrong_with_a_hostile_one(void **state)
{
    (void)state;
    refuses("ok", "personas/a/persona.lua", 10, 1, NULL);
    refuses("ok", "personas/../../../tmp/x.lua", 10, 1, "personas/../../../tmp/x.lua");
    refuses("ok", "/tmp/x.lua", 10, 1, "expected a .lua or .talk");
    refuses("../up", "personas/a/persona.lua", 10, 1, "pack id \"../up\"");
    refuses("own", "personas/a/persona.lua", 10, 1, "and not \"own\"");
    refuses("ok", "personas/a/persona.lua", PACK_MAX_FILE + 1, 1, "at most");
    refuses("ok", "personas/a/persona.lua", 10, 2, "path \"\"");
    refuses("ok", "personas/a/persona.lua", 10, 99999, "expected 1 to");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pack__comes_back_whole_and_is_the_same_every_time),
        cmocka_unit_test(pack__is_refused__when_any_byte_was_changed_or_is_missing),
        cmocka_unit_test(pack__takes_no_path_that_leads_out_or_hides),
        cmocka_unit_test(pack__names_what_is_wrong_with_a_hostile_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
