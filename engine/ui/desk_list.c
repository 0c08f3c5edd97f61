/* desk_list.c -- the chats at the desk, most urgent first, what was practised today, and whether the agent is there. */
#include "ui/desk_own.h"
#include "ui/widgets_table.h"

enum { HEAD_H = 56, LABEL_H = 32, PAD = 12, STATUS_W = 88, STATUS_NARROW_W = 69, FOOT_H = 40, MAX_PAST = 12 };

bool desk_is_rush(const App *app)
{
    return app->sitting && desk_chat_count(sitting_desk(app->sitting)) > 1;
}

/* Who waits comes by the time that is left, then who was answered, then who has gone. */
static int64_t urgency(const FeedChat *chat)
{
    enum { ANSWERED = 1, GONE = 2 };
    if (chat->closed_at >= 0) return INT64_MAX - DESK_MAX_CHATS * GONE + chat->number;
    if (chat->waiting_since < 0) return INT64_MAX / 2 + chat->number;
    return chat->due;
}

static size_t in_order(const App *app, const FeedChat **out)
{
    size_t count = 0;
    for (uint32_t number = 1; number <= feed_chat_count(app->feed); number++) {
        const FeedChat *chat = feed_chat(app->feed, number);
        size_t at = count++;
        for (; at > 0 && urgency(out[at - 1]) > urgency(chat); at--) out[at] = out[at - 1];
        out[at] = chat;
    }
    return count;
}

/* Finished today, newest first; of the one that is played now there is a row above. */
static size_t past_today(App *app, const HistorySession **out)
{
    const History *history = app_history(app);
    size_t count = 0;
    StrView today = app->setup->outside->today(app->setup->outside->self, app->frame);
    for (size_t i = 0; i < history->count && count < MAX_PAST; i++) {
        const HistorySession *session = &history->sessions[i];
        bool is_graded = session->digest.replies > 0 && session->digest.chat_count > 0;
        if (is_graded && session->state == STORE_STATE_CLOSED && sv_starts(session->started_at, today)) {
            out[count++] = session;
        }
    }
    return count;
}

/* ---- head ---- */

static void draw_status(App *app, Rect rect)
{
    static const char *const names[] = { "back", "busy", "away" };
    enum { COUNT = sizeof names / sizeof *names };
    Ui *ui = app->ui;
    StrView *options = arena_alloc(app->frame, COUNT, sizeof *options);
    int32_t at = 0;
    for (int32_t i = 0; i < COUNT; i++) {
        options[i] = ui_tr(ui, arena_printf(app->frame, "status.name.%s", names[i]).ptr);
        if (sv_is(feed_status(app->feed), names[i])) at = i;
    }
    SelectSpec spec = { .choice = { .label = ui_tr(ui, "status.label"), .options = options, .count = COUNT },
                        .small = true,
                        .disabled = !app->is_playing };
    if (ui_select(ui, "status", rect, &spec, &at)) app_status(app, sv(names[at]));
}

static TagSpec mode_tag(const App *app, bool rush)
{
    StrView buyers = ui_number(app->ui, (int64_t)desk_chat_count(sitting_desk(app->sitting)));
    if (app_is_exam(app)) {
        return (TagSpec){ .text = ui_tr(app->ui, "desk.exam_mode"), .icon = "lock", .tint = TINT_MINOR };
    }
    if (rush) return (TagSpec){ .text = ui_say(app->ui, "desk.buyers", SLOTS({ "count", buyers })) };
    return (TagSpec){ .text = ui_tr(app->ui, "desk.practice_mode"), .tint = TINT_ACCENT };
}

static void draw_head(App *app, Rect rect)
{
    Ui *ui = app->ui;
    bool rush = desk_is_rush(app);
    TagSpec tag = mode_tag(app, rush);
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    int32_t y = rect.y + (rect.h - 20) / 2;
    if (rect.w <= DESK_LIST_NARROW) {
        tag.icon = NULL;
        tag.widest = rect.w - 8;
        if (rush && !app_is_exam(app)) tag.text = ui_tr(ui, "desk.rush");
        ui_tag(ui, (Point){ rect.x + (rect.w - ui_tag_width(ui, &tag)) / 2, y }, &tag);
        return;
    }
    Rect row = rect_inset(rect, PAD, 0);
    Rect status = cut_right(&row, STATUS_W);
    draw_status(app, (Rect){ status.x, status.y + (status.h - 28) / 2, status.w, 28 });
    cut_right(&row, 8);
    StrView title = ui_tr(ui, rush ? "desk.rush" : "desk.title");
    int32_t w = ui_text_w(ui, FONT_B16, title);
    ui_heading(ui, cut_left(&row, w < row.w ? w : row.w), title, FONT_B16);
    cut_left(&row, 8);
    tag.widest = row.w;
    if (row.w > 30) ui_tag(ui, (Point){ row.x, y }, &tag);
}

/* ---- rows ---- */

static void draw_label(App *app, Rect rect, const char *key, size_t count)
{
    Rect row = { rect.x + PAD, rect.y + 8, rect.w - 2 * PAD, 16 };
    StrView text = ui_say(app->ui, key, SLOTS({ "count", ui_number(app->ui, (int64_t)count) }));
    ui_line(app->ui, row, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

/* "By time left", and the keys that switch. */
static void draw_order_label(App *app, Rect rect, size_t count)
{
    Ui *ui = app->ui;
    Rect row = rect_inset(rect, PAD, 0);
    StrView keys = arena_printf(app->frame, "Ctrl 1–%zu", count);
    int32_t w = ui_key_cap_width(ui, keys);
    if (count > 1) ui_key_cap(ui, (Point){ row.x + row.w - w, row.y + (row.h - 18) / 2 }, keys);
    row.w -= w + 8;
    ui_line(ui, row, ui_tr(ui, "desk.by_wait"), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

static int32_t row_height(bool narrow, bool rush)
{
    return narrow ? DESK_ROW_NARROW_H : rush ? DESK_ROW_RUSH_H : DESK_ROW_H;
}

/* Arrows show a chat and stay in the list; a click or Enter goes on to its composer. */
static int32_t draw_chats(App *app, DeskView *desk, Rect content, int32_t y)
{
    Ui *ui = app->ui;
    const FeedChat *chats[DESK_MAX_CHATS];
    size_t count = in_order(app, chats);
    bool rush = desk_is_rush(app);
    int32_t h = row_height(content.w <= DESK_LIST_NARROW, rush);
    ui_begin_group(ui, "chats");
    ui_group_entry(ui, ui_id_of(ui, "chat", app->chat));
    for (size_t i = 0; i < count; i++, y += h) {
        const FeedChat *chat = chats[i];
        Rect row = { content.x, y, content.w, h };
        StrView name = desk_buyer_name(app, chat);
        RowSpec spec = { .label = rush ? arena_printf(app->frame, "%u %.*s", chat->number, SV_ARG(name)) : name,
                         .selected = chat->number == app->chat,
                         .marker = true,
                         .ruled = rush && content.w > DESK_LIST_NARROW };
        UiHit hit = ui_row(ui, "chat", chat->number, row, &spec);
        desk_draw_list_row(app, chat, row);
        if (hit.entered || hit.activated) desk_show_chat(app, desk, chat->number, hit.activated);
    }
    ui_end_group(ui);
    return y;
}

/* The row of a past session leads to its card. */
static bool is_opened(App *app, const HistorySession *session, Rect row)
{
    uint64_t key = 0;
    for (size_t i = 0; i < session->id.len; i++) key = key * 257 + (unsigned char)session->id.ptr[i];
    StrView label = ui_say(app->ui, "desk.open_card", SLOTS({ "clock", sv_of(session->started_at.ptr + 11, 5) }));
    return ui_row(app->ui, "past", key, row, &(RowSpec){ .label = label, .ruled = true }).activated;
}

static int32_t draw_past(App *app, Rect content, int32_t y)
{
    const HistorySession *past[MAX_PAST];
    size_t count = past_today(app, past);
    bool narrow = content.w <= DESK_LIST_NARROW;
    if (!count || desk_is_rush(app)) return y;
    if (!narrow) draw_label(app, (Rect){ content.x, y, content.w, LABEL_H }, "desk.today", count);
    y += narrow ? 0 : LABEL_H;
    StrView open = sv("");
    ui_begin_group(app->ui, "past");
    for (size_t i = 0; i < count; i++, y += row_height(narrow, false)) {
        Rect row = { content.x, y, content.w, row_height(narrow, false) };
        /* An exam gives no looking up. */
        if (!app_is_exam(app) && is_opened(app, past[i], row)) open = past[i]->id;
        desk_draw_past_row(app, past[i], row);
    }
    ui_end_group(app->ui);
    if (open.len) app_open_card(app, open);
    return y;
}

static void draw_rows(App *app, DeskView *desk, Rect rect)
{
    Ui *ui = app->ui;
    bool rush = desk_is_rush(app);
    UiScroll scroll = ui_begin_scroll(ui, "rows", rect, false);
    int32_t y = scroll.content.y;
    if (rect.w > DESK_LIST_NARROW) {
        Rect label = { rect.x, y, rect.w, LABEL_H };
        size_t count = feed_chat_count(app->feed);
        if (rush) draw_order_label(app, label, count);
        if (!rush) draw_label(app, label, "desk.running", count);
        y += LABEL_H;
    }
    y = draw_chats(app, desk, scroll.content, y);
    y = draw_past(app, scroll.content, y);
    ui_end_scroll(ui, y - scroll.content.y);
}

void desk_draw_list(App *app, DeskView *desk, Rect rect)
{
    Ui *ui = app->ui;
    const FeedChat *chat = feed_chat(app->feed, app->chat);
    bool narrow = rect.w <= DESK_LIST_NARROW;
    ui_begin_region(ui, "list", rect);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    canvas_vline(app->canvas, (Point){ rect.x + rect.w - 1, rect.y }, rect.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
    Rect left = { rect.x, rect.y, rect.w - 1, rect.h };
    draw_head(app, cut_top(&left, HEAD_H));
    Rect foot = { 0, 0, 0, 0 };
    if (narrow) {
        foot = cut_bottom(&left, FOOT_H);
    } else if (desk_is_rush(app)) {
        foot = cut_bottom(&left, DESK_RUSH_FOOT_H);
    } else if (desk->task_shown && desk_task_in_list(app, rect.w)) {
        foot = cut_bottom(&left, desk_task_height(app, chat, left.w - 2 * PAD) + PAD);
    }
    draw_rows(app, desk, left);
    if (narrow) {
        draw_status(app, (Rect){ foot.x + (foot.w - STATUS_NARROW_W) / 2, foot.y + 4, STATUS_NARROW_W, 28 });
    } else if (desk_is_rush(app)) {
        desk_draw_rush_foot(app, desk, foot);
    } else if (foot.h) {
        desk_draw_task(app, chat, (Rect){ foot.x + PAD, foot.y, foot.w - 2 * PAD, foot.h - PAD });
    }
    ui_end_region(ui);
}
