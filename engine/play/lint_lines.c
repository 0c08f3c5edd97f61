/* lint_lines.c -- what buyers say: too long for a bubble, slots that nobody fills, lines that nobody has. */
#include "base/utf8.h"
#include "play/lint_own.h"

/* Slots that the chat fills by itself. */
static const char *const OWN_SLOTS[] = { "product", "shop", "size", "order" };

static bool is_own_slot(StrView name)
{
    for (size_t i = 0; i < sizeof OWN_SLOTS / sizeof *OWN_SLOTS; i++) {
        if (sv_is(name, OWN_SLOTS[i])) return true;
    }
    return sv_starts(name, sv("state."));
}

/* What stands in the slot, as far as it is known before the chat; false where nothing ever will. */
static bool fill_slot(const Plan *plan, StrView name, StrView *out)
{
    *out = sv("");
    int32_t fact = plan_fact(plan, name);
    if (fact >= 0) *out = plan->facts[fact].text;
    if (sv_is(name, "product") && plan->product) *out = plan->product->name_zh;
    if (sv_is(name, "shop") && plan->shop) *out = plan->shop->name_zh;
    if (sv_is(name, "order")) *out = plan->order_no;
    if (sv_is(name, "product")) return plan->product != NULL;
    if (sv_is(name, "order")) return plan->order_no.len > 0;
    return fact >= 0 || is_own_slot(name);
}

/* The next {slot} from `*pos` on; false where there is none. "{{" is a brace. */
static bool next_slot(StrView text, size_t *pos, StrView *name)
{
    for (size_t i = *pos; i < text.len; i++) {
        if (text.ptr[i] != '{') continue;
        if (i + 1 < text.len && text.ptr[i + 1] == '{') {
            i++;
            continue;
        }
        const char *end = memchr(text.ptr + i, '}', text.len - i);
        if (!end) return false;
        *name = sv_of(text.ptr + i + 1, (size_t)(end - text.ptr) - i - 1);
        *pos = (size_t)(end - text.ptr) + 1;
        return true;
    }
    return false;
}

static bool can_fill(const Plan *plan, StrView text)
{
    StrView name, value;
    for (size_t pos = 0; next_slot(text, &pos, &name);) {
        if (!fill_slot(plan, name, &value)) return false;
    }
    return true;
}

/* Characters of the longest message that the text becomes. */
static size_t longest_message(const Plan *plan, StrView text)
{
    size_t longest = 0;
    for (size_t start = 0; start <= text.len;) {
        const char *feed = memchr(text.ptr + start, '\n', text.len - start);
        size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
        StrView line = sv_of(text.ptr + start, end - start), name, value;
        size_t chars = utf8_count(line);
        for (size_t pos = 0; next_slot(line, &pos, &name);) {
            if (fill_slot(plan, name, &value)) chars += utf8_count(value);
            chars -= utf8_count(name) + 2;
        }
        if (chars > longest) longest = chars;
        start = end + 1;
    }
    return longest;
}

static void check_length(const LintPlot *plot, const Plan *plan, StrView text, SourcePos pos)
{
    Lint *lint = plot->lint;
    if (text.len <= (size_t)lint->line_chars && !memchr(text.ptr, '{', text.len)) return; /* most: no need to count */
    size_t chars = longest_message(plan, text);
    if ((int64_t)chars <= lint->line_chars) return;
    report_add(lint->report, FAULT_WARNING, pos, "long-line",
               "a message of %zu characters; a bubble takes %lld: split it with \\n", chars,
               (long long)lint->line_chars);
}

/* Names that some scenario or the judge knows: a slot of one of them may be filled elsewhere. */
static bool is_known_slot(const Lint *lint, StrView name)
{
    static const char *const ALIASES[] = { "height", "weight", "waist", "foot", "usual" };
    const QuestionDefs *questions = &content_rules(lint->content)->questions;
    if (is_own_slot(name) || question_slot(questions, name) < questions->count) return true;
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++) {
        if (sv_is(name, ALIASES[i])) return true;
    }
    return lint_has(&lint->facts, name);
}

static void check_slots(const LintPlot *plot, StrView text, SourcePos pos)
{
    Lint *lint = plot->lint;
    StrView name;
    for (size_t at = 0; next_slot(text, &at, &name);) {
        if (is_known_slot(lint, name)) continue;
        StrView near = nearest_name(name, lint->facts.names, lint->facts.count);
        report_add(lint->report, FAULT_WARNING, pos, "unknown-slot", "no scenario fills {%.*s}%s%.*s%s", SV_ARG(name),
                   near.len ? "; did you mean \"" : "", SV_ARG(near), near.len ? "\"?" : "");
    }
}

static void check_text(const LintPlot *plot, const Plan *plan, StrView text, SourcePos pos)
{
    check_slots(plot, text, pos);
    if (can_fill(plan, text)) check_length(plot, plan, text, pos);
}

static void check_books(const LintPlot *plot, const Plan *plan)
{
    for (size_t b = 0; b < plan->book_count; b++) {
        for (size_t k = 0; k < plan->books[b].count; k++) {
            const LineKey *key = &plan->books[b].keys[k];
            for (size_t i = 0; i < key->count; i++) check_text(plot, plan, key->entries[i].text, key->entries[i].pos);
        }
    }
}

/* 0 nobody has the key, 1 somebody has it but no wording can be filled, 2 it can be said. */
static int how_sayable(const Plan *plan, StrView key)
{
    int best = 0;
    for (size_t b = 0; b < plan->book_count; b++) {
        const LineKey *found = lines_find(&plan->books[b], key);
        if (!found) continue;
        if (found->count == 0) return 2; /* false: to say nothing */
        best = 1;
        for (size_t i = 0; i < found->count; i++) {
            if (can_fill(plan, found->entries[i].text)) return 2;
        }
    }
    return best;
}

static void report_line(LintPlot *plot, const Plan *plan, StrView key, SourcePos pos)
{
    StrView names[512];
    size_t count = 0;
    for (size_t b = 0; b < plan->book_count; b++) {
        for (size_t k = 0; k < plan->books[b].count && count < 512; k++) names[count++] = plan->books[b].keys[k].key;
    }
    StrView near = nearest_name(key, names, count);
    report_add(plot->lint->report, FAULT_ERROR, pos, "missing-line",
               "nobody has words for line \"%.*s\": persona %.*s lacks it, its traits and common.lua too%s%.*s%s",
               SV_ARG(key), SV_ARG(plan->persona), near.len ? "; did you mean \"" : "", SV_ARG(near),
               near.len ? "\"?" : "");
}

void lint_line_key(LintPlot *plot, StrView key, SourcePos pos)
{
    for (size_t i = 0; i < plot->plan_count; i++) {
        const Plan *plan = plot->plans[i];
        int sayable = how_sayable(plan, key);
        if (sayable == 0) report_line(plot, plan, key, pos);
        if (sayable == 1)
            report_add(
                plot->lint->report, FAULT_ERROR, pos, "unsayable-line",
                "line \"%.*s\" of persona %.*s cannot be said here: each wording has a {slot} that 'buyer' lacks",
                SV_ARG(key), SV_ARG(plan->persona));
        if (sayable < 2) return; /* once is enough: the others lack it for the same reason */
    }
}

/* A text as it stands in the source: of the escapes only \\n changes what a bubble holds. */
static StrView with_newlines(Arena *arena, StrView text)
{
    if (!memchr(text.ptr, '\\', text.len)) return text;
    char *out = arena_room(arena, text.len, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_newline = text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == 'n';
        out[len++] = is_newline ? '\n' : text.ptr[i];
        i += is_newline;
    }
    return sv_of(out, len);
}

/* Texts that the plot's own functions speak. */
static void check_spoken(LintPlot *plot)
{
    for (size_t i = 0; i < plot->calls.call_count; i++) {
        const LuaCall *call = &plot->calls.calls[i];
        bool says = sv_is(call->method.text, "says"), asks = sv_is(call->method.text, "asks");
        if (call->is_field || (!says && !asks) || !lint_is_buyer(&plot->calls, call)) continue;
        const LuaArg *text = lua_call_arg(call, "text");
        if (!text && says) text = lua_call_at(call, 0);
        for (size_t k = 0; text && k < text->texts.count; k++)
            check_text(plot, plot->plans[0], with_newlines(plot->lint->arena, text->texts.items[k].text),
                       text->texts.items[k].pos);
    }
}

void lint_lines(LintPlot *plot)
{
    for (size_t i = 0; i < plot->plan_count; i++) check_books(plot, plot->plans[i]);
    check_spoken(plot);
}
