/* still.c -- one day in November that begins at two in the afternoon. */
#include "cli/still.h"

#include <stdlib.h>

#include "base/files.h"
#include "cli/now.h"

#define STILL_DAY "2026-11-21"
enum { STILL_SEED = 7, START_HOUR = 14, MS = 1000, MINUTE = 60, HOUR = 3600 };

static int64_t now_ms(void *self)
{
    const Still *still = self;
    Buf text = { 0 };
    int64_t ms = 0;
    if (file_read(still->path, &text, NULL) && text.len) ms = strtoll(text.ptr, NULL, 10);
    buf_clear(&text);
    return ms;
}

static StrView now(void *self, Arena *arena)
{
    int64_t s = now_ms(self) / MS;
    return arena_printf(arena, STILL_DAY "T%02d:%02d:%02d+08:00", (int)(START_HOUR + s / HOUR % 10),
                        (int)(s / MINUTE % MINUTE), (int)(s % MINUTE));
}

static StrView today(void *self, Arena *arena)
{
    (void)self;
    return arena_copy(arena, sv(STILL_DAY));
}

static StrView fresh_id(void *self, Arena *arena, size_t len)
{
    Still *still = self;
    char *id = arena_alloc(arena, len + 1, 1);
    int64_t left = ++still->drawn;
    for (size_t i = len; i > 0; i--, left /= 8) id[i - 1] = (char)('a' + left % 8);
    return sv_of(id, len);
}

static int64_t below(void *self, int64_t bound)
{
    (void)self;
    return STILL_SEED % bound;
}

static StoreOwner owner(void *self, Arena *arena)
{
    (void)self;
    return process_owner(arena);
}

static bool is_alive(void *self, const StoreOwner *who)
{
    (void)self;
    return process_is_alive(who);
}

Outside still_outside(Still *still)
{
    return (Outside){ .self = still,
                      .clock = { still, now_ms },
                      .now = now,
                      .today = today,
                      .fresh_id = fresh_id,
                      .below = below,
                      .owner = owner,
                      .is_alive = is_alive };
}
