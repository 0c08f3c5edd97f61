/* lint_calls.c -- what scripts ask of the buyer: calls, options and names that there are not, found before a chat meets them. */
#include <stdio.h>

#include "play/desk.h"
#include "play/lint_own.h"
#include "script/api_buyer.h"

static const char *const WAITING[] = { "asks", "waits", "pauses", "buys", "settles", NULL };

/* What the tables of calls may hold, as api_buyer.c reads them. */
typedef struct CallOptions {
    const char *method;
    const char *const *names;
} CallOptions;
static const char *const ASK_OPTIONS[] = { "about", "line", "text", "tells", "tries", NULL };
static const char *const SAY_OPTIONS[] = { "line", "text", "tells", NULL };
static const char *const LEAVE_OPTIONS[] = { "line", "complain", "angry", NULL };
static const CallOptions OPTIONS[] = { { "asks", ASK_OPTIONS }, { "says", SAY_OPTIONS }, { "leaves", LEAVE_OPTIONS } };

bool lint_is_buyer(const LuaCalls *calls, const LuaCall *call)
{
    if (sv_is(call->receiver, "buyer") || sv_is(call->receiver, "me")) return true;
    for (size_t at = call->function; at < calls->function_count; at = calls->functions[at].parent) {
        const LuaFunction *function = &calls->functions[at];
        bool is_ours = sv_is(function->key, "play") || sv_is(function->key, "react");
        if (is_ours && sv_eq(function->param, call->receiver)) return true;
    }
    return false;
}

static size_t views_of(const char *const *names, StrView *out, size_t cap)
{
    size_t count = 0;
    for (; names[count] && count < cap; count++) out[count] = sv(names[count]);
    return count;
}

static bool is_among(const char *const *names, StrView name)
{
    while (*names && !sv_is(name, *names)) names++;
    return *names != NULL;
}

static void check_method(Report *report, const LuaCall *call)
{
    enum { MAX_NAMES = 48 };
    StrView names[MAX_NAMES];
    size_t count = views_of(API_BUYER_METHODS, names, MAX_NAMES);
    bool is_method = is_among(API_BUYER_METHODS, call->method.text);
    if (call->has_dot && is_method) {
        report_add(report, FAULT_ERROR, call->method.pos, "unknown-call", "write %.*s:%.*s with a colon, not a dot",
                   SV_ARG(call->receiver), SV_ARG(call->method.text));
        return;
    }
    count += views_of(API_BUYER_FIELDS, names + count, MAX_NAMES - count);
    bool is_known = call->is_field ? is_among(API_BUYER_FIELDS, call->method.text) || is_method : is_method;
    if (is_known) return;
    report_unknown(
        report, call->method.pos,
        &(Unknown){ "unknown-call", call->is_field ? "field of the buyer" : "call", call->method.text, NULL }, names,
        count);
}

static void check_options(Report *report, const LuaCall *call)
{
    StrView names[8];
    const char *const *options = NULL;
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if (sv_is(call->method.text, OPTIONS[i].method)) options = OPTIONS[i].names;
    }
    size_t count = options ? views_of(options, names, 8) : 0;
    for (size_t i = 0; options && i < call->arg_count; i++) {
        const LuaText *name = &call->args[i].name;
        if (name->text.len == 0 || is_among(options, name->text)) continue;
        char where[48];
        snprintf(where, sizeof where, " of buyer:%.*s", (int)call->method.text.len, call->method.text.ptr);
        report_unknown(report, name->pos, &(Unknown){ "unknown-option", "option", name->text, where }, names, count);
    }
    bool is_bare = sv_is(call->method.text, "asks") && !lua_call_arg(call, "about") && call->arg_count > 0 &&
                   call->args[0].name.text.len > 0;
    if (is_bare)
        report_add(report, FAULT_ERROR, call->method.pos, "missing-field", "buyer:asks lacks about = \"topic\"");
}

/* One plan stands for all: names of deeds, topics and actions are the same in each, facts are the scenario's. */
typedef struct Check {
    PlanReader reader;
    const LuaCall *call;
    bool has_scenario; /* else facts are not known */
} Check;

static bool is_hidden_key(const Plan *plan, StrView name)
{
    for (int i = 0; i < CASE_KEY_COUNT; i++) {
        if (sv_is(name, CASE_KEYS[i]) && (plan->hidden & (1u << i))) return true;
    }
    return false;
}

static void check_fact(Check *check, const LuaText *name)
{
    if (plan_fact(check->reader.plan, name->text) >= 0 || is_hidden_key(check->reader.plan, name->text)) return;
    if (check->has_scenario) plan_report_fact(&check->reader, name->pos, name->text);
}

static void check_mood(Check *check, const LuaText *name)
{
    Plan *plan = check->reader.plan;
    if (plan_mood(plan, name->text) >= 0) return;
    report_unknown(check->reader.report, name->pos, &(Unknown){ "unknown-mood", "mood", name->text, NULL }, plan->moods,
                   plan->mood_count);
}

typedef void (*CheckName)(Check *check, const LuaText *name);

static void check_deed(Check *check, const LuaText *name)
{
    plan_check_deed(&check->reader, name->pos, name->text);
}

static void check_topic(Check *check, const LuaText *name)
{
    plan_check_topic(&check->reader, name->pos, name->text);
}

static void check_act(Check *check, const LuaText *name)
{
    plan_check_act(&check->reader, name->pos, name->text);
}

static void check_texts(Check *check, const LuaArg *arg, CheckName fn)
{
    for (size_t i = 0; arg && i < arg->texts.count; i++) fn(check, &arg->texts.items[i]);
}

static void check_field(Check *check)
{
    const LuaCall *call = check->call;
    if (call->arg_count == 0) return;
    if (sv_is(call->method.text, "mood")) check_mood(check, &call->args[0].name);
    if (sv_is(call->method.text, "facts")) check_fact(check, &call->args[0].name);
}

static void check_names(Check *check)
{
    const LuaCall *call = check->call;
    StrView method = call->method.text;
    const LuaArg *first = lua_call_at(call, 0);
    if (sv_is(method, "did")) check_texts(check, first, check_deed);
    if (sv_is(method, "answered")) check_texts(check, first, check_topic);
    if (sv_is(method, "acted")) check_texts(check, first, check_act);
    if (sv_is(method, "tells")) check_texts(check, first, check_fact);
    if (sv_is(method, "asks")) check_texts(check, lua_call_arg(call, "about"), check_topic);
    if (sv_is(method, "asks") || sv_is(method, "says")) check_texts(check, lua_call_arg(call, "tells"), check_fact);
    for (size_t i = 0; sv_is(method, "feels") && i < call->arg_count; i++) {
        if (call->args[i].name.text.len) check_mood(check, &call->args[i].name);
    }
}

static void check_call(Check *check)
{
    check_method(check->reader.report, check->call);
    if (check->call->is_field) {
        check_field(check);
        return;
    }
    check_options(check->reader.report, check->call);
    check_names(check);
}

static PlanReader reader_of(Lint *lint, const Plan *plan)
{
    Plan *copy = arena_alloc(lint->arena, 1, sizeof *copy);
    *copy = *plan;
    return (PlanReader){ .plan = copy, .arena = lint->arena, .content = lint->content, .report = lint->report };
}

const LuaTexts *lint_ask_topics(const LuaCall *call)
{
    const LuaArg *about = sv_is(call->method.text, "asks") ? lua_call_arg(call, "about") : NULL;
    return about ? &about->texts : NULL;
}

/* The lines that a call will look for. */
static void check_lines(LintPlot *plot, const LuaCall *call)
{
    bool asks = sv_is(call->method.text, "asks");
    if (!asks && !sv_is(call->method.text, "says") && !sv_is(call->method.text, "leaves")) return;
    const LuaArg *line = lua_call_arg(call, "line");
    for (size_t i = 0; line && i < line->texts.count; i++)
        lint_line_key(plot, line->texts.items[i].text, line->texts.items[i].pos);
    const LuaTexts *topics = lint_ask_topics(call);
    bool is_own = asks && !line && !lua_call_arg(call, "text");
    /* Of several topics in a table the first decides; with `and`/`or` any may be the first. */
    for (size_t i = 0; is_own && topics && i < topics->count && (i == 0 || !topics->is_whole); i++) {
        StrView key = arena_printf(plot->lint->arena, "ask.%.*s", SV_ARG(topics->items[i].text));
        if (plan_topic(plot->plans[0], topics->items[i].text)) lint_line_key(plot, key, topics->items[i].pos);
    }
}

void lint_calls(LintPlot *plot)
{
    Check check = { .reader = reader_of(plot->lint, plot->plans[0]), .has_scenario = true };
    for (size_t i = 0; i < plot->calls.call_count; i++) {
        check.call = &plot->calls.calls[i];
        if (!lint_is_buyer(&plot->calls, check.call)) continue;
        check_call(&check);
        if (!check.call->is_field) check_lines(plot, check.call);
    }
}

void lint_persona_calls(Lint *lint, const ContentFile *file, const Plan *plan)
{
    LuaCalls calls;
    Check check = { .reader = reader_of(lint, plan) };
    lua_calls_scan(lint->arena, file, &calls);
    for (size_t i = 0; i < calls.call_count; i++) {
        check.call = &calls.calls[i];
        if (!lint_is_buyer(&calls, check.call)) continue;
        if (!check.call->is_field && is_among(WAITING, check.call->method.text))
            report_add(lint->report, FAULT_ERROR, check.call->method.pos, "beat-only-call",
                       "%.*s:%.*s waits, and only beats may wait: move it to a scenario", SV_ARG(check.call->receiver),
                       SV_ARG(check.call->method.text));
        check_call(&check);
    }
}
