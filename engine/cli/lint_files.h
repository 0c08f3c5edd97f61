/* lint_files.h -- what `peilian lint` reads: files, talks, and the names of pictures and reasons. */
#ifndef CLI_LINT_FILES_H
#define CLI_LINT_FILES_H

#include "cli/cli.h"
#include "cli/own_files.h"
#include "play/lint.h"

typedef struct LintFiles {
    OwnFiles files; /* all that is loaded: shipped, own, named */
    OwnFiles talks;
    OwnFiles named; /* what the command line asks for; empty: everything */
    bool is_all;    /* nothing was named */
    ContentFiles *content;
    LintSource source;
} LintFiles;

/* Read it all anew into the arena; lint_files_clear. */
bool lint_files_read(LintFiles *out, Cli *cli, Arena *arena, const Args *args, Err *err);
void lint_files_clear(LintFiles *files);

/* Where that file was read from, if it was asked for; NULL: its faults are not shown. */
const OwnFile *lint_files_shown(const LintFiles *files, StrView path);

#endif
