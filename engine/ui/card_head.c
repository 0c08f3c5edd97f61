/* card_head.c -- which session this is, how it ended, and once more; of several chats each one's result. */
#include "ui/card_own.h"

enum {
    FACE = 40,
    NAME_H = 24,
    LINE_H = 18,
    DATE_LEN = 10,
    CLOCK_AT = 11,
    CLOCK_LEN = 5,
    MINUTE = 60,
    TREE_WORD_FROM = 1120
};

StrView card_signed(const App *app, int32_t by)
{
    if (by == 0) return sv("0");
    return arena_printf(app->frame, "%s%d", by > 0 ? "+" : "−", by > 0 ? by : -by);
}

StrView card_rule_name(const App *app, StrView rule)
{
    StrView key = arena_printf(app->frame, "rule.%.*s", SV_ARG(rule));
    return locale_has(app->locale, key) ? locale_text_sv(app->locale, key) : rule;
}

StrView card_dim_name(const App *app, Dim dim)
{
    static const char *const keys[DIM_COUNT] = { "dim.speed", "dim.tone", "dim.banned", "dim.sizing", "dim.policy" };
    return ui_tr(app->ui, keys[dim]);
}

void card_title(App *app, Rect *row, StrView title, StrView hint)
{
    int32_t w = ui_text_w(app->ui, FONT_B14, title);
    ui_heading(app->ui, cut_left(row, w), title, FONT_B14);
    cut_left(row, 12);
    if (!hint.len) return;
    w = ui_text_w(app->ui, FONT_R12, hint);
    if (w > row->w) w = row->w;
    ui_line(app->ui, cut_left(row, w), hint, (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    cut_left(row, 8);
}

TagSpec card_outcome_tag(const App *app, StrView outcome)
{
    StrView key = arena_printf(app->frame, "outcome.%.*s", SV_ARG(outcome));
    TagSpec tag = { .text = locale_text_sv(app->locale, key), .tint = TINT_PLAIN };
    if (sv_is(outcome, "won")) {
        tag.icon = "check";
        tag.tint = TINT_GOOD;
    } else if (sv_is(outcome, "walked_out")) {
        tag.icon = "close";
        tag.tint = TINT_MAJOR;
    } else if (sv_is(outcome, "fault")) {
        tag.icon = "crit";
        tag.tint = TINT_CRIT;
    }
    return tag;
}

static StrView scenario_title(const App *app, const FeedChat *chat)
{
    const ScenarioInfo *scenario = desk_scenario(app, chat);
    return scenario ? app_local(app, &scenario->title) : chat->scenario;
}

static StrView shop_name(const App *app, const FeedChat *chat)
{
    const Shop *shop = desk_shop(app, chat);
    LocalText name = shop ? (LocalText){ shop->name_zh, shop->name_en } : (LocalText){ sv(""), sv("") };
    return app_local(app, &name);
}

/* "今天 14:02", else the date with it. */
static StrView when_text(const App *app)
{
    const SessionHeader *header = log_header(app_card_log(app));
    const Outside *outside = app->setup->outside;
    StrView at = header->started_at;
    if (at.len < CLOCK_AT + CLOCK_LEN) return header->date;
    StrView clock = sv_of(at.ptr + CLOCK_AT, CLOCK_LEN);
    StrView date = sv_of(at.ptr, DATE_LEN);
    if (sv_eq(date, outside->today(outside->self, app->frame))) date = ui_tr(app->ui, "card.today");
    return arena_printf(app->frame, "%.*s %.*s", SV_ARG(date), SV_ARG(clock));
}

static StrView took_text(const App *app, const CardView *view)
{
    int64_t seconds = view->digest.duration_ms / 1000;
    StrView time = arena_printf(app->frame, "%lld:%02d", (long long)(seconds / MINUTE), (int)(seconds % MINUTE));
    return ui_say(app->ui, "card.took", SLOTS({ "time", time }));
}

/* Who bought where, or, of several, who. */
static StrView who_text(const App *app, const CardView *view, const FeedChat *first)
{
    StrView who = desk_buyer_name(app, first);
    for (uint32_t i = 2; i <= view->chat_count; i++) {
        const FeedChat *chat = feed_chat(app_card_feed(app), i);
        who = arena_printf(app->frame, "%.*s%s%.*s", SV_ARG(who), strcmp(app->lang, "zh") == 0 ? "、" : ", ",
                           SV_ARG(desk_buyer_name(app, chat)));
    }
    return who;
}

static StrView facts_text(const App *app, const CardView *view, const FeedChat *chat)
{
    StrView who = who_text(app, view, chat), shop = shop_name(app, chat);
    StrView when = when_text(app), took = took_text(app, view);
    return arena_printf(app->frame, "%.*s·%.*s·%.*s·%.*s", SV_ARG(who), SV_ARG(shop), SV_ARG(when), SV_ARG(took));
}

static ButtonSpec compare_button(const App *app)
{
    return (ButtonSpec){ .label = ui_tr(app->ui, "card.compare_button"), .icon = "compare", .key = sv("C") };
}

static ButtonSpec tree_button(const App *app)
{
    bool narrow = ui_size(app->ui).x < TREE_WORD_FROM;
    return (ButtonSpec){
        .label = ui_tr(app->ui, "card.tree_button"), .icon = "branch", .key = sv("T"), .icon_only = narrow
    };
}

static ButtonSpec film_button(const App *app)
{
    bool narrow = ui_size(app->ui).x < TREE_WORD_FROM;
    return (ButtonSpec){ .label = ui_tr(app->ui, "card.film"), .icon = "film", .key = sv("V"), .icon_only = narrow };
}

static void draw_buttons(App *app, const CardView *view, Rect *row)
{
    Ui *ui = app->ui;
    ButtonSpec compare = compare_button(app), tree = tree_button(app), film = film_button(app);
    ButtonSpec again = {
        .label = ui_tr(ui, "card.again_button"), .icon = "retry", .key = sv("R"), .look = BUTTON_PRIMARY
    };
    bool wants_again = ui_button_right(ui, "again", row, &again);
    if (ui_button_right(ui, "compare", row, &compare)) app_show_kin(app, view->id, KIN_COMPARE);
    if (ui_button_right(ui, "tree", row, &tree)) app_show_kin(app, view->id, KIN_TREE);
    if (ui_button_right(ui, "film", row, &film)) app_show_film(app);
    if (wants_again) app_again(app);
}

static void draw_names(App *app, const CardView *view, const FeedChat *chat, Rect row)
{
    Ui *ui = app->ui;
    StrView title = view->chat_count > 1
                        ? ui_say(ui, "home.rush_title", SLOTS({ "count", ui_number(ui, (int64_t)view->chat_count) }))
                        : scenario_title(app, chat);
    TagSpec tag = card_outcome_tag(app, chat->outcome);
    bool is_exam = log_header(app_card_log(app))->mode == SESSION_EXAM;
    TagSpec exam = { .text = ui_tr(ui, "desk.exam"), .icon = "lock", .tint = TINT_MINOR };
    int32_t tags =
        (view->chat_count > 1 ? 0 : ui_tag_width(ui, &tag) + 8) + (is_exam ? ui_tag_width(ui, &exam) + 8 : 0);
    Rect words = { row.x, row.y + (row.h - NAME_H - LINE_H) / 2, row.w, NAME_H };
    int32_t w = ui_text_w(ui, FONT_B16, title);
    if (w > words.w - tags) w = words.w - tags;
    ui_heading(ui, (Rect){ words.x, words.y, w, NAME_H }, title, FONT_B16);
    Point at = { words.x + w + 8, words.y + (NAME_H - 20) / 2 };
    if (view->chat_count == 1) at.x += ui_tag(ui, at, &tag) + 8;
    if (is_exam) ui_tag(ui, at, &exam);
    Rect line = { row.x, words.y + NAME_H, row.w, LINE_H };
    ui_line(ui, line, facts_text(app, view, chat), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
}

void card_leave(App *app)
{
    app_go(app, app->is_playing ? VIEW_DESK : VIEW_HOME);
    app->redraw = true;
}

void card_draw_head(App *app, CardView *view, Rect rect)
{
    Ui *ui = app->ui;
    const FeedChat *chat = feed_chat(app_card_feed(app), 1);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y + rect.h - 1 }, rect.w);
    Rect row = rect_inset(rect, CARD_PAD, 0);
    StrView where = ui_tr(ui, app->is_playing ? "card.desk" : "card.home");
    ButtonSpec back = { .label = where, .icon = "left", .look = BUTTON_QUIET, .icon_only = true };
    if (ui_button_left(ui, "back", &row, &back)) card_leave(app);
    if (chat) {
        Rect face = cut_left(&row, FACE);
        ui_avatar(ui, (Rect){ face.x, face.y + (face.h - FACE) / 2, FACE, FACE }, desk_buyer_picture(app, chat).ptr,
                  desk_buyer_name(app, chat));
        cut_left(&row, 12);
    }
    Rect words = row;
    ButtonSpec again = { .label = ui_tr(ui, "card.again_button"), .icon = "retry", .key = sv("R") };
    ButtonSpec compare = compare_button(app), tree = tree_button(app), film = film_button(app);
    words.w -= ui_button_width(ui, &again) + ui_button_width(ui, &compare);
    words.w -= ui_button_width(ui, &tree) + ui_button_width(ui, &film) + 48;
    if (chat) draw_names(app, view, chat, words);
    /* Last: what it begins takes the place of all that is drawn here. */
    draw_buttons(app, view, &row);
}

/* ---- several chats */

static void draw_chat_row(App *app, CardView *view, Table *table, size_t row)
{
    Ui *ui = app->ui;
    const FeedChat *chat = feed_chat(app_card_feed(app), (uint32_t)row + 1);
    const Card *card = &view->chats[row];
    if (!chat || !ui_table_row(table, row, desk_buyer_name(app, chat))) return;
    Rect cell = ui_table_cell(table, 0);
    Rect face = cut_left(&cell, 24);
    ui_avatar(ui, (Rect){ face.x, face.y + (face.h - 24) / 2, 24, 24 }, desk_buyer_picture(app, chat).ptr,
              desk_buyer_name(app, chat));
    cut_left(&cell, 8);
    StrView name = arena_printf(app->frame, "%zu %.*s", row + 1, SV_ARG(desk_buyer_name(app, chat)));
    ui_line(ui, cell, name, (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
    ui_table_text(table, 1, scenario_title(app, chat));
    TagSpec tag = card_outcome_tag(app, chat->outcome);
    cell = ui_table_cell(table, 2);
    tag.widest = cell.w;
    ui_tag(ui, (Point){ cell.x, cell.y + (cell.h - 20) / 2 }, &tag);
    ui_table_text(table, 3, ui_number(ui, card->replies));
    StrView wait = card->longest_wait_ms < 0
                       ? sv("–")
                       : ui_say(ui, "desk.waited", SLOTS({ "seconds", ui_number(ui, card->longest_wait_ms / 1000) }));
    ui_table_text(table, 4, wait);
    LevelScale levels = app_levels(app);
    Score score = { card->overall, card->overall >= 0, false };
    cell = ui_table_cell(table, 5);
    int32_t w = ui_level_chip_width(ui, &levels, score, 0);
    ui_level_chip(ui, (Point){ cell.x + cell.w - w, cell.y + (cell.h - 20) / 2 }, &levels, score, 0);
}

void card_draw_chats(App *app, CardView *view, Rect rect)
{
    Ui *ui = app->ui;
    Rect room = ui_card(ui, rect, false);
    Rect row = cut_top(&room, 24);
    card_title(app, &row, ui_tr(ui, "card.chats"), ui_tr(ui, "card.chats_hint"));
    TableColumn columns[] = {
        { ui_tr(ui, "card.buyer"), 132, false, false },        { ui_tr(ui, "card.scenario"), 0, false, false },
        { ui_tr(ui, "card.outcome_head"), 108, false, false }, { ui_tr(ui, "card.replies_head"), 60, true, false },
        { ui_tr(ui, "card.wait_head"), 84, true, false },      { ui_tr(ui, "dim.overall"), 76, true, false }
    };
    TableSpec spec = { ui_tr(ui, "card.chats"), columns, sizeof columns / sizeof *columns, view->chat_count };
    Table table;
    ui_begin_table(ui, &table, "chats", room, &spec, &view->talks);
    for (size_t i = 0; i < view->chat_count; i++) draw_chat_row(app, view, &table, i);
    if (!ui_end_table(&table).opened || view->talks.current < 0) return;
    view->tab = view->talks.current + 1;
    view->rules = (TableState){ .sort = -1, .current = card_shown(view)->rule_count ? 0 : -1 };
    ui_again(ui);
}
