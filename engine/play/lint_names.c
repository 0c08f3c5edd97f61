/* lint_names.c -- names that no reader needs but a trainer means: rules, pictures, tone flags, reasons, skills. */
#include "play/lint_own.h"
#include "play/replies.h"
#include "script/load_personas.h"
#include "script/node_local.h"

static const char TRAITS[] = "personas/traits/";

static void check_rule(Lint *lint, StrView rule, SourcePos pos, const char *where)
{
    if (rule.len == 0 || lint->rules.count == 0 || lint_has(&lint->rules, rule)) return;
    report_unknown(lint->report, pos, &(Unknown){ "unknown-rule", "rule", rule, where }, lint->rules.names,
                   lint->rules.count);
}

/* rules = { "PER-23" } of a persona or trait. */
static void check_rule_list(Lint *lint, const Node *owner)
{
    const StrView *rules = NULL;
    size_t count = 0;
    Report *quiet = report_new(); /* the loader has said what is wrong with the list itself */
    if (node_get(owner, "rules") && node_read_texts(lint->arena, owner, "rules", false, &rules, &count, quiet)) {
        for (size_t i = 0; i < count; i++) check_rule(lint, rules[i], node_text_pos(owner, "rules", i), NULL);
    }
    report_free(quiet);
}

/* A warning, not a fault: the program draws something all the same. */
static void warn_unknown(Lint *lint, SourcePos pos, const Unknown *unknown, const LintNames *names)
{
    StrView near = nearest_name(unknown->name, names->names, names->count);
    report_add(lint->report, FAULT_WARNING, pos, unknown->code, "unknown %s \"%.*s\"%s%.*s%s", unknown->what,
               SV_ARG(unknown->name), near.len ? "; did you mean \"" : "", SV_ARG(near), near.len ? "\"?" : "");
}

static void check_persona(Lint *lint, const Node *node)
{
    const Node *avatar = node_get(node, "avatar");
    check_rule_list(lint, node);
    if (!avatar || avatar->kind != NODE_TEXT || lint->source->avatars.count == 0) return;
    if (!lint_has(&lint->source->avatars, avatar->text))
        warn_unknown(lint, avatar->pos, &(Unknown){ "unknown-asset", "avatar", avatar->text, NULL },
                     &lint->source->avatars);
}

static void check_people(Lint *lint)
{
    size_t count = 0;
    const ContentFile *files = content_files_at(content_files(lint->content), &count);
    for (size_t i = 0; i < count; i++) {
        bool is_persona = content_folder_id(files[i].path, "personas/", "/persona.lua").len > 0;
        StrView trait = content_folder_id(files[i].path, TRAITS, ".lua");
        bool is_trait = trait.len > 0 && !sv_is(trait, "common");
        const Node *node = is_persona || is_trait ? node_cache_get(lint->nodes, &files[i], lint->report) : NULL;
        LocalText text;
        if (!node) continue;
        if (is_persona)
            check_persona(lint, node);
        else
            check_rule_list(lint, node);
        if (is_trait) node_read_local(node, "name", false, &text, lint->report);
        if (is_trait) node_read_local(node, "about", false, &text, lint->report);
    }
}

/* Flags are what the rubric gives a number to, and what one of its reproaches is called. */
static bool is_flag(const Rubric *rubric, StrView flag)
{
    for (size_t i = 0; i < rubric->delta_count; i++) {
        if (sv_eq(rubric->deltas[i].name, flag)) return true;
    }
    for (size_t i = 0; i < rubric->reproach_count; i++) {
        if (sv_eq(rubric->reproaches[i], flag)) return true;
    }
    return flag.len == 0;
}

static void check_flag(Lint *lint, const WordList *list)
{
    const Rubric *rubric = content_rubric(lint->content);
    if (is_flag(rubric, list->flag)) return;
    StrView *names = arena_alloc(lint->arena, rubric->delta_count + 1, sizeof *names);
    for (size_t i = 0; i < rubric->delta_count; i++) names[i] = rubric->deltas[i].name;
    LintNames flags = { names, rubric->delta_count };
    warn_unknown(lint, list->source, &(Unknown){ "unknown-flag", "flag", list->flag, NULL }, &flags);
}

static void check_scope(Lint *lint, const WordList *list)
{
    for (size_t i = 0; i < list->shop_count; i++) {
        size_t count = 0;
        const Shop *shops = content_shops(lint->content, &count);
        StrView *names = arena_alloc(lint->arena, count + 1, sizeof *names);
        for (size_t k = 0; k < count; k++) names[k] = shops[k].id;
        if (!lint_has(&(LintNames){ names, count }, list->shops[i]))
            report_unknown(lint->report, list->source, &(Unknown){ "unknown-shop", "shop", list->shops[i], NULL },
                           names, count);
    }
    for (size_t i = 0; i < list->persona_count; i++) {
        size_t count = 0;
        const PersonaInfo *personas = content_personas(lint->content, &count);
        StrView *names = arena_alloc(lint->arena, count + 1, sizeof *names);
        for (size_t k = 0; k < count; k++) names[k] = personas[k].id;
        if (!lint_has(&(LintNames){ names, count }, list->personas[i]))
            report_unknown(lint->report, list->source,
                           &(Unknown){ "unknown-persona", "persona", list->personas[i], NULL }, names, count);
    }
}

static void check_word_lists(Lint *lint)
{
    const Words *words = &content_rules(lint->content)->words;
    for (size_t i = 0; i < words->list_count; i++) {
        const WordList *list = &words->lists[i];
        check_rule(lint, list->rule, list->source, NULL);
        check_flag(lint, list);
        check_scope(lint, list);
        bool has_reason = list->why.len == 0 || lint->source->reasons.count == 0;
        if (!has_reason && !lint_has(&lint->source->reasons, list->why))
            warn_unknown(lint, list->source, &(Unknown){ "unknown-reason", "reason", list->why, NULL },
                         &lint->source->reasons);
    }
    for (size_t i = 0; i < words->entry_count; i++) {
        const WordEntry *entry = &words->entries[i];
        const WordList *list = &words->lists[entry->list];
        SourcePos pos = { list->source.file, entry->line, entry->column };
        if (!sv_eq(entry->rule, list->rule)) check_rule(lint, entry->rule, pos, NULL);
    }
}

static void check_judging(Lint *lint)
{
    const Rules *rules = content_rules(lint->content);
    size_t count = 0;
    const TopicDef *topics = grammar_topics(rules->grammar, &count);
    for (size_t i = 0; i < count; i++) {
        check_rule(lint, topics[i].rule, topics[i].source, NULL);
        for (size_t k = 0; k < topics[i].need_count; k++) {
            StrView need = topics[i].needs[k];
            if (question_slot(&rules->questions, need) < rules->questions.count) continue;
            StrView *names = arena_alloc(lint->arena, rules->questions.count + 1, sizeof *names);
            for (size_t n = 0; n < rules->questions.count; n++) names[n] = rules->questions.slots[n].id;
            report_unknown(lint->report, topics[i].source,
                           &(Unknown){ "unknown-question", "question", need, " in needs" }, names,
                           rules->questions.count);
        }
    }
    for (size_t i = 0; i < rules->deeds.count; i++)
        check_rule(lint, rules->deeds.deeds[i].rule, rules->deeds.deeds[i].source, NULL);
}

static void check_pictures(Lint *lint)
{
    size_t count = 0;
    const Shop *shops = content_shops(lint->content, &count);
    for (size_t i = 0; i < count && lint->source->goods.count; i++) {
        for (size_t k = 0; k < shops[i].product_count; k++) {
            const Product *product = &shops[i].products[k];
            if (lint_has(&lint->source->goods, product->id)) continue;
            report_add(lint->report, FAULT_HINT, product->source, "missing-picture",
                       "product %.*s has no picture assets/goods/%.*s.png", SV_ARG(product->id), SV_ARG(product->id));
        }
    }
}

static void check_skills(Lint *lint)
{
    StrView names[DIM_COUNT];
    for (int dim = 0; dim < DIM_COUNT; dim++) names[dim] = sv(dim_name((Dim)dim));
    LintNames skills = { names, DIM_COUNT };
    size_t count = 0;
    const ScenarioInfo *scenarios = content_scenarios(lint->content, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < scenarios[i].skill_count; k++) {
            if (lint_has(&skills, scenarios[i].skills[k])) continue;
            const ContentFile *file = content_files_find(content_files(lint->content), scenarios[i].source.file);
            const Node *node = file ? node_cache_get(lint->nodes, file, lint->report) : NULL;
            SourcePos pos = node ? node_text_pos(node, "skills", k) : scenarios[i].source;
            warn_unknown(lint, pos, &(Unknown){ "unknown-skill", "skill", scenarios[i].skills[k], NULL }, &skills);
        }
    }
}

/* The bots' words, where there are any, with their topics and classes. */
static void check_bots(Lint *lint)
{
    if (content_files_find(content_files(lint->content), sv("scenarios/agents.lua")))
        reply_book_free(reply_book_new(lint->content, lint->report));
}

void lint_names(Lint *lint)
{
    check_people(lint);
    check_word_lists(lint);
    check_judging(lint);
    check_pictures(lint);
    check_skills(lint);
    check_bots(lint);
}
