/* value.h -- typed values and records: the common vocabulary of facts and claims.
 *
 * A fact of a shop and a claim of a reply are records of the same topics, so checking is comparing fields.
 * No floating point: decimals are counted in ten-thousandths, times of day in minutes. */
#ifndef LANGUAGE_VALUE_H
#define LANGUAGE_VALUE_H

#include <stdint.h>

#include "base/json.h"
#include "base/strview.h"

enum { VALUE_ONE = 10000 }; /* 1 in VALUE_DECIMAL */

typedef enum ValueKind {
    VALUE_NONE,
    VALUE_BOOL,    /* number 0 or 1 */
    VALUE_INT,     /* number */
    VALUE_DECIMAL, /* number / VALUE_ONE */
    VALUE_TEXT,    /* text */
    VALUE_TIME,    /* minutes since midnight; text form "17:00" */
    VALUE_LIST,    /* items; an item may be a record (its fields) */
    VALUE_RECORD   /* fields: a tier, a pickup rule */
} ValueKind;

typedef struct Value Value;
typedef struct Field Field;

struct Value {
    ValueKind kind;
    int64_t number;
    StrView text;
    const Value *items;  /* VALUE_LIST */
    const Field *fields; /* VALUE_RECORD */
    size_t count;        /* of items or fields */
};

struct Field {
    StrView name;
    Value value;
};

/* Where a datum stands in a trainer's file; line and column from 1, 0 where unknown. */
typedef struct SourcePos {
    StrView file;
    uint32_t line;
    uint32_t column;
} SourcePos;

/* A fact: fields without the topic's name. Dates are yyyymmdd, 0 where open. */
typedef struct Fact {
    StrView topic;
    const Field *fields;
    size_t field_count;
    int32_t valid_from;
    int32_t valid_to;
    SourcePos source;
} Fact;

/* The value of that name, or NULL. */
const Value *field_find(const Field *fields, size_t count, const char *name);

static inline const Value *fact_get(const Fact *fact, const char *name)
{
    return fact ? field_find(fact->fields, fact->field_count, name) : NULL;
}

/* Decimals and integers as one scale: value × VALUE_ONE; 0 for other kinds. */
int64_t value_scaled(const Value *value);

static inline bool value_is_true(const Value *value)
{
    return value && value->kind == VALUE_BOOL && value->number != 0;
}

bool value_equal(const Value *a, const Value *b);

/* The JSON form: true, 7, 0.93, "17:00", [..], {..}. */
void value_write_json(JsonOut *out, const Value *value);

#endif
