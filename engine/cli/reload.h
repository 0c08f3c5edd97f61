/* reload.h -- content that is read again when one of its files is saved, in the terminal and in the window. */
#ifndef CLI_RELOAD_H
#define CLI_RELOAD_H

#include "cli/cli.h"

/* The folders that content is read from, in `arena`; ends with NULL. */
const char *const *reload_folders(const Cli *cli, Arena *arena);

/* What lies there now, sharing with `last` what did not change. NULL where it brings faults that `last` was loaded without:
 * they are in `report`. The caller's. Touches nothing of the run: another thread may call it. */
Content *reload_content(const Cli *cli, Content *last, Report *report);

#endif
