/* lua_calls.c -- tokens with their partners first, then one walk that keeps the stack of functions.
 *
 * Lua has accepted the source, so brackets and blocks fit; where they do not, the scan just ends earlier. */
#include "script/lua_calls.h"

#include "script/node_lex.h"

/* MAX_WORK: tokens that are looked at to follow locals; a hostile file may name each other a million times. */
enum { MAX_NESTING = 64, MAX_TEXTS = 16, MAX_ARGS = 12, MAX_HOPS = 4, MAX_WORK = 4000000 };

typedef struct Tokens {
    LexToken *items;
    uint32_t *partner; /* of what opens: the index of what closes it */
    size_t count;
} Tokens;

typedef struct Scan {
    Arena *arena;
    const ContentFile *file;
    Tokens t;
    LuaCall *calls;
    size_t call_count;
    LuaFunction *functions;
    size_t function_count;
    size_t function_ends[MAX_NESTING];
    size_t stack[MAX_NESTING];
    size_t depth;
    size_t work;
} Scan;

static const LexToken *at(const Scan *scan, size_t i)
{
    static const LexToken END = { .kind = LEX_END };
    return i < scan->t.count ? &scan->t.items[i] : &END;
}

static bool is_mark(const Scan *scan, size_t i, const char *text)
{
    return at(scan, i)->kind == LEX_MARK && sv_is(at(scan, i)->text, text);
}

static bool is_name(const Scan *scan, size_t i)
{
    return at(scan, i)->kind == LEX_NAME;
}

static bool is_word(const Scan *scan, size_t i, const char *text)
{
    return is_name(scan, i) && sv_is(at(scan, i)->text, text);
}

static bool is_keyword(StrView word)
{
    static const char *const WORDS[] = { "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
                                         "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
                                         "repeat",   "return", "then", "true", "until",  "while" };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (sv_is(word, WORDS[i])) return true;
    }
    return false;
}

static bool is_plain_name(const Scan *scan, size_t i)
{
    return is_name(scan, i) && !is_keyword(at(scan, i)->text);
}

static bool opens(const LexToken *token)
{
    static const char *const WORDS[] = { "function", "if", "do", "repeat" };
    if (token->kind == LEX_MARK) return token->text.len == 1 && strchr("({[", token->text.ptr[0]);
    for (size_t i = 0; token->kind == LEX_NAME && i < sizeof WORDS / sizeof *WORDS; i++) {
        if (sv_is(token->text, WORDS[i])) return true;
    }
    return false;
}

static bool closes(const LexToken *token)
{
    if (token->kind == LEX_MARK) return token->text.len == 1 && strchr(")}]", token->text.ptr[0]);
    return token->kind == LEX_NAME && (sv_is(token->text, "end") || sv_is(token->text, "until"));
}

static void read_tokens(Scan *scan)
{
    Lex lex = lex_new(scan->file->text);
    size_t count = 0;
    while (lex_next(&lex).kind != LEX_END) count++;
    scan->t.items = arena_alloc(scan->arena, count + 1, sizeof *scan->t.items);
    scan->t.partner = arena_alloc(scan->arena, count + 1, sizeof *scan->t.partner);
    lex = lex_new(scan->file->text);
    uint32_t stack[MAX_NESTING];
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        scan->t.items[i] = lex_next(&lex);
        scan->t.partner[i] = (uint32_t)count;
        if (opens(&scan->t.items[i])) {
            if (depth < MAX_NESTING) stack[depth] = (uint32_t)i;
            depth++;
        } else if (closes(&scan->t.items[i]) && depth > 0) {
            depth--;
            if (depth < MAX_NESTING) scan->t.partner[stack[depth]] = (uint32_t)i;
        }
    }
    scan->t.count = count;
}

static SourcePos pos_of(const Scan *scan, size_t i)
{
    return (SourcePos){ scan->file->path, at(scan, i)->line, at(scan, i)->column };
}

static LuaText text_of(const Scan *scan, size_t i)
{
    return (LuaText){ at(scan, i)->text, pos_of(scan, i) };
}

/* ---- what an expression may come to */

typedef struct Range {
    size_t from, to; /* tokens, end exclusive */
} Range;

static bool ends_operand(const Scan *scan, size_t i)
{
    static const char *const WORDS[] = { "nil", "true", "false", "end" };
    if (at(scan, i)->kind == LEX_STRING || at(scan, i)->kind == LEX_NUMBER || is_plain_name(scan, i)) return true;
    for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++) {
        if (is_word(scan, i, WORDS[k])) return true;
    }
    return at(scan, i)->kind == LEX_MARK && closes(at(scan, i));
}

/* Where the expression that starts at `from` ends: a comma, a closing bracket, or what begins the next statement. */
static size_t expression_end(const Scan *scan, size_t from, size_t limit)
{
    static const char *const STOPS[] = { "end",   "else",   "elseif", "until", "then", "do",
                                         "local", "return", "if",     "while", "for" };
    for (size_t i = from; i < limit; i++) {
        if (is_mark(scan, i, ",") || is_mark(scan, i, ";") || closes(at(scan, i))) return i;
        for (size_t k = 0; k < sizeof STOPS / sizeof *STOPS; k++) {
            if (is_word(scan, i, STOPS[k])) return i;
        }
        if (i > from && is_plain_name(scan, i) && ends_operand(scan, i - 1)) return i;
        if (opens(at(scan, i))) i = scan->t.partner[i];
    }
    return limit;
}

/* The next top-level `word` in the range, or its end. */
static size_t find_operator(const Scan *scan, Range range, const char *word)
{
    for (size_t i = range.from; i < range.to; i++) {
        if (is_word(scan, i, word)) return i;
        if (opens(at(scan, i))) i = scan->t.partner[i];
    }
    return range.to;
}

static void add_text(LuaTexts *texts, LuaText text)
{
    if (texts->count < MAX_TEXTS)
        texts->items[texts->count++] = text;
    else
        texts->is_whole = false;
}

static void read_value(Scan *scan, Range range, LuaTexts *texts, int hops);

/* `local name = …` above, in the same function or around it; the nearest one counts, and a second assignment hides it. */
static size_t find_local(Scan *scan, size_t before, StrView name)
{
    for (size_t i = before; i > 1 && scan->work < MAX_WORK; i--) {
        scan->work++;
        if (!is_name(scan, i) || !sv_eq(at(scan, i)->text, name) || !is_mark(scan, i + 1, "=")) continue;
        return is_word(scan, i - 1, "local") ? i + 2 : 0;
    }
    return 0;
}

static void read_table(Scan *scan, size_t open, LuaTexts *texts, int hops)
{
    size_t close = scan->t.partner[open];
    for (size_t i = open + 1; i < close;) {
        size_t end = expression_end(scan, i, close);
        if (end == i) end++;
        read_value(scan, (Range){ i, end }, texts, hops);
        i = end < close && (is_mark(scan, end, ",") || is_mark(scan, end, ";")) ? end + 1 : end;
    }
}

/* One operand: a text, a table of texts, nil or false, brackets around one, the name of a local. */
static void read_operand(Scan *scan, Range range, LuaTexts *texts, int hops)
{
    size_t len = range.to - range.from;
    size_t local = 0;
    if (len == 1 && at(scan, range.from)->kind == LEX_STRING) {
        add_text(texts, text_of(scan, range.from));
        texts->is_whole = texts->is_whole && at(scan, range.from)->is_plain;
    } else if (len == 1 && (is_word(scan, range.from, "nil") || is_word(scan, range.from, "false"))) {
        texts->has_none = true;
    } else if (len > 1 && is_mark(scan, range.from, "{") && scan->t.partner[range.from] + 1 == range.to) {
        read_table(scan, range.from, texts, hops);
    } else if (len > 2 && is_mark(scan, range.from, "(") && scan->t.partner[range.from] + 1 == range.to) {
        read_value(scan, (Range){ range.from + 1, range.to - 1 }, texts, hops);
    } else if (len == 1 && is_plain_name(scan, range.from) && hops < MAX_HOPS &&
               (local = find_local(scan, range.from - 1, at(scan, range.from)->text))) {
        read_value(scan, (Range){ local, expression_end(scan, local, range.from) }, texts, hops + 1);
    } else {
        texts->is_whole = false;
    }
}

/* `x and "a" or "b"`: of each part between `or`s the last operand is what it comes to. */
static void read_value(Scan *scan, Range range, LuaTexts *texts, int hops)
{
    while (range.from < range.to) {
        size_t end = find_operator(scan, range, "or");
        Range part = { range.from, end };
        for (size_t link = find_operator(scan, part, "and"); link < part.to; link = find_operator(scan, part, "and")) {
            part.from = link + 1;
            texts->has_none = texts->has_none || end >= range.to;
        }
        read_operand(scan, part, texts, hops);
        range.from = end + 1;
    }
}

static LuaTexts texts_of(Scan *scan, Range range)
{
    LuaTexts texts = { .items = arena_alloc(scan->arena, MAX_TEXTS, sizeof *texts.items), .is_whole = true };
    read_value(scan, range, &texts, 0);
    return texts;
}

/* ---- calls */

/* The fields of a call's table, or its arguments by position. */
static void read_args(Scan *scan, size_t open, LuaCall *call, LuaArg *args)
{
    size_t close = scan->t.partner[open];
    for (size_t i = open + 1; i < close && call->arg_count < MAX_ARGS;) {
        LuaArg *arg = &args[call->arg_count++];
        if (is_plain_name(scan, i) && is_mark(scan, i + 1, "=")) {
            arg->name = text_of(scan, i);
            i += 2;
        }
        size_t end = expression_end(scan, i, close);
        arg->texts = texts_of(scan, (Range){ i, end });
        i = end < close ? end + 1 : close;
    }
}

static void read_call_args(Scan *scan, size_t first, LuaCall *call)
{
    LuaArg *args = arena_alloc(scan->arena, MAX_ARGS, sizeof *args);
    call->args = args;
    if (at(scan, first)->kind == LEX_STRING) {
        args[call->arg_count++].texts = texts_of(scan, (Range){ first, first + 1 });
    } else if (is_mark(scan, first, "{")) {
        read_args(scan, first, call, args);
    } else if (is_mark(scan, first, "(") && is_mark(scan, first + 1, "{")) {
        read_args(scan, first + 1, call, args);
    } else if (is_mark(scan, first, "(")) {
        read_args(scan, first, call, args);
    }
}

static bool begins_args(const Scan *scan, size_t i)
{
    return at(scan, i)->kind == LEX_STRING || is_mark(scan, i, "{") || is_mark(scan, i, "(");
}

static size_t current(const Scan *scan)
{
    return scan->depth ? scan->stack[scan->depth - 1] : SIZE_MAX;
}

/* `name:method …`, `name.field`, `name.field.sub`. */
static void read_use(Scan *scan, size_t i)
{
    bool is_method = is_mark(scan, i + 1, ":"), is_dot = is_mark(scan, i + 1, ".");
    if ((!is_method && !is_dot) || !is_plain_name(scan, i + 2)) return;
    if (is_mark(scan, i - 1, ".") || is_mark(scan, i - 1, ":")) return;
    LuaCall call = { .receiver = at(scan, i)->text, .method = text_of(scan, i + 2), .function = current(scan) };
    if (is_method && !begins_args(scan, i + 3)) return;
    call.has_dot = is_dot && begins_args(scan, i + 3);
    call.is_field = is_dot && !call.has_dot;
    if (!call.is_field) read_call_args(scan, i + 3, &call);
    if (call.is_field && is_mark(scan, i + 3, ".") && is_plain_name(scan, i + 4)) {
        LuaArg *arg = arena_alloc(scan->arena, 1, sizeof *arg);
        arg->name = text_of(scan, i + 4);
        call.args = arg;
        call.arg_count = 1;
    }
    scan->calls[scan->call_count++] = call;
}

/* ---- functions */

/* The key that a table at `open` stands under where it is made by `beat`: `close = beat {`. */
static StrView beat_around(const Scan *scan, size_t function)
{
    int depth = 0;
    for (size_t i = function; i > 2; i--) {
        if (closes(at(scan, i))) depth++;
        if (!opens(at(scan, i))) continue;
        if (depth-- > 0) continue;
        size_t head = is_mark(scan, i - 1, "(") ? i - 2 : i - 1;
        if (!is_mark(scan, i, "{") || !is_word(scan, head, "beat")) return (StrView){ 0 };
        if (!is_mark(scan, head - 1, "=")) return (StrView){ 0 };
        size_t key = is_mark(scan, head - 2, "]") ? head - 3 : head - 2;
        return at(scan, key)->text;
    }
    return (StrView){ 0 };
}

static void open_function(Scan *scan, size_t i)
{
    if (scan->depth == MAX_NESTING) return;
    LuaFunction *function = &scan->functions[scan->function_count];
    *function = (LuaFunction){ .parent = current(scan) };
    size_t list = i + 1;
    if (is_plain_name(scan, list)) function->key = at(scan, list++)->text;
    while (is_mark(scan, list, ".") || is_mark(scan, list, ":")) list += 2;
    if (function->key.len == 0 && i > 1 && is_mark(scan, i - 1, "=") && is_name(scan, i - 2)) {
        function->key = at(scan, i - 2)->text;
        function->beat = beat_around(scan, i - 1);
    }
    if (is_plain_name(scan, list + 1)) function->param = at(scan, list + 1)->text;
    function->goes.items = arena_alloc(scan->arena, MAX_TEXTS, sizeof *function->goes.items);
    function->goes.is_whole = true;
    function->has_bare_end = true;
    scan->function_ends[scan->depth] = scan->t.partner[i];
    scan->stack[scan->depth++] = scan->function_count++;
}

static void read_return(Scan *scan, size_t i)
{
    if (!scan->depth) return;
    LuaFunction *function = &scan->functions[current(scan)];
    size_t end = expression_end(scan, i + 1, scan->t.count);
    function->has_return = true;
    if (end == i + 1) {
        function->goes.has_none = function->has_bare_end = true;
        return;
    }
    function->returns = true;
    read_value(scan, (Range){ i + 1, end }, &function->goes, 0);
    bool is_last = end == scan->function_ends[scan->depth - 1];
    function->has_bare_end = (function->has_bare_end && !is_last) || function->goes.has_none;
}

static bool knows_function(const Scan *scan, StrView name)
{
    for (size_t i = 0; i < scan->function_count; i++) {
        if (sv_eq(scan->functions[i].key, name)) return true;
    }
    return false;
}

/* A name that is called but defined elsewhere may do anything. */
static void note_call_out(Scan *scan, size_t i)
{
    static const char *const HARMLESS[] = { "ipairs", "pairs", "tostring", "tonumber", "type",   "select", "string",
                                            "table",  "math",  "utf8",     "next",     "assert", "error" };
    StrView name = at(scan, i)->text;
    bool is_call = begins_args(scan, i + 1) || (is_mark(scan, i + 1, ".") && begins_args(scan, i + 3));
    bool is_part = is_mark(scan, i - 1, ".") || is_mark(scan, i - 1, ":") || is_word(scan, i - 1, "function");
    if (!scan->depth || !is_call || is_part || knows_function(scan, name)) return;
    for (size_t k = 0; k < sizeof HARMLESS / sizeof *HARMLESS; k++) {
        if (sv_is(name, HARMLESS[k])) return;
    }
    LuaFunction *function = &scan->functions[current(scan)];
    if (!sv_eq(name, function->param)) function->calls_out = true;
}

static void walk(Scan *scan)
{
    for (size_t i = 1; i < scan->t.count; i++) {
        while (scan->depth && i >= scan->function_ends[scan->depth - 1]) scan->depth--;
        if (is_word(scan, i, "function")) {
            open_function(scan, i);
        } else if (is_word(scan, i, "return")) {
            read_return(scan, i);
        } else if (is_plain_name(scan, i)) {
            read_use(scan, i);
            note_call_out(scan, i);
        }
    }
}

void lua_calls_scan(Arena *arena, const ContentFile *file, LuaCalls *out)
{
    Scan scan = { .arena = arena, .file = file };
    read_tokens(&scan);
    size_t names = 0, functions = 0;
    for (size_t i = 0; i < scan.t.count; i++) {
        names += is_mark(&scan, i, ":") || is_mark(&scan, i, ".");
        functions += is_word(&scan, i, "function");
    }
    scan.calls = arena_alloc(arena, names + 1, sizeof *scan.calls);
    scan.functions = arena_alloc(arena, functions + 1, sizeof *scan.functions);
    walk(&scan);
    *out = (LuaCalls){ scan.calls, scan.call_count, scan.functions, scan.function_count };
    for (size_t i = 0; i < out->call_count; i++) {
        if (scan.calls[i].function == SIZE_MAX) scan.calls[i].function = out->function_count;
    }
    for (size_t i = 0; i < out->function_count; i++) {
        if (scan.functions[i].parent == SIZE_MAX) scan.functions[i].parent = out->function_count;
    }
}

const LuaArg *lua_call_arg(const LuaCall *call, const char *name)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        if (sv_is(call->args[i].name.text, name)) return &call->args[i];
    }
    return NULL;
}

const LuaArg *lua_call_at(const LuaCall *call, size_t n)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        if (call->args[i].name.text.len) continue;
        if (n-- == 0) return &call->args[i];
    }
    return NULL;
}
