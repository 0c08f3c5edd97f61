/* lint_asks.c -- what buyers ask against what the shop knows: a question that no reply can answer only loses patience. */
#include "judge/answerable.h"
#include "play/lint_own.h"

/* Scaled facts of the wearer as the judge will know them once all is told. */
static int32_t measure(const Plan *plan, const char *name, int64_t factor)
{
    int32_t fact = plan_fact(plan, sv(name));
    if (fact < 0 || !plan->facts[fact].is_number) return 0;
    return (int32_t)(plan->facts[fact].scaled * factor / VALUE_ONE);
}

static AnswerAsk ask_of(const Plan *plan)
{
    return (AnswerAsk){ .rules = plan->rules,
                        .shop = plan->shop,
                        .product = plan->product,
                        .facts = plan->facts_of_case,
                        .buyer = { .height_mm = measure(plan, "height_cm", 10),
                                   .weight_jin10 = measure(plan, "weight_jin", 10),
                                   .waist_mm = measure(plan, "waist_cm", 10),
                                   .foot_mm = measure(plan, "foot_mm", 1),
                                   .usual_eu = measure(plan, "usual_eu", 1) } };
}

static void report_gap(const LintPlot *plot, const AnswerGap *gap, StrView topic, SourcePos pos)
{
    const Plan *plan = plot->plans[0];
    Report *report = plot->lint->report;
    StrView product = plan->product ? plan->product->id : sv("none");
    const char *code = "unanswerable";
    switch (gap->kind) {
    case ANSWER_POSSIBLE: return;
    case ANSWER_DATED:
        report_add(report, FAULT_WARNING, pos, "dated-answer",
                   "shop %.*s answers \"%.*s\" only on some days (valid_from, valid_to): add a fact without dates",
                   SV_ARG(plan->shop->id), SV_ARG(topic));
        return;
    case ANSWER_NO_FACT:
        report_add(report, FAULT_WARNING, pos, code, "shop %.*s has no fact \"%.*s\": no reply can be right",
                   SV_ARG(plan->shop->id), SV_ARG(topic));
        return;
    case ANSWER_NO_CASE:
        report_add(report, FAULT_WARNING, pos, code, "shop %.*s has no fact \"%.*s\" for %.*s: no reply can be right",
                   SV_ARG(plan->shop->id), SV_ARG(topic), SV_ARG(gap->part));
        return;
    case ANSWER_NO_PRODUCT:
        report_add(report, FAULT_WARNING, pos, code, "shop %.*s sells nothing that \"%.*s\" could be about",
                   SV_ARG(plan->shop->id), SV_ARG(topic));
        return;
    case ANSWER_NO_CHART:
        report_add(report, FAULT_WARNING, pos, code, "product %.*s has no sizes: nobody can name one", SV_ARG(product));
        return;
    case ANSWER_NO_QUALITY:
        report_add(report, FAULT_WARNING, pos, code, "neither product %.*s nor shop %.*s says anything on \"%.*s\"",
                   SV_ARG(product), SV_ARG(plan->shop->id), SV_ARG(topic));
        return;
    case ANSWER_NO_MEASURES:
        report_add(report, FAULT_WARNING, pos, code,
                   "the size table of %.*s needs %s, which 'buyer' does not have: no size can be right",
                   SV_ARG(product), gap->measures);
        return;
    case ANSWER_OTHER_SHOP:
        report_add(report, FAULT_WARNING, pos, code, "topic \"%.*s\" is for other shops than %.*s", SV_ARG(topic),
                   SV_ARG(plan->shop->id));
        return;
    }
}

static void check_topic(const LintPlot *plot, const LuaText *topic)
{
    const Plan *plan = plot->plans[0];
    AnswerAsk ask = ask_of(plan);
    ask.topic = grammar_topic(plan->rules->grammar, topic->text);
    if (ask.topic == TOPIC_NONE || !plan->shop) return;
    AnswerGap gap = answer_gap(&ask);
    report_gap(plot, &gap, topic->text, topic->pos);
}

void lint_asks(LintPlot *plot)
{
    for (size_t i = 0; i < plot->calls.call_count; i++) {
        const LuaCall *call = &plot->calls.calls[i];
        const LuaTexts *topics = call->is_field ? NULL : lint_ask_topics(call);
        if (!topics || !lint_is_buyer(&plot->calls, call)) continue;
        for (size_t k = 0; k < topics->count; k++) check_topic(plot, &topics->items[k]);
    }
}
