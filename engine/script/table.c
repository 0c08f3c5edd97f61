/* table.c -- one way from a file of texts to a tree. */
#include "script/table.h"

#include "base/files.h"
#include "script/content.h"

static bool load(Arena *arena, const ContentFile *file, const Node **out, Err *err)
{
    Report *report = report_new();
    bool is_ok = node_load((NodeRoom){ arena, arena }, file, NULL, 0, out, report);
    size_t count = 0;
    const Fault *faults = report_faults(report, &count);
    if (!is_ok) {
        Buf line = { 0 };
        if (count) fault_write(&line, &faults[0]);
        err_set(err, ERR_INPUT, "%s", line.ptr ? line.ptr : "not a table");
        buf_clear(&line);
    }
    report_free(report);
    if (is_ok && (*out)->kind != NODE_TABLE) return err_set(err, ERR_INPUT, "%.*s: no table", SV_ARG(file->path));
    return is_ok;
}

bool table_load(Arena *arena, const char *root, const char *path, const Node **out, Err *err)
{
    Buf text = { 0 };
    StrView full = arena_printf(arena, "%s/%s", root, path);
    bool is_ok = file_read(full.ptr, &text, err);
    ContentFile file = { arena_copy(arena, sv(path)), buf_view(&text) };
    is_ok = is_ok && load(arena, &file, out, err);
    buf_clear(&text);
    return is_ok;
}

StrView table_text(const Node *table, StrView key)
{
    size_t low = table ? table->list_count : 0, high = table ? table->item_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Node *item = &table->items[middle];
        int order = sv_compare(item->key, key);
        if (order == 0) return item->kind == NODE_TEXT ? item->text : (StrView){ 0 };
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (StrView){ 0 };
}
