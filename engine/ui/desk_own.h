/* desk_own.h -- the desk's parts: list, head, conversation, composer, side panel, and what they keep between frames. */
#ifndef UI_DESK_OWN_H
#define UI_DESK_OWN_H

#include "judge/receipt.h"
#include "ui/app_own.h"
#include "ui/desk_side.h"
#include "ui/edit.h"
#include "ui/widgets_grade.h"

enum { DESK_DRAFT_CHARS = 4000 };

/* The room of each item of a conversation, measured once for a width: item i lies at tops[i], the end at tops[count]. */
typedef struct ItemTops {
    int32_t *tops;
    size_t count;
    size_t cap;
    int32_t width;
    uint32_t look; /* of what else changes heights: language, grades shown, glosses */
} ItemTops;

typedef struct ChatDesk {
    Edit *draft;
    ItemTops tops;
    int64_t typing_since; /* monotonic; of the draft's first own letter, -1: nothing typed */
    int64_t drafted_ms;   /* when it was recorded last */
    int32_t draft_waits;  /* frames that it was put off for since */
    uint64_t drafted_version;
    StrView quick;     /* the quick reply that the draft came from, or empty */
    uint32_t open_seq; /* the reply whose findings are open; 0: the latest */
    uint32_t last_seen_seq;
    bool wants_end;
} ChatDesk;

/* A conversation out of a film: told by the film's clock and by who played then, graded whatever the settings say. */
typedef struct DeskFilm {
    StrView name, face;            /* the face as in Settings.avatar; empty: none is known */
    bool can_mend;                 /* better wordings may be looked for */
    uint32_t found_seq;            /* the item in which the search found … 0: none */
    uint32_t found_from, found_to; /* … these bytes */
} DeskFilm;

typedef struct DeskView {
    ChatDesk chats[DESK_MAX_CHATS];
    const DeskFilm *film; /* NULL: the desk itself */
    Sitting *of;          /* the sitting that all this belongs to */
    int32_t tab;          /* of the side panel */
    bool side_open;       /* as a drawer, where there is no room for it */
    bool task_shown;      /* as the window's size has it; F2 makes it the other way round */
    bool emoji_open;
    bool quick_open;
    bool asks_end;
    bool focus_composer;
    uint64_t shown_finding; /* id of the popover that is open, 0: none */
    int64_t hover_since;
    uint64_t hover_finding;
    Rect composer;       /* of this frame: popovers leave it free */
    Rect last_line;      /* the last buyer message, likewise */
    uint32_t better_seq; /* the reply that `better` is about; 0: none */
    Arena *better_arena;
    Receipt better;
    SideState side;
} DeskView;

static inline ChatDesk *desk_of(DeskView *desk, const FeedChat *chat)
{
    return &desk->chats[chat->number - 1];
}

/* What a buyer is called, and the picture of their persona. */
StrView desk_buyer_name(const App *app, const FeedChat *chat);   /* "Mr Zhou" */
StrView desk_persona_name(const App *app, const FeedChat *chat); /* what kind of a buyer that is */
StrView desk_buyer_picture(const App *app, const FeedChat *chat);
const ScenarioInfo *desk_scenario(const App *app, const FeedChat *chat);
const Shop *desk_shop(const App *app, const FeedChat *chat);
const Product *desk_product(const App *app, const FeedChat *chat); /* NULL: none */
Countdown desk_countdown(const App *app, const FeedChat *chat);
StrView desk_clock_text(const App *app, int64_t t_ms); /* "14:02:05" */
StrView desk_film_clock(const App *app, int64_t t_ms); /* "3:49" since the beginning */

/* A session of several buyers, also before the second has come. */
bool desk_is_rush(const App *app);

/* Show a chat; its draft waits in the composer, which takes the focus where it is wanted. */
void desk_show_chat(App *app, DeskView *desk, uint32_t number, bool focus);

/* The list: its chats in the order in which they want an answer, and one row of them. */
enum { DESK_LIST_NARROW = 72, DESK_ROW_H = 64, DESK_ROW_RUSH_H = 112, DESK_ROW_NARROW_H = 72 };
void desk_draw_list(App *app, DeskView *desk, Rect rect);
void desk_draw_list_row(App *app, const FeedChat *chat, Rect rect);
void desk_draw_past_row(App *app, const HistorySession *session, Rect rect);
void desk_draw_number(App *app, uint32_t number, Point at, bool current); /* 18 by 18 */

/* What the session asks for: in the list's foot or, where that has no room, above the chat. */
int32_t desk_task_height(App *app, const FeedChat *chat, int32_t width); /* 0: not in the list */
void desk_draw_task(App *app, const FeedChat *chat, Rect rect);
bool desk_task_in_list(const App *app, int32_t list_width);
void desk_draw_task_over(App *app, DeskView *desk, const FeedChat *chat, Rect list);

/* Several buyers at once: counters with pause and end; lanes above the head. */
enum { DESK_RUSH_FOOT_H = 124 };
void desk_draw_rush_foot(App *app, DeskView *desk, Rect rect);
int32_t desk_lanes_height(const App *app);
void desk_draw_lanes(App *app, Rect rect);
void desk_draw_head(App *app, DeskView *desk, const FeedChat *chat, Rect rect);
void desk_draw_moods(App *app, const FeedChat *chat, Rect rect);
void desk_draw_chat(App *app, DeskView *desk, const FeedChat *chat, Rect rect);
void desk_draw_composer(App *app, DeskView *desk, const FeedChat *chat, Rect rect);
int32_t desk_composer_height(App *app, DeskView *desk, const FeedChat *chat, int32_t width);
Token desk_flag_token(StrView colour);
void desk_draw_side(App *app, DeskView *desk, const FeedChat *chat, Rect rect);
void desk_draw_side_menu(App *app, DeskView *desk, const FeedChat *chat); /* above everything, after the view */
void desk_side_dragged(App *app, DeskView *desk, Rect side);              /* settings.side_width follows the pointer */
void desk_init_side(SideState *side);
void desk_free_side(SideState *side);
void desk_draw_emoji(App *app, DeskView *desk, const FeedChat *chat);

/* One item: its height at that width, and drawing it with its top at `at`. */
int32_t desk_item_height(App *app, DeskView *desk, const FeedChat *chat, size_t index, int32_t width);
void desk_draw_item(App *app, DeskView *desk, const FeedChat *chat, size_t index, Rect rect);

void desk_draw_face(App *app, const DeskView *desk, const FeedChat *chat, Rect rect,
                    bool mine); /* at its side of the row */

/* Tags of the findings, right-aligned from `rect`'s top; one row of 20. */
void desk_draw_findings(App *app, DeskView *desk, const FeedChat *chat, const FeedItem *item, Rect rect);
/* The smallest edit that would lift the dimension of that finding, or NULL; looked for once a reply. */
const ReceiptEdit *desk_edit_for(App *app, DeskView *desk, const FeedItem *item, Dim dim);
Severity desk_severity(FindingKind kind);
StrView desk_why(const App *app, const FeedFinding *finding);

/* Put a text into the composer of a chat, as a quick reply or an emoji does. */
void desk_insert(App *app, DeskView *desk, const FeedChat *chat, StrView text, StrView quick);

#endif
