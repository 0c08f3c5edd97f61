/* test_run.c -- a thread has a playbook of its own and keeps nothing between talks but what that has compiled. */
#include "cli/test_run.h"

#include "base/jobs.h"
#include "cli/progress.h"
#include "play/talk_check.h"

typedef struct Work {
    TestRun *run;
    Progress progress;
    size_t told;
} Work;

static void add_failure(TestCase *test, const TalkFailure *failure, size_t room)
{
    if (!test->failures) test->failures = arena_alloc(test->arena, room, sizeof *test->failures);
    TalkFailure *kept = &test->failures[test->failure_count++];
    *kept = *failure;
    kept->expected = arena_copy(test->arena, failure->expected);
    kept->actual = arena_copy(test->arena, failure->actual);
}

/* Faults of the file itself. */
static void take_faults(TestCase *test, const Report *report)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    test->state = TEST_BROKEN;
    for (size_t i = 0; i < count; i++) {
        TalkFailure failure = { faults[i].pos.line, faults[i].pos.column, sv(""), faults[i].text };
        add_failure(test, &failure, count);
    }
}

static void take_result(TestCase *test, const Talk *talk, const TalkResult *result)
{
    bool is_xfail = talk->xfail.len > 0;
    test->checked = result->checked;
    test->replies = result->replies;
    test->reason = arena_copy(test->arena, talk->xfail);
    for (size_t i = 0; i < result->failure_count; i++) add_failure(test, &result->failures[i], TALK_MAX_FAILURES);
    if (result->is_passed) {
        test->state = is_xfail ? TEST_XFAILED : TEST_PASSED;
    } else if (is_xfail && !result->failure_count) {
        SourcePos pos = talk_pos(talk, talk->xfail);
        test->state = TEST_XPASSED;
        add_failure(test, &(TalkFailure){ pos.line, pos.column, sv("xfail"), talk->xfail }, 1);
    } else {
        test->state = TEST_FAILED;
    }
}

static void play(const TestRun *run, TestCase *test, Playbook *book, const Talk *talk)
{
    ReachMarks marks = { run->coverage, NULL };
    TalkWatch watch = reach_watch(&marks);
    TalkPlay how = { .book = book, .talk = talk, .watch = run->coverage ? &watch : NULL };
    TalkResult result = { 0 };
    Err err = { 0 };
    size_t count = 0;
    if (run->coverage) {
        reach_items(run->coverage, &count);
        test->reached = marks.reached = arena_alloc(test->arena, count + 1, 1);
    }
    if (talk_play(&how, test->arena, &result, &err)) {
        take_result(test, talk, &result);
        return;
    }
    test->state = TEST_BROKEN;
    add_failure(test, &(TalkFailure){ 1, 1, sv(""), sv(err.text) }, 1);
}

static void run_test(void *self, void *own, size_t idx)
{
    const Work *work = self;
    TestRun *run = work->run;
    TestCase *test = &run->tests[idx];
    const OwnFile *file = &run->talks.items[idx];
    ContentFile source = { file->path, file->text };
    Report *report = report_new();
    Talk talk;

    *test = (TestCase){ .file = file, .arena = arena_new(16 * 1024), .reason = sv("") };
    bool is_talk = talk_parse(test->arena, &source, &talk, report);
    test->scenario = talk.scenario;
    if (is_talk && talk_check(&talk, own, report)) {
        play(run, test, own, &talk);
    } else {
        take_faults(test, report);
    }
    report_free(report);
}

static void *open_book(void *self)
{
    const Work *work = self;
    return playbook_new(work->run->cli->content);
}

static void close_book(void *self, void *own)
{
    (void)self;
    playbook_free(own);
}

static void tell(void *self, size_t ready, size_t done)
{
    Work *work = self;
    TestRun *run = work->run;
    if (work->told < ready) progress_hide(&work->progress);
    for (; work->told < ready; work->told++) {
        const TestCase *test = &run->tests[work->told];
        run->failed += test_is_fault(test);
        run->checked += test->checked;
        if (run->ready) run->ready(run->self, test);
    }
    progress_show(&work->progress, done);
}

void test_run_all(TestRun *run)
{
    size_t count = run->talks.count;
    Work work = { .run = run, .progress = progress_begin(count) };
    Jobs jobs = { &work, count, run->threads, open_book, run_test, close_book, tell };
    run->tests = arena_alloc(run->cli->arena, count + 1, sizeof *run->tests);
    jobs_run(&jobs);
    progress_hide(&work.progress);
}

void test_run_clear(TestRun *run)
{
    for (size_t i = 0; run->tests && i < run->talks.count; i++) arena_free(run->tests[i].arena);
    run->tests = NULL;
}

bool test_is_fault(const TestCase *test)
{
    return test->state != TEST_PASSED && test->state != TEST_XFAILED;
}

const char *test_state_name(TestState state)
{
    static const char *const NAMES[] = { "passed", "xfailed", "failed", "xpassed", "broken" };
    return NAMES[state];
}
