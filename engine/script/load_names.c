/* load_names.c -- one file, one table a surname. */
#include "script/load_names.h"

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MAX_CHARS = 20 };

static const char *const CONSTRUCTORS[] = { "names", "surname" };
static const char *const FIELDS[] = { "zh", "en" };

static bool read_part(const Node *node, const char *key, StrView *out, Report *report)
{
    if (!node_read_text(node, key, true, out, report)) return false;
    size_t count = utf8_count(*out);
    if (count > 0 && count <= MAX_CHARS) return true;
    report_add(report, FAULT_ERROR, node_get(node, key)->pos, "range", "%s has %zu characters; 1 to %d are allowed",
               key, count, MAX_CHARS);
    return false;
}

static bool load_surname(const NamesLoad *load, const Node *node, LocalText *out)
{
    if (!sv_is(node->tag, "surname")) {
        report_add(load->report, FAULT_ERROR, node->pos, "type", "expected surname { zh = …, en = … }");
        return false;
    }
    node_check_fields(node, FIELDS, COUNT(FIELDS), load->report);
    bool is_good = read_part(node, "zh", &out->zh, load->report);
    return read_part(node, "en", &out->en, load->report) && is_good;
}

static bool is_new(const NamesLoad *load, const Node *node, const LocalText *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(names[i].zh, names[count].zh)) continue;
        report_add(load->report, FAULT_ERROR, node->pos, "twice", "there is a surname \"%.*s\" already",
                   SV_ARG(names[i].zh));
        return false;
    }
    return true;
}

size_t load_names(const NamesLoad *load, const LocalText **out)
{
    const ContentFile *file = content_files_find(load->files, sv("personas/names.lua"));
    const Node *root = NULL;
    size_t count = 0;
    *out = NULL;
    if (!file) return 0;
    ArenaMark mark = arena_mark(load->nodes);
    NodeRoom room = { load->arena, load->nodes };
    bool is_read = node_load(room, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root, load->report);
    if (is_read && !sv_is(root->tag, "names")) {
        report_add(load->report, FAULT_ERROR, root->pos, "type", "the file must return names { surname { … }, … }");
        is_read = false;
    }
    LocalText *names = arena_alloc(load->arena, (is_read ? root->list_count : 0) + 1, sizeof *names);
    for (size_t i = 0; is_read && i < root->list_count; i++) {
        const Node *node = &root->items[i];
        if (load_surname(load, node, &names[count]) && is_new(load, node, names, count)) count++;
    }
    arena_rewind(load->nodes, mark);
    *out = names;
    return count;
}
