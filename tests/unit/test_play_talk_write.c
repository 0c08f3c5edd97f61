/* test_play_talk_write.c -- "save this session as a talk": what is written passes, and plays the same events again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/files.h"
#include "base/rng.h"
#include "play/talk_check.h"
#include "play/talk_run.h"
#include "play/talk_write.h"

enum { MAX_REPLIES = 400, SESSIONS = 120, TURNS = 14 };

typedef struct Saving {
    ContentFiles *files;
    ContentFiles *talks;
    Content *content;
    Playbook *book;
    Arena *arena;
    StrView replies[MAX_REPLIES];
    size_t reply_count;
} Saving;

static void gather_replies(Saving *s)
{
    static const char *const ODD[] = { " 前后有空格 ",    "两行\n第二行",      "空行\n\n下一行", "\n以换行开头",
                                       "\"引号开头",      "星*号,逗号,\"引号", "制表\t符",       "末尾换行\n",
                                       "# 井号",          "> 尖括号",          "反斜\\杠",       "\r回车\r里\r",
                                       "| 竖线\n| 又一行" };
    size_t count = 0;
    const ContentFile *files = content_files_at(s->talks, &count);
    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) s->replies[s->reply_count++] = sv(ODD[i]);
    for (size_t i = 0; i < count; i++) {
        Report *report = report_new();
        Talk talk;
        assert_true(talk_parse(s->arena, &files[i], &talk, report));
        for (size_t n = 0; n < talk.step_count && s->reply_count < MAX_REPLIES; n++) {
            if (talk.steps[n].kind == TALK_REPLY) s->replies[s->reply_count++] = talk.steps[n].text;
        }
        report_free(report);
    }
}

static int open_saving(void **state)
{
    static Saving saving;
    Saving *s = &saving;
    Err err = { 0 };
    Report *report = report_new();

    *s = (Saving){ .arena = arena_new(0) };
    if (!content_files_read(&s->files, ".", &err) || !content_talks_read(&s->talks, ".", &err))
        fail_msg("%s", err.text);
    s->content = content_load(s->files, report);
    assert_non_null(s->content);
    report_free(report);
    s->book = playbook_new(s->content);
    gather_replies(s);
    assert_true(s->reply_count > 100);
    *state = s;
    return 0;
}

static int close_saving(void **state)
{
    Saving *s = *state;
    if (!s) return 0;
    playbook_free(s->book);
    content_free(s->content);
    content_files_free(s->files);
    content_files_free(s->talks);
    arena_free(s->arena);
    return 0;
}

static void play_again(const Saving *s, Arena *arena, StrView text, EventLog **again)
{
    ContentFile file = { sv("saved.talk"), text };
    Report *report = report_new();
    Talk talk;
    TalkResult result;
    Err err = { 0 };
    TalkPlay play = { .book = s->book, .talk = &talk, .log = again };
    size_t count = 0;
    if (!talk_parse(arena, &file, &talk, report) || !talk_check(&talk, s->book, report)) {
        const Fault *fault = report_faults(report, &count);
        fail_msg("%u:%u: %.*s in\n%.*s", (unsigned)fault->pos.line, (unsigned)fault->pos.column, SV_ARG(fault->text),
                 SV_ARG(text));
    }
    if (!talk_play(&play, arena, &result, &err)) fail_msg("%s", err.text);
    if (!result.is_passed) {
        fail_msg("%u: %.*s <> %.*s in\n%.*s", (unsigned)result.failures[0].line, SV_ARG(result.failures[0].expected),
                 SV_ARG(result.failures[0].actual), SV_ARG(text));
    }
    assert_true(result.checked > 0);
    report_free(report);
}

/* What leaves no trace in a talk: drafts, notes, flags. */
static bool is_kept(const Event *event)
{
    return event->kind != EVENT_TRAINEE_DRAFT && event->kind != EVENT_ORDER_NOTE && event->kind != EVENT_FLAG;
}

/* The events that both have are the same, but for their numbers; `again` goes at least to the end of the chat. */
static void compare(const EventLog *log, const EventLog *again, uint32_t chat, StrView text)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < log_count(log); i++) {
        const Event *event = &log_at(log, i)->event;
        if (!is_kept(event)) continue;
        if (at == log_count(again)) fail_msg("nothing where event %u stood in\n%.*s", (unsigned)i + 1, SV_ARG(text));
        const Event *other = &log_at(again, at++)->event;
        bool is_numbered = event->kind == EVENT_GRADED; /* its data names the reply's number */
        if (event->kind != other->kind || event->chat != other->chat || event->t_ms != other->t_ms ||
            (!is_numbered && !sv_eq(event->data, other->data)))
            fail_msg("%.*s <> %.*s in\n%.*s", SV_ARG(log_at(log, i)->line), SV_ARG(log_at(again, at - 1)->line),
                     SV_ARG(text));
        if (event->kind == EVENT_CHAT_CLOSED && event->chat == chat) return;
    }
}

static void check_saved(const Saving *s, const EventLog *log, uint32_t chat)
{
    Arena *arena = arena_new(0);
    Buf text = { 0 };
    EventLog *again = NULL;
    Err err = { 0 };
    if (!talk_write(&text, log, chat, &err)) fail_msg("%s", err.text);
    play_again(s, arena, buf_view(&text), &again);
    compare(log, again, chat, buf_view(&text));
    log_free(again);
    buf_clear(&text);
    arena_free(arena);
}

static void talk_write__gives_a_talk_that_passes__of_every_shipped_talk(void **state)
{
    const Saving *s = *state;
    size_t count = 0;
    const ContentFile *files = content_files_at(s->talks, &count);
    assert_true(count > 40);
    for (size_t i = 0; i < count; i++) {
        Arena *arena = arena_new(0);
        Report *report = report_new();
        Talk talk;
        TalkResult result;
        EventLog *log = NULL;
        Err err = { 0 };
        TalkPlay play = { .book = s->book, .talk = &talk, .log = &log };
        assert_true(talk_parse(arena, &files[i], &talk, report));
        if (!talk_play(&play, arena, &result, &err)) fail_msg("%s", err.text);
        check_saved(s, log, 1);
        log_free(log);
        report_free(report);
        arena_free(arena);
    }
}

typedef struct Session {
    EventLog *log;
    Desk *desk;
    Rng rng;
    int64_t now;
    uint32_t chats;
} Session;

static void must(bool is_good, const Err *err)
{
    if (!is_good) fail_msg("%s", err->text);
}

static void say(const Saving *s, Session *session, uint32_t chat)
{
    Err err = { 0 };
    int64_t typing = rng_between(&session->rng, -2000, 20000);
    DeskReply reply = { chat, s->replies[rng_below(&session->rng, s->reply_count)], typing < 0 ? -1 : typing, { 0 } };
    if (rng_below(&session->rng, 4) == 0) reply.quick = sv("own-3");
    must(desk_say(session->desk, &reply, session->now, NULL, &err), &err);
}

/* One input of any kind, after any time. */
static void do_something(const Saving *s, Session *session)
{
    Err err = { 0 };
    Desk *desk = session->desk;
    uint32_t chat = 1 + (uint32_t)rng_below(&session->rng, session->chats);
    session->now += rng_between(&session->rng, 0, 3) * rng_between(&session->rng, 0, 25000);
    switch (rng_below(&session->rng, 12)) {
    case 0:
        must(desk_act(desk, chat, sv("refund"), sv("{\"why\":\"坏 了\",\"yuan\":12.5}"), session->now, &err), &err);
        break;
    case 1: must(desk_act(desk, chat, sv("check_stock"), sv(""), session->now, &err), &err); break;
    case 2: must(desk_note(desk, chat, sv("记一笔"), session->now, &err), &err); break;
    case 3: must(desk_status(desk, sv("away"), session->now, &err), &err); break;
    case 4: must(desk_status(desk, sv("back"), session->now, &err), &err); break;
    case 5:
        must(desk_suspend(desk, session->now, &err), &err);
        session->now += rng_between(&session->rng, 1, 4000000);
        must(desk_resume(desk, session->now, &err), &err);
        break;
    default: say(s, session, chat); break;
    }
}

/* Whoever the seed chooses, at one desk. */
static void open_session(const Saving *s, Session *session, uint64_t seed)
{
    static const char *const RUSH[][2] = { { "jeans-for-a-meeting,cracked-sole,runners-run-small", "hunter,,proxy" },
                                           { "husband-without-measures,jeans-for-a-meeting", "," } };
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(s->content, &count);
    *session = (Session){ .rng = rng_new(seed), .chats = 1 };
    const ScenarioInfo *info = &scenarios[rng_below(&session->rng, count)];
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("test"),
                             .id = sv("saved"),
                             .content = *content_hash(s->content),
                             .seed = (int64_t)seed,
                             .date = sv(seed % 2 ? "2026-11-22" : "2026-11-05"),
                             .started_at = sv("2026-11-22T22:00:00"),
                             .locale = sv("zh"),
                             .scenario = info->id,
                             .persona = info->allow[rng_below(&session->rng, info->allow_count)] };
    if (seed % 4 == 0) {
        size_t which = (size_t)(seed / 4 % 2);
        header.scenario = sv(RUSH[which][0]);
        header.persona = sv(RUSH[which][1]);
        session->chats = which ? 2 : 3;
    }
    Err err = { 0 };
    must(log_new(&session->log, &header, &err) && desk_new(&session->desk, s->book, session->log, NULL, &err), &err);
}

static void talk_write__gives_a_talk_that_passes__of_generated_sessions(void **state)
{
    const Saving *s = *state;
    for (uint64_t seed = 1; seed <= SESSIONS; seed++) {
        Session session;
        Err err = { 0 };
        open_session(s, &session, seed);
        for (int turn = 0; turn < TURNS; turn++) do_something(s, &session);
        if (seed % 3 == 0) must(desk_close(session.desk, session.now + 1000, &err), &err);
        if (seed % 3 == 1) must(desk_advance(session.desk, session.now + 3600000, &err), &err);
        for (uint32_t chat = 1; chat <= session.chats; chat++) check_saved(s, session.log, chat);
        desk_free(session.desk);
        log_free(session.log);
    }
}

static void talk_write__refuses__what_is_no_talk(void **state)
{
    const Saving *s = *state;
    Session session;
    Buf text = { 0 };
    Err err = { 0 };
    open_session(s, &session, 1);
    assert_false(talk_write(&text, session.log, 2, &err));
    assert_string_equal(err.text, "there is no chat 2 of 1");
    assert_false(talk_write(&text, session.log, 0, &err));
    desk_free(session.desk);
    log_free(session.log);
    buf_clear(&text);
}

/* Below the trainer's own content, under the scenario of the chat, and what stands there is the talk. */
static void talk_save__writes_below_its_scenario__when_asked(void **state)
{
    const Saving *s = *state;
    Session session;
    Buf written = { 0 }, wanted = { 0 };
    Err err = { 0 };
    StrView path = { 0 };
    char root[] = "/tmp/peilian-talk-XXXXXX";
    assert_non_null(mkdtemp(root));
    open_session(s, &session, 8);
    TalkSave save = { session.log, 2, root };
    must(talk_save(&save, s->arena, &path, &err), &err);
    StrView name = arena_printf(s->arena, "%s/scenarios/jeans-for-a-meeting/saved-2.talk", root);
    assert_true(sv_eq(path, name) ||
                sv_eq(path, arena_printf(s->arena, "%s/scenarios/cracked-sole/saved-2.talk", root)));
    must(file_read(path.ptr, &written, &err) && talk_write(&wanted, session.log, 2, &err), &err);
    assert_true(sv_eq(buf_view(&written), buf_view(&wanted)));
    /* The file, its three folders, and nothing else. */
    for (size_t end = path.len; end > strlen(root) || end == path.len;) {
        assert_int_equal(remove(arena_copy(s->arena, sv_of(path.ptr, end)).ptr), 0);
        while (path.ptr[--end] != '/') continue;
    }
    assert_int_equal(remove(root), 0);
    save.root = "/proc/nowhere";
    assert_false(talk_save(&save, s->arena, &path, &err));
    buf_clear(&written);
    buf_clear(&wanted);
    desk_free(session.desk);
    log_free(session.log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(talk_write__gives_a_talk_that_passes__of_every_shipped_talk),
        cmocka_unit_test(talk_write__gives_a_talk_that_passes__of_generated_sessions),
        cmocka_unit_test(talk_write__refuses__what_is_no_talk),
        cmocka_unit_test(talk_save__writes_below_its_scenario__when_asked),
    };
    return cmocka_run_group_tests(tests, open_saving, close_saving);
}
