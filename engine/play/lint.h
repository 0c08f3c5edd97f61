/* lint.h -- everything that can be told of trainers' files without playing them, in one report.
 *
 * Reads the files, the talks and the names of pictures that it is given; touches no disk and needs no judge. */
#ifndef PLAY_LINT_H
#define PLAY_LINT_H

#include "script/content.h"

typedef struct LintNames {
    const StrView *names;
    size_t count;
} LintNames;

typedef struct LintSource {
    const ContentFiles *files;
    const ContentFile *talks;
    size_t talk_count;
    LintNames avatars; /* without ".png"; none: not checked. Likewise the two below */
    LintNames goods;
    LintNames reasons; /* keys of the locale that begin with "why." */
} LintSource;

/* All faults of all files. */
void lint_run(const LintSource *source, Report *report);

/* The same again and again, on every save: what the judge knows is read anew only where it changed. */
typedef struct LintSession LintSession;
LintSession *lint_session_new(void);
void lint_session_free(LintSession *session);
void lint_session_run(LintSession *session, const LintSource *source, Report *report);

/* A fact of a shop that changed or might: "return_window", "JN-2031", "JN-2031.stock", "jeans" (a size table), or empty for
 * all that the shop says. */
typedef struct LintFact {
    StrView shop;
    StrView name;
} LintFact;

/* What depends on it: hints on each ask and doubt, scenario and talk. False where the shop has nothing of that name; then
 * `near` gets what it has that is nearest, or is empty. */
bool lint_touched(const LintSource *source, const LintFact *fact, Report *report, Buf *near);

/* What differs between two states of the files of shops: at most `cap` facts, with texts in the arena. */
size_t lint_changed_facts(Arena *arena, const ContentFiles *before, const ContentFiles *after, LintFact *out,
                          size_t cap);

#endif
