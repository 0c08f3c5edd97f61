/* view.h -- the events of a session as lines of text: the same for a live chat, a script, a replay and the demo.
 *
 * A view is a fold over events; it keeps no state of its own but what it has shown. Output is gathered in `out`. */
#ifndef CLI_VIEW_H
#define CLI_VIEW_H

#include "cli/cli.h"
#include "cli/term.h"
#include "judge/rubric.h"
#include "record/log.h"
#include "script/gloss.h"

typedef struct View {
    Cli *cli;
    Term term;
    const Rubric *rubric; /* levels; NULL: scores without a level */
    const Gloss *gloss;   /* NULL: no English under the buyer's lines */
    StrView own_gloss;    /* English for the trainee's next line, or empty */
    Arena *arena;
    Buf out;
    uint32_t seen; /* events that were shown */
} View;

void view_init(View *view, Cli *cli, const Rubric *rubric);
void view_clear(View *view);

/* Show the events of `log` that were not shown yet; true where something was written to `out`. */
bool view_new_events(View *view, const EventLog *log);

/* One event by its index. */
void view_event(View *view, const EventLog *log, uint32_t idx);

/* A line of English under what stands above it. */
void view_gloss(View *view, StrView english);

/* A line of the locale. */
void view_say(View *view, Style style, const char *key, const Slot *slots, size_t count);

/* "92 优", and how it looks. */
void view_score(View *view, Buf *out, int32_t score, bool is_capped);

/* Write what was gathered. */
void view_flush(View *view);

/* Where texts begin, right of time and speaker. */
int view_indent(const View *view);

#endif
