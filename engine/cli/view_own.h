/* view_own.h -- what the files of the view share. */
#ifndef CLI_VIEW_OWN_H
#define CLI_VIEW_OWN_H

#include "base/json.h"
#include "cli/view.h"

/* A member of a kind, or "" and `absent`. */
StrView json_text_of(const JsonValue *object, const char *key);
int64_t json_int_of(const JsonValue *object, const char *key, int64_t absent);

/* The locale's text of "<head>.<name>", or the name itself; until the view's arena is rewound. */
StrView view_name(const View *view, const char *head, StrView name);

/* "⊗", "◆", "▲", "✓". */
const char *view_kind_mark(FindingKind kind);

/* What a graded event says, below the reply that it names. */
void view_grade(View *view, const EventLog *log, const JsonValue *data);

#endif
