/* test_play_shipped.c -- every shipped scenario with every persona that it allows: no script faults, every chat ends, and
 * the rerun gives the same bytes. The trainee says anything that some shipped talk's trainee says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/rng.h"
#include "play/rerun.h"
#include "play/talk.h"

enum { MAX_REPLIES = 600, SEEDS = 3, TURNS = 25 };

typedef struct Shipped {
    ContentFiles *files;
    Content *content;
    Playbook *book;
    Arena *arena;
    StrView replies[MAX_REPLIES];
    size_t reply_count;
} Shipped;

static StrView read_file(Arena *arena, const char *path)
{
    Buf text = { 0 };
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("cannot open %s", path);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) buf_putc(&text, (char)c);
    fclose(file);
    StrView copy = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return copy;
}

static void add_replies(Shipped *s, const char *path)
{
    Report *report = report_new();
    ContentFile file = { sv(path), read_file(s->arena, path) };
    Talk talk;
    assert_true(talk_parse(s->arena, &file, &talk, report));
    for (size_t i = 0; i < talk.step_count; i++) {
        bool is_reply = talk.steps[i].kind == TALK_REPLY && s->reply_count < MAX_REPLIES;
        if (is_reply) s->replies[s->reply_count++] = talk.steps[i].text;
    }
    report_free(report);
}

static int open_shipped(void **state)
{
    static Shipped shipped;
    Shipped *s = &shipped;
    Err err = { 0 };
    Report *report = report_new();

    *s = (Shipped){ .arena = arena_new(0) };
    if (!content_files_read(&s->files, ".", &err)) fail_msg("%s", err.text);
    s->content = content_load(s->files, report);
    assert_non_null(s->content);
    assert_int_equal(report_count(report, FAULT_ERROR), 0);
    report_free(report);
    s->book = playbook_new(s->content);
    add_replies(s, "scenarios/jeans-for-a-meeting/won.talk");
    add_replies(s, "scenarios/jeans-for-a-meeting/lost.talk");
    add_replies(s, "scenarios/husband-without-measures/won.talk");
    add_replies(s, "scenarios/runners-run-small/won.talk");
    add_replies(s, "scenarios/cracked-sole/won.talk");
    add_replies(s, "scenarios/cracked-sole/lost.talk");
    assert_true(s->reply_count > 15);
    *state = s;
    return 0;
}

static int close_shipped(void **state)
{
    Shipped *s = *state;
    if (!s) return 0;
    playbook_free(s->book);
    content_free(s->content);
    content_files_free(s->files);
    arena_free(s->arena);
    return 0;
}

static void shipped__has_no_faults__when_linted(void **state)
{
    Shipped *s = *state;
    Report *report = report_new();
    size_t count = 0;
    playbook_lint(s->book, report);
    const Fault *faults = report_faults(report, &count);
    if (report_count(report, FAULT_ERROR) > 0) {
        fail_msg("%.*s:%u: %.*s", SV_ARG(faults[0].pos.file), (unsigned)faults[0].pos.line, SV_ARG(faults[0].text));
    }
    report_free(report);
}

static void play(const Shipped *s, EventLog *log, Desk *desk, uint64_t seed)
{
    Rng rng = rng_new(seed);
    Err err = { 0 };
    int64_t now = 0;

    for (int turn = 0; turn < TURNS && !desk_is_over(desk); turn++) {
        now += rng_between(&rng, 1000, 40000);
        DeskReply reply = { 1, s->replies[rng_below(&rng, s->reply_count)], rng_between(&rng, 500, 20000), { 0 } };
        if (!desk_say(desk, &reply, now, NULL, &err)) fail_msg("%s", err.text);
    }
    if (!desk_advance(desk, now + 3600000, &err) || !desk_close(desk, now + 3600000, &err)) fail_msg("%s", err.text);
    assert_true(log_is_closed(log));
}

static void check_rerun(const Shipped *s, const EventLog *log)
{
    RerunResult result;
    RerunInput in = { s->book, log, sv("test") };
    Err err = { 0 };
    Arena *arena = arena_new(0);
    if (!rerun_verify(&in, arena, &result, &err)) fail_msg("%s", err.text);
    if (result.kind != RERUN_SAME) fail_msg("%.*s <> %.*s", SV_ARG(result.expected), SV_ARG(result.got));
    arena_free(arena);
}

static void play_pair(const Shipped *s, const ScenarioInfo *scenario, StrView persona, int64_t seed, int outcomes[5])
{
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("test"),
                             .id = sv("shipped"),
                             .content = *content_hash(s->content),
                             .seed = seed,
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T22:00:00"),
                             .locale = sv("zh"),
                             .scenario = scenario->id,
                             .persona = persona };
    EventLog *log = NULL;
    Desk *desk = NULL;
    Err err = { 0 };
    if (!log_new(&log, &header, &err) || !desk_new(&desk, s->book, log, NULL, &err)) fail_msg("%s", err.text);
    play(s, log, desk, (uint64_t)seed);
    const Chat *chat = desk_chat(desk, 1);
    if (chat_outcome(chat) == OUTCOME_FAULT || chat_outcome(chat) == OUTCOME_OPEN) {
        fail_msg("%.*s, %.*s, seed %d: %.*s", SV_ARG(scenario->id), SV_ARG(persona), (int)seed, SV_ARG(chat_why(chat)));
    }
    outcomes[chat_outcome(chat)]++;
    check_rerun(s, log);
    desk_free(desk);
    log_free(log);
}

static void shipped__ends_and_reruns__with_every_persona(void **state)
{
    const Shipped *s = *state;
    size_t count = 0;
    int outcomes[5] = { 0 };
    const ScenarioInfo *scenarios = content_scenarios(s->content, &count);

    assert_true(count >= 4);
    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < scenarios[i].allow_count; n++) {
            for (int64_t seed = 1; seed <= SEEDS; seed++) {
                play_pair(s, &scenarios[i], scenarios[i].allow[n], seed + (int64_t)n * 100, outcomes);
            }
        }
    }
    /* Chance wins now and then, but does not only lose in one way. */
    assert_true(outcomes[OUTCOME_LOST] > 0 && outcomes[OUTCOME_WALKED_OUT] > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped__has_no_faults__when_linted),
        cmocka_unit_test(shipped__ends_and_reruns__with_every_persona),
    };
    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}
