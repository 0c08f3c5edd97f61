/* history_weak.c -- which rules to practise: the latest marks of each, and the scenario that brings it up. */
#include <stdlib.h>

#include "judge/rules.h"
#include "play/history_own.h"

enum { LOOK_BACK = 60 /* sessions */, MAX_RULES = 400, MINUTE_MS = 60000 };

typedef struct Weak {
    const History *history;
    const Content *content;
    const Rules *rules;
    size_t session_count;
} Weak;

static int64_t cost_of(char mark)
{
    switch (mark) {
    case DIGEST_CRITICAL: return 8;
    case DIGEST_MAJOR: return 4;
    case DIGEST_MINOR: return 1;
    default: return 0;
    }
}

static FindingKind kind_of(char mark)
{
    switch (mark) {
    case DIGEST_CRITICAL: return FINDING_CRITICAL;
    case DIGEST_MAJOR: return FINDING_MAJOR;
    case DIGEST_MINOR: return FINDING_MINOR;
    default: return FINDING_PRAISE;
    }
}

static const DigestRule *rule_in(const Digest *digest, StrView rule)
{
    for (size_t i = 0; i < digest->rule_count; i++) {
        if (sv_eq(digest->rules[i].rule, rule)) return &digest->rules[i];
    }
    return NULL;
}

/* How many replies of a session that never names the rule were about it all the same. */
static uint32_t kept_silently(const Weak *w, const Digest *digest, StrView rule)
{
    if (!digest_is_always(w->rules, rule)) return 0;
    return digest_is_of_first(rule) ? (uint32_t)digest->chat_count : digest->replies;
}

/* From the newest mark back; in `out` the oldest comes first. */
static void take_marks(const Weak *w, HistoryRule *out)
{
    char marks[HISTORY_MARKS];
    size_t count = 0;
    for (size_t i = 0; i < w->session_count && count < HISTORY_MARKS; i++) {
        const Digest *digest = &w->history->sessions[i].digest;
        const DigestRule *its = rule_in(digest, out->rule);
        size_t of_session = its ? its->marks.len : kept_silently(w, digest, out->rule);
        for (size_t k = of_session; k > 0 && count < HISTORY_MARKS; k--)
            marks[count++] = its ? its->marks.ptr[k - 1] : DIGEST_KEPT;
    }
    out->worst = FINDING_PRAISE;
    for (size_t i = 0; i < count; i++) {
        char mark = marks[count - 1 - i];
        out->marks[i] = mark;
        out->missed += cost_of(mark) > 0;
        if (kind_of(mark) < out->worst) out->worst = kind_of(mark);
    }
    out->mark_count = count;
}

static int64_t cost_of_rule(const HistoryRule *rule)
{
    int64_t cost = 0;
    for (size_t i = 0; i < rule->mark_count; i++) cost += cost_of(rule->marks[i]);
    return cost;
}

static int compare(const void *a, const void *b)
{
    const HistoryRule *x = a, *y = b;
    int64_t left = cost_of_rule(x), right = cost_of_rule(y);
    if (left != right) return left > right ? -1 : 1;
    if (x->missed != y->missed) return x->missed > y->missed ? -1 : 1;
    return sv_compare(x->rule, y->rule);
}

/* ---- what practises it */

static bool holds_quoted(StrView text, StrView word)
{
    for (size_t i = 0; i + word.len + 2 <= text.len; i++) {
        if (text.ptr[i] != '"' || text.ptr[i + 1 + word.len] != '"') continue;
        if (memcmp(text.ptr + i + 1, word.ptr, word.len) == 0) return true;
    }
    return false;
}

/* Its script asks about a topic of that rule. */
static bool asks_about(const Weak *w, const ScenarioInfo *scenario, StrView rule)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(w->rules->grammar, &count);
    const ContentFile *file = content_files_find(content_files(w->content), scenario->source.file);
    for (size_t i = 0; file && i < count; i++) {
        if (sv_eq(topics[i].rule, rule) && holds_quoted(file->text, topics[i].id)) return true;
    }
    return false;
}

static bool is_of_topic(const Weak *w, StrView rule)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(w->rules->grammar, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(topics[i].rule, rule)) return true;
    }
    return false;
}

/* "SPD-02" is of speed; rules of other chapters go with the tone. */
static const char *skill_of(StrView rule)
{
    static const char *const SKILLS[][2] = {
        { "SPD-", "speed" }, { "BAN-", "banned" }, { "SIZ-", "sizing" }, { "POL-", "policy" }
    };
    for (size_t i = 0; i < sizeof SKILLS / sizeof *SKILLS; i++) {
        if (sv_starts(rule, sv(SKILLS[i][0]))) return SKILLS[i][1];
    }
    return "tone";
}

static bool has_skill(const ScenarioInfo *scenario, const char *skill)
{
    for (size_t i = 0; i < scenario->skill_count; i++) {
        if (sv_is(scenario->skills[i], skill)) return true;
    }
    return false;
}

bool history_practises(const Content *content, const ScenarioInfo *scenario, StrView rule)
{
    Weak w = { NULL, content, content_rules(content), 0 };
    return is_of_topic(&w, rule) ? asks_about(&w, scenario, rule) : has_skill(scenario, skill_of(rule));
}

/* 0: it does not practise the rule. One that each reply is held to is practised anywhere, best where its skill is named. */
static int fitness(const Weak *w, const ScenarioInfo *scenario, StrView rule)
{
    bool is_always = digest_is_always(w->rules, rule);
    bool is_about = !is_always && asks_about(w, scenario, rule);
    return 4 * is_about + 2 * has_skill(scenario, skill_of(rule)) + is_always;
}

/* The fittest, of these the one that has gone worst so far; one that was never played counts as such. */
static const ScenarioInfo *practising(const Weak *w, StrView rule)
{
    size_t count = 0;
    const ScenarioInfo *all = content_scenarios(w->content, &count), *best = NULL;
    int best_fitness = 0;
    int32_t best_score = 0;
    for (size_t i = 0; i < count; i++) {
        int its = fitness(w, &all[i], rule);
        const HistoryScenario *played = history_scenario(w->history, all[i].id);
        int32_t score = played ? played->best : -1;
        if (its == 0 || its < best_fitness || (its == best_fitness && score >= best_score)) continue;
        best = &all[i];
        best_fitness = its;
        best_score = score;
    }
    return best;
}

static bool was_missed(const Digest *digest, StrView rule)
{
    const DigestRule *its = rule_in(digest, rule);
    for (size_t i = 0; its && i < its->marks.len; i++) {
        if (cost_of(its->marks.ptr[i]) > 0) return true;
    }
    return false;
}

/* Where the rule went wrong last, if that is still there. */
static const ScenarioInfo *last_missed(const Weak *w, StrView rule)
{
    for (size_t i = 0; i < w->session_count; i++) {
        const Digest *digest = &w->history->sessions[i].digest;
        if (!digest->chat_count || !was_missed(digest, rule)) continue;
        const ScenarioInfo *scenario = content_scenario(w->content, digest->chats[0].scenario);
        if (scenario) return scenario;
    }
    return NULL;
}

static void find_scenario(const Weak *w, HistoryRule *rule)
{
    const ScenarioInfo *scenario = practising(w, rule->rule);
    if (!scenario) scenario = last_missed(w, rule->rule);
    rule->scenario = scenario ? scenario->id : sv("");
    if (!scenario) return;
    const HistoryScenario *played = history_scenario(w->history, scenario->id);
    int64_t ms = played ? played->mean_ms : (int64_t)scenario->minutes * MINUTE_MS;
    rule->minutes = (int32_t)((ms + MINUTE_MS - 1) / MINUTE_MS);
    if (rule->minutes < 1) rule->minutes = 1;
}

static bool is_listed(const HistoryRule *rules, size_t count, StrView rule)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(rules[i].rule, rule)) return true;
    }
    return false;
}

static size_t list_rules(const Weak *w, HistoryRule *rules)
{
    size_t count = 0;
    for (size_t i = 0; i < w->session_count; i++) {
        const Digest *digest = &w->history->sessions[i].digest;
        for (size_t k = 0; k < digest->rule_count && count < MAX_RULES; k++) {
            if (is_listed(rules, count, digest->rules[k].rule)) continue;
            rules[count++] = (HistoryRule){ .rule = digest->rules[k].rule };
        }
    }
    return count;
}

const ScenarioInfo *history_practising(const History *history, const Content *content, StrView rule)
{
    return practising(&(Weak){ .history = history, .content = content, .rules = content_rules(content) }, rule);
}

void history_add_weak(History *out, const Content *content, Arena *arena)
{
    Weak w = { out, content, content_rules(content), out->count < LOOK_BACK ? out->count : LOOK_BACK };
    HistoryRule *rules = arena_alloc(arena, MAX_RULES, sizeof *rules);
    size_t count = list_rules(&w, rules);

    for (size_t i = 0; i < count; i++) take_marks(&w, &rules[i]);
    if (count) qsort(rules, count, sizeof *rules, compare);
    for (size_t i = 0; i < count && out->weak_count < HISTORY_MAX_WEAK; i++) {
        if (!rules[i].missed) break;
        find_scenario(&w, &rules[i]);
        out->weak[out->weak_count++] = rules[i];
    }
}
