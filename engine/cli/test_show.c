/* test_show.c -- one case in each of the four forms; a failure reads "file:line:column: expected: …; got: …". */
#include "cli/test_show.h"

#include <stdio.h>

#include "base/utf8.h"

/* What the runner says in words; all else that came is names and figures, or the buyer's own line. */
static void put_actual(const Cli *cli, Buf *out, StrView actual)
{
    static const char *const SAID[][2] = {
        { "the chat is over", "test.said.over" },
        { "the buyer says nothing", "test.said.silent" },
        { "there is no reply above", "test.said.no_reply" },
        { "nothing was said", "test.said.nothing" },
        { "nobody waited", "test.said.no_wait" },
        { "no finding", "test.said.no_finding" },
        { "none", "test.said.none" },
    };
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        if (!sv_is(actual, SAID[i][0])) continue;
        buf_put(out, locale_text(cli->locale, SAID[i][1]));
        return;
    }
    buf_put(out, actual);
}

/* Without the place. */
static void put_message(const Cli *cli, Buf *out, const TestCase *test, const TalkFailure *failure)
{
    if (test->state == TEST_XPASSED) {
        locale_fill(cli->locale, out, "test.xpassed", SLOTS({ "reason", failure->actual }));
    } else if (!failure->expected.len) {
        buf_put(out, failure->actual);
    } else {
        locale_fill(cli->locale, out, "test.expected", SLOTS({ "expected", failure->expected }));
        buf_puts(out, "; ");
        Buf actual = { 0 };
        put_actual(cli, &actual, failure->actual);
        locale_fill(cli->locale, out, "test.actual", SLOTS({ "actual", buf_view(&actual) }));
        buf_clear(&actual);
    }
}

static void put_failure(const Cli *cli, Buf *out, const TestCase *test, const TalkFailure *failure)
{
    buf_put(out, test->file->shown);
    if (failure->line) buf_printf(out, ":%u:%u", (unsigned)failure->line, (unsigned)failure->column);
    buf_puts(out, ": ");
    put_message(cli, out, test, failure);
    buf_putc(out, '\n');
}

void test_show_text(const Cli *cli, const TestCase *test)
{
    Buf text = { 0 };
    if (test->state == TEST_PASSED) cli_say(cli, "test.passed", SLOTS({ "file", test->file->shown }));
    if (test->state == TEST_XFAILED)
        cli_say(cli, "test.xfailed", SLOTS({ "file", test->file->shown }, { "reason", test->reason }));
    for (size_t i = 0; test_is_fault(test) && i < test->failure_count; i++)
        put_failure(cli, &text, test, &test->failures[i]);
    fwrite(buf_view(&text).ptr, 1, text.len, stdout);
    buf_clear(&text);
}

/* A YAML block: its strings are JSON's. */
static void put_yaml(Buf *out, const char *key, StrView text)
{
    JsonOut json = { out, false };
    buf_printf(out, "  %s: ", key);
    json_string(&json, text);
    buf_putc(out, '\n');
}

static void put_tap_failure(const Cli *cli, Buf *out, const TestCase *test, const TalkFailure *failure)
{
    Buf message = { 0 };
    put_message(cli, &message, test, failure);
    buf_puts(out, "  ---\n");
    put_yaml(out, "message", buf_view(&message));
    put_yaml(out, "file", test->file->shown);
    buf_printf(out, "  line: %u\n  column: %u\n", (unsigned)failure->line, (unsigned)failure->column);
    put_yaml(out, "expected", failure->expected);
    put_yaml(out, "actual", failure->actual);
    buf_puts(out, "  ...\n");
    buf_clear(&message);
}

/* What is expected to fail is TAP's TODO; what passes against that is a plain failure. */
void test_show_tap(const Cli *cli, const TestCase *test, size_t number)
{
    Buf out = { 0 };
    buf_printf(&out, "%s %zu - %.*s", test->state == TEST_PASSED ? "ok" : "not ok", number, SV_ARG(test->file->shown));
    if (test->state == TEST_XFAILED) buf_printf(&out, " # TODO %.*s", SV_ARG(test->reason));
    buf_putc(&out, '\n');
    for (size_t i = 0; i < test->failure_count; i++) put_tap_failure(cli, &out, test, &test->failures[i]);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_clear(&out);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_number(JsonOut *out, const char *key, int64_t number)
{
    json_key(out, key);
    json_int(out, number);
}

void test_write_json(JsonOut *out, const TestCase *test)
{
    json_begin_object(out);
    write_text(out, "file", test->file->shown);
    write_text(out, "scenario", test->scenario);
    write_text(out, "state", sv(test_state_name(test->state)));
    if (test->reason.len) write_text(out, "xfail", test->reason);
    write_number(out, "checked", test->checked);
    write_number(out, "replies", test->replies);
    json_key(out, "failures");
    json_begin_array(out);
    for (size_t i = 0; i < test->failure_count; i++) {
        const TalkFailure *failure = &test->failures[i];
        json_begin_object(out);
        write_number(out, "line", failure->line);
        write_number(out, "column", failure->column);
        write_text(out, "expected", failure->expected);
        write_text(out, "actual", failure->actual);
        json_end_object(out);
    }
    json_end_array(out);
    json_key(out, "passed");
    json_bool(out, !test_is_fault(test));
    json_end_object(out);
}

/* XML 1.0 has no way to write most control characters. */
static void put_xml(Buf *out, StrView text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        switch (c) {
        case '&': buf_puts(out, "&amp;"); break;
        case '<': buf_puts(out, "&lt;"); break;
        case '>': buf_puts(out, "&gt;"); break;
        case '"': buf_puts(out, "&quot;"); break;
        default:
            if ((unsigned char)c < 0x20 && c != '\n' && c != '\t')
                buf_puts(out, "\xEF\xBF\xBD");
            else
                buf_putc(out, c);
        }
    }
}

static void put_attribute(Buf *out, const char *name, StrView text)
{
    buf_printf(out, " %s=\"", name);
    put_xml(out, text);
    buf_putc(out, '"');
}

static void put_junit_failures(const Cli *cli, Buf *out, const TestCase *test)
{
    const char *element = test->state == TEST_BROKEN ? "error" : "failure";
    Buf text = { 0 };
    put_message(cli, &text, test, &test->failures[0]);
    buf_printf(out, "      <%s type=\"%s\"", element, test_state_name(test->state));
    put_attribute(out, "message", buf_view(&text));
    buf_putc(out, '>');
    buf_reset(&text);
    for (size_t i = 0; i < test->failure_count; i++) put_failure(cli, &text, test, &test->failures[i]);
    put_xml(out, buf_view(&text));
    buf_printf(out, "</%s>\n", element);
    buf_clear(&text);
}

static void put_junit_case(const Cli *cli, Buf *out, const TestCase *test)
{
    StrView name = test->file->path;
    for (size_t i = name.len; i > 0; i--) {
        if (name.ptr[i - 1] != '/') continue;
        name = sv_of(name.ptr + i, name.len - i);
        break;
    }
    buf_puts(out, "    <testcase");
    put_attribute(out, "classname", test->scenario);
    put_attribute(out, "name", name);
    put_attribute(out, "file", test->file->shown);
    buf_printf(out, " assertions=\"%u\"", (unsigned)test->checked);
    if (test->state == TEST_PASSED) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_puts(out, ">\n");
    if (test->state == TEST_XFAILED) {
        buf_puts(out, "      <skipped type=\"xfail\"");
        put_attribute(out, "message", test->reason);
        buf_puts(out, "/>\n");
    } else if (test->failure_count) {
        put_junit_failures(cli, out, test);
    }
    buf_puts(out, "    </testcase>\n");
}

typedef struct Counts {
    size_t tests;
    size_t failures;
    size_t errors;
    size_t skipped;
} Counts;

static Counts count_tests(const TestCase *tests, size_t count)
{
    Counts counts = { .tests = count };
    for (size_t i = 0; i < count; i++) {
        counts.failures += tests[i].state == TEST_FAILED || tests[i].state == TEST_XPASSED;
        counts.errors += tests[i].state == TEST_BROKEN;
        counts.skipped += tests[i].state == TEST_XFAILED;
    }
    return counts;
}

static void put_counts(Buf *out, const Counts *counts)
{
    buf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n", counts->tests,
               counts->failures, counts->errors, counts->skipped);
}

void test_write_junit(const Cli *cli, Buf *out, const TestRun *run)
{
    Counts all = count_tests(run->tests, run->talks.count);
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"peilian test\"");
    put_counts(out, &all);
    for (size_t first = 0, last = 0; first < run->talks.count; first = last) {
        StrView scenario = run->tests[first].scenario;
        while (last < run->talks.count && sv_eq(run->tests[last].scenario, scenario)) last++;
        Counts counts = count_tests(run->tests + first, last - first);
        buf_puts(out, "  <testsuite");
        put_attribute(out, "name", scenario);
        put_counts(out, &counts);
        for (size_t i = first; i < last; i++) put_junit_case(cli, out, &run->tests[i]);
        buf_puts(out, "  </testsuite>\n");
    }
    buf_puts(out, "</testsuites>\n");
}
