/* json.c -- the reader: one pass that checks the encoding, then one descent that builds the tree.
 *
 * Strings without escapes stay where they are in the input. Depth is bounded, so recursion is; duplicate keys are
 * found by sorting once an object is large. So time grows with the input, whoever wrote it. */
#include "base/json.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Up to here comparing all pairs beats sorting. */
enum { PAIRS_MAX = 24 };

typedef struct Reader {
    Arena *arena;
    const char *start;
    const char *at;
    const char *end;
    size_t values;
    size_t depth;
    Err *err;
} Reader;

static bool read_value(Reader *r, JsonValue *value);

static bool fail_at(const Reader *r, const char *at, ErrCode code, const char *what)
{
    return err_set(r->err, code, "byte %zu: %s", (size_t)(at - r->start), what);
}

static bool fail(const Reader *r, const char *what)
{
    return fail_at(r, r->at, ERR_INPUT, r->at == r->end ? "the text ends too early" : what);
}

static void skip_space(Reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t')) r->at++;
}

static bool take(Reader *r, char c)
{
    if (r->at == r->end || *r->at != c) return false;
    r->at++;
    return true;
}

static bool is_digit(const Reader *r)
{
    return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

static bool read_word(Reader *r, const char *word)
{
    StrView rest = sv_of(r->at, (size_t)(r->end - r->at));
    if (!sv_starts(rest, sv(word))) return fail_at(r, r->at, ERR_INPUT, "a value is expected");
    r->at += strlen(word);
    return true;
}

/* Counts downwards, because the negative range is the larger one. */
static bool to_int(StrView text, int64_t *out)
{
    bool is_negative = text.ptr[0] == '-';
    int64_t number = 0;
    for (size_t i = is_negative; i < text.len; i++) {
        int digit = text.ptr[i] - '0';
        if (number < (INT64_MIN + digit) / 10) return false;
        number = number * 10 - digit;
    }
    if (!is_negative && number == INT64_MIN) return false;
    *out = is_negative ? number : -number;
    return true;
}

static bool read_digits(Reader *r)
{
    if (!is_digit(r)) return fail(r, "a digit is expected");
    while (is_digit(r)) r->at++;
    return true;
}

static bool read_number(Reader *r, JsonValue *value)
{
    const char *from = r->at;
    bool is_whole = true;
    take(r, '-');
    if (take(r, '0')) {
        if (is_digit(r)) return fail(r, "a number has a leading zero");
    } else if (!read_digits(r)) {
        return false;
    }
    if (take(r, '.')) {
        is_whole = false;
        if (!read_digits(r)) return false;
    }
    if (take(r, 'e') || take(r, 'E')) {
        is_whole = false;
        if (!take(r, '-')) take(r, '+');
        if (!read_digits(r)) return false;
    }
    value->kind = JSON_NUMBER;
    value->text = sv_of(from, (size_t)(r->at - from));
    value->is_int = is_whole && to_int(value->text, &value->number);
    return true;
}

static bool read_hex4(Reader *r, uint32_t *out)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        char c = r->at < r->end ? *r->at : '\0';
        uint32_t digit;
        if (c >= '0' && c <= '9') {
            digit = (uint32_t)(c - '0');
        } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
            digit = (uint32_t)((c | 0x20) - 'a' + 10);
        } else {
            return fail(r, "four hexadecimal digits are expected");
        }
        code = code * 16 + digit;
    }
    *out = code;
    return true;
}

/* After "\u". Writes the UTF-8 form, which is never longer than the escape. */
static bool read_unicode(Reader *r, char **to)
{
    const char *from = r->at - 2;
    uint32_t code = 0;
    if (!read_hex4(r, &code)) return false;
    if (code == 0) return fail_at(r, from, ERR_INPUT, "NUL is not allowed");
    if (code >= 0xDC00 && code <= 0xDFFF) return fail_at(r, from, ERR_INPUT, "a lone surrogate");
    if (code >= 0xD800 && code <= 0xDBFF) {
        uint32_t low = 0;
        if (!take(r, '\\') || !take(r, 'u')) return fail_at(r, from, ERR_INPUT, "a lone surrogate");
        if (!read_hex4(r, &low)) return false;
        if (low < 0xDC00 || low > 0xDFFF) return fail_at(r, from, ERR_INPUT, "a lone surrogate");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    *to += utf8_put(code, *to);
    return true;
}

static bool read_escape(Reader *r, char **to)
{
    static const char FROM[] = "\"\\/bfnrt";
    static const char TO[] = "\"\\/\b\f\n\r\t";
    if (take(r, 'u')) return read_unicode(r, to);

    const char *found = r->at < r->end && *r->at ? strchr(FROM, *r->at) : NULL;
    if (!found) return fail(r, "no such escape");
    *(*to)++ = TO[found - FROM];
    r->at++;
    return true;
}

/* r->at is at the first backslash of a string that began at `from`; `last` is its closing quote. */
static bool read_escaped(Reader *r, const char *from, const char *last, StrView *out)
{
    char *text = arena_alloc(r->arena, (size_t)(last - from) + 1, 1);
    size_t plain = (size_t)(r->at - from);
    if (plain) memcpy(text, from, plain);
    char *to = text + plain;
    while (r->at < last) {
        if (*r->at != '\\') {
            *to++ = *r->at++;
        } else {
            r->at++;
            if (!read_escape(r, &to)) return false;
        }
    }
    r->at = last + 1;
    *out = sv_of(text, (size_t)(to - text));
    return true;
}

/* The bytes at which a plain run inside a string ends: the quote, the backslash and what may not stand there. */
static bool is_special(char c)
{
    return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

static bool read_string(Reader *r, StrView *out)
{
    if (!take(r, '"')) return fail(r, "a string is expected");
    const char *from = r->at;
    const char *escape = NULL;
    for (;;) {
        while (r->at < r->end && !is_special(*r->at)) r->at++;
        if (r->at == r->end) return fail(r, "");
        if (*r->at == '"') break;
        if (*r->at != '\\') return fail(r, *r->at ? "a control character in a string" : "NUL is not allowed");
        if (!escape) escape = r->at;
        r->at += r->end - r->at > 1 ? 2 : 1;
    }
    const char *last = r->at;
    if (escape) {
        r->at = escape;
        return read_escaped(r, from, last, out);
    }
    *out = sv_of(from, (size_t)(last - from));
    r->at++;
    return true;
}

static bool fail_twice(const Reader *r, StrView key)
{
    return err_set(r->err, ERR_INPUT, "byte %zu: the key \"%.*s\" comes twice in one object",
                   (size_t)(r->at - r->start), SV_ARG(key));
}

static bool check_pairs(const Reader *r, const JsonValue *object)
{
    for (const JsonValue *a = object->child; a; a = a->next)
        for (const JsonValue *b = a->next; b; b = b->next)
            if (sv_eq(a->key, b->key)) return fail_twice(r, a->key);
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    const StrView *left = a;
    const StrView *right = b;
    return sv_compare(*left, *right);
}

static bool check_keys(const Reader *r, const JsonValue *object)
{
    if (object->count <= PAIRS_MAX) return check_pairs(r, object);

    ArenaMark mark = arena_mark(r->arena);
    StrView *keys = arena_alloc(r->arena, object->count, sizeof *keys);
    size_t count = 0;
    for (const JsonValue *member = object->child; member; member = member->next) keys[count++] = member->key;
    qsort(keys, count, sizeof *keys, compare_keys);

    bool ok = true;
    for (size_t i = 1; ok && i < count; i++) ok = !sv_eq(keys[i - 1], keys[i]) || fail_twice(r, keys[i]);
    arena_rewind(r->arena, mark);
    return ok;
}

static bool read_key(Reader *r, StrView *key)
{
    skip_space(r);
    if (!read_string(r, key)) return false;
    skip_space(r);
    return take(r, ':') || fail(r, "a colon is expected");
}

static bool new_value(Reader *r, JsonValue **out)
{
    if (++r->values > JSON_MAX_VALUES) return fail_at(r, r->at, ERR_LIMIT, "too many values");
    *out = arena_alloc(r->arena, 1, sizeof **out);
    return true;
}

/* The members of an array or object up to `close`; r->at is behind the opening bracket. */
static bool read_members(Reader *r, JsonValue *value, char close)
{
    const JsonValue **tail = &value->child;
    skip_space(r);
    if (take(r, close)) return true;
    do {
        StrView key = { 0 };
        if (value->kind == JSON_OBJECT && !read_key(r, &key)) return false;
        JsonValue *member = NULL;
        if (!new_value(r, &member) || !read_value(r, member)) return false;
        member->key = key;
        *tail = member;
        tail = &member->next;
        value->count++;
        skip_space(r);
    } while (take(r, ','));
    return take(r, close) || fail(r, "a comma or the closing bracket is expected");
}

static bool read_container(Reader *r, JsonValue *value)
{
    bool is_object = *r->at == '{';
    value->kind = is_object ? JSON_OBJECT : JSON_ARRAY;
    if (++r->depth > JSON_MAX_DEPTH) return fail_at(r, r->at, ERR_LIMIT, "nested too deeply");
    r->at++;
    if (!read_members(r, value, is_object ? '}' : ']')) return false;
    r->depth--;
    return !is_object || check_keys(r, value);
}

static bool read_value(Reader *r, JsonValue *value)
{
    skip_space(r);
    if (r->at == r->end) return fail(r, "");
    switch (*r->at) {
    case '{':
    case '[': return read_container(r, value);
    case '"': value->kind = JSON_STRING; return read_string(r, &value->text);
    case 't':
        value->kind = JSON_BOOL;
        value->is_true = true;
        return read_word(r, "true");
    case 'f': value->kind = JSON_BOOL; return read_word(r, "false");
    case 'n': return read_word(r, "null");
    default: break;
    }
    if (*r->at == '-' || is_digit(r)) return read_number(r, value);
    return fail(r, "a value is expected");
}

static bool read_all(Reader *r, StrView text, const JsonValue **out)
{
    size_t valid = utf8_valid_len(text);
    if (valid < text.len) return fail_at(r, r->start + valid, ERR_INPUT, "invalid UTF-8");

    JsonValue *root = NULL;
    if (!new_value(r, &root) || !read_value(r, root)) return false;
    skip_space(r);
    if (r->at < r->end) return fail(r, "more text behind the value");
    *out = root;
    return true;
}

bool json_parse(Arena *arena, StrView text, const JsonValue **out, Err *err)
{
    if (!text.ptr) text = sv_of("", 0);
    Reader r = { .arena = arena, .start = text.ptr, .at = text.ptr, .end = text.ptr + text.len, .err = err };
    ArenaMark mark = arena_mark(arena);
    if (read_all(&r, text, out)) return true;
    arena_rewind(arena, mark);
    return false;
}

const JsonValue *json_get(const JsonValue *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT) return NULL;
    StrView name = sv(key);
    for (const JsonValue *member = object->child; member; member = member->next)
        if (sv_eq(member->key, name)) return member;
    return NULL;
}
