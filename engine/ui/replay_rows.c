/* replay_rows.c -- the timeline's rows: one lane a buyer, waits in their parts, the lowest grade of each reply, marks. */
#include "ui/replay_own.h"

enum { CELL_LEAST = 12, BAR_H = 8, DOT = 8, WORDS_PAD = 8, PIN = 12, PIN_STEP = 14, LEAST_W = 2, FIXED_TEXT_H = 16 };

/* What of a stretch is shown, cut at the edges. */
static Rect stretch(const ReplayTrack *track, int64_t from_ms, int64_t to_ms, Rect row)
{
    int32_t from = replay_x(track, from_ms), to = replay_x(track, to_ms), last = row.x + row.w;
    if (from < row.x) from = row.x;
    if (to > last) to = last;
    if (to - from < LEAST_W) to = from + LEAST_W;
    return (Rect){ from, row.y, to - from, row.h };
}

StrView replay_dim_short(const App *app, Dim dim)
{
    static const char *const KEYS[DIM_COUNT] = { "dim.short.speed", "dim.short.tone", "dim.short.banned",
                                                 "dim.short.sizing", "dim.short.policy" };
    return ui_tr(app->ui, KEYS[dim]);
}

/* ---- several buyers at once */

/* As at the desk: two thirds of the allowance, its last third, what is beyond. */
static void draw_lane_wait(const ReplayTrack *track, const FeedWait *wait, Rect bar)
{
    App *app = track->app;
    Ui *ui = app->ui;
    int64_t until = wait->until < 0 ? film_length(track->view->film) : wait->until;
    int64_t soon = wait->since + wait->allowed * 2 / 3, due = wait->since + wait->allowed;
    if (!replay_is_shown(track, wait->since, until)) return;
    canvas_fill(app->canvas, stretch(track, wait->since, until < soon ? until : soon, bar),
                ui_colour(ui, TOKEN_ACCENTL));
    if (until > soon && replay_is_shown(track, soon, until)) {
        canvas_fill(app->canvas, stretch(track, soon, until < due ? until : due, bar), ui_colour(ui, TOKEN_MINOR_B));
    }
    if (until > due && replay_is_shown(track, due, until)) {
        canvas_segments(app->canvas, stretch(track, due, until, bar), ui_colour(ui, TOKEN_CRIT_B));
    }
}

/* Of a day's replies many fall on one place: one dot says them all. */
static void draw_dot(const ReplayTrack *track, int64_t t_ms, Rect bar, int32_t *last)
{
    Ui *ui = track->app->ui;
    Canvas *canvas = track->app->canvas;
    int32_t x = replay_x(track, t_ms);
    if (!replay_is_shown(track, t_ms, t_ms) || x < *last + LEAST_W) return;
    *last = x;
    canvas_round(canvas, (Rect){ x - DOT / 2 - 1, bar.y - 1, DOT + 2, DOT + 2 }, CORNERS(DOT / 2 + 1),
                 ui_colour(ui, TOKEN_PANEL));
    canvas_round(canvas, (Rect){ x - DOT / 2, bar.y, DOT, DOT }, CORNERS(DOT / 2), ui_colour(ui, TOKEN_FILL));
}

static void draw_lane(const ReplayTrack *track, const FilmLane *lane, Rect row)
{
    App *app = track->app;
    Ui *ui = app->ui;
    size_t count = 0;
    const FilmReply *replies = film_replies(track->view->film, &count);
    const FeedChat *chat = feed_chat(app_card_feed(app), lane->number);
    StrView name =
        arena_printf(app->frame, "%u %.*s", lane->number, SV_ARG(chat ? desk_buyer_name(app, chat) : lane->persona));
    bool is_current = lane->number == track->view->chat;
    Rect label = { track->labels.x, row.y, track->labels.w, row.h };
    ui_paint_line(ui, label, name,
                  (UiLook){ is_current ? FONT_B12 : FONT_R12, is_current ? TOKEN_T1 : TOKEN_T2, ALIGN_LEFT });
    Rect bar = { row.x, row.y + (row.h - BAR_H) / 2, row.w, BAR_H };
    int64_t end = lane->closed_at >= 0 ? lane->closed_at : film_length(track->view->film);
    Rect life = stretch(track, lane->opened_at, end, bar);
    canvas_hline(app->canvas, (Point){ life.x, bar.y + BAR_H / 2 }, life.w, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE3));
    int32_t last = INT32_MIN / 2;
    for (size_t i = 0; i < lane->wait_count; i++) {
        const FeedWait *wait = &lane->waits[i];
        int32_t x = replay_x(track, wait->since);
        bool is_late = wait->until >= 0 && wait->until - wait->since > wait->allowed;
        if (x <= last && replay_x(track, wait->until) <= last && !is_late) continue;
        draw_lane_wait(track, wait, bar);
        last = x;
    }
    last = INT32_MIN / 2;
    for (size_t i = 0; i < lane->reply_count; i++) draw_dot(track, replies[lane->replies[i]].t_ms, bar, &last);
    StrView value = ui_say(ui, "playback.lane",
                           SLOTS({ "waits", ui_number(ui, (int64_t)lane->wait_count) },
                                 { "replies", ui_number(ui, (int64_t)lane->reply_count) }));
    ui_node(ui, &(UiNode){ .role = "img", .name = name, .value = value, .rect = row });
}

void replay_draw_lanes(const ReplayTrack *track, Rect row)
{
    for (uint32_t i = 1; i <= film_lanes(track->view->film); i++) {
        const FilmLane *lane = film_lane(track->view->film, i);
        Rect place = cut_top(&row, REPLAY_LANE_H);
        if (lane) draw_lane(track, lane, place);
    }
}

/* ---- waits */

static void say_in(const ReplayTrack *track, Rect bar, StrView text, Token colour, Font font)
{
    if (ui_text_w(track->app->ui, font, text) + 4 > bar.w) return;
    ui_paint_line(track->app->ui, bar, text, (UiLook){ font, colour, ALIGN_CENTRE });
}

static void draw_wait(const ReplayTrack *track, const FilmReply *reply, Rect row)
{
    App *app = track->app;
    Ui *ui = app->ui;
    bool is_late = reply->wait_ms > reply->allowed_ms;
    int64_t compose = reply->compose_ms > 0 ? reply->compose_ms : 0;
    if (reply->wait_since < 0 || !replay_is_shown(track, reply->wait_since, reply->t_ms)) return;
    Rect before = stretch(track, reply->wait_since, reply->t_ms - compose, row);
    canvas_fill(app->canvas, before, ui_colour(ui, is_late ? TOKEN_MAJOR_T : TOKEN_SEL));
    StrView read = ui_say(ui, "playback.read_s", SLOTS({ "seconds", replay_seconds(app, reply->read_ms) }));
    StrView think = ui_say(ui, "playback.think_s", SLOTS({ "seconds", replay_seconds(app, reply->think_ms) }));
    StrView both =
        arena_printf(app->frame, "%.*s%.*s%.*s", SV_ARG(read), SV_ARG(ui_tr(ui, "home.comma")), SV_ARG(think));
    if (is_late) say_in(track, before, both, TOKEN_MAJOR, FONT_R12);
    if (!compose) return;
    Rect bar = stretch(track, reply->t_ms - compose, reply->t_ms, row);
    canvas_fill(app->canvas, bar, ui_colour(ui, is_late ? TOKEN_MAJOR : TOKEN_ACCENTL));
    StrView typed = ui_say(ui, "playback.compose_s", SLOTS({ "seconds", replay_seconds(app, compose) }));
    if (is_late) say_in(track, bar, typed, TOKEN_PANEL, FONT_B12);
}

/* Those that nobody answered too. */
void replay_draw_waits(const ReplayTrack *track, Rect row)
{
    size_t count = 0;
    const FilmReply *replies = film_replies(track->view->film, &count);
    const FilmLane *lane = film_lane(track->view->film, track->view->chat);
    for (size_t i = 0; lane && i < lane->reply_count; i++) draw_wait(track, &replies[lane->replies[i]], row);
    for (size_t i = 0; lane && i < lane->wait_count; i++) {
        const FeedWait *wait = &lane->waits[i];
        int64_t until = wait->until < 0 ? film_length(track->view->film) : wait->until;
        if (wait->reply || !replay_is_shown(track, wait->since, until)) continue;
        bool is_late = until - wait->since > wait->allowed;
        canvas_fill(track->app->canvas, stretch(track, wait->since, until, row),
                    ui_colour(track->app->ui, is_late ? TOKEN_MAJOR_T : TOKEN_SEL));
    }
}

/* ---- the lowest grade of each reply */

static StrView level_name(const App *app, char level)
{
    const char key[] = { 'u', 'i', '.', 'l', 'e', 'v', 'e', 'l', '.', level, 0 };
    return level == 'N' ? sv("–") : ui_tr(app->ui, key);
}

static char level_at(const ReplayTrack *track, const FilmReply *reply)
{
    LevelScale levels = app_levels(track->app);
    return level_of(&levels, (Score){ reply->lowest_score, reply->lowest_score >= 0, reply->level == 'X' });
}

static void draw_cell(const ReplayTrack *track, const FilmReply *reply, Rect cell)
{
    App *app = track->app;
    Ui *ui = app->ui;
    char level = level_at(track, reply);
    Tint tint = level_tint(level);
    if (cell.w > 6) cell.w -= 2;
    canvas_round(app->canvas, cell, CORNERS(cell.w > 8 ? 4 : 1), ui_colour(ui, tint_ground(tint)));
    StrView number = ui_number(ui, reply->number), name = level_name(app, level);
    StrView points = level == 'N'   ? sv("")
                     : level == 'A' ? ui_number(ui, reply->lowest_score)
                                    : arena_printf(app->frame, "%.*s %d", SV_ARG(replay_dim_short(app, reply->lowest)),
                                                   (int)reply->lowest_score);
    Token colour = level == 'N' ? TOKEN_T3 : tint_text(tint);
    Rect words = { cell.x + WORDS_PAD, cell.y, cell.w - WORDS_PAD - 2, cell.h };
    const StrView parts[] = { number, name, points };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Font font = i ? FONT_R12 : FONT_B12;
        int32_t w = ui_text_w(ui, font, parts[i]);
        if (w > words.w) break;
        ui_paint_line(ui, cut_left(&words, w), parts[i], (UiLook){ font, colour, ALIGN_LEFT });
        cut_left(&words, WORDS_PAD);
    }
    StrView value = arena_printf(app->frame, "%.*s %.*s", SV_ARG(name), SV_ARG(points));
    ui_node(ui, &(UiNode){ .role = "meter",
                           .name = ui_say(ui, "card.reply_number", SLOTS({ "number", number })),
                           .value = value,
                           .rect = cell });
}

void replay_draw_heat(const ReplayTrack *track, Rect row)
{
    size_t count = 0;
    const FilmReply *replies = film_replies(track->view->film, &count);
    const FilmLane *lane = film_lane(track->view->film, track->view->chat);
    LevelScale levels = app_levels(track->app);
    int32_t last = INT32_MIN / 2;
    for (size_t i = 0; lane && i < lane->reply_count; i++) {
        const FilmReply *reply = &replies[lane->replies[i]];
        if (!replay_is_shown(track, reply->from_ms, reply->to_ms)) continue;
        Rect cell = stretch(track, reply->from_ms, reply->to_ms, row);
        bool is_wide = cell.w >= CELL_LEAST;
        if (is_wide) draw_cell(track, reply, cell);
        /* In a thin cell colour is all there is; where several share a place a fault is never hidden by what is well. */
        bool is_fault = reply->lowest_score >= 0 && reply->lowest_score < levels.b;
        if (is_wide || (cell.x <= last && !is_fault)) continue;
        canvas_fill(track->app->canvas, cell,
                    ui_colour(track->app->ui, is_fault ? tint_bar(level_tint(level_at(track, reply))) : TOKEN_GOOD_T));
        last = cell.x;
    }
}

/* ---- marks */

static bool is_finding(const FilmMark *mark)
{
    return mark->kind <= FILM_MARK_PRAISE;
}

static void note_pin(ReplayView *view, Rect place, const FilmMark *mark)
{
    if (view->pin_count < REPLAY_PINS) view->pins[view->pin_count++] = (ReplayPin){ place, mark };
}

const FilmMark *replay_pin_at(const ReplayView *view, Point at)
{
    for (size_t i = 0; i < view->pin_count; i++) {
        if (rect_has(rect_inset(view->pins[i].place, -1, -3), at)) return view->pins[i].mark;
    }
    return NULL;
}

/* Each at its moment, pushed right where they stand close; what has no room is still in the list of marks. */
static void draw_row(const ReplayTrack *track, Rect row, bool findings)
{
    App *app = track->app;
    size_t count = 0;
    int32_t free_from = row.x - PIN;
    const FilmMark *marks = film_marks(track->view->film, &count);
    for (size_t i = 0; i < count; i++) {
        const FilmMark *mark = &marks[i];
        bool is_foreign = film_lanes(track->view->film) > 1 && mark->chat != track->view->chat;
        if (is_finding(mark) != findings || mark->kind == FILM_MARK_OPENED || is_foreign) continue;
        if (!replay_is_shown(track, mark->t_ms, mark->t_ms)) continue;
        int32_t x = replay_x(track, mark->t_ms) - PIN / 2;
        if (x < free_from) x = free_from;
        if (x - replay_x(track, mark->t_ms) > 4 * PIN_STEP || x > row.x + row.w) continue;
        free_from = x + PIN_STEP;
        Rect place = { x, row.y + (row.h - PIN) / 2, PIN, PIN };
        canvas_icon(app->canvas, replay_mark_icon(mark), (Point){ place.x, place.y }, PIN,
                    ui_colour(app->ui, tint_text(replay_mark_tint(track->view, mark))));
        ui_node(app->ui, &(UiNode){ .role = "img",
                                    .name = replay_mark_text(app, track->view, mark),
                                    .value = desk_film_clock(app, mark->t_ms),
                                    .rect = place });
        note_pin(track->view, place, mark);
    }
}

void replay_draw_pins(const ReplayTrack *track, Rect findings, Rect turns)
{
    track->view->pins = arena_alloc(track->app->frame, REPLAY_PINS, sizeof *track->view->pins);
    track->view->pin_count = 0;
    draw_row(track, findings, true);
    draw_row(track, turns, false);
}
