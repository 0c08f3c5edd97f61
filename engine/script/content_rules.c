/* content_rules.c -- which file goes to which loader of the judge's knowledge. */
#include "script/content_rules.h"

#include <stdio.h>

#include "script/load_deeds.h"
#include "script/load_questions.h"
#include "script/load_rubric.h"
#include "script/load_topics.h"
#include "script/load_words.h"

static const char RUBRIC[] = "scenarios/rubrics/default.lua";
static const char DEEDS[] = "scenarios/deeds.lua";
static const char QUESTIONS[] = "scenarios/questions.lua";

static bool is_in(const ContentFile *file, const char *folder)
{
    StrView head = sv(folder);
    return sv_starts(file->path, head) && !memchr(file->path.ptr + head.len, '/', file->path.len - head.len);
}

void content_load_topics(Rules *rules, const ContentFiles *files, Report *report)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    NodeRoom room = { rules->arena, arena_new(0) };
    for (size_t i = 0; i < count; i++) {
        const Node *root = NULL;
        if (!is_in(&list[i], "scenarios/topics/")) continue;
        ArenaMark mark = arena_mark(room.nodes);
        if (node_load(room, &list[i], TOPIC_CONSTRUCTORS, TOPIC_CONSTRUCTOR_COUNT, &root, report))
            load_topics(rules, root, report);
        arena_rewind(room.nodes, mark);
    }
    arena_free(room.nodes);
}

static void report_missing(const char *path, Report *report)
{
    report_add(report, FAULT_ERROR, (SourcePos){ sv(path), 0, 0 }, "missing-file", "the file is missing");
}

/* The cues of what an agent can ask for are word lists too. */
static void load_question_file(Rules *rules, const ContentFiles *files, WordsLoad *words, Report *report)
{
    const Node *root = NULL;
    NodeRoom room = { rules->arena, arena_new(0) };
    const ContentFile *file = content_files_find(files, sv(QUESTIONS));
    if (!file) {
        report_missing(QUESTIONS, report);
    } else if (node_load(room, file, QUESTION_CONSTRUCTORS, QUESTION_CONSTRUCTOR_COUNT, &root, report)) {
        load_questions(rules->arena, root, words, &rules->questions, report);
    }
    arena_free(room.nodes);
}

static void load_word_lists(Rules *rules, const ContentFiles *files, Report *report)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    WordsLoad *words = words_load_new(rules->arena, report);
    NodeRoom room = { rules->arena, arena_new(0) };
    for (size_t i = 0; i < count; i++) {
        const Node *root = NULL;
        if (!is_in(&list[i], "scenarios/words/")) continue;
        ArenaMark mark = arena_mark(room.nodes);
        if (node_load(room, &list[i], WORD_CONSTRUCTORS, WORD_CONSTRUCTOR_COUNT, &root, report))
            words_load_file(words, root);
        arena_rewind(room.nodes, mark);
    }
    arena_free(room.nodes);
    load_question_file(rules, files, words, report);
    words_load_finish(words, &rules->words);
}

/* Every rubric is checked; the default one is used. */
static void load_rubrics(Rules *rules, const ContentFiles *files, Report *report)
{
    size_t count = 0;
    const ContentFile *list = content_files_at(files, &count);
    bool has_default = false;
    NodeRoom room = { rules->arena, arena_new(0) };
    for (size_t i = 0; i < count; i++) {
        if (!is_in(&list[i], "scenarios/rubrics/")) continue;
        bool is_default = sv_is(list[i].path, RUBRIC);
        has_default = has_default || is_default;
        const Node *root = NULL;
        Rubric rubric;
        if (!node_load(room, &list[i], RUBRIC_CONSTRUCTORS, RUBRIC_CONSTRUCTOR_COUNT, &root, report)) continue;
        if (load_rubric(rules->arena, root, &rubric, report) && is_default) rules->rubric = rubric;
    }
    arena_free(room.nodes);
    if (!has_default) report_missing(RUBRIC, report);
}

static void load_deed_file(Rules *rules, const ContentFiles *files, Report *report)
{
    const Node *root = NULL;
    NodeRoom room = { rules->arena, arena_new(0) };
    const ContentFile *file = content_files_find(files, sv(DEEDS));
    if (!file) {
        report_missing(DEEDS, report);
    } else if (node_load(room, file, DEED_CONSTRUCTORS, DEED_CONSTRUCTOR_COUNT, &root, report)) {
        load_deeds(rules->arena, root, &rules->deeds, report);
    }
    arena_free(room.nodes);
}

/* The names that may stand in a deed's condition. */
typedef struct Names {
    const char *code;
    const char *what;
    const StrView *list;
    size_t count;
} Names;

static void check_name(const Names *names, StrView name, const DeedDef *deed, Report *report)
{
    for (size_t i = 0; i < names->count; i++) {
        if (sv_eq(names->list[i], name)) return;
    }
    char where[80];
    snprintf(where, sizeof where, " in deed %.*s", (int)(deed->id.len < 64 ? deed->id.len : 64), deed->id.ptr);
    report_unknown(report, deed->source, &(Unknown){ names->code, names->what, name, where }, names->list,
                   names->count);
}

static void check_deed(const DeedDef *deed, DeedTest test, const Names *names, Report *report)
{
    for (size_t i = 0; i < deed->case_count; i++) {
        for (size_t k = 0; k < deed->cases[i].condition_count; k++) {
            const DeedCondition *condition = &deed->cases[i].conditions[k];
            for (size_t n = 0; condition->test == test && n < condition->name_count; n++)
                check_name(names, condition->names[n], deed, report);
        }
    }
}

static void check_deeds(const Rules *rules, DeedTest test, const Names *names, Report *report)
{
    for (size_t i = 0; i < rules->deeds.count; i++) check_deed(&rules->deeds.deeds[i], test, names, report);
}

/* Deeds name word lists, topics, slots and moods: a name that nothing has would make a deed that never happens. */
static void check_deed_names(const Rules *rules, Arena *arena, Report *report)
{
    size_t topic_count = 0;
    const TopicDef *topics = grammar_topics(rules->grammar, &topic_count);
    size_t most = topic_count + rules->words.list_count + rules->questions.count + MOOD_COUNT;
    StrView *list = arena_alloc(arena, most, sizeof *list);

    Names names = { "unknown-topic", "topic", list, topic_count };
    for (size_t i = 0; i < topic_count; i++) list[i] = topics[i].id;
    check_deeds(rules, DEED_CLAIM, &names, report);
    check_deeds(rules, DEED_ASKED, &names, report);

    names = (Names){ "unknown-list", "word list", list, rules->words.list_count };
    for (size_t i = 0; i < names.count; i++) list[i] = rules->words.lists[i].id;
    check_deeds(rules, DEED_CUE, &names, report);
    check_deeds(rules, DEED_HEARD, &names, report);

    names = (Names){ "unknown-question", "question", list, rules->questions.count };
    for (size_t i = 0; i < names.count; i++) list[i] = rules->questions.slots[i].id;
    check_deeds(rules, DEED_QUESTION, &names, report);

    names = (Names){ "unknown-mood", "mood", list, MOOD_COUNT };
    for (size_t i = 0; i < MOOD_COUNT; i++) list[i] = sv(MOOD_NAMES[i]);
    for (size_t i = 0; i < rules->deeds.count; i++) {
        const DeedDef *deed = &rules->deeds.deeds[i];
        for (size_t k = 0; k < deed->effect_count; k++) check_name(&names, deed->effects[k].mood, deed, report);
    }
}

void content_load_judging(Rules *rules, const ContentFiles *files, Report *report)
{
    size_t before = report_count(report, FAULT_ERROR);
    load_rubrics(rules, files, report);
    load_word_lists(rules, files, report);
    load_deed_file(rules, files, report);
    /* Where a word list is missing for a fault of its own, its name is none. */
    if (report_count(report, FAULT_ERROR) == before) check_deed_names(rules, rules->arena, report);
}
