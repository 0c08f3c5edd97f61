/* node_local.c -- texts in two languages. */
#include "script/node_local.h"

bool node_read_local(const Node *table, const char *key, bool required, LocalText *out, Report *report)
{
    static const char *const FIELDS[] = { "zh", "en" };
    const Node *item = node_get(table, key);
    LocalText text = { 0 };
    if (!item || item->kind != NODE_TABLE) {
        if (!item && !required) return false;
        NodeLabel label = node_label(table);
        report_add(report, FAULT_ERROR, item ? item->pos : table->pos, item ? "type" : "missing-field",
                   "field \"%s\"%s%s must be { zh = \"…\", en = \"…\" }", key, label.text[0] ? " in " : "", label.text);
        return false;
    }
    node_check_fields(item, FIELDS, 2, report);
    if (!node_read_text(item, "zh", true, &text.zh, report)) return false;
    text.en = text.zh;
    node_read_text(item, "en", false, &text.en, report);
    *out = text;
    return true;
}
