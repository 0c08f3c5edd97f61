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

/* The reply of that id, or `count`. */
static size_t place_of(const QuickReply *replies, size_t count, StrView id)
{
    size_t i = 0;
    while (i < count && !sv_eq(replies[i].id, id)) i++;
    return i;
}

/* In one file an id stands once; in a file that adds to a shop it stands for the one that is there. */
static bool check_new(const Node *node, const QuickReply *there, const QuickReply *reply, Report *report)
{
    if (!sv_eq(there->source.file, reply->source.file)) return true;
    report_add(report, FAULT_ERROR, node_get(node, "id")->pos, "duplicate-id", "there is a reply \"%.*s\" already",
               SV_ARG(reply->id));
    return false;
}

static bool read_reply(QuickLoad *load, const Node *node, QuickReply *out)
{
    Report *report = load->report;
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
    if (!is_good || !check_text(node, out->text, report)) return false;
    out->group = sv(QUICK_GROUPS[group]);
    return true;
}

/* `replies` are those of the same shop so far; returns how many there are now. */
static size_t load_reply(QuickLoad *load, const Node *node, QuickReply *replies, size_t count)
{
    QuickReply reply;
    if (!read_reply(load, node, &reply)) return count;
    size_t at = place_of(replies, count, reply.id);
    if (at < count && !check_new(node, &replies[at], &reply, load->report)) return count;
    replies[at] = reply;
    return at < count ? count : count + 1;
}

/* "bigmen" of "scenarios/quick/bigmen.lua", and of "scenarios/quick/bigmen/mine.lua", which adds to it. Files are sorted by path,
 * so those of one shop follow each other. */
static StrView shop_of(StrView path)
{
    StrView head = sv("scenarios/quick/");
    StrView name = content_folder_id(path, head.ptr, ".lua");
    if (name.len || !sv_starts(path, head)) return name;
    const char *slash = memchr(path.ptr + head.len, '/', path.len - head.len);
    return slash ? sv_of(path.ptr + head.len, (size_t)(slash - path.ptr) - head.len) : (StrView){ 0 };
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
        quick[i].shop = shop_of(files[i].path);
        if (!quick[i].shop.len || !is_shop(load, &files[i], quick[i].shop)) continue;
        quick[i].root = run_file(load, &files[i]);
        cap += quick[i].root ? quick[i].root->list_count : 0;
    }
    QuickReply *replies = arena_alloc(load->arena, cap + 1, sizeof *replies);
    size_t first = 0;
    StrView shop = sv("");
    for (size_t i = 0; i < file_count; i++) {
        const Node *root = quick[i].root;
        if (!root) continue;
        if (!sv_eq(shop, quick[i].shop)) {
            first = count;
            shop = arena_copy(load->arena, quick[i].shop);
        }
        for (size_t k = 0; k < root->list_count; k++)
            count = first + load_reply(load, &root->items[k], replies + first, count - first);
        for (size_t k = first; k < count; k++) replies[k].shop = shop;
    }
    arena_rewind(load->nodes, mark);
    *out = replies;
    return count;
}
