/* desk_lanes.c -- rush hour as lanes: one row a buyer, when they waited and how long, a dot for each reply, now as a line. */
#include "ui/desk_own.h"

enum {
    PAD_X = 16,
    PAD_Y = 10,
    SCALE_H = 20,
    LANE_H = 20,
    BAR_H = 8,
    NAME_W = 96,
    DOT = 8,
    LEAST_MS = 8 * 60000,
    ROUND_MS = 2 * 60000,
    MARKS = 4,
    LEGEND_W = 320,
    HIDDEN_BELOW = 620,
    PLAYHEAD_W = 40
};

int32_t desk_lanes_height(const App *app)
{
    if (!desk_is_rush(app) || ui_size(app->ui).y < HIDDEN_BELOW) return 0;
    return PAD_Y + SCALE_H + LANE_H * (int32_t)desk_chat_count(sitting_desk(app->sitting)) + 6;
}

typedef struct Lanes {
    App *app;
    Rect track; /* of the first lane's row */
    int64_t all_ms;
    int64_t now_ms;
} Lanes;

static int32_t x_of(const Lanes *lanes, int64_t t_ms)
{
    return lanes->track.x + (int32_t)(lanes->track.w * t_ms / lanes->all_ms);
}

static StrView clock_of(const Lanes *lanes, int64_t t_ms)
{
    return arena_printf(lanes->app->frame, "%lld:%02d", (long long)(t_ms / 60000), (int)(t_ms / 1000 % 60));
}

/* Room for what is to come: eight minutes, and two more whenever the present comes near the end. */
static int64_t span_of(int64_t now_ms)
{
    int64_t all = LEAST_MS;
    while (now_ms > all - ROUND_MS / 2) all += ROUND_MS;
    return all;
}

static void draw_scale(const Lanes *lanes)
{
    Ui *ui = lanes->app->ui;
    int32_t head_x = x_of(lanes, lanes->now_ms);
    for (int32_t i = 0; i <= MARKS; i++) {
        int64_t t = lanes->all_ms * i / MARKS;
        int32_t x = x_of(lanes, t);
        Rect place = { x - 24, lanes->track.y - SCALE_H, 48, 16 };
        if (i == 0) place.x = x;
        if (i == MARKS) place.x = x - 48;
        bool is_covered = place.x < head_x + PLAYHEAD_W && place.x + 48 > head_x - PLAYHEAD_W;
        if (is_covered) continue;
        UiAlign align = i == 0 ? ALIGN_LEFT : i == MARKS ? ALIGN_RIGHT : ALIGN_CENTRE;
        ui_paint_line(ui, place, clock_of(lanes, t), (UiLook){ FONT_R12, TOKEN_T3, align });
    }
}

static void draw_late(const Lanes *lanes, int32_t from, int32_t to, int32_t y)
{
    Rect bar = { from, y, to - from > 3 ? to - from : 3, BAR_H };
    canvas_segments(lanes->app->canvas, bar, ui_colour(lanes->app->ui, TOKEN_CRIT_B));
}

/* A wait has up to three parts: two thirds of the allowance, its last third, what is beyond. */
static void draw_wait(const Lanes *lanes, const FeedWait *wait, int32_t y)
{
    Ui *ui = lanes->app->ui;
    int64_t until = wait->until < 0 ? lanes->now_ms : wait->until;
    int64_t soon = wait->since + wait->allowed * 2 / 3;
    int64_t due = wait->since + wait->allowed;
    int32_t from = x_of(lanes, wait->since);
    int32_t to = x_of(lanes, until < soon ? until : soon);
    canvas_fill(lanes->app->canvas, (Rect){ from, y, to - from, BAR_H }, ui_colour(ui, TOKEN_ACCENTL));
    if (until <= soon) return;
    from = to;
    to = x_of(lanes, until < due ? until : due);
    canvas_fill(lanes->app->canvas, (Rect){ from, y, to - from, BAR_H }, ui_colour(ui, TOKEN_MINOR_B));
    if (until > due) draw_late(lanes, to, x_of(lanes, until), y);
}

static void draw_dot(const Lanes *lanes, int64_t t_ms, int32_t y)
{
    int32_t x = x_of(lanes, t_ms);
    Ui *ui = lanes->app->ui;
    Canvas *canvas = lanes->app->canvas;
    canvas_round(canvas, (Rect){ x - DOT / 2 - 1, y - 1, DOT + 2, DOT + 2 }, CORNERS(DOT / 2 + 1),
                 ui_colour(ui, TOKEN_PANEL));
    canvas_round(canvas, (Rect){ x - DOT / 2, y, DOT, DOT }, CORNERS(DOT / 2), ui_colour(ui, TOKEN_FILL));
}

static void draw_lane(const Lanes *lanes, const FeedChat *chat, Rect row)
{
    App *app = lanes->app;
    Ui *ui = app->ui;
    StrView name = arena_printf(app->frame, "%u %.*s", chat->number, SV_ARG(desk_buyer_name(app, chat)));
    bool is_current = chat->number == app->chat;
    ui_paint_line(ui, (Rect){ row.x, row.y, NAME_W - 6, row.h }, name,
                  (UiLook){ is_current ? FONT_B12 : FONT_R12, is_current ? TOKEN_T1 : TOKEN_T2, ALIGN_LEFT });
    int32_t y = row.y + (row.h - BAR_H) / 2;
    int64_t end = chat->closed_at >= 0 ? chat->closed_at : lanes->now_ms;
    int32_t from = x_of(lanes, chat->opened_at);
    canvas_hline(app->canvas, (Point){ from, y + BAR_H / 2 }, x_of(lanes, end) - from, 1, DASH_SOLID,
                 ui_colour(ui, TOKEN_LINE3));
    canvas_vline(app->canvas, (Point){ from, y - 1 }, BAR_H + 2, 2, DASH_SOLID, ui_colour(ui, TOKEN_T2));
    for (size_t i = 0; i < chat->wait_count; i++) draw_wait(lanes, &chat->waits[i], y);
    for (size_t i = 0; i < chat->count; i++) {
        if (chat->items[i].kind == FEED_AGENT) draw_dot(lanes, chat->items[i].t_ms, y);
    }
    StrView value = ui_say(ui, "lanes.row",
                           SLOTS({ "waits", ui_number(ui, (int64_t)chat->wait_count) },
                                 { "replies", ui_number(ui, chat->replies) }, { "late", ui_number(ui, chat->late) }));
    ui_node(ui, &(UiNode){ .role = "img", .name = name, .value = value, .rect = row });
}

static void draw_playhead(const Lanes *lanes, Rect rect)
{
    App *app = lanes->app;
    Ui *ui = app->ui;
    int32_t x = x_of(lanes, lanes->now_ms);
    Colour accent = ui_colour(ui, TOKEN_ACCENT);
    canvas_vline(app->canvas, (Point){ x - 1, lanes->track.y - 4 }, rect.y + rect.h - lanes->track.y, 2, DASH_SOLID,
                 accent);
    Rect box = { x - PLAYHEAD_W / 2, lanes->track.y - SCALE_H, PLAYHEAD_W, 16 };
    if (box.x < lanes->track.x) box.x = lanes->track.x;
    canvas_round(app->canvas, box, CORNERS(4), ui_colour(ui, TOKEN_FILL));
    ui_paint_line(ui, box, clock_of(lanes, lanes->now_ms), (UiLook){ FONT_B12, TOKEN_ON_FILL, ALIGN_CENTRE });
}

/* Where the future is still empty there is room to say what the colours mean. */
static void draw_legend(const Lanes *lanes, Rect rect)
{
    static const char *const keys[] = { "lanes.waiting", "lanes.soon", "lanes.late", "lanes.reply" };
    static const Token tokens[] = { TOKEN_ACCENTL, TOKEN_MINOR_B, TOKEN_CRIT_B, TOKEN_FILL };
    App *app = lanes->app;
    Ui *ui = app->ui;
    int32_t w = 0;
    for (size_t i = 0; i < 4; i++) w += 22 + ui_text_w(ui, FONT_R12, ui_tr(ui, keys[i])) + 16;
    int32_t x = x_of(lanes, lanes->now_ms) + 28;
    if (x + w > rect.x + rect.w) return;
    x += (rect.x + rect.w - x - w) / 3;
    int32_t y = lanes->track.y + LANE_H + (LANE_H - 16) / 2;
    for (size_t i = 0; i < 4; i++) {
        StrView text = ui_tr(ui, keys[i]);
        Colour colour = ui_colour(ui, tokens[i]);
        Rect mark = { x, y + 4, 16, BAR_H };
        if (i == 2) canvas_segments(app->canvas, mark, colour);
        if (i == 3) canvas_round(app->canvas, (Rect){ x + 4, y + 4, DOT, DOT }, CORNERS(DOT / 2), colour);
        if (i < 2) canvas_fill(app->canvas, mark, colour);
        int32_t text_w = ui_text_w(ui, FONT_R12, text);
        ui_paint_line(ui, (Rect){ x + 22, y, text_w + 2, 16 }, text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
        x += 22 + text_w + 16;
    }
}

void desk_draw_lanes(App *app, Rect rect)
{
    enum { SECOND = 1000 };
    Ui *ui = app->ui;
    int64_t now = app_session_ms(app);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect in = rect_inset(rect, PAD_X, 0);
    Rect track = { in.x + NAME_W, rect.y + PAD_Y + SCALE_H, in.w - NAME_W - 4, LANE_H };
    Lanes lanes = { app, track, span_of(now), now };
    draw_scale(&lanes);
    for (uint32_t number = 1; number <= feed_chat_count(app->feed); number++) {
        draw_lane(&lanes, feed_chat(app->feed, number),
                  (Rect){ in.x, track.y + LANE_H * ((int32_t)number - 1), in.w, LANE_H });
    }
    draw_legend(&lanes, in);
    draw_playhead(&lanes, rect);
    if (app->is_playing && !sitting_is_paused(app->sitting)) ui_due(ui, ui_input(ui)->now_ms + SECOND - now % SECOND);
}
