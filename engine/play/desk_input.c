/* desk_input.c -- inputs as events: what the program calls writes one, and one function acts on it, live or replayed. */
#include "play/desk_own.h"

#include "base/utf8.h"
#include "play/event_data.h"

static const char *const ACTIONS[] = {
    "check_stock",  "confirm_with_dispatch", "call_courier", "intercept",     "refund", "exchange", "repair",
    "change_order", "send_size_table",       "send_photo",   "ask_colleague", "coupon", "escalate", "send_card"
};
static const char *const ORDER_EFFECTS[][2] = { { "intercept", "intercepted" },
                                                { "refund", "refunding" },
                                                { "exchange", "exchanging" },
                                                { "repair", "repairing" },
                                                { "change_order", "changed" } };

const char *const *desk_actions(size_t *count)
{
    *count = sizeof ACTIONS / sizeof *ACTIONS;
    return ACTIONS;
}

static void change_order(Desk *desk, Chat *chat, StrView action)
{
    for (size_t i = 0; i < sizeof ORDER_EFFECTS / sizeof *ORDER_EFFECTS; i++) {
        if (!sv_is(action, ORDER_EFFECTS[i][0]) || !chat->plan->has_order) continue;
        Buf data = { 0 };
        JsonOut out = { &data, false };
        chat->order_state = sv(ORDER_EFFECTS[i][1]);
        json_begin_object(&out);
        json_key(&out, "action");
        json_string(&out, action);
        json_key(&out, "state");
        json_string(&out, chat->order_state);
        json_end_object(&out);
        desk_emit(desk, chat, EVENT_ORDER_CHANGED, &data);
        buf_clear(&data);
        if (chat->sb) api_buyer_set_order(sandbox_state(chat->sb), chat->order_state);
    }
}

static void act(Desk *desk, Chat *chat, StrView name)
{
    if (chat->stage != CHAT_LIVE) return;
    tally_add(chat, &chat->acts, name);
    change_order(desk, chat, name);
    for (size_t i = 0; i < chat->plan->act_count; i++) {
        const ActRule *rule = &chat->plan->acts[i];
        if (!sv_eq(rule->act, name)) continue;
        StrView cause = arena_printf(chat->arena, "act:%.*s", SV_ARG(name));
        chat_feel(chat, rule->deltas, rule->count, cause);
        break;
    }
    chat_check_leaving(chat);
}

static void wake(Desk *desk, int64_t t_ms)
{
    int64_t slept = t_ms - desk->suspended_at;
    if (desk->suspended_at < 0) return;
    desk->suspended_at = -1;
    for (size_t i = 0; i < desk->chat_count; i++) chat_shift(desk->chats[i], slept);
}

/* Those who are still there see the agent go. */
static bool close_all(Desk *desk, int64_t t_ms, Err *err)
{
    wake(desk, t_ms);
    for (size_t i = 0; i < desk->chat_count; i++) {
        Chat *chat = desk->chats[i];
        if (chat->stage == CHAT_CLOSED || chat->stage == CHAT_COMING) continue;
        chat_end(chat, OUTCOME_LOST, sv("left"), "");
        chat_drop_queue(chat);
        chat->timers[TIMER_CLOSE] = -1;
        chat_fire(chat, TIMER_CLOSE);
    }
    return log_close(desk->log, t_ms, err);
}

static bool dispatch(Desk *desk, const Event *event, const JsonValue *data, Err *err)
{
    Chat *chat = event->chat ? desk->chats[event->chat - 1] : NULL;

    for (size_t i = 0; i < desk->chat_count; i++) desk->chats[i]->now = event->t_ms;
    desk->now = event->t_ms;
    switch (event->kind) {
    case EVENT_TRAINEE_SAID:
        if (!chat) return err_set(err, ERR_INPUT, "a reply needs a chat");
        chat_hear(chat, event, data_text(data, "text"), data_int(data, "typing_ms", -1), data_text(data, "quick"));
        return true;
    case EVENT_DESK_ACTION:
        if (chat) act(desk, chat, data_text(data, "action"));
        return true;
    case EVENT_STATUS: desk->is_away = sv_is(data_text(data, "status"), "away"); return true;
    case EVENT_SUSPEND:
        if (desk->suspended_at < 0) desk->suspended_at = event->t_ms;
        return true;
    case EVENT_RESUME: wake(desk, event->t_ms); return true;
    case EVENT_LEAVE: return close_all(desk, event->t_ms, err);
    default:
        /* Drafts, notes and flags are for those who read the session. */
        return true;
    }
}

bool desk_process(Desk *desk, const Event *event, Err *err)
{
    const JsonValue *data = NULL;
    ArenaMark mark = arena_mark(desk->arena);

    bool is_good = json_parse(desk->arena, event->data, &data, err) && dispatch(desk, event, data, err);
    arena_rewind(desk->arena, mark);
    return is_good;
}

/* `event` with `data`, which is freed. */
static bool send(Desk *desk, Event event, Buf *data, Err *err)
{
    event.data = buf_view(data);
    bool is_good = desk_input(desk, &event, err);
    buf_clear(data);
    return is_good;
}

static Event event_of(EventKind kind, uint32_t chat, int64_t t_ms)
{
    return (Event){ .kind = kind, .chat = chat, .t_ms = t_ms };
}

static bool check_chat(const Desk *desk, uint32_t chat, Err *err)
{
    if (chat >= 1 && chat <= desk->chat_count) return true;
    return err_set(err, ERR_INPUT, "there is no chat %u", (unsigned)chat);
}

static bool check_text(StrView text, size_t least, Err *err)
{
    if (utf8_valid_len(text) != text.len) return err_set(err, ERR_INPUT, "the text is not valid UTF-8");
    if (text.len > 0 && memchr(text.ptr, '\0', text.len)) return err_set(err, ERR_INPUT, "the text holds a NUL");
    size_t count = utf8_count(text);
    if (count < least) return err_set(err, ERR_INPUT, "the text is empty");
    if (count > JUDGE_MAX_REPLY_CHARS) {
        return err_set(err, ERR_INPUT, "%zu characters; at most %d", count, JUDGE_MAX_REPLY_CHARS);
    }
    return true;
}

bool desk_say(Desk *desk, const DeskReply *reply, int64_t t_ms, const Judgement **out, Err *err)
{
    Buf data = { 0 };
    JsonOut json = { &data, false };

    if (!check_chat(desk, reply->chat, err) || !check_text(reply->text, 1, err)) return false;
    if (!check_text(reply->quick, 0, err)) return false;
    json_begin_object(&json);
    json_key(&json, "text");
    json_string(&json, reply->text);
    if (reply->typing_ms >= 0) {
        json_key(&json, "typing_ms");
        json_int(&json, reply->typing_ms);
    }
    if (reply->quick.len) {
        json_key(&json, "quick");
        json_string(&json, reply->quick);
    }
    json_end_object(&json);
    desk->has_judgement = false;
    bool is_good = send(desk, event_of(EVENT_TRAINEE_SAID, reply->chat, t_ms), &data, err);
    if (is_good && out) *out = desk->has_judgement ? &desk->judgement : NULL;
    return is_good;
}

bool desk_draft(Desk *desk, uint32_t chat, StrView text, size_t pasted, int64_t t_ms, Err *err)
{
    Buf data = { 0 };
    JsonOut json = { &data, false };

    if (!log_header(desk->log)->keystrokes) return true;
    if (!check_chat(desk, chat, err) || !check_text(text, 0, err)) return false;
    json_begin_object(&json);
    json_key(&json, "text");
    json_string(&json, text);
    json_key(&json, "pasted");
    json_int(&json, (int64_t)pasted);
    json_end_object(&json);
    return send(desk, event_of(EVENT_TRAINEE_DRAFT, chat, t_ms), &data, err);
}

static bool is_action(StrView name)
{
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (sv_is(name, ACTIONS[i])) return true;
    }
    return false;
}

bool desk_act(Desk *desk, uint32_t chat, StrView name, StrView args, int64_t t_ms, Err *err)
{
    Buf data = { 0 };
    JsonOut json = { &data, false };
    const JsonValue *value = NULL;
    ArenaMark mark = arena_mark(desk->arena);

    if (!check_chat(desk, chat, err)) return false;
    if (!is_action(name)) return err_set(err, ERR_INPUT, "there is no desk action \"%.*s\"", SV_ARG(name));
    if (args.len > 0 && !json_parse(desk->arena, args, &value, err)) return false;
    json_begin_object(&json);
    json_key(&json, "action");
    json_string(&json, name);
    if (value) {
        json_key(&json, "args");
        json_value(&json, value);
    }
    json_end_object(&json);
    arena_rewind(desk->arena, mark);
    return send(desk, event_of(EVENT_DESK_ACTION, chat, t_ms), &data, err);
}

/* {"key":"text"} */
static bool send_text(Desk *desk, Event event, const char *key, StrView text, Err *err)
{
    Buf data = { 0 };
    JsonOut json = { &data, false };

    if (!check_text(text, 1, err)) return false;
    json_begin_object(&json);
    json_key(&json, key);
    json_string(&json, text);
    json_end_object(&json);
    return send(desk, event, &data, err);
}

bool desk_note(Desk *desk, uint32_t chat, StrView text, int64_t t_ms, Err *err)
{
    return check_chat(desk, chat, err) && send_text(desk, event_of(EVENT_ORDER_NOTE, chat, t_ms), "text", text, err);
}

bool desk_flag(Desk *desk, uint32_t chat, StrView colour, int64_t t_ms, Err *err)
{
    return check_chat(desk, chat, err) && send_text(desk, event_of(EVENT_FLAG, chat, t_ms), "colour", colour, err);
}

bool desk_status(Desk *desk, StrView status, int64_t t_ms, Err *err)
{
    bool is_known = sv_is(status, "away") || sv_is(status, "busy") || sv_is(status, "back");
    if (!is_known) return err_set(err, ERR_INPUT, "there is no status \"%.*s\"", SV_ARG(status));
    return send_text(desk, event_of(EVENT_STATUS, 0, t_ms), "status", status, err);
}

static bool send_empty(Desk *desk, EventKind kind, int64_t t_ms, Err *err)
{
    Buf data = { 0 };
    buf_puts(&data, "{}");
    return send(desk, event_of(kind, 0, t_ms), &data, err);
}

bool desk_suspend(Desk *desk, int64_t t_ms, Err *err)
{
    return send_empty(desk, EVENT_SUSPEND, t_ms, err);
}

bool desk_resume(Desk *desk, int64_t t_ms, Err *err)
{
    return send_empty(desk, EVENT_RESUME, t_ms, err);
}

bool desk_close(Desk *desk, int64_t t_ms, Err *err)
{
    return send_empty(desk, EVENT_LEAVE, t_ms, err);
}
