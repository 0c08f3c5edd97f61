/* test_play_mutate.c -- the shipped rubric finds planted faults, a weaker one does not, and threads change nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/mem.h"
#include "play/mutate.h"

enum { LEAST_KINDS = 12, LEAST_PERCENT = 98 };

typedef struct World {
    ContentFiles *files;
    ContentFiles *talk_files;
    Content *content;
    Arena *arena;
    MutantDefs defs;
    Talk *talks;
    size_t talk_count;
} World;

/* The files of the checkout, but for the one of that path, whose text is `text`. */
static ContentFiles *changed_files(const ContentFiles *files, const char *path, StrView text)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    ContentFile *copy = mem_new(count * sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i] = list[i];
        if (sv_is(copy[i].path, path)) copy[i].text = text;
    }
    ContentFiles *changed = content_files_of(copy, count);
    mem_free(copy);
    return changed;
}

static Content *load(const ContentFiles *files)
{
    Report *report = report_new();
    Content *content = content_load(files, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    if (count) fail_msg("%.*s:%u: %.*s", SV_ARG(faults->pos.file), (unsigned)faults->pos.line, SV_ARG(faults->text));
    report_free(report);
    return content;
}

static int open_world(void **state)
{
    static World world;
    World *w = &world;
    Err err = { 0 };
    Report *report = report_new();
    *w = (World){ .arena = arena_new(0) };
    if (!content_files_read(&w->files, ".", &err) || !content_talks_read(&w->talk_files, ".", &err))
        fail_msg("%s", err.text);
    w->content = load(w->files);
    assert_true(mutants_load(w->arena, w->content, &w->defs, report));
    const ContentFile *files = content_files_at(w->talk_files, &w->talk_count);
    w->talks = arena_alloc(w->arena, w->talk_count, sizeof *w->talks);
    for (size_t i = 0; i < w->talk_count; i++) assert_true(talk_parse(w->arena, &files[i], &w->talks[i], report));
    report_free(report);
    *state = w;
    return 0;
}

static int close_world(void **state)
{
    World *w = *state;
    if (!w) return 0;
    content_free(w->content);
    content_files_free(w->files);
    content_files_free(w->talk_files);
    arena_free(w->arena);
    return 0;
}

static MutateSetup setup_of(const World *w, size_t threads)
{
    return (MutateSetup){
        .content = w->content, .defs = &w->defs, .talks = w->talks, .talk_count = w->talk_count, .threads = threads
    };
}

static size_t killed(const Mutant *mutants, size_t count, const char *fault)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += mutants[i].fate == MUTANT_KILLED && (!fault || sv_is(mutants[i].def->id, fault));
    return found;
}

static void mutate__finds_nearly_all__by_the_shipped_rubric(void **state)
{
    const World *w = *state;
    MutateSetup setup = setup_of(w, 2);
    size_t count = 0;
    Mutation *mutation = mutate_run(&setup);
    const Mutant *mutants = mutate_all(mutation, &count);
    assert_true(mutate_talks(mutation) >= 10);
    assert_true(w->defs.count >= LEAST_KINDS);
    assert_true(count > 1000);
    for (size_t k = 0; k < w->defs.count; k++) {
        size_t planted = 0;
        for (size_t i = 0; i < count; i++) planted += mutants[i].def == &w->defs.items[k];
        if (!planted) fail_msg("nowhere planted: %.*s", SV_ARG(w->defs.items[k].id));
    }
    if (killed(mutants, count, NULL) * 100 < count * LEAST_PERCENT)
        fail_msg("%zu of %zu found", killed(mutants, count, NULL), count);
    mutate_free(mutation);
}

static void mutate__gives_the_same__on_any_number_of_threads(void **state)
{
    const World *w = *state;
    MutateSetup alone = setup_of(w, 1), many = setup_of(w, 5);
    size_t count = 0, other_count = 0;
    alone.talk_count = many.talk_count = 12;
    Mutation *one = mutate_run(&alone), *other = mutate_run(&many);
    const Mutant *a = mutate_all(one, &count), *b = mutate_all(other, &other_count);
    assert_int_equal(count, other_count);
    assert_true(count > 50);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(a[i].def, b[i].def);
        assert_true(sv_eq(a[i].reply, b[i].reply));
        assert_int_equal(a[i].fate, b[i].fate);
        assert_int_equal(a[i].line, b[i].line);
        assert_int_equal(a[i].after, b[i].after);
    }
    mutate_free(one);
    mutate_free(other);
}

/* Without its insults the judge hears none: what is planted lives, and is told as unseen. */
static void mutate__lists_what_lives__when_the_rubric_is_weaker(void **state)
{
    World *w = *state;
    MutateSetup setup = setup_of(w, 2);
    size_t count = 0, unseen = 0;
    ContentFiles *files = changed_files(w->files, "scenarios/words/insults.lua",
                                        sv("return words { id = 'insults', use = 'banned', rule = 'BAN-38', "
                                           "severity = 'critical', list = { '呆瓜' } }"));
    Content *weak = load(files);
    setup.content = weak;
    setup.talk_count = 12;
    Mutation *mutation = mutate_run(&setup);
    const Mutant *mutants = mutate_all(mutation, &count);
    for (size_t i = 0; i < count; i++) {
        if (!sv_is(mutants[i].def->id, "insult")) continue;
        unseen += mutants[i].fate == MUTANT_UNSEEN;
        assert_int_equal(mutants[i].dim, DIM_BANNED);
        assert_true(mutants[i].line > 0);
    }
    assert_true(unseen > 10);
    mutate_free(mutation);
    content_free(weak);
    content_files_free(files);
}

/* A size planted is another size of the chart, a figure another figure, and nothing else of the reply changes. */
static void mutants__change_one_thing__when_planted(void **state)
{
    const World *w = *state;
    MutateSetup setup = setup_of(w, 1);
    size_t count = 0, seen = 0;
    setup.talk_count = 24;
    Mutation *mutation = mutate_run(&setup);
    const Mutant *mutants = mutate_all(mutation, &count);
    for (size_t i = 0; i < count; i++) {
        const Mutant *mutant = &mutants[i];
        StrView reply = w->talks[mutant->talk].steps[mutant->step].text;
        if (mutant->def->op != MUTANT_SIZE && mutant->def->op != MUTANT_FIGURE) continue;
        size_t head = 0, tail = 0;
        while (head < reply.len && head < mutant->reply.len && reply.ptr[head] == mutant->reply.ptr[head]) head++;
        while (tail < reply.len - head && tail < mutant->reply.len - head &&
               reply.ptr[reply.len - 1 - tail] == mutant->reply.ptr[mutant->reply.len - 1 - tail])
            tail++;
        for (size_t at = head; at < mutant->reply.len - tail; at++) assert_in_range(mutant->reply.ptr[at], '0', '9');
        seen++;
    }
    assert_true(seen > 5);
    mutate_free(mutation);
}

static void mutants_load__names_the_fault__when_the_file_is_wrong(void **state)
{
    static const char *const BAD[][2] = {
        { "return mutants { mutant { id = 'a', op = 'apend', dim = 'tone', zh = '', en = '', texts = {} } }",
          "append" },
        { "return mutants { mutant { id = 'a', op = 'append', dim = 'sizng', zh = '', en = '' } }", "sizing" },
        { "return mutants { mutant { id = 'a', op = 'append', dim = 'tone', zh = '', en = '' } }", "texts" },
        { "return mutants { mutant { id = 'a', op = 'swap', dim = 'tone', zh = '', en = '', swaps = { { 'x' } } } }",
          "from" },
        { "return mutants { mutant { id = 'a', op = 'late', dim = 'speed', zh = '', en = '' } }", "ms" },
        { "return mutants { mutant { id = 'a', op = 'again', dim = 'tone', zh = '', en = '', when = 1 } }", "when" },
        { "return mutants { mutant { id = 'a', op = 'size', by = 1, dim = 'claim', zh = '', en = '', topics = { 'sise' "
          "} } }",
          "size" },
        { "return mutants { mutant { id = 'a', op = 'drop', dim = 'tone', zh = '', en = '', rules = { 'TON-99' } } }",
          "TON-" },
        { "return mutants { { id = 'a' } }", "mutant {" },
        { "return mutants {", "" },
    };
    const World *w = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        ContentFiles *files = changed_files(w->files, "scenarios/mutants.lua", sv(BAD[i][0]));
        Content *content = load(files);
        Report *report = report_new();
        Arena *arena = arena_new(0);
        MutantDefs defs;
        size_t count = 0;
        if (mutants_load(arena, content, &defs, report)) fail_msg("\"%s\" passed", BAD[i][0]);
        const Fault *faults = report_faults(report, &count);
        assert_true(count > 0);
        assert_true(sv_is(faults[0].pos.file, "scenarios/mutants.lua"));
        assert_non_null(strstr(arena_copy(arena, faults[0].text).ptr, BAD[i][1]));
        arena_free(arena);
        report_free(report);
        content_free(content);
        content_files_free(files);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutate__finds_nearly_all__by_the_shipped_rubric),
        cmocka_unit_test(mutate__gives_the_same__on_any_number_of_threads),
        cmocka_unit_test(mutate__lists_what_lives__when_the_rubric_is_weaker),
        cmocka_unit_test(mutants__change_one_thing__when_planted),
        cmocka_unit_test(mutants_load__names_the_fault__when_the_file_is_wrong),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
