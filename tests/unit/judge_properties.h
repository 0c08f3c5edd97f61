/* judge_properties.h -- what holds of every judgement, whatever was said: for the property test and the fuzz target. */
#ifndef TESTS_JUDGE_PROPERTIES_H
#define TESTS_JUDGE_PROPERTIES_H

#include "base/utf8.h"
#include "judge/rubric.h"
#include "judge/rules.h"
#include "judge_bench.h"

static inline bool at_boundary(StrView text, uint32_t at)
{
    return at == text.len || (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

static inline bool is_span(StrView text, uint32_t start, uint32_t end)
{
    return start < end && end <= text.len && at_boundary(text, start) && at_boundary(text, end);
}

static inline const char *finding_fault(StrView reply, const Judgement *j, size_t i)
{
    const Finding *f = &j->findings[i];
    if (!is_span(reply, f->start, f->end)) return "a finding's span";
    if (f->rule.len == 0) return "a finding without a rule";
    if (f->claim >= (int32_t)j->claim_count) return "a finding's claim";
    if (i == 0) return NULL;
    const Finding *before = f - 1;
    if (before->start > f->start) return "findings by start";
    if (before->start == f->start && sv_compare(before->rule, f->rule) > 0) return "findings by rule";
    return NULL;
}

static inline const char *lists_fault(StrView reply, const Judgement *j)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        const char *fault = finding_fault(reply, j, i);
        if (fault) return fault;
    }
    for (size_t i = 0; i < j->claim_count; i++) {
        if (!is_span(reply, j->claims[i].start, j->claims[i].end)) return "a claim's span";
        if (i > 0 && j->claims[i - 1].start > j->claims[i].start) return "claims by start";
        if (j->claims[i].topic.len == 0) return "a claim without a topic";
    }
    for (size_t i = 0; i < j->question_count; i++) {
        if (!is_span(reply, j->questions[i].start, j->questions[i].end)) return "a question's span";
    }
    for (size_t i = 0; i < j->deed_count; i++) {
        if (j->deeds[i].len == 0) return "a deed without a name";
    }
    return NULL;
}

/* 100 and the deltas of its findings are a dimension's score, clamped. */
static inline const char *deltas_fault(const Judgement *j)
{
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        int64_t sum = 100;
        for (size_t i = 0; i < j->finding_count; i++) sum += (int)j->findings[i].dim == dim ? j->findings[i].delta : 0;
        sum = sum < 0 ? 0 : sum > 100 ? 100 : sum;
        bool has_reason = dim != DIM_SIZING && dim != DIM_POLICY; /* "holds" costs without a finding */
        if (has_reason && j->scores[dim] >= 0 && j->scores[dim] != sum) return dim_name((Dim)dim);
    }
    return NULL;
}

static inline const char *overall_fault(const Judgement *j, const Rubric *rubric)
{
    int64_t sum = 0, count = 0;
    bool is_critical = false;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (j->scores[dim] < -1 || j->scores[dim] > 100) return "a score out of range";
        if (j->scores[dim] < 0) continue;
        sum += j->scores[dim];
        count++;
    }
    for (size_t i = 0; i < j->finding_count; i++) {
        is_critical = is_critical || j->findings[i].kind == FINDING_CRITICAL;
    }
    int64_t mean = (2 * sum + count) / (2 * count); /* tone and banned always apply */
    if (is_critical && mean > rubric->critical_cap) mean = rubric->critical_cap;
    return j->overall == mean ? NULL : "the overall score";
}

/* The first property that does not hold, or NULL. */
static inline const char *judgement_fault(const JudgeInput *in, const Judgement *j, const Rubric *rubric)
{
    const char *fault = lists_fault(in->reply, j);
    if (!fault) fault = overall_fault(j, rubric);
    if (!fault) fault = deltas_fault(j);
    if (fault) return fault;
    if (j->scores[DIM_SIZING] != rubric->verdicts[j->sizing]) return "the score of sizing";
    if (j->scores[DIM_POLICY] != rubric->verdicts[j->policy]) return "the score of policy";
    if ((j->scores[DIM_SPEED] < 0) != (in->wait_ms < 0)) return "speed without a wait";
    return NULL;
}

/* Verdicts, scores and claims, without the places that depend on how the text is encoded. */
static inline void judgement_gist(Buf *out, const Judgement *j)
{
    JsonOut json = { out, false };
    buf_printf(out, "%s %s %d %d %d %d %d %d", verdict_name(j->sizing), verdict_name(j->policy), j->scores[0],
               j->scores[1], j->scores[2], j->scores[3], j->scores[4], j->overall);
    for (size_t i = 0; i < j->claim_count; i++) {
        const Claim *claim = &j->claims[i];
        buf_printf(out, " %.*s %.*s %d", SV_ARG(claim->topic), SV_ARG(claim->stance), (int)claim->state);
        for (size_t k = 0; k < claim->field_count; k++) {
            buf_printf(out, " %.*s=", SV_ARG(claim->fields[k].name));
            json.needs_comma = false;
            value_write_json(&json, &claim->fields[k].value);
        }
    }
}

/* Both written forms are JSON of one object; false where not. */
static inline bool judgement_is_json(Arena *arena, const JudgeInput *in, const Judgement *j)
{
    Buf out = { 0 };
    const JsonValue *tree = NULL;
    ArenaMark mark = arena_mark(arena);
    judgement_write_json(&(JsonOut){ &out, false }, in->id, in->reply, j);
    bool ok = json_parse(arena, buf_view(&out), &tree, NULL) && tree->kind == JSON_OBJECT;
    buf_reset(&out);
    judgement_write_event(&(JsonOut){ &out, false }, in->reply, j);
    ok = ok && json_parse(arena, buf_view(&out), &tree, NULL) && tree->kind == JSON_OBJECT;
    buf_clear(&out);
    arena_rewind(arena, mark);
    return ok;
}

#endif
