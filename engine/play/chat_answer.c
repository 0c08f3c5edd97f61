/* chat_answer.c -- the buyer has read the trainee's messages: answers questions, is satisfied, or asks again. */
#include "play/chat_own.h"

typedef enum Answer { ANSWER_GOES_ON, ANSWER_CORRECT, ANSWER_WRONG, ANSWER_INCOMPLETE, ANSWER_EVASIVE } Answer;

/* What weighs more comes later; nothing said on what was asked is evasion. */
static int weight(Verdict verdict)
{
    switch (verdict) {
    case VERDICT_CORRECT: return 0;
    case VERDICT_HOLDS: return 1;
    case VERDICT_ASKS: return 2;
    case VERDICT_INCOMPLETE: return 3;
    case VERDICT_EVASIVE:
    case VERDICT_NONE: return 4;
    case VERDICT_WRONG: return 5;
    }
    return 0;
}

static Verdict verdict_on_asks(const Chat *chat)
{
    Verdict worst = VERDICT_CORRECT;
    for (size_t i = 0; i < chat->ask_count; i++) {
        const TopicDef *topic = plan_topic(chat->plan, chat->asks[i]);
        Verdict verdict = topic && topic->is_sizing ? chat->burst.sizing : chat->burst.policy;
        if (weight(verdict) > weight(worst)) worst = verdict;
    }
    return worst == VERDICT_NONE ? VERDICT_EVASIVE : worst;
}

/* The words for one fact that was asked for. */
static void pick_fact(Chat *chat, StrView slot, Buf *out, uint32_t *tells)
{
    int32_t fact = plan_fact(chat->plan, slot);
    StrView tell = arena_printf(chat->arena, "tell.%.*s", SV_ARG(slot));
    StrView unknown = arena_printf(chat->arena, "unknown.%.*s", SV_ARG(slot));

    if (fact < 0) {
        if (!chat_pick_text(chat, unknown, out, tells)) chat_pick_text(chat, sv("unknown"), out, tells);
        return;
    }
    *tells |= 1u << fact;
    if (!chat_pick_text(chat, tell, out, tells)) buf_put(out, chat->plan->facts[fact].text);
}

static bool is_known(const Chat *chat, StrView slot)
{
    int32_t fact = plan_fact(chat->plan, slot);
    return fact >= 0 && (chat->known & (1u << fact));
}

/* Two facts asked for at once may have words of their own. */
static bool pick_pair(Chat *chat, Buf *out, uint32_t *tells)
{
    const Burst *burst = &chat->burst;
    if (burst->slot_count != 2) return false;
    int32_t first = plan_fact(chat->plan, burst->slots[0]);
    int32_t second = plan_fact(chat->plan, burst->slots[1]);
    if (first < 0 || second < 0) return false;
    StrView key = arena_printf(chat->arena, "tell.%.*s+%.*s", SV_ARG(burst->slots[0]), SV_ARG(burst->slots[1]));
    if (!chat_pick_text(chat, key, out, tells)) return false;
    *tells |= 1u << first | 1u << second;
    return true;
}

/* True where the buyer had something to say to the questions. */
static bool answer_questions(Chat *chat)
{
    const Burst *burst = &chat->burst;
    Buf text = { 0 };
    uint32_t tells = 0;
    bool all_known = burst->slot_count > 0;

    for (size_t i = 0; i < burst->slot_count; i++) all_known = all_known && is_known(chat, burst->slots[i]);
    if (all_known && chat_pick_text(chat, sv("repeat"), &text, &tells) && text.len > 0) {
        for (size_t i = 0; i < burst->slot_count; i++) tells |= 1u << plan_fact(chat->plan, burst->slots[i]);
    } else if (!pick_pair(chat, &text, &tells)) {
        for (size_t i = 0; i < burst->slot_count; i++) {
            size_t before = text.len;
            if (before) buf_puts(&text, ",");
            size_t start = text.len;
            pick_fact(chat, burst->slots[i], &text, &tells);
            if (text.len == start) text.len = before;
        }
    }
    if (text.len > 0) chat_say_text(chat, buf_view(&text), sv("tell"), tells);
    buf_clear(&text);
    if (burst->slot_count > 0) return true;

    static const char *const OPEN[] = { "answer.open", "answer", NULL };
    static const char *const CLOSED[] = { "answer.closed", "answer", NULL };
    if (!burst->asks_open && !burst->asks_closed) return false;
    return chat_say_first(chat, burst->asks_open ? OPEN : CLOSED, 0);
}

/* One more reply that does not do; true where that was the last try. */
static bool use_try(Chat *chat, bool is_vague)
{
    static const char *const MORE[] = { "more", "vague", NULL };
    static const char *const VAGUE[] = { "vague", NULL };

    chat->tries_used++;
    if (--chat->tries_left <= 0) return true;
    chat_say_first(chat, is_vague ? VAGUE : MORE, 0);
    return false;
}

static Answer consider(Chat *chat)
{
    static const char *const WAIT[] = { "wait", NULL };
    Verdict verdict = verdict_on_asks(chat);
    bool has_answered = answer_questions(chat);

    switch (verdict) {
    case VERDICT_WRONG: return ANSWER_WRONG;
    case VERDICT_CORRECT: return ANSWER_CORRECT;
    case VERDICT_HOLDS:
        if (!has_answered) chat_say_first(chat, WAIT, 0);
        return ANSWER_GOES_ON;
    case VERDICT_ASKS: return ANSWER_GOES_ON;
    case VERDICT_INCOMPLETE:
        if (has_answered) return ANSWER_GOES_ON;
        return use_try(chat, false) ? ANSWER_INCOMPLETE : ANSWER_GOES_ON;
    case VERDICT_EVASIVE:
    case VERDICT_NONE: break;
    }
    if (has_answered || chat->burst.is_greeting) return ANSWER_GOES_ON;
    return use_try(chat, true) ? ANSWER_EVASIVE : ANSWER_GOES_ON;
}

static void reset_burst(Chat *chat)
{
    if (chat->burst.reply_ref != LUA_NOREF) {
        luaL_unref(sandbox_state(chat->sb), LUA_REGISTRYINDEX, chat->burst.reply_ref);
    }
    chat->burst = (Burst){ .reply_ref = LUA_NOREF };
}

/* The reply's table onto the coroutine's stack. */
static void push_reply(Chat *chat)
{
    lua_State *L = sandbox_state(chat->sb);
    lua_rawgeti(L, LUA_REGISTRYINDEX, chat->burst.reply_ref);
    lua_xmove(L, chat->co, 1);
}

static void set_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

static void resume_answer(Chat *chat, Answer answer)
{
    static const char *const NAMES[] = { "", "correct", "wrong", "incomplete", "evasive" };
    lua_State *co = chat->co;

    push_reply(chat);
    lua_pushlstring(co, chat->asks[0].ptr, chat->asks[0].len);
    lua_setfield(co, -2, "topic");
    lua_pushstring(co, NAMES[answer]);
    lua_setfield(co, -2, "verdict");
    for (int i = ANSWER_CORRECT; i <= ANSWER_EVASIVE; i++) set_flag(co, NAMES[i], i == (int)answer);
    lua_pushinteger(co, chat->tries_used);
    lua_setfield(co, -2, "tries");
    reset_burst(chat);
    chat->wait = WAIT_NOTHING;
    chat->is_ask_open = false;
    chat->ask_count = 0;
    chat_resume(chat, 1);
}

static void note_answered(Chat *chat, Answer answer)
{
    for (size_t i = 0; i < chat->ask_count && answer == ANSWER_CORRECT; i++) {
        tally_add(chat, &chat->answered, chat->asks[i]);
    }
}

/* The buyer goes on waiting for the same answer. */
static void go_on(Chat *chat)
{
    int64_t since = chat->agent_spoke_at >= 0 ? chat->agent_spoke_at : chat->now;
    reset_burst(chat);
    if (chat->queue_count == 0) chat_begin_waiting(chat, since, since);
}

static void win(Chat *chat)
{
    if (chat->is_buying) {
        Buf data = { 0 };
        buf_puts(&data, "{\"state\":\"paid\"}");
        chat->order_state = sv("paid");
        desk_emit(chat->desk, chat, EVENT_ORDER_CHANGED, &data);
        buf_clear(&data);
    }
    chat_end(chat, OUTCOME_WON, sv(chat->is_buying ? "buys" : "settled"), chat->is_buying ? "buys" : "settled");
}

static void say_waver(Chat *chat, StrView reason)
{
    StrView key = arena_printf(chat->arena, "waver.%.*s", SV_ARG(reason));
    if (!chat_say_key(chat, key, 0)) chat_say_key(chat, sv("waver"), 0);
}

static void run_test(Chat *chat)
{
    const PlanTest *test = chat->is_buying ? &chat->plan->buys : &chat->plan->settles;
    StrView reason = sv("doubt");

    if (chat->open_doubts == 0) reason = chat_test_fails(chat, test, chat->is_buying ? "buys" : "settles");
    if (chat->stage != CHAT_LIVE) return;
    if (reason.len == 0) {
        win(chat);
    } else if (chat->chances_left > 0) {
        chat->chances_left--;
        chat->wait = WAIT_TEST;
        say_waver(chat, reason);
        go_on(chat);
    } else {
        reset_burst(chat);
        chat->wait = WAIT_NOTHING;
        lua_pushboolean(chat->co, false);
        lua_pushlstring(chat->co, reason.ptr, reason.len);
        chat_resume(chat, 2);
    }
}

static bool raise_doubt(Chat *chat, StrView topic)
{
    StrView doubt = arena_printf(chat->arena, "doubt.%.*s", SV_ARG(topic));
    StrView ask = arena_printf(chat->arena, "ask.%.*s", SV_ARG(topic));

    if (!chat_say_key(chat, doubt, 0) && !chat_say_key(chat, ask, 0)) return false;
    chat->asks[0] = topic;
    chat->ask_count = 1;
    chat->is_ask_open = false;
    chat->tries_left = chat->plan->tries;
    chat->tries_used = 0;
    chat->wait = WAIT_DOUBT;
    reset_burst(chat);
    chat_mark_opening(chat);
    if (chat->queue_count == 0) chat_begin_waiting(chat, chat->now, chat->now);
    return true;
}

static void next_doubt(Chat *chat)
{
    const Plan *plan = chat->plan;

    while (chat->is_buying && chat->doubt < plan->doubt_count) {
        StrView topic = plan->doubts[chat->doubt++];
        if (tally_of(&chat->answered, topic) == 0 && raise_doubt(chat, topic)) return;
    }
    chat->ask_count = 0;
    chat->is_ask_open = false;
    run_test(chat);
}

void chat_begin_test(Chat *chat, bool buys)
{
    chat->is_buying = buys;
    chat->chances_left = buys ? chat->plan->buys.chances : chat->plan->settles.chances;
    chat->doubt = 0;
    chat->open_doubts = 0;
    next_doubt(chat);
}

static void hear_doubt(Chat *chat)
{
    Answer answer = consider(chat);

    if (answer == ANSWER_CORRECT && chat->plan->wants_evidence && !chat->burst.has_evidence) {
        answer = use_try(chat, true) ? ANSWER_EVASIVE : ANSWER_GOES_ON;
    }
    if (answer == ANSWER_GOES_ON) {
        go_on(chat);
        return;
    }
    note_answered(chat, answer);
    if (answer != ANSWER_CORRECT) chat->open_doubts++;
    next_doubt(chat);
}

/* While the buyer wavers, a doubt that was left open may still be laid to rest. */
static void hear_test(Chat *chat)
{
    bool is_right = chat->burst.sizing == VERDICT_CORRECT || chat->burst.policy == VERDICT_CORRECT;
    bool is_proof = chat->burst.has_evidence || !chat->plan->wants_evidence;

    answer_questions(chat);
    if (chat->open_doubts > 0 && is_right && is_proof) chat->open_doubts = 0;
    run_test(chat);
}

void chat_fire_react(Chat *chat)
{
    Answer answer;

    switch (chat->wait) {
    case WAIT_ANSWER:
        answer = consider(chat);
        note_answered(chat, answer);
        if (answer == ANSWER_GOES_ON)
            go_on(chat);
        else
            resume_answer(chat, answer);
        break;
    case WAIT_REPLY:
        answer_questions(chat);
        push_reply(chat);
        reset_burst(chat);
        chat->wait = WAIT_NOTHING;
        chat_resume(chat, 1);
        break;
    case WAIT_DOUBT: hear_doubt(chat); break;
    case WAIT_TEST: hear_test(chat); break;
    case WAIT_NOTHING:
    case WAIT_PAUSE: break;
    }
}
