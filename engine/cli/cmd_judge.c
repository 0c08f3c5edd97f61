/* cmd_judge.c -- `peilian judge`: JSON Lines in, one JSON line out for each, as JUDGE.md has it.
 *
 * Output is gathered in large pieces, but nothing is held back while the next line has yet to come: a program that sends
 * one line and waits for its answer gets it. */
#include <stdio.h>
#include <unistd.h>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/line_input.h"
#include "judge/judge_json.h"

enum { OUTPUT_PIECE = 64 * 1024 };

typedef struct Run {
    Judge *judge;
    Arena *arena;
    JudgeWorld world;
    LineInput in;
    Buf out;
    size_t judged;
    size_t errors;
} Run;

static bool is_blank(StrView line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] != ' ' && line.ptr[i] != '\t' && line.ptr[i] != '\r') return false;
    }
    return true;
}

static bool flush(Run *run, Err *err)
{
    bool is_ok = fd_write(STDOUT_FILENO, buf_view(&run->out), err);
    buf_reset(&run->out);
    return is_ok;
}

static void judge_one(Run *run, LineStatus status, StrView text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    JudgeLine line = { text, run->in.number };
    if (line.number == 1 && sv_starts(line.text, sv(mark))) line.text = sv_of(text.ptr + 3, text.len - 3);
    if (status == LINE_TOO_LONG) {
        char what[64];
        snprintf(what, sizeof what, "longer than %d bytes", LINE_MAX_BYTES);
        judge_line_error(&run->out, (StrView){ 0 }, line.number, what);
        run->errors++;
    } else if (!is_blank(line.text)) {
        run->judged++;
        if (!judge_line(run->judge, run->arena, &run->world, &line, &run->out)) run->errors++;
    }
}

static bool judge_all(Run *run, Err *err)
{
    StrView text = { 0 };
    for (;;) {
        if (run->out.len >= OUTPUT_PIECE || (run->out.len && line_would_wait(&run->in))) {
            if (!flush(run, err)) return false;
        }
        LineStatus status = line_next(&run->in, &text, err);
        if (status == LINE_FAILED) return false;
        if (status == LINE_END) return flush(run, err);
        judge_one(run, status, text);
    }
}

static int run_judge(Cli *cli, const Args *args)
{
    (void)args;
    if (!cli_content(cli)) return EXIT_FAULTS;
    const Rules *rules = content_rules(cli->content);
    Run run = { .judge = judge_new(rules), .arena = arena_new(0), .in = { .fd = STDIN_FILENO } };
    run.world.rules = rules;
    run.world.shops = content_shops(cli->content, &run.world.shop_count);
    Err err = { 0 };
    bool is_ok = judge_all(&run, &err);
    if (!is_ok) cli_complain_err(cli, &err);
    if (isatty(STDERR_FILENO))
        cli_complain(cli, "judge.summary",
                     SLOTS({ "count", cli_number(cli, (int64_t)run.judged) },
                           { "errors", cli_number(cli, (int64_t)run.errors) }));
    judge_free(run.judge);
    arena_free(run.arena);
    line_input_clear(&run.in);
    buf_clear(&run.out);
    return is_ok && run.errors == 0 ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_JUDGE = { .name = "judge", .usage = "< IN.jsonl > OUT.jsonl", .run = run_judge };
