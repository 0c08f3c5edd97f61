/* cmd_explain.c -- `peilian explain`: JUDGE.md's lines in, receipts out.
 *
 * For every reply: each claim with the fact that it was held against and where that stands, each finding with its rule, the
 * arithmetic of the score, and the smallest edit that would turn a dimension, proved by judging the edited reply. */
#include <stdio.h>
#include <unistd.h>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/line_input.h"
#include "cli/term.h"
#include "judge/judge_json.h"
#include "judge/receipt.h"
#include "judge/rules.h"

typedef struct Explain {
    Cli *cli;
    Term term;
    Judge *judge;
    Arena *arena;
    JudgeWorld world;
    LineInput in;
    Buf out;
    size_t errors;
} Explain;

static StrView name_of(const Explain *e, const char *group, const char *name)
{
    return locale_text_sv(e->cli->locale, arena_printf(e->arena, "%s.%s", group, name));
}

static void say(Explain *e, const char *key, const Slot *slots, size_t count)
{
    locale_fill(e->cli->locale, &e->out, key, slots, count);
    buf_putc(&e->out, '\n');
}

/* stance and fields of a claim: recommend value=40 */
static StrView claim_text(Explain *e, const Claim *claim)
{
    Buf text = { 0 };
    JsonOut out = { &text, false };
    buf_put(&text, claim->topic);
    if (claim->stance.len) buf_printf(&text, " %.*s", SV_ARG(claim->stance));
    for (size_t i = 0; i < claim->field_count; i++) {
        buf_printf(&text, " %.*s=", SV_ARG(claim->fields[i].name));
        out.needs_comma = false;
        value_write_json(&out, &claim->fields[i].value);
    }
    StrView kept = arena_copy(e->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void explain_claim(Explain *e, const JudgeInput *in, const Claim *claim)
{
    static const char *const STATES[] = { "explain.true", "explain.false", "explain.partly", "explain.no_fact" };
    static const Style LOOKS[] = { STYLE_GOOD, STYLE_BAD, STYLE_WARN, STYLE_DIM };
    SourcePos pos = claim_source(in, claim);
    StrView slice = sv_of(in->reply.ptr + claim->start, claim->end - claim->start);
    buf_puts(&e->out, "  ");
    term_put(&e->term, &e->out, LOOKS[claim->state], locale_text(e->cli->locale, STATES[claim->state]));
    buf_printf(&e->out, " [%.*s] %.*s", SV_ARG(slice), SV_ARG(claim_text(e, claim)));
    if (claim->expected.len && claim->state == CLAIM_FALSE) {
        buf_putc(&e->out, ' ');
        locale_fill(e->cli->locale, &e->out, "explain.expected", SLOTS({ "value", claim->expected }));
    }
    if (pos.line) buf_printf(&e->out, "  %.*s:%u", SV_ARG(pos.file), (unsigned)pos.line);
    buf_putc(&e->out, '\n');
}

static void explain_finding(Explain *e, const JudgeInput *in, const Finding *finding)
{
    bool is_whole = finding->start == 0 && finding->end == in->reply.len;
    StrView slice =
        is_whole ? (StrView){ "", 0 } : sv_of(in->reply.ptr + finding->start, finding->end - finding->start);
    StrView rule = locale_text_sv(e->cli->locale, arena_printf(e->arena, "rule.%.*s", SV_ARG(finding->rule)));
    buf_printf(&e->out, "  %.*s %.*s %.*s", SV_ARG(name_of(e, "kind", finding_kind_name(finding->kind))),
               SV_ARG(finding->rule), SV_ARG(rule));
    if (slice.len) buf_printf(&e->out, " [%.*s]", SV_ARG(slice));
    if (finding->expected.len && finding->claim < 0 && !is_whole) {
        buf_putc(&e->out, ' ');
        locale_fill(e->cli->locale, &e->out, "explain.expected", SLOTS({ "value", finding->expected }));
    }
    if (finding->delta) buf_printf(&e->out, " %+d", (int)finding->delta);
    buf_putc(&e->out, '\n');
}

/* (75×1 + 100×1 + 0×1) / 3 = 58 */
static void explain_sum(Explain *e, const Judgement *j)
{
    const Rubric *rubric = &e->world.rules->rubric;
    Buf sum = { 0 };
    int weights = 0;
    bool is_capped = false;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (j->scores[dim] < 0) continue;
        buf_printf(&sum, "%s%.*s %d×%d", weights ? " + " : "", SV_ARG(name_of(e, "dim", dim_name((Dim)dim))),
                   (int)j->scores[dim], (int)rubric->weights[dim]);
        weights += rubric->weights[dim];
    }
    for (size_t i = 0; i < j->finding_count; i++) is_capped = is_capped || j->findings[i].kind == FINDING_CRITICAL;
    say(e, is_capped ? "explain.sum_capped" : "explain.sum",
        SLOTS({ "sum", buf_view(&sum) }, { "weights", cli_number(e->cli, weights) },
              { "overall", cli_number(e->cli, j->overall) }, { "cap", cli_number(e->cli, rubric->critical_cap) }));
    buf_clear(&sum);
}

static void explain_edit(Explain *e, const JudgeInput *in, const ReceiptEdit *edit)
{
    StrView old = sv_of(in->reply.ptr + edit->start, edit->end - edit->start);
    say(e, edit->text.len ? "explain.replace" : "explain.delete",
        SLOTS({ "old", old }, { "new", edit->text }, { "dim", name_of(e, "dim", dim_name(edit->dim)) },
              { "from", cli_number(e->cli, edit->score_from) }, { "to", cli_number(e->cli, edit->score_to) }));
}

static void explain_reply(Explain *e, const JudgeInput *in, const Judgement *j, const Receipt *receipt)
{
    buf_put(&e->out, in->id);
    buf_puts(&e->out, "  ");
    term_put(&e->term, &e->out, STYLE_BOLD, in->reply);
    buf_putc(&e->out, '\n');
    for (size_t i = 0; i < j->claim_count; i++) explain_claim(e, in, &j->claims[i]);
    for (size_t i = 0; i < j->finding_count; i++) explain_finding(e, in, &j->findings[i]);
    say(e, "explain.verdicts",
        SLOTS({ "sizing", name_of(e, "verdict", verdict_name(j->sizing)) },
              { "policy", name_of(e, "verdict", verdict_name(j->policy)) }));
    explain_sum(e, j);
    for (size_t i = 0; i < receipt->edit_count; i++) explain_edit(e, in, &receipt->edits[i]);
    buf_putc(&e->out, '\n');
}

static bool explain_line(Explain *e, StrView text, Err *err)
{
    const JsonValue *value;
    JudgeInput in;
    Judgement judgement;
    Receipt receipt;
    if (!json_parse(e->arena, text, &value, err)) return false;
    if (!judge_input_read(e->arena, &e->world, value, &in, err)) return false;
    receipt_find(e->judge, e->arena, &in, &receipt);
    if (!judge_reply(e->judge, &in, &judgement, err)) return false;
    explain_reply(e, &in, &judgement, &receipt);
    return true;
}

static bool explain_all(Explain *e, Err *err)
{
    StrView line = { 0 };
    LineStatus status;
    ArenaMark mark = arena_mark(e->arena);
    while ((status = line_next(&e->in, &line, err)) == LINE_OK || status == LINE_TOO_LONG) {
        Err fault = { 0 };
        if (status == LINE_OK && line.len == 0) continue;
        if (status == LINE_TOO_LONG) err_set(&fault, ERR_LIMIT, "longer than %d bytes", LINE_MAX_BYTES);
        if (status == LINE_TOO_LONG || !explain_line(e, line, &fault)) {
            e->errors++;
            cli_complain(e->cli, "explain.error",
                         SLOTS({ "line", cli_number(e->cli, (int64_t)e->in.number) }, { "text", sv(fault.text) }));
        }
        if (!fd_write(STDOUT_FILENO, buf_view(&e->out), err)) return false;
        buf_reset(&e->out);
        arena_rewind(e->arena, mark);
    }
    return status != LINE_FAILED;
}

static int run_explain(Cli *cli, const Args *args)
{
    (void)args;
    if (!cli_content(cli)) return EXIT_FAULTS;
    Explain e = { .cli = cli, .term = term_of(STDOUT_FILENO), .arena = arena_new(0), .in = { .fd = STDIN_FILENO } };
    e.world.rules = content_rules(cli->content);
    e.world.shops = content_shops(cli->content, &e.world.shop_count);
    e.judge = judge_new(e.world.rules);
    Err err = { 0 };
    bool is_ok = explain_all(&e, &err);
    if (!is_ok) cli_complain_err(cli, &err);
    judge_free(e.judge);
    arena_free(e.arena);
    line_input_clear(&e.in);
    buf_clear(&e.out);
    return is_ok && e.errors == 0 ? EXIT_OK : EXIT_FAULTS;
}

const Command COMMAND_EXPLAIN = { .name = "explain", .usage = "< IN.jsonl", .run = run_explain };
