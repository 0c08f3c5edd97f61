/* api_reply.c -- copies a judgement into a plain table: the script may keep or change it without harm. */
#include "script/api_reply.h"

#include "base/utf8.h"

static void set_text(lua_State *L, const char *name, StrView text)
{
    lua_pushlstring(L, text.ptr ? text.ptr : "", text.len);
    lua_setfield(L, -2, name);
}

/* Empty is nil: a script asks `if f.flag`. */
static void set_filled(lua_State *L, const char *name, StrView text)
{
    if (text.len > 0) set_text(L, name, text);
}

static void set_bool(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

static void push_value(lua_State *L, const Value *value);

static void set_fields(lua_State *L, const Field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(L, fields[i].name.ptr, fields[i].name.len);
        push_value(L, &fields[i].value);
        lua_rawset(L, -3);
    }
}

static void push_list(lua_State *L, const Value *value)
{
    lua_createtable(L, (int)value->count, 0);
    for (size_t i = 0; i < value->count; i++) {
        push_value(L, &value->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_value(lua_State *L, const Value *value)
{
    switch (value->kind) {
    case VALUE_NONE: lua_pushnil(L); break;
    case VALUE_BOOL: lua_pushboolean(L, value->number != 0); break;
    case VALUE_INT: lua_pushinteger(L, value->number); break;
    case VALUE_DECIMAL: lua_pushnumber(L, (lua_Number)value->number / VALUE_ONE); break;
    case VALUE_TEXT: lua_pushlstring(L, value->text.ptr, value->text.len); break;
    case VALUE_TIME:
        lua_pushfstring(L, "%d%d:%d%d", (int)(value->number / 600), (int)(value->number / 60 % 10),
                        (int)(value->number % 60 / 10), (int)(value->number % 10));
        break;
    case VALUE_LIST: push_list(L, value); break;
    case VALUE_RECORD:
        lua_createtable(L, 0, (int)value->count);
        set_fields(L, value->fields, value->count);
        break;
    }
}

static StrView slice(StrView text, uint32_t start, uint32_t end)
{
    if (end > text.len || start > end) return sv("");
    return sv_of(text.ptr + start, end - start);
}

static void set_findings(lua_State *L, const ApiReply *reply)
{
    const Judgement *j = reply->judgement;

    lua_createtable(L, (int)j->finding_count, 0);
    for (size_t i = 0; i < j->finding_count; i++) {
        const Finding *finding = &j->findings[i];
        lua_createtable(L, 0, 5);
        set_text(L, "rule", finding->rule);
        set_text(L, "dim", sv(dim_name(finding->dim)));
        set_text(L, "kind", sv(finding_kind_name(finding->kind)));
        set_filled(L, "flag", finding->flag);
        set_text(L, "text", slice(reply->text, finding->start, finding->end));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "findings");
}

static const char *const CLAIM_STATES[] = { "true", "false", "partly", "no_fact" };

static void set_claims(lua_State *L, const ApiReply *reply)
{
    const Judgement *j = reply->judgement;

    lua_createtable(L, (int)j->claim_count, 0);
    for (size_t i = 0; i < j->claim_count; i++) {
        const Claim *claim = &j->claims[i];
        lua_createtable(L, 0, 4);
        set_fields(L, claim->fields, claim->field_count);
        set_text(L, "topic", claim->topic);
        set_filled(L, "stance", claim->stance);
        set_text(L, "state", sv(CLAIM_STATES[claim->state]));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "claims");
}

static void set_questions(lua_State *L, const ApiReply *reply)
{
    const Judgement *j = reply->judgement;

    lua_createtable(L, (int)j->question_count, 0);
    for (size_t i = 0; i < j->question_count; i++) {
        const Question *question = &j->questions[i];
        lua_createtable(L, 0, 4);
        set_filled(L, "slot", question->slot);
        set_bool(L, "open", question->is_open);
        set_bool(L, "purpose", question->has_purpose);
        set_text(L, "text", slice(reply->text, question->start, question->end));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "questions");
}

static void set_deeds(lua_State *L, const Judgement *j)
{
    lua_createtable(L, (int)j->deed_count, 0);
    lua_createtable(L, 0, (int)j->deed_count);
    for (size_t i = 0; i < j->deed_count; i++) {
        lua_pushlstring(L, j->deeds[i].ptr, j->deeds[i].len);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -4, (lua_Integer)i + 1);
        lua_pushvalue(L, -1);
        lua_rawget(L, -3);
        lua_Integer count = lua_tointeger(L, -1);
        lua_pop(L, 1);
        lua_pushinteger(L, count + 1);
        lua_rawset(L, -3);
    }
    lua_setfield(L, -3, "did");
    lua_setfield(L, -2, "deeds");
}

static void set_scores(lua_State *L, const Judgement *j)
{
    lua_createtable(L, 0, DIM_COUNT + 1);
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        if (j->scores[dim] < 0) continue;
        lua_pushinteger(L, j->scores[dim]);
        lua_setfield(L, -2, dim_name((Dim)dim));
    }
    if (j->overall >= 0) {
        lua_pushinteger(L, j->overall);
        lua_setfield(L, -2, "overall");
    }
    lua_setfield(L, -2, "scores");
    lua_createtable(L, 0, 2);
    set_text(L, "sizing", sv(verdict_name(j->sizing)));
    set_text(L, "policy", sv(verdict_name(j->policy)));
    lua_setfield(L, -2, "verdicts");
}

/* Whole seconds: fractions would invite scripts to compare what nobody feels. */
static void set_seconds(lua_State *L, const char *name, int64_t ms)
{
    if (ms < 0) return;
    lua_pushinteger(L, ms / 1000);
    lua_setfield(L, -2, name);
}

void api_push_reply(lua_State *L, const ApiReply *reply)
{
    lua_createtable(L, 0, 16);
    set_text(L, "text", reply->text);
    set_filled(L, "quick", reply->quick);
    lua_pushinteger(L, (lua_Integer)utf8_count(reply->text));
    lua_setfield(L, -2, "chars");
    set_seconds(L, "wait_s", reply->wait_ms);
    set_seconds(L, "typing_s", reply->typing_ms);
    set_bool(L, "first", reply->is_first);
    set_scores(L, reply->judgement);
    set_findings(L, reply);
    set_claims(L, reply);
    set_questions(L, reply);
    set_deeds(L, reply->judgement);
}
