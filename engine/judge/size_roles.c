/* size_roles.c -- what a size is named for when it is no advice: the size that the buyer is used to, a row of the table, where
 * the table ends, one to stay away from. */
#include "judge/size_mentions.h"

static uint32_t code_before(const Message *m, uint32_t at, uint32_t back)
{
    return at >= back ? m->r->normal.code[at - back] : 0;
}

static uint32_t code_at(const Message *m, uint32_t at)
{
    return at < m->r->normal.count ? m->r->normal.code[at] : ' ';
}

static bool says(const Message *m, uint32_t from, uint32_t to, WordClass word)
{
    for (uint32_t i = from; i < to; i++) {
        if (token_word(&m->r->tokens[i], word)) return true;
    }
    return false;
}

bool is_half_size(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Number *n = t->number;
    if (!n || (n->unit != UNIT_SIZE && n->unit != UNIT_NONE)) return false;
    if (n->low < 30 * VALUE_ONE || n->low > 64 * VALUE_ONE) return false;
    return n->low % VALUE_ONE == VALUE_ONE / 2 || code_at(m, t->end) == U'半';
}

/* The next size of the same sentence, or the reply's token count. */
static uint32_t next_size(const Message *m, const SizeChart *chart, uint32_t token)
{
    const Clause *clauses = m->r->clauses;
    for (uint32_t i = token + 1; i < m->r->token_count; i++) {
        if (clauses[m->r->tokens[i].clause].sentence != clauses[m->r->tokens[token].clause].sentence) break;
        if (is_size_token(m, chart, i)) return i;
    }
    return m->r->token_count;
}

/* 穿39 tells what one is used to as well; 上 of 往上归到37 advises nothing. */
static bool is_advised_before(const Message *m, const Clause *clause, uint32_t token)
{
    for (uint32_t i = token; i > clause->first_token && !m->r->tokens[i - 1].number; i--) {
        const Token *t = &m->r->tokens[i - 1];
        bool is_short = t->end == t->start + 1, wears = is_short && m->r->normal.code[t->start] == U'穿';
        bool is_near = !is_short || t->end + 1 >= m->r->tokens[token].start;
        uint32_t before = code_before(m, t->start, 1);
        bool is_path = before == U'往' || before == U'表';
        if (token_word(t, WORD_RECOMMENDS) && !wears && is_near && !is_path) return true;
    }
    return code_before(m, m->r->tokens[token].start, 1) == U'得';
}

/* 245先对到39,跑鞋加一码就是40: the next size lies as far from this one as the words say. */
static bool is_stepped_from(const Message *m, const SizeChart *chart, uint32_t token, uint32_t next)
{
    bool is_alpha = is_alpha_chart(chart);
    int step = 0;
    for (uint32_t i = token + 1; i < next; i++) {
        const Token *t = &m->r->tokens[i];
        step += token_word(t, WORD_UP_ONE) && !t->is_negated;
        step -= token_word(t, WORD_DOWN_ONE) && !t->is_negated;
    }
    int from = size_for(chart, m->r->tokens[token].number->low, is_alpha);
    int to = size_for(chart, m->r->tokens[next].number->low, is_alpha);
    int far = to - from; /* 平底正码37 跑鞋小一号 所以38: the shoe is smaller, the size larger */
    return step != 0 && from >= 0 && to >= 0 && (far == step || far == -step);
}

bool is_size_base(const Message *m, const Product *product, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t next = next_size(m, product->chart, token);
    if (next == m->r->token_count || is_advised_before(m, clause, token)) return false;
    if (says(m, token + 1, next, WORD_FITS)) return false;
    if (is_stepped_from(m, product->chart, token, next)) return true;
    const Token *n = &m->r->tokens[next];
    bool is_own = t->number->low == (int64_t)shoe_size_of(m, product) * VALUE_ONE;
    bool is_labelled = token > clause->first_token && t[-1].end == t->start &&
                       (token_word(&t[-1], WORD_AS_USUAL) || token_word(&t[-1], WORD_USUALLY));
    if (is_own && is_labelled && !n->is_negated) return true; /* 235原码37,这双得加,38 */
    if (!is_own || n->clause != t->clause || n->is_negated || n->start < t->end + 1) return false;
    if (says(m, token + 1, next, WORD_TOO_SMALL) || says(m, token + 1, next, WORD_TOO_BIG)) return false;
    if (says(m, token + 1, next, WORD_ADVISES_NOT) || says(m, token + 1, next, WORD_NEED_NOT)) return false;
    for (uint32_t i = t->end; i < n->start; i++) { /* 39或40 are both advised */
        if (!code_in(m->r->normal.code[i], (const uint32_t *)U"或者和跟、/ ,-~到至还是与及")) return true;
    }
    return false;
}

/* 44对270: a row of the table, unless it is the buyer's own. */
static bool is_row(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (token + 1 >= clause->token_end || !t[1].number || t[1].start > t->end + 3) return false;
    if (!code_in(code_at(m, t->end), (const uint32_t *)U"对到管是配才")) return false;
    int64_t value = t[1].number->low / VALUE_ONE;
    const Buyer *body = &m->buyer.body;
    return !is_size_token(m, chart, token + 1) && value != body->foot_mm && value * 10 != body->weight_jin10;
}

/* The smallest or the largest size that the product is made in. */
static bool is_outermost(const Product *product, int64_t scaled)
{
    const SizeChart *chart = product->chart;
    int size = size_for(chart, scaled, is_alpha_chart(chart));
    bool has_smaller = false, has_larger = false;
    for (int i = 0; i < (int)chart->size_count; i++) {
        bool is_made = product_has_size(product, chart->sizes[i]);
        has_smaller = has_smaller || (is_made && i < size);
        has_larger = has_larger || (is_made && i > size);
    }
    return size < 0 || !has_smaller || !has_larger;
}

/* 44那是给220斤的人穿的: whom it fits is somebody else. */
bool is_size_of_others(const Message *m, const Clause *clause)
{
    int64_t own = m->buyer.body.weight_jin10;
    for (uint32_t i = clause->first_token; own && i < clause->token_end; i++) {
        const Number *n = m->r->tokens[i].number;
        if (!n || n->unit != UNIT_JIN || n->low * 10 == own * VALUE_ONE) continue;
        bool is_given = code_before(m, n->start, 1) == U'给' && code_at(m, n->end) == U'的';
        bool is_person = code_at(m, n->end) == U'的' && code_at(m, n->end + 1) == U'人';
        if (is_given || is_person) return true;
    }
    return false;
}

/* 3XL不够大,4XL才行: what lacks for one size within the range is no word on all of them. */
bool is_refused_alone(const Message *m, const Product *product, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (token + 1 >= m->r->token_count || t[1].clause != t->clause || t[1].start > t->end + 1) return false;
    return token_word(&t[1], WORD_NO_SIZE) && !is_outermost(product, t->number->low);
}

/* 卡在41跟42中间: the foot lies between two rows. */
static bool is_between(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t last = token;
    while (last + 1 < clause->token_end && last < token + 2 && !is_size_token(m, chart, last + 1)) last++;
    if (last + 1 < clause->token_end && is_size_token(m, chart, last + 1) &&
        m->r->tokens[last + 1].start <= m->r->tokens[token].end + 1)
        token = last + 1;
    uint32_t end = m->r->tokens[token].end, next = code_at(m, end), second = code_at(m, end + 1);
    if (next == U'的') next = second, second = code_at(m, end + 2);
    return code_in(next, (const uint32_t *)U"中当之") && code_in(second, (const uint32_t *)U"中间");
}

bool is_size_bound(const Message *m, const Product *product, const Clause *clause, uint32_t token)
{
    const SizeChart *chart = product->chart;
    const Token *t = &m->r->tokens[token];
    if ((t->number->is_upper || t->number->is_lower) && is_outermost(product, t->number->low)) return true;
    if (code_before(m, t->start, 1) == U'从' && code_in(code_at(m, t->end), (const uint32_t *)U"起开往做到"))
        return true;
    if (code_before(m, t->start, 1) == U'到' && code_in(code_at(m, t->end), (const uint32_t *)U"就为止封")) return true;
    return is_row(m, chart, clause, token) || is_between(m, chart, clause, token);
}

bool is_size_denied(const Message *m, const Clause *clause, uint32_t token)
{
    static const uint32_t *const REASSURING = (const uint32_t *)U"问毛压错差跑话得啥什必准事";
    const Token *t = &m->r->tokens[token];
    if (t->is_negated && !t->is_supposed) return true;
    if (token + 1 >= clause->token_end || t[1].start > t->end) return false;
    if (!token_word(&t[1], WORD_NEG) || !code_in(code_at(m, t[1].start), (const uint32_t *)U"没无")) return false;
    return !code_in(code_at(m, t[1].end), REASSURING); /* 37没开模; 38没压力 */
}

bool is_size_shunned(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t verb = code_before(m, t->start, 1), manner = code_before(m, t->start, 2);
    bool is_forced = code_in(manner, (const uint32_t *)U"硬强") && code_in(verb, (const uint32_t *)U"穿套塞挤上拍");
    if (is_forced || (manner == U'何' && verb == U'况')) return true; /* 硬塞38会崩; 38都紧,何况36 */
    bool is_near = token > clause->first_token && t[-1].end + 1 >= t->start;
    if (is_near && token_word(&t[-1], WORD_RECOMMENDS) && t[-1].is_negated) return true; /* 别拿40 */
    uint32_t rhetoric = find_word(m, clause, clause->first_token, WORD_RHETORIC);
    return rhetoric < token;
}
