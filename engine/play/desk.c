/* desk.c -- chats side by side: what is due first happens first, and what an input starts begins only when it is stored. */
#include "play/desk_own.h"

#include <assert.h>

#include "base/mem.h"

static bool is_blank(StrView text)
{
    return text.len == 0;
}

/* The part before the comma; `rest` goes on behind it. */
static StrView next_part(StrView *rest)
{
    const char *comma = rest->len ? memchr(rest->ptr, ',', rest->len) : NULL;
    StrView part = comma ? sv_of(rest->ptr, (size_t)(comma - rest->ptr)) : *rest;
    *rest = comma ? sv_of(comma + 1, rest->len - part.len - 1) : sv("");
    return part;
}

static bool add_chats(Desk *desk, const SessionHeader *header, Err *err)
{
    StrView scenarios = header->scenario;
    StrView personas = header->persona;

    while (!is_blank(scenarios)) {
        const Plan *plan = NULL;
        uint32_t number = (uint32_t)desk->chat_count + 1;
        if (number > DESK_MAX_CHATS) return err_set(err, ERR_INPUT, "more than %d chats at one desk", DESK_MAX_CHATS);
        if (!playbook_plan(desk->book, next_part(&scenarios), next_part(&personas), &plan, err)) return false;
        Chat *chat = chat_new(desk, number, plan, (uint64_t)header->seed);
        chat->timers[TIMER_OPEN] = (int64_t)(number - 1) * DESK_OPEN_EVERY_MS;
        desk->chats[desk->chat_count++] = chat;
    }
    return desk->chat_count > 0 || err_set(err, ERR_INPUT, "the session names no scenario");
}

bool desk_new(Desk **out, Playbook *book, EventLog *log, const Clock *clock, Err *err)
{
    Desk *desk = mem_new(sizeof *desk);

    *desk = (Desk){ .book = book, .log = log, .clock = clock, .suspended_at = -1, .arena = arena_new(0) };
    if (log_count(log) > 0) {
        err_set(err, ERR_INPUT, "the log is not empty");
        goto fail;
    }
    if (!add_chats(desk, log_header(log), err)) goto fail;
    *out = desk;
    return true;
fail:
    desk_free(desk);
    return false;
}

void desk_free(Desk *desk)
{
    if (!desk) return;
    for (size_t i = 0; i < desk->chat_count; i++) chat_free(desk->chats[i]);
    arena_free(desk->arena);
    mem_free(desk);
}

static Chat *next_chat(const Desk *desk, int64_t *due, ChatTimer *timer)
{
    Chat *first = NULL;
    for (size_t i = 0; i < desk->chat_count; i++) {
        ChatTimer its = TIMER_COUNT;
        int64_t at = chat_next_due(desk->chats[i], &its);
        if (at < 0 || (first && at >= *due)) continue;
        first = desk->chats[i];
        *due = at;
        *timer = its;
    }
    return first;
}

static void set_time(Chat *chat, int64_t t_ms)
{
    assert(chat);
    if (chat->now != t_ms) chat->entries_at_once = 0;
    chat->now = t_ms;
}

static bool run_due(Desk *desk, int64_t t_ms, Err *err)
{
    int64_t due = 0;
    ChatTimer timer = TIMER_COUNT;

    for (Chat *chat = next_chat(desk, &due, &timer); chat && due <= t_ms; chat = next_chat(desk, &due, &timer)) {
        /* A timer that was set for the past is late, not early. */
        if (due < desk->now) due = desk->now;
        desk->now = due;
        set_time(chat, due);
        chat_fire(chat, timer);
    }
    if (t_ms > desk->now) desk->now = t_ms;
    for (size_t i = 0; i < desk->chat_count; i++) set_time(desk->chats[i], desk->now);
    if (desk->is_full && err) *err = desk->full;
    return !desk->is_full;
}

/* An input that the sink refused is tried again before anything else happens. */
static bool settle_held(Desk *desk, Err *err)
{
    if (!desk->held) return true;
    if (!log_flush(desk->log, err)) return false;
    Event event = log_at(desk->log, desk->held - 1)->event;
    desk->held = 0;
    return desk_process(desk, &event, err);
}

bool desk_advance(Desk *desk, int64_t t_ms, Err *err)
{
    if (!settle_held(desk, err)) return false;
    if (desk->suspended_at >= 0 || log_is_closed(desk->log)) return true;
    return run_due(desk, t_ms, err);
}

int64_t desk_next_due(const Desk *desk)
{
    int64_t due = -1;
    ChatTimer timer = TIMER_COUNT;
    if (desk->suspended_at >= 0 || log_is_closed(desk->log)) return -1;
    return next_chat(desk, &due, &timer) ? due : -1;
}

bool desk_input(Desk *desk, const Event *event, Err *err)
{
    Err stored = { 0 };
    Event input = *event;

    if (!settle_held(desk, err)) return false;
    if (log_is_closed(desk->log)) return err_set(err, ERR_INPUT, "the session is closed");
    if (!event_is_input(event->kind)) return err_set(err, ERR_INPUT, "%s is no input", event_kind_name(event->kind));
    if (event->chat > desk->chat_count) return err_set(err, ERR_INPUT, "there is no chat %u", (unsigned)event->chat);
    if (desk->suspended_at < 0 && !run_due(desk, event->t_ms, err)) return false;
    if (input.t_ms < desk->now) input.t_ms = desk->now;
    if (!log_append(desk->log, &input, true, &stored)) {
        if (stored.code != ERR_INPUT && stored.code != ERR_LIMIT) desk->held = log_count(desk->log);
        return err_set(err, stored.code, "%s", stored.text);
    }
    Event kept = log_at(desk->log, log_count(desk->log) - 1)->event;
    return desk_process(desk, &kept, err);
}

void desk_emit(struct Desk *desk, const Chat *chat, EventKind kind, const Buf *data)
{
    Err err = { 0 };
    Event event = { .chat = chat->number, .t_ms = chat->now, .kind = kind, .data = buf_view(data) };

    if (log_append(desk->log, &event, false, &err)) return;
    /* What the sink could not store stays in the log's queue; only a full log loses events. */
    if (err.code != ERR_INPUT && err.code != ERR_LIMIT) return;
    if (!desk->is_full) desk->full = err;
    desk->is_full = true;
}

/* Topics that this buyer has raised too are as likely meant for them. */
size_t desk_asked_elsewhere(struct Desk *desk, const Chat *chat, Arena *arena, const AskedElsewhere **out)
{
    AskedElsewhere *list = arena_alloc(arena, DESK_MAX_CHATS, sizeof *list);
    size_t count = 0;

    for (size_t i = 0; i < desk->chat_count; i++) {
        const Chat *other = desk->chats[i];
        bool is_asking = other->stage == CHAT_LIVE && other->is_ask_open && other->waiting_since >= 0;
        StrView *asked = arena_alloc(arena, CHAT_MAX_ASKS, sizeof *asked);
        size_t asked_count = 0;
        if (other == chat || !is_asking) continue;
        for (size_t k = 0; k < other->ask_count; k++) {
            if (tally_of(&chat->asked, other->asks[k]) == 0) asked[asked_count++] = other->asks[k];
        }
        StrView label = arena_printf(arena, "%u", (unsigned)other->number);
        if (asked_count) list[count++] = (AskedElsewhere){ label, asked, asked_count };
    }
    *out = list;
    return count;
}

void desk_log_fault(struct Desk *desk, const Chat *chat, StrView why)
{
    Buf data = { 0 };
    JsonOut out = { &data, false };

    json_begin_object(&out);
    json_key(&out, "entry");
    json_int(&out, chat->entries);
    json_key(&out, "why");
    json_string(&out, why);
    json_end_object(&out);
    desk_emit(desk, chat, EVENT_SCRIPT_FAULT, &data);
    buf_clear(&data);
}

uint32_t desk_last_seq(const struct Desk *desk)
{
    return log_count(desk->log);
}

Judge *desk_judge(struct Desk *desk)
{
    return playbook_judge(desk->book);
}

int32_t desk_date(const struct Desk *desk)
{
    StrView date = log_header(desk->log)->date;
    int32_t number = 0;
    for (size_t i = 0; i < date.len; i++) {
        if (date.ptr[i] != '-') number = number * 10 + (date.ptr[i] - '0');
    }
    return number;
}

bool desk_is_away(const struct Desk *desk)
{
    return desk->is_away;
}

const Clock *desk_clock(const struct Desk *desk)
{
    return desk->clock;
}

const ContentFiles *desk_files(const struct Desk *desk)
{
    return content_files(playbook_content(desk->book));
}

Arena *desk_arena(struct Desk *desk)
{
    return desk->arena;
}

void desk_keep_judgement(struct Desk *desk, const Judgement *judgement)
{
    desk->judgement = *judgement;
    desk->has_judgement = true;
}

void desk_expect_fault(Desk *desk, uint32_t chat, uint32_t entry, StrView why)
{
    if (chat == 0 || chat > desk->chat_count) return;
    Chat *its = desk->chats[chat - 1];
    its->expected_fault = entry;
    its->expected_why = arena_copy(its->arena, why);
}

const EventLog *desk_log(const Desk *desk)
{
    return desk->log;
}

size_t desk_chat_count(const Desk *desk)
{
    return desk->chat_count;
}

const Chat *desk_chat(const Desk *desk, uint32_t number)
{
    return number >= 1 && number <= desk->chat_count ? desk->chats[number - 1] : NULL;
}

bool desk_is_over(const Desk *desk)
{
    for (size_t i = 0; i < desk->chat_count; i++) {
        if (desk->chats[i]->stage != CHAT_CLOSED) return false;
    }
    return true;
}

int64_t desk_now(const Desk *desk)
{
    return desk->now;
}
