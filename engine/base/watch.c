/* watch.c -- one inotify watch a folder; what is not there yet is waited for at the nearest folder above it. */
#include "base/watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum {
    SAVED = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF,
    APPEARED = IN_CREATE | IN_MOVED_TO,
    MAX_DEPTH = 8,   /* bounds symlink loops */
    MAX_SETTLE = 20, /* a file that is written for ever does not keep everybody waiting */
    EVENT_BYTES = 4096
};

typedef struct Folder {
    char *path; /* owned */
    bool is_there;
} Folder;

struct Watch {
    int notify;
    int wake[2]; /* a pipe: read, write */
    Folder *folders;
    size_t count;
    size_t cap;
    int *inside; /* inotify's numbers of folders whose files count; others only tell that a folder appeared */
    size_t inside_count;
    size_t inside_cap;
};

bool watch_new(Watch **out, Err *err)
{
    Watch *watch = mem_new(sizeof *watch);
    *watch = (Watch){ .notify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .wake = { -1, -1 } };
    if (watch->notify < 0 || pipe(watch->wake) != 0) {
        err_set(err, ERR_IO, "files cannot be watched: %s", strerror(errno));
        watch_free(watch);
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        fcntl(watch->wake[i], F_SETFL, O_NONBLOCK);
        fcntl(watch->wake[i], F_SETFD, FD_CLOEXEC);
    }
    *out = watch;
    return true;
}

void watch_free(Watch *watch)
{
    if (!watch) return;
    if (watch->notify >= 0) close(watch->notify);
    for (size_t i = 0; i < 2; i++) {
        if (watch->wake[i] >= 0) close(watch->wake[i]);
    }
    for (size_t i = 0; i < watch->count; i++) mem_free(watch->folders[i].path);
    mem_free(watch->folders);
    mem_free(watch->inside);
    mem_free(watch);
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_inside(const Watch *watch, int number)
{
    for (size_t i = 0; i < watch->inside_count; i++) {
        if (watch->inside[i] == number) return true;
    }
    return false;
}

static void note_inside(Watch *watch, int number)
{
    if (is_inside(watch, number)) return;
    if (watch->inside_count == watch->inside_cap) {
        size_t cap = watch->inside_cap ? watch->inside_cap * 2 : 32;
        watch->inside = mem_resize(watch->inside, watch->inside_cap, cap, sizeof *watch->inside);
        watch->inside_cap = cap;
    }
    watch->inside[watch->inside_count++] = number;
}

static bool watch_tree(Watch *watch, const char *path, int depth, Err *err)
{
    int number = inotify_add_watch(watch->notify, path, SAVED | IN_ONLYDIR);
    /* It may vanish between being listed and being watched. */
    if (number < 0) return errno == ENOENT || err_set(err, ERR_IO, "%s cannot be watched: %s", path, strerror(errno));
    note_inside(watch, number);
    DIR *folder = depth < MAX_DEPTH ? opendir(path) : NULL;
    bool is_ok = true;
    for (struct dirent *entry; is_ok && folder && (entry = readdir(folder));) {
        Buf inner = { 0 };
        if (entry->d_name[0] == '.') continue;
        buf_printf(&inner, "%s/%s", path, entry->d_name);
        if (is_folder(inner.ptr)) is_ok = watch_tree(watch, inner.ptr, depth + 1, err);
        buf_clear(&inner);
    }
    if (folder) closedir(folder);
    return is_ok;
}

/* The nearest folder above that exists tells when the one below it appears. */
static void wait_above(Watch *watch, const char *path)
{
    char *above = mem_copy(path, strlen(path));
    while (!is_folder(above)) {
        char *slash = strrchr(above, '/');
        if (!slash || slash == above) break;
        *slash = '\0';
    }
    inotify_add_watch(watch->notify, above, APPEARED | IN_ONLYDIR | IN_MASK_ADD);
    mem_free(above);
}

static bool look_for(Watch *watch, Folder *folder, Err *err)
{
    folder->is_there = is_folder(folder->path);
    if (folder->is_there) return watch_tree(watch, folder->path, 0, err);
    wait_above(watch, folder->path);
    return true;
}

bool watch_add(Watch *watch, const char *folder, Err *err)
{
    if (watch->count == watch->cap) {
        size_t cap = watch->cap ? watch->cap * 2 : 4;
        watch->folders = mem_resize(watch->folders, watch->cap, cap, sizeof *watch->folders);
        watch->cap = cap;
    }
    Folder *added = &watch->folders[watch->count++];
    *added = (Folder){ mem_copy(folder, strlen(folder)), false };
    return look_for(watch, added, err);
}

/* Folders come and go: what there is now is watched. True where one that was waited for has appeared, or one has gone. */
static bool look_again(Watch *watch)
{
    bool has_changed = false;
    for (size_t i = 0; i < watch->count; i++) {
        bool was_there = watch->folders[i].is_there;
        look_for(watch, &watch->folders[i], NULL);
        has_changed = has_changed || watch->folders[i].is_there != was_there;
    }
    return has_changed;
}

static bool counts(const Watch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW) return true;
    if (!is_inside(watch, event->wd)) return false;
    size_t len = event->len ? strlen(event->name) : 0;
    if (len && (event->name[0] == '.' || event->name[len - 1] == '~')) return false;
    /* A new file is told again when it has been written. */
    return event->mask & IN_ISDIR || !(event->mask & IN_CREATE);
}

/* Read all that inotify has to tell. */
static bool take_events(Watch *watch)
{
    union {
        char bytes[EVENT_BYTES];
        struct inotify_event first; /* for its alignment */
    } room;
    bool has_changed = false, look = false;
    for (ssize_t got; (got = read(watch->notify, room.bytes, sizeof room.bytes)) > 0;) {
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)(room.bytes + at);
            has_changed = counts(watch, event) || has_changed;
            look = look || event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_Q_OVERFLOW);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return (look && look_again(watch)) || has_changed;
}

static bool was_woken(const Watch *watch)
{
    char bytes[64];
    bool woken = false;
    while (read(watch->wake[0], bytes, sizeof bytes) > 0) woken = true;
    return woken;
}

bool watch_wait(Watch *watch, int timeout_ms, int settle_ms)
{
    struct pollfd fds[] = { { .fd = watch->notify, .events = POLLIN }, { .fd = watch->wake[0], .events = POLLIN } };
    bool has_changed = false;
    for (int round = 0; round < MAX_SETTLE; round++) {
        int ready = poll(fds, 2, has_changed ? settle_ms : timeout_ms);
        if (ready < 0 && errno == EINTR && timeout_ms < 0) continue;
        if (ready <= 0) break;
        if (fds[1].revents && was_woken(watch)) return false;
        has_changed = take_events(watch) || has_changed;
        /* What did not count ends a bounded wait, whose rest nobody knows; an endless one goes on. */
        if (!has_changed && timeout_ms >= 0) break;
        if (!has_changed) round--;
    }
    return has_changed;
}

void watch_wake(Watch *watch)
{
    ssize_t written = write(watch->wake[1], "!", 1);
    (void)written; /* a full pipe wakes as well */
}
