/* replay_steps.c -- what was typed, deleted, replaced and pasted, a row each; the row of the moment stands out. */
#include "ui/replay_own.h"

enum { THUMB_ROOM = 9, ROW_H = 28, TIME_W = 44, PAD = 6, CHIP_PAD = 2, CHIP_H = 18 };

typedef struct StepRow {
    App *app;
    const FilmTyping *typing;
    const FilmStep *step;
    bool is_now, is_future;
} StepRow;

static const char *verb_of(FilmStepKind kind)
{
    static const char *const KEYS[] = {
        [FILM_TYPED] = "playback.step.typed",       [FILM_DELETED] = "playback.step.deleted",
        [FILM_REPLACED] = "playback.step.replaced", [FILM_PASTED] = "playback.step.pasted",
        [FILM_QUICK] = "playback.step.quick",       [FILM_HESITATED] = "playback.step.paused"
    };
    return KEYS[kind];
}

/* Words on a tint; struck through where they were taken away. Line breaks are shown as a blank. */
static void draw_words(const StepRow *row, Rect *cell, StrView words, bool removed)
{
    App *app = row->app;
    Ui *ui = app->ui;
    if (!words.len || cell->w <= 2 * CHIP_PAD) return;
    char *flat = arena_alloc(app->frame, words.len, 1);
    for (size_t i = 0; i < words.len; i++) flat[i] = words.ptr[i] == '\n' ? ' ' : words.ptr[i];
    StrView text = sv_of(flat, words.len);
    int32_t w = ui_text_w(ui, FONT_R12, text), room = cell->w - 2 * CHIP_PAD;
    if (w > room) w = room;
    Rect chip = { cell->x, cell->y + (cell->h - CHIP_H) / 2, w + 2 * CHIP_PAD, CHIP_H };
    if (!row->is_future) {
        canvas_round(app->canvas, chip, CORNERS(2), ui_colour(ui, removed ? TOKEN_MAJOR_T : TOKEN_GOOD_T));
    }
    Token colour = row->is_future ? TOKEN_T3 : TOKEN_T1;
    ui_paint_line(ui, (Rect){ chip.x + CHIP_PAD, chip.y, w, chip.h }, text, (UiLook){ FONT_R12, colour, ALIGN_LEFT });
    if (removed) {
        canvas_hline(app->canvas, (Point){ chip.x + CHIP_PAD, chip.y + chip.h / 2 }, w, 1, DASH_SOLID,
                     ui_colour(ui, colour));
    }
    cut_left(cell, chip.w + 4);
}

/* The catch that the step is, else how many characters; of the present that it is now. Returns its width. */
static int32_t draw_right(const StepRow *row, Rect cell)
{
    App *app = row->app;
    Ui *ui = app->ui;
    const FilmStep *step = row->step;
    if (step->caught != FILM_NONE && !row->is_future) {
        StrView rule = row->typing->catches[step->caught].rule;
        TagSpec tag = { .text = ui_say(ui, "playback.caught", SLOTS({ "rule", rule })),
                        .icon = "caught",
                        .tint = TINT_GOOD,
                        .widest = cell.w * 2 / 3 };
        int32_t w = ui_tag_width(ui, &tag);
        ui_tag(ui, (Point){ cell.x + cell.w - w, cell.y + (cell.h - 20) / 2 }, &tag);
        return w + 8;
    }
    StrView text = row->is_now ? ui_tr(ui, "playback.now")
                   : step->kind == FILM_HESITATED || !step->chars
                       ? sv("")
                       : ui_say(ui, "playback.chars", SLOTS({ "count", ui_number(ui, step->chars) }));
    if (!text.len) return 0;
    UiLook look = { FONT_R12, row->is_future ? TOKEN_T3 : TOKEN_T2, ALIGN_RIGHT };
    ui_paint_line(ui, cell, text, look);
    return ui_text_w(ui, FONT_R12, text) + 8;
}

static StrView verb_text(const StepRow *row)
{
    App *app = row->app;
    const FilmStep *step = row->step;
    if (step->kind != FILM_HESITATED) return ui_tr(app->ui, verb_of(step->kind));
    return ui_say(app->ui, "playback.step.paused",
                  SLOTS({ "seconds", replay_seconds(app, step->to_ms - step->from_ms) }));
}

/* A ground, the time, then `cell` for what happened. True when the row was chosen. */
static bool begin_row(App *app, const char *name, uint64_t key, Rect rect, int64_t t_ms, const StepRow *row, Rect *cell)
{
    Ui *ui = app->ui;
    UiId id = ui_id_of(ui, name, key);
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    if (row->is_now || hit.hover) {
        canvas_round(app->canvas, rect, CORNERS(4), ui_colour(ui, row->is_now ? TOKEN_SEL : TOKEN_HOVER));
    }
    if (hit.focus_shown) ui_focus_ring(ui, rect_inset(rect, 2, 2), 4);
    *cell = rect_inset(rect, PAD, 0);
    Rect time = cut_left(cell, TIME_W);
    ui_paint_line(ui, time, desk_film_clock(app, t_ms),
                  (UiLook){ row->is_now ? FONT_B12 : FONT_R12, row->is_now ? TOKEN_ACCENT : TOKEN_T3, ALIGN_LEFT });
    return hit.activated;
}

static void node_of(App *app, const char *name, uint64_t key, Rect rect, StrView text, StrView value, bool is_now)
{
    ui_node(app->ui, &(UiNode){ .role = "listitem",
                                .name = text,
                                .value = value,
                                .rect = rect,
                                .id = ui_id_of(app->ui, name, key),
                                .selected = is_now });
}

static void draw_step(App *app, ReplayView *view, const StepRow *row, uint64_t key, Rect rect)
{
    Ui *ui = app->ui;
    Rect cell;
    const FilmStep *step = row->step;
    bool chosen = begin_row(app, "step", key, rect, step->from_ms, row, &cell);
    StrView verb = verb_text(row);
    UiDrawn drawn = ui_paint_line(
        ui, cell, verb,
        (UiLook){ FONT_R12, row->is_future || step->kind == FILM_HESITATED ? TOKEN_T3 : TOKEN_T1, ALIGN_LEFT });
    cut_left(&cell, drawn.w + 4);
    cell.w -= draw_right(row, cell);
    draw_words(row, &cell, step->removed, true);
    draw_words(row, &cell, step->added, false);
    StrView value = step->added.len ? step->added : step->removed;
    StrView name = step->caught == FILM_NONE ? verb
                                             : arena_printf(app->frame, "%.*s %.*s", SV_ARG(verb),
                                                            SV_ARG(row->typing->catches[step->caught].rule));
    node_of(app, "step", key, rect, name, value, row->is_now);
    if (chosen) replay_seek_in(app, view, row->typing->chat, step->to_ms);
}

static void draw_sent(App *app, ReplayView *view, const FilmTyping *typing, Rect rect)
{
    Ui *ui = app->ui;
    size_t count = 0;
    const FilmReply *reply = &film_replies(view->film, &count)[typing->reply];
    int64_t now = film_now(view->film);
    StepRow row = { .app = app, .typing = typing, .is_future = now < reply->t_ms };
    Rect cell;
    bool chosen = begin_row(app, "sent", 0, rect, reply->t_ms, &row, &cell);
    size_t chars = 0;
    for (size_t i = 0; i < reply->text.len; i++) chars += ((unsigned char)reply->text.ptr[i] & 0xC0) != 0x80;
    StrView text = ui_say(ui, "playback.step.sent", SLOTS({ "count", ui_number(ui, (int64_t)chars) }));
    ui_paint_line(ui, cell, text, (UiLook){ FONT_R12, row.is_future ? TOKEN_T3 : TOKEN_T1, ALIGN_LEFT });
    node_of(app, "sent", 0, rect, text, sv(""), false);
    if (chosen) replay_seek_in(app, view, typing->chat, reply->t_ms);
}

/* The step amid which the film stands, or that was done last. */
static int32_t step_at(const FilmTyping *typing, int64_t now)
{
    int32_t at = FILM_NONE;
    if (now >= typing->to_ms) return FILM_NONE;
    for (size_t i = 0; i < typing->step_count; i++) {
        if (typing->steps[i].from_ms <= now) at = (int32_t)i;
    }
    return at;
}

void replay_draw_steps(App *app, ReplayView *view, const FilmTyping *typing, Rect rect)
{
    Ui *ui = app->ui;
    int64_t now = film_now(view->film);
    int32_t at = step_at(typing, now);
    ui_push_id(ui, "steps", (uint64_t)typing->from_ms);
    /* The thumb stands beside the rows, in the panel's margin. */
    Rect area = { rect.x - PAD, rect.y, rect.w + 2 * PAD + THUMB_ROOM, rect.h };
    UiScroll scroll = ui_begin_scroll(ui, "steps", area, false);
    Rect rows = { rect.x - PAD, scroll.content.y, rect.w + 2 * PAD, rect.h };
    ui_begin_group(ui, "rows");
    for (size_t i = 0; i < typing->step_count; i++) {
        const FilmStep *step = &typing->steps[i];
        StepRow row = { app, typing, step, (int32_t)i == at, step->from_ms > now };
        Rect place = cut_top(&rows, ROW_H);
        bool is_seen = place.y + ROW_H > scroll.view.y && place.y < scroll.view.y + scroll.view.h;
        if (is_seen) draw_step(app, view, &row, i, place);
    }
    if (typing->reply != FILM_NONE) draw_sent(app, view, typing, cut_top(&rows, ROW_H));
    ui_end_group(ui);
    ui_end_scroll(ui, (int32_t)(typing->step_count + (typing->reply != FILM_NONE)) * ROW_H);
    if (at != view->step_seen && at != FILM_NONE) ui_scroll_to(ui, ui_id(ui, "steps"), at * ROW_H, 2 * ROW_H);
    view->step_seen = at;
    ui_pop_id(ui);
}
