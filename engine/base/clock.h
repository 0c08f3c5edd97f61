/* clock.h -- time as a parameter. Core reads no wall clock: it is handed one of these. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

typedef struct Clock {
    void *self;
    int64_t (*now_ms)(void *self); /* monotonic; the zero is the clock's own */
} Clock;

/* A clock that stands until it is moved; for simulation, replay and tests. */
typedef struct VirtualClock {
    int64_t now;
} VirtualClock;

Clock clock_virtual(VirtualClock *clock);

static inline int64_t clock_now(const Clock *clock)
{
    return clock->now_ms(clock->self);
}

#endif
