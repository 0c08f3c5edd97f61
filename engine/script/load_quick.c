/* load_quick.c -- one file a shop, one table a text. */
#include "script/load_quick.h"

#include "base/utf8.h"
#include "script/load_personas.h"
#include "script/load_shops.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const CONSTRUCTORS[] = { "quick", "reply" };
static const char *const FIELDS[] = { "id", "group", "title", "text" };

const char *const QUICK_GROUPS[QUICK_GROUP_COUNT] = { "greet", "goods", "dispatch", "after", "soothe", "close" };

static bool check_text(const Node *node, StrView text, Report *report)
{
    size_t count = utf8_count(text);
    if (count > 0 && count <= QUICK_MAX_CHARS) return true;
    report_add(report, FAULT_ERROR, node_get(node, "text")->pos, "range",
               "text has %zu characters; 1 to %d are allowed", count, QUICK_MAX_CHARS);
    return false;
}

static bool check_new(const Node *node, const QuickReply *replies, size_t count, StrView id, Report *report)
{
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(replies[i].id, id)) continue;
        report_add(report, FAULT_ERROR, node_get(node, "id")->pos, "duplicate-id", "there is a reply \"%.*s\" already",
                   SV_ARG(id));
        return false;
    }
    return true;
}

/* `replies` are those of the same shop so far; the new one goes behind them. */
static bool load_reply(QuickLoad *load, const Node *node, QuickReply *replies, size_t count)
{
    Report *report = load->report;
    QuickReply *out = &replies[count];
    if (!sv_is(node->tag, "reply")) {
        report_add(report, FAULT_ERROR, node->pos, "type", "expected reply { id = …, group = …, title = …, text = … }");
        return false;
    }
    node_check_fields(node, FIELDS, COUNT(FIELDS), report);
    *out = (QuickReply){ .source = node->pos };
    int group = node_read_enum(node, "group", QUICK_GROUPS, QUICK_GROUP_COUNT, report);
    bool is_good = node_read_text(node, "id", true, &out->id, report) && group >= 0;
    is_good = node_read_local(node, "title", true, &out->title, report) && is_good;
    is_good = node_read_text(node, "text", true, &out->text, report) && is_good;
    if (!is_good || !check_text(node, out->text, report) || !check_new(node, replies, count, out->id, report))
        return false;
    out->group = sv(QUICK_GROUPS[group]);
    return true;
}

static bool is_shop(QuickLoad *load, const ContentFile *file, StrView name)
{
    StrView *names = arena_alloc(load->arena, load->shop_count + 1, sizeof *names);
    for (size_t i = 0; i < load->shop_count; i++) {
        names[i] = load->shops[i].id;
        if (sv_eq(names[i], name)) return true;
    }
    /* A shop that is there with faults of its own is no fault here. */
    StrView path = arena_printf(load->arena, "scenarios/shops/%.*s.lua", SV_ARG(name));
    if (content_files_find(load->files, path)) return false;
    StrView hint = name_hint(load->arena, name, names, load->shop_count);
    SourcePos pos = { .file = file->path, .line = 1 };
    report_add(load->report, FAULT_ERROR, pos, "unknown-shop", "unknown shop \"%.*s\"%.*s", SV_ARG(name), SV_ARG(hint));
    return false;
}

static const Node *run_file(QuickLoad *load, const ContentFile *file)
{
    const Node *root = NULL;
    if (!node_load((NodeRoom){ load->arena, load->nodes }, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root,
                   load->report))
        return NULL;
    if (sv_is(root->tag, "quick")) return root;
    report_add(load->report, FAULT_ERROR, root->pos, "type", "the file must return quick { reply { … }, … }");
    return NULL;
}

/* A shop's file that has run; NULL: it is none, or faulty. */
typedef struct QuickFile {
    const Node *root;
    StrView shop;
} QuickFile;

size_t load_quick(QuickLoad *load, const QuickReply **out)
{
    size_t file_count = 0, cap = 0, count = 0;
    const ContentFile *files = content_files_at(load->files, &file_count);
    ArenaMark mark = arena_mark(load->nodes);
    QuickFile *quick = arena_alloc(load->nodes, file_count + 1, sizeof *quick);

    for (size_t i = 0; i < file_count; i++) {
        quick[i].shop = content_folder_id(files[i].path, "scenarios/quick/", ".lua");
        if (!quick[i].shop.len || !is_shop(load, &files[i], quick[i].shop)) continue;
        quick[i].root = run_file(load, &files[i]);
        cap += quick[i].root ? quick[i].root->list_count : 0;
    }
    QuickReply *replies = arena_alloc(load->arena, cap + 1, sizeof *replies);
    for (size_t i = 0; i < file_count; i++) {
        const Node *root = quick[i].root;
        size_t first = count;
        for (size_t k = 0; root && k < root->list_count; k++) {
            if (!load_reply(load, &root->items[k], replies + first, count - first)) continue;
            replies[count++].shop = arena_copy(load->arena, quick[i].shop);
        }
    }
    arena_rewind(load->nodes, mark);
    *out = replies;
    return count;
}
