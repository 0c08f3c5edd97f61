/* talk.c -- the parser: one line, one step; a fault never hides the next. */
#include "play/talk.h"

#include "base/json.h"
#include "base/utf8.h"

enum { MAX_LINE = 20000, MAX_WAIT_MS = 3600000 };

typedef struct Parser {
    Arena *arena;
    Report *report;
    Talk *talk;
    TalkStep *steps;
    uint32_t line;
    bool is_good;
} Parser;

static void fault(Parser *p, const char *code, const char *what, StrView text)
{
    p->is_good = false;
    report_add(p->report, FAULT_ERROR, (SourcePos){ p->talk->path, p->line, 1 }, code, "%s: \"%.*s\"", what,
               SV_ARG(utf8_cut(text, 120)));
}

static StrView trim(StrView text)
{
    while (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t')) text = sv_of(text.ptr + 1, text.len - 1);
    while (text.len && strchr(" \t\r", text.ptr[text.len - 1])) text.len--;
    return text;
}

/* The first word; `rest` becomes what stands behind it. */
static StrView next_word(StrView *rest)
{
    StrView text = trim(*rest);
    size_t len = 0;
    while (len < text.len && text.ptr[len] != ' ' && text.ptr[len] != '\t') len++;
    *rest = trim(sv_of(text.ptr + len, text.len - len));
    return sv_of(text.ptr, len);
}

static bool read_number(StrView text, int64_t *out)
{
    int64_t number = 0;
    if (text.len == 0 || text.len > 15) return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    *out = number;
    return true;
}

/* 9s, 1500ms, 2m */
static bool read_duration(StrView text, int64_t *ms)
{
    static const struct Unit {
        const char *name;
        int64_t ms;
    } UNITS[] = { { "ms", 1 }, { "s", 1000 }, { "m", 60000 } };
    size_t digits = 0;

    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    StrView unit = sv_of(text.ptr + digits, text.len - digits);
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (!sv_is(unit, UNITS[i].name) || digits > 7 || !read_number(sv_of(text.ptr, digits), ms)) continue;
        *ms *= UNITS[i].ms;
        return *ms <= MAX_WAIT_MS;
    }
    return false;
}

static int find_name(StrView name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_is(name, names[i])) return (int)i;
    }
    return -1;
}

static bool read_verdict(StrView name, Verdict *out)
{
    for (int v = VERDICT_NONE; v <= VERDICT_EVASIVE; v++) {
        if (!sv_is(name, verdict_name((Verdict)v))) continue;
        *out = (Verdict)v;
        return true;
    }
    return false;
}

/* `name op number`; the name is a score or a mood, which only the run can tell. */
static bool read_comparison(StrView name, StrView rest, TalkCheck *check)
{
    static const char *const OPS[] = { ">=", ">", "<=", "<", "=", "!=" };
    StrView word = next_word(&rest);
    int op = find_name(word, OPS, sizeof OPS / sizeof *OPS);
    if (op < 0 || !read_number(rest, &check->number)) return false;
    check->kind = TALK_NUMBER;
    check->name = name;
    check->op = (TalkOp)op;
    return true;
}

static bool read_no(StrView rest, TalkCheck *check)
{
    static const char *const ABOVE[] = { "major", "minor", "praise" };
    StrView word = next_word(&rest);

    check->is_negated = true;
    if (sv_is(word, "deed") && rest.len) {
        check->kind = TALK_DEED;
        check->name = rest;
        return true;
    }
    if (!sv_is(word, "finding")) return false;
    check->kind = TALK_NO_FINDING;
    check->above = FINDING_PRAISE;
    StrView first = next_word(&rest);
    if (!sv_is(first, "above")) {
        check->name = first;
        return rest.len == 0;
    }
    int kind = find_name(rest, ABOVE, sizeof ABOVE / sizeof *ABOVE);
    check->above = kind < 0 ? FINDING_PRAISE : (FindingKind)(FINDING_MAJOR + kind);
    return kind >= 0;
}

static bool read_outcome(StrView name, TalkCheck *check)
{
    check->kind = TALK_OUTCOME;
    for (int outcome = OUTCOME_OPEN; outcome <= OUTCOME_FAULT; outcome++) {
        if (!sv_is(name, outcome_name((Outcome)outcome))) continue;
        check->outcome = (Outcome)outcome;
        return true;
    }
    return false;
}

static bool read_named(StrView word, StrView rest, TalkCheck *check)
{
    static const char *const WORDS[] = { "finding", "deed", "asked", "beat" };
    static const TalkCheckKind KINDS[] = { TALK_FINDING, TALK_DEED, TALK_ASKED, TALK_BEAT };
    int at = find_name(word, WORDS, sizeof WORDS / sizeof *WORDS);
    if (at < 0 || rest.len == 0 || memchr(rest.ptr, ' ', rest.len)) return false;
    check->kind = KINDS[at];
    check->name = rest;
    return true;
}

static bool read_check(StrView text, TalkCheck *check)
{
    StrView rest = text;
    StrView word = next_word(&rest);

    *check = (TalkCheck){ .text = text };
    if (sv_is(word, "no")) return read_no(rest, check);
    if (sv_is(word, "outcome")) return read_outcome(rest, check);
    if (read_named(word, rest, check)) return true;
    bool is_sizing = sv_is(word, "sizing");
    if ((is_sizing || sv_is(word, "policy")) && read_verdict(rest, &check->verdict)) {
        check->kind = TALK_VERDICT;
        check->dim = is_sizing ? DIM_SIZING : DIM_POLICY;
        return true;
    }
    return word.len > 0 && read_comparison(word, rest, check);
}

static TalkStep *add_step(Parser *p, TalkStepKind kind)
{
    if (p->talk->step_count == TALK_MAX_STEPS) {
        if (p->is_good) fault(p, "range", "the talk is too long", sv("500 steps at most"));
        return NULL;
    }
    TalkStep *step = &p->steps[p->talk->step_count++];
    *step = (TalkStep){ .kind = kind, .line = p->line };
    return step;
}

static void parse_claims(Parser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_CLAIM);
    TalkCheck *checks = arena_alloc(p->arena, TALK_MAX_CHECKS, sizeof *checks);

    while (step && rest.len > 0) {
        const char *comma = memchr(rest.ptr, ',', rest.len);
        StrView part = trim(comma ? sv_of(rest.ptr, (size_t)(comma - rest.ptr)) : rest);
        rest = comma ? sv_of(comma + 1, (size_t)(rest.ptr + rest.len - comma) - 1) : sv("");
        if (step->check_count == TALK_MAX_CHECKS || !read_check(part, &checks[step->check_count])) {
            fault(p, "syntax", "this is no claim", part);
            continue;
        }
        step->check_count++;
    }
    if (!step) return;
    step->checks = checks;
    if (step->check_count == 0 && p->is_good) fault(p, "syntax", "a '!' without a claim", sv(""));
}

/* key=value pairs as a JSON object; whole numbers are numbers. */
static void parse_act(Parser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_ACT);
    StrView name = next_word(&rest);
    Buf args = { 0 };
    JsonOut out = { &args, false };

    if (name.len == 0) fault(p, "syntax", "'act' needs a desk action", rest);
    json_begin_object(&out);
    while (rest.len > 0) {
        StrView pair = next_word(&rest);
        const char *equals = memchr(pair.ptr, '=', pair.len);
        int64_t number = 0;
        if (!equals || equals == pair.ptr) {
            fault(p, "syntax", "an argument is key=value", pair);
            continue;
        }
        StrView value = sv_of(equals + 1, (size_t)(pair.ptr + pair.len - equals) - 1);
        json_key_sv(&out, sv_of(pair.ptr, (size_t)(equals - pair.ptr)));
        if (read_number(value, &number))
            json_int(&out, number);
        else
            json_string(&out, value);
    }
    json_end_object(&out);
    if (step) {
        step->text = name;
        step->args = arena_copy(p->arena, buf_view(&args));
    }
    buf_clear(&args);
}

static void parse_text(Parser *p, TalkStepKind kind, StrView rest)
{
    TalkStep *step = add_step(p, kind);
    if (rest.len == 0)
        fault(p, "syntax", kind == TALK_REPLY ? "an empty reply" : "an empty pattern: write < *", rest);
    else if (kind == TALK_REPLY && utf8_count(rest) > JUDGE_MAX_REPLY_CHARS)
        fault(p, "range", "the reply is too long", rest);
    if (step) step->text = rest;
}

static void parse_setting(Parser *p, StrView word, StrView rest)
{
    if (p->talk->step_count > 0) fault(p, "syntax", "settings stand before the first step", word);
    if (sv_is(word, "scenario"))
        p->talk->scenario = rest;
    else if (sv_is(word, "persona"))
        p->talk->persona = rest;
    else if (!read_number(rest, &p->talk->seed))
        fault(p, "syntax", "'seed' needs a number", rest);
    if (rest.len == 0) fault(p, "syntax", "a setting without a value", word);
}

static void parse_wait(Parser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_WAIT);
    int64_t ms = 0;
    if (!read_duration(rest, &ms)) fault(p, "syntax", "'wait' needs a time such as 9s, 1500ms or 2m", rest);
    if (step) step->ms = ms;
}

static void parse_words(Parser *p, StrView text)
{
    static const char *const SETTINGS[] = { "seed", "persona", "scenario" };
    StrView rest = text;
    StrView word = next_word(&rest);

    if (sv_is(word, "act"))
        parse_act(p, rest);
    else if (sv_is(word, "wait"))
        parse_wait(p, rest);
    else if (find_name(word, SETTINGS, 3) >= 0)
        parse_setting(p, word, rest);
    else
        fault(p, "syntax", "a line begins with # < > ! wait act seed persona or scenario", text);
}

static void parse_line(Parser *p, StrView line)
{
    StrView text = trim(line);

    if (text.len == 0 || text.ptr[0] == '#') return;
    StrView behind = trim(sv_of(text.ptr + 1, text.len - 1));
    if (text.ptr[0] == '<')
        parse_text(p, TALK_BUYER, behind);
    else if (text.ptr[0] == '>')
        parse_text(p, TALK_REPLY, behind);
    else if (text.ptr[0] == '!')
        parse_claims(p, behind);
    else
        parse_words(p, text);
}

/* The name of the folder that the file stands in. */
static StrView folder_of(StrView path)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/') end--;
    if (end == 0) return sv("");
    size_t start = end - 1;
    while (start > 0 && path.ptr[start - 1] != '/') start--;
    return sv_of(path.ptr + start, end - 1 - start);
}

bool talk_parse(Arena *arena, const ContentFile *file, Talk *out, Report *report)
{
    StrView text = arena_copy(arena, file->text);
    Parser p = { .arena = arena, .report = report, .talk = out, .line = 1, .is_good = true };

    *out = (Talk){ .path = arena_copy(arena, file->path), .seed = 1 };
    out->scenario = folder_of(out->path);
    p.steps = arena_alloc(arena, TALK_MAX_STEPS, sizeof *p.steps);
    out->steps = p.steps;
    if (utf8_valid_len(text) != text.len || (text.len && memchr(text.ptr, '\0', text.len))) {
        fault(&p, "encoding", "the file is not valid UTF-8", sv(""));
        return false;
    }
    if (sv_starts(text, sv("\xEF\xBB\xBF"))) text = sv_of(text.ptr + 3, text.len - 3);
    while (text.len > 0) {
        const char *feed = memchr(text.ptr, '\n', text.len);
        size_t len = feed ? (size_t)(feed - text.ptr) : text.len;
        if (len > MAX_LINE)
            fault(&p, "range", "the line is too long", sv_of(text.ptr, len));
        else
            parse_line(&p, sv_of(text.ptr, len));
        text = feed ? sv_of(feed + 1, text.len - len - 1) : sv("");
        p.line++;
    }
    return p.is_good;
}

/* Only the last star is ever tried again, so the work is at most the product of the lengths. */
bool talk_matches(StrView pattern, StrView text)
{
    size_t p = 0, t = 0;
    size_t star = SIZE_MAX, from = 0;

    while (t < text.len) {
        if (p < pattern.len && pattern.ptr[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.len && pattern.ptr[p] == text.ptr[t]) {
            p++;
            t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.ptr[p] == '*') p++;
    return p == pattern.len;
}
