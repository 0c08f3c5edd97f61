/* test_judge_golden.c -- every labelled line of tests/golden/judge through the judge, held against the floors of
 * tests/golden/judge_floors.txt. What is compared and how is ../shared/judge/score.py's: verdicts exactly, banned terms as a
 * multiset, tone flags as a set, speed as full, partial or zero. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>

#include "judge_bench.h"
#include "shop_files.h"

#define GOLDEN "tests/golden/judge"
#define FLOORS "tests/golden/judge_floors.txt"

enum { MEASURES = 5, MAX_TEXTS = 64, MAX_FILES = 256, PER_CENT = 100 };
static const char *const MEASURE_NAMES[MEASURES] = { "sizing", "policy", "banned", "tone", "speed" };

/* Shares for verdicts and speed; for banned and tone: twice the hits of hits, false and missed ones (F1). */
typedef struct Tally {
    int64_t hit[MEASURES];
    int64_t all[MEASURES];
} Tally;

typedef struct Texts {
    StrView at[MAX_TEXTS];
    size_t count;
} Texts;

static void texts_add(Texts *texts, StrView text)
{
    if (texts->count < MAX_TEXTS) texts->at[texts->count++] = text;
}

static Texts expected_texts(const JsonValue *list)
{
    Texts texts = { .count = 0 };
    for (const JsonValue *item = list->child; item; item = item->next) texts_add(&texts, item->text);
    return texts;
}

/* The terms of a dimension's findings, praise left out; of tone the flags, each once. */
static Texts found_texts(const JsonValue *line, const char *dim, const char *key)
{
    Texts texts = { .count = 0 };
    for (const JsonValue *f = json_get(line, "findings")->child; f; f = f->next) {
        const JsonValue *text = json_get(f, key);
        if (!text || !sv_is(json_get(f, "dim")->text, dim) || sv_is(json_get(f, "kind")->text, "praise")) continue;
        bool is_there = false;
        for (size_t i = 0; i < texts.count; i++) is_there = is_there || sv_eq(texts.at[i], text->text);
        if (!is_there || strcmp(key, "flag") != 0) texts_add(&texts, text->text);
    }
    return texts;
}

static void tally_texts(Tally *tally, int measure, Texts expected, Texts found)
{
    int64_t hits = 0;
    tally->all[measure] += (int64_t)(expected.count + found.count);
    for (size_t i = 0; i < expected.count; i++) {
        for (size_t k = 0; k < found.count; k++) {
            if (!sv_eq(expected.at[i], found.at[k])) continue;
            found.at[k] = found.at[--found.count]; /* each counts once */
            hits++;
            break;
        }
    }
    tally->hit[measure] += 2 * hits;
}

static const char *speed_class(const JsonValue *score)
{
    if (!score || score->kind != JSON_NUMBER) return "(null)";
    return score->number >= PER_CENT ? "full" : score->number <= 0 ? "zero" : "partial";
}

static void tally_line(Tally *tally, const JsonValue *labelled, const JsonValue *got)
{
    const JsonValue *expect = json_get(labelled, "expect"), *speed = json_get(labelled, "expect_speed");
    assert_non_null(expect);
    for (int measure = 0; measure < 2; measure++) {
        const JsonValue *verdict = json_get(expect, MEASURE_NAMES[measure]);
        if (!verdict) continue;
        tally->all[measure]++;
        tally->hit[measure] += sv_eq(verdict->text, json_get(json_get(got, "verdicts"), MEASURE_NAMES[measure])->text);
    }
    if (json_get(expect, "banned"))
        tally_texts(tally, 2, expected_texts(json_get(expect, "banned")), found_texts(got, "banned", "text"));
    if (json_get(expect, "tone"))
        tally_texts(tally, 3, expected_texts(json_get(expect, "tone")), found_texts(got, "tone", "flag"));
    if (json_has(speed)) {
        tally->all[4]++;
        tally->hit[4] += sv_is(speed->text, speed_class(json_get(json_get(got, "scores"), "speed")));
    }
}

static size_t tally_file(JudgeBench *bench, const char *path, Tally *tally)
{
    Buf text = { 0 };
    size_t lines = 0;
    assert_true(shop_files_read(path, &text));
    for (char *at = text.ptr, *end; at && *at; at = end) {
        end = strchr(at, '\n');
        if (end) *end++ = 0;
        if (*at) {
            ArenaMark mark = arena_mark(bench->arena);
            const JsonValue *labelled = NULL, *got = NULL;
            assert_true(json_parse(bench->arena, sv(at), &labelled, NULL));
            assert_true(json_parse(bench->arena, judge_bench_line(bench, at), &got, NULL));
            if (json_get(got, "error")) fail_msg("%s: %.*s", path, SV_ARG(json_get(got, "error")->text));
            tally_line(tally, labelled, got);
            arena_rewind(bench->arena, mark);
            lines++;
        }
        if (!end) break;
    }
    buf_clear(&text);
    return lines;
}

/* The floors of that file, else those of the line "default". False: no line. */
static bool floors_of(const char *floors, const char *name, int out[MEASURES])
{
    for (const char *line = floors; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        size_t len = strlen(name);
        if (strncmp(line, name, len) != 0 || line[len] != ' ') continue;
        return sscanf(line + len, "%d %d %d %d %d", &out[0], &out[1], &out[2], &out[3], &out[4]) == MEASURES;
    }
    return false;
}

/* Prints the file's figures; the number of those that are below their floor. */
static size_t check_floors(const char *floors, const char *name, const Tally *tally, size_t lines)
{
    size_t faults = 0;
    int floor[MEASURES];
    assert_true(floors_of(floors, name, floor) || floors_of(floors, "default", floor));
    print_message("%-40s %4zu lines ", name, lines);
    for (int i = 0; i < MEASURES; i++) {
        bool is_low = PER_CENT * tally->hit[i] < floor[i] * tally->all[i];
        if (tally->all[i] == 0)
            print_message("  %s -", MEASURE_NAMES[i]);
        else
            print_message("  %s %lld.%lld%s", MEASURE_NAMES[i], (long long)(PER_CENT * tally->hit[i] / tally->all[i]),
                          (long long)(1000 * tally->hit[i] / tally->all[i] % 10), is_low ? " (BELOW)" : "");
        faults += is_low;
    }
    print_message("\n");
    return faults;
}

static int is_labelled(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return len > 6 && strcmp(entry->d_name + len - 6, ".jsonl") == 0;
}

static void golden__stays_above_its_floors__file_by_file(void **state)
{
    (void)state;
    JudgeBench *bench = judge_bench_open();
    struct dirent **entries = NULL;
    Buf floors = { 0 };
    int count = scandir(GOLDEN, &entries, is_labelled, alphasort);
    size_t faults = 0, lines = 0;
    Tally all = { .hit = { 0 } };
    assert_true(count > 0 && count < MAX_FILES);
    assert_true(shop_files_read(FLOORS, &floors));
    for (int i = 0; i < count; i++) {
        Tally tally = { .hit = { 0 } };
        const char *path = arena_printf(bench->arena, "%s/%s", GOLDEN, entries[i]->d_name).ptr;
        size_t own = tally_file(bench, path, &tally);
        faults += check_floors(floors.ptr, entries[i]->d_name, &tally, own);
        bool has_floors = floors_of(floors.ptr, entries[i]->d_name, (int[MEASURES]){ 0 });
        for (int k = 0; k < MEASURES && has_floors; k++) {
            all.hit[k] += tally.hit[k];
            all.all[k] += tally.all[k];
        }
        lines += has_floors ? own : 0;
        free(entries[i]);
    }
    free(entries);
    faults += check_floors(floors.ptr, "all", &all, lines);
    buf_clear(&floors);
    judge_bench_close(bench);
    if (faults) fail_msg("%zu figures are below their floor in %s", faults, FLOORS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden__stays_above_its_floors__file_by_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
