/* talk_reach.c -- items are sorted by place for people, and once more by name to find them. */
#include "play/talk_reach.h"

#include <stdlib.h>

#include "base/mem.h"
#include "judge/rule_ids.h"
#include "play/chat_own.h"
#include "play/playbook_own.h"

struct Reach {
    Arena *arena;
    ReachItem *items;
    size_t count;
    size_t room;
    uint32_t *by_name; /* indices into items */
};

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const SourcePos *a, const SourcePos *b)
{
    int order = sv_compare(a->file, b->file);
    if (!order) order = compare_numbers(a->line, b->line);
    return order ? order : compare_numbers(a->column, b->column);
}

static int compare_items(const void *a, const void *b)
{
    const ReachItem *left = a, *right = b;
    int order = compare_numbers(left->kind, right->kind);
    if (!order) order = compare_places(&left->pos, &right->pos);
    return order ? order : sv_compare(left->name, right->name);
}

/* A name is its kind's own, but lines of one key are told apart by their places. */
static int compare_names(const ReachItem *a, const ReachItem *b)
{
    int order = compare_numbers(a->kind, b->kind);
    if (!order) order = sv_compare(a->name, b->name);
    return order || a->kind != REACH_LINE ? order : compare_places(&a->pos, &b->pos);
}

static void add(Reach *c, ReachItem item)
{
    if (c->count == c->room) {
        size_t room = c->room ? c->room * 2 : 1024;
        ReachItem *items = arena_alloc(c->arena, room, sizeof *items);
        if (c->count) memcpy(items, c->items, c->count * sizeof *items);
        c->items = items;
        c->room = room;
    }
    c->items[c->count++] = item;
}

static StrView beat_name(Arena *arena, StrView scenario, StrView beat)
{
    return arena_printf(arena, "%.*s/%.*s", SV_ARG(scenario), SV_ARG(beat));
}

/* What pairs have in common is added again and again; `sort` drops the doubles. */
static void add_plan(Reach *c, const Plan *plan)
{
    for (size_t i = 0; i < plan->beat_count; i++) {
        const PlanBeat *beat = &plan->beats[i];
        add(c, (ReachItem){ REACH_BEAT, beat_name(c->arena, plan->scenario, beat->name), sv(""), beat->source });
    }
    for (size_t i = 0; i < plan->book_count; i++) {
        for (size_t k = 0; k < plan->books[i].count; k++) {
            const LineKey *key = &plan->books[i].keys[k];
            for (size_t n = 0; n < key->count; n++)
                add(c, (ReachItem){ REACH_LINE, key->key, key->entries[n].text, key->entries[n].pos });
        }
    }
}

static void add_rules(Reach *c, const Rules *rules)
{
    size_t topics = 0, ids = 0;
    const TopicDef *topic = grammar_topics(rules->grammar, &topics);
    const RuleId *id = rule_ids(rules, c->arena, &ids);
    for (size_t i = 0; i < ids; i++) add(c, (ReachItem){ REACH_RULE, id[i].id, sv(""), id[i].source });
    for (size_t i = 0; i < topics; i++) add(c, (ReachItem){ REACH_TOPIC, topic[i].id, sv(""), topic[i].source });
    for (size_t i = 0; i < rules->deeds.count; i++) {
        const DeedDef *deed = &rules->deeds.deeds[i];
        add(c, (ReachItem){ REACH_DEED, deed->id, sv(""), deed->source });
    }
}

static bool add_pairs(Reach *c, Playbook *book, Err *err)
{
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(playbook_content(book), &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < scenarios[i].allow_count; n++) {
            const Plan *plan = NULL;
            if (!playbook_plan(book, scenarios[i].id, scenarios[i].allow[n], &plan, err)) return false;
            add_plan(c, plan);
        }
    }
    return true;
}

/* Insertion into a sorted index by halves: qsort has no room for the items themselves. */
static void index_names(Reach *c)
{
    c->by_name = arena_alloc(c->arena, c->count + 1, sizeof *c->by_name);
    for (uint32_t i = 0; i < c->count; i++) {
        size_t low = 0, high = i;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (compare_names(&c->items[c->by_name[middle]], &c->items[i]) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        memmove(&c->by_name[low + 1], &c->by_name[low], (i - low) * sizeof *c->by_name);
        c->by_name[low] = i;
    }
}

static void sort(Reach *c)
{
    size_t kept = 0;
    if (c->count) qsort(c->items, c->count, sizeof *c->items, compare_items);
    for (size_t i = 0; i < c->count; i++) {
        if (!kept || compare_items(&c->items[kept - 1], &c->items[i]) != 0) c->items[kept++] = c->items[i];
    }
    c->count = kept;
    index_names(c);
}

bool reach_new(Reach **out, Playbook *book, Err *err)
{
    Reach *c = mem_new(sizeof *c);
    c->arena = arena_new(0);
    if (!add_pairs(c, book, err)) {
        reach_free(c);
        return false;
    }
    add_rules(c, content_rules(playbook_content(book)));
    sort(c);
    *out = c;
    return true;
}

void reach_free(Reach *reach)
{
    if (!reach) return;
    arena_free(reach->arena);
    mem_free(reach);
}

const ReachItem *reach_items(const Reach *reach, size_t *count)
{
    *count = reach->count;
    return reach->items;
}

static void mark(const ReachMarks *marks, ReachItem item)
{
    const Reach *c = marks->reach;
    size_t low = 0, high = c->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_names(&c->items[c->by_name[middle]], &item);
        if (order == 0) {
            marks->reached[c->by_name[middle]] = 1;
            return;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
}

static void mark_name(const ReachMarks *marks, ReachKind kind, StrView name)
{
    mark(marks, (ReachItem){ .kind = kind, .name = name });
}

static void replied(void *self, const TalkStep *step, const Judgement *j)
{
    const ReachMarks *marks = self;
    (void)step;
    for (size_t i = 0; i < j->finding_count; i++) mark_name(marks, REACH_RULE, j->findings[i].rule);
    for (size_t i = 0; i < j->claim_count; i++) mark_name(marks, REACH_TOPIC, j->claims[i].topic);
    for (size_t i = 0; i < j->asked_count; i++) mark_name(marks, REACH_TOPIC, j->asked[i]);
    for (size_t i = 0; i < j->deed_count; i++) mark_name(marks, REACH_DEED, j->deeds[i]);
}

static void mark_lines(const ReachMarks *marks, const Chat *chat)
{
    const Plan *plan = chat->plan;
    for (size_t i = 0; i < plan->book_count; i++) {
        for (size_t k = 0; k < plan->books[i].count; k++) {
            const LineKey *key = &plan->books[i].keys[k];
            for (size_t n = 0; n < key->count; n++) {
                const LineEntry *entry = &key->entries[n];
                bool is_said = entry->number != LINE_NO_NUMBER && chat->uses[entry->number].count > 0;
                if (is_said) mark(marks, (ReachItem){ REACH_LINE, key->key, sv(""), entry->pos });
            }
        }
    }
}

static void ended(void *self, const Desk *desk)
{
    const ReachMarks *marks = self;
    Arena *arena = arena_new(0);
    for (uint32_t number = 1; number <= desk_chat_count(desk); number++) {
        const Chat *chat = desk_chat(desk, number);
        for (size_t i = 0; i < chat->beats.count; i++)
            mark_name(marks, REACH_BEAT, beat_name(arena, chat->plan->scenario, chat->beats.items[i].name));
        for (size_t i = 0; i < chat->deeds.count; i++) mark_name(marks, REACH_DEED, chat->deeds.items[i].name);
        mark_lines(marks, chat);
    }
    arena_free(arena);
}

TalkWatch reach_watch(ReachMarks *marks)
{
    return (TalkWatch){ marks, replied, ended };
}

const char *reach_kind_name(ReachKind kind)
{
    static const char *const NAMES[] = { "beat", "line", "rule", "topic", "deed" };
    return NAMES[kind];
}
