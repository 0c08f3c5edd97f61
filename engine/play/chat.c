/* chat.c -- the life of a chat and what is seen of it: timers in one array, so that next, shift and hash are loops. */
#include "play/chat_own.h"

#include "base/mem.h"
#include "script/api_value.h"

static void open_chat(Chat *chat);
static void close_chat(Chat *chat);

Chat *chat_new(struct Desk *desk, uint32_t number, const Plan *plan, uint64_t seed)
{
    Chat *chat = mem_new(sizeof *chat);
    Rng root = rng_new(seed);

    chat->desk = desk;
    chat->number = number;
    chat->plan = plan;
    chat->arena = arena_new(16 * 1024);
    chat->rng = rng_fork(&root, number);
    for (int i = 0; i < TIMER_COUNT; i++) chat->timers[i] = -1;
    memcpy(chat->moods, plan->start_moods, sizeof chat->moods);
    chat->known = plan->known;
    chat->known_case = ~plan->hidden;
    chat->order_state = plan->order_state;
    chat->waiting_since = -1;
    chat->agent_spoke_at = -1;
    chat->uses = arena_alloc(chat->arena, plan->entry_count + 1, sizeof *chat->uses);
    chat->burst.reply_ref = LUA_NOREF;
    chat_fill_port(chat);
    return chat;
}

void chat_free(Chat *chat)
{
    if (!chat) return;
    sandbox_free(chat->sb);
    mem_free(chat->lines);
    arena_free(chat->arena);
    mem_free(chat);
}

int64_t chat_next_due(const Chat *chat, ChatTimer *timer)
{
    int64_t due = -1;
    for (int i = 0; i < TIMER_COUNT; i++) {
        if (chat->timers[i] < 0 || (due >= 0 && chat->timers[i] >= due)) continue;
        due = chat->timers[i];
        *timer = (ChatTimer)i;
    }
    return due;
}

void chat_fire(Chat *chat, ChatTimer timer)
{
    if (timer != TIMER_TYPING && timer != TIMER_SAY) chat->timers[timer] = -1;
    switch (timer) {
    case TIMER_OPEN: open_chat(chat); break;
    case TIMER_TYPING: chat_fire_typing(chat); break;
    case TIMER_SAY: chat_fire_say(chat); break;
    case TIMER_CLOSE: close_chat(chat); break;
    case TIMER_GREET: chat_clock_deed(chat, "E_GREET_LATE"); break;
    case TIMER_WAIT: chat_fire_wait(chat); break;
    case TIMER_REACT: chat_fire_react(chat); break;
    case TIMER_RESUME:
        chat->wait = WAIT_NOTHING;
        chat_resume(chat, 0);
        break;
    case TIMER_NUDGE: chat_fire_nudge(chat); break;
    case TIMER_LEAVE: chat_end(chat, OUTCOME_WALKED_OUT, sv("silence"), "gone"); break;
    case TIMER_MINUTES: chat_end(chat, OUTCOME_LOST, sv("minutes"), "late"); break;
    case TIMER_COUNT: break;
    }
}

static void write_moods(const Chat *chat, JsonOut *out)
{
    json_begin_object(out);
    for (size_t i = 0; i < chat->plan->mood_count; i++) {
        json_key_sv(out, chat->plan->moods[i]);
        json_int(out, chat->moods[i]);
    }
    json_end_object(out);
}

static void open_chat(Chat *chat)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };
    Err err = { 0 };

    chat->stage = CHAT_LIVE;
    chat->opened_at = chat->now;
    json_begin_object(&out);
    json_key(&out, "scenario");
    json_string(&out, chat->plan->scenario);
    json_key(&out, "persona");
    json_string(&out, chat->plan->persona);
    json_key(&out, "moods");
    write_moods(chat, &out);
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_CHAT_OPENED, &data);
    buf_clear(&data);
    if (chat->plan->minutes > 0) chat->timers[TIMER_MINUTES] = chat->now + chat->plan->minutes * 60000;
    if (chat_open_script(chat, &err))
        chat_start_beat(chat, chat->plan->start_beat);
    else if (chat->stage == CHAT_LIVE)
        chat_fault(chat, err.text);
}

static void close_chat(Chat *chat)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    chat->stage = CHAT_CLOSED;
    json_begin_object(&out);
    json_key(&out, "outcome");
    json_string(&out, sv(outcome_name(chat->outcome)));
    json_key(&out, "why");
    json_string(&out, chat->why);
    json_key(&out, "beat");
    json_string(&out, chat->beat);
    json_key(&out, "moods");
    write_moods(chat, &out);
    /* What a script did before its deadline cannot be done again, so such an end has no state. */
    if (chat->outcome != OUTCOME_FAULT) {
        Hash hash = chat_state_hash(chat);
        json_key(&out, "state");
        json_string(&out, sv(hash_hex(&hash).text));
    }
    json_end_object(&out);
    desk_emit(chat->desk, chat, EVENT_CHAT_CLOSED, &data);
    buf_clear(&data);
}

void chat_shift(Chat *chat, int64_t by)
{
    /* A chat that has not come yet comes later too: the agent was not there to see it. */
    for (int i = 0; i < TIMER_COUNT; i++) {
        if (chat->timers[i] >= 0) chat->timers[i] += by;
    }
    for (size_t i = 0; i < chat->queue_count; i++) {
        chat->queue[i].due += by;
        chat->queue[i].typing_at += by;
    }
    if (chat->waiting_since >= 0) chat->waiting_since += by;
    if (chat->agent_spoke_at >= 0) chat->agent_spoke_at += by;
    chat->opened_at += by;
}

/* What is said at the end, the best first. */
static const char *const FAREWELLS[][6] = {
    { "buys", NULL },
    { "settled", "buys", NULL },
    { "late", "leave", NULL },
    { "gone", "walk", "leave", NULL },
    { "walk", "leave", NULL },
    { "complain", "walk", "leave", NULL },
    { "insulted", "complain", "walk", "leave", NULL },
    { "leave", NULL },
};

static void say_farewell(Chat *chat, StrView line)
{
    static const char *const ANY[] = { "walk", "leave", NULL };
    for (size_t i = 0; i < sizeof FAREWELLS / sizeof *FAREWELLS; i++) {
        if (!sv_is(line, FAREWELLS[i][0])) continue;
        chat_say_first(chat, FAREWELLS[i], 0);
        return;
    }
    if (!chat_say_key(chat, line, 0)) chat_say_first(chat, ANY, 0);
}

void chat_end_key(Chat *chat, Outcome outcome, StrView why, StrView line)
{
    if (chat->stage != CHAT_LIVE && chat->stage != CHAT_COMING) return;
    chat->outcome = outcome;
    chat->why = arena_copy(chat->arena, why);
    chat->wait = WAIT_NOTHING;
    chat_stop_waiting(chat);
    for (int i = 0; i < TIMER_COUNT; i++) {
        if (i != TIMER_TYPING && i != TIMER_SAY) chat->timers[i] = -1;
    }
    /* Who storms out does not finish what they were typing. */
    if (outcome == OUTCOME_WALKED_OUT || outcome == OUTCOME_FAULT) chat_drop_queue(chat);
    if (line.len > 0) say_farewell(chat, line);
    chat->stage = CHAT_CLOSING;
    if (chat->queue_count == 0) chat->timers[TIMER_CLOSE] = chat->now;
}

void chat_end(Chat *chat, Outcome outcome, StrView why, const char *line)
{
    chat_end_key(chat, outcome, why, sv(line));
}

void chat_fault(Chat *chat, const char *text)
{
    chat_end(chat, OUTCOME_FAULT, sv(text), "");
}

void chat_add_line(Chat *chat, const ChatLine *line)
{
    if (chat->line_count == chat->line_cap) {
        size_t cap = chat->line_cap ? chat->line_cap * 2 : 32;
        chat->lines = mem_resize(chat->lines, chat->line_cap, cap, sizeof *chat->lines);
        chat->line_cap = cap;
    }
    chat->lines[chat->line_count++] = *line;
}

uint32_t tally_of(const Tallies *tallies, StrView name)
{
    for (size_t i = 0; i < tallies->count; i++) {
        if (sv_eq(tallies->items[i].name, name)) return tallies->items[i].count;
    }
    return 0;
}

uint32_t tally_add(Chat *chat, Tallies *tallies, StrView name)
{
    for (size_t i = 0; i < tallies->count; i++) {
        if (sv_eq(tallies->items[i].name, name)) return ++tallies->items[i].count;
    }
    /* Room is doubled at each power of two; the old array stays in the chat's arena. */
    if ((tallies->count & (tallies->count - 1)) == 0) {
        size_t cap = tallies->count ? tallies->count * 2 : 1;
        Tally *items = arena_alloc(chat->arena, cap, sizeof *items);
        if (tallies->count) memcpy(items, tallies->items, tallies->count * sizeof *items);
        tallies->items = items;
    }
    tallies->items[tallies->count++] = (Tally){ arena_copy(chat->arena, name), 1 };
    return 1;
}

static void write_tallies(Buf *buf, const char *label, const Tallies *tallies)
{
    buf_puts(buf, label);
    for (size_t i = 0; i < tallies->count; i++) {
        buf_printf(buf, " %.*s=%u", SV_ARG(tallies->items[i].name), (unsigned)tallies->items[i].count);
    }
    buf_putc(buf, '\n');
}

Hash chat_state_hash(const Chat *chat)
{
    Buf buf = { 0 };

    buf_printf(&buf, "%.*s %d %d\n", SV_ARG(chat->beat), (int)chat->stage, (int)chat->wait);
    for (size_t i = 0; i < chat->plan->mood_count; i++) buf_printf(&buf, "%d ", (int)chat->moods[i]);
    for (size_t i = 0; i < chat->ask_count; i++) buf_printf(&buf, "%.*s ", SV_ARG(chat->asks[i]));
    buf_printf(&buf, "\n%d %lld %lld %u %x %x %llu\n", chat->is_ask_open, (long long)chat->tries_left,
               (long long)chat->chances_left, (unsigned)chat->open_doubts, (unsigned)chat->known,
               (unsigned)chat->known_case, (unsigned long long)chat->rng.state);
    for (int i = 0; i < TIMER_COUNT; i++) buf_printf(&buf, "%lld ", (long long)chat->timers[i]);
    for (size_t i = 0; i < chat->queue_count; i++) {
        buf_printf(&buf, "\n%lld %.*s", (long long)chat->queue[i].due, SV_ARG(chat->queue[i].text));
    }
    write_tallies(&buf, "\nlines", &chat->key_uses);
    write_tallies(&buf, "deeds", &chat->deeds);
    write_tallies(&buf, "acts", &chat->acts);
    write_tallies(&buf, "answered", &chat->answered);
    if (chat->sb && !sandbox_is_dead(chat->sb)) {
        lua_State *L = sandbox_state(chat->sb);
        api_buyer_push_state(L);
        api_write_plain(L, -1, &buf, NULL);
        lua_pop(L, 1);
    }
    Hash hash = hash_of(buf_view(&buf));
    buf_clear(&buf);
    return hash;
}

uint32_t chat_number(const Chat *chat)
{
    return chat->number;
}

StrView chat_scenario(const Chat *chat)
{
    return chat->plan->scenario;
}

StrView chat_persona(const Chat *chat)
{
    return chat->plan->persona;
}

const ChatLine *chat_lines(const Chat *chat, size_t *count)
{
    *count = chat->line_count;
    return chat->lines;
}

const MoodView *chat_moods(const Chat *chat, size_t *count)
{
    /* A view into the chat that is refreshed here: the chat itself is never const memory. */
    MoodView *views = ((Chat *)chat)->mood_views;
    for (size_t i = 0; i < chat->plan->mood_count; i++) views[i] = (MoodView){ chat->plan->moods[i], chat->moods[i] };
    *count = chat->plan->mood_count;
    return views;
}

const StrView *chat_open_asks(const Chat *chat, size_t *count)
{
    bool is_asking =
        chat->stage == CHAT_LIVE && chat->is_ask_open && (chat->wait == WAIT_ANSWER || chat->wait == WAIT_DOUBT);
    *count = is_asking ? chat->ask_count : 0;
    return chat->asks;
}

bool chat_is_open(const Chat *chat)
{
    return chat->stage == CHAT_LIVE || chat->stage == CHAT_CLOSING;
}

bool chat_is_typing(const Chat *chat, int64_t t_ms)
{
    return chat->queue_count > 0 && chat->queue[0].typing_at <= t_ms;
}

int64_t chat_waiting_since(const Chat *chat)
{
    return chat->waiting_since;
}

int64_t chat_patience_deadline(const Chat *chat)
{
    return chat->stage == CHAT_LIVE && chat->waiting_since >= 0 ? chat_patience_end(chat) : -1;
}

Outcome chat_outcome(const Chat *chat)
{
    return chat->outcome;
}

StrView chat_why(const Chat *chat)
{
    return chat->why;
}

StrView chat_beat(const Chat *chat)
{
    return chat->beat;
}

size_t chat_beats(const Chat *chat, Arena *arena, const StrView **out)
{
    StrView *names = arena_alloc(arena, chat->beats.count + 1, sizeof *names);
    for (size_t i = 0; i < chat->beats.count; i++) names[i] = arena_copy(arena, chat->beats.items[i].name);
    *out = names;
    return chat->beats.count;
}

const char *outcome_name(Outcome outcome)
{
    static const char *const NAMES[] = { "open", "won", "lost", "walked_out", "fault" };
    return NAMES[outcome];
}
