/* test_base_jobs.c -- every item once, told in order, whatever the number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/jobs.h"
#include "base/mem.h"

enum { ITEMS = 500 };

typedef struct Work {
    int runs[ITEMS];
    size_t ready;
    size_t done;
    int told_late; /* an item was told ready before it had run */
    int backwards;
} Work;

static void *open_own(void *self)
{
    (void)self;
    return mem_new(sizeof(int));
}

static void run(void *self, void *own, size_t idx)
{
    Work *work = self;
    (*(int *)own)++;
    work->runs[idx]++;
}

static void close_own(void *self, void *own)
{
    (void)self;
    mem_free(own);
}

static void tell(void *self, size_t ready, size_t done)
{
    Work *work = self;
    if (ready < work->ready || done <= work->done) work->backwards++;
    for (size_t i = work->ready; i < ready; i++) work->told_late += work->runs[i] != 1;
    work->ready = ready;
    work->done = done;
}

static void jobs__run_each_item_once_and_tell_in_order__with_any_threads(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= 9; threads += 2) {
        Work work = { .ready = 0 };
        Jobs jobs = { &work, ITEMS, threads, open_own, run, close_own, tell };
        jobs_run(&jobs);
        for (size_t i = 0; i < ITEMS; i++) assert_int_equal(work.runs[i], 1);
        assert_int_equal(work.ready, ITEMS);
        assert_int_equal(work.done, ITEMS);
        assert_int_equal(work.told_late, 0);
        assert_int_equal(work.backwards, 0);
    }
}

static void jobs__return__when_there_are_none_or_fewer_than_threads(void **state)
{
    Work work = { .ready = 0 };
    Jobs jobs = { &work, 0, 4, NULL, run, NULL, tell };
    (void)state;
    jobs_run(&jobs);
    assert_int_equal(work.done, 0);
    jobs = (Jobs){ &work, 2, JOBS_MAX_THREADS, open_own, run, close_own, NULL };
    jobs_run(&jobs);
    assert_int_equal(work.runs[0] + work.runs[1], 2);
    assert_int_equal(work.runs[2], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs__run_each_item_once_and_tell_in_order__with_any_threads),
        cmocka_unit_test(jobs__return__when_there_are_none_or_fewer_than_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
