/* home_cards.c -- the scenarios as cards; one of them is current: Enter starts it, B shows who else may buy. */
#include "ui/home_own.h"

enum { CARD_H = 220, PICTURE_H = 92, PAD = 14, BUTTON_H = 28, EMPTY_H = 260 };

int32_t home_columns(const App *app)
{
    enum { ONE_BELOW = 560, TWO_BELOW = 880, THREE_BELOW = 1120, FIVE_FROM = 1600 };
    int32_t w = ui_size(app->ui).x;
    if (w < ONE_BELOW) return 1; /* twice the text size in a small window */
    return w < TWO_BELOW ? 2 : w < THREE_BELOW ? 3 : w < FIVE_FROM ? 4 : 5;
}

int32_t home_column_w(const App *app, int32_t w)
{
    int32_t columns = home_columns(app);
    return (w - (columns - 1) * HOME_GAP) / columns;
}

static Rect place_of(const App *app, Rect rect, size_t index)
{
    int32_t columns = home_columns(app), w = home_column_w(app, rect.w);
    int32_t row = (int32_t)index / columns, column = (int32_t)index % columns;
    return (Rect){ rect.x + column * (w + HOME_GAP), rect.y + row * (CARD_H + HOME_GAP), w, CARD_H };
}

static void open_buyers(App *app, HomeView *home, const HomeEntry *entry, Rect card)
{
    home->current = entry->key;
    home->buyers_open = true;
    home->anchor = (Rect){ card.x, card.y + card.h - BUTTON_H - 10, card.w, BUTTON_H };
    home->as_exam = app->settings.exam;
    app->redraw = true;
}

/* A card under a pointer that moves becomes the current one; a pointer that rests does not fight the keys. */
static void follow(App *app, HomeView *home, const HomeEntry *entry, UiId id, UiHit hit)
{
    int32_t *was_over = ui_state(app->ui, id ^ 1, false);
    bool comes = (hit.hover && !*was_over) || hit.focused;
    *was_over = hit.hover;
    if (!comes || home->current == entry->key) return;
    home->current = entry->key;
    ui_again(app->ui);
}

static StrView best_in_words(App *app, const HomeEntry *entry)
{
    if (entry->best < 0) return ui_tr(app->ui, "home.never");
    return ui_say(app->ui, "home.best", SLOTS({ "points", ui_number(app->ui, entry->best) }));
}

static void paint_card(App *app, const HomeEntry *entry, Rect rect, bool current)
{
    const HomeItem *item = entry->item;
    bool is_one = item->buyer_count == 1;
    ScenarioCard card = { .scenario = item->info,
                          .buyers = is_one ? &entry->buyer : item->buyers,
                          .buyer_count = item->buyer_count,
                          .about = item->about,
                          .best = { .points = entry->best, .applies = entry->best >= 0 },
                          .show_best = true,
                          .small = true,
                          .picture_h = PICTURE_H,
                          .lines = 1,
                          .current = current };
    scenario_card(app, rect, &card);
    Rect figures = { rect.x + PAD, rect.y + rect.h - 32, rect.w - 2 * PAD, 20 };
    if (!current) scenario_card_figures(app, figures, item->info);
}

static void draw_card(App *app, HomeView *home, const HomeEntry *entry, Rect rect)
{
    Ui *ui = app->ui;
    UiId id = ui_id_of(ui, "card", entry->key);
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    follow(app, home, entry, id, hit);
    bool current = home->current == entry->key;
    if (current) ui_group_entry(ui, id);
    if (current && home->wants_cards) {
        ui_focus(ui, id, false);
        home->wants_cards = false;
    }
    ui_node(ui, &(UiNode){ .role = "listitem",
                           .name = app_local(app, &entry->item->info->title),
                           .value = best_in_words(app, entry),
                           .rect = rect,
                           .id = id,
                           .focused = hit.focused,
                           .selected = current });
    Rect seen = rect_meet(rect, canvas_clip(app->canvas));
    if (seen.w > 0 && seen.h > 0) paint_card(app, entry, rect, current);
    if (hit.focus_shown) ui_focus_ring(ui, rect, 8);
    if (hit.hover && ui_input(ui)->right_pressed) open_buyers(app, home, entry, rect);
    if (hit.activated) home_begin_item(app, home, entry->item, entry->buyer, home_mode(app));
}

/* After the group, so that Tab goes from the card to its buttons. */
static void draw_buttons(App *app, HomeView *home, const HomeEntry *entry, Rect card)
{
    Ui *ui = app->ui;
    bool exam = app->settings.exam;
    Rect row = { card.x + PAD, card.y + card.h - BUTTON_H - 10, card.w - 2 * PAD, BUTTON_H };
    ButtonSpec start = { .label = ui_tr(ui, exam ? "home.start_exam" : "home.start_practice"),
                         .icon = exam ? "lock" : NULL,
                         .key = sv("Enter"),
                         .look = BUTTON_PRIMARY,
                         .size = BUTTON_SMALL };
    ButtonSpec other = { .label = ui_tr(ui, entry->item->is_rush ? "home.how" : "home.other_buyer"),
                         .size = BUTTON_SMALL };
    int32_t both = ui_button_width(ui, &start) + 8 + ui_button_width(ui, &other);
    if (both > row.w) start.key = sv("");
    if (ui_button_left(ui, "start", &row, &start))
        home_begin_item(app, home, entry->item, entry->buyer, home_mode(app));
    bool by_key = !home->buyers_open && ui_char(ui, 'b', 0);
    if (ui_button_left(ui, "others", &row, &other) || by_key) open_buyers(app, home, entry, card);
}

static int32_t draw_empty(App *app, HomeView *home, Rect rect)
{
    Ui *ui = app->ui;
    EmptySpec spec = { .icon = "search",
                       .title = ui_tr(ui, "home.nothing"),
                       .hint = ui_tr(ui, "home.nothing_hint"),
                       .button = ui_tr(ui, "home.show_all") };
    if (ui_empty(ui, (Rect){ rect.x, rect.y, rect.w, EMPTY_H }, &spec) == EMPTY_BUTTON) {
        home_show_all(home);
        home->wants_cards = true;
        ui_again(ui);
    }
    return EMPTY_H;
}

/* What is current may have been filtered out: then the first takes its place. */
static size_t find_current(HomeView *home, const HomeEntry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (entries[i].key == home->current) return i;
    }
    home->current = entries[0].key;
    return 0;
}

int32_t home_draw_cards(App *app, HomeView *home, const History *past, Rect rect)
{
    Ui *ui = app->ui;
    size_t count = 0;
    HomeEntry *entries = home_entries(app, home, past, &count);
    ui_begin_region(ui, "cards", rect);
    int32_t h = 0;
    if (!count) {
        h = draw_empty(app, home, rect);
    } else {
        find_current(home, entries, count);
        ui_begin_group(ui, "cards");
        for (size_t i = 0; i < count; i++) draw_card(app, home, &entries[i], place_of(app, rect, i));
        ui_end_group(ui);
        size_t current = find_current(home, entries, count);
        draw_buttons(app, home, &entries[current], place_of(app, rect, current));
        h = place_of(app, rect, count - 1).y + CARD_H - rect.y;
    }
    ui_end_region(ui);
    return h;
}
