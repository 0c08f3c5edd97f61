/* now.c -- the one place with clocks and chance. */
#define _DEFAULT_SOURCE
#include "cli/now.h"

#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/files.h"

static int64_t monotonic_ms(void *self)
{
    struct timespec now;
    (void)self;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

Clock now_clock(void)
{
    return (Clock){ NULL, monotonic_ms };
}

static struct tm local_now(void)
{
    struct tm parts = { 0 };
    time_t now = time(NULL);
    localtime_r(&now, &parts);
    return parts;
}

StrView now_iso(Arena *arena)
{
    struct tm now = local_now();
    long minutes = now.tm_gmtoff / 60;
    char sign = minutes < 0 ? '-' : '+';
    if (minutes < 0) minutes = -minutes;
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02ld:%02ld", now.tm_year + 1900, now.tm_mon + 1,
                        now.tm_mday, now.tm_hour, now.tm_min, now.tm_sec, sign, minutes / 60, minutes % 60);
}

StrView now_date(Arena *arena)
{
    struct tm now = local_now();
    return arena_printf(arena, "%04d-%02d-%02d", now.tm_year + 1900, now.tm_mon + 1, now.tm_mday);
}

int64_t chance_below(int64_t bound)
{
    uint64_t drawn = 0;
    /* Up to 256 bytes getrandom gives whole once the kernel has started; until then it waits. */
    if (getrandom(&drawn, sizeof drawn, 0) != (ssize_t)sizeof drawn) drawn = (uint64_t)monotonic_ms(NULL);
    return (int64_t)(drawn % (uint64_t)bound);
}

StrView chance_id(Arena *arena, size_t len)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    char *id = arena_alloc(arena, len + 1, 1);
    for (size_t i = 0; i < len; i++) id[i] = letters[chance_below(sizeof letters - 1)];
    return sv_of(id, len);
}

/* The 22nd field of /proc/PID/stat, behind the name in brackets, which may hold anything. */
static StrView start_time(Arena *arena, int64_t pid)
{
    Buf stat = { 0 };
    StrView path = arena_printf(arena, "/proc/%lld/stat", (long long)pid), found = { 0 };
    if (file_read(path.ptr, &stat, NULL) && stat.len) {
        const char *at = strrchr(stat.ptr, ')');
        for (int field = 2; at && field < 22; field++) at = strchr(at + 1, ' ');
        if (at) found = arena_copy(arena, sv_of(at + 1, strcspn(at + 1, " ")));
    }
    buf_clear(&stat);
    return found;
}

static StrView boot_of(Arena *arena, int64_t pid)
{
    Buf boot = { 0 };
    StrView start = start_time(arena, pid);
    if (!file_read("/proc/sys/kernel/random/boot_id", &boot, NULL)) buf_puts(&boot, "unknown");
    size_t len = 0;
    while (len < boot.len && boot.ptr[len] != '\n') len++;
    StrView text = arena_printf(arena, "%.*s:%.*s", (int)len, buf_view(&boot).ptr, SV_ARG(start));
    buf_clear(&boot);
    return start.ptr ? text : (StrView){ 0 };
}

StoreOwner process_owner(Arena *arena)
{
    int64_t pid = getpid();
    StrView boot = boot_of(arena, pid);
    return (StoreOwner){ pid, boot.ptr ? boot : sv("unknown") };
}

bool process_is_alive(const StoreOwner *owner)
{
    Arena *arena = arena_new(0);
    StrView boot = boot_of(arena, owner->pid);
    bool is_alive = boot.ptr && sv_eq(boot, owner->boot);
    arena_free(arena);
    return is_alive;
}

static StrView outside_now(void *self, Arena *arena)
{
    (void)self;
    return now_iso(arena);
}

static StrView outside_today(void *self, Arena *arena)
{
    (void)self;
    return now_date(arena);
}

static StrView outside_id(void *self, Arena *arena, size_t len)
{
    (void)self;
    return chance_id(arena, len);
}

static int64_t outside_below(void *self, int64_t bound)
{
    (void)self;
    return chance_below(bound);
}

static StoreOwner outside_owner(void *self, Arena *arena)
{
    (void)self;
    return process_owner(arena);
}

static bool outside_is_alive(void *self, const StoreOwner *owner)
{
    (void)self;
    return process_is_alive(owner);
}

Outside now_outside(void)
{
    return (Outside){ .clock = now_clock(),
                      .now = outside_now,
                      .today = outside_today,
                      .fresh_id = outside_id,
                      .below = outside_below,
                      .owner = outside_owner,
                      .is_alive = outside_is_alive };
}

int64_t machine_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 ? cores : 1;
}

void sleep_ms(int64_t ms)
{
    struct timespec left = { (time_t)(ms / 1000), (long)(ms % 1000) * 1000000 };
    if (ms > 0) nanosleep(&left, NULL);
}
