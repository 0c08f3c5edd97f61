/* context.c -- the frame of a reply: per clause which cause, channel, action and product it is about. */
#include "judge/buyer_side.h"
#include "judge/goods.h"

static void take_token(const Message *m, ClauseContext *c, const Token *t, const Token *before)
{
    bool goes_on = before && token_word(t, WORD_HUMAN_DAMAGE) && token_word(before, WORD_HUMAN_DAMAGE) &&
                   before->end == t->start; /* 不是人为弄坏的 */
    bool negated = t->is_negated || (goes_on && before->is_negated);
    uint32_t innocent = CAUSE_BIT(CAUSE_QUALITY) | CAUSE_BIT(CAUSE_NON_QUALITY);
    if (m->facts.cause && (innocent & CAUSE_BIT(m->facts.cause))) innocent = CAUSE_BIT(m->facts.cause);
    bool of_fall = before && token_word(before, WORD_HUMAN_DAMAGE) && before->end == t->start; /* 摔裂了 */
    if (token_word(t, WORD_HUMAN_DAMAGE))
        c->causes |= negated ? innocent : CAUSE_BIT(CAUSE_HUMAN_DAMAGE);
    else if (token_word(t, WORD_NON_QUALITY))
        c->causes |= CAUSE_BIT(CAUSE_NON_QUALITY);
    else if (token_word(t, WORD_QUALITY) && !of_fall)
        c->causes |= CAUSE_BIT(negated ? CAUSE_NON_QUALITY : CAUSE_QUALITY);
    if (token_word(t, WORD_BOC))
        c->channels |= 1u << CHANNEL_BOC;
    else if (token_word(t, WORD_ALIPAY))
        c->channels |= 1u << CHANNEL_ALIPAY;
    else if (token_word(t, WORD_BANK_CARD))
        c->channels |= 1u << CHANNEL_BANK_CARD;
    if (token_word(t, WORD_RETURN)) c->is_return = true;
    if (token_word(t, WORD_EXCHANGE)) c->is_exchange = true;
}

/* 过了七天无理由: the name of the window, not why the buyer returns it. */
static bool is_window_name(const Reading *r, uint32_t token)
{
    const Token *t = &r->tokens[token];
    if (!token_word(t, WORD_NON_QUALITY) || !token_word(t, WORD_RETURN) || token < 2) return false;
    const Token *days = t - 1, *past = t - 2;
    bool is_days = days->number && days->number->unit == UNIT_DAY && days->end == t->start;
    return is_days && (token_word(past, WORD_AFTER) || token_word(past, WORD_FULL));
}

/* 换货运费 names the action within the word. */
static void take_postage(const Message *m, ClauseContext *c, const Token *t)
{
    for (uint32_t i = t->start; token_word(t, WORD_SHIPPING) && i < t->end; i++) {
        if (m->r->normal.code[i] == U'换') c->is_exchange = true;
        if (m->r->normal.code[i] == U'退') c->is_return = true;
    }
}

/* 质量问题我们出, 其他情况您出: what is left when a cause has been named; 0 where none was. */
static uint32_t left_causes(uint32_t named)
{
    if (named == CAUSE_BIT(CAUSE_QUALITY)) return CAUSE_BIT(CAUSE_NON_QUALITY);
    return named == CAUSE_BIT(CAUSE_NON_QUALITY) ? CAUSE_BIT(CAUSE_QUALITY) : 0;
}

/* The last causes named before the clause, whatever sentence they stand in. */
static uint32_t causes_before(const ClauseContext *contexts, uint32_t clause)
{
    while (clause > 0 && !contexts[clause - 1].causes) clause--;
    return clause > 0 ? contexts[clause - 1].causes : 0;
}

/* 没穿没洗或者质量有毛病都能退: the cause is one of two ways to it. */
static bool is_alternative(const Message *m, const Clause *clause)
{
    uint32_t causes = 0;
    bool has_or = false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        bool names = token_word(t, WORD_QUALITY) || token_word(t, WORD_NON_QUALITY) || token_word(t, WORD_HUMAN_DAMAGE);
        causes += names;
    }
    for (uint32_t i = clause->start; i + 1 < clause->end; i++)
        has_or = has_or || (m->r->normal.code[i] == U'或' && m->r->normal.code[i + 1] == U'者');
    return has_or && causes == 1;
}

/* 卡的话: where a refund is asked for no other card can be meant. */
static bool names_card(const Message *m, const Clause *clause)
{
    bool names = false;
    if (!is_asked(m, topic_of(m, KNOWN_REFUND_TIME))) return false;
    for (uint32_t i = clause->start; i < clause->end; i++) names = names || m->r->normal.code[i] == U'卡';
    return names;
}

static bool says(const Message *m, uint32_t index, const char *set)
{
    const Clause *clause = &m->r->clauses[index];
    return phrases_say(m->a->rules->phrases, set, &m->r->normal, clause->start, clause->end);
}

bool is_left_out(const Message *m, uint32_t clause)
{
    if (clause >= m->r->clause_count || !says(m, clause, "left_out")) return false;
    const Clause *c = &m->r->clauses[clause];
    bool pays = clause_says(m, c, WORD_PAYS) || clause_says(m, c, WORD_SHIPPING);
    return !pays && (clause_says(m, c, WORD_QUALITY) || clause_says(m, c, WORD_NON_QUALITY));
}

/* The next clause takes over what is left; where the exception comes last, the one before it does. */
static void leave_out(Message *m, ClauseContext *contexts, ClauseContext *own, uint32_t index)
{
    own->causes = left_causes(own->causes);
    bool same = index > 0 && m->r->clauses[index - 1].sentence == m->r->clauses[index].sentence;
    if (same && !contexts[index - 1].causes) contexts[index - 1].causes = own->causes;
}

enum { RULE_CHARS = 3 }; /* 退全款: no shorter one says anything */

/* 除了质量问题退全款,其余退鞋款: what is excepted has a rule of its own, the rest comes behind it. */
static bool excepts_itself(const Message *m, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index], *next = clause + 1;
    if (index + 1 >= m->r->clause_count || clause->first_token == clause->token_end) return false;
    const Token *first = &m->r->tokens[clause->first_token];
    bool excepts = token_word(first, WORD_NON_QUALITY) && m->r->normal.code[first->start] == U'除';
    bool has_rest = clause_says(m, next, WORD_OTHERWISE) || clause_says(m, next, WORD_OTHERS);
    bool has_rule = clause->end >= first->end + RULE_CHARS;
    return excepts && has_rest && has_rule && !is_left_out(m, index);
}

static void find_contexts(Message *m)
{
    const Reading *r = m->r;
    ClauseContext *contexts = arena_alloc(m->a->arena, r->clause_count + 1, sizeof *contexts);
    const ProductNames names = product_names(m, r);
    for (uint32_t i = 0; i < r->clause_count; i++) {
        ClauseContext own = { 0 };
        for (uint32_t k = r->clauses[i].first_token; k < r->clauses[i].token_end; k++) {
            if (is_window_name(r, k)) continue;
            take_token(m, &own, &r->tokens[k], k > r->clauses[i].first_token ? &r->tokens[k - 1] : NULL);
            take_postage(m, &own, &r->tokens[k]);
        }
        if (!own.channels && names_card(m, &r->clauses[i])) own.channels = 1u << CHANNEL_BANK_CARD;
        if (excepts_itself(m, i)) own.causes = left_causes(own.causes);
        own.product = product_named(m, &names, i);
        bool is_rest = clause_says(m, &r->clauses[i], WORD_OTHERWISE) || clause_says(m, &r->clauses[i], WORD_OTHERS);
        if (!own.causes && is_rest) {
            own.causes = left_causes(causes_before(contexts, i));
        }
        if (own.causes && is_left_out(m, i)) leave_out(m, contexts, &own, i);
        bool of_size = clause_says(m, &r->clauses[i], WORD_TOO_SMALL) || clause_says(m, &r->clauses[i], WORD_TOO_BIG);
        if (!own.causes && of_size && (own.is_return || own.is_exchange)) { /* 小了换您出 */
            own.causes = CAUSE_BIT(CAUSE_NON_QUALITY);
        }
        if (is_alternative(m, &r->clauses[i])) own.causes = 0;
        bool is_any = !m->facts.cause && says(m, i, "without_exception");
        if (!own.causes && (is_any || clause_says(m, &r->clauses[i], WORD_ANY_CAUSE))) {
            own.causes = CAUSE_BIT(CAUSE_QUALITY) | CAUSE_BIT(CAUSE_NON_QUALITY);
        }
        if (i > 0 && !contexts[i - 1].causes && r->clauses[i - 1].sentence == r->clauses[i].sentence &&
            clause_says(m, &r->clauses[i], WORD_ANY_CAUSE)) {
            contexts[i - 1].causes = own.causes; /* 我们出的亲,不管什么原因 */
        }
        if (!own.causes && m->facts.cause && clause_says(m, &r->clauses[i], WORD_YOUR_CASE)) {
            own.causes = CAUSE_BIT(m->facts.cause);
        }
        bool same_sentence = i > 0 && r->clauses[i - 1].sentence == r->clauses[i].sentence;
        const ClauseContext *before = i > 0 ? &contexts[i - 1] : NULL;
        if (before && (same_sentence || r->clauses[i - 1].is_condition)) {
            if (!own.causes) own.causes = before->causes;
            if (!own.channels) own.channels = before->channels;
            if (!own.is_return && !own.is_exchange) {
                own.is_return = before->is_return;
                own.is_exchange = before->is_exchange;
            }
            if (!own.product) own.product = before->product;
        }
        own.is_other_product = own.product && m->a->in->product && own.product != m->a->in->product;
        if (!own.product) own.product = m->a->in->product;
        contexts[i] = own;
    }
    m->contexts = contexts;
}

/* The facts by topic: sorted when the rules were built, unless the shop is none of theirs. */
static ShopFacts facts_of(const Analysis *a)
{
    const Rules *rules = a->rules;
    for (size_t i = 0; i < rules->shop_count; i++) {
        if (rules->shops[i].shop == a->in->shop) return rules->shops[i];
    }
    return shop_facts(a->arena, a->in->shop, rules->grammar);
}

/* 万一小了换,运费谁给: the case that the question supposes is the one to answer for. */
static Cause supposed_cause(const Message *m)
{
    static const KnownTopic BY_CAUSE[] = { KNOWN_RETURN_SHIPPING, KNOWN_EXCHANGE_SHIPPING, KNOWN_RETURN_ALLOWED,
                                           KNOWN_EXCHANGE_ALLOWED, KNOWN_REFUND_SCOPE };
    bool turns_on_it = false, of_size = false, back = false;
    for (size_t i = 0; i < sizeof BY_CAUSE / sizeof *BY_CAUSE; i++)
        turns_on_it = turns_on_it || is_asked(m, topic_of(m, BY_CAUSE[i]));
    uint32_t causes = 0;
    for (uint32_t i = 0; turns_on_it && i < m->buyer.last.token_count; i++) {
        const Token *t = &m->buyer.last.tokens[i];
        if (token_word(t, WORD_NON_QUALITY))
            causes |= CAUSE_BIT(CAUSE_NON_QUALITY);
        else if (token_word(t, WORD_QUALITY) && !t->is_negated)
            causes |= CAUSE_BIT(CAUSE_QUALITY);
        else if (token_word(t, WORD_HUMAN_DAMAGE) && !t->is_negated)
            causes |= CAUSE_BIT(CAUSE_HUMAN_DAMAGE);
        of_size = of_size || token_word(t, WORD_TOO_SMALL) || token_word(t, WORD_TOO_BIG);
        back = back || token_word(t, WORD_RETURN) || token_word(t, WORD_EXCHANGE) || token_word(t, WORD_IF_OPEN);
    }
    if (of_size && back) causes |= CAUSE_BIT(CAUSE_NON_QUALITY);
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE; cause++) {
        if (causes == CAUSE_BIT(cause)) return (Cause)cause;
    }
    return CAUSE_UNKNOWN;
}

void message_read(Message *m, Analysis *a)
{
    *m = (Message){ .a = a, .grammar = a->rules->grammar, .r = &a->reply, .facts = a->in->facts };
    m->shop = facts_of(a);
    buyer_side_read(m);
    find_asked(m);
    if (m->facts.cause == CAUSE_UNKNOWN) m->facts.cause = supposed_cause(m);
    find_contexts(m);
}

void message_reread(Message *m, const Reading *reading)
{
    m->r = reading;
    m->stated_size = false;
    find_contexts(m);
}
