/* event_data.h -- the fields of an event's data, read with a default where they are absent or of another kind. */
#ifndef PLAY_EVENT_DATA_H
#define PLAY_EVENT_DATA_H

#include "base/json.h"
#include "judge/judge.h"

StrView data_text(const JsonValue *object, const char *key); /* empty where absent; lives as long as the tree */
int64_t data_int(const JsonValue *object, const char *key, int64_t absent);
bool data_is_true(const JsonValue *object, const char *key);

/* The first of a list or an object's members, or NULL. */
const JsonValue *data_first(const JsonValue *object, const char *key);

/* By their names in a judgement; -1 where nothing is called so. */
int data_dim(StrView name);
int data_kind(StrView name);
int data_verdict(StrView name);

#endif
