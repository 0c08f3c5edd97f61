/* script_run.c -- the trainee of a script is quick but human: two seconds to read, 0.3 s a character, as in talks. */
#include "cli/script_run.h"

#include "base/utf8.h"

enum { READ_MS = 2000, CHAR_MS = 300, ANSWER_MAX_MS = 25000, BURST_MS = 1000, PATIENT_MS = 60000 };

typedef struct Runner {
    Live *live;
    const ScriptShow *show;
    int64_t now;
} Runner;

static void show(Runner *r)
{
    if (r->show && r->live->view.out.len) r->show->show(r->show->self, r->live);
}

static bool advance(Runner *r, int64_t t_ms, Err *err)
{
    r->now = t_ms;
    bool is_ok = live_advance(r->live, t_ms, err);
    show(r);
    return is_ok;
}

/* Until the buyer waits for an answer, is gone, or has nothing more to do. */
static bool run_to_buyer(Runner *r, Err *err)
{
    const Chat *chat = desk_chat(r->live->desk, 1);
    int64_t limit = r->now + PATIENT_MS;
    while (!desk_is_over(r->live->desk)) {
        bool is_waiting = chat_waiting_since(chat) >= 0 && !chat_is_typing(chat, r->now);
        if (is_waiting) return true;
        int64_t due = desk_next_due(r->live->desk);
        if (due < 0 || due > limit) return true;
        if (!advance(r, due > r->now ? due : r->now, err)) return false;
    }
    return true;
}

static int64_t answer_ms(StrView text)
{
    int64_t ms = READ_MS + CHAR_MS * (int64_t)utf8_count(text);
    return ms < ANSWER_MAX_MS ? ms : ANSWER_MAX_MS;
}

static bool say(Runner *r, const Step *step, bool has_waited, Err *err)
{
    int64_t typing = CHAR_MS * (int64_t)utf8_count(step->text);
    int64_t after = step->kind == STEP_BURST ? BURST_MS + typing : has_waited ? 0 : answer_ms(step->text);
    if (!advance(r, r->now + after, err)) return false;
    if (desk_is_over(r->live->desk)) return true;
    DeskReply reply = { .chat = 1, .text = step->text, .typing_ms = typing, .quick = sv("") };
    r->live->view.own_gloss = r->live->view.gloss ? step->gloss : (StrView){ 0 };
    bool is_ok = desk_say(r->live->desk, &reply, r->now, NULL, err);
    view_new_events(&r->live->view, r->live->log);
    show(r);
    return is_ok;
}

static bool run_step(Runner *r, const Step *step, bool has_waited, Err *err)
{
    Desk *desk = r->live->desk;
    switch (step->kind) {
    case STEP_SAY: return (has_waited || run_to_buyer(r, err)) && say(r, step, has_waited, err);
    case STEP_BURST: return say(r, step, false, err);
    case STEP_WAIT: return (has_waited || run_to_buyer(r, err)) && advance(r, r->now + step->ms, err);
    case STEP_ACT: return desk_act(desk, 1, step->text, step->args, r->now, err) && advance(r, r->now, err);
    case STEP_NOTE: return desk_note(desk, 1, step->text, r->now, err) && advance(r, r->now, err);
    case STEP_FLAG: return desk_flag(desk, 1, step->text, r->now, err) && advance(r, r->now, err);
    }
    return false;
}

bool script_run(Live *live, const ScriptFile *script, const ScriptShow *how, Err *err)
{
    Runner r = { .live = live, .show = how, .now = sitting_now(live->sitting) };
    bool has_waited = false;
    for (size_t i = 0; i < script->count && !desk_is_over(live->desk); i++) {
        const Step *step = &script->steps[i];
        if (!run_step(&r, step, has_waited, err)) return err_prefix(err, "line %u", (unsigned)step->line);
        has_waited = step->kind == STEP_WAIT || (has_waited && step->kind >= STEP_ACT);
    }
    if (!run_to_buyer(&r, err)) return false;
    bool is_ok = live_end(live, r.now, err);
    show(&r);
    return is_ok;
}
