/* test_judge_memory.c -- judging asks the system for no memory once it is warm. The program brings mem_* of its own, which count:
 * the library's are not linked then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_bench.h"
#include "language/numerals.h"
#include "shop_files.h"

static size_t allocations;

static void *counted(void *ptr)
{
    allocations++;
    if (!ptr) abort();
    return ptr;
}

void *mem_new(size_t size)
{
    return counted(calloc(1, size ? size : 1));
}

void *mem_resize(void *ptr, size_t old_count, size_t count, size_t size)
{
    size_t bytes = count * size;
    char *bigger = counted(realloc(ptr, bytes ? bytes : 1));
    if (count > old_count) memset(bigger + old_count * size, 0, (count - old_count) * size);
    return bigger;
}

char *mem_copy(const char *ptr, size_t len)
{
    char *copy = counted(malloc(len + 1));
    if (len) memcpy(copy, ptr, len);
    copy[len] = 0;
    return copy;
}

void mem_fail(size_t size)
{
    fprintf(stderr, "no memory for %zu bytes\n", size);
    abort();
}

void mem_free(void *ptr)
{
    free(ptr);
}

enum { MAX_LINES = 256, WARM_ROUNDS = 2, ROUNDS = 20 };

typedef struct Lines {
    Buf text;
    JudgeInput in[MAX_LINES];
    size_t count;
} Lines;

static void read_lines(JudgeBench *bench, Lines *lines)
{
    assert_true(shop_files_read("tests/golden/judge/ordinary.jsonl", &lines->text));
    assert_true(shop_files_read("tests/golden/judge/tone.jsonl", &lines->text));
    for (char *at = lines->text.ptr, *end; at && *at && lines->count < MAX_LINES; at = end) {
        end = strchr(at, '\n');
        if (end) *end++ = 0;
        if (*at) assert_true(judge_bench_input(bench, at, &lines->in[lines->count++]));
    }
    assert_true(lines->count > 100);
}

static void judge_all(JudgeBench *bench, const Lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        Judgement judgement;
        assert_true(judge_reply(bench->judge, &lines->in[i], &judgement, NULL));
    }
}

static void judge__allocates_nothing__once_it_is_warm(void **state)
{
    (void)state;
    JudgeBench *bench = judge_bench_open();
    Lines lines = { .count = 0 };
    read_lines(bench, &lines);
    for (int i = 0; i < WARM_ROUNDS; i++) judge_all(bench, &lines);
    size_t before = allocations;
    for (int i = 0; i < ROUNDS; i++) judge_all(bench, &lines);
    assert_int_equal(allocations - before, 0);
    buf_clear(&lines.text);
    judge_bench_close(bench);
}

/* The longest reply there is: its memory is taken once and kept. */
static void judge__keeps_its_memory__after_the_longest_reply(void **state)
{
    (void)state;
    JudgeBench *bench = judge_bench_open();
    Buf reply = { 0 };
    for (int i = 0; i < JUDGE_MAX_REPLY_CHARS / 4; i++) buf_puts(&reply, "拍40码");
    JudgeInput in = judge_input();
    in.shop = bench->world.shops;
    in.product = in.shop->products;
    in.reply = buf_view(&reply);
    Judgement judgement;
    for (int i = 0; i < WARM_ROUNDS; i++) assert_true(judge_reply(bench->judge, &in, &judgement, NULL));
    size_t before = allocations;
    for (int i = 0; i < WARM_ROUNDS; i++) assert_true(judge_reply(bench->judge, &in, &judgement, NULL));
    assert_int_equal(allocations - before, 0);
    buf_clear(&reply);
    judge_bench_close(bench);
}

enum { MANY_TURNS = 700 };

/* Readings of earlier messages are kept, but not for ever, and not more than fit: the verdict is the same either way. */
static void judge__keeps_its_memory__over_histories_that_never_repeat(void **state)
{
    (void)state;
    JudgeBench *bench = judge_bench_open();
    static char texts[MANY_TURNS][32];
    static Turn turns[MANY_TURNS];
    size_t before = 0;
    JudgeInput in = judge_input();
    in.shop = bench->world.shops;
    in.product = in.shop->products;
    in.reply = sv("建议您拍40码");
    in.history = turns;
    in.history_count = MANY_TURNS;
    for (int round = 0; round < 2 * WARM_ROUNDS; round++) {
        Judgement judgement;
        if (round == WARM_ROUNDS) before = allocations;
        for (int i = 0; i < MANY_TURNS; i++) {
            int len = snprintf(texts[i], sizeof texts[i], "%d的身高,%d斤", 160 + i % 30, 1000 * (round % 2) + i);
            turns[i] = (Turn){ i % 2, sv_of(texts[i], (size_t)len), i };
        }
        assert_true(judge_reply(bench->judge, &in, &judgement, NULL));
        assert_true(judge_reply(bench->judge, &in, &judgement, NULL));
    }
    assert_int_equal(allocations - before, 0);
    judge_bench_close(bench);
}

static void counter__counts(void **state)
{
    (void)state;
    size_t before = allocations;
    mem_free(mem_new(1));
    int64_t value;
    assert_true(number_parse(sv("四十"), &value)); /* has an arena of its own */
    assert_true(allocations > before + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counter__counts),
        cmocka_unit_test(judge__allocates_nothing__once_it_is_warm),
        cmocka_unit_test(judge__keeps_its_memory__after_the_longest_reply),
        cmocka_unit_test(judge__keeps_its_memory__over_histories_that_never_repeat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
