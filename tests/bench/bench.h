/* bench.h -- medians of pairs, timed in turn in one run, so that a busy machine slows both sides alike. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "judge/judge_json.h"
#include "script/content.h"

enum { BENCH_PAIRS = 15 };

static inline int64_t bench_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* This thread's own time: what a busy machine takes away in between does not count. */
static inline int64_t bench_cpu_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline int bench_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline double bench_median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, bench_compare);
    return values[count / 2];
}

/* The shipped content; a benchmark without it makes no sense. */
static inline Content *bench_content(ContentFiles **files)
{
    Report *report = report_new();
    Err err = { 0 };
    Content *content = content_files_read(files, ".", &err) ? content_load(*files, report) : NULL;
    report_free(report);
    if (!content) {
        fprintf(stderr, "no content that loads in this folder: %s (peilian lint says why)\n", err.text);
        exit(1);
    }
    return content;
}

#endif
