/* judge_case.h -- one line for the judge made of its parts, and what to ask of the judgement. */
#ifndef TESTS_JUDGE_CASE_H
#define TESTS_JUDGE_CASE_H

#include "judge_bench.h"

#define JEANS "bigmen", "JN-2031"
#define BODY ",\"buyer\":{\"height_cm\":178,\"weight_jin\":205}"
#define QUALITY ",\"case\":{\"stage\":\"received\",\"cause\":\"quality\"}"
#define NO_QUALITY ",\"case\":{\"stage\":\"received\",\"cause\":\"non_quality\"}"
#define SIZE "[\"size\"]"
#define SHIP "[\"return_shipping\"]"

typedef struct Case {
    const char *shop;
    const char *product; /* NULL: none */
    const char *asked;   /* the JSON list, NULL: inferred */
    const char *buyer;   /* the buyer's message, NULL: no history */
    const char *reply;
    const char *more; /* further members, with a comma in front */
} Case;

typedef struct Verdicts {
    const char *sizing;
    const char *policy;
} Verdicts;

static inline StrView line_of(JudgeBench *bench, const Case *c)
{
    Buf json = { 0 };
    buf_printf(&json, "{\"id\":\"x\",\"shop\":\"%s\"", c->shop);
    if (c->product) buf_printf(&json, ",\"product\":\"%s\"", c->product);
    if (c->asked) buf_printf(&json, ",\"asked\":%s", c->asked);
    if (c->buyer) buf_printf(&json, ",\"history\":[{\"from\":\"buyer\",\"text\":\"%s\",\"t_ms\":0}]", c->buyer);
    buf_printf(&json, ",\"reply\":\"%s\"%s}", c->reply, c->more ? c->more : "");
    StrView kept = arena_copy(bench->arena, buf_view(&json));
    buf_clear(&json);
    return kept;
}

static inline const JsonValue *judge_case(JudgeBench *bench, const Case *c)
{
    const JsonValue *tree = NULL;
    assert_true(json_parse(bench->arena, judge_bench_line(bench, line_of(bench, c).ptr), &tree, NULL));
    const JsonValue *error = json_get(tree, "error");
    if (error) fail_msg("\"%s\": %.*s", c->reply, SV_ARG(error->text));
    return tree;
}

static inline const char *verdict_of(const JsonValue *tree, const char *dim)
{
    StrView text = json_get(json_get(tree, "verdicts"), dim)->text;
    for (int verdict = VERDICT_NONE; verdict <= VERDICT_EVASIVE; verdict++) {
        if (sv_is(text, verdict_name((Verdict)verdict))) return verdict_name((Verdict)verdict);
    }
    fail_msg("%.*s is no verdict", SV_ARG(text));
    return "";
}

static inline Verdicts verdicts_of(const JsonValue *tree)
{
    return (Verdicts){ verdict_of(tree, "sizing"), verdict_of(tree, "policy") };
}

/* A member of scores; -1 for null. */
static inline int64_t score_of(const JsonValue *tree, const char *dim)
{
    const JsonValue *score = json_get(json_get(tree, "scores"), dim);
    assert_non_null(score);
    return score->kind == JSON_NULL ? -1 : score->number;
}

/* The first finding of that rule or flag. */
static inline const JsonValue *finding_of(const JsonValue *tree, const char *name)
{
    const JsonValue *finding = json_get(tree, "findings")->child;
    for (; finding; finding = finding->next) {
        const JsonValue *flag = json_get(finding, "flag");
        if (sv_is(json_get(finding, "rule")->text, name) || (flag && sv_is(flag->text, name))) break;
    }
    return finding;
}

/* The texts of the findings of `banned`, separated by '|'. */
static inline const char *banned_terms(JudgeBench *bench, const JsonValue *tree)
{
    Buf out = { 0 };
    for (const JsonValue *f = json_get(tree, "findings")->child; f; f = f->next) {
        if (!sv_is(json_get(f, "dim")->text, "banned")) continue;
        buf_printf(&out, "%s%.*s", out.len ? "|" : "", SV_ARG(json_get(f, "text")->text));
    }
    StrView kept = arena_copy(bench->arena, buf_view(&out));
    buf_clear(&out);
    return kept.ptr;
}

typedef struct Expected {
    Case c;
    Verdicts verdicts;
} Expected;

static inline void check_cases(JudgeBench *bench, const Expected *cases, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        Verdicts got = verdicts_of(judge_case(bench, &cases[i].c));
        bool ok =
            strcmp(got.sizing, cases[i].verdicts.sizing) == 0 && strcmp(got.policy, cases[i].verdicts.policy) == 0;
        if (ok) continue;
        print_error("\"%s\" -> \"%s\": expected %s/%s, got %s/%s\n", cases[i].c.buyer ? cases[i].c.buyer : "",
                    cases[i].c.reply, cases[i].verdicts.sizing, cases[i].verdicts.policy, got.sizing, got.policy);
        faults++;
    }
    if (faults) fail_msg("%zu of %zu lines are judged wrong", faults, count);
}

#endif
