/* api_value.h -- plain Lua values for the host: a copy as nodes, a check, a canonical form. Nothing here raises. */
#ifndef SCRIPT_API_VALUE_H
#define SCRIPT_API_VALUE_H

#include <lua.h>

#include "base/buf.h"
#include "base/err.h"
#include "script/node.h"

enum { API_MAX_DEPTH = 6, API_MAX_ITEMS = 2000, API_STATE_DEPTH = 3 };

/* Copy the text, number, boolean or table at `idx` into `arena`; read-only views are not seen through. Numbers have at most
 * four decimal places. False where there is anything else in it, or too much. */
bool api_node(lua_State *L, int idx, Arena *arena, const Node **out, Err *err);

/* Append the value at `idx` in one canonical form: keys sorted, no addresses. False, naming the key, for what is not text,
 * integer, boolean or a table of those up to API_STATE_DEPTH. */
bool api_write_plain(lua_State *L, int idx, Buf *out, Err *err);

#endif
