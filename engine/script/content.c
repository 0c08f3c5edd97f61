/* content.c -- loads everything in the order in which the parts need each other.
 *
 * A fault in a shop, persona or scenario leaves that one out. A fault in what the judge knows makes all of it unusable:
 * grading by half a word list would be wrong without a word. */
#include "script/content.h"

#include "base/mem.h"
#include "judge/rules.h"
#include "script/content_rules.h"
#include "script/load_manifest.h"
#include "script/load_names.h"
#include "script/load_personas.h"
#include "script/load_quick.h"
#include "script/load_scenarios.h"
#include "script/load_shops.h"

struct Content {
    Arena *arena;
    ContentFiles *files;
    Rules *rules;
    const Shop *shops;
    size_t shop_count;
    const PersonaInfo *personas;
    size_t persona_count;
    const LocalText *surnames;
    size_t surname_count;
    const ScenarioInfo *scenarios;
    size_t scenario_count;
    const QuickReply *quick;
    size_t quick_count;
    Hash hash;
    Content *basis;   /* whose shops and rules these are; NULL: its own */
    uint32_t users;   /* that hold it: its owner, and those it is the basis of */
    bool is_whole;    /* no fault was found in shops and rules: they may be shared */
    bool is_unsealed; /* for checking only */
};

/* Lengths stand between path and text, so no two sets of files run into the same bytes. */
static Hash hash_files(const ContentFiles *files)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    Buf all = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_put(&all, list[i].path);
        buf_putc(&all, '\0');
        buf_printf(&all, "%zu", list[i].text.len);
        buf_putc(&all, '\0');
        buf_put(&all, list[i].text);
    }
    Hash hash = hash_of(buf_view(&all));
    buf_clear(&all);
    return hash;
}

static void load_shops_into(Content *content, Arena *nodes, Report *report)
{
    ShopLoad load = { .arena = content->arena, .nodes = nodes, .report = report };
    load.topics = grammar_topics(content->rules->grammar, &load.topic_count);
    content->shop_count = load_shops(&load, content->files, &content->shops);
    for (size_t i = 0; i < content->shop_count; i++) rules_add_shop(content->rules, &content->shops[i]);
}

static void load_people(Content *content, Arena *nodes, Report *report)
{
    PersonaLoad personas = { content->arena, nodes, content->files, content->rules, report };
    content->persona_count = load_personas(&personas, &content->personas);
    NamesLoad names = { content->arena, nodes, content->files, report };
    content->surname_count = load_names(&names, &content->surnames);
    ScenarioLoad scenarios = {
        .arena = content->arena,
        .nodes = nodes,
        .files = content->files,
        .shops = content->shops,
        .shop_count = content->shop_count,
        .personas = content->personas,
        .persona_count = content->persona_count,
        .report = report,
    };
    content->scenario_count = load_scenarios(&scenarios, &content->scenarios);
    QuickLoad quick = { content->arena, nodes, content->files, content->shops, content->shop_count, report };
    content->quick_count = load_quick(&quick, &content->quick);
}

static size_t count_errors_in(const Report *report, const char *folder)
{
    size_t count = 0, found = 0;
    const Fault *faults = report_faults(report, &count);
    for (size_t i = 0; i < count; i++)
        found += faults[i].severity == FAULT_ERROR && sv_starts(faults[i].pos.file, sv(folder));
    return found;
}

/* False where it cannot be used. */
static bool load_all(Content *content, Arena *nodes, bool is_for_lint, Report *report)
{
    size_t before = report_count(report, FAULT_ERROR), first = before;
    if (!load_manifest(content->arena, content->files, report)) return false;
    content_load_topics(content->rules, content->files, report);
    bool is_usable = report_count(report, FAULT_ERROR) == before;
    load_shops_into(content, nodes, report);
    before = report_count(report, FAULT_ERROR);
    content_load_judging(content->rules, content->files, report);
    size_t harmless = is_for_lint ? count_errors_in(report, "scenarios/words/") : 0;
    is_usable = is_usable && report_count(report, FAULT_ERROR) <= before + harmless;
    content->is_whole = report_count(report, FAULT_ERROR) == first && report_count(report, FAULT_WARNING) == 0;
    load_people(content, nodes, report);
    return is_usable && content->shop_count > 0;
}

static Content *new_content(const ContentFiles *files)
{
    Content *content = mem_new(sizeof *content);
    content->arena = arena_new(0);
    content->files = content_files_copy(files);
    content->hash = hash_files(content->files);
    content->users = 1;
    return content;
}

static Content *load(const ContentFiles *files, bool is_for_lint, Report *report)
{
    Content *content = new_content(files);
    content->rules = rules_new();
    Arena *nodes = arena_new(0);
    bool is_usable = load_all(content, nodes, is_for_lint, report);
    arena_free(nodes);
    if (!is_usable) {
        content_free(content);
        return NULL;
    }
    content->is_unsealed = is_for_lint;
    if (!is_for_lint) rules_seal(content->rules);
    return content;
}

Content *content_load(const ContentFiles *files, Report *report)
{
    return load(files, false, report);
}

Content *content_load_unsealed(const ContentFiles *files, Report *report)
{
    return load(files, true, report);
}

/* Plots and their folders' own files; all else below scenarios/ is knowledge, by which replies are judged. */
static bool is_knowledge(const ContentFile *file)
{
    static const char *const FOLDERS[] = { "scenarios/words/", "scenarios/topics/", "scenarios/rubrics/",
                                           "scenarios/shops/" };
    StrView scenarios = sv("scenarios/");
    if (!sv_starts(file->path, scenarios)) return false;
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        if (sv_starts(file->path, sv(FOLDERS[i]))) return true;
    }
    return !memchr(file->path.ptr + scenarios.len, '/', file->path.len - scenarios.len);
}

static const ContentFile *next_knowledge(const ContentFiles *files, size_t *at)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    while (*at < count && !is_knowledge(&list[*at])) ++*at;
    return *at < count ? &list[(*at)++] : NULL;
}

/* Both lists are sorted. */
static bool knows_the_same(const ContentFiles *a, const ContentFiles *b)
{
    size_t at = 0, bt = 0;
    for (;;) {
        const ContentFile *one = next_knowledge(a, &at), *other = next_knowledge(b, &bt);
        if (!one || !other) return !one && !other;
        if (!sv_eq(one->path, other->path) || !sv_eq(one->text, other->text)) return false;
    }
}

Content *content_reload(Content *last, const ContentFiles *files, Report *report)
{
    Content *basis = last->basis ? last->basis : last;
    if (!basis->is_whole || !knows_the_same(basis->files, files)) return load(files, basis->is_unsealed, report);
    Content *content = new_content(files);
    Arena *nodes = arena_new(0);
    content->basis = basis;
    basis->users++;
    content->rules = rules_share(basis->rules);
    content->shops = basis->shops;
    content->shop_count = basis->shop_count;
    load_people(content, nodes, report);
    arena_free(nodes);
    return content;
}

void content_free(Content *content)
{
    if (!content || --content->users > 0) return;
    rules_free(content->rules);
    content_files_free(content->files);
    arena_free(content->arena);
    content_free(content->basis);
    mem_free(content);
}

const Hash *content_hash(const Content *content)
{
    return &content->hash;
}

const ContentFiles *content_files(const Content *content)
{
    return content->files;
}

/* "personas/hunter" of its persona.lua; where a folder holds many things, a file without its ending: "scenarios/shops/bigmen". */
static StrView thing_of(StrView file)
{
    static const char *const SHARED[] = { "scenarios/shops/",  "scenarios/quick/",   "scenarios/words/",
                                          "scenarios/topics/", "scenarios/rubrics/", "personas/traits/",
                                          "scenarios/" };
    bool is_shared = false;
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED; i++) {
        StrView folder = sv(SHARED[i]);
        bool is_in = sv_starts(file, folder) && !memchr(file.ptr + folder.len, '/', file.len - folder.len);
        is_shared = is_shared || is_in;
    }
    size_t len = file.len;
    while (len > 0 && file.ptr[len - 1] != (is_shared ? '.' : '/')) len--;
    return sv_of(file.ptr, len ? len - 1 : 0);
}

/* The file that the thing is called after, or one in its folder. */
static bool is_part_of(StrView path, StrView thing)
{
    if (!sv_starts(path, thing) || path.len == thing.len) return false;
    StrView rest = sv_of(path.ptr + thing.len, path.len - thing.len);
    return rest.ptr[0] == '/' || sv_is(rest, ".lua");
}

static bool is_above(StrView owner, StrView other)
{
    if (sv_is(owner, CONTENT_OWN) || sv_is(other, CONTENT_OWN)) return sv_is(owner, CONTENT_OWN);
    return sv_compare(owner, other) > 0;
}

ContentOrigin content_origin(const Content *content, StrView file)
{
    ContentOrigin found = { .owner = sv("") };
    StrView thing = thing_of(file);
    bool is_mixed = false;
    size_t count = 0;
    const ContentFile *list = content_files_at(content->files, &count);
    for (size_t i = 0; thing.len && i < count; i++) {
        if (!is_part_of(list[i].path, thing)) continue;
        ContentOrigin origin = content_files_origin(content->files, list[i].path);
        is_mixed = is_mixed || origin.is_over || !origin.owner.len;
        if (is_above(origin.owner, found.owner)) found = origin;
    }
    /* A new file beside the shipped ones changes what they are, too. */
    found.is_over = found.owner.len && is_mixed;
    return found;
}

static size_t place_among(const StrView *sorted, size_t count, StrView name)
{
    size_t at = 0;
    while (at < count && sv_compare(sorted[at], name) < 0) at++;
    return at;
}

size_t content_owners(const Content *content, StrView *out, size_t max)
{
    size_t file_count = 0, count = 0;
    const ContentFile *list = content_files_at(content->files, &file_count);
    for (size_t i = 0; i < file_count && count < max; i++) {
        StrView owner = content_files_origin(content->files, list[i].path).owner;
        size_t at = place_among(out, count, owner);
        if (!owner.len || (at < count && sv_eq(out[at], owner))) continue;
        memmove(out + at + 1, out + at, (count - at) * sizeof *out);
        out[at] = owner;
        count++;
    }
    return count;
}

OwnerCount content_owner_count(const Content *content, StrView owner)
{
    OwnerCount found = { 0 };
    size_t count = 0;
    const ContentFile *list = content_files_at(content->files, &count);
    for (size_t i = 0; i < count; i++) {
        ContentOrigin origin = content_files_origin(content->files, list[i].path);
        if (!sv_eq(origin.owner, owner)) continue;
        found.files++;
        found.over += origin.is_over;
    }
    return found;
}

const Rules *content_rules(const Content *content)
{
    return content->rules;
}

const Rubric *content_rubric(const Content *content)
{
    return &content_rules(content)->rubric;
}

const Shop *content_shops(const Content *content, size_t *count)
{
    *count = content->shop_count;
    return content->shops;
}

const Shop *content_shop(const Content *content, StrView id)
{
    for (size_t i = 0; i < content->shop_count; i++) {
        if (sv_eq(content->shops[i].id, id)) return &content->shops[i];
    }
    return NULL;
}

const PersonaInfo *content_personas(const Content *content, size_t *count)
{
    *count = content->persona_count;
    return content->personas;
}

const PersonaInfo *content_persona(const Content *content, StrView id)
{
    for (size_t i = 0; i < content->persona_count; i++) {
        if (sv_eq(content->personas[i].id, id)) return &content->personas[i];
    }
    return NULL;
}

const LocalText *content_surnames(const Content *content, size_t *count)
{
    *count = content->surname_count;
    return content->surnames;
}

const ScenarioInfo *content_scenarios(const Content *content, size_t *count)
{
    *count = content->scenario_count;
    return content->scenarios;
}

const ScenarioInfo *content_scenario(const Content *content, StrView id)
{
    for (size_t i = 0; i < content->scenario_count; i++) {
        if (sv_eq(content->scenarios[i].id, id)) return &content->scenarios[i];
    }
    return NULL;
}

const QuickReply *content_quick(const Content *content, StrView shop, size_t *count)
{
    size_t first = 0;
    while (first < content->quick_count && !sv_eq(content->quick[first].shop, shop)) first++;
    size_t end = first;
    while (end < content->quick_count && sv_eq(content->quick[end].shop, shop)) end++;
    *count = end - first;
    return content->quick + first;
}
