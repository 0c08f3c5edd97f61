/* lint_talks.c -- the talks of the scenarios: lines that say nothing known, and names that there are not. */
#include "play/lint_own.h"
#include "play/talk_check.h"

/* A pair that cannot be read is told of in its own files. */
static bool is_broken(Lint *lint, StrView scenario, StrView persona)
{
    const ScenarioInfo *info = content_scenario(lint->content, scenario);
    if (!info) return false;
    bool is_good = true;
    Report *quiet = report_new();
    if (persona.len == 0) persona = info->persona;
    if (content_persona(lint->content, persona)) lint_plan(lint, scenario, persona, quiet, &is_good);
    report_free(quiet);
    return !is_good;
}

/* A scenario or persona with faults of its own is told of there. */
static bool is_left_out(Lint *lint, const Talk *talk)
{
    static const char *const ENDS[][2] = { { "scenarios/", "/scenario.lua" }, { "personas/", "/persona.lua" } };
    StrView ids[] = { talk->scenario, talk->persona };
    for (size_t i = 0; i < 2; i++) {
        StrView path = arena_printf(lint->arena, "%s%.*s%s", ENDS[i][0], SV_ARG(ids[i]), ENDS[i][1]);
        bool is_loaded =
            i == 0 ? content_scenario(lint->content, ids[i]) != NULL : content_persona(lint->content, ids[i]) != NULL;
        if (!is_loaded && content_files_find(content_files(lint->content), path)) return true;
    }
    return false;
}

void lint_talks(Lint *lint)
{
    Playbook *book = lint->content ? playbook_new(lint->content) : NULL;
    for (size_t i = 0; i < lint->source->talk_count; i++) {
        Talk talk;
        if (!talk_parse(lint->arena, &lint->source->talks[i], &talk, lint->report)) continue;
        if (!book || is_left_out(lint, &talk) || is_broken(lint, talk.scenario, talk.persona)) continue;
        talk_check(&talk, book, lint->report);
    }
    playbook_free(book);
}
