/* lint_show.h -- how faults are shown: lines for people, JSON for programs; the table of codes. */
#ifndef CLI_LINT_SHOW_H
#define CLI_LINT_SHOW_H

#include "base/json.h"
#include "cli/cli.h"
#include "script/lint_codes.h"

/* "file:3:5: text [L101]"; where the run speaks Chinese, the code's meaning below it. */
void lint_show_fault(const Cli *cli, Buf *out, const Fault *fault);

void lint_json_fault(JsonOut *out, const Fault *fault);

/* All codes, or the one that is asked for. */
void lint_show_code(const Cli *cli, Buf *out, const LintCode *code);
void lint_json_codes(JsonOut *out);

#endif
