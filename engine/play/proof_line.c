/* proof_line.c -- two JSON trees side by side, down to the first leaf that differs. */
#include "base/json.h"
#include "play/proof_own.h"

enum { PATH_MAX_BYTES = 200 };

typedef struct Walk {
    Arena *arena;
    char path[PATH_MAX_BYTES];
    size_t len;
    LineDifference *out;
} Walk;

static void step_into(Walk *walk, const JsonValue *value, size_t idx)
{
    StrView name = value->key.ptr ? value->key : arena_printf(walk->arena, "%zu", idx + 1);
    if (walk->len + name.len + 2 > sizeof walk->path) return;
    if (walk->len) walk->path[walk->len++] = '.';
    memcpy(walk->path + walk->len, name.ptr, name.len);
    walk->len += name.len;
}

static StrView as_text(Walk *walk, const JsonValue *value)
{
    Buf buf = { 0 };
    JsonOut out = { &buf, false };
    if (!value) return sv("");
    json_value(&out, value);
    StrView text = arena_copy(walk->arena, buf_view(&buf));
    buf_clear(&buf);
    return text;
}

static bool found(Walk *walk, const JsonValue *expected, const JsonValue *got)
{
    walk->out->field = arena_copy(walk->arena, sv_of(walk->path, walk->len));
    walk->out->expected = as_text(walk, expected);
    walk->out->found = as_text(walk, got);
    return true;
}

static bool differ(Walk *walk, const JsonValue *expected, const JsonValue *got);

static bool children_differ(Walk *walk, const JsonValue *expected, const JsonValue *got)
{
    const JsonValue *a = expected->child, *b = got->child;
    size_t start = walk->len;
    for (size_t i = 0; a || b; i++) {
        bool is_same_key = a && b && sv_eq(a->key, b->key);
        step_into(walk, a ? a : b, i);
        if (!is_same_key) return found(walk, a, a ? NULL : b);
        if (differ(walk, a, b)) return true;
        walk->len = start;
        a = a->next;
        b = b->next;
    }
    return false;
}

static bool differ(Walk *walk, const JsonValue *expected, const JsonValue *got)
{
    if (expected->kind != got->kind) return found(walk, expected, got);
    switch (expected->kind) {
    case JSON_NULL: return false;
    case JSON_BOOL: return expected->is_true != got->is_true && found(walk, expected, got);
    case JSON_NUMBER:
    case JSON_STRING: return !sv_eq(expected->text, got->text) && found(walk, expected, got);
    case JSON_ARRAY:
    case JSON_OBJECT: return children_differ(walk, expected, got);
    }
    return false;
}

bool line_difference(Arena *arena, StrView expected, StrView got, LineDifference *out)
{
    const JsonValue *a = NULL, *b = NULL;
    Walk walk = { .arena = arena, .out = out };
    if (!json_parse(arena, expected, &a, NULL) || !json_parse(arena, got, &b, NULL)) return false;
    return differ(&walk, a, b);
}
