/* sandbox_string.h -- what the two halves of the string library share. */
#ifndef SCRIPT_SANDBOX_STRING_H
#define SCRIPT_SANDBOX_STRING_H

#include <lua.h>

#include "base/strview.h"

/* The string (or number) that is argument `arg`. Raises otherwise. */
StrView string_arg(lua_State *L, int arg);

/* In sandbox_match.c. */
int string_l_find(lua_State *L);
int string_l_match(lua_State *L);
int string_l_gmatch(lua_State *L);
int string_l_gsub(lua_State *L);
#endif
