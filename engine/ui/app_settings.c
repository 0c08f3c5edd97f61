/* app_settings.c -- what the user chose: read once, written whole whenever it changes, and put into effect. */
#define _DEFAULT_SOURCE
#include "ui/app_own.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_PATH = 4096, MAX_FILE = 256 * 1024 };

static StrView settings_path(const App *app, const char *tail)
{
    return arena_printf(app->life, "%s/settings.json%s", app->setup->config, tail);
}

static bool read_file(Arena *arena, const char *path, StrView *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    char *bytes = arena_alloc(arena, MAX_FILE, 1);
    size_t len = fread(bytes, 1, MAX_FILE, file);
    bool is_whole = !ferror(file);
    fclose(file);
    *out = sv_of(bytes, len);
    return is_whole;
}

/* A damaged file is kept aside, so that nothing in it is lost for good, and said. */
void app_load_settings(App *app)
{
    Err err = { 0 };
    StrView text;
    settings_default(&app->settings);
    if (read_file(app->life, settings_path(app, "").ptr, &text)) {
        if (!settings_parse(app->life, text, &app->settings, &err)) {
            rename(settings_path(app, "").ptr, settings_path(app, ".damaged").ptr);
            app->settings_fault = err;
        }
    }
    if (app->setup->text_percent) app->settings.text_percent = app->setup->text_percent;
}

/* All but the last part of the path. */
static void make_folders(const char *path)
{
    char part[MAX_PATH];
    for (size_t i = 1; path[i] && i < sizeof part; i++) {
        if (path[i] != '/') continue;
        memcpy(part, path, i);
        part[i] = '\0';
        mkdir(part, 0700);
    }
}

static bool write_file(const char *path, StrView text)
{
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool is_ok = fwrite(text.ptr, 1, text.len, file) == text.len && fflush(file) == 0 && fsync(fileno(file)) == 0;
    return fclose(file) == 0 && is_ok;
}

void app_save_settings(App *app)
{
    Buf text = { 0 };
    const char *path = settings_path(app, "").ptr;
    const char *fresh = settings_path(app, ".new").ptr;
    if (app->window.sdl && !app->setup->width) {
        app->settings.maximised = window_is_maximised(&app->window);
        Rect place = window_place(&app->window);
        if (!app->settings.maximised) {
            app->settings.window_x = place.x;
            app->settings.window_y = place.y;
            app->settings.window_w = place.w;
            app->settings.window_h = place.h;
        }
    }
    settings_write(&text, &app->settings);
    make_folders(path);
    if (!write_file(fresh, buf_view(&text)) || rename(fresh, path) != 0) {
        Err err = { 0 };
        err_set(&err, ERR_IO, "%s: %s", path, strerror(errno));
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
    return app->settings.text_percent;
}

/* SDL 2 does not say what the desktop prefers; GTK's own places do, on every desktop that has them. */
static bool file_says_dark(App *app, const char *folder)
{
    StrView text;
    const char *home = getenv("XDG_CONFIG_HOME");
    const char *user = getenv("HOME");
    StrView path = home && *home ? arena_printf(app->frame, "%s/%s/settings.ini", home, folder)
                                 : arena_printf(app->frame, "%s/.config/%s/settings.ini", user ? user : "", folder);
    if (!read_file(app->frame, path.ptr, &text)) return false;
    const char *at = strstr(arena_copy(app->frame, text).ptr, "gtk-application-prefer-dark-theme");
    at = at ? strchr(at, '=') : NULL;
    if (!at) return false;
    at += 1 + strspn(at + 1, " ");
    return *at == '1' || strncmp(at, "true", 4) == 0;
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
    const char *lang = language(app);
    if (app->locale && strcmp(lang, app->lang) == 0) return true;
    Locale *locale = NULL;
    if (!locale_load(&locale, app->setup->root, lang, err)) return false;
    locale_free(app->locale);
    app->locale = locale;
    app->lang = lang;
    return true;
}

void app_settings_changed(App *app)
{
    Err err = { 0 };
    if (!app_apply_settings(app, &err)) app_fail(app, "app.cannot_read", &err);
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

bool app_set_person(App *app, StrView name)
{
    SittingSetup setup = { .store = app->store, .outside = app->setup->outside };
    SittingWho who = { name, sv(app->setup->user) };
    Err err = { 0 };
    if (sitting_person(&setup, &who, app->life, &app->person, &err)) {
        app->redraw = true;
        return true;
    }
    app_fail(app, "app.not_stored", &err);
    return false;
}
