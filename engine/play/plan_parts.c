/* plan_parts.c -- moods, deltas, tests, deeds and acts: the same small tables wherever they stand. */
#include "play/desk.h"
#include "play/plan_read.h"

enum { MAX_LIST = 64, MAX_DELTA = 100 };

static int32_t read_mood(PlanReader *r, const Node *item)
{
    int32_t mood = plan_mood(r->plan, item->key);
    if (mood >= 0) return mood;
    report_unknown(r->report, item->pos, &(Unknown){ "unknown-mood", "mood", item->key, NULL }, r->plan->moods,
                   r->plan->mood_count);
    return -1;
}

static bool read_whole(PlanReader *r, const Node *item, int64_t low, int64_t high, int64_t *out)
{
    if (item->kind != NODE_INT || item->number < low || item->number > high) {
        report_add(r->report, FAULT_ERROR, item->pos, "range", "'%.*s' must be a whole number from %lld to %lld",
                   SV_ARG(item->key), (long long)low, (long long)high);
        return false;
    }
    *out = item->number;
    return true;
}

static bool check_named(PlanReader *r, const Node *node)
{
    if (node->kind == NODE_TABLE && node->list_count == 0 && node->item_count <= MAX_LIST) return true;
    report_add(r->report, FAULT_ERROR, node->pos, "type", "'%.*s' must be a table with names", SV_ARG(node->key));
    return false;
}

bool plan_read_deltas(PlanReader *r, const Node *table, const MoodDelta **out, size_t *count, const char *skip)
{
    if (!check_named(r, table)) return false;
    MoodDelta *deltas = arena_alloc(r->arena, table->item_count, sizeof *deltas);
    size_t used = 0;
    for (size_t i = 0; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        int64_t by = 0;
        if (skip && sv_is(item->key, skip)) continue;
        int32_t mood = read_mood(r, item);
        if (mood < 0 || !read_whole(r, item, -MAX_DELTA, MAX_DELTA, &by)) continue;
        deltas[used++] = (MoodDelta){ mood, (int32_t)by };
    }
    *out = deltas;
    *count = used;
    return true;
}

static void read_bounds(PlanReader *r, const Node *table, const MoodBound **out, size_t *count)
{
    if (!table || !check_named(r, table)) return;
    MoodBound *bounds = arena_alloc(r->arena, table->item_count, sizeof *bounds);
    for (size_t i = 0; i < table->item_count; i++) {
        int64_t value = 0;
        int32_t mood = read_mood(r, &table->items[i]);
        if (mood < 0 || !read_whole(r, &table->items[i], 0, 100, &value)) continue;
        bounds[(*count)++] = (MoodBound){ mood, (int32_t)value };
    }
    *out = bounds;
}

void plan_check_deed(PlanReader *r, SourcePos pos, StrView deed)
{
    const DeedDefs *defs = &r->plan->rules->deeds;
    if (deed_def(defs, deed)) return;
    StrView *names = arena_alloc(r->arena, defs->count + 1, sizeof *names);
    for (size_t i = 0; i < defs->count; i++) names[i] = defs->deeds[i].id;
    report_unknown(r->report, pos, &(Unknown){ "unknown-deed", "deed", deed, NULL }, names, defs->count);
}

static void read_counts(PlanReader *r, const Node *table, const DeedCount **out, size_t *count)
{
    if (!table || !check_named(r, table)) return;
    DeedCount *counts = arena_alloc(r->arena, table->item_count, sizeof *counts);
    for (size_t i = 0; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        plan_check_deed(r, item->pos, item->key);
        if (!read_whole(r, item, 1, 100, &counts[*count].count)) continue;
        counts[(*count)++].deed = item->key;
    }
    *out = counts;
}

void plan_read_test(PlanReader *r, const Node *node, PlanTest *test)
{
    static const char *const FIELDS[] = { "at_least", "at_most", "deeds", "chances", "line", "complain" };
    int64_t chances = 2;

    if (!node) return;
    *test = (PlanTest){ .chances = chances, .is_function = node->kind == NODE_FUNCTION };
    if (test->is_function || !check_named(r, node)) return;
    node_check_fields(node, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    read_bounds(r, node_get(node, "at_least"), &test->at_least, &test->at_least_count);
    read_bounds(r, node_get(node, "at_most"), &test->at_most, &test->at_most_count);
    read_counts(r, node_get(node, "deeds"), &test->deeds, &test->deed_count);
    if (node_get(node, "chances") && read_whole(r, node_get(node, "chances"), 0, 10, &chances)) test->chances = chances;
}

void plan_check_act(PlanReader *r, SourcePos pos, StrView act)
{
    size_t count = 0;
    const char *const *actions = desk_actions(&count);
    StrView *names = arena_alloc(r->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = sv(actions[i]);
        if (sv_eq(names[i], act)) return;
    }
    report_unknown(r->report, pos, &(Unknown){ "unknown-action", "desk action", act, NULL }, names, count);
}

/* Later ones are found first: a scenario's go over the persona's. */
void plan_read_acts(PlanReader *r, const Node *node)
{
    if (!node || !check_named(r, node)) return;
    Plan *plan = r->plan;
    ActRule *acts = arena_alloc(r->arena, plan->act_count + node->item_count, sizeof *acts);
    size_t count = 0;
    for (size_t i = 0; i < node->item_count; i++) {
        const Node *item = &node->items[i];
        plan_check_act(r, item->pos, item->key);
        acts[count].act = item->key;
        if (plan_read_deltas(r, item, &acts[count].deltas, &acts[count].count, NULL)) count++;
    }
    if (plan->act_count) memcpy(acts + count, plan->acts, plan->act_count * sizeof *acts);
    plan->acts = acts;
    plan->act_count += count;
}

/* Hundredths of a number of the file. */
static bool read_factor(PlanReader *r, const Node *item, int64_t *out)
{
    int64_t scaled = item->kind == NODE_INT ? item->number * VALUE_ONE : item->number;
    if ((item->kind != NODE_INT && item->kind != NODE_DECIMAL) || scaled < 0 || scaled > 10 * (int64_t)VALUE_ONE) {
        report_add(r->report, FAULT_ERROR, item->pos, "range", "'%.*s' must be a factor from 0 to 10",
                   SV_ARG(item->key));
        return false;
    }
    *out = (scaled + 50) / 100;
    return true;
}

static DeedRule *deed_rule(PlanReader *r, StrView deed)
{
    Plan *plan = r->plan;
    for (size_t i = 0; i < plan->deed_count; i++) {
        if (sv_eq(r->deeds[i].deed, deed)) return &r->deeds[i];
    }
    if (plan->deed_count == r->deed_cap) return NULL;
    DeedRule *rule = &r->deeds[plan->deed_count++];
    *rule = (DeedRule){ .deed = deed, .factor = 100 };
    plan->deeds = r->deeds;
    return rule;
}

static void read_deed(PlanReader *r, const Node *item, bool may_call)
{
    int64_t factor = 100;
    DeedRule *rule = deed_rule(r, item->key);

    plan_check_deed(r, item->pos, item->key);
    if (!rule) return;
    if (item->kind == NODE_FUNCTION) {
        if (!may_call) report_add(r->report, FAULT_ERROR, item->pos, "type", "only a persona's deeds may be functions");
        rule->is_function = may_call;
    } else if (item->kind == NODE_TABLE) {
        if (rule->set_count > 0) {
            report_add(r->report, FAULT_ERROR, item->pos, "range", "'%.*s' is replaced twice", SV_ARG(item->key));
        }
        plan_read_deltas(r, item, &rule->set, &rule->set_count, "factor");
        const Node *scale = node_get(item, "factor");
        if (scale && read_factor(r, scale, &factor)) rule->factor = rule->factor * factor / 100;
    } else if (read_factor(r, item, &factor)) {
        rule->factor = rule->factor * factor / 100;
    }
}

void plan_read_deeds(PlanReader *r, const Node *node, bool may_call)
{
    if (!node || !check_named(r, node)) return;
    for (size_t i = 0; i < node->item_count; i++) read_deed(r, &node->items[i], may_call);
}

void plan_read_moods(PlanReader *r, const Node *node, bool adds)
{
    if (!node || !check_named(r, node)) return;
    for (size_t i = 0; i < node->item_count; i++) {
        int64_t value = 0;
        int32_t mood = read_mood(r, &node->items[i]);
        if (mood < 0 || !read_whole(r, &node->items[i], adds ? -MAX_DELTA : 0, 100, &value)) continue;
        int64_t start = value + (adds ? r->plan->start_moods[mood] : 0);
        r->plan->start_moods[mood] = (int32_t)(start < 0 ? 0 : start > 100 ? 100 : start);
    }
}

/* a-z and _ only: a name is also a key of a line and a field in Lua. */
static bool is_mood_name(StrView name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (!((name.ptr[i] >= 'a' && name.ptr[i] <= 'z') || name.ptr[i] == '_')) return false;
    }
    return name.len > 0 && name.len <= 24;
}

void plan_read_extras(PlanReader *r, const Node *node)
{
    if (!node || !check_named(r, node)) return;
    for (size_t i = 0; i < node->item_count; i++) {
        const Node *item = &node->items[i];
        int64_t value = 0;
        if (!is_mood_name(item->key) || plan_mood(r->plan, item->key) >= 0 || r->plan->mood_count == PLAN_MAX_MOODS) {
            report_add(r->report, FAULT_ERROR, item->pos, "range", "\"%.*s\" cannot be an extra mood",
                       SV_ARG(item->key));
            continue;
        }
        if (!read_whole(r, item, 0, 100, &value)) continue;
        r->plan->start_moods[r->plan->mood_count] = (int32_t)value;
        r->plan->moods[r->plan->mood_count++] = item->key;
        r->lines.moods.count = r->plan->mood_count;
    }
}

bool plan_check_topic(PlanReader *r, SourcePos pos, StrView topic)
{
    if (plan_topic(r->plan, topic)) return true;
    size_t count = 0;
    const TopicDef *topics = grammar_topics(r->plan->rules->grammar, &count);
    StrView *names = arena_alloc(r->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = topics[i].id;
    report_unknown(r->report, pos, &(Unknown){ "unknown-topic", "topic", topic, NULL }, names, count);
    return false;
}

void plan_read_doubts(PlanReader *r, const Node *owner)
{
    const StrView *list = NULL;
    size_t count = 0;

    if (!node_get(owner, "doubts") || !node_read_texts(r->arena, owner, "doubts", false, &list, &count, r->report))
        return;
    StrView *doubts = arena_alloc(r->arena, r->plan->doubt_count + count, sizeof *doubts);
    SourcePos *places = arena_alloc(r->arena, r->plan->doubt_count + count, sizeof *places);
    if (r->plan->doubt_count) memcpy(doubts, r->plan->doubts, r->plan->doubt_count * sizeof *doubts);
    if (r->plan->doubt_count) memcpy(places, r->plan->doubt_places, r->plan->doubt_count * sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[r->plan->doubt_count] = node_text_pos(owner, "doubts", i);
        if (plan_check_topic(r, places[r->plan->doubt_count], list[i])) doubts[r->plan->doubt_count++] = list[i];
    }
    r->plan->doubts = doubts;
    r->plan->doubt_places = places;
}
