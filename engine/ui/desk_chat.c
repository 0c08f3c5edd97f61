/* desk_chat.c -- the conversation: items of which only the visible ones are laid out and drawn, "typing…", new lines. */
#include "base/mem.h"
#include "ui/desk_own.h"

enum { PAD = 20, TOP_PAD = 16, TYPING_H = 40, COLUMN_MAX = 960, WIDE_FROM = 1000, MORE_H = 28, MORE_W = 140 };

/* What else than the width decides how tall items are. */
static uint32_t look_of(const App *app, const ChatDesk *own)
{
    uint32_t look = own->open_seq;
    look = look * 2 + (strcmp(app->lang, "en") == 0);
    look = look * 2 + app->settings.feedback;
    return look * 2 + app->settings.glosses;
}

static void grow(ItemTops *tops, size_t count)
{
    if (count + 1 <= tops->cap) return;
    size_t cap = 2 * count + 64;
    tops->tops = mem_resize(tops->tops, tops->cap, cap, sizeof *tops->tops);
    tops->cap = cap;
}

/* Items that were measured stay so, but for the last two, whose marks and grades may still come. */
static const ItemTops *measure(App *app, DeskView *desk, const FeedChat *chat, int32_t width)
{
    ChatDesk *own = desk_of(desk, chat);
    ItemTops *tops = &own->tops;
    uint32_t look = look_of(app, own);
    size_t from = tops->count > 4 ? tops->count - 4 : 0;
    if (tops->width != width || tops->look != look || tops->count > chat->count) from = 0;
    if (chat->count != tops->count && chat->replies && from) {
        /* The findings of the reply that was the latest close as a new one comes. */
        while (from > 0 && chat->items[from].kind != FEED_AGENT) from--;
    }
    grow(tops, chat->count);
    for (size_t i = from; i < chat->count; i++) {
        tops->tops[i + 1] = tops->tops[i] + desk_item_height(app, desk, chat, i, width);
    }
    tops->count = chat->count;
    tops->width = width;
    tops->look = look;
    return tops;
}

static size_t first_below(const ItemTops *tops, int32_t y)
{
    size_t low = 0;
    size_t high = tops->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tops->tops[middle + 1] <= y) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void draw_typing(App *app, const FeedChat *chat, Rect rect)
{
    static const char *const dots[] = { "·", "··", "···" };
    enum { DOT_MS = 300, DOTS = 3 };
    Ui *ui = app->ui;
    StrView name = desk_buyer_name(app, chat);
    StrView text = ui_say(ui, "desk.typing", SLOTS({ "name", name }));
    if (!app->settings.reduced_motion) {
        int64_t now = ui_input(ui)->now_ms;
        text = arena_printf(app->frame, "%.*s %s", SV_ARG(text), dots[now / DOT_MS % DOTS]);
        ui_due(ui, now + DOT_MS - now % DOT_MS);
    }
    ui_line(ui, (Rect){ rect.x + 40, rect.y, rect.w - 40, 20 }, text, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

/* Who reads older lines is told of new ones and not thrown to the end. */
static void draw_more(App *app, const FeedChat *chat, Rect view, UiId scroll)
{
    Ui *ui = app->ui;
    if (!chat->unread) return;
    ButtonSpec spec = { .label = ui_say(ui, "desk.new_lines", SLOTS({ "count", ui_number(ui, chat->unread) })),
                        .icon = "down",
                        .size = BUTTON_SMALL };
    int32_t w = ui_button_width(ui, &spec);
    Rect place = { view.x + (view.w - w) / 2, view.y + view.h - MORE_H - 8, w, MORE_H };
    if (ui_button(ui, "more", place, &spec)) ui_scroll_to_end(ui, scroll);
}

static Rect column_of(Rect content)
{
    int32_t w = content.w - 2 * PAD;
    if (w > COLUMN_MAX) w = COLUMN_MAX;
    return (Rect){ content.x + (content.w - w) / 2, content.y + TOP_PAD, w, content.h };
}

void desk_draw_chat(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    ChatDesk *own = desk_of(desk, chat);
    ui_begin_region(ui, "chat", rect);
    ui_push_id(ui, "chat", chat->number);
    UiId scroll_id = ui_id(ui, "lines");
    UiScroll scroll = ui_begin_scroll(ui, "lines", rect, true);
    Rect column = column_of(scroll.content);
    const ItemTops *tops = measure(app, desk, chat, column.w);
    int32_t seen_from = scroll.view.y - column.y;
    for (size_t i = first_below(tops, seen_from); i < tops->count; i++) {
        if (tops->tops[i] > seen_from + scroll.view.h) break;
        Rect place = { column.x, column.y + tops->tops[i], column.w, tops->tops[i + 1] - tops->tops[i] };
        desk_draw_item(app, desk, chat, i, place);
    }
    int32_t end = tops->count ? tops->tops[tops->count] : 0;
    if (chat->is_typing) {
        draw_typing(app, chat, (Rect){ column.x, column.y + end, column.w, TYPING_H });
    }
    ui_end_scroll(ui, TOP_PAD + end + (chat->is_typing ? TYPING_H : 0));
    if (own->wants_end) ui_scroll_to_end(ui, scroll_id);
    own->wants_end = false;
    if (scroll.at_bottom && app->events.has_focus) feed_mark_read(app->feed, chat->number);
    if (!scroll.at_bottom) draw_more(app, chat, rect, scroll_id);
    ui_pop_id(ui);
    ui_end_region(ui);
}
