/* lint_codes.h -- every kind of fault in trainers' files: its stable code, how grave it is, and what it means.
 *
 * Numbers are never used again for something else. The groups: 0 files, 1 fields, 2 names, 3 words of buyers, 4 plots,
 * 5 facts of shops, 6 word lists, 7 talks. Readers report by name ("unknown-field"), people see the number. */
#ifndef SCRIPT_LINT_CODES_H
#define SCRIPT_LINT_CODES_H

#include "script/report.h"

typedef struct LintCode {
    const char *number; /* "L101" */
    const char *name;   /* "unknown-field" */
    FaultSeverity severity;
    const char *zh; /* one line: what it means and what to do */
    const char *en;
} LintCode;

/* In the order of their numbers. */
const LintCode *lint_codes(size_t *count);

/* By number, in any case of letters, or by name; NULL: there is none. */
const LintCode *lint_code(StrView name);

/* The names of the three severities. */
const char *fault_severity_name(FaultSeverity severity);

/* As fault_write, and the number behind: "scenarios/x/scenario.lua:3:5: unknown field … [L101]". */
void lint_write(Buf *out, const Fault *fault);

/* The name that a fault proposes in its text, or empty. */
StrView lint_nearest(const Fault *fault);

#endif
