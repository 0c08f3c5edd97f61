/* read_money.c -- sums: thresholds, fees, prices with their arithmetic, and member rates. */
#include "judge/claims.h"

enum { NEAR_TOKENS = 4 };

typedef enum Sum { SUM_NONE, SUM_THRESHOLD, SUM_MISSING, SUM_FEE, SUM_EXTRA, SUM_REPAIR, SUM_PRICE } Sum;

static bool is_money(const Number *n)
{
    return n && n->unit == UNIT_YUAN && !n->is_vague;
}

/* 满299包邮 often goes without 元. */
static bool is_bare_threshold(const Message *m, const Clause *clause, uint32_t token)
{
    const Number *n = m->r->tokens[token].number;
    if (!n || n->unit != UNIT_NONE || token == clause->first_token) return false;
    return token_word(&m->r->tokens[token - 1], WORD_FULL) != NULL;
}

static bool cued_near(const Message *m, const Clause *clause, uint32_t token, const char *topic)
{
    uint16_t number = topic_of(m, topic);
    if (number == TOPIC_NONE) return false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        uint32_t distance = i > token ? i - token : token - i;
        const Token *t = &m->r->tokens[i];
        if (distance <= NEAR_TOKENS && (token_cue(t, number) || token_value(t, number))) return true;
    }
    return false;
}

static bool text_before(const Message *m, uint32_t at, const uint32_t *chars)
{
    for (uint32_t back = 1; back <= 2 && back <= at; back++) {
        for (const uint32_t *c = chars; *c; c++) {
            if (m->r->normal.code[at - back] == *c) return true;
        }
    }
    return false;
}

static bool next_clause_frees(const Message *m, uint32_t clause)
{
    uint16_t topic = topic_of(m, "free_shipping");
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (t->clause >= clause && t->clause <= clause + 1 && topic != TOPIC_NONE && token_cue(t, topic)) return true;
    }
    return false;
}

/* What the figure counts, by the words around it. */
static Sum kind_of(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const ClauseContext *c = &m->contexts[t->clause];
    bool full = token > clause->first_token && token_word(&m->r->tokens[token - 1], WORD_FULL);
    bool frees = next_clause_frees(m, t->clause);
    if (text_before(m, t->start, (const uint32_t *)U"差欠") && (frees || is_asked(m, topic_of(m, "free_shipping"))))
        return SUM_MISSING;
    if ((full || t->number->is_lower || is_bare_threshold(m, clause, token)) && frees) return SUM_THRESHOLD;
    if (cued_near(m, clause, token, "repair") && fact_of(m, sv("repair"))) return SUM_REPAIR;
    bool back = c->is_return || c->is_exchange;
    if (cued_near(m, clause, token, "shipping_fee") && !back) return SUM_FEE;
    if (frees && !cued_near(m, clause, token, "price") && t->number->unit == UNIT_YUAN &&
        clause_says(m, clause, WORD_FULL))
        return SUM_THRESHOLD;
    bool extra = is_asked(m, topic_of(m, "extra_fee"));
    if (extra && !is_asked(m, topic_of(m, "price"))) return SUM_EXTRA;
    if (is_asked(m, topic_of(m, "repair"))) return SUM_REPAIR;
    if (is_asked(m, topic_of(m, "shipping_fee")) && !is_asked(m, topic_of(m, "price")) && !full) return SUM_FEE;
    if (is_asked(m, topic_of(m, "free_shipping")) && full) return SUM_THRESHOLD;
    if (full) return SUM_NONE;
    return is_asked(m, topic_of(m, "price")) || cued_near(m, clause, token, "price") ? SUM_PRICE : SUM_NONE;
}

static int64_t fact_sum(const Fact *fact, const char *name)
{
    const Value *value = fact_get(fact, name);
    return value ? value_scaled(value) : -1;
}

static void add_threshold(Message *m, uint32_t token, bool is_missing)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    Draft draft = draft_new(m, topic_of(m, "free_shipping"), token, token);
    draft.fact = fact_of(m, sv("free_shipping"));
    if (!draft.fact) return;
    int64_t threshold = fact_sum(draft.fact, "threshold_yuan");
    draft_decimal(&draft, is_missing ? "missing_yuan" : "threshold_yuan", t->number->low);
    bool holds = t->number->low == threshold;
    if (is_missing) holds = product && t->number->low == threshold - product->price * m->buyer.pieces;
    draft.state = holds ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_fee(Message *m, uint32_t token)
{
    Draft draft = draft_new(m, topic_of(m, "shipping_fee"), token, token);
    draft.fact = fact_of(m, sv("shipping_fee"));
    int64_t fee = fact_sum(draft.fact, "yuan");
    if (!draft.fact && !fact_of(m, sv("free_shipping"))) return;
    draft_decimal(&draft, "yuan", m->r->tokens[token].number->low);
    draft.state = m->r->tokens[token].number->low == fee ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_extra(Message *m, uint32_t token)
{
    const Product *product = m->a->in->product;
    Draft draft = draft_new(m, topic_of(m, "extra_fee"), token, token);
    draft.fact = fact_of(m, sv("extra_fee"));
    const Value *ratio = fact_get(draft.fact, "max_ratio_of_price");
    if (!ratio || !product) return;
    draft_decimal(&draft, "yuan", m->r->tokens[token].number->high);
    bool holds = m->r->tokens[token].number->high * VALUE_ONE <= product->price * value_scaled(ratio);
    draft.state = holds ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_repair(Message *m, uint32_t token)
{
    Draft draft = draft_new(m, topic_of(m, "repair"), token, token);
    draft.fact = fact_of(m, sv("repair"));
    int64_t most = fact_sum(draft.fact, "max_fee_yuan");
    if (most < 0) return;
    draft_decimal(&draft, "max_fee_yuan", m->r->tokens[token].number->high);
    draft.state = m->r->tokens[token].number->high <= most ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

/* The rate of the buyer's tier, VALUE_ONE without one, -1 where the orders are not known. */
static int64_t own_rate(const Message *m, const Fact *fact)
{
    const Value *tiers = fact_get(fact, "tiers");
    int64_t rate = VALUE_ONE;
    if (m->facts.orders < 0) return -1;
    for (size_t i = 0; tiers && i < tiers->count; i++) {
        const Value *one = field_find(tiers->items[i].fields, tiers->items[i].count, "rate");
        const Value *orders = field_find(tiers->items[i].fields, tiers->items[i].count, "min_orders");
        const Value *total = field_find(tiers->items[i].fields, tiers->items[i].count, "or_min_total_yuan");
        bool by_orders = orders && m->facts.orders >= orders->number;
        bool by_total = total && m->facts.orders > 0 && m->facts.total >= value_scaled(total);
        if (one && (by_orders || by_total) && value_scaled(one) < rate) rate = value_scaled(one);
    }
    return rate;
}

/* A figure is true where it is the sum, or the sum rounded to what the figure shows. */
static bool rounds_to(int64_t exact, int64_t stated)
{
    int64_t step = stated % VALUE_ONE == 0          ? VALUE_ONE
                   : stated % (VALUE_ONE / 10) == 0 ? VALUE_ONE / 10
                                                    : VALUE_ONE / 100;
    int64_t difference = exact > stated ? exact - stated : stated - exact;
    return difference < step && (difference * 2 <= step || exact > stated);
}

static int64_t months_in(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Number *n = m->r->tokens[i].number;
        if (n && n->unit == UNIT_MONTH && n->low > VALUE_ONE) return n->low / VALUE_ONE;
    }
    return 0;
}

static bool says_month(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *near = &m->r->tokens[i];
        bool close = near->clause == t->clause && i < token;
        bool one_month = near->number && near->number->unit == UNIT_MONTH && near->number->low == VALUE_ONE;
        if (close && (token_word(near, WORD_MONTHLY) || one_month)) return true;
    }
    return false;
}

static int64_t pieces_in(const Message *m, uint32_t token)
{
    uint32_t clause = m->r->tokens[token].clause;
    for (uint32_t i = m->r->clauses[clause].first_token; i < token; i++) {
        const Number *n = m->r->tokens[i].number;
        if (n && n->unit == UNIT_PIECE && n->low > VALUE_ONE && n->low <= 20 * VALUE_ONE) return n->low / VALUE_ONE;
    }
    return 1;
}

static bool price_holds(const Message *m, const Product *product, uint32_t token)
{
    int64_t stated = m->r->tokens[token].number->low, months = months_in(m);
    const Fact *discount = fact_of(m, sv("discount"));
    int64_t rate = discount ? own_rate(m, discount) : VALUE_ONE;
    if (says_month(m, token) && months > 0) return rounds_to(product->price / months, stated);
    int64_t pieces[] = { 1, pieces_in(m, token), m->buyer.pieces };
    for (size_t i = 0; i < 3; i++) {
        int64_t price = product->price * pieces[i];
        if (stated == price) return true;
        if (rate > 0 && rate < VALUE_ONE && rounds_to(price * rate / VALUE_ONE, stated)) return true;
        if (rate > 0 && rate < VALUE_ONE && rounds_to(price - price * rate / VALUE_ONE, stated))
            return true; /* 省27.3 */
    }
    return false;
}

static void add_price(Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    if (!product || m->contexts[t->clause].is_other_product) return;
    bool is_refund = is_asked(m, topic_of(m, "refund_scope")) && !is_asked(m, topic_of(m, "price"));
    if (is_refund) return; /* 当时付的12块也还您 is no price */
    Draft draft = draft_new(m, topic_of(m, "price"), token, token);
    draft_decimal(&draft, says_month(m, token) ? "per_month" : "yuan", t->number->low);
    draft.state = price_holds(m, product, token) ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

/* 包邮 without a threshold: held against this product's price. */
static void read_free(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    const Fact *fact = fact_of(m, sv("free_shipping"));
    const ClauseContext *c = &m->contexts[t->clause];
    bool is_back = is_asked(m, topic_of(m, "return_shipping")) || is_asked(m, topic_of(m, "exchange_shipping"));
    if (!token_cue(t, topic) || !fact || !states(m, token) || c->is_return || c->is_exchange) return;
    if (is_back && !is_asked(m, topic)) return; /* 换新的也包邮 is about the exchange */
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *near = &m->r->tokens[i];
        bool in_reach = near->clause == t->clause || near->clause + 1 == t->clause;
        if (in_reach && near->number && kind_of(m, i) == SUM_THRESHOLD && i < token) return;
    }
    if (clause_says(m, clause, WORD_FULL) || clause->has_condition) return;
    int64_t threshold = fact_sum(fact, "threshold_yuan");
    StrView words = reading_text(m->r, clause->start, clause->end);
    bool for_all = strstr(arena_copy(m->a->arena, words).ptr, "全场") != NULL;
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_bool(&draft, "free", !t->is_negated);
    if (for_all && !t->is_negated)
        draft.state = threshold == 0 ? CLAIM_TRUE : CLAIM_FALSE;
    else if (threshold == 0)
        draft.state = t->is_negated ? CLAIM_FALSE : CLAIM_TRUE;
    else if (!product)
        draft.state = CLAIM_PARTLY;
    else
        draft.state = (product->price * m->buyer.pieces >= threshold) != t->is_negated ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

void read_money(Message *m)
{
    uint16_t freed = topic_of(m, "free_shipping");
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        if (freed != TOPIC_NONE) read_free(m, i, freed);
        bool bare_price = t->number && t->number->unit == UNIT_NONE && is_asked(m, topic_of(m, "price")) &&
                          m->a->in->product && t->number->low == m->a->in->product->price;
        if (!is_money(t->number) && !is_bare_threshold(m, clause, i) && !bare_price) continue;
        if (clause->is_question || t->is_quoted || t->is_negated) continue;
        switch (kind_of(m, i)) {
        case SUM_NONE: break;
        case SUM_THRESHOLD: add_threshold(m, i, false); break;
        case SUM_MISSING: add_threshold(m, i, true); break;
        case SUM_FEE: add_fee(m, i); break;
        case SUM_EXTRA: add_extra(m, i); break;
        case SUM_REPAIR: add_repair(m, i); break;
        case SUM_PRICE: add_price(m, i); break;
        }
    }
}

/* 下回就有9.8折, 满3单9.3折: not this buyer's rate now, but a tier with its condition. */
static bool speaks_of_later(const Message *m, uint32_t token)
{
    static const char *const LATER[] = { "下回", "下次", "以后",   "之后",   "再买", "下一单",
                                         "后续", "再来", "第二单", "下单后", "复购" };
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    uint32_t from = clause->start > 12 ? clause->start - 12 : 0;
    const char *text = arena_copy(m->a->arena, reading_text(m->r, from, clause->end)).ptr;
    for (size_t i = 0; i < sizeof LATER / sizeof *LATER; i++) {
        if (strstr(text, LATER[i])) return true;
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

/* The condition that stands with the rate in its clause, or in the one before: 满3单, 499元. -1 where there is none. */
static void condition_of(const Message *m, uint32_t token, int64_t *orders, int64_t *total)
{
    const Token *t = &m->r->tokens[token];
    *orders = *total = -1;
    for (uint32_t i = token; i > 0; i--) {
        const Token *near = &m->r->tokens[i - 1];
        if (near->clause + 1 < t->clause) break;
        if (near->number && near->number->unit == UNIT_RATE) break;
        bool counts = near->number && (near->number->unit == UNIT_PIECE || near->number->unit == UNIT_TIMES);
        if (counts && *orders < 0) *orders = near->number->low / VALUE_ONE;
        if (near->number && near->number->unit == UNIT_YUAN && *total < 0) *total = near->number->low;
    }
}

static ClaimState rate_state(const Message *m, const Fact *fact, uint32_t token)
{
    int64_t rate = m->r->tokens[token].number->low, orders, total, said_orders, said_total, own = own_rate(m, fact);
    if (!tier_of_rate(fact, rate, &orders, &total)) return CLAIM_FALSE;
    condition_of(m, token, &said_orders, &said_total);
    bool own_count = said_orders >= 0 && said_orders == m->facts.orders;
    bool conditional = (said_orders >= 0 && !own_count) || said_total >= 0;
    if (conditional) {
        bool ok = (said_orders < 0 || said_orders == orders || (said_orders == 2 && orders == 1)) &&
                  (said_total < 0 || said_total == total);
        return ok ? (rate == own ? CLAIM_TRUE : CLAIM_PARTLY) : rate == own ? CLAIM_TRUE : CLAIM_FALSE;
    }
    if (own < 0) return CLAIM_PARTLY;
    if (rate == own) return CLAIM_TRUE;
    return speaks_of_later(m, token) && rate < own ? CLAIM_PARTLY : CLAIM_FALSE;
}

/* 首单没有折扣: true of who has not bought yet. */
static void read_no_discount(Message *m, uint32_t token, uint16_t topic, const Fact *fact)
{
    static const char *const NONE[] = { "没有折扣", "没折扣", "没有优惠", "没优惠",   "没有会员", "不打折", "没有活动",
                                        "不享受",   "无折扣", "无优惠",   "享受不到", "没有折",   "没打折" };
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const char *text = arena_copy(m->a->arena, reading_text(m->r, clause->start, clause->end)).ptr;
    bool says = t->is_negated && token_cue(t, topic);
    for (size_t i = 0; !says && token_cue(t, topic) && i < sizeof NONE / sizeof *NONE; i++)
        says = strstr(text, NONE[i]) != NULL;
    if (!says || !is_asked(m, topic) || clause->is_question) return;
    int64_t own = own_rate(m, fact);
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_int(&draft, "rate", 1);
    draft.state = own < 0 ? CLAIM_PARTLY : own == VALUE_ONE ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

void read_rates(Message *m)
{
    uint16_t topic = topic_of(m, "discount");
    const Fact *fact = topic == TOPIC_NONE ? NULL : fact_of(m, sv("discount"));
    bool denied = false;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!t->number && t->lexeme && !denied) {
            size_t before = m->a->claim_count;
            read_no_discount(m, i, topic, fact);
            denied = m->a->claim_count > before;
        }
        if (!t->number || t->number->unit != UNIT_RATE || m->r->clauses[t->clause].is_question || t->is_quoted)
            continue;
        if (t->is_negated) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft_decimal(&draft, "rate", t->number->low);
        draft.state = rate_state(m, fact, i);
        if (draft.state == CLAIM_FALSE && t->is_supposed) continue;
        draft_add(m, &draft);
    }
}
