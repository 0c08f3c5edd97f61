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
    { "Alt 1–2", "keys.views" },   { "F6", "keys.region" },       { "Tab", "keys.tab" },     { "Esc", "keys.esc" },
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
static const KeyRowText CARD[] = { { "R", "keys.retry" }, { "P", "keys.practise" }, { "↑ ↓", "keys.rows" } };

#define ROWS(list) (list), sizeof(list) / sizeof *(list)
static const KeyGroup GROUPS[] = { { "keys.everywhere", ROWS(EVERYWHERE) },
                                   { "keys.desk", ROWS(DESK) },
                                   { "keys.home", ROWS(HOME) },
                                   { "keys.card", ROWS(CARD) } };
enum { GROUP_COUNT = sizeof GROUPS / sizeof *GROUPS, ROW_H = 26, HEAD_H = 28, GAP = 12, KEYS_W = 110, WIDE = 720 };

static int32_t height_of(size_t from, size_t to)
{
    int32_t height = 0;
    for (size_t i = from; i < to; i++) height += HEAD_H + GAP + ROW_H * (int32_t)GROUPS[i].count;
    return height;
}

static void draw_group(Ui *ui, Rect *column, const KeyGroup *group)
{
    ui_heading(ui, cut_top(column, HEAD_H), ui_tr(ui, group->title), FONT_B14);
    for (size_t i = 0; i < group->count; i++) {
        Rect row = cut_top(column, ROW_H);
        Rect keys = cut_left(&row, KEYS_W);
        ui_key_cap(ui, (Point){ keys.x, keys.y + 4 }, sv(group->rows[i].keys));
        ui_line(ui, row, ui_tr(ui, group->rows[i].means), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    }
    cut_top(column, GAP);
}

void app_draw_keys(App *app)
{
    Ui *ui = app->ui;
    int32_t left = height_of(0, 1) + height_of(2, 3);
    int32_t right = height_of(1, 2) + height_of(3, 4);
    DialogSpec dialog = { .title = ui_tr(ui, "keys.title"),
                          .width = WIDE,
                          .height = left > right ? left : right,
                          .cancel = ui_tr(ui, "keys.close") };
    Rect room = ui_begin_dialog(ui, "keys", &dialog);
    Rect first = cut_left(&room, room.w / 2 - GAP);
    cut_left(&room, GAP);
    draw_group(ui, &first, &GROUPS[0]);
    draw_group(ui, &first, &GROUPS[2]);
    draw_group(ui, &room, &GROUPS[1]);
    draw_group(ui, &room, &GROUPS[3]);
    if (ui_end_dialog(ui, &dialog) != DIALOG_OPEN) app->keys_shown = false;
}
