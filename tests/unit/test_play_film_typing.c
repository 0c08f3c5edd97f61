/* test_play_film_typing.c -- how a reply was typed: steps out of drafts, words caught in time, and where the time went. */
#include "film_reel.h"

#include "base/utf8.h"

static void begin_chat(Reel *r, void **state)
{
    reel_begin(r, state, true);
    reel_open(r, 1, 0);
    reel_asks(r, 1, 1000, "178/205斤，穿多大？");
}

static void steps__are_clauses_and_corrections(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "可以", 0);
    reel_draft(&r, 6000, "可以的，", 0);
    reel_draft(&r, 7000, "可以的，都行", 0);
    reel_draft(&r, 8000, "可以的，都行嘛", 0);
    reel_draft(&r, 8400, "可以的，都行", 0);
    reel_draft(&r, 8700, "可以的，都", 0);
    reel_draft(&r, 9700, "可以的，都合", 0);
    reel_draft(&r, 10700, "可以哦，都合", 0);
    reel_say(&r, 11000, "可以哦，都合", -1, "");
    reel_film(&r);
    reel_steps(&r, 0, "typed +可以的， | typed +都行嘛 | deleted -行嘛 | typed +合 | replaced -的 +哦");
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_int_equal(typing->typed, 9);
    assert_int_equal(typing->deleted, 3);
    assert_int_equal(typing->pasted + typing->quick_chars + typing->hesitations, 0);
    assert_int_equal(typing->chars_per_minute, 60);
    assert_int_equal(typing->reply, 0);
    assert_int_equal(typing->steps[2].from_ms, 8100);
    assert_int_equal(typing->steps[2].to_ms, 8700);
    assert_int_equal(typing->steps[2].chars, 2);
    assert_int_equal(typing->steps[4].at, 6);
    assert_int_equal(typing->steps[4].first, 7);
    reel_end(&r);
}

/* Delete takes away what stands behind, Backspace what stands before: one step either way. */
static void steps__join_deletions_of_both_keys(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "一二三四五六", 0);
    reel_draft(&r, 5300, "一二三五六", 0);
    reel_draft(&r, 5600, "一二三六", 0);
    reel_draft(&r, 5900, "一二六", 0);
    reel_draft(&r, 6200, "一六", 0);
    reel_draft(&r, 6500, "一", 0);
    reel_film(&r);
    reel_steps(&r, 0, "typed +一二三四五六 | deleted -二三四五六");
    assert_int_equal(film_typing(r.film, 0)->reply, FILM_NONE);
    assert_int_equal(film_typing(r.film, 0)->to_ms, 6500);
    reel_end(&r);
}

/* 一 is E4 B8 80, 丁 is E4 B8 81: what differs is a byte, what is told is a character. */
static void steps__never_cut_a_character(void **state)
{
    static const char *const TEXTS[] = { "一", "丁", "丁一", "一丁", "一🙂丁", "一🙃丁", "é一", "è一", "" };
    Reel r;
    begin_chat(&r, state);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) reel_draft(&r, 5000 + 400 * (int64_t)i, TEXTS[i], 0);
    reel_film(&r);
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_true(typing->step_count > 4);
    for (size_t i = 0; i < typing->step_count; i++) {
        assert_int_equal(utf8_valid_len(typing->steps[i].added), typing->steps[i].added.len);
        assert_int_equal(utf8_valid_len(typing->steps[i].removed), typing->steps[i].removed.len);
    }
    for (size_t i = 0; i < typing->draft_count; i++) {
        StrView text = typing->drafts[i].text;
        uint32_t caret = typing->drafts[i].caret;
        assert_true(caret <= text.len);
        assert_true(caret == text.len || !utf8_is_tail((unsigned char)text.ptr[caret]));
    }
    reel_end(&r);
}

static void steps__tell_pasted_and_quick_from_typed(void **state)
{
    Reel r;
    begin_chat(&r, state);
    size_t count = 0;
    const QuickReply *quick = content_quick(r.fixture->content, sv("bigmen"), &count);
    assert_true(count > 0);
    Buf text = { 0 };
    buf_put(&text, quick[0].text);
    buf_putc(&text, '\0');
    reel_draft(&r, 5000, text.ptr, (int)text.len - 1);
    text.len--;
    buf_put(&text, sv_of("亲，粘贴的", 16));
    reel_draft(&r, 5500, text.ptr, (int)text.len - 1);
    text.len--;
    buf_put(&text, sv_of("哦", 4));
    reel_draft(&r, 6500, text.ptr, (int)text.len - 4);
    reel_say(&r, 7000, text.ptr, -1, "");
    buf_clear(&text);
    reel_film(&r);
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_int_equal(typing->step_count, 3);
    assert_int_equal(typing->steps[0].kind, FILM_QUICK);
    assert_int_equal(typing->steps[1].kind, FILM_PASTED);
    assert_int_equal(typing->steps[2].kind, FILM_TYPED);
    assert_true(sv_eq(typing->quick, quick[0].id));
    assert_int_equal(typing->quick_chars, utf8_count(quick[0].text));
    assert_int_equal(typing->pasted, 5);
    assert_int_equal(typing->typed, 1);
    assert_int_equal(typing->drafts[1].pasted, 15);
    assert_int_equal(typing->chars_per_minute, 30);
    reel_end(&r);
}

/* The content has another text for it by now; the reply still names it. */
static void steps__know_a_quick_reply_by_the_reply_that_names_it(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "嗯", 0);
    reel_draft(&r, 5400, "嗯以前的快捷语", 18);
    reel_say(&r, 7000, "嗯以前的快捷语", -1, "gone");
    reel_film(&r);
    reel_steps(&r, 0, "typed +嗯 | quick +以前的快捷语");
    reel_end(&r);
}

static void hesitation__is_what_typing_does_not_need(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您好", 0);
    /* At 50 characters a minute three of them need 3.6 s; 2 s more is still no hesitation. */
    reel_draft(&r, 10600, "您好建议拍", 0);
    reel_draft(&r, 16201, "您好建议拍四十码", 0);
    reel_draft(&r, 18501, "您好建议拍四十", 0);
    reel_draft(&r, 20802, "您好建议拍四", 0);
    reel_say(&r, 22803, "您好建议拍四", -1, "");
    reel_film(&r);
    reel_steps(&r, 0,
               "typed +您好建议拍 | hesitated | typed +四十码 | deleted -码 | hesitated | deleted -十 | hesitated");
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_int_equal(typing->hesitations, 3);
    assert_int_equal(typing->steps[1].to_ms - typing->steps[1].from_ms, 2001);
    assert_int_equal(typing->steps[6].to_ms, 22803);
    reel_end(&r);
}

static void hesitation__is_not_a_pause_of_the_session(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您", 0);
    buf_puts(&r.data, "{}");
    reel_push(&r, EVENT_SUSPEND, 0, 5500);
    buf_puts(&r.data, "{\"why\":\"pause\"}");
    reel_push(&r, EVENT_RESUME, 0, 605500);
    reel_draft(&r, 606000, "您好", 0);
    uint32_t said = reel_say(&r, 606400, "您好", -1, "");
    reel_film(&r);
    reel_steps(&r, 0, "typed +您好");
    size_t count = 0;
    const FilmReply *reply = film_replies(r.film, &count);
    assert_int_equal(count, 1);
    assert_int_equal(reply->seq, said);
    assert_int_equal(reply->compose_ms, 1400);
    assert_int_equal(reply->wait_ms, 5400);
    assert_int_equal(reply->read_ms + reply->think_ms, 4000);
    assert_int_equal(film_typing(r.film, 0)->chars_per_minute, 85);
    reel_end(&r);
}

/* ---- caught in time */

static void catch__is_a_banned_word_taken_back(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您", 0);
    reel_draft(&r, 5500, "您必须", 0);
    reel_draft(&r, 6000, "您必须快点", 0);
    reel_draft(&r, 6500, "您必须", 0);
    reel_draft(&r, 7000, "您", 0);
    reel_draft(&r, 7500, "您好", 0);
    uint32_t said = reel_say(&r, 8000, "您好", -1, "");
    reel_grade(&r, 1, said, 8000, "TON-13", "minor");
    reel_film(&r);
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_int_equal(typing->catch_count, 1);
    assert_text(typing->catches[0].rule, "BAN-16");
    assert_text(typing->catches[0].word, "您必须");
    assert_int_equal(typing->catches[0].seen_ms, 5500);
    assert_int_equal(typing->catches[0].caught_ms, 7000);
    assert_int_equal(typing->catches[0].draft, 3);
    reel_steps(&r, 0, "typed +您必须快点 | deleted -必须快点 caught BAN-16 | typed +好");
    size_t count = 0;
    const FilmMark *marks = film_marks(r.film, &count);
    assert_int_equal(count, 3);
    assert_int_equal(marks[1].kind, FILM_MARK_CAUGHT);
    assert_int_equal(marks[1].t_ms, 7000);
    assert_int_equal(marks[1].reply, 0);
    assert_int_equal(log_at(r.log, marks[1].seq - 1)->event.t_ms, 7000);
    assert_int_equal(marks[2].kind, FILM_MARK_MINOR);
    reel_end(&r);
}

static void catch__is_none__where_the_rule_was_broken_all_the_same(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您必须", 0);
    reel_draft(&r, 6000, "", 0);
    reel_draft(&r, 7000, "您一定要", 0);
    uint32_t said = reel_say(&r, 8000, "您一定要", -1, "");
    reel_grade(&r, 1, said, 8000, "BAN-16", "major");
    reel_film(&r);
    assert_int_equal(film_typing(r.film, 0)->catch_count, 0);
    reel_end(&r);
}

/* Sent as it was typed, or still in the composer at the end: nothing was caught. */
static void catch__is_none__where_nothing_was_taken_back(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您必须", 0);
    reel_draft(&r, 5500, "您必须拍", 0);
    reel_say(&r, 6000, "您必须拍42码", -1, "");
    /* Something else was taken back, and nobody graded the reply. */
    reel_draft(&r, 9000, "您必须拍吧", 0);
    reel_draft(&r, 9500, "您必须拍", 0);
    reel_say(&r, 9600, "您必须", -1, "");
    reel_draft(&r, 12000, "滚", 0);
    reel_film(&r);
    assert_int_equal(film_typings(r.film), 3);
    for (int32_t i = 0; i < 3; i++) assert_int_equal(film_typing(r.film, i)->catch_count, 0);
    reel_end(&r);
}

static void catch__counts_a_word_once__and_what_was_never_sent(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "滚", 0);
    reel_draft(&r, 5500, "", 0);
    reel_draft(&r, 6500, "滚", 0);
    reel_draft(&r, 7500, "", 0);
    reel_film(&r);
    const FilmTyping *typing = film_typing(r.film, 0);
    assert_int_equal(typing->reply, FILM_NONE);
    assert_int_equal(typing->catch_count, 1);
    assert_int_equal(typing->catches[0].seen_ms, 5000);
    assert_int_equal(typing->catches[0].caught_ms, 7500);
    assert_int_equal(typing->catches[0].kind, FINDING_CRITICAL);
    reel_end(&r);
}

/* Within the 300 ms that drafts are apart the last word went before the reply did. */
static void catch__is_seen_between_the_last_draft_and_the_reply(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您好，滚", 0);
    reel_say(&r, 5200, "您好，", -1, "");
    reel_film(&r);
    assert_int_equal(film_typing(r.film, 0)->catch_count, 1);
    reel_steps(&r, 0, "typed +您好，滚 | deleted -滚 caught BAN-38");
    reel_end(&r);
}

static void work__finds_what_asking_finds(void **state)
{
    Reel r;
    begin_chat(&r, state);
    for (int i = 0; i < 1500; i++) {
        int64_t t = 5000 + i * 3000;
        reel_draft(&r, t, "滚", 0);
        reel_draft(&r, t + 600, "", 0);
        reel_draft(&r, t + 1200, "好", 0);
        reel_say(&r, t + 1800, "好", -1, "");
    }
    Film *film = reel_film(&r);
    size_t before = 0, count = 0;
    film_marks(film, &before);
    assert_true(before > 1 && before < 1501);
    while (film_work(film, 100)) {
    }
    film_marks(film, &count);
    assert_int_equal(count, 1501);
    assert_false(film_work(film, 100));
    const FilmMark *marks = film_marks(film, &count);
    for (size_t i = 1; i < count; i++) assert_true(marks[i - 1].t_ms <= marks[i].t_ms);
    reel_end(&r);
}

/* ---- where the time went */

static void time__is_read_thought_and_composed(void **state)
{
    Reel r;
    size_t count = 0;
    begin_chat(&r, state);
    reel_draft(&r, 9000, "您", 0);
    reel_draft(&r, 9500, "您好", 0);
    reel_say(&r, 12000, "您好", 2800, "");
    reel_asks(
        &r, 1, 20000,
        "这是一句比较长的话，读起来怎么也要三四秒，因为它有那么多字，真的有那么多字，数一数就知道了，六十个都不止呢亲");
    reel_draft(&r, 21000, "好", 0);
    reel_say(&r, 22000, "好", -1, "");
    const FilmReply *replies = film_replies(reel_film(&r), &count);
    assert_int_equal(count, 2);
    assert_int_equal(replies[0].begin_ms, 1000);
    assert_int_equal(replies[0].wait_ms, 11000);
    assert_int_equal(replies[0].read_ms, 2000); /* SPD-11's least */
    assert_int_equal(replies[0].think_ms, 6000);
    assert_int_equal(replies[0].compose_ms, 3000);
    assert_int_equal(replies[0].typed_from, 9000);
    assert_int_equal(replies[0].typing_ms, 2800);
    assert_int_equal(replies[1].read_ms, 1000); /* no longer than until the first draft */
    assert_int_equal(replies[1].think_ms, 0);
    assert_int_equal(replies[1].compose_ms, 1000);
    assert_int_equal(replies[0].from_ms, 1000);
    assert_int_equal(replies[0].to_ms, 20000);
    reel_end(&r);
}

static void time__is_told_without_keystrokes_by_the_reply_alone(void **state)
{
    Reel r;
    size_t count = 0;
    reel_begin(&r, state, false);
    reel_open(&r, 1, 0);
    reel_asks(&r, 1, 1000, "在吗");
    reel_say(&r, 11000, "在的", 4000, "");
    reel_say(&r, 15000, "您好", 3000, "");
    reel_asks(&r, 1, 20000, "好");
    reel_say(&r, 30000, "嗯", -1, "");
    reel_asks(&r, 1, 40000, "好");
    reel_say(&r, 41000, "嗯", 90000, "");
    Film *film = reel_film(&r);
    const FilmReply *replies = film_replies(film, &count);
    assert_int_equal(count, 4);
    assert_int_equal(replies[0].compose_ms, 4000);
    assert_int_equal(replies[0].think_ms, 4000);
    /* A second message of one's own: nobody waited, nothing was there to read. */
    assert_int_equal(replies[1].wait_ms, -1);
    assert_int_equal(replies[1].begin_ms, 11000);
    assert_int_equal(replies[1].read_ms, 0);
    assert_int_equal(replies[1].think_ms, 1000);
    assert_int_equal(replies[2].compose_ms, -1);
    assert_int_equal(replies[2].read_ms + replies[2].think_ms, 10000);
    assert_int_equal(replies[2].typed_from, -1);
    assert_int_equal(replies[3].compose_ms, 1000);
    for (size_t i = 0; i < count; i++) assert_int_equal(replies[i].typing, FILM_NONE);
    assert_int_equal(film_typings(film), 0);
    film_seek(film, 9000);
    assert_true(film_composer(film, 1).is_typing);
    assert_int_equal(film_composer(film, 1).text.len, 0);
    assert_int_equal(film_composer(film, 1).typing, FILM_NONE);
    film_seek(film, 6000);
    assert_false(film_composer(film, 1).is_typing);
    reel_end(&r);
}

static void composer__is_as_it_was_typed(void **state)
{
    Reel r;
    begin_chat(&r, state);
    reel_draft(&r, 5000, "您", 0);
    reel_draft(&r, 6000, "您好吗", 0);
    reel_draft(&r, 7000, "您吗", 0);
    reel_say(&r, 9500, "您吗", -1, "");
    reel_asks(&r, 1, 12000, "？");
    reel_draft(&r, 15000, "哦", 0);
    Film *film = reel_film(&r);
    film_seek(film, 4999);
    assert_int_equal(film_composer(film, 1).typing, FILM_NONE);
    film_seek(film, 6500);
    FilmComposer composer = film_composer(film, 1);
    assert_text(composer.text, "您好吗");
    assert_int_equal(composer.caret, 9);
    assert_int_equal(composer.draft, 1);
    assert_true(composer.is_typing);
    film_seek(film, 7000);
    assert_int_equal(film_composer(film, 1).caret, 3);
    film_seek(film, 9001);
    assert_false(film_composer(film, 1).is_typing);
    assert_int_equal(film_composer(film, 1).typing, 0);
    film_seek(film, 9500);
    assert_int_equal(film_composer(film, 1).typing, FILM_NONE);
    assert_int_equal(film_composer(film, 1).text.len, 0);
    assert_false(film_composer(film, 1).is_typing);
    film_seek(film, 15000);
    assert_int_equal(film_composer(film, 1).typing, 1);
    assert_int_equal(film_composer(film, 7).typing, FILM_NONE);
    reel_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps__are_clauses_and_corrections),
        cmocka_unit_test(steps__join_deletions_of_both_keys),
        cmocka_unit_test(steps__never_cut_a_character),
        cmocka_unit_test(steps__tell_pasted_and_quick_from_typed),
        cmocka_unit_test(steps__know_a_quick_reply_by_the_reply_that_names_it),
        cmocka_unit_test(hesitation__is_what_typing_does_not_need),
        cmocka_unit_test(hesitation__is_not_a_pause_of_the_session),
        cmocka_unit_test(catch__is_a_banned_word_taken_back),
        cmocka_unit_test(catch__is_none__where_the_rule_was_broken_all_the_same),
        cmocka_unit_test(catch__is_none__where_nothing_was_taken_back),
        cmocka_unit_test(catch__counts_a_word_once__and_what_was_never_sent),
        cmocka_unit_test(catch__is_seen_between_the_last_draft_and_the_reply),
        cmocka_unit_test(work__finds_what_asking_finds),
        cmocka_unit_test(time__is_read_thought_and_composed),
        cmocka_unit_test(time__is_told_without_keystrokes_by_the_reply_alone),
        cmocka_unit_test(composer__is_as_it_was_typed),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
