/* session_tree.h -- `sessions --tree`: every retry below the session that it was tried from. */
#ifndef CLI_SESSION_TREE_H
#define CLI_SESSION_TREE_H

#include "cli/cli.h"
#include "record/store.h"

/* Print all trees of the store, as text or as one JSON array. Complains itself; the exit code. */
int session_tree_print(Cli *cli, Store *store, bool is_json);

#endif
