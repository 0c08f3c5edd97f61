/* score.c -- the rubric's arithmetic, in integers, half up.
 *
 * In every dimension 100 plus the deltas of its findings, clamped, is its score: so a reader can add them up. */
#include <stdlib.h>

#include "judge/analysis.h"
#include "judge/rubric.h"
#include "judge/rules.h"

enum { FULL = 100, NOT_APPLICABLE = -1 };

static int64_t divide_half_up(int64_t value, int64_t by)
{
    int64_t twice = 2 * value + by, quotient = twice / (2 * by);
    return twice % (2 * by) < 0 ? quotient - 1 : quotient;
}

static int32_t clamp(int64_t score)
{
    return score < 0 ? 0 : score > FULL ? FULL : (int32_t)score;
}

int32_t rubric_speed(const SpeedNorms *norms, int64_t wait_ms, int64_t due_ms)
{
    int64_t zero_ms = norms->zero_at * due_ms;
    if (wait_ms <= due_ms) return FULL;
    if (wait_ms >= zero_ms) return 0;
    return clamp(divide_half_up(FULL * (zero_ms - wait_ms), zero_ms - due_ms));
}

char rubric_level(const Rubric *rubric, int32_t score)
{
    for (int i = 0; i < LEVEL_COUNT - 1; i++) {
        if (score >= rubric->levels[i]) return (char)('A' + i);
    }
    return 'A' + LEVEL_COUNT - 1;
}

int32_t rubric_delta(const Rubric *rubric, const Finding *finding)
{
    if (finding->dim != DIM_TONE) return 0;
    for (size_t i = 0; i < rubric->delta_count; i++) {
        StrView name = rubric->deltas[i].name;
        if (sv_eq(name, finding->rule) || (finding->flag.len && sv_eq(name, finding->flag)))
            return rubric->deltas[i].delta;
    }
    return rubric->tone_by_kind[finding->kind];
}

static int finding_order(const void *a, const void *b)
{
    const Finding *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    int order = sv_compare(x->rule, y->rule);
    if (order) return order;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    if (x->dim != y->dim) return x->dim < y->dim ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return sv_compare(x->flag, y->flag);
}

/* The kind of the worst finding of a dimension; praise where nothing is worse. */
static FindingKind worst_kind(const Finding *findings, size_t count, Dim dim)
{
    FindingKind worst = FINDING_PRAISE;
    for (size_t i = 0; i < count; i++) {
        if (findings[i].dim == dim && findings[i].kind < worst) worst = findings[i].kind;
    }
    return worst;
}

/* The whole loss of a dimension goes to its first worst finding. */
static void blame(Finding *findings, size_t count, Dim dim, int32_t score)
{
    FindingKind worst = worst_kind(findings, count, dim);
    bool is_paid = score < 0 || score >= FULL || worst == FINDING_PRAISE;
    for (size_t i = 0; i < count; i++) {
        if (findings[i].dim != dim) continue;
        bool pays = !is_paid && findings[i].kind == worst;
        findings[i].delta = pays ? score - FULL : 0;
        is_paid = is_paid || pays;
    }
}

static int32_t tone_score(const Rubric *rubric, Finding *findings, size_t count)
{
    int64_t score = FULL;
    for (size_t i = 0; i < count; i++) {
        if (findings[i].dim != DIM_TONE) continue;
        findings[i].delta = rubric_delta(rubric, &findings[i]);
        score += findings[i].delta;
    }
    return clamp(score);
}

static int32_t speed_score(const Rubric *rubric, const Analysis *a)
{
    if (a->in->wait_ms < 0) return NOT_APPLICABLE;
    return rubric_speed(&rubric->speed, a->in->wait_ms,
                        a->is_first ? rubric->speed.first_due_ms : rubric->speed.later_due_ms);
}

/* Lateness pays for the speed score; typing and canned replies only inform. */
static void blame_lateness(Finding *findings, size_t count, int32_t score)
{
    for (size_t i = 0; i < count; i++) {
        if (findings[i].dim != DIM_SPEED) continue;
        bool is_late = sv_is(findings[i].rule, "SPD-01") || sv_is(findings[i].rule, "SPD-02");
        findings[i].delta = is_late && score >= 0 ? score - FULL : 0;
    }
}

static int32_t overall_score(const Rubric *rubric, const int32_t scores[DIM_COUNT], const Finding *findings,
                             size_t count)
{
    int64_t sum = 0, weight = 0;
    bool is_critical = false;
    for (size_t i = 0; i < count; i++) is_critical = is_critical || findings[i].kind == FINDING_CRITICAL;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (scores[dim] < 0) continue;
        sum += (int64_t)scores[dim] * rubric->weights[dim];
        weight += rubric->weights[dim];
    }
    if (weight <= 0) return NOT_APPLICABLE;
    int32_t score = clamp(divide_half_up(sum, weight));
    return is_critical && score > rubric->critical_cap ? rubric->critical_cap : score;
}

void score_all(const Analysis *a, Judgement *j)
{
    const Rubric *rubric = &a->rules->rubric;
    size_t count = a->finding_count;
    Finding *findings = arena_alloc(a->arena, count + 1, sizeof *findings);
    if (count) memcpy(findings, a->findings, count * sizeof *findings);
    if (count) qsort(findings, count, sizeof *findings, finding_order);

    j->scores[DIM_SPEED] = speed_score(rubric, a);
    j->scores[DIM_TONE] = tone_score(rubric, findings, count);
    j->scores[DIM_BANNED] = rubric->banned[worst_kind(findings, count, DIM_BANNED)];
    j->scores[DIM_SIZING] = rubric->verdicts[a->verdicts[DIM_SIZING]];
    j->scores[DIM_POLICY] = rubric->verdicts[a->verdicts[DIM_POLICY]];
    blame_lateness(findings, count, j->scores[DIM_SPEED]);
    blame(findings, count, DIM_BANNED, j->scores[DIM_BANNED]);
    blame(findings, count, DIM_SIZING, j->scores[DIM_SIZING]);
    blame(findings, count, DIM_POLICY, j->scores[DIM_POLICY]);

    j->overall = overall_score(rubric, j->scores, findings, count);
    j->sizing = a->verdicts[DIM_SIZING];
    j->policy = a->verdicts[DIM_POLICY];
    j->findings = findings;
    j->finding_count = count;
}
