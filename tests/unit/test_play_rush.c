/* test_play_rush.c -- several buyers of the shipped content at once: a reply in the wrong chat, and the rerun that finds it again. */
#include "judge_fixture.h"

#include "play/feed.h"
#include "play/model.h"
#include "play/rerun.h"

typedef struct Rush {
    Playbook *book;
    EventLog *log;
    Desk *desk;
    Feed *feed;
    Err err;
} Rush;

static void rush_open(Rush *r, const Fixture *f)
{
    *r = (Rush){ .book = playbook_new(f->content), .feed = feed_new(f->content) };
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("test"),
                             .id = sv("rush-1"),
                             .content = *content_hash(f->content),
                             .seed = 5,
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T22:00:00"),
                             .person_id = sv(""),
                             .person_name = sv(""),
                             .locale = sv("zh"),
                             .scenario = sv("cracked-sole,jeans-for-a-meeting,runners-run-small"),
                             .persona = sv("analytical,hunter,silent"),
                             .origin = sv("") };
    if (!log_new(&r->log, &header, &r->err)) fail_msg("%s", r->err.text);
    if (!desk_new(&r->desk, r->book, r->log, NULL, &r->err)) fail_msg("%s", r->err.text);
}

static void rush_close(Rush *r)
{
    feed_free(r->feed);
    desk_free(r->desk);
    log_free(r->log);
    playbook_free(r->book);
}

/* Until chats 1 and 2 wait for an answer. */
static void wait_for_both(Rush *r)
{
    for (;;) {
        bool first = chat_waiting_since(desk_chat(r->desk, 1)) >= 0;
        if (first && chat_waiting_since(desk_chat(r->desk, 2)) >= 0) return;
        int64_t due = desk_next_due(r->desk);
        if (due < 0) fail_msg("nobody comes");
        assert_true(desk_advance(r->desk, due, &r->err));
    }
}

static const FeedItem *say(Rush *r, uint32_t chat, const char *text)
{
    DeskReply reply = { chat, sv(text), 4000, sv("") };
    if (!desk_say(r->desk, &reply, desk_now(r->desk) + 500, NULL, &r->err)) fail_msg("%s", r->err.text);
    if (!feed_update(r->feed, r->log, &r->err)) fail_msg("%s", r->err.text);
    const FeedChat *its = feed_chat(r->feed, chat);
    for (size_t i = its->count; i > 0; i--) {
        if (its->items[i - 1].kind == FEED_AGENT) return &its->items[i - 1];
    }
    return NULL;
}

static const FeedFinding *wrong_chat(const FeedItem *item)
{
    for (size_t i = 0; item->grade && i < item->grade->count; i++) {
        if (sv_is(item->grade->findings[i].flag, "wrong_chat")) return &item->grade->findings[i];
    }
    return NULL;
}

static void rush__finds_reply_in_the_wrong_chat__and_again_when_rerun(void **state)
{
    Fixture *f = *state;
    Rush r;
    RerunResult result = { 0 };
    Arena *arena = arena_new(0);
    rush_open(&r, f);
    wait_for_both(&r);
    const FeedItem *item = say(&r, 1, "您好,按您的身高体重建议拍40码");
    const FeedFinding *found = wrong_chat(item);
    if (!found) fail_msg("%.*s", SV_ARG(log_at(r.log, item->seq)->line));
    assert_true(sv_is(found->expected, "2"));
    assert_true(sv_is(found->rule, "TON-14"));
    assert_int_equal(feed_chat(r.feed, 1)->misdirected, 1);
    item = say(&r, 2, "您好,按您的身高体重建议拍40码,四面弹,久坐不勒");
    assert_null(wrong_chat(item));
    assert_int_equal(item->grade->sizing, VERDICT_CORRECT);
    assert_int_equal(feed_chat(r.feed, 2)->misdirected, 0);
    assert_true(desk_close(r.desk, desk_now(r.desk) + 100, &r.err));
    RerunInput in = { r.book, r.log, sv("test") };
    assert_true(rerun_verify(&in, arena, &result, &r.err));
    assert_int_equal(result.kind, RERUN_SAME);
    arena_free(arena);
    rush_close(&r);
}

/* Alone at the desk the same words are only off the point. */
static void rush__finds_nothing__once_the_other_is_answered(void **state)
{
    Rush r;
    rush_open(&r, *state);
    wait_for_both(&r);
    say(&r, 2, "您好,建议拍40码");
    assert_null(wrong_chat(say(&r, 1, "您好,建议拍40码")));
    rush_close(&r);
}

/* Asked later, with the talk gone on, the judge sees what it saw then. */
static void better__turns_a_wrong_size__also_later(void **state)
{
    Rush r;
    Receipt receipt = { 0 };
    Arena *arena = arena_new(0);
    rush_open(&r, *state);
    wait_for_both(&r);
    const FeedItem *item = say(&r, 2, "您好,按您的身高体重建议拍44码");
    uint32_t seq = item->seq;
    assert_int_equal(item->grade->sizing, VERDICT_WRONG);
    say(&r, 2, "支持七天无理由退换");
    assert_true(desk_better(r.desk, seq, arena, &receipt, &r.err));
    assert_int_equal(receipt.edit_count, 1);
    assert_int_equal(receipt.edits[0].dim, DIM_SIZING);
    assert_int_equal(receipt.edits[0].verdict_to, VERDICT_CORRECT);
    assert_true(sv_is(receipt.edits[0].text, "40"));
    assert_false(desk_better(r.desk, seq - 1, arena, &receipt, &r.err));
    arena_free(arena);
    rush_close(&r);
}

/* Every topic that a shipped talk answers well has a model, by the wanted buyer where there is one. */
static void model__answers_the_topic__in_the_words_of_a_talk_that_sold(void **state)
{
    static const char *const CASES[][3] = { { "jeans-for-a-meeting", "hunter", "size" },
                                            { "jeans-for-a-meeting", "analytical", "delivery_time" },
                                            { "jeans-for-a-meeting", "suspicious", "return_shipping" },
                                            { "runners-run-small", "silent", "size" } };
    Fixture *f = *state;
    Arena *arena = arena_new(0);
    ContentFiles *talks = NULL;
    Playbook *book = playbook_new(f->content);
    Err err = { 0 };
    assert_true(content_talks_read(&talks, ".", &err));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ModelAsk ask = { sv(CASES[i][0]), sv(CASES[i][1]), sv(CASES[i][2]) };
        Model model;
        if (!model_find(book, talks, &ask, arena, &model, &err)) fail_msg("%s", err.text);
        if (!model.text.len) fail_msg("%s has no answer on %s", CASES[i][0], CASES[i][2]);
        assert_true(model.overall >= 75);
        assert_true(model.asked.len > 0);
        assert_true(sv_starts(model.talk, arena_printf(arena, "scenarios/%s/", CASES[i][0])));
        const ContentFile *talk = content_files_find(talks, model.talk);
        assert_non_null(strstr(arena_copy(arena, talk->text).ptr, arena_copy(arena, model.text).ptr));
    }
    Model none;
    ModelAsk ask = { sv("jeans-for-a-meeting"), sv("hunter"), sv("warranty") };
    assert_true(model_find(book, talks, &ask, arena, &none, &err));
    assert_int_equal(none.text.len, 0);
    assert_true(model_is_of(book, sv("size"), DIM_SIZING) && !model_is_of(book, sv("size"), DIM_POLICY));
    assert_true(model_is_of(book, sv("delivery_time"), DIM_POLICY) && model_is_of(book, sv("size"), DIM_TONE));
    assert_false(model_is_of(book, sv("weather"), DIM_TONE));
    ask.topic = sv("weather");
    assert_false(model_find(book, talks, &ask, arena, &none, &err));
    content_files_free(talks);
    playbook_free(book);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rush__finds_reply_in_the_wrong_chat__and_again_when_rerun),
        cmocka_unit_test(rush__finds_nothing__once_the_other_is_answered),
        cmocka_unit_test(better__turns_a_wrong_size__also_later),
        cmocka_unit_test(model__answers_the_topic__in_the_words_of_a_talk_that_sold),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
