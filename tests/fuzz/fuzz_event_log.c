/* fuzz_event_log.c -- any bytes as an exported session, an event or a header: refused with a reason, or what was read
 * is written again byte for byte and verifies. */
#include <stdlib.h>

#include "record/log_jsonl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void require_reason(const Err *err)
{
    require(err->code == ERR_INPUT || err->code == ERR_LIMIT);
    require(err->text[0] != '\0' && !strchr(err->text, '\n'));
}

static void try_export(StrView text)
{
    EventLog *log = NULL;
    Buf again = { 0 };
    Err err = { ERR_NONE, "" };

    if (!log_read_jsonl(&log, text, &err)) {
        require_reason(&err);
        require(!log && strncmp(err.text, "line ", 5) == 0);
        return;
    }
    require(log_verify_chain(log, NULL));
    log_write_jsonl(&again, log);
    require(sv_eq(buf_view(&again), text));
    buf_clear(&again);
    log_free(log);
}

static void try_event(Arena *arena, StrView line)
{
    Event event;
    Buf again = { 0 };
    Err err = { ERR_NONE, "" };

    if (!event_parse(arena, line, &event, &err)) {
        require_reason(&err);
        return;
    }
    require(event_check_data(event.data, NULL) || event.data.len + 200 > EVENT_MAX_LINE);
    event_write(&again, &event);
    require(sv_eq(buf_view(&again), line));
    buf_clear(&again);
}

static void try_header(Arena *arena, StrView json)
{
    SessionHeader header;
    Buf again = { 0 };
    Err err = { ERR_NONE, "" };

    if (!session_read(arena, json, &header, &err)) {
        require_reason(&err);
        return;
    }
    require(session_check(&header, NULL));
    session_write(&again, &header);
    require(sv_eq(buf_view(&again), json));
    buf_clear(&again);
}

/* What passes the cheap check of data may still be no JSON; but then reading the line must refuse it, not crash. */
static void try_data(Arena *arena, StrView data)
{
    Event event = { 1, 1, 1, EVENT_MOOD, data };
    Buf line = { 0 };

    if (!event_check_data(data, NULL)) return;
    event_write(&line, &event);
    try_event(arena, buf_view(&line));
    buf_clear(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(4096);
    StrView text = sv_of((const char *)data, size);

    try_export(text);
    try_event(arena, text);
    try_header(arena, text);
    try_data(arena, text);
    arena_free(arena);
    return 0;
}
