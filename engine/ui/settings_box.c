/* settings_box.c -- the boxes and rows that every page of the settings is made of. */
#include "ui/settings_own.h"

enum { TITLE_H = 32, ROW_H = 53, BOX_GAP = 16, PAD = 16, LABEL_H = 20, HINT_H = 16 };

void settings_box(SettingsBox *box, const char *title, int32_t rows)
{
    Ui *ui = box->app->ui;
    if (box->row) cut_top(&box->rest, BOX_GAP);
    ui_heading(ui, cut_top(&box->rest, TITLE_H), ui_tr(ui, title), FONT_B14);
    Rect frame = { box->rest.x, box->rest.y, box->rest.w, rows * ROW_H };
    canvas_round(box->app->canvas, frame, CORNERS(8), ui_colour(ui, TOKEN_PANEL));
    canvas_outline(box->app->canvas, frame, CORNERS(8), 1, ui_colour(ui, TOKEN_LINE));
    box->row = 0;
}

Rect settings_row(SettingsBox *box, const char *label, const char *hint, int32_t control_w)
{
    Ui *ui = box->app->ui;
    Rect row = cut_top(&box->rest, ROW_H);
    if (box->row++) ui_rule(ui, (Point){ row.x + 1, row.y }, row.w - 2);
    Rect in = rect_inset(row, PAD, 0);
    Rect control = cut_right(&in, control_w);
    cut_right(&in, 12);
    int32_t words = LABEL_H + (hint ? HINT_H : 0);
    cut_top(&in, (ROW_H - words) / 2);
    ui_line(ui, cut_top(&in, LABEL_H), ui_tr(ui, label), (UiLook){ FONT_R14, TOKEN_T1, ALIGN_LEFT });
    if (hint) ui_line(ui, cut_top(&in, HINT_H), ui_tr(ui, hint), (UiLook){ FONT_R12, TOKEN_T3, ALIGN_LEFT });
    return control;
}

bool settings_switch(SettingsBox *box, const char *label, const char *hint, bool *on)
{
    Ui *ui = box->app->ui;
    Rect control = settings_row(box, label, hint, 40);
    return ui_toggle(ui, label, control, &(SwitchSpec){ .label = ui_tr(ui, label) }, on);
}

int32_t settings_used(const SettingsBox *box)
{
    return box->rest.y - box->column.y;
}
