/* plan_scenario.c -- the plot's own fields: facts of the buyer, the case, the order, the beats. */
#include "play/plan_read.h"
#include "script/load_scenarios.h"

const char *const CASE_KEYS[CASE_KEY_COUNT] = { "stage",  "cause",     "channel", "days_since_receipt",
                                                "orders", "total_yuan" };

/* 178, 102.5 or a text; true and false are said by nobody, but the judge reads wide_foot. */
static bool read_fact(PlanReader *r, const Node *item, PlanFact *fact)
{
    *fact = (PlanFact){ .name = item->key };
    switch (item->kind) {
    case NODE_TEXT: fact->text = item->text; return true;
    case NODE_BOOL:
        fact->is_number = true;
        fact->scaled = item->number;
        fact->text = item->number ? sv("是的") : sv("不是");
        return true;
    case NODE_INT:
        fact->is_number = true;
        fact->scaled = item->number * VALUE_ONE;
        fact->text = arena_printf(r->arena, "%lld", (long long)item->number);
        return true;
    case NODE_DECIMAL:
        fact->is_number = true;
        fact->scaled = item->number;
        fact->text = item->number % VALUE_ONE == 0
                         ? arena_printf(r->arena, "%lld", (long long)(item->number / VALUE_ONE))
                         : arena_printf(r->arena, "%lld.%lld", (long long)(item->number / VALUE_ONE),
                                        (long long)(item->number % VALUE_ONE / (VALUE_ONE / 10)));
        return true;
    case NODE_NIL:
    case NODE_TABLE:
    case NODE_FUNCTION: break;
    }
    report_add(r->report, FAULT_ERROR, item->pos, "type", "'%.*s' must be a number or a text", SV_ARG(item->key));
    return false;
}

void plan_report_fact(PlanReader *r, SourcePos pos, StrView name)
{
    StrView names[PLAN_MAX_FACTS];
    for (size_t i = 0; i < r->plan->fact_count; i++) names[i] = r->plan->facts[i].name;
    report_unknown(r->report, pos, &(Unknown){ "unknown-fact", "fact of the buyer", name, NULL }, names,
                   r->plan->fact_count);
}

static void read_facts(PlanReader *r, const Node *scenario)
{
    const Node *table = node_get(scenario, "buyer");
    const StrView *known = NULL;
    size_t count = 0;

    if (table && (table->kind != NODE_TABLE || table->item_count > PLAN_MAX_FACTS)) {
        report_add(r->report, FAULT_ERROR, table->pos, "type", "'buyer' must be a table of at most %d facts",
                   PLAN_MAX_FACTS);
        return;
    }
    for (size_t i = 0; table && i < table->item_count; i++) {
        if (read_fact(r, &table->items[i], &r->plan->facts[r->plan->fact_count])) r->plan->fact_count++;
    }
    if (!node_read_texts(r->arena, scenario, "known", false, &known, &count, r->report)) return;
    for (size_t i = 0; i < count; i++) {
        int32_t fact = plan_fact(r->plan, known[i]);
        if (fact >= 0)
            r->plan->known |= 1u << fact;
        else
            plan_report_fact(r, node_text_pos(scenario, "known", i), known[i]);
    }
}

/* An enumeration of JUDGE.md by its name; `is_known` says whether the reader found one. */
static StrView read_name(PlanReader *r, const Node *table, const char *key)
{
    StrView name = { 0 };
    node_read_text(table, key, false, &name, r->report);
    return name;
}

/* What JUDGE.md lets a case be. */
static const char *const STAGES[] = { "presale", "unshipped", "shipped", "received", NULL };
static const char *const CAUSES[] = { "quality", "non_quality", "human_damage", NULL };
static const char *const CHANNELS[] = { "alipay", "bank_card", "boc", NULL };

static void check_name(PlanReader *r, const Node *item, int value, const char *const *names)
{
    StrView views[8];
    size_t count = 0;
    if (!item || item->kind != NODE_TEXT || value != 0) return;
    for (; names[count]; count++) views[count] = sv(names[count]);
    report_unknown(r->report, item->pos, &(Unknown){ "unknown-value", item->key.ptr, item->text, NULL }, views, count);
}

static Stage stage_of_order(StrView state)
{
    if (sv_is(state, "paid") || sv_is(state, "picking")) return STAGE_UNSHIPPED;
    if (sv_is(state, "shipped")) return STAGE_SHIPPED;
    if (sv_is(state, "signed")) return STAGE_RECEIVED;
    return STAGE_PRESALE;
}

static void read_case(PlanReader *r, const Node *scenario)
{
    const Node *table = node_get(scenario, "case");
    CaseFacts *facts = &r->plan->facts_of_case;
    int64_t number = 0;

    *facts = (CaseFacts){ .days_since_receipt = -1, .orders = -1, .total = -1 };
    facts->stage = r->plan->has_order ? stage_of_order(r->plan->order_state) : STAGE_PRESALE;
    if (!table) return;
    node_check_fields(table, CASE_KEYS, CASE_KEY_COUNT, r->report);
    StrView stage = read_name(r, table, "stage");
    if (stage.len) facts->stage = stage_from(stage);
    check_name(r, node_get(table, "stage"), (int)facts->stage, STAGES);
    StrView cause = read_name(r, table, "cause");
    facts->cause = cause_from(cause);
    check_name(r, node_get(table, "cause"), (int)facts->cause, CAUSES);
    StrView channel = read_name(r, table, "channel");
    facts->channel = channel_from(channel);
    check_name(r, node_get(table, "channel"), (int)facts->channel, CHANNELS);
    if (node_read_int(table, "days_since_receipt", false, &number, r->report))
        facts->days_since_receipt = (int32_t)number;
    if (node_read_int(table, "orders", false, &number, r->report)) facts->orders = (int32_t)number;
    if (node_read_scaled(table, "total_yuan", false, &number, r->report)) facts->total = number;
}

static void report_case_key(PlanReader *r, SourcePos pos, StrView name)
{
    StrView names[CASE_KEY_COUNT];
    for (size_t i = 0; i < CASE_KEY_COUNT; i++) names[i] = sv(CASE_KEYS[i]);
    report_unknown(r->report, pos, &(Unknown){ "unknown-case", "key of 'case'", name, NULL }, names, CASE_KEY_COUNT);
}

static void read_hidden(PlanReader *r, const Node *scenario)
{
    const StrView *names = NULL;
    size_t count = 0;

    if (!node_read_texts(r->arena, scenario, "hidden", false, &names, &count, r->report)) return;
    for (size_t i = 0; i < count; i++) {
        int key = 0;
        while (key < CASE_KEY_COUNT && !sv_is(names[i], CASE_KEYS[key])) key++;
        if (key < CASE_KEY_COUNT)
            r->plan->hidden |= 1u << key;
        else
            report_case_key(r, node_text_pos(scenario, "hidden", i), names[i]);
    }
}

static void read_order(PlanReader *r, const Node *scenario)
{
    static const char *const FIELDS[] = { "no", "state", "product", "size", "colour", "yuan" };
    static const char *const STATES[] = { "unpaid", "paid", "picking", "shipped", "signed" };
    const Node *order = node_get(scenario, "order");

    if (!order) return;
    if (order->kind != NODE_TABLE) {
        report_add(r->report, FAULT_ERROR, order->pos, "type", "'order' must be a table");
        return;
    }
    node_check_fields(order, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    r->plan->has_order = true;
    r->plan->order = order;
    node_read_text(order, "no", true, &r->plan->order_no, r->report);
    int state = node_read_enum(order, "state", STATES, sizeof STATES / sizeof *STATES, r->report);
    if (state >= 0) r->plan->order_state = sv(STATES[state]);
}

static void read_beat(PlanReader *r, const Node *item, PlanBeat *beat)
{
    static const char *const FIELDS[] = { "next", "play", "title" };

    beat->name = item->key;
    beat->source = item->pos;
    if (item->kind != NODE_TABLE) {
        report_add(r->report, FAULT_ERROR, item->pos, "type", "beat \"%.*s\" must be beat { next = …, play = … }",
                   SV_ARG(item->key));
        return;
    }
    node_check_fields(item, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    const Node *next = node_get(item, "next");
    if (next && (next->kind != NODE_TABLE || next->item_count > 0)) {
        node_read_texts(r->arena, item, "next", true, &beat->next, &beat->next_count, r->report);
    }
    const Node *play = node_get(item, "play");
    if (!play || play->kind != NODE_FUNCTION) {
        report_add(r->report, FAULT_ERROR, item->pos, "type", "beat \"%.*s\" needs play = function(buyer) … end",
                   SV_ARG(item->key));
    }
}

void plan_report_beat(PlanReader *r, SourcePos pos, StrView name)
{
    const Plan *plan = r->plan;
    StrView *names = arena_alloc(r->arena, plan->beat_count + 1, sizeof *names);
    for (size_t i = 0; i < plan->beat_count; i++) names[i] = plan->beats[i].name;
    report_unknown(r->report, pos, &(Unknown){ "unknown-beat", "beat", name, NULL }, names, plan->beat_count);
}

static void check_beats(PlanReader *r, const Node *scenario)
{
    Plan *plan = r->plan;
    for (size_t i = 0; i < plan->beat_count; i++) {
        const PlanBeat *beat = &plan->beats[i];
        for (size_t n = 0; n < beat->next_count; n++) {
            if (plan_beat(plan, beat->next[n])) continue;
            const Node *at = node_get(node_get(scenario, "beats"), beat->name.ptr);
            plan_report_beat(r, node_text_pos(at, "next", n), beat->next[n]);
        }
    }
    if (plan->start_beat.len && !plan_beat(plan, plan->start_beat)) {
        plan_report_beat(r, node_get(scenario, "start")->pos, plan->start_beat);
    }
}

static void read_beats(PlanReader *r, const Node *scenario)
{
    const Node *table = node_get(scenario, "beats");

    if (!table || table->kind != NODE_TABLE || table->list_count > 0 || table->item_count == 0) {
        report_add(r->report, FAULT_ERROR, table ? table->pos : scenario->pos, "type",
                   "'beats' must be a table of named beats");
        return;
    }
    PlanBeat *beats = arena_alloc(r->arena, table->item_count, sizeof *beats);
    for (size_t i = 0; i < table->item_count; i++) read_beat(r, &table->items[i], &beats[i]);
    r->plan->beats = beats;
    r->plan->beat_count = table->item_count;
}

static void read_shop(PlanReader *r, const Node *scenario)
{
    StrView shop = { 0 };
    StrView product = { 0 };

    if (!node_read_text(scenario, "shop", true, &shop, r->report)) return;
    r->plan->shop = content_shop(r->content, shop);
    if (!r->plan->shop) {
        report_add(r->report, FAULT_ERROR, node_get(scenario, "shop")->pos, "unknown-shop", "unknown shop \"%.*s\"",
                   SV_ARG(shop));
        return;
    }
    if (!node_read_text(scenario, "product", false, &product, r->report)) return;
    r->plan->product = shop_product(r->plan->shop, product);
    if (r->plan->product) return;
    report_add(r->report, FAULT_ERROR, node_get(scenario, "product")->pos, "unknown-product",
               "shop \"%.*s\" has no product \"%.*s\"", SV_ARG(shop), SV_ARG(product));
}

void plan_read_scenario(PlanReader *r, const Node *node)
{
    node_check_fields(node, SCENARIO_FIELDS, SCENARIO_FIELD_COUNT, r->report);
    read_shop(r, node);
    read_facts(r, node);
    read_order(r, node);
    read_case(r, node);
    read_hidden(r, node);
    plan_read_acts(r, node_get(node, "acts"));
    node_read_text(node, "auto_reply", false, &r->plan->auto_reply, r->report);
    r->plan->minutes = 20;
    node_read_int(node, "minutes", false, &r->plan->minutes, r->report);
    node_read_text(node, "start", true, &r->plan->start_beat, r->report);
    read_beats(r, node);
    check_beats(r, node);
    r->plan->books[0] = lines_read(&r->lines, node_get(node, "lines"));
}
