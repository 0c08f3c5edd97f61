/* value.c -- comparing and writing typed values; decimals stay integers all the way. */
#include "language/value.h"

#include <stdio.h>

const Value *field_find(const Field *fields, size_t count, const char *name)
{
    StrView wanted = sv(name);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(fields[i].name, wanted)) return &fields[i].value;
    }
    return NULL;
}

int64_t value_scaled(const Value *value)
{
    if (!value) return 0;
    if (value->kind == VALUE_DECIMAL) return value->number;
    return value->kind == VALUE_INT ? value->number * VALUE_ONE : 0;
}

static bool is_number(const Value *value)
{
    return value->kind == VALUE_INT || value->kind == VALUE_DECIMAL;
}

static bool lists_equal(const Value *a, const Value *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!value_equal(&a->items[i], &b->items[i])) return false;
    }
    return true;
}

/* Records are equal whatever the order of their fields; names are unique within one. */
static bool records_equal(const Value *a, const Value *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        const Value *other = NULL;
        for (size_t k = 0; k < b->count && !other; k++) {
            if (sv_eq(a->fields[i].name, b->fields[k].name)) other = &b->fields[k].value;
        }
        if (!other || !value_equal(&a->fields[i].value, other)) return false;
    }
    return true;
}

bool value_equal(const Value *a, const Value *b)
{
    if (!a || !b) return a == b;
    if (is_number(a) && is_number(b)) return value_scaled(a) == value_scaled(b);
    if (a->kind != b->kind) return false;

    switch (a->kind) {
    case VALUE_NONE: return true;
    case VALUE_BOOL:
    case VALUE_TIME:
    case VALUE_INT:
    case VALUE_DECIMAL: return a->number == b->number;
    case VALUE_TEXT: return sv_eq(a->text, b->text);
    case VALUE_LIST: return lists_equal(a, b);
    case VALUE_RECORD: return records_equal(a, b);
    }
    return false;
}

static void write_decimal(JsonOut *out, int64_t number)
{
    uint64_t size = number < 0 ? 0u - (uint64_t)number : (uint64_t)number;
    char text[40];
    int len = snprintf(text, sizeof text, "%s%llu.%04llu", number < 0 ? "-" : "",
                       (unsigned long long)(size / VALUE_ONE), (unsigned long long)(size % VALUE_ONE));
    /* 0.9300 is written 0.93 and 3.0000 is written 3. */
    while (text[len - 1] == '0') len--;
    if (text[len - 1] == '.') len--;
    json_raw(out, sv_of(text, (size_t)len));
}

static void write_time(JsonOut *out, int64_t minutes)
{
    char text[48];
    int len = snprintf(text, sizeof text, "%02lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
    json_string(out, sv_of(text, (size_t)len));
}

static void write_record(JsonOut *out, const Value *value)
{
    json_begin_object(out);
    for (size_t i = 0; i < value->count; i++) {
        json_key_sv(out, value->fields[i].name);
        value_write_json(out, &value->fields[i].value);
    }
    json_end_object(out);
}

static void write_list(JsonOut *out, const Value *value)
{
    json_begin_array(out);
    for (size_t i = 0; i < value->count; i++) value_write_json(out, &value->items[i]);
    json_end_array(out);
}

void value_write_json(JsonOut *out, const Value *value)
{
    switch (value->kind) {
    case VALUE_NONE: json_null(out); break;
    case VALUE_BOOL: json_bool(out, value->number != 0); break;
    case VALUE_INT: json_int(out, value->number); break;
    case VALUE_DECIMAL: write_decimal(out, value->number); break;
    case VALUE_TEXT: json_string(out, value->text); break;
    case VALUE_TIME: write_time(out, value->number); break;
    case VALUE_LIST: write_list(out, value); break;
    case VALUE_RECORD: write_record(out, value); break;
    }
}
