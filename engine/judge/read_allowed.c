/* read_allowed.c -- whether goods may be returned or exchanged, for which cause, within the window, on which conditions.
 *
 * The modal nearest to the action decides (不能退可以换). A breach of a condition (吊牌剪了, 鞋盒没了) that stands by the
 * claim or in the buyer's words turns the shop's answer, but never for a fault of quality. */
#include "judge/claims.h"

typedef struct AllowedClaim {
    uint16_t topic;
    bool allowed;
    int32_t past_days; /* the claim speaks of more days than this; -1 of none */
    uint32_t clause;
} AllowedClaim;

static int32_t window_days(const Message *m)
{
    const Value *days = fact_get(fact_of(m, topic_of(m, KNOWN_RETURN_WINDOW)), "days");
    return days ? (int32_t)(value_scaled(days) / VALUE_ONE) : -1;
}

static bool has_condition(const Fact *fact, StrView name)
{
    const Value *conditions = fact_get(fact, "conditions");
    for (size_t i = 0; conditions && i < conditions->count; i++) {
        if (sv_eq(conditions->items[i].text, name)) return true;
    }
    return false;
}

/* The token tells that a condition of the fact is not met. */
static bool breaks(const Token *t, const Fact *fact)
{
    for (size_t i = 0; t->lexeme && !t->is_negated && i < t->lexeme->count; i++) {
        const Sense *sense = &t->lexeme->senses[i];
        bool is_breach = sense->kind == SENSE_NAME && sense->name == NAME_BREACH;
        if (is_breach && has_condition(fact, sense->value.text)) return true;
    }
    return false;
}

static bool buyer_breaks(const Message *m, const Fact *fact)
{
    const Reading *r = &m->buyer.last;
    for (uint32_t i = 0; i < r->token_count; i++) {
        if (breaks(&r->tokens[i], fact) && !r->tokens[i].is_supposed) return true;
    }
    return false;
}

/* 除非剪了吊牌,不然都能退: what follows holds where there is no breach. */
static bool is_excepted(const Message *m, const Clause *clause)
{
    return phrases_say(m->a->rules->phrases, "excepts", &m->r->normal, clause->start, clause->end);
}

/* A breach in the claim's clause or the one that leads to it. */
static bool reply_breaks(const Message *m, uint32_t clause, const Fact *fact, bool *is_supposed)
{
    const Clause *own = &m->r->clauses[clause];
    uint32_t from = own->first_token;
    if (clause > 0 && m->r->clauses[clause - 1].sentence == own->sentence) from = m->r->clauses[clause - 1].first_token;
    for (uint32_t i = from; i < own->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (!breaks(t, fact) || m->r->clauses[t->clause].is_question) continue;
        const Clause *c = &m->r->clauses[t->clause];
        if (c != own && is_excepted(m, c)) continue;
        *is_supposed = t->is_supposed || c->has_condition || !clause_says(m, c, WORD_BUYER); /* 剪了就不能退 */
        return true;
    }
    return false;
}

/* The buyer is too late or has broken a condition. */
static bool is_barred(const Message *m, const Fact *fact, int32_t days)
{
    int32_t window = window_days(m);
    bool late = has_condition(fact, sv("within_window")) && window >= 0 && days > window;
    return late || buyer_breaks(m, fact);
}

bool is_allowed_now(const Message *m, uint16_t topic, Cause cause)
{
    const Fact *fact = fact_for_cause(m, topic, cause);
    return value_is_true(fact_get(fact, "allowed")) && !is_barred(m, fact, m->facts.days_since_receipt);
}

static bool allowed_holds(const Message *m, Cause cause, const void *claim)
{
    const AllowedClaim *c = claim;
    const Fact *fact = fact_for_cause(m, c->topic, cause);
    bool allowed = value_is_true(fact_get(fact, "allowed")), supposed = false;
    int32_t days = c->past_days >= 0 ? c->past_days + 1 : m->facts.days_since_receipt;
    if (is_barred(m, fact, days) || reply_breaks(m, c->clause, fact, &supposed)) allowed = false;
    return allowed == c->allowed;
}

/* 七天内可以退, said to whom the seven days are over: a true rule that answers nothing. */
static bool within_days(const Message *m, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index];
    int32_t window = window_days(m);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Number *n = m->r->tokens[i].number;
        bool is_term = n && n->unit == UNIT_DAY && n->is_upper && n->high <= window * (int64_t)VALUE_ONE;
        if (is_term && m->facts.days_since_receipt * (int64_t)VALUE_ONE > n->high) {
            return m->facts.cause == CAUSE_NON_QUALITY;
        }
    }
    return false;
}

/* 没洗过的前提下才可以退, said to whom has washed it: the rule, but no answer. */
static bool demands_what_is_broken(const Message *m, uint32_t index, const Fact *fact)
{
    const Clause *own = &m->r->clauses[index];
    uint32_t from = own->first_token;
    if (index > 0 && own[-1].sentence == own->sentence) from = own[-1].first_token;
    bool demands = false;
    for (uint32_t i = from; i < own->token_end; i++)
        demands = demands || (token_name(&m->r->tokens[i], NAME_BREACH) && m->r->tokens[i].is_negated);
    return demands && buyer_breaks(m, fact);
}

/* The causes that the shop's facts name; a shop that names a cause for one of the two rules knows it for both. */
static ClaimState allowed_state(const Message *m, const AllowedClaim *claim, uint32_t named)
{
    ClaimState state = state_by_cause(m, claim->topic, named, allowed_holds, claim);
    bool unknown = !named && !m->facts.cause, supposed = false;
    if (unknown && state == CLAIM_TRUE && claim->allowed &&
        !(causes_of_topic(m, claim->topic) & CAUSE_BIT(CAUSE_NON_QUALITY))) {
        return CLAIM_PARTLY;
    }
    const Fact *fact = fact_for_cause(m, claim->topic, CAUSE_NON_QUALITY);
    bool general = !claim->allowed && reply_breaks(m, claim->clause, fact, &supposed) && supposed;
    if (claim->allowed && state == CLAIM_FALSE && within_days(m, claim->clause)) return CLAIM_PARTLY;
    if (claim->allowed && state == CLAIM_FALSE && demands_what_is_broken(m, claim->clause, fact)) return CLAIM_PARTLY;
    bool real = is_barred(m, fact, m->facts.days_since_receipt);
    return state == CLAIM_TRUE && general && !real ? CLAIM_PARTLY
                                                   : state; /* 剪了就不能退 says nothing of an intact one */
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
            int32_t days = (int32_t)(t->number->high / VALUE_ONE);
            bool is_excess = days < window_days(m) && m->facts.days_since_receipt == window_days(m) + days;
            if (past && !is_excess) return days; /* 超一天 is a day over the window */
        }
    }
    return -1;
}

/* 1: may be done, 0: may not, -1: the token says nothing of it. */
static int modal_of(const Token *t)
{
    if (token_word(t, WORD_CANNOT) || token_word(t, WORD_POST_NEG)) return 0;
    return token_word(t, WORD_CAN) ? !t->is_negated : -1;
}

static bool is_action(const Token *t)
{
    return token_word(t, WORD_RETURN) || token_word(t, WORD_EXCHANGE);
}

/* 退和换: the action goes on with the one before it, and has its modal. */
static bool is_joined(const Message *m, uint32_t token)
{
    static const uint32_t *const JOINTS = (const uint32_t *)U"和跟与或、及还是者";
    const Token *t = &m->r->tokens[token];
    if (token == 0 || !is_action(&t[-1]) || modal_of(t) >= 0 || t->start == t[-1].end) return false;
    for (uint32_t i = t[-1].end; i < t->start; i++) {
        const uint32_t *c = JOINTS;
        while (*c && *c != m->r->normal.code[i]) c++;
        if (!*c) return false;
    }
    return true;
}

static bool is_listed(const Message *m, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (m->r->normal.code[i] == U'、') return true;
    }
    return false;
}

/* The modal before the action, or else behind it; one right behind at the end of the clause comes first (换不行). */
static int modal_near(const Message *m, const Clause *clause, uint32_t action)
{
    int own = modal_of(&m->r->tokens[action]);
    bool is_followed = action + 1 < clause->token_end && m->r->tokens[action + 1].start == m->r->tokens[action].end;
    if (own == 1 && is_followed && token_word(&m->r->tokens[action + 1], WORD_POST_NEG)) return 0; /* 都退不了 */
    for (uint32_t i = action; own == 1 && i > clause->first_token; i--) {                          /* 没法给您换 */
        const Token *t = &m->r->tokens[i - 1];
        if (is_action(t) || modal_of(t) > 0) break;
        if (modal_of(t) == 0) return 0;
    }
    if (own >= 0) return own;
    if (action + 1 < clause->token_end) {
        const Token *next = &m->r->tokens[action + 1];
        bool is_free = !is_action(next); /* 可以换不能退 */
        bool is_last = action + 2 == clause->token_end || token_word(next, WORD_POST_NEG);
        if (is_last && is_free && modal_of(next) >= 0) return modal_of(next);
    }
    for (uint32_t i = action; i > clause->first_token; i--) {
        const Token *t = &m->r->tokens[i - 1];
        if (is_listed(m, t->end, t[1].start)) break; /* 不能机洗、七天退换 */
        if (modal_of(t) >= 0 || token_word(t, WORD_ONLY)) return modal_of(t) != 0;
    }
    for (uint32_t i = action + 1; i < clause->token_end; i++) {
        if (is_action(&m->r->tokens[i]) && !is_joined(m, i)) break;
        if (modal_of(&m->r->tokens[i]) >= 0) return modal_of(&m->r->tokens[i]);
    }
    const Number *n = action > clause->first_token ? m->r->tokens[action - 1].number : NULL;
    return n && n->unit == UNIT_DAY && n->is_upper ? 1 : -1; /* 七天内退 */
}

/* 没鞋盒也行: what is lacking does not matter. */
static bool grants_all_the_same(const Message *m, const Clause *clause)
{
    return phrases_say(m->a->rules->phrases, "all_the_same", &m->r->normal, clause->start, clause->end);
}

/* 退掉或者换个色, 都可以: a short clause near by has nothing but the modal. */
static int modal_beside(const Message *m, uint32_t index)
{
    for (uint32_t at = index > 0 ? index - 1 : 0; at <= index + 3 && at < m->r->clause_count; at++) {
        const Clause *clause = &m->r->clauses[at];
        if (at == index || clause->is_question || clause->sentence != m->r->clauses[index].sentence) continue;
        if (m->contexts[at].causes != m->contexts[index].causes) continue;
        int modal = -1;
        bool is_bare = true;
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            const Token *t = &m->r->tokens[i];
            bool is_granted = token_name(t, NAME_BREACH) && grants_all_the_same(m, clause);
            bool is_other = t->number || is_action(t) || token_word(t, WORD_SHIPPING) ||
                            (token_name(t, NAME_BREACH) && !is_granted);
            if (is_other) is_bare = false;
            if (modal < 0) modal = modal_of(t);
        }
        bool is_short = clause->end - clause->start <= 8;
        if (is_bare && is_short && modal >= 0) return modal;
    }
    return -1;
}

static uint32_t action_token(const Message *m, const Clause *clause, WordClass action)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) { /* 退是退不了 */
        const Token *t = &m->r->tokens[i];
        bool is_refusal = token_word(t, action) && (token_word(t, WORD_CANNOT) || t->is_negated);
        if (is_refusal && !t->is_quoted && !t->is_supposed) return i;
    }
    for (int by_itself = 1; by_itself >= 0; by_itself--) { /* 您坚持退也给退 */
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            const Token *t = &m->r->tokens[i];
            bool is_meant = token_word(t, action) && !t->is_quoted && !t->is_supposed;
            if (is_meant && (!by_itself || modal_of(t) == 1)) return i;
        }
    }
    return clause->token_end;
}

/* Money on its way back (退到支付宝) is no word on whether goods may come back. */
static bool is_about_money(const Message *m, const Clause *clause)
{
    if (clause_says(m, clause, WORD_SHIPPING)) return true;
    uint16_t scope = topic_of(m, KNOWN_REFUND_SCOPE), protection = topic_of(m, KNOWN_PRICE_PROTECTION);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (token_word(t, WORD_ALIPAY) || token_word(t, WORD_BANK_CARD) || token_word(t, WORD_BOC)) return true;
        if (scope != TOPIC_NONE && token_value(t, scope)) return true;
        if (t->number && t->number->unit == UNIT_YUAN) return true;              /* 那12块不退 */
        if (protection != TOPIC_NONE && token_value(t, protection)) return true; /* 退差价 */
    }
    return false;
}

/* 换可以, 但得没穿过才行: a condition that a fault of quality does not have. */
static bool demands_too_much(const Message *m, uint32_t index, uint32_t cause)
{
    if (cause != CAUSE_BIT(CAUSE_QUALITY)) return false;
    for (uint32_t at = index; at < m->r->clause_count && at <= index + 1; at++) {
        const Clause *clause = &m->r->clauses[at];
        bool names = false;
        for (uint32_t i = clause->first_token; i < clause->token_end; i++)
            names = names || (token_name(&m->r->tokens[i], NAME_BREACH) && m->r->tokens[i].is_negated);
        if (names && phrases_say(m->a->rules->phrases, "only_then", &m->r->normal, clause->start, clause->end))
            return true;
    }
    return false;
}

static void add_allowed(Message *m, uint32_t index, uint16_t topic, uint32_t token, bool allowed)
{
    AllowedClaim claim = { topic, allowed, past_days(m, index), index };
    int32_t days = m->facts.days_since_receipt;
    if (claim.past_days >= 0 && days >= 0 && days <= claim.past_days) return;
    uint32_t causes = m->contexts[index].causes, own = m->facts.cause ? CAUSE_BIT(m->facts.cause) : 0;
    Draft draft = draft_new(m, topic, token, token);
    draft_causes(&draft, causes);
    draft_bool(&draft, "allowed", claim.allowed);
    draft.state = allowed_state(m, &claim, causes);
    draft.fact = fact_for_cause(m, claim.topic, causes & CAUSE_BIT(CAUSE_QUALITY) ? CAUSE_QUALITY : m->facts.cause);
    if (!draft.fact) draft.fact = fact_of(m, claim.topic);
    if (allowed && demands_too_much(m, index, causes ? causes : own)) draft.state = CLAIM_FALSE;
    draft.is_weak = !allowed && !causes && clause_has_name(&m->r->clauses[index], NAME_BREACH); /* 洗过一般退不了,但… */
    draft_add(m, &draft);
}

/* 七天无理由的时间过了哦 */
static bool is_over(const Message *m, const Clause *clause)
{
    return phrases_say(m->a->rules->phrases, "term_is_over", &m->r->normal, clause->start, clause->end);
}

/* 质量问题可以退,其他不支持: the clause names a cause and the modal alone. */
static uint32_t bare_modal(const Message *m, const Clause *clause)
{
    bool has_cause = false, is_other = false;
    uint32_t modal = clause->token_end;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        has_cause = has_cause || token_word(t, WORD_QUALITY) || token_word(t, WORD_NON_QUALITY) ||
                    token_word(t, WORD_HUMAN_DAMAGE) || token_word(t, WORD_OTHERWISE) || token_word(t, WORD_OTHERS);
        bool pays = token_word(t, WORD_PAYS) && modal_of(t) != 0; /* 开胶我们不管 */
        has_cause = has_cause || token_name(t, NAME_BREACH);      /* 没下地就没问题 */
        is_other = is_other || is_action(t) || t->number || pays || token_word(t, WORD_SHIPPING) ||
                   token_word(t, WORD_REIMBURSES);
        if (modal_of(t) >= 0) modal = i;
    }
    return has_cause && !is_other && modal + 1 == clause->token_end ? modal : clause->token_end;
}

/* 邮费退不退? 不退的: the bare verb is of what was asked for. */
static bool answers_money(const Message *m, const Clause *clause)
{
    static const KnownTopic MONEY[] = { KNOWN_REFUND_SCOPE, KNOWN_RETURN_SHIPPING, KNOWN_EXCHANGE_SHIPPING,
                                        KNOWN_PRICE_PROTECTION };
    bool is_money = false;
    for (size_t i = 0; i < sizeof MONEY / sizeof *MONEY; i++) is_money = is_money || is_asked(m, topic_of(m, MONEY[i]));
    return is_money && clause->token_end == clause->first_token + 1 && clause->end - clause->start <= 5;
}

/* 换个鼠标就行, 换成36就行: what the buyer had better do, where nothing was bought or nothing comes back. */
static bool is_advice(const Message *m, const Clause *clause, uint32_t token)
{
    static const KnownTopic BACK[] = { KNOWN_RETURN_ALLOWED, KNOWN_EXCHANGE_ALLOWED, KNOWN_RETURN_SHIPPING,
                                       KNOWN_EXCHANGE_SHIPPING, KNOWN_RETURN_WINDOW };
    const Token *t = &m->r->tokens[token];
    bool of_return = token_word(t, WORD_RETURN), is_granted = modal_of(t) >= 0;
    for (size_t i = 0; i < sizeof BACK / sizeof *BACK; i++) of_return = of_return || is_asked(m, topic_of(m, BACK[i]));
    if (of_return || m->facts.stage == STAGE_RECEIVED) return false;
    for (uint32_t i = clause->first_token; i < token; i++) is_granted = is_granted || modal_of(&m->r->tokens[i]) >= 0;
    for (uint32_t i = token + 1; !is_granted && i < clause->token_end; i++) {
        const Token *modal = &m->r->tokens[i];
        if (modal_of(modal) == 1 && m->r->normal.code[modal->end - 1] == U'行') return true;
    }
    return false;
}

/* 换颜色的话不行: the refusal follows what it supposes. */
static uint32_t supposed_action(const Message *m, uint32_t index, WordClass action)
{
    const Clause *clause = &m->r->clauses[index];
    if (index == 0 || !clause[-1].is_condition || clause[-1].sentence != clause->sentence) return clause->token_end;
    if (clause->token_end != clause->first_token + 1 || clause->end - clause->start > 5) return clause->token_end;
    bool refuses = modal_of(&m->r->tokens[clause->first_token]) == 0;
    uint32_t other = action == WORD_RETURN ? WORD_EXCHANGE : WORD_RETURN;
    bool is_its = clause_says(m, &clause[-1], action) && !clause_says(m, &clause[-1], (WordClass)other);
    return refuses && is_its ? clause->first_token : clause->token_end;
}

/* 换双新的寄您: it is on its way already. */
static bool is_sent(const Message *m, const Clause *clause, uint32_t action)
{
    const uint32_t *code = m->r->normal.code;
    for (uint32_t i = m->r->tokens[action].end; i + 1 < clause->end; i++) {
        uint32_t to = code[i + 1] == U'给' && i + 2 < clause->end ? code[i + 2] : code[i + 1];
        if ((code[i] == U'寄' || code[i] == U'发') && (to == U'您' || to == U'你')) return true;
    }
    return false;
}

static void read_action(Message *m, uint32_t index, KnownTopic topic, WordClass action)
{
    const Clause *clause = &m->r->clauses[index];
    uint16_t number = topic_of(m, topic);
    uint32_t token = action_token(m, clause, action);
    if (number == TOPIC_NONE) return;
    if (token == clause->token_end && is_asked(m, number)) token = bare_modal(m, clause);
    if (token == clause->token_end && is_asked(m, number)) token = supposed_action(m, index, action);
    if (token == clause->token_end) return;
    bool is_rule = token_word(&m->r->tokens[token], WORD_NON_QUALITY); /* 过了七天无理由的时间 */
    if (is_rule && (past_days(m, index) >= 0 || is_over(m, clause))) return;
    if (!is_asked(m, number) && (is_about_money(m, clause) || answers_money(m, clause))) return;
    if (!is_asked(m, number) && is_advice(m, clause, token)) return;
    int allowed = m->r->tokens[token].is_negated ? 0 : modal_near(m, clause, token);
    if (allowed < 0 && is_asked(m, number)) allowed = modal_beside(m, index);
    bool is_turned = token > clause->first_token && token_word(&m->r->tokens[token - 1], WORD_RHETORIC);
    if (is_turned && modal_of(&m->r->tokens[token]) == 0) allowed = 1; /* 怎么会不给退 */
    bool gives = allowed < 0 && is_asked(m, number) && action == WORD_EXCHANGE && is_sent(m, clause, token);
    if (gives) allowed = 1;
    bool is_alone = clause->token_end == clause->first_token + 1 && clause->end - clause->start <= 3;
    if (allowed < 0 && is_asked(m, number) && is_alone) allowed = 1; /* 断底我们认,退 */
    if (allowed >= 0) add_allowed(m, index, number, token, allowed == 1);
}

static bool has_allowed(const Message *m, uint16_t topic)
{
    StrView id = grammar_topics(m->grammar, NULL)[topic].id;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        if (sv_eq(m->a->claims[i].topic, id)) return true;
    }
    return false;
}

/* 您点下退货申请: who tells the buyer how to, allows it. Only where it was asked for, and nothing else was said of it. */
static void read_invitation(Message *m, KnownTopic topic, WordClass action)
{
    uint16_t number = topic_of(m, topic);
    WordClass other = action == WORD_RETURN ? WORD_EXCHANGE : WORD_RETURN;
    if (!is_asked(m, number) || has_allowed(m, number)) return;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        bool invites = token_name(t, NAME_INVITATION) && states(m, i) && !t->is_negated;
        bool is_free = clause_says(m, clause, action) || !clause_says(m, clause, other);
        if (invites && is_free && !clause_says(m, clause, WORD_CANNOT)) {
            add_allowed(m, t->clause, number, i, true);
            return;
        }
    }
}

/* 十天已经过了七天的期限, said to whom it is over: no, in other words. */
static void read_lateness(Message *m, KnownTopic topic)
{
    uint16_t number = topic_of(m, topic);
    int32_t window = window_days(m);
    if (!is_asked(m, number) || has_allowed(m, number) || window < 0 || m->facts.days_since_receipt <= window) return;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        bool is_window = t->number && t->number->unit == UNIT_DAY && t->number->low == window * (int64_t)VALUE_ONE;
        if (!is_window || clause->is_question || clause->has_condition || t->is_quoted || !is_over(m, clause)) continue;
        if (phrases_say(m->a->rules->phrases, "all_the_same", &m->r->normal, clause->start, m->r->normal.count)) return;
        add_allowed(m, t->clause, number, i, false);
        return;
    }
}

void read_allowed(Message *m)
{
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        if (m->r->clauses[i].is_question || m->r->clauses[i].is_condition) continue;
        read_action(m, i, KNOWN_RETURN_ALLOWED, WORD_RETURN);
        read_action(m, i, KNOWN_EXCHANGE_ALLOWED, WORD_EXCHANGE);
    }
    read_invitation(m, KNOWN_RETURN_ALLOWED, WORD_RETURN);
    read_invitation(m, KNOWN_EXCHANGE_ALLOWED, WORD_EXCHANGE);
    read_lateness(m, KNOWN_RETURN_ALLOWED);
    read_lateness(m, KNOWN_EXCHANGE_ALLOWED);
}
