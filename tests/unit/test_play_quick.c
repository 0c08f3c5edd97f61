/* test_play_quick.c -- a trainee's own quick replies: added, changed, removed, and through their file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play/quick_own.h"

static OwnReply reply_of(const char *id, const char *shop, const char *title, const char *text)
{
    return (OwnReply){ sv(id), sv(shop), sv(title), sv(text) };
}

static void own__are_added_changed_and_removed(void **state)
{
    Arena *arena = arena_new(0);
    OwnReplies own = own_replies(arena);
    Err err = { 0 };
    StrView first = { 0 }, second = { 0 };
    OwnReply reply = reply_of("", "bigmen", "问候", "您好，我是小李");
    (void)state;
    assert_true(own_replies_add(&own, &reply, &first, &err));
    assert_false(own_replies_add(&own, &reply, NULL, &err));
    reply.shop = sv("");
    assert_true(own_replies_add(&own, &reply, &second, &err));
    assert_true(sv_is(first, "own-1") && sv_is(second, "own-2"));
    reply = reply_of("own-2", "", "", "您好，我是小李");
    assert_true(own_replies_edit(&own, &reply, &err));
    reply.shop = sv("bigmen");
    assert_false(own_replies_edit(&own, &reply, &err)); /* as the first */
    reply.text = sv("别的");
    assert_true(own_replies_edit(&own, &reply, &err));
    assert_true(sv_is(own.items[1].text, "别的"));
    reply.id = sv("own-9");
    assert_false(own_replies_edit(&own, &reply, &err));
    assert_true(own_replies_remove(&own, sv("own-1")));
    assert_false(own_replies_remove(&own, sv("own-1")));
    assert_int_equal(own.count, 1);
    reply = reply_of("", "", "", "新的");
    assert_true(own_replies_add(&own, &reply, &first, &err));
    assert_true(sv_is(first, "own-3"));
    arena_free(arena);
}

static void own__refuse_what_nobody_could_send(void **state)
{
    Arena *arena = arena_new(0);
    OwnReplies own = own_replies(arena);
    Err err = { 0 };
    char longer[QUICK_OWN_MAX_CHARS + 2];
    const char *bad[] = { "", "  \n\t", "\xe4\xbd", longer };
    (void)state;
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        OwnReply reply = reply_of("", "", "", bad[i]);
        assert_false(own_replies_add(&own, &reply, NULL, &err));
    }
    longer[QUICK_OWN_MAX_CHARS] = '\0';
    for (int i = 0; i < QUICK_OWN_MAX; i++) {
        OwnReply reply = { .shop = sv(""), .title = sv(""), .text = arena_printf(arena, "text %d", i) };
        assert_true(own_replies_add(&own, &reply, NULL, &err));
    }
    OwnReply reply = reply_of("", "", "", longer);
    assert_false(own_replies_add(&own, &reply, NULL, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    arena_free(arena);
}

static void own__come_back_through_their_file(void **state)
{
    Arena *arena = arena_new(0);
    OwnReplies own = own_replies(arena), again;
    Err err = { 0 };
    Buf one = { 0 }, two = { 0 };
    OwnReply reply = reply_of("", "shoes", "\"引号\"", "第一行\n第二行");
    (void)state;
    assert_true(own_replies_add(&own, &reply, NULL, &err));
    reply.text = sv("别的");
    assert_true(own_replies_add(&own, &reply, NULL, &err));
    assert_true(own_replies_remove(&own, sv("own-1")));
    own_replies_print(&one, &own);
    assert_true(own_replies_parse(arena, buf_view(&one), &again, &err));
    own_replies_print(&two, &again);
    assert_string_equal(one.ptr, two.ptr);
    assert_true(own_replies_add(&again, &(OwnReply){ sv(""), sv(""), sv(""), sv("x") }, NULL, &err));
    assert_true(sv_is(again.items[1].id, "own-3"));
    buf_clear(&one);
    buf_clear(&two);
    arena_free(arena);
}

static void own__are_refused_whole__when_the_file_is_damaged(void **state)
{
    static const char *const BAD[] = {
        "",
        "[]",
        "{}",
        "{\"version\":2,\"next\":1,\"replies\":[]}",
        "{\"version\":1,\"next\":0,\"replies\":[]}",
        "{\"version\":1,\"next\":2,\"replies\":[{\"id\":\"own-2\",\"text\":\"a\"}]}",
        "{\"version\":1,\"next\":2,\"replies\":[{\"id\":\"x\",\"text\":\"a\"}]}",
        "{\"version\":1,\"next\":2,\"replies\":[{\"id\":\"own-1\",\"text\":\"\"}]}",
        "{\"version\":1,\"next\":3,\"replies\":[{\"id\":\"own-1\",\"text\":\"a\"},{\"id\":\"own-1\",\"text\":\"b\"}]}",
        "{\"version\":1,\"next\":3,\"replies\":[{\"id\":\"own-1\",\"text\":\"a\"},{\"id\":\"own-2\",\"text\":\"a\"}]}",
        "{\"version\":1,\"next\":3,\"replies\":[{\"id\":\"own-1\",\"text\":\"a\"}"
    };
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        Arena *arena = arena_new(0);
        OwnReplies own;
        Err err = { 0 };
        if (own_replies_parse(arena, sv(BAD[i]), &own, &err)) fail_msg("%s was read", BAD[i]);
        assert_int_equal(own.count, 0);
        assert_true(err.text[0]);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own__are_added_changed_and_removed),
        cmocka_unit_test(own__refuse_what_nobody_could_send),
        cmocka_unit_test(own__come_back_through_their_file),
        cmocka_unit_test(own__are_refused_whole__when_the_file_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
