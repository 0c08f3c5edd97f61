/* sound.h -- the short sounds of assets/sounds. None of them alone carries meaning; a machine without audio is silent. */
#ifndef UI_SOUND_H
#define UI_SOUND_H

#include "base/err.h"

/* In the order of SETTINGS_SOUND_NAMES, which are the files' names too. */
typedef enum Sound {
    SOUND_NEW_CHAT,
    SOUND_MESSAGE,
    SOUND_SOON,
    SOUND_LATE,
    SOUND_SENT,
    SOUND_GOOD,
    SOUND_CRITICAL,
    SOUND_END,
    SOUND_CAUGHT,
    SOUND_COUNT
} Sound;

typedef struct Sounds Sounds;

/* Nothing is opened before the first sound. `root` is borrowed. */
Sounds *sounds_new(const char *root);
void sounds_free(Sounds *sounds);

/* Start it; one that still plays stops. Returns at once. A file or a device that cannot be opened is not asked again. */
void sounds_play(Sounds *sounds, Sound sound);

#endif
