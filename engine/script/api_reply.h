/* api_reply.h -- what a script sees of one judged message. */
#ifndef SCRIPT_API_REPLY_H
#define SCRIPT_API_REPLY_H

#include <lua.h>

#include "judge/judge.h"

typedef struct ApiReply {
    StrView text;
    StrView quick; /* empty: typed */
    int64_t wait_ms;
    int64_t typing_ms; /* -1: not known */
    bool is_first;
    const Judgement *judgement;
} ApiReply;

/* Push a new table; CONTENT_API.md names its fields. Not inside an entry. */
void api_push_reply(lua_State *L, const ApiReply *reply);

#endif
