/* load_deeds.c -- deeds as conditions: each key of a case is one test, read by its row in a table. */
#include "script/load_deeds.h"

const char *const DEED_CONSTRUCTORS[] = { "deeds", "deed" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

enum { MAX_CONDITIONS = 16, MAX_CHARS = 4000 };

typedef struct DeedLoad {
    Arena *arena;
    Report *report;
} DeedLoad;

static const char *const DEED_FIELDS[] = { "rule", "zh", "en", "effect", "when", "leaves", "clock" };
static const char *const CASE_FIELDS[] = { "verdict",      "sizing", "policy", "finding", "claim",
                                           "question",     "cue",    "heard",  "asked",   "first",
                                           "wait_over_ms", "chars",  "stage",  "holds",   "unless" };
static const char *const FINDING_FIELDS[] = { "kind", "dim", "at_least" };
static const char *const CLAIM_FIELDS[] = { "state", "stance", "at_least" };
static const char *const COUNT_FIELDS[] = { "at_least" };
static const char *const QUESTION_FIELDS[] = { "open", "purpose", "at_least" };
static const char *const KIND_NAMES[] = { "critical", "major", "minor", "praise" };
static const char *const STATE_NAMES[] = { "true", "false", "partly", "no_fact" };
static const char *const DIM_NAMES[] = { "speed", "tone", "banned", "sizing", "policy" };
static const char *const MOODS[] = { "patience", "trust", "interest",   "irritation",
                                     "clarity",  "face",  "price_ease", "urgency" };

/* The names in the list part, or a lone text. */
static void read_names(DeedLoad *load, const Node *node, DeedCondition *out)
{
    size_t count = node->kind == NODE_TABLE ? node->list_count : node->kind == NODE_TEXT;
    StrView *names = arena_alloc(load->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        const Node *item = node->kind == NODE_TABLE ? &node->items[i] : node;
        if (item->kind == NODE_TEXT)
            names[i] = item->text;
        else
            report_add(load->report, FAULT_ERROR, item->pos, "type", "expected a text");
    }
    out->names = names;
    out->name_count = count;
}

static DeedTri read_tri(DeedLoad *load, const Node *table, const char *key)
{
    bool value = false;
    if (!node_get(table, key) || !node_read_bool(table, key, true, &value, load->report)) return DEED_ANY;
    return value ? DEED_YES : DEED_NO;
}

static void read_at_least(DeedLoad *load, const Node *table, DeedCondition *out)
{
    node_read_int(table, "at_least", false, &out->at_least, load->report);
}

static void read_finding(DeedLoad *load, const Node *table, DeedCondition *out)
{
    if (table->kind != NODE_TABLE) return;
    node_check_fields(table, FINDING_FIELDS, COUNT_OF(FINDING_FIELDS), load->report);
    if (node_get(table, "kind"))
        out->kind = node_read_enum(table, "kind", KIND_NAMES, COUNT_OF(KIND_NAMES), load->report);
    int dim = node_get(table, "dim") ? node_read_enum(table, "dim", DIM_NAMES, COUNT_OF(DIM_NAMES), load->report) : -1;
    if (dim >= 0) out->dim = (Dim)dim;
    read_at_least(load, table, out);
}

static void read_claim(DeedLoad *load, const Node *table, DeedCondition *out)
{
    if (table->kind != NODE_TABLE) return;
    node_check_fields(table, CLAIM_FIELDS, COUNT_OF(CLAIM_FIELDS), load->report);
    if (node_get(table, "state")) {
        out->kind = node_read_enum(table, "state", STATE_NAMES, COUNT_OF(STATE_NAMES), load->report);
    }
    node_read_text(table, "stance", false, &out->stance, load->report);
    read_at_least(load, table, out);
}

static void read_question(DeedLoad *load, const Node *table, DeedCondition *out)
{
    if (table->kind != NODE_TABLE) return;
    node_check_fields(table, QUESTION_FIELDS, COUNT_OF(QUESTION_FIELDS), load->report);
    out->open = read_tri(load, table, "open");
    out->purpose = read_tri(load, table, "purpose");
    read_at_least(load, table, out);
}

/* asked = { at_least = 2 } */
static void read_count(DeedLoad *load, const Node *table, DeedCondition *out)
{
    if (table->kind != NODE_TABLE) return;
    node_check_fields(table, COUNT_FIELDS, COUNT_OF(COUNT_FIELDS), load->report);
    read_at_least(load, table, out);
}

/* chars = { 1, 6 } */
static void read_range(DeedLoad *load, const Node *table, DeedCondition *out)
{
    bool is_good = table->kind == NODE_TABLE && table->list_count == 2 && table->items[0].kind == NODE_INT &&
                   table->items[1].kind == NODE_INT;
    if (!is_good) {
        report_add(load->report, FAULT_ERROR, table->pos, "type", "chars = { low, high }");
        return;
    }
    out->low = table->items[0].number;
    out->high = table->items[1].number;
}

static void read_wait(DeedLoad *load, const Node *node, DeedCondition *out)
{
    if (node->kind == NODE_INT)
        out->low = node->number;
    else
        report_add(load->report, FAULT_ERROR, node->pos, "type", "wait_over_ms is a whole number");
}

typedef struct Test {
    const char *key;
    DeedTest test;
    Dim dim;
    bool is_flag; /* true or false */
    bool has_names;
    void (*read)(DeedLoad *load, const Node *node, DeedCondition *out); /* what else it has, or NULL */
} Test;

static const Test TESTS[] = {
    { "verdict", DEED_VERDICT, DIM_COUNT, false, true, NULL },
    { "sizing", DEED_VERDICT, DIM_SIZING, false, true, NULL },
    { "policy", DEED_VERDICT, DIM_POLICY, false, true, NULL },
    { "finding", DEED_FINDING, DIM_COUNT, false, true, read_finding },
    { "claim", DEED_CLAIM, DIM_COUNT, false, true, read_claim },
    { "question", DEED_QUESTION, DIM_COUNT, true, true, read_question },
    { "cue", DEED_CUE, DIM_COUNT, false, true, NULL },
    { "heard", DEED_HEARD, DIM_COUNT, false, true, NULL },
    { "asked", DEED_ASKED, DIM_COUNT, true, true, read_count },
    { "first", DEED_FIRST, DIM_COUNT, true, false, NULL },
    { "wait_over_ms", DEED_WAIT, DIM_COUNT, false, false, read_wait },
    { "chars", DEED_LENGTH, DIM_COUNT, false, false, read_range },
    { "stage", DEED_STAGE, DIM_COUNT, false, true, NULL },
    { "holds", DEED_HOLDS, DIM_COUNT, true, false, NULL },
};

static void read_conditions(DeedLoad *load, const Node *table, bool negated, DeedCondition *out, size_t *count)
{
    node_check_fields(table, CASE_FIELDS, COUNT_OF(CASE_FIELDS), load->report);
    for (size_t i = 0; i < COUNT_OF(TESTS); i++) {
        const Test *test = &TESTS[i];
        const Node *node = node_get(table, test->key);
        if (!node || *count == MAX_CONDITIONS) continue;
        DeedCondition condition = {
            .test = test->test, .negated = negated, .dim = test->dim, .kind = -1, .at_least = 1
        };
        condition.high = MAX_CHARS;
        if (test->is_flag && node->kind == NODE_BOOL) {
            if (!node->number) condition.negated = !negated;
        } else {
            if (test->has_names) read_names(load, node, &condition);
            if (test->read) test->read(load, node, &condition);
        }
        out[(*count)++] = condition;
    }
}

static void read_case(DeedLoad *load, const Node *table, DeedCase *out)
{
    DeedCondition *conditions = arena_alloc(load->arena, MAX_CONDITIONS, sizeof *conditions);
    size_t count = 0;
    if (table->kind != NODE_TABLE) {
        report_add(load->report, FAULT_ERROR, table->pos, "type", "a case is a table of conditions");
        return;
    }
    read_conditions(load, table, false, conditions, &count);
    const Node *unless = node_get(table, "unless");
    if (unless && unless->kind == NODE_TABLE) read_conditions(load, unless, true, conditions, &count);
    if (count == 0) report_add(load->report, FAULT_ERROR, table->pos, "missing-field", "a case needs a condition");
    *out = (DeedCase){ conditions, count };
}

static void read_cases(DeedLoad *load, const Node *deed, DeedDef *out)
{
    const Node *when = node_get(deed, "when");
    if (!when) return;
    if (when->kind != NODE_TABLE) {
        report_add(load->report, FAULT_ERROR, when->pos, "type", "when = { { … }, … }");
        return;
    }
    DeedCase *cases = arena_alloc(load->arena, when->list_count + 1, sizeof *cases);
    for (size_t i = 0; i < when->list_count; i++) read_case(load, &when->items[i], &cases[i]);
    out->cases = cases;
    out->case_count = when->list_count;
}

static void read_effect(DeedLoad *load, const Node *deed, DeedDef *out)
{
    const Node *effect = node_get(deed, "effect");
    if (!effect) return;
    node_check_fields(effect, MOODS, COUNT_OF(MOODS), load->report);
    DeedEffect *effects = arena_alloc(load->arena, effect->item_count + 1, sizeof *effects);
    size_t count = 0;
    for (size_t i = 0; i < effect->item_count; i++) {
        const Node *item = &effect->items[i];
        if (item->kind == NODE_INT && item->number >= -100 && item->number <= 100) {
            effects[count++] = (DeedEffect){ item->key, (int32_t)item->number };
        } else {
            report_add(load->report, FAULT_ERROR, item->pos, "range", "the effect on %.*s must be -100 to 100",
                       SV_ARG(item->key));
        }
    }
    out->effects = effects;
    out->effect_count = count;
}

static bool read_deed(DeedLoad *load, const Node *node, DeedDef *out)
{
    if (node->kind != NODE_TABLE || node->list_count != 1 || node->items[0].kind != NODE_TEXT) {
        report_add(load->report, FAULT_ERROR, node->pos, "type", "expected deed { \"E_NAME\", … }");
        return false;
    }
    node_check_fields(node, DEED_FIELDS, COUNT_OF(DEED_FIELDS), load->report);
    *out = (DeedDef){ .id = node->items[0].text, .source = node->pos };
    node_read_text(node, "rule", false, &out->rule, load->report);
    node_read_text(node, "zh", true, &out->about_zh, load->report);
    node_read_text(node, "en", true, &out->about_en, load->report);
    node_read_bool(node, "leaves", false, &out->leaves, load->report);
    node_read_bool(node, "clock", false, &out->is_clock, load->report);
    read_effect(load, node, out);
    read_cases(load, node, out);
    return true;
}

bool load_deeds(Arena *arena, const Node *root, DeedDefs *out, Report *report)
{
    DeedLoad load = { arena, report };
    if (root->kind != NODE_TABLE || root->list_count == 0) {
        report_add(report, FAULT_ERROR, root->pos, "type", "the file must return deeds { deed { … }, … }");
        return false;
    }
    DeedDef *deeds = arena_alloc(arena, root->list_count, sizeof *deeds);
    size_t count = 0;
    for (size_t i = 0; i < root->list_count; i++) {
        DeedDef deed;
        if (!read_deed(&load, &root->items[i], &deed)) continue;
        DeedDefs so_far = { deeds, count };
        bool is_new = deed_def(&so_far, deed.id) == NULL;
        if (is_new)
            deeds[count++] = deed;
        else
            report_add(report, FAULT_ERROR, deed.source, "duplicate-id", "deed \"%.*s\" is defined twice",
                       SV_ARG(deed.id));
    }
    *out = (DeedDefs){ deeds, count };
    return count > 0;
}
