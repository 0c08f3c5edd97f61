/* node.c -- typed reads of a trainer's table, with messages that say what to write instead. */
#include "script/node.h"

#include <stdio.h>

const Node *node_get(const Node *table, const char *key)
{
    if (!table || table->kind != NODE_TABLE) return NULL;
    StrView wanted = sv(key);
    size_t low = table->list_count;
    size_t high = table->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = sv_compare(table->items[middle].key, wanted);
        if (order == 0) return &table->items[middle];
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

NodeLabel node_label(const Node *table)
{
    NodeLabel label = { { 0 } };
    const Node *name = node_get(table, "id");
    if (!name) name = node_get(table, "topic");
    StrView kind = table->tag.len ? table->tag : table->key;
    StrView id = name && name->kind == NODE_TEXT ? name->text : (StrView){ 0 };
    if (!id.len && table->tag.len) id = table->key;
    /* Cut names are no harm: the place is in the message too. */
    snprintf(label.text, sizeof label.text, "%.*s%s%.*s", (int)(kind.len < 40 ? kind.len : 40),
             kind.ptr ? kind.ptr : "", kind.len && id.len ? " " : "", (int)(id.len < 48 ? id.len : 48),
             id.ptr ? id.ptr : "");
    return label;
}

/* " in product JN-2031", or nothing where the table has no name. */
static NodeLabel inside(const Node *table)
{
    NodeLabel name = node_label(table);
    NodeLabel label = { { 0 } };
    if (name.text[0]) snprintf(label.text, sizeof label.text, " in %.90s", name.text);
    return label;
}

static const char *kind_name(NodeKind kind)
{
    switch (kind) {
    case NODE_NIL: return "nothing";
    case NODE_BOOL: return "true or false";
    case NODE_INT: return "a whole number";
    case NODE_DECIMAL: return "a number";
    case NODE_TEXT: return "a text";
    case NODE_TABLE: return "a table";
    case NODE_FUNCTION: return "a function";
    }
    return "";
}

void node_check_fields(const Node *table, const char *const *allowed, size_t count, Report *report)
{
    enum { MAX_NAMES = 128 };
    StrView names[MAX_NAMES];
    size_t name_count = count < MAX_NAMES ? count : MAX_NAMES;
    for (size_t i = 0; i < name_count; i++) names[i] = sv(allowed[i]);

    for (size_t i = table->list_count; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        bool is_known = false;
        for (size_t k = 0; k < name_count && !is_known; k++) is_known = sv_eq(names[k], item->key);
        if (is_known) continue;
        StrView nearest = nearest_name(item->key, names, name_count);
        report_add(report, FAULT_ERROR, item->pos, "unknown-field", "unknown field \"%.*s\"%s%s%.*s%s",
                   SV_ARG(item->key), inside(table).text, nearest.len ? "; did you mean \"" : "", SV_ARG(nearest),
                   nearest.len ? "\"?" : "");
    }
}

static bool wrong_type(const Node *table, const Node *item, const char *wanted, Report *report)
{
    report_add(report, FAULT_ERROR, item->pos, "type", "field \"%.*s\"%s must be %s, not %s", SV_ARG(item->key),
               inside(table).text, wanted, kind_name(item->kind));
    return false;
}

/* The field, or NULL with a fault where it is required. */
static const Node *find(const Node *table, const char *key, bool required, const char *wanted, Report *report)
{
    const Node *item = node_get(table, key);
    if (item && item->kind != NODE_NIL) return item;
    if (required) {
        NodeLabel label = node_label(table);
        report_add(report, FAULT_ERROR, table->pos, "missing-field", "%s lacks field \"%s\" (%s)",
                   label.text[0] ? label.text : "the table", key, wanted);
    }
    return NULL;
}

bool node_read_text(const Node *table, const char *key, bool required, StrView *out, Report *report)
{
    const Node *item = find(table, key, required, "a text", report);
    if (!item) return false;
    if (item->kind != NODE_TEXT) return wrong_type(table, item, "a text", report);
    *out = item->text;
    return true;
}

bool node_read_int(const Node *table, const char *key, bool required, int64_t *out, Report *report)
{
    const Node *item = find(table, key, required, "a whole number", report);
    if (!item) return false;
    if (item->kind == NODE_DECIMAL && item->number % VALUE_ONE == 0) {
        *out = item->number / VALUE_ONE;
        return true;
    }
    if (item->kind != NODE_INT) return wrong_type(table, item, "a whole number", report);
    *out = item->number;
    return true;
}

bool node_read_scaled(const Node *table, const char *key, bool required, int64_t *out, Report *report)
{
    const Node *item = find(table, key, required, "a number", report);
    if (!item) return false;
    if (item->kind != NODE_INT && item->kind != NODE_DECIMAL) return wrong_type(table, item, "a number", report);
    *out = item->kind == NODE_INT ? item->number * VALUE_ONE : item->number;
    return true;
}

bool node_read_bool(const Node *table, const char *key, bool required, bool *out, Report *report)
{
    const Node *item = find(table, key, required, "true or false", report);
    if (!item) return false;
    if (item->kind != NODE_BOOL) return wrong_type(table, item, "true or false", report);
    *out = item->number != 0;
    return true;
}

bool node_read_texts(Arena *arena, const Node *table, const char *key, bool required, const StrView **out,
                     size_t *count, Report *report)
{
    const Node *item = find(table, key, required, "a list of texts", report);
    if (!item) return false;
    bool is_list = item->kind == NODE_TABLE && item->list_count == item->item_count;
    if (item->kind != NODE_TEXT && !is_list) return wrong_type(table, item, "a list of texts", report);

    size_t text_count = is_list ? item->list_count : 1;
    StrView *texts = arena_alloc(arena, text_count, sizeof *texts);
    for (size_t i = 0; i < text_count; i++) {
        const Node *text = is_list ? &item->items[i] : item;
        if (text->kind != NODE_TEXT) {
            report_add(report, FAULT_ERROR, text->pos, "type", "item %zu of \"%s\"%s must be a text, not %s", i + 1,
                       key, inside(table).text, kind_name(text->kind));
            return false;
        }
        texts[i] = text->text;
    }
    *out = texts;
    *count = text_count;
    return true;
}

SourcePos node_text_pos(const Node *table, const char *key, size_t index)
{
    const Node *item = node_get(table, key);
    bool is_list = item->kind == NODE_TABLE && index < item->list_count;
    return is_list ? item->items[index].pos : item->pos;
}

int node_read_enum(const Node *table, const char *key, const char *const *names, size_t count, Report *report)
{
    enum { MAX_NAMES = 64 };
    StrView text;
    if (!node_read_text(table, key, true, &text, report)) return -1;
    StrView views[MAX_NAMES];
    size_t name_count = count < MAX_NAMES ? count : MAX_NAMES;
    for (size_t i = 0; i < name_count; i++) {
        views[i] = sv(names[i]);
        if (sv_eq(views[i], text)) return (int)i;
    }
    NodeLabel where = inside(table);
    report_unknown(report, node_get(table, key)->pos, &(Unknown){ "unknown-value", key, text, where.text }, views,
                   name_count);
    return -1;
}

static Value list_value(Arena *arena, const Node *node)
{
    Value *items = arena_alloc(arena, node->list_count, sizeof *items);
    for (size_t i = 0; i < node->list_count; i++) items[i] = node_value(arena, &node->items[i]);
    return (Value){ .kind = VALUE_LIST, .items = items, .count = node->list_count };
}

static Value record_value(Arena *arena, const Node *node)
{
    size_t count = node->item_count - node->list_count;
    Field *fields = arena_alloc(arena, count, sizeof *fields);
    for (size_t i = 0; i < count; i++) {
        const Node *item = &node->items[node->list_count + i];
        fields[i] = (Field){ item->key, node_value(arena, item) };
    }
    return (Value){ .kind = VALUE_RECORD, .fields = fields, .count = count };
}

Value node_value(Arena *arena, const Node *node)
{
    switch (node->kind) {
    case NODE_NIL:
    case NODE_FUNCTION: break;
    case NODE_BOOL: return (Value){ .kind = VALUE_BOOL, .number = node->number };
    case NODE_INT: return (Value){ .kind = VALUE_INT, .number = node->number };
    case NODE_DECIMAL: return (Value){ .kind = VALUE_DECIMAL, .number = node->number };
    case NODE_TEXT: return (Value){ .kind = VALUE_TEXT, .text = node->text };
    case NODE_TABLE:
        /* An empty table is a list: nothing tells them apart, and empty lists are the common case. */
        if (node->item_count > node->list_count) return record_value(arena, node);
        return list_value(arena, node);
    }
    return (Value){ .kind = VALUE_NONE };
}
