/* chat_wait.c -- silence: late greeting, waiting deeds, nudges, leaving; all counted from the line that is unanswered. */
#include "play/chat_own.h"

enum { GREET_DUE_MS = 30000, WAIT_STEP_MS = 30000 };

static bool is_expecting(const Chat *chat)
{
    return chat->wait == WAIT_ANSWER || chat->wait == WAIT_REPLY || chat->wait == WAIT_DOUBT || chat->wait == WAIT_TEST;
}

static int64_t after(const Chat *chat, int64_t ms)
{
    int64_t due = chat->waiting_since + ms;
    return due > chat->now ? due : chat->now + 1;
}

void chat_begin_waiting(Chat *chat, int64_t since, int64_t began)
{
    const PlanTempo *tempo = &chat->plan->tempo;

    if (chat->stage != CHAT_LIVE || !is_expecting(chat) || chat->timers[TIMER_REACT] >= 0) return;
    if (chat->waiting_since >= 0 && began > chat->waiting_since) return;
    chat->waiting_since = since;
    chat->nudges = 0;
    if (chat->agent_spoke_at < 0 && tally_of(&chat->deeds, sv("E_GREET_LATE")) == 0) {
        chat->timers[TIMER_GREET] = after(chat, GREET_DUE_MS + 1);
    }
    chat->timers[TIMER_WAIT] = after(chat, tempo->wait_from_ms + 1);
    chat->timers[TIMER_NUDGE] = tempo->nudges_at_most > 0 ? after(chat, tempo->nudge_after_ms) : -1;
    chat->timers[TIMER_LEAVE] = after(chat, tempo->leave_after_ms);
}

void chat_stop_waiting(Chat *chat)
{
    chat->waiting_since = -1;
    chat->timers[TIMER_GREET] = -1;
    chat->timers[TIMER_WAIT] = -1;
    chat->timers[TIMER_NUDGE] = -1;
    chat->timers[TIMER_LEAVE] = -1;
}

void chat_fire_wait(Chat *chat)
{
    chat->timers[TIMER_WAIT] = chat->now + WAIT_STEP_MS;
    chat_clock_deed(chat, "E_WAIT");
}

void chat_fire_nudge(Chat *chat)
{
    static const char *const KEYS[] = { "nudge", NULL };
    size_t before = chat->queue_count;

    chat->nudges++;
    if (chat->nudges < (uint32_t)chat->plan->tempo.nudges_at_most) {
        chat->timers[TIMER_NUDGE] = chat->now + chat->plan->tempo.nudge_after_ms;
    }
    chat_say_first(chat, KEYS, 0);
    for (size_t i = before; i < chat->queue_count; i++) chat->queue[i].is_nudge = true;
}
