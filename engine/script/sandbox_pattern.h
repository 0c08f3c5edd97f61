/* sandbox_pattern.h -- Lua's patterns, matched with every step paid for; for sandbox_string.c and sandbox_gsub.c. */
#ifndef SCRIPT_SANDBOX_PATTERN_H
#define SCRIPT_SANDBOX_PATTERN_H

#include <lua.h>

#include "base/strview.h"

enum { PATTERN_CAPTURES = 32 };

typedef struct PatternCapture {
    const char *start;
    ptrdiff_t len; /* or PATTERN_OPEN, PATTERN_PLACE */
} PatternCapture;

enum { PATTERN_OPEN = -1, PATTERN_PLACE = -2 };

typedef struct Pattern {
    lua_State *L;
    const char *text;
    const char *text_end;
    const char *start; /* of the pattern, behind a leading ^ */
    const char *end;
    bool is_anchored;
    int depth;
    unsigned unpaid;
    int count;
    PatternCapture captures[PATTERN_CAPTURES];
} Pattern;

/* Both texts are borrowed and must stay on the Lua stack. Raises when the pattern is too long. */
Pattern pattern_of(lua_State *L, StrView text, StrView pattern);

/* Match at `at` exactly: the end of the match, or NULL. Raises on a malformed pattern and when the budget is gone. */
const char *pattern_match(Pattern *p, const char *at);

/* Push capture `idx` (from 0); the whole match where the pattern has none. */
void pattern_push_capture(Pattern *p, int idx, const char *from, const char *to);

/* Push all captures, or the whole match where there are none; with `from` NULL only true captures. Returns how many. */
int pattern_push_captures(Pattern *p, const char *from, const char *to);
#endif
