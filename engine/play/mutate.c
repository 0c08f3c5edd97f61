/* mutate.c -- in three passes: the talks as they are, the faults planted, each mutant played up to where its fate is clear. */
#include "play/mutate.h"

#include "base/jobs.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "judge/rules.h"
#include "play/mutate_own.h"
#include "play/playbook_own.h"
#include "play/talk_run.h"

enum { READ_MS = 2000, CHAR_MS = 300, MOST_MS = 25000 };

/* One talk as it is. */
typedef struct Base {
    Arena *arena;
    BaseReply *replies;
    size_t count;
    size_t room;
    bool sells;
} Base;

struct Mutation {
    const MutateSetup *setup;
    Base *bases;
    Arena *arena;
    Mutant *mutants;
    size_t count;
    size_t room;
    size_t todo;
};

/* ---- the talks as they are ---- */

typedef struct Watcher {
    Base *base;
    const Talk *talk;
    const TopicDef *topics;
    const SizeChart *chart;
    StrView last;
} Watcher;

static const Field *copy_fields(Arena *arena, const Claim *claim)
{
    Field *fields = arena_alloc(arena, claim->field_count + 1, sizeof *fields);
    for (size_t i = 0; i < claim->field_count; i++) {
        fields[i] = claim->fields[i];
        fields[i].value.text = arena_copy(arena, fields[i].value.text);
        fields[i].name = arena_copy(arena, fields[i].name);
    }
    return fields;
}

static const Claim *copy_claims(Arena *arena, const Judgement *j)
{
    Claim *claims = arena_alloc(arena, j->claim_count + 1, sizeof *claims);
    for (size_t i = 0; i < j->claim_count; i++) {
        claims[i] = j->claims[i];
        claims[i].topic = arena_copy(arena, claims[i].topic);
        claims[i].stance = arena_copy(arena, claims[i].stance);
        claims[i].fields = copy_fields(arena, &j->claims[i]);
    }
    return claims;
}

static const Finding *copy_findings(Arena *arena, const Judgement *j)
{
    Finding *findings = arena_alloc(arena, j->finding_count + 1, sizeof *findings);
    for (size_t i = 0; i < j->finding_count; i++) {
        findings[i] = j->findings[i];
        findings[i].rule = arena_copy(arena, findings[i].rule);
    }
    return findings;
}

static const StrView *copy_names(Arena *arena, const StrView *names, size_t count)
{
    StrView *copies = arena_alloc(arena, count + 1, sizeof *copies);
    for (size_t i = 0; i < count; i++) copies[i] = arena_copy(arena, names[i]);
    return copies;
}

static void replied(void *self, const TalkStep *step, const Judgement *j)
{
    Watcher *w = self;
    Base *base = w->base;
    if (base->count == base->room) return;
    BaseReply *reply = &base->replies[base->count++];
    *reply = (BaseReply){ .step = (size_t)(step - w->talk->steps),
                          .text = step->text,
                          .before = w->last,
                          .chart = w->chart,
                          .overall = j->overall,
                          .sizing = j->sizing,
                          .policy = j->policy,
                          .findings = copy_findings(base->arena, j),
                          .finding_count = j->finding_count,
                          .claims = copy_claims(base->arena, j),
                          .claim_count = j->claim_count,
                          .topics = w->topics,
                          .asked = copy_names(base->arena, j->asked, j->asked_count),
                          .asked_count = j->asked_count };
    memcpy(reply->scores, j->scores, sizeof reply->scores);
    w->last = step->text;
}

static const SizeChart *chart_of(Playbook *book, const Talk *talk)
{
    const Plan *plan = NULL;
    Err err = { 0 };
    if (!playbook_plan(book, talk->scenario, talk->persona, &plan, &err) || !plan->product) return NULL;
    return plan->product->chart;
}

static void play_base(void *self, void *own, size_t idx)
{
    Mutation *m = self;
    Base *base = &m->bases[idx];
    const Talk *talk = &m->setup->talks[idx];
    Watcher watcher = { .base = base, .talk = talk, .chart = chart_of(own, talk), .last = sv("") };
    TalkWatch watch = { &watcher, replied, NULL };
    TalkPlay play = { .book = own, .talk = talk, .watch = &watch };
    TalkResult result = { 0 };
    Err err = { 0 };

    base->arena = arena_new(16 * 1024);
    base->room = talk->step_count;
    base->replies = arena_alloc(base->arena, base->room + 1, sizeof *base->replies);
    watcher.topics = grammar_topics(content_rules(m->setup->content)->grammar, NULL);
    bool is_played = talk_play(&play, base->arena, &result, &err);
    /* A rush hour's replies are not all one buyer's. */
    bool is_rush = talk->scenario.len && memchr(talk->scenario.ptr, ',', talk->scenario.len);
    base->sells = is_played && !is_rush && result.is_passed && !talk->xfail.len && result.outcome == OUTCOME_WON;
}

/* ---- the faults planted ---- */

typedef struct Gather {
    Mutation *m;
    size_t talk;
    size_t step;
} Gather;

static void gather(void *self, const Mutant *mutant)
{
    const Gather *g = self;
    Mutation *m = g->m;
    if (m->count == m->room) {
        size_t room = m->room ? m->room * 2 : 256;
        m->mutants = mem_resize(m->mutants, m->count, room, sizeof *m->mutants);
        m->room = room;
    }
    Mutant *kept = &m->mutants[m->count++];
    *kept = *mutant;
    kept->talk = g->talk;
    kept->line = m->setup->talks[g->talk].steps[mutant->step].line;
}

static void plant(Mutation *m)
{
    const MutantDefs *defs = m->setup->defs;
    for (size_t i = 0; i < m->setup->talk_count; i++) {
        const Base *base = &m->bases[i];
        Gather g = { .m = m, .talk = i };
        for (size_t n = 0; base->sells && n < base->count; n++) {
            for (size_t k = 0; k < defs->count; k++) {
                Planter planter = { m->arena, &defs->items[k], &base->replies[n], &g, gather };
                mutant_plant(&planter);
            }
        }
    }
}

/* ---- each mutant played ---- */

static int64_t reading_ms(StrView text)
{
    int64_t ms = (int64_t)utf8_count(text) * CHAR_MS + READ_MS;
    return ms < MOST_MS ? ms : MOST_MS;
}

static bool speaks_of_end(const TalkStep *step)
{
    for (size_t i = 0; i < step->check_count; i++) {
        if (step->checks[i].kind == TALK_OUTCOME) return true;
    }
    return false;
}

/* The talk with the fault in it, up to the reply or whole. A late reply waits as long as it did and then some more. */
static Talk planted(Arena *arena, const Talk *talk, const Mutant *mutant, bool is_whole)
{
    size_t count = is_whole ? talk->step_count : mutant->step + 1, kept = 0;
    TalkStep *steps = arena_alloc(arena, count + 1, sizeof *steps);
    MutantOp op = mutant->def->op;
    for (size_t i = 0; i < count; i++) {
        TalkStep step = talk->steps[i];
        if (i != mutant->step) {
            steps[kept++] = step;
            continue;
        }
        if (op == MUTANT_SILENT) {
            /* What is claimed of the reply goes with it. */
            while (i + 1 < count && talk->steps[i + 1].kind == TALK_CLAIM && !speaks_of_end(&talk->steps[i + 1])) i++;
            continue;
        }
        if (op == MUTANT_LATE || op == MUTANT_TYPED) {
            bool is_timed = i > 0 && (talk->steps[i - 1].kind == TALK_WAIT || talk->steps[i - 1].kind == TALK_SILENCE);
            int64_t natural = is_timed ? 0 : reading_ms(step.text);
            int64_t more = op == MUTANT_LATE ? mutant->ms : 0;
            steps[kept++] = (TalkStep){ .kind = TALK_WAIT, .line = step.line, .ms = natural + more };
            if (!step.is_typing_told) step.typing_ms = reading_ms(step.text) - READ_MS;
            if (op == MUTANT_TYPED) step.typing_ms = mutant->ms;
            step.is_typing_told = true;
        } else {
            step.text = mutant->reply;
        }
        steps[kept++] = step;
    }
    Talk changed = *talk;
    changed.steps = steps;
    changed.step_count = kept;
    return changed;
}

typedef struct Grade {
    const BaseReply *base;
    int dim;
    bool is_worse;  /* where the fault demands it */
    bool is_lower;  /* overall */
    int32_t before; /* scores to show */
    int32_t after;
    const TalkStep *step; /* that carries the fault */
    bool is_there;        /* somebody was still there to hear it */
} Grade;

static bool had_finding(const BaseReply *base, const Finding *finding)
{
    for (size_t i = 0; i < base->finding_count; i++) {
        bool is_same = sv_eq(base->findings[i].rule, finding->rule) && base->findings[i].dim == finding->dim;
        if (is_same && base->findings[i].kind <= finding->kind) return true;
    }
    return false;
}

/* Praise that the reply had there and has no more. */
static bool has_lost_praise(const BaseReply *base, const Judgement *j, Dim dim)
{
    for (size_t i = 0; i < base->finding_count; i++) {
        const Finding *praise = &base->findings[i];
        bool is_there = praise->dim != dim || praise->kind != FINDING_PRAISE;
        for (size_t n = 0; n < j->finding_count && !is_there; n++) is_there = sv_eq(j->findings[n].rule, praise->rule);
        if (!is_there) return true;
    }
    return false;
}

/* A dimension that came to apply has the whole of its marks to lose. */
static bool is_dim_worse(const BaseReply *base, const Judgement *j, Dim dim)
{
    int32_t before = base->scores[dim] < 0 ? 100 : base->scores[dim];
    if (j->scores[dim] >= 0 && j->scores[dim] < before) return true;
    for (size_t i = 0; i < j->finding_count; i++) {
        const Finding *finding = &j->findings[i];
        if (finding->dim == dim && finding->kind < FINDING_PRAISE && !had_finding(base, finding)) return true;
    }
    return dim == DIM_TONE && has_lost_praise(base, j, dim);
}

/* The overall falls, or its rounding alone hides that it does: of five dimensions two points are less than half of one. */
static bool is_lower(const BaseReply *base, const Judgement *j)
{
    int64_t before = 0, after = 0;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        bool is_common = base->scores[dim] >= 0 && j->scores[dim] >= 0;
        before += is_common ? base->scores[dim] : 0;
        after += is_common ? j->scores[dim] : 0;
    }
    return j->overall < base->overall || (j->overall == base->overall && after < before);
}

static void grade(void *self, const TalkStep *step, const Judgement *j)
{
    Grade *g = self;
    if (step != g->step) return;
    bool is_asked = g->dim == MUTANT_DIM_ASKED;
    g->is_lower = is_lower(g->base, j);
    g->is_there = is_asked || j->scores[g->dim] >= 0 || g->base->scores[g->dim] < 0;
    g->is_worse = is_asked ? is_dim_worse(g->base, j, DIM_SIZING) || is_dim_worse(g->base, j, DIM_POLICY)
                           : is_dim_worse(g->base, j, (Dim)g->dim);
    g->before = is_asked ? g->base->overall : g->base->scores[g->dim];
    g->after = is_asked ? j->overall : j->scores[g->dim];
}

static const BaseReply *base_of(const Base *base, size_t step)
{
    size_t i = 0;
    while (base->replies[i].step != step) i++;
    return &base->replies[i];
}

/* True where the talk still passes and sells. */
static bool still_sells(Playbook *book, const Talk *talk, Arena *arena)
{
    TalkResult result = { 0 };
    Err err = { 0 };
    return talk_run(book, talk, arena, &result, &err) && result.is_passed && result.outcome == OUTCOME_WON;
}

static void settle(Mutation *m, Playbook *book, Arena *arena, Mutant *mutant)
{
    const Talk *talk = &m->setup->talks[mutant->talk];
    Talk whole = planted(arena, talk, mutant, true);
    if (mutant->dim == MUTANT_DIM_TALK) {
        mutant->fate = still_sells(book, &whole, arena) ? MUTANT_UNSEEN : MUTANT_KILLED;
        return;
    }
    Talk short_one = planted(arena, talk, mutant, false);
    Grade g = { .base = base_of(&m->bases[mutant->talk], mutant->step),
                .dim = mutant->dim,
                .step = &short_one.steps[short_one.step_count - 1] };
    TalkWatch watch = { &g, grade, NULL };
    TalkPlay play = { .book = book, .talk = &short_one, .watch = &watch };
    TalkResult result = { 0 };
    Err err = { 0 };
    talk_play(&play, arena, &result, &err);
    mutant->before = g.before;
    mutant->after = g.after;
    mutant->fate = MUTANT_UNSEEN;
    if (g.is_there && !g.is_worse) return;
    mutant->fate = g.is_lower || !still_sells(book, &whole, arena) ? MUTANT_KILLED : MUTANT_UNCOUNTED;
}

static void play_mutant(void *self, void *own, size_t idx)
{
    Mutation *m = self;
    Arena *arena = arena_new(16 * 1024);
    settle(m, own, arena, &m->mutants[idx]);
    arena_free(arena);
}

static void *open_book(void *self)
{
    const Mutation *m = self;
    return playbook_new(m->setup->content);
}

static void close_book(void *self, void *own)
{
    (void)self;
    playbook_free(own);
}

static void tell(void *self, size_t ready, size_t done)
{
    const Mutation *m = self;
    (void)ready;
    if (m->setup->tell) m->setup->tell(m->setup->self, done, m->count);
}

Mutation *mutate_run(const MutateSetup *setup)
{
    Mutation *m = mem_new(sizeof *m);
    m->setup = setup;
    m->arena = arena_new(0);
    m->bases = mem_new((setup->talk_count + 1) * sizeof *m->bases);
    Jobs bases = { m, setup->talk_count, setup->threads, open_book, play_base, close_book, NULL };
    jobs_run(&bases);
    plant(m);
    Jobs mutants = { m, m->count, setup->threads, open_book, play_mutant, close_book, tell };
    jobs_run(&mutants);
    return m;
}

void mutate_free(Mutation *mutation)
{
    if (!mutation) return;
    for (size_t i = 0; i < mutation->setup->talk_count; i++) arena_free(mutation->bases[i].arena);
    mem_free(mutation->bases);
    mem_free(mutation->mutants);
    arena_free(mutation->arena);
    mem_free(mutation);
}

const Mutant *mutate_all(const Mutation *mutation, size_t *count)
{
    *count = mutation->count;
    return mutation->mutants;
}

size_t mutate_talks(const Mutation *mutation)
{
    size_t count = 0;
    for (size_t i = 0; i < mutation->setup->talk_count; i++) count += mutation->bases[i].sells;
    return count;
}

const char *mutant_fate_name(MutantFate fate)
{
    static const char *const NAMES[] = { "killed", "unseen", "uncounted" };
    return NAMES[fate];
}

const char *mutant_dim_name(int dim)
{
    static const char *const OTHERS[] = { "claim", "asked", "talk" };
    return dim < DIM_COUNT ? dim_name((Dim)dim) : OTHERS[dim - DIM_COUNT];
}
