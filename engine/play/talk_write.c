/* talk_write.c -- one pass over the events; the clock that the steps move is kept in step with the events' times. */
#include "play/talk_write.h"

#include "base/files.h"
#include "base/utf8.h"
#include "play/event_data.h"
#include "play/talk.h"
#include "play/talk_own.h"

enum { MAX_RULES = 8, DEFAULT_CHAR_MS = 500 };

typedef struct Writer {
    Buf *out;
    const EventLog *log;
    uint32_t chat;    /* whose lines and claims are written */
    uint32_t current; /* that the steps speak of */
    Arena *arena;     /* rewound after each event */
    int64_t now;
    int64_t waited; /* since the last line, by `wait` */
    bool has_waited;
    int64_t suspended_at; /* -1: it is not */
    size_t steps;
    int64_t overall_sum; /* of the chat's graded replies so far: what follows its end is not in its talk */
    int64_t overall_count;
    bool is_over; /* the chat is closed: what follows is not its own */
} Writer;

static void put_step(Writer *w, const char *word)
{
    w->steps++;
    buf_puts(w->out, word);
}

/* 9s where it is whole seconds, else 1500ms. */
static void put_time(Writer *w, const char *word, int64_t ms)
{
    while (ms > 0) {
        int64_t part = ms < TALK_MAX_WAIT_MS ? ms : TALK_MAX_WAIT_MS;
        put_step(w, word);
        if (part % 1000 == 0)
            buf_printf(w->out, " %llds\n", (long long)(part / 1000));
        else
            buf_printf(w->out, " %lldms\n", (long long)part);
        ms -= part;
    }
}

static void wait_until(Writer *w, int64_t t_ms)
{
    if (t_ms <= w->now) return;
    put_time(w, "wait", t_ms - w->now);
    w->waited = (w->has_waited ? w->waited : 0) + t_ms - w->now;
    w->has_waited = true;
    w->now = t_ms;
}

static void turn_to(Writer *w, uint32_t chat)
{
    if (!chat || chat == w->current) return;
    put_step(w, "chat");
    buf_printf(w->out, " %u\n", (unsigned)chat);
    w->current = chat;
}

/* The parser trims rows and takes a quotation mark for the beginning of a JSON string. */
static bool is_plain_row(StrView row)
{
    for (size_t i = 0; i < row.len; i++) {
        if ((unsigned char)row.ptr[i] < 0x20 && row.ptr[i] != '\t') return false;
    }
    return sv_eq(talk_trim(row), row);
}

static StrView next_row(StrView *rest)
{
    const char *feed = memchr(rest->ptr, '\n', rest->len);
    StrView row = feed ? sv_of(rest->ptr, (size_t)(feed - rest->ptr)) : *rest;
    *rest = feed ? sv_of(feed + 1, rest->len - row.len - 1) : sv("");
    return row;
}

static bool is_plain(StrView text)
{
    if (text.len == 0 || text.ptr[0] == '"' || text.ptr[0] == '\n' || text.ptr[text.len - 1] == '\n') return false;
    while (text.len > 0) {
        if (!is_plain_row(next_row(&text))) return false;
    }
    return true;
}

static void put_text(Writer *w, char sign, StrView text)
{
    w->steps++;
    buf_printf(w->out, "%c ", sign);
    if (!is_plain(text)) {
        JsonOut json = { w->out, false };
        json_string(&json, text);
        buf_putc(w->out, '\n');
        return;
    }
    for (bool is_first = true; text.len > 0; is_first = false) {
        StrView row = next_row(&text);
        if (!is_first) buf_puts(w->out, row.len ? "| " : "|");
        buf_put(w->out, row);
        buf_putc(w->out, '\n');
    }
}

static void put_buyer(Writer *w, const Event *event, const JsonValue *data)
{
    turn_to(w, event->chat);
    put_text(w, '<', data_text(data, "text"));
    if (event->t_ms > w->now) w->now = event->t_ms;
    w->has_waited = false;
}

static void put_typing(Writer *w, int64_t typing_ms, StrView text)
{
    int64_t expected = (int64_t)utf8_count(text) * DEFAULT_CHAR_MS;
    if (expected > w->waited) expected = w->waited;
    if (typing_ms == expected) return;
    if (typing_ms < 0)
        buf_puts(w->out, "typed unknown\n");
    else if (typing_ms == 0)
        buf_puts(w->out, "typed 0s\n");
    else
        put_time(w, "typed", typing_ms < TALK_MAX_WAIT_MS ? typing_ms : TALK_MAX_WAIT_MS);
}

static void put_reply(Writer *w, const Event *event, const JsonValue *data)
{
    StrView text = data_text(data, "text"), quick = data_text(data, "quick");
    turn_to(w, event->chat);
    wait_until(w, event->t_ms);
    /* A reply without a wait before it would take time of its own. */
    if (!w->has_waited) {
        put_step(w, "wait 0s\n");
        w->has_waited = true;
        w->waited = 0;
    }
    put_typing(w, data_int(data, "typing_ms", -1), text);
    if (quick.len) buf_printf(w->out, "quick %.*s\n", SV_ARG(quick));
    put_text(w, '>', text);
    w->has_waited = false;
}

static void put_act(Writer *w, const Event *event, const JsonValue *data)
{
    const JsonValue *args = json_get(data, "args");
    turn_to(w, event->chat);
    wait_until(w, event->t_ms);
    put_step(w, "act ");
    buf_put(w->out, data_text(data, "action"));
    if (args) {
        JsonOut json = { w->out, false };
        buf_putc(w->out, ' ');
        json_value(&json, args);
    }
    buf_putc(w->out, '\n');
}

static void put_status(Writer *w, const Event *event, const JsonValue *data)
{
    wait_until(w, event->t_ms);
    put_step(w, "status ");
    buf_put(w->out, data_text(data, "status"));
    buf_putc(w->out, '\n');
}

static void put_pause(Writer *w, const Event *event)
{
    if (event->kind == EVENT_SUSPEND) {
        wait_until(w, event->t_ms);
        if (w->suspended_at < 0) w->suspended_at = event->t_ms;
    } else if (w->suspended_at >= 0) {
        put_time(w, "pause", event->t_ms - w->suspended_at);
        w->suspended_at = -1;
        w->now = event->t_ms;
    }
}

/* The rules of the graver findings, each once. */
static size_t gather_rules(const JsonValue *judgement, StrView rules[MAX_RULES])
{
    size_t count = 0;
    for (const JsonValue *f = data_first(judgement, "findings"); f; f = f->next) {
        StrView rule = data_text(f, "rule");
        int kind = data_kind(data_text(f, "kind"));
        bool is_known = false;
        for (size_t i = 0; i < count; i++) is_known |= sv_eq(rules[i], rule);
        if (kind >= 0 && kind < FINDING_MINOR && !is_known && count < MAX_RULES) rules[count++] = rule;
    }
    return count;
}

static void put_claims(Writer *w, const Event *event, const JsonValue *data)
{
    static const char *const DIMS[] = { "sizing", "policy" };
    StrView rules[MAX_RULES];
    const JsonValue *judgement = json_get(data, "judgement");
    const JsonValue *verdicts = json_get(judgement, "verdicts");
    size_t count = gather_rules(judgement, rules);

    int64_t overall = data_int(json_get(judgement, "scores"), "overall", -1);
    w->overall_sum += overall >= 0 ? overall : 0;
    w->overall_count += overall >= 0;
    turn_to(w, event->chat);
    put_step(w, "! ");
    for (size_t i = 0; i < 2; i++) {
        StrView verdict = data_text(verdicts, DIMS[i]);
        if (verdict.len && !sv_is(verdict, verdict_name(VERDICT_NONE)))
            buf_printf(w->out, "%s %.*s, ", DIMS[i], SV_ARG(verdict));
    }
    if (!count) buf_puts(w->out, "no finding above minor");
    for (size_t i = 0; i < count; i++) buf_printf(w->out, "%sfinding %.*s", i ? ", " : "", SV_ARG(rules[i]));
    buf_putc(w->out, '\n');
}

/* Today's mark must stay reached where it was sold, and must not come cheaper where it was lost. */
static void put_overall(Writer *w, bool is_won)
{
    if (!w->overall_count) return;
    int64_t mean = (2 * w->overall_sum + w->overall_count) / (2 * w->overall_count); /* half up, as the card has it */
    buf_printf(w->out, ", overall %s %d", is_won ? ">=" : "<=", (int)mean);
}

static bool put_end(Writer *w, const Event *event, const JsonValue *data, Err *err)
{
    StrView outcome = data_text(data, "outcome");
    if (sv_is(outcome, outcome_name(OUTCOME_FAULT)))
        return err_set(err, ERR_SCRIPT, "the script broke: %.*s", SV_ARG(data_text(data, "why")));
    turn_to(w, event->chat);
    put_step(w, "! outcome ");
    buf_put(w->out, outcome);
    put_overall(w, sv_is(outcome, outcome_name(OUTCOME_WON)));
    buf_putc(w->out, '\n');
    w->is_over = true;
    return true;
}

static bool put_event(Writer *w, const Event *event, const JsonValue *data, Err *err)
{
    bool is_own = event->chat == w->chat;
    bool is_paused = w->suspended_at >= 0 && event_is_input(event->kind);
    switch (event->kind) {
    case EVENT_BUYER_SAID:
        if (is_own) put_buyer(w, event, data);
        break;
    case EVENT_GRADED:
        if (is_own) put_claims(w, event, data);
        break;
    case EVENT_CHAT_CLOSED:
        if (is_own) return put_end(w, event, data, err);
        break;
    case EVENT_TRAINEE_SAID:
    case EVENT_DESK_ACTION:
    case EVENT_STATUS:
        if (is_paused)
            return err_set(err, ERR_INPUT, "event %u came while the session stood still", (unsigned)event->seq);
        if (event->kind == EVENT_TRAINEE_SAID) put_reply(w, event, data);
        if (event->kind == EVENT_DESK_ACTION) put_act(w, event, data);
        if (event->kind == EVENT_STATUS) put_status(w, event, data);
        break;
    case EVENT_SUSPEND:
    case EVENT_RESUME: put_pause(w, event); break;
    case EVENT_LEAVE:
        /* Leaving a session that stands still wakes it first. */
        if (w->suspended_at >= 0) put_time(w, "pause", event->t_ms - w->suspended_at);
        if (w->suspended_at >= 0) w->now = event->t_ms;
        wait_until(w, event->t_ms);
        put_step(w, "leave\n");
        break;
    case EVENT_SCRIPT_FAULT: return err_set(err, ERR_SCRIPT, "the script broke: %.*s", SV_ARG(data_text(data, "why")));
    case EVENT_TRAINEE_DRAFT:
    case EVENT_ORDER_NOTE:
    case EVENT_FLAG:
    case EVENT_CHAT_OPENED:
    case EVENT_BUYER_TYPING:
    case EVENT_ASKED:
    case EVENT_MOOD:
    case EVENT_ORDER_CHANGED:
    case EVENT_AUTO_REPLY:
    case EVENT_SESSION_CLOSED:
    case EVENT_KIND_COUNT: break;
    }
    return true;
}

static void put_head(Writer *w)
{
    const SessionHeader *header = log_header(w->log);
    buf_printf(w->out, "# saved from session %.*s\n", SV_ARG(header->id));
    buf_printf(w->out, "scenario %.*s\n", SV_ARG(header->scenario));
    if (header->persona.len) buf_printf(w->out, "persona %.*s\n", SV_ARG(header->persona));
    buf_printf(w->out, "seed %lld\ndate %.*s\n", (long long)header->seed, SV_ARG(header->date));
    turn_to(w, w->chat);
}

static size_t count_chats(const SessionHeader *header)
{
    size_t count = 1;
    for (size_t i = 0; i < header->scenario.len; i++) count += header->scenario.ptr[i] == ',';
    return count;
}

static bool put_events(Writer *w, Err *err)
{
    for (uint32_t i = 0; i < log_count(w->log) && !w->is_over; i++) {
        const Event *event = &log_at(w->log, i)->event;
        const JsonValue *data = NULL;
        ArenaMark mark = arena_mark(w->arena);
        bool is_good = json_parse(w->arena, event->data, &data, err) && put_event(w, event, data, err);
        arena_rewind(w->arena, mark);
        if (!is_good) return false;
        if (w->steps > TALK_MAX_STEPS)
            return err_set(err, ERR_LIMIT, "the session is longer than %d steps", TALK_MAX_STEPS);
    }
    return true;
}

bool talk_write(Buf *out, const EventLog *log, uint32_t chat, Err *err)
{
    Writer w = { .out = out, .log = log, .chat = chat, .current = 1, .suspended_at = -1 };
    size_t count = count_chats(log_header(log));
    if (chat < 1 || chat > count) return err_set(err, ERR_INPUT, "there is no chat %u of %zu", (unsigned)chat, count);
    w.arena = arena_new(0);
    put_head(&w);
    bool is_good = put_events(&w, err);
    arena_free(w.arena);
    return is_good;
}

/* The scenario of that chat: what stands between the commas. */
static StrView scenario_of(const SessionHeader *header, uint32_t chat)
{
    StrView rest = header->scenario;
    for (uint32_t i = 1; i < chat; i++) {
        const char *comma = memchr(rest.ptr, ',', rest.len);
        if (!comma) break;
        rest = sv_of(comma + 1, (size_t)(rest.ptr + rest.len - comma) - 1);
    }
    const char *comma = memchr(rest.ptr, ',', rest.len);
    return comma ? sv_of(rest.ptr, (size_t)(comma - rest.ptr)) : rest;
}

bool talk_save(const TalkSave *save, Arena *arena, StrView *path, Err *err)
{
    const SessionHeader *header = log_header(save->log);
    Buf text = { 0 };
    if (!talk_write(&text, save->log, save->chat, err)) {
        buf_clear(&text);
        return false;
    }
    StrView folder = arena_printf(arena, "%s/scenarios/%.*s", save->root, SV_ARG(scenario_of(header, save->chat)));
    *path = arena_printf(arena, "%.*s/%.*s-%u.talk", SV_ARG(folder), SV_ARG(header->id), (unsigned)save->chat);
    bool is_good = folder_make(folder.ptr, err) && file_replace(path->ptr, buf_view(&text), err);
    buf_clear(&text);
    return is_good;
}
