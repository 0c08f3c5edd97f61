/* rescue.c -- first the name of the damaged file is changed, then the fresh one is filled: whatever stops in between, the old bytes
 * are all there. */
#include "record/rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"

static const char *const suffixes[] = { "-wal", "-shm", "" };

enum { SUFFIXES = 3, TRIES = 100 };

/* SQLite's readers and writers hold a lock on these bytes for as long as they have the file open. */
enum { LOCK_FROM = 0x40000000, LOCK_BYTES = 512 };

static bool is_in_use(const char *path)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_FROM, .l_len = LOCK_BYTES };
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return false;
    bool is_locked = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(fd);
    return is_locked;
}

/* 2026-11-22T04:43:00 as 20261122-044300. */
static StrView name_aside(Arena *arena, const RescueSetup *setup, int n)
{
    char digits[16];
    size_t len = 0;
    for (size_t i = 0; i < setup->now.len && len < 15; i++) {
        char c = setup->now.ptr[i];
        if (c == 'T') digits[len++] = '-';
        if (c >= '0' && c <= '9') digits[len++] = c;
    }
    digits[len] = '\0';
    if (n == 0) return arena_printf(arena, "%s.damaged-%s", setup->path, digits);
    return arena_printf(arena, "%s.damaged-%s-%d", setup->path, digits, n + 1);
}

static bool is_free(Arena *arena, StrView name)
{
    for (size_t i = 0; i < SUFFIXES; i++) {
        if (access(arena_printf(arena, "%.*s%s", SV_ARG(name), suffixes[i]).ptr, F_OK) == 0) return false;
    }
    return true;
}

/* The log first: a file without its log is worse than a log without its file, which nobody opens by mistake. */
static bool move_all(Arena *arena, const RescueSetup *setup, StrView to, Err *err)
{
    for (size_t i = 0; i < SUFFIXES; i++) {
        const char *old = arena_printf(arena, "%s%s", setup->path, suffixes[i]).ptr;
        const char *new = arena_printf(arena, "%.*s%s", SV_ARG(to), suffixes[i]).ptr;
        if (access(old, F_OK) != 0) continue;
        if (rename(old, new) != 0) return err_set(err, ERR_IO, "%s: %s", new, strerror(errno));
    }
    return true;
}

static bool set_aside(const RescueSetup *setup, Arena *arena, Rescue *out, Err *err)
{
    StrView name = { 0 };
    for (int n = 0; n < TRIES; n++) {
        name = name_aside(arena, setup, n);
        if (is_free(arena, name)) break;
        name = (StrView){ 0 };
    }
    if (!name.len) return err_set(err, ERR_IO, "%s: too many damaged files beside it", setup->path);
    if (!move_all(arena, setup, name, err)) return false;
    out->aside = name;
    return true;
}

static void look(Store *old, Arena *arena, Rescue *out)
{
    out->has_survey = old && store_survey(old, arena, &out->survey, NULL);
}

/* A fresh file, with all that could be read. What cannot be taken over is still in the file that was set aside. */
static bool start_afresh(Store **store, const RescueSetup *setup, Store *old, Rescue *out, Err *err)
{
    Store *fresh = NULL;
    Err note = { ERR_NONE, "" };
    if (!store_open(&fresh, out->used.ptr, err)) return false;
    TakeOver over = { old, fresh, setup->now, setup->owner };
    if (old) store_take_over(&over, &out->taken, &note);
    *store = fresh;
    return true;
}

/* The words without the path that stands before them. */
static StrView words_of(Arena *arena, const Err *err, const char *path)
{
    size_t len = strlen(path);
    bool is_prefixed = strncmp(err->text, path, len) == 0 && strncmp(err->text + len, ": ", 2) == 0;
    return arena_printf(arena, "%s", err->text + (is_prefixed ? len + 2 : 0));
}

bool rescue_open(Store **store, const RescueSetup *setup, Arena *arena, Rescue *out, Err *err)
{
    Err why = { ERR_NONE, "" };
    Store *old = NULL;

    *out = (Rescue){ .path = arena_copy(arena, sv(setup->path)), .used = arena_copy(arena, sv(setup->path)) };
    if (store_open_told(store, setup->path, &out->trouble, &why)) return true;
    out->why = words_of(arena, &why, setup->path);
    if (out->trouble == STORE_UNREACHABLE) {
        if (err) *err = why;
        return false;
    }
    if (!store_open_readonly(&old, setup->path, NULL)) old = NULL;
    /* What calls itself another program's, but holds our sessions, is ours and damaged. */
    if (old && out->trouble == STORE_FOREIGN) out->trouble = store_trouble(old);
    look(old, arena, out);
    if (out->trouble != STORE_DAMAGED || is_in_use(setup->path)) {
        out->used = arena_printf(arena, "%s.beside", setup->path);
    }
    bool is_open = (out->used.len != out->path.len || set_aside(setup, arena, out, err)) &&
                   start_afresh(store, setup, old, out, err);
    store_close(old);
    return is_open;
}

bool rescue_look(Store **store, const char *path, Arena *arena, Rescue *out, Err *err)
{
    Err why = { ERR_NONE, "" };
    *out = (Rescue){ .path = arena_copy(arena, sv(path)), .used = arena_copy(arena, sv(path)) };
    if (store_open_told(store, path, &out->trouble, &why)) return true;
    out->why = words_of(arena, &why, path);
    if (!store_open_readonly(store, path, NULL)) {
        if (err) *err = why;
        return false;
    }
    if (out->trouble == STORE_FOREIGN) out->trouble = store_trouble(*store);
    look(*store, arena, out);
    return true;
}
