/* receipt.c -- tries small edits where a dimension lost points and keeps the smallest that helps most. */
#include "judge/receipt.h"

#include "base/utf8.h"
#include "judge/rules.h"
#include "language/numerals_scan.h"
#include "language/reading.h"

enum { MAX_TRIALS = 400, MAX_FIGURES = 48 };

/* Words that turn each other's claims. */
static const char *const SWAPS[][2] = {
    { "我们", "您" },       { "您", "我们" },       { "可以", "不可以" }, { "不可以", "可以" }, { "能", "不能" },
    { "不能", "能" },       { "支持", "不支持" },   { "不支持", "支持" }, { "不用", "要" },     { "有货", "没货" },
    { "没货", "有货" },     { "没有", "有" },       { "有", "没有" },     { "会", "不会" },     { "不会", "会" },
    { "不是", "是" },       { "是", "不是" },       { "不", "" },         { "没", "有" },       { "免费", "收费" },
    { "当天", "第二天" },   { "今天", "明天" },     { "明天", "今天" },   { "偏大", "偏小" },   { "偏小", "偏大" },
    { "四面弹", "双向弹" }, { "双向弹", "四面弹" }, { "宽松", "修身" },   { "修身", "直筒" },   { "直筒", "修身" },
};

typedef struct Trial {
    Judge *judge;
    Arena *arena;
    JudgeInput in;
    Judgement before;
    Dim dim;
    ReceiptEdit best;
    size_t best_size; /* bytes removed and put in */
    bool has_best;
    size_t tried;
    StrView figures[MAX_FIGURES]; /* what the facts would say */
    size_t figure_count;
} Trial;

SourcePos claim_source(const JudgeInput *in, const Claim *claim)
{
    if (claim->fact) return claim->fact->source;
    if (!in->product) return (SourcePos){ 0 };
    bool is_size = sv_is(claim->topic, "size") && in->product->chart;
    return is_size ? in->product->chart->source : in->product->source;
}

static StrView splice(const Trial *t, uint32_t start, uint32_t end, StrView text)
{
    StrView reply = t->in.reply;
    return arena_printf(t->arena, "%.*s%.*s%.*s", (int)start, reply.ptr, SV_ARG(text), (int)(reply.len - end),
                        reply.ptr + end);
}

static Verdict verdict_of(const Judgement *j, Dim dim)
{
    return dim == DIM_SIZING ? j->sizing : dim == DIM_POLICY ? j->policy : VERDICT_NONE;
}

/* An edit must not cost another dimension what this one gains. */
static bool harms_others(const Judgement *before, const Judgement *after, Dim dim)
{
    for (int other = 0; other < DIM_COUNT; other++) {
        if (other == (int)dim || other == DIM_SPEED) continue;
        if (after->scores[other] >= 0 && after->scores[other] < before->scores[other]) return true;
    }
    return false;
}

static void try_edit(Trial *t, uint32_t start, uint32_t end, StrView text)
{
    Judgement after;
    size_t size = end - start + text.len;
    if (t->tried >= MAX_TRIALS) return;
    ArenaMark mark = arena_mark(t->arena);
    StrView reply = splice(t, start, end, text);
    JudgeInput edited = t->in;
    edited.reply = reply;
    t->tried++;
    bool judged = reply.len > 0 && judge_reply(t->judge, &edited, &after, NULL);
    bool better =
        judged && after.scores[t->dim] > t->before.scores[t->dim] && !harms_others(&t->before, &after, t->dim);
    if (better && t->has_best) {
        better = after.scores[t->dim] > t->best.score_to ||
                 (after.scores[t->dim] == t->best.score_to && size < t->best_size);
    }
    if (!better) {
        arena_rewind(t->arena, mark);
        return;
    }
    t->has_best = true;
    t->best_size = size;
    t->best = (ReceiptEdit){ .dim = t->dim,
                             .start = start,
                             .end = end,
                             .text = arena_copy(t->arena, text),
                             .reply = reply,
                             .score_from = t->before.scores[t->dim],
                             .score_to = after.scores[t->dim],
                             .verdict_from = verdict_of(&t->before, t->dim),
                             .verdict_to = verdict_of(&after, t->dim) };
}

static void add_figure(Trial *t, StrView text)
{
    if (t->figure_count < MAX_FIGURES && text.len) t->figures[t->figure_count++] = text;
}

static void add_value_figures(Trial *t, const Value *value)
{
    switch (value->kind) {
    case VALUE_INT: add_figure(t, arena_printf(t->arena, "%lld", (long long)value->number)); break;
    case VALUE_DECIMAL: { /* rates are said in tenths: 0.93 is 9.3折 */
        long long tenths = (long long)value->number / 100;
        if (tenths % 10)
            add_figure(t, arena_printf(t->arena, "%lld.%lld", tenths / 10, tenths % 10));
        else
            add_figure(t, arena_printf(t->arena, "%lld", tenths / 10));
        break;
    }
    case VALUE_TIME: add_figure(t, arena_printf(t->arena, "%lld", (long long)value->number / 60)); break;
    case VALUE_LIST:
        for (size_t i = 0; i < value->count; i++) add_value_figures(t, &value->items[i]);
        break;
    case VALUE_RECORD:
        for (size_t i = 0; i < value->count; i++) add_value_figures(t, &value->fields[i].value);
        break;
    case VALUE_NONE:
    case VALUE_BOOL:
    case VALUE_TEXT: break;
    }
}

/* Every figure of the fact that a wrong claim was held against, and the text that it expected. */
static void collect_figures(Trial *t)
{
    for (size_t i = 0; i < t->before.claim_count; i++) {
        const Claim *claim = &t->before.claims[i];
        if (claim->state != CLAIM_FALSE && claim->state != CLAIM_PARTLY) continue;
        add_figure(t, arena_copy(t->arena, claim->expected));
        for (size_t k = 0; claim->fact && k < claim->fact->field_count; k++)
            add_value_figures(t, &claim->fact->fields[k].value);
    }
    const Product *product = t->in.product;
    if (product) add_figure(t, arena_printf(t->arena, "%lld", (long long)(product->price / VALUE_ONE)));
}

/* What a figure begins with: 不超过 and 最多 before it stay as they are. */
static bool is_figure(uint32_t code)
{
    return (code >= '0' && code <= '9') || han_digit(code) >= 0 || code == U'十' || code == U'百' || code == U'半';
}

static void try_numbers(Trial *t, const Reading *r)
{
    for (uint32_t i = 0; i < r->token_count; i++) {
        const Number *n = r->tokens[i].number;
        if (!n || n->digits_end <= r->tokens[i].start) continue;
        uint32_t first = n->start;
        while (n->is_upper && first + 1 < n->digits_end && !is_figure(r->normal.code[first])) first++;
        uint32_t start = r->normal.start[first], end = r->normal.end[n->digits_end - 1];
        for (size_t k = 0; k < t->figure_count; k++) try_edit(t, start, end, t->figures[k]);
    }
}

/* A term as people say it: 2到4天, 当天; empty where the fact holds none. */
static StrView term_text(Trial *t, const Fact *fact)
{
    const Value *low = fact_get(fact, "min_days"), *high = fact_get(fact, "max_days");
    if (value_is_true(fact_get(fact, "same_day"))) return sv("当天");
    if (!low || !high) return (StrView){ "", 0 };
    return arena_printf(t->arena, "%lld到%lld天", (long long)low->number, (long long)high->number);
}

/* 明天 and 三天 become what the fact says. */
static void try_terms(Trial *t, const Reading *r)
{
    for (size_t i = 0; i < t->before.claim_count; i++) {
        const Claim *claim = &t->before.claims[i];
        StrView text = term_text(t, claim->fact);
        if (claim->state != CLAIM_FALSE || text.len == 0) continue;
        for (uint32_t k = 0; k < r->token_count; k++) {
            const Token *token = &r->tokens[k];
            uint32_t start = r->normal.start[token->start], end = r->normal.end[token->end - 1];
            if (start < claim->end && end > claim->start) try_edit(t, start, end, text);
        }
    }
}

static void try_swaps(Trial *t)
{
    for (size_t k = 0; k < sizeof SWAPS / sizeof *SWAPS; k++) {
        size_t len = strlen(SWAPS[k][0]);
        for (size_t at = 0; at + len <= t->in.reply.len; at++) {
            if (memcmp(t->in.reply.ptr + at, SWAPS[k][0], len) != 0) continue;
            try_edit(t, (uint32_t)at, (uint32_t)(at + len), sv(SWAPS[k][1]));
        }
    }
}

static void try_deletions(Trial *t, const Reading *r)
{
    for (size_t i = 0; i < t->before.finding_count; i++) {
        const Finding *finding = &t->before.findings[i];
        bool is_whole = finding->start == 0 && finding->end == t->in.reply.len;
        if (finding->dim == t->dim && finding->kind != FINDING_PRAISE && !is_whole)
            try_edit(t, finding->start, finding->end, sv(""));
    }
    for (uint32_t i = 0; i < r->clause_count; i++) {
        const Clause *clause = &r->clauses[i];
        try_edit(t, r->normal.start[clause->start], r->normal.end[clause->end - 1], sv(""));
    }
}

static void find_edit(Trial *t, Receipt *out)
{
    Reading reading = reading_of(t->arena, judge_rules(t->judge)->grammar, judge_rules(t->judge)->lexicon, t->in.reply);
    t->has_best = false;
    try_deletions(t, &reading);
    if (t->dim != DIM_BANNED) {
        try_numbers(t, &reading);
        try_terms(t, &reading);
        try_swaps(t);
    }
    if (t->has_best && out->edit_count < RECEIPT_MAX_EDITS) out->edits[out->edit_count++] = t->best;
}

/* The workspace that judges the trials owns the first judgement's lists: keep copies. */
static void keep(Trial *t)
{
    Judgement *j = &t->before;
    Claim *claims = arena_alloc(t->arena, j->claim_count + 1, sizeof *claims);
    Finding *findings = arena_alloc(t->arena, j->finding_count + 1, sizeof *findings);
    if (j->claim_count) memcpy(claims, j->claims, j->claim_count * sizeof *claims);
    if (j->finding_count) memcpy(findings, j->findings, j->finding_count * sizeof *findings);
    j->claims = claims;
    j->findings = findings;
    collect_figures(t);
}

void receipt_find(Judge *judge, Arena *arena, const JudgeInput *in, Receipt *out)
{
    static const Dim DIMS[] = { DIM_BANNED, DIM_SIZING, DIM_POLICY };
    Trial trial = { .judge = judge, .arena = arena, .in = *in };
    *out = (Receipt){ .edit_count = 0 };
    if (!judge_reply(judge, in, &trial.before, NULL)) return;
    keep(&trial);
    for (size_t i = 0; i < sizeof DIMS / sizeof *DIMS; i++) {
        trial.dim = DIMS[i];
        int32_t score = trial.before.scores[trial.dim];
        if (score >= 0 && score < 100) find_edit(&trial, out);
    }
    out->tried = trial.tried;
}
