/* widgets_clock.c -- what runs with time: the countdown of a waiting buyer, and how fast one types. */
#include "ui/widgets_grade.h"
#include "ui/widgets_own.h"

enum { TAG_H = 20, SECOND = 1000, MINUTE = 60 * SECOND, IN_MINUTES = 10 * MINUTE };
enum { METER_W = 112, METER_H = 4, METER_ROW = 20, METER_GAP = 8, TICK_H = 10, SCALE_TENTHS = 15 };

CountdownState countdown_state(const Countdown *countdown)
{
    if (countdown->answered_ms >= 0) return COUNTDOWN_ANSWERED;
    int64_t left_ms = countdown->due_ms - countdown->now_ms;
    if (left_ms < 0) return COUNTDOWN_OVER;
    return left_ms * 3 > countdown->due_ms - countdown->asked_ms ? COUNTDOWN_AMPLE : COUNTDOWN_LAST_THIRD;
}

/* Seconds while they count; minutes where a buyer waited so long that they no longer do. */
static StrView in_words(const Ui *ui, const char *seconds_key, const char *minutes_key, int64_t ms)
{
    if (ms >= IN_MINUTES) return ui_say(ui, minutes_key, SLOTS({ "minutes", ui_number(ui, ms / MINUTE) }));
    return ui_say(ui, seconds_key, SLOTS({ "seconds", ui_number(ui, ms / SECOND) }));
}

StrView countdown_text(const Ui *ui, const Countdown *countdown)
{
    int64_t left_ms = countdown->due_ms - countdown->now_ms;
    switch (countdown_state(countdown)) {
    case COUNTDOWN_ANSWERED:
        return in_words(ui, "ui.clock.answered", "ui.clock.answered_minutes",
                        countdown->answered_ms - countdown->asked_ms);
    case COUNTDOWN_OVER: return in_words(ui, "ui.clock.late", "ui.clock.late_minutes", -left_ms);
    case COUNTDOWN_LAST_THIRD:
    case COUNTDOWN_AMPLE: break;
    }
    /* A second that has begun still counts: "0 s left" would already be late. */
    return in_words(ui, "ui.clock.left", "ui.clock.left_minutes", left_ms + SECOND - 1);
}

static TagSpec tag_of(const Ui *ui, const Countdown *countdown)
{
    static const TagSpec LOOKS[] = {
        [COUNTDOWN_AMPLE] = { .icon = "clock", .tint = TINT_PLAIN },
        [COUNTDOWN_LAST_THIRD] = { .icon = "clock", .tint = TINT_MINOR, .bold = true },
        [COUNTDOWN_OVER] = { .icon = "crit", .tint = TINT_CRIT, .bold = true },
        [COUNTDOWN_ANSWERED] = { .icon = "check", .tint = TINT_PLAIN },
    };
    TagSpec tag = LOOKS[countdown_state(countdown)];
    tag.text = countdown_text(ui, countdown);
    return tag;
}

static bool is_bare(const Countdown *countdown, bool bare)
{
    CountdownState state = countdown_state(countdown);
    return bare && (state == COUNTDOWN_AMPLE || state == COUNTDOWN_ANSWERED);
}

/* The next change of the words: a border between seconds, from the due time on both sides. */
static void wait_for_second(Ui *ui, const Countdown *countdown)
{
    if (!countdown->is_running || countdown->answered_ms >= 0) return;
    int64_t left_ms = countdown->due_ms - countdown->now_ms;
    int64_t past = left_ms >= 0 ? left_ms % SECOND : SECOND + left_ms % SECOND;
    ui_due(ui, ui_input(ui)->now_ms + (past > 0 ? past : left_ms > 0 ? SECOND : 1));
}

int32_t ui_countdown_width(Ui *ui, const Countdown *countdown, bool bare)
{
    TagSpec tag = tag_of(ui, countdown);
    return ui_tag_width(ui, &tag) - (is_bare(countdown, bare) ? 12 : 0);
}

int32_t ui_countdown(Ui *ui, Point at, const Countdown *countdown, bool bare)
{
    enum { ICON = 14, GAP = 4 };
    TagSpec tag = tag_of(ui, countdown);
    wait_for_second(ui, countdown);
    if (!is_bare(countdown, bare)) return ui_tag(ui, at, &tag);
    Rect row = { at.x, at.y, ui_countdown_width(ui, countdown, bare), TAG_H };
    ui_icon_in(ui, row, tag.icon, ICON, TOKEN_T2);
    Rect text = row;
    cut_left(&text, ICON + GAP);
    ui_line(ui, text, tag.text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    return row.w;
}

void ui_countdown_bar(Ui *ui, Rect rect, const Countdown *countdown)
{
    enum { PATIENCE_H = 2, GAP = 2 };
    Canvas *canvas = canvas_of(ui);
    int64_t left_ms = countdown->due_ms - countdown->now_ms;
    int64_t all_ms = countdown->due_ms - countdown->asked_ms;
    switch (countdown_state(countdown)) {
    case COUNTDOWN_AMPLE: ui_track(ui, rect, left_ms, all_ms, TOKEN_FILL); break;
    case COUNTDOWN_LAST_THIRD: ui_track(ui, rect, left_ms, all_ms, TOKEN_MINOR_B); break;
    case COUNTDOWN_OVER:
        ui_track(ui, rect, 0, 1, TOKEN_SUNKEN);
        canvas_hatch(canvas, rect, CORNERS(rect.h / 2), ui_colour(ui, TOKEN_CRIT_B));
        break;
    case COUNTDOWN_ANSWERED: ui_track(ui, rect, 0, 1, TOKEN_SUNKEN); break;
    }
    wait_for_second(ui, countdown);
    ui_node(ui, &(UiNode){ .role = "timer", .name = countdown_text(ui, countdown), .rect = rect });
    if (countdown->patience < 0) return;
    Rect below = { rect.x, rect.y + rect.h + GAP, rect.w, PATIENCE_H };
    ui_track(ui, below, countdown->patience, 100, TOKEN_LINE3);
    ui_node(ui, &(UiNode){ .role = "meter",
                           .name = ui_tr(ui, "ui.patience"),
                           .value = ui_number(ui, countdown->patience),
                           .rect = below });
}

/* ---- typing ---- */

static StrView rate_words(const Ui *ui, const TypingSpec *spec)
{
    return ui_say(ui, "ui.typing.rate", SLOTS({ "target", ui_number(ui, spec->target) }));
}

int32_t ui_typing_width(Ui *ui, const TypingSpec *spec)
{
    if (spec->rate < 0) return 0;
    int32_t number = ui_text_w(ui, FONT_B12, ui_number(ui, spec->rate));
    return METER_W + METER_GAP + number + 4 + ui_text_w(ui, FONT_R12, rate_words(ui, spec));
}

int32_t ui_typing(Ui *ui, Point at, const TypingSpec *spec)
{
    if (spec->rate < 0) return 0;
    Canvas *canvas = canvas_of(ui);
    Rect row = { at.x, at.y, ui_typing_width(ui, spec), METER_ROW };
    Rect rest = row;
    Rect meter = cut_left(&rest, METER_W);
    /* The bar's end is half as much again as the target. */
    int32_t end = at_least(spec->target * SCALE_TENTHS / 10, 1);
    Token colour = spec->rate < spec->low ? TOKEN_MINOR_B : TOKEN_GOOD_B;
    ui_track(ui, centred(meter, METER_W, METER_H), at_most(spec->rate, end), end, colour);
    const int32_t ticks[] = { spec->low, spec->target };
    for (size_t i = 0; i < 2; i++) {
        Point tick = { meter.x + METER_W * ticks[i] / end, meter.y + (METER_ROW - TICK_H) / 2 };
        canvas_vline(canvas, tick, TICK_H, 1, DASH_SOLID, ui_colour(ui, TOKEN_T3));
    }
    cut_left(&rest, METER_GAP);
    StrView number = ui_number(ui, spec->rate);
    UiDrawn drawn = ui_paint_line(ui, rest, number, (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
    cut_left(&rest, drawn.w + 4);
    ui_paint_line(ui, rest, rate_words(ui, spec), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    ui_node(ui, &(UiNode){ .role = "meter", .name = ui_tr(ui, "ui.typing"), .value = number, .rect = row });
    return row.w;
}
