/* settings_own.h -- the pages of the settings; each draws itself into a column and returns the height that it took. */
#ifndef UI_SETTINGS_OWN_H
#define UI_SETTINGS_OWN_H

#include "ui/app_own.h"
#include "ui/edit.h"

enum { SETTINGS_NAME_CHARS = 20 };

typedef struct SettingsView {
    int32_t page;
    int32_t text_percent; /* while the slider is held: all sizes would move under the pointer */
    bool is_sliding;
    Edit *name;
} SettingsView;

int32_t settings_general(App *app, SettingsView *view, Rect rect);
int32_t settings_input(App *app, SettingsView *view, Rect rect);
int32_t settings_sound(App *app, SettingsView *view, Rect rect);
int32_t settings_exam(App *app, SettingsView *view, Rect rect);
int32_t settings_data(App *app, SettingsView *view, Rect rect);
int32_t settings_about(App *app, SettingsView *view, Rect rect);

/* A titled box of rows. A row has words at its left and returns the room for a control at its right. */
typedef struct SettingsBox {
    App *app;
    Rect rest;   /* what is left of the column */
    Rect column; /* all of it */
    int32_t row; /* of the box */
} SettingsBox;
void settings_box(SettingsBox *box, const char *title, int32_t rows);
Rect settings_row(SettingsBox *box, const char *label, const char *hint, int32_t control_w);
/* A row that is one switch; true where it was changed. */
bool settings_switch(SettingsBox *box, const char *label, const char *hint, bool *on);
int32_t settings_used(const SettingsBox *box);

#endif
