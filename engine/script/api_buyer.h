/* api_buyer.h -- the object `buyer` (in handlers: `me`) that personas and scenarios talk to; play answers through a port.
 *
 * A call that waits checks its arguments, hands the request to the port and yields; play resumes the beat with what the
 * call returns. Requests live in the port's arena. */
#ifndef SCRIPT_API_BUYER_H
#define SCRIPT_API_BUYER_H

#include <lua.h>

#include "base/arena.h"
#include "base/err.h"
#include "script/node.h"
#include "script/sandbox.h"

typedef struct SayRequest {
    StrView line;     /* key of a line, or empty */
    const Node *text; /* a text or a list of entries instead, or NULL */
    const StrView *tells;
    size_t tell_count;
} SayRequest;

typedef struct AskRequest {
    SayRequest say;
    const StrView *about;
    size_t about_count;
    int64_t tries; /* 0: the persona's */
} AskRequest;

typedef struct LeaveRequest {
    StrView line;
    bool complain;
    bool angry;
} LeaveRequest;

typedef enum BuyerWait { BUYER_WAITS, BUYER_PAUSES, BUYER_BUYS, BUYER_SETTLES } BuyerWait;
typedef enum BuyerNumber { BUYER_DID, BUYER_ACTED, BUYER_ANSWERED, BUYER_MINUTES, BUYER_TURNS } BuyerNumber;
typedef enum BuyerText { BUYER_PERSONA, BUYER_PRODUCT, BUYER_BEAT } BuyerText;

/* What play does for the script. False with an error becomes a Lua error at the calling line. */
typedef struct BuyerPort {
    void *self;
    Arena *arena;
    lua_State *beat; /* the coroutine of the running beat, NULL outside one: only there a call may wait */
    bool (*says)(void *self, const SayRequest *request, Err *err);
    bool (*tells)(void *self, StrView fact, Err *err);
    bool (*asks)(void *self, const AskRequest *request, Err *err);
    bool (*waits)(void *self, BuyerWait what, int64_t ms, Err *err); /* ms -1: for ever */
    bool (*leaves)(void *self, const LeaveRequest *request, Err *err);
    bool (*feels)(void *self, const Node *changes, StrView cause, Err *err);
    int64_t (*number)(void *self, BuyerNumber what, StrView name);
    uint64_t (*draw)(void *self, uint64_t bound);
    bool (*mood)(void *self, StrView name, int32_t *out);
    StrView (*text)(void *self, BuyerText what);
} BuyerPort;

/* Make the object and keep it in the sandbox. On the main stack: the facts table, then the order table or nil; both are popped.
 * `port` is borrowed and must outlive the sandbox. */
bool api_buyer_open(Sandbox *sb, BuyerPort *port, Err *err);

/* Push the object, or its `state` table. */
void api_buyer_push(lua_State *L);
void api_buyer_push_state(lua_State *L);

/* buyer.order.state from now on. */
void api_buyer_set_order(lua_State *L, StrView state);

/* Every name that `buyer` answers to, for the test that compares it with meta/buyer.lua; ends with NULL. */
extern const char *const API_BUYER_METHODS[];
extern const char *const API_BUYER_FIELDS[];

#endif
