/* jobs.h -- the same work on many items, on several threads: what comes out does not depend on how many.
 *
 * Each item writes only what is its own, and `tell` runs on the calling thread, so a caller that prints the items up to
 * `ready` prints the same text in the same order whatever `threads` is. */
#ifndef BASE_JOBS_H
#define BASE_JOBS_H

#include <stddef.h>

enum { JOBS_MAX_THREADS = 64 };

typedef struct Jobs {
    void *self;
    size_t count;
    size_t threads;            /* 1..JOBS_MAX_THREADS; no more are started than there are items */
    void *(*open)(void *self); /* what one thread keeps for itself, made on it; NULL: nothing */
    void (*run)(void *self, void *own, size_t idx);
    void (*close)(void *self, void *own); /* NULL: nothing to give back */
    void (*tell)(void *self, size_t ready,
                 size_t done); /* items 0..ready-1 are finished, `done` in all; NULL: untold */
} Jobs;

/* Returns when every item is finished. */
void jobs_run(const Jobs *jobs);

#endif
