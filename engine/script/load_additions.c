/* load_additions.c -- two trees become one before the shop is read, so whatever holds for a shop's own goods holds for added ones. */
#include "script/load_additions.h"

#include <stdlib.h>

#include "script/load_personas.h"
#include "script/load_shops.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char FOLDER[] = "scenarios/shops/";
static const char *const CONSTRUCTORS[] = { "additions", "chart", "product" };
static const char *const FIELDS[] = { "charts", "products" };

/* "bigmen" of "scenarios/shops/bigmen/autumn.lua"; empty where the file adds to no shop. */
static StrView shop_of(StrView path)
{
    StrView head = sv(FOLDER);
    if (!sv_starts(path, head)) return (StrView){ 0 };
    StrView rest = sv_of(path.ptr + head.len, path.len - head.len);
    const char *slash = memchr(rest.ptr, '/', rest.len);
    return slash ? sv_of(rest.ptr, (size_t)(slash - rest.ptr)) : (StrView){ 0 };
}

/* Faults of the file are reported when its charts are read and not once more. */
static const Node *read_file(const Additions *add, const ContentFile *file, const char *part)
{
    const Node *root = NULL;
    bool is_first = strcmp(part, "charts") == 0;
    Report *quiet = is_first ? NULL : report_new();
    Report *report = is_first ? add->report : quiet;
    bool is_read = node_load(add->room, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root, report);
    if (is_read && !sv_is(root->tag, "additions")) {
        report_add(report, FAULT_ERROR, root->pos, "type",
                   "the file must return additions { charts = { … }, products = { … } }");
        is_read = false;
    }
    if (is_read) node_check_fields(root, FIELDS, COUNT(FIELDS), report);
    report_free(quiet);
    return is_read ? node_get(root, part) : NULL;
}

static bool is_same_product(const Node *a, const Node *b)
{
    const Node *left = node_get(a, "id"), *right = node_get(b, "id");
    return left && right && left->kind == NODE_TEXT && right->kind == NODE_TEXT && sv_eq(left->text, right->text);
}

typedef struct Merge {
    Node *items;
    size_t count;
    size_t own; /* of them were there before this file */
    bool is_named;
} Merge;

static void take(Merge *merge, const Node *item)
{
    for (size_t i = 0; i < merge->own; i++) {
        bool is_it = merge->is_named ? sv_eq(merge->items[i].key, item->key) : is_same_product(&merge->items[i], item);
        if (!is_it) continue;
        merge->items[i] = *item;
        return;
    }
    merge->items[merge->count++] = *item;
}

static int compare_keys(const void *a, const void *b)
{
    return sv_compare(((const Node *)a)->key, ((const Node *)b)->key);
}

/* `table` with the items of `more`; the shapes of both are the loaders' to check. */
static const Node *merged(const Additions *add, const Node *table, const Node *more, bool is_named)
{
    if (!more || more->kind != NODE_TABLE) return more ? more : table;
    if (!table || table->kind != NODE_TABLE) return table ? table : more;
    Node *whole = arena_alloc(add->room.nodes, 1, sizeof *whole);
    Merge merge = { .is_named = is_named, .own = table->item_count, .count = table->item_count };
    merge.items = arena_alloc(add->room.nodes, table->item_count + more->item_count, sizeof *merge.items);
    if (table->item_count) memcpy(merge.items, table->items, table->item_count * sizeof *merge.items);
    for (size_t i = 0; i < more->item_count; i++) take(&merge, &more->items[i]);
    if (is_named) qsort(merge.items, merge.count, sizeof *merge.items, compare_keys);
    *whole = *table;
    whole->items = merge.items;
    whole->item_count = merge.count;
    whole->list_count = is_named ? table->list_count + more->list_count : merge.count;
    return whole;
}

static const Node *add_all(const Additions *add, StrView shop, const char *part, const Node *table)
{
    size_t count = 0;
    const ContentFile *files = content_files_at(add->files, &count);
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(shop_of(files[i].path), shop)) continue;
        table = merged(add, table, read_file(add, &files[i], part), strcmp(part, "charts") == 0);
    }
    return table;
}

const Node *additions_to_charts(const Additions *add, StrView shop, const Node *charts)
{
    return add_all(add, shop, "charts", charts);
}

const Node *additions_to_products(const Additions *add, StrView shop, const Node *products)
{
    return add_all(add, shop, "products", products);
}

void additions_check_folders(const Additions *add)
{
    size_t count = 0, name_count = 0;
    const ContentFile *files = content_files_at(add->files, &count);
    StrView *names = arena_alloc(add->room.nodes, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        StrView name = content_folder_id(files[i].path, FOLDER, ".lua");
        if (name.len) names[name_count++] = name;
    }
    for (size_t i = 0; i < count; i++) {
        StrView shop = shop_of(files[i].path);
        bool is_known = !shop.len;
        for (size_t k = 0; k < name_count && !is_known; k++) is_known = sv_eq(names[k], shop);
        if (is_known) continue;
        StrView hint = name_hint(add->room.texts, shop, names, name_count);
        report_add(add->report, FAULT_ERROR, (SourcePos){ .file = files[i].path, .line = 1 }, "unknown-shop",
                   "adds to an unknown shop \"%.*s\"%.*s", SV_ARG(shop), SV_ARG(hint));
    }
}
