/* judge_bench.h -- the content that ships, and a judge over it, for tests that grade real lines. */
#ifndef TESTS_JUDGE_BENCH_H
#define TESTS_JUDGE_BENCH_H

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "judge/judge_json.h"
#include "script/content.h"

typedef struct JudgeBench {
    ContentFiles *files;
    Content *content;
    Judge *judge;
    Arena *arena; /* for the tests' own texts and trees */
    JudgeWorld world;
} JudgeBench;

/* What a content that does not load says of itself; nothing could be tested then. */
static inline void judge_bench_stop(const Report *report, const Err *err)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    Buf line = { 0 };
    if (count > 0) fault_write(&line, &faults[0]);
    fprintf(stderr, "the content of this checkout does not load: %s%s\n", err->text, line.ptr ? line.ptr : "");
    exit(EXIT_FAILURE);
}

/* The files of this checkout with `own` in place of the one at its path, or beside them. */
static inline ContentFiles *judge_bench_files(ContentFiles *shipped, ContentFile own)
{
    size_t count = 0, found = 0;
    const ContentFile *files = content_files_at(shipped, &count);
    ContentFile *all = mem_new((count + 1) * sizeof *all);
    memcpy(all, files, count * sizeof *all);
    while (found < count && !sv_eq(all[found].path, own.path)) found++;
    all[found] = own;
    ContentFiles *changed = content_files_of(all, found == count ? count + 1 : count);
    mem_free(all);
    content_files_free(shipped);
    return changed;
}

/* Tests run in the checkout's root. With a file of the test's own, personas that do not fit it may be left out. */
static inline JudgeBench *judge_bench_open_with(const ContentFile *own)
{
    JudgeBench *bench = mem_new(sizeof *bench);
    Report *report = report_new();
    Err err = { ERR_NONE, "" };
    if (content_files_read(&bench->files, ".", &err)) {
        if (own) bench->files = judge_bench_files(bench->files, *own);
        bench->content = content_load(bench->files, report);
    }
    if (!bench->content || (!own && report_count(report, FAULT_ERROR) > 0)) judge_bench_stop(report, &err);
    report_free(report);
    bench->world.rules = content_rules(bench->content);
    bench->world.shops = content_shops(bench->content, &bench->world.shop_count);
    bench->judge = judge_new(bench->world.rules);
    bench->arena = arena_new(0);
    return bench;
}

static inline JudgeBench *judge_bench_open(void)
{
    return judge_bench_open_with(NULL);
}

static inline void judge_bench_close(JudgeBench *bench)
{
    judge_free(bench->judge);
    arena_free(bench->arena);
    content_free(bench->content);
    content_files_free(bench->files);
    mem_free(bench);
}

/* What the command would write for that line, without its newline; it lives in the bench's arena. */
static inline StrView judge_bench_line(JudgeBench *bench, const char *json)
{
    Buf out = { 0 };
    Arena *own = arena_new(0);
    JudgeLine line = { sv(json), 1 };
    judge_line(bench->judge, own, &bench->world, &line, &out);
    StrView kept = arena_copy(bench->arena, sv_of(out.ptr, out.len - 1));
    arena_free(own);
    buf_clear(&out);
    return kept;
}

/* Fills `in` for a line that is no error; false where it is one. */
static inline bool judge_bench_input(JudgeBench *bench, const char *json, JudgeInput *in)
{
    const JsonValue *tree;
    return json_parse(bench->arena, sv(json), &tree, NULL) &&
           judge_input_read(bench->arena, &bench->world, tree, in, NULL);
}

#endif
