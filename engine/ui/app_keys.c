/* app_keys.c -- F1: which keys do what, by place. */
#include "ui/app_own.h"

typedef struct KeyRowText {
    const char *keys;  /* as on the caps, apart by spaces */
    const char *means; /* locale key */
} KeyRowText;

typedef struct KeyGroup {
    const char *title;
    const KeyRowText *rows;
    size_t count;
} KeyGroup;

static const KeyRowText EVERYWHERE[] = {
    { "Alt 1–3", "keys.views" },   { "F6", "keys.region" },       { "Tab", "keys.tab" },     { "Esc", "keys.esc" },
    { "Ctrl ,", "keys.settings" }, { "Ctrl + − 0", "keys.text" }, { "Ctrl Q", "keys.quit" },
};
static const KeyRowText DESK[] = {
    { "Enter", "keys.send" },      { "Shift Enter", "keys.line" }, { "/", "keys.quick" },
    { "Ctrl E", "keys.emoji" },    { "Ctrl P", "keys.item" },      { "Ctrl 1–5", "keys.chat" },
    { "Ctrl Tab", "keys.urgent" }, { "Ctrl ↑ ↓", "keys.replies" }, { "Alt ← →", "keys.tabs" },
    { "F2", "keys.task" },         { "F4", "keys.side" },
};
static const KeyRowText HOME[] = {
    { "← ↑ ↓ →", "keys.cards" }, { "Enter", "keys.start" },   { "B", "keys.buyer" },
    { "P", "keys.practise" },    { "Ctrl K", "keys.search" },
};
static const KeyRowText CARD[] = { { "R", "keys.retry" },   { "P", "keys.practise" }, { "V", "keys.film" },
                                   { "C", "keys.compare" }, { "T", "keys.tree" },     { "↑ ↓", "keys.rows" } };
static const KeyRowText REPLAY[] = { { "Space", "keys.play" }, { "← →", "keys.second" }, { "[ ]", "keys.message" },
                                     { "F", "keys.finding" },  { "1–6", "keys.speed" },  { "S", "keys.skip" },
                                     { "+ − 0", "keys.zoom" }, { "/", "keys.find" },     { "R", "keys.retry_here" },
                                     { "C", "keys.compare" },  { "T", "keys.tree" } };
static const KeyRowText COMPARE[] = { { "↑ ↓", "keys.rows" },        { "← →", "keys.halves" },
                                      { "Enter", "keys.open_half" }, { "R", "keys.retry_here" },
                                      { "D", "keys.only_other" },    { "S", "keys.turn" },
                                      { "C", "keys.compare" },       { "T", "keys.tree" } };

#define ROWS(list) (list), sizeof(list) / sizeof *(list)
static const KeyGroup GROUPS[] = { { "keys.everywhere", ROWS(EVERYWHERE) },
                                   { "keys.desk", ROWS(DESK) },
                                   { "keys.home", ROWS(HOME) },
                                   { "keys.card", ROWS(CARD) },
                                   { "keys.replay", ROWS(REPLAY) },
                                   { "keys.compare_view", ROWS(COMPARE) } };
enum { GROUP_COUNT = sizeof GROUPS / sizeof *GROUPS, ROW_H = 22, HEAD_H = 28, GAP = 12, KEYS_W = 80, WIDE = 912 };

/* Which groups stand below each other. */
enum { COLUMNS = 3, STACK = 2 };
static const size_t PLACES[COLUMNS][STACK] = { { 0, 5 }, { 1, 2 }, { 4, 3 } };

static int32_t height_of(const size_t *column)
{
    int32_t height = 0;
    for (size_t i = 0; i < STACK; i++) {
        if (column[i] < GROUP_COUNT) height += HEAD_H + GAP + ROW_H * (int32_t)GROUPS[column[i]].count;
    }
    return height;
}

static void draw_group(Ui *ui, Rect *column, const KeyGroup *group)
{
    ui_heading(ui, cut_top(column, HEAD_H), ui_tr(ui, group->title), FONT_B14);
    for (size_t i = 0; i < group->count; i++) {
        Rect row = cut_top(column, ROW_H);
        Rect keys = cut_left(&row, KEYS_W);
        ui_key_cap(ui, (Point){ keys.x, keys.y + 2 }, sv(group->rows[i].keys));
        ui_line(ui, row, ui_tr(ui, group->rows[i].means), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    }
    cut_top(column, GAP);
}

void app_draw_keys(App *app)
{
    Ui *ui = app->ui;
    int32_t height = 0;
    for (size_t i = 0; i < COLUMNS; i++) height = height_of(PLACES[i]) > height ? height_of(PLACES[i]) : height;
    DialogSpec dialog = {
        .title = ui_tr(ui, "keys.title"), .width = WIDE, .height = height, .cancel = ui_tr(ui, "keys.close")
    };
    Rect room = ui_begin_dialog(ui, "keys", &dialog);
    int32_t w = (room.w - (COLUMNS - 1) * GAP) / COLUMNS;
    for (size_t i = 0; i < COLUMNS; i++) {
        Rect column = cut_left(&room, w);
        cut_left(&room, GAP);
        for (size_t k = 0; k < STACK; k++) {
            if (PLACES[i][k] < GROUP_COUNT) draw_group(ui, &column, &GROUPS[PLACES[i][k]]);
        }
    }
    if (ui_end_dialog(ui, &dialog) != DIALOG_OPEN) app->keys_shown = false;
}
