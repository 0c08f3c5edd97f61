/* reloader.c -- a thread that sleeps in inotify; a mutex around the one result that it hands over. */
#include "ui/reloader.h"

#include <SDL.h>

#include "base/mem.h"
#include "base/watch.h"

enum { SETTLE_MS = 15 };

struct Reloader {
    ReloaderSetup setup;
    Watch *watch;
    SDL_Thread *thread;
    SDL_mutex *mutex; /* around all below */
    SDL_cond *adopted;
    Content *running;
    Reload result;
    bool has_result; /* until another content is adopted */
    bool is_taken;
    bool stops;
};

/* False: the window is closing. */
static bool hand_over(Reloader *r, Reload result)
{
    SDL_Event wake = { .type = SDL_USEREVENT };
    SDL_LockMutex(r->mutex);
    r->result = result;
    r->has_result = true;
    r->is_taken = false;
    SDL_PushEvent(&wake);
    while (r->has_result && !r->stops) SDL_CondWait(r->adopted, r->mutex);
    bool goes_on = !r->stops;
    SDL_UnlockMutex(r->mutex);
    return goes_on;
}

static bool is_stopping(Reloader *r)
{
    SDL_LockMutex(r->mutex);
    bool stops = r->stops;
    SDL_UnlockMutex(r->mutex);
    return stops;
}

static void drop(const Reload *result)
{
    content_free(result->content);
    report_free(result->report);
}

/* Saved as it was: no news, unless what it was before that was broken. */
static bool is_news(const Reload *result, const Content *running, bool was_broken)
{
    if (!result->content || was_broken) return true;
    return !hash_equal(content_hash(result->content), content_hash(running));
}

/* Nobody else reads or writes `running` while nothing waits to be taken. */
static int run(void *self)
{
    Reloader *r = self;
    bool was_broken = false, goes_on = true;
    while (goes_on && !is_stopping(r)) {
        if (!watch_wait(r->watch, -1, SETTLE_MS)) continue;
        Reload result = { .report = report_new() };
        result.content = r->setup.reload(r->setup.self, r->running, result.report);
        bool is_broken = !result.content;
        if (is_news(&result, r->running, was_broken)) {
            goes_on = hand_over(r, result);
        } else {
            drop(&result);
        }
        was_broken = is_broken;
    }
    return 0;
}

static bool watch_all(Reloader *r, Err *err)
{
    if (!watch_new(&r->watch, err)) return false;
    for (size_t i = 0; r->setup.folders[i]; i++) {
        if (!watch_add(r->watch, r->setup.folders[i], err)) return false;
    }
    return true;
}

bool reloader_start(Reloader **out, const ReloaderSetup *setup, Content *running, Err *err)
{
    Reloader *r = mem_new(sizeof *r);
    *r = (Reloader){ .setup = *setup, .running = running };
    r->mutex = SDL_CreateMutex();
    r->adopted = SDL_CreateCond();
    bool is_ok = watch_all(r, err);
    if (is_ok) {
        r->thread = SDL_CreateThread(run, "reloader", r);
        is_ok = r->thread || err_set(err, ERR_IO, "no thread: %s", SDL_GetError());
    }
    if (is_ok) {
        *out = r;
    } else {
        reloader_stop(r);
    }
    return is_ok;
}

void reloader_stop(Reloader *r)
{
    if (!r) return;
    SDL_LockMutex(r->mutex);
    r->stops = true;
    SDL_CondSignal(r->adopted);
    SDL_UnlockMutex(r->mutex);
    if (r->watch) watch_wake(r->watch);
    if (r->thread) SDL_WaitThread(r->thread, NULL);
    if (r->has_result && !r->is_taken) drop(&r->result);
    watch_free(r->watch);
    SDL_DestroyCond(r->adopted);
    SDL_DestroyMutex(r->mutex);
    mem_free(r);
}

bool reloader_take(Reloader *r, Reload *out)
{
    SDL_LockMutex(r->mutex);
    bool is_there = r->has_result && !r->is_taken;
    if (is_there) {
        *out = r->result;
        r->is_taken = true;
    }
    SDL_UnlockMutex(r->mutex);
    return is_there;
}

void reloader_adopt(Reloader *r, Content *running)
{
    SDL_LockMutex(r->mutex);
    r->running = running;
    r->has_result = false;
    SDL_CondSignal(r->adopted);
    SDL_UnlockMutex(r->mutex);
}
