/* mutants.c -- the loader: each kind of fault says which fields it cannot do without. */
#include "play/mutants.h"

#include "judge/rule_ids.h"
#include "script/node.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char PATH[] = "scenarios/mutants.lua";
static const char *const CONSTRUCTORS[] = { "mutants", "mutant" };
static const char *const FIELDS[] = { "id",    "op",     "dim",   "zh", "en", "texts",
                                      "swaps", "topics", "rules", "by", "ms", "first" };
static const char *const OPS[MUTANT_OP_COUNT] = { "append", "prepend", "replace", "swap",       "size",
                                                  "figure", "clock",   "drop",    "drop_words", "late",
                                                  "typed",  "again",   "silent" };
static const char *const DIMS[MUTANT_DIM_COUNT] = { "speed",  "tone",  "banned", "sizing",
                                                    "policy", "claim", "asked",  "talk" };

/* The field that gives a fault of each kind its substance; NULL: none does. */
static const char *const NEEDS[MUTANT_OP_COUNT] = { "texts", "texts", "texts", "swaps", "by", "by", "by",
                                                    "rules", "texts", "ms",    "ms",    NULL, NULL };

typedef struct MutantNames {
    StrView *names;
    size_t count;
} MutantNames;

static bool read_swaps(Arena *arena, const Node *node, MutantDef *out, Report *report)
{
    const Node *table = node_get(node, "swaps");
    if (!table) return true;
    MutantSwap *swaps = arena_alloc(arena, table->item_count + 1, sizeof *swaps);
    out->swaps = swaps;
    for (size_t i = 0; i < table->item_count; i++) {
        const Node *pair = &table->items[i];
        bool is_pair = pair->kind == NODE_TABLE && pair->list_count == 2 && pair->item_count == 2 &&
                       pair->items[0].kind == NODE_TEXT && pair->items[1].kind == NODE_TEXT && pair->items[0].text.len;
        if (!is_pair) {
            report_add(report, FAULT_ERROR, pair->pos, "type", "a swap is { \"from\", \"to\" }");
            return false;
        }
        swaps[out->swap_count++] = (MutantSwap){ pair->items[0].text, pair->items[1].text };
    }
    return true;
}

static bool read_mutant(Arena *arena, const Node *node, MutantDef *out, Report *report)
{
    *out = (MutantDef){ .source = node->pos };
    if (!sv_is(node->tag, "mutant")) {
        report_add(report, FAULT_ERROR, node->pos, "type", "expected mutant { id = …, op = …, dim = … }");
        return false;
    }
    node_check_fields(node, FIELDS, COUNT(FIELDS), report);
    int op = node_read_enum(node, "op", OPS, MUTANT_OP_COUNT, report);
    out->dim = node_read_enum(node, "dim", DIMS, MUTANT_DIM_COUNT, report);
    bool is_good = node_read_text(node, "id", true, &out->id, report) && op >= 0 && out->dim >= 0;
    is_good = node_read_text(node, "zh", true, &out->name.zh, report) && is_good;
    is_good = node_read_text(node, "en", true, &out->name.en, report) && is_good;
    node_read_texts(arena, node, "texts", false, &out->texts, &out->text_count, report);
    node_read_texts(arena, node, "topics", false, &out->topics, &out->topic_count, report);
    node_read_texts(arena, node, "rules", false, &out->rules, &out->rule_count, report);
    node_read_int(node, "by", false, &out->by, report);
    node_read_int(node, "ms", false, &out->ms, report);
    node_read_bool(node, "first", false, &out->is_first, report);
    is_good = read_swaps(arena, node, out, report) && is_good;
    if (!is_good) return false;
    out->op = (MutantOp)op;
    if (!NEEDS[op] || node_get(node, NEEDS[op])) return true;
    report_add(report, FAULT_ERROR, node->pos, "missing-field", "mutant \"%.*s\" of op \"%s\" needs '%s'",
               SV_ARG(out->id), OPS[op], NEEDS[op]);
    return false;
}

/* Each text of the field that is none of `names`; a slip would plant nothing without a word. */
static void check_names(const Node *node, const char *key, const Unknown *kind, const MutantNames *names,
                        Report *report)
{
    const Node *list = node_get(node, key);
    for (size_t i = 0; list && list->kind == NODE_TABLE && i < list->list_count; i++) {
        bool is_known = list->items[i].kind != NODE_TEXT;
        for (size_t n = 0; n < names->count && !is_known; n++) is_known = sv_eq(names->names[n], list->items[i].text);
        Unknown unknown = *kind;
        unknown.name = list->items[i].text;
        if (!is_known) report_unknown(report, list->items[i].pos, &unknown, names->names, names->count);
    }
}

static MutantNames topic_names(Arena *arena, const Rules *rules)
{
    MutantNames names = { 0 };
    const TopicDef *topics = grammar_topics(rules->grammar, &names.count);
    names.names = arena_alloc(arena, names.count + 1, sizeof *names.names);
    for (size_t i = 0; i < names.count; i++) names.names[i] = topics[i].id;
    return names;
}

static MutantNames rule_names(Arena *arena, const Rules *rules)
{
    MutantNames names = { 0 };
    const RuleId *ids = rule_ids(rules, arena, &names.count);
    names.names = arena_alloc(arena, names.count + 1, sizeof *names.names);
    for (size_t i = 0; i < names.count; i++) names.names[i] = ids[i].id;
    return names;
}

bool mutants_load(Arena *arena, const Content *content, MutantDefs *out, Report *report)
{
    const ContentFile *file = content_files_find(content_files(content), sv(PATH));
    const Unknown topic = { "unknown-topic", "topic", sv(""), NULL }, rule = { "unknown-rule", "rule", sv(""), NULL };
    const Node *root = NULL;
    NodeRoom room = { arena, arena };
    size_t before = report_count(report, FAULT_ERROR);

    *out = (MutantDefs){ 0 };
    if (!file) return true;
    if (!node_load(room, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root, report)) return false;
    MutantDef *items = arena_alloc(arena, root->item_count + 1, sizeof *items);
    out->items = items;
    MutantNames topics = topic_names(arena, content_rules(content)), rules = rule_names(arena, content_rules(content));
    for (size_t i = 0; i < root->item_count; i++) {
        check_names(&root->items[i], "topics", &topic, &topics, report);
        check_names(&root->items[i], "rules", &rule, &rules, report);
        if (read_mutant(arena, &root->items[i], &items[out->count], report)) out->count++;
    }
    return report_count(report, FAULT_ERROR) == before;
}
