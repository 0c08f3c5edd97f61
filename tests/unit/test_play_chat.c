/* test_play_chat.c -- one buyer: questions, facts, waiting, doubts, buying, leaving. */
#include "play_world.h"

static void chat__buys__when_answers_are_right(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 7);
    world_until(&w, 1);
    assert_text(world_last(&w), "178,205斤,牛仔裤穿多大?");
    assert_true(world_logged(&w, EVENT_ASKED, "{\"topics\":[\"size\"]}"));
    w.now += 9000;
    world_say(&w, "40码,因为四面弹");
    assert_int_equal(w.judgement->sizing, VERDICT_CORRECT);
    assert_int_equal(world_mood(&w, "trust"), 55 + 5 + 4);
    assert_int_equal(world_mood(&w, "interest"), 69);
    assert_int_equal(world_mood(&w, "openness"), 25);
    world_until(&w, 2);
    w.now += 5000;
    world_say(&w, "七天,因为平台规定");
    world_finish(&w);
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_WON);
    assert_text(world_last(&w), "好,拍了");
    assert_true(world_logged(&w, EVENT_ORDER_CHANGED, "paid"));
    assert_true(world_logged(&w, EVENT_CHAT_CLOSED, "\"outcome\":\"won\",\"why\":\"buys\""));
    world_close(&w);
}

static void chat__tells_facts__when_asked(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "quick", 7);
    world_until(&w, 1);
    w.now += 3000;
    world_say(&w, "身高体重多少呢");
    world_until(&w, 2);
    assert_text(world_last(&w), "178,205");
    w.now += 3000;
    world_say(&w, "身高多少");
    world_until(&w, 3);
    assert_text(world_last(&w), "说过了");
    w.now += 3000;
    world_say(&w, "腰围呢,脚长呢");
    world_until(&w, 4);
    assert_text(world_last(&w), "102.5,这个我不知道");
    world_close(&w);
}

static void chat__uses_joined_line__when_two_facts_are_asked(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "身高体重?");
    world_until(&w, 2);
    /* Both were said in the question already, and plain has no words for that but the common ones. */
    assert_text(world_last(&w), "说过了");
    world_say(&w, "腰围?");
    world_until(&w, 3);
    assert_text(world_last(&w), "腰围102.5");
    assert_int_equal(world_mood(&w, "patience"), 50 - 8);
    world_close(&w);
}

static void chat__asks_again__when_vague_then_gives_up(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "您好");
    int64_t said = w.now;
    world_wait(&w, 3000);
    assert_int_equal(chat_waiting_since(world_chat(&w)), said);
    world_say(&w, "可能都可以吧");
    assert_int_equal(world_mood(&w, "openness"), 16);
    assert_int_equal(world_mood(&w, "trust"), 52);
    world_until(&w, 2);
    assert_text(world_last(&w), "说清楚点");
    world_say(&w, "不好说");
    world_finish(&w);
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_LOST);
    assert_text(world_last(&w), "那算了");
    world_close(&w);
}

static void chat__takes_last_verdict__when_burst(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "42码");
    w.now += 500;
    world_say(&w, "不对,40码");
    world_wait(&w, 1999);
    assert_text(chat_beat(world_chat(&w)), "size");
    world_wait(&w, 1);
    assert_text(chat_beat(world_chat(&w)), "returns");
    world_close(&w);
}

static void chat__objects__when_answer_is_wrong(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "42码");
    world_until(&w, 2);
    assert_text(world_last(&w), "不对吧");
    assert_text(chat_beat(world_chat(&w)), "object");
    world_say(&w, "抱歉,40码");
    world_until(&w, 3);
    assert_text(chat_beat(world_chat(&w)), "returns");
    world_close(&w);
}

static void chat__loses_patience__when_silent(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    int64_t asked = w.now;
    assert_int_equal(chat_patience_deadline(world_chat(&w)), asked + 60001 + 3 * 30000);
    world_wait(&w, 30001);
    assert_int_equal(world_mood(&w, "patience"), 40);
    world_wait(&w, 30000);
    assert_int_equal(world_mood(&w, "patience"), 28);
    assert_int_equal(world_mood(&w, "irritation"), 10 + 5 + 9);
    assert_int_equal(world_count(&w, EVENT_BUYER_SAID), 2);
    assert_int_equal(chat_patience_deadline(world_chat(&w)), asked + 60001 + 3 * 30000);
    world_finish(&w);
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_WALKED_OUT);
    assert_text(chat_why(world_chat(&w)), "patience");
    assert_text(world_last(&w), "不买了");
    assert_true(world_logged(&w, EVENT_MOOD, "\"cause\":\"E_WAIT\",\"moods\":{\"patience\":{\"by\":-12,\"to\":28}"));
    world_close(&w);
}

static void chat__leaves__when_insulted(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "蠢");
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_WALKED_OUT);
    world_finish(&w);
    assert_text(chat_why(world_chat(&w)), "insulted");
    assert_int_equal(world_count(&w, EVENT_BUYER_SAID), 3);
    assert_text(world_last(&w), "再见");
    world_close(&w);
}

static void chat__leaves__when_persona_says_so(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "快拍");
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_OPEN);
    world_say(&w, "快拍啊");
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_WALKED_OUT);
    assert_text(chat_why(world_chat(&w)), "leaves");
    world_close(&w);

    world_open(&w, "jeans", "quick", 3);
    world_until(&w, 1);
    world_say(&w, "快拍");
    world_say(&w, "快拍啊");
    assert_text(chat_why(world_chat(&w)), "persona");
    world_close(&w);
}

static void chat__raises_doubts_and_wavers__when_buying(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "quick", 5);
    world_until(&w, 1);
    world_say(&w, "40码");
    world_until(&w, 2);
    world_say(&w, "七天");
    world_until(&w, 3);
    assert_text(world_last(&w), "掉色吗");
    world_say(&w, "不掉色");
    world_until(&w, 4); /* no evidence: asked again */
    world_say(&w, "不掉色,有图");
    world_until(&w, 5);
    assert_text(world_last(&w), "我再想想");
    world_say(&w, "因为是活性染料");
    world_finish(&w);
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_WON);
    assert_text(world_last(&w), "下单了");
    world_close(&w);
}

static void chat__is_lost__when_test_fails_to_the_end(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "quick", 5);
    world_until(&w, 1);
    world_say(&w, "40码");
    world_until(&w, 2);
    world_say(&w, "七天,不掉色");
    world_until(&w, 3);
    assert_text(world_last(&w), "我再想想");
    world_say(&w, "好的呢,您慢慢想");
    world_finish(&w);
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_LOST);
    assert_text(world_last(&w), "不用了");
    world_close(&w);
}

static void chat__runs_out_of_time__when_minutes_are_over(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 5);
    world_until(&w, 1);
    for (int i = 0; i < 8 && chat_outcome(world_chat(&w)) == OUTCOME_OPEN; i++) {
        world_say(&w, "稍等");
        world_wait(&w, 58000);
    }
    world_say(&w, "稍等");
    world_finish(&w);
    assert_text(chat_why(world_chat(&w)), "minutes");
    assert_text(world_last(&w), "没时间了,走了");
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_LOST);
    world_close(&w);
}

static void chat__settles__when_refund_was_done(void **state)
{
    World w;
    Err err = { 0 };
    (void)state;
    world_open(&w, "acts", "plain", 5);
    world_until(&w, 3);
    assert_text(world_last(&w), "[图片]");
    assert_int_equal(world_mood(&w, "irritation"), 35);
    assert_int_equal(world_mood(&w, "trust"), 45);
    assert_true(world_logged(&w, EVENT_MOOD, "\"cause\":\"opening\""));
    world_say(&w, "收到");
    world_until(&w, 4);
    assert_text(world_last(&w), "第一句");
    assert_true(desk_act(w.desk, 1, sv("refund"), sv("{\"yuan\":199}"), w.now, &err));
    assert_int_equal(world_mood(&w, "irritation"), 26);
    assert_true(world_logged(&w, EVENT_ORDER_CHANGED, "{\"action\":\"refund\",\"state\":\"refunding\"}"));
    assert_true(desk_act(w.desk, 1, sv("call_courier"), sv(""), w.now, &err));
    assert_int_equal(world_mood(&w, "irritation"), 21);
    assert_false(desk_act(w.desk, 1, sv("dance"), sv(""), w.now, &err));
    world_finish(&w);
    assert_text(chat_why(world_chat(&w)), "settled");
    world_close(&w);
}

static void chat__never_repeats__while_other_words_are_left(void **state)
{
    World w;
    (void)state;
    for (int64_t seed = 1; seed <= 20; seed++) {
        world_open(&w, "jeans", "plain", seed);
        world_until(&w, 3);
        size_t count = 0;
        const ChatLine *lines = chat_lines(world_chat(&w), &count);
        assert_true(lines[1].is_nudge && lines[2].is_nudge);
        assert_false(sv_eq(lines[1].text, lines[2].text));
        world_close(&w);
    }
}

static void chat__counts_wait_from_last_line__when_typed_in_one_go(void **state)
{
    World w;
    (void)state;
    world_open(&w, "acts", "plain", 5);
    world_until(&w, 3);
    assert_int_equal(chat_waiting_since(world_chat(&w)), w.now);
    int64_t asked = w.now;
    world_until(&w, 4);
    assert_int_equal(chat_waiting_since(world_chat(&w)), asked); /* a nudge does not start it anew */
    world_close(&w);
}

/* The buyer waits for any word and begins to type a nudge; the word comes first. */
static void chat__hears__while_a_nudge_is_typed(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans", "plain", 7);
    world_until(&w, 1);
    world_say(&w, "42码");
    world_until(&w, 2);
    assert_text(chat_beat(world_chat(&w)), "object");
    while (!chat_is_typing(world_chat(&w), w.now)) world_wait(&w, desk_next_due(w.desk) - w.now);
    world_say(&w, "好的");
    world_wait(&w, 10000);
    assert_text(chat_beat(world_chat(&w)), "returns");
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chat__buys__when_answers_are_right),
        cmocka_unit_test(chat__tells_facts__when_asked),
        cmocka_unit_test(chat__uses_joined_line__when_two_facts_are_asked),
        cmocka_unit_test(chat__asks_again__when_vague_then_gives_up),
        cmocka_unit_test(chat__takes_last_verdict__when_burst),
        cmocka_unit_test(chat__objects__when_answer_is_wrong),
        cmocka_unit_test(chat__loses_patience__when_silent),
        cmocka_unit_test(chat__leaves__when_insulted),
        cmocka_unit_test(chat__leaves__when_persona_says_so),
        cmocka_unit_test(chat__raises_doubts_and_wavers__when_buying),
        cmocka_unit_test(chat__is_lost__when_test_fails_to_the_end),
        cmocka_unit_test(chat__runs_out_of_time__when_minutes_are_over),
        cmocka_unit_test(chat__settles__when_refund_was_done),
        cmocka_unit_test(chat__never_repeats__while_other_words_are_left),
        cmocka_unit_test(chat__counts_wait_from_last_line__when_typed_in_one_go),
        cmocka_unit_test(chat__hears__while_a_nudge_is_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
