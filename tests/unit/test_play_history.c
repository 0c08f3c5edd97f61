/* test_play_history.c -- digests of played sessions, and what adds up over many. */
#include "play/history.h"
#include "sitting_fixture.h"

static StrView digest_text(Office *o, const Digest *digest)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    digest_write(&out, digest);
    StrView kept = arena_copy(o->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static StrView marks_of(const Digest *digest, const char *rule)
{
    for (size_t i = 0; i < digest->rule_count; i++) {
        if (sv_is(digest->rules[i].rule, rule)) return digest->rules[i].marks;
    }
    return sv("none");
}

static void digest__tells_a_played_session(void **state)
{
    Office *o = *state;
    Digest digest, again;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "42码", 5000);
    office_wait(o, s, 1);
    assert_true(sitting_pause(s, sitting_now(s), &o->err));
    assert_true(sitting_resume(s, sitting_now(s) + 60000, &o->err));
    office_say(o, s, 1, "40码", 1000);
    assert_true(sitting_end(s, sitting_now(s) + 1000, &o->err));
    assert_true(digest_of(sitting_log(s), content_rules(o->content), o->arena, &digest, &o->err));
    assert_int_equal(digest.replies, 2);
    assert_int_equal(digest.overall, 90);
    assert_int_equal(digest.means[DIM_SIZING], 45);
    assert_int_equal(digest.chars, 6);
    assert_int_equal(digest.typing_ms, 6000);
    assert_int_equal(digest.duration_ms, sitting_now(s) - 60000);
    assert_text(digest.chats[0].scenario, "jeans");
    assert_text(digest.chats[0].persona, "plain");
    assert_text(digest.chats[0].outcome, "lost");
    assert_int_equal(digest.chats[0].overall, 90);
    assert_text(marks_of(&digest, "SIZ-02"), "M.");
    assert_text(marks_of(&digest, "SPD-01"), ".");
    assert_text(marks_of(&digest, "SPD-02"), ".");
    StrView text = digest_text(o, &digest);
    assert_true(digest_read(o->arena, text, &again));
    assert_true(sv_eq(text, digest_text(o, &again)));
    sitting_free(s);
    StoredSession row = office_row(o, "id000001");
    assert_true(sv_eq(text, row.summary));
}

static void digest__is_refused__when_it_is_not_whole(void **state)
{
    static const char *const BAD[] = {
        "",
        "{}",
        "[]",
        "7",
        "{\"version\":9}",
        "{\"version\":2,\"overall\":88}",
        "{\"version\":2,\"overall\":101,\"means\":[1,2,3,4,5],\"chats\":[],\"rules\":{}}",
        "{\"version\":2,\"overall\":88,\"means\":[1,2,3,4],\"chats\":[],\"rules\":{}}",
        "{\"version\":2,\"overall\":88,\"means\":[1,2,3,4,5],\"chats\":[{}],\"rules\":{}}",
        "{\"version\":2,\"overall\":88,\"means\":[1,2,3,4,5],\"chats\":[],\"rules\":{\"A\":\"x\"}}",
        "{\"version\":2,\"overall\":88,\"means\":[1,2,3,4,5],\"chats\":[],\"rules\":[]}",
        "{\"overall\":88}"
    };
    Office *o = *state;
    Digest digest;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        if (digest_read(o->arena, sv(BAD[i]), &digest)) fail_msg("%s was read", BAD[i]);
    }
    assert_true(digest_read(
        o->arena, sv("{\"version\":2,\"overall\":88,\"means\":[1,2,-1,4,5],\"chats\":[],\"rules\":{}}"), &digest));
}

/* A stored session with that summary, as if it had been played at that time. */
typedef struct Past {
    const char *id;
    const char *at;
    const char *person;
    const char *scenario;
    int32_t overall;
    const char *rules; /* JSON members */
    const char *outcome;
} Past;

static void add_past(Office *o, const Past *past)
{
    SessionHeader header = fixture_header(past->id);
    EventLog *log = NULL;
    EventSink sink;
    StoreOwner owner = office_owner(o, o->arena);
    header.engine = sv("test");
    header.content = *content_hash(o->content);
    header.started_at = sv(past->at);
    header.person_id = sv(past->person);
    header.scenario = sv(past->scenario);
    header.persona = sv("plain");
    StrView summary =
        arena_printf(o->arena,
                     "{\"version\":2,\"overall\":%d,\"means\":[90,80,70,60,-1],\"replies\":5,\"chars\":100,"
                     "\"typing_ms\":60000,\"duration_ms\":%d,\"chats\":[{\"scenario\":\"%s\",\"persona\":"
                     "\"plain\",\"outcome\":\"%s\",\"why\":\"\",\"overall\":%d,\"replies\":5}],"
                     "\"rules\":{%s}}",
                     (int)past->overall, 150000, past->scenario, past->outcome, (int)past->overall, past->rules);
    assert_true(log_new(&log, &header, &o->err));
    assert_true(store_begin_session(o->store, log, &owner, &sink, &o->err));
    log_set_sink(log, &sink);
    assert_true(log_close(log, 0, &o->err));
    assert_true(store_end_session(o->store, log, sv(past->at), summary, &o->err));
    log_free(log);
}

static History read_history(Office *o, const char *today)
{
    History history;
    if (!history_read(&o->setup, sv(today), o->arena, &history, &o->err)) fail_msg("%s", o->err.text);
    return history;
}

static const Past PASTS[] = {
    { "past-1", "2026-11-13T10:00:00", "p-1", "jeans", 70, "\"SIZ-02\":\"M.M\",\"BAN-15\":\"...M.\"", "lost" },
    { "past-2", "2026-11-16T10:00:00", "p-1", "jeans", 90, "\"SIZ-02\":\".M\",\"SPD-02\":\"mm..\"", "won" },
    { "past-3", "2026-11-18T10:00:00", "p-1", "acts", 81, "\"SIZ-02\":\"M.\",\"SPD-02\":\".\"", "walked_out" },
    { "past-4", "2026-11-19T10:00:00", "p-2", "acts", 11, "\"POL-02\":\"CCCC\"", "lost" },
};

static void add_pasts(Office *o)
{
    for (size_t i = 0; i < sizeof PASTS / sizeof *PASTS; i++) add_past(o, &PASTS[i]);
}

static void history__adds_up__for_one_person(void **state)
{
    Office *o = *state;
    add_pasts(o);
    History h = read_history(o, "2026-11-21");
    assert_int_equal(h.count, 3);
    assert_text(h.sessions[0].id, "past-3");
    assert_text(h.sessions[0].outcome, "walked_out");
    assert_int_equal(h.sessions[0].digest.means[DIM_TONE], 80);
    assert_int_equal(h.week_count, 2);
    assert_int_equal(h.week_overall, 86); /* 85.5 */
    assert_int_equal(h.week_cpm, 100);
    assert_int_equal(h.scenario_count, 2);
    const HistoryScenario *jeans = history_scenario(&h, sv("jeans"));
    assert_int_equal(jeans->count, 2);
    assert_int_equal(jeans->best, 90);
    assert_int_equal(jeans->last, 90);
    assert_int_equal(jeans->mean_ms, 150000);
    assert_null(history_scenario(&h, sv("broken")));
    assert_text(history_before(&h, sv("past-2"))->id, "past-1");
    assert_null(history_before(&h, sv("past-1")));
    assert_null(h.unfinished);
    o->setup.person.id = sv("");
    assert_int_equal(read_history(o, "2026-11-21").count, 4);
    o->setup.person.id = sv("p-9");
    h = read_history(o, "2026-11-21");
    assert_int_equal(h.count, 0);
    assert_int_equal(h.week_overall, -1);
    assert_int_equal(h.weak_count, 0);
}

static StrView marks(const HistoryRule *rule)
{
    return sv_of(rule->marks, rule->mark_count);
}

static void weak__are_rules_by_their_latest_marks(void **state)
{
    Office *o = *state;
    ScenarioInfo *scenarios = ((Content *)o->content)->scenarios;
    static const StrView SIZING[] = { { "sizing", 6 } }, SPEED[] = { { "speed", 5 }, { "banned", 6 } };
    add_pasts(o);
    scenarios[0].skills = SIZING;
    scenarios[0].skill_count = 1;
    scenarios[0].minutes = 9;
    scenarios[2].skills = SPEED;
    scenarios[2].skill_count = 2;
    scenarios[2].minutes = 9;
    History h = read_history(o, "2026-11-21");
    assert_int_equal(h.weak_count, 2);
    /* The newest six of M.M, .M, M. */
    assert_text(h.weak[0].rule, "SIZ-02");
    assert_text(marks(&h.weak[0]), ".M.MM.");
    assert_int_equal(h.weak[0].missed, 3);
    assert_int_equal(h.weak[0].worst, FINDING_MAJOR);
    assert_text(h.weak[0].scenario, "jeans");
    assert_int_equal(h.weak[0].minutes, 3); /* 150 s */
    assert_text(h.weak[1].rule, "SPD-02");
    assert_text(marks(&h.weak[1]), "mm...");
    assert_text(h.weak[1].scenario, "broken");
    assert_int_equal(h.weak[1].minutes, 9);
    /* The same for a rule by itself. */
    assert_text(history_practising(&h, o->content, sv("SIZ-02"))->id, "jeans");
    assert_text(history_practising(&h, o->content, sv("SPD-02"))->id, "broken");
    /* BAN-15 was broken nine replies ago: two sessions of five replies have passed without. */
    for (size_t i = 0; i < h.weak_count; i++) assert_false(sv_is(h.weak[i].rule, "BAN-15"));
}

/* No skill names speed: then where it went wrong last. */
static void weak__has_something_to_practise_with__whatever_the_scenarios(void **state)
{
    Office *o = *state;
    ScenarioInfo *scenarios = ((Content *)o->content)->scenarios;
    static const StrView NONE[] = { { "policy", 6 } };
    add_pasts(o);
    for (size_t i = 0; i < 3; i++) {
        scenarios[i].skills = NONE;
        scenarios[i].skill_count = 1;
    }
    History h = read_history(o, "2026-11-21");
    assert_int_equal(h.weak_count, 2);
    assert_text(h.weak[1].rule, "SPD-02");
    assert_text(h.weak[1].scenario, "jeans");
}

static void practises__goes_by_skill__without_a_topic(void **state)
{
    Office *o = *state;
    ScenarioInfo scenario = ((Content *)o->content)->scenarios[0];
    static const StrView SKILLS[] = { { "speed", 5 }, { "banned", 6 } };
    scenario.skills = SKILLS;
    scenario.skill_count = 2;
    assert_true(history_practises(o->content, &scenario, sv("BAN-15")));
    scenario.skill_count = 1;
    assert_false(history_practises(o->content, &scenario, sv("BAN-15")));
    assert_true(history_practises(o->content, &scenario, sv("SPD-02")));
}

static void history__makes_summary_again__once(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "42码", 5000);
    assert_true(sitting_end(s, sitting_now(s), &o->err));
    sitting_free(s);
    StrView summary = office_row(o, "id000001").summary;
    assert_true(store_put_summary(o->store, sv("id000001"), sv("{\"overall\":3}"), &o->err));
    History h = read_history(o, "2026-11-21");
    assert_int_equal(h.sessions[0].digest.overall, 90);
    assert_true(sv_eq(office_row(o, "id000001").summary, summary));
}

static void history__finds_what_may_be_carried_on(void **state)
{
    Office *o = *state;
    Sitting *s = office_begin(o);
    office_wait(o, s, 1);
    office_say(o, s, 1, "42码", 5000);
    assert_int_equal(read_history(o, "2026-11-21").count, 0); /* it is being played */
    assert_true(sitting_leave(s, &o->err));
    sitting_free(s);
    o->time = "2026-11-21T15:00:00+08:00";
    office_kill(o, office_begin(o));
    History h = read_history(o, "2026-11-21");
    assert_int_equal(h.count, 2);
    assert_text(h.unfinished->id, "id000002");
    assert_int_equal(h.sessions[1].digest.replies, 1);
    assert_text(h.sessions[1].outcome, "open");
    assert_int_equal(h.week_count, 0);
    o->setup.engine = sv("newer");
    assert_null(read_history(o, "2026-11-21").unfinished);
}

static void week__begins_on_monday(void **state)
{
    static const char *const DAYS[][2] = { { "2026-11-21", "2026-11-16" },    { "2026-11-16", "2026-11-16" },
                                           { "2026-11-15", "2026-11-09" },    { "2027-01-01", "2026-12-28" },
                                           { "2028-03-01", "2028-02-28" },    { "2024-02-29", "2024-02-26" },
                                           { "1999-12-31T10", "1999-12-27" }, { "someday", "someday" },
                                           { "20-11-2026", "20-11-2026" } };
    Office *o = *state;
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++)
        assert_text(history_monday(o->arena, sv(DAYS[i][0])), DAYS[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(digest__tells_a_played_session),
        OFFICE_TEST(digest__is_refused__when_it_is_not_whole),
        OFFICE_TEST(history__adds_up__for_one_person),
        OFFICE_TEST(weak__are_rules_by_their_latest_marks),
        OFFICE_TEST(weak__has_something_to_practise_with__whatever_the_scenarios),
        OFFICE_TEST(practises__goes_by_skill__without_a_topic),
        OFFICE_TEST(history__makes_summary_again__once),
        OFFICE_TEST(history__finds_what_may_be_carried_on),
        OFFICE_TEST(week__begins_on_monday),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
