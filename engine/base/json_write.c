/* json_write.c -- the writer of json.h. Its form is fixed, because hashes are made over what it writes. */
#include "base/json.h"
#include "base/utf8.h"

static void begin_value(JsonOut *out)
{
    if (out->needs_comma) buf_putc(out->buf, ',');
    out->needs_comma = true;
}

static void open_bracket(JsonOut *out, char bracket)
{
    begin_value(out);
    buf_putc(out->buf, bracket);
    out->needs_comma = false;
}

static void close_bracket(JsonOut *out, char bracket)
{
    buf_putc(out->buf, bracket);
    out->needs_comma = true;
}

static const char *short_escape(unsigned char c)
{
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return NULL;
    }
}

/* Valid text: whole runs between the few characters that must be escaped. */
static void put_text(Buf *buf, StrView text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        buf_put(buf, sv_of(text.ptr + from, i - from));
        const char *escape = short_escape(c);
        if (escape) {
            buf_puts(buf, escape);
        } else {
            buf_printf(buf, "\\u%04x", (unsigned)c);
        }
        from = i + 1;
    }
    buf_put(buf, sv_of(text.ptr + from, text.len - from));
}

static void put_string(Buf *buf, StrView text)
{
    if (!text.ptr) text = sv_of("", 0);
    buf_putc(buf, '"');
    for (;;) {
        size_t valid = utf8_valid_len(text);
        put_text(buf, sv_of(text.ptr, valid));
        if (valid == text.len) break;
        buf_puts(buf, "\xEF\xBF\xBD");
        text = sv_of(text.ptr + valid + 1, text.len - valid - 1);
    }
    buf_putc(buf, '"');
}

void json_begin_object(JsonOut *out)
{
    open_bracket(out, '{');
}

void json_end_object(JsonOut *out)
{
    close_bracket(out, '}');
}

void json_begin_array(JsonOut *out)
{
    open_bracket(out, '[');
}

void json_end_array(JsonOut *out)
{
    close_bracket(out, ']');
}

void json_key(JsonOut *out, const char *key)
{
    json_key_sv(out, sv(key));
}

void json_key_sv(JsonOut *out, StrView key)
{
    begin_value(out);
    put_string(out->buf, key);
    buf_putc(out->buf, ':');
    out->needs_comma = false;
}

void json_string(JsonOut *out, StrView text)
{
    begin_value(out);
    put_string(out->buf, text);
}

/* By hand, because printf is what a line full of numbers would spend its time in. */
void json_int(JsonOut *out, int64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (number < 0) digits[--at] = '-';
    begin_value(out);
    buf_put(out->buf, sv_of(digits + at, sizeof digits - at));
}

void json_bool(JsonOut *out, bool value)
{
    begin_value(out);
    buf_puts(out->buf, value ? "true" : "false");
}

void json_null(JsonOut *out)
{
    begin_value(out);
    buf_puts(out->buf, "null");
}

void json_raw(JsonOut *out, StrView text)
{
    begin_value(out);
    buf_put(out->buf, text);
}

void json_value(JsonOut *out, const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL: json_null(out); return;
    case JSON_BOOL: json_bool(out, value->is_true); return;
    case JSON_NUMBER: json_raw(out, value->text); return;
    case JSON_STRING: json_string(out, value->text); return;
    case JSON_ARRAY: json_begin_array(out); break;
    case JSON_OBJECT: json_begin_object(out); break;
    }
    for (const JsonValue *member = value->child; member; member = member->next) {
        if (value->kind == JSON_OBJECT) json_key_sv(out, member->key);
        json_value(out, member);
    }
    if (value->kind == JSON_OBJECT) {
        json_end_object(out);
    } else {
        json_end_array(out);
    }
}
