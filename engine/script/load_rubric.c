/* load_rubric.c -- a rubric is numbers by name: one table per section says where each goes. */
#include "script/load_rubric.h"

#include <stddef.h>

const char *const RUBRIC_CONSTRUCTORS[] = { "rubric" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A named number and its place in the struct; `is_wide` numbers are int64_t, the others int32_t. */
typedef struct Place {
    const char *name;
    size_t offset;
    bool is_wide;
    bool may_lack; /* stays 0: what older rubrics do not have is switched off */
} Place;

#define NARROW(name, member)                         \
    {                                                \
        name, offsetof(Rubric, member), false, false \
    }
#define WIDE(name, member)                          \
    {                                               \
        name, offsetof(Rubric, member), true, false \
    }
#define LATER(name, member)                        \
    {                                              \
        name, offsetof(Rubric, member), true, true \
    }

static const Place TOP[] = { NARROW("critical_cap", critical_cap), NARROW("pass_mark", pass_mark) };
static const Place WEIGHTS[] = { NARROW("speed", weights[DIM_SPEED]), NARROW("tone", weights[DIM_TONE]),
                                 NARROW("banned", weights[DIM_BANNED]), NARROW("sizing", weights[DIM_SIZING]),
                                 NARROW("policy", weights[DIM_POLICY]) };
static const Place VERDICTS[] = {
    NARROW("correct", verdicts[VERDICT_CORRECT]), NARROW("incomplete", verdicts[VERDICT_INCOMPLETE]),
    NARROW("wrong", verdicts[VERDICT_WRONG]),     NARROW("asks", verdicts[VERDICT_ASKS]),
    NARROW("holds", verdicts[VERDICT_HOLDS]),     NARROW("evasive", verdicts[VERDICT_EVASIVE])
};
static const Place BANNED[] = { NARROW("critical", banned[FINDING_CRITICAL]), NARROW("major", banned[FINDING_MAJOR]),
                                NARROW("minor", banned[FINDING_MINOR]), NARROW("none", banned[FINDING_PRAISE]) };
static const Place TONE_KINDS[] = { NARROW("critical", tone_by_kind[FINDING_CRITICAL]),
                                    NARROW("major", tone_by_kind[FINDING_MAJOR]),
                                    NARROW("minor", tone_by_kind[FINDING_MINOR]),
                                    NARROW("praise", tone_by_kind[FINDING_PRAISE]) };
static const Place LEVELS[] = { NARROW("A", levels[0]), NARROW("B", levels[1]), NARROW("C", levels[2]) };
static const Place SPEED[] = { WIDE("first_due_ms", speed.first_due_ms),
                               WIDE("later_due_ms", speed.later_due_ms),
                               WIDE("zero_at", speed.zero_at),
                               WIDE("major_at", speed.major_at),
                               WIDE("typing_pass", speed.typing_pass),
                               WIDE("typing_target", speed.typing_target),
                               WIDE("canned_chars", speed.canned_chars),
                               WIDE("canned_min_ms", speed.canned_min_ms),
                               WIDE("canned_char_ms", speed.canned_char_ms) };
static const Place TONE[] = { WIDE("curt_chars", tone.curt_chars),
                              WIDE("wordy_chars", tone.wordy_chars),
                              WIDE("wordy_chars_brief", tone.wordy_chars_brief),
                              WIDE("chars_per_point", tone.chars_per_point),
                              WIDE("max_concepts", tone.max_concepts),
                              LATER("flood_concepts", tone.flood_concepts),
                              WIDE("similar_percent", tone.similar_percent),
                              WIDE("jargon_words", tone.jargon_words),
                              WIDE("jargon_words_plain", tone.jargon_words_plain) };

typedef struct Section {
    const char *name; /* NULL: the rubric itself */
    const Place *places;
    size_t count;
    int64_t low;
    int64_t high;
} Section;

#define SECTION(name, places, low, high)          \
    {                                             \
        name, places, COUNT_OF(places), low, high \
    }

static const Section SECTIONS[] = { SECTION(NULL, TOP, 0, 100),
                                    SECTION("weights", WEIGHTS, 0, 1000),
                                    SECTION("verdicts", VERDICTS, 0, 100),
                                    SECTION("banned", BANNED, 0, 100),
                                    SECTION("levels", LEVELS, 0, 100),
                                    SECTION("tone_by_kind", TONE_KINDS, -100, 100),
                                    SECTION("speed", SPEED, 1, 3600000),
                                    SECTION("tone", TONE, 1, 4000) };

static const char *const RUBRIC_FIELDS[] = {
    "id",     "critical_cap", "pass_mark", "weights", "verdicts", "banned",
    "levels", "tone_by_kind", "speed",     "tone",    "deltas",   "reproaches"
};
static const char *const WANT_FIELDS[] = { "brief",           "plain",  "warm",    "evidence",      "reasons",
                                           "tries",           "detail", "no_push", "chars_at_most", "questions_at_most",
                                           "concepts_at_most" };

static bool read_place(const Node *table, const Section *section, const Place *place, Rubric *out, Report *report)
{
    int64_t number = 0;
    if (place->may_lack && !node_get(table, place->name)) return true;
    if (!node_read_int(table, place->name, true, &number, report)) return false;
    if (number < section->low || number > section->high) {
        report_add(report, FAULT_ERROR, table->pos, "range", "%s is %lld, expected %lld to %lld", place->name,
                   (long long)number, (long long)section->low, (long long)section->high);
        return false;
    }
    char *at = (char *)out + place->offset;
    if (place->is_wide)
        memcpy(at, &number, sizeof number);
    else
        memcpy(at, &(int32_t){ (int32_t)number }, sizeof(int32_t));
    return true;
}

static bool read_section(const Node *root, const Section *section, Rubric *out, Report *report)
{
    const Node *table = section->name ? node_get(root, section->name) : root;
    if (!table || table->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, root->pos, "missing-field", "the rubric needs %s = { … }",
                   section->name ? section->name : "numbers");
        return false;
    }
    const char *names[COUNT_OF(RUBRIC_FIELDS)];
    for (size_t i = 0; i < section->count; i++) names[i] = section->places[i].name;
    if (section->name) node_check_fields(table, names, section->count, report);
    bool is_good = true;
    for (size_t i = 0; i < section->count; i++)
        is_good = read_place(table, section, &section->places[i], out, report) && is_good;
    return is_good;
}

/* deltas = { curt = -20, ["TON-45"] = 5, … } */
static bool read_deltas(Arena *arena, const Node *root, Rubric *out, Report *report)
{
    const Node *table = node_get(root, "deltas");
    if (!table) return true;
    if (table->kind != NODE_TABLE || table->list_count) {
        report_add(report, FAULT_ERROR, table->pos, "type", "deltas names flags or rules: { curt = -20, … }");
        return false;
    }
    RubricDelta *deltas = arena_alloc(arena, table->item_count + 1, sizeof *deltas);
    for (size_t i = 0; i < table->item_count; i++) {
        const Node *item = &table->items[i];
        if (item->kind != NODE_INT || item->number < -100 || item->number > 100) {
            report_add(report, FAULT_ERROR, item->pos, "range", "delta of %.*s: expected -100 to 100",
                       SV_ARG(item->key));
            return false;
        }
        deltas[i] = (RubricDelta){ item->key, (int32_t)item->number };
    }
    out->deltas = deltas;
    out->delta_count = table->item_count;
    return true;
}

bool load_rubric(Arena *arena, const Node *root, Rubric *out, Report *report)
{
    Rubric rubric = { 0 };
    if (root->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, root->pos, "type", "the file must return rubric { … }");
        return false;
    }
    node_check_fields(root, RUBRIC_FIELDS, COUNT_OF(RUBRIC_FIELDS), report);
    bool is_good = node_read_text(root, "id", true, &rubric.id, report);
    for (size_t i = 0; i < COUNT_OF(SECTIONS); i++)
        is_good = read_section(root, &SECTIONS[i], &rubric, report) && is_good;
    is_good = read_deltas(arena, root, &rubric, report) && is_good;
    is_good = node_read_texts(arena, root, "reproaches", false, &rubric.reproaches, &rubric.reproach_count, report) &&
              is_good;
    rubric.verdicts[VERDICT_NONE] = -1;
    if (is_good) *out = rubric;
    return is_good;
}

static bool read_limit(const Node *wants, const char *name, int32_t *out, Report *report)
{
    int64_t number = 0;
    if (!node_get(wants, name)) return true;
    if (!node_read_int(wants, name, true, &number, report)) return false;
    if (number < 1 || number > 4000) {
        report_add(report, FAULT_ERROR, wants->pos, "range", "%s is %lld, expected 1 to 4000", name, (long long)number);
        return false;
    }
    *out = (int32_t)number;
    return true;
}

bool load_persona_norms(const Node *persona, PersonaNorms *out, Report *report)
{
    PersonaNorms norms = { 0 };
    node_read_text(persona, "id", false, &norms.persona, report);
    const Node *wants = node_get(persona, "wants");
    if (!wants) {
        *out = norms;
        return true;
    }
    if (wants->kind != NODE_TABLE) {
        report_add(report, FAULT_ERROR, wants->pos, "type", "wants = { brief = true, … }");
        return false;
    }
    node_check_fields(wants, WANT_FIELDS, COUNT_OF(WANT_FIELDS), report);
    node_read_bool(wants, "brief", false, &norms.brief, report);
    node_read_bool(wants, "plain", false, &norms.plain, report);
    node_read_bool(wants, "warm", false, &norms.warm, report);
    node_read_bool(wants, "evidence", false, &norms.evidence, report);
    node_read_bool(wants, "no_push", false, &norms.no_push, report);
    bool is_good = read_limit(wants, "chars_at_most", &norms.chars_at_most, report) &&
                   read_limit(wants, "questions_at_most", &norms.questions_at_most, report) &&
                   read_limit(wants, "concepts_at_most", &norms.concepts_at_most, report);
    if (is_good) *out = norms;
    return is_good;
}
