/* test_play_lint_golden.c -- broken files and what a trainer is told of them: tests/golden/lint/<case>/ laid over base/.
 *
 * PEILIAN_RENEW=1 writes what came instead of comparing; then read it aloud. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/files.h"
#include "play/lint.h"
#include "script/lint_codes.h"

static const char ROOT[] = "tests/golden/lint";
enum { MAX_FILES = 64, MAX_CASES = 400, MAX_CODES = 200, LEAST_CASES = 80 };

typedef struct Files {
    Arena *arena;
    ContentFile items[MAX_FILES];
    size_t count;
} Files;

static bool ends_with(const char *name, const char *suffix)
{
    size_t len = strlen(name), tail = strlen(suffix);
    return len > tail && strcmp(name + len - tail, suffix) == 0;
}

static void put_file(Files *files, const char *full, StrView path)
{
    Buf text = { 0 };
    Err err = { 0 };
    if (!file_read(full, &text, &err)) fail_msg("%s", err.text);
    size_t at = 0;
    while (at < files->count && !sv_eq(files->items[at].path, path)) at++;
    assert_in_range(at, 0, MAX_FILES - 1);
    files->count += at == files->count;
    files->items[at] = (ContentFile){ arena_copy(files->arena, path), arena_copy(files->arena, buf_view(&text)) };
    buf_clear(&text);
}

/* Every file below `folder` under its path there; one of the same path goes over what is there. */
static void add_folder(Files *files, const char *folder, size_t root_len)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        struct stat info;
        const char *full = arena_printf(files->arena, "%s/%s", folder, entry->d_name).ptr;
        if (entry->d_name[0] == '.' || stat(full, &info) != 0) continue;
        if (S_ISDIR(info.st_mode))
            add_folder(files, full, root_len);
        else if (ends_with(full, ".lua") || ends_with(full, ".talk"))
            put_file(files, full, sv(full + root_len + 1));
    }
    closedir(dir);
}

/* A file that a case takes away is named in its `gone`. */
static void take_away(Files *files, const char *path)
{
    Buf text = { 0 };
    if (!file_read(path, &text, NULL)) return;
    StrView gone = buf_view(&text);
    while (gone.len && gone.ptr[gone.len - 1] == '\n') gone.len--;
    for (size_t i = 0; i < files->count; i++) {
        if (sv_eq(files->items[i].path, gone)) files->items[i] = files->items[--files->count];
    }
    buf_clear(&text);
}

static int by_path(const void *a, const void *b)
{
    return sv_compare(((const ContentFile *)a)->path, ((const ContentFile *)b)->path);
}

typedef struct Seen {
    StrView codes[MAX_CODES];
    size_t count;
} Seen;

static void see(Seen *seen, StrView code)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (sv_eq(seen->codes[i], code)) return;
    }
    assert_in_range(seen->count, 0, MAX_CODES - 1);
    seen->codes[seen->count++] = code;
}

static void write_report(Buf *out, const Report *report, Arena *arena, Seen *seen)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        const LintCode *code = lint_code(faults[i].code);
        if (!code) fail_msg("%.*s has no code", SV_ARG(faults[i].code));
        if (code->severity != faults[i].severity) fail_msg("%s is not as grave as the table says", code->number);
        lint_write(out, &faults[i]);
        buf_putc(out, '\n');
        see(seen, arena_copy(arena, faults[i].code));
    }
}

/* What lint says of base with the case's files over it. */
static void lint_case(const char *name, Arena *keep, Seen *seen, Buf *out)
{
    static const StrView AVATARS[] = { { "calm", 4 } }, GOODS[] = { { "JN-1", 4 }, { "CUP-1", 5 } },
                         REASONS[] = { { "why.insult", 10 } };
    Files files = { .arena = arena_new(0) };
    const char *base = arena_printf(files.arena, "%s/base", ROOT).ptr;
    const char *folder = arena_printf(files.arena, "%s/%s", ROOT, name).ptr;
    add_folder(&files, base, strlen(base));
    if (strcmp(name, "base") != 0) add_folder(&files, folder, strlen(folder));
    take_away(&files, arena_printf(files.arena, "%s/gone", folder).ptr);
    qsort(files.items, files.count, sizeof *files.items, by_path);

    ContentFile scripts[MAX_FILES], talks[MAX_FILES];
    size_t script_count = 0;
    LintSource source = { .talks = talks, .avatars = { AVATARS, 1 }, .goods = { GOODS, 2 }, .reasons = { REASONS, 1 } };
    for (size_t i = 0; i < files.count; i++) {
        if (ends_with(files.items[i].path.ptr, ".talk"))
            talks[source.talk_count++] = files.items[i];
        else
            scripts[script_count++] = files.items[i];
    }
    ContentFiles *content = content_files_of(scripts, script_count);
    source.files = content;
    Report *report = report_new();
    lint_run(&source, report);
    write_report(out, report, keep, seen);
    report_free(report);
    content_files_free(content);
    arena_free(files.arena);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_cases(Arena *arena, const char **names)
{
    DIR *dir = opendir(ROOT);
    const struct dirent *entry;
    size_t count = 0;
    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "base") == 0) continue;
        assert_in_range(count, 0, MAX_CASES - 1);
        names[count++] = arena_copy(arena, sv(entry->d_name)).ptr;
    }
    closedir(dir);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

static void check_case(const char *name, Arena *arena, Seen *seen, int *failures)
{
    Buf actual = { 0 }, expected = { 0 };
    const char *path = arena_printf(arena, "%s/%s/expected", ROOT, name).ptr;
    Err err = { 0 };
    lint_case(name, arena, seen, &actual);
    if (getenv("PEILIAN_RENEW")) {
        if (!file_replace(path, buf_view(&actual), &err)) fail_msg("%s", err.text);
    } else if (!file_read(path, &expected, &err) || !sv_eq(buf_view(&expected), buf_view(&actual)) || !actual.len) {
        print_error("%s: expected\n%sbut got\n%s", name, expected.ptr ? expected.ptr : "",
                    actual.ptr ? actual.ptr : "");
        ++*failures;
    }
    buf_clear(&actual);
    buf_clear(&expected);
}

static void lint__tells_what_is_wrong__in_each_broken_file(void **state)
{
    static const char *names[MAX_CASES];
    Arena *arena = arena_new(0);
    Seen seen = { .count = 0 };
    int failures = 0;
    (void)state;
    size_t count = list_cases(arena, names);
    assert_in_range(count, LEAST_CASES, MAX_CASES);
    for (size_t i = 0; i < count; i++) check_case(names[i], arena, &seen, &failures);

    /* No code without a file that shows it. */
    size_t code_count = 0;
    const LintCode *codes = lint_codes(&code_count);
    for (size_t i = 0; i < code_count; i++) {
        size_t at = 0;
        while (at < seen.count && !sv_is(seen.codes[at], codes[i].name)) at++;
        if (at < seen.count || strcmp(codes[i].name, "touched") == 0) continue; /* lint_touched alone says it */
        print_error("no case shows %s %s\n", codes[i].number, codes[i].name);
        failures++;
    }
    arena_free(arena);
    assert_int_equal(failures, 0);
}

static void lint__is_silent__when_nothing_is_wrong(void **state)
{
    Arena *arena = arena_new(0);
    Seen seen = { .count = 0 };
    Buf out = { 0 };
    (void)state;
    lint_case("base", arena, &seen, &out);
    if (out.len) fail_msg("%s", out.ptr);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lint__is_silent__when_nothing_is_wrong),
        cmocka_unit_test(lint__tells_what_is_wrong__in_each_broken_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
