/* view_grade.c -- the feedback under a reply: one line of scores, one for each finding with its words, rule and reason.
 *
 * Nothing is said by colour alone: every finding has its mark and its word, every span its brackets. */
#include <stdio.h>

#include "base/utf8.h"
#include "cli/view_own.h"

enum { CONTEXT_CHARS = 5, SPAN_CHARS = 30 };

typedef struct KindLook {
    const char *name;
    const char *mark;
    Style style;
} KindLook;

static const KindLook KINDS[] = { { "critical", "⊗", STYLE_BAD },
                                  { "major", "◆", STYLE_BAD },
                                  { "minor", "▲", STYLE_WARN },
                                  { "praise", "✓", STYLE_GOOD } };

const char *view_kind_mark(FindingKind kind)
{
    return KINDS[kind].mark;
}

static const KindLook *look_of(StrView kind)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (sv_is(kind, KINDS[i].name)) return &KINDS[i];
    }
    return &KINDS[2];
}

static bool has_critical(const JsonValue *judgement)
{
    const JsonValue *findings = json_get(judgement, "findings");
    for (const JsonValue *f = findings ? findings->child : NULL; f; f = f->next) {
        if (sv_is(json_text_of(f, "kind"), "critical")) return true;
    }
    return false;
}

static Style style_of(char level)
{
    return level == 'A' || level == 'B' ? STYLE_GOOD : level == 'C' ? STYLE_WARN : STYLE_BAD;
}

void view_score(View *view, Buf *out, int32_t score, bool is_capped)
{
    char level[2] = { view->rubric ? rubric_level(view->rubric, score) : '\0', '\0' };
    Buf text = { 0 };
    if (score < 0) {
        term_put(&view->term, out, STYLE_DIM, sv("–"));
        return;
    }
    buf_printf(&text, "%d", (int)score);
    if (level[0]) buf_printf(&text, " %.*s", SV_ARG(view_name(view, "level", sv(level))));
    if (is_capped) buf_printf(&text, " (%.*s)", SV_ARG(locale_text(view->cli->locale, "level.X")));
    term_put(&view->term, out, level[0] ? style_of(level[0]) : STYLE_BOLD, buf_view(&text));
    buf_clear(&text);
}

static void put_dimension(View *view, const JsonValue *scores, Dim dim)
{
    int64_t score = json_int_of(scores, dim_name(dim), -1);
    Buf text = { 0 };
    buf_printf(&text, "   %.*s ", SV_ARG(view_name(view, "dim.short", sv(dim_name(dim)))));
    if (score < 0) {
        buf_puts(&text, "–");
    } else {
        buf_printf(&text, "%lld", (long long)score);
    }
    char level = score >= 0 && view->rubric ? rubric_level(view->rubric, (int32_t)score) : 'A';
    Style style = score < 0 ? STYLE_DIM : level == 'A' || level == 'B' ? STYLE_PLAIN : style_of(level);
    term_put(&view->term, &view->out, style, buf_view(&text));
    buf_clear(&text);
}

static void put_scores(View *view, const JsonValue *judgement)
{
    const JsonValue *scores = json_get(judgement, "scores");
    term_pad(&view->out, view_indent(view));
    view_score(view, &view->out, (int32_t)json_int_of(scores, "overall", -1), has_critical(judgement));
    for (int dim = 0; dim < DIM_COUNT; dim++) put_dimension(view, scores, (Dim)dim);
    buf_putc(&view->out, '\n');
}

/* At most `count` characters from the end of `text`, and whether that is less than all. */
static StrView last_chars(StrView text, size_t count)
{
    size_t at = text.len;
    while (at > 0 && count > 0) {
        at--;
        if (((unsigned char)text.ptr[at] & 0xC0) != 0x80) count--;
    }
    return sv_of(text.ptr + at, text.len - at);
}

static StrView first_chars(StrView text, size_t count)
{
    size_t at = 0;
    while (at < text.len && count > 0) {
        utf8_next(text, &at);
        count--;
    }
    return sv_of(text.ptr, at);
}

/* The words in question between ‹ ›, with a little of what stands around them. */
static void put_span(View *view, StrView reply, size_t start, size_t end)
{
    Buf *out = &view->out;
    if (start > end || end > reply.len) return;
    if (start == 0 && end == reply.len) {
        term_put(&view->term, out, STYLE_DIM, locale_text(view->cli->locale, "chat.whole_reply"));
        return;
    }
    StrView before = last_chars(sv_of(reply.ptr, start), CONTEXT_CHARS);
    StrView after = first_chars(sv_of(reply.ptr + end, reply.len - end), CONTEXT_CHARS);
    StrView span = sv_of(reply.ptr + start, end - start);
    StrView shown = first_chars(span, SPAN_CHARS);
    if (before.len < start) buf_puts(out, "…");
    buf_put(out, before);
    buf_puts(out, "‹");
    term_put(&view->term, out, STYLE_MARK, shown);
    if (shown.len < span.len) buf_puts(out, "…");
    buf_puts(out, "›");
    buf_put(out, after);
    if (after.len < reply.len - end) buf_puts(out, "…");
}

/* "TON-43 合适的称呼: 首句没有称呼" */
static void put_reason(View *view, const JsonValue *finding)
{
    Buf line = { 0 };
    StrView rule = json_text_of(finding, "rule"), why = json_text_of(finding, "why");
    StrView expected = json_text_of(finding, "expected");
    StrView title = view_name(view, "rule", rule);
    buf_printf(&line, "%.*s", SV_ARG(rule));
    if (!sv_eq(title, rule)) buf_printf(&line, " %.*s", SV_ARG(title));
    if (why.len && locale_has(view->cli->locale, why)) {
        Buf reason = { 0 };
        locale_fill_text(&reason, locale_text_sv(view->cli->locale, why), SLOTS({ "expected", expected }));
        buf_printf(&line, "%.*s%s", SV_ARG(locale_text(view->cli->locale, "chat.colon")), reason.ptr);
        buf_clear(&reason);
    } else if (expected.len) {
        buf_puts(&line, " ");
        locale_fill(view->cli->locale, &line, "chat.expected", SLOTS({ "expected", expected }));
    }
    term_wrap(&view->term, &view->out, STYLE_PLAIN, buf_view(&line), view_indent(view) + 2);
    buf_clear(&line);
}

static void put_finding(View *view, StrView reply, const JsonValue *finding)
{
    const KindLook *look = look_of(json_text_of(finding, "kind"));
    int64_t delta = json_int_of(finding, "delta", 0);
    Buf head = { 0 };
    buf_printf(&head, "%s %.*s %.*s", look->mark, SV_ARG(view_name(view, "kind", sv(look->name))),
               SV_ARG(view_name(view, "dim", json_text_of(finding, "dim"))));
    if (delta) buf_printf(&head, " %+lld", (long long)delta);
    term_pad(&view->out, view_indent(view));
    term_put(&view->term, &view->out, look->style, buf_view(&head));
    buf_puts(&view->out, "  ");
    put_span(view, reply, (size_t)json_int_of(finding, "start", 0), (size_t)json_int_of(finding, "end", 0));
    buf_putc(&view->out, '\n');
    term_pad(&view->out, view_indent(view) + 2);
    put_reason(view, finding);
    buf_putc(&view->out, '\n');
    buf_clear(&head);
}

/* The text of the reply that was graded: its event has the number `seq`. */
static StrView reply_of(View *view, const EventLog *log, int64_t seq)
{
    const JsonValue *data = NULL;
    if (seq < 1 || seq > log_count(log)) return sv("");
    const Event *event = &log_at(log, (uint32_t)seq - 1)->event;
    if (event->kind != EVENT_TRAINEE_SAID || !json_parse(view->arena, event->data, &data, NULL)) return sv("");
    return json_text_of(data, "text");
}

void view_grade(View *view, const EventLog *log, const JsonValue *data)
{
    const JsonValue *judgement = json_get(data, "judgement");
    const JsonValue *findings = json_get(judgement, "findings");
    StrView reply = reply_of(view, log, json_int_of(data, "reply", 0));
    put_scores(view, judgement);
    for (const JsonValue *f = findings ? findings->child : NULL; f; f = f->next) put_finding(view, reply, f);
}
