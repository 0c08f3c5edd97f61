/* app_settings.c -- what the user chose: read once, written whole whenever it changes, and put into effect. */
#include "ui/app_own.h"

#include <stdlib.h>

#include "base/files.h"

static const char *settings_path(App *app)
{
    return arena_printf(app->frame, "%s/settings.json", app->setup->config).ptr;
}

/* A damaged file is kept aside, so that nothing in it is lost for good, and said. */
void app_load_settings(App *app)
{
    Buf text = { 0 };
    const char *path = settings_path(app);
    settings_default(&app->settings);
    bool is_read = file_read(path, &text, NULL);
    if (is_read && !settings_parse(app->life, buf_view(&text), &app->settings, &app->settings_fault)) {
        file_put_aside(path, NULL);
    }
    app->text_percent = app->setup->text_percent;
    buf_clear(&text);
}

/* Where the window stands is remembered, unless the command line placed it. */
static void note_window(App *app)
{
    Settings *settings = &app->settings;
    if (!app->window.sdl || app->setup->width) return;
    settings->maximised = window_is_maximised(&app->window);
    if (settings->maximised) return;
    Rect place = window_place(&app->window);
    settings->window_x = place.x;
    settings->window_y = place.y;
    settings->window_w = place.w;
    settings->window_h = place.h;
}

void app_save_settings(App *app)
{
    Buf text = { 0 };
    Err err = { 0 };
    note_window(app);
    settings_write(&text, &app->settings);
    if (!folder_make(app->setup->config, &err) || !file_replace(settings_path(app), buf_view(&text), &err)) {
        app_fail(app, "app.settings_not_written", &err);
    }
    buf_clear(&text);
}

Rect app_window_place(const App *app)
{
    const Settings *settings = &app->settings;
    if (app->setup->width) return (Rect){ -1, -1, app->setup->width, app->setup->height };
    return (Rect){ settings->window_x, settings->window_y, settings->window_w, settings->window_h };
}

int32_t app_text_percent(const App *app)
{
    return app->text_percent ? app->text_percent : app->settings.text_percent;
}

/* SDL 2 does not say what the desktop prefers; GTK's own places do, on every desktop that has them. */
static bool file_says_dark(App *app, const char *folder)
{
    Buf text = { 0 };
    const char *home = getenv("XDG_CONFIG_HOME");
    const char *user = getenv("HOME");
    StrView path = home && *home ? arena_printf(app->frame, "%s/%s/settings.ini", home, folder)
                                 : arena_printf(app->frame, "%s/.config/%s/settings.ini", user ? user : "", folder);
    bool is_dark = false;
    const char *at = file_read(path.ptr, &text, NULL) ? strstr(text.ptr, "gtk-application-prefer-dark-theme") : NULL;
    at = at ? strchr(at, '=') : NULL;
    if (at) {
        at += 1 + strspn(at + 1, " ");
        is_dark = *at == '1' || strncmp(at, "true", 4) == 0;
    }
    buf_clear(&text);
    return is_dark;
}

static bool desktop_is_dark(App *app)
{
    const char *forced = getenv("GTK_THEME");
    if (forced && *forced) return strstr(forced, "dark") != NULL;
    return file_says_dark(app, "gtk-4.0") || file_says_dark(app, "gtk-3.0");
}

static const char *theme_name(App *app)
{
    if (app->setup->theme) return app->setup->theme;
    if (app->settings.theme == THEME_CHOICE_SYSTEM) return desktop_is_dark(app) ? "dark" : "light";
    return app->settings.theme == THEME_CHOICE_DARK ? "dark" : "light";
}

static const char *language(const App *app)
{
    if (app->setup->lang) return app->setup->lang;
    if (sv_is(app->settings.lang, "zh")) return "zh";
    if (sv_is(app->settings.lang, "en")) return "en";
    return app->setup->fallback_lang;
}

bool app_apply_settings(App *app, Err *err)
{
    Theme theme;
    if (!theme_load(&theme, app->setup->root, theme_name(app), err)) return false;
    app->theme = theme;
    /* Few want them, and they are as long as all the buyers' lines. */
    bool wants = app->settings.glosses && !app->gloss;
    if (wants && !gloss_load(&app->gloss, app->setup->root, NULL)) app->gloss = NULL;
    const char *lang = language(app);
    if (app->locale && strcmp(lang, app->lang) == 0) return true;
    Locale *locale = NULL;
    if (!locale_load(&locale, app->setup->root, lang, err)) return false;
    /* What this frame has drawn already still points into the old texts. */
    locale_free(app->old_locale);
    app->old_locale = app->locale;
    app->locale = locale;
    app->lang = lang;
    return true;
}

void app_settings_changed(App *app)
{
    Err err = { 0 };
    if (!app_apply_settings(app, &err)) app_fail(app, "app.cannot_read", &err);
    app_note_face(app);
    app_save_settings(app);
    app_show_title(app);
    app->redraw = true;
}

StrView app_local(const App *app, const LocalText *text)
{
    return strcmp(app->lang, "en") == 0 && text->en.len ? text->en : text->zh;
}

/* ---- who plays ---- */

void app_find_person(App *app)
{
    Err err = { 0 };
    if (app->setup->as) {
        app_set_person(app, sv(app->setup->as));
    } else if (app->store && !store_last_person(app->store, app->life, &app->person, &err)) {
        app_fail(app, "app.cannot_read", &err);
    }
}

void app_note_face(App *app)
{
    settings_set_face(&app->settings, app->life, app->person.id, app->settings.avatar);
}

/* What the one before left open waits for them; whoever comes brings their own face and past. */
static void take_over(App *app)
{
    StrView face = settings_face(&app->settings, app->person.id);
    app_leave_session(app);
    app_history_changed(app);
    if (face.len) app->settings.avatar = face;
    app_note_face(app);
}

bool app_set_person(App *app, StrView name)
{
    SittingSetup setup = { .store = app->store, .outside = app->setup->outside };
    SittingWho who = { name, sv(app->setup->user) };
    Person before = app->person;
    Err err = { 0 };
    if (sitting_person(&setup, &who, app->life, &app->person, &err)) {
        if (!sv_eq(before.id, app->person.id)) take_over(app);
        app->redraw = true;
        return true;
    }
    app_fail(app, "app.not_stored", &err);
    return false;
}
