/* table.h -- a Lua file of texts, read with the loader that reads all data files: `["key"] = "text"`. */
#ifndef SCRIPT_TABLE_H
#define SCRIPT_TABLE_H

#include "base/arena.h"
#include "base/err.h"
#include "script/node.h"

/* Read <root>/<path> into `arena`. The error names file and line. */
bool table_load(Arena *arena, const char *root, const char *path, const Node **out, Err *err);

/* The text of `key`, or an empty view with a NULL ptr. Keys are sorted: found by halves. */
StrView table_text(const Node *table, StrView key);

#endif
