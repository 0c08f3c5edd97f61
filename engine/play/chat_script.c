/* chat_script.c -- every way into Lua: counted, so that a deadline can be replayed, and undone whole when it fails. */
#include "play/chat_own.h"

#include "script/api_open.h"
#include "script/api_value.h"

static bool begin_entry(Chat *chat)
{
    chat->entries++;
    chat->is_inside = true;
    chat->pending_count = 0;
    chat->wants_leave = false;
    chat->queue_before = chat->queue_count;
    memcpy(chat->moods_before, chat->moods, sizeof chat->moods);
    return chat->entries != chat->expected_fault;
}

static bool check_state(Chat *chat, Err *err)
{
    lua_State *L = sandbox_state(chat->sb);
    Buf buf = { 0 };

    api_buyer_push_state(L);
    bool is_plain = api_write_plain(L, -1, &buf, err);
    lua_pop(L, 1);
    buf_clear(&buf);
    return is_plain || err_prefix(err, "%.*s: buyer.state", SV_ARG(chat->plan->scenario_file->path));
}

/* What a failed script had begun has not happened. */
static void undo(Chat *chat, const char *text)
{
    memcpy(chat->moods, chat->moods_before, sizeof chat->moods);
    if (chat->queue_count > chat->queue_before) chat->queue_count = chat->queue_before;
    if (chat->queue_count == 0) chat_drop_queue(chat);
    bool is_deadline = chat->entries == chat->expected_fault || sandbox_fault(chat->sb) == SANDBOX_FAULT_DEADLINE;
    StrView why = arena_copy(chat->arena, chat->entries == chat->expected_fault ? chat->expected_why : sv(text));
    if (is_deadline) desk_log_fault(chat->desk, chat, why);
    chat_fault(chat, why.ptr);
}

/* True where the chat goes on. */
static bool end_entry(Chat *chat, bool is_good, Err *err)
{
    chat->is_inside = false;
    if (is_good) is_good = check_state(chat, err);
    if (!is_good) {
        undo(chat, err->text);
        return false;
    }
    /* The moods stand already; their events are written in the order in which the script felt them. */
    int32_t after[PLAN_MAX_MOODS];
    memcpy(after, chat->moods, sizeof after);
    memcpy(chat->moods, chat->moods_before, sizeof chat->moods);
    for (size_t i = 0; i < chat->pending_count; i++) {
        chat_feel(chat, chat->pending[i].deltas, chat->pending[i].count, chat->pending[i].cause);
    }
    chat->pending_count = 0;
    if (!chat->wants_leave) return true;
    const LeaveRequest *leave = &chat->leave;
    bool is_walking = leave->angry || leave->complain;
    StrView line = leave->line.len ? leave->line : sv(leave->complain ? "complain" : leave->angry ? "walk" : "leave");
    chat_end_key(chat, is_walking ? OUTCOME_WALKED_OUT : OUTCOME_LOST, sv(leave->complain ? "complaint" : "leaves"),
                 line);
    return false;
}

/* The facts as a Lua table; numbers stay numbers. */
static void push_facts(const Plan *plan, lua_State *L)
{
    lua_createtable(L, 0, (int)plan->fact_count);
    for (size_t i = 0; i < plan->fact_count; i++) {
        const PlanFact *fact = &plan->facts[i];
        lua_pushlstring(L, fact->name.ptr, fact->name.len);
        if (!fact->is_number)
            lua_pushlstring(L, fact->text.ptr, fact->text.len);
        else if (sv_is(fact->name, "wide_foot"))
            lua_pushboolean(L, fact->scaled != 0);
        else if (fact->scaled % VALUE_ONE == 0)
            lua_pushinteger(L, fact->scaled / VALUE_ONE);
        else
            lua_pushnumber(L, (lua_Number)fact->scaled / VALUE_ONE);
        lua_rawset(L, -3);
    }
}

static void push_order(const Plan *plan, lua_State *L)
{
    if (!plan->order) {
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, 0, (int)plan->order->item_count);
    for (size_t i = 0; i < plan->order->item_count; i++) {
        const Node *item = &plan->order->items[i];
        lua_pushlstring(L, item->key.ptr, item->key.len);
        if (item->kind == NODE_TEXT)
            lua_pushlstring(L, item->text.ptr, item->text.len);
        else if (item->kind == NODE_INT)
            lua_pushinteger(L, item->number);
        else
            lua_pushnil(L);
        lua_rawset(L, -3);
    }
}

bool chat_open_script(Chat *chat, Err *err)
{
    const Plan *plan = chat->plan;
    SandboxLimits limits = { .clock = desk_clock(chat->desk) };

    chat->sb = sandbox_new(&limits);
    if (!chat->sb) return err_set(err, ERR_LIMIT, "no memory for the script");
    if (!api_open(chat->sb, desk_files(chat->desk), err)) return false;
    push_facts(plan, sandbox_state(chat->sb));
    push_order(plan, sandbox_state(chat->sb));
    if (!api_buyer_open(chat->sb, &chat->port, err)) return false;
    for (size_t i = 0; i < plan->module_count; i++) {
        bool is_good = begin_entry(chat) && api_open_run(chat->sb, plan->modules[i].file, plan->modules[i].chunk, err);
        if (!end_entry(chat, is_good, err)) return false;
    }
    chat->co_ref = LUA_NOREF;
    return true;
}

/* Push table[key], raw; the table is replaced. */
static int into(lua_State *L, StrView key)
{
    if (lua_type(L, -1) != LUA_TTABLE) return LUA_TNIL;
    lua_pushlstring(L, key.ptr, key.len);
    lua_rawget(L, -2);
    lua_remove(L, -2);
    return lua_type(L, -1);
}

/* What the beat's coroutine left behind: the next beat, or an empty text where it waits or the chat has ended. */
static StrView finish_beat(Chat *chat, int nresults)
{
    size_t len = 0;
    if (nresults == 0 || !lua_toboolean(chat->co, -nresults)) {
        chat_end(chat, OUTCOME_LOST, sv("leaves"), "leave");
        return sv("");
    }
    if (lua_type(chat->co, -nresults) != LUA_TSTRING) {
        chat_fault(chat, "a beat must return the name of the next beat, or nothing");
        return sv("");
    }
    const char *text = lua_tolstring(chat->co, -nresults, &len);
    StrView next = sv_of(text, len);
    const PlanBeat *beat = plan_beat(chat->plan, chat->beat);
    for (size_t i = 0; i < beat->next_count; i++) {
        if (sv_eq(beat->next[i], next)) return beat->next[i];
    }
    Err err = { 0 };
    err_set(&err, ERR_SCRIPT, "%.*s:%u: beat \"%.*s\" returned \"%.*s\", which is not in its 'next'",
            SV_ARG(beat->source.file), (unsigned)beat->source.line, SV_ARG(beat->name), SV_ARG(next));
    chat_fault(chat, err.text);
    return sv("");
}

/* Go on with the coroutine; the name of the beat to start next, or empty. */
static StrView step(Chat *chat, int nargs)
{
    Err err = { 0 };
    int nresults = 0;
    SandboxStatus status = SANDBOX_FAILED;

    if (begin_entry(chat)) {
        chat->port.beat = chat->co;
        status = sandbox_resume(chat->sb, chat->co, nargs, &nresults, &err);
        chat->port.beat = NULL;
    }
    if (!end_entry(chat, status != SANDBOX_FAILED, &err)) return sv("");
    if (status == SANDBOX_FINISHED) return finish_beat(chat, nresults);
    lua_pop(chat->co, nresults);
    if (chat->wait == WAIT_NOTHING) {
        chat_fault(chat, "a beat may wait only through buyer:asks, waits, pauses, buys, settles or leaves");
    } else if (chat->wait == WAIT_TEST && chat->chances_left < 0) {
        chat_begin_test(chat, chat->is_buying);
    } else if (chat->wait != WAIT_PAUSE && chat->queue_count == 0) {
        chat_begin_waiting(chat, chat->now, chat->now);
    }
    return sv("");
}

/* Prepare the coroutine of that beat. */
static bool prepare(Chat *chat, StrView name)
{
    lua_State *L = sandbox_state(chat->sb);

    chat->beat = name;
    tally_add(chat, &chat->beats, name);
    chat->wait = WAIT_NOTHING;
    if (chat->co_ref != LUA_NOREF) luaL_unref(L, LUA_REGISTRYINDEX, chat->co_ref);
    chat->co_ref = LUA_NOREF;
    chat->co = lua_newthread(L);
    chat->co_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    api_open_push(L, chat->plan->scenario_file);
    if (into(L, sv("beats")) != LUA_TTABLE || into(L, name) != LUA_TTABLE || into(L, sv("play")) != LUA_TFUNCTION) {
        lua_settop(L, 0);
        chat_fault(chat, "the beat has no play function");
        return false;
    }
    api_buyer_push(L);
    lua_xmove(L, chat->co, 2);
    return true;
}

static void run(Chat *chat, StrView next)
{
    while (next.len > 0 && chat->stage == CHAT_LIVE) {
        if (++chat->beats_run > CHAT_MAX_BEATS) {
            chat_fault(chat, "the beats go round in a circle");
            return;
        }
        if (!prepare(chat, next)) return;
        next = step(chat, 1);
    }
}

void chat_start_beat(Chat *chat, StrView name)
{
    run(chat, name);
}

void chat_resume(Chat *chat, int nargs)
{
    if (chat->stage != CHAT_LIVE) return;
    if (++chat->entries_at_once > CHAT_MAX_AT_ONCE) {
        chat_fault(chat, "the beat goes round without any time passing");
        return;
    }
    run(chat, step(chat, nargs));
}

/* Push persona[key] and the buyer. */
static bool push_handler(Chat *chat, StrView group, StrView key)
{
    lua_State *L = sandbox_state(chat->sb);

    api_open_push(L, chat->plan->persona_file);
    if ((group.len > 0 && into(L, group) != LUA_TTABLE) || into(L, key) != LUA_TFUNCTION) {
        lua_settop(L, 0);
        return false;
    }
    api_buyer_push(L);
    return true;
}

static bool call(Chat *chat, int nargs, int nresults)
{
    Err err = { 0 };
    bool is_good = begin_entry(chat) && sandbox_call(chat->sb, nargs, nresults, &err);
    if (end_entry(chat, is_good, &err)) return true;
    lua_settop(sandbox_state(chat->sb), 0);
    return false;
}

void chat_react(Chat *chat, int reply_ref)
{
    if (!chat->plan->has_react || chat->stage != CHAT_LIVE || !push_handler(chat, sv(""), sv("react"))) return;
    lua_rawgeti(sandbox_state(chat->sb), LUA_REGISTRYINDEX, reply_ref);
    call(chat, 2, 0);
}

bool chat_call_deed(Chat *chat, StrView deed, int reply_ref, const Node **changes)
{
    lua_State *L = sandbox_state(chat->sb);
    Err err = { 0 };

    if (chat->stage != CHAT_LIVE || !push_handler(chat, sv("deeds"), deed)) return false;
    if (reply_ref == LUA_NOREF)
        lua_pushnil(L);
    else
        lua_rawgeti(L, LUA_REGISTRYINDEX, reply_ref);
    if (!call(chat, 2, 1)) return false;
    bool is_good = !lua_istable(L, -1) || api_node(L, -1, chat->arena, changes, &err);
    lua_pop(L, 1);
    if (!is_good) chat_fault(chat, err.text);
    return is_good;
}

bool chat_call_test(Chat *chat, const char *function, bool *holds)
{
    lua_State *L = sandbox_state(chat->sb);

    if (chat->stage != CHAT_LIVE || !push_handler(chat, sv(""), sv(function)) || !call(chat, 1, 1)) return false;
    *holds = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return true;
}
