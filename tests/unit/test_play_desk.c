/* test_play_desk.c -- inputs, several chats, sleep, sinks that fail, scripts that fail, and the rerun of all that. */
#include <stdlib.h>

#include "base/rng.h"
#include "play/rerun.h"
#include "play_world.h"

/* A good half of what can happen, steered by the seed. */
static void play_some(World *w, int64_t seed)
{
    static const char *const REPLIES[] = {
        "您好", "身高体重多少?", "40码,因为四面弹",  "42码", "七天,因为平台规定", "稍等", "可能吧",
        "快拍", "不掉色,有图",   "您平时喜欢什么款?"
    };
    Rng rng = rng_new((uint64_t)seed * 77);
    Err err = { 0 };

    for (int i = 0; i < 14 && !desk_is_over(w->desk); i++) {
        world_wait(w, rng_between(&rng, 500, 45000));
        uint32_t chat = (uint32_t)rng_between(&rng, 1, (int64_t)desk_chat_count(w->desk));
        DeskReply reply = { chat, sv(REPLIES[rng_below(&rng, 10)]), rng_between(&rng, -1, 9000), { 0 } };
        assert_true(desk_say(w->desk, &reply, w->now, NULL, &err));
        if (i == 3) assert_true(desk_act(w->desk, chat, sv("check_stock"), sv("{\"size\":\"40\"}"), w->now, &err));
        if (i == 4) assert_true(desk_suspend(w->desk, w->now, &err));
        if (i == 4) assert_true(desk_resume(w->desk, w->now += 100000, &err));
        if (i == 5) assert_true(desk_status(w->desk, sv("away"), w->now, &err));
        if (i == 6) assert_true(desk_note(w->desk, 1, sv("记下"), w->now, &err));
    }
    assert_true(desk_close(w->desk, w->now += 1000, &err));
}

static Hash play_hash(const char *scenario, const char *persona, int64_t seed)
{
    World w;
    world_open(&w, scenario, persona, seed);
    play_some(&w, seed);
    Hash hash = log_last_hash(w.log);
    world_close(&w);
    return hash;
}

static void desk__gives_same_log__when_seed_and_inputs_are_same(void **state)
{
    (void)state;
    Hash before = { 0 };
    for (int64_t seed = 1; seed <= 12; seed++) {
        Hash one = play_hash("jeans,acts,jeans", "plain,plain,quick", seed);
        Hash two = play_hash("jeans,acts,jeans", "plain,plain,quick", seed);
        assert_true(hash_equal(&one, &two));
        assert_false(hash_equal(&one, &before));
        before = one;
    }
}

/* Written down once: another process on another day must come to the same. */
static void desk__gives_known_log__in_every_process(void **state)
{
    (void)state;
    FILE *pipe = popen("DESK_PRINT=1 $DESK_SELF", "r");
    char line[80] = { 0 };
    assert_non_null(pipe);
    assert_non_null(fgets(line, 65, pipe));
    pclose(pipe);
    Hash here = play_hash("jeans,jeans", "plain,quick", 4);
    assert_string_equal(line, hash_hex(&here).text);
}

static RerunResult rerun(World *w, const EventLog *log, Arena *arena)
{
    RerunResult result;
    RerunInput in = { w->book, log, sv("test") };
    Err err = { 0 };
    if (!rerun_verify(&in, arena, &result, &err)) fail_msg("%s", err.text);
    return result;
}

static void rerun__is_same__when_nothing_changed(void **state)
{
    (void)state;
    for (int64_t seed = 1; seed <= 12; seed++) {
        World w;
        Arena *arena = arena_new(0);
        world_open(&w, "jeans,acts,jeans", "plain,plain,quick", seed);
        play_some(&w, seed);
        RerunResult result = rerun(&w, w.log, arena);
        if (result.kind != RERUN_SAME) {
            fail_msg("%.*s\n%.*s\n%.*s", SV_ARG(result.note), SV_ARG(result.expected), SV_ARG(result.got));
        }
        arena_free(arena);
        world_close(&w);
    }
}

/* A copy with event `drop` left out (0: none) or with `from` replaced by `to` in every line; hashes do not matter here. */
static EventLog *forge(const EventLog *log, uint32_t keep, const char *from, const char *to)
{
    EventLog *copy = NULL;
    Err err = { 0 };
    assert_true(log_restore(&copy, log_header_json(log), &err));
    for (uint32_t i = 0; i < keep; i++) {
        StrView line = log_at(log, i)->line;
        char text[4096];
        snprintf(text, sizeof text, "%.*s", SV_ARG(line));
        char *at = from ? strstr(text, from) : NULL;
        if (at) memcpy(at, to, strlen(to));
        assert_true(log_restore_event(copy, sv(text), &log_at(log, i)->chain, &err));
    }
    return copy;
}

static void rerun__names_first_difference__when_event_was_changed(void **state)
{
    World w;
    Arena *arena = arena_new(0);
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    play_some(&w, 3);
    EventLog *forged = forge(w.log, log_count(w.log), "\"speed\":90", "\"speed\":99");
    RerunResult result = rerun(&w, forged, arena);
    assert_int_equal(result.kind, RERUN_DIFFERS);
    assert_true(fake_has(result.expected, "\"speed\":99"));
    assert_true(fake_has(result.got, "\"speed\":90"));
    assert_int_equal(log_at(forged, result.seq - 1)->event.kind, EVENT_GRADED);
    log_free(forged);
    arena_free(arena);
    world_close(&w);
}

static void rerun__tells_tail_missing__when_log_was_cut(void **state)
{
    World w;
    Arena *arena = arena_new(0);
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    play_some(&w, 3);
    for (uint32_t keep = 1; keep < log_count(w.log); keep++) {
        EventLog *cut = forge(w.log, keep, NULL, NULL);
        RerunResult result = rerun(&w, cut, arena);
        assert_int_equal(result.kind, RERUN_TAIL_MISSING);
        assert_int_equal(result.seq, keep + 1);
        log_free(cut);
    }
    arena_free(arena);
    world_close(&w);
}

static void rerun__tells_other_engine_and_content__when_they_changed(void **state)
{
    World w;
    Arena *arena = arena_new(0);
    RerunResult result;
    Err err = { 0 };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    RerunInput in = { w.book, w.log, sv("test2") };
    assert_true(rerun_verify(&in, arena, &result, &err));
    assert_int_equal(result.kind, RERUN_OTHER_ENGINE);
    ((struct Content *)w.content)->hash = hash_of(sv("edited"));
    result = rerun(&w, w.log, arena);
    assert_int_equal(result.kind, RERUN_OTHER_CONTENT);
    arena_free(arena);
    world_close(&w);
}

static void rerun__comes_to_same_place__when_retrying(void **state)
{
    World w;
    EventLog *log = NULL;
    Desk *desk = NULL;
    Err err = { 0 };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_say(&w, "42码");
    world_until(&w, 2);
    Hash here = chat_state_hash(world_chat(&w));
    world_wait(&w, 5000);
    world_say(&w, "爱要不要");
    uint32_t seq = log_count(w.log);
    while (log_at(w.log, seq - 1)->event.kind != EVENT_TRAINEE_SAID) seq--;
    SessionHeader header = world_header(w.content, "jeans", "plain", 3);
    RerunStart start = { w.book, w.log, seq, &header, NULL };
    assert_true(rerun_until(&start, &log, &desk, &err));
    Hash there = chat_state_hash(desk_chat(desk, 1));
    assert_true(hash_equal(&here, &there));
    DeskReply reply = { 1, sv("抱歉,是40码"), 1000, { 0 } };
    assert_true(desk_say(desk, &reply, w.now, NULL, &err));
    assert_true(desk_advance(desk, w.now + 20000, &err));
    assert_string_equal(chat_beat(desk_chat(desk, 1)).ptr, "returns");
    desk_free(desk);
    log_free(log);
    world_close(&w);
}

static void desk__refuses__when_input_is_bad(void **state)
{
    World w;
    Err err = { 0 };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    DeskReply empty = { 1, sv(""), -1, { 0 } };
    DeskReply nobody = { 2, sv("在"), -1, { 0 } };
    DeskReply broken = { 1, sv("\xff"), -1, { 0 } };
    DeskReply nul = { 1, sv_of("a\0b", 3), -1, { 0 } };
    assert_false(desk_say(w.desk, &empty, 0, NULL, &err));
    assert_false(desk_say(w.desk, &nobody, 0, NULL, &err));
    assert_false(desk_say(w.desk, &broken, 0, NULL, &err));
    assert_false(desk_say(w.desk, &nul, 0, NULL, &err));
    assert_false(desk_status(w.desk, sv("asleep"), 0, &err));
    assert_false(desk_act(w.desk, 1, sv("refund"), sv("{"), 0, &err));
    assert_int_equal(log_count(w.log), 0);
    assert_true(desk_close(w.desk, 10, &err));
    assert_true(log_is_closed(w.log));
    assert_false(desk_flag(w.desk, 1, sv("red"), 20, &err));
    assert_int_equal(desk_next_due(w.desk), -1);
    world_close(&w);

    SessionHeader header = world_header(w.content = fake_content(), "jeans,nowhere", "plain", 1);
    w.book = playbook_new(w.content);
    assert_true(log_new(&w.log, &header, &err));
    assert_false(desk_new(&w.desk, w.book, w.log, NULL, &err));
    assert_string_equal(err.text, "there is no scenario \"nowhere\"");
    log_free(w.log);
    playbook_free(w.book);
    fake_content_free(w.content);
}

static void desk__opens_chats_one_after_another__when_several(void **state)
{
    World w;
    (void)state;
    world_open(&w, "jeans,jeans,jeans,jeans,jeans", "plain,quick", 3);
    assert_int_equal(desk_chat_count(w.desk), 5);
    assert_string_equal(chat_persona(desk_chat(w.desk, 2)).ptr, "quick");
    assert_string_equal(chat_persona(desk_chat(w.desk, 3)).ptr, "plain");
    world_wait(&w, 15000);
    assert_true(chat_is_open(desk_chat(w.desk, 2)));
    assert_false(chat_is_open(desk_chat(w.desk, 3)));
    world_wait(&w, 45000);
    assert_int_equal(world_count(&w, EVENT_CHAT_OPENED), 5);
    assert_null(desk_chat(w.desk, 6));
    world_close(&w);
}

static void desk__charges_nobody__when_asleep(void **state)
{
    World w;
    Err err = { 0 };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    world_until(&w, 1);
    world_wait(&w, 10000);
    int32_t before = world_mood(&w, "patience");
    int64_t since = chat_waiting_since(world_chat(&w));
    assert_true(desk_suspend(w.desk, w.now, &err));
    world_wait(&w, 3600000);
    assert_int_equal(world_mood(&w, "patience"), before);
    assert_true(desk_resume(w.desk, w.now, &err));
    world_wait(&w, 15000);
    assert_int_equal(world_mood(&w, "patience"), before);
    assert_int_equal(chat_waiting_since(world_chat(&w)), since + 3600000);
    world_say(&w, "40码");
    assert_true(w.judgement->scores[DIM_SPEED] > 40);
    world_close(&w);
}

static void desk__answers_by_machine__when_away(void **state)
{
    World w;
    Err err = { 0 };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    assert_true(desk_status(w.desk, sv("away"), 0, &err));
    world_until(&w, 1);
    assert_true(world_logged(&w, EVENT_AUTO_REPLY, "亲,稍等"));
    assert_true(chat_waiting_since(world_chat(&w)) >= 0);
    world_close(&w);
}

/* A disk that refuses until told otherwise. */
typedef struct Disk {
    bool is_full;
    int writes;
    uint32_t durable;
} Disk;

static bool disk_write(void *self, const EventLog *log, bool durable, Err *err)
{
    Disk *disk = self;
    disk->writes++;
    if (disk->is_full) return err_set(err, ERR_STORE, "no space left");
    if (durable) disk->durable = log_count(log);
    return true;
}

static void desk__grades_nothing__before_it_is_stored(void **state)
{
    World w;
    Err err = { 0 };
    Disk disk = { 0 };
    EventSink sink = { &disk, disk_write };
    (void)state;
    world_open(&w, "jeans", "plain", 3);
    log_set_sink(w.log, &sink);
    world_until(&w, 1);
    disk.is_full = true;
    DeskReply reply = { 1, sv("40码"), 1000, { 0 } };
    assert_false(desk_say(w.desk, &reply, w.now, NULL, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_int_equal(world_count(&w, EVENT_TRAINEE_SAID), 1);
    assert_int_equal(world_count(&w, EVENT_GRADED), 0);
    assert_false(desk_advance(w.desk, w.now + 10, &err));
    disk.is_full = false;
    assert_true(desk_advance(w.desk, w.now + 20, &err));
    assert_int_equal(world_count(&w, EVENT_TRAINEE_SAID), 1);
    assert_int_equal(world_count(&w, EVENT_GRADED), 1);
    world_close(&w);
}

static void fault__ends_own_chat_only__when_script_is_broken(void **state)
{
    static const char *const CASES[][2] = {
        { "error", "scenario.lua:15: broken on purpose" },
        { "loop", "scenario.lua:2" },
        { "state", "buyer.state" },
        { "next", "nowhere" },
        { "yield", "buyer:asks" },
        { "round", "in a circle" },
        { "line", "no.such.line" },
        { "field", "abuot" },
        { "topic", "sise" },
        { "mood", "hunger" },
        { "write", "cannot be set" },
        { "bomb", "scenario.lua:25" },
        { "coroutine", "play function" },
        { "judge-fails", "as told" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        World w;
        Arena *arena = arena_new(0);
        Err err = { 0 };
        world_open(&w, "broken,jeans", "plain,plain", 3);
        world_until(&w, 1);
        world_wait(&w, 20000);
        DeskReply reply = { 1, sv(CASES[i][0]), 1000, { 0 } };
        assert_true(desk_say(w.desk, &reply, w.now, NULL, &err));
        world_wait(&w, 20000);
        if (chat_outcome(world_chat(&w)) != OUTCOME_FAULT) fail_msg("%s: no fault", CASES[i][0]);
        if (!fake_has(chat_why(world_chat(&w)), CASES[i][1])) {
            fail_msg("%s: %.*s", CASES[i][0], SV_ARG(chat_why(world_chat(&w))));
        }
        /* What the failed entry itself had felt is undone. */
        if (i < 3) assert_int_equal(world_mood(&w, "trust"), 55);
        reply = (DeskReply){ 2, sv("40码,因为弹"), 1000, { 0 } };
        assert_true(desk_say(w.desk, &reply, w.now, NULL, &err));
        world_wait(&w, 20000);
        assert_int_equal(chat_outcome(desk_chat(w.desk, 2)), OUTCOME_OPEN);
        assert_true(desk_close(w.desk, w.now, &err));
        assert_int_equal(rerun(&w, w.log, arena).kind, RERUN_SAME);
        arena_free(arena);
        world_close(&w);
    }
}

/* Each look at this clock is a second later: every script runs into its deadline. */
static int64_t hasty_now(void *self)
{
    return *(int64_t *)self += 1000;
}

static void fault__is_an_input__when_deadline_did_it(void **state)
{
    World w;
    Arena *arena = arena_new(0);
    Err err = { 0 };
    int64_t tick = 0;
    Clock hasty = { &tick, hasty_now };
    (void)state;
    world_open(&w, "broken", "plain", 3);
    desk_free(w.desk);
    assert_true(desk_new(&w.desk, w.book, w.log, &hasty, &err));
    for (int i = 0; i < 20 && chat_outcome(world_chat(&w)) == OUTCOME_OPEN; i++) {
        world_wait(&w, 5000);
        if (chat_outcome(world_chat(&w)) == OUTCOME_OPEN) world_say(&w, "loop");
    }
    assert_int_equal(chat_outcome(world_chat(&w)), OUTCOME_FAULT);
    assert_int_equal(world_count(&w, EVENT_SCRIPT_FAULT), 1);
    assert_true(desk_close(w.desk, w.now += 10, &err));
    RerunResult result = rerun(&w, w.log, arena);
    if (result.kind != RERUN_SAME) fail_msg("%.*s\n%.*s", SV_ARG(result.expected), SV_ARG(result.got));
    arena_free(arena);
    world_close(&w);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(desk__gives_same_log__when_seed_and_inputs_are_same),
        cmocka_unit_test(desk__gives_known_log__in_every_process),
        cmocka_unit_test(rerun__is_same__when_nothing_changed),
        cmocka_unit_test(rerun__names_first_difference__when_event_was_changed),
        cmocka_unit_test(rerun__tells_tail_missing__when_log_was_cut),
        cmocka_unit_test(rerun__tells_other_engine_and_content__when_they_changed),
        cmocka_unit_test(rerun__comes_to_same_place__when_retrying),
        cmocka_unit_test(desk__refuses__when_input_is_bad),
        cmocka_unit_test(desk__opens_chats_one_after_another__when_several),
        cmocka_unit_test(desk__charges_nobody__when_asleep),
        cmocka_unit_test(desk__answers_by_machine__when_away),
        cmocka_unit_test(desk__grades_nothing__before_it_is_stored),
        cmocka_unit_test(fault__ends_own_chat_only__when_script_is_broken),
        cmocka_unit_test(fault__is_an_input__when_deadline_did_it),
    };
    (void)argc;
    if (getenv("DESK_PRINT")) {
        Hash hash = play_hash("jeans,jeans", "plain,quick", 4);
        puts(hash_hex(&hash).text);
        return 0;
    }
    setenv("DESK_SELF", argv[0], 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
