/* view_settings.c -- what the user may choose, page by page; every choice takes effect at once. */
#include "base/mem.h"
#include "ui/edit.h"
#include "ui/field.h"
#include "ui/settings_own.h"
#include "ui/widgets_table.h"

enum { NAV_W = 176, NAV_ROW = 38, PAGE_W = 760, PAD = 32, NARROW = 860, NAV_NARROW = 140 };

typedef struct PageRow {
    const char *name;  /* of its id */
    const char *label; /* locale key */
    int32_t (*draw)(App *app, SettingsView *view, Rect rect);
} PageRow;

static const PageRow PAGES[] = {
    { "general", "settings.general", settings_general }, { "input", "settings.input", settings_input },
    { "sound", "settings.sound", settings_sound },       { "exam", "settings.exam", settings_exam },
    { "data", "settings.data", settings_data },          { "about", "settings.about", settings_about }
};
enum { PAGE_COUNT = sizeof PAGES / sizeof *PAGES };

static void *make(App *app)
{
    (void)app;
    SettingsView *view = mem_new(sizeof *view);
    *view = (SettingsView){ .name = edit_new(SETTINGS_NAME_CHARS, false) };
    return view;
}

static void drop(void *state)
{
    SettingsView *view = state;
    edit_free(view->name);
    mem_free(view);
}

static void enter(App *app, void *state)
{
    SettingsView *view = state;
    edit_set_text(view->name, app->person.name);
}

static void draw_pages(App *app, SettingsView *view, Rect rect)
{
    Ui *ui = app->ui;
    ui_begin_region(ui, "pages", rect);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    canvas_vline(app->canvas, (Point){ rect.x + rect.w - 1, rect.y }, rect.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
    Rect left = rect;
    Rect head = cut_top(&left, 64);
    ui_heading(ui, rect_inset(head, 20, 0), ui_tr(ui, "rail.settings"), FONT_B20);
    ui_begin_group(ui, "pages");
    for (int32_t i = 0; i < PAGE_COUNT; i++) {
        Rect row = rect_inset(cut_top(&left, NAV_ROW), 8, 1);
        StrView label = ui_tr(ui, PAGES[i].label);
        bool on = view->page == i;
        UiHit hit = ui_row(ui, PAGES[i].name, 0, row, &(RowSpec){ .label = label, .selected = on });
        ui_paint_line(ui, rect_inset(row, 12, 0), label,
                      (UiLook){ on ? FONT_B14 : FONT_R14, on ? TOKEN_ACCENT : TOKEN_T1, ALIGN_LEFT });
        if (hit.activated || hit.entered) view->page = i;
    }
    ui_end_group(ui);
    ui_end_region(ui);
}

static void draw(App *app, void *state, Rect area)
{
    SettingsView *view = state;
    Ui *ui = app->ui;
    draw_pages(app, view, cut_left(&area, area.w < NARROW ? NAV_NARROW : NAV_W));
    ui_begin_region(ui, "settings", area);
    UiScroll scroll = ui_begin_scroll(ui, PAGES[view->page].name, area, false);
    Rect page = scroll.content;
    cut_left(&page, PAD);
    cut_top(&page, 20);
    page.w = page.w - PAD < PAGE_W ? page.w - PAD : PAGE_W;
    int32_t used = PAGES[view->page].draw(app, view, page);
    ui_end_scroll(ui, used + 2 * 20);
    ui_end_region(ui);
    if (ui_key(ui, KEY_ESC, 0)) app_open_settings(app);
}

const View SETTINGS_VIEW = { .name = "settings", .make = make, .drop = drop, .enter = enter, .draw = draw };
