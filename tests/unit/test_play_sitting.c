/* test_play_sitting.c -- sessions that end, are left, are killed, and go on. */
#include "sitting_fixture.h"

static RerunKind proof(Office *o, const char *id)
{
    EventLog *log = NULL;
    RerunResult result = { 0 };
    if (!store_load_session(o->store, sv(id), &log, &o->err)) fail_msg("%s", o->err.text);
    if (!log_verify_chain(log, &o->err)) fail_msg("%s", o->err.text);
    RerunInput in = { o->book, log, sv("test") };
    if (!rerun_verify(&in, o->arena, &result, &o->err)) fail_msg("%s", o->err.text);
    log_free(log);
    return result.kind;
}

static void sitting__is_stored_and_proven__when_ended(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "40码,因为四面弹", 5000);
    assert_true(sitting_end(s, sitting_now(s) + 1000, &o->err));
    assert_true(sitting_end(s, sitting_now(s) + 2000, &o->err));
    assert_text(log_header(sitting_log(s))->persona, "plain");
    assert_text(log_header(sitting_log(s))->person_name, "小李");
    sitting_free(s);
    assert_int_equal(office_row(o, "id000001").state, STORE_STATE_CLOSED);
    assert_int_equal(proof(o, "id000001"), RERUN_SAME);
}

static void sitting__leaves_nothing__when_it_cannot_begin(void **state)
{
    Office *o = *state;
    Sitting *s = NULL;
    StoredSessions all = { 0 };
    o->setup.scenario = sv("nowhere");
    assert_false(sitting_begin(&s, &o->setup, &o->err));
    o->setup.scenario = sv("jeans");
    o->setup.persona = sv("nobody");
    assert_false(sitting_begin(&s, &o->setup, &o->err));
    assert_true(store_list_sessions(o->store, o->arena, &all, &o->err));
    assert_int_equal(all.count, 0);
    assert_null(s);
}

static void sitting__names_every_buyer__when_several_come(void **state)
{
    Office *o = *state;
    o->setup.scenario = sv("jeans,acts,jeans");
    o->setup.persona = sv("quick");
    Sitting *s = office_begin(o);
    assert_text(log_header(sitting_log(s))->persona, "quick,plain,plain");
    assert_int_equal(desk_chat_count(sitting_desk(s)), 3);
    sitting_free(s);
}

static void sitting__goes_on__when_it_was_killed(void **state)
{
    Office *o = *state;
    SittingBar bar = SITTING_DAMAGED;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "42码", 5000);
    office_wait(o, s, 1);
    assert_true(sitting_tick(s, sitting_now(s), &o->err));
    int64_t then = sitting_now(s);
    uint32_t count = log_count(sitting_log(s));
    office_kill(o, s);
    assert_int_equal(office_row(o, "id000001").state, STORE_STATE_INTERRUPTED);
    o->time = "2026-11-21T20:00:00+08:00";

    assert_true(sitting_carry_on(&s, &o->setup, sv("id000001"), &bar, &o->err));
    assert_int_equal(bar, SITTING_FREE);
    assert_int_equal(sitting_now(s), then);
    assert_int_equal(log_count(sitting_log(s)), count + 2); /* suspend and resume */
    assert_true(chat_waiting_since(desk_chat(sitting_desk(s), 1)) >= 0);
    assert_int_equal(office_row(o, "id000001").state, STORE_STATE_OPEN);
    assert_text(office_row(o, "id000001").ended, "");
    office_say(o, s, 1, "40码,因为四面弹", 4000);
    assert_true(sitting_end(s, sitting_now(s) + 1, &o->err));
    sitting_free(s);
    assert_int_equal(proof(o, "id000001"), RERUN_SAME);
}

/* The reply is durable before it is graded: killed in between, the grade comes when it goes on. */
static void sitting__grades_last_reply__when_killed_before(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "40码", 2000);
    uint32_t stored = office_row(o, "id000001").count;
    assert_int_equal(log_at(sitting_log(s), stored - 1)->event.kind, EVENT_TRAINEE_SAID);
    office_kill(o, s);
    assert_true(sitting_carry_on(&s, &o->setup, sv("id0"), NULL, &o->err));
    assert_int_equal(log_at(sitting_log(s), stored)->event.kind, EVENT_GRADED);
    sitting_free(s);
}

static void sitting__goes_on_twice__when_left_and_paused(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    assert_true(sitting_pause(s, sitting_now(s) + 1000, &o->err));
    assert_true(sitting_leave(s, &o->err));
    assert_int_equal(office_row(o, "id000001").state, STORE_STATE_INTERRUPTED);
    sitting_free(s);
    for (int i = 0; i < 2; i++) {
        assert_true(sitting_carry_on(&s, &o->setup, sv("id000001"), NULL, &o->err));
        assert_false(sitting_is_paused(s));
        office_say(o, s, 1, "稍等", 1000);
        assert_true(sitting_leave(s, &o->err));
        sitting_free(s);
    }
    assert_int_equal(proof(o, "id000001"), RERUN_TAIL_MISSING);
}

static void sitting__goes_on__when_killed_before_first_event(void **state)
{
    Office *o = *state;
    office_kill(o, office_begin(o));
    Sitting *s = NULL;
    assert_true(sitting_carry_on(&s, &o->setup, sv("id000001"), NULL, &o->err));
    office_wait(o, s, 1);
    assert_true(sitting_end(s, sitting_now(s), &o->err));
    sitting_free(s);
    assert_int_equal(proof(o, "id000001"), RERUN_SAME);
}

static SittingBar bar_of(Office *o)
{
    Sitting *s = NULL;
    SittingBar bar = SITTING_FREE;
    assert_false(sitting_carry_on(&s, &o->setup, sv("id000001"), &bar, &o->err));
    assert_null(s);
    return bar;
}

static void sitting__says_why__when_it_may_not_go_on(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    assert_int_equal(bar_of(o), SITTING_BUSY);
    office_wait(o, s, 1);
    assert_true(sitting_leave(s, &o->err));
    sitting_free(s);
    o->setup.engine = sv("newer");
    assert_int_equal(bar_of(o), SITTING_OTHER_ENGINE);
    assert_true(fake_has(sv(o->err.text), "other_engine"));
    o->setup.engine = sv("test");
    ((Content *)o->content)->hash = hash_of(sv("edited"));
    assert_int_equal(bar_of(o), SITTING_OTHER_CONTENT);
    ((Content *)o->content)->hash = hash_of(sv("fake"));
    assert_true(sitting_carry_on(&s, &o->setup, sv("id000001"), NULL, &o->err));
    assert_true(sitting_end(s, sitting_now(s), &o->err));
    sitting_free(s);
    assert_int_equal(bar_of(o), SITTING_FINISHED);
    assert_false(sitting_carry_on(&s, &o->setup, sv("zzzz"), NULL, &o->err));
}

static void sitting__is_damaged__when_events_come_out_differently(void **state)
{
    Office *o = *state;
    SessionHeader header = fixture_header("id000001");
    EventSink sink;
    EventLog *log = NULL;
    header.engine = sv("test");
    header.content = *content_hash(o->content);
    header.scenario = sv("jeans");
    header.persona = sv("plain");
    assert_true(log_new(&log, &header, &o->err));
    assert_true(store_begin_session(o->store, log, &(StoreOwner){ 4711, sv("boot-1") }, &sink, &o->err));
    log_set_sink(log, &sink);
    Event said = { .chat = 1, .t_ms = 10, .kind = EVENT_BUYER_SAID, .data = sv("{\"text\":\"made up\"}") };
    assert_true(log_append(log, &said, true, &o->err));
    assert_true(store_leave_session(o->store, log, sv(o->time), sv(""), &o->err));
    log_free(log);
    assert_int_equal(bar_of(o), SITTING_DAMAGED);
    assert_int_equal(office_row(o, "id000001").state, STORE_STATE_INTERRUPTED);
}

static void exam__is_neither_paused_nor_left_nor_carried_on(void **state)
{
    Office *o = *state;
    o->setup.mode = SESSION_EXAM;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    assert_false(sitting_pause(s, sitting_now(s), &o->err));
    assert_false(sitting_leave(s, &o->err));
    Sitting *again = NULL;
    office_say(o, s, 1, "40码", 10);
    assert_false(sitting_retry(&again, &o->setup, sitting_log(s), log_count(sitting_log(s)), &o->err));
    office_kill(o, s);
    assert_int_equal(bar_of(o), SITTING_EXAM);
}

static void tick__charges_nobody__when_machine_slept(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    int64_t since = chat_waiting_since(desk_chat(sitting_desk(s), 1)), now = sitting_now(s);
    assert_true(sitting_tick(s, now, &o->err));
    assert_true(sitting_tick(s, now + SITTING_GAP_MS - 1, &o->err));
    assert_int_equal(chat_waiting_since(desk_chat(sitting_desk(s), 1)), since);
    assert_true(sitting_tick(s, now + 3600000, &o->err));
    int64_t slept = 3600000 - (SITTING_GAP_MS - 1);
    assert_int_equal(chat_waiting_since(desk_chat(sitting_desk(s), 1)), since + slept);
    assert_true(chat_is_open(desk_chat(sitting_desk(s), 1)));
    assert_true(office_row(o, "id000001").count > 0);
    sitting_free(s);
}

static void pause__stops_every_clock__until_resumed(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    int64_t since = chat_waiting_since(desk_chat(sitting_desk(s), 1)), now = sitting_now(s);
    assert_true(sitting_pause(s, now, &o->err));
    assert_true(sitting_pause(s, now, &o->err));
    assert_true(sitting_tick(s, now + 900000, &o->err));
    assert_true(sitting_resume(s, now + 900000, &o->err));
    assert_true(sitting_tick(s, now + 900100, &o->err));
    assert_int_equal(chat_waiting_since(desk_chat(sitting_desk(s), 1)), since + 900000);
    sitting_free(s);
}

static void note__is_taken_back__only_where_it_is_ours(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    assert_true(sitting_note(s, 1, sv("先寄样"), sitting_now(s), &o->err));
    uint32_t seq = log_count(sitting_log(s));
    assert_false(sitting_drop_note(s, 1, seq - 1, sitting_now(s), &o->err));
    assert_false(sitting_drop_note(s, 1, seq + 9, sitting_now(s), &o->err));
    assert_true(sitting_drop_note(s, 1, seq, sitting_now(s), &o->err));
    assert_true(sitting_end(s, sitting_now(s), &o->err));
    sitting_free(s);
    assert_int_equal(proof(o, "id000001"), RERUN_SAME);
}

static void retry__plays_otherwise_from_there__and_says_where_from(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o), *again = NULL;
    office_wait(o, s, 1);
    office_say(o, s, 1, "42码", 5000);
    uint32_t seq = 0;
    for (uint32_t i = 0; i < log_count(sitting_log(s)); i++) {
        if (log_at(sitting_log(s), i)->event.kind == EVENT_TRAINEE_SAID) seq = i + 1;
    }
    assert_true(sitting_end(s, sitting_now(s), &o->err));
    assert_true(sitting_retry(&again, &o->setup, sitting_log(s), seq, &o->err));
    assert_text(log_header(sitting_log(again))->origin, arena_printf(o->arena, "retry:id000001:%u", seq).ptr);
    office_say(o, again, 1, "40码", 0);
    assert_true(sitting_end(again, sitting_now(again), &o->err));
    sitting_free(again);
    sitting_free(s);
    assert_int_equal(proof(o, "id000002"), RERUN_SAME);
}

/* The fake content with one text in one of its files replaced. */
static const Content *changed_content(const char *path, const char *from, const char *to)
{
    Content *content = (Content *)fake_content();
    size_t count = 0;
    const ContentFile *list = content_files_at(content->files, &count);
    ContentFile *files = test_malloc(count * sizeof *files);
    Buf text = { 0 };
    for (size_t i = 0; i < count; i++) {
        files[i] = list[i];
        if (!sv_is(list[i].path, path)) continue;
        char *whole = mem_copy(list[i].text.ptr, list[i].text.len);
        char *at = strstr(whole, from);
        if (!at) fail_msg("%s has no %s", path, from);
        buf_printf(&text, "%.*s%s%s", (int)(at - whole), whole, to, at + strlen(from));
        files[i].text = buf_view(&text);
        mem_free(whole);
    }
    ContentFiles *changed = content_files_of(files, count);
    content_files_free(content->files);
    content->files = changed;
    content->hash = hash_of(sv(to));
    test_free(files);
    buf_clear(&text);
    return content;
}

static size_t count_kind(const EventLog *log, EventKind kind)
{
    size_t count = 0;
    for (uint32_t i = 0; i < log_count(log); i++) count += log_at(log, i)->event.kind == kind;
    return count;
}

static Sitting *begin_answered(Office *o)
{
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "您好,40码", 3000);
    office_wait(o, s, 1);
    office_say(o, s, 1, "支持七天无理由", 3000);
    return s;
}

static void reload__comes_to_the_same_place__on_changed_content(void **state)
{
    Office *o = *state;
    Sitting *s = begin_answered(o), *again = NULL;
    uint32_t stopped = 9;
    const Content *changed =
        changed_content("scenarios/jeans/scenario.lua", "auto_reply = \"亲,稍等\"", "auto_reply = \"亲,马上来\"");
    SittingSetup setup = o->setup;
    setup.book = playbook_new(changed);
    if (!sitting_reload(&again, &setup, s, &stopped, &o->err)) fail_msg("%s", o->err.text);
    assert_int_equal(stopped, 0);
    assert_true(sitting_is_trial(again));
    assert_int_equal(sitting_now(again), sitting_now(s));
    const EventLog *log = sitting_log(again), *before = sitting_log(s);
    assert_int_equal(count_kind(log, EVENT_TRAINEE_SAID), count_kind(before, EVENT_TRAINEE_SAID));
    assert_int_equal(count_kind(log, EVENT_BUYER_SAID), count_kind(before, EVENT_BUYER_SAID));
    assert_text(log_header(log)->origin, "reload:id000001");
    assert_false(hash_equal(&log_header(log)->content, &log_header(before)->content));
    /* Nothing is stored of it before it ends; then all is, and it can be proven. */
    StoredSession row = { 0 };
    assert_false(store_find_session(o->store, o->arena, sv("id000002"), &row, NULL));
    assert_true(sitting_leave(s, &o->err));
    assert_true(sitting_end(again, sitting_now(again) + 1000, &o->err));
    assert_int_equal(office_row(o, "id000002").state, STORE_STATE_CLOSED);
    sitting_free(again);
    sitting_free(s);
    playbook_free(setup.book);
    fake_content_free(changed);
}

static void reload__stops_where_a_reply_has_no_place(void **state)
{
    Office *o = *state;
    Sitting *s = begin_answered(o), *again = NULL;
    uint32_t stopped = 0;
    const Content *changed = changed_content("scenarios/jeans/scenario.lua", "buyer.state.size = a.verdict",
                                             "if true then return buyer:leaves() end");
    SittingSetup setup = o->setup;
    setup.book = playbook_new(changed);
    if (!sitting_reload(&again, &setup, s, &stopped, &o->err)) fail_msg("%s", o->err.text);
    assert_true(stopped > 0);
    assert_int_equal(log_at(sitting_log(s), stopped - 1)->event.kind, EVENT_TRAINEE_SAID);
    assert_int_equal(count_kind(sitting_log(again), EVENT_TRAINEE_SAID), 1);
    assert_false(chat_is_open(desk_chat(sitting_desk(again), 1)));
    sitting_free(again);
    sitting_free(s);
    playbook_free(setup.book);
    fake_content_free(changed);
}

static void reload__keeps_the_old_one__where_the_new_is_broken(void **state)
{
    Office *o = *state;
    Sitting *s = begin_answered(o), *again = NULL;
    uint32_t stopped = 0;
    const Content *changed = changed_content("scenarios/jeans/scenario.lua", "beats = {", "beats = {{");
    SittingSetup setup = o->setup;
    setup.book = playbook_new(changed);
    assert_false(sitting_reload(&again, &setup, s, &stopped, &o->err));
    assert_null(again);
    assert_non_null(strstr(o->err.text, "scenarios/jeans/scenario.lua:"));
    office_wait(o, s, 1);
    assert_true(chat_is_open(desk_chat(sitting_desk(s), 1)));
    sitting_free(s);
    playbook_free(setup.book);
    fake_content_free(changed);
}

static void person__is_last_or_fallback__when_not_named(void **state)
{
    Office *o = *state;
    Person person = { 0 };
    SittingWho who = { sv(""), sv("root") };
    assert_true(sitting_person(&o->setup, &who, o->arena, &person, &o->err));
    assert_text(person.name, "root");
    who.name = sv("林晓");
    o->time = "2026-11-21T15:00:00+08:00";
    assert_true(sitting_person(&o->setup, &who, o->arena, &person, &o->err));
    StrView id = person.id;
    who = (SittingWho){ sv(""), sv("root") };
    assert_true(sitting_person(&o->setup, &who, o->arena, &person, &o->err));
    assert_text(person.name, "林晓");
    assert_true(sv_eq(person.id, id));
    o->setup.store = NULL;
    assert_true(sitting_person(&o->setup, &who, o->arena, &person, &o->err));
    assert_text(person.name, "root");
    assert_text(person.id, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(sitting__is_stored_and_proven__when_ended),
        OFFICE_TEST(sitting__leaves_nothing__when_it_cannot_begin),
        OFFICE_TEST(sitting__names_every_buyer__when_several_come),
        OFFICE_TEST(sitting__goes_on__when_it_was_killed),
        OFFICE_TEST(sitting__grades_last_reply__when_killed_before),
        OFFICE_TEST(sitting__goes_on_twice__when_left_and_paused),
        OFFICE_TEST(sitting__goes_on__when_killed_before_first_event),
        OFFICE_TEST(sitting__says_why__when_it_may_not_go_on),
        OFFICE_TEST(sitting__is_damaged__when_events_come_out_differently),
        OFFICE_TEST(exam__is_neither_paused_nor_left_nor_carried_on),
        OFFICE_TEST(tick__charges_nobody__when_machine_slept),
        OFFICE_TEST(pause__stops_every_clock__until_resumed),
        OFFICE_TEST(note__is_taken_back__only_where_it_is_ours),
        OFFICE_TEST(retry__plays_otherwise_from_there__and_says_where_from),
        OFFICE_TEST(reload__comes_to_the_same_place__on_changed_content),
        OFFICE_TEST(reload__stops_where_a_reply_has_no_place),
        OFFICE_TEST(reload__keeps_the_old_one__where_the_new_is_broken),
        OFFICE_TEST(person__is_last_or_fallback__when_not_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
