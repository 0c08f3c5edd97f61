/* test_show.h -- what became of talks, for people, for programs and for build servers. */
#ifndef CLI_TEST_SHOW_H
#define CLI_TEST_SHOW_H

#include "cli/test_run.h"

void test_show_text(const Cli *cli, const TestCase *test);
void test_show_tap(const Cli *cli, const TestCase *test, size_t number);

/* One object of the array that `--json` prints. */
void test_write_json(JsonOut *out, const TestCase *test);

/* JUnit's XML, a suite a scenario. */
void test_write_junit(const Cli *cli, Buf *out, const TestRun *run);

/* How much of what there is the talks reached, and file:line of what none does. */
void test_show_coverage(Cli *cli, const TestRun *run);
void test_write_coverage(JsonOut *out, const TestRun *run);

#endif
