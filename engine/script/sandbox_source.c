/* sandbox_source.c -- reads a source once before the compiler does, and refuses what the compiler is slow on.
 *
 * No hook counts while Lua compiles. Looking up a name walks all enclosing functions and their locals, and pending
 * jumps are searched one by one: both are quadratic, so names are weighed by their depth and jumps are counted. */
#include "script/sandbox_own.h"

#include <string.h>

enum { NAMES_MAX = 250000, JUMPS_MAX = 4000, DEPTH_MAX = 190 };

typedef struct Scan {
    const char *at;
    const char *end;
    int line;
    int depth;     /* open blocks */
    int functions; /* open functions */
    bool is_function[DEPTH_MAX];
    long names;
    long jumps;
} Scan;

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* "[[", "[=[" ...: returns the level, or -1 where no long bracket opens at `at`. */
static int long_level(const Scan *scan, const char *at)
{
    int level = 0;
    if (at >= scan->end || *at != '[') return -1;
    for (at++; at < scan->end && *at == '='; at++) level++;
    return at < scan->end && *at == '[' ? level : -1;
}

static void skip_long(Scan *scan, int level)
{
    for (scan->at += level + 2; scan->at < scan->end; scan->at++) {
        if (*scan->at == '\n') scan->line++;
        if (*scan->at != ']') continue;
        const char *c = scan->at + 1;
        while (c < scan->end && *c == '=') c++;
        if (c < scan->end && *c == ']' && c - scan->at - 1 == level) {
            scan->at = c + 1;
            return;
        }
        scan->at = c - 1;
    }
}

static void skip_comment(Scan *scan)
{
    scan->at += 2;
    int level = long_level(scan, scan->at);
    if (level >= 0) {
        skip_long(scan, level);
        return;
    }
    while (scan->at < scan->end && *scan->at != '\n') scan->at++;
}

static void skip_quoted(Scan *scan)
{
    char quote = *scan->at++;
    while (scan->at < scan->end && *scan->at != quote && *scan->at != '\n') {
        if (*scan->at == '\\' && scan->at + 1 < scan->end) scan->at++;
        if (*scan->at == '\n') scan->line++;
        scan->at++;
    }
    if (scan->at < scan->end && *scan->at == quote) scan->at++;
}

static void open_block(Scan *scan, bool is_function)
{
    if (scan->depth < DEPTH_MAX) scan->is_function[scan->depth] = is_function;
    scan->depth++;
    scan->functions += is_function;
}

static void close_block(Scan *scan)
{
    if (scan->depth == 0) return;
    scan->depth--;
    if (scan->depth < DEPTH_MAX && scan->is_function[scan->depth]) scan->functions--;
}

static void take_word(Scan *scan)
{
    const char *start = scan->at;
    while (scan->at < scan->end && is_word(*scan->at)) scan->at++;
    StrView word = sv_of(start, (size_t)(scan->at - start));

    if (*start >= '0' && *start <= '9') return;
    if (sv_is(word, "function"))
        open_block(scan, true);
    else if (sv_is(word, "do") || sv_is(word, "if") || sv_is(word, "repeat"))
        open_block(scan, false);
    else if (sv_is(word, "end") || sv_is(word, "until"))
        close_block(scan);
    else if (sv_is(word, "goto") || sv_is(word, "break") || sv_is(word, "elseif"))
        scan->jumps++;
    else
        scan->names += scan->functions + 1;
}

static void step(Scan *scan)
{
    char c = *scan->at;
    char next = scan->at + 1 < scan->end ? scan->at[1] : '\0';

    if (c == '-' && next == '-') {
        skip_comment(scan);
    } else if (c == '"' || c == '\'') {
        skip_quoted(scan);
    } else if (long_level(scan, scan->at) >= 0) {
        skip_long(scan, long_level(scan, scan->at));
    } else if (is_word(c)) {
        take_word(scan);
    } else {
        if (c == '\n') scan->line++;
        if (c == ':' && next == ':') scan->jumps++;
        scan->at++;
    }
}

bool sandbox_check_source(StrView name, StrView text, size_t limit, Err *err)
{
    Scan scan = { .at = text.ptr, .end = text.ptr + text.len, .line = 1 };

    if (text.len > limit) return err_set(err, ERR_LIMIT, "%.*s:1: source over %zu bytes", SV_ARG(name), limit);
    if (text.len > 0 && text.ptr[0] == '\x1b') {
        return err_set(err, ERR_SCRIPT, "%.*s:1: bytecode is not accepted", SV_ARG(name));
    }
    while (scan.at < scan.end) {
        step(&scan);
        const char *what = NULL;
        if (scan.depth > DEPTH_MAX) what = "blocks nested too deep";
        if (scan.names > NAMES_MAX) what = "too many names in nested functions";
        if (scan.jumps > JUMPS_MAX) what = "too many jumps in one source";
        if (what) return err_set(err, ERR_LIMIT, "%.*s:%d: %s", SV_ARG(name), scan.line, what);
    }
    return true;
}
