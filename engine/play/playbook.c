/* playbook.c -- plans by pair and compiled chunks by file; both live as long as the book. */
#include "play/playbook_own.h"

#include "base/mem.h"

typedef struct BookPlan {
    struct BookPlan *next;
    Plan plan;
} BookPlan;

typedef struct BookChunk {
    struct BookChunk *next;
    const ContentFile *file;
    SandboxChunk *chunk;
} BookChunk;

struct Playbook {
    const Content *content;
    Arena *arena;
    Judge *judge; /* NULL until somebody grades */
    NodeCache *nodes;
    BookPlan *plans;
    BookChunk *chunks;
};

Playbook *playbook_new(const Content *content)
{
    Playbook *book = mem_new(sizeof *book);
    book->content = content;
    book->arena = arena_new(0);
    book->nodes = node_cache_new(content_files(content));
    return book;
}

void playbook_free(Playbook *book)
{
    if (!book) return;
    for (BookChunk *c = book->chunks; c; c = c->next) sandbox_chunk_free(c->chunk);
    judge_free(book->judge);
    node_cache_free(book->nodes);
    arena_free(book->arena);
    mem_free(book);
}

const Content *playbook_content(const Playbook *book)
{
    return book->content;
}

Judge *playbook_judge(Playbook *book)
{
    if (!book->judge) book->judge = judge_new(content_rules(book->content));
    return book->judge;
}

static const SandboxChunk *chunk_of(Playbook *book, const ContentFile *file, Err *err)
{
    for (BookChunk *c = book->chunks; c; c = c->next) {
        if (c->file == file) return c->chunk;
    }
    SandboxChunk *chunk = sandbox_compile(file->path, file->text, err);
    if (!chunk) return NULL;
    BookChunk *kept = arena_alloc(book->arena, 1, sizeof *kept);
    *kept = (BookChunk){ book->chunks, file, chunk };
    book->chunks = kept;
    return chunk;
}

static bool compile_modules(Playbook *book, Plan *plan, Err *err)
{
    for (size_t i = 0; i < plan->module_count; i++) {
        plan->modules[i].chunk = chunk_of(book, plan->modules[i].file, err);
        if (!plan->modules[i].chunk) return false;
    }
    return true;
}

static bool tell_fault(const Report *report, Err *err)
{
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++) {
        if (faults[i].severity != FAULT_ERROR) continue;
        return err_set(err, ERR_SCRIPT, "%.*s:%u: %.*s", SV_ARG(faults[i].pos.file), (unsigned)faults[i].pos.line,
                       SV_ARG(faults[i].text));
    }
    return err_set(err, ERR_SCRIPT, "the script could not be read");
}

static bool make_plan(Playbook *book, StrView scenario, StrView persona, const Plan **out, Err *err)
{
    BookPlan *made = arena_alloc(book->arena, 1, sizeof *made);
    Report *report = report_new();
    made->plan.scenario = scenario;
    made->plan.persona = persona;
    bool is_good = plan_read(&made->plan, book->arena, book->content, book->nodes, report) || tell_fault(report, err);

    report_free(report);
    if (!is_good || !compile_modules(book, &made->plan, err)) return false;
    made->next = book->plans;
    book->plans = made;
    *out = &made->plan;
    return true;
}

static bool is_allowed(const ScenarioInfo *info, StrView persona)
{
    for (size_t i = 0; i < info->allow_count; i++) {
        if (sv_eq(info->allow[i], persona)) return true;
    }
    return sv_eq(info->persona, persona);
}

bool playbook_plan(Playbook *book, StrView scenario, StrView persona, const Plan **out, Err *err)
{
    const ScenarioInfo *info = content_scenario(book->content, scenario);

    if (!info) return err_set(err, ERR_INPUT, "there is no scenario \"%.*s\"", SV_ARG(scenario));
    if (persona.len == 0) persona = info->persona;
    if (!content_persona(book->content, persona)) {
        return err_set(err, ERR_INPUT, "there is no persona \"%.*s\"", SV_ARG(persona));
    }
    if (!is_allowed(info, persona)) {
        return err_set(err, ERR_INPUT, "scenario \"%.*s\" does not allow persona \"%.*s\"", SV_ARG(scenario),
                       SV_ARG(persona));
    }
    for (BookPlan *p = book->plans; p; p = p->next) {
        if (sv_eq(p->plan.scenario, scenario) && sv_eq(p->plan.persona, persona)) {
            *out = &p->plan;
            return true;
        }
    }
    return make_plan(book, scenario, persona, out, err);
}

void playbook_lint(Playbook *book, Report *report)
{
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(book->content, &count);

    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n <= scenarios[i].allow_count; n++) {
            StrView persona = n < scenarios[i].allow_count ? scenarios[i].allow[n] : scenarios[i].persona;
            if (n == scenarios[i].allow_count && is_allowed(&scenarios[i], persona) && scenarios[i].allow_count)
                continue;
            Arena *arena = arena_new(0);
            Plan *plan = arena_alloc(arena, 1, sizeof *plan);
            plan->scenario = scenarios[i].id;
            plan->persona = persona;
            plan_read(plan, arena, book->content, book->nodes, report);
            arena_free(arena);
        }
    }
}
