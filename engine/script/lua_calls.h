/* lua_calls.h -- what the functions of a trainer's file do with the buyer, read from the source: calls with their literal
 * arguments, fields, and what each function returns.
 *
 * The scan knows texts that are written down, also through `and`/`or` and a local of the same name; what is computed is
 * "not whole", and nobody may conclude from it. Texts point into the source. Everything lives in the arena. */
#ifndef SCRIPT_LUA_CALLS_H
#define SCRIPT_LUA_CALLS_H

#include "base/arena.h"
#include "script/content.h"

typedef struct LuaText {
    StrView text;
    SourcePos pos;
} LuaText;

/* The texts that an expression may come to. */
typedef struct LuaTexts {
    LuaText *items;
    size_t count;
    bool is_whole; /* nothing else is possible but these (nil and false aside) */
    bool has_none; /* may come to nil or false */
} LuaTexts;

typedef struct LuaArg {
    LuaText name; /* of `name = value` in the call's table; empty: by position */
    LuaTexts texts;
} LuaArg;

typedef struct LuaCall {
    StrView receiver; /* of `buyer:asks { … }` */
    LuaText method;
    bool is_field;   /* `buyer.mood` or `buyer.mood.trust`: `args[0]` is the second name */
    bool has_dot;    /* `buyer.asks { … }`: written with '.' for ':' */
    size_t function; /* index of the innermost one, or count */
    const LuaArg *args;
    size_t arg_count;
} LuaCall;

typedef struct LuaFunction {
    StrView key;       /* `play` of `play = function`, the name of a local one; or empty */
    StrView beat;      /* `close` where it stands in `close = beat { … }` */
    StrView param;     /* its first one */
    size_t parent;     /* index, or the count of functions */
    LuaTexts goes;     /* what its returns come to */
    bool returns;      /* has a return with a value */
    bool has_return;   /* has any return */
    bool has_bare_end; /* may end without a value: falls off its end, or returns none */
    bool calls_out;    /* calls a name that this file does not define */
} LuaFunction;

typedef struct LuaCalls {
    const LuaCall *calls;
    size_t call_count;
    const LuaFunction *functions;
    size_t function_count;
} LuaCalls;

void lua_calls_scan(Arena *arena, const ContentFile *file, LuaCalls *out);

/* The named argument, or NULL. */
const LuaArg *lua_call_arg(const LuaCall *call, const char *name);

/* The n-th argument by position, or NULL. */
const LuaArg *lua_call_at(const LuaCall *call, size_t n);

#endif
