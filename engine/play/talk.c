/* talk.c -- the parser: one line, one step; a fault never hides the next. */
#include "play/talk.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/json.h"
#include "base/utf8.h"
#include "play/desk.h"
#include "play/talk_own.h"

enum { MAX_LINE = 30000, MAX_SHOWN = 120, MAX_ACTIONS = 32 };

SourcePos talk_pos(const Talk *talk, StrView part)
{
    const char *start = talk->source.ptr;
    if (!part.ptr || part.ptr < start || part.ptr > start + talk->source.len) return (SourcePos){ talk->path, 0, 0 };
    SourcePos pos = { talk->path, 1, 1 };
    const char *row = start;
    for (const char *at = start; at < part.ptr; at++) {
        if (*at != '\n') continue;
        pos.line++;
        row = at + 1;
    }
    pos.column = (uint32_t)utf8_count(sv_of(row, (size_t)(part.ptr - row))) + 1;
    return pos;
}

static uint32_t column_of(const TalkParser *p, StrView part)
{
    const char *start = p->row.ptr;
    if (!part.ptr || part.ptr < start || part.ptr > start + p->row.len) return 1;
    return (uint32_t)utf8_count(sv_of(start, (size_t)(part.ptr - start))) + 1;
}

void talk_fault(TalkParser *p, StrView part, const char *code, const char *fmt, ...)
{
    char text[512];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    p->is_good = false;
    report_add(p->report, FAULT_ERROR, (SourcePos){ p->talk->path, p->line, column_of(p, part) }, code, "%s", text);
}

void talk_fault_name(TalkParser *p, StrView part, const char *what, TalkNames names)
{
    StrView shown = utf8_cut(part, MAX_SHOWN);
    StrView near = nearest_name(shown, names.names, names.count);
    if (near.len) {
        talk_fault(p, part, "talk-name", "%s \"%.*s\", did you mean \"%.*s\"?", what, SV_ARG(shown), SV_ARG(near));
        return;
    }
    Buf all = { 0 };
    for (size_t i = 0; i < names.count; i++) buf_printf(&all, "%s%.*s", i ? ", " : "", SV_ARG(names.names[i]));
    talk_fault(p, part, "talk-name", "%s \"%.*s\"; there are %.*s", what, SV_ARG(shown), SV_ARG(buf_view(&all)));
    buf_clear(&all);
}

StrView talk_trim(StrView text)
{
    while (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t')) text = sv_of(text.ptr + 1, text.len - 1);
    while (text.len && strchr(" \t\r", text.ptr[text.len - 1])) text.len--;
    return text;
}

StrView talk_word(StrView *rest)
{
    StrView text = talk_trim(*rest);
    size_t len = 0;
    while (len < text.len && text.ptr[len] != ' ' && text.ptr[len] != '\t') len++;
    *rest = talk_trim(sv_of(text.ptr + len, text.len - len));
    return sv_of(text.ptr, len);
}

bool talk_number(StrView text, int64_t *out)
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

bool talk_duration(StrView text, int64_t *ms)
{
    static const struct Unit {
        const char *name;
        int64_t ms;
    } UNITS[] = { { "ms", 1 }, { "s", 1000 }, { "m", 60000 } };
    size_t digits = 0;

    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    StrView unit = sv_of(text.ptr + digits, text.len - digits);
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (!sv_is(unit, UNITS[i].name) || digits > 8 || !talk_number(sv_of(text.ptr, digits), ms)) continue;
        *ms *= UNITS[i].ms;
        return *ms <= TALK_MAX_WAIT_MS;
    }
    return false;
}

bool talk_quoted(TalkParser *p, StrView text, StrView *out)
{
    const JsonValue *value = NULL;
    Err err = { 0 };
    *out = text;
    if (text.len == 0 || text.ptr[0] != '"') return true;
    if (json_parse(p->arena, text, &value, &err) && value->kind == JSON_STRING) {
        *out = value->text;
        return true;
    }
    talk_fault(p, text, "talk", "what begins with a quotation mark is a JSON string: \"…\" with \\\" and \\n");
    return false;
}

static TalkStep *add_step(TalkParser *p, TalkStepKind kind)
{
    static TalkStep const none = { 0 };
    if (p->talk->step_count == p->step_room) {
        if (!p->is_full) talk_fault(p, p->row, "range", "the talk is too long: %d steps at most", TALK_MAX_STEPS);
        p->is_full = true;
        p->talk->step_count--;
    }
    TalkStep *step = &p->steps[p->talk->step_count++];
    *step = none;
    step->kind = kind;
    step->line = p->line;
    return step;
}

/* The part before the next comma that is in no quotes; `rest` goes on behind it. */
static StrView next_part(StrView *rest)
{
    bool is_quoted = false;
    size_t len = 0;
    for (; len < rest->len && (is_quoted || rest->ptr[len] != ','); len++) {
        if (is_quoted && rest->ptr[len] == '\\' && len + 1 < rest->len)
            len++;
        else if (rest->ptr[len] == '"')
            is_quoted = !is_quoted;
    }
    StrView part = talk_trim(sv_of(rest->ptr, len));
    size_t used = len < rest->len ? len + 1 : len;
    *rest = sv_of(rest->ptr + used, rest->len - used);
    return part;
}

static void parse_claims(TalkParser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_CLAIM);
    TalkCheck *checks = arena_alloc(p->arena, TALK_MAX_CHECKS, sizeof *checks);
    bool is_more = true;

    step->checks = checks;
    if (rest.len == 0) talk_fault(p, rest, "talk", "a '!' without a claim");
    if (rest.len && rest.ptr[rest.len - 1] == ',') talk_fault(p, rest, "talk", "a claim is missing behind the comma");
    while (rest.len > 0 && is_more) {
        StrView part = next_part(&rest);
        if (step->check_count == TALK_MAX_CHECKS) {
            talk_fault(p, part, "range", "at most %d claims stand on a line", TALK_MAX_CHECKS);
            is_more = false;
        } else if (talk_read_claim(p, part, &checks[step->check_count])) {
            step->check_count++;
        }
    }
}

static void check_action(TalkParser *p, StrView name)
{
    StrView names[MAX_ACTIONS];
    size_t count = 0;
    const char *const *actions = desk_actions(&count);
    for (size_t i = 0; i < count; i++) {
        names[i] = sv(actions[i]);
        if (sv_eq(name, names[i])) return;
    }
    talk_fault_name(p, name, "there is no desk action", (TalkNames){ names, count });
}

/* key=value pairs as a JSON object, or the object itself; whole numbers are numbers. */
static void parse_args(TalkParser *p, StrView rest, Buf *args)
{
    JsonOut out = { args, false };
    json_begin_object(&out);
    while (rest.len > 0) {
        StrView pair = talk_word(&rest);
        const char *equals = memchr(pair.ptr, '=', pair.len);
        int64_t number = 0;
        if (!equals || equals == pair.ptr) {
            talk_fault(p, pair, "talk", "an argument is key=value, not \"%.*s\"", SV_ARG(utf8_cut(pair, MAX_SHOWN)));
            continue;
        }
        StrView value = sv_of(equals + 1, (size_t)(pair.ptr + pair.len - equals) - 1);
        json_key_sv(&out, sv_of(pair.ptr, (size_t)(equals - pair.ptr)));
        if (talk_number(value, &number))
            json_int(&out, number);
        else
            json_string(&out, value);
    }
    json_end_object(&out);
}

static void parse_act(TalkParser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_ACT);
    StrView name = talk_word(&rest);
    Buf args = { 0 };
    const JsonValue *tree = NULL;
    Err err = { 0 };

    if (name.len == 0) {
        talk_fault(p, rest, "talk", "'act' needs a desk action");
    } else {
        check_action(p, name);
    }
    step->text = name;
    step->args = sv("");
    if (rest.len == 0) return;
    if (rest.ptr[0] == '{') {
        if (!json_parse(p->arena, rest, &tree, &err)) talk_fault(p, rest, "talk", "%s", err.text);
        step->args = rest;
        return;
    }
    parse_args(p, rest, &args);
    step->args = arena_copy(p->arena, buf_view(&args));
    buf_clear(&args);
}

static void parse_buyer(TalkParser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_BUYER);
    if (rest.len == 0) talk_fault(p, rest, "talk", "an empty pattern: write < *");
    talk_quoted(p, rest, &step->text);
}

static void check_reply(TalkParser *p, StrView text, StrView part)
{
    if (utf8_count(text) > JUDGE_MAX_REPLY_CHARS)
        talk_fault(p, part, "range", "the reply is longer than %d characters", JUDGE_MAX_REPLY_CHARS);
}

static void parse_reply(TalkParser *p, StrView rest)
{
    TalkStep *step = add_step(p, TALK_REPLY);
    step->typing_ms = p->typed.typing_ms;
    step->is_typing_told = p->typed.is_typing_told;
    step->quick = p->typed.quick;
    p->typed = (TalkStep){ 0 };
    p->typed_at = sv("");
    talk_quoted(p, rest, &step->text);
    if (step->text.len == 0) talk_fault(p, rest, "talk", "an empty reply");
    check_reply(p, step->text, rest);
}

/* A further line of the reply above. */
static void parse_more(TalkParser *p, StrView rest)
{
    TalkStep *last = p->talk->step_count ? &p->steps[p->talk->step_count - 1] : NULL;
    if (!last || last->kind != TALK_REPLY) {
        talk_fault(p, rest, "talk", "'|' goes on with the reply directly above; there is none");
        return;
    }
    last->text = arena_printf(p->arena, "%.*s\n%.*s", SV_ARG(last->text), SV_ARG(rest));
    check_reply(p, last->text, rest);
}

static void parse_time(TalkParser *p, StrView word, StrView rest, TalkStepKind kind)
{
    TalkStep *step = add_step(p, kind);
    if (!talk_duration(rest, &step->ms))
        talk_fault(p, rest.len ? rest : word, "talk", "'%.*s' needs a time such as 9s, 1500ms or 2m, a day at most",
                   SV_ARG(word));
}

static void parse_wait(TalkParser *p, StrView word, StrView rest)
{
    parse_time(p, word, rest, TALK_WAIT);
}

static void parse_silence(TalkParser *p, StrView word, StrView rest)
{
    parse_time(p, word, rest, TALK_SILENCE);
}

static void parse_pause(TalkParser *p, StrView word, StrView rest)
{
    parse_time(p, word, rest, TALK_PAUSE);
}

static void parse_typed(TalkParser *p, StrView word, StrView rest)
{
    p->typed_at = word;
    p->typed.is_typing_told = true;
    p->typed.typing_ms = -1;
    if (!sv_is(rest, "unknown") && !talk_duration(rest, &p->typed.typing_ms))
        talk_fault(p, rest.len ? rest : word, "talk", "'typed' needs a time such as 9s, or unknown");
}

static void parse_quick(TalkParser *p, StrView word, StrView rest)
{
    p->typed_at = word;
    p->typed.quick = rest;
    if (rest.len == 0) talk_fault(p, word, "talk", "'quick' needs the id of a quick reply");
}

static void parse_do(TalkParser *p, StrView word, StrView rest)
{
    (void)word;
    parse_act(p, rest);
}

static void parse_status(TalkParser *p, StrView word, StrView rest)
{
    const StrView names[] = { sv("away"), sv("busy"), sv("back") };
    (void)word;
    add_step(p, TALK_STATUS)->text = rest;
    for (size_t i = 0; i < 3; i++) {
        if (sv_eq(rest, names[i])) return;
    }
    talk_fault_name(p, rest, "there is no status", (TalkNames){ names, 3 });
}

static void parse_leave(TalkParser *p, StrView word, StrView rest)
{
    (void)word;
    add_step(p, TALK_LEAVE);
    if (rest.len) talk_fault(p, rest, "talk", "nothing stands behind 'leave'");
}

static void parse_chat(TalkParser *p, StrView word, StrView rest)
{
    TalkStep *step = add_step(p, TALK_CHAT);
    if (!talk_number(rest, &step->ms) || step->ms < 1 || step->ms > DESK_MAX_CHATS)
        talk_fault(p, rest.len ? rest : word, "range", "'chat' needs a number of 1 to %d", DESK_MAX_CHATS);
}

static bool is_date(StrView text)
{
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return false;
    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (i != 4 && i != 7 && !is_digit) return false;
    }
    int month = (text.ptr[5] - '0') * 10 + text.ptr[6] - '0', day = (text.ptr[8] - '0') * 10 + text.ptr[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static void parse_setting(TalkParser *p, StrView word, StrView rest)
{
    Talk *talk = p->talk;
    if (talk->step_count > 0) talk_fault(p, word, "talk", "settings stand before the first step");
    if (rest.len == 0) {
        talk_fault(p, word, "talk", "'%.*s' needs a value", SV_ARG(word));
    } else if (sv_is(word, "scenario")) {
        talk->scenario = rest;
    } else if (sv_is(word, "persona")) {
        talk->persona = rest;
    } else if (sv_is(word, "xfail")) {
        talk->xfail = rest;
    } else if (sv_is(word, "date")) {
        talk->date = rest;
        if (!is_date(rest)) talk_fault(p, rest, "talk", "'date' needs a day such as 2026-11-21");
    } else if (!talk_number(rest, &talk->seed)) {
        talk_fault(p, rest, "talk", "'seed' needs a number");
    }
}

static const struct Word {
    const char *name;
    void (*parse)(TalkParser *p, StrView word, StrView rest);
} WORDS[] = { { "act", parse_do },        { "wait", parse_wait },       { "silence", parse_silence },
              { "pause", parse_pause },   { "typed", parse_typed },     { "quick", parse_quick },
              { "status", parse_status }, { "leave", parse_leave },     { "chat", parse_chat },
              { "seed", parse_setting },  { "persona", parse_setting }, { "scenario", parse_setting },
              { "date", parse_setting },  { "xfail", parse_setting } };
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };

static void parse_words(TalkParser *p, StrView text)
{
    StrView names[WORD_COUNT];
    StrView rest = text;
    StrView word = talk_word(&rest);

    for (size_t i = 0; i < WORD_COUNT; i++) {
        names[i] = sv(WORDS[i].name);
        if (!sv_eq(word, names[i])) continue;
        WORDS[i].parse(p, word, rest);
        return;
    }
    talk_fault_name(p, word, "a line begins with # < > | ! or a word of the grammar, not with",
                    (TalkNames){ names, WORD_COUNT });
}

static void parse_line(TalkParser *p)
{
    StrView text = talk_trim(p->row);

    if (text.len == 0 || text.ptr[0] == '#') return;
    StrView behind = talk_trim(sv_of(text.ptr + 1, text.len - 1));
    switch (text.ptr[0]) {
    case '<': parse_buyer(p, behind); break;
    case '>': parse_reply(p, behind); break;
    case '|': parse_more(p, behind); break;
    case '!': parse_claims(p, behind); break;
    default: parse_words(p, text); break;
    }
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

static size_t count_rows(StrView text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    return count;
}

static void parse_rows(TalkParser *p, StrView text)
{
    while (text.len > 0) {
        const char *feed = memchr(text.ptr, '\n', text.len);
        size_t len = feed ? (size_t)(feed - text.ptr) : text.len;
        p->row = sv_of(text.ptr, len);
        if (len > MAX_LINE)
            talk_fault(p, p->row, "range", "the line is longer than %d bytes", MAX_LINE);
        else
            parse_line(p);
        text = feed ? sv_of(feed + 1, text.len - len - 1) : sv("");
        p->line++;
    }
}

bool talk_parse(Arena *arena, const ContentFile *file, Talk *out, Report *report)
{
    StrView text = arena_copy(arena, file->text);
    TalkParser p = { .arena = arena, .report = report, .talk = out, .line = 1, .is_good = true };

    *out = (Talk){ .path = arena_copy(arena, file->path), .source = text, .seed = 1, .date = sv("2026-11-21") };
    out->scenario = folder_of(out->path);
    size_t rows = count_rows(text);
    p.step_room = rows < TALK_MAX_STEPS ? rows : TALK_MAX_STEPS;
    p.steps = arena_alloc(arena, p.step_room, sizeof *p.steps);
    out->steps = p.steps;
    p.row = text;
    if (utf8_valid_len(text) != text.len || (text.len && memchr(text.ptr, '\0', text.len))) {
        p.row = sv("");
        talk_fault(&p, p.row, "encoding", "the file is not valid UTF-8");
        return false;
    }
    if (sv_starts(text, sv("\xEF\xBB\xBF"))) text = sv_of(text.ptr + 3, text.len - 3);
    parse_rows(&p, text);
    if (p.typed_at.len) {
        SourcePos pos = talk_pos(out, p.typed_at);
        report_add(report, FAULT_ERROR, pos, "talk", "'%.*s' has no reply behind it", SV_ARG(p.typed_at));
        p.is_good = false;
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
