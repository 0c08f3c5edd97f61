/* app.h -- the application: one window, its loop, and the way between views. main.c opens it.
 *
 * Everything of the outside world comes in through the setup; the application itself reads no clock but SDL's ticks for
 * animation. */
#ifndef UI_APP_H
#define UI_APP_H

#include "play/outside.h"
#include "script/content.h"

typedef struct AppSetup {
    const char *root;   /* checkout or installation: assets/ lies below */
    const char *data;   /* $XDG_DATA_HOME/peilian: store, own quick replies */
    const char *config; /* $XDG_CONFIG_HOME/peilian: settings */
    const char *lang;   /* "zh", "en": for this run; NULL: as the settings say, else `fallback_lang` */
    const char *fallback_lang;
    const char *as;          /* who plays; NULL: who played last */
    const char *user;        /* the system's name for them, offered on the first run */
    const char *theme;       /* "light", "dark" for this run, or NULL */
    const char *screen_json; /* the screen in words is written here after each frame, or NULL */
    const char *practise;    /* a scenario to begin at once, or NULL */
    const char *replay; /* a stored session to watch at once, by its id or an unambiguous beginning of it; or NULL */
    const char *compare[2]; /* ids of two sessions to begin with, or NULL */
    int32_t width, height;  /* units at text size 100 %; 0: as last time */
    int32_t scale_percent;  /* 0: the display's */
    int32_t text_percent;   /* 0: the settings' */
    StrView engine;         /* version */
    const Outside *outside;
    /* Loads the content once the window stands; NULL: there is none, and it was said. It stays the loader's. */
    Content *(*load)(void *self);
    /* Reads it again after a save in one of `folders` (reloader.h); NULL: files are not watched. */
    Content *(*reload)(void *self, Content *last, Report *report);
    const char *const *folders;
    void *self;
} AppSetup;

/* Whether a window can be opened here (a display answers). It is held on to: app_run or app_leave_display must follow. */
bool app_has_display(void);
void app_leave_display(void);

/* Run until the window is closed. False where it could not start. */
bool app_run(const AppSetup *setup, Err *err);

#endif
