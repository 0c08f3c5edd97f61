/* chat_port.c -- what a script's call on `buyer` does to the chat; nothing is said or ended before the script is through. */
#include "play/chat_own.h"

enum { LEAST_WAIT_MS = 100 };

/* Bits of the facts that a script says its own words tell. */
static bool read_tells(const Chat *chat, const SayRequest *say, uint32_t *tells, Err *err)
{
    for (size_t i = 0; i < say->tell_count; i++) {
        int32_t fact = plan_fact(chat->plan, say->tells[i]);
        if (fact < 0) return err_set(err, ERR_SCRIPT, "this buyer has no fact '%.*s'", SV_ARG(say->tells[i]));
        *tells |= 1u << fact;
    }
    return true;
}

static bool say_text(Chat *chat, const Node *text, uint32_t tells, Err *err)
{
    LineKey key = { 0 };
    Report *report = report_new();
    LineReader reader = { chat->arena, { chat->plan->moods, chat->plan->mood_count }, report, 0 };

    bool is_good = lines_read_entries(&reader, text, &key) && report_count(report, FAULT_ERROR) == 0;
    for (size_t i = 0; i < key.count; i++) ((LineEntry *)key.entries)[i].number = LINE_NO_NUMBER;
    if (!is_good)
        err_set(err, ERR_SCRIPT, "'text' must be a text or a list of lines");
    else if (!chat_say_entries(chat, &key, tells))
        is_good = err_set(err, ERR_SCRIPT, "no text fits: a slot has no value");
    report_free(report);
    return is_good;
}

static bool check_room(const Chat *chat, Err *err)
{
    if (chat->stage != CHAT_LIVE) return err_set(err, ERR_SCRIPT, "the chat is over");
    if (chat->queue_count >= CHAT_MAX_QUEUE - 4)
        return err_set(err, ERR_LIMIT, "too many lines are waiting to be said");
    return true;
}

static bool say(Chat *chat, const SayRequest *request, Err *err)
{
    uint32_t tells = 0;

    if (!check_room(chat, err) || !read_tells(chat, request, &tells, err)) return false;
    if (request->text) return say_text(chat, request->text, tells, err);
    if (chat_say_key(chat, request->line, tells)) return true;
    return err_set(err, ERR_SCRIPT, "nobody has a line '%.*s'", SV_ARG(request->line));
}

static bool port_says(void *self, const SayRequest *request, Err *err)
{
    return say(self, request, err);
}

/* A key of `case` that the judge does not know yet; -1 where it is none. */
static int hidden_key(const Chat *chat, StrView name)
{
    for (int i = 0; i < CASE_KEY_COUNT; i++) {
        if (sv_is(name, CASE_KEYS[i]) && (chat->plan->hidden & (1u << i))) return i;
    }
    return -1;
}

static bool port_tells(void *self, StrView name, Err *err)
{
    Chat *chat = self;
    int32_t fact = plan_fact(chat->plan, name);
    int hidden = hidden_key(chat, name);

    if (!check_room(chat, err)) return false;
    if (fact < 0 && hidden < 0) return err_set(err, ERR_SCRIPT, "this buyer has no fact '%.*s'", SV_ARG(name));
    StrView key = arena_printf(chat->arena, "tell.%.*s", SV_ARG(name));
    uint32_t tells = fact >= 0 ? 1u << fact : 0;
    if (!chat_say_key(chat, key, tells) && fact >= 0) chat_say_text(chat, chat->plan->facts[fact].text, key, tells);
    if (hidden >= 0) chat->known_case |= 1u << hidden;
    return true;
}

/* The first of about decides which line is spoken; asked anew it may have words of its own. */
static bool say_question(Chat *chat, const AskRequest *request, Err *err)
{
    SayRequest own = request->say;
    if (own.text || own.line.len) return say(chat, &own, err);

    StrView topic = request->about[0];
    bool is_again = tally_of(&chat->key_uses, arena_printf(chat->arena, "ask.%.*s", SV_ARG(topic))) > 0;
    StrView again = arena_printf(chat->arena, "again.%.*s", SV_ARG(topic));
    uint32_t tells = 0;
    if (!check_room(chat, err) || !read_tells(chat, &own, &tells, err)) return false;
    if (is_again && chat_say_key(chat, again, tells)) return true;
    own.line = arena_printf(chat->arena, "ask.%.*s", SV_ARG(topic));
    return say(chat, &own, err);
}

static bool port_asks(void *self, const AskRequest *request, Err *err)
{
    Chat *chat = self;

    if (request->about_count > CHAT_MAX_ASKS) return err_set(err, ERR_SCRIPT, "a question about too many topics");
    for (size_t i = 0; i < request->about_count; i++) {
        if (!plan_topic(chat->plan, request->about[i])) {
            return err_set(err, ERR_SCRIPT, "there is no topic '%.*s'", SV_ARG(request->about[i]));
        }
    }
    if (!say_question(chat, request, err)) return false;
    for (size_t i = 0; i < request->about_count; i++) chat->asks[i] = request->about[i];
    chat->ask_count = request->about_count;
    chat->is_ask_open = false;
    chat->tries_left = request->tries ? request->tries : chat->plan->tries;
    chat->tries_used = 0;
    chat->wait = WAIT_ANSWER;
    chat_mark_opening(chat);
    return true;
}

static bool port_waits(void *self, BuyerWait what, int64_t ms, Err *err)
{
    Chat *chat = self;

    if (chat->stage != CHAT_LIVE) return err_set(err, ERR_SCRIPT, "the chat is over");
    chat->ask_count = 0;
    chat->is_ask_open = false;
    switch (what) {
    case BUYER_WAITS: chat->wait = WAIT_REPLY; break;
    case BUYER_PAUSES: chat->wait = WAIT_PAUSE; break;
    case BUYER_BUYS:
    case BUYER_SETTLES:
        chat->wait = WAIT_TEST;
        chat->is_buying = what == BUYER_BUYS;
        chat->chances_left = -1; /* not begun */
        break;
    }
    /* Time is counted from when the last line has been said. */
    int64_t from = chat->queue_count ? chat->queue[chat->queue_count - 1].due : chat->now;
    if (ms >= 0) chat->timers[TIMER_RESUME] = from + (ms < LEAST_WAIT_MS ? LEAST_WAIT_MS : ms);
    return true;
}

static bool port_leaves(void *self, const LeaveRequest *request, Err *err)
{
    Chat *chat = self;
    if (chat->stage != CHAT_LIVE) return err_set(err, ERR_SCRIPT, "the chat is over");
    if (request->line.len && !chat_has_key(chat, request->line)) {
        return err_set(err, ERR_SCRIPT, "nobody has a line '%.*s'", SV_ARG(request->line));
    }
    chat->wants_leave = true;
    chat->leave = *request;
    return true;
}

static bool port_feels(void *self, const Node *changes, StrView cause, Err *err)
{
    Chat *chat = self;
    MoodDelta deltas[PLAN_MAX_MOODS];
    size_t count = 0;

    for (size_t i = 0; i < changes->item_count; i++) {
        const Node *item = &changes->items[i];
        int32_t mood = plan_mood(chat->plan, item->key);
        if (mood < 0) return err_set(err, ERR_SCRIPT, "there is no mood '%.*s'", SV_ARG(item->key));
        if (item->kind != NODE_INT || item->number < -100 || item->number > 100) {
            return err_set(err, ERR_SCRIPT, "'%.*s' must change by a whole number from -100 to 100", SV_ARG(item->key));
        }
        if (count < PLAN_MAX_MOODS) deltas[count++] = (MoodDelta){ mood, (int32_t)item->number };
    }
    if (chat->pending_count == CHAT_MAX_PENDING) return err_set(err, ERR_LIMIT, "too many feelings at once");
    chat_feel(chat, deltas, count, cause);
    return true;
}

static int64_t port_number(void *self, BuyerNumber what, StrView name)
{
    const Chat *chat = self;
    switch (what) {
    case BUYER_DID: return tally_of(&chat->deeds, name);
    case BUYER_ACTED: return tally_of(&chat->acts, name);
    case BUYER_ANSWERED: return tally_of(&chat->answered, name);
    case BUYER_MINUTES: return (chat->now - chat->opened_at) / 60000;
    case BUYER_TURNS: return chat->turns;
    }
    return 0;
}

static uint64_t port_draw(void *self, uint64_t bound)
{
    Chat *chat = self;
    return rng_below(&chat->rng, bound);
}

static bool port_mood(void *self, StrView name, int32_t *out)
{
    const Chat *chat = self;
    int32_t mood = plan_mood(chat->plan, name);
    if (mood >= 0) *out = chat->moods[mood];
    return mood >= 0;
}

static StrView port_text(void *self, BuyerText what)
{
    const Chat *chat = self;
    switch (what) {
    case BUYER_PERSONA: return chat->plan->persona;
    case BUYER_PRODUCT: return chat->plan->product ? chat->plan->product->id : sv("");
    case BUYER_BEAT: return chat->beat;
    }
    return sv("");
}

void chat_fill_port(Chat *chat)
{
    chat->port = (BuyerPort){ .self = chat,
                              .arena = chat->arena,
                              .says = port_says,
                              .tells = port_tells,
                              .asks = port_asks,
                              .waits = port_waits,
                              .leaves = port_leaves,
                              .feels = port_feels,
                              .number = port_number,
                              .draw = port_draw,
                              .mood = port_mood,
                              .text = port_text };
}
