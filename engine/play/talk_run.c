/* talk_run.c -- a talk at a desk of its own, on a virtual clock; every claim is looked up where the desk keeps it. */
#include "base/utf8.h"
#include "play/card.h"
#include "play/desk.h"
#include "play/talk.h"

enum {
    TALK_PATIENCE_MS = 600000,
    TALK_END_MS = 7200000,
    READ_MS = 2000,
    MOST_MS = 25000,
    BURST_MS = 1000,
    MAX_BEATS = 64
};

typedef struct Run {
    const Talk *talk;
    Arena *arena;
    TalkResult *out;
    EventLog *log;
    Desk *desk;
    int64_t now;
    size_t read;    /* lines of the chat that the trainee has seen */
    int64_t waited; /* since the last line, by `wait` */
    bool has_waited;
    bool has_just_said;
    const Judgement *judgement; /* of the reply above */
    StrView *beats;
} Run;

static void fail(Run *run, uint32_t line, StrView expected, StrView actual)
{
    if (run->out->failure_count == TALK_MAX_FAILURES) return;
    TalkFailure *failure = &run->out->failures[run->out->failure_count++];
    failure->line = line;
    failure->expected = arena_copy(run->arena, expected);
    failure->actual = arena_copy(run->arena, actual);
}

static const Chat *chat_of(const Run *run)
{
    return desk_chat(run->desk, 1);
}

static void note_beat(Run *run)
{
    StrView beat = chat_beat(chat_of(run));
    for (size_t i = 0; i < run->out->beat_count; i++) {
        if (sv_eq(run->beats[i], beat)) return;
    }
    if (beat.len > 0 && run->out->beat_count < MAX_BEATS)
        run->beats[run->out->beat_count++] = arena_copy(run->arena, beat);
}

/* To the next thing that happens, at most to `end`. False where nothing more comes before it. */
static bool move_on(Run *run, int64_t end)
{
    Err err = { 0 };
    int64_t due = desk_next_due(run->desk);
    if (due < 0 || due > end) return false;
    if (due > run->now) run->now = due;
    desk_advance(run->desk, run->now, &err);
    note_beat(run);
    return true;
}

static void move_to(Run *run, int64_t t_ms)
{
    Err err = { 0 };
    while (move_on(run, t_ms)) continue;
    run->now = t_ms;
    desk_advance(run->desk, run->now, &err);
}

static const ChatLine *next_unread(Run *run)
{
    size_t count = 0;
    const ChatLine *lines = chat_lines(chat_of(run), &count);
    while (run->read < count) {
        const ChatLine *line = &lines[run->read++];
        if (!line->from_agent) return line;
    }
    return NULL;
}

static void run_buyer(Run *run, const TalkStep *step)
{
    int64_t end = run->now + TALK_PATIENCE_MS;
    const ChatLine *line = next_unread(run);

    while (!line && move_on(run, end)) line = next_unread(run);
    run->out->checked++;
    run->has_waited = false;
    run->has_just_said = false;
    if (!line) {
        const char *why = desk_is_over(run->desk) ? "the chat is over" : "the buyer says nothing";
        fail(run, step->line, step->text, sv(why));
    } else if (!talk_matches(step->text, line->text)) {
        fail(run, step->line, step->text, line->text);
    }
}

static void run_wait(Run *run, const TalkStep *step)
{
    run->waited = (run->has_waited ? run->waited : 0) + step->ms;
    run->has_waited = true;
    move_to(run, run->now + step->ms);
}

static void run_reply(Run *run, const TalkStep *step)
{
    Err err = { 0 };
    size_t count = 0;
    int64_t chars = (int64_t)utf8_count(step->text);
    int64_t typing = chars * 500;

    if (run->has_waited) {
        if (typing > run->waited) typing = run->waited;
    } else {
        typing = chars * 300 < MOST_MS - READ_MS ? chars * 300 : MOST_MS - READ_MS;
        move_to(run, run->now + typing + (run->has_just_said ? BURST_MS : READ_MS));
    }
    chat_lines(chat_of(run), &count);
    run->read = count;
    run->has_waited = false;
    run->has_just_said = true;
    run->judgement = NULL;
    DeskReply reply = { 1, step->text, typing, { 0 } };
    if (!desk_say(run->desk, &reply, run->now, &run->judgement, &err)) fail(run, step->line, step->text, sv(err.text));
    note_beat(run);
}

static void run_act(Run *run, const TalkStep *step)
{
    Err err = { 0 };
    if (!desk_act(run->desk, 1, step->text, step->args, run->now, &err))
        fail(run, step->line, step->text, sv(err.text));
}

static bool holds(TalkOp op, int64_t left, int64_t right)
{
    switch (op) {
    case TALK_GE: return left >= right;
    case TALK_GT: return left > right;
    case TALK_LE: return left <= right;
    case TALK_LT: return left < right;
    case TALK_EQ: return left == right;
    case TALK_NE: return left != right;
    }
    return false;
}

typedef enum Look { LOOK_FOUND, LOOK_NO_VALUE, LOOK_UNKNOWN } Look;

static Look look_up_mood(Run *run, StrView name, int64_t *out)
{
    size_t count = 0;
    const MoodView *moods = chat_moods(chat_of(run), &count);
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(moods[i].name, name)) continue;
        *out = moods[i].value;
        return LOOK_FOUND;
    }
    return LOOK_UNKNOWN;
}

/* A score of the reply above, or of the whole chat on a line that speaks of its outcome; else a mood. */
static Look look_up(Run *run, StrView name, const Card *card, int64_t *out)
{
    int dim = 0;
    while (dim < DIM_COUNT && !sv_is(name, dim_name((Dim)dim))) dim++;
    if (dim == DIM_COUNT && !sv_is(name, "overall")) return look_up_mood(run, name, out);
    if (!card && !run->judgement) return LOOK_NO_VALUE;
    if (dim == DIM_COUNT)
        *out = card ? card->overall : run->judgement->overall;
    else
        *out = card ? card->means[dim] : run->judgement->scores[dim];
    return *out < 0 ? LOOK_NO_VALUE : LOOK_FOUND;
}

static bool check_number(Run *run, const TalkCheck *check, const Card *card, Buf *actual)
{
    int64_t value = 0;
    switch (look_up(run, check->name, card, &value)) {
    case LOOK_FOUND:
        buf_printf(actual, "%.*s %lld", SV_ARG(check->name), (long long)value);
        return holds(check->op, value, check->number);
    case LOOK_NO_VALUE: buf_printf(actual, "%.*s does not apply here", SV_ARG(check->name)); return false;
    case LOOK_UNKNOWN: buf_printf(actual, "there is no score and no mood \"%.*s\"", SV_ARG(check->name)); return false;
    }
    return false;
}

static bool is_meant(const TalkCheck *check, const Finding *finding)
{
    if (check->name.len > 0) return sv_eq(check->name, finding->rule);
    return finding->kind < check->above;
}

/* Whether any finding is meant; `actual` lists what there is. */
static bool has_finding(const Run *run, const TalkCheck *check, Buf *actual)
{
    bool is_there = false;
    const Judgement *j = run->judgement;
    for (size_t i = 0; i < j->finding_count; i++) {
        const Finding *finding = &j->findings[i];
        is_there |= is_meant(check, finding);
        buf_printf(actual, "%s%.*s (%s)", actual->len ? ", " : "", SV_ARG(finding->rule),
                   finding_kind_name(finding->kind));
    }
    if (j->finding_count == 0) buf_puts(actual, "no finding");
    return is_there;
}

static bool has_name(const StrView *names, size_t count, StrView name, Buf *actual)
{
    bool is_there = false;
    for (size_t i = 0; i < count; i++) {
        is_there |= sv_eq(names[i], name);
        buf_printf(actual, "%s%.*s", actual->len ? ", " : "", SV_ARG(names[i]));
    }
    if (count == 0) buf_puts(actual, "none");
    return is_there;
}

/* Claims about the reply above. */
static bool check_reply(const Run *run, const TalkCheck *check, Buf *actual)
{
    const Judgement *j = run->judgement;
    if (!j) {
        buf_puts(actual, "there is no reply above");
        return false;
    }
    switch (check->kind) {
    case TALK_VERDICT: {
        Verdict verdict = check->dim == DIM_SIZING ? j->sizing : j->policy;
        buf_printf(actual, "%s %s", dim_name(check->dim), verdict_name(verdict));
        return verdict == check->verdict;
    }
    case TALK_FINDING: return has_finding(run, check, actual);
    case TALK_NO_FINDING: return !has_finding(run, check, actual);
    case TALK_DEED: return has_name(j->deeds, j->deed_count, check->name, actual) != check->is_negated;
    case TALK_ASKED: return has_name(j->asked, j->asked_count, check->name, actual);
    case TALK_NUMBER:
    case TALK_BEAT:
    case TALK_OUTCOME: break;
    }
    return false;
}

static bool check_one(Run *run, const TalkCheck *check, const Card *card, Buf *actual)
{
    switch (check->kind) {
    case TALK_NUMBER: return check_number(run, check, card, actual);
    case TALK_BEAT:
        buf_printf(actual, "beat %.*s", SV_ARG(chat_beat(chat_of(run))));
        return sv_eq(chat_beat(chat_of(run)), check->name);
    case TALK_OUTCOME:
        buf_printf(actual, "outcome %s", outcome_name(chat_outcome(chat_of(run))));
        if (chat_why(chat_of(run)).len) buf_printf(actual, " (%.*s)", SV_ARG(chat_why(chat_of(run))));
        return chat_outcome(chat_of(run)) == check->outcome;
    case TALK_VERDICT:
    case TALK_FINDING:
    case TALK_NO_FINDING:
    case TALK_DEED:
    case TALK_ASKED: return check_reply(run, check, actual);
    }
    return false;
}

/* A claim about how it ends lets time run to the end first. */
static bool speaks_of_end(const TalkStep *step)
{
    for (size_t i = 0; i < step->check_count; i++) {
        if (step->checks[i].kind == TALK_OUTCOME && step->checks[i].outcome != OUTCOME_OPEN) return true;
    }
    return false;
}

static void run_claim(Run *run, const TalkStep *step)
{
    Card card;
    Err err = { 0 };
    bool is_end = speaks_of_end(step);
    int64_t end = run->now + TALK_END_MS;

    while (is_end && !desk_is_over(run->desk) && move_on(run, end)) continue;
    if (is_end && !card_of_chat(run->log, 1, run->arena, &card, &err))
        fail(run, step->line, sv("a score card"), sv(err.text));
    for (size_t i = 0; i < step->check_count; i++) {
        Buf actual = { 0 };
        run->out->checked++;
        if (!check_one(run, &step->checks[i], is_end ? &card : NULL, &actual)) {
            fail(run, step->line, step->checks[i].text, buf_view(&actual));
        }
        buf_clear(&actual);
    }
}

static void run_steps(Run *run)
{
    for (size_t i = 0; i < run->talk->step_count; i++) {
        const TalkStep *step = &run->talk->steps[i];
        switch (step->kind) {
        case TALK_BUYER: run_buyer(run, step); break;
        case TALK_REPLY: run_reply(run, step); break;
        case TALK_WAIT: run_wait(run, step); break;
        case TALK_ACT: run_act(run, step); break;
        case TALK_CLAIM: run_claim(run, step); break;
        }
    }
}

static bool open_desk(Playbook *book, Run *run, Err *err)
{
    const ScenarioInfo *info = content_scenario(playbook_content(book), run->talk->scenario);
    if (!info) return err_set(err, ERR_INPUT, "there is no scenario \"%.*s\"", SV_ARG(run->talk->scenario));
    SessionHeader header = { .format = SESSION_FORMAT,
                             .engine = sv("talk"),
                             .id = sv("talk"),
                             .content = *content_hash(playbook_content(book)),
                             .seed = run->talk->seed,
                             .date = sv("2026-11-21"),
                             .started_at = sv("2026-11-21T00:00:00"),
                             .locale = sv("zh"),
                             .scenario = info->id,
                             .persona = run->talk->persona.len ? run->talk->persona : info->persona };
    return log_new(&run->log, &header, err) && desk_new(&run->desk, book, run->log, NULL, err);
}

bool talk_play(Playbook *book, const Talk *talk, Arena *arena, EventLog **log, TalkResult *out, Err *err)
{
    Run run = { .talk = talk, .arena = arena, .out = out };

    *out = (TalkResult){ 0 };
    run.beats = arena_alloc(arena, MAX_BEATS, sizeof *run.beats);
    out->beats = run.beats;
    bool is_good = open_desk(book, &run, err);
    if (is_good) {
        run_steps(&run);
        out->outcome = chat_outcome(chat_of(&run));
        /* A script that broke is never what a talk wants to see pass. */
        if (out->outcome == OUTCOME_FAULT) fail(&run, 0, sv("no script fault"), chat_why(chat_of(&run)));
    }
    desk_free(run.desk);
    if (is_good) {
        *log = run.log;
    } else {
        log_free(run.log);
    }
    return is_good;
}

bool talk_run(Playbook *book, const Talk *talk, Arena *arena, TalkResult *out, Err *err)
{
    EventLog *log = NULL;
    bool is_good = talk_play(book, talk, arena, &log, out, err);
    log_free(log);
    return is_good;
}
