/* sessions_own.h -- the list of past sessions: what of each is told, filters, rows; and what it keeps between frames. */
#ifndef UI_SESSIONS_OWN_H
#define UI_SESSIONS_OWN_H

#include "ui/app_own.h"
#include "ui/edit.h"
#include "ui/widgets_table.h"

/* What the chips leave. */
typedef enum SessionsChip {
    SESSIONS_ALL,
    SESSIONS_FAILED,   /* below the pass mark */
    SESSIONS_CRITICAL, /* with a critical finding */
    SESSIONS_UNFINISHED,
    SESSIONS_CHIPS
} SessionsChip;

typedef enum SessionsColumn {
    SESSIONS_WHO,
    SESSIONS_WHAT,
    SESSIONS_BUYER,
    SESSIONS_WHEN,
    SESSIONS_LENGTH,
    SESSIONS_SCORE,
    SESSIONS_DIMS,
    SESSIONS_WORST,
    SESSIONS_LATE,
    SESSIONS_OUTCOME,
    SESSIONS_COLUMNS
} SessionsColumn;

enum { SESSIONS_ID = 72, SESSIONS_SELECTS = 3, SESSIONS_PAD = 16 };

typedef struct SessionRow {
    const HistorySession *session;
    StrView title, buyer;
    StrView worst; /* the rule that went worst; empty: none was broken */
    FindingKind worst_kind;
    uint32_t late; /* replies after their allowance … */
    bool is_more;  /* … among those that the digest still knows */
    bool has_critical;
    bool is_found; /* by the search */
} SessionRow;

typedef struct SessionsView {
    Arena *arena;   /* of the rows */
    uint32_t reads; /* of the history that they are of */
    const char *lang;
    SessionRow *rows;
    size_t count;
    const SessionRow **shown; /* as filters and order leave them */
    size_t shown_count;
    StrView *people; /* ids, the latest first */
    StrView *people_names;
    size_t people_count;
    StrView *titles; /* of the scenarios */
    size_t title_count;

    Edit *search;
    uint64_t searched;
    int32_t chip;
    int32_t person; /* 0: everybody, else 1 + index */
    int32_t title;
    int32_t level;             /* 0: any, else 1 + place in "ABCD" */
    uint64_t sifted;           /* of all the choices, so that the same are not made again */
    TableState table;          /* its `sort` is the place among the shown columns */
    SessionsColumn sorted;     /* the same as a column */
    char current[SESSIONS_ID]; /* id of the row that is chosen */
    bool wants_rows, wants_search;
} SessionsView;

/* sessions_rows.c */
void sessions_read(App *app, SessionsView *view);
void sessions_draw_rows(App *app, SessionsView *view, Rect rect);
void sessions_open(App *app, SessionsView *view);

/* sessions_sift.c: which rows are shown, in which order. */
void sessions_sift(App *app, SessionsView *view);
int32_t sessions_chip_count(const App *app, const SessionsView *view, SessionsChip chip);

/* sessions_filters.c: returns the height that it took. */
int32_t sessions_draw_filters(App *app, SessionsView *view, Rect rect);

#endif
