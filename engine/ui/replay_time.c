/* replay_time.c -- the timeline: its axis, how moods went, the playhead, and going to a moment by pointer or wheel. */
#include "ui/replay_own.h"

enum {
    AXIS_H = 16,
    AXIS_GAP = 6,
    LABELS_LEAST = 64,
    LABELS_MOST = 116,
    LABELS_GAP = 12,
    RIGHT_PAD = 8,
    MOODS_H = 58,
    WAITS_H = 14,
    HEAT_H = 20,
    PINS_H = 16,
    ROW_GAP = 8,
    FIXED = 16,
    TICKS_APART = 90,
    DASH_W = 14,
    HEAD_ROOM = 26,
    LEGEND_H = 18,
    SECOND = 1000
};

static const char *const MOODS[REPLAY_MOODS] = { "patience", "trust", "interest" };
static const Token MOOD_TOKENS[REPLAY_MOODS] = { TOKEN_SPD, TOKEN_SIZ, TOKEN_POL };
static const Dash MOOD_DASHES[REPLAY_MOODS] = { DASH_SOLID, DASH_MAJOR, DASH_MINOR };

int32_t replay_x(const ReplayTrack *track, int64_t t_ms)
{
    return track->room.x + (int32_t)((t_ms - track->view->left_ms) * track->room.w / track->view->span_ms);
}

bool replay_is_shown(const ReplayTrack *track, int64_t from_ms, int64_t to_ms)
{
    return to_ms >= track->view->left_ms && from_ms <= track->view->left_ms + track->view->span_ms;
}

void replay_label(const ReplayTrack *track, int32_t y, StrView text)
{
    Rect place = { track->labels.x, y, track->labels.w, 16 };
    ui_paint_line(track->app->ui, place, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

/* ---- the axis */

/* A round step that leaves room for the words. */
static int64_t tick_of(const ReplayTrack *track)
{
    static const int64_t STEPS[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800 };
    enum { COUNT = sizeof STEPS / sizeof *STEPS };
    for (size_t i = 0; i < COUNT; i++) {
        int64_t w = STEPS[i] * SECOND * track->room.w / track->view->span_ms;
        if (w >= TICKS_APART) return STEPS[i] * SECOND;
    }
    return STEPS[COUNT - 1] * SECOND;
}

static void draw_axis(const ReplayTrack *track)
{
    App *app = track->app;
    Ui *ui = app->ui;
    int64_t step = tick_of(track), end = track->view->left_ms + track->view->span_ms;
    int32_t head = replay_x(track, film_now(track->view->film));
    for (int64_t t = (track->view->left_ms + step - 1) / step * step; t <= end; t += step) {
        int32_t x = replay_x(track, t);
        StrView text = desk_film_clock(app, t);
        int32_t w = ui_text_w(ui, FONT_R12, text), at = t == track->view->left_ms ? x : x - w / 2;
        canvas_vline(app->canvas, (Point){ x, track->room.y + AXIS_H }, track->room.h - AXIS_H, 1, DASH_SOLID,
                     ui_colour(ui, TOKEN_LINE));
        bool is_covered = at < head + HEAD_ROOM && at + w > head - HEAD_ROOM;
        if (is_covered || at + w > track->room.x + track->room.w + RIGHT_PAD) continue;
        ui_paint_line(ui, (Rect){ at, track->room.y, w, AXIS_H }, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    }
}

/* What the search has found, as ticks below the axis. */
static void draw_hits(const ReplayTrack *track)
{
    const ReplayView *view = track->view;
    for (size_t i = 0; i < view->hit_count; i++) {
        if (!replay_is_shown(track, view->hits[i].t_ms, view->hits[i].t_ms)) continue;
        int32_t x = replay_x(track, view->hits[i].t_ms);
        canvas_fill(track->app->canvas, (Rect){ x - 1, track->room.y + AXIS_H - 2, 2, 6 },
                    ui_colour(track->app->ui, (int32_t)i == view->hit ? TOKEN_ACCENT : TOKEN_MINOR_B));
    }
}

/* ---- moods */

static int32_t mood_index(const FilmLane *lane, const char *name)
{
    for (size_t i = 0; i < lane->mood_count; i++) {
        if (sv_is(lane->mood_names[i], name)) return (int32_t)i;
    }
    return FILM_NONE;
}

/* The first point that lies behind the moment. */
static size_t point_after(const FilmCurve *curve, int64_t t_ms)
{
    size_t low = 0;
    for (size_t high = curve->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (curve->points[middle].t_ms <= t_ms) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int32_t value_at(const FilmCurve *curve, int64_t t_ms)
{
    size_t after = point_after(curve, t_ms);
    if (after == 0) return curve->points[0].value;
    const FilmPoint *a = &curve->points[after - 1];
    if (after == curve->count) return a->value;
    const FilmPoint *b = &curve->points[after];
    if (b->t_ms == a->t_ms) return b->value;
    return a->value + (int32_t)((b->value - a->value) * (t_ms - a->t_ms) / (b->t_ms - a->t_ms));
}

/* Points that fall on the same half unit say nothing new: an eight-hour line is as long as the window is wide. */
static size_t line_of(const ReplayTrack *track, const FilmCurve *curve, Rect row, Point *out)
{
    const ReplayView *view = track->view;
    size_t from = point_after(curve, view->left_ms), count = 0;
    for (size_t i = from > 0 ? from - 1 : 0; i < curve->count; i++) {
        const FilmPoint *point = &curve->points[i];
        int64_t x = (point->t_ms - view->left_ms) * row.w * FIXED / view->span_ms;
        Point at = { (int32_t)x, (100 - point->value) * row.h * FIXED / 100 };
        bool is_far = !count || at.x - out[count - 1].x >= FIXED / 2 || at.y - out[count - 1].y >= FIXED ||
                      out[count - 1].y - at.y >= FIXED;
        if (is_far || i + 1 == curve->count) out[count++] = at;
        if (point->t_ms > view->left_ms + view->span_ms) break;
    }
    return count;
}

static void draw_legend(const ReplayTrack *track, int32_t i, int32_t value, int32_t y)
{
    App *app = track->app;
    Ui *ui = app->ui;
    StrView key = arena_printf(app->frame, "mood.%s", MOODS[i]);
    StrView text = locale_text_sv(app->locale, key);
    Rect row = { track->labels.x, y, track->labels.w, 16 };
    Rect dash = cut_left(&row, DASH_W + 4);
    canvas_hline(app->canvas, (Point){ dash.x, dash.y + 7 }, DASH_W, 2, MOOD_DASHES[i], ui_colour(ui, MOOD_TOKENS[i]));
    StrView number = ui_number(ui, value);
    ui_paint_line(ui, row, text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    ui_paint_line(ui, row, number, (UiLook){ FONT_B12, TOKEN_T1, ALIGN_RIGHT });
    ui_node(ui,
            &(UiNode){ .role = "meter", .name = text, .value = number, .rect = { dash.x, y, track->labels.w, 16 } });
}

/* Of the buyer that is shown: each line with its own dash, named at the left with what it is at the playhead. */
void replay_draw_moods(const ReplayTrack *track, Rect row)
{
    App *app = track->app;
    const FilmLane *lane = film_lane(track->view->film, track->view->chat);
    ChartLine lines[REPLAY_MOODS];
    size_t count = 0;
    for (int32_t i = 0; lane && i < REPLAY_MOODS; i++) {
        int32_t mood = mood_index(lane, MOODS[i]);
        if (mood == FILM_NONE || !lane->curves[mood].count) continue;
        const FilmCurve *curve = &lane->curves[mood];
        Point *points = arena_alloc(app->frame, curve->count + 1, sizeof *points);
        size_t point_count = line_of(track, curve, row, points);
        draw_legend(track, i, value_at(curve, film_now(track->view->film)), row.y - 2 + (int32_t)count * LEGEND_H);
        lines[count++] =
            (ChartLine){ points, point_count, 2 * FIXED, MOOD_DASHES[i], ui_colour(app->ui, MOOD_TOKENS[i]), false };
    }
    canvas_push_clip(app->canvas, (Rect){ row.x, row.y - 2, row.w, row.h + 4 });
    canvas_chart(app->canvas, ui_id(app->ui, "moods"), row, lines, count);
    canvas_pop_clip(app->canvas);
}

/* ---- the playhead, and going elsewhere */

static void draw_flag(const ReplayTrack *track, int64_t t_ms, Token line, StrView text)
{
    App *app = track->app;
    Ui *ui = app->ui;
    bool is_head = line == TOKEN_ACCENT;
    int32_t x = replay_x(track, t_ms), last = track->room.x + track->room.w + RIGHT_PAD;
    int32_t w = ui_text_w(ui, is_head ? FONT_B12 : FONT_R12, text) + 12;
    Rect box = { x - w / 2, track->room.y, w, AXIS_H };
    if (box.x + box.w > last) box.x = last - box.w;
    if (box.x < track->labels.x) box.x = track->labels.x;
    canvas_vline(app->canvas, (Point){ is_head ? x - 1 : x, track->room.y + AXIS_H - 2 }, track->room.h - AXIS_H + 2,
                 is_head ? 2 : 1, is_head ? DASH_SOLID : DASH_PROJECTED, ui_colour(ui, line));
    canvas_round(app->canvas, box, CORNERS(4), ui_colour(ui, is_head ? TOKEN_FILL : TOKEN_SUNKEN));
    UiLook look = { is_head ? FONT_B12 : FONT_R12, is_head ? TOKEN_ON_FILL : TOKEN_T2, ALIGN_CENTRE };
    ui_paint_line(ui, box, text, look);
}

static int64_t pointed(const ReplayTrack *track)
{
    const ReplayView *view = track->view;
    int32_t x = ui_input(track->app->ui)->mouse.x - track->room.x;
    int64_t t = view->left_ms + x * view->span_ms / (track->room.w > 0 ? track->room.w : 1);
    int64_t length = film_length(view->film);
    return t < 0 ? 0 : t > length ? length : t;
}

/* The wheel looks closer at what the pointer is on. */
static void zoom_by_wheel(const ReplayTrack *track)
{
    ReplayView *view = track->view;
    int32_t wheel = ui_input(track->app->ui)->wheel;
    if (!wheel) return;
    replay_zoom(view, wheel > 0 ? view->span_ms * 4 / 3 : view->span_ms * 3 / 4, pointed(track));
    ui_again(track->app->ui);
}

/* Where the pointer is, and which mark it is on. */
static void draw_pointed(const ReplayTrack *track)
{
    App *app = track->app;
    const FilmMark *mark = replay_pin_at(track->view, ui_input(app->ui)->mouse);
    if (!mark) {
        draw_flag(track, pointed(track), TOKEN_LINE3, desk_film_clock(app, pointed(track)));
        return;
    }
    StrView clock = desk_film_clock(app, mark->t_ms), text = replay_mark_text(app, track->view, mark);
    draw_flag(track, mark->t_ms, TOKEN_LINE3, arena_printf(app->frame, "%.*s  %.*s", SV_ARG(clock), SV_ARG(text)));
}

/* A press on a buyer's lane shows their conversation, too. */
static void choose_lane(const ReplayTrack *track)
{
    int32_t lanes = (int32_t)film_lanes(track->view->film);
    int32_t y = ui_input(track->app->ui)->mouse.y - track->room.y - AXIS_H - AXIS_GAP;
    if (lanes < 2 || y < 0 || y >= lanes * REPLAY_LANE_H) return;
    track->view->chat = (uint32_t)(y / REPLAY_LANE_H) + 1;
    track->view->follows = false;
}

static void take_pointer(const ReplayTrack *track, Rect rect)
{
    App *app = track->app;
    Ui *ui = app->ui;
    ReplayView *view = track->view;
    UiId id = ui_id(ui, "timeline");
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS_OWN);
    if (view->wants_timeline) ui_focus(ui, id, false);
    view->wants_timeline = false;
    bool was_scrubbing = view->is_scrubbing;
    view->is_scrubbing = hit.held;
    if (hit.held) {
        const FilmMark *mark = ui_input(ui)->mouse_pressed ? replay_pin_at(view, ui_input(ui)->mouse) : NULL;
        if (ui_input(ui)->mouse_pressed) view->is_on_pin = mark != NULL;
        int64_t to = mark ? mark->t_ms : pointed(track);
        if (view->is_on_pin && !mark) to = film_now(view->film);
        if (to != film_now(view->film) || !was_scrubbing) replay_seek(app, view, to);
        if (!was_scrubbing) choose_lane(track);
    }
    if (hit.hover) zoom_by_wheel(track);
    if (hit.hover && !hit.held) draw_pointed(track);
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(rect, 2, 2), 4);
    StrView now = desk_film_clock(app, film_now(view->film)), all = desk_film_clock(app, film_length(view->film));
    ui_node(ui, &(UiNode){ .role = "slider",
                           .name = ui_tr(ui, "playback.timeline"),
                           .value = arena_printf(app->frame, "%.*s / %.*s", SV_ARG(now), SV_ARG(all)),
                           .rect = rect,
                           .id = id,
                           .focused = hit.focused });
}

/* ---- all rows */

static int32_t labels_w(App *app, const ReplayView *view)
{
    int32_t widest = LABELS_LEAST;
    for (size_t i = 0; i < REPLAY_MOODS && film_lanes(view->film) < 2; i++) {
        StrView text = locale_text_sv(app->locale, arena_printf(app->frame, "mood.%s", MOODS[i]));
        int32_t w = DASH_W + 8 + ui_text_w(app->ui, FONT_R12, text) + 22;
        if (w > widest) widest = w;
    }
    if (film_lanes(view->film) > 1) widest = LABELS_MOST;
    return widest < LABELS_MOST ? widest : LABELS_MOST;
}

static void draw_rows(const ReplayTrack *track)
{
    Ui *ui = track->app->ui;
    Rect room = track->room;
    int32_t lanes = (int32_t)film_lanes(track->view->film);
    cut_top(&room, AXIS_H + AXIS_GAP);
    if (lanes > 1) {
        replay_draw_lanes(track, cut_top(&room, lanes * REPLAY_LANE_H));
        cut_top(&room, ROW_GAP - 2);
    } else {
        replay_draw_moods(track, cut_top(&room, MOODS_H - 6));
        cut_top(&room, ROW_GAP);
        replay_label(track, room.y - 1, ui_tr(ui, "playback.row.wait"));
        replay_draw_waits(track, cut_top(&room, WAITS_H));
        cut_top(&room, ROW_GAP);
    }
    replay_label(track, room.y + 2, ui_tr(ui, "playback.row.lowest"));
    replay_draw_heat(track, cut_top(&room, HEAT_H));
    cut_top(&room, ROW_GAP - 2);
    Rect findings = cut_top(&room, PINS_H);
    cut_top(&room, 4);
    Rect turns = cut_top(&room, PINS_H);
    replay_label(track, findings.y, ui_tr(ui, "playback.row.marks"));
    replay_label(track, turns.y, ui_tr(ui, "playback.row.turns"));
    replay_draw_pins(track, findings, turns);
}

void replay_draw_timeline(App *app, ReplayView *view, Rect rect)
{
    ReplayTrack track = { .app = app, .view = view, .room = rect, .labels = rect };
    track.labels = cut_left(&track.room, labels_w(app, view));
    cut_left(&track.room, LABELS_GAP);
    track.room.w -= RIGHT_PAD;
    Rect whole = { track.room.x - 4, rect.y, track.room.w + 4 + RIGHT_PAD, rect.h };
    draw_axis(&track);
    canvas_push_clip(app->canvas, (Rect){ rect.x, rect.y, rect.w, rect.h });
    draw_rows(&track);
    canvas_pop_clip(app->canvas);
    draw_hits(&track);
    take_pointer(&track, whole);
    if (replay_is_shown(&track, film_now(view->film), film_now(view->film))) {
        draw_flag(&track, film_now(view->film), TOKEN_ACCENT, desk_film_clock(app, film_now(view->film)));
    }
}
