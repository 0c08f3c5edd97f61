/* load_shops.c -- one shop a file; the parts have files of their own. */
#include "script/load_shops.h"

#include "script/load_additions.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char SHOPS_FOLDER[] = "scenarios/shops/";
static const char *const CONSTRUCTORS[] = { "shop", "chart", "product", "fact" };
static const char *const SHOP_FIELDS[] = { "id", "name", "note", "charts", "products", "policies" };

StrView name_hint(Arena *arena, StrView name, const StrView *names, size_t count)
{
    StrView nearest = nearest_name(name, names, count);
    if (nearest.len == 0) return sv("");
    return arena_printf(arena, "; did you mean \"%.*s\"?", SV_ARG(nearest));
}

StrView name_list(Arena *arena, const StrView *names, size_t count)
{
    Buf text = { 0 };
    for (size_t i = 0; i < count; i++) buf_printf(&text, "%s%.*s", i > 0 ? ", " : "", SV_ARG(names[i]));
    StrView list = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return list;
}

const Field *load_fields(Arena *arena, const Node *table, size_t *count)
{
    size_t list_count = table->list_count;
    *count = table->item_count - list_count;
    Field *fields = arena_alloc(arena, *count, sizeof *fields);
    for (size_t i = 0; i < *count; i++) {
        const Node *item = &table->items[list_count + i];
        fields[i] = (Field){ item->key, node_value(arena, item) };
    }
    return fields;
}

/* "scenarios/shops/bigmen.lua" -> "bigmen"; empty where the file is no shop. */
static StrView shop_name(StrView path)
{
    StrView head = sv(SHOPS_FOLDER);
    if (!sv_starts(path, head) || path.len < head.len + 4) return (StrView){ 0 };
    StrView name = sv_of(path.ptr + head.len, path.len - head.len - 4);
    return memchr(name.ptr, '/', name.len) ? (StrView){ 0 } : name;
}

static bool check_id(const Node *root, StrView name, StrView *id, Report *report)
{
    if (!node_read_text(root, "id", true, id, report)) return false;
    if (sv_eq(*id, name)) return true;
    report_add(report, FAULT_ERROR, node_get(root, "id")->pos, "folder-id",
               "shop id \"%.*s\" is not the file's name \"%.*s\"", SV_ARG(*id), SV_ARG(name));
    return false;
}

static bool load_shop(ShopLoad *load, const ContentFile *file, StrView name, Shop *shop)
{
    const Node *root = NULL;
    size_t before = report_count(load->report, FAULT_ERROR);
    if (!node_load((NodeRoom){ load->arena, load->nodes }, file, CONSTRUCTORS, COUNT(CONSTRUCTORS), &root,
                   load->report))
        return false;

    node_check_fields(root, SHOP_FIELDS, COUNT(SHOP_FIELDS), load->report);
    LocalText local = { 0 };
    shop->source = root->pos;
    check_id(root, name, &shop->id, load->report);
    node_read_local(root, "name", true, &local, load->report);
    node_read_text(root, "note", false, &shop->note, load->report);
    shop->name_zh = local.zh;
    shop->name_en = local.en;
    Additions add = { { load->arena, load->nodes }, load->files, load->report };
    load_shop_charts(load, additions_to_charts(&add, name, node_get(root, "charts")), shop);
    load_shop_products(load, additions_to_products(&add, name, node_get(root, "products")), shop);
    load_shop_facts(load, node_get(root, "policies"), shop);
    return report_count(load->report, FAULT_ERROR) == before;
}

size_t load_shops(ShopLoad *load, const ContentFiles *files, const Shop **out)
{
    size_t file_count = 0;
    const ContentFile *list = content_files_at(files, &file_count);
    size_t cap = 0;
    load->files = files;
    for (size_t i = 0; i < file_count; i++) cap += shop_name(list[i].path).len > 0;

    /* Files come sorted by path, so the shops are sorted by id. */
    Shop *shops = arena_alloc(load->arena, cap, sizeof *shops);
    size_t count = 0;
    for (size_t i = 0; i < file_count; i++) {
        StrView name = shop_name(list[i].path);
        ArenaMark mark = arena_mark(load->nodes);
        if (name.len > 0 && load_shop(load, &list[i], name, &shops[count])) {
            count++;
        } else if (name.len > 0) {
            shops[count] = (Shop){ 0 };
        }
        arena_rewind(load->nodes, mark);
    }
    ArenaMark mark = arena_mark(load->nodes);
    additions_check_folders(&(Additions){ { load->arena, load->nodes }, files, load->report });
    arena_rewind(load->nodes, mark);
    *out = shops;
    return count;
}
