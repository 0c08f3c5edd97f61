/* json.h -- JSON as Peilian needs it: a tree in an arena, and a writer of one fixed form.
 *
 * The reader takes RFC 8259 text in valid UTF-8; it refuses duplicate keys, NUL (also as \u0000), lone surrogates,
 * and what passes the limits. Numbers keep their text; integers are also an int64. The writer has no spaces and
 * escapes only what it must, so equal calls give equal bytes. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { JSON_MAX_DEPTH = 32, JSON_MAX_VALUES = 200000 };

typedef enum JsonKind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

typedef struct JsonValue JsonValue;
struct JsonValue {
    JsonKind kind;
    bool is_true;           /* JSON_BOOL */
    bool is_int;            /* JSON_NUMBER without fraction or exponent that fits */
    int64_t number;         /* its value where is_int */
    StrView text;           /* JSON_STRING unescaped, JSON_NUMBER as written */
    StrView key;            /* of a member of an object */
    const JsonValue *child; /* first member or element */
    const JsonValue *next;  /* the sibling after this one */
    size_t count;           /* members or elements */
};

/* Parse the whole of `text`; the tree lives in `arena` and may borrow from `text`. The error names the byte offset. */
bool json_parse(Arena *arena, StrView text, const JsonValue **out, Err *err);

/* The member of that name, or NULL; NULL too where `object` is NULL or no object. */
const JsonValue *json_get(const JsonValue *object, const char *key);

/* Present and not null. */
static inline bool json_has(const JsonValue *value)
{
    return value && value->kind != JSON_NULL;
}

/* The writer puts commas itself. One writer fills one buffer. */
typedef struct JsonOut {
    Buf *buf;
    bool needs_comma;
} JsonOut;

void json_begin_object(JsonOut *out);
void json_end_object(JsonOut *out);
void json_begin_array(JsonOut *out);
void json_end_array(JsonOut *out);
void json_key(JsonOut *out, const char *key);
void json_key_sv(JsonOut *out, StrView key);
/* A byte that is no valid UTF-8 is written as U+FFFD, so what comes out is always JSON. */
void json_string(JsonOut *out, StrView text);
void json_int(JsonOut *out, int64_t number);
void json_bool(JsonOut *out, bool value);
void json_null(JsonOut *out);

/* `text` is already JSON. */
void json_raw(JsonOut *out, StrView text);

/* Write a parsed value again, in the writer's form. */
void json_value(JsonOut *out, const JsonValue *value);

#endif
