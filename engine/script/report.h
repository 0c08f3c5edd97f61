/* report.h -- faults in trainers' files: where, what, what was expected, the nearest valid name. */
#ifndef SCRIPT_REPORT_H
#define SCRIPT_REPORT_H

#include "base/buf.h"
#include "language/value.h"

enum { REPORT_MAX_FAULTS = 1000 }; /* later ones are counted, not kept */

typedef enum FaultSeverity { FAULT_ERROR, FAULT_WARNING, FAULT_HINT } FaultSeverity;

typedef struct Fault {
    FaultSeverity severity;
    SourcePos pos;
    StrView code; /* a name of lint_codes.h: "unknown-field", "syntax", "type", … */
    StrView text; /* one line, complete: names the field, what was expected, and 'did you mean "x"?' */
} Fault;

typedef struct Report Report;

Report *report_new(void);
void report_free(Report *report);

/* Readers tell it also what works but could be better: for lint, not for every start of the program. */
void report_ask_advice(Report *report);
bool report_wants_advice(const Report *report);

/* Copies all texts. A fault that is there already, place and text, is not added again. */
void report_add(Report *report, FaultSeverity severity, SourcePos pos, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* `unknown topic "sise" in beat x; did you mean "size"?`, or the names that there are where they are few and none is near.
 * `where` is NULL or begins with a space. */
typedef struct Unknown {
    const char *code;
    const char *what;
    StrView name;
    const char *where;
} Unknown;
void report_unknown(Report *report, SourcePos pos, const Unknown *unknown, const StrView *names, size_t count);

size_t report_count(const Report *report, FaultSeverity severity);
const Fault *report_faults(const Report *report, size_t *count); /* sorted by file, line, column */

/* Forget the faults that `drops` names. */
void report_drop(Report *report, bool (*drops)(void *self, const Fault *fault), void *self);

/* "scenarios/shops/bigmen.lua:41:5: unknown field …": what a trainer is shown; unknown parts of the place are left out. */
void fault_write(Buf *out, const Fault *fault);

/* The nearest of `names` to `name` by edit distance (at most a third of its length, at least 1), else the only one that
 * goes on from it with '_' ("price": "price_yuan"), or an empty view. */
StrView nearest_name(StrView name, const StrView *names, size_t count);

#endif
