/* desk_side.h -- the side panel's own: what it keeps between frames, and a pen that writes down a column.
 *
 * Each tab draws into a scroll area: it moves the pen down and the panel reads from it how tall the tab became. */
#ifndef UI_DESK_SIDE_H
#define UI_DESK_SIDE_H

#include "play/feed.h"
#include "ui/edit.h"
#include "ui/ui.h"
#include "ui/widgets.h"

typedef enum SideTab { SIDE_PRODUCT, SIDE_SIZES, SIDE_POLICY, SIDE_ORDER, SIDE_NOTES, SIDE_QUICK, SIDE_TABS } SideTab;
typedef enum SideMenu { SIDE_NO_MENU, SIDE_ACTIONS, SIDE_FLAGS } SideMenu;
enum { SIDE_ID_MAX = 32 };

typedef struct SideState {
    SideMenu menu;
    Rect menu_at;   /* the button that it belongs to */
    int32_t grip_x; /* where the panel's edge was taken; 0: it is not */
    int32_t grip_w;
    bool focus_search;
    bool is_editing;           /* a quick reply of one's own */
    char editing[SIDE_ID_MAX]; /* its id; empty: a new one */
    bool focus_title;
    Edit *note;
    Edit *search;
    Edit *title;
    Edit *text;
    int32_t current; /* of the quick replies that are listed */
} SideState;

struct App;
struct DeskView;

typedef struct SidePen {
    struct App *app;
    struct DeskView *desk;
    const FeedChat *chat;
    int32_t x, y, w;
} SidePen;

/* Lines of 12 units' type, 18 apart; the pen moves below them. */
void pen_text(SidePen *pen, StrView text, Font font, Token colour);
void pen_heading(SidePen *pen, StrView text);
void pen_pair(SidePen *pen, StrView label, StrView value); /* nothing where the value is empty */
void pen_rule(SidePen *pen);
/* Picture, name and one line about a product. */
void pen_product(SidePen *pen, const Product *product, StrView about);

void side_draw_product(SidePen *pen);
void side_draw_sizes(SidePen *pen);
void side_draw_policy(SidePen *pen);
void side_draw_order(SidePen *pen);
void side_draw_notes(SidePen *pen);
void side_draw_quick(SidePen *pen);

/* The search above the quick replies stays while they scroll. */
int32_t side_quick_head_height(const struct DeskView *desk);
void side_draw_quick_head(SidePen *pen, Rect head);

/* A product's name as the interface has it, and "松紧腰" for its fields in words; empty where nothing is known of them. */
StrView side_product_name(struct App *app, const Product *product);
StrView side_price(struct App *app, int64_t price);

/* A fact, or one field of it or of a product, in words: from "fact.days", "fact.payer.shop", "fact.allowed.yes". */
StrView side_fact_words(struct App *app, const Fact *fact);
StrView side_field_words(struct App *app, const Field *field);
StrView side_word(struct App *app, const char *group, StrView name); /* "group.name", or the name itself */

/* Desk actions: what can be done now, and doing it. */
bool side_can_act(struct App *app, const FeedChat *chat, StrView action);
void side_act(struct App *app, struct DeskView *desk, const FeedChat *chat, StrView action);

#endif
