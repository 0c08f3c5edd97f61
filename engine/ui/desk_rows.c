/* desk_rows.c -- one row of the chat list in its three forms: one buyer, several buyers, narrow; and a past session's. */
#include "ui/desk_own.h"

enum {
    PAD = 12,
    RUSH_PAD = 14,
    FACE = 36,
    RUSH_FACE = 32,
    BAR = 3,
    RUSH_BAR = 4,
    BADGE = 18,
    LINE_H = 18,
    NUMBER = 18
};

static bool is_waiting(const FeedChat *chat)
{
    return chat->waiting_since >= 0 && chat->closed_at < 0;
}

void desk_draw_number(App *app, uint32_t number, Point at, bool current)
{
    Ui *ui = app->ui;
    Rect box = { at.x, at.y, NUMBER, NUMBER };
    canvas_round(app->canvas, box, CORNERS(4), ui_colour(ui, current ? TOKEN_FILL : TOKEN_PANEL));
    if (!current) canvas_outline(app->canvas, box, CORNERS(4), 1, ui_colour(ui, TOKEN_LINE3));
    UiLook look = { current ? FONT_B12 : FONT_R12, current ? TOKEN_ON_FILL : TOKEN_T2, ALIGN_CENTRE };
    ui_paint_line(ui, box, ui_number(ui, number), look);
}

/* Unread lines, round and red; returns its width. */
static int32_t draw_badge(App *app, const FeedChat *chat, Point at)
{
    Ui *ui = app->ui;
    if (!chat->unread) return 0;
    StrView text = chat->unread > 99 ? sv("99+") : ui_number(ui, chat->unread);
    int32_t w = ui_text_w(ui, FONT_B12, text) + 10;
    Rect box = { at.x, at.y, w < BADGE ? BADGE : w, BADGE };
    bool is_dark = app->theme.is_dark;
    canvas_round(app->canvas, box, CORNERS(BADGE / 2), ui_colour(ui, TOKEN_CRIT_B));
    ui_paint_line(ui, box, text, (UiLook){ FONT_B12, is_dark ? TOKEN_CANVAS : TOKEN_ON_FILL, ALIGN_CENTRE });
    ui_node(ui, &(UiNode){
                    .role = "status", .name = ui_say(ui, "desk.unread_lines", SLOTS({ "count", text })), .rect = box });
    return box.w;
}

/* What is left of the allowance, or how it was kept, or how the chat ended; flush right. Returns its width. */
static int32_t draw_state(App *app, const FeedChat *chat, Rect row, bool bare)
{
    Ui *ui = app->ui;
    int32_t y = row.y + (row.h - 20) / 2;
    if (chat->closed_at >= 0) {
        StrView key = arena_printf(app->frame, "outcome.%.*s", SV_ARG(chat->outcome));
        TagSpec tag = { .text = locale_text_sv(app->locale, key),
                        .icon = sv_is(chat->outcome, "won") ? "check" : NULL,
                        .tint = sv_is(chat->outcome, "won") ? TINT_GOOD : TINT_PLAIN };
        int32_t w = ui_tag_width(ui, &tag);
        ui_tag(ui, (Point){ row.x + row.w - w, y }, &tag);
        return w;
    }
    if (!is_waiting(chat) && chat->last_wait_ms < 0) return 0;
    Countdown countdown = desk_countdown(app, chat);
    int32_t w = ui_countdown_width(ui, &countdown, bare);
    ui_countdown(ui, (Point){ row.x + row.w - w, y }, &countdown, bare);
    return w;
}

static void draw_bar(App *app, const FeedChat *chat, Rect rect)
{
    Countdown countdown = desk_countdown(app, chat);
    if (!is_waiting(chat)) countdown.answered_ms = 0;
    if (chat->closed_at < 0) ui_countdown_bar(app->ui, rect, &countdown);
}

/* The latest messages, the last one first. */
static size_t last_lines(const FeedChat *chat, const FeedItem **out, size_t most)
{
    size_t count = 0;
    for (size_t i = chat->count; i > 0 && count < most; i--) {
        FeedKind kind = chat->items[i - 1].kind;
        if (kind == FEED_BUYER || kind == FEED_AGENT || kind == FEED_AUTO) out[count++] = &chat->items[i - 1];
    }
    return count;
}

static StrView line_text(App *app, const FeedItem *item)
{
    StrView line = item->text;
    const char *end = memchr(line.ptr, '\n', line.len);
    if (end) line.len = (size_t)(end - line.ptr);
    return item->kind == FEED_BUYER ? line : ui_say(app->ui, "desk.you_said", SLOTS({ "text", line }));
}

static void draw_last(App *app, const FeedChat *chat, Rect rect, size_t most)
{
    const FeedItem *items[2];
    size_t count = last_lines(chat, items, most);
    for (size_t i = 0; i < count; i++) {
        Rect line = { rect.x, rect.y + (int32_t)(count - 1 - i) * LINE_H, rect.w, LINE_H };
        bool is_last = i == 0;
        ui_paint_line(app->ui, line, line_text(app, items[i]),
                      (UiLook){ FONT_R12, is_last ? TOKEN_T2 : TOKEN_T3, ALIGN_LEFT });
    }
}

static void draw_flag(App *app, const FeedChat *chat, Rect *row)
{
    if (!chat->flag.len || sv_is(chat->flag, "none")) return;
    Rect place = cut_left(row, 18);
    canvas_icon(app->canvas, "flag", (Point){ place.x, place.y + (place.h - 14) / 2 }, 14,
                ui_colour(app->ui, desk_flag_token(chat->flag)));
}

static void draw_name(App *app, const FeedChat *chat, Rect row, bool bare)
{
    Ui *ui = app->ui;
    StrView name = desk_buyer_name(app, chat);
    row.w -= draw_state(app, chat, row, bare) + 8;
    draw_flag(app, chat, &row);
    int32_t badge = chat->unread ? BADGE + 6 : 0;
    UiDrawn drawn = ui_paint_line(ui, (Rect){ row.x, row.y, row.w - badge, row.h }, name,
                                  (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    draw_badge(app, chat, (Point){ row.x + drawn.w + 6, row.y + (row.h - BADGE) / 2 });
}

static void draw_face(App *app, const FeedChat *chat, Rect rect)
{
    ui_avatar(app->ui, rect, desk_buyer_picture(app, chat).ptr, desk_buyer_name(app, chat));
}

static void draw_one(App *app, const FeedChat *chat, Rect rect)
{
    Rect row = rect_inset(rect, PAD, 0);
    draw_face(app, chat, (Rect){ row.x, row.y + 14, FACE, FACE });
    cut_left(&row, FACE + 10);
    draw_name(app, chat, (Rect){ row.x, row.y + 15, row.w, 20 }, true);
    draw_last(app, chat, (Rect){ row.x, row.y + 34, row.w, LINE_H }, 1);
    draw_bar(app, chat, (Rect){ rect.x + PAD, rect.y + rect.h - BAR - 3, rect.w - 2 * PAD, BAR });
}

/* What the chat is about: its product, or else the scenario's title. */
static StrView subject(App *app, const FeedChat *chat)
{
    const Product *product = desk_product(app, chat);
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    if (!product) return scenario ? app_local(app, &scenario->title) : chat->scenario;
    LocalText name = { product->name_zh, product->name_en };
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(app_local(app, &name)), SV_ARG(product->id));
}

static void draw_rush(App *app, const FeedChat *chat, Rect rect)
{
    Rect row = rect_inset(rect, RUSH_PAD, 0);
    Rect number = cut_left(&row, NUMBER + 8);
    desk_draw_number(app, chat->number, (Point){ number.x, row.y + 17 }, chat->number == app->chat);
    draw_face(app, chat, (Rect){ row.x, row.y + 10, RUSH_FACE, RUSH_FACE });
    cut_left(&row, RUSH_FACE + 8);
    draw_name(app, chat, (Rect){ row.x, row.y + 8, row.w, 20 }, false);
    ui_paint_line(app->ui, (Rect){ row.x, row.y + 28, row.w, 16 }, subject(app, chat),
                  (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    int32_t w = rect.w - 2 * RUSH_PAD;
    draw_last(app, chat, (Rect){ rect.x + RUSH_PAD, rect.y + 50, w, LINE_H }, 2);
    draw_bar(app, chat, (Rect){ rect.x + RUSH_PAD, rect.y + rect.h - RUSH_BAR - 12, w, RUSH_BAR });
}

/* Nothing else that is narrow draws again each second. */
static void follow_clock(App *app, const Countdown *countdown)
{
    enum { SECOND = 1000 };
    int64_t past = (countdown->due_ms - countdown->now_ms) % SECOND;
    if (countdown->is_running) ui_due(app->ui, ui_input(app->ui)->now_ms + (past > 0 ? past : SECOND + past));
}

static void draw_narrow(App *app, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    int32_t middle = rect.x + rect.w / 2;
    draw_face(app, chat, (Rect){ middle - FACE / 2, rect.y + 9, FACE, FACE });
    if (desk_is_rush(app)) {
        desk_draw_number(app, chat->number, (Point){ rect.x + 5, rect.y + 5 }, chat->number == app->chat);
    }
    draw_badge(app, chat, (Point){ middle + FACE / 2 - 8, rect.y + 4 });
    Rect line = { rect.x + 2, rect.y + 46, rect.w - 4, 16 };
    StrView text = sv("");
    Token colour = TOKEN_T2;
    Countdown countdown = desk_countdown(app, chat);
    if (chat->closed_at >= 0) {
        text = locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(chat->outcome)));
    } else if (is_waiting(chat) || chat->last_wait_ms >= 0) {
        CountdownState state = countdown_state(&countdown);
        text = countdown_text(ui, &countdown);
        if (state == COUNTDOWN_LAST_THIRD) colour = TOKEN_MINOR;
        if (state == COUNTDOWN_OVER) colour = TOKEN_CRIT;
    }
    follow_clock(app, &countdown);
    bool is_pressing = colour != TOKEN_T2;
    ui_line(ui, line, text, (UiLook){ is_pressing ? FONT_B12 : FONT_R12, colour, ALIGN_CENTRE });
    draw_bar(app, chat, (Rect){ rect.x + PAD, rect.y + rect.h - BAR - 3, rect.w - 2 * PAD, BAR });
}

void desk_draw_list_row(App *app, const FeedChat *chat, Rect rect)
{
    if (rect.w <= DESK_LIST_NARROW) {
        draw_narrow(app, chat, rect);
    } else if (desk_is_rush(app)) {
        draw_rush(app, chat, rect);
    } else {
        draw_one(app, chat, rect);
    }
}

void desk_draw_past_row(App *app, const HistorySession *session, Rect rect)
{
    Ui *ui = app->ui;
    LevelScale levels = app_levels(app);
    const DigestChat *first = &session->digest.chats[0];
    const PersonaInfo *persona = content_persona(app->content, first->persona);
    StrView name = persona ? app_local(app, &persona->name) : first->persona;
    StrView avatar = persona && persona->avatar.len ? persona->avatar : first->persona;
    StrView picture = arena_printf(app->frame, "avatars/%.*s", SV_ARG(avatar));
    Score score = { session->digest.overall, session->digest.overall >= 0, false };
    StrView outcome = locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(session->outcome)));
    StrView clock = session->started_at.len >= 16 ? sv_of(session->started_at.ptr + 11, 5) : sv("");
    StrView what = ui_say(ui, "desk.past", SLOTS({ "clock", clock }, { "outcome", outcome }));
    int32_t w = ui_level_chip_width(ui, &levels, score, 0);
    ui_node(ui, &(UiNode){ .role = "listitem", .name = name, .value = what, .rect = rect });
    if (rect.w <= DESK_LIST_NARROW) {
        int32_t middle = rect.x + rect.w / 2;
        ui_avatar(ui, (Rect){ middle - FACE / 2, rect.y + 6, FACE, FACE }, picture.ptr, name);
        ui_level_chip(ui, (Point){ middle - w / 2, rect.y + 45 }, &levels, score, 0);
        return;
    }
    Rect row = rect_inset(rect, PAD, 0);
    ui_avatar(ui, (Rect){ row.x, row.y + 14, FACE, FACE }, picture.ptr, name);
    cut_left(&row, FACE + 10);
    Rect chip = cut_right(&row, w);
    ui_level_chip(ui, (Point){ chip.x, rect.y + 14 }, &levels, score, 0);
    cut_right(&row, 8);
    ui_paint_line(ui, (Rect){ row.x, rect.y + 13, row.w, 20 }, name, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    ui_paint_line(ui, (Rect){ row.x, rect.y + 33, row.w, 16 }, what, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}
