/* sandbox_pattern.c -- a backtracking matcher for Lua's patterns in which every step is charged.
 *
 * Lua's own matcher can take a year over forty bytes and no hook sees it. Classes are ASCII, whatever the locale. */
#include "script/sandbox_pattern.h"

#include <lauxlib.h>

#include "script/sandbox_own.h"

enum { MATCH_DEPTH = 180, PAY_AT = 512 };

static const char *match_here(Pattern *p, const char *at, const char *pat);

static void spend(Pattern *p, size_t steps)
{
    p->unpaid += (unsigned)steps;
    if (p->unpaid < PAY_AT) return;
    unsigned work = p->unpaid;
    p->unpaid = 0;
    sandbox_charge(p->L, work);
}

Pattern pattern_of(lua_State *L, StrView text, StrView pattern)
{
    if (pattern.len > SANDBOX_PATTERN) luaL_error(L, "pattern over %d bytes", SANDBOX_PATTERN);
    bool is_anchored = pattern.len > 0 && pattern.ptr[0] == '^';
    return (Pattern){
        .L = L,
        .text = text.ptr,
        .text_end = text.ptr + text.len,
        .start = pattern.ptr + is_anchored,
        .end = pattern.ptr + pattern.len,
        .is_anchored = is_anchored,
    };
}

static bool is_between(unsigned char c, char low, char high)
{
    return c >= (unsigned char)low && c <= (unsigned char)high;
}

static bool is_alnum(unsigned char c)
{
    return is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') || is_between(c, '0', '9');
}

static bool is_in_class(unsigned char c, char class)
{
    char lower = (char)(class | 0x20);
    bool is_in = false;

    switch (lower) {
    case 'a': is_in = is_alnum(c) && !is_between(c, '0', '9'); break;
    case 'c': is_in = c < 0x20 || c == 0x7f; break;
    case 'd': is_in = is_between(c, '0', '9'); break;
    case 'g': is_in = is_between(c, '!', '~'); break;
    case 'l': is_in = is_between(c, 'a', 'z'); break;
    case 'p': is_in = is_between(c, '!', '~') && !is_alnum(c); break;
    case 's': is_in = c == ' ' || is_between(c, '\t', '\r'); break;
    case 'u': is_in = is_between(c, 'A', 'Z'); break;
    case 'w': is_in = is_alnum(c); break;
    case 'x': is_in = is_between(c, '0', '9') || is_between(c, 'a', 'f') || is_between(c, 'A', 'F'); break;
    default: return (char)c == class;
    }
    return is_between((unsigned char)class, 'A', 'Z') ? !is_in : is_in;
}

/* Behind the single item (a character, %x or [set]) that starts at `pat`. */
static const char *item_end(Pattern *p, const char *pat)
{
    char first = *pat++;
    if (first == '%') {
        if (pat >= p->end) luaL_error(p->L, "malformed pattern (ends with '%%')");
        return pat + 1;
    }
    if (first != '[') return pat;
    if (pat < p->end && *pat == '^') pat++;
    do { /* a ']' that comes first stands for itself */
        if (pat >= p->end) luaL_error(p->L, "malformed pattern (missing ']')");
        if (*pat++ == '%') pat++;
    } while (pat >= p->end || *pat != ']');
    return pat + 1;
}

/* `set` is at '[', `last` at its ']'. */
static bool is_in_set(unsigned char c, const char *set, const char *last)
{
    bool is_in = true;
    if (set[1] == '^') {
        is_in = false;
        set++;
    }
    while (++set < last) {
        if (*set == '%') {
            set++;
            if (is_in_class(c, *set)) return is_in;
        } else if (set[1] == '-' && set + 2 < last) {
            if (is_between(c, set[0], set[2])) return is_in;
            set += 2;
        } else if ((unsigned char)*set == c) {
            return is_in;
        }
    }
    return !is_in;
}

/* Does the item [pat, end) match the one character at `at`? */
static bool is_match(Pattern *p, const char *at, const char *pat, const char *end)
{
    spend(p, 1 + (size_t)(end - pat) / 4);
    if (at >= p->text_end) return false;
    unsigned char c = (unsigned char)*at;
    switch (*pat) {
    case '.': return true;
    case '%': return is_in_class(c, pat[1]);
    case '[': return is_in_set(c, pat, end - 1);
    default: return (unsigned char)*pat == c;
    }
}

static const char *match_longest(Pattern *p, const char *at, const char *pat, const char *end)
{
    ptrdiff_t most = 0;
    while (is_match(p, at + most, pat, end)) most++;
    for (; most >= 0; most--) {
        const char *stop = match_here(p, at + most, end + 1);
        if (stop) return stop;
    }
    return NULL;
}

static const char *match_shortest(Pattern *p, const char *at, const char *pat, const char *end)
{
    for (;; at++) {
        const char *stop = match_here(p, at, end + 1);
        if (stop) return stop;
        if (!is_match(p, at, pat, end)) return NULL;
    }
}

static const char *open_capture(Pattern *p, const char *at, const char *pat)
{
    bool is_place = pat + 1 < p->end && pat[1] == ')';
    if (p->count >= PATTERN_CAPTURES) luaL_error(p->L, "too many captures");
    p->captures[p->count] = (PatternCapture){ at, is_place ? PATTERN_PLACE : PATTERN_OPEN };
    p->count++;
    const char *stop = match_here(p, at, pat + (is_place ? 2 : 1));
    if (!stop) p->count--;
    return stop;
}

static const char *close_capture(Pattern *p, const char *at, const char *pat)
{
    int idx = p->count - 1;
    while (idx >= 0 && p->captures[idx].len != PATTERN_OPEN) idx--;
    if (idx < 0) luaL_error(p->L, "invalid pattern capture");
    p->captures[idx].len = at - p->captures[idx].start;
    const char *stop = match_here(p, at, pat + 1);
    if (!stop) p->captures[idx].len = PATTERN_OPEN;
    return stop;
}

/* %bxy: behind the balanced run, or NULL. */
static const char *match_balance(Pattern *p, const char *at, const char *pat)
{
    if (pat + 3 >= p->end) luaL_error(p->L, "malformed pattern (missing arguments to '%%b')");
    if (at >= p->text_end || *at != pat[2]) return NULL;
    int open = 1;
    while (++at < p->text_end) {
        spend(p, 1);
        if (*at == pat[3] && --open == 0) return at + 1;
        if (*at == pat[2] && pat[2] != pat[3]) open++;
    }
    return NULL;
}

/* %f[set]: a border where the set begins. */
static const char *match_frontier(Pattern *p, const char *at, const char *pat)
{
    pat += 2;
    if (pat >= p->end || *pat != '[') luaL_error(p->L, "missing '[' after '%%f' in pattern");
    const char *end = item_end(p, pat);
    unsigned char before = at == p->text ? '\0' : (unsigned char)at[-1];
    unsigned char here = at < p->text_end ? (unsigned char)*at : '\0';
    spend(p, 1 + (size_t)(end - pat) / 2);
    if (is_in_set(before, pat, end - 1) || !is_in_set(here, pat, end - 1)) return NULL;
    return match_here(p, at, end);
}

/* %1 to %9: behind a copy of what the capture holds, or NULL. */
static const char *match_again(Pattern *p, const char *at, char digit)
{
    int idx = digit - '1';
    if (idx < 0 || idx >= p->count || p->captures[idx].len == PATTERN_OPEN) {
        luaL_error(p->L, "invalid capture index %%%d", idx + 1);
    }
    size_t len = p->captures[idx].len < 0 ? 0 : (size_t)p->captures[idx].len;
    spend(p, 1 + len / 8);
    if (p->captures[idx].len < 0 || (size_t)(p->text_end - at) < len) return NULL;
    return memcmp(p->captures[idx].start, at, len) == 0 ? at + len : NULL;
}

static const char *match_item(Pattern *p, const char *at, const char *pat)
{
    const char *end = item_end(p, pat);
    char quantifier = end < p->end ? *end : '\0';
    const char *stop = NULL;

    switch (quantifier) {
    case '*': return match_longest(p, at, pat, end);
    case '-': return match_shortest(p, at, pat, end);
    case '+': return is_match(p, at, pat, end) ? match_longest(p, at + 1, pat, end) : NULL;
    case '?':
        if (is_match(p, at, pat, end)) stop = match_here(p, at + 1, end + 1);
        return stop ? stop : match_here(p, at, end + 1);
    default: return is_match(p, at, pat, end) ? match_here(p, at + 1, end) : NULL;
    }
}

/* What starts with '%' and is more than one character's class. Sets *is_special. */
static const char *match_percent(Pattern *p, const char *at, const char *pat, bool *is_special)
{
    char kind = pat + 1 < p->end ? pat[1] : '\0';
    const char *stop = NULL;

    *is_special = true;
    if (kind == 'f') return match_frontier(p, at, pat);
    if (kind == 'b') {
        stop = match_balance(p, at, pat);
        return stop ? match_here(p, stop, pat + 4) : NULL;
    }
    if (kind >= '0' && kind <= '9') {
        stop = match_again(p, at, kind);
        return stop ? match_here(p, stop, pat + 2) : NULL;
    }
    *is_special = false;
    return NULL;
}

static const char *match_rest(Pattern *p, const char *at, const char *pat)
{
    bool is_special = false;
    /* Plain characters are taken in a loop, so that depth counts choices, not length. */
    while (pat < p->end) {
        if (*pat == '(') return open_capture(p, at, pat);
        if (*pat == ')') return close_capture(p, at, pat);
        if (*pat == '$' && pat + 1 == p->end) return at == p->text_end ? at : NULL;
        if (*pat == '%') {
            const char *stop = match_percent(p, at, pat, &is_special);
            if (is_special) return stop;
        }
        const char *end = item_end(p, pat);
        if (end < p->end && memchr("*+-?", *end, 4)) return match_item(p, at, pat);
        if (!is_match(p, at, pat, end)) return NULL;
        at++;
        pat = end;
    }
    return at;
}

static const char *match_here(Pattern *p, const char *at, const char *pat)
{
    if (++p->depth > MATCH_DEPTH) luaL_error(p->L, "pattern too complex");
    spend(p, 1);
    const char *stop = match_rest(p, at, pat);
    p->depth--;
    return stop;
}

const char *pattern_match(Pattern *p, const char *at)
{
    p->count = 0;
    p->depth = 0;
    return match_here(p, at, p->start);
}

void pattern_push_capture(Pattern *p, int idx, const char *from, const char *to)
{
    if (idx >= p->count) {
        if (idx != 0) luaL_error(p->L, "invalid capture index %%%d", idx + 1);
        lua_pushlstring(p->L, from, (size_t)(to - from));
        return;
    }
    const PatternCapture *capture = &p->captures[idx];
    if (capture->len == PATTERN_OPEN) luaL_error(p->L, "unfinished capture");
    if (capture->len == PATTERN_PLACE)
        lua_pushinteger(p->L, capture->start - p->text + 1);
    else
        lua_pushlstring(p->L, capture->start, (size_t)capture->len);
}

int pattern_push_captures(Pattern *p, const char *from, const char *to)
{
    int count = p->count == 0 && from ? 1 : p->count;
    luaL_checkstack(p->L, count, "too many captures");
    for (int i = 0; i < count; i++) pattern_push_capture(p, i, from, to);
    return count;
}
