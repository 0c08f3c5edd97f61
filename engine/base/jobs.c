/* jobs.c -- a counter of items, taken from under one lock; who called waits for news and passes it on. */
#include "base/jobs.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/mem.h"

typedef struct Pool {
    const Jobs *jobs;
    pthread_mutex_t lock;
    pthread_cond_t news;
    size_t next;
    size_t done;
    size_t ready;
    bool *is_finished; /* by item */
} Pool;

static void *open_own(const Jobs *jobs)
{
    return jobs->open ? jobs->open(jobs->self) : NULL;
}

static void close_own(const Jobs *jobs, void *own)
{
    if (jobs->close) jobs->close(jobs->self, own);
}

static void tell(const Jobs *jobs, size_t ready, size_t done)
{
    if (jobs->tell) jobs->tell(jobs->self, ready, done);
}

static bool take(Pool *pool, size_t *idx)
{
    pthread_mutex_lock(&pool->lock);
    bool is_any = pool->next < pool->jobs->count;
    if (is_any) *idx = pool->next++;
    pthread_mutex_unlock(&pool->lock);
    return is_any;
}

static void hand_in(Pool *pool, size_t idx)
{
    pthread_mutex_lock(&pool->lock);
    pool->is_finished[idx] = true;
    pool->done++;
    while (pool->ready < pool->jobs->count && pool->is_finished[pool->ready]) pool->ready++;
    pthread_cond_signal(&pool->news);
    pthread_mutex_unlock(&pool->lock);
}

static void *work(void *self)
{
    Pool *pool = self;
    size_t idx = 0;
    void *own = open_own(pool->jobs);
    while (take(pool, &idx)) {
        pool->jobs->run(pool->jobs->self, own, idx);
        hand_in(pool, idx);
    }
    close_own(pool->jobs, own);
    return NULL;
}

static void listen(Pool *pool)
{
    size_t told = 0;
    while (told < pool->jobs->count) {
        pthread_mutex_lock(&pool->lock);
        while (pool->done == told) pthread_cond_wait(&pool->news, &pool->lock);
        size_t ready = pool->ready, done = pool->done;
        pthread_mutex_unlock(&pool->lock);
        told = done;
        tell(pool->jobs, ready, done);
    }
}

static void run_alone(const Jobs *jobs)
{
    void *own = open_own(jobs);
    for (size_t i = 0; i < jobs->count; i++) {
        jobs->run(jobs->self, own, i);
        tell(jobs, i + 1, i + 1);
    }
    close_own(jobs, own);
}

void jobs_run(const Jobs *jobs)
{
    Pool pool = { .jobs = jobs, .lock = PTHREAD_MUTEX_INITIALIZER, .news = PTHREAD_COND_INITIALIZER };
    pthread_t threads[JOBS_MAX_THREADS];
    size_t wanted = jobs->threads < jobs->count ? jobs->threads : jobs->count;
    size_t started = 0;

    assert(jobs->threads >= 1 && jobs->threads <= JOBS_MAX_THREADS);
    if (!jobs->count) return;
    if (wanted > 1) {
        pool.is_finished = mem_new(jobs->count * sizeof *pool.is_finished);
        while (started < wanted && pthread_create(&threads[started], NULL, work, &pool) == 0) started++;
    }
    /* A system that gives no thread at all still gets its work done. */
    if (started)
        listen(&pool);
    else
        run_alone(jobs);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    mem_free(pool.is_finished);
}
