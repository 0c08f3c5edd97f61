/* session.c -- the header's fields are one table: writing, reading and checking walk over it. */
#include "record/session.h"

#include <stddef.h>

#include "base/json.h"
#include "base/utf8.h"

typedef enum FieldKind { FIELD_INT, FIELD_BOOL, FIELD_TEXT, FIELD_HASH, FIELD_MODE } FieldKind;

typedef struct Field {
    const char *name;
    FieldKind kind;
    size_t offset;  /* in SessionHeader */
    size_t max_len; /* of a text */
    bool (*is_good)(StrView text);
} Field;

static bool is_any(StrView text)
{
    (void)text;
    return true;
}

static bool is_filled(StrView text)
{
    return text.len > 0;
}

static bool is_id(StrView text)
{
    if (text.len < 4) return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
    }
    return true;
}

/* '0' in the pattern stands for any digit; the text may go on behind it. */
static bool starts_like(StrView text, const char *pattern)
{
    size_t i;

    for (i = 0; pattern[i]; i++) {
        if (i >= text.len) return false;
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (pattern[i] == '0' ? !is_digit : text.ptr[i] != pattern[i]) return false;
    }
    return true;
}

static bool is_date(StrView text)
{
    if (text.len != 10 || !starts_like(text, "0000-00-00")) return false;
    int month = (text.ptr[5] - '0') * 10 + text.ptr[6] - '0';
    int day = (text.ptr[8] - '0') * 10 + text.ptr[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_time(StrView text)
{
    return text.len >= 19 && is_date(sv_of(text.ptr, 10)) && starts_like(text, "0000-00-00T00:00:00");
}

/* In the order of the JSON; a change here is a new SESSION_FORMAT. */
static const Field fields[] = {
    { "format", FIELD_INT, offsetof(SessionHeader, format), 0, NULL },
    { "engine", FIELD_TEXT, offsetof(SessionHeader, engine), 64, is_filled },
    { "id", FIELD_TEXT, offsetof(SessionHeader, id), 64, is_id },
    { "content", FIELD_HASH, offsetof(SessionHeader, content), 0, NULL },
    { "seed", FIELD_INT, offsetof(SessionHeader, seed), 0, NULL },
    { "date", FIELD_TEXT, offsetof(SessionHeader, date), 10, is_date },
    { "started_at", FIELD_TEXT, offsetof(SessionHeader, started_at), 40, is_time },
    { "person_id", FIELD_TEXT, offsetof(SessionHeader, person_id), 64, is_any },
    { "person_name", FIELD_TEXT, offsetof(SessionHeader, person_name), 256, is_any },
    { "locale", FIELD_TEXT, offsetof(SessionHeader, locale), 16, is_filled },
    { "mode", FIELD_MODE, offsetof(SessionHeader, mode), 0, NULL },
    { "keystrokes", FIELD_BOOL, offsetof(SessionHeader, keystrokes), 0, NULL },
    { "scenario", FIELD_TEXT, offsetof(SessionHeader, scenario), 320, is_filled },
    { "persona", FIELD_TEXT, offsetof(SessionHeader, persona), 320, is_filled },
    { "origin", FIELD_TEXT, offsetof(SessionHeader, origin), 256, is_any },
};

enum { FIELD_COUNT = sizeof fields / sizeof fields[0] };

static const char *const mode_names[] = { [SESSION_PRACTICE] = "practice", [SESSION_EXAM] = "exam" };

const char *session_mode_name(SessionMode mode)
{
    return mode_names[mode];
}

bool session_is_retry(const SessionHeader *header, StrView *id, uint32_t *seq)
{
    static const char HEAD[] = "retry:";
    StrView rest = header->origin;
    uint64_t number = 0;

    if (!sv_starts(rest, sv(HEAD))) return false;
    rest = sv_of(rest.ptr + sizeof HEAD - 1, rest.len - (sizeof HEAD - 1));
    const char *colon = rest.len ? memchr(rest.ptr, ':', rest.len) : NULL;
    if (!colon) return false;
    StrView its = sv_of(rest.ptr, (size_t)(colon - rest.ptr));
    for (const char *c = colon + 1; c < rest.ptr + rest.len; c++) {
        if (*c < '0' || *c > '9') return false;
        number = number * 10 + (uint64_t)(*c - '0');
        if (number > UINT32_MAX) return false;
    }
    if (!is_id(its) || number == 0) return false;
    *id = its;
    *seq = (uint32_t)number;
    return true;
}

static const void *field_of(const SessionHeader *header, const Field *field)
{
    return (const char *)header + field->offset;
}

static bool check_text(const Field *field, StrView text, Err *err)
{
    if (text.len > field->max_len)
        return err_set(err, ERR_LIMIT, "session %s of %zu bytes; at most %zu", field->name, text.len, field->max_len);
    if (utf8_valid_len(text) != text.len) return err_set(err, ERR_INPUT, "session %s is not UTF-8", field->name);
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7f)
            return err_set(err, ERR_INPUT, "session %s holds a control character", field->name);
    }
    if (!field->is_good(text))
        return err_set(err, ERR_INPUT, "session %s cannot be \"%.*s\"", field->name, SV_ARG(text));
    return true;
}

static bool check_format(int64_t format, Err *err)
{
    if (format == SESSION_FORMAT) return true;
    return err_set(err, ERR_INPUT, "session format %lld is not known here, only %d", (long long)format, SESSION_FORMAT);
}

bool session_check(const SessionHeader *header, Err *err)
{
    if (!check_format(header->format, err)) return false;
    if (header->seed < 0) return err_set(err, ERR_INPUT, "session seed %lld is below 0", (long long)header->seed);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (fields[i].kind != FIELD_TEXT) continue;
        if (!check_text(&fields[i], *(const StrView *)field_of(header, &fields[i]), err)) return false;
    }
    return true;
}

void session_write(Buf *buf, const SessionHeader *header)
{
    JsonOut out = { buf, false };

    json_begin_object(&out);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const void *from = field_of(header, &fields[i]);

        json_key(&out, fields[i].name);
        switch (fields[i].kind) {
        case FIELD_INT: json_int(&out, *(const int64_t *)from); break;
        case FIELD_BOOL: json_bool(&out, *(const bool *)from); break;
        case FIELD_TEXT: json_string(&out, *(const StrView *)from); break;
        case FIELD_HASH: json_string(&out, sv(hash_hex(from).text)); break;
        case FIELD_MODE: json_string(&out, sv(session_mode_name(*(const SessionMode *)from))); break;
        }
    }
    json_end_object(&out);
}

static bool read_mode(StrView name, SessionMode *out)
{
    for (int i = SESSION_PRACTICE; i <= SESSION_EXAM; i++) {
        if (!sv_is(name, mode_names[i])) continue;
        *out = (SessionMode)i;
        return true;
    }
    return false;
}

static bool read_field(Arena *arena, const Field *field, const JsonValue *value, SessionHeader *header)
{
    void *to = (char *)header + field->offset;

    switch (field->kind) {
    case FIELD_INT: *(int64_t *)to = value->number; return value->kind == JSON_NUMBER && value->is_int;
    case FIELD_BOOL: *(bool *)to = value->is_true; return value->kind == JSON_BOOL;
    case FIELD_TEXT:
        if (value->kind != JSON_STRING) return false;
        *(StrView *)to = arena_copy(arena, value->text);
        return true;
    case FIELD_HASH: return value->kind == JSON_STRING && hash_from_hex(value->text, to);
    case FIELD_MODE: return value->kind == JSON_STRING && read_mode(value->text, to);
    }
    return false;
}

static bool read_fields(Arena *arena, const JsonValue *root, SessionHeader *header, Err *err)
{
    const JsonValue *value = json_get(root, "format");

    /* A later format may have other fields: its number is the better answer. */
    if (!json_has(value) || !value->is_int) return err_set(err, ERR_INPUT, "a session header without format");
    if (!check_format(value->number, err)) return false;

    for (size_t i = 0; i < FIELD_COUNT; i++) {
        value = json_get(root, fields[i].name);
        if (!value) return err_set(err, ERR_INPUT, "a session header without %s", fields[i].name);
        if (!read_field(arena, &fields[i], value, header))
            return err_set(err, ERR_INPUT, "session %s is not what it must be", fields[i].name);
    }
    return true;
}

static bool is_canonical(const SessionHeader *header, StrView json)
{
    Buf buf = { 0 };
    bool is_same;

    session_write(&buf, header);
    is_same = sv_eq(buf_view(&buf), json);
    buf_clear(&buf);
    return is_same;
}

bool session_read(Arena *arena, StrView json, SessionHeader *out, Err *err)
{
    const JsonValue *root;
    SessionHeader header = { 0 };

    if (json.len > SESSION_MAX_HEADER) return err_set(err, ERR_LIMIT, "a session header of %zu bytes", json.len);
    if (!json_parse(arena, json, &root, err)) return err_prefix(err, "session header");
    if (!read_fields(arena, root, &header, err)) return false;
    if (!session_check(&header, err)) return false;
    if (!is_canonical(&header, json))
        return err_set(err, ERR_INPUT, "session header has unknown fields or is not in its canonical form");
    *out = header;
    return true;
}

int64_t session_format_of(StrView json)
{
    Arena *arena = arena_new(0);
    const JsonValue *root = NULL;
    const JsonValue *format = NULL;

    if (json.len <= SESSION_MAX_HEADER && json_parse(arena, json, &root, NULL)) format = json_get(root, "format");
    int64_t number = format && format->is_int ? format->number : 0;
    arena_free(arena);
    return number;
}

bool session_check_engine(const SessionHeader *header, StrView engine, Err *err)
{
    if (sv_eq(header->engine, engine)) return true;
    return err_set(err, ERR_INPUT, "session %.*s was recorded by engine %.*s, this is %.*s", SV_ARG(header->id),
                   SV_ARG(header->engine), SV_ARG(engine));
}
