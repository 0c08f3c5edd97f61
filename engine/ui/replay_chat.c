/* replay_chat.c -- the conversation at the moment that is shown, and what stands in the composer then, as it was typed. */
#include "ui/replay_own.h"

enum {
    PAD = 16,
    TOP_PAD = 12,
    COLUMN_MAX = 960,
    COLUMN_LEAST = 480, /* of several conversations side by side: a reply with its grades */
    NAME_ROW_H = 32,
    MOST_ITEMS = 80, /* before them one seeks: no film gets slower by its length */
    EARLIER_H = 28,
    TYPING_H = 36,
    TABS_H = 40,
    AVATAR = 32,
    GAP = 8,
    META_H = 18,
    PAD_X = 12,
    PAD_Y = 8,
    LEADING = 2,
    RADIUS = 8,
    WIDEST = 432,
    WAITED_H = 32,
    WAITED_FROM_MS = 20000,
    RULE_W = 48
};

/* ---- the draft */

static const TextBlock *ghost_text(App *app, StrView text, int32_t column)
{
    int32_t room = column - 2 * (AVATAR + GAP) - 2 * PAD_X;
    int32_t most = WIDEST - 2 * PAD_X;
    TextSpec spec = { .font = FONT_R14, .text = text, .width = room < most ? room : most, .leading = LEADING };
    return text_layout(app->text, &spec);
}

/* Dashed along its sides, round at its corners. */
static void dashed_round(Canvas *canvas, Rect box, Colour colour)
{
    const Rect corners[] = { { box.x, box.y, RADIUS, RADIUS },
                             { box.x + box.w - RADIUS, box.y, RADIUS, RADIUS },
                             { box.x, box.y + box.h - RADIUS, RADIUS, RADIUS },
                             { box.x + box.w - RADIUS, box.y + box.h - RADIUS, RADIUS, RADIUS } };
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        canvas_push_clip(canvas, corners[i]);
        canvas_outline(canvas, box, CORNERS(RADIUS), 1, colour);
        canvas_pop_clip(canvas);
    }
    int32_t w = box.w - 2 * RADIUS, h = box.h - 2 * RADIUS;
    canvas_hline(canvas, (Point){ box.x + RADIUS, box.y }, w, 1, DASH_PROJECTED, colour);
    canvas_hline(canvas, (Point){ box.x + RADIUS, box.y + box.h - 1 }, w, 1, DASH_PROJECTED, colour);
    canvas_vline(canvas, (Point){ box.x, box.y + RADIUS }, h, 1, DASH_PROJECTED, colour);
    canvas_vline(canvas, (Point){ box.x + box.w - 1, box.y + RADIUS }, h, 1, DASH_PROJECTED, colour);
}

/* A long silence before the first key, where the film stands in what came of it. */
static int64_t waited_before(const ReplayView *view)
{
    const FilmReply *reply = replay_reply(view);
    int64_t now = film_now(view->film);
    if (!reply || reply->wait_since < 0 || reply->typed_from < 0 || now >= reply->t_ms) return -1;
    int64_t waited = reply->typed_from - reply->wait_since;
    return waited >= WAITED_FROM_MS && now >= reply->typed_from ? waited : -1;
}

static void draw_waited(App *app, int64_t waited, Rect rect)
{
    Ui *ui = app->ui;
    StrView text = ui_say(ui, "playback.waited", SLOTS({ "seconds", replay_seconds(app, waited) }));
    int32_t w = ui_text_w(ui, FONT_R12, text);
    int32_t x = rect.x + (rect.w - w) / 2;
    Colour line = ui_colour(ui, TOKEN_LINE);
    canvas_hline(app->canvas, (Point){ x - 12 - RULE_W, rect.y + 10 }, RULE_W, 1, DASH_SOLID, line);
    canvas_hline(app->canvas, (Point){ x + w + 12, rect.y + 10 }, RULE_W, 1, DASH_SOLID, line);
    ui_line(ui, (Rect){ x, rect.y, w, 20 }, text, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
}

static int32_t ghost_height(App *app, StrView text, int32_t column)
{
    return META_H + text_block_height(ghost_text(app, text, column)) + 2 * PAD_Y + TOP_PAD;
}

static void draw_ghost(App *app, ReplayView *view, const FeedChat *chat, const FilmComposer *composer, Rect rect)
{
    Ui *ui = app->ui;
    desk_draw_face(app, &view->desk, chat, rect, true);
    const char *key = composer->is_typing ? "playback.typing" : "playback.in_composer";
    StrView clock = desk_film_clock(app, film_now(view->film));
    Rect meta = { rect.x, rect.y, rect.w - AVATAR - GAP, META_H - 2 };
    ui_paint_line(ui, meta, ui_say(ui, key, SLOTS({ "clock", clock })),
                  (UiLook){ FONT_R12, TOKEN_ACCENT, ALIGN_RIGHT });
    const TextBlock *block = ghost_text(app, composer->text, rect.w);
    int32_t w = text_block_width(block) + 2 * PAD_X, h = text_block_height(block) + 2 * PAD_Y;
    Rect box = { rect.x + rect.w - AVATAR - GAP - w, rect.y + META_H, w, h };
    Point at = { box.x + PAD_X, box.y + PAD_Y };
    dashed_round(app->canvas, box, ui_colour(ui, TOKEN_ACCENT));
    text_draw(app->text, block, at, ui_colour(ui, TOKEN_T1));
    Rect caret = text_caret(block, composer->caret);
    canvas_fill(app->canvas, (Rect){ at.x + caret.x, at.y + caret.y + (caret.h - 18) / 2, 2, 18 },
                ui_colour(ui, TOKEN_ACCENT));
    ui_node(ui,
            &(UiNode){ .role = "article", .name = ui_tr(ui, "playback.draft"), .value = composer->text, .rect = box });
}

/* ---- the conversation */

static void draw_earlier(App *app, size_t count, Rect rect)
{
    StrView text = ui_say(app->ui, "playback.earlier", SLOTS({ "count", ui_number(app->ui, (int64_t)count) }));
    ui_line(app->ui, rect, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_CENTRE });
}

/* Below what was said: who types now, what stands in the composer. Returns the height; draws where `is_drawn`. */
static int32_t tail(App *app, ReplayView *view, const FeedChat *chat, Rect rect, bool is_drawn)
{
    Ui *ui = app->ui;
    int32_t top = rect.y;
    FilmComposer composer = film_composer(view->film, chat->number);
    if (chat->is_typing) {
        StrView text = ui_say(ui, "desk.typing", SLOTS({ "name", desk_buyer_name(app, chat) }));
        Rect line = cut_top(&rect, TYPING_H);
        if (is_drawn) {
            ui_line(ui, (Rect){ line.x + AVATAR + GAP, line.y, line.w - AVATAR - GAP, 20 }, text,
                    (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
        }
    }
    if (!composer.text.len) return rect.y - top;
    int64_t waited = chat->number == view->chat ? waited_before(view) : -1;
    if (waited >= 0) {
        Rect line = cut_top(&rect, WAITED_H);
        if (is_drawn) draw_waited(app, waited, line);
    }
    if (is_drawn) draw_ghost(app, view, chat, &composer, rect);
    return rect.y - top + ghost_height(app, composer.text, rect.w);
}

static void draw_items(App *app, ReplayView *view, const FeedChat *chat, size_t from, Rect column, UiScroll scroll)
{
    int32_t y = column.y;
    for (size_t i = from; i < chat->count; i++) {
        int32_t h = desk_item_height(app, &view->desk, chat, i, column.w);
        bool is_seen = y + h > scroll.view.y && y < scroll.view.y + scroll.view.h;
        if (h && is_seen) desk_draw_item(app, &view->desk, chat, i, (Rect){ column.x, y, column.w, h });
        y += h;
    }
}

static Rect column_of(Rect content)
{
    int32_t w = content.w - 2 * PAD < COLUMN_MAX ? content.w - 2 * PAD : COLUMN_MAX;
    return (Rect){ content.x + (content.w - w) / 2, content.y, w, content.h };
}

static void draw_lines(App *app, ReplayView *view, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    ui_push_id(ui, "chat", chat->number);
    UiScroll scroll = ui_begin_scroll(ui, "lines", rect, true);
    Rect column = column_of(scroll.content);
    size_t from = chat->count > MOST_ITEMS ? chat->count - MOST_ITEMS : 0;
    int32_t used = 0;
    for (size_t i = from; i < chat->count; i++) used += desk_item_height(app, &view->desk, chat, i, column.w);
    if (from) used += EARLIER_H;
    int32_t below = tail(app, view, chat, column, false);
    /* Few lines stand at the bottom, as at the desk's end. */
    int32_t whole = TOP_PAD + used + below, top = column.y + TOP_PAD + (whole < rect.h ? rect.h - whole : 0);
    Rect place = { column.x, top, column.w, rect.h };
    if (from) draw_earlier(app, from, cut_top(&place, EARLIER_H));
    draw_items(app, view, chat, from, place, scroll);
    tail(app, view, chat, (Rect){ column.x, top + used, column.w, below }, true);
    ui_end_scroll(ui, whole);
    /* Whatever moment is gone to, what is new there is what one wants to see. */
    if (view->sought) ui_scroll_to_end(ui, ui_id(ui, "lines"));
    ui_pop_id(ui);
}

/* Several buyers: whose conversation is shown. */
static void draw_tabs(App *app, ReplayView *view, Rect rect)
{
    Ui *ui = app->ui;
    StrView names[DESK_MAX_CHATS];
    size_t count = film_lanes(view->film) < DESK_MAX_CHATS ? film_lanes(view->film) : DESK_MAX_CHATS;
    for (uint32_t i = 0; i < count; i++) {
        const FeedChat *chat = feed_chat(app_card_feed(app), i + 1);
        names[i] = arena_printf(app->frame, "%u %.*s", i + 1, SV_ARG(chat ? desk_buyer_name(app, chat) : sv("")));
    }
    int32_t tab = (int32_t)view->chat - 1;
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    ChoiceSpec tabs = { .label = ui_tr(ui, "playback.chats"), .options = names, .count = count };
    if (!ui_tabs(ui, "chats", rect_inset(rect, 6, 0), &tabs, &tab)) return;
    view->chat = (uint32_t)tab + 1;
    view->follows = false;
    ui_again(ui);
}

static void draw_conversation(App *app, ReplayView *view, uint32_t number, Rect rect)
{
    const FeedChat *chat = feed_chat(film_feed(view->film), number);
    if (chat) {
        draw_lines(app, view, chat, rect);
        return;
    }
    ui_line(app->ui, rect, ui_tr(app->ui, "playback.not_yet"), (UiLook){ FONT_R14, TOKEN_T3, ALIGN_CENTRE });
}

/* In a wide window neighbours stand side by side; the one that the other panels are about is named in the accent. */
static void draw_side_by_side(App *app, ReplayView *view, uint32_t count, Rect rect)
{
    Ui *ui = app->ui;
    uint32_t lanes = (uint32_t)film_lanes(view->film);
    uint32_t first = view->chat > count ? view->chat - count + 1 : 1;
    for (uint32_t i = 0; i < count && first + i <= lanes; i++) {
        Rect column = i + 1 == count ? rect : cut_left(&rect, rect.w / (int32_t)(count - i));
        const FeedChat *chat = feed_chat(app_card_feed(app), first + i);
        Rect head = cut_top(&column, NAME_ROW_H);
        bool is_current = first + i == view->chat;
        StrView name =
            arena_printf(app->frame, "%u %.*s", first + i, SV_ARG(chat ? desk_buyer_name(app, chat) : sv("")));
        ui_line(ui, rect_inset(head, PAD, 0), name,
                (UiLook){ is_current ? FONT_B12 : FONT_R12, is_current ? TOKEN_ACCENT : TOKEN_T2, ALIGN_LEFT });
        draw_conversation(app, view, first + i, column);
        if (i)
            canvas_vline(app->canvas, (Point){ head.x, head.y }, head.h + column.h, 1, DASH_SOLID,
                         ui_colour(ui, TOKEN_LINE));
    }
}

void replay_draw_chat(App *app, ReplayView *view, Rect rect)
{
    uint32_t lanes = (uint32_t)film_lanes(view->film), fit = (uint32_t)(rect.w / COLUMN_LEAST);
    if (lanes > 1) draw_tabs(app, view, cut_top(&rect, TABS_H));
    canvas_fill(app->canvas, rect, ui_colour(app->ui, TOKEN_CANVAS));
    if (lanes > 1 && fit > 1) {
        draw_side_by_side(app, view, fit < lanes ? fit : lanes, rect);
    } else {
        draw_conversation(app, view, view->chat, rect);
    }
    view->sought = false;
}
