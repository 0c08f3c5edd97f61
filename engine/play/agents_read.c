/* agents_read.c -- the ladder of scenarios/agents.lua. */
#include "play/agents.h"
#include "play/replies_own.h"
#include "script/node_local.h"

enum { MAX_WAIT_S = 3600, MAX_CPM = 6000 };

static const char *const ROLES[] = { "strong", "average", "weak", "gaming" };
static const char *const FIELDS[] = { "id", "name", "about", "role", "replies", "cares", "first_s", "later_s", "cpm" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *agent_role_name(AgentRole role)
{
    return ROLES[role];
}

static void read_weights(const Node *node, AgentDef *def, Report *report)
{
    const Node *table = node_get(node, "replies");
    StrView names[REPLY_CLASS_COUNT];
    int64_t sum = 0;

    for (int i = 0; i < REPLY_CLASS_COUNT; i++) names[i] = sv(REPLY_CLASS_NAMES[i]);
    for (size_t i = 0; table && i < table->item_count; i++) {
        const Node *item = &table->items[i];
        int kind = 0;
        while (kind < REPLY_CLASS_COUNT && !sv_eq(names[kind], item->key)) kind++;
        if (kind == REPLY_CLASS_COUNT || item->kind != NODE_INT || item->number < 0 || item->number > 100) {
            StrView near = nearest_name(item->key, names, REPLY_CLASS_COUNT);
            report_add(report, FAULT_ERROR, item->pos, "unknown-value",
                       "'%.*s' is no class of replies with 0..100%s%.*s%s", SV_ARG(item->key),
                       near.len ? "; did you mean \"" : "", SV_ARG(near), near.len ? "\"?" : "");
            continue;
        }
        def->weights[kind] = (int32_t)item->number;
        sum += item->number;
    }
    if (sum > 100)
        report_add(report, FAULT_ERROR, table->pos, "range", "'replies' add up to %lld, 100 at most", (long long)sum);
}

/* { low, high } in seconds. */
static void read_span(const Node *node, const char *key, int64_t *low, int64_t *high, Report *report)
{
    const Node *span = node_get(node, key);
    bool is_good = span && span->kind == NODE_TABLE && span->list_count == 2;
    for (size_t i = 0; is_good && i < 2; i++) {
        const Node *item = &span->items[i];
        is_good = item->kind == NODE_INT && item->number >= 0 && item->number <= MAX_WAIT_S;
    }
    if (!is_good) {
        report_add(report, FAULT_ERROR, span ? span->pos : node->pos, "type", "'%s' is { low, high } in seconds", key);
        return;
    }
    *low = span->items[0].number * 1000;
    *high = span->items[1].number * 1000;
}

static bool read_agent(const Node *node, AgentDef *def, Report *report)
{
    int64_t cares = 0;
    *def = (AgentDef){ .source = node->pos, .cpm = 60 };
    if (!sv_is(node->tag, "agent")) {
        report_add(report, FAULT_ERROR, node->pos, "type", "expected agent { id = …, role = …, replies = { … } }");
        return false;
    }
    node_check_fields(node, FIELDS, COUNT(FIELDS), report);
    bool is_good = node_read_text(node, "id", true, &def->id, report);
    is_good = node_read_local(node, "name", true, &def->name, report) && is_good;
    node_read_local(node, "about", false, &def->about, report);
    int role = node_read_enum(node, "role", ROLES, COUNT(ROLES), report);
    def->role = role < 0 ? AGENT_WEAK : (AgentRole)role;
    read_weights(node, def, report);
    node_read_int(node, "cares", false, &cares, report);
    def->cares = cares < 0 ? 0 : cares > 100 ? 100 : (int32_t)cares;
    read_span(node, "first_s", &def->first_low_ms, &def->first_high_ms, report);
    read_span(node, "later_s", &def->later_low_ms, &def->later_high_ms, report);
    node_read_int(node, "cpm", false, &def->cpm, report);
    if (def->cpm < 1 || def->cpm > MAX_CPM) def->cpm = 60;
    return is_good && role >= 0;
}

bool agents_read(ReplyBook *book, const Node *list, Report *report)
{
    size_t count = list && list->kind == NODE_TABLE ? list->list_count : 0;
    if (count == 0 || count > AGENTS_MAX) {
        SourcePos pos = { .file = sv("scenarios/agents.lua") };
        report_add(report, FAULT_ERROR, list ? list->pos : pos, "range", "'ladder' holds 1 to %d agents", AGENTS_MAX);
        return false;
    }
    AgentDef *defs = arena_alloc(book->arena, count, sizeof *defs);
    for (size_t i = 0; i < count; i++) {
        if (read_agent(&list->items[i], &defs[book->agent_count], report)) book->agent_count++;
    }
    book->agents = defs;
    return book->agent_count == count;
}

const AgentDef *agents_list(const ReplyBook *book, size_t *count)
{
    *count = book->agent_count;
    return book->agents;
}

const AgentDef *agents_find(const ReplyBook *book, StrView id)
{
    for (size_t i = 0; i < book->agent_count; i++) {
        if (sv_eq(book->agents[i].id, id)) return &book->agents[i];
    }
    return NULL;
}
