/* clock.c -- the virtual clock; the real one belongs to the app. */
#include "base/clock.h"

static int64_t virtual_now(void *self)
{
    const VirtualClock *clock = self;
    return clock->now;
}

Clock clock_virtual(VirtualClock *clock)
{
    return (Clock){ clock, virtual_now };
}
