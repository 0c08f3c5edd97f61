/* now.h -- the real world, which only the commands may ask: the time, chance, and which process this is. */
#ifndef CLI_NOW_H
#define CLI_NOW_H

#include "base/arena.h"
#include "base/clock.h"
#include "play/outside.h"

/* Monotonic milliseconds. */
Clock now_clock(void);

/* "2026-11-21T22:06:39+08:00" and "2026-11-21", by the local time zone. */
StrView now_iso(Arena *arena);
StrView now_date(Arena *arena);

/* `len` characters of a-z and 2-9 without those that look alike, and a number in [0, bound). */
StrView chance_id(Arena *arena, size_t len);
int64_t chance_below(int64_t bound);

/* This process: its number, and a text that no other process of that number has (boot and start time). */
StoreOwner process_owner(Arena *arena);
bool process_is_alive(const StoreOwner *owner);

/* All of it as the port that play is handed. */
Outside now_outside(void);

/* How many threads of work this machine runs at once; at least 1. */
int64_t machine_cores(void);

/* Sleep, unless it is nothing. */
void sleep_ms(int64_t ms);

#endif
