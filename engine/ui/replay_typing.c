/* replay_typing.c -- how the reply under the playhead came to be written: read, think, compose; a strip of its keys; figures. */
#include "ui/replay_own.h"

#include "ui/widgets_grade.h"

enum {
    TITLE_H = 24,
    BAR_H = 20,
    STRIP_H = 14,
    STRIP_ROW = 40,
    FOOT_H = 24,
    FIGURES_H = 32,
    GAP = 10,
    LEAST_PART = 6,
    SECOND = 1000
};

StrView replay_seconds(const App *app, int64_t ms)
{
    return ui_number(app->ui, (ms + SECOND / 2) / SECOND);
}

/* Of what stands in the composer, sent later or never; else of the reply that was sent last. */
static const FilmTyping *typing_of(const ReplayView *view, const FilmReply *reply)
{
    int32_t typing = film_composer(view->film, view->chat).typing;
    if (typing == FILM_NONE && reply) typing = reply->typing;
    return typing == FILM_NONE ? NULL : film_typing(view->film, typing);
}

static void draw_title(App *app, const ReplayView *view, const FilmReply *reply, const FilmTyping *typing, Rect row)
{
    Ui *ui = app->ui;
    bool is_unsent = !reply || (typing && typing->reply == FILM_NONE);
    size_t shown = 0;
    int64_t now = film_now(view->film);
    for (size_t i = 0; typing && i < typing->catch_count; i++) shown += typing->catches[i].caught_ms <= now;
    if (shown) {
        TagSpec tag = { .text = ui_say(ui, "playback.caught_count", SLOTS({ "count", ui_number(ui, (int64_t)shown) })),
                        .icon = "caught",
                        .tint = TINT_GOOD };
        int32_t w = ui_tag_width(ui, &tag);
        ui_tag(ui, (Point){ row.x + row.w - w, row.y + 2 }, &tag);
        row.w -= w + 8;
    }
    StrView title = is_unsent ? ui_tr(ui, "playback.unsent")
                              : ui_say(ui, "playback.how", SLOTS({ "number", ui_number(ui, reply->number) }));
    int32_t w = ui_text_w(ui, FONT_B14, title);
    ui_heading(ui, (Rect){ row.x, row.y, w < row.w ? w : row.w, row.h }, title, FONT_B14);
}

/* ---- read, think, compose */

typedef struct Part {
    int64_t ms;
    const char *whole, *only; /* locale keys: with the seconds, without */
    Token ground, words;
} Part;

static void draw_part(App *app, const Part *part, Rect rect)
{
    Ui *ui = app->ui;
    StrView seconds = replay_seconds(app, part->ms);
    StrView whole = ui_say(ui, part->whole, SLOTS({ "seconds", seconds }));
    canvas_fill(app->canvas, rect, ui_colour(ui, part->ground));
    StrView text = whole;
    if (ui_text_w(ui, FONT_R12, text) > rect.w - 4) text = ui_tr(ui, part->only);
    if (ui_text_w(ui, FONT_R12, text) <= rect.w) {
        ui_paint_line(ui, rect, text, (UiLook){ FONT_R12, part->words, ALIGN_CENTRE });
    }
    ui_node(ui, &(UiNode){ .role = "meter", .name = ui_tr(ui, part->only), .value = seconds, .rect = rect });
}

/* In proportion, but none so small that it cannot be seen. */
static void draw_latency(App *app, const FilmReply *reply, Rect rect)
{
    Ui *ui = app->ui;
    bool is_late = reply->wait_ms > reply->allowed_ms;
    Part parts[] = { { reply->read_ms, "playback.read_s", "playback.read", TOKEN_SEL, TOKEN_T2 },
                     { reply->think_ms, "playback.think_s", "playback.think", is_late ? TOKEN_MAJOR_T : TOKEN_SUNKEN,
                       is_late ? TOKEN_MAJOR : TOKEN_T2 },
                     { reply->compose_ms, "playback.compose_s", "playback.compose", TOKEN_ACCENTL, TOKEN_T1 } };
    enum { COUNT = sizeof parts / sizeof *parts };
    int64_t all = 0;
    int32_t room = rect.w;
    for (size_t i = 0; i < COUNT; i++) {
        if (parts[i].ms > 0) all += parts[i].ms;
        if (parts[i].ms > 0) room -= LEAST_PART;
    }
    if (all <= 0) return;
    for (size_t i = 0; i < COUNT; i++) {
        if (parts[i].ms <= 0) continue;
        int32_t w = LEAST_PART + (int32_t)(parts[i].ms * room / all);
        draw_part(app, &parts[i], i + 1 == COUNT ? rect : cut_left(&rect, w));
        if (i + 1 == COUNT) return;
    }
    /* What rounding has left belongs to the last part. */
    if (rect.w > 0) canvas_fill(app->canvas, rect, ui_colour(ui, parts[1].ground));
}

/* ---- the strip */

typedef struct Strip {
    App *app;
    const FilmTyping *typing;
    Rect rect;
    int64_t now;
} Strip;

static int32_t strip_x(const Strip *strip, int64_t t_ms)
{
    const FilmTyping *typing = strip->typing;
    int64_t span = typing->to_ms > typing->from_ms ? typing->to_ms - typing->from_ms : 1;
    int64_t at = t_ms - typing->from_ms;
    if (at < 0) at = 0;
    if (at > span) at = span;
    return strip->rect.x + (int32_t)(at * strip->rect.w / span);
}

/* What was deleted is hatched upright, what was pasted stands as a frame with a mark. */
static void draw_step_on(const Strip *strip, const FilmStep *step)
{
    App *app = strip->app;
    Ui *ui = app->ui;
    Canvas *canvas = app->canvas;
    int64_t to = step->to_ms < strip->now ? step->to_ms : strip->now;
    if (step->from_ms > strip->now || step->kind == FILM_HESITATED) return;
    int32_t x = strip_x(strip, step->from_ms), w = strip_x(strip, to) - x;
    Rect rect = { x, strip->rect.y, w > 2 ? w : 2, STRIP_H };
    if (step->kind == FILM_DELETED) {
        for (int32_t at = 0; at < rect.w; at += 4) {
            canvas_fill(canvas, (Rect){ rect.x + at, rect.y, 2, rect.h }, ui_colour(ui, TOKEN_MAJOR_B));
        }
    } else if (step->kind == FILM_PASTED || step->kind == FILM_QUICK) {
        canvas_fill(canvas, rect, ui_colour(ui, TOKEN_ACCENT));
    } else {
        canvas_fill(canvas, rect, ui_colour(ui, TOKEN_GOOD_B));
    }
}

static void draw_deleted(const Strip *strip, int32_t *free_from, const FilmStep *step, int32_t last)
{
    Ui *ui = strip->app->ui;
    if (step->kind != FILM_DELETED || step->from_ms > strip->now) return;
    StrView text = ui_say(ui, "playback.deleted", SLOTS({ "count", ui_number(ui, step->chars) }));
    int32_t w = ui_text_w(ui, FONT_R12, text);
    int32_t x = (strip_x(strip, step->from_ms) + strip_x(strip, step->to_ms)) / 2 - w / 2;
    if (x < *free_from || x + w > last) return;
    ui_paint_line(ui, (Rect){ x, strip->rect.y + STRIP_H, w, 18 }, text, (UiLook){ FONT_R12, TOKEN_MAJOR, ALIGN_LEFT });
    *free_from = x + w + 8;
}

static void draw_ends(const Strip *strip, bool is_sent)
{
    App *app = strip->app;
    Ui *ui = app->ui;
    UiLook look = { FONT_R12, TOKEN_T3, ALIGN_LEFT };
    StrView from = desk_film_clock(app, strip->typing->from_ms);
    StrView to = desk_film_clock(app, strip->typing->to_ms);
    if (is_sent) to = ui_say(ui, "playback.sent_at", SLOTS({ "clock", to }));
    Rect row = { strip->rect.x, strip->rect.y + STRIP_H, strip->rect.w, 18 };
    int32_t left = ui_text_w(ui, FONT_R12, from), right = ui_text_w(ui, FONT_R12, to);
    ui_paint_line(ui, row, from, look);
    look.align = ALIGN_RIGHT;
    ui_paint_line(ui, row, to, look);
    int32_t free_from = row.x + left + 8;
    for (size_t i = 0; i < strip->typing->step_count; i++) {
        draw_deleted(strip, &free_from, &strip->typing->steps[i], row.x + row.w - right - 8);
    }
}

static void draw_strip(App *app, const ReplayView *view, const FilmTyping *typing, Rect rect)
{
    Ui *ui = app->ui;
    Strip strip = { app, typing, { rect.x, rect.y + 4, rect.w, STRIP_H }, film_now(view->film) };
    int32_t x = strip_x(&strip, strip.now);
    canvas_round(app->canvas, strip.rect, CORNERS(2), ui_colour(ui, TOKEN_SUNKEN));
    for (size_t i = 0; i < typing->step_count; i++) draw_step_on(&strip, &typing->steps[i]);
    if (strip.now < typing->to_ms && strip.now >= typing->from_ms) {
        Rect rest = { x, strip.rect.y, strip.rect.x + strip.rect.w - x, STRIP_H };
        canvas_dashed_box(app->canvas, rest, DASH_MINOR, ui_colour(ui, TOKEN_LINE3));
        canvas_vline(app->canvas, (Point){ x - 1, rect.y - 2 }, STRIP_H + 12, 2, DASH_SOLID,
                     ui_colour(ui, TOKEN_ACCENT));
    }
    draw_ends(&strip, typing->reply != FILM_NONE);
}

/* ---- figures */

static int32_t figure(App *app, Rect row, const char *key, StrView number)
{
    Ui *ui = app->ui;
    StrView text = ui_say(ui, key, SLOTS({ "number", number }));
    int32_t w = ui_text_w(ui, FONT_R12, text);
    if (w > row.w) return 0;
    ui_line(ui, (Rect){ row.x, row.y, w, row.h }, text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    return w + 16;
}

static void draw_figures(App *app, const FilmTyping *typing, Rect row)
{
    Ui *ui = app->ui;
    ui_rule(ui, (Point){ row.x, row.y }, row.w);
    cut_top(&row, 8);
    if (typing->chars_per_minute >= 0) {
        cut_left(&row, figure(app, row, "playback.rate", ui_number(ui, typing->chars_per_minute)));
    }
    cut_left(&row, figure(app, row, "playback.deleted_all", ui_number(ui, typing->deleted)));
    cut_left(&row, figure(app, row, "playback.pasted_all", ui_number(ui, typing->pasted)));
    cut_left(&row, figure(app, row, "playback.quick_all", ui_number(ui, typing->quick_chars)));
    figure(app, row, "playback.pauses", ui_number(ui, typing->hesitations));
}

/* ---- the panel */

static void draw_foot(App *app, const ReplayView *view, Rect row)
{
    Ui *ui = app->ui;
    bool is_kept = film_header(view->film)->keystrokes;
    canvas_icon(app->canvas, "keys", (Point){ row.x, row.y + (row.h - 16) / 2 }, 16, ui_colour(ui, TOKEN_T3));
    cut_left(&row, 20);
    StrView text = ui_tr(ui, is_kept ? "playback.recorded" : "playback.not_recorded");
    ui_line(ui, row, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static void draw_nothing(App *app, const char *key, Rect rect)
{
    ui_paragraph(app->ui, rect, ui_tr(app->ui, key), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT }, 0);
}

void replay_draw_typing(App *app, ReplayView *view, Rect rect)
{
    const FilmReply *reply = replay_reply(view);
    Rect in = { rect.x + REPLAY_PAD, rect.y + 14, rect.w - 2 * REPLAY_PAD, rect.h - 14 - 8 };
    draw_foot(app, view, cut_bottom(&in, FOOT_H));
    const FilmTyping *typing = typing_of(view, reply);
    bool is_unsent = !reply || (typing && typing->reply == FILM_NONE);
    if (!reply && !typing) {
        draw_nothing(app, "playback.no_reply", in);
        return;
    }
    draw_title(app, view, reply, typing, cut_top(&in, TITLE_H));
    cut_top(&in, GAP - 2);
    if (!is_unsent && reply->wait_since >= 0) {
        draw_latency(app, reply, cut_top(&in, BAR_H));
        cut_top(&in, GAP);
    }
    if (!typing) {
        draw_nothing(app, film_header(view->film)->keystrokes ? "playback.no_typing" : "playback.keys_off", in);
        return;
    }
    draw_strip(app, view, typing, cut_top(&in, STRIP_ROW));
    cut_top(&in, 6);
    Rect figures = cut_bottom(&in, FIGURES_H);
    replay_draw_steps(app, view, typing, in);
    draw_figures(app, typing, figures);
}
