/* rng.h -- the only source of chance: integers, same seed same sequence on every machine (splitmix64). */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

typedef struct Rng {
    uint64_t state;
} Rng;

Rng rng_new(uint64_t seed);
uint64_t rng_next(Rng *rng);

/* A number in [0, bound), without bias; 0 where bound is 0. */
uint64_t rng_below(Rng *rng, uint64_t bound);

/* A number in [low, high], ends included; low where high < low. */
int64_t rng_between(Rng *rng, int64_t low, int64_t high);

/* An independent stream for a part: the same seed and name give the same stream. */
Rng rng_fork(const Rng *rng, uint64_t name);

#endif
