/* chat_say.c -- from a line's key to words on the screen: look-up, slots, typing time, the queue. */
#include "play/chat_own.h"

#include "base/utf8.h"

enum { LEAST_TYPING_MS = 400 };

/* Who fills the slots notes the facts that were said. */
typedef struct SlotFill {
    Chat *chat;
    uint32_t tells;
} SlotFill;

static bool put_text(StrView text, Buf *out)
{
    if (text.len == 0) return false;
    if (out) buf_put(out, text);
    return true;
}

/* {state.x}: texts and whole numbers that the scenario keeps. */
static bool put_state(Chat *chat, StrView name, Buf *out)
{
    lua_State *L = sandbox_state(chat->sb);
    size_t len = 0;
    bool is_there = false;

    api_buyer_push_state(L);
    lua_pushlstring(L, name.ptr, name.len);
    lua_rawget(L, -2);
    if (lua_isinteger(L, -1)) {
        is_there = true;
        if (out) buf_printf(out, "%lld", (long long)lua_tointeger(L, -1));
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        const char *text = lua_tolstring(L, -1, &len);
        is_there = put_text(sv_of(text, len), out);
    }
    lua_pop(L, 2);
    return is_there;
}

static bool put_slot(void *self, StrView name, Buf *out)
{
    SlotFill *fill = self;
    Chat *chat = fill->chat;
    const Plan *plan = chat->plan;

    int32_t fact = plan_fact(plan, name);
    if (fact >= 0) {
        if (out) fill->tells |= 1u << fact;
        return put_text(plan->facts[fact].text, out);
    }
    if (sv_is(name, "product")) return plan->product && put_text(plan->product->name_zh, out);
    if (sv_is(name, "shop")) return put_text(plan->shop->name_zh, out);
    if (sv_is(name, "size")) return put_text(chat->size, out);
    if (sv_is(name, "order")) return put_text(plan->order_no, out);
    if (sv_starts(name, sv("state."))) return put_state(chat, sv_of(name.ptr + 6, name.len - 6), out);
    return false;
}

static LineScope scope_of(Chat *chat, SlotFill *fill)
{
    return (LineScope){ chat->moods, chat->uses, &chat->said, &chat->rng, fill, put_slot };
}

bool chat_has_key(const Chat *chat, StrView key)
{
    for (size_t i = 0; i < chat->plan->book_count; i++) {
        if (lines_find(&chat->plan->books[i], key)) return true;
    }
    return false;
}

/* True with nothing in `out` where the words are `false`: to say nothing. */
bool chat_pick_text(Chat *chat, StrView key, Buf *out, uint32_t *tells)
{
    SlotFill fill = { chat, 0 };
    LineScope scope = scope_of(chat, &fill);
    int32_t nth = (int32_t)tally_of(&chat->key_uses, key) + 1;

    for (size_t i = 0; i < chat->plan->book_count; i++) {
        const LineKey *found = lines_find(&chat->plan->books[i], key);
        if (!found) continue;
        const LineEntry *entry = found->count ? lines_choose(&scope, found, nth) : NULL;
        if (found->count && !entry) continue;
        tally_add(chat, &chat->key_uses, key);
        if (entry) lines_fill(&scope, entry->text, out);
        *tells |= fill.tells;
        return true;
    }
    return false;
}

static void refresh_timers(Chat *chat)
{
    bool is_any = chat->queue_count > 0;
    chat->timers[TIMER_TYPING] = is_any ? chat->queue[0].typing_at : -1;
    chat->timers[TIMER_SAY] = is_any ? chat->queue[0].due : -1;
}

static void queue_line(Chat *chat, StrView text, StrView line, uint32_t tells)
{
    if (text.len == 0 || chat->queue_count == CHAT_MAX_QUEUE) return;
    int64_t typing = (int64_t)utf8_count(text) * 60000 / chat->plan->tempo.typing_cpm;
    int64_t start = chat->queue_count ? chat->queue[chat->queue_count - 1].due : chat->now;
    bool is_first = chat->queue_count == 0;

    if (typing < LEAST_TYPING_MS) typing = LEAST_TYPING_MS;
    chat->queue[chat->queue_count++] = (Outgoing){ .text = arena_copy(chat->arena, text),
                                                   .line = arena_copy(chat->arena, line),
                                                   .typing_at = start,
                                                   .due = start + typing,
                                                   .tells = tells };
    if (is_first) refresh_timers(chat);
}

void chat_say_text(Chat *chat, StrView text, StrView line, uint32_t tells)
{
    for (size_t start = 0; start <= text.len;) {
        const char *feed = memchr(text.ptr + start, '\n', text.len - start);
        size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
        queue_line(chat, sv_of(text.ptr + start, end - start), line, tells);
        start = end + 1;
    }
}

bool chat_say_key(Chat *chat, StrView key, uint32_t tells)
{
    Buf text = { 0 };
    bool has_words = chat_pick_text(chat, key, &text, &tells);

    if (text.len > 0) chat_say_text(chat, buf_view(&text), key, tells);
    buf_clear(&text);
    return has_words;
}

bool chat_say_first(Chat *chat, const char *const *keys, uint32_t tells)
{
    for (size_t i = 0; keys[i]; i++) {
        if (chat_say_key(chat, sv(keys[i]), tells)) return true;
    }
    return false;
}

bool chat_say_entries(Chat *chat, const LineKey *key, uint32_t tells)
{
    SlotFill fill = { chat, 0 };
    LineScope scope = scope_of(chat, &fill);
    const LineEntry *entry = lines_choose(&scope, key, 1);
    Buf text = { 0 };

    if (!entry) return false;
    lines_fill(&scope, entry->text, &text);
    chat_say_text(chat, buf_view(&text), sv(""), tells | fill.tells);
    buf_clear(&text);
    return true;
}

void chat_mark_opening(Chat *chat)
{
    if (chat->queue_count > 0)
        chat->queue[chat->queue_count - 1].opens = true;
    else
        chat->is_ask_open = true; /* asked without a word: a look, so to speak */
}

void chat_drop_queue(Chat *chat)
{
    chat->queue_count = 0;
    refresh_timers(chat);
}

void chat_fire_typing(Chat *chat)
{
    Buf data = { 0 };
    buf_printf(&data, "{\"ms\":%lld}", (long long)(chat->queue[0].due - chat->queue[0].typing_at));
    chat->timers[TIMER_TYPING] = -1;
    desk_emit(chat->desk, chat, EVENT_BUYER_TYPING, &data);
    buf_clear(&data);
}

static void emit_said(Chat *chat, const Outgoing *line)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    json_begin_object(&out);
    json_key(&out, "text");
    json_string(&out, line->text);
    if (line->line.len) {
        json_key(&out, "line");
        json_string(&out, line->line);
    }
    if (line->is_nudge) {
        json_key(&out, "nudge");
        json_bool(&out, true);
    }
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_BUYER_SAID, &data);
    buf_clear(&data);
    ChatLine said = {
        .text = line->text, .t_ms = chat->now, .is_nudge = line->is_nudge, .seq = desk_last_seq(chat->desk)
    };
    chat_add_line(chat, &said);
}

static void emit_asked(Chat *chat)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    json_begin_object(&out);
    json_key(&out, "topics");
    json_begin_array(&out);
    for (size_t i = 0; i < chat->ask_count; i++) {
        json_string(&out, chat->asks[i]);
        tally_add(chat, &chat->asked, chat->asks[i]);
    }
    json_end_array(&out);
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_ASKED, &data);
    buf_clear(&data);
}

/* A shop's greeting machine answers for an agent who is away; the buyer is not fooled and waits on. */
static void answer_away(Chat *chat)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    if (!desk_is_away(chat->desk) || chat->plan->auto_reply.len == 0) return;
    json_begin_object(&out);
    json_key(&out, "text");
    json_string(&out, chat->plan->auto_reply);
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_AUTO_REPLY, &data);
    buf_clear(&data);
    ChatLine line = { .from_agent = true,
                      .is_auto = true,
                      .text = chat->plan->auto_reply,
                      .t_ms = chat->now,
                      .seq = desk_last_seq(chat->desk) };
    chat_add_line(chat, &line);
}

void chat_fire_say(Chat *chat)
{
    Outgoing line = chat->queue[0];

    chat->queue_count--;
    memmove(chat->queue, chat->queue + 1, chat->queue_count * sizeof *chat->queue);
    refresh_timers(chat);
    emit_said(chat, &line);
    chat->known |= line.tells;
    chat->known_case |= line.tells_case;
    if (line.opens) {
        chat->is_ask_open = true;
        emit_asked(chat);
    }
    if (!line.is_nudge) answer_away(chat);
    if (chat->stage == CHAT_LIVE && !line.is_nudge) chat_begin_waiting(chat, chat->now, line.typing_at);
    if (chat->stage == CHAT_CLOSING && chat->queue_count == 0) chat->timers[TIMER_CLOSE] = chat->now;
}
