/* home_own.h -- home's parts: what may be practised, the head, the row of what comes first, filters, cards, the buyers. */
#ifndef UI_HOME_OWN_H
#define UI_HOME_OWN_H

#include "ui/edit.h"
#include "ui/field.h"
#include "ui/scenario_card.h"

enum { HOME_GAP = 16, HOME_RUSH_MOST = 5, HOME_SKILL_ALL = 0, HOME_SKILL_RUSH = DIM_COUNT + 1 };

typedef enum HomeOrder { HOME_WEAK_FIRST, HOME_NEW_FIRST, HOME_EASY_FIRST, HOME_ORDERS } HomeOrder;

/* What a card offers: a scenario, or several at once. A rush has a ScenarioInfo of its own; its id is what app_begin takes. */
typedef struct HomeItem {
    const ScenarioInfo *info;
    StrView buyers[HOME_RUSH_MOST]; /* who comes, one a chat */
    size_t buyer_count;
    StrView personas; /* of a rush, as app_begin takes them; empty: the scenario's own */
    StrView about;    /* of a rush */
    bool is_rush;
    bool found; /* by the search */
} HomeItem;

/* An item as the filters leave it, for one frame. */
typedef struct HomeEntry {
    const HomeItem *item;
    size_t key;    /* among all items */
    StrView buyer; /* the filter's, or the first of the item */
    int32_t best;  /* -1: never practised */
    int32_t rank;  /* among the weak rules; HISTORY_MAX_WEAK: none of them */
} HomeEntry;

typedef struct HomeView {
    Arena *arena; /* of the items; made anew with the language */
    const char *lang;
    HomeItem *items;
    size_t item_count;
    StrView *shops; /* that have scenarios */
    size_t shop_count;
    StrView *buyers; /* that may play in one */
    size_t buyer_count;

    Edit *search;
    UiId search_id;
    uint64_t searched; /* version of the text that `found` is of */
    int32_t skill;     /* HOME_SKILL_ALL, 1 + a Dim, HOME_SKILL_RUSH */
    int32_t shop;      /* 0: all, else 1 + index */
    int32_t buyer;     /* likewise */
    int32_t order;     /* HomeOrder */

    size_t current; /* key of the card that keys start */
    bool wants_cards;
    bool wants_search;

    bool buyers_open; /* the popover, for item `current` */
    Rect anchor;
    int32_t as_exam;
    AppPractice asked; /* waits for a word: an exam would end */
    bool asks;
} HomeView;

/* One to five cards side by side, by the window's width; and how wide one is. */
int32_t home_columns(const App *app);
int32_t home_column_w(const App *app, int32_t w);

/* home_items.c: all that may be practised, and which of it is shown, in `app->frame`, in order. */
void home_make_items(App *app, HomeView *home);
HomeEntry *home_entries(App *app, HomeView *home, const History *past, size_t *count);
bool home_fits(const HomeView *home, const HomeItem *item, int32_t skill); /* with the other filters */
const ScenarioInfo *home_untried(const App *app, const History *past);     /* the easiest; NULL: none */
bool home_is_filtered(const HomeView *home);
void home_show_all(HomeView *home);

/* home_search.c */
void home_search(App *app, HomeView *home); /* marks what is found */

/* Parts; each returns the height that it took. */
int32_t home_draw_head(App *app, HomeView *home, const History *past, Rect rect);
int32_t home_draw_first(App *app, HomeView *home, const History *past, Rect rect);
int32_t home_draw_filters(App *app, HomeView *home, Rect rect);
int32_t home_draw_cards(App *app, HomeView *home, const History *past, Rect rect);
void home_draw_buyers(App *app, HomeView *home);

/* Begin, now or after a word where an exam would end by it. */
void home_begin(App *app, HomeView *home, const AppPractice *practice);
void home_begin_item(App *app, HomeView *home, const HomeItem *item, StrView buyer, SessionMode mode);
SessionMode home_mode(const App *app);
void home_practise_first(App *app, HomeView *home, const History *past); /* the first weak rule */

#endif
