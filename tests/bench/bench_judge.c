/* bench_judge.c -- one reply of 30 characters, everything loaded; how the time grows with the length; and what a line of
 * `peilian judge` spends on JSON.
 *
 * The reference is what no judge could do without: normalising the same text and one scan for all words.
 *
 * usage: bench_judge LINES.jsonl */
#include "bench/bench.h"

#include "base/utf8.h"
#include "judge/rules.h"
#include "language/lexicon.h"

enum { REPLY_RUNS = 4000, LENGTH_CHARS = 120000, MAX_LINES = 4000, LENGTH_PAIRS = 5 };

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

static void judge_once(Bench *b, const JudgeInput *in)
{
    Err err = { 0 };
    Judgement judgement;
    if (!judge_reply(b->judge, in, &judgement, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    b->seen += judgement.claim_count;
}

static void scan_once(Bench *b, StrView text)
{
    uint32_t count = 0;
    ArenaMark mark = arena_mark(b->arena);
    Normal normal = normal_of(b->arena, text);
    lexicon_scan(content_rules(b->content)->lexicon, b->arena, &normal, &count);
    b->seen += count;
    arena_rewind(b->arena, mark);
}

static double time_judge(Bench *b, size_t history)
{
    int64_t start = bench_ns();
    b->in.history_count = history;
    for (int i = 0; i < REPLY_RUNS; i++) judge_once(b, &b->in);
    return (double)(bench_ns() - start) / REPLY_RUNS;
}

static double time_scan(Bench *b)
{
    int64_t start = bench_ns();
    for (int i = 0; i < REPLY_RUNS; i++) scan_once(b, b->in.reply);
    return (double)(bench_ns() - start) / REPLY_RUNS;
}

/* ---- lengths */

/* `chars` characters of the text from *at on; *at moves behind them, to the start where too few are left. */
static StrView cut_reply(StrView text, size_t *at, size_t chars)
{
    for (int round = 0; round < 2; round++) {
        size_t end = *at, count = 0;
        for (; end < text.len && count < chars; count++) utf8_next(text, &end);
        StrView reply = sv_of(text.ptr + *at, end - *at);
        *at = count == chars ? end : 0;
        if (count == chars) return reply;
    }
    fprintf(stderr, "the text is shorter than %zu characters\n", chars);
    exit(1);
}

typedef struct Pair {
    double judge, scan; /* nanoseconds a reply */
} Pair;

static Pair time_length(Bench *b, StrView text, size_t chars)
{
    JudgeInput in = b->in;
    in.history_count = 0;
    size_t at = 0, runs = LENGTH_CHARS / chars;
    int64_t judge = 0, scan = 0;
    for (size_t i = 0; i < runs; i++) {
        in.reply = cut_reply(text, &at, chars);
        int64_t start = bench_ns();
        judge_once(b, &in);
        int64_t middle = bench_ns();
        scan_once(b, in.reply);
        scan += bench_ns() - middle;
        judge += middle - start;
    }
    return (Pair){ (double)judge / (double)runs, (double)scan / (double)runs };
}

/* Replies of every length are cut from the same running text: ordinary replies, one behind the other. */
static void print_lengths(Bench *b, StrView text)
{
    static const size_t LENGTHS[] = { 10, 30, 100, 1000, 4000 };
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        double judge[LENGTH_PAIRS], each[LENGTH_PAIRS], ratio[LENGTH_PAIRS];
        for (int k = 0; k < LENGTH_PAIRS; k++) {
            Pair pair = time_length(b, text, LENGTHS[i]);
            judge[k] = pair.judge / 1000;
            each[k] = pair.judge / (double)LENGTHS[i];
            ratio[k] = pair.judge / pair.scan;
        }
        printf("judge_reply, %4zu characters of ordinary text %14s %8.1f µs %8.0f ns each %6.1f x\n", LENGTHS[i], "",
               bench_median(judge, LENGTH_PAIRS), bench_median(each, LENGTH_PAIRS), bench_median(ratio, LENGTH_PAIRS));
    }
}

static StrView read_text(const char *path, Arena *kept)
{
    static char text[262144];
    FILE *file = fopen(path, "r");
    size_t len = file ? fread(text, 1, sizeof text, file) : 0;
    if (file) fclose(file);
    for (size_t i = 0; i < len; i++) text[i] = text[i] == '\n' ? ' ' : text[i];
    return arena_copy(kept, utf8_cut(sv_of(text, len), len));
}

/* ---- lines */

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
    b->in.reply = sv("您好,178、205斤建议拍40码,四面弹直筒的,久坐不勒。");
    b->in.wait_ms = 14000;
    b->in.typing_ms = 11000;
}

static void print_us(const char *what, double *ns)
{
    printf("%-58s %8.1f µs\n", what, bench_median(ns, BENCH_PAIRS) / 1000);
}

int main(int argc, char **argv)
{
    ContentFiles *files = NULL;
    static Bench b;
    double judge[BENCH_PAIRS], scan[BENCH_PAIRS], ratio[BENCH_PAIRS], chat[BENCH_PAIRS];
    double lines[BENCH_PAIRS], share[BENCH_PAIRS];
    Content *content = bench_content(&files);
    Arena *kept = arena_new(0);
    b.content = content;
    b.judge = judge_new(content_rules(content));
    b.arena = arena_new(0);
    b.world.rules = content_rules(content);
    b.world.shops = content_shops(content, &b.world.shop_count);
    set_reply(&b);
    read_lines(&b, argc > 1 ? argv[1] : "tests/golden/judge/sizing.jsonl", kept);
    time_judge(&b, 1);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        judge[i] = time_judge(&b, 0);
        scan[i] = time_scan(&b);
        ratio[i] = judge[i] / scan[i];
        chat[i] = time_judge(&b, 1);
        lines[i] = time_lines(&b);
        share[i] = 100 - 100 * time_inputs(&b) / lines[i];
    }
    print_us("judge_reply, 30 characters, no history (aim: at most 8)", judge);
    print_us("  normalise and scan the same text", scan);
    printf("%-58s %8.1f x\n", "  the first in terms of the second (aim: at most 4)", bench_median(ratio, BENCH_PAIRS));
    print_us("  behind a message of the buyer's", chat);
    print_lengths(&b, read_text("tests/golden/judge_ordinary/bigmen.txt", kept));
    print_us("a line of `peilian judge`, JSON in and out", lines);
    printf("%-58s %8.0f %%\n", "  of which JSON", bench_median(share, BENCH_PAIRS));
    fprintf(stderr, "checksum %llu\n", (unsigned long long)b.seen);
    arena_free(kept);
    arena_free(b.arena);
    judge_free(b.judge);
    content_free(content);
    content_files_free(files);
    return 0;
}
