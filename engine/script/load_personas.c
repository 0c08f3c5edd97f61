/* load_personas.c -- who the buyers are: names, moods at the start, what they want; checked against the deeds. */
#include "script/load_personas.h"

#include "script/api_open.h"
#include "script/load_rubric.h"
#include "script/load_shops.h"
#include "script/node_local.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const MOOD_NAMES[MOOD_COUNT] = { "patience", "trust", "interest",   "irritation",
                                             "clarity",  "face",  "price_ease", "urgency" };

/* The common state of rulebook 6, in the order of MOOD_NAMES. */
static const int32_t MOOD_DEFAULTS[MOOD_COUNT] = { 60, 50, 50, 10, 20, 50, 50, 30 };

const char *const PERSONA_FIELDS[] = { "id",   "name",    "about",  "rules", "avatar", "sex",
                                       "mood", "extras",  "tempo",  "wants", "deeds",  "doubts",
                                       "buys", "settles", "leaves", "acts",  "lines",  "react" };
const size_t PERSONA_FIELD_COUNT = COUNT(PERSONA_FIELDS);

StrView content_folder_id(StrView path, const char *head, const char *tail)
{
    size_t head_len = strlen(head);
    size_t tail_len = strlen(tail);
    if (!sv_starts(path, sv(head)) || path.len <= head_len + tail_len) return (StrView){ 0 };
    StrView end = sv_of(path.ptr + path.len - tail_len, tail_len);
    StrView id = sv_of(path.ptr + head_len, path.len - head_len - tail_len);
    return sv_is(end, tail) && !memchr(id.ptr, '/', id.len) ? id : (StrView){ 0 };
}

static bool read_level(const Node *table, const char *key, int32_t *out, Report *report)
{
    int64_t level = 0;
    if (!node_read_int(table, key, false, &level, report)) return false;
    if (level < 0 || level > 100) {
        report_add(report, FAULT_ERROR, node_get(table, key)->pos, "range", "%s must be 0 to 100, not %lld", key,
                   (long long)level);
        return false;
    }
    *out = (int32_t)level;
    return true;
}

/* A moods table may name the persona's extras too. */
static void read_moods(PersonaLoad *load, const Node *root, PersonaInfo *info)
{
    enum { MAX_EXTRAS = 8 };
    for (size_t i = 0; i < MOOD_COUNT; i++) info->mood[i] = MOOD_DEFAULTS[i];
    const char *names[MOOD_COUNT + MAX_EXTRAS];
    size_t count = 0;
    for (; count < MOOD_COUNT; count++) names[count] = MOOD_NAMES[count];
    const Node *extras = node_get(root, "extras");
    for (size_t i = 0; extras && extras->kind == NODE_TABLE && i < extras->item_count && count < COUNT(names); i++)
        if (extras->items[i].key.len > 0) names[count++] = extras->items[i].key.ptr;

    const Node *mood = node_get(root, "mood");
    if (!mood) return;
    if (mood->kind != NODE_TABLE || mood->list_count > 0) {
        report_add(load->report, FAULT_ERROR, mood->pos, "type",
                   "mood must be a table like { patience = 45, trust = 50 }");
        return;
    }
    node_check_fields(mood, names, count, load->report);
    for (size_t i = 0; i < MOOD_COUNT; i++) read_level(mood, MOOD_NAMES[i], &info->mood[i], load->report);
}

/* The keys of `deeds` must be deeds that there are. */
static void check_deeds(PersonaLoad *load, const Node *root)
{
    const Node *deeds = node_get(root, "deeds");
    if (!deeds || deeds->kind != NODE_TABLE || !load->rules || load->rules->deeds.count == 0) return;
    const DeedDefs *defs = &load->rules->deeds;
    StrView *names = arena_alloc(load->arena, defs->count, sizeof *names);
    for (size_t i = 0; i < defs->count; i++) names[i] = defs->deeds[i].id;
    for (size_t i = 0; i < deeds->item_count; i++) {
        const Node *deed = &deeds->items[i];
        if (deed_def(defs, deed->key)) continue;
        StrView hint = name_hint(load->arena, deed->key, names, defs->count);
        report_add(load->report, FAULT_ERROR, deed->pos, "unknown-deed", "unknown deed \"%.*s\"%.*s", SV_ARG(deed->key),
                   SV_ARG(hint));
    }
}

static void check_id(PersonaLoad *load, const Node *root, StrView folder, PersonaInfo *info)
{
    if (!node_read_text(root, "id", true, &info->id, load->report) || sv_eq(info->id, folder)) return;
    report_add(load->report, FAULT_ERROR, node_get(root, "id")->pos, "folder-id",
               "persona id \"%.*s\" is not the folder's name \"%.*s\"", SV_ARG(info->id), SV_ARG(folder));
}

static bool run_file(PersonaLoad *load, const ContentFile *file, const Node **root)
{
    size_t count = 0;
    while (API_CONSTRUCTORS[count]) count++;
    NodeSource source = { file, load->files, API_CONSTRUCTORS, count, true };
    if (!node_load_source((NodeRoom){ load->arena, load->nodes }, &source, root, load->report)) return false;
    if (sv_is((*root)->tag, "persona")) return true;
    report_add(load->report, FAULT_ERROR, (*root)->pos, "type", "the file must return persona { ... }");
    return false;
}

static void read_sex(const Node *root, PersonaInfo *info, Report *report)
{
    static const char *const SEXES[] = { "female", "male" };
    int sex = node_get(root, "sex") ? node_read_enum(root, "sex", SEXES, COUNT(SEXES), report) : -1;
    info->sex = sex < 0 ? PERSONA_EITHER : sex == 0 ? PERSONA_FEMALE : PERSONA_MALE;
}

static bool load_persona(PersonaLoad *load, const ContentFile *file, StrView folder, PersonaInfo *info,
                         PersonaNorms *norms)
{
    const Node *root = NULL;
    Report *report = load->report;
    size_t before = report_count(report, FAULT_ERROR);
    if (!run_file(load, file, &root)) return false;

    node_check_fields(root, PERSONA_FIELDS, PERSONA_FIELD_COUNT, report);
    info->source = root->pos;
    check_id(load, root, folder, info);
    node_read_local(root, "name", true, &info->name, report);
    node_read_local(root, "about", false, &info->about, report);
    node_read_texts(load->arena, root, "rules", false, &info->rules, &info->rule_count, report);
    if (!node_read_text(root, "avatar", false, &info->avatar, report)) info->avatar = info->id;
    read_sex(root, info, report);
    read_moods(load, root, info);
    check_deeds(load, root);
    load_persona_norms(root, norms, report);
    norms->persona = info->id;
    return report_count(report, FAULT_ERROR) == before;
}

size_t load_personas(PersonaLoad *load, const PersonaInfo **out)
{
    size_t file_count = 0;
    const ContentFile *files = content_files_at(load->files, &file_count);
    size_t cap = 0;
    for (size_t i = 0; i < file_count; i++)
        cap += content_folder_id(files[i].path, "personas/", "/persona.lua").len > 0;

    PersonaInfo *infos = arena_alloc(load->arena, cap, sizeof *infos);
    PersonaNorms *norms = arena_alloc(load->arena, cap, sizeof *norms);
    size_t count = 0;
    for (size_t i = 0; i < file_count; i++) {
        StrView folder = content_folder_id(files[i].path, "personas/", "/persona.lua");
        PersonaInfo info = { 0 };
        ArenaMark mark = arena_mark(load->nodes);
        if (folder.len > 0 && load_persona(load, &files[i], folder, &info, &norms[count])) infos[count++] = info;
        arena_rewind(load->nodes, mark);
    }
    if (load->rules) {
        load->rules->norms = norms;
        load->rules->norm_count = count;
    }
    *out = infos;
    return count;
}
