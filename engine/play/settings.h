/* settings.h -- what one workstation's users have chosen: read from and written as JSON, without touching a file.
 *
 * A field that the text lacks keeps its default; a field that this version does not know is kept and written again, so an
 * older program does not lose what a newer one stored. Texts live in the arena that was given. */
#ifndef PLAY_SETTINGS_H
#define PLAY_SETTINGS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"

enum { SETTINGS_SOUNDS = 9, SETTINGS_MIN_TEXT = 80, SETTINGS_MAX_TEXT = 200 };

typedef enum ThemeChoice { THEME_CHOICE_LIGHT, THEME_CHOICE_DARK, THEME_CHOICE_SYSTEM, THEME_CHOICES } ThemeChoice;

typedef struct Settings {
    StrView lang;   /* "zh", "en", or empty: as the system says */
    StrView avatar; /* of the trainee: "trainee-1" */
    StrView faces;  /* everybody's avatar: "id=trainee-1,id=lead"; see settings_face */
    StrView view;   /* shown last */
    int32_t theme;  /* ThemeChoice */
    int32_t text_percent;
    int32_t side_width;                             /* units */
    int32_t window_x, window_y, window_w, window_h; /* units at scale 1; w = 0: never placed */
    bool maximised;
    bool reduced_motion;
    bool feedback; /* grades under each reply; never in an exam */
    bool moods;
    bool glosses; /* English under the buyer's lines */
    bool keystrokes;
    bool ctrl_enter;              /* sends; else Enter does */
    bool exam;                    /* sessions begin as exams */
    bool notify;                  /* the desktop's own messages */
    bool sounds[SETTINGS_SOUNDS]; /* in the order of SETTINGS_SOUND_NAMES */
    const JsonValue *all;         /* as it was read, or NULL */
} Settings;

extern const char *const SETTINGS_SOUND_NAMES[SETTINGS_SOUNDS]; /* "new-chat", …: also the files' names */

void settings_default(Settings *out);

/* False, with the defaults in *out, where the text is no object of JSON or a field has the wrong type; the error names it. */
bool settings_parse(Arena *arena, StrView json, Settings *out, Err *err);

/* The avatar of a person; empty where none was kept. Keeping one copies into `arena`. */
StrView settings_face(const Settings *settings, StrView person);
void settings_set_face(Settings *settings, Arena *arena, StrView person, StrView avatar);

/* Append one object and a line end. */
void settings_write(Buf *out, const Settings *settings);

#endif
