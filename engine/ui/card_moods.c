/* card_moods.c -- one chat over time: how the buyer felt, what was found in each reply, how long each was waited for. */
#include "ui/card_own.h"

enum {
    MOODS_SHOWN = 3,
    CHART_H = 124,
    MARKS_H = 24,
    MARK = 12,
    MARK_STEP = 14,
    LATE_H = 18,
    BARS_H = 52,
    NUMBERS_H = 18,
    SCALE_MS = 90000, /* the bars' full height, unless somebody waited longer */
    AXIS_W = 40,
    SECOND = 1000
};

typedef struct Moods {
    App *app;
    const FeedChat *chat;
    int64_t from, to; /* session time at the edges … */
    Rect room;        /* … of the lines */
    const FeedWait *longest;
    int64_t scale_ms;
} Moods;

static int32_t place(const Moods *moods, int64_t t_ms)
{
    int64_t span = moods->to > moods->from ? moods->to - moods->from : 1;
    return moods->room.x + (int32_t)((t_ms - moods->from) * moods->room.w / span);
}

static int64_t length_of(const Moods *moods, const FeedWait *wait)
{
    return (wait->until < 0 ? moods->to : wait->until) - wait->since;
}

static int64_t end_of(const FeedChat *chat, int64_t now)
{
    if (chat->closed_at >= 0) return chat->closed_at;
    return now > chat->opened_at ? now : chat->opened_at + 1;
}

/* Not one that began as the chat ended. */
static bool counts(const Moods *moods, const FeedWait *wait)
{
    return wait->reply || length_of(moods, wait) >= SECOND;
}

static const FeedWait *longest_of(Moods *moods)
{
    const FeedWait *longest = NULL;
    moods->scale_ms = SCALE_MS;
    for (size_t i = 0; i < moods->chat->wait_count; i++) {
        const FeedWait *wait = &moods->chat->waits[i];
        int64_t its = length_of(moods, wait);
        if (!counts(moods, wait)) continue;
        if (!longest || its > length_of(moods, longest)) longest = wait;
        if (its > moods->scale_ms) moods->scale_ms = its;
    }
    return longest;
}

static bool is_late(const Moods *moods, const FeedWait *wait)
{
    return length_of(moods, wait) > wait->allowed;
}

static const FeedItem *reply_of(const FeedChat *chat, uint32_t seq)
{
    for (size_t i = 0; seq && i < chat->count; i++) {
        if (chat->items[i].seq == seq) return &chat->items[i];
    }
    return NULL;
}

static int mood_named(const FeedChat *chat, const char *name)
{
    for (size_t i = 0; i < chat->mood_name_count; i++) {
        if (sv_is(chat->mood_names[i], name)) return (int)i;
    }
    return -1;
}

/* ---- lines */

/* Waiting drains slowly; a deed strikes at once. */
static bool is_drain(const FeedMood *mood)
{
    return sv_is(mood->cause, "E_WAIT");
}

static ChartSeries series_of(const Moods *moods, size_t index, size_t mood)
{
    static const Token colours[MOODS_SHOWN] = { TOKEN_SPD, TOKEN_SIZ, TOKEN_POL };
    static const Dash dashes[MOODS_SHOWN] = { DASH_SOLID, DASH_MAJOR, DASH_MINOR };
    const FeedChat *chat = moods->chat;
    App *app = moods->app;
    ChartPoint *points = arena_alloc(app->frame, 2 * chat->mood_count + 2, sizeof *points);
    size_t count = 0;
    for (size_t i = 0; i < chat->mood_count; i++) {
        const FeedMood *now = &chat->moods[i];
        bool is_sloped = i > 0 && is_drain(now);
        /* A slope begins where the wait did, not at the last deed long before. */
        int64_t since = moods->from;
        for (size_t k = 0; is_sloped && k < chat->wait_count && chat->waits[k].since <= now->t_ms; k++)
            since = chat->waits[k].since;
        if (is_sloped && count && points[count - 1].x < since) {
            points[count] = (ChartPoint){ since, points[count - 1].y, true };
            count++;
        }
        points[count++] = (ChartPoint){ now->t_ms, now->values[mood], !is_sloped };
    }
    if (count) points[count] = (ChartPoint){ moods->to, points[count - 1].y, true };
    StrView key = arena_printf(app->frame, "mood.%.*s", SV_ARG(chat->mood_names[mood]));
    return (ChartSeries){ .label = locale_text_sv(app->locale, key),
                          .points = points,
                          .count = count ? count + 1 : 0,
                          .colour = colours[index],
                          .dash = dashes[index] };
}

static void draw_lines(Moods *moods, Rect rect)
{
    static const char *const shown[MOODS_SHOWN] = { "patience", "trust", "interest" };
    static const int32_t rules[] = { 0, 50, 100 };
    ChartSeries series[MOODS_SHOWN];
    size_t count = 0;
    Ui *ui = moods->app->ui;
    for (size_t i = 0; i < MOODS_SHOWN; i++) {
        int mood = mood_named(moods->chat, shown[i]);
        if (mood >= 0) series[count++] = series_of(moods, i, (size_t)mood);
    }
    LineChartSpec chart = { .label = ui_tr(ui, "card.moods"),
                            .x_from = moods->from,
                            .x_to = moods->to,
                            .y_from = 0,
                            .y_to = 100,
                            .rules = rules,
                            .rule_count = sizeof rules / sizeof *rules,
                            .series = series,
                            .series_count = count };
    moods->room = ui_line_chart_room(ui, rect, &chart);
    if (moods->longest && is_late(moods, moods->longest)) {
        int32_t x = place(moods, moods->longest->since);
        Rect band = { x, moods->room.y, place(moods, moods->longest->since + length_of(moods, moods->longest)) - x,
                      moods->room.h };
        canvas_fill(moods->app->canvas, band, ui_colour(ui, TOKEN_MAJOR_T));
    }
    ui_line_chart(ui, "moods", rect, &chart);
}

/* ---- marks */

static bool has_kind(const FeedGrade *grade, FindingKind kind)
{
    for (size_t i = 0; i < grade->count; i++) {
        if (grade->findings[i].kind == kind) return true;
    }
    return false;
}

/* Each kind once a reply, worst first, pushed right where replies stand close. */
static void draw_marks(const Moods *moods, Rect row)
{
    int32_t free_from = row.x;
    for (size_t i = 0; i < moods->chat->count; i++) {
        const FeedItem *item = &moods->chat->items[i];
        if (item->kind != FEED_AGENT || !item->grade) continue;
        for (int kind = FINDING_CRITICAL; kind <= FINDING_PRAISE; kind++) {
            if (!has_kind(item->grade, (FindingKind)kind)) continue;
            int32_t x = place(moods, item->t_ms) - MARK / 2;
            if (x < free_from) x = free_from;
            if (x + MARK > row.x + row.w) return;
            ui_mark(moods->app->ui, (Point){ x, row.y + (row.h - MARK) / 2 }, MARK, desk_severity((FindingKind)kind));
            free_from = x + MARK_STEP;
        }
    }
}

/* ---- waits */

static StrView seconds_text(const Moods *moods, int64_t ms)
{
    return ui_number(moods->app->ui, (ms + SECOND / 2) / SECOND);
}

static void draw_bar(const Moods *moods, const FeedWait *wait, Rect rect, int32_t *free_from)
{
    App *app = moods->app;
    Ui *ui = app->ui;
    int64_t its = length_of(moods, wait);
    int32_t x = place(moods, wait->since);
    int32_t w = place(moods, wait->since + its) - x;
    int32_t h = (int32_t)(its * BARS_H / moods->scale_ms);
    Rect bar = { x, rect.y + BARS_H - (h > 2 ? h : 2), w > 2 ? w : 2, h > 2 ? h : 2 };
    canvas_fill(app->canvas, bar, ui_colour(ui, is_late(moods, wait) ? TOKEN_MAJOR_B : TOKEN_ACCENTL));
    const FeedItem *reply = reply_of(moods->chat, wait->reply);
    StrView number = reply ? ui_number(ui, reply->number) : sv("–");
    StrView value = ui_say(ui, "desk.waited", SLOTS({ "seconds", seconds_text(moods, its) }));
    ui_node(ui, &(UiNode){ .role = "meter", .name = number, .value = value, .rect = bar });
    int32_t text_w = ui_text_w(ui, FONT_R12, number);
    int32_t left = bar.x + bar.w / 2 - text_w / 2;
    if (left < *free_from || left + text_w > rect.x + rect.w + 4) return;
    Rect word = { left, rect.y + BARS_H + 2, text_w, NUMBERS_H - 2 };
    ui_paint_line(ui, word, number, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    *free_from = left + text_w + 4;
}

static void draw_late_words(const Moods *moods, Rect rect)
{
    Ui *ui = moods->app->ui;
    const FeedWait *wait = moods->longest;
    if (!wait || !is_late(moods, wait)) return;
    int64_t its = length_of(moods, wait);
    StrView text = ui_say(ui, "card.waited", SLOTS({ "seconds", seconds_text(moods, its) }));
    int32_t w = ui_text_w(ui, FONT_B12, text);
    int32_t x = place(moods, wait->since) + 4;
    if (x + w > rect.x + rect.w) x = rect.x + rect.w - w;
    int32_t top = rect.y + BARS_H - (int32_t)(its * BARS_H / moods->scale_ms) - LATE_H;
    ui_line(ui, (Rect){ x, top, w, LATE_H }, text, (UiLook){ FONT_B12, TOKEN_MAJOR, ALIGN_LEFT });
}

static void draw_axis(const Moods *moods, Rect rect)
{
    App *app = moods->app;
    Ui *ui = app->ui;
    Colour axis = ui_colour(ui, TOKEN_LINE3);
    int64_t due = content_rubric(app->content)->speed.later_due_ms;
    int32_t y = rect.y + BARS_H - (int32_t)(due * BARS_H / moods->scale_ms);
    UiLook look = { FONT_R12, TOKEN_T3, ALIGN_RIGHT };
    canvas_hline(app->canvas, (Point){ rect.x, y }, rect.w, 1, DASH_PROJECTED, axis);
    canvas_hline(app->canvas, (Point){ rect.x, rect.y + BARS_H }, rect.w, 1, DASH_SOLID, axis);
    StrView limit = ui_say(ui, "desk.waited", SLOTS({ "seconds", seconds_text(moods, due) }));
    ui_paint_line(ui, (Rect){ rect.x - AXIS_W - 4, y - 8, AXIS_W - 4, 16 }, limit, look);
    ui_paint_line(ui, (Rect){ rect.x - AXIS_W - 4, rect.y + BARS_H + 2, AXIS_W - 4, 16 }, ui_tr(ui, "card.reply_head"),
                  look);
}

static void draw_waits(const Moods *moods, Rect rect)
{
    int32_t free_from = rect.x;
    for (size_t i = 0; i < moods->chat->wait_count; i++) {
        if (counts(moods, &moods->chat->waits[i])) draw_bar(moods, &moods->chat->waits[i], rect, &free_from);
    }
    draw_axis(moods, rect);
    draw_late_words(moods, rect);
}

/* ---- in one sentence */

static int32_t value_at(const Moods *moods, int mood, int64_t t_ms)
{
    int32_t value = 0;
    for (size_t i = 0; i < moods->chat->mood_count; i++) {
        if (i && moods->chat->moods[i].t_ms > t_ms) break;
        value = moods->chat->moods[i].values[mood];
    }
    return value;
}

/* The longest wait, and what it cost where it was too long. */
static StrView summary(const Moods *moods)
{
    Ui *ui = moods->app->ui;
    const FeedWait *wait = moods->longest;
    int mood = mood_named(moods->chat, "patience");
    if (!wait) return sv("");
    const FeedItem *reply = reply_of(moods->chat, wait->reply);
    StrView seconds = seconds_text(moods, length_of(moods, wait));
    if (!reply) return ui_say(ui, "card.wait_unanswered", SLOTS({ "seconds", seconds }));
    /* Up to just before the reply: what the reply itself did is another matter. */
    int32_t lost = mood < 0 ? 0 : value_at(moods, mood, wait->since) - value_at(moods, mood, wait->until - 1);
    bool is_dear = lost > 0 && is_late(moods, wait);
    return ui_say(
        ui, is_dear ? "card.wait_dear" : "card.wait_longest",
        SLOTS({ "number", ui_number(ui, reply->number) }, { "seconds", seconds }, { "lost", ui_number(ui, lost) }));
}

void card_draw_moods(App *app, CardView *view, Rect rect)
{
    const FeedChat *chat = card_chat(app, view);
    Moods moods = { .app = app, .chat = chat, .from = chat->opened_at };
    moods.to = end_of(chat, feed_now(app_card_feed(app)));
    moods.longest = longest_of(&moods);
    Rect room = ui_card(app->ui, rect, false);
    Rect row = cut_top(&room, 24);
    card_title(app, &row, ui_tr(app->ui, "card.moods"), summary(&moods));
    cut_top(&room, 4);
    draw_lines(&moods, cut_top(&room, CHART_H));
    Rect below = { moods.room.x, room.y, moods.room.w, room.h };
    draw_marks(&moods, cut_top(&below, MARKS_H));
    cut_top(&below, LATE_H);
    draw_waits(&moods, below);
}
