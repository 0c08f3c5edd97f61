/* sound.c -- WAV files into one SDL audio queue, by a thread of its own.
 *
 * An open device wakes forty times a second even when it is silent, and to open or close one may take longer than a frame. So
 * the thread opens it for a sound and closes it when it has been quiet; nothing runs while nothing sounds. */
#include "ui/sound.h"

#include <SDL.h>
#include <assert.h>
#include <stdio.h>

#include "base/mem.h"
#include "play/settings.h"

enum { RATE = 44100, MAX_PATH = 4096, KEEP_OPEN_MS = 3000 };

typedef struct Clip {
    Uint8 *bytes;
    Uint32 length;
    bool is_tried;
} Clip;

struct Sounds {
    const char *root;
    SDL_Thread *thread; /* NULL before the first sound */
    SDL_mutex *lock;
    SDL_cond *news;
    bool has_wanted, quits; /* under the lock */
    Sound wanted;
    /* The thread's own. */
    SDL_AudioDeviceID device;
    bool is_mute; /* there is no device: none is looked for again */
    Clip clips[SOUND_COUNT];
};

static_assert((int)SOUND_COUNT == (int)SETTINGS_SOUNDS, "a switch for every sound");

Sounds *sounds_new(const char *root)
{
    Sounds *sounds = mem_new(sizeof *sounds);
    sounds->root = root;
    return sounds;
}

/* ---- on the thread ---- */

static void say_nothing(const char *file, int line, const char *function, int fault, const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)fault;
    (void)format;
}

typedef void (*AlsaSays)(const char *, int, const char *, int, const char *, ...);

/* ALSA writes to the terminal what SDL reports anyway; it is asked by name, for a machine may have none. */
static void hush_alsa(void)
{
    void *alsa = SDL_LoadObject("libasound.so.2");
    void *found = alsa ? SDL_LoadFunction(alsa, "snd_lib_error_set_handler") : NULL;
    int (*set_handler)(AlsaSays) = NULL;
    memcpy(&set_handler, &found, sizeof found);
    if (set_handler) set_handler(say_nothing);
}

static bool open_device(Sounds *sounds)
{
    if (sounds->device) return true;
    if (sounds->is_mute) return false;
    SDL_AudioSpec wanted = { .freq = RATE, .format = AUDIO_S16LSB, .channels = 1, .samples = 1024 };
    if (!SDL_WasInit(SDL_INIT_AUDIO)) {
        hush_alsa();
        sounds->is_mute = SDL_InitSubSystem(SDL_INIT_AUDIO) != 0;
    }
    if (!sounds->is_mute) sounds->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    sounds->is_mute = !sounds->device;
    return !sounds->is_mute;
}

static void close_device(Sounds *sounds)
{
    if (sounds->device) SDL_CloseAudioDevice(sounds->device);
    sounds->device = 0;
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

static void start(Sounds *sounds, Sound sound)
{
    if (!open_device(sounds)) return;
    const Clip *clip = clip_of(sounds, sound);
    if (!clip->length) return;
    SDL_ClearQueuedAudio(sounds->device);
    SDL_QueueAudio(sounds->device, clip->bytes, clip->length);
    SDL_PauseAudioDevice(sounds->device, 0);
}

static int run(void *data)
{
    Sounds *sounds = data;
    SDL_LockMutex(sounds->lock);
    while (!sounds->quits) {
        if (sounds->has_wanted) {
            Sound sound = sounds->wanted;
            sounds->has_wanted = false;
            SDL_UnlockMutex(sounds->lock);
            start(sounds, sound);
            SDL_LockMutex(sounds->lock);
        } else if (!sounds->device) {
            SDL_CondWait(sounds->news, sounds->lock);
        } else if (SDL_CondWaitTimeout(sounds->news, sounds->lock, KEEP_OPEN_MS) == SDL_MUTEX_TIMEDOUT) {
            close_device(sounds); /* no sound is as long as that */
        }
    }
    SDL_UnlockMutex(sounds->lock);
    close_device(sounds);
    return 0;
}

/* ---- for the application ---- */

static bool has_thread(Sounds *sounds)
{
    if (sounds->thread) return true;
    if (!sounds->lock) sounds->lock = SDL_CreateMutex();
    if (!sounds->news) sounds->news = SDL_CreateCond();
    if (sounds->lock && sounds->news) sounds->thread = SDL_CreateThread(run, "sounds", sounds);
    return sounds->thread != NULL;
}

void sounds_play(Sounds *sounds, Sound sound)
{
    if (!has_thread(sounds)) return;
    SDL_LockMutex(sounds->lock);
    sounds->wanted = sound;
    sounds->has_wanted = true;
    SDL_CondSignal(sounds->news);
    SDL_UnlockMutex(sounds->lock);
}

void sounds_free(Sounds *sounds)
{
    if (!sounds) return;
    if (sounds->thread) {
        SDL_LockMutex(sounds->lock);
        sounds->quits = true;
        SDL_CondSignal(sounds->news);
        SDL_UnlockMutex(sounds->lock);
        SDL_WaitThread(sounds->thread, NULL);
    }
    if (sounds->news) SDL_DestroyCond(sounds->news);
    if (sounds->lock) SDL_DestroyMutex(sounds->lock);
    for (size_t i = 0; i < SOUND_COUNT; i++) SDL_FreeWAV(sounds->clips[i].bytes);
    mem_free(sounds);
}
