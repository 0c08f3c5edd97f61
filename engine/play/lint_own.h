/* lint_own.h -- what the files of lint share; internal to lint*.c. */
#ifndef PLAY_LINT_OWN_H
#define PLAY_LINT_OWN_H

#include "play/lint.h"
#include "play/plan_read.h"
#include "script/lua_calls.h"
#include "script/node_cache.h"

enum { LINT_LINE_CHARS = 60 }; /* a bubble's worth where content.lua says nothing */

typedef struct Lint {
    const LintSource *source;
    const Content *content;
    NodeCache *nodes;
    Arena *arena;
    Report *report;
    LintNames rules; /* none: not checked */
    LintNames facts; /* of the buyers of all scenarios */
    int64_t line_chars;
    struct LintPlan *plans; /* those read so far */
} Lint;

/* The plan of that pair, read once; its faults go to the report, each time to the same places. `is_good`, where not NULL,
 * tells whether it has any. */
const Plan *lint_plan(Lint *lint, StrView scenario, StrView persona, Report *report, bool *is_good);

/* One scenario with all who may play it. */
typedef struct LintPlot {
    Lint *lint;
    const ContentFile *file;
    const Node *node;         /* the scenario's table */
    const Plan *const *plans; /* by persona; at least one */
    size_t plan_count;
    LuaCalls calls; /* of its file */
} LintPlot;

/* lint_data.c: small files that only lint reads. */
LintNames lint_read_rules(const ContentFiles *files, Arena *arena, Report *report);
LintNames lint_read_everyday(const ContentFiles *files, Arena *arena, Report *report);
int64_t lint_read_line_chars(const ContentFiles *files, Arena *arena, Report *report);

bool lint_has(const LintNames *names, StrView name);

/* lint_names.c: rules, pictures, flags, reasons, skills wherever they stand. */
void lint_names(Lint *lint);

/* lint_lines.c: the words of buyers. */
void lint_lines(LintPlot *plot);
void lint_line_key(LintPlot *plot, StrView key, SourcePos pos);

/* lint_plot.c: beats and what they lead to. lint_calls.c: what scripts ask of the buyer. */
void lint_plot(LintPlot *plot);
void lint_calls(LintPlot *plot);
void lint_persona_calls(Lint *lint, const ContentFile *file, const Plan *plan);

/* lint_asks.c: questions that nobody can answer. */
void lint_asks(LintPlot *plot);

/* The topics of an `asks`: those that are written down. */
const LuaTexts *lint_ask_topics(const LuaCall *call);

/* True where the receiver is the buyer: by the name that all content uses, or the parameter of a beat's function. */
bool lint_is_buyer(const LuaCalls *calls, const LuaCall *call);

/* lint_words.c */
void lint_words(Lint *lint, const LintNames *everyday);

/* lint_allow.c: drop the warnings and hints that a comment on their line or the one above allows, `-- lint: allow L402`.
 * Errors stay. */
void lint_allow(const LintSource *source, Report *report);

/* lint_talks.c */
void lint_talks(Lint *lint);

#endif
