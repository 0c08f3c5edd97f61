/* read_service.c -- whether goods may come back, how much is refunded, by which courier, from where, in which steps. */
#include "judge/claims.h"

typedef struct AllowedClaim {
    StrView topic;
    bool allowed;
    int32_t past_days; /* the claim speaks of more days than this; -1 of none */
} AllowedClaim;

static int32_t window_days(const Message *m)
{
    const Value *days = fact_get(fact_of(m, sv("return_window")), "days");
    return days ? (int32_t)(value_scaled(days) / VALUE_ONE) : -1;
}

static bool needs_window(const Fact *fact)
{
    const Value *conditions = fact_get(fact, "conditions");
    for (size_t i = 0; conditions && i < conditions->count; i++) {
        if (sv_is(conditions->items[i].text, "within_window")) return true;
    }
    return false;
}

static bool allowed_holds(const Message *m, Cause cause, const void *claim)
{
    const AllowedClaim *c = claim;
    const Fact *fact = fact_for_cause(m, c->topic, cause);
    bool allowed = value_is_true(fact_get(fact, "allowed"));
    int32_t window = window_days(m), days = m->facts.days_since_receipt;
    if (c->past_days >= 0) days = c->past_days + 1;
    if (allowed && needs_window(fact) && window >= 0 && days > window) allowed = false;
    return allowed == c->allowed;
}

/* The causes that the shop's facts name; a shop that names a cause for one of the two rules knows it for both. */
static ClaimState allowed_state(const Message *m, const AllowedClaim *claim, uint32_t named)
{
    ClaimState state = state_by_cause(m, claim->topic, named, allowed_holds, claim);
    bool unknown = !named && !m->facts.cause;
    if (unknown && state == CLAIM_TRUE && claim->allowed &&
        !(causes_of_topic(m, claim->topic) & CAUSE_BIT(CAUSE_NON_QUALITY))) {
        return CLAIM_PARTLY;
    }
    return state;
}

/* 鞋盒没了也给退: a condition that the shop holds to is waived. */
static bool waives(const Message *m, const Clause *clause)
{
    static const char *const WAIVERS[] = { "没了也", "剪了也", "穿过也",   "洗过也",  "拆了也",   "丢了也",
                                           "没有也", "不在也", "脏了也",   "用过也",  "扔了也",   "没有吊牌也",
                                           "剪掉也", "没盒也", "下水也",   "穿了也",  "没关系都", "剪了都",
                                           "没了都", "掉了也", "不见了也", "坏了也",  "不全也",   "拆掉也",
                                           "穿脏也", "洗了也", "没鞋盒也", "没吊牌也" };
    uint32_t from = clause->start > 8 ? clause->start - 8 : 0;
    const char *text = arena_copy(m->a->arena, reading_text(m->r, from, clause->end)).ptr;
    for (size_t i = 0; i < sizeof WAIVERS / sizeof *WAIVERS; i++) {
        if (strstr(text, WAIVERS[i])) return true;
    }
    return false;
}

/* The days past which the clause, or the supposition before it, says something: 超过7天, 过了一周. */
static int32_t past_days(const Message *m, uint32_t index)
{
    for (uint32_t back = 0; back <= 1 && back <= index; back++) {
        const Clause *clause = &m->r->clauses[index - back];
        if (back && clause->sentence != m->r->clauses[index].sentence) break;
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            const Token *t = &m->r->tokens[i];
            if (!t->number || t->number->unit != UNIT_DAY || t->number->is_upper) continue;
            bool past = (i > clause->first_token && (token_word(&m->r->tokens[i - 1], WORD_AFTER) ||
                                                     token_word(&m->r->tokens[i - 1], WORD_FULL))) ||
                        (i + 1 < clause->token_end && token_word(&m->r->tokens[i + 1], WORD_AFTER));
            if (past) return (int32_t)(t->number->high / VALUE_ONE);
        }
    }
    return -1;
}

/* Whether the clause says that it is done: 可以退, 给您换, 不支持退货, 退不了. -1: it does not say. */
static int allowance(const Message *m, const Clause *clause, uint32_t action)
{
    const Token *t = &m->r->tokens[action];
    if (t->is_negated) return 0;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *near = &m->r->tokens[i];
        if (token_word(near, WORD_CANNOT) || token_word(near, WORD_POST_NEG)) return 0;
    }
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *near = &m->r->tokens[i];
        if (i != action && token_word(near, WORD_CAN) && !near->is_negated) return 1;
    }
    return -1;
}

static uint32_t action_token(const Message *m, const Clause *clause, WordClass action)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (token_word(t, action) && !t->is_quoted && !t->is_supposed) return i;
    }
    return clause->token_end;
}

static void read_action(Message *m, uint32_t index, const char *topic, WordClass action)
{
    const Clause *clause = &m->r->clauses[index];
    uint16_t number = topic_of(m, topic);
    uint32_t token = action_token(m, clause, action);
    if (number == TOPIC_NONE || token == clause->token_end) return;
    if (clause_says(m, clause, WORD_SHIPPING) && !is_asked(m, number)) return;
    int allowed = allowance(m, clause, token);
    if (allowed < 0) return;
    AllowedClaim claim = { sv(topic), allowed == 1, past_days(m, index) };
    if (claim.past_days >= 0 && m->facts.days_since_receipt >= 0 && m->facts.days_since_receipt <= claim.past_days)
        return;
    uint32_t causes = m->contexts[index].causes;
    Draft draft = draft_new(m, number, token, token);
    draft_causes(&draft, causes);
    draft_bool(&draft, "allowed", claim.allowed);
    draft.state = allowed_state(m, &claim, causes);
    draft.fact = fact_for_cause(m, claim.topic, causes & CAUSE_BIT(CAUSE_QUALITY) ? CAUSE_QUALITY : m->facts.cause);
    if (!draft.fact) draft.fact = fact_of(m, claim.topic);
    if (claim.allowed && waives(m, clause) && m->facts.cause != CAUSE_QUALITY) draft.state = CLAIM_FALSE;
    draft_add(m, &draft);
}

void read_allowed(Message *m)
{
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        if (m->r->clauses[i].is_question || m->r->clauses[i].is_condition) continue;
        read_action(m, i, "return_allowed", WORD_RETURN);
        read_action(m, i, "exchange_allowed", WORD_EXCHANGE);
    }
}

typedef struct ScopeClaim {
    const char *field;
    bool value;
} ScopeClaim;

static bool scope_holds(const Message *m, Cause cause, const void *claim)
{
    const ScopeClaim *c = claim;
    const Fact *fact = fact_for_cause(m, sv("refund_scope"), cause);
    const Value *value = fact_get(fact, c->field);
    if (!fact) return false;
    if (!value) value = strcmp(c->field, "goods_price_only") == 0 ? NULL : value;
    bool held = value ? value_is_true(value)
                      : strcmp(c->field, "goods_price_only") == 0 && !value_is_true(fact_get(fact, "full"));
    return held == c->value;
}

void read_scope(Message *m)
{
    uint16_t topic = topic_of(m, "refund_scope");
    if (topic == TOPIC_NONE || !fact_of(m, sv("refund_scope"))) return;
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *sense = token_value(t, topic);
        if (!sense || !states(m, i)) continue;
        if (!is_asked(m, topic) && sv_is(def->fields[sense->field], "first_shipping_refunded")) continue;
        ScopeClaim claim = { arena_copy(m->a->arena, def->fields[sense->field]).ptr,
                             (sense->value.number != 0) != t->is_negated };
        uint32_t causes = m->contexts[t->clause].causes;
        Draft draft = draft_new(m, topic, i, i);
        draft_causes(&draft, causes);
        draft_bool(&draft, claim.field, claim.value);
        draft.state = state_by_cause(m, def->id, causes, scope_holds, &claim);
        draft.fact = fact_for_cause(m, def->id, causes & CAUSE_BIT(CAUSE_QUALITY) ? CAUSE_QUALITY : m->facts.cause);
        draft_add(m, &draft);
    }
}

static bool name_is_true(const Fact *fact, StrView name)
{
    const Value *names = fact_get(fact, "names"), *city = fact_get(fact, "city");
    for (size_t i = 0; names && i < names->count; i++) {
        if (sv_eq(names->items[i].text, name)) return true;
    }
    return city && sv_eq(city->text, name);
}

/* 到广州 is where a parcel goes, 广州仓 and 广州发货 where it comes from. */
static bool is_origin(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    StrView word = reading_text(m->r, t->start, t->end), store = sv("仓");
    for (size_t i = 0; i + store.len <= word.len; i++) {
        if (memcmp(word.ptr + i, store.ptr, store.len) == 0) return true;
    }
    if (t->start > 0 && m->r->normal.code[t->start - 1] == U'到') return false;
    return is_asked(m, topic_of(m, "warehouse"));
}

static void read_set(Message *m, const char *topic, const char *set, const char *field)
{
    uint16_t number = topic_of(m, topic);
    const Fact *fact = number == TOPIC_NONE ? NULL : fact_of(m, sv(topic));
    bool denied_before = false;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *name = token_name(t, set);
        if (!name || !states(m, i)) continue;
        if (strcmp(set, "city") == 0 && !is_origin(m, i)) continue;
        bool joined = i > 0 && token_name(&m->r->tokens[i - 1], set) && m->r->tokens[i - 1].clause == t->clause;
        bool denied = t->is_negated || (joined && denied_before);
        denied_before = denied;
        Draft draft = draft_new(m, number, i, i);
        draft.fact = fact;
        draft_text(&draft, field, name->value.text);
        if (denied) draft.stance = "against";
        draft.state = name_is_true(fact, name->value.text) != denied ? CLAIM_TRUE : CLAIM_FALSE;
        draft_add(m, &draft);
    }
}

void read_names(Message *m)
{
    read_set(m, "courier", "courier", "names");
    read_set(m, "warehouse", "city", "city");
}

void read_steps(Message *m)
{
    uint16_t topic = topic_of(m, "intercept");
    const Fact *fact = is_asked(m, topic) ? fact_of(m, sv("intercept")) : NULL;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *step = token_value(t, topic);
        const Clause *clause = &m->r->clauses[t->clause];
        if (!step || clause->is_question || t->is_quoted) continue;
        bool first = sv_is(step->value.text, "call_courier");
        if (first && t->is_supposed) continue;
        bool fallback = t->clause > 0 && clause->has_condition; /* 拦不到的话 */
        bool refuses = first && !fallback && (t->is_negated || clause_says(m, clause, WORD_CANNOT));
        if (!first && t->is_negated) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft_text(&draft, "step", step->value.text);
        if (refuses) draft.stance = "against";
        bool succeeds_later = false;
        for (size_t k = 0; k < m->a->claim_count; k++)
            succeeds_later = succeeds_later || sv_is(m->a->claims[k].topic, "intercept");
        if (refuses && succeeds_later) continue; /* 我联系快递拦截, 拦不到您就拒收 */
        draft.state = refuses ? CLAIM_FALSE : CLAIM_TRUE;
        draft_add(m, &draft);
    }
}
