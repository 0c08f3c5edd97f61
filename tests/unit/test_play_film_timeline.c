/* test_play_film_timeline.c -- what a film's timeline shows and where its keys lead; damage; search. */
#include "film_reel.h"

#include "base/rng.h"
#include "film_dump.h"
#include "record/log_jsonl.h"

/* Kinds, rules and times of all marks in one line. */
static void check_marks(const Film *film, const char *expected)
{
    static const char *const KINDS[] = { "critical", "major", "minor", "praise", "caught", "turn", "opened", "closed" };
    size_t count = 0;
    const FilmMark *marks = film_marks(film, &count);
    Buf line = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_printf(&line, "%s%lld:%u %s", i ? " | " : "", (long long)marks[i].t_ms, marks[i].chat,
                   KINDS[marks[i].kind]);
        if (marks[i].text.len) buf_printf(&line, " %.*s", SV_ARG(marks[i].text));
        if (marks[i].kind == FILM_MARK_TURN) buf_printf(&line, " %d>%d", (int)marks[i].from, (int)marks[i].to);
    }
    assert_text(buf_view(&line), expected);
    buf_clear(&line);
}

static void marks__stand_in_time_and_the_gravest_first(void **state)
{
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_open(&r, 2, 100);
    reel_asks(&r, 1, 1000, "在吗");
    uint32_t first = reel_say(&r, 5000, "嗯嗯", 100, "");
    buf_printf(&r.data,
               "{\"reply\":%u,\"judgement\":{\"scores\":{\"tone\":40,\"overall\":30},\"findings\":["
               "{\"rule\":\"TON-01\",\"dim\":\"tone\",\"kind\":\"praise\",\"start\":0,\"end\":3},"
               "{\"rule\":\"TON-10\",\"dim\":\"tone\",\"kind\":\"minor\",\"start\":0,\"end\":3},"
               "{\"rule\":\"BAN-01\",\"dim\":\"banned\",\"kind\":\"critical\",\"start\":3,\"end\":6}]}}",
               first);
    reel_push(&r, EVENT_GRADED, 1, 5000);
    uint32_t second = reel_say(&r, 9000, "好的", 100, "");
    reel_grade(&r, 1, second, 9000, "TON-13", "major");
    buf_puts(&r.data, "{\"outcome\":\"won\"}");
    reel_push(&r, EVENT_CHAT_CLOSED, 2, 12000);
    Film *film = reel_film(&r);
    check_marks(film,
                "0:1 opened | 100:2 opened | 5000:1 critical BAN-01 | 5000:1 minor TON-10 | 5000:1 praise TON-01 | "
                "9000:1 major TON-13 | 12000:2 closed won");
    size_t count = 0;
    const FilmReply *replies = film_replies(film, &count);
    assert_int_equal(replies[0].level, 'X');
    assert_int_equal(replies[0].lowest, DIM_TONE);
    assert_int_equal(replies[0].lowest_score, 40);
    assert_int_equal(replies[1].lowest, DIM_BANNED);
    assert_int_equal(replies[1].level, 'D');
    assert_int_equal(film_reply_of(film, second), 1);
    assert_int_equal(film_reply_of(film, second + 1), FILM_NONE);

    const uint32_t grave = 1u << FILM_MARK_CRITICAL | 1u << FILM_MARK_MAJOR;
    film_seek(film, 0);
    assert_int_equal(film_next_mark(film, FILM_FINDINGS, 0), 2);
    assert_int_equal(film_next_mark(film, FILM_FINDINGS, 2), FILM_NONE);
    assert_int_equal(film_previous_mark(film, FILM_ALL_MARKS, 0), FILM_NONE);
    film_seek(film, 5000);
    assert_int_equal(film_next_mark(film, grave, 0), 5);
    assert_int_equal(film_next_mark(film, 1u << FILM_MARK_MINOR, 0), FILM_NONE);
    assert_int_equal(film_previous_mark(film, FILM_ALL_MARKS, 1), 0);
    film_seek(film, 9000);
    assert_int_equal(film_previous_mark(film, FILM_FINDINGS, 0), 2);
    assert_int_equal(film_next_mark(film, FILM_ALL_MARKS, 0), 6);
    film_seek(film, 12000);
    assert_int_equal(film_next_mark(film, FILM_ALL_MARKS, 0), FILM_NONE);
    assert_int_equal(film_next_message(film, 0), -1);
    assert_int_equal(film_previous_message(film, 0), 9000);
    film_seek(film, 5000);
    assert_int_equal(film_next_message(film, 1), 9000);
    assert_int_equal(film_previous_message(film, 1), 1000);
    assert_int_equal(film_previous_message(film, 2), -1);
    reel_end(&r);
}

/* 60 at the start: down by nine and back is nothing, by ten is a turn only after it has risen, a new band always. */
static void marks__show_where_a_mood_turns(void **state)
{
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_mood(&r, 1000, "E_A", "patience", 51);
    reel_mood(&r, 2000, "E_B", "patience", 60);
    reel_mood(&r, 3000, "E_C", "patience", 64);
    reel_mood(&r, 4000, "E_D", "patience", 54);
    reel_mood(&r, 5000, "E_E", "patience", 45);
    reel_mood(&r, 6000, "E_F", "patience", 34);
    reel_mood(&r, 7000, "E_G", "patience", 36);
    reel_mood(&r, 8000, "E_H", "patience", 33);
    reel_mood(&r, 9000, "E_I", "patience", 43);
    check_marks(reel_film(&r), "0:1 opened | 4000:1 turn E_D 64>54 | 6000:1 turn E_F 54>34 | 9000:1 turn E_I 33>43");
    reel_end(&r);
}

static void curve__jumps_at_deeds_and_slopes_in_waits(void **state)
{
    static const FilmPoint EXPECTED[] = { { 0, 60 },     { 5000, 60 },  { 5000, 70 },  { 10000, 70 }, { 40000, 65 },
                                          { 70000, 55 }, { 72000, 55 }, { 72000, 58 }, { 76000, 58 }, { 76000, 54 },
                                          { 80000, 54 }, { 85000, 50 }, { 90000, 50 } };
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_mood(&r, 5000, "E_ANSWERED", "patience", 70);
    reel_asks(&r, 1, 10000, "在吗");
    reel_mood(&r, 40000, "E_WAIT", "patience", 65);
    reel_mood(&r, 70000, "E_WAIT", "patience", 55);
    uint32_t said = reel_say(&r, 72000, "在", 500, "");
    reel_mood(&r, 72000, "E_ANSWERED", "patience", 58);
    reel_mood(&r, 76000, "E_WAIT", "patience", 54); /* nobody waits: no slope */
    reel_asks(&r, 1, 80000, "好");
    reel_mood(&r, 85000, "E_WAIT", "patience", 50);
    buf_puts(&r.data, "{\"outcome\":\"walked_out\",\"why\":\"patience\"}");
    reel_push(&r, EVENT_CHAT_CLOSED, 1, 90000);
    const FilmLane *lane = film_lane(reel_film(&r), 1);
    assert_int_equal(lane->mood_count, 2);
    assert_text(lane->mood_names[0], "patience");
    assert_int_equal(lane->curves[0].count, sizeof EXPECTED / sizeof *EXPECTED);
    for (size_t i = 0; i < lane->curves[0].count; i++) {
        assert_int_equal(lane->curves[0].points[i].t_ms, EXPECTED[i].t_ms);
        assert_int_equal(lane->curves[0].points[i].value, EXPECTED[i].value);
    }
    assert_int_equal(lane->curves[1].count, 2);
    assert_int_equal(lane->wait_count, 2);
    assert_int_equal(lane->waits[0].reply, said);
    assert_int_equal(lane->waits[1].until, 90000);
    assert_text(lane->outcome, "walked_out");
    assert_int_equal(lane->reply_count, 1);
    assert_int_equal(film_lanes(r.film), 1);
    assert_null(film_lane(r.film, 2));
    reel_end(&r);
}

/* ---- idle */

static void idle__leaves_out_what_nobody_fills(void **state)
{
    Reel r;
    reel_begin(&r, state, false);
    reel_open(&r, 1, 0);
    reel_asks(&r, 1, 20000, "在吗");
    reel_mood(&r, 30000, "E_WAIT", "patience", 50);
    reel_say(&r, 60000, "在", 10000, ""); /* typed from 50000 on */
    buf_puts(&r.data, "{}");
    reel_push(&r, EVENT_BUYER_TYPING, 1, 63000);
    reel_asks(&r, 1, 75000, "好");
    reel_say(&r, 79999, "嗯", 0, "");
    Film *film = reel_film(&r);
    size_t count = 0;
    const FilmStretch *idle = film_idle(film, &count);
    assert_int_equal(count, 2);
    assert_int_equal(idle[0].from_ms, 750);
    assert_int_equal(idle[0].to_ms, 19250);
    assert_int_equal(idle[1].from_ms, 20750);
    assert_int_equal(idle[1].to_ms, 49250);
    assert_int_equal(film_play_of(film, 0), 0);
    assert_int_equal(film_play_of(film, 750), 750);
    assert_int_equal(film_play_of(film, 10000), 750);
    assert_int_equal(film_play_of(film, 19250), 750);
    assert_int_equal(film_play_of(film, 20000), 1500);
    assert_int_equal(film_play_of(film, 60000), 60000 - 18500 - 28500);
    assert_int_equal(film_time_of(film, 749), 749);
    assert_int_equal(film_time_of(film, 750), 19250);
    assert_int_equal(film_time_of(film, 1500), 20000);
    reel_end(&r);
}

static void idle__maps_there_and_back(void **state)
{
    Rng rng = rng_new(5);
    for (int round = 0; round < 20; round++) {
        Reel r;
        size_t count = 0;
        reel_begin(&r, state, false);
        reel_open(&r, 1, 0);
        for (int i = 0; i < 30; i++) reel_asks(&r, 1, r.now + rng_between(&rng, 0, 12000), "好");
        Film *film = reel_film(&r);
        const FilmStretch *idle = film_idle(film, &count);
        int64_t before = 0, length = film_length(film);
        for (int64_t t = 0; t <= length; t += 97) {
            int64_t play = film_play_of(film, t);
            bool is_skipped = false;
            for (size_t i = 0; i < count; i++) is_skipped |= t >= idle[i].from_ms && t < idle[i].to_ms;
            assert_true(play >= before && play - before <= 97);
            assert_true(is_skipped || film_time_of(film, play) == t);
            assert_true(film_time_of(film, play) >= t);
            before = play;
        }
        reel_end(&r);
    }
}

/* ---- search */

static void search__finds_all_writings_of_a_word(void **state)
{
    FilmHit hits[8];
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_open(&r, 2, 10);
    uint32_t first = reel_asks(&r, 1, 1000, "有ＡＢ款吗，运费谁出");
    uint32_t other = reel_asks(&r, 2, 1500, "運費呢");
    reel_say(&r, 2000, "ab款运费我们出，运费险也有", 100, "");
    Film *film = reel_film(&r);
    film_seek(film, 1200); /* what comes later is found too */
    assert_int_equal(film_search(film, sv("运费"), hits, 8), 4);
    assert_int_equal(hits[0].seq, first);
    assert_int_equal(hits[0].start, strlen("有ＡＢ款吗，"));
    assert_int_equal(hits[0].end - hits[0].start, strlen("运费"));
    assert_int_equal(hits[1].seq, other);
    assert_int_equal(hits[1].chat, 2);
    assert_int_equal(hits[1].t_ms, 1500);
    assert_int_equal(hits[2].start, strlen("ab款"));
    assert_int_equal(hits[3].start, strlen("ab款运费我们出，"));
    const FeedItem *item = NULL;
    film_seek(film, film_length(film));
    item = &feed_chat(film_feed(film), 1)->items[hits[3].item];
    assert_int_equal(memcmp(item->text.ptr + hits[3].start, "运费", 6), 0);
    assert_int_equal(film_search(film, sv("Ab"), hits, 1), 2);
    assert_int_equal(hits[0].end - hits[0].start, strlen("ＡＢ"));
    assert_int_equal(film_search(film, sv("没有的话"), hits, 8), 0);
    assert_int_equal(film_search(film, sv(""), hits, 8), 0);
    assert_int_equal(film_search(film, sv("\xE8\xBF"), hits, 8), 0);
    reel_end(&r);
}

/* ---- damage */

/* Numbers do not begin with a nought; that is seen only when the event is read. */
static void damage__is_named_and_the_film_ends_before_it(void **state)
{
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_asks(&r, 1, 1000, "在吗");
    buf_puts(&r.data, "{\"text\":01}");
    reel_push(&r, EVENT_BUYER_SAID, 1, 2000);
    reel_asks(&r, 1, 3000, "人呢");
    Film *film = reel_film(&r);
    assert_int_equal(film_events(film), 2);
    assert_int_equal(film_length(film), 1000);
    assert_true(sv_starts(film_damage(film), sv("event 3: ")));
    film_seek(film, 9000);
    assert_int_equal(film_now(film), 1000);
    assert_int_equal(feed_chat(film_feed(film), 1)->items[1].t_ms, 1000);
    reel_end(&r);
}

static void damage__is_none_in_an_empty_log(void **state)
{
    Reel r;
    size_t count = 7;
    reel_begin(&r, state, true);
    Film *film = reel_film(&r);
    film_seek(film, 500);
    film_seek_event(film, 3);
    assert_int_equal(film_now(film), 0);
    assert_int_equal(film_length(film), 0);
    assert_int_equal(film_lanes(film), 0);
    assert_int_equal(feed_chat_count(film_feed(film)), 0);
    film_replies(film, &count);
    assert_int_equal(count, 0);
    assert_int_equal(film_next_mark(film, FILM_ALL_MARKS, 0), FILM_NONE);
    assert_int_equal(film_time_of(film, film_play_of(film, 0)), 0);
    assert_null(film_typing(film, 0));
    assert_false(film_work(film, 10));
    assert_int_equal(film_search(film, sv("好"), NULL, 0), 0);
    reel_end(&r);
}

/* Cut anywhere, what is left shows what the whole shows there. */
static void damage__of_a_cut_tail_leaves_the_rest_as_it_was(void **state)
{
    Reel r;
    Buf whole = { 0 }, part = { 0 };
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    for (int i = 0; i < 12; i++) {
        reel_asks(&r, 1, r.now + 3000, "在吗");
        reel_draft(&r, r.now + 2000, "您好", 0);
        uint32_t said = reel_say(&r, r.now + 900, "您好", -1, "");
        reel_grade(&r, 1, said, r.now, "TON-13", "minor");
    }
    Film *film = reel_film(&r);
    for (uint32_t n = 1; n <= log_count(r.log); n += 5) {
        EventLog *cut = NULL;
        Err err = { 0 };
        assert_true(log_new(&cut, log_header(r.log), &err));
        for (uint32_t i = 0; i < n; i++) assert_true(log_append(cut, &log_at(r.log, i)->event, false, &err));
        Film *rest = film_open(cut, r.fixture->content);
        film_seek_event(film, n);
        film_seek_event(rest, n);
        assert_int_equal(film_now(film), film_now(rest));
        dump_feed(&whole, film_feed(film));
        dump_feed(&part, film_feed(rest));
        assert_string_equal(whole.ptr, part.ptr);
        film_close(rest);
        log_free(cut);
    }
    buf_clear(&whole);
    buf_clear(&part);
    reel_end(&r);
}

/* A kind that this program does not know comes from a newer one. */
static void damage__of_an_unknown_kind_is_named_where_the_log_is_read(void **state)
{
    Reel r;
    Buf text = { 0 };
    Err err = { 0 };
    EventLog *log = NULL;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    reel_asks(&r, 1, 1000, "在吗");
    log_write_jsonl(&text, r.log);
    buf_putc(&text, '\0');
    char *kind = strstr(text.ptr, "buyer_said");
    assert_non_null(kind);
    memcpy(kind, "buyer_sang", 10);
    assert_false(log_read_jsonl(&log, sv(text.ptr), &err));
    assert_non_null(strstr(err.text, "buyer_sang"));
    buf_clear(&text);
    reel_end(&r);
}

static void header__says_what_was_recorded(void **state)
{
    Reel r;
    reel_begin(&r, state, true);
    reel_open(&r, 1, 0);
    Film *film = reel_film(&r);
    assert_true(film_header(film)->keystrokes);
    assert_int_equal(film_header(film)->mode, SESSION_PRACTICE);
    assert_text(film_rubric(film), "default");
    reel_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks__stand_in_time_and_the_gravest_first),
        cmocka_unit_test(marks__show_where_a_mood_turns),
        cmocka_unit_test(curve__jumps_at_deeds_and_slopes_in_waits),
        cmocka_unit_test(idle__leaves_out_what_nobody_fills),
        cmocka_unit_test(idle__maps_there_and_back),
        cmocka_unit_test(search__finds_all_writings_of_a_word),
        cmocka_unit_test(damage__is_named_and_the_film_ends_before_it),
        cmocka_unit_test(damage__is_none_in_an_empty_log),
        cmocka_unit_test(damage__of_a_cut_tail_leaves_the_rest_as_it_was),
        cmocka_unit_test(damage__of_an_unknown_kind_is_named_where_the_log_is_read),
        cmocka_unit_test(header__says_what_was_recorded),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
