/* plan_check.c -- what no single field shows: words that the engine will look for, beats that nothing leads to. */
#include "play/plan_read.h"

static bool has_words(const Plan *plan, StrView key)
{
    for (size_t i = 0; i < plan->book_count; i++) {
        if (lines_find(&plan->books[i], key)) return true;
    }
    return false;
}

static void warn(PlanReader *r, SourcePos pos, const char *what, StrView name)
{
    report_add(r->report, FAULT_WARNING, pos, "no-words", "%s \"%.*s\"", what, SV_ARG(name));
}

/* The engine says these by itself; where nobody has words for them the buyer is silent. */
static void check_words(PlanReader *r)
{
    static const char *const KEYS[] = { "vague", "unknown", "nudge", "waver", "leave", "buys", "settled" };
    SourcePos pos = { .file = r->plan->persona_file->path, .line = 1, .column = 1 };

    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        if (!has_words(r->plan, sv(KEYS[i]))) warn(r, pos, "nobody has words for", sv(KEYS[i]));
    }
    for (size_t i = 0; i < r->plan->doubt_count; i++) {
        StrView topic = r->plan->doubts[i];
        bool is_said = has_words(r->plan, arena_printf(r->arena, "doubt.%.*s", SV_ARG(topic))) ||
                       has_words(r->plan, arena_printf(r->arena, "ask.%.*s", SV_ARG(topic)));
        if (!is_said) warn(r, r->plan->doubt_places[i], "nobody has words for the doubt", topic);
    }
}

static size_t beat_index(const Plan *plan, StrView name)
{
    size_t at = 0;
    while (at < plan->beat_count && !sv_eq(plan->beats[at].name, name)) at++;
    return at;
}

static void reach(const Plan *plan, size_t at, bool *reached)
{
    if (at == plan->beat_count || reached[at]) return;
    reached[at] = true;
    for (size_t i = 0; i < plan->beats[at].next_count; i++)
        reach(plan, beat_index(plan, plan->beats[at].next[i]), reached);
}

/* A name that is none is told of already, and would leave beats behind that are meant to be reached. */
static bool has_unknown(const Plan *plan)
{
    for (size_t i = 0; i < plan->beat_count; i++) {
        for (size_t n = 0; n < plan->beats[i].next_count; n++) {
            if (!plan_beat(plan, plan->beats[i].next[n])) return true;
        }
    }
    return !plan_beat(plan, plan->start_beat);
}

static void check_reach(PlanReader *r)
{
    const Plan *plan = r->plan;
    if (has_unknown(plan)) return;
    bool *reached = arena_alloc(r->arena, plan->beat_count + 1, sizeof *reached);

    reach(plan, beat_index(plan, plan->start_beat), reached);
    for (size_t i = 0; i < plan->beat_count; i++) {
        if (reached[i]) continue;
        report_add(r->report, FAULT_WARNING, plan->beats[i].source, "unreachable-beat",
                   "nothing leads to beat \"%.*s\"", SV_ARG(plan->beats[i].name));
    }
}

void plan_check(PlanReader *r)
{
    check_words(r);
    check_reach(r);
}
