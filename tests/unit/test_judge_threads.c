/* test_judge_threads.c -- rules are shared by threads, each with a judge of its own: every line gets the bytes that it gets alone,
 * in whatever order and company. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/files.h"
#include "base/mem.h"
#include "judge/judge_json.h"
#include "judge_bench.h"

enum { THREADS = 4, LINE_CAP = 1024 };

typedef struct Worker {
    const JudgeBench *bench;
    const JudgeLine *lines;
    size_t count;
    size_t first; /* where it begins; it goes round, backwards in every other thread */
    bool backwards;
    Buf *outputs; /* one a line */
} Worker;

static void *work(void *data)
{
    Worker *worker = data;
    Judge *judge = judge_new(worker->bench->world.rules);
    Arena *arena = arena_new(0);
    for (size_t i = 0; i < worker->count; i++) {
        size_t step = worker->backwards ? worker->count - i : i;
        size_t at = (worker->first + step) % worker->count;
        judge_line(judge, arena, &worker->bench->world, &worker->lines[at], &worker->outputs[at]);
    }
    arena_free(arena);
    judge_free(judge);
    return NULL;
}

static size_t split_lines(StrView text, JudgeLine *lines)
{
    size_t count = 0;
    size_t from = 0;
    for (size_t at = 0; at < text.len && count < LINE_CAP; at++) {
        if (text.ptr[at] != '\n') continue;
        lines[count] = (JudgeLine){ sv_of(text.ptr + from, at - from), count + 1 };
        count++;
        from = at + 1;
    }
    return count;
}

static void judge__gives_each_line_the_same_bytes__in_any_thread_and_order(void **state)
{
    JudgeBench *bench = *state;
    Buf text = { 0 };
    JudgeLine *lines = mem_new(LINE_CAP * sizeof *lines);
    Buf *outputs = mem_new((THREADS + 1) * LINE_CAP * sizeof *outputs);
    assert_true(file_read("tests/golden/judge/bursts_and_multi.jsonl", &text, NULL));
    assert_true(file_read("tests/golden/judge/fresh_b.jsonl", &text, NULL));
    size_t count = split_lines(buf_view(&text), lines);
    assert_true(count > 200);
    Worker alone = { bench, lines, count, 0, false, outputs };
    work(&alone);
    pthread_t threads[THREADS];
    Worker workers[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (Worker){ bench, lines, count, i * 37, i % 2 == 1, outputs + (i + 1) * LINE_CAP };
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; i < (THREADS + 1) * LINE_CAP; i++) {
        if (i % LINE_CAP < count) assert_true(sv_eq(buf_view(&outputs[i]), buf_view(&outputs[i % LINE_CAP])));
        if (i >= LINE_CAP) buf_clear(&outputs[i]);
    }
    for (size_t i = 0; i < LINE_CAP; i++) buf_clear(&outputs[i]);
    mem_free(outputs);
    mem_free(lines);
    buf_clear(&text);
}

static int open_bench(void **state)
{
    *state = judge_bench_open();
    return 0;
}

static int close_bench(void **state)
{
    judge_bench_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge__gives_each_line_the_same_bytes__in_any_thread_and_order),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
