/* node_lines.c -- follows the nesting of table constructors to learn where keys stand.
 *
 * It never judges: Lua has accepted the source already, and what this scan does not follow only loses its exact place. */
#include "script/node_lines.h"

#include <stdlib.h>

#include "script/node_lex.h"

enum { MAX_DEPTH = 40, MAX_LOCALS = 64 };

/* Fields of one table while their number is not known yet. */
typedef struct Draft Draft;
struct Draft {
    NodeLine line;
    Draft *next;
    bool is_element;
};

typedef struct Local {
    StrView name;
    NodeLine lines;
} Local;

typedef struct Scan {
    Arena *arena;
    Lex lex; /* behind `ahead` */
    LexToken now;
    LexToken ahead;
    Local locals[MAX_LOCALS];
    size_t local_count;
} Scan;

static void step(Scan *scan)
{
    scan->now = scan->ahead;
    scan->ahead = lex_next(&scan->lex);
}

static bool is_mark(const LexToken *token, const char *text)
{
    return token->kind == LEX_MARK && sv_is(token->text, text);
}

static bool is_word(const LexToken *token, const char *text)
{
    return token->kind == LEX_NAME && sv_is(token->text, text);
}

/* How a token changes the nesting of brackets and blocks: `while` and `for` open at their `do`, `if` at itself. */
static int nesting_of(const LexToken *token)
{
    if (token->kind == LEX_MARK) {
        char c = token->text.ptr[0];
        bool opens = c == '(' || c == '{' || c == '[';
        bool closes = c == ')' || c == '}' || c == ']';
        return opens - closes;
    }
    static const char *const OPENERS[] = { "function", "if", "do", "repeat" };
    for (size_t i = 0; i < sizeof OPENERS / sizeof *OPENERS; i++) {
        if (is_word(token, OPENERS[i])) return 1;
    }
    return is_word(token, "end") || is_word(token, "until") ? -1 : 0;
}

/* Go to the comma, semicolon or bracket that ends this expression inside a table or an argument list. */
static void skip_to_delimiter(Scan *scan)
{
    for (int depth = 0; scan->now.kind != LEX_END; step(scan)) {
        bool is_delimiter = is_mark(&scan->now, ",") || is_mark(&scan->now, ";");
        int change = nesting_of(&scan->now);
        if (depth == 0 && (is_delimiter || change < 0)) return;
        depth += change;
    }
}

static void skip_function(Scan *scan)
{
    int depth = 0;
    do {
        depth += nesting_of(&scan->now);
        step(scan);
    } while (depth > 0 && scan->now.kind != LEX_END);
}

static NodeLine read_expression(Scan *scan, int depth);

/* An escaped key stays empty: its value then has its table's place. */
static StrView key_of(const LexToken *token)
{
    bool is_key = (token->kind == LEX_STRING && token->is_plain) || token->kind == LEX_NUMBER;
    return is_key ? token->text : (StrView){ 0 };
}

/* One field of a table; the scan stands on its first token and ends on the delimiter behind it. */
static Draft *read_field(Scan *scan, int depth)
{
    Draft *draft = arena_alloc(scan->arena, 1, sizeof *draft);
    LexToken first = scan->now;
    StrView key = { 0 };
    if (is_mark(&first, "[")) {
        step(scan);
        if (is_mark(&scan->ahead, "]")) key = key_of(&scan->now);
        while (scan->now.kind != LEX_END && !is_mark(&scan->now, "=")) step(scan);
        step(scan);
    } else if (first.kind == LEX_NAME && is_mark(&scan->ahead, "=")) {
        key = first.text;
        step(scan);
        step(scan);
    } else {
        draft->is_element = true;
    }
    draft->line = read_expression(scan, depth);
    draft->line.key = key;
    draft->line.line = first.line;
    draft->line.column = first.column;
    skip_to_delimiter(scan);
    return draft;
}

static int compare_lines(const void *a, const void *b)
{
    const NodeLine *x = a;
    const NodeLine *y = b;
    int order = sv_compare(x->key, y->key);
    if (order) return order;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

/* Put `count` drafts in order: elements first, named keys after them. */
static void settle(Scan *scan, NodeLine *table, const Draft *first, size_t count)
{
    NodeLine *items = arena_alloc(scan->arena, count, sizeof *items);
    size_t at = 0;
    for (const Draft *draft = first; draft; draft = draft->next) {
        if (draft->is_element) items[at++] = draft->line;
    }
    table->list_count = at;
    for (const Draft *draft = first; draft; draft = draft->next) {
        if (!draft->is_element) items[at++] = draft->line;
    }
    qsort(items + table->list_count, count - table->list_count, sizeof *items, compare_lines);
    table->items = items;
    table->item_count = count;
}

/* The scan stands on '{' and ends behind the '}' that closes it. */
static NodeLine read_table(Scan *scan, int depth)
{
    NodeLine table = { 0 };
    Draft *first = NULL;
    Draft **last = &first;
    size_t count = 0;
    step(scan);
    while (scan->now.kind != LEX_END && !is_mark(&scan->now, "}")) {
        *last = read_field(scan, depth + 1);
        last = &(*last)->next;
        count++;
        bool goes_on = is_mark(&scan->now, ",") || is_mark(&scan->now, ";");
        if (goes_on) step(scan);
        /* A bracket that fits nothing would be read for ever. */
        if (!goes_on && !is_mark(&scan->now, "}")) break;
    }
    step(scan);
    settle(scan, &table, first, count);
    return table;
}

static NodeLine local_named(const Scan *scan, StrView name)
{
    for (size_t i = scan->local_count; i > 0; i--) {
        if (sv_eq(scan->locals[i - 1].name, name)) return scan->locals[i - 1].lines;
    }
    return (NodeLine){ 0 };
}

/* `name {…}`, `name({…})` or the name of a local; other calls are left to the caller to skip. */
static NodeLine read_named(Scan *scan, int depth)
{
    StrView name = scan->now.text;
    step(scan);
    if (is_mark(&scan->now, "{")) return read_table(scan, depth);
    if (is_mark(&scan->now, "(") && is_mark(&scan->ahead, "{")) {
        step(scan);
        NodeLine table = read_table(scan, depth);
        if (is_mark(&scan->now, ")")) step(scan);
        return table;
    }
    return local_named(scan, name);
}

/* True where the expression just read goes on: then its table is not its value. */
static bool goes_on(const Scan *scan)
{
    const LexToken *now = &scan->now;
    if (now->kind == LEX_STRING || is_word(now, "and") || is_word(now, "or")) return true;
    if (now->kind != LEX_MARK) return false;
    return !strchr(",;})]", now->text.ptr[0]);
}

static NodeLine read_expression(Scan *scan, int depth)
{
    const LexToken first = scan->now;
    NodeLine lines = { 0 };
    if (depth > MAX_DEPTH) return lines;
    if (is_word(&first, "function")) {
        skip_function(scan);
    } else if (is_mark(&first, "{")) {
        lines = read_table(scan, depth);
    } else if (first.kind == LEX_NAME) {
        lines = read_named(scan, depth);
    }
    if (lines.items && goes_on(scan)) lines = (NodeLine){ 0 };
    lines.line = first.line;
    lines.column = first.column;
    return lines;
}

/* `local name = expression`; other locals are passed over. */
static void read_local(Scan *scan)
{
    step(scan);
    if (scan->now.kind != LEX_NAME || !is_mark(&scan->ahead, "=")) return;
    StrView name = scan->now.text;
    step(scan);
    step(scan);
    NodeLine lines = read_expression(scan, 0);
    if (scan->local_count < MAX_LOCALS) scan->locals[scan->local_count++] = (Local){ name, lines };
}

const NodeLine *node_lines_scan(Arena *arena, StrView text)
{
    Scan scan = { .arena = arena, .lex = lex_new(text) };
    step(&scan);
    step(&scan);
    NodeLine *returned = NULL;
    for (int depth = 0; scan.now.kind != LEX_END;) {
        if (depth == 0 && is_word(&scan.now, "local")) {
            read_local(&scan);
        } else if (depth == 0 && is_word(&scan.now, "return")) {
            step(&scan);
            returned = arena_alloc(arena, 1, sizeof *returned);
            *returned = read_expression(&scan, 0);
        } else {
            depth += nesting_of(&scan.now);
            step(&scan);
        }
    }
    return returned;
}

const NodeLine *node_lines_element(const NodeLine *lines, size_t index)
{
    return lines && index < lines->list_count ? &lines->items[index] : NULL;
}

const NodeLine *node_lines_named(const NodeLine *lines, StrView key)
{
    if (!lines) return NULL;
    size_t low = lines->list_count;
    size_t high = lines->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sv_compare(lines->items[middle].key, key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    /* Of a key written twice the last one is the value that Lua keeps. */
    const NodeLine *found = NULL;
    for (; low < lines->item_count && sv_eq(lines->items[low].key, key); low++) found = &lines->items[low];
    return found;
}
