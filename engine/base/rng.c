/* rng.c -- splitmix64: one addition and one mix a number; every seed is a good one. */
#include "base/rng.h"

#define RNG_STEP 0x9E3779B97F4A7C15u

static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

Rng rng_new(uint64_t seed)
{
    return (Rng){ seed };
}

uint64_t rng_next(Rng *rng)
{
    rng->state += RNG_STEP;
    return mix(rng->state);
}

uint64_t rng_below(Rng *rng, uint64_t bound)
{
    if (bound == 0) return 0;

    /* 2^64 mod bound numbers at the low end would come up once too often: they are drawn again. */
    uint64_t uneven = (0 - bound) % bound;
    uint64_t number = rng_next(rng);
    while (number < uneven) number = rng_next(rng);
    return number % bound;
}

int64_t rng_between(Rng *rng, int64_t low, int64_t high)
{
    if (high < low) return low;

    /* Zero means that the range is all of int64. */
    uint64_t span = (uint64_t)high - (uint64_t)low + 1;
    uint64_t offset = span ? rng_below(rng, span) : rng_next(rng);
    return (int64_t)((uint64_t)low + offset);
}

Rng rng_fork(const Rng *rng, uint64_t name)
{
    return (Rng){ mix(rng->state ^ mix(name + RNG_STEP)) };
}
