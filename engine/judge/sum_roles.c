/* sum_roles.c -- tells by its value what a sum is. The shop's limits and prices are known: a figure that equals one of them is
 * that, whatever stands around it, so that the parts of a reckoning (两件258, 离299差41) are not taken for fees. */
#include "judge/sum_roles.h"

enum { MAX_TIMES = 20, MAX_OF_EACH = 3 };

static int64_t limit_of(const Message *m)
{
    const Value *limit = fact_get(fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING)), "threshold_yuan");
    return limit ? value_scaled(limit) : 0;
}

bool is_together(const Message *m, const Token *t)
{
    const uint32_t *code = m->r->normal.code;
    if (!t->number || t->number->low != VALUE_ONE || code[t->start] != U'一') return false;
    if (t->start + 1 >= m->r->normal.count || code[t->start + 1] != U'块') return false;
    uint32_t next = t->start + 2 < m->r->normal.count ? code[t->start + 2] : 0;
    if (next >= '0' && next <= '9') return true;
    for (const uint32_t *c = (const uint32_t *)U"儿退给还回付发寄算包带买拍送"; *c; c++) {
        if (next == *c) return true;
    }
    return false;
}

int64_t pieces_of(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Number *n = m->r->tokens[i].number;
        bool counts = n && n->unit == UNIT_PIECE && n->low > VALUE_ONE && n->low <= MAX_TIMES * VALUE_ONE;
        if (counts && !char_before(m, m->r->tokens[i].start, 2, (const uint32_t *)U"再多加带凑"))
            return n->low / VALUE_ONE;
    }
    return m->buyer.pieces;
}

bool is_limit(const Message *m, uint32_t token)
{
    int64_t limit = limit_of(m), low = m->r->tokens[token].number->low;
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    return limit > 0 && low == limit && !(product && product->price == limit);
}

bool is_gap(const Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    int64_t limit = limit_of(m), low = m->r->tokens[token].number->low;
    if (!product || limit <= 0) return false;
    return low == limit - product->price * pieces_of(m) || low == limit - product->price * m->buyer.pieces;
}

bool is_goods_total(const Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    int64_t low = m->r->tokens[token].number->low;
    for (size_t i = 0; i < m->a->in->shop->product_count; i++) {
        int64_t price = m->a->in->shop->products[i].price;
        bool is_own = product && product->price == price; /* of other goods only beside the limit: 单件129不够299 */
        bool is_some = price > 0 && low >= price && low % price == 0 && low / price <= MAX_TIMES;
        if (is_some && (is_own || speaks_of_limit(m))) return true;
        for (int64_t k = 1; product && k <= MAX_OF_EACH; k++) { /* two of the one and one of the other */
            int64_t rest = low - product->price * k;
            if (price > 0 && rest > 0 && rest % price == 0 && rest / price <= MAX_OF_EACH) return true;
        }
    }
    return false;
}

static bool is_tier_total(const Message *m, int64_t sum)
{
    const Value *tiers = fact_get(fact_of(m, topic_of(m, KNOWN_DISCOUNT)), "tiers");
    for (size_t i = 0; tiers && i < tiers->count; i++) {
        const Value *total = field_find(tiers->items[i].fields, tiers->items[i].count, "or_min_total_yuan");
        if (total && value_scaled(total) == sum) return true;
    }
    return false;
}

/* 累计六百: right behind what tells that it was spent before. */
static bool is_spent(const Message *m, const Token *t)
{
    uint32_t start = m->r->clauses[t->clause].start, from = t->start > start + 8 ? t->start - 8 : start;
    return phrases_say(m->a->rules->phrases, "spent_so_far", &m->r->normal, from, t->start);
}

bool is_of_member(const Message *m, uint32_t token)
{
    if (is_spent(m, &m->r->tokens[token])) return true;
    if (!is_asked(m, topic_of(m, KNOWN_DISCOUNT))) return false;
    int64_t low = m->r->tokens[token].number->low;
    if (is_limit(m, token) || is_goods_total(m, token)) return false;
    return (m->facts.total > 0 && low == m->facts.total) || is_tier_total(m, low);
}

ClaimState free_state(const Message *m, const Product *product, const Fact *fact, bool is_free)
{
    const Value *limit = fact_get(fact, "threshold_yuan");
    int64_t threshold = limit ? value_scaled(limit) : -1;
    if (threshold == 0) return is_free ? CLAIM_TRUE : CLAIM_FALSE;
    if (!product) return CLAIM_PARTLY;
    return (product->price * pieces_of(m) >= threshold) == is_free ? CLAIM_TRUE : CLAIM_FALSE;
}

bool speaks_of_limit(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        if (m->r->tokens[i].number && is_limit(m, i)) return true;
    }
    static const uint32_t *const SHORT[] = { (const uint32_t *)U"不到", (const uint32_t *)U"没到",
                                             (const uint32_t *)U"不满", (const uint32_t *)U"没满",
                                             (const uint32_t *)U"未满", (const uint32_t *)U"不够",
                                             (const uint32_t *)U"没够", (const uint32_t *)U"低于" };
    for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
        if (text_between(m, 0, m->r->normal.count, SHORT[i])) return true;
    }
    return false;
}
