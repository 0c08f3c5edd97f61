/* node_lines.h -- where each key and list element of a Lua file's returned table stands; internal to node_load.c.
 *
 * The scan reads the source only: it follows table constructors, calls with one table (`product { … }`) and names of
 * top-level locals. What is computed has no line of its own. Everything lives in the arena. */
#ifndef SCRIPT_NODE_LINES_H
#define SCRIPT_NODE_LINES_H

#include <stdint.h>

#include "base/arena.h"

typedef struct NodeLine NodeLine;
struct NodeLine {
    StrView key;           /* empty in the list part */
    uint32_t line;         /* of the key, or of the element; from 1 */
    uint32_t column;       /* in characters, from 1 */
    const NodeLine *items; /* list part in order, then named keys sorted by bytes; equal ones in source order */
    size_t list_count;
    size_t item_count;
};

/* The expression of the last top-level `return`, or NULL where there is none. */
const NodeLine *node_lines_scan(Arena *arena, StrView text);

/* NULL where unknown; `lines` may be NULL. */
const NodeLine *node_lines_element(const NodeLine *lines, size_t index);
const NodeLine *node_lines_named(const NodeLine *lines, StrView key);

#endif
