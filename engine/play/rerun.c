/* rerun.c -- feeds recorded inputs to a fresh desk; time runs to the last recorded event and no further. */
#include "play/rerun.h"

static const Event *event_at(const EventLog *log, uint32_t idx)
{
    return &log_at(log, idx)->event;
}

/* A deadline cannot be found again by running: the desk is told before it starts. */
static bool expect_faults(Desk *desk, const EventLog *log, uint32_t count, Err *err)
{
    Arena *arena = arena_new(0);
    bool is_good = true;

    for (uint32_t i = 0; i < count && is_good; i++) {
        const Event *event = event_at(log, i);
        const JsonValue *data = NULL;
        if (event->kind != EVENT_SCRIPT_FAULT) continue;
        is_good = json_parse(arena, event->data, &data, err);
        const JsonValue *entry = json_get(data, "entry");
        const JsonValue *why = json_get(data, "why");
        if (is_good && entry && entry->is_int && why && why->kind == JSON_STRING) {
            desk_expect_fault(desk, event->chat, (uint32_t)entry->number, why->text);
        }
    }
    arena_free(arena);
    return is_good;
}

/* The inputs among the first `count` events, then time up to `t_ms`. */
static bool feed(Desk *desk, const EventLog *log, uint32_t count, int64_t t_ms, Err *err)
{
    if (!expect_faults(desk, log, count, err)) return false;
    for (uint32_t i = 0; i < count; i++) {
        const Event *event = event_at(log, i);
        if (!event_is_input(event->kind) || event->kind == EVENT_SCRIPT_FAULT) continue;
        if (!desk_input(desk, event, err)) return err_prefix(err, "event %u", (unsigned)event->seq);
    }
    return desk_advance(desk, t_ms, err);
}

static void tell(RerunResult *out, RerunKind kind, uint32_t seq, StrView note)
{
    out->kind = kind;
    out->seq = seq;
    out->note = note;
}

static bool has_tail(const EventLog *log)
{
    return log_is_closed(log);
}

static void compare(const EventLog *log, const EventLog *again, Arena *arena, RerunResult *out)
{
    uint32_t count = log_count(log);
    uint32_t got = log_count(again);

    for (uint32_t i = 0; i < count; i++) {
        StrView line = log_at(log, i)->line;
        if (i < got && sv_eq(line, log_at(again, i)->line)) continue;
        out->expected = arena_copy(arena, line);
        out->got = i < got ? arena_copy(arena, log_at(again, i)->line) : sv("");
        out->after = i + 1 < got ? arena_copy(arena, log_at(again, i + 1)->line) : sv("");
        tell(out, RERUN_DIFFERS, i + 1, arena_printf(arena, "event %u comes out differently", (unsigned)i + 1));
        return;
    }
    if (got > count && has_tail(log)) {
        out->got = arena_copy(arena, log_at(again, count)->line);
        tell(out, RERUN_DIFFERS, count + 1, arena_printf(arena, "event %u is missing", (unsigned)count + 1));
    } else if (!has_tail(log)) {
        if (got > count) out->got = arena_copy(arena, log_at(again, count)->line);
        tell(out, RERUN_TAIL_MISSING, count + 1,
             arena_printf(arena, "the log ends after event %u without session_closed", (unsigned)count));
    } else {
        tell(out, RERUN_SAME, 0, arena_printf(arena, "%u events, all the same", (unsigned)count));
    }
}

bool rerun_verify(const RerunInput *in, Arena *arena, RerunResult *out, Err *err)
{
    const SessionHeader *header = log_header(in->log);
    uint32_t count = log_count(in->log);
    EventLog *again = NULL;
    Desk *desk = NULL;
    Err stop = { 0 };

    *out = (RerunResult){ 0 };
    if (!sv_eq(header->engine, in->engine)) {
        tell(out, RERUN_OTHER_ENGINE, 0,
             arena_printf(arena, "recorded by engine %.*s, this is %.*s", SV_ARG(header->engine), SV_ARG(in->engine)));
        return true;
    }
    if (!hash_equal(&header->content, content_hash(playbook_content(in->book)))) {
        tell(out, RERUN_OTHER_CONTENT, 0, sv("the content is not the one that the session was played with"));
        return true;
    }
    if (!log_new(&again, header, err)) return false;
    bool is_good = desk_new(&desk, in->book, again, NULL, err);
    if (is_good) {
        /* An input that fails now had not failed then: the comparison shows where. */
        int64_t end = count ? event_at(in->log, count - 1)->t_ms : 0;
        feed(desk, in->log, count, end, &stop);
        compare(in->log, again, arena, out);
        if (stop.code != ERR_NONE && out->kind == RERUN_DIFFERS) out->note = arena_copy(arena, sv(stop.text));
    }
    desk_free(desk);
    log_free(again);
    return is_good;
}

bool rerun_until(const RerunStart *start, EventLog **log, Desk **desk, Err *err)
{
    EventLog *made = NULL;
    Desk *again = NULL;

    uint32_t count = log_count(start->from);

    if (start->seq == 0 || count == 0 || start->seq > count + 1) {
        return err_set(err, ERR_INPUT, "the session has no event %u", (unsigned)start->seq);
    }
    if (!log_new(&made, start->header, err)) return false;
    int64_t t_ms = event_at(start->from, (start->seq > count ? count : start->seq) - 1)->t_ms;
    if (!desk_new(&again, start->book, made, start->clock, err)) goto fail;
    if (!feed(again, start->from, start->seq - 1, t_ms, err)) goto fail;
    *log = made;
    *desk = again;
    return true;
fail:
    desk_free(again);
    log_free(made);
    return false;
}

/* Whether the chat that is answered has ended although it had not when that was recorded. */
static bool has_no_place(Desk *desk, const Event *event, uint32_t closed_then)
{
    const Chat *chat = desk_chat(desk, event->chat);
    if (event->kind != EVENT_TRAINEE_SAID || !chat || closed_then & UINT32_C(1) << event->chat) return false;
    return !desk_advance(desk, event->t_ms, NULL) || !chat_is_open(chat);
}

/* Inputs of a log whose own content is gone; the event that has no place, or 0. */
static uint32_t feed_as_far(Desk *desk, const EventLog *log, uint32_t count)
{
    uint32_t closed = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Event *event = event_at(log, i);
        if (event->kind == EVENT_CHAT_CLOSED) closed |= UINT32_C(1) << event->chat;
        if (!event_is_input(event->kind) || event->kind == EVENT_SCRIPT_FAULT) continue;
        if (has_no_place(desk, event, closed) || !desk_input(desk, event, NULL)) return event->seq;
    }
    return 0;
}

bool rerun_as_far(const RerunStart *start, EventLog **log, Desk **desk, uint32_t *stopped, Err *err)
{
    EventLog *made = NULL;
    Desk *again = NULL;
    if (!log_new(&made, start->header, err)) return false;
    if (!desk_new(&again, start->book, made, start->clock, err)) {
        log_free(made);
        return false;
    }
    *stopped = feed_as_far(again, start->from, start->seq - 1);
    *log = made;
    *desk = again;
    return true;
}

uint32_t rerun_difference(const EventLog *log, const EventLog *again, uint32_t count)
{
    for (uint32_t i = 0; i < count && i < log_count(log); i++) {
        if (i >= log_count(again) || !sv_eq(log_at(log, i)->line, log_at(again, i)->line)) return i + 1;
    }
    return 0;
}

bool rerun_carry_on(const RerunStart *start, EventLog **log, Desk **desk, Err *err)
{
    RerunStart whole = *start;
    EventLog *made = NULL;
    Desk *again = NULL;

    whole.header = log_header(start->from);
    whole.seq = log_count(start->from) + 1;
    if (log_is_closed(start->from)) return err_set(err, ERR_INPUT, "the session is closed");
    if (!rerun_until(&whole, &made, &again, err)) return false;
    uint32_t seq = rerun_difference(start->from, made, log_count(start->from));
    if (seq == 0) {
        *log = made;
        *desk = again;
        return true;
    }
    desk_free(again);
    log_free(made);
    return err_set(err, ERR_INPUT, "event %u comes out differently", (unsigned)seq);
}

const char *rerun_kind_name(RerunKind kind)
{
    static const char *const NAMES[] = { "same", "differs", "tail_missing", "other_engine", "other_content" };
    return NAMES[kind];
}
