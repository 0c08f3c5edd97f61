/* view.c -- time, speaker, text; what a reply scored goes below it (view_grade.c). */
#include "cli/view.h"

#include <stdio.h>

#include "cli/view_own.h"

enum { TIME_COLUMNS = 9 };

void view_init(View *view, Cli *cli, const Rubric *rubric)
{
    *view = (View){ .cli = cli, .term = term_of(1), .rubric = rubric, .arena = arena_new(0) };
}

void view_clear(View *view)
{
    arena_free(view->arena);
    buf_clear(&view->out);
    *view = (View){ 0 };
}

void view_flush(View *view)
{
    fwrite(buf_view(&view->out).ptr, 1, view->out.len, stdout);
    fflush(stdout);
    buf_reset(&view->out);
}

StrView json_text_of(const JsonValue *object, const char *key)
{
    const JsonValue *value = json_get(object, key);
    return value && value->kind == JSON_STRING ? value->text : sv("");
}

int64_t json_int_of(const JsonValue *object, const char *key, int64_t absent)
{
    const JsonValue *value = json_get(object, key);
    return value && value->kind == JSON_NUMBER && value->is_int ? value->number : absent;
}

static int speaker_columns(const View *view)
{
    int buyer = term_columns_of(locale_text(view->cli->locale, "speaker.buyer"));
    int agent = term_columns_of(locale_text(view->cli->locale, "speaker.agent"));
    return buyer > agent ? buyer : agent;
}

int view_indent(const View *view)
{
    return TIME_COLUMNS + speaker_columns(view) + 2;
}

static void put_time(View *view, int64_t t_ms)
{
    char text[32];
    int64_t seconds = t_ms / 1000;
    snprintf(text, sizeof text, "%4lld:%02lld  ", (long long)(seconds / 60), (long long)(seconds % 60));
    term_put(&view->term, &view->out, STYLE_DIM, sv(text));
}

/* One message of either side. */
static void put_message(View *view, const Event *event, const char *speaker, Style style, StrView text)
{
    put_time(view, event->t_ms);
    term_put_padded(&view->term, &view->out, style, locale_text(view->cli->locale, speaker), speaker_columns(view) + 2);
    term_wrap(&view->term, &view->out, STYLE_PLAIN, text, view_indent(view));
    buf_putc(&view->out, '\n');
}

void view_gloss(View *view, StrView english)
{
    int indent = view_indent(view);
    term_pad(&view->out, indent);
    term_wrap(&view->term, &view->out, STYLE_DIM, english, indent);
    buf_putc(&view->out, '\n');
}

static void put_buyer(View *view, const Event *event, const JsonValue *data)
{
    Buf english = { 0 };
    StrView text = json_text_of(data, "text");
    put_message(view, event, "speaker.buyer", STYLE_BUYER, text);
    if (gloss_find(view->gloss, text, &english)) view_gloss(view, buf_view(&english));
    buf_clear(&english);
}

void view_say(View *view, Style style, const char *key, const Slot *slots, size_t count)
{
    Buf line = { 0 };
    locale_fill(view->cli->locale, &line, key, slots, count);
    term_wrap(&view->term, &view->out, style, buf_view(&line), 0);
    buf_putc(&view->out, '\n');
    buf_clear(&line);
}

/* Something that happened beside the talk. */
static void put_note(View *view, const Event *event, const char *key, StrView text)
{
    Buf line = { 0 };
    put_time(view, event->t_ms);
    locale_fill(view->cli->locale, &line, key, SLOTS({ "text", text }));
    term_wrap(&view->term, &view->out, STYLE_DIM, buf_view(&line), TIME_COLUMNS);
    buf_putc(&view->out, '\n');
    buf_clear(&line);
}

/* The locale's text of "<head>.<name>", or the name. */
StrView view_name(const View *view, const char *head, StrView name)
{
    StrView key = arena_printf(view->arena, "%s.%.*s", head, SV_ARG(name));
    return locale_has(view->cli->locale, key) ? locale_text_sv(view->cli->locale, key) : name;
}

static void put_closed(View *view, const Event *event, const JsonValue *data)
{
    StrView outcome = json_text_of(data, "outcome"), why = json_text_of(data, "why");
    Buf line = { 0 };
    bool is_won = sv_is(outcome, "won");
    put_time(view, event->t_ms);
    locale_fill(view->cli->locale, &line, "chat.closed_why",
                SLOTS({ "outcome", view_name(view, "outcome", outcome) }, { "why", view_name(view, "closed", why) }));
    term_put(&view->term, &view->out, is_won ? STYLE_GOOD : STYLE_BAD, buf_view(&line));
    buf_putc(&view->out, '\n');
    buf_clear(&line);
}

/* "信任 +5  耐心 -7  (答到点上)" */
static void put_mood(View *view, const JsonValue *data)
{
    Buf line = { 0 };
    StrView cause = json_text_of(data, "cause");
    buf_putc(&line, ' ');
    for (const JsonValue *mood = json_get(data, "moods") ? json_get(data, "moods")->child : NULL; mood;
         mood = mood->next)
        buf_printf(&line, " %.*s %+lld ", SV_ARG(view_name(view, "mood", mood->key)),
                   (long long)json_int_of(mood, "by", 0));
    if (sv_starts(cause, sv("act:"))) {
        cause = view_name(view, "act", sv_of(cause.ptr + 4, cause.len - 4));
    } else {
        cause = view_name(view, "deed", cause);
    }
    int indent = view_indent(view);
    term_pad(&view->out, indent);
    StrView heart = locale_text(view->cli->locale, "chat.mood");
    term_put(&view->term, &view->out, STYLE_DIM, heart);
    term_put(&view->term, &view->out, STYLE_DIM, buf_view(&line));
    buf_reset(&line);
    buf_printf(&line, "(%.*s)", SV_ARG(cause));
    term_put(&view->term, &view->out, STYLE_DIM, buf_view(&line));
    buf_putc(&view->out, '\n');
    buf_clear(&line);
}

static void put_parsed(View *view, const EventLog *log, const Event *event, const JsonValue *data)
{
    switch (event->kind) {
    case EVENT_TRAINEE_SAID:
        put_message(view, event, "speaker.agent", STYLE_BOLD, json_text_of(data, "text"));
        if (view->own_gloss.len) view_gloss(view, view->own_gloss);
        break;
    case EVENT_BUYER_SAID: put_buyer(view, event, data); break;
    case EVENT_GRADED: view_grade(view, log, data); break;
    case EVENT_MOOD: put_mood(view, data); break;
    case EVENT_CHAT_CLOSED: put_closed(view, event, data); break;
    case EVENT_AUTO_REPLY: put_note(view, event, "event.auto_reply", json_text_of(data, "text")); break;
    case EVENT_DESK_ACTION:
        put_note(view, event, "event.desk_action", view_name(view, "act", json_text_of(data, "action")));
        break;
    case EVENT_ORDER_NOTE:
        put_note(view, event, json_get(data, "drops") ? "event.note_dropped" : "event.order_note",
                 json_text_of(data, "text"));
        break;
    case EVENT_FLAG: put_note(view, event, "event.flag", json_text_of(data, "colour")); break;
    case EVENT_STATUS: put_note(view, event, "event.status", json_text_of(data, "status")); break;
    case EVENT_ORDER_CHANGED:
        put_note(view, event, "event.order_changed", view_name(view, "order", json_text_of(data, "state")));
        break;
    case EVENT_SUSPEND: put_note(view, event, "event.suspend", sv("")); break;
    case EVENT_SCRIPT_FAULT: put_note(view, event, "event.script_fault", json_text_of(data, "why")); break;
    case EVENT_TRAINEE_DRAFT:
    case EVENT_RESUME:
    case EVENT_LEAVE:
    case EVENT_CHAT_OPENED:
    case EVENT_BUYER_TYPING:
    case EVENT_ASKED:
    case EVENT_SESSION_CLOSED:
    case EVENT_KIND_COUNT: break;
    }
}

void view_event(View *view, const EventLog *log, uint32_t idx)
{
    const Event *event = &log_at(log, idx)->event;
    const JsonValue *data = NULL;
    ArenaMark mark = arena_mark(view->arena);
    if (json_parse(view->arena, event->data, &data, NULL)) put_parsed(view, log, event, data);
    arena_rewind(view->arena, mark);
}

bool view_new_events(View *view, const EventLog *log)
{
    size_t before = view->out.len;
    while (view->seen < log_count(log)) view_event(view, log, view->seen++);
    return view->out.len > before;
}
