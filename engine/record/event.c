/* event.c -- kinds and canonical lines. Strictness is cheap: what was read is written again and must be the same. */
#include "record/event.h"

#include <assert.h>

#include "base/json.h"
#include "base/utf8.h"

enum { ENVELOPE_MAX = 160, /* bytes of a line around its data, at most */ FIELD_COUNT = 5 };

typedef struct KindRow {
    const char *name;
    bool is_input;
} KindRow;

static const KindRow kinds[EVENT_KIND_COUNT] = {
    [EVENT_TRAINEE_DRAFT] = { "trainee_draft", true },
    [EVENT_TRAINEE_SAID] = { "trainee_said", true },
    [EVENT_DESK_ACTION] = { "desk_action", true },
    [EVENT_ORDER_NOTE] = { "order_note", true },
    [EVENT_FLAG] = { "flag", true },
    [EVENT_STATUS] = { "status", true },
    [EVENT_SUSPEND] = { "suspend", true },
    [EVENT_RESUME] = { "resume", true },
    [EVENT_SCRIPT_FAULT] = { "script_fault", true },
    [EVENT_LEAVE] = { "leave", true },
    [EVENT_CHAT_OPENED] = { "chat_opened", false },
    [EVENT_BUYER_TYPING] = { "buyer_typing", false },
    [EVENT_BUYER_SAID] = { "buyer_said", false },
    [EVENT_ASKED] = { "asked", false },
    [EVENT_GRADED] = { "graded", false },
    [EVENT_MOOD] = { "mood", false },
    [EVENT_ORDER_CHANGED] = { "order_changed", false },
    [EVENT_AUTO_REPLY] = { "auto_reply", false },
    [EVENT_CHAT_CLOSED] = { "chat_closed", false },
    [EVENT_SESSION_CLOSED] = { "session_closed", false },
};

static const char *const field_names[FIELD_COUNT] = { "seq", "chat", "t_ms", "kind", "data" };

const char *event_kind_name(EventKind kind)
{
    assert((unsigned)kind < EVENT_KIND_COUNT);
    return kinds[kind].name;
}

bool event_kind_from_name(StrView name, EventKind *out)
{
    for (int i = 0; i < EVENT_KIND_COUNT; i++) {
        if (!sv_is(name, kinds[i].name)) continue;
        *out = (EventKind)i;
        return true;
    }
    return false;
}

bool event_is_input(EventKind kind)
{
    assert((unsigned)kind < EVENT_KIND_COUNT);
    return kinds[kind].is_input;
}

void event_write(Buf *buf, const Event *event)
{
    JsonOut out = { buf, false };

    json_begin_object(&out);
    json_key(&out, "seq");
    json_int(&out, event->seq);
    json_key(&out, "chat");
    json_int(&out, event->chat);
    json_key(&out, "t_ms");
    json_int(&out, event->t_ms);
    json_key(&out, "kind");
    json_string(&out, sv(event_kind_name(event->kind)));
    json_key(&out, "data");
    json_raw(&out, event->data);
    json_end_object(&out);
}

static bool read_number(const JsonValue *value, int64_t low, int64_t high, int64_t *out, Err *err)
{
    if (value->kind != JSON_NUMBER || !value->is_int || value->number < low || value->number > high)
        return err_set(err, ERR_INPUT, "%.*s is no number that an event can have there", SV_ARG(value->key));
    *out = value->number;
    return true;
}

static bool check_fields(const JsonValue *root, Err *err)
{
    const JsonValue *field;
    int idx = 0;

    if (root->kind != JSON_OBJECT) return err_set(err, ERR_INPUT, "an event is an object");
    for (field = root->child; field; field = field->next, idx++) {
        if (idx >= FIELD_COUNT || !sv_is(field->key, field_names[idx]))
            return err_set(err, ERR_INPUT, "unexpected field %.*s in an event", SV_ARG(utf8_cut(field->key, 40)));
    }
    if (idx < FIELD_COUNT) return err_set(err, ERR_INPUT, "an event without %s", field_names[idx]);
    return true;
}

static bool read_fields(const JsonValue *root, Event *out, const JsonValue **data, Err *err)
{
    int64_t seq = 0;
    int64_t chat = 0;
    const JsonValue *kind;

    if (!check_fields(root, err)) return false;
    if (!read_number(json_get(root, "seq"), 1, UINT32_MAX, &seq, err)) return false;
    if (!read_number(json_get(root, "chat"), 0, UINT32_MAX, &chat, err)) return false;
    if (!read_number(json_get(root, "t_ms"), 0, INT64_MAX, &out->t_ms, err)) return false;
    out->seq = (uint32_t)seq;
    out->chat = (uint32_t)chat;

    kind = json_get(root, "kind");
    if (kind->kind != JSON_STRING) return err_set(err, ERR_INPUT, "kind is no text");
    if (!event_kind_from_name(kind->text, &out->kind))
        return err_set(err, ERR_INPUT, "unknown kind %.*s", SV_ARG(utf8_cut(kind->text, 40)));

    *data = json_get(root, "data");
    if ((*data)->kind != JSON_OBJECT) return err_set(err, ERR_INPUT, "data is no object");
    return true;
}

/* Leaves the length of the data, which ends one byte before the line does. */
static bool check_canonical(StrView line, Event *event, const JsonValue *data, Err *err)
{
    Buf part = { 0 };
    Buf whole = { 0 };
    JsonOut out = { &part, false };
    bool is_same;

    json_value(&out, data);
    event->data = buf_view(&part);
    event_write(&whole, event);
    is_same = sv_eq(buf_view(&whole), line);
    event->data = sv_of("", part.len);
    buf_clear(&part);
    buf_clear(&whole);
    return is_same || err_set(err, ERR_INPUT, "an event that is not in its canonical form");
}

bool event_parse(Arena *arena, StrView line, Event *out, Err *err)
{
    ArenaMark mark = arena_mark(arena);
    const JsonValue *root;
    const JsonValue *data = NULL;
    Event event = { 0 };
    bool is_good;

    if (line.len > EVENT_MAX_LINE)
        return err_set(err, ERR_LIMIT, "an event of %zu bytes; at most %d", line.len, EVENT_MAX_LINE);
    is_good = json_parse(arena, line, &root, err) && read_fields(root, &event, &data, err) &&
              check_canonical(line, &event, data, err);
    arena_rewind(arena, mark);
    if (!is_good) return false;

    event.data = arena_copy(arena, sv_of(line.ptr + line.len - 1 - event.data.len, event.data.len));
    *out = event;
    return true;
}

/* Offset behind the string that starts at `pos`, or data.len + 1 where it has no end. */
static size_t skip_string(StrView data, size_t pos)
{
    for (pos++; pos < data.len; pos++) {
        if (data.ptr[pos] == '\\') {
            pos++;
        } else if (data.ptr[pos] == '"') {
            return pos + 1;
        }
    }
    return data.len + 1;
}

/* Brackets balance, never too deep, and close only at the end; no blank stands outside a string. */
static bool is_one_object(StrView data)
{
    char open[JSON_MAX_DEPTH];
    size_t depth = 0;
    size_t pos = 0;

    if (data.len == 0 || data.ptr[0] != '{') return false;
    while (pos < data.len) {
        char c = data.ptr[pos];
        if (c == '"') {
            pos = skip_string(data, pos);
            if (pos > data.len) return false;
            continue;
        }
        if (c == '{' || c == '[') {
            if (depth + 1 >= JSON_MAX_DEPTH) return false; /* the event itself is one level */
            open[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open[--depth] != c) return false;
            if (depth == 0) return pos + 1 == data.len;
        } else if (c == ' ') {
            return false;
        }
        pos++;
    }
    return false;
}

static bool has_control(StrView data)
{
    for (size_t i = 0; i < data.len; i++) {
        if ((unsigned char)data.ptr[i] < 0x20) return true;
    }
    return false;
}

bool event_check_data(StrView data, Err *err)
{
    if (data.len > EVENT_MAX_LINE - ENVELOPE_MAX)
        return err_set(err, ERR_LIMIT, "event data of %zu bytes; at most %d", data.len, EVENT_MAX_LINE - ENVELOPE_MAX);
    if (has_control(data) || !is_one_object(data))
        return err_set(err, ERR_INPUT, "event data is no object in one line");
    if (utf8_valid_len(data) != data.len)
        return err_set(err, ERR_INPUT, "event data is not UTF-8 at byte %zu", utf8_valid_len(data));
    return true;
}

Hash event_chain(const Hash *before, StrView line)
{
    return hash_of_two(sv_of((const char *)before->bytes, sizeof before->bytes), line);
}
