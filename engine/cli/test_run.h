/* test_run.h -- talks on several threads: each is read, checked, played; what became of it is told in the order of the files. */
#ifndef CLI_TEST_RUN_H
#define CLI_TEST_RUN_H

#include "cli/cli.h"
#include "cli/own_files.h"
#include "play/talk_reach.h"

typedef enum TestState {
    TEST_PASSED,
    TEST_XFAILED, /* failed, as its xfail says: fine */
    TEST_FAILED,
    TEST_XPASSED, /* passed against its xfail: a fault */
    TEST_BROKEN   /* no talk, or one that cannot be played */
} TestState;

typedef struct TestCase {
    const OwnFile *file;
    Arena *arena; /* for the texts below */
    TestState state;
    TalkFailure *failures; /* a fault of the file itself has no `expected` */
    size_t failure_count;
    uint32_t checked;
    uint32_t replies;
    StrView scenario;
    StrView reason;         /* of the xfail */
    unsigned char *reached; /* by item of the coverage; NULL without one */
} TestCase;

typedef struct TestRun {
    Cli *cli;
    OwnFiles talks;
    const Reach *coverage; /* NULL: not counted */
    size_t threads;
    void *self;
    void (*ready)(void *self, const TestCase *test); /* in the order of the files; NULL: nobody listens */
    TestCase *tests;
    int64_t failed;
    int64_t checked;
} TestRun;

/* Play them all; a bar is shown where that lasts. */
void test_run_all(TestRun *run);
void test_run_clear(TestRun *run);

bool test_is_fault(const TestCase *test);
const char *test_state_name(TestState state); /* "passed" */

#endif
