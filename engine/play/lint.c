/* lint.c -- loads all, reads every persona in every scenario that takes it, and hands each part to who knows it.
 *
 * What is left out for a fault of its own is read once more in private, so that a trainer hears of all its faults at once. */
#include "play/lint.h"

#include "base/mem.h"
#include "play/lint_own.h"
#include "play/mutants.h"
#include "script/load_personas.h"

/* Faults of places that have none yet; what the loader said already in other words is left out. */
static void merge(Report *into, const Report *from, StrView folder)
{
    size_t count = 0, before = 0;
    const Fault *faults = report_faults(from, &count);
    for (size_t i = 0; i < count; i++) {
        const Fault *known = report_faults(into, &before);
        bool is_told = !sv_starts(faults[i].pos.file, folder);
        for (size_t k = 0; k < before && !is_told; k++) {
            is_told = sv_eq(known[k].pos.file, faults[i].pos.file) && known[k].pos.line == faults[i].pos.line;
        }
        if (!is_told)
            report_add(into, faults[i].severity, faults[i].pos, faults[i].code.ptr, "%.*s", SV_ARG(faults[i].text));
    }
}

typedef struct LintPlan {
    struct LintPlan *next;
    Plan plan;
    bool is_good;
} LintPlan;

const Plan *lint_plan(Lint *lint, StrView scenario, StrView persona, Report *report, bool *is_good)
{
    LintPlan *at = lint->plans;
    while (at && !(sv_eq(at->plan.scenario, scenario) && sv_eq(at->plan.persona, persona))) at = at->next;
    if (!at) {
        at = arena_alloc(lint->arena, 1, sizeof *at);
        at->next = lint->plans;
        at->plan.scenario = scenario;
        at->plan.persona = persona;
        at->is_good = plan_read(&at->plan, lint->arena, lint->content, lint->nodes, report);
        lint->plans = at;
    }
    if (is_good) *is_good = at->is_good;
    return &at->plan;
}

static void lint_scenario(Lint *lint, const ScenarioInfo *info)
{
    LintPlot plot = { .lint = lint };
    typedef const Plan *PlanRef;
    PlanRef *plans = arena_alloc(lint->arena, info->allow_count + 1, sizeof(PlanRef));
    bool is_good = true;
    for (size_t i = 0; i < info->allow_count; i++) {
        if (!content_persona(lint->content, info->allow[i])) continue;
        bool is_read;
        plans[plot.plan_count++] = lint_plan(lint, info->id, info->allow[i], lint->report, &is_read);
        is_good = is_good && is_read;
    }
    if (!is_good || plot.plan_count == 0) return;
    plot.plans = plans;
    plot.file = plans[0]->scenario_file;
    plot.node = node_cache_get(lint->nodes, plot.file, lint->report);
    lua_calls_scan(lint->arena, plot.file, &plot.calls);
    lint_lines(&plot);
    lint_plot(&plot);
    lint_calls(&plot);
    lint_asks(&plot);
}

/* A scenario that the loader left out, with its own persona where there is one. */
static void lint_left_out(Lint *lint, const ContentFile *file, StrView id)
{
    Report *own = report_new();
    const Node *node = node_cache_get(lint->nodes, file, own);
    const Node *persona = node ? node_get(node, "persona") : NULL;
    bool is_known = persona && persona->kind == NODE_TEXT && content_persona(lint->content, persona->text);
    if (is_known) {
        lint_plan(lint, id, persona->text, own, NULL);
        merge(lint->report, own, file->path);
    }
    report_free(own);
}

static bool is_played(const Lint *lint, StrView persona)
{
    size_t count = 0;
    const ScenarioInfo *infos = content_scenarios(lint->content, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < infos[i].allow_count; k++) {
            if (sv_eq(infos[i].allow[k], persona)) return true;
        }
    }
    return false;
}

/* A persona that no scenario takes yet is read in the first one; only what is said of its own files counts. */
static void lint_persona(Lint *lint, const PersonaInfo *info)
{
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(lint->content, &count);
    Report *own = report_new();
    StrView folder = arena_printf(lint->arena, "personas/%.*s/", SV_ARG(info->id));
    if (count > 0) {
        const Plan *plan = lint_plan(lint, scenarios[0].id, info->id, own, NULL);
        if (!is_played(lint, info->id)) merge(lint->report, own, folder);
        if (plan->persona_file) lint_persona_calls(lint, plan->persona_file, plan);
    }
    report_free(own);
}

/* The facts of all buyers: what a slot may be called. */
static void gather_facts(Lint *lint)
{
    size_t count = 0, cap = 0;
    const ScenarioInfo *infos = content_scenarios(lint->content, &count);
    LintNames *facts = &lint->facts;
    StrView *names = arena_alloc(lint->arena, count * PLAN_MAX_FACTS + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        const ContentFile *file = content_files_find(content_files(lint->content), infos[i].source.file);
        const Node *node = file ? node_cache_get(lint->nodes, file, lint->report) : NULL;
        const Node *buyer = node ? node_get(node, "buyer") : NULL;
        for (size_t k = 0; buyer && buyer->kind == NODE_TABLE && k < buyer->item_count && k < PLAN_MAX_FACTS; k++) {
            if (!lint_has(&(LintNames){ names, cap }, buyer->items[k].key)) names[cap++] = buyer->items[k].key;
        }
    }
    *facts = (LintNames){ names, cap };
}

static void lint_plots(Lint *lint)
{
    size_t count = 0, file_count = 0;
    const ScenarioInfo *scenarios = content_scenarios(lint->content, &count);
    const ContentFile *files = content_files_at(content_files(lint->content), &file_count);
    for (size_t i = 0; i < count; i++) lint_scenario(lint, &scenarios[i]);
    for (size_t i = 0; i < file_count; i++) {
        StrView id = content_folder_id(files[i].path, "scenarios/", "/scenario.lua");
        if (id.len && !content_scenario(lint->content, id)) lint_left_out(lint, &files[i], id);
    }
    const PersonaInfo *personas = content_personas(lint->content, &count);
    for (size_t i = 0; i < count; i++) lint_persona(lint, &personas[i]);
}

struct LintSession {
    Content *content; /* of the last run; NULL: none, or it could not be used */
};

LintSession *lint_session_new(void)
{
    return mem_new(sizeof(LintSession));
}

void lint_session_free(LintSession *session)
{
    if (!session) return;
    content_free(session->content);
    mem_free(session);
}

static void lint_all(Lint *lint)
{
    const ContentFiles *files = content_files(lint->content);
    lint->nodes = node_cache_new(files);
    lint->rules = lint_read_rules(files, lint->arena, lint->report);
    lint->line_chars = lint_read_line_chars(files, lint->arena, lint->report);
    LintNames everyday = lint_read_everyday(files, lint->arena, lint->report);
    gather_facts(lint);
    lint_names(lint);
    lint_plots(lint);
    lint_words(lint, &everyday);
    mutants_load(lint->arena, lint->content, &(MutantDefs){ 0 }, lint->report);
}

void lint_session_run(LintSession *session, const LintSource *source, Report *report)
{
    Lint lint = { .source = source, .arena = arena_new(0), .report = report };
    Content *last = session->content;
    report_ask_advice(report);
    session->content =
        last ? content_reload(last, source->files, report) : content_load_unsealed(source->files, report);
    content_free(last);
    lint.content = session->content;
    if (lint.content) lint_all(&lint);
    lint_talks(&lint);
    lint_allow(source, report);
    node_cache_free(lint.nodes);
    arena_free(lint.arena);
}

void lint_run(const LintSource *source, Report *report)
{
    LintSession *session = lint_session_new();
    lint_session_run(session, source, report);
    lint_session_free(session);
}
