/* log.c -- lines live in an arena, entries in one growing array; appending is one write, one hash and one copy. */
#include "record/log.h"

#include <assert.h>

#include "base/json.h"
#include "base/mem.h"

struct EventLog {
    Arena *arena;
    SessionHeader header;
    StrView header_json;
    Hash header_hash;
    LogEntry *entries;
    uint32_t count;
    uint32_t cap;
    Buf scratch; /* the line being written */
    EventSink sink;
    bool has_sink;
    bool is_trusting;
    bool has_expectation;
    Hash expected_header;
    uint32_t expected_count;
};

static EventLog *new_log(void)
{
    EventLog *log = mem_new(sizeof *log);

    log->arena = arena_new(16 * 1024);
    return log;
}

static bool take_header(EventLog *log, StrView json, Err *err)
{
    log->header_json = arena_copy(log->arena, json);
    log->header_hash = hash_of(json);
    return session_read(log->arena, log->header_json, &log->header, err);
}

bool log_restore(EventLog **out, StrView header_json, Err *err)
{
    EventLog *log = new_log();

    if (!take_header(log, header_json, err)) {
        log_free(log);
        return false;
    }
    *out = log;
    return true;
}

/* Reading back what was written makes the copy, and proves that what is stored can be read. */
bool log_new(EventLog **out, const SessionHeader *header, Err *err)
{
    Buf json = { 0 };
    bool is_good = session_check(header, err);

    if (is_good) {
        session_write(&json, header);
        is_good = log_restore(out, buf_view(&json), err);
    }
    buf_clear(&json);
    return is_good;
}

void log_free(EventLog *log)
{
    if (!log) return;
    mem_free(log->entries);
    buf_clear(&log->scratch);
    arena_free(log->arena);
    mem_free(log);
}

void log_set_sink(EventLog *log, const EventSink *sink)
{
    assert(!sink || !log->is_trusting);
    log->has_sink = sink != NULL;
    if (sink) log->sink = *sink;
}

void log_trust(EventLog *log)
{
    assert(log->count == 0 && !log->has_sink);
    log->is_trusting = true;
}

static LogEntry *add_entry(EventLog *log)
{
    if (log->count == log->cap) {
        uint32_t cap = log->cap ? log->cap * 2 : 64;
        log->entries = mem_resize(log->entries, log->cap, cap, sizeof *log->entries);
        log->cap = cap;
    }
    return &log->entries[log->count++];
}

/* The data is the end of the line but for one bracket. */
static StrView data_in(StrView line, size_t len)
{
    return sv_of(line.ptr + line.len - 1 - len, len);
}

static void append_unchecked(EventLog *log, const Event *event)
{
    Hash before = log_last_hash(log);
    LogEntry *entry = add_entry(log);

    entry->event = *event;
    entry->event.seq = log->count;
    buf_reset(&log->scratch);
    event_write(&log->scratch, &entry->event);
    entry->line = arena_copy(log->arena, buf_view(&log->scratch));
    entry->event.data = data_in(entry->line, event->data.len);
    if (!log->is_trusting) entry->chain = event_chain(&before, entry->line);
}

static bool check_room(const EventLog *log, int64_t t_ms, Err *err)
{
    int64_t last_ms = log->count ? log->entries[log->count - 1].event.t_ms : 0;

    if (log_is_closed(log)) return err_set(err, ERR_INPUT, "session %.*s is closed", SV_ARG(log->header.id));
    if (log->count >= LOG_MAX_EVENTS) return err_set(err, ERR_LIMIT, "a session has at most %d events", LOG_MAX_EVENTS);
    if (t_ms >= last_ms) return true;
    return err_set(err, ERR_INPUT, "event %u at %lld ms is before the one at %lld ms", log->count + 1, (long long)t_ms,
                   (long long)last_ms);
}

bool log_append(EventLog *log, const Event *event, bool durable, Err *err)
{
    assert((unsigned)event->kind < EVENT_KIND_COUNT);
    assert(event->kind != EVENT_SESSION_CLOSED); /* log_close writes that */
    if (!check_room(log, event->t_ms, err)) return false;
    if (!log->is_trusting && !event_check_data(event->data, err)) return false;
    append_unchecked(log, event);
    return !log->has_sink || log->sink.write(log->sink.self, log, durable, err);
}

static void write_closing(Buf *buf, uint32_t count, const Hash *last)
{
    JsonOut out = { buf, false };

    json_begin_object(&out);
    json_key(&out, "count");
    json_int(&out, count);
    json_key(&out, "last");
    json_string(&out, sv(hash_hex(last).text));
    json_end_object(&out);
}

bool log_close(EventLog *log, int64_t t_ms, Err *err)
{
    Hash last = log_last_hash(log);
    Buf data = { 0 };

    if (!check_room(log, t_ms, err)) return false;
    write_closing(&data, log->count, &last);
    append_unchecked(log, &(Event){ .t_ms = t_ms, .kind = EVENT_SESSION_CLOSED, .data = buf_view(&data) });
    buf_clear(&data);
    return log_flush(log, err);
}

bool log_flush(EventLog *log, Err *err)
{
    return !log->has_sink || log->sink.write(log->sink.self, log, true, err);
}

const SessionHeader *log_header(const EventLog *log)
{
    return &log->header;
}

StrView log_header_json(const EventLog *log)
{
    return log->header_json;
}

Hash log_header_hash(const EventLog *log)
{
    return log->header_hash;
}

uint32_t log_count(const EventLog *log)
{
    return log->count;
}

const LogEntry *log_at(const EventLog *log, uint32_t idx)
{
    assert(idx < log->count);
    return &log->entries[idx];
}

Hash log_last_hash(const EventLog *log)
{
    return log->count ? log->entries[log->count - 1].chain : log->header_hash;
}

bool log_is_closed(const EventLog *log)
{
    return log->count > 0 && log->entries[log->count - 1].event.kind == EVENT_SESSION_CLOSED;
}

bool log_restore_event(EventLog *log, StrView line, const Hash *chain, Err *err)
{
    ArenaMark mark = arena_mark(log->arena);
    Event event;
    LogEntry *entry;

    if (log->count >= LOG_MAX_EVENTS) return err_set(err, ERR_LIMIT, "a session has at most %d events", LOG_MAX_EVENTS);
    if (!event_parse(log->arena, line, &event, err)) return false;
    arena_rewind(log->arena, mark); /* its data is needed once only, in the line */

    entry = add_entry(log);
    entry->line = arena_copy(log->arena, line);
    entry->event = event;
    entry->event.data = data_in(entry->line, event.data.len);
    entry->chain = *chain;
    return true;
}

void log_expect(EventLog *log, const Hash *header_hash, uint32_t count)
{
    log->has_expectation = true;
    log->expected_header = *header_hash;
    log->expected_count = count;
}

bool log_expected(const EventLog *log, Hash *header_hash, uint32_t *count)
{
    if (!log->has_expectation) return false;
    if (header_hash) *header_hash = log->expected_header;
    if (count) *count = log->expected_count;
    return true;
}

/* Entry `idx` is the first whose seq is not idx + 1; so all before it are there. */
static void name_disorder(const EventLog *log, uint32_t idx, Err *err)
{
    uint32_t wanted = idx + 1;
    uint32_t seq = log->entries[idx].event.seq;

    if (seq < wanted) {
        err_set(err, ERR_INPUT, "event %u is there twice", seq);
        return;
    }
    for (uint32_t i = idx + 1; i < log->count; i++) {
        if (log->entries[i].event.seq != wanted) continue;
        err_set(err, ERR_INPUT, "events are out of order: %u stands before %u", seq, wanted);
        return;
    }
    err_set(err, ERR_INPUT, "event %u is missing: %u follows %u", wanted, seq, idx);
}

static bool check_closing(const EventLog *log, uint32_t idx, const Hash *before, Err *err)
{
    Buf data = { 0 };
    bool is_good;

    if (idx + 1 < log->count) return err_set(err, ERR_INPUT, "event %u stands after the session was closed", idx + 2);
    write_closing(&data, idx, before);
    is_good = sv_eq(buf_view(&data), log->entries[idx].event.data);
    buf_clear(&data);
    return is_good || err_set(err, ERR_INPUT, "event %u closes the session with a wrong count or hash", idx + 1);
}

static bool check_entry(const EventLog *log, uint32_t idx, const Hash *before, Err *err)
{
    const LogEntry *entry = &log->entries[idx];
    Hash chain = event_chain(before, entry->line);

    if (entry->event.seq != idx + 1) {
        name_disorder(log, idx, err);
        return false;
    }
    if (!hash_equal(&chain, &entry->chain))
        return err_set(err, ERR_INPUT, "event %u was changed: its hash does not fit", idx + 1);
    if (idx > 0 && entry->event.t_ms < log->entries[idx - 1].event.t_ms)
        return err_set(err, ERR_INPUT, "event %u is before event %u in time", idx + 1, idx);
    if (entry->event.kind == EVENT_SESSION_CLOSED) return check_closing(log, idx, before, err);
    return true;
}

static bool check_end(const EventLog *log, Err *err)
{
    if (!log->has_expectation || log->count == log->expected_count) return true;
    if (log->count < log->expected_count)
        return err_set(err, ERR_INPUT, "the end is missing: %u of %u events are there", log->count,
                       log->expected_count);
    return err_set(err, ERR_INPUT, "%u events are there, but %u were recorded", log->count, log->expected_count);
}

bool log_find_damage(const EventLog *log, uint32_t *place, Err *err)
{
    Hash before = log->header_hash;

    if (log->has_expectation && !hash_equal(&before, &log->expected_header)) {
        *place = 0;
        err_set(err, ERR_INPUT, "the session header was changed: its hash does not fit");
        return true;
    }
    for (uint32_t i = 0; i < log->count; i++) {
        if (!check_entry(log, i, &before, err)) {
            *place = i + 1;
            return true;
        }
        before = log->entries[i].chain;
    }
    if (check_end(log, err)) return false;
    *place = log->count < log->expected_count ? log->count + 1 : log->expected_count + 1;
    return true;
}

bool log_verify_chain(const EventLog *log, Err *err)
{
    uint32_t place;

    return !log_find_damage(log, &place, err);
}
