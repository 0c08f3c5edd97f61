/* desk_item.c -- one item of a conversation: bubble, product card, system line; measured and drawn by the same steps. */
#include "ui/desk_own.h"

enum {
    AVATAR = 32,
    GAP = 8,
    APART = 12,
    META_H = 18,
    PAD_X = 12,
    PAD_Y = 8,
    WIDEST = 432,
    WIDEST_SMALL = 392,
    WIDEST_WIDE = 560,
    LEADING = 2,
    STRIP_H = 28,
    STRIP_GAP = 4,
    TAG_ROW = 24,
    CARD_W = 336,
    CARD_H = 74,
    SYSTEM_H = 20,
    RADIUS = 8,
    OWN_CORNER = 2,
    MAX_RECTS = 16,
    NARROW = 560
};

static int32_t widest(int32_t column)
{
    int32_t room = column - 2 * (AVATAR + GAP);
    int32_t most = column >= 900 ? WIDEST_WIDE : column >= NARROW ? WIDEST : WIDEST_SMALL;
    return room < most ? room : most;
}

static const TextBlock *bubble_text(App *app, const FeedItem *item, int32_t column)
{
    TextSpec spec = { .font = FONT_R14, .text = item->text, .width = widest(column) - 2 * PAD_X, .leading = LEADING };
    return text_layout(app->text, &spec);
}

static bool shows_grade(const App *app, const DeskView *desk, const FeedItem *item)
{
    if (desk->film) return item->grade != NULL;
    return item->grade && app->settings.feedback && !app_is_exam(app);
}

/* The findings of the latest reply stand open, in a film all; of an older one they open when it is chosen. */
static bool shows_findings(App *app, DeskView *desk, const FeedChat *chat, const FeedItem *item)
{
    const ChatDesk *own = desk_of(desk, chat);
    if (!shows_grade(app, desk, item) || !item->grade->count) return false;
    if (desk->film) return true;
    return own->open_seq ? own->open_seq == item->seq : item->number == chat->replies;
}

static StrView gloss_of(App *app, const FeedItem *item)
{
    Buf english = { 0 };
    StrView kept = sv("");
    if (!app->settings.glosses || item->kind != FEED_BUYER) return kept;
    if (gloss_find(app->gloss, item->text, &english)) kept = arena_copy(app->frame, buf_view(&english));
    buf_clear(&english);
    return kept;
}

static const TextBlock *gloss_text(App *app, const FeedItem *item, int32_t column)
{
    StrView gloss = gloss_of(app, item);
    if (!gloss.len) return NULL;
    TextSpec spec = { .font = FONT_R12, .text = gloss, .width = widest(column) };
    return text_layout(app->text, &spec);
}

static bool is_bubble(const FeedItem *item)
{
    return item->kind == FEED_BUYER || item->kind == FEED_AGENT || item->kind == FEED_AUTO;
}

int32_t desk_item_height(App *app, DeskView *desk, const FeedChat *chat, size_t index, int32_t width)
{
    const FeedItem *item = &chat->items[index];
    if (item->kind == FEED_CARD) return META_H + CARD_H + APART;
    if (item->kind == FEED_SYSTEM) return SYSTEM_H + APART;
    if (!is_bubble(item)) return 0;
    int32_t height = META_H + text_block_height(bubble_text(app, item, width)) + 2 * PAD_Y + APART;
    const TextBlock *gloss = gloss_text(app, item, width);
    if (gloss) height += 4 + text_block_height(gloss);
    if (shows_grade(app, desk, item)) height += STRIP_GAP + STRIP_H;
    if (shows_findings(app, desk, chat, item)) height += TAG_ROW;
    return height;
}

/* ---- words about a message ---- */

static StrView wait_text(App *app, const FeedItem *item)
{
    if (item->wait_ms < 0) return sv("");
    return ui_say(app->ui, "desk.waited", SLOTS({ "seconds", ui_number(app->ui, (item->wait_ms + 500) / 1000) }));
}

/* Session time as a film tells it: 3:49, 1:02:03. */
StrView desk_film_clock(const App *app, int64_t t_ms)
{
    enum { MINUTE = 60, HOUR = 3600 };
    int64_t seconds = t_ms / 1000;
    if (seconds < HOUR) {
        return arena_printf(app->frame, "%d:%02d", (int)(seconds / MINUTE), (int)(seconds % MINUTE));
    }
    return arena_printf(app->frame, "%lld:%02d:%02d", (long long)(seconds / HOUR), (int)(seconds % HOUR / MINUTE),
                        (int)(seconds % MINUTE));
}

static StrView meta_text(App *app, const DeskView *desk, const FeedItem *item)
{
    StrView clock = desk->film ? desk_film_clock(app, item->t_ms) : desk_clock_text(app, item->t_ms);
    if (item->kind == FEED_AUTO) return ui_say(app->ui, "desk.auto", SLOTS({ "clock", clock }));
    if (item->kind != FEED_AGENT) return clock;
    StrView read = ui_tr(app->ui, item->is_read ? "desk.read" : "desk.unread");
    StrView wait = wait_text(app, item);
    if (desk->film && !wait.len) return clock;
    if (desk->film) return arena_printf(app->frame, "%.*s·%.*s", SV_ARG(wait), SV_ARG(clock));
    return arena_printf(app->frame, "%.*s%s%.*s%s%.*s", SV_ARG(read), wait.len ? "  " : "", SV_ARG(wait),
                        strcmp(app->lang, "zh") == 0 ? "·" : " · ", SV_ARG(clock));
}

static void draw_meta(App *app, const DeskView *desk, const FeedItem *item, Rect rect, bool mine)
{
    Rect line = { rect.x + (mine ? 0 : AVATAR + GAP), rect.y, rect.w - AVATAR - GAP, META_H - 2 };
    UiLook look = { FONT_R12, TOKEN_T3, mine ? ALIGN_RIGHT : ALIGN_LEFT };
    ui_paint_line(app->ui, line, meta_text(app, desk, item), look);
}

static StrView name_of(const App *app, const DeskView *desk, const FeedChat *chat, bool mine)
{
    if (!mine) return desk_buyer_name(app, chat);
    return desk->film ? desk->film->name : app->person.name;
}

void desk_draw_face(App *app, const DeskView *desk, const FeedChat *chat, Rect rect, bool mine)
{
    int32_t x = mine ? rect.x + rect.w - AVATAR : rect.x;
    StrView face = desk->film ? desk->film->face : app->settings.avatar;
    const char *picture = NULL;
    if (!mine) picture = desk_buyer_picture(app, chat).ptr;
    if (mine && face.len) picture = arena_printf(app->frame, "avatars/%.*s", SV_ARG(face)).ptr;
    ui_avatar(app->ui, (Rect){ x, rect.y, AVATAR, AVATAR }, picture, name_of(app, desk, chat, mine));
}

/* ---- bubbles ---- */

/* What the search found stands on a ground of its own. */
static void draw_found(App *app, const DeskView *desk, const FeedItem *item, const TextBlock *block, Point at)
{
    Rect rects[MAX_RECTS];
    if (!desk->film || desk->film->found_seq != item->seq) return;
    size_t count = text_span(block, desk->film->found_from, desk->film->found_to, rects, MAX_RECTS);
    for (size_t i = 0; i < count && i < MAX_RECTS; i++) {
        Rect span = { at.x + rects[i].x - 1, at.y + rects[i].y, rects[i].w + 2, rects[i].h };
        canvas_round(app->canvas, span, CORNERS(OWN_CORNER), ui_colour(app->ui, TOKEN_MINOR_T));
    }
}

static void draw_marks(App *app, const FeedItem *item, const TextBlock *block, Point at)
{
    for (size_t i = 0; i < item->grade->count; i++) {
        const FeedFinding *finding = &item->grade->findings[i];
        Rect rects[MAX_RECTS];
        size_t count = text_span(block, finding->start, finding->end, rects, MAX_RECTS);
        for (size_t k = 0; k < count && k < MAX_RECTS; k++) {
            Rect span = { at.x + rects[k].x, at.y + rects[k].y, rects[k].w, rects[k].h };
            ui_mark_words(app->ui, span, desk_severity(finding->kind));
        }
    }
}

static Rect draw_bubble(App *app, const DeskView *desk, const FeedItem *item, Rect rect, bool mine)
{
    const TextBlock *block = bubble_text(app, item, rect.w);
    int32_t w = text_block_width(block) + 2 * PAD_X;
    int32_t h = text_block_height(block) + 2 * PAD_Y;
    int32_t x = mine ? rect.x + rect.w - AVATAR - GAP - w : rect.x + AVATAR + GAP;
    Rect box = { x, rect.y, w, h };
    Corners corners =
        mine ? (Corners){ RADIUS, OWN_CORNER, RADIUS, RADIUS } : (Corners){ OWN_CORNER, RADIUS, RADIUS, RADIUS };
    canvas_round(app->canvas, box, corners, ui_colour(app->ui, mine ? TOKEN_ME : TOKEN_THEM));
    if (!mine) canvas_outline(app->canvas, box, corners, 1, ui_colour(app->ui, TOKEN_LINE));
    Point at = { box.x + PAD_X, box.y + PAD_Y };
    draw_found(app, desk, item, block, at);
    text_draw(app->text, block, at, ui_colour(app->ui, TOKEN_T1));
    if (mine && shows_grade(app, desk, item)) draw_marks(app, item, block, at);
    return box;
}

static void draw_strip(App *app, const DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect)
{
    static const char *const keys[DIM_COUNT] = { "dim.short.speed", "dim.short.tone", "dim.short.banned",
                                                 "dim.short.sizing", "dim.short.policy" };
    static const char *const whole[DIM_COUNT] = { "dim.speed", "dim.tone", "dim.banned", "dim.sizing", "dim.policy" };
    Score scores[DIM_COUNT];
    StrView labels[DIM_COUNT];
    StrView names[DIM_COUNT];
    LevelScale levels = app_levels(app);
    const FeedGrade *grade = item->grade;
    for (size_t i = 0; i < DIM_COUNT; i++) {
        scores[i] = (Score){ grade->scores[i] < 0 ? 0 : grade->scores[i], grade->scores[i] >= 0, false };
        labels[i] = ui_tr(app->ui, keys[i]);
        names[i] = ui_tr(app->ui, whole[i]);
    }
    StripSpec strip = { .scale = &levels,
                        .total = { grade->overall, grade->overall >= 0, grade->is_capped },
                        .scores = scores,
                        .labels = labels,
                        .names = names,
                        .count = DIM_COUNT,
                        .narrow = rect.w < NARROW,
                        .grows = !desk->film && item->number == chat->replies };
    int32_t w = ui_strip_width(app->ui, &strip);
    ui_strip(app->ui, "strip", (Point){ rect.x + rect.w - AVATAR - GAP - w, rect.y }, &strip);
}

static void draw_message(App *app, DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect)
{
    bool mine = item->kind != FEED_BUYER;
    Rect left = rect;
    desk_draw_face(app, desk, chat, left, mine);
    draw_meta(app, desk, item, cut_top(&left, META_H), mine);
    Rect box = draw_bubble(app, desk, item, left, mine);
    StrView name = name_of(app, desk, chat, mine);
    ui_node(app->ui, &(UiNode){ .role = "article", .name = name, .value = item->text, .rect = box });
    cut_top(&left, box.h);
    if (!mine) desk->last_line = box;
    const TextBlock *gloss = gloss_text(app, item, rect.w);
    if (gloss) {
        text_draw(app->text, gloss, (Point){ box.x, left.y + 4 }, ui_colour(app->ui, TOKEN_T3));
        cut_top(&left, 4 + text_block_height(gloss));
    }
    if (!shows_grade(app, desk, item)) return;
    cut_top(&left, STRIP_GAP);
    draw_strip(app, desk, chat, item, cut_top(&left, STRIP_H));
    if (shows_findings(app, desk, chat, item)) {
        cut_top(&left, 4);
        left.w -= AVATAR + GAP;
        desk_draw_findings(app, desk, chat, item, left);
    }
}

/* ---- the rest ---- */

static void draw_card(App *app, const DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect)
{
    const Shop *shop = desk_shop(app, chat);
    const Product *product = shop ? shop_product(shop, item->text) : NULL;
    Rect left = rect;
    bool mine = item->is_mine;
    desk_draw_face(app, desk, chat, left, mine);
    draw_meta(app, desk, item, cut_top(&left, META_H), mine);
    Rect box = { mine ? rect.x + rect.w - AVATAR - GAP - CARD_W : rect.x + AVATAR + GAP, left.y, CARD_W, CARD_H };
    canvas_round(app->canvas, box, CORNERS(RADIUS), ui_colour(app->ui, TOKEN_PANEL));
    canvas_outline(app->canvas, box, CORNERS(RADIUS), 1, ui_colour(app->ui, TOKEN_LINE));
    if (!product) return;
    LocalText names = { product->name_zh, product->name_en };
    StrView name = app_local(app, &names);
    Rect picture = { box.x + 9, box.y + 9, 72, CARD_H - 18 };
    canvas_round(app->canvas, picture, CORNERS(4), ui_colour(app->ui, TOKEN_PIC));
    canvas_picture(app->canvas, arena_printf(app->frame, "goods/%.*s", SV_ARG(product->id)).ptr,
                   rect_inset(picture, 8, 2));
    Rect words = { picture.x + picture.w + 12, box.y + 14, box.w - 106, 22 };
    ui_paint_line(app->ui, words, name, (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    StrView price = arena_printf(app->frame, "¥%lld", (long long)(product->price / VALUE_ONE));
    words.y += 24;
    UiDrawn drawn = ui_paint_line(app->ui, words, price, (UiLook){ FONT_B14, TOKEN_T1, ALIGN_LEFT });
    words.x += drawn.w + 8;
    ui_paint_line(app->ui, words, product->id, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    ui_node(app->ui, &(UiNode){ .role = "article", .name = name, .value = product->id, .rect = box });
}

static StrView closed_text(App *app, const FeedItem *item)
{
    StrView key = arena_printf(app->frame, "closed.%.*s", SV_ARG(item->detail));
    StrView why = locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : item->detail;
    StrView outcome = locale_text_sv(app->locale, arena_printf(app->frame, "outcome.%.*s", SV_ARG(item->text)));
    return ui_say(app->ui, "desk.closed", SLOTS({ "outcome", outcome }, { "why", why }));
}

static StrView system_text(App *app, const FeedItem *item)
{
    StrView seconds = ui_number(app->ui, item->ms / 1000);
    switch (item->system) {
    case FEED_CLOSED: return closed_text(app, item);
    case FEED_ACTION: return ui_tr(app->ui, arena_printf(app->frame, "act.%.*s", SV_ARG(item->text)).ptr);
    case FEED_STATUS: return ui_tr(app->ui, arena_printf(app->frame, "status.%.*s", SV_ARG(item->text)).ptr);
    case FEED_ORDER: return ui_say(app->ui, "desk.order", SLOTS({ "state", item->text }));
    case FEED_PAUSED: return ui_say(app->ui, "desk.paused", SLOTS({ "seconds", seconds }));
    case FEED_SLEPT: return ui_say(app->ui, "desk.slept", SLOTS({ "seconds", seconds }));
    case FEED_CARRIED_ON: return ui_tr(app->ui, "desk.carried_on");
    case FEED_FAULT: return ui_say(app->ui, "desk.fault", SLOTS({ "text", item->text }));
    }
    return sv("");
}

static void draw_system(App *app, const FeedItem *item, Rect rect)
{
    StrView text = system_text(app, item);
    Rect line = { rect.x, rect.y, rect.w, SYSTEM_H };
    bool is_fault = item->system == FEED_FAULT;
    ui_line(app->ui, line, text, (UiLook){ FONT_R12, is_fault ? TOKEN_CRIT : TOKEN_T3, ALIGN_CENTRE });
}

void desk_draw_item(App *app, DeskView *desk, const FeedChat *chat, size_t index, Rect rect)
{
    const FeedItem *item = &chat->items[index];
    ui_push_id(app->ui, "item", item->seq);
    switch (item->kind) {
    case FEED_BUYER:
    case FEED_AGENT:
    case FEED_AUTO: draw_message(app, desk, chat, item, rect); break;
    case FEED_CARD: draw_card(app, desk, chat, item, rect); break;
    case FEED_SYSTEM: draw_system(app, item, rect); break;
    case FEED_NOTE:
    case FEED_FLAG: break; /* these live in the side panel */
    }
    ui_pop_id(app->ui);
}
