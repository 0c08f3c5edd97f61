/* lint_data.c -- the table of rules, the everyday words, and how long a line may be. */
#include "play/lint_own.h"

static const char RULES[] = "scenarios/rules.lua";
static const char EVERYDAY[] = "scenarios/everyday.lua";
static const char MANIFEST[] = "scenarios/content.lua";

bool lint_has(const LintNames *names, StrView name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (sv_eq(names->names[i], name)) return true;
    }
    return false;
}

/* Each text of the list holds names with spaces between. */
static LintNames split_all(Arena *arena, const Node *root, Report *report)
{
    LintNames out = { 0 };
    size_t cap = 0;
    for (size_t i = 0; i < root->list_count; i++) {
        const Node *item = &root->items[i];
        if (item->kind != NODE_TEXT) report_add(report, FAULT_ERROR, item->pos, "type", "the list holds texts");
        cap += item->kind == NODE_TEXT ? item->text.len / 2 + 1 : 0;
    }
    StrView *names = arena_alloc(arena, cap + 1, sizeof *names);
    for (size_t i = 0; i < root->list_count; i++) {
        StrView text = root->items[i].kind == NODE_TEXT ? root->items[i].text : sv("");
        for (size_t from = 0; from < text.len;) {
            size_t end = from;
            while (end < text.len && text.ptr[end] != ' ') end++;
            if (end > from) names[out.count++] = sv_of(text.ptr + from, end - from);
            from = end + 1;
        }
    }
    out.names = names;
    return out;
}

static LintNames read_list(const ContentFiles *files, const char *path, const char *constructor, Arena *arena,
                           Report *report)
{
    const Node *root = NULL;
    const ContentFile *file = content_files_find(files, sv(path));
    if (!file || !node_load((NodeRoom){ arena, arena }, file, &constructor, 1, &root, report)) return (LintNames){ 0 };
    return split_all(arena, root, report);
}

LintNames lint_read_rules(const ContentFiles *files, Arena *arena, Report *report)
{
    return read_list(files, RULES, "rules", arena, report);
}

LintNames lint_read_everyday(const ContentFiles *files, Arena *arena, Report *report)
{
    return read_list(files, EVERYDAY, "everyday", arena, report);
}

int64_t lint_read_line_chars(const ContentFiles *files, Arena *arena, Report *report)
{
    const char *constructor = "content";
    const Node *root = NULL;
    int64_t chars = LINT_LINE_CHARS;
    const ContentFile *file = content_files_find(files, sv(MANIFEST));
    if (!file || !node_load((NodeRoom){ arena, arena }, file, &constructor, 1, &root, report)) return chars;
    if (!node_read_int(root, "line_chars", false, &chars, report)) return LINT_LINE_CHARS;
    if (chars >= 10 && chars <= 500) return chars;
    report_add(report, FAULT_ERROR, node_get(root, "line_chars")->pos, "range",
               "line_chars must be 10 to 500, not %lld", (long long)chars);
    return LINT_LINE_CHARS;
}
