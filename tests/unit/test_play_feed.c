/* test_play_feed.c -- the conversation view against the desk that wrote the log. */
#include "play/feed.h"
#include "play_world.h"

typedef struct Fold {
    World w;
    Feed *feed;
} Fold;

static void fold_open(Fold *f, const char *scenario, const char *persona)
{
    world_open(&f->w, scenario, persona, 3);
    f->w.content->rules->rubric.speed = (SpeedNorms){ .first_due_ms = 30000, .later_due_ms = 60000 };
    f->feed = feed_new(f->w.content);
}

static void fold_close(Fold *f)
{
    feed_free(f->feed);
    world_close(&f->w);
}

static const FeedChat *fold_chat(Fold *f, uint32_t number)
{
    if (!feed_update(f->feed, f->w.log, &f->w.err)) fail_msg("%s", f->w.err.text);
    return feed_chat(f->feed, number);
}

static const FeedItem *last_of(const FeedChat *chat, FeedKind kind)
{
    for (size_t i = chat->count; i > 0; i--) {
        if (chat->items[i - 1].kind == kind) return &chat->items[i - 1];
    }
    fail_msg("no item of kind %d", (int)kind);
    return NULL;
}

static void feed__shows_what_was_said_and_graded(void **state)
{
    Fold f;
    (void)state;
    fold_open(&f, "jeans", "plain");
    world_until(&f.w, 1);
    const FeedChat *chat = fold_chat(&f, 1);
    assert_int_equal(chat->unread, 1);
    assert_int_equal(chat->waiting_since, chat_waiting_since(world_chat(&f.w)));
    assert_int_equal(chat->due, chat->waiting_since + 30000);
    assert_text(chat->asks[0], "size");
    feed_mark_read(f.feed, 1);
    world_wait(&f.w, 70000);
    world_say(&f.w, "拍42码吧");
    chat = fold_chat(&f, 1);
    const FeedItem *said = last_of(chat, FEED_AGENT);
    assert_text(said->text, "拍42码吧");
    assert_int_equal(said->wait_ms, 70000);
    assert_int_equal(said->typing_ms, 1000);
    assert_int_equal(said->number, 1);
    assert_false(said->is_read);
    assert_non_null(said->grade);
    assert_int_equal(said->grade->scores[DIM_SIZING], 0);
    assert_int_equal(said->grade->scores[DIM_SPEED], 40);
    assert_int_equal(said->grade->overall, 90);
    assert_int_equal(said->grade->sizing, VERDICT_WRONG);
    assert_false(said->grade->is_capped);
    assert_int_equal(said->grade->count, 1);
    assert_text(said->grade->findings[0].rule, "SIZ-02");
    assert_int_equal(said->grade->findings[0].kind, FINDING_MAJOR);
    assert_int_equal(said->grade->findings[0].end, 5);
    assert_int_equal(chat->replies, 1);
    assert_int_equal(chat->late, 1);
    assert_int_equal(chat->waiting_since, -1);
    assert_int_equal(chat->wait_count, 1);
    assert_int_equal(chat->waits[0].reply, said->seq);
    assert_int_equal(chat->waits[0].until - chat->waits[0].since, 70000);
    world_until(&f.w, 3);
    chat = fold_chat(&f, 1);
    for (size_t i = 0; i < chat->count; i++) assert_true(chat->items[i].kind != FEED_AGENT || chat->items[i].is_read);
    assert_int_equal(chat->due - chat->waiting_since, 60000);
    fold_close(&f);
}

static void feed__keeps_moods_with_their_causes(void **state)
{
    Fold f;
    (void)state;
    fold_open(&f, "jeans", "plain");
    world_until(&f.w, 1);
    world_wait(&f.w, 95000);
    world_say(&f.w, "40码,因为弹");
    const FeedChat *chat = fold_chat(&f, 1);
    size_t count = 0;
    const MoodView *moods = chat_moods(world_chat(&f.w), &count);
    assert_int_equal(chat->mood_name_count, count);
    const FeedMood *last = &chat->moods[chat->mood_count - 1];
    for (size_t i = 0; i < count; i++) {
        assert_true(sv_eq(chat->mood_names[i], moods[i].name));
        assert_int_equal(last->values[i], moods[i].value);
    }
    assert_text(chat->moods[0].cause, "");
    bool has_wait = false;
    for (size_t i = 0; i < chat->mood_count; i++) has_wait = has_wait || sv_is(chat->moods[i].cause, "E_WAIT");
    assert_true(has_wait);
    assert_int_equal(last_of(chat, FEED_AGENT)->mood, chat->mood_count - 1);
    fold_close(&f);
}

static void feed__shows_cards_notes_flags_and_the_system(void **state)
{
    Fold f;
    (void)state;
    fold_open(&f, "acts,jeans", "plain,plain");
    world_wait(&f.w, 16000);
    ((ScenarioInfo *)f.w.content->scenarios)[0].product = sv("JN-2031");
    assert_true(desk_note(f.w.desk, 2, sv("先寄样"), f.w.now, &f.w.err));
    uint32_t note = log_count(f.w.log);
    assert_true(desk_flag(f.w.desk, 2, sv("red"), f.w.now, &f.w.err));
    assert_true(desk_act(f.w.desk, 2, sv("check_stock"), sv("{\"size\":\"40\"}"), f.w.now, &f.w.err));
    assert_true(desk_act(f.w.desk, 2, sv("send_card"), sv("{\"product\":\"JN-2031\"}"), f.w.now, &f.w.err));
    assert_true(desk_status(f.w.desk, sv("busy"), f.w.now, &f.w.err));
    const FeedChat *chat = fold_chat(&f, 2);
    assert_int_equal(chat->items[0].kind, FEED_CARD);
    assert_text(chat->items[0].text, "JN-2031");
    assert_false(chat->items[0].is_mine);
    assert_true(last_of(chat, FEED_CARD)->is_mine);
    assert_text(last_of(chat, FEED_NOTE)->text, "先寄样");
    assert_text(last_of(chat, FEED_FLAG)->text, "red");
    assert_text(chat->flag, "red");
    assert_text(last_of(chat, FEED_SYSTEM)->text, "busy");
    assert_int_equal(last_of(chat, FEED_SYSTEM)->system, FEED_STATUS);
    assert_text(feed_status(f.feed), "busy");
    Buf drop = { 0 };
    buf_printf(&drop, "{\"drops\":%u}", note);
    Event event = { .kind = EVENT_ORDER_NOTE, .chat = 2, .t_ms = f.w.now, .data = buf_view(&drop) };
    assert_true(desk_input(f.w.desk, &event, &f.w.err));
    buf_clear(&drop);
    chat = fold_chat(&f, 2);
    assert_true(last_of(chat, FEED_NOTE)->is_dropped);
    assert_true(desk_close(f.w.desk, f.w.now + 10, &f.w.err));
    chat = fold_chat(&f, 2);
    assert_int_equal(last_of(chat, FEED_SYSTEM)->system, FEED_CLOSED);
    assert_text(chat->outcome, "lost");
    assert_text(chat->why, "left");
    assert_int_equal(chat->closed_at, f.w.now + 10);
    assert_true(feed_is_closed(f.feed));
    fold_close(&f);
}

static void feed__charges_nobody__for_a_pause(void **state)
{
    Fold f;
    (void)state;
    fold_open(&f, "jeans", "plain");
    world_until(&f.w, 1);
    world_wait(&f.w, 1000);
    int64_t since = fold_chat(&f, 1)->waiting_since;
    assert_true(desk_suspend(f.w.desk, f.w.now, &f.w.err));
    fold_chat(&f, 1);
    assert_true(feed_is_suspended(f.feed));
    assert_true(desk_resume(f.w.desk, f.w.now += 500000, &f.w.err));
    const FeedChat *chat = fold_chat(&f, 1);
    assert_int_equal(chat->waiting_since, since + 500000);
    assert_int_equal(chat->waiting_since, chat_waiting_since(world_chat(&f.w)));
    assert_int_equal(last_of(chat, FEED_SYSTEM)->ms, 500000);
    assert_int_equal(last_of(chat, FEED_SYSTEM)->system, FEED_SLEPT);
    world_wait(&f.w, 4000);
    world_say(&f.w, "40码");
    chat = fold_chat(&f, 1);
    assert_int_equal(chat->late, 0);
    assert_int_equal(chat->waits[0].until - chat->waits[0].since, last_of(chat, FEED_AGENT)->wait_ms);
    fold_close(&f);
}

static void feed__says_who_is_most_urgent(void **state)
{
    Fold f;
    (void)state;
    fold_open(&f, "jeans,jeans", "plain,plain");
    assert_null(feed_most_urgent(f.feed));
    world_wait(&f.w, 28000);
    fold_chat(&f, 1);
    assert_int_equal(feed_most_urgent(f.feed)->number, 1);
    world_say(&f.w, "稍等");
    fold_chat(&f, 1);
    feed_follow(f.feed, f.w.desk);
    assert_int_equal(feed_most_urgent(f.feed)->number, 2);
    fold_close(&f);
}

/* What is shown, as text: to compare two feeds. */
static void dump(const Feed *feed, Buf *out)
{
    buf_reset(out);
    for (uint32_t n = 1; n <= feed_chat_count(feed); n++) {
        const FeedChat *chat = feed_chat(feed, n);
        buf_printf(out, "%u %lld %lld %.*s %u\n", n, (long long)chat->waiting_since, (long long)chat->due,
                   SV_ARG(chat->outcome), chat->late);
        for (size_t i = 0; i < chat->count; i++) {
            const FeedItem *item = &chat->items[i];
            buf_printf(out, " %d %u %.*s %d %u %d\n", (int)item->kind, item->seq, SV_ARG(item->text), item->is_read,
                       item->mood, item->grade ? (int)item->grade->overall : -2);
        }
        for (size_t i = 0; i < chat->wait_count; i++)
            buf_printf(out, " w %lld %lld\n", (long long)chat->waits[i].since, (long long)chat->waits[i].until);
    }
}

static void feed__is_the_same__event_by_event_at_once_and_sought(void **state)
{
    Fold f;
    Buf step = { 0 }, again = { 0 };
    (void)state;
    fold_open(&f, "jeans,acts", "plain,plain");
    for (int i = 0; i < 12 && !desk_is_over(f.w.desk); i++) {
        world_wait(&f.w, 9000 + 3000 * i);
        world_say(&f.w, i % 3 ? "40码,因为弹" : "稍等");
        fold_chat(&f, 1);
    }
    assert_true(desk_close(f.w.desk, f.w.now += 1000, &f.w.err));
    fold_chat(&f, 1);
    dump(f.feed, &step);
    Feed *whole = feed_new(f.w.content);
    assert_true(feed_update(whole, f.w.log, &f.w.err));
    dump(whole, &again);
    assert_string_equal(step.ptr, again.ptr);
    assert_true(feed_seek(whole, f.w.log, 20000, &f.w.err));
    assert_true(feed_now(whole) <= 20000);
    dump(whole, &again);
    Feed *half = feed_new(f.w.content);
    assert_true(feed_seek(half, f.w.log, 20000, &f.w.err));
    dump(half, &step);
    assert_string_equal(step.ptr, again.ptr);
    assert_true(feed_seek(whole, f.w.log, f.w.now, &f.w.err));
    assert_true(feed_is_closed(whole));
    feed_free(half);
    feed_free(whole);
    buf_clear(&step);
    buf_clear(&again);
    fold_close(&f);
}

/* An event that nobody wrote like that, by hand. */
static void feed__survives_data_that_says_nothing(void **state)
{
    static const char *const DATA[] = { "{}",
                                        "{\"text\":3,\"moods\":[1],\"judgement\":{\"findings\":[{}],\"asked\":{}}}",
                                        "{\"reply\":-4,\"judgement\":7}", "{\"drops\":99,\"topics\":\"x\"}" };
    Fold f;
    (void)state;
    fold_open(&f, "jeans", "plain");
    for (size_t d = 0; d < sizeof DATA / sizeof *DATA; d++) {
        for (int kind = 0; kind < EVENT_SESSION_CLOSED; kind++) {
            for (uint32_t chat = 0; chat < 8; chat++) {
                Event event = { .chat = chat, .kind = (EventKind)kind, .data = sv(DATA[d]) };
                assert_true(log_append(f.w.log, &event, false, &f.w.err));
            }
        }
    }
    assert_true(feed_update(f.feed, f.w.log, &f.w.err));
    assert_int_equal(feed_chat_count(f.feed), DESK_MAX_CHATS);
    fold_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feed__shows_what_was_said_and_graded),
        cmocka_unit_test(feed__keeps_moods_with_their_causes),
        cmocka_unit_test(feed__shows_cards_notes_flags_and_the_system),
        cmocka_unit_test(feed__charges_nobody__for_a_pause),
        cmocka_unit_test(feed__says_who_is_most_urgent),
        cmocka_unit_test(feed__is_the_same__event_by_event_at_once_and_sought),
        cmocka_unit_test(feed__survives_data_that_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
