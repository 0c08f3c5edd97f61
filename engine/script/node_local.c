/* node_local.c -- texts in two languages. */
#include "script/node_local.h"

#include "base/utf8.h"
#include "language/normal.h"

static bool has_han(StrView text)
{
    for (size_t pos = 0; pos < text.len;) {
        if (code_is_han(utf8_next(text, &pos))) return true;
    }
    return false;
}

/* A name in one language only is shown to everybody; that is no harm, but seldom meant. */
static void check_languages(const Node *item, StrView zh, StrView en, Report *report)
{
    NodeLabel label = node_label(item);
    const char *name = label.text[0] ? label.text : "the text";
    if (zh.len == 0)
        report_add(report, FAULT_ERROR, item->pos, "empty-text", "%s has an empty zh", name);
    else if (report_wants_advice(report) && en.len == 0)
        report_add(report, FAULT_WARNING, item->pos, "missing-translation", "%s lacks en: \"%.*s\" is shown to all",
                   name, SV_ARG(zh));
    else if (report_wants_advice(report) && has_han(en) && !has_han(zh))
        report_add(report, FAULT_WARNING, item->pos, "swapped-translation",
                   "%s: zh \"%.*s\" and en \"%.*s\" look swapped", name, SV_ARG(zh), SV_ARG(en));
}

bool node_read_local(const Node *table, const char *key, bool required, LocalText *out, Report *report)
{
    static const char *const FIELDS[] = { "zh", "en" };
    const Node *item = node_get(table, key);
    LocalText text = { 0 };
    if (!item || item->kind != NODE_TABLE) {
        if (!item && !required) return false;
        NodeLabel label = node_label(table);
        const char *name = label.text[0] ? label.text : "the table";
        if (item)
            report_add(report, FAULT_ERROR, item->pos, "type", "field \"%s\" in %s must be { zh = \"…\", en = \"…\" }",
                       key, name);
        else
            report_add(report, FAULT_ERROR, table->pos, "missing-field",
                       "%s lacks field \"%s\" ({ zh = \"…\", en = \"…\" })", name, key);
        return false;
    }
    node_check_fields(item, FIELDS, 2, report);
    if (!node_read_text(item, "zh", true, &text.zh, report)) return false;
    node_read_text(item, "en", false, &text.en, report);
    check_languages(item, text.zh, text.en, report);
    if (text.en.len == 0) text.en = text.zh;
    *out = text;
    return true;
}
