/* card_score.c -- the figures of a session: overall, five dimensions against last time, pace, counts; and its radar. */
#include "ui/card_own.h"

enum {
    FIGURES_W = 232,
    FIGURES_SHARE = 48, /* per cent of a wide card */
    BIG_H = 56,
    SINCE_H = 20,
    DIM_H = 26,
    BAR_H = 6,
    NUMBER_W = 30,
    CHANGE_W = 40,
    FOOT_H = 18,
    LEGEND_H = 20,
    LEGEND_LINE = 18,
    LEGEND_GAP = 4,
    SPACE_W = 4
};

/* Of the whole session there is a time before; of one chat among several only its overall. */
static const Digest *last_of(const CardView *view)
{
    return view->tab > 0 && view->chat_count > 1 ? NULL : view->last;
}

static int32_t last_overall(const CardView *view)
{
    if (!view->last) return -1;
    if (view->tab == 0) return view->last->overall;
    size_t chat = (size_t)view->tab - 1;
    return chat < view->last->chat_count ? view->last->chats[chat].overall : -1;
}

static void draw_overall(App *app, const Card *card, Rect row)
{
    Ui *ui = app->ui;
    const Rubric *rubric = content_rubric(app->content);
    LevelScale levels = app_levels(app);
    Score score = { card->overall, card->overall >= 0, false };
    StrView digits = score.applies ? ui_number(ui, card->overall) : sv("–");
    int32_t w = ui_text_w(ui, FONT_B48, digits);
    UiNode node = {
        .role = "status", .name = ui_tr(ui, "dim.overall"), .value = digits, .rect = { row.x, row.y, w, BIG_H }
    };
    ui_node(ui, &node);
    ui_paint_line(ui, (Rect){ row.x, row.y, w, BIG_H }, digits, (UiLook){ FONT_B48, TOKEN_T1, ALIGN_LEFT });
    Point at = { row.x + w + 8, row.y + BIG_H - 26 };
    if (!score.applies) {
        ui_tag(ui, at, &(TagSpec){ .text = ui_tr(ui, "ui.not_scored"), .tint = TINT_PLAIN });
        return;
    }
    char level = level_of(&levels, score);
    const char level_key[] = { 'l', 'e', 'v', 'e', 'l', '.', level, 0 };
    bool passed = card->overall >= rubric->pass_mark;
    StrView text = ui_say(ui, passed ? "card.passed" : "card.not_passed", SLOTS({ "level", ui_tr(ui, level_key) }));
    at.x += ui_tag(ui, at, &(TagSpec){ .text = text, .tint = level_tint(level), .bold = true }) + 8;
    if (!card->findings[FINDING_CRITICAL]) return;
    ui_tag(ui, at, &(TagSpec){ .text = ui_tr(ui, "ui.severity.crit"), .icon = "crit", .tint = TINT_CRIT });
}

/* "比上次 +6，通过线 75": the difference stands out, wherever the language puts it. */
static void draw_since(App *app, const CardView *view, Rect row)
{
    static const char mark[] = "\x01";
    Ui *ui = app->ui;
    int32_t before = last_overall(view), now = card_shown(view)->overall;
    StrView pass = ui_number(ui, content_rubric(app->content)->pass_mark);
    bool has_both = before >= 0 && now >= 0;
    StrView by = has_both ? card_signed(app, now - before) : sv("");
    StrView whole = ui_say(ui, has_both ? "card.since" : "card.first_time", SLOTS({ "by", by }, { "pass", pass }));
    ui_node(ui, &(UiNode){ .role = "text", .name = whole, .rect = row });
    StrView text = has_both ? ui_say(ui, "card.since", SLOTS({ "by", sv(mark) }, { "pass", pass })) : whole;
    const char *at = text.len ? memchr(text.ptr, mark[0], text.len) : NULL;
    size_t head = at ? (size_t)(at - text.ptr) : text.len;
    UiLook plain = { FONT_R12, TOKEN_T2, ALIGN_LEFT };
    cut_left(&row, ui_paint_line(ui, row, sv_of(text.ptr, head), plain).w);
    if (!at) return;
    if (head && text.ptr[head - 1] == ' ') cut_left(&row, SPACE_W); /* a line's width leaves the last one out */
    Token colour = now > before ? TOKEN_GOOD : now < before ? TOKEN_MAJOR : TOKEN_T2;
    cut_left(&row, ui_paint_line(ui, row, by, (UiLook){ FONT_B12, colour, ALIGN_LEFT }).w);
    ui_paint_line(ui, row, sv_of(at + 1, text.len - head - 1), plain);
}

static void draw_dim(App *app, const CardView *view, Dim dim, Rect row, int32_t names)
{
    Ui *ui = app->ui;
    const Card *card = card_shown(view);
    const Digest *last = last_of(view);
    LevelScale levels = app_levels(app);
    Score score = { card->means[dim], card->means[dim] >= 0, false };
    StrView name = card_dim_name(app, dim);
    StrView number = score.applies ? ui_number(ui, score.points) : sv("–");
    ui_node(ui, &(UiNode){ .role = "meter", .name = name, .value = number, .rect = row });
    ui_paint_line(ui, cut_left(&row, names), name, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    cut_left(&row, 8);
    Rect change = cut_right(&row, CHANGE_W);
    Rect value = cut_right(&row, NUMBER_W);
    Rect bar = { row.x, row.y + (row.h - BAR_H) / 2, row.w - 4, BAR_H };
    int32_t grown = ui_ease(ui, ui_id_of(ui, "grow", (uint64_t)dim), 256, 240);
    ui_score_bar(ui, bar, &levels, score, grown);
    ui_paint_line(ui, value, number, (UiLook){ FONT_B12, score.applies ? TOKEN_T1 : TOKEN_T3, ALIGN_RIGHT });
    if (!last || last->means[dim] < 0 || !score.applies) return;
    int32_t by = score.points - last->means[dim];
    Token colour = by > 0 ? TOKEN_GOOD : by < 0 ? TOKEN_MAJOR : TOKEN_T3;
    ui_line(ui, change, card_signed(app, by), (UiLook){ FONT_R12, colour, ALIGN_RIGHT });
}

static StrView pace_text(const App *app, const Card *card)
{
    Ui *ui = app->ui;
    StrView typed = card->chars_per_minute < 0
                        ? ui_tr(ui, "card.cpm_none")
                        : ui_say(ui, "card.typed", SLOTS({ "cpm", ui_number(ui, card->chars_per_minute) }));
    if (card->longest_wait_ms < 0) return typed;
    StrView seconds = ui_number(ui, (card->longest_wait_ms + 500) / 1000);
    return ui_say(ui, "card.pace", SLOTS({ "typed", typed }, { "seconds", seconds }));
}

static StrView counts_text(const App *app, const Card *card)
{
    Ui *ui = app->ui;
    return ui_say(ui, "card.counts",
                  SLOTS({ "crit", ui_number(ui, card->findings[FINDING_CRITICAL]) },
                        { "major", ui_number(ui, card->findings[FINDING_MAJOR]) },
                        { "minor", ui_number(ui, card->findings[FINDING_MINOR]) },
                        { "praise", ui_number(ui, card->findings[FINDING_PRAISE]) }));
}

static void draw_figures(App *app, const CardView *view, Rect room)
{
    Ui *ui = app->ui;
    const Card *card = card_shown(view);
    int32_t names = 0;
    draw_overall(app, card, cut_top(&room, BIG_H));
    draw_since(app, view, cut_top(&room, SINCE_H));
    cut_top(&room, 8);
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        int32_t w = ui_text_w(ui, FONT_R12, card_dim_name(app, (Dim)dim));
        if (w > names) names = w;
    }
    for (int dim = 0; dim < DIM_COUNT; dim++) draw_dim(app, view, (Dim)dim, cut_top(&room, DIM_H), names);
    cut_top(&room, 8);
    ui_rule(ui, (Point){ room.x, room.y }, room.w);
    cut_top(&room, 8);
    UiLook look = { FONT_R12, TOKEN_T2, ALIGN_LEFT };
    ui_line(ui, cut_top(&room, FOOT_H), pace_text(app, card), look);
    ui_line(ui, cut_top(&room, FOOT_H), counts_text(app, card), look);
}

static int32_t legend_part(App *app, Point at, StrView text, Token colour, Dash dash)
{
    int32_t w = ui_text_w(app->ui, FONT_R12, text);
    canvas_hline(app->canvas, (Point){ at.x, at.y + LEGEND_H / 2 - 1 }, LEGEND_LINE, 2, dash,
                 ui_colour(app->ui, colour));
    ui_line(app->ui, (Rect){ at.x + LEGEND_LINE + 4, at.y, w, LEGEND_H }, text,
            (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    return LEGEND_LINE + 4 + w;
}

static void draw_legend(App *app, Rect row, bool has_last)
{
    Ui *ui = app->ui;
    StrView now = ui_tr(ui, "card.this_one"), last = ui_tr(ui, "card.last_one");
    int32_t part = LEGEND_LINE + 4;
    int32_t w = part + ui_text_w(ui, FONT_R12, now) + (has_last ? 12 + part + ui_text_w(ui, FONT_R12, last) : 0);
    Point at = { row.x + (row.w - w) / 2, row.y };
    at.x += legend_part(app, at, now, TOKEN_ACCENT, DASH_SOLID) + 12;
    if (has_last) legend_part(app, at, last, TOKEN_LINE3, DASH_PROJECTED);
}

static void draw_radar(App *app, const CardView *view, Rect room)
{
    Ui *ui = app->ui;
    static const char *const keys[DIM_COUNT] = { "card.radar.speed", "card.radar.tone", "card.radar.banned",
                                                 "card.radar.sizing", "card.radar.policy" };
    StrView names[DIM_COUNT];
    const Digest *last = last_of(view);
    for (int dim = 0; dim < DIM_COUNT; dim++) names[dim] = ui_tr(ui, keys[dim]);
    int32_t h = room.w < room.h - LEGEND_H - LEGEND_GAP ? room.w : room.h - LEGEND_H - LEGEND_GAP;
    cut_top(&room, (room.h - h - LEGEND_H - LEGEND_GAP) / 2);
    Rect chart = cut_top(&room, h);
    cut_top(&room, LEGEND_GAP);
    draw_legend(app, cut_top(&room, LEGEND_H), last != NULL);
    RadarSpec radar = { .label = ui_tr(ui, "card.by_dim"),
                        .names = names,
                        .now = card_shown(view)->means,
                        .last = last ? last->means : NULL,
                        .count = DIM_COUNT,
                        .pass = content_rubric(app->content)->pass_mark };
    ui_radar(ui, "radar", chart, &radar);
}

void card_draw_figures(App *app, CardView *view, Rect rect)
{
    Rect room = ui_card(app->ui, rect, false);
    int32_t w = room.w * FIGURES_SHARE / 100;
    draw_figures(app, view, cut_left(&room, w > FIGURES_W ? w : FIGURES_W));
    cut_left(&room, 16);
    canvas_vline(app->canvas, (Point){ room.x, room.y }, room.h, 1, DASH_SOLID, ui_colour(app->ui, TOKEN_LINE));
    cut_left(&room, 1);
    draw_radar(app, view, room);
}
