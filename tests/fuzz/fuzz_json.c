/* fuzz_json.c -- any bytes: the reader refuses them with a reason, or what it read survives being written and read. */
#include <stdlib.h>

#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim)
{
    if (!claim) abort();
}

static void check_round_trip(Arena *arena, const JsonValue *value)
{
    Buf first = { 0 };
    Buf second = { 0 };
    const JsonValue *again = NULL;
    json_value(&(JsonOut){ .buf = &first }, value);
    require(json_parse(arena, buf_view(&first), &again, NULL));
    json_value(&(JsonOut){ .buf = &second }, again);
    require(sv_eq(buf_view(&first), buf_view(&second)));
    buf_clear(&first);
    buf_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(4096);
    const JsonValue *value = NULL;
    Err err = { ERR_NONE, "" };
    if (json_parse(arena, sv_of((const char *)data, size), &value, &err)) {
        check_round_trip(arena, value);
    } else {
        require(err.code == ERR_INPUT || err.code == ERR_LIMIT);
        require(strncmp(err.text, "byte ", 5) == 0 && !value);
    }
    arena_free(arena);
    return 0;
}
