/* test_play_card.c -- the score card against a session whose figures are known. */
#include "play/card.h"
#include "play_world.h"

static void card__adds_up__when_session_is_known(void **state)
{
    World w;
    Card card;
    Err err = { 0 };
    Arena *arena = arena_new(0);
    Buf json = { 0 };
    JsonOut out = { &json, false };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_wait(&w, 70000);
    world_say(&w, "42码"); /* 3 characters in a second, after 70 s, wrong */
    world_until(&w, 4);
    world_say(&w, "40码,因为弹"); /* 7 characters in a second */
    world_until(&w, 5);
    assert_true(card_of(w.log, arena, &card, &err));
    assert_int_equal(card.replies, 2);
    assert_int_equal(card.means[DIM_SPEED], 65);
    assert_int_equal(card.means[DIM_SIZING], 45);
    assert_int_equal(card.overall, 90);
    assert_int_equal(card.chars_per_minute, 300);
    assert_int_equal(card.longest_wait_ms, 70000);
    assert_int_equal(log_at(w.log, card.longest_wait_seq - 1)->event.kind, EVENT_TRAINEE_SAID);
    assert_int_equal(card.rule_count, 1);
    assert_int_equal(card.rules[0].counts[FINDING_MAJOR], 1);
    assert_text(card.rules[0].example, "42码");
    assert_int_equal(card.practice_count, 1);
    assert_text(card.practice[0], "SIZ-02");
    assert_int_equal(card.rules[0].number, 1);
    assert_int_equal(log_at(w.log, card.rules[0].reply - 1)->event.kind, EVENT_TRAINEE_SAID);
    assert_int_equal(card.worst.seq, card.rules[0].reply);
    assert_int_equal(card.worst.number, 1);
    assert_int_equal(card.worst.lowest, DIM_SIZING);
    assert_int_equal(card.worst.lowest_score, 0);
    assert_int_equal(card.best.seq, card.worst.seq); /* both have 90 overall: the first */
    assert_text(card.chats[0].outcome, "open");
    assert_false(card.is_closed);
    card_write_json(&out, &card);
    assert_true(fake_has(buf_view(&json), "\"chars_per_minute\":300,\"longest_wait_ms\":70000"));
    assert_true(desk_close(w.desk, w.now, &err));
    assert_true(card_of(w.log, arena, &card, &err));
    assert_text(card.chats[0].outcome, "lost");
    assert_text(card.chats[0].why, "left");
    assert_true(card.is_closed);
    buf_clear(&json);
    arena_free(arena);
    world_close(&w);
}

static void card__is_empty__when_nothing_was_said(void **state)
{
    World w;
    Card card;
    Err err = { 0 };
    Arena *arena = arena_new(0);
    (void)state;
    world_open(&w, "jeans,jeans", "plain,plain", 3);
    world_wait(&w, 20000);
    assert_true(card_of(w.log, arena, &card, &err));
    assert_int_equal(card.overall, -1);
    assert_int_equal(card.chars_per_minute, -1);
    assert_int_equal(card.longest_wait_ms, -1);
    assert_int_equal(card.best.seq, 0);
    assert_int_equal(card.worst.seq, 0);
    assert_int_equal(card.chat_count, 2);
    assert_true(card_of_chat(w.log, 2, arena, &card, &err));
    assert_int_equal(card.chat_count, 1);
    assert_int_equal(card.chats[0].number, 2);
    arena_free(arena);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(card__adds_up__when_session_is_known),
        cmocka_unit_test(card__is_empty__when_nothing_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
