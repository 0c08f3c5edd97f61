/* read_money.c -- what a sum of money counts by the words around it: a threshold, a fee, a price, a repair. */
#include "judge/sum_roles.h"

enum { NEAR_TOKENS = 4, MIN_PRICE_PART = 4, MAX_PRICE_TIMES = 12 };

typedef enum Sum {
    SUM_NONE,
    SUM_THRESHOLD,
    SUM_MISSING,
    SUM_FEE,
    SUM_EXTRA,
    SUM_REPAIR,
    SUM_PRICE,
    SUM_OFFER /* less than the price, offered where the buyer haggles */
} Sum;

static bool is_money(const Message *m, const Token *t)
{
    return t->number && t->number->unit == UNIT_YUAN && !t->number->is_vague && !is_together(m, t);
}

static bool asks(const Message *m, KnownTopic topic)
{
    return is_asked(m, topic_of(m, topic));
}

static bool is_full(const Message *m, const Clause *clause, uint32_t token)
{
    return token > clause->first_token && token_word(&m->r->tokens[token - 1], WORD_FULL);
}

static bool is_of_body(const Message *m, int64_t low)
{
    const Buyer *body = &m->buyer.body;
    return low * 10 == (int64_t)body->weight_jin10 * VALUE_ONE || low * 10 == (int64_t)body->height_mm * VALUE_ONE ||
           low == (int64_t)body->foot_mm * VALUE_ONE || low == (int64_t)body->usual_eu * VALUE_ONE;
}

/* 九三 is a rate where rates are asked for. */
static bool is_bare_rate(const Message *m, const Token *t)
{
    bool in_range = t->number->low >= 90 * (int64_t)VALUE_ONE && t->number->low < 100 * (int64_t)VALUE_ONE;
    return asks(m, KNOWN_DISCOUNT) && in_range && t->number->low % VALUE_ONE == 0;
}

/* 380, 运费10, 差41才包邮: money often goes without its unit where money is asked for. */
static bool is_bare_sum(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    bool of_money = asks(m, KNOWN_PRICE) || asks(m, KNOWN_FREE_SHIPPING) || asks(m, KNOWN_SHIPPING_FEE) ||
                    asks(m, KNOWN_EXTRA_FEE) || asks(m, KNOWN_BARGAIN) || asks(m, KNOWN_REPAIR);
    if (!t->number || t->number->unit != UNIT_NONE || t->number->is_vague) return false;
    if (is_full(m, clause, token)) return true;
    bool is_nil = t->number->low == 0 && char_before(m, t->start, 2, (const uint32_t *)U"费");
    if (!of_money || (!is_nil && (t->number->low <= 0 || is_of_body(m, t->number->low)))) return false;
    if (is_bare_rate(m, t)) return false;
    uint32_t before = t->start > 0 ? m->r->normal.code[t->start - 1] : 0;
    bool in_word = before == '-' || (before >= 'a' && before <= 'z');
    const Product *product = m->contexts[t->clause].product;
    bool of_sizes = asks(m, KNOWN_SIZE) || asks(m, KNOWN_STOCK) || asks(m, KNOWN_COLOUR) || asks(m, KNOWN_FIT);
    bool is_size =
        of_sizes && product && product->chart && t->number->low >= 30 * VALUE_ONE && t->number->low <= 50 * VALUE_ONE;
    return !in_word && !is_size;
}

static bool cued_near(const Message *m, const Clause *clause, uint32_t token, KnownTopic topic)
{
    uint16_t number = topic_of(m, topic);
    if (number == TOPIC_NONE) return false;
    bool is_cut = clause->start > 0 && !code_is_noise(m->r->normal.code[clause->start - 1]); /* 邮费 另外10块 */
    for (uint32_t i = is_cut ? clause[-1].first_token : clause->first_token; i < clause->token_end; i++) {
        uint32_t distance = i > token ? i - token : token - i;
        const Token *t = &m->r->tokens[i];
        if (distance <= NEAR_TOKENS && (token_cue(t, number) || token_value(t, number))) return true;
    }
    return false;
}

/* The clause or the next one speaks of free shipping, or it is asked for. */
static bool frees_near(const Message *m, uint32_t clause)
{
    uint16_t topic = topic_of(m, KNOWN_FREE_SHIPPING);
    if (asks(m, KNOWN_FREE_SHIPPING) || asks(m, KNOWN_SHIPPING_FEE)) return true;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (t->clause >= clause && t->clause <= clause + 1 && topic != TOPIC_NONE && token_cue(t, topic)) return true;
    }
    return false;
}

/* It is the price of one or of the pieces spoken of, in a talk that turns on prices. */
static bool is_own_price(const Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    bool is_reduced = asks(m, KNOWN_DISCOUNT) && product && m->r->tokens[token].number->low * 2 > product->price;
    return product && price_holds(m, product, token) && counted_per(m, token) == PER_PIECE &&
           (is_reduced || m->r->tokens[token].number->low >= product->price);
}

static Sum kind_of_shipping(const Message *m, uint32_t token, bool full)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const ClauseContext *c = &m->contexts[t->clause];
    bool frees = frees_near(m, t->clause), back = c->is_return || c->is_exchange;
    bool more = char_before(m, t->start, 2, (const uint32_t *)U"差欠缺") ||
                (char_before(m, t->start, 3, (const uint32_t *)U"再") &&
                 char_before(m, t->start, 2, (const uint32_t *)U"凑买拍加要"));
    if (more && frees) return SUM_MISSING;
    bool of_fee = char_before(m, t->start, 2, (const uint32_t *)U"收付补掏费");
    if (frees && !of_fee && is_limit(m, token)) return SUM_THRESHOLD;
    if (frees && !of_fee && !full && is_gap(m, token)) return SUM_MISSING;
    bool asked = asks(m, KNOWN_FREE_SHIPPING) || asks(m, KNOWN_SHIPPING_FEE);
    bool charged = char_before(m, t->start, 2, (const uint32_t *)U"收付补掏");
    if (asked && charged && !full && !asks(m, KNOWN_PRICE) && !asks(m, KNOWN_EXTRA_FEE)) return SUM_FEE;
    bool reached = asked && (t->number->is_upper || char_before(m, t->start, 2, (const uint32_t *)U"到超过够足>≥于"));
    if (!full && !reached && is_own_price(m, token)) return SUM_PRICE;
    if (!full && asked && !of_fee && is_goods_total(m, token)) return SUM_NONE; /* 一起328 */
    const Token *next = token + 1 < clause->token_end ? t + 1 : NULL;
    bool frees_next = next && next->start <= t->end + 1 && topic_of(m, KNOWN_FREE_SHIPPING) != TOPIC_NONE &&
                      token_cue(next, topic_of(m, KNOWN_FREE_SHIPPING)); /* 199就免 */
    bool limit = full || reached || frees_next || t->number->is_lower ||
                 text_between(m, clause->start, clause->end, (const uint32_t *)U"门槛");
    if (limit && frees) return SUM_THRESHOLD;
    if (is_own_price(m, token)) return SUM_PRICE;
    bool has_limit = clause_says(m, clause, WORD_FULL) && !cued_near(m, clause, token, KNOWN_PRICE);
    if (cued_near(m, clause, token, KNOWN_SHIPPING_FEE) && !back) return SUM_FEE;
    if (frees && has_limit && t->number->unit == UNIT_YUAN) return SUM_THRESHOLD;
    return SUM_NONE;
}

/* A figure that can be a price of this product, true or false. */
static bool is_pricelike(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    if (t->number->unit == UNIT_YUAN || counted_per(m, token) != PER_PIECE) return true;
    if (char_before(m, t->start, 4, (const uint32_t *)U"省惠减")) return true;
    return product && t->number->low * MIN_PRICE_PART >= product->price &&
           t->number->low <= product->price * MAX_PRICE_TIMES;
}

/* 十块少不了: a word of the topic itself refuses. */
static bool declines(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Sense *sense = token_value(&m->r->tokens[i], topic_of(m, KNOWN_BARGAIN));
        if (sense && sense->value.number == 0) return true;
    }
    return false;
}

/* What the figure counts, by the words around it. */
static Sum kind_of(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    bool full = is_full(m, clause, token);
    if (text_between(m, clause->start, clause->end, (const uint32_t *)U"找您")) return SUM_NONE; /* change */
    if (is_of_member(m, token)) return SUM_NONE;
    Sum sum = kind_of_shipping(m, token, full);
    if (sum != SUM_NONE) return sum;
    if (cued_near(m, clause, token, KNOWN_REPAIR) && fact_of(m, topic_of(m, KNOWN_REPAIR))) return SUM_REPAIR;
    bool priced = asks(m, KNOWN_PRICE);
    if (asks(m, KNOWN_EXTRA_FEE) && !priced) return SUM_EXTRA;
    if (asks(m, KNOWN_REPAIR)) return SUM_REPAIR;
    bool shipping = asks(m, KNOWN_SHIPPING_FEE) || asks(m, KNOWN_FREE_SHIPPING);
    if (shipping && !priced && !full && !is_goods_total(m, token)) return SUM_FEE;
    if (full) return SUM_NONE;
    if (asks(m, KNOWN_BARGAIN) && product && t->number->low < product->price && !price_holds(m, product, token) &&
        is_pricelike(m, token) && !t->is_supposed && !priced && !clause_says(m, clause, WORD_NEG) &&
        !clause_says(m, clause, WORD_CANNOT) && !clause_says(m, clause, WORD_POST_NEG) && !declines(m, clause)) {
        return SUM_OFFER;
    }
    bool refused = asks(m, KNOWN_BARGAIN) && clause_says(m, clause, WORD_POST_NEG); /* 300卖不了 */
    if (!priced && (refused || !cued_near(m, clause, token, KNOWN_PRICE))) return SUM_NONE;
    return is_pricelike(m, token) ? SUM_PRICE : SUM_NONE;
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
    Draft draft = draft_new(m, topic_of(m, KNOWN_FREE_SHIPPING), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING));
    if (!draft.fact) return;
    int64_t threshold = fact_sum(draft.fact, "threshold_yuan");
    draft_decimal(&draft, is_missing ? "missing_yuan" : "threshold_yuan", t->number->low);
    bool holds = t->number->low == threshold;
    if (is_missing) {
        holds = product && (t->number->low == threshold - product->price * m->buyer.pieces ||
                            t->number->low == threshold - product->price * pieces_of(m));
    }
    draft.state = holds ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

/* These goods, in these pieces, are sent free. */
static bool is_free_here(const Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    int64_t threshold = fact_sum(fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING)), "threshold_yuan");
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    int64_t pieces = 0;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) { /* 两双336免 一双收12 */
        const Number *n = m->r->tokens[i].number;
        if (n && n->unit == UNIT_PIECE) pieces = n->low / VALUE_ONE;
    }
    static const uint32_t *const ONE[] = { (const uint32_t *)U"一双", (const uint32_t *)U"一件",
                                           (const uint32_t *)U"一条", (const uint32_t *)U"一台" };
    for (size_t i = 0; i < sizeof ONE / sizeof *ONE; i++) {
        if (text_between(m, clause->start, clause->end, ONE[i])) pieces = 1;
    }
    return product && threshold >= 0 && product->price * (pieces ? pieces : pieces_of(m)) >= threshold;
}

static void add_fee(Message *m, uint32_t token)
{
    Draft draft = draft_new(m, topic_of(m, KNOWN_SHIPPING_FEE), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_SHIPPING_FEE));
    int64_t fee = fact_sum(draft.fact, "yuan");
    if (!draft.fact && !fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING))) return;
    draft_decimal(&draft, "yuan", m->r->tokens[token].number->low);
    draft.state = m->r->tokens[token].number->low == fee ? CLAIM_TRUE : CLAIM_FALSE;
    bool is_nil = m->r->tokens[token].number->low == 0, is_own = is_nil || !speaks_of_limit(m);
    if (is_own && asks(m, KNOWN_FREE_SHIPPING) && m->contexts[m->r->tokens[token].clause].product) {
        if (is_nil) draft.fact = fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING));
        if (is_free_here(m, token)) draft.state = is_nil ? CLAIM_TRUE : CLAIM_FALSE; /* 390一条,邮费10块 */
    }
    draft_add(m, &draft);
}

static void add_extra(Message *m, uint32_t token)
{
    const Product *product = m->a->in->product;
    Draft draft = draft_new(m, topic_of(m, KNOWN_EXTRA_FEE), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_EXTRA_FEE));
    const Value *ratio = fact_get(draft.fact, "max_ratio_of_price");
    if (!ratio || !product) return;
    draft_decimal(&draft, "yuan", m->r->tokens[token].number->high);
    bool holds = m->r->tokens[token].number->high <= product->price * value_scaled(ratio) / VALUE_ONE;
    draft.state = holds ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_repair(Message *m, uint32_t token)
{
    Draft draft = draft_new(m, topic_of(m, KNOWN_REPAIR), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_REPAIR));
    int64_t most = fact_sum(draft.fact, "max_fee_yuan");
    if (most < 0) return;
    draft_decimal(&draft, "max_fee_yuan", m->r->tokens[token].number->high);
    draft.state = m->r->tokens[token].number->high <= most ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_price(Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    if (!product) return;
    bool is_refund = asks(m, KNOWN_REFUND_SCOPE) && !asks(m, KNOWN_PRICE);
    if (is_refund) return; /* 当时付的12块也还您 is no price */
    Draft draft = draft_new(m, topic_of(m, KNOWN_PRICE), token, token);
    draft_decimal(&draft, counted_per(m, token) == PER_MONTH ? "per_month" : "yuan", t->number->low);
    draft.state = price_holds(m, product, token) ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_offer(Message *m, uint32_t token)
{
    Draft draft = draft_new(m, topic_of(m, KNOWN_BARGAIN), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_BARGAIN));
    if (!draft.fact) return;
    draft_bool(&draft, "allowed", true);
    draft.state = value_is_true(fact_get(draft.fact, "allowed")) ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

static void add_sum(Message *m, uint32_t token)
{
    switch (kind_of(m, token)) {
    case SUM_NONE: break;
    case SUM_THRESHOLD: add_threshold(m, token, false); break;
    case SUM_MISSING: add_threshold(m, token, true); break;
    case SUM_FEE: add_fee(m, token); break;
    case SUM_EXTRA: add_extra(m, token); break;
    case SUM_REPAIR: add_repair(m, token); break;
    case SUM_PRICE: add_price(m, token); break;
    case SUM_OFFER: add_offer(m, token); break;
    }
}

/* 差41才包邮, 凑到299就免: free on a condition that is not met yet. */
static bool is_conditional(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (clause->has_condition || char_before(m, t->start, 3, (const uint32_t *)U"才差")) return true;
    for (uint32_t i = 0; i < token; i++) {
        const Token *near = &m->r->tokens[i];
        if (near->clause + 1 < t->clause) continue;
        bool sum = is_money(m, near) || is_bare_sum(m, &m->r->clauses[near->clause], i);
        Sum kind = sum ? kind_of(m, i) : SUM_NONE;
        if (kind == SUM_THRESHOLD || kind == SUM_MISSING) return true;
    }
    return clause_says(m, clause, WORD_FULL);
}

static bool is_for_all(const Message *m, const Clause *clause)
{
    static const uint32_t *const ALL[] = { (const uint32_t *)U"全场", (const uint32_t *)U"全店",
                                           (const uint32_t *)U"一律", (const uint32_t *)U"所有",
                                           (const uint32_t *)U"不限", (const uint32_t *)U"不管",
                                           (const uint32_t *)U"不论", (const uint32_t *)U"多少钱都" };
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        if (text_between(m, clause->start, clause->end, ALL[i])) return true;
    }
    return false;
}

/* 包邮看原价: what is spoken of, no claim. */
static bool is_theme(const Message *m, const Token *t)
{
    for (const uint32_t *c = (const uint32_t *)U"看按是要线门"; *c && t->end < m->r->normal.count; c++) {
        if (m->r->normal.code[t->end] == *c) return true;
    }
    return false;
}

/* 经常有包邮活动 says nothing of this order. */
static bool is_at_times(const Message *m, const Clause *clause, uint32_t end)
{
    return phrases_say(m->a->rules->phrases, "now_and_then", &m->r->normal, clause->start, end);
}

/* 多带一双就免, 凑一双就包邮: free of another order than this one. */
static bool buys_more(const Message *m, const Clause *clause, uint32_t end)
{
    static const uint32_t *const MORE[] = { (const uint32_t *)U"凑",   (const uint32_t *)U"多带",
                                            (const uint32_t *)U"多买", (const uint32_t *)U"多拍",
                                            (const uint32_t *)U"多拿", (const uint32_t *)U"再带",
                                            (const uint32_t *)U"再买", (const uint32_t *)U"再拍",
                                            (const uint32_t *)U"再拿" };
    const uint32_t *code = m->r->normal.code + end;
    bool is_then =
        *code == U'就' || *code == U'才' || (end > clause->start && (code[-1] == U'就' || code[-1] == U'才'));
    if (!is_then) return false;
    for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++) {
        if (text_between(m, clause->start, end, MORE[i])) return true;
    }
    return false;
}

/* 够了就免, with no sum that is enough: a case, not this order. */
static bool supposes_enough(const Message *m, const Clause *clause, uint32_t at)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (m->r->tokens[i].number) return false;
    }
    return m->r->normal.code[at] == U'就' || (at > clause->start && m->r->normal.code[at - 1] == U'就');
}

/* 包邮 without a threshold: held against this product's price. */
static void read_free(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Fact *fact = fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING));
    const ClauseContext *c = &m->contexts[t->clause];
    bool is_back = asks(m, KNOWN_RETURN_SHIPPING) || asks(m, KNOWN_EXCHANGE_SHIPPING);
    if (!token_cue(t, topic) || !fact || !states(m, token) || c->is_return || c->is_exchange) return;
    if (is_back && !is_asked(m, topic)) return; /* 换新的也包邮 is about the exchange */
    if (is_at_times(m, clause, t->start) || buys_more(m, clause, t->start)) return;
    bool is_reached = char_before(m, t->start, 4, (const uint32_t *)U"够到过满超") &&
                      !char_before(m, t->start, 5, (const uint32_t *)U"不没差离未");
    bool is_line = is_theme(m, t);                                                      /* 299够了包邮线 */
    bool is_met = is_reached && char_before(m, t->start, 2, (const uint32_t *)U"了啦"); /* 387够啦包邮 */
    if (is_met && supposes_enough(m, clause, t->start)) return;
    if (is_line ? !is_reached : !is_met && is_conditional(m, token)) return;
    bool refuses = m->r->normal.code[t->start] == U'不' && m->r->normal.code[t->end - 1] != U'费';
    if (refuses && t->end - t->start < 3 && !asks(m, KNOWN_FREE_SHIPPING) && !asks(m, KNOWN_SHIPPING_FEE)) return;
    bool fails = token + 1 < clause->token_end && token_word(t + 1, WORD_POST_NEG) && t[1].start == t->end; /* 免不了 */
    bool is_free = (t->is_negated || fails) == refuses;                                                     /* 不包 */
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_bool(&draft, "free", is_free);
    draft.state = free_state(m, c->product, fact, is_free);
    if (is_for_all(m, clause) && is_free && fact_sum(fact, "threshold_yuan") > 0) draft.state = CLAIM_FALSE;
    draft_add(m, &draft);
}

/* 会有一点额外费用 and 不另收费 name no sum. */
static void read_vague_fee(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    if (!is_asked(m, topic) || !token_cue(t, topic) || !states(m, token) || !fact_of(m, topic_of(m, KNOWN_EXTRA_FEE)))
        return;
    static const uint32_t *const CHARGES = (const uint32_t *)U"收费加付补额";
    bool charges = false;
    for (const uint32_t *c = CHARGES; *c; c++) {
        for (uint32_t i = t->start; i < t->end; i++) charges = charges || m->r->normal.code[i] == *c;
    }
    for (size_t i = 0; i < m->a->claim_count; i++) charges = charges && !sv_is(m->a->claims[i].topic, "extra_fee");
    if (!charges) return;
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_EXTRA_FEE));
    if (t->is_negated) draft_int(&draft, "yuan", 0);
    draft.state = t->is_negated ? CLAIM_TRUE : CLAIM_PARTLY;
    draft_add(m, &draft);
}

void read_money(Message *m)
{
    uint16_t freed = topic_of(m, KNOWN_FREE_SHIPPING), extra = topic_of(m, KNOWN_EXTRA_FEE);
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        if (freed != TOPIC_NONE) read_free(m, i, freed);
        if (!is_money(m, t) && !is_bare_sum(m, clause, i)) continue;
        bool denied = t->is_negated && !is_full(m, clause, i); /* 满199免 denies the fee, not the sum */
        if (!clause->is_question && !t->is_quoted && !denied) add_sum(m, i);
    }
    for (uint32_t i = 0; extra != TOPIC_NONE && i < m->r->token_count; i++) read_vague_fee(m, i, extra);
}

void answer_price(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Product *product = m->a->in->product;
    for (uint32_t i = 0; product && i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        bool sum = n && (n->unit == UNIT_YUAN || n->unit == UNIT_NONE) && !n->is_vague;
        if (!sum || n->low * MIN_PRICE_PART < product->price) continue;
        Draft draft = draft_new(m, topic, token, token);
        draft_decimal(&draft, "yuan", n->low);
        if (!is_yes) draft.stance = "against";
        draft.state = (n->low == product->price * m->buyer.pieces) == is_yes ? CLAIM_TRUE : CLAIM_FALSE;
        draft_add(m, &draft);
        return;
    }
}

/* 包邮吗 and 要付邮费吗 propose opposite things. */
void answer_shipping(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Fact *fact = fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING));
    const Token *t = &m->r->tokens[token];
    bool is_free = is_yes, proposes_fee = false;
    for (uint32_t i = 0; i < m->buyer.last.normal.count; i++) {
        uint32_t code = m->buyer.last.normal.code[i];
        if (code == U'包' || code == U'免') proposes_fee = false;
        if (code == U'付' || code == U'要' || code == U'收' || code == U'出') proposes_fee = true;
        if (code == U'包' || code == U'免') break;
    }
    if (proposes_fee) is_free = !is_yes;
    if (token_word(t, WORD_NEED_NOT)) is_free = true; /* 不用的 */
    if (!fact || is_at_times(m, &m->r->clauses[t->clause], t->end)) return;
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact;
    draft_bool(&draft, "free", is_free);
    draft.state = free_state(m, m->a->in->product, fact, is_free);
    draft_add(m, &draft);
}
