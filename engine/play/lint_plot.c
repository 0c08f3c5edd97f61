/* lint_plot.c -- the map of beats against what their functions do: ways that are not declared, never taken, or lead nowhere.
 *
 * A function that calls what this file does not define may do anything, so nothing is concluded from it. */
#include "play/lint_own.h"
#include "script/api_buyer.h"

typedef struct BeatView {
    const PlanBeat *beat;
    const LuaFunction *play; /* NULL: not written in place */
    size_t function;
    bool may_end; /* it, or what it calls, ends the chat */
    bool may_win;
    bool is_open; /* not understood */
} BeatView;

static const LuaFunction *play_of(const LuaCalls *calls, StrView beat, size_t *index)
{
    for (size_t i = 0; i < calls->function_count; i++) {
        const LuaFunction *function = &calls->functions[i];
        if (!sv_is(function->key, "play") || !sv_eq(function->beat, beat)) continue;
        *index = i;
        return function;
    }
    return NULL;
}

static bool is_inside(const LuaCalls *calls, size_t function, size_t around)
{
    for (; function < calls->function_count; function = calls->functions[function].parent) {
        if (function == around) return true;
    }
    return false;
}

/* Some function of this file that is no beat's own ends a chat: a helper that any beat may call. */
static bool helper_does(const LuaCalls *calls, const char *method)
{
    for (size_t i = 0; i < calls->call_count; i++) {
        const LuaCall *call = &calls->calls[i];
        if (call->function >= calls->function_count || !sv_is(call->method.text, method)) continue;
        size_t top = call->function;
        while (calls->functions[top].parent < calls->function_count) top = calls->functions[top].parent;
        if (calls->functions[top].beat.len == 0) return true;
    }
    return false;
}

static bool does(const LuaCalls *calls, size_t function, const char *method)
{
    for (size_t i = 0; i < calls->call_count; i++) {
        const LuaCall *call = &calls->calls[i];
        if (!call->is_field && sv_is(call->method.text, method) && is_inside(calls, call->function, function))
            return true;
    }
    return false;
}

/* A slip in a call's name is told of already; who knows what it stood for. */
static bool has_unknown_call(const LuaCalls *calls, size_t function)
{
    for (size_t i = 0; i < calls->call_count; i++) {
        const LuaCall *call = &calls->calls[i];
        if (call->is_field || !is_inside(calls, call->function, function) || !lint_is_buyer(calls, call)) continue;
        const char *const *names = API_BUYER_METHODS;
        while (*names && !sv_is(call->method.text, *names)) names++;
        if (!*names) return true;
    }
    return false;
}

static BeatView view_of(const LintPlot *plot, const PlanBeat *beat)
{
    BeatView view = { .beat = beat };
    view.play = play_of(&plot->calls, beat->name, &view.function);
    view.is_open = !view.play;
    for (size_t i = 0; i < plot->calls.function_count && view.play; i++)
        view.is_open =
            view.is_open || (is_inside(&plot->calls, i, view.function) && plot->calls.functions[i].calls_out);
    if (!view.play) return view;
    view.is_open = view.is_open || has_unknown_call(&plot->calls, view.function);
    view.may_win = does(&plot->calls, view.function, "buys") || does(&plot->calls, view.function, "settles") ||
                   helper_does(&plot->calls, "buys") || helper_does(&plot->calls, "settles");
    view.may_end = view.may_win || does(&plot->calls, view.function, "leaves") || helper_does(&plot->calls, "leaves");
    return view;
}

static bool names_next(const PlanBeat *beat, StrView name)
{
    for (size_t i = 0; i < beat->next_count; i++) {
        if (sv_eq(beat->next[i], name)) return true;
    }
    return false;
}

/* What it returns must be declared, and what is declared should be returned. */
static void check_returns(const LintPlot *plot, const BeatView *view)
{
    const LuaTexts *goes = &view->play->goes;
    Report *report = plot->lint->report;
    bool is_declared = true;
    for (size_t i = 0; i < goes->count; i++) {
        StrView to = goes->items[i].text;
        if (names_next(view->beat, to)) continue;
        is_declared = false;
        StrView near = nearest_name(to, view->beat->next, view->beat->next_count);
        bool is_beat = plan_beat(plot->plans[0], to) != NULL;
        report_add(report, FAULT_ERROR, goes->items[i].pos, "undeclared-next",
                   "beat \"%.*s\" returns \"%.*s\", which %s%s%.*s%s", SV_ARG(view->beat->name), SV_ARG(to),
                   is_beat ? "its next does not name" : "is no beat", near.len ? "; did you mean \"" : "", SV_ARG(near),
                   near.len ? "\"?" : "");
    }
    if (!goes->is_whole || !view->play->returns || !is_declared) return;
    const Node *beats = node_get(plot->node, "beats");
    for (size_t i = 0; i < view->beat->next_count; i++) {
        bool is_returned = false;
        for (size_t k = 0; k < goes->count; k++)
            is_returned = is_returned || sv_eq(goes->items[k].text, view->beat->next[i]);
        if (is_returned) continue;
        report_add(report, FAULT_WARNING, node_text_pos(node_get(beats, view->beat->name.ptr), "next", i),
                   "unused-next", "beat \"%.*s\" never returns \"%.*s\"", SV_ARG(view->beat->name),
                   SV_ARG(view->beat->next[i]));
    }
}

/* A beat that neither goes on nor ends the chat: the buyer leaves without a reason. */
static void check_end(const LintPlot *plot, const BeatView *view)
{
    bool goes_on = view->play->goes.count > 0 || !view->play->goes.is_whole;
    bool is_meant = view->beat->next_count == 0 && view->play->has_return; /* lost, as written */
    if (view->may_end || view->is_open || goes_on || is_meant) return;
    const char *what =
        view->beat->next_count ? "never returns what its next names" : "neither goes on nor ends the chat";
    report_add(plot->lint->report, FAULT_WARNING, view->beat->source, "dead-end",
               "beat \"%.*s\" %s: return a beat, or buyer:buys(), settles() or leaves { }", SV_ARG(view->beat->name),
               what);
}

/* Marks what leads to a marked beat until nothing changes. */
static void spread_back(const Plan *plan, bool *marked)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < plan->beat_count; i++) {
            for (size_t k = 0; k < plan->beats[i].next_count && !marked[i]; k++) {
                const PlanBeat *next = plan_beat(plan, plan->beats[i].next[k]);
                if (!next || !marked[next - plan->beats]) continue;
                marked[i] = true;
                changed = true;
            }
        }
    }
}

/* Falling off the end, or returning nil, ends a chat as well. */
static bool may_stop(const BeatView *view)
{
    return view->is_open || view->may_end || view->play->has_bare_end || !view->play->goes.is_whole;
}

/* A ring of beats that only lead to each other. */
static void check_rings(const LintPlot *plot, const BeatView *views)
{
    const Plan *plan = plot->plans[0];
    bool *stops = arena_alloc(plot->lint->arena, plan->beat_count + 1, sizeof *stops);
    for (size_t i = 0; i < plan->beat_count; i++) stops[i] = may_stop(&views[i]);
    spread_back(plan, stops);
    for (size_t i = 0; i < plan->beat_count; i++) {
        if (stops[i]) continue;
        report_add(plot->lint->report, FAULT_WARNING, plan->beats[i].source, "dead-end",
                   "from beat \"%.*s\" the chat goes round for ever: let one of its beats buy, settle or leave",
                   SV_ARG(plan->beats[i].name));
    }
}

static void check_win(const LintPlot *plot, const BeatView *views)
{
    const Plan *plan = plot->plans[0];
    bool *wins = arena_alloc(plot->lint->arena, plan->beat_count + 1, sizeof *wins);
    for (size_t i = 0; i < plan->beat_count; i++) wins[i] = views[i].may_win || views[i].is_open;
    spread_back(plan, wins);
    const PlanBeat *start = plan_beat(plan, plan->start_beat);
    if (!start || wins[start - plan->beats]) return;
    report_add(plot->lint->report, FAULT_WARNING, node_get(plot->node, "start")->pos, "no-win",
               "no way from beat \"%.*s\" to buyer:buys() or settles(): nobody can win", SV_ARG(plan->start_beat));
}

void lint_plot(LintPlot *plot)
{
    const Plan *plan = plot->plans[0];
    BeatView *views = arena_alloc(plot->lint->arena, plan->beat_count + 1, sizeof *views);
    for (size_t i = 0; i < plan->beat_count; i++) {
        views[i] = view_of(plot, &plan->beats[i]);
        if (!views[i].play) continue;
        check_returns(plot, &views[i]);
        check_end(plot, &views[i]);
    }
    check_rings(plot, views);
    check_win(plot, views);
}
