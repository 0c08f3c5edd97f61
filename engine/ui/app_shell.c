/* app_shell.c -- what is around every view: the rail, the keys that work everywhere, what lies above. */
#include "ui/app_own.h"

enum { RAIL_NARROW = 48, RAIL_WIDE = 64, WIDE_FROM = 1120, LOGO = 36, ITEM_H = 56, ITEM_NARROW_H = 44, ICON = 20 };

typedef struct RailItem {
    ViewId view;
    const char *name;
    const char *icon;
    const char *label; /* locale key */
} RailItem;

static const RailItem TOP[] = { { VIEW_HOME, "home", "home", "rail.home" },
                                { VIEW_DESK, "desk", "desk", "rail.desk" },
                                { VIEW_SESSIONS, "film", "film", "rail.film" } };
enum { TOP_COUNT = sizeof TOP / sizeof *TOP };

static bool is_current(const App *app, ViewId view)
{
    if (view == VIEW_HOME) return app->view == VIEW_HOME || app->view == VIEW_FIRST;
    if (view == VIEW_DESK) return app->view == VIEW_DESK || app->view == VIEW_CARD;
    if (view == VIEW_SESSIONS)
        return app->view == VIEW_SESSIONS || app->view == VIEW_REPLAY || app->view == VIEW_COMPARE;
    return app->view == view;
}

static bool rail_item(App *app, Rect rect, const char *name, const char *icon, StrView label, bool current)
{
    Ui *ui = app->ui;
    Canvas *canvas = app->canvas;
    bool narrow = rect.w < RAIL_WIDE;
    UiId id = ui_id(ui, name);
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    Rect ground = rect_inset(rect, 4, 2);
    if (current || hit.hover) {
        canvas_round(canvas, ground, CORNERS(8),
                     ui_colour(ui, current       ? TOKEN_SEL
                                   : hit.pressed ? TOKEN_PRESS
                                                 : TOKEN_HOVER));
    }
    Token colour = current ? TOKEN_ACCENT : TOKEN_T2;
    int32_t icon_y = narrow ? rect.y + (rect.h - ICON) / 2 : rect.y + 9;
    canvas_icon(canvas, icon, (Point){ rect.x + (rect.w - ICON) / 2, icon_y }, ICON, ui_colour(ui, colour));
    if (!narrow) {
        Rect line = { rect.x, rect.y + 30, rect.w, 18 };
        ui_paint_line(ui, line, label, (UiLook){ current ? FONT_B12 : FONT_R12, colour, ALIGN_CENTRE });
    } else {
        ui_tooltip(ui, id, rect, label);
    }
    if (hit.focus_shown) ui_focus_ring(ui, ground, 8);
    ui_node(
        ui,
        &(UiNode){ .role = "tab", .name = label, .rect = rect, .id = id, .focused = hit.focused, .selected = current });
    return hit.activated;
}

/* Who plays; activated, it says who else might. */
static void draw_me(App *app, Rect rect)
{
    Ui *ui = app->ui;
    UiId id = ui_id(ui, "me");
    UiHit hit = ui_hit(ui, id, rect, UI_FOCUS);
    StrView picture = arena_printf(app->frame, "avatars/%.*s", SV_ARG(app->settings.avatar));
    StrView label = ui_say(ui, "people.me", SLOTS({ "name", app->person.name }));
    ui_avatar(ui, rect, picture.ptr, app->person.name);
    if (hit.hover || app->people_shown) {
        canvas_outline(app->canvas, rect_inset(rect, -2, -2), CORNERS(rect.h / 2 + 2), 2, ui_colour(ui, TOKEN_LINE2));
    }
    if (hit.focus_shown) ui_focus_ring(ui, rect, rect.h / 2);
    ui_tooltip(ui, id, rect, label);
    ui_node(ui, &(UiNode){ .role = "button",
                           .name = label,
                           .rect = rect,
                           .id = id,
                           .focused = hit.focused,
                           .selected = app->people_shown });
    app->me = rect;
    if (hit.activated) app_show_people(app);
}

static void draw_rail(App *app, Rect rail)
{
    Ui *ui = app->ui;
    bool narrow = rail.w < RAIL_WIDE;
    int32_t step = narrow ? ITEM_NARROW_H : ITEM_H;
    ui_begin_region(ui, "rail", rail);
    canvas_fill(app->canvas, rail, ui_colour(ui, TOKEN_CANVAS));
    canvas_vline(app->canvas, (Point){ rail.x + rail.w - 1, rail.y }, rail.h, 1, DASH_SOLID, ui_colour(ui, TOKEN_LINE));
    int32_t logo = narrow ? 32 : LOGO;
    canvas_picture(app->canvas, "logo/logo-128", (Rect){ rail.x + (rail.w - logo) / 2, rail.y + 12, logo, logo });
    int32_t y = rail.y + 62;
    for (size_t i = 0; i < TOP_COUNT; i++) {
        Rect place = { rail.x, y, rail.w, step };
        if (TOP[i].view == VIEW_DESK && !app->sitting) continue;
        if (TOP[i].view == VIEW_SESSIONS && !app->person.name.len) continue;
        y += step;
        if (rail_item(app, place, TOP[i].name, TOP[i].icon, ui_tr(ui, TOP[i].label), is_current(app, TOP[i].view))) {
            if (TOP[i].view == VIEW_DESK) app_show_sitting(app);
            if (TOP[i].view != VIEW_DESK) app_go(app, TOP[i].view);
        }
    }
    int32_t face = narrow ? 32 : 36;
    y = rail.y + rail.h - 12 - face;
    Rect me = { rail.x + (rail.w - face) / 2, y, face, face };
    /* The upper one first: Tab goes down. */
    y -= 2 * step + 4;
    if (rail_item(app, (Rect){ rail.x, y, rail.w, step }, "keys", "keys", ui_tr(ui, "rail.keys"), app->keys_shown)) {
        app->keys_shown = !app->keys_shown;
    }
    Rect settings = { rail.x, y + step, rail.w, step };
    if (rail_item(app, settings, "settings", "gear", ui_tr(ui, "rail.settings"), app->view == VIEW_SETTINGS)) {
        app_open_settings(app);
    }
    if (app->person.name.len) draw_me(app, me);
    ui_end_region(ui);
}

void app_open_settings(App *app)
{
    if (app->view == VIEW_SETTINGS) {
        app_go(app, app->back);
        return;
    }
    app->back = app->view;
    app_go(app, VIEW_SETTINGS);
}

static void change_text_size(App *app, int32_t to)
{
    int32_t percent = to < SETTINGS_MIN_TEXT ? SETTINGS_MIN_TEXT : to > SETTINGS_MAX_TEXT ? SETTINGS_MAX_TEXT : to;
    if (percent == app_text_percent(app)) return;
    app->settings.text_percent = percent;
    app->text_percent = 0;
    app_settings_changed(app);
}

static void take_keys(App *app)
{
    Ui *ui = app->ui;
    if (ui_key(ui, KEY_F1, 0)) app->keys_shown = !app->keys_shown;
    if (app->keys_shown && ui_key(ui, KEY_ESC, 0)) app->keys_shown = false;
    if (ui_char(ui, ',', MOD_CTRL)) app_open_settings(app);
    if (ui_char(ui, 'q', MOD_CTRL)) app_ask_quit(app);
    if (ui_char(ui, '=', MOD_CTRL) || ui_char(ui, '+', MOD_CTRL) || ui_char(ui, '=', MOD_CTRL | MOD_SHIFT)) {
        change_text_size(app, app_text_percent(app) + 10);
    }
    if (ui_char(ui, '-', MOD_CTRL)) change_text_size(app, app_text_percent(app) - 10);
    if (ui_char(ui, '0', MOD_CTRL)) change_text_size(app, 100);
    if (app->view == VIEW_FIRST) return;
    if (ui_char(ui, '1', MOD_ALT)) app_go(app, VIEW_HOME);
    if (app->sitting && ui_char(ui, '2', MOD_ALT)) app_show_sitting(app);
    if (ui_char(ui, '3', MOD_ALT)) app_go(app, VIEW_SESSIONS);
}

static void draw_view(App *app, Rect area)
{
    const View *view = app_view(app->view);
    void *state = app->states[app->view];
    if (!app->has_entered) {
        app->has_entered = true;
        if (view->enter) view->enter(app, state);
    }
    ui_push_id(app->ui, view->name, 0);
    view->draw(app, state, area);
    ui_pop_id(app->ui);
}

/* What the store refused, and a trainer's save that is broken, stand above everything until all is well again. */
static void draw_banners(App *app, Rect *area)
{
    Ui *ui = app->ui;
    app_draw_rescue_banner(app, area);
    bool no_store = !app->store;
    if (no_store || app->unstored) {
        StrView text = no_store ? ui_say(ui, "app.no_store", SLOTS({ "text", sv(app->store_fault.text) }))
                                : ui_tr(ui, "app.unstored");
        BannerSpec spec = { .text = text, .tint = TINT_CRIT, .icon = "crit" };
        ui_banner(ui, "store", cut_top(area, 36), &spec);
    }
    if (app->reload_fault.len) {
        BannerSpec spec = { .text = buf_view(&app->reload_fault), .tint = TINT_MAJOR, .icon = "major" };
        ui_banner(ui, "reload", cut_top(area, 36), &spec);
    }
}

static void draw_quit(App *app)
{
    Ui *ui = app->ui;
    if (!app->asks_quit) return;
    bool exam = app_is_exam(app);
    DialogAnswer answer = ui_confirm(ui, "quit",
                                     &(ConfirmSpec){ .title = ui_tr(ui, "quit.title"),
                                                     .text = ui_tr(ui, exam ? "quit.exam" : "quit.practice"),
                                                     .ok = ui_tr(ui, "quit.ok"),
                                                     .cancel = ui_tr(ui, "quit.cancel"),
                                                     .danger = exam });
    if (answer == DIALOG_OK) app->quit = true;
    if (answer != DIALOG_OPEN) app->asks_quit = false;
}

/* A session in practice waits to be carried on; only an exam is lost by leaving. */
void app_ask_quit(App *app)
{
    if (app->is_playing && app_is_exam(app) && !app->asks_quit) {
        app->asks_quit = true;
        app->redraw = true;
        return;
    }
    app->quit = true;
}

void app_draw_shell(App *app)
{
    Ui *ui = app->ui;
    Point size = ui_size(ui);
    Rect area = { 0, 0, size.x, size.y };
    canvas_fill(app->canvas, area, ui_colour(ui, TOKEN_CANVAS));
    draw_rail(app, cut_left(&area, size.x < WIDE_FROM ? RAIL_NARROW : RAIL_WIDE));
    if (!app->content) return;
    draw_banners(app, &area);
    draw_view(app, area);
    if (app->keys_shown) app_draw_keys(app);
    if (app->people_shown) app_draw_people(app);
    if (app->kin) app_draw_kin(app);
    app_draw_rescue(app);
    draw_quit(app);
    take_keys(app);
    ui_toasts(ui, &app->toasts);
}
