/* load_scenarios.c -- plots as far as they are data: names that must exist, and beats that lead somewhere. */
#include "script/load_scenarios.h"

#include "script/api_open.h"
#include "script/load_personas.h"
#include "script/load_shops.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { DEFAULT_MINUTES = 20, MAX_MINUTES = 240, DEFAULT_DIFFICULTY = 3, MAX_DIFFICULTY = 5 };

const char *const SCENARIO_FIELDS[] = { "id",    "shop",  "product", "persona", "allow", "traits",     "minutes",
                                        "title", "brief", "skills",  "buyer",   "known", "case",       "hidden",
                                        "order", "lines", "acts",    "start",   "beats", "auto_reply", "difficulty" };
const size_t SCENARIO_FIELD_COUNT = COUNT(SCENARIO_FIELDS);

const char *const BEAT_FIELDS[] = { "next", "play", "title" };
const size_t BEAT_FIELD_COUNT = COUNT(BEAT_FIELDS);

static bool has_file(const ScenarioLoad *load, const char *head, StrView id, const char *tail)
{
    StrView path = arena_printf(load->arena, "%s%.*s%s", head, SV_ARG(id), tail);
    return content_files_find(load->files, path) != NULL;
}

static void report_product(ScenarioLoad *load, const Node *root, const Shop *shop, StrView id)
{
    StrView *names = arena_alloc(load->arena, shop->product_count, sizeof *names);
    for (size_t i = 0; i < shop->product_count; i++) names[i] = shop->products[i].id;
    StrView hint = name_hint(load->arena, id, names, shop->product_count);
    report_add(load->report, FAULT_ERROR, node_get(root, "product")->pos, "unknown-product",
               "unknown product \"%.*s\" in shop %.*s%.*s", SV_ARG(id), SV_ARG(shop->id), SV_ARG(hint));
}

/* False where the scenario cannot be used. */
static bool read_shop(ScenarioLoad *load, const Node *root, ScenarioInfo *info)
{
    if (!node_read_text(root, "shop", true, &info->shop, load->report)) return false;
    const Shop *shop = NULL;
    StrView *names = arena_alloc(load->arena, load->shop_count, sizeof *names);
    for (size_t i = 0; i < load->shop_count; i++) {
        names[i] = load->shops[i].id;
        if (sv_eq(names[i], info->shop)) shop = &load->shops[i];
    }
    if (!shop) {
        bool has_faults = has_file(load, "scenarios/shops/", info->shop, ".lua");
        if (!has_faults)
            report_unknown(load->report, node_get(root, "shop")->pos,
                           &(Unknown){ "unknown-shop", "shop", info->shop, NULL }, names, load->shop_count);
        return false;
    }
    if (!node_read_text(root, "product", false, &info->product, load->report)) return true;
    if (!shop_product(shop, info->product)) report_product(load, root, shop, info->product);
    return true;
}

static bool is_persona(const ScenarioLoad *load, StrView id)
{
    for (size_t i = 0; i < load->persona_count; i++) {
        if (sv_eq(load->personas[i].id, id)) return true;
    }
    return false;
}

/* True where the persona is there; one with faults of its own is not, and is no fault here. */
static bool check_persona(ScenarioLoad *load, const Node *node, StrView id)
{
    if (is_persona(load, id)) return true;
    if (has_file(load, "personas/", id, "/persona.lua")) return false;
    StrView *names = arena_alloc(load->arena, load->persona_count, sizeof *names);
    for (size_t i = 0; i < load->persona_count; i++) names[i] = load->personas[i].id;
    report_unknown(load->report, node->pos, &(Unknown){ "unknown-persona", "persona", id, NULL }, names,
                   load->persona_count);
    return false;
}

static void read_allow(ScenarioLoad *load, const Node *root, ScenarioInfo *info)
{
    const StrView *texts = NULL;
    size_t count = 0;
    bool is_given = node_read_texts(load->arena, root, "allow", false, &texts, &count, load->report);
    size_t cap = (is_given ? count : load->persona_count) + 1;
    StrView *allow = arena_alloc(load->arena, cap, sizeof *allow);
    allow[info->allow_count++] = info->persona;
    for (size_t i = 0; i + 1 < cap; i++) {
        StrView id = is_given ? texts[i] : load->personas[i].id;
        const Node *list = node_get(root, "allow");
        const Node *place = is_given && list->kind == NODE_TABLE ? &list->items[i] : list;
        if (is_given && !check_persona(load, place, id)) continue;
        if (!sv_eq(id, info->persona)) allow[info->allow_count++] = id;
    }
    info->allow = allow;
}

static void check_next(ScenarioLoad *load, const Node *beats, const Node *beat, const StrView *names)
{
    const StrView *next = NULL;
    size_t count = 0;
    if (!node_read_texts(load->arena, beat, "next", false, &next, &count, load->report)) return;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < beats->item_count && !sv_eq(names[at], next[i])) at++;
        if (at == beats->item_count) {
            report_unknown(load->report, node_text_pos(beat, "next", i),
                           &(Unknown){ "unknown-beat", "beat", next[i], NULL }, names, beats->item_count);
        }
    }
}

static void check_beat(ScenarioLoad *load, const Node *beat)
{
    const Node *play = node_get(beat, "play");
    if (!sv_is(beat->tag, "beat")) {
        report_add(load->report, FAULT_ERROR, beat->pos, "type", "beat \"%.*s\" must be written beat { ... }",
                   SV_ARG(beat->key));
        return;
    }
    LocalText title;
    node_check_fields(beat, BEAT_FIELDS, BEAT_FIELD_COUNT, load->report);
    node_read_local(beat, "title", false, &title, load->report);
    if (!play || play->kind != NODE_FUNCTION)
        report_add(load->report, FAULT_ERROR, play ? play->pos : beat->pos, play ? "type" : "missing-field",
                   "beat \"%.*s\" needs play = function(buyer) ... end", SV_ARG(beat->key));
}

static void check_beats(ScenarioLoad *load, const Node *root)
{
    const Node *beats = node_get(root, "beats");
    if (!beats || beats->kind != NODE_TABLE || beats->list_count > 0 || beats->item_count == 0) {
        report_add(load->report, FAULT_ERROR, beats ? beats->pos : root->pos, beats ? "type" : "missing-field",
                   "a scenario needs named beats: beats = { open = beat { ... } }");
        return;
    }
    StrView *names = arena_alloc(load->arena, beats->item_count, sizeof *names);
    for (size_t i = 0; i < beats->item_count; i++) names[i] = beats->items[i].key;
    for (size_t i = 0; i < beats->item_count; i++) {
        check_beat(load, &beats->items[i]);
        if (sv_is(beats->items[i].tag, "beat")) check_next(load, beats, &beats->items[i], names);
    }
    StrView start;
    if (!node_read_text(root, "start", true, &start, load->report)) return;
    if (!node_get(beats, start.ptr))
        report_unknown(load->report, node_get(root, "start")->pos, &(Unknown){ "unknown-beat", "beat", start, NULL },
                       names, beats->item_count);
}

/* An optional number from 1 to `max`; out of it, `absent` and a fault. */
static int32_t read_number(ScenarioLoad *load, const Node *root, const char *key, int64_t absent, int64_t max)
{
    int64_t number = absent;
    node_read_int(root, key, false, &number, load->report);
    if (number >= 1 && number <= max) return (int32_t)number;
    report_add(load->report, FAULT_ERROR, node_get(root, key)->pos, "range", "%s must be 1 to %lld, not %lld", key,
               (long long)max, (long long)number);
    return (int32_t)absent;
}

static void check_id(ScenarioLoad *load, const Node *root, StrView folder, ScenarioInfo *info)
{
    if (!node_read_text(root, "id", true, &info->id, load->report) || sv_eq(info->id, folder)) return;
    report_add(load->report, FAULT_ERROR, node_get(root, "id")->pos, "folder-id",
               "scenario id \"%.*s\" is not the folder's name \"%.*s\"", SV_ARG(info->id), SV_ARG(folder));
}

static bool run_file(ScenarioLoad *load, const ContentFile *file, const Node **root)
{
    size_t count = 0;
    while (API_CONSTRUCTORS[count]) count++;
    NodeSource source = { file, load->files, API_CONSTRUCTORS, count, true };
    if (!node_load_source((NodeRoom){ load->arena, load->nodes }, &source, root, load->report)) return false;
    if (sv_is((*root)->tag, "scenario")) return true;
    report_add(load->report, FAULT_ERROR, (*root)->pos, "type", "the file must return scenario { ... }");
    return false;
}

static bool load_scenario(ScenarioLoad *load, const ContentFile *file, StrView folder, ScenarioInfo *info)
{
    const Node *root = NULL;
    Report *report = load->report;
    size_t before = report_count(report, FAULT_ERROR);
    if (!run_file(load, file, &root)) return false;

    node_check_fields(root, SCENARIO_FIELDS, SCENARIO_FIELD_COUNT, report);
    info->source = root->pos;
    check_id(load, root, folder, info);
    node_read_local(root, "title", true, &info->title, report);
    node_read_local(root, "brief", true, &info->brief, report);
    node_read_texts(load->arena, root, "skills", false, &info->skills, &info->skill_count, report);
    info->minutes = read_number(load, root, "minutes", DEFAULT_MINUTES, MAX_MINUTES);
    info->difficulty = read_number(load, root, "difficulty", DEFAULT_DIFFICULTY, MAX_DIFFICULTY);
    check_beats(load, root);
    bool is_usable = read_shop(load, root, info);
    if (node_read_text(root, "persona", true, &info->persona, report)) {
        is_usable = check_persona(load, node_get(root, "persona"), info->persona) && is_usable;
        read_allow(load, root, info);
    }
    return is_usable && report_count(report, FAULT_ERROR) == before;
}

size_t load_scenarios(ScenarioLoad *load, const ScenarioInfo **out)
{
    size_t file_count = 0;
    const ContentFile *files = content_files_at(load->files, &file_count);
    size_t cap = 0;
    for (size_t i = 0; i < file_count; i++)
        cap += content_folder_id(files[i].path, "scenarios/", "/scenario.lua").len > 0;

    ScenarioInfo *infos = arena_alloc(load->arena, cap, sizeof *infos);
    size_t count = 0;
    for (size_t i = 0; i < file_count; i++) {
        StrView folder = content_folder_id(files[i].path, "scenarios/", "/scenario.lua");
        ScenarioInfo info = { 0 };
        ArenaMark mark = arena_mark(load->nodes);
        if (folder.len > 0 && load_scenario(load, &files[i], folder, &info)) infos[count++] = info;
        arena_rewind(load->nodes, mark);
    }
    *out = infos;
    return count;
}
