/* node_local.h -- texts in two languages: `name = { zh = "…", en = "…" }`. */
#ifndef SCRIPT_NODE_LOCAL_H
#define SCRIPT_NODE_LOCAL_H

#include "script/content.h"
#include "script/node.h"

/* Without `en` the Chinese text stands for both, with a warning. As the other reads of node.h. */
bool node_read_local(const Node *table, const char *key, bool required, LocalText *out, Report *report);

#endif
