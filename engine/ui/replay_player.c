/* replay_player.c -- the timeline's frame and the bar below it: play, speed, idle stretches, search, the next finding, retry. */
#include "ui/field.h"
#include "ui/replay_own.h"

enum {
    PAD_TOP = 8,
    TIMELINE_H = 172,
    BAR_H = 48,
    PLAY_W = 44,
    SEARCH_W = 176,
    SEARCH_LEAST = 120,
    GAP = 8,
    CAP_PAD = 6,
    LANES_ROOM = 4, /* lanes that have the room of moods and waits */
    NARROW_BELOW = 1000
};

int32_t replay_player_height(const ReplayView *view)
{
    int32_t lanes = (int32_t)film_lanes(view->film);
    return REPLAY_PLAYER_H + (lanes > LANES_ROOM ? (lanes - LANES_ROOM) * REPLAY_LANE_H : 0);
}

/* ---- left: play, where, how fast */

static void draw_play(App *app, ReplayView *view, Rect *row)
{
    Ui *ui = app->ui;
    ButtonSpec back = {
        .label = ui_tr(ui, "playback.previous"), .icon = "prev", .look = BUTTON_QUIET, .icon_only = true
    };
    ButtonSpec next = { .label = ui_tr(ui, "playback.next"), .icon = "next", .look = BUTTON_QUIET, .icon_only = true };
    ButtonSpec play = { .label = ui_tr(ui, view->is_playing ? "playback.pause" : "playback.play"),
                        .icon = view->is_playing ? "pause" : "play",
                        .look = BUTTON_PRIMARY,
                        .icon_only = true };
    if (ui_button_left(ui, "previous", row, &back)) replay_step_message(app, view, -1);
    Rect place = cut_left(row, PLAY_W);
    if (ui_button(ui, "play", (Rect){ place.x, place.y + (place.h - 32) / 2, PLAY_W, 32 }, &play)) {
        replay_play(app, view, !view->is_playing);
    }
    cut_left(row, GAP);
    if (ui_button_left(ui, "next", row, &next)) replay_step_message(app, view, 1);
}

static void draw_clock(App *app, const ReplayView *view, Rect *row)
{
    Ui *ui = app->ui;
    StrView now = desk_film_clock(app, film_now(view->film)), all = desk_film_clock(app, film_length(view->film));
    StrView rest = arena_printf(app->frame, " / %.*s", SV_ARG(all));
    /* As wide as it will ever be, so that nothing moves as it runs. */
    int32_t w = ui_text_w(ui, FONT_B14, all), rest_w = ui_text_w(ui, FONT_R14, rest);
    cut_left(row, GAP);
    ui_paint_line(ui, cut_left(row, w), now, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_RIGHT });
    ui_paint_line(ui, cut_left(row, rest_w), rest, (UiLook){ FONT_R14, TOKEN_T3, ALIGN_LEFT });
    cut_left(row, GAP + GAP);
}

static void draw_speed(App *app, ReplayView *view, bool is_narrow, Rect *row)
{
    static const char *const NAMES[REPLAY_SPEEDS] = { "0.5×", "1×", "2×", "4×", "8×", "16×" };
    StrView names[REPLAY_SPEEDS];
    int32_t speed = view->speed;
    for (size_t i = 0; i < REPLAY_SPEEDS; i++) names[i] = sv(NAMES[i]);
    ChoiceSpec choice = { .label = ui_tr(app->ui, "playback.speed"), .options = names, .count = REPLAY_SPEEDS };
    SelectSpec select = { .choice = choice, .small = true };
    int32_t w = is_narrow ? ui_select_width(app->ui, &select) : ui_segmented_width(app->ui, &choice);
    Rect place = cut_left(row, w);
    place = (Rect){ place.x, place.y + (place.h - 32) / 2, w, 32 };
    bool has_changed = is_narrow ? ui_select(app->ui, "speed", place, &select, &speed)
                                 : ui_segmented(app->ui, "speed", place, &choice, &speed);
    if (has_changed) replay_set_speed(app, view, speed);
    cut_left(row, GAP + GAP);
}

static void draw_skip(App *app, ReplayView *view, Rect *row)
{
    Ui *ui = app->ui;
    StrView label = ui_tr(ui, "playback.skip_idle");
    bool skips = view->skips_idle;
    Rect place = cut_left(row, 32);
    SwitchSpec spec = { .label = label };
    if (ui_toggle(ui, "skip", place, &spec, &skips)) replay_skip_idle(app, view, skips);
    cut_left(row, GAP);
    int32_t w = ui_text_w(ui, FONT_R12, label);
    ui_paint_line(ui, cut_left(row, w), label, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    cut_left(row, GAP);
}

/* ---- right: search, the next finding, retry */

static void take_search_keys(App *app, ReplayView *view, const FieldResult *field)
{
    Ui *ui = app->ui;
    if (!field->focused) return;
    if (field->submitted || ui_key(ui, KEY_DOWN, 0)) replay_go_hit(app, view, 1);
    if (ui_key(ui, KEY_UP, 0) || ui_key(ui, KEY_ENTER, MOD_SHIFT)) replay_go_hit(app, view, -1);
    if (!ui_key(ui, KEY_ESC, 0)) return;
    edit_set_text(view->search, sv(""));
    view->wants_timeline = true;
    ui_again(ui);
}

/* "2/5", or that there is none. */
static StrView hits_text(App *app, const ReplayView *view)
{
    if (!edit_text(view->search).len) return sv("");
    if (view->hit == FILM_NONE) return ui_number(app->ui, (int64_t)view->hit_all);
    return arena_printf(app->frame, "%d/%zu", (int)view->hit + 1, view->hit_all);
}

static void draw_search(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    FieldSpec spec = { .name = "search",
                       .label = ui_tr(ui, "playback.search"),
                       .placeholder = ui_tr(ui, "playback.search_hint"),
                       .icon = "search" };
    StrView hits = hits_text(app, view);
    Rect field_rect = rect;
    if (hits.len) {
        int32_t w = ui_text_w(ui, FONT_R12, hits);
        Rect words = cut_right(&field_rect, w);
        cut_right(&field_rect, GAP);
        ui_line(ui, words, hits, (UiLook){ FONT_R12, view->hit_all ? TOKEN_T2 : TOKEN_MAJOR, ALIGN_RIGHT });
    }
    FieldResult field = ui_field(ui, view->search, &spec, field_rect);
    view->is_searching = field.focused;
    if (view->wants_search) {
        ui_focus(ui, field.id, true);
        edit_select_all(view->search);
        view->wants_search = false;
    }
    int32_t w = ui_key_cap_width(ui, sv("/"));
    if (!edit_text(view->search).len && !field.focused) {
        ui_key_cap(ui, (Point){ rect.x + rect.w - w - CAP_PAD, rect.y + (rect.h - 18) / 2 }, sv("/"));
    }
    take_search_keys(app, view, &field);
}

static void draw_retry(App *app, ReplayView *view, Rect *row)
{
    Ui *ui = app->ui;
    const FilmReply *reply = replay_reply(view);
    if (!reply) return;
    StrView reason = replay_retry_reason(app);
    StrView label = ui_say(ui, "card.retry_from", SLOTS({ "number", ui_number(ui, reply->number) }));
    ButtonSpec retry = { .label = label,
                         .icon = "retry",
                         .size = BUTTON_SMALL,
                         .key = sv("R"),
                         .disabled = reason.len > 0,
                         .reason = reason };
    if (ui_button_right(ui, "retry", row, &retry)) replay_retry(app, view);
}

static void draw_bar(App *app, ReplayView *view, Rect row)
{
    Ui *ui = app->ui;
    bool is_narrow = row.w < NARROW_BELOW;
    uint32_t epoch = app->card_epoch;
    draw_play(app, view, &row);
    draw_clock(app, view, &row);
    draw_speed(app, view, is_narrow, &row);
    draw_skip(app, view, &row);
    draw_retry(app, view, &row);
    if (epoch != app->card_epoch) return; /* another session has begun */
    ButtonSpec next = {
        .label = ui_tr(ui, "playback.next_finding"), .icon = "nextf", .size = BUTTON_SMALL, .key = sv("F")
    };
    if (ui_button_right(ui, "finding", &row, &next)) replay_step_finding(app, view, 1);
    int32_t w = row.w < SEARCH_W ? row.w : SEARCH_W;
    view->is_searching = false;
    if (w < SEARCH_LEAST) return;
    Rect place = cut_right(&row, w);
    draw_search(app, view, (Rect){ place.x, place.y + (place.h - 28) / 2, place.w, 28 });
}

void replay_draw_player(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y }, rect.w);
    Rect in = { rect.x + REPLAY_PAD, rect.y + PAD_TOP, rect.w - 2 * REPLAY_PAD, rect.h - PAD_TOP };
    Rect bar = cut_bottom(&in, BAR_H);
    replay_draw_timeline(app, view, (Rect){ in.x, in.y, in.w, in.h - GAP + 4 });
    draw_bar(app, view, bar);
}
