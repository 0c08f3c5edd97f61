/* read_scope.c -- how much is refunded: all, the goods alone, and what becomes of the postage paid at first.
 *
 * Besides the words of the topic itself, postage that is given back, kept or deducted says it: 运费那块不退, 扣12块运费. */
#include "judge/claims.h"

enum { LONG_WORD_CHARS = 3 };

typedef struct ScopeClaim {
    const char *field;
    bool value;
} ScopeClaim;

static bool scope_holds(const Message *m, Cause cause, const void *claim)
{
    const ScopeClaim *c = claim;
    const Fact *fact = fact_for_cause(m, topic_of(m, KNOWN_REFUND_SCOPE), cause);
    const Value *value = fact_get(fact, c->field);
    if (!fact) return false;
    bool is_goods = strcmp(c->field, "goods_price_only") == 0;
    bool held = value ? value_is_true(value) : is_goods && !value_is_true(fact_get(fact, "full"));
    return held == c->value;
}

static void add_scope(const Message *m, uint32_t token, const char *field, bool value)
{
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    ScopeClaim claim = { field, value };
    uint32_t causes = m->contexts[m->r->tokens[token].clause].causes;
    Draft draft = draft_new(m, topic, token, token);
    draft_causes(&draft, causes);
    draft_bool(&draft, claim.field, claim.value);
    draft.state = state_by_cause(m, topic, causes, scope_holds, &claim);
    draft.fact =
        fact_for_cause(m, topic_number(m, def), causes & CAUSE_BIT(CAUSE_QUALITY) ? CAUSE_QUALITY : m->facts.cause);
    draft_add(m, &draft);
}

static bool refuses(const Token *t)
{
    return token_word(t, WORD_CANNOT) || token_word(t, WORD_NEG) || token_word(t, WORD_POST_NEG);
}

/* What becomes of the thing named at `token`: 1 it comes back, 0 it does not, -1 the clause does not say. */
static int fate_of(const Message *m, uint32_t token)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        bool gives = token_word(t, WORD_RETURN) || token_word(t, WORD_REIMBURSES);
        if (token_word(t, WORD_KEEPS)) return t->is_negated || (i > clause->first_token && refuses(t - 1));
        if (!gives) continue;
        bool before = i > clause->first_token && refuses(t - 1);
        bool behind = i + 1 < clause->token_end && token_word(t + 1, WORD_POST_NEG);
        return !(t->is_negated || before || behind || token_word(t, WORD_CANNOT));
    }
    return -1;
}

/* 除了运费都退 */
static bool follows_except(const Message *m, const Token *t)
{
    const uint32_t *at = m->r->normal.code + t->start;
    return t->start >= 2 && (at[-1] == U'除' || (at[-1] == U'了' && at[-2] == U'除'));
}

/* Postage: only where the refund is asked about and nobody is told to pay (寄回运费您出). */
static bool read_postage(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (!token_word(t, WORD_SHIPPING) || clause_says(m, &m->r->clauses[t->clause], WORD_PAYS)) return false;
    bool is_left_out = follows_except(m, t);
    int fate = is_left_out ? 0 : fate_of(m, token);
    if (fate >= 0) add_scope(m, token, "first_shipping_refunded", fate == 1);
    if (fate >= 0) add_scope(m, token, "full", fate == 1); /* without it, it is not all */
    return fate >= 0;
}

/* A full refund is claimed for causes that the clause of the token speaks of too. */
static bool has_full(const Message *m, uint32_t token)
{
    uint32_t causes = m->contexts[m->r->tokens[token].clause].causes;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        const Value *full = field_find(claim->fields, claim->field_count, "full");
        const Value *postage = field_find(claim->fields, claim->field_count, "first_shipping_refunded");
        const Value *cause = field_find(claim->fields, claim->field_count, "cause");
        if (causes && cause && !(causes & CAUSE_BIT(cause_from(cause->text)))) continue;
        if (sv_is(claim->topic, "refund_scope") && (value_is_true(full) || value_is_true(postage))) return true;
    }
    return false;
}

static bool names_goods(const Message *m, uint32_t clause)
{
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Clause *c = &m->r->clauses[clause];
    for (uint32_t i = c->first_token; i < c->token_end; i++) {
        const Sense *sense = token_value(&m->r->tokens[i], topic);
        if (sense && sv_is(def->fields[sense->field], "goods_price_only")) return true;
    }
    return false;
}

/* 退168元: the price of the goods; with the postage it is all. Says nothing where no postage was paid. */
static void read_sum(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    const Value *threshold = fact_get(fact_of(m, topic_of(m, KNOWN_FREE_SHIPPING)), "threshold_yuan");
    const Value *fee = fact_get(fact_of(m, topic_of(m, KNOWN_SHIPPING_FEE)), "yuan");
    if (!t->number || (t->number->unit != UNIT_YUAN && t->number->unit != UNIT_NONE) || !product || !fee) return;
    bool is_fee = t->number->low == value_scaled(fee) && t->number->high == t->number->low;
    if (is_fee && fate_of(m, token) >= 0) add_scope(m, token, "first_shipping_refunded", fate_of(m, token) == 1);
    if (fate_of(m, token) != 1) return;
    if (threshold && product->price >= value_scaled(threshold)) return;
    if (t->number->low == product->price) add_scope(m, token, "goods_price_only", true);
    if (t->number->low == product->price + value_scaled(fee)) add_scope(m, token, "full", true);
}

/* The words of the topic, goods apart: 货款 alone is no limit where the postage is refunded too. */
static void read_words(const Message *m, uint32_t token, bool goods)
{
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Token *t = &m->r->tokens[token];
    bool is_long = t->end - t->start > LONG_WORD_CHARS;
    if (!is_asked(m, topic) && !is_long) return;
    for (size_t i = 0; t->lexeme && i < t->lexeme->count; i++) {
        const Sense *sense = &t->lexeme->senses[i];
        if (sense->kind != SENSE_VALUE || sense->topic != topic) continue;
        StrView field = def->fields[sense->field];
        bool is_goods = sv_is(field, "goods_price_only") && sense->value.number != 0;
        if (is_goods != goods) continue;
        if (!is_asked(m, topic) && sv_is(field, "first_shipping_refunded")) continue;
        bool is_part = sense->value.number == 0 && t->is_negated && sv_is(field, "full"); /* 邮费那部分不退 */
        if (is_part) continue;
        bool says = (sense->value.number != 0) != t->is_negated;
        if (sv_is(field, "first_shipping_refunded") && says && (fate_of(m, token) == 0 || follows_except(m, t))) {
            says = false;
        }
        bool is_all = is_asked(m, topic) && sv_is(field, "first_shipping_refunded");
        if (is_all) add_scope(m, token, "full", says); /* with the postage it is all, without it is not */
        if (is_goods && has_full(m, token)) continue;
        if (sv_is(field, "full") && !is_long && names_goods(m, t->clause)) continue; /* 鞋钱全部退您 */
        add_scope(m, token, arena_copy(m->a->arena, field).ptr, says);
    }
}

/* 退八成, 按九折退: neither all nor the goods. */
static void read_share(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    bool is_share = t->number && (t->number->unit == UNIT_PERCENT || t->number->unit == UNIT_RATE);
    if (!is_share || t->number->low == 100 * (int64_t)VALUE_ONE || fate_of(m, token) != 1) return;
    add_scope(m, token, "full", false);
    add_scope(m, token, "goods_price_only", false);
}

void say_scope(const Message *m, uint32_t token, bool comes_back)
{
    add_scope(m, token, "first_shipping_refunded", comes_back);
    add_scope(m, token, "full", comes_back);
}

/* 付多少退多少 */
static void read_as_paid(const Message *m, const Clause *clause)
{
    uint32_t times = 0, at = 0;
    bool pays = false;
    for (uint32_t i = clause->start; i + 1 < clause->end; i++) {
        const uint32_t *code = m->r->normal.code + i;
        pays = pays || (times == 0 && (code[0] == U'付' || code[0] == U'花' || code[0] == U'给'));
        if (code[0] == U'多' && code[1] == U'少') times++, at = i;
    }
    if (!pays || times < 2 || clause->is_question || clause->first_token == clause->token_end) return;
    uint32_t token = clause->first_token;
    while (token + 1 < clause->token_end && m->r->tokens[token].end <= at) token++;
    add_scope(m, token, "full", true);
}

/* 能全额退吗 and a bare no. */
void answer_scope(const Message *m, uint32_t token, bool is_yes)
{
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    if (!fact_of(m, topic_number(m, def))) return;
    for (uint32_t i = 0; i < m->buyer.last.token_count; i++) {
        const Sense *sense = token_value(&m->buyer.last.tokens[i], topic);
        if (!sense) continue;
        bool asked = sense->value.number != 0;
        add_scope(m, token, arena_copy(m->a->arena, def->fields[sense->field]).ptr, asked == is_yes);
        return;
    }
    for (uint32_t i = 0; i < m->buyer.last.clause_count; i++) { /* 当初的邮费退吗 */
        if (!clause_has_word(&m->buyer.last.clauses[i], WORD_SHIPPING)) continue;
        say_scope(m, token, is_yes);
        return;
    }
}

void read_scope(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    if (topic == TOPIC_NONE || !fact_of(m, topic_of(m, KNOWN_REFUND_SCOPE))) return;
    for (uint32_t i = 0; is_asked(m, topic) && i < m->r->clause_count; i++) read_as_paid(m, &m->r->clauses[i]);
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!states(m, i)) continue;
        if (!token_value(t, topic) && is_asked(m, topic) && read_postage(m, i)) continue;
        if (is_asked(m, topic)) read_share(m, i);
        if (is_asked(m, topic)) read_sum(m, i);
        if (token_value(t, topic)) read_words(m, i, false);
    }
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        if (token_value(&m->r->tokens[i], topic) && states(m, i)) read_words(m, i, true);
    }
}
