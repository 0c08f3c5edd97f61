/* talk_run.c -- the driver: each step moves a desk of its own on a virtual clock. */
#include "play/talk_run.h"

#include "base/utf8.h"
#include "play/talk_play.h"

enum { TALK_PATIENCE_MS = 600000, TALK_END_MS = 7200000, READ_MS = 2000, MOST_MS = 25000, BURST_MS = 1000 };

const Chat *talk_chat(const TalkRun *run)
{
    return desk_chat(run->desk, run->chat);
}

static void fail_at(TalkRun *run, SourcePos pos, StrView expected, StrView actual)
{
    if (run->out->failure_count == TALK_MAX_FAILURES) return;
    TalkFailure *failure = &run->out->failures[run->out->failure_count++];
    *failure = (TalkFailure){ pos.line, pos.column, arena_copy(run->arena, expected), arena_copy(run->arena, actual) };
}

void talk_fail(TalkRun *run, const TalkStep *step, StrView expected, StrView actual)
{
    fail_at(run, (SourcePos){ .line = step->line, .column = 1 }, expected, actual);
}

/* To the next thing that happens, at most to `end`. False where nothing more comes before it. */
static bool move_on(TalkRun *run, int64_t end)
{
    Err err = { 0 };
    int64_t due = desk_next_due(run->desk);
    if (due < 0 || due > end) return false;
    if (due > run->now) run->now = due;
    return desk_advance(run->desk, run->now, &err);
}

static void move_to(TalkRun *run, int64_t t_ms)
{
    Err err = { 0 };
    run->now = t_ms;
    desk_advance(run->desk, run->now, &err);
}

static const ChatLine *next_unread(TalkRun *run)
{
    size_t count = 0;
    size_t *read = &run->read[run->chat - 1];
    const ChatLine *lines = chat_lines(talk_chat(run), &count);
    while (*read < count) {
        const ChatLine *line = &lines[(*read)++];
        if (!line->from_agent) return line;
    }
    return NULL;
}

/* Decided and closed: nothing of this chat comes any more. */
static bool is_over(const TalkRun *run)
{
    return chat_outcome(talk_chat(run)) != OUTCOME_OPEN && !chat_is_open(talk_chat(run));
}

static void run_buyer(TalkRun *run, const TalkStep *step)
{
    int64_t end = run->now + TALK_PATIENCE_MS;
    const ChatLine *line = next_unread(run);

    while (!line && move_on(run, end)) line = next_unread(run);
    run->out->checked++;
    run->has_waited = false;
    run->has_just_said = false;
    if (!line) {
        talk_fail(run, step, step->text, sv(is_over(run) ? "the chat is over" : "the buyer says nothing"));
    } else if (!talk_matches(step->text, line->text)) {
        talk_fail(run, step, step->text, line->text);
    }
}

static void run_wait(TalkRun *run, const TalkStep *step)
{
    run->waited = (run->has_waited ? run->waited : 0) + step->ms;
    run->has_waited = true;
    move_to(run, run->now + step->ms);
}

/* A wait in which the buyer says nothing new. */
static void run_silence(TalkRun *run, const TalkStep *step)
{
    size_t before = 0, count = 0;
    chat_lines(talk_chat(run), &before);
    run_wait(run, step);
    run->out->checked++;
    const ChatLine *lines = chat_lines(talk_chat(run), &count);
    for (size_t i = before; i < count; i++) {
        if (lines[i].from_agent) continue;
        talk_fail(run, step, sv("silence"), lines[i].text);
        return;
    }
}

static void run_pause(TalkRun *run, const TalkStep *step)
{
    Err err = { 0 };
    bool is_good = desk_suspend(run->desk, run->now, &err);
    run->now += step->ms;
    if (!is_good || !desk_resume(run->desk, run->now, &err)) talk_fail(run, step, sv("a pause"), sv(err.text));
}

/* Who waited on purpose typed while waiting; else reading and typing take their time. */
static int64_t type(TalkRun *run, const TalkStep *step)
{
    int64_t chars = (int64_t)utf8_count(step->text);
    int64_t typing = chars * 500;
    if (run->has_waited) return typing < run->waited ? typing : run->waited;
    typing = chars * 300 < MOST_MS - READ_MS ? chars * 300 : MOST_MS - READ_MS;
    move_to(run, run->now + typing + (run->has_just_said ? BURST_MS : READ_MS));
    return typing;
}

static void run_reply(TalkRun *run, const TalkStep *step)
{
    Err err = { 0 };
    size_t count = 0;
    int64_t typing = type(run, step);

    chat_lines(talk_chat(run), &count);
    run->read[run->chat - 1] = count;
    run->has_waited = false;
    run->has_just_said = true;
    run->judgement = NULL;
    run->out->replies++;
    DeskReply reply = { run->chat, step->text, step->is_typing_told ? step->typing_ms : typing, step->quick };
    if (!desk_say(run->desk, &reply, run->now, &run->judgement, &err)) {
        talk_fail(run, step, step->text, sv(err.text));
        return;
    }
    run->graded = run->judgement ? log_count(run->log) : 0;
    const TalkWatch *watch = run->play->watch;
    if (run->judgement && watch && watch->replied) watch->replied(watch->self, step, run->judgement);
}

static void run_input(TalkRun *run, const TalkStep *step)
{
    Err err = { 0 };
    bool is_good = true;
    if (step->kind == TALK_ACT) is_good = desk_act(run->desk, run->chat, step->text, step->args, run->now, &err);
    if (step->kind == TALK_STATUS) is_good = desk_status(run->desk, step->text, run->now, &err);
    if (step->kind == TALK_LEAVE) is_good = desk_close(run->desk, run->now, &err);
    if (!is_good) talk_fail(run, step, step->kind == TALK_LEAVE ? sv("leave") : step->text, sv(err.text));
}

static void run_chat(TalkRun *run, const TalkStep *step)
{
    size_t count = desk_chat_count(run->desk);
    run->judgement = NULL;
    run->graded = 0;
    if ((size_t)step->ms <= count) {
        run->chat = (uint32_t)step->ms;
        return;
    }
    StrView expected = arena_printf(run->arena, "chat %lld", (long long)step->ms);
    talk_fail(run, step, expected, arena_printf(run->arena, "the scenario is of %zu", count));
}

/* A claim about how it ends lets time run to the end first. */
static bool speaks_of_end(const TalkStep *step)
{
    for (size_t i = 0; i < step->check_count; i++) {
        if (step->checks[i].kind == TALK_OUTCOME && step->checks[i].outcome != OUTCOME_OPEN) return true;
    }
    return false;
}

static void run_claim(TalkRun *run, const TalkStep *step)
{
    Card card;
    Err err = { 0 };
    bool is_end = speaks_of_end(step);
    int64_t end = run->now + TALK_END_MS;

    while (is_end && !is_over(run) && move_on(run, end)) continue;
    if (is_end && !card_of_chat(run->log, run->chat, run->arena, &card, &err)) {
        talk_fail(run, step, sv("a score card"), sv(err.text));
        return;
    }
    for (size_t i = 0; i < step->check_count; i++) {
        const TalkCheck *check = &step->checks[i];
        Buf actual = { 0 };
        run->out->checked++;
        if (!talk_holds(run, check, is_end ? &card : NULL, &actual))
            fail_at(run, talk_pos(run->play->talk, check->text), check->text, buf_view(&actual));
        buf_clear(&actual);
    }
}

static void run_steps(TalkRun *run)
{
    for (size_t i = 0; i < run->play->talk->step_count; i++) {
        const TalkStep *step = &run->play->talk->steps[i];
        switch (step->kind) {
        case TALK_BUYER: run_buyer(run, step); break;
        case TALK_REPLY: run_reply(run, step); break;
        case TALK_WAIT: run_wait(run, step); break;
        case TALK_SILENCE: run_silence(run, step); break;
        case TALK_PAUSE: run_pause(run, step); break;
        case TALK_ACT:
        case TALK_STATUS:
        case TALK_LEAVE: run_input(run, step); break;
        case TALK_CHAT: run_chat(run, step); break;
        case TALK_CLAIM: run_claim(run, step); break;
        }
    }
}

static bool open_desk(TalkRun *run, Err *err)
{
    const Talk *talk = run->play->talk;
    const Content *content = playbook_content(run->play->book);
    const ScenarioInfo *info = content_scenario(content, talk->scenario);
    bool is_rush = talk->scenario.len && memchr(talk->scenario.ptr, ',', talk->scenario.len);
    if (!info && !is_rush) return err_set(err, ERR_INPUT, "there is no scenario \"%.*s\"", SV_ARG(talk->scenario));
    /* Of several chats nobody named each plays its scenario's own: a header's persona is never empty. */
    StrView persona = talk->persona.len ? talk->persona : is_rush ? sv(",") : info->persona;
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("talk"),
                             .id = sv("talk"),
                             .content = *content_hash(content),
                             .seed = talk->seed,
                             .date = talk->date,
                             .started_at = arena_printf(run->arena, "%.*sT00:00:00", SV_ARG(talk->date)),
                             .locale = sv("zh"),
                             .scenario = talk->scenario,
                             .persona = persona };
    return log_new(&run->log, &header, err) && desk_new(&run->desk, run->play->book, run->log, NULL, err);
}

static void end(TalkRun *run)
{
    TalkResult *out = run->out;
    const Chat *chat = talk_chat(run);
    const TalkWatch *watch = run->play->watch;
    out->outcome = chat_outcome(chat);
    out->beat_count = chat_beats(chat, run->arena, &out->beats);
    bool is_broken = out->outcome == OUTCOME_FAULT;
    /* A script that broke is never what a talk wants to see, not even one that is expected to fail. */
    if (is_broken) fail_at(run, (SourcePos){ 0 }, sv("no script fault"), chat_why(chat));
    out->is_passed = !is_broken && (run->play->talk->xfail.len > 0) == (out->failure_count > 0);
    if (watch && watch->ended) watch->ended(watch->self, run->desk);
}

bool talk_play(const TalkPlay *play, Arena *arena, TalkResult *out, Err *err)
{
    TalkRun run = { .play = play, .arena = arena, .out = out, .chat = 1 };

    *out = (TalkResult){ 0 };
    bool is_good = open_desk(&run, err);
    if (is_good) {
        run_steps(&run);
        end(&run);
    }
    desk_free(run.desk);
    if (is_good && play->log) {
        *play->log = run.log;
    } else {
        log_free(run.log);
    }
    return is_good;
}

bool talk_run(Playbook *book, const Talk *talk, Arena *arena, TalkResult *out, Err *err)
{
    TalkPlay play = { .book = book, .talk = talk };
    return talk_play(&play, arena, out, err);
}
