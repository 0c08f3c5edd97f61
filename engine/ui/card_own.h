/* card_own.h -- the score card's parts: head, figures, moods, rules, the reply that is looked at; and what they keep. */
#ifndef UI_CARD_OWN_H
#define UI_CARD_OWN_H

#include "play/branches.h"
#include "ui/app_own.h"
#include "ui/desk_own.h"
#include "ui/widgets_chart.h"
#include "ui/widgets_grade.h"
#include "ui/widgets_table.h"

/* What would have been better in one reply, looked for once. */
typedef struct CardAdvice {
    uint32_t seq;
    Dim dim;
    Receipt better;
    Model model;
    struct CardAdvice *next;
} CardAdvice;

typedef struct CardView {
    Arena *arena; /* all that belongs to the session shown */
    StrView id;   /* of the session; empty: none was read */
    uint32_t events;
    Card whole;
    Card chats[CARD_MAX_CHATS]; /* by number - 1; of a single chat the whole */
    size_t chat_count;
    Digest digest;
    const Digest *last; /* the session before, or NULL; lent by the application for a frame */
    CardAdvice *advice;
    int32_t tab;         /* 0: the session; n: chat n */
    TableState rules;    /* rows of the shown card's rules */
    TableState talks;    /* rows of its chats */
    Rect row_at;         /* of the chosen rule, on the screen … */
    bool reveal;         /* … and it has just been chosen by a key */
    int32_t reply_h;     /* room that the reply's card took in the last frame */
    bool focus_rules;    /* once, when the card is come to */
    const char *problem; /* locale key: why nothing is shown; NULL: all is well */
} CardView;

enum { CARD_PAD = 24, CARD_GAP = 16, CARD_HEAD_H = 64, CARD_TOP_H = 296, CARD_ROW = 28 };

/* The figures of the tab that is shown, and its chat (NULL: the whole of several). */
const Card *card_shown(const CardView *view);
const FeedChat *card_chat(const App *app, const CardView *view);

/* A reply by its event; *chat is whose. NULL: none. */
const FeedItem *card_reply(const App *app, uint32_t seq, const FeedChat **chat);

/* The rule whose row is chosen, or NULL. */
const CardRule *card_chosen(const CardView *view);

StrView card_signed(const App *app, int32_t by); /* "+6", "−10", "0" */
StrView card_rule_name(const App *app, StrView rule);
TagSpec card_outcome_tag(const App *app, StrView outcome);

/* Underline in a reply what was found in it. */
void card_mark_spans(App *app, const FeedItem *reply, const TextBlock *block, Point at);
StrView card_dim_name(const App *app, Dim dim);
void card_title(App *app, Rect *row, StrView title, StrView hint); /* 24 high; what is left of the row stays */

void card_leave(App *app); /* to the desk where one is being played at, else home */
void card_draw_head(App *app, CardView *view, Rect rect);
void card_draw_figures(App *app, CardView *view, Rect rect);
void card_draw_moods(App *app, CardView *view, Rect rect);
void card_draw_chats(App *app, CardView *view, Rect rect);
void card_draw_rules(App *app, CardView *view, Rect rect);
int32_t card_rules_height(const CardView *view);
void card_draw_reply(App *app, CardView *view, Rect rect); /* sets reply_h */

bool card_can_retry(const App *app);
void card_practise(App *app, const CardView *view); /* the chosen rule */

#endif
