/* sound.c -- WAV files into one SDL audio queue, opened with the first sound and paused when it is quiet. */
#include "ui/sound.h"

#include <SDL.h>
#include <assert.h>
#include <stdio.h>

#include "base/mem.h"
#include "play/settings.h"

enum { RATE = 44100, MAX_PATH = 4096 };

typedef struct Clip {
    Uint8 *bytes;
    Uint32 length;
    bool is_tried;
} Clip;

struct Sounds {
    const char *root;
    SDL_AudioDeviceID device;
    bool is_tried;
    bool is_running;
    Clip clips[SOUND_COUNT];
};

static_assert((int)SOUND_COUNT == (int)SETTINGS_SOUNDS, "a switch for every sound");

Sounds *sounds_new(const char *root)
{
    Sounds *sounds = mem_new(sizeof *sounds);
    *sounds = (Sounds){ .root = root };
    return sounds;
}

void sounds_free(Sounds *sounds)
{
    if (!sounds) return;
    if (sounds->device) SDL_CloseAudioDevice(sounds->device);
    for (size_t i = 0; i < SOUND_COUNT; i++) SDL_FreeWAV(sounds->clips[i].bytes);
    mem_free(sounds);
}

static bool open_device(Sounds *sounds)
{
    if (sounds->is_tried) return sounds->device != 0;
    sounds->is_tried = true;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO)) return false;
    SDL_AudioSpec wanted = { .freq = RATE, .format = AUDIO_S16LSB, .channels = 1, .samples = 1024 };
    sounds->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    return sounds->device != 0;
}

static const Clip *clip_of(Sounds *sounds, Sound sound)
{
    Clip *clip = &sounds->clips[sound];
    if (clip->is_tried) return clip;
    clip->is_tried = true;
    char path[MAX_PATH];
    snprintf(path, sizeof path, "%s/assets/sounds/%s.wav", sounds->root, SETTINGS_SOUND_NAMES[sound]);
    SDL_AudioSpec spec;
    if (!SDL_LoadWAV(path, &spec, &clip->bytes, &clip->length)) return clip;
    /* Our own files are all of one form; another's is left silent rather than played at a wrong speed. */
    if (spec.freq != RATE || spec.format != AUDIO_S16LSB || spec.channels != 1) clip->length = 0;
    return clip;
}

void sounds_play(Sounds *sounds, Sound sound)
{
    if (!open_device(sounds)) return;
    const Clip *clip = clip_of(sounds, sound);
    if (!clip->length) return;
    SDL_ClearQueuedAudio(sounds->device);
    SDL_QueueAudio(sounds->device, clip->bytes, clip->length);
    SDL_PauseAudioDevice(sounds->device, 0);
    sounds->is_running = true;
}

bool sounds_settle(Sounds *sounds)
{
    if (!sounds->is_running) return false;
    if (SDL_GetQueuedAudioSize(sounds->device)) return true;
    SDL_PauseAudioDevice(sounds->device, 1);
    sounds->is_running = false;
    return false;
}
