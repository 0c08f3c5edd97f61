/* talk_check.c -- each kind of name has its list; a list is made only when a talk names something of its kind. */
#include "play/talk_check.h"

#include <stdlib.h>

#include "judge/rule_ids.h"
#include "play/desk.h"
#include "play/playbook_own.h"

enum { MAX_COUNTS = 2 };

typedef struct Checker {
    const Talk *talk;
    Playbook *book;
    Report *report;
    Arena *arena;
    const Plan *plans[DESK_MAX_CHATS];
    size_t plan_count;
    size_t chat; /* index of the plan that is spoken of */
    bool is_good;
} Checker;

typedef struct NameList {
    StrView *names;
    size_t count;
    size_t room;
} NameList;

static void add(Checker *c, NameList *list, StrView name)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 32;
        StrView *names = arena_alloc(c->arena, room, sizeof *names);
        if (list->count) memcpy(names, list->names, list->count * sizeof *names);
        list->names = names;
        list->room = room;
    }
    list->names[list->count++] = name;
}

static const char *code_of(const char *what)
{
    static const char *const CODES[][2] = { { "scenario", "unknown-scenario" }, { "persona", "unknown-persona" },
                                            { "beat", "unknown-beat" },         { "topic", "unknown-topic" },
                                            { "deed", "unknown-deed" },         { "rule", "unknown-rule" },
                                            { "desk action", "unknown-action" } };
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        if (strcmp(what, CODES[i][0]) == 0) return CODES[i][1];
    }
    return "talk-name";
}

static void fault(Checker *c, StrView part, const char *what, const NameList *list)
{
    SourcePos pos = talk_pos(c->talk, part);
    StrView near = nearest_name(part, list->names, list->count);
    c->is_good = false;
    if (!pos.line) pos.line = 1;
    if (near.len) {
        report_add(c->report, FAULT_ERROR, pos, code_of(what), "there is no %s \"%.*s\", did you mean \"%.*s\"?", what,
                   SV_ARG(part), SV_ARG(near));
    } else {
        report_add(c->report, FAULT_ERROR, pos, code_of(what), "there is no %s \"%.*s\"", what, SV_ARG(part));
    }
}

static void expect(Checker *c, StrView part, const char *what, const NameList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (sv_eq(part, list->names[i])) return;
    }
    fault(c, part, what, list);
}

static StrView next_id(StrView *rest)
{
    const char *comma = rest->len ? memchr(rest->ptr, ',', rest->len) : NULL;
    StrView part = comma ? sv_of(rest->ptr, (size_t)(comma - rest->ptr)) : *rest;
    *rest = comma ? sv_of(comma + 1, rest->len - part.len - 1) : sv("");
    return part;
}

static bool expect_scenario(Checker *c, StrView id)
{
    size_t count = 0;
    NameList list = { 0 };
    const Content *content = playbook_content(c->book);
    const ScenarioInfo *scenarios = content_scenarios(content, &count);
    for (size_t i = 0; i < count; i++) add(c, &list, scenarios[i].id);
    expect(c, id, "scenario", &list);
    return content_scenario(content, id) != NULL;
}

static bool expect_persona(Checker *c, StrView id)
{
    size_t count = 0;
    NameList list = { 0 };
    const Content *content = playbook_content(c->book);
    const PersonaInfo *personas = content_personas(content, &count);
    if (!id.len) return true;
    for (size_t i = 0; i < count; i++) add(c, &list, personas[i].id);
    expect(c, id, "persona", &list);
    return content_persona(content, id) != NULL;
}

/* A pair that cannot be played is told where the persona stands, or the scenario. */
static void check_pairs(Checker *c)
{
    StrView scenarios = c->talk->scenario, personas = c->talk->persona;
    while (scenarios.len) {
        StrView scenario = next_id(&scenarios), persona = next_id(&personas);
        Err err = { 0 };
        bool is_known = expect_scenario(c, scenario);
        if (!expect_persona(c, persona) || !is_known) continue;
        if (c->plan_count < DESK_MAX_CHATS &&
            playbook_plan(c->book, scenario, persona, &c->plans[c->plan_count], &err)) {
            c->plan_count++;
            continue;
        }
        SourcePos pos = talk_pos(c->talk, persona.len ? persona : scenario);
        if (!pos.line) pos.line = 1;
        report_add(c->report, FAULT_ERROR, pos, "talk-name", "%s",
                   err.text[0] ? err.text : "too many chats at one desk");
        c->is_good = false;
    }
}

static void add_beats(Checker *c, const Plan *plan, NameList *list)
{
    for (size_t i = 0; i < plan->beat_count; i++) add(c, list, plan->beats[i].name);
}

static void add_numbers(Checker *c, const Plan *plan, NameList *list)
{
    static const char *const COUNTS[MAX_COUNTS] = { "nudges", "replies" };
    for (size_t i = 0; i < plan->mood_count; i++) add(c, list, plan->moods[i]);
    for (int dim = 0; dim < DIM_COUNT; dim++) add(c, list, sv(dim_name((Dim)dim)));
    add(c, list, sv("overall"));
    for (size_t i = 0; i < MAX_COUNTS; i++) add(c, list, sv(COUNTS[i]));
}

static void add_lines(Checker *c, const Plan *plan, NameList *list)
{
    for (size_t i = 0; i < plan->book_count; i++) {
        for (size_t n = 0; n < plan->books[i].count; n++) add(c, list, plan->books[i].keys[n].key);
    }
}

static void add_deeds(Checker *c, const Plan *plan, NameList *list)
{
    for (size_t i = 0; i < plan->rules->deeds.count; i++) add(c, list, plan->rules->deeds.deeds[i].id);
}

static void add_topics(Checker *c, const Plan *plan, NameList *list)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(plan->rules->grammar, &count);
    for (size_t i = 0; i < count; i++) add(c, list, topics[i].id);
}

static void add_rules(Checker *c, const Plan *plan, NameList *list)
{
    size_t count = 0;
    const RuleId *ids = rule_ids(plan->rules, c->arena, &count);
    for (size_t i = 0; i < count; i++) add(c, list, ids[i].id);
}

static bool is_pattern(StrView text)
{
    return text.len && memchr(text.ptr, '*', text.len);
}

static void check_claim(Checker *c, const Plan *plan, const TalkCheck *check)
{
    typedef void Adder(Checker *, const Plan *, NameList *);
    static const struct Kind {
        TalkCheckKind kind;
        const char *what;
        Adder *add;
    } KINDS[] = { { TALK_NUMBER, "score and no mood", add_numbers },
                  { TALK_FINDING, "rule", add_rules },
                  { TALK_DEED, "deed", add_deeds },
                  { TALK_ASKED, "topic", add_topics },
                  { TALK_BEAT, "beat", add_beats },
                  { TALK_LINE, "line", add_lines } };
    if (!check->name.len || (check->kind == TALK_LINE && is_pattern(check->name))) return;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        NameList list = { 0 };
        if (KINDS[i].kind != check->kind) continue;
        KINDS[i].add(c, plan, &list);
        expect(c, check->name, KINDS[i].what, &list);
    }
}

static void check_quick(Checker *c, const Plan *plan, StrView id)
{
    size_t count = 0;
    NameList list = { 0 };
    const QuickReply *quick = content_quick(playbook_content(c->book), plan->shop->id, &count);
    for (size_t i = 0; i < count; i++) add(c, &list, quick[i].id);
    /* Those of one's own are on one workstation only. */
    if (id.len && !sv_starts(id, sv("own-"))) expect(c, id, "quick reply", &list);
}

static void check_steps(Checker *c)
{
    for (size_t i = 0; i < c->talk->step_count; i++) {
        const TalkStep *step = &c->talk->steps[i];
        const Plan *plan = c->plans[c->chat];
        ArenaMark mark = arena_mark(c->arena);
        if (step->kind == TALK_CHAT && step->ms >= 1 && (size_t)step->ms <= c->plan_count)
            c->chat = (size_t)step->ms - 1;
        if (step->kind == TALK_REPLY) check_quick(c, plan, step->quick);
        for (size_t n = 0; n < step->check_count; n++) check_claim(c, plan, &step->checks[n]);
        arena_rewind(c->arena, mark);
    }
}

bool talk_check(const Talk *talk, Playbook *book, Report *report)
{
    Checker c = { .talk = talk, .book = book, .report = report, .arena = arena_new(0), .is_good = true };
    check_pairs(&c);
    /* Without a plan there is nothing that names could be held against. */
    if (c.is_good && c.plan_count) check_steps(&c);
    arena_free(c.arena);
    return c.is_good;
}
