/* plan.c -- reads persona, traits, common words and scenario in the order that later parts depend on. */
#include "play/plan.h"

#include "play/plan_read.h"
#include "script/load_personas.h"

enum { MAX_DEED_RULES = 96 };

static const char TRAITS[] = "personas/traits/";
static const char COMMON_PATH[] = "personas/traits/common.lua";

/* Of the eight, in the order of MOOD_NAMES. */
static const int32_t DEFAULT_MOODS[MOOD_COUNT] = { 60, 50, 50, 10, 20, 50, 50, 30 };

int32_t plan_mood(const Plan *plan, StrView name)
{
    for (size_t i = 0; i < plan->mood_count; i++) {
        if (sv_eq(plan->moods[i], name)) return (int32_t)i;
    }
    return -1;
}

int32_t plan_fact(const Plan *plan, StrView name)
{
    static const char *const ALIASES[][2] = { { "height", "height_cm" },
                                              { "weight", "weight_jin" },
                                              { "waist", "waist_cm" },
                                              { "foot", "foot_mm" },
                                              { "usual", "usual_eu" } };
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++) {
        if (sv_is(name, ALIASES[i][0])) name = sv(ALIASES[i][1]);
    }
    for (size_t i = 0; i < plan->fact_count; i++) {
        if (sv_eq(plan->facts[i].name, name)) return (int32_t)i;
    }
    return -1;
}

const PlanBeat *plan_beat(const Plan *plan, StrView name)
{
    for (size_t i = 0; i < plan->beat_count; i++) {
        if (sv_eq(plan->beats[i].name, name)) return &plan->beats[i];
    }
    return NULL;
}

const DeedRule *plan_deed(const Plan *plan, StrView deed)
{
    for (size_t i = 0; i < plan->deed_count; i++) {
        if (sv_eq(plan->deeds[i].deed, deed)) return &plan->deeds[i];
    }
    return NULL;
}

const TopicDef *plan_topic(const Plan *plan, StrView topic)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(plan->rules->grammar, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(topics[i].id, topic)) return &topics[i];
    }
    return NULL;
}

int32_t plan_scale(int32_t by, int64_t factor)
{
    int64_t product = (by < 0 ? -(int64_t)by : by) * factor;
    int64_t whole = (product + 49) / 100;
    return (int32_t)(by < 0 ? -whole : whole);
}

/* Add `file` before those that require it; each once. */
static void add_module(PlanReader *r, const ContentFile *file)
{
    Plan *plan = r->plan;
    for (size_t i = 0; i < plan->module_count; i++) {
        if (plan->modules[i].file == file) return;
    }
    if (plan->module_count < PLAN_MAX_MODULES) plan->modules[plan->module_count++].file = file;
}

/* The name in `require "name"` or `require("name")` at `pos`, which stands behind the word; empty where it is none. */
static StrView required_name(StrView text, size_t pos)
{
    while (pos < text.len && (text.ptr[pos] == ' ' || text.ptr[pos] == '(')) pos++;
    if (pos >= text.len || (text.ptr[pos] != '"' && text.ptr[pos] != '\'')) return (StrView){ 0 };
    const char *end = memchr(text.ptr + pos + 1, text.ptr[pos], text.len - pos - 1);
    return end ? sv_of(text.ptr + pos + 1, (size_t)(end - text.ptr) - pos - 1) : (StrView){ 0 };
}

/* Modules are found by reading the source: running it needs them already. A require in a comment only loads one more. */
static void add_file(PlanReader *r, const ContentFile *file)
{
    static const char WORD[] = "require";
    const ContentFiles *files = content_files(r->content);

    for (size_t pos = 0; pos + sizeof WORD < file->text.len; pos++) {
        if (!sv_starts(sv_of(file->text.ptr + pos, file->text.len - pos), sv(WORD))) continue;
        StrView name = required_name(file->text, pos + sizeof WORD - 1);
        const ContentFile *module = name.len ? content_files_require(files, file, name) : NULL;
        if (module && module != file) add_module(r, module);
    }
    add_module(r, file);
}

static const ContentFile *find_file(PlanReader *r, const char *folder, StrView id, const char *tail)
{
    StrView path = arena_printf(r->arena, "%s%.*s%s", folder, SV_ARG(id), tail);
    const ContentFile *file = content_files_find(content_files(r->content), path);
    if (!file) report_add(r->report, FAULT_ERROR, (SourcePos){ .file = path }, "missing-file", "there is no such file");
    return file;
}

static const Node *load(PlanReader *r, const ContentFile *file)
{
    return file ? node_cache_get(r->nodes, file, r->report) : NULL;
}

/* Seconds with up to three decimals as milliseconds. */
static void read_seconds(PlanReader *r, const Node *table, const char *key, int64_t *ms)
{
    int64_t scaled = 0;
    if (!node_read_scaled(table, key, false, &scaled, r->report)) return;
    if (scaled < 0 || scaled > 36000 * (int64_t)VALUE_ONE) {
        report_add(r->report, FAULT_ERROR, node_get(table, key)->pos, "range", "'%s' must be 0 to 36000 seconds", key);
        return;
    }
    *ms = scaled / (VALUE_ONE / 1000);
}

static void read_think(PlanReader *r, const Node *think)
{
    PlanTempo *tempo = &r->plan->tempo;
    if (!think) return;
    int64_t ends[2] = { 0, 0 };
    for (size_t i = 0; i < 2 && think->kind == NODE_TABLE && think->list_count == 2; i++) {
        const Node *item = &think->items[i];
        if (item->kind == NODE_INT) ends[i] = item->number * 1000;
        if (item->kind == NODE_DECIMAL) ends[i] = item->number / (VALUE_ONE / 1000);
    }
    if (ends[0] < 0 || ends[1] < ends[0] || ends[1] > 600000 || think->kind != NODE_TABLE || think->list_count != 2) {
        report_add(r->report, FAULT_ERROR, think->pos, "range", "'think_s' must be { least, most } seconds");
        return;
    }
    tempo->think_low_ms = ends[0];
    tempo->think_high_ms = ends[1];
}

static void read_tempo(PlanReader *r, const Node *table)
{
    static const char *const FIELDS[] = { "typing_cpm",     "think_s",       "nudge_after_s",
                                          "nudges_at_most", "leave_after_s", "wait_from_s" };
    PlanTempo *tempo = &r->plan->tempo;

    *tempo = (PlanTempo){ .typing_cpm = 120,
                          .think_low_ms = 2000,
                          .think_high_ms = 4000,
                          .nudge_after_ms = 40000,
                          .nudges_at_most = 3,
                          .leave_after_ms = 180000,
                          .wait_from_ms = 60000 };
    if (!table) return;
    node_check_fields(table, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    node_read_int(table, "typing_cpm", false, &tempo->typing_cpm, r->report);
    if (tempo->typing_cpm < 10 || tempo->typing_cpm > 2000) {
        report_add(r->report, FAULT_ERROR, node_get(table, "typing_cpm")->pos, "range",
                   "'typing_cpm' must be 10 to 2000");
        tempo->typing_cpm = 120;
    }
    node_read_int(table, "nudges_at_most", false, &tempo->nudges_at_most, r->report);
    read_think(r, node_get(table, "think_s"));
    read_seconds(r, table, "nudge_after_s", &tempo->nudge_after_ms);
    read_seconds(r, table, "leave_after_s", &tempo->leave_after_ms);
    read_seconds(r, table, "wait_from_s", &tempo->wait_from_ms);
}

static void read_wants(PlanReader *r, const Node *table)
{
    static const char *const FIELDS[] = { "questions_at_most", "tries",           "evidence", "brief",
                                          "reasons",           "plain",           "warm",     "no_push",
                                          "chars_at_most",     "concepts_at_most" };

    r->plan->tries = 3;
    if (!table) return;
    node_check_fields(table, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    node_read_int(table, "questions_at_most", false, &r->plan->questions_at_most, r->report);
    node_read_int(table, "tries", false, &r->plan->tries, r->report);
    node_read_bool(table, "evidence", false, &r->plan->wants_evidence, r->report);
}

static void default_tests(PlanReader *r)
{
    static const MoodBound BUYS_LEAST[] = { { 2, 70 }, { 1, 60 }, { 6, 40 } };
    static const MoodBound BUYS_MOST[] = { { 3, 49 } };
    static const MoodBound SETTLES_LEAST[] = { { 1, 40 } };
    static const MoodBound SETTLES_MOST[] = { { 3, 39 } };

    r->plan->buys = (PlanTest){ BUYS_LEAST, 3, BUYS_MOST, 1, NULL, 0, 2, false };
    r->plan->settles = (PlanTest){ SETTLES_LEAST, 1, SETTLES_MOST, 1, NULL, 0, 2, false };
}

static void read_leaves(PlanReader *r, const Node *list)
{
    if (!list) return;
    if (list->kind != NODE_TABLE || list->list_count != list->item_count) {
        report_add(r->report, FAULT_ERROR, list->pos, "type", "'leaves' must be a list of conditions");
        return;
    }
    LeaveRule *rules = arena_alloc(r->arena, list->list_count, sizeof *rules);
    for (size_t i = 0; i < list->list_count; i++) {
        const Node *item = &list->items[i];
        plan_read_test(r, item, &rules[i].test);
        if (item->kind != NODE_TABLE) continue;
        node_read_text(item, "line", false, &rules[i].line, r->report);
        node_read_bool(item, "complain", false, &rules[i].complain, r->report);
    }
    r->plan->leaves = rules;
    r->plan->leave_count = list->list_count;
}

static void read_persona(PlanReader *r, const Node *node)
{
    const Node *react = node_get(node, "react");

    node_check_fields(node, PERSONA_FIELDS, PERSONA_FIELD_COUNT, r->report);
    plan_read_extras(r, node_get(node, "extras"));
    plan_read_moods(r, node_get(node, "mood"), false);
    read_tempo(r, node_get(node, "tempo"));
    read_wants(r, node_get(node, "wants"));
    default_tests(r);
    plan_read_deeds(r, node_get(node, "deeds"), true);
    plan_read_doubts(r, node);
    if (react && react->kind != NODE_FUNCTION) {
        report_add(r->report, FAULT_ERROR, react->pos, "type", "'react' must be a function");
    }
    r->plan->has_react = react && react->kind == NODE_FUNCTION;
}

/* These may name extras of traits too, so they are read after all of them. */
static void read_persona_tests(PlanReader *r, const Node *node)
{
    plan_read_test(r, node_get(node, "buys"), &r->plan->buys);
    plan_read_test(r, node_get(node, "settles"), &r->plan->settles);
    read_leaves(r, node_get(node, "leaves"));
    plan_read_acts(r, node_get(node, "acts"));
    r->persona_book = lines_read(&r->lines, node_get(node, "lines"));
}

static void read_trait(PlanReader *r, const Node *node)
{
    static const char *const FIELDS[] = { "id",     "name",  "about",  "rules", "mood",
                                          "extras", "deeds", "doubts", "lines", "acts" };

    node_check_fields(node, FIELDS, sizeof FIELDS / sizeof *FIELDS, r->report);
    plan_read_extras(r, node_get(node, "extras"));
    plan_read_moods(r, node_get(node, "mood"), true);
    plan_read_deeds(r, node_get(node, "deeds"), false);
    plan_read_doubts(r, node);
    plan_read_acts(r, node_get(node, "acts"));
    r->plan->books[r->plan->book_count++] = lines_read(&r->lines, node_get(node, "lines"));
}

static void report_trait(PlanReader *r, SourcePos pos, StrView name)
{
    size_t count = 0, known = 0;
    const ContentFile *files = content_files_at(content_files(r->content), &count);
    StrView *names = arena_alloc(r->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        StrView id = content_folder_id(files[i].path, TRAITS, ".lua");
        if (id.len && !sv_is(id, "common")) names[known++] = id;
    }
    report_unknown(r->report, pos, &(Unknown){ "unknown-trait", "trait", name, NULL }, names, known);
}

static void read_traits(PlanReader *r, const Node *scenario)
{
    const StrView *traits = NULL;
    size_t count = 0;

    const Node *field = node_get(scenario, "traits");
    if (!field || (field->kind == NODE_TABLE && field->item_count == 0)) return;
    if (!node_read_texts(r->arena, scenario, "traits", false, &traits, &count, r->report)) return;
    for (size_t i = 0; i < count && i < PLAN_MAX_TRAITS; i++) {
        StrView path = arena_printf(r->arena, "%s%.*s.lua", TRAITS, SV_ARG(traits[i]));
        const ContentFile *file = content_files_find(content_files(r->content), path);
        if (!file) report_trait(r, node_text_pos(scenario, "traits", i), traits[i]);
        const Node *node = load(r, file);
        if (node) read_trait(r, node);
    }
}

static void begin(PlanReader *r)
{
    Plan *plan = r->plan;
    for (size_t i = 0; i < MOOD_COUNT; i++) {
        plan->moods[i] = sv(MOOD_NAMES[i]);
        plan->start_moods[i] = DEFAULT_MOODS[i];
    }
    plan->mood_count = MOOD_COUNT;
    r->lines = (LineReader){ .arena = r->arena, .moods = { plan->moods, MOOD_COUNT }, .report = r->report };
    r->deed_cap = MAX_DEED_RULES;
    r->deeds = arena_alloc(r->arena, r->deed_cap, sizeof *r->deeds);
    plan->book_count = 2; /* 0 the scenario's, 1 the persona's */
}

bool plan_read(Plan *plan, Arena *arena, const Content *content, NodeCache *nodes, Report *report)
{
    PlanReader r = { .plan = plan, .arena = arena, .content = content, .nodes = nodes, .report = report };
    size_t before = report_count(report, FAULT_ERROR);

    plan->persona = arena_copy(arena, plan->persona);
    plan->scenario = arena_copy(arena, plan->scenario);
    plan->rules = content_rules(content);
    begin(&r);
    plan->persona_file = find_file(&r, "personas/", plan->persona, "/persona.lua");
    plan->scenario_file = find_file(&r, "scenarios/", plan->scenario, "/scenario.lua");
    const ContentFile *common = content_files_find(content_files(content), sv(COMMON_PATH));
    const Node *who = load(&r, plan->persona_file);
    const Node *what = load(&r, plan->scenario_file);
    if (!who || !what) return false;
    read_persona(&r, who);
    read_traits(&r, what);
    read_persona_tests(&r, who);
    plan_read_scenario(&r, what);
    plan->books[1] = r.persona_book;
    const Node *words = common ? load(&r, common) : NULL;
    if (words) plan->books[plan->book_count++] = lines_read(&r.lines, words);
    plan->entry_count = r.lines.next_number;
    add_file(&r, plan->persona_file);
    add_file(&r, plan->scenario_file);
    plan_check(&r);
    return report_count(report, FAULT_ERROR) == before;
}
