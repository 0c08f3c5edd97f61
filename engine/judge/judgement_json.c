/* judgement_json.c -- JUDGE.md's output object: its keys, in its order; and the event log's, which says why as well. */
#include "judge/judge.h"

static void write_score(JsonOut *out, const char *name, int32_t score)
{
    json_key(out, name);
    if (score < 0) {
        json_null(out);
    } else {
        json_int(out, score);
    }
}

static void write_scores(JsonOut *out, const Judgement *j)
{
    json_key(out, "scores");
    json_begin_object(out);
    for (int dim = 0; dim < DIM_COUNT; dim++) write_score(out, dim_name((Dim)dim), j->scores[dim]);
    write_score(out, "overall", j->overall);
    json_end_object(out);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_span(JsonOut *out, uint32_t start, uint32_t end)
{
    json_key(out, "start");
    json_int(out, start);
    json_key(out, "end");
    json_int(out, end);
}

static void write_finding(JsonOut *out, StrView reply, const Finding *f, bool is_event)
{
    json_begin_object(out);
    write_text(out, "rule", f->rule);
    write_text(out, "dim", sv(dim_name(f->dim)));
    write_text(out, "kind", sv(finding_kind_name(f->kind)));
    write_span(out, f->start, f->end);
    write_text(out, "text", sv_of(reply.ptr + f->start, f->end - f->start));
    json_key(out, "delta");
    json_int(out, f->delta);
    if (f->flag.len) write_text(out, "flag", f->flag);
    if (is_event && f->why.len) write_text(out, "why", f->why);
    if (is_event && f->expected.len) write_text(out, "expected", f->expected);
    json_end_object(out);
}

static const char *state_name(ClaimState state)
{
    switch (state) {
    case CLAIM_TRUE: return "true";
    case CLAIM_FALSE: return "false";
    case CLAIM_PARTLY: return "partly";
    case CLAIM_NO_FACT: return "no_fact";
    }
    return "";
}

/* A field that the claim holds several times ("红色和黑色都有") is written once, as a list. */
static void write_field(JsonOut *out, const Claim *claim, size_t at)
{
    StrView name = claim->fields[at].name;
    size_t count = 0;
    for (size_t i = 0; i < claim->field_count; i++) {
        if (!sv_eq(claim->fields[i].name, name)) continue;
        if (i < at) return;
        count++;
    }
    json_key_sv(out, name);
    if (count > 1) json_begin_array(out);
    for (size_t i = at; i < claim->field_count; i++) {
        if (sv_eq(claim->fields[i].name, name)) value_write_json(out, &claim->fields[i].value);
    }
    if (count > 1) json_end_array(out);
}

static void write_claim(JsonOut *out, const Claim *claim, bool is_event)
{
    json_begin_object(out);
    write_text(out, "topic", claim->topic);
    if (claim->stance.len) write_text(out, "stance", claim->stance);
    for (size_t i = 0; i < claim->field_count; i++) write_field(out, claim, i);
    write_span(out, claim->start, claim->end);
    if (is_event) write_text(out, "state", sv(state_name(claim->state)));
    json_end_object(out);
}

static void write_question(JsonOut *out, const Question *question)
{
    json_begin_object(out);
    json_key(out, "slot");
    if (question->slot.len) {
        json_string(out, question->slot);
    } else {
        json_null(out);
    }
    json_key(out, "open");
    json_bool(out, question->is_open);
    json_key(out, "purpose");
    json_bool(out, question->has_purpose);
    write_span(out, question->start, question->end);
    json_end_object(out);
}

static void write_lists(JsonOut *out, StrView reply, const Judgement *j, bool is_event)
{
    json_key(out, "findings");
    json_begin_array(out);
    for (size_t i = 0; i < j->finding_count; i++) write_finding(out, reply, &j->findings[i], is_event);
    json_end_array(out);
    json_key(out, "claims");
    json_begin_array(out);
    for (size_t i = 0; i < j->claim_count; i++) write_claim(out, &j->claims[i], is_event);
    json_end_array(out);
    json_key(out, "questions");
    json_begin_array(out);
    for (size_t i = 0; i < j->question_count; i++) write_question(out, &j->questions[i]);
    json_end_array(out);
    json_key(out, "deeds");
    json_begin_array(out);
    for (size_t i = 0; i < j->deed_count; i++) json_string(out, j->deeds[i]);
    json_end_array(out);
}

static void write_verdicts(JsonOut *out, const Judgement *j)
{
    json_key(out, "verdicts");
    json_begin_object(out);
    write_text(out, "sizing", sv(verdict_name(j->sizing)));
    write_text(out, "policy", sv(verdict_name(j->policy)));
    json_end_object(out);
}

void judgement_write_json(JsonOut *out, StrView id, StrView reply, const Judgement *judgement)
{
    json_begin_object(out);
    write_text(out, "id", id);
    write_scores(out, judgement);
    write_verdicts(out, judgement);
    write_lists(out, reply, judgement, false);
    json_end_object(out);
}

void judgement_write_event(JsonOut *out, StrView reply, const Judgement *judgement)
{
    json_begin_object(out);
    write_scores(out, judgement);
    write_verdicts(out, judgement);
    write_lists(out, reply, judgement, true);
    json_key(out, "asked");
    json_begin_array(out);
    for (size_t i = 0; i < judgement->asked_count; i++) json_string(out, judgement->asked[i]);
    json_end_array(out);
    json_end_object(out);
}
