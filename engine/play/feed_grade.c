/* feed_grade.c -- a judgement as it stands in the log, as plain structs. */
#include "play/event_data.h"
#include "play/feed_own.h"

static bool read_finding(Feed *feed, const JsonValue *from, FeedFinding *out)
{
    int dim = data_dim(data_text(from, "dim")), kind = data_kind(data_text(from, "kind"));
    if (dim < 0 || kind < 0) return false;
    *out = (FeedFinding){ .rule = arena_copy(feed->arena, data_text(from, "rule")),
                          .dim = (Dim)dim,
                          .kind = (FindingKind)kind,
                          .start = (uint32_t)data_int(from, "start", 0),
                          .end = (uint32_t)data_int(from, "end", 0),
                          .delta = (int32_t)data_int(from, "delta", 0),
                          .flag = arena_copy(feed->arena, data_text(from, "flag")),
                          .why = arena_copy(feed->arena, data_text(from, "why")),
                          .expected = arena_copy(feed->arena, data_text(from, "expected")) };
    return true;
}

static void read_findings(Feed *feed, const JsonValue *judgement, FeedGrade *out)
{
    const JsonValue *list = json_get(judgement, "findings");
    FeedFinding *findings = arena_alloc(feed->arena, (list ? list->count : 0) + 1, sizeof *findings);
    for (const JsonValue *f = data_first(judgement, "findings"); f; f = f->next) {
        if (!read_finding(feed, f, &findings[out->count])) continue;
        out->is_capped = out->is_capped || findings[out->count].kind == FINDING_CRITICAL;
        out->count++;
    }
    out->findings = findings;
}

static Verdict verdict_of(const JsonValue *judgement, const char *dim)
{
    int verdict = data_verdict(data_text(json_get(judgement, "verdicts"), dim));
    return verdict < 0 ? VERDICT_NONE : (Verdict)verdict;
}

const FeedGrade *feed_grade(Feed *feed, const JsonValue *judgement)
{
    FeedGrade *grade = arena_alloc(feed->arena, 1, sizeof *grade);
    const JsonValue *scores = json_get(judgement, "scores");

    for (int dim = 0; dim < DIM_COUNT; dim++) grade->scores[dim] = (int32_t)data_int(scores, dim_name((Dim)dim), -1);
    grade->overall = (int32_t)data_int(scores, "overall", -1);
    grade->sizing = verdict_of(judgement, "sizing");
    grade->policy = verdict_of(judgement, "policy");
    read_findings(feed, judgement, grade);
    for (const JsonValue *a = data_first(judgement, "asked"); a && grade->asked_count < FEED_MAX_ASKS; a = a->next)
        grade->asked[grade->asked_count++] = arena_copy(feed->arena, a->text);
    return grade;
}
