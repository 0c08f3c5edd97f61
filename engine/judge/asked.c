/* asked.c -- which topics the buyer's last messages ask for, where the input does not name them.
 *
 * The ways of asking are words of the topics; what they leave open is settled here: postage of a way back, and words
 * that mean a topic only in another stage or shop (不要了 stops a parcel that is on its way). */
#include "judge/claims.h"

static void drop(const Message *m, bool *asked, KnownTopic topic)
{
    uint16_t number = topic_of(m, topic);
    if (number != TOPIC_NONE) asked[number] = false;
}

static bool is_on(const Message *m, const bool *asked, KnownTopic topic)
{
    uint16_t number = topic_of(m, topic);
    return number != TOPIC_NONE && asked[number];
}

/* 退回去邮费要我掏吗: postage and paying in one clause, whatever the words. */
static void ask_postage(const Message *m, bool *asked)
{
    const Reading *r = &m->buyer.last;
    uint16_t back = topic_of(m, KNOWN_RETURN_SHIPPING), change = topic_of(m, KNOWN_EXCHANGE_SHIPPING);
    bool exchanges = false, returns = false, asks = false;
    for (uint32_t i = 0; i < r->clause_count; i++) {
        const Clause *clause = &r->clauses[i];
        exchanges = exchanges || clause_has_word(clause, WORD_EXCHANGE);
        returns = returns || clause_has_word(clause, WORD_RETURN);
        bool pays = clause_has_word(clause, WORD_PAYS) || clause_has_word(clause, WORD_BELONGS);
        asks = asks || (pays && clause_has_word(clause, WORD_SHIPPING));
    }
    if (!asks || (!exchanges && !returns)) return;
    if (returns && back != TOPIC_NONE) asked[back] = true;
    if (exchanges && change != TOPIC_NONE) asked[change] = true;
}

/* 退货运费谁出 does not ask whether it may be returned; 能退吗 does. */
static bool asks_only_postage(const Message *m, WordClass action)
{
    const Reading *r = &m->buyer.last;
    for (uint32_t i = 0; i < r->clause_count; i++) {
        const Clause *clause = &r->clauses[i];
        bool is_postage = clause_has_word(clause, WORD_SHIPPING) && !clause_has_word(clause, WORD_CAN);
        if (clause_has_word(clause, action) && !is_postage) return false;
    }
    return true;
}

static bool asks_in(const Reading *r, const Clause *clause, uint16_t topic)
{
    for (uint32_t i = 0; i < r->ask_count; i++) {
        bool is_inside = r->asks[i].start >= clause->start && r->asks[i].start < clause->end;
        if (is_inside && token_asks(&r->asks[i], topic)) return true;
    }
    return false;
}

/* 几天之内可以退 asks for the days; that it may be returned is taken for granted. */
static bool asks_only_days(const Message *m, KnownTopic topic)
{
    const Reading *r = &m->buyer.last;
    uint16_t window = topic_of(m, KNOWN_RETURN_WINDOW), allowed = topic_of(m, topic);
    bool is_granted = false;
    for (uint32_t i = 0; i < r->clause_count; i++) {
        if (!asks_in(r, &r->clauses[i], allowed)) continue;
        if (!asks_in(r, &r->clauses[i], window)) return false;
        is_granted = true;
    }
    return is_granted;
}

/* 摔坏能换吗: the damage is why it should come back; 摔坏能修吗 asks for the repair. */
static bool asks_for_repair(const Message *m)
{
    const Normal *said = &m->buyer.last.normal;
    for (uint32_t i = 0; i < said->count; i++) {
        if (said->code[i] == U'修' || said->code[i] == U'保') return true;
    }
    return false;
}

static void settle(const Message *m, bool *asked)
{
    size_t count;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    bool of_back = is_on(m, asked, KNOWN_RETURN_ALLOWED) || is_on(m, asked, KNOWN_EXCHANGE_ALLOWED);
    uint16_t repair = grammar_topic(m->grammar, sv("repair_for_human_damage"));
    if (of_back && repair != TOPIC_NONE && !asks_for_repair(m)) asked[repair] = false;
    for (size_t i = 0; i < count; i++) {
        bool is_known = topics[i].is_sizing || sv_is(topics[i].id, "price") || fact_of(m, (uint16_t)i);
        if (!is_known) asked[i] = false;
    }
    bool is_under_way = m->facts.stage == STAGE_UNKNOWN || m->facts.stage == STAGE_SHIPPED;
    if (!is_under_way) drop(m, asked, KNOWN_INTERCEPT);
    bool is_postage = is_on(m, asked, KNOWN_RETURN_SHIPPING) || is_on(m, asked, KNOWN_EXCHANGE_SHIPPING);
    if (is_postage && asks_only_postage(m, WORD_RETURN)) drop(m, asked, KNOWN_RETURN_ALLOWED);
    if (is_postage && asks_only_postage(m, WORD_EXCHANGE)) drop(m, asked, KNOWN_EXCHANGE_ALLOWED);
    if (is_postage) drop(m, asked, KNOWN_FREE_SHIPPING);
    if (asks_only_days(m, KNOWN_RETURN_ALLOWED)) drop(m, asked, KNOWN_RETURN_ALLOWED);
    if (asks_only_days(m, KNOWN_EXCHANGE_ALLOWED)) drop(m, asked, KNOWN_EXCHANGE_ALLOWED);
    if (is_on(m, asked, KNOWN_REFUND_TIME) && m->facts.stage == STAGE_RECEIVED) drop(m, asked, KNOWN_DELIVERY_TIME);
}

void find_asked(Message *m)
{
    Analysis *a = m->a;
    size_t topic_count;
    const TopicDef *topics = grammar_topics(m->grammar, &topic_count);
    bool *asked = arena_alloc(a->arena, topic_count + 1, sizeof *asked);
    StrView *names = arena_alloc(a->arena, topic_count + 1, sizeof *names);
    for (size_t i = 0; a->in->asked_given && i < a->in->asked_count; i++) {
        uint16_t topic = grammar_topic(m->grammar, a->in->asked[i]);
        if (topic != TOPIC_NONE) asked[topic] = true;
    }
    for (uint32_t i = 0; !a->in->asked_given && i < m->buyer.last.ask_count; i++) {
        const Lexeme *lexeme = m->buyer.last.asks[i].lexeme;
        for (size_t k = 0; k < lexeme->count; k++) {
            if (lexeme->senses[k].kind == SENSE_ASKS) asked[lexeme->senses[k].topic] = true;
        }
    }
    if (!a->in->asked_given) {
        ask_postage(m, asked);
        settle(m, asked);
    }
    for (size_t i = 0; i < topic_count; i++) {
        if (asked[i]) names[a->asked_count++] = topics[i].id;
    }
    a->asked = names;
    m->asked = asked;
}
