/* read_rates.c -- member rates: the tier that applies to this buyer, tiers with their conditions, no rate yet. */
#include "judge/money.h"

/* 下回就有9.8折, 满3单9.3折: not this buyer's rate now, but a tier with its condition. */
static bool speaks_of_later(const Message *m, uint32_t token)
{
    static const uint32_t *const LATER[] = {
        (const uint32_t *)U"下回", (const uint32_t *)U"下次",   (const uint32_t *)U"以后",
        (const uint32_t *)U"之后", (const uint32_t *)U"再买",   (const uint32_t *)U"下一单",
        (const uint32_t *)U"后续", (const uint32_t *)U"再来",   (const uint32_t *)U"再下",
        (const uint32_t *)U"再拍", (const uint32_t *)U"第二单", (const uint32_t *)U"下单后",
        (const uint32_t *)U"复购", (const uint32_t *)U"再消费", (const uint32_t *)U"就能升",
        (const uint32_t *)U"升到", (const uint32_t *)U"再凑",   (const uint32_t *)U"等您",
        (const uint32_t *)U"买完", (const uint32_t *)U"买过",   (const uint32_t *)U"还差",
        (const uint32_t *)U"差一",
    };
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    uint32_t from = clause->start > 12 ? clause->start - 12 : 0;
    for (size_t i = 0; i < sizeof LATER / sizeof *LATER; i++) {
        if (text_between(m, from, clause->end, LATER[i])) return true;
    }
    return false;
}

static bool tier_of_rate(const Fact *fact, int64_t rate, int64_t *orders, int64_t *total)
{
    const Value *tiers = fact_get(fact, "tiers");
    for (size_t i = 0; tiers && i < tiers->count; i++) {
        const Value *one = field_find(tiers->items[i].fields, tiers->items[i].count, "rate");
        const Value *min_orders = field_find(tiers->items[i].fields, tiers->items[i].count, "min_orders");
        const Value *min_total = field_find(tiers->items[i].fields, tiers->items[i].count, "or_min_total_yuan");
        if (!one || value_scaled(one) != rate) continue;
        *orders = min_orders ? min_orders->number : 0;
        *total = min_total ? value_scaled(min_total) : -1;
        return true;
    }
    return false;
}

/* The rate that a figure says: 9.3折, and 目前98 where rates are asked for; -1 where it is none. */
static int64_t rate_at(const Message *m, const Token *t)
{
    if (!t->number) return -1;
    if (t->number->unit == UNIT_RATE) return t->number->low;
    bool is_bare = t->number->unit == UNIT_NONE && is_asked(m, topic_of(m, KNOWN_DISCOUNT));
    bool in_range = t->number->low >= 90 * (int64_t)VALUE_ONE && t->number->low < 100 * (int64_t)VALUE_ONE;
    bool is_limit = char_before(m, t->start, 2, (const uint32_t *)U"满够超差");
    return is_bare && in_range && !is_limit ? t->number->low / 100 : -1;
}

/* What a rate is said to need: 满3单, 499元, 再买两单. -1 where nothing is said. */
typedef struct Condition {
    int64_t orders;
    int64_t total;
} Condition;

/* 再买两单 counts on from the buyer's own. */
static int64_t orders_named(const Message *m, const Token *t)
{
    int64_t orders = t->number->low / VALUE_ONE;
    bool more = char_before(m, t->start, 3, (const uint32_t *)U"再差还");
    return more && m->facts.orders >= 0 ? orders + m->facts.orders : orders;
}

/* The condition that stands with the rate in its clause, or in the one before. */
static Condition condition_of(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    Condition condition = { -1, -1 };
    for (uint32_t i = token; i > 0; i--) {
        const Token *near = &m->r->tokens[i - 1];
        if (near->clause + 1 < t->clause || (rate_at(m, near) >= 0)) break;
        const Number *n = near->number;
        bool counts = n && (n->unit == UNIT_PIECE || n->unit == UNIT_TIMES);
        if (counts && condition.orders < 0) condition.orders = orders_named(m, near);
        bool more = n && char_before(m, near->start, 2, (const uint32_t *)U"差再");
        if (n && n->unit == UNIT_YUAN && condition.total < 0) condition.total = n->low + (more ? m->facts.total : 0);
        bool bare = n && n->unit == UNIT_NONE && i > 1 && token_word(&m->r->tokens[i - 2], WORD_FULL);
        if (bare && condition.total < 0 && n->low > 100 * (int64_t)VALUE_ONE) condition.total = n->low;
    }
    return condition;
}

static size_t rates_said(const Message *m)
{
    size_t count = 0;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        count += rate_at(m, &m->r->tokens[i]) >= 0;
    }
    return count;
}

/* 您目前9.3折: of a list of tiers this one is said to be the buyer's. */
static bool points_at_buyer(const Message *m, uint32_t token)
{
    static const uint32_t *const SIGNS[] = { (const uint32_t *)U"目前",   (const uint32_t *)U"现在",
                                             (const uint32_t *)U"属于",   (const uint32_t *)U"已经",
                                             (const uint32_t *)U"达到了", (const uint32_t *)U"够了",
                                             (const uint32_t *)U"能享",   (const uint32_t *)U"可享" };
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    if (clause_says(m, clause, WORD_BUYER)) return true;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        if (text_between(m, clause->start, clause->end, SIGNS[i])) return true;
    }
    return false;
}

/* Some rate is said to be the buyer's; a bare list of tiers is not. */
static bool has_pointer(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        if (rate_at(m, &m->r->tokens[i]) >= 0 && (points_at_buyer(m, i) || speaks_of_later(m, i))) return true;
    }
    return false;
}

static ClaimState rate_state(const Message *m, const Fact *fact, uint32_t token)
{
    int64_t rate = rate_at(m, &m->r->tokens[token]), orders, total, own = own_rate(m, fact);
    if (!tier_of_rate(fact, rate, &orders, &total)) return CLAIM_FALSE;
    Condition said = condition_of(m, token);
    bool listed = said.orders == orders && rates_said(m) > 1 && !points_at_buyer(m, token);
    bool own_count = said.orders >= 0 && said.orders == m->facts.orders && !listed;
    bool own_total = said.total >= 0 && said.total == m->facts.total;
    bool conditional = (said.orders >= 0 && !own_count) || (said.total >= 0 && !own_total);
    if (conditional) {
        bool ok = (said.orders < 0 || own_count || said.orders == orders || (said.orders == 2 && orders == 1)) &&
                  (said.total < 0 || own_total || said.total == total);
        if (rate != own) return ok ? CLAIM_PARTLY : CLAIM_FALSE;
        return rates_said(m) > 1 && !own_count && !points_at_buyer(m, token) ? CLAIM_PARTLY : CLAIM_TRUE;
    }
    if (own < 0 || (rates_said(m) > 1 && !has_pointer(m))) return CLAIM_PARTLY;
    if (rate == own) return CLAIM_TRUE;
    return speaks_of_later(m, token) && rate < own ? CLAIM_PARTLY : CLAIM_FALSE;
}

static bool says_none(const Message *m, const Clause *clause)
{
    static const uint32_t *const NONE[] = {
        (const uint32_t *)U"没有折扣", (const uint32_t *)U"没折扣",   (const uint32_t *)U"没有优惠",
        (const uint32_t *)U"没优惠",   (const uint32_t *)U"没有会员", (const uint32_t *)U"不打折",
        (const uint32_t *)U"没有活动", (const uint32_t *)U"不享受",   (const uint32_t *)U"无折扣",
        (const uint32_t *)U"无优惠",   (const uint32_t *)U"享受不到", (const uint32_t *)U"没有折",
        (const uint32_t *)U"没打折",   (const uint32_t *)U"打不了折", (const uint32_t *)U"没得折",
        (const uint32_t *)U"没得打",   (const uint32_t *)U"没会员",   (const uint32_t *)U"原价",
        (const uint32_t *)U"没有可用", (const uint32_t *)U"没到",     (const uint32_t *)U"没有打折",
    };
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        if (text_between(m, clause->start, clause->end, NONE[i])) return true;
    }
    return false;
}

/* 首单没有折扣: true of who has not bought yet. */
static bool denies_rate(const Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (!token_cue(t, topic) || clause->is_question || t->is_supposed || t->is_quoted) return false;
    if (t->is_negated) return true;
    return says_none(m, clause);
}

static bool read_no_rate(Message *m, uint32_t token, uint16_t topic, const Fact *fact)
{
    const Token *t = &m->r->tokens[token];
    if (t->number || !t->lexeme || !is_asked(m, topic) || !denies_rate(m, token, topic)) return false;
    const Clause *clause = &m->r->clauses[t->clause];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Number *n = m->r->tokens[i].number;
        if (n && n->unit == UNIT_RATE) return false; /* 没到九折 speaks of that tier */
    }
    bool of_vouchers = text_between(m, t->start, t->end, (const uint32_t *)U"券") ||
                       text_between(m, t->start, t->end, (const uint32_t *)U"活动");
    if (of_vouchers && rates_said(m) > 0) return false; /* 没有券, 会员98折 */
    int64_t own = own_rate(m, fact);
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_int(&draft, "rate", 1);
    draft.state = own < 0 ? CLAIM_PARTLY : own == VALUE_ONE ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
    return true;
}

/* A yes names no rate; a no says that there is none for this buyer. */
void answer_rate(const Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Fact *fact = fact_of(m, topic_of(m, KNOWN_DISCOUNT));
    if (!fact || is_yes) return;
    int64_t own = own_rate(m, fact);
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_int(&draft, "rate", 1);
    draft.state = own < 0 ? CLAIM_PARTLY : own == VALUE_ONE ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

/* 头一单按原价, 首单没有优惠: no rate is named, and none is given. */
static void read_full_price(Message *m, uint16_t topic)
{
    for (uint32_t c = 0; c < m->r->clause_count; c++) {
        const Clause *clause = &m->r->clauses[c];
        if (!says_none(m, clause) || clause->is_question || clause->is_condition ||
            clause->first_token == clause->token_end)
            continue;
        answer_rate(m, topic, clause->first_token, false);
        return;
    }
}

/* Every rate that is named is of a later order: 首单原价,下次98折. */
static bool names_later_only(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        if (rate_at(m, &m->r->tokens[i]) >= 0 && !speaks_of_later(m, i)) return false;
    }
    return true;
}

void read_rates(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_DISCOUNT);
    const Fact *fact = topic == TOPIC_NONE ? NULL : fact_of(m, topic_of(m, KNOWN_DISCOUNT));
    bool denied = false;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!denied) denied = read_no_rate(m, i, topic, fact);
        if (rate_at(m, t) < 0 || m->r->clauses[t->clause].is_question || t->is_quoted) continue;
        if (t->is_negated) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft_decimal(&draft, "rate", rate_at(m, t));
        draft.state = rate_state(m, fact, i);
        if (draft.state == CLAIM_FALSE && t->is_supposed) continue;
        draft_add(m, &draft);
    }
    if (fact && !denied && is_asked(m, topic) && names_later_only(m)) read_full_price(m, topic);
}
