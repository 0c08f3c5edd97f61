/* desk_task.c -- what the session asks for, and, with several buyers, how it goes so far with the ways to stop. */
#include "ui/desk_own.h"

enum {
    PAD_X = 12,
    PAD_Y = 12,
    HEAD_H = 20,
    TEXT_GAP = 6,
    LEADING = 2,
    TAGS_H = 20,
    TAGS_GAP = 8,
    OVER_W = 280,
    LOW = 680,
    RUSH_PAD = 14,
    CELLS = 4,
    CELL_H = 58
};

static const TextBlock *brief_of(App *app, const FeedChat *chat, int32_t width)
{
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    TextSpec spec = { .font = FONT_R12,
                      .text = scenario ? app_local(app, &scenario->brief) : sv(""),
                      .width = width - 2 * PAD_X,
                      .leading = LEADING };
    return text_layout(app->text, &spec);
}

bool desk_task_in_list(const App *app, int32_t list_width)
{
    return list_width > DESK_LIST_NARROW && !desk_is_rush(app) && ui_size(app->ui).y >= LOW;
}

/* Skills, then how hard it is, in as many rows as they need; only measured where `draws` is false. Returns the height. */
static int32_t flow_tags(App *app, const ScenarioInfo *scenario, Rect rect, bool draws)
{
    Ui *ui = app->ui;
    Point at = { rect.x, rect.y };
    for (size_t i = 0; i <= scenario->skill_count; i++) {
        bool is_last = i == scenario->skill_count;
        TagSpec tag = {
            .text = is_last
                        ? ui_say(ui, "desk.difficulty", SLOTS({ "level", ui_number(ui, scenario->difficulty) }))
                        : locale_text_sv(app->locale, arena_printf(app->frame, "dim.%.*s", SV_ARG(scenario->skills[i])))
        };
        int32_t w = ui_tag_width(ui, &tag);
        if (at.x > rect.x && at.x + w > rect.x + rect.w) at = (Point){ rect.x, at.y + TAGS_H + 4 };
        if (draws) ui_tag(ui, at, &tag);
        at.x += w + 4;
    }
    return at.y + TAGS_H - rect.y;
}

int32_t desk_task_height(App *app, const FeedChat *chat, int32_t width)
{
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    Rect tags = { 0, 0, width - 2 * PAD_X, 0 };
    return 2 * PAD_Y + HEAD_H + TEXT_GAP + text_block_height(brief_of(app, chat, width)) + TAGS_GAP +
           (scenario ? flow_tags(app, scenario, tags, false) : 0);
}

void desk_draw_task(App *app, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    ui_card(ui, rect, false);
    Rect in = rect_inset(rect, PAD_X, PAD_Y);
    Rect head = cut_top(&in, HEAD_H);
    int32_t cap = ui_key_cap_width(ui, sv("F2"));
    ui_key_cap(ui, (Point){ head.x + head.w - cap, head.y + 1 }, sv("F2"));
    head.w -= cap + 8;
    ui_heading(ui, head, ui_tr(ui, "desk.task"), FONT_B14);
    if (!scenario) return;
    cut_top(&in, TEXT_GAP);
    const TextBlock *brief = brief_of(app, chat, rect.w);
    text_draw(app->text, brief, (Point){ in.x, in.y }, ui_colour(ui, TOKEN_T2));
    Rect text = cut_top(&in, text_block_height(brief));
    ui_node(ui, &(UiNode){ .role = "note", .name = app_local(app, &scenario->brief), .rect = text });
    cut_top(&in, TAGS_GAP);
    flow_tags(app, scenario, in, true);
}

void desk_draw_task_over(App *app, DeskView *desk, const FeedChat *chat, Rect list)
{
    Ui *ui = app->ui;
    if (desk->task_shown || desk_task_in_list(app, list.w)) return;
    int32_t h = desk_task_height(app, chat, OVER_W);
    /* What is being written stays free. */
    Rect place = { list.x + list.w + 8, desk->composer.y - h - 8, OVER_W, h };
    ui_begin_layer(ui, "task", place, false);
    desk_draw_task(app, chat, place);
    if (ui_key(ui, KEY_ESC, 0)) {
        desk->task_shown = true;
        app->redraw = true;
    }
    ui_end_layer(ui);
}

/* ---- several buyers ---- */

typedef struct Counter {
    const char *key;
    uint32_t count;
    Token colour; /* where it is not 0 */
} Counter;

static void count_all(const App *app, Counter *out)
{
    static const Counter blank[CELLS] = { { "desk.count.replies", 0, TOKEN_T1 },
                                          { "desk.count.in_time", 0, TOKEN_T1 },
                                          { "desk.count.late", 0, TOKEN_CRIT },
                                          { "desk.count.misdirected", 0, TOKEN_MAJOR } };
    memcpy(out, blank, sizeof blank);
    for (uint32_t number = 1; number <= feed_chat_count(app->feed); number++) {
        const FeedChat *chat = feed_chat(app->feed, number);
        out[0].count += chat->replies;
        out[1].count += chat->replies - chat->late;
        out[2].count += chat->late;
        /* That a reply went astray is found by the judge, who is silent in an exam. */
        if (!app_is_exam(app)) out[3].count += chat->misdirected;
    }
}

static void draw_counters(App *app, Rect rect)
{
    Ui *ui = app->ui;
    Counter counters[CELLS];
    count_all(app, counters);
    int32_t cells = app_is_exam(app) ? CELLS - 1 : CELLS;
    canvas_outline(app->canvas, rect, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    for (int32_t i = 0; i < cells; i++) {
        Rect cell = { rect.x + rect.w * i / cells, rect.y, rect.w / cells, rect.h };
        StrView count = ui_number(ui, counters[i].count);
        StrView label = ui_tr(ui, counters[i].key);
        Token colour = counters[i].count ? counters[i].colour : TOKEN_T1;
        if (i) canvas_vline(app->canvas, (Point){ cell.x, cell.y }, cell.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
        ui_paint_line(ui, (Rect){ cell.x, cell.y + 8, cell.w, 24 }, count, (UiLook){ FONT_B16, colour, ALIGN_CENTRE });
        ui_paint_line(ui, (Rect){ cell.x + 2, cell.y + 33, cell.w - 4, 16 }, label,
                      (UiLook){ FONT_R12, TOKEN_T3, ALIGN_CENTRE });
        ui_node(ui, &(UiNode){ .role = "status", .name = label, .value = count, .rect = cell });
    }
}

void desk_draw_rush_foot(App *app, DeskView *desk, Rect rect)
{
    Ui *ui = app->ui;
    Rect in = rect_inset(rect, RUSH_PAD, 12);
    draw_counters(app, cut_top(&in, CELL_H));
    cut_top(&in, 12);
    Rect row = cut_top(&in, 28);
    bool paused = sitting_is_paused(app->sitting);
    ButtonSpec pause = { .label = ui_tr(ui, paused ? "desk.rush_go_on" : "desk.rush_pause"),
                         .icon = paused ? "play" : "pause",
                         .size = BUTTON_SMALL,
                         .disabled = !app->is_playing };
    if (!app_is_exam(app) && ui_button_left(ui, "rush-pause", &row, &pause)) app_pause(app, !paused);
    ButtonSpec end = { .label = ui_tr(ui, "desk.rush_end"), .look = BUTTON_DANGER, .size = BUTTON_SMALL };
    if (ui_button_left(ui, "rush-end", &row, &end)) desk->asks_end = true;
}
