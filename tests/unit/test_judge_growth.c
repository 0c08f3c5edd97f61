/* test_judge_growth.c -- the work for a reply grows with its length, not with its square.
 *
 * language/ and judge/ are compiled for this program with a call in every basic block, and the calls are counted: the same
 * number on every run and every machine, where a clock would tell how busy it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "judge_bench.h"
#include "shop_files.h"

static uint64_t blocks;

void __sanitizer_cov_trace_pc(void);

/* The compiler puts a call to it into every basic block. */
void __sanitizer_cov_trace_pc(void)
{
    blocks++;
}

enum { SHORT = 1000, LONG = JUDGE_MAX_REPLY_CHARS };

/* The text again and again, up to so many characters. */
static void fill(Buf *out, StrView text, size_t chars)
{
    buf_reset(out);
    for (size_t at = 0; chars > 0; chars--) {
        size_t from = at;
        (void)utf8_next(text, &at);
        buf_put(out, sv_of(text.ptr + from, at - from));
        if (at == text.len) at = 0;
    }
}

static uint64_t work_of(JudgeBench *bench, StrView text, size_t chars)
{
    Buf reply = { 0 };
    JudgeInput in = judge_input();
    Judgement judgement;
    fill(&reply, text, chars);
    in.shop = bench->world.shops;
    in.product = in.shop->products;
    in.reply = buf_view(&reply);
    blocks = 0;
    assert_true(judge_reply(bench->judge, &in, &judgement, NULL));
    buf_clear(&reply);
    return blocks;
}

/* Four times the text: at most five times the work. */
static void assert_grows_with_length(JudgeBench *bench, StrView text)
{
    uint64_t less = work_of(bench, text, SHORT), more = work_of(bench, text, LONG);
    assert_true(less > SHORT);
    if (more > 5 * less) {
        fail_msg("%.*s…: %llu blocks for %d characters, %llu for %d", (int)utf8_cut(text, 30).len, text.ptr,
                 (unsigned long long)less, SHORT, (unsigned long long)more, LONG);
    }
}

static void work__grows_with_the_length__of_ordinary_replies(void **state)
{
    JudgeBench *bench = *state;
    Buf text = { 0 };
    assert_true(shop_files_read("tests/golden/judge_ordinary/bigmen.txt", &text));
    for (size_t i = 0; i < text.len; i++) text.ptr[i] = text.ptr[i] == '\n' ? ' ' : text.ptr[i];
    assert_grows_with_length(bench, buf_view(&text));
    buf_clear(&text);
}

static void work__grows_with_the_length__of_one_thing_said_again_and_again(void **state)
{
    static const char *const SAID[] = {
        "拍40码 ",
        "拍40码",
        "七天无理由,运费您出。",
        "可以退",
        "您多高多重呀?",
        "最便宜保证不褪色!",
        "“您说的”38码,不对,40码;",
        "如果不合适的话可以换,但是运费自理,",
        "今天17点前付款24小时内发货~",
        "直筒那款四面弹,修身那款不弹 ",
        "不",
        "1",
        "\n",
        "亲",
        "穿38还是40",
        "质量问题我们出 不喜欢您出 ",
        "顺丰京东 ",
        "黑色白色",
        "如果",
        "或者",
        "这款390那款299",
        "微信加我",
    };
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) assert_grows_with_length(*state, sv(SAID[i]));
}

static void counter__counts_the_same__each_time(void **state)
{
    StrView text = sv("您好,建议拍40码,四面弹直筒,久坐不勒。");
    uint64_t first = work_of(*state, text, SHORT);
    assert_true(first > 0);
    assert_true(work_of(*state, text, SHORT) == first);
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
        cmocka_unit_test(work__grows_with_the_length__of_ordinary_replies),
        cmocka_unit_test(work__grows_with_the_length__of_one_thing_said_again_and_again),
        cmocka_unit_test(counter__counts_the_same__each_time),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
