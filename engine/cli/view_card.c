/* view_card.c -- the fold of play/card.h, said in a dozen lines. */
#include "cli/view_card.h"

#include "base/utf8.h"
#include "cli/view_own.h"

enum { MAX_RULE_LINES = 8, EXAMPLE_CHARS = 14 };

static void put_filled(View *view, Buf *out, Style style, int indent, const char *key, const Slot *slots, size_t count)
{
    Buf line = { 0 };
    locale_fill(view->cli->locale, &line, key, slots, count);
    term_pad(out, indent);
    term_wrap(&view->term, out, style, buf_view(&line), indent);
    buf_putc(out, '\n');
    buf_clear(&line);
}

static StrView number(View *view, int64_t value)
{
    return arena_printf(view->arena, "%lld", (long long)value);
}

static void put_outcomes(View *view, const Card *card, Buf *out)
{
    for (size_t i = 0; i < card->chat_count; i++) {
        const CardChat *chat = &card->chats[i];
        bool is_left = sv_is(chat->why, "left");
        StrView outcome = view_name(view, "outcome", is_left ? sv("left") : chat->outcome);
        put_filled(view, out, sv_is(chat->outcome, "won") ? STYLE_GOOD : STYLE_PLAIN, 0, "card.outcome",
                   SLOTS({ "outcome", outcome }));
    }
}

static void put_means(View *view, const Card *card, Buf *out)
{
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (dim) buf_puts(out, "   ");
        buf_printf(out, "%.*s ", SV_ARG(view_name(view, "dim.short", sv(dim_name((Dim)dim)))));
        if (card->means[dim] < 0) {
            buf_puts(out, "–");
        } else {
            buf_printf(out, "%d", (int)card->means[dim]);
        }
    }
    buf_putc(out, '\n');
}

static void put_overall(View *view, const Card *card, Buf *out)
{
    char level[2] = { 0 };
    if (card->overall < 0) return;
    if (view->rubric) level[0] = rubric_level(view->rubric, card->overall);
    put_filled(view, out, STYLE_BOLD, 0, "card.overall",
               SLOTS({ "score", number(view, card->overall) }, { "level", view_name(view, "level", sv(level)) }));
    if (view->rubric)
        put_filled(view, out, STYLE_PLAIN, 0,
                   card->overall >= view->rubric->pass_mark ? "card.pass" : "card.below_pass", NULL, 0);
    if (card->findings[FINDING_CRITICAL]) put_filled(view, out, STYLE_BAD, 0, "card.capped", NULL, 0);
    put_means(view, card, out);
}

static void put_pace(View *view, const Card *card, Buf *out)
{
    put_filled(view, out, STYLE_PLAIN, 0, "card.replies", SLOTS({ "count", number(view, card->replies) }));
    if (card->chars_per_minute >= 0) {
        put_filled(view, out, STYLE_PLAIN, 0, "card.cpm", SLOTS({ "cpm", number(view, card->chars_per_minute) }));
    } else {
        put_filled(view, out, STYLE_PLAIN, 0, "card.cpm_none", NULL, 0);
    }
    if (card->longest_wait_ms >= 0)
        put_filled(view, out, STYLE_PLAIN, 0, "card.longest_wait",
                   SLOTS({ "seconds", number(view, (card->longest_wait_ms + 500) / 1000) }));
}

static StrView cut_example(View *view, StrView text)
{
    size_t at = 0, count = 0;
    while (at < text.len && count < EXAMPLE_CHARS) {
        utf8_next(text, &at);
        count++;
    }
    return at < text.len ? arena_printf(view->arena, "%.*s…", (int)at, text.ptr) : text;
}

static void put_rules(View *view, const Card *card, Buf *out)
{
    if (!card->rule_count) return;
    put_filled(view, out, STYLE_BOLD, 0, "card.by_rule", NULL, 0);
    for (size_t i = 0; i < card->rule_count && i < MAX_RULE_LINES; i++) {
        const CardRule *rule = &card->rules[i];
        const char *mark = view_kind_mark(rule->worst);
        int64_t count = 0;
        for (int kind = 0; kind < CARD_KINDS; kind++) count += rule->counts[kind];
        put_filled(view, out, STYLE_PLAIN, 2, "card.rule_row",
                   SLOTS({ "mark", sv(mark) }, { "rule", rule->rule }, { "title", view_name(view, "rule", rule->rule) },
                         { "count", number(view, count) }, { "example", cut_example(view, rule->example) }));
    }
}

static void put_practice(View *view, const Card *card, Buf *out)
{
    if (!card->practice_count) {
        put_filled(view, out, STYLE_PLAIN, 0, "card.practise_none", NULL, 0);
        return;
    }
    put_filled(view, out, STYLE_BOLD, 0, "card.practise", NULL, 0);
    for (size_t i = 0; i < card->practice_count; i++) {
        StrView rule = card->practice[i];
        StrView hint = view_name(view, "practise", rule);
        if (sv_eq(hint, rule)) hint = view_name(view, "rule", rule);
        put_filled(view, out, STYLE_PLAIN, 2, "card.practise_row",
                   SLOTS({ "number", number(view, (int64_t)i + 1) }, { "rule", rule }, { "hint", hint }));
    }
}

void view_card(View *view, const Card *card, Buf *out)
{
    ArenaMark mark = arena_mark(view->arena);
    put_filled(view, out, STYLE_BOLD, 0, "card.title", NULL, 0);
    put_outcomes(view, card, out);
    put_overall(view, card, out);
    put_pace(view, card, out);
    put_rules(view, card, out);
    put_practice(view, card, out);
    arena_rewind(view->arena, mark);
}

bool view_card_of(View *view, const EventLog *log, Buf *out)
{
    Card card;
    Err err = { 0 };
    ArenaMark mark = arena_mark(view->arena);
    bool is_ok = card_of(log, view->arena, &card, &err);
    if (is_ok) {
        view_card(view, &card, out);
    } else {
        cli_complain_err(view->cli, &err);
    }
    arena_rewind(view->arena, mark);
    return is_ok;
}

/* Take the next line off `text`. */
static StrView take_line(StrView *text)
{
    size_t len = 0;
    while (len < text->len && text->ptr[len] != '\n') len++;
    StrView line = sv_of(text->ptr, len);
    size_t used = len < text->len ? len + 1 : len;
    *text = sv_of(text->ptr + used, text->len - used);
    return line;
}

void view_beside(const Buf *left, const Buf *right, int columns, Buf *out)
{
    StrView a = buf_view(left), b = buf_view(right);
    while (a.len || b.len) {
        StrView line = take_line(&a);
        buf_put(out, line);
        term_pad(out, columns - term_columns_of(line));
        buf_puts(out, " │ ");
        buf_put(out, take_line(&b));
        buf_putc(out, '\n');
    }
}
