/* load_manifest.c -- refuses content from the future before half of it is misread. */
#include "script/load_manifest.h"

#include "script/node.h"

static const char *const CONSTRUCTORS[] = { "content" };
static const char *const FIELDS[] = { "layout", "api", "line_chars" };

static bool check(const Node *table, const char *field, int64_t known, Report *report)
{
    int64_t version = 1;
    if (!node_get(table, field)) return true;
    if (!node_read_int(table, field, true, &version, report)) return false;
    if (version >= 1 && version <= known) return true;
    report_add(report, FAULT_ERROR, table->pos, "version", "%s %lld: this program knows 1 to %lld", field,
               (long long)version, (long long)known);
    return false;
}

bool load_manifest(Arena *arena, const ContentFiles *files, Report *report)
{
    const ContentFile *file = content_files_find(files, sv("scenarios/content.lua"));
    const Node *root = NULL;
    if (!file) return true;
    if (!node_load((NodeRoom){ arena, arena }, file, CONSTRUCTORS, 1, &root, report)) return false;
    if (root->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, root->pos, "type", "expected content { layout = 1, api = 1 }");
        return false;
    }
    node_check_fields(root, FIELDS, sizeof FIELDS / sizeof *FIELDS, report);
    bool is_layout_known = check(root, "layout", CONTENT_LAYOUT_VERSION, report);
    return check(root, "api", SCRIPT_API_VERSION, report) && is_layout_known;
}
