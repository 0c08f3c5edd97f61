/* test_play_guide.c -- scenarios/guide/talks.md is true: its talks pass, its slips are told so, its grammar has every word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/files.h"
#include "play/talk_check.h"
#include "play/talk_run.h"

static const char GUIDE[] = "scenarios/guide/talks.md";

typedef struct Guide {
    ContentFiles *files;
    Content *content;
    Playbook *book;
    Arena *arena;
    StrView text;
} Guide;

static int open_guide(void **state)
{
    static Guide guide;
    Guide *g = &guide;
    Err err = { 0 };
    Buf text = { 0 };
    Report *report = report_new();
    *g = (Guide){ .arena = arena_new(0) };
    if (!content_files_read(&g->files, ".", &err) || !file_read(GUIDE, &text, &err)) fail_msg("%s", err.text);
    g->text = arena_copy(g->arena, buf_view(&text));
    buf_clear(&text);
    g->content = content_load(g->files, report);
    assert_non_null(g->content);
    g->book = playbook_new(g->content);
    report_free(report);
    *state = g;
    return 0;
}

static int close_guide(void **state)
{
    Guide *g = *state;
    if (!g) return 0;
    playbook_free(g->book);
    content_free(g->content);
    content_files_free(g->files);
    arena_free(g->arena);
    return 0;
}

static size_t find(StrView text, size_t from, const char *what)
{
    size_t len = strlen(what);
    for (size_t at = from; at + len <= text.len; at++) {
        if (memcmp(text.ptr + at, what, len) == 0) return at;
    }
    return text.len;
}

/* The next block behind `*at` that is fenced with that word; false where there is none. */
static bool next_block(StrView text, const char *fence, size_t *at, StrView *out)
{
    size_t start = find(text, *at, fence);
    if (start == text.len) return false;
    start += strlen(fence);
    size_t end = find(text, start, "```");
    assert_true(end < text.len);
    *out = sv_of(text.ptr + start, end - start);
    *at = end + 3;
    return true;
}

static void guide__has_talks_that_pass__in_every_example(void **state)
{
    const Guide *g = *state;
    StrView block;
    size_t count = 0;
    for (size_t at = 0; next_block(g->text, "```talk\n", &at, &block); count++) {
        ContentFile file = { sv("scenarios/jeans-for-a-meeting/guide.talk"), block };
        Report *report = report_new();
        Talk talk;
        TalkResult result;
        Err err = { 0 };
        size_t faults = 0;
        if (!talk_parse(g->arena, &file, &talk, report) || !talk_check(&talk, g->book, report)) {
            const Fault *fault = report_faults(report, &faults);
            fail_msg("%u:%u: %.*s in\n%.*s", (unsigned)fault->pos.line, (unsigned)fault->pos.column,
                     SV_ARG(fault->text), SV_ARG(block));
        }
        if (!talk_run(g->book, &talk, g->arena, &result, &err)) fail_msg("%s in\n%.*s", err.text, SV_ARG(block));
        if (!result.is_passed) {
            fail_msg("%u: %.*s <> %.*s in\n%.*s", (unsigned)result.failures[0].line,
                     SV_ARG(result.failures[0].expected), SV_ARG(result.failures[0].actual), SV_ARG(block));
        }
        report_free(report);
    }
    assert_true(count >= 9);
}

static void guide__tells_slips_as_they_are_told__in_every_wrong_example(void **state)
{
    const Guide *g = *state;
    StrView block, told;
    size_t count = 0;
    for (size_t at = 0; next_block(g->text, "```talk-wrong\n", &at, &block); count++) {
        ContentFile file = { sv("scenarios/jeans-for-a-meeting/guide.talk"), block };
        Report *report = report_new();
        Talk talk;
        size_t faults = 0;
        assert_true(next_block(g->text, "```text\n", &at, &told));
        if (talk_parse(g->arena, &file, &talk, report)) talk_check(&talk, g->book, report);
        const Fault *fault = report_faults(report, &faults);
        assert_int_equal(faults, 1);
        StrView seen = arena_printf(g->arena, "%u:%u: %.*s\n", (unsigned)fault->pos.line, (unsigned)fault->pos.column,
                                    SV_ARG(fault->text));
        if (!sv_eq(seen, told)) fail_msg("%.*s is not %.*s", SV_ARG(seen), SV_ARG(told));
        report_free(report);
    }
    assert_true(count >= 4);
}

/* What the parser says that there is, in answer to a word like none. */
static void check_words(const Guide *g, const char *row, StrView grammar)
{
    ContentFile file = { sv("x/guide.talk"), sv(row) };
    Report *report = report_new();
    Talk talk;
    size_t faults = 0, count = 0;
    assert_false(talk_parse(g->arena, &file, &talk, report));
    StrView rest = report_faults(report, &faults)[0].text;
    size_t list = find(rest, 0, "there are ");
    assert_true(list < rest.len);
    rest = sv_of(rest.ptr + list + 10, rest.len - list - 10);
    for (; rest.len > 0; count++) {
        size_t end = find(rest, 0, ", ");
        StrView word = sv_of(rest.ptr, end);
        StrView quoted = arena_printf(g->arena, "\"%.*s\"", SV_ARG(word));
        /* Moods stand in the text below the grammar: there are more of them than the grammar can know. */
        bool is_mood = sv_is(word, "patience") || sv_is(word, "trust");
        if (!is_mood && find(grammar, 0, quoted.ptr) == grammar.len)
            fail_msg("%.*s is not in the grammar", SV_ARG(quoted));
        rest = end < rest.len ? sv_of(rest.ptr + end + 2, rest.len - end - 2) : sv("");
    }
    assert_true(count >= 3);
    report_free(report);
}

static void guide__has_every_word_of_the_parser__in_its_grammar(void **state)
{
    const Guide *g = *state;
    StrView grammar;
    size_t at = 0;
    assert_true(next_block(g->text, "```ebnf\n", &at, &grammar));
    check_words(g, "zzzzzzzzzzzz", grammar);
    check_words(g, "! zzzzzzzzzzzz", grammar);
    check_words(g, "! no zzzzzzzzzzzz", grammar);
    check_words(g, "! sizing zzzzzzzzzzzz", grammar);
    check_words(g, "! outcome zzzzzzzzzzzz", grammar);
    check_words(g, "! no finding above zzzzzzzzzzzz", grammar);
    check_words(g, "status zzzzzzzzzzzz", grammar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guide__has_talks_that_pass__in_every_example),
        cmocka_unit_test(guide__tells_slips_as_they_are_told__in_every_wrong_example),
        cmocka_unit_test(guide__has_every_word_of_the_parser__in_its_grammar),
    };
    return cmocka_run_group_tests(tests, open_guide, close_guide);
}
