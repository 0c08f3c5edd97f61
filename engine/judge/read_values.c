/* read_values.c -- topics whose values are words: fit, stretch, fading, gifts, bargaining, whatever a trainer adds.
 *
 * A value's word claims it; a negation turns a flag, or an enumeration that has a value "no" or "none" into that. Short
 * words of topics that have cues claim only where the topic is spoken of. */
#include "judge/goods.h"

enum { LONG_WORD_CHARS = 3 };

static bool speaks_of_looks(const Message *m, const Token *t)
{
    for (uint32_t i = t->start; i < t->end; i++) {
        uint32_t code = m->r->normal.code[i];
        if (code == U'色' || code == U'图' || code == U'照' || code == U'片') return true;
    }
    return false;
}

static bool speaks_of_dye(const Message *m, const Token *t)
{
    for (uint32_t i = t->start; i < t->end; i++) {
        for (const uint32_t *c = (const uint32_t *)U"色褪染脱浮"; *c; c++) {
            if (m->r->normal.code[i] == *c) return true;
        }
    }
    return false;
}

/* 腰这里做得宽松 is said of a part, not of the cut. */
static bool is_of_part(const Message *m, const Token *t)
{
    for (uint32_t i = t->start, back = 0; i > 0 && back < 6; i--, back++) {
        uint32_t code = m->r->normal.code[i - 1];
        if (code == ',' || code == ' ') return false;
        if (code == U'腰' || code == U'胯' || code == U'裆' || code == U'臀' || code == U'腿') return true;
    }
    return false;
}

/* 之后不掉 follows on 头两次会掉一点: what holds later. */
static bool is_of_later(const Message *m, uint32_t token, const Sense *sense)
{
    static const uint32_t *const LATER = (const uint32_t *)U"后往";
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[sense->topic];
    if (!sv_is(def->id, "colour_fade") || !sv_is(sense->value.text, "no")) return false;
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = clause->start; i < m->r->tokens[token].start; i++) {
        for (const uint32_t *c = LATER; *c; c++) {
            if (m->r->normal.code[i] == *c) return true;
        }
    }
    return false;
}

/* Some words mean a topic only when it is at hand: 便宜, 送, 修, 一样. */
static bool may_claim(const Message *m, uint32_t token, uint16_t topic)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Token *t = &m->r->tokens[token];
    if (is_asked(m, topic)) return true;
    if (token_word(t, WORD_FILLER)) return false; /* 一点点 answers, but claims nothing by itself */
    if (sv_is(def->id, "colour_difference") && !speaks_of_looks(m, t)) return false;
    if (sv_is(def->id, "colour_fade") && !speaks_of_dye(m, t)) return false; /* 零头抹不掉 */
    bool is_long = t->end - t->start >= LONG_WORD_CHARS;
    if (def->claims != TOPIC_CLAIMS_CUED) return is_long && def->claims == TOPIC_CLAIMS_LONG;
    return def->is_sizing || is_long || sentence_cues(m, t->clause, topic);
}

/* The value that a negated one leaves, or NULL where nothing definite is left. */
static const char *turned(const Message *m, uint16_t topic, StrView value)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    bool has_no = sv_is(def->id, "colour_fade") || sv_is(def->id, "colour_difference");
    return has_no && !sv_is(value, "strong") && !sv_is(value, "no") ? "no" : NULL;
}

/* Apparel is straight, slim or loose; shoes run true, small or large. */
static bool fits_kind(const Product *product, StrView value)
{
    bool is_shoe_word = sv_is(value, "true_to_size") || sv_is(value, "runs_small") || sv_is(value, "runs_large");
    bool is_shoe = product && product->chart && product->chart->scheme == CHART_SHOE_EU;
    return is_shoe_word == is_shoe;
}

/* 40码偏大 speaks of a size for this buyer, not of the last. */
static bool about_a_size(const Message *m, uint32_t token)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = clause->first_token; i < token; i++) {
        const Number *n = m->r->tokens[i].number;
        if (n && (n->unit == UNIT_SIZE || n->unit == UNIT_ALPHA || (n->unit == UNIT_NONE && n->low < 60 * VALUE_ONE)))
            return true;
    }
    return false;
}

static uint32_t code_before(const Message *m, uint32_t at, uint32_t back)
{
    return at >= back ? m->r->normal.code[at - back] : 0;
}

/* 爱贴身42, 宽松44: what the buyer may like, not what the goods are. */
static bool is_taste(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t at = t->start;
    if (code_before(m, at, 1) == U'穿') at--;
    for (const uint32_t *c = (const uint32_t *)U"爱欢意想图偏惯求好怕嫌"; *c; c++) {
        if (code_before(m, at, 1) == *c) return true;
    }
    if (is_asked(m, topic_of(m, KNOWN_FIT))) return false;
    uint32_t next = token + 1;
    bool links = next < m->r->token_count && token_word(&m->r->tokens[next], WORD_RECOMMENDS);
    if (links) next++;
    if (next >= m->r->token_count || m->r->tokens[next].clause != t->clause) return false;
    const Number *n = m->r->tokens[next].number;
    bool is_size = n && (n->unit == UNIT_NONE || n->unit == UNIT_SIZE || n->unit == UNIT_ALPHA);
    return is_size && m->r->tokens[next].start <= t->end + (links ? 3 : 1);
}

/* 修身版,不是紧身裤: a near word is denied to set off the one that was just claimed. */
static bool sets_off(const Message *m, const Draft *draft, StrView field, const Value *claimed)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[draft->topic];
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (!sv_eq(claim->topic, def->id) || claim->state != CLAIM_TRUE || sv_is(claim->stance, "against")) continue;
        for (size_t k = 0; k < claim->field_count; k++) {
            bool same = sv_eq(claim->fields[k].name, field) && value_equal(&claim->fields[k].value, claimed);
            if (same) return true;
        }
    }
    return false;
}

/* 松紧断了 tells of a fault, 修身那款 names a product: neither says what the goods are like. */
static bool is_only_named(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Token *next = token + 1 < m->r->token_count ? t + 1 : NULL;
    if (!next || next->clause != t->clause) return false;
    uint32_t gap = next->start - t->end;
    bool is_name = token_word(next, WORD_THIS) || token_word(next, WORD_THAT);
    if (is_name && (gap == 0 || (gap == 1 && m->r->normal.code[t->end] == U'的'))) return true;
    return gap <= 1 && token_word(next, WORD_QUALITY) && !is_asked(m, topic_of(m, KNOWN_FIT));
}

/* 4XL宽绰 3XL贴身: how a size sits on this buyer. */
static bool is_of_size(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (token == 0 || is_asked(m, topic_of(m, KNOWN_FIT))) return false;
    const Number *n = t[-1].number;
    bool is_size = n && (n->unit == UNIT_SIZE || n->unit == UNIT_ALPHA || n->unit == UNIT_NONE);
    return is_size && t[-1].clause == t->clause && t->start <= t[-1].end + 2 && n->low < 65 * VALUE_ONE;
}

static bool skip_fit(const Message *m, uint32_t token, const Sense *sense)
{
    const Token *t = &m->r->tokens[token];
    bool runs = sv_is(sense->value.text, "runs_small") || sv_is(sense->value.text, "runs_large");
    bool is_off = !fits_kind(m->contexts[t->clause].product, sense->value.text) || (runs && about_a_size(m, token));
    return is_off || is_taste(m, token) || is_of_size(m, token);
}

static void hold(const Message *m, Draft *draft, StrView field, const Value *claimed, const Product *product)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[draft->topic];
    Value scratch;
    const Value *fact = NULL;
    if (def->is_sizing) {
        if (product) fact = goods_value(product, def->id, field, &scratch);
        if (!fact) draft->fact = fact_of(m, topic_number(m, def));
    } else {
        draft->fact = fact_of(m, topic_number(m, def));
    }
    if (!fact && draft->fact) {
        char name[64];
        if (field.len < sizeof name) {
            memcpy(name, field.ptr, field.len);
            name[field.len] = 0;
            fact = fact_get(draft->fact, name);
        }
    }
    if (!fact) {
        draft->state = CLAIM_NO_FACT;
        return;
    }
    draft->state = value_equal(fact, claimed) ? CLAIM_TRUE : CLAIM_FALSE;
    if (fact->kind == VALUE_TEXT) draft->expected = fact->text;
}

/* A gift that is given only to those who wait for late stock. */
static void hold_gift(const Message *m, Draft *draft, bool given)
{
    const Value *when = fact_get(draft->fact, "when");
    if (!when) return;
    const Phrases *phrases = m->a->rules->phrases;
    const Clause *own = m->r->clauses;
    while (own->end <= draft->start) own++;
    uint32_t from = given ? 0 : own->start, to = given ? m->r->normal.count : own->end; /* 平时不送,等补货的才有 */
    bool waits = phrases_say(phrases, "waits_for_stock", &m->r->normal, from, to);
    for (size_t i = 0; i < m->a->in->history_count && !waits; i++) {
        const Turn *turn = &m->a->in->history[i];
        waits = !turn->from_agent && phrases_in(phrases, "waits_for_stock", m->a->arena, turn->text);
    }
    if (!waits) draft->state = given ? CLAIM_FALSE : CLAIM_TRUE;
}

/* 零头不能抹: of two words for one thing the denial stands by the other. */
static bool is_denied_beside(const Message *m, uint32_t token, const Sense *sense)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Sense *other = token_value(&m->r->tokens[i], sense->topic);
        bool same = i != token && other && other->field == sense->field && value_equal(&other->value, &sense->value);
        if (same && m->r->tokens[i].is_negated) return true;
        bool is_verb = token_word(&m->r->tokens[i], WORD_PAYS) || token_word(&m->r->tokens[i], WORD_RETURN);
        bool is_service = topics[sense->topic].is_wish && !other;
        if (i > token && (is_verb || is_service) && m->r->tokens[i].is_negated) return true; /* 差价是不补的 */
    }
    return false;
}

/* 色差会比较大, 掉色蛮厉害: a word of degree in the clause makes more of it than slight. */
static bool is_severe(const Message *m, uint32_t token, const Sense *sense)
{
    bool has_degrees = sv_is(sense->value.text, "slight") || sv_is(sense->value.text, "slight_first_washes");
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = token + 1; has_degrees && i < clause->token_end; i++) {
        if (token_word(&m->r->tokens[i], WORD_SEVERE)) return !m->r->tokens[i].is_negated;
    }
    return false;
}

/* 不定做, 统一价: the word itself denies, and so does not answer to another denial of its clause. */
static bool says_no(const Message *m, uint16_t topic, const Token *t)
{
    if (topic == topic_of(m, KNOWN_BARGAIN)) return true; /* 没有底价: none is given either way */
    uint32_t before = t->start > 0 ? m->r->normal.code[t->start - 1] : 0;
    bool denies = false;
    for (uint32_t i = t->start; i < t->end; i++) {
        uint32_t code = m->r->normal.code[i];
        denies = denies || code == U'不' || code == U'没' || code == U'无' || code == U'统';
    }
    return denies && before != U'是' && before != U'会' && before != U'非';
}

/* 我们不管维修 */
static bool is_declined(const Message *m, const Token *t)
{
    const uint32_t *code = m->r->normal.code;
    uint32_t at = t->start;
    return at >= 2 && code[at - 2] == U'不' && (code[at - 1] == U'管' || code[at - 1] == U'给') && !t->is_negated;
}

/* 天天有人砍价: what is done at the counter, granted by nobody. */
static bool only_names_haggling(const Message *m, uint32_t token, const Sense *sense)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (sense->topic != topic_of(m, KNOWN_BARGAIN) || sense->value.number == 0 || t->is_negated) return false;
    bool is_trade = m->r->normal.code[t->end - 1] == U'价' && m->r->normal.code[t->start] != U'降';
    return is_trade && !clause_says(m, clause, WORD_CAN);
}

static bool is_done_by_others(const Message *m, uint32_t token, const Sense *sense)
{
    const Token *t = &m->r->tokens[token];
    uint32_t start = m->r->clauses[t->clause].start;
    return only_names_haggling(m, token, sense) &&
           phrases_say(m->a->rules->phrases, "by_others", &m->r->normal, start, t->start);
}

static void read_token(Message *m, uint32_t token, const Sense *sense)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[sense->topic];
    const Token *t = &m->r->tokens[token];
    if (!may_claim(m, token, sense->topic)) return;
    if (token_word(t, WORD_FILLER) && t->is_negated) return; /* 不一样的 says nothing definite */
    if (sv_is(def->id, "fit") && (skip_fit(m, token, sense) || (!is_asked(m, sense->topic) && is_of_part(m, t))))
        return;
    if (is_done_by_others(m, token, sense)) return;
    if (is_of_later(m, token, sense) || (def->is_sizing && is_only_named(m, token))) return;
    Draft draft = draft_new(m, sense->topic, token, token);
    StrView field = def->fields[sense->field];
    Value claimed = sense->value;
    bool denies = false;
    if (claimed.kind == VALUE_BOOL) {
        bool is_turned = claimed.number ? t->is_negated || is_denied_beside(m, token, sense) || is_declined(m, t)
                                        : t->is_negated && !says_no(m, sense->topic, t);
        claimed.number = (claimed.number != 0) != is_turned;
    } else if (is_severe(m, token, sense) && !t->is_negated) {
        claimed.text = sv("strong");
    } else if (t->is_negated) {
        const char *left = turned(m, sense->topic, claimed.text);
        if (left)
            claimed.text = sv(left);
        else
            denies = true;
    }
    char name[64] = "value";
    if (field.len < sizeof name) {
        memcpy(name, field.ptr, field.len);
        name[field.len] = 0;
    }
    const char *kept = arena_copy(m->a->arena, sv(name)).ptr;
    hold(m, &draft, field, &claimed, m->contexts[t->clause].product);
    if (denies && sets_off(m, &draft, field, &claimed)) return;
    if (denies && draft.state != CLAIM_NO_FACT) draft.state = draft.state == CLAIM_TRUE ? CLAIM_FALSE : CLAIM_TRUE;
    if (sv_is(def->id, "gift") && draft.fact) hold_gift(m, &draft, value_is_true(&claimed));
    if (denies) draft.stance = "against";
    draft.is_weak = only_names_haggling(m, token, sense);
    if (claimed.kind == VALUE_BOOL)
        draft_bool(&draft, kept, claimed.number != 0);
    else
        draft_text(&draft, kept, claimed.text);
    draft_add(m, &draft);
}

/* 小了点, asked how a shoe runs and with no size beside it: it runs so. */
static void read_misfit(Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint16_t fit = topic_of(m, KNOWN_FIT);
    const Product *product = m->contexts[t->clause].product;
    bool small = token_word(t, WORD_TOO_SMALL), runs = small || token_word(t, WORD_TOO_BIG);
    if (!runs || !is_asked(m, fit) || token_value(t, fit) || t->is_negated || about_a_size(m, token)) return;
    if (!product || !product->chart || product->chart->scheme != CHART_SHOE_EU) return;
    if (m->contexts[t->clause].is_other_product || m->r->clauses[t->clause].has_condition) return;
    Draft draft = draft_new(m, fit, token, token);
    StrView value = sv(small ? "runs_small" : "runs_large");
    draft_text(&draft, "value", value);
    draft.state = sv_eq(product->fit, value) ? CLAIM_TRUE : CLAIM_FALSE;
    draft.expected = product->fit;
    draft_add(m, &draft);
}

/* 我不会修: the agent, not the shop. */
static bool says_i(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        uint32_t next = i + 1 < clause->end ? m->r->normal.code[i + 1] : 0;
        if (m->r->normal.code[i] != U'我') continue;
        if (next != U'们' && next != U'家' && next != U'店' && next != U'这' && next != U'司') return true;
    }
    return false;
}

void read_values(Message *m)
{
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!t->lexeme || !states(m, i)) continue;
        read_misfit(m, i);
        for (size_t k = 0; k < t->lexeme->count; k++) {
            const Sense *sense = &t->lexeme->senses[k];
            if (sense->kind != SENSE_VALUE) continue;
            const TopicDef *topic = &topics[sense->topic];
            bool by_words = topic->reader == READ_VALUE || (sv_is(topic->id, "repair") && is_asked(m, sense->topic));
            bool of_me = sv_starts(topic->id, sv("repair")) && says_i(m, &m->r->clauses[t->clause]);
            bool is_own = t->is_negated && (of_me || (topic->reader != READ_VALUE && speaks_of_self(m, t->clause)));
            if (by_words && !is_own) read_token(m, i, sense);
        }
    }
}
