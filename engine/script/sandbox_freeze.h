/* sandbox_freeze.h -- the metatable functions that scripts see; for sandbox_base.c. */
#ifndef SCRIPT_SANDBOX_FREEZE_H
#define SCRIPT_SANDBOX_FREEZE_H

#include <lua.h>

/* Needs three tables with weak keys as upvalues: metatable of the script -> live one; table -> length of the chain of
 * tables that begins with it; table -> true where others point to it. */
int sandbox_l_setmetatable(lua_State *L);

/* What the script gave to setmetatable; nil for anything that is the host's. */
int sandbox_l_getmetatable(lua_State *L);

/* Refuses read-only views. */
int sandbox_l_rawset(lua_State *L);
#endif
