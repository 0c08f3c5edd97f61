/* bench_words.c -- what more banned words cost a reply: the shipped content with a list of 200, 2,000, 10,000 and 50,000 of them.
 *
 * The words are made of characters that ordinary replies use, so that the automaton is walked and not left at once. */
#include "bench/bench.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "judge/rules.h"

enum { SIZES = 4, CHARS = 4000, MIN_WORD = 3, MAX_WORD = 5, LIST_WORDS = 5000, RUNS = 4000 };

typedef struct Loaded {
    ContentFiles *files;
    Content *content;
    Judge *judge;
    JudgeInput in;
} Loaded;

/* The Han characters of the text, as often as they stand there. */
static size_t read_chars(const char *path, uint32_t out[CHARS])
{
    static char text[65536];
    FILE *file = fopen(path, "r");
    size_t len = file ? fread(text, 1, sizeof text, file) : 0, count = 0;
    if (file) fclose(file);
    for (size_t at = 0; at + 4 <= len && count < CHARS;) {
        uint32_t code = utf8_next(sv_of(text, len), &at);
        if (code >= 0x4E00 && code <= 0x9FFF) out[count++] = code;
    }
    if (!count) {
        fprintf(stderr, "no text in %s\n", path);
        exit(1);
    }
    return count;
}

/* One list; a file of content may hold so many entries. */
static void write_words(Buf *lua, size_t first, size_t words, const uint32_t *chars, size_t char_count)
{
    Rng rng = rng_new(first);
    buf_printf(lua, "return words { id = 'bench_%zu', use = 'banned', rule = 'BAN-01', severity = 'critical', list = {",
               first);
    for (size_t i = 0; i < words; i++) {
        size_t len = MIN_WORD + rng_below(&rng, MAX_WORD - MIN_WORD + 1);
        buf_puts(lua, "'");
        for (size_t k = 0; k < len; k++) {
            char bytes[4];
            size_t size = utf8_put(chars[rng_below(&rng, (uint32_t)char_count)], bytes);
            buf_put(lua, sv_of(bytes, size));
        }
        buf_puts(lua, "',");
    }
    buf_puts(lua, "} }");
}

/* The shipped files, and as many lists of own words as it takes. */
static ContentFiles *files_with(size_t words, const uint32_t *chars, size_t char_count)
{
    ContentFiles *shipped = NULL;
    Err err = { 0 };
    if (!content_files_read(&shipped, ".", &err)) exit(1);
    size_t count = 0;
    const ContentFile *files = content_files_at(shipped, &count);
    size_t lists = (words + LIST_WORDS - 1) / LIST_WORDS;
    ContentFile *all = mem_new((count + lists) * sizeof *all);
    Buf *texts = mem_new(lists * sizeof *texts), *paths = mem_new(lists * sizeof *paths);
    memcpy(all, files, count * sizeof *all);
    for (size_t i = 0; i < lists; i++) {
        size_t left = words - i * LIST_WORDS;
        write_words(&texts[i], i + 1, left < LIST_WORDS ? left : LIST_WORDS, chars, char_count);
        buf_printf(&paths[i], "scenarios/words/zz_bench_%02zu.lua", i);
        all[count + i] = (ContentFile){ buf_view(&paths[i]), buf_view(&texts[i]) };
    }
    ContentFiles *made = content_files_of(all, count + lists);
    for (size_t i = 0; i < lists; i++) {
        buf_clear(&texts[i]);
        buf_clear(&paths[i]);
    }
    mem_free(texts);
    mem_free(paths);
    mem_free(all);
    content_files_free(shipped);
    return made;
}

static void load(Loaded *out, size_t words, const uint32_t *chars, size_t char_count)
{
    Report *report = report_new();
    out->files = files_with(words, chars, char_count);
    out->content = content_load(out->files, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    if (count) fault_write(&line, &faults[0]);
    if (!out->content || content_rules(out->content)->words.entry_count < words) {
        fprintf(stderr, "%zu words do not load: %s\n", words, line.ptr ? line.ptr : "");
        exit(1);
    }
    buf_clear(&line);
    report_free(report);
    out->judge = judge_new(content_rules(out->content));
    out->in = judge_input();
    out->in.shop = content_shop(out->content, sv("bigmen"));
    out->in.product = shop_product(out->in.shop, sv("JN-2031"));
    out->in.reply = sv("您好,178、205斤建议拍40码,四面弹直筒的,久坐不勒。");
}

static double time_one(const Loaded *loaded, uint64_t *seen)
{
    Err err = { 0 };
    int64_t start = bench_ns();
    for (int i = 0; i < RUNS; i++) {
        Judgement judgement;
        if (!judge_reply(loaded->judge, &loaded->in, &judgement, &err)) exit(1);
        *seen += judgement.finding_count;
    }
    return (double)(bench_ns() - start) / RUNS;
}

int main(void)
{
    static const size_t WORDS[SIZES] = { 200, 2000, 10000, 50000 };
    static uint32_t chars[CHARS];
    size_t char_count = read_chars("tests/golden/judge_ordinary/general.txt", chars);
    Loaded loaded[SIZES];
    double ns[SIZES][BENCH_PAIRS], ratio[SIZES][BENCH_PAIRS];
    uint64_t seen = 0;
    for (size_t i = 0; i < SIZES; i++) {
        load(&loaded[i], WORDS[i], chars, char_count);
        time_one(&loaded[i], &seen);
    }
    for (int k = 0; k < BENCH_PAIRS; k++) {
        for (size_t i = 0; i < SIZES; i++) {
            ns[i][k] = time_one(&loaded[i], &seen);
            ratio[i][k] = ns[i][k] / ns[0][k];
        }
    }
    for (size_t i = 0; i < SIZES; i++) {
        printf("judge_reply, 30 characters, %5zu more banned words %7s %8.1f µs %8.2f x the first\n", WORDS[i], "",
               bench_median(ns[i], BENCH_PAIRS) / 1000, bench_median(ratio[i], BENCH_PAIRS));
        judge_free(loaded[i].judge);
        content_free(loaded[i].content);
        content_files_free(loaded[i].files);
    }
    fprintf(stderr, "checksum %llu\n", (unsigned long long)seen);
    return 0;
}
