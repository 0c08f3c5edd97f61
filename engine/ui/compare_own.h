/* compare_own.h -- the parts of the view that shows two sessions side by side, and what it keeps between frames. */
#ifndef UI_COMPARE_OWN_H
#define UI_COMPARE_OWN_H

#include "play/branches.h"
#include "ui/app_own.h"
#include "ui/desk_own.h"

typedef struct CompareView {
    uint32_t epoch;  /* of app->pair_epoch: what all this belongs to */
    int32_t chat;    /* index of the pair of chats that is shown */
    size_t row;      /* the current one of its shown rows */
    int32_t side;    /* which half of it */
    bool only_other; /* rows that are the same in both are left out */
    bool wants_focus;
    bool reveal;   /* the current row has just been chosen by a key */
    size_t *shown; /* indices of the rows that are shown */
    size_t count;
    int32_t *tops; /* of each shown row, and behind the last one the end */
    size_t cap;
    int32_t width; /* that they were measured for; 0: not yet */
    const char *lang;
} CompareView;

enum { COMPARE_PAD = 24, COMPARE_GAP = 16, COMPARE_HEAD_H = 56, COMPARE_SIDES_H = 72 };

static inline const CompareChat *compare_chat_of(const App *app, const CompareView *view)
{
    return &app_compare(app)->chats[view->chat];
}

/* The two halves of a row of that width, the gap between them. */
static inline Rect compare_half(Rect row, int32_t side)
{
    int32_t w = (row.w - COMPARE_GAP) / 2;
    return (Rect){ row.x + side * (row.w - w), row.y, w, row.h };
}

/* The room between the margins, which heads and rows share. */
Rect compare_column(Rect area);

/* "甲", "乙". */
StrView compare_side_name(const App *app, int32_t side);

/* "↑ +14" and "↓ −14" in their colours, "=" and "–" without one; returns its width. Of a wait, `good` is -1. */
typedef struct CompareBy {
    const ComparePair *pair;
    int good; /* more is better: 1, worse: -1, neither: 0 */
    StrView unit;
} CompareBy;
int32_t compare_draw_by(App *app, Point at, const CompareBy *by); /* 20 high */
int32_t compare_by_width(App *app, const CompareBy *by);

/* Whose sessions these are; below it what differs in all, and how the buyer felt at the end. */
void compare_draw_sides(App *app, const CompareView *view, Rect rect);
int32_t compare_totals_height(const App *app, const CompareView *view);
void compare_draw_totals(App *app, const CompareView *view, Rect rect);

/* A column that is filled from its top: measured, or painted too. */
typedef struct ComparePen {
    App *app;
    Rect room;
    bool paints;
} ComparePen;
void compare_put_lines(ComparePen *pen, const CompareTurn *turn);
void compare_put_half(ComparePen *pen, const CompareRow *row, int32_t side, bool with_lines);

/* One row: its height at that width, and drawing it. `focused`: the ring is shown on the current half. */
int32_t compare_row_height(App *app, const CompareRow *row, int32_t width);
typedef struct CompareRowSpec {
    const CompareRow *row;
    size_t number; /* from 1 */
    bool current;
    bool focused;
    int32_t side;
} CompareRowSpec;
/* The half that was clicked, or -1. *opened: twice. */
int32_t compare_draw_row(App *app, Rect rect, const CompareRowSpec *spec, bool *opened);

#endif
