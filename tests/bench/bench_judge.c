/* bench_judge.c -- one reply of 30 characters, everything loaded; and what a line of `peilian judge` spends on JSON.
 *
 * usage: bench_judge LINES.jsonl */
#include "bench/bench.h"

#include "judge/rules.h"
#include "language/lexicon.h"

enum { REPLY_RUNS = 4000, MAX_LINES = 4000 };

typedef struct Bench {
    const Content *content;
    Judge *judge;
    Arena *arena;
    JudgeInput in;
    JudgeWorld world;
    StrView lines[MAX_LINES];
    JudgeInput inputs[MAX_LINES];
    size_t line_count;
    uint64_t seen; /* what was computed, so that nothing is optimised away */
} Bench;

static double time_judge(Bench *b)
{
    Err err = { 0 };
    int64_t start = bench_ns();
    for (int i = 0; i < REPLY_RUNS; i++) {
        Judgement judgement;
        if (!judge_reply(b->judge, &b->in, &judgement, &err)) exit(1);
        b->seen += judgement.claim_count;
    }
    return (double)(bench_ns() - start) / REPLY_RUNS;
}

static double time_scan(Bench *b)
{
    const Rules *rules = content_rules(b->content);
    int64_t start = bench_ns();
    for (int i = 0; i < REPLY_RUNS; i++) {
        uint32_t count = 0;
        ArenaMark mark = arena_mark(b->arena);
        Normal normal = normal_of(b->arena, b->in.reply);
        lexicon_scan(rules->lexicon, b->arena, &normal, &count);
        b->seen += count;
        arena_rewind(b->arena, mark);
    }
    return (double)(bench_ns() - start) / REPLY_RUNS;
}

/* All lines as the command does them. */
static double time_lines(Bench *b)
{
    Buf out = { 0 };
    int64_t start = bench_ns();
    for (size_t i = 0; i < b->line_count; i++) {
        JudgeLine line = { b->lines[i], i + 1 };
        judge_line(b->judge, b->arena, &b->world, &line, &out);
        b->seen += out.len;
        buf_reset(&out);
    }
    buf_clear(&out);
    return (double)(bench_ns() - start) / (double)b->line_count;
}

/* The same lines, read into inputs beforehand: the judging alone. */
static double time_inputs(Bench *b)
{
    Err err = { 0 };
    int64_t start = bench_ns();
    for (size_t i = 0; i < b->line_count; i++) {
        Judgement judgement;
        if (judge_reply(b->judge, &b->inputs[i], &judgement, &err)) b->seen += judgement.claim_count;
    }
    return (double)(bench_ns() - start) / (double)b->line_count;
}

static void take_line(Bench *b, StrView line, Arena *kept)
{
    const JsonValue *tree;
    Err err = { 0 };
    if (!json_parse(kept, line, &tree, &err) ||
        !judge_input_read(kept, &b->world, tree, &b->inputs[b->line_count], &err)) {
        fprintf(stderr, "line %zu: %s\n", b->line_count + 1, err.text);
        exit(1);
    }
    b->lines[b->line_count++] = line;
}

static void read_lines(Bench *b, const char *path, Arena *kept)
{
    static char line[65536];
    FILE *file = fopen(path, "r");
    while (file && b->line_count < MAX_LINES && fgets(line, sizeof line, file)) {
        StrView text = sv(line);
        if (text.len && text.ptr[text.len - 1] == '\n') text.len--;
        if (text.len) take_line(b, arena_copy(kept, text), kept);
    }
    if (file) fclose(file);
    if (!b->line_count) {
        fprintf(stderr, "no lines in %s\n", path);
        exit(1);
    }
}

static void set_reply(Bench *b)
{
    static const StrView asked[] = { { "size", 4 } };
    static const Turn history[] = { { false, { "178,205斤,穿几码?", 22 }, 0 } };
    b->in = judge_input();
    b->in.shop = content_shop(b->content, sv("bigmen"));
    b->in.product = shop_product(b->in.shop, sv("JN-2031"));
    b->in.persona = sv("hunter");
    b->in.buyer = (Buyer){ .height_mm = 1780, .weight_jin10 = 2050 };
    b->in.asked_given = true;
    b->in.asked = asked;
    b->in.asked_count = 1;
    b->in.history = history;
    b->in.history_count = 1;
    b->in.reply = sv("您好,178、205斤建议拍40码,四面弹直筒的,久坐不勒。");
    b->in.wait_ms = 14000;
    b->in.typing_ms = 11000;
}

int main(int argc, char **argv)
{
    ContentFiles *files = NULL;
    static Bench b;
    double judge[BENCH_PAIRS], scan[BENCH_PAIRS], ratio[BENCH_PAIRS], lines[BENCH_PAIRS], share[BENCH_PAIRS];
    Content *content = bench_content(&files);
    Arena *kept = arena_new(0);
    b.content = content;
    b.judge = judge_new(content_rules(content));
    b.arena = arena_new(0);
    b.world.rules = content_rules(content);
    b.world.shops = content_shops(content, &b.world.shop_count);
    set_reply(&b);
    read_lines(&b, argc > 1 ? argv[1] : "tests/golden/judge/sizing.jsonl", kept);
    time_judge(&b);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        judge[i] = time_judge(&b);
        scan[i] = time_scan(&b);
        ratio[i] = judge[i] / scan[i];
        lines[i] = time_lines(&b);
        share[i] = 100 - 100 * time_inputs(&b) / lines[i];
    }
    printf("%-58s %8.1f µs\n", "judge_reply, 30 characters (aim: at most 20)", bench_median(judge, BENCH_PAIRS) / 1000);
    printf("%-58s %8.1f µs\n", "  normalise and scan the same text", bench_median(scan, BENCH_PAIRS) / 1000);
    printf("%-58s %8.1f x\n", "  the first in terms of the second", bench_median(ratio, BENCH_PAIRS));
    printf("%-58s %8.1f µs\n", "a line of `peilian judge`, JSON in and out", bench_median(lines, BENCH_PAIRS) / 1000);
    printf("%-58s %8.0f %%\n", "  of which JSON", bench_median(share, BENCH_PAIRS));
    fprintf(stderr, "checksum %llu\n", (unsigned long long)b.seen);
    arena_free(kept);
    arena_free(b.arena);
    judge_free(b.judge);
    content_free(content);
    content_files_free(files);
    return 0;
}
