/* event_data.c -- names are looked up in the tables that wrote them. */
#include "play/event_data.h"

StrView data_text(const JsonValue *object, const char *key)
{
    const JsonValue *value = json_get(object, key);
    return value && value->kind == JSON_STRING ? value->text : sv("");
}

int64_t data_int(const JsonValue *object, const char *key, int64_t absent)
{
    const JsonValue *value = json_get(object, key);
    return value && value->kind == JSON_NUMBER && value->is_int ? value->number : absent;
}

bool data_is_true(const JsonValue *object, const char *key)
{
    const JsonValue *value = json_get(object, key);
    return value && value->kind == JSON_BOOL && value->is_true;
}

const JsonValue *data_first(const JsonValue *object, const char *key)
{
    const JsonValue *value = json_get(object, key);
    return value ? value->child : NULL;
}

int data_dim(StrView name)
{
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (sv_is(name, dim_name((Dim)dim))) return dim;
    }
    return -1;
}

int data_kind(StrView name)
{
    for (int kind = 0; kind <= FINDING_PRAISE; kind++) {
        if (sv_is(name, finding_kind_name((FindingKind)kind))) return kind;
    }
    return -1;
}

int data_verdict(StrView name)
{
    for (int verdict = 0; verdict <= VERDICT_EVASIVE; verdict++) {
        if (sv_is(name, verdict_name((Verdict)verdict))) return verdict;
    }
    return -1;
}
