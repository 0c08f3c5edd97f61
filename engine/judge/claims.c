/* claims.c -- building claims, looking up facts, and the questions that every reader asks of a clause. */
#include "judge/claims.h"

Draft draft_new(const Message *m, uint16_t topic, uint32_t first_token, uint32_t last_token)
{
    uint32_t start = m->r->tokens[first_token].start, end = m->r->tokens[last_token].end;
    if (first_token >= m->r->token_count) start = 0, end = m->r->normal.count; /* a bare verb that no list has */
    if (start > end) {
        start = m->r->tokens[last_token].start;
        end = m->r->tokens[first_token].end;
    }
    return (Draft){ .topic = topic, .stance = "", .start = start, .end = end, .state = CLAIM_TRUE };
}

static void draft_put(Draft *draft, const char *name, Value value)
{
    if (draft->field_count < CLAIM_MAX_FIELDS) draft->fields[draft->field_count++] = (Field){ sv(name), value };
}

void draft_text(Draft *draft, const char *name, StrView text)
{
    draft_put(draft, name, (Value){ .kind = VALUE_TEXT, .text = text });
}

void draft_int(Draft *draft, const char *name, int64_t number)
{
    draft_put(draft, name, (Value){ .kind = VALUE_INT, .number = number });
}

void draft_decimal(Draft *draft, const char *name, int64_t scaled)
{
    if (scaled % VALUE_ONE == 0)
        draft_int(draft, name, scaled / VALUE_ONE);
    else
        draft_put(draft, name, (Value){ .kind = VALUE_DECIMAL, .number = scaled });
}

void draft_bool(Draft *draft, const char *name, bool value)
{
    draft_put(draft, name, (Value){ .kind = VALUE_BOOL, .number = value });
}

void draft_time(Draft *draft, const char *name, int64_t minutes)
{
    draft_put(draft, name, (Value){ .kind = VALUE_TIME, .number = minutes });
}

static const char *cause_id(Cause cause)
{
    return cause == CAUSE_QUALITY ? "quality" : cause == CAUSE_NON_QUALITY ? "non_quality" : "human_damage";
}

void draft_causes(Draft *draft, uint32_t causes)
{
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE; cause++) {
        if (causes == CAUSE_BIT(cause)) draft_text(draft, "cause", sv(cause_id((Cause)cause)));
    }
}

static uint32_t clause_at(const Message *m, uint32_t at)
{
    uint32_t i = 0;
    while (i + 1 < m->r->clause_count && m->r->clauses[i].end <= at) i++;
    return i;
}

void draft_add(const Message *m, const Draft *draft)
{
    Analysis *a = m->a;
    if (draft->state == CLAIM_NO_FACT || a->claim_count == ANALYSIS_MAX_CLAIMS) return;
    const TopicDef *topic = &grammar_topics(m->grammar, NULL)[draft->topic];
    bool is_of_goods = topic->is_sizing || sv_is(topic->id, "price");
    Field *fields = arena_alloc(a->arena, draft->field_count + 1, sizeof *fields);
    if (draft->field_count) memcpy(fields, draft->fields, draft->field_count * sizeof *fields);
    a->claims[a->claim_count++] = (Claim){
        .topic = topic->id,
        .topic_number = draft->topic,
        .stance = sv(draft->stance),
        .fields = fields,
        .field_count = draft->field_count,
        .start = m->r->normal.start[draft->start],
        .end = m->r->normal.end[draft->end - 1],
        .state = draft->state,
        .is_aside = is_of_goods && m->contexts[clause_at(m, draft->start)].is_other_product,
        .is_weak = draft->is_weak,
        .fact = draft->fact,
        .expected = draft->expected,
    };
}

/* The first valid fact behind `after` (NULL: of all) on that topic. */
static const Fact *next_fact(const Message *m, uint16_t topic, const Fact *after)
{
    if (topic == TOPIC_NONE) return NULL;
    const Fact *facts = m->shop.shop->facts;
    uint32_t at = after ? m->shop.next[after - facts] : m->shop.first[topic];
    while (at != SHOP_FACTS_END && !fact_valid_on(&facts[at - 1], m->a->in->date)) at = m->shop.next[at - 1];
    return at == SHOP_FACTS_END ? NULL : &facts[at - 1];
}

const Fact *fact_of(const Message *m, uint16_t topic)
{
    return next_fact(m, topic, NULL);
}

const Fact *fact_for_cause(const Message *m, uint16_t topic, Cause cause)
{
    const Fact *fact = NULL;
    while ((fact = next_fact(m, topic, fact))) {
        const Value *named = fact_get(fact, "cause");
        if (!named || cause_from(named->text) == cause) break;
    }
    return fact;
}

const Fact *fact_for_channel(const Message *m, uint16_t topic, Channel channel)
{
    const Fact *fact = NULL;
    while ((fact = next_fact(m, topic, fact))) {
        const Value *named = fact_get(fact, "channel");
        if (!named || channel_from(named->text) == channel) break;
    }
    return fact;
}

uint32_t causes_of_topic(const Message *m, uint16_t topic)
{
    uint32_t causes = 0;
    for (const Fact *fact = next_fact(m, topic, NULL); fact; fact = next_fact(m, topic, fact)) {
        const Value *named = fact_get(fact, "cause");
        if (named) causes |= CAUSE_BIT(cause_from(named->text));
    }
    return causes;
}

ClaimState state_by_cause(const Message *m, uint16_t topic, uint32_t named, CauseTest is_true, const void *claim)
{
    uint32_t own = m->facts.cause ? CAUSE_BIT(m->facts.cause) : 0;
    uint32_t held = named ? named : own ? own : causes_of_topic(m, topic);
    bool some = false, all = true;
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE; cause++) {
        if (!(held & CAUSE_BIT(cause))) continue;
        bool ok = is_true(m, (Cause)cause, claim);
        some = some || ok;
        all = all && ok;
    }
    if (!held) return CLAIM_NO_FACT;
    if (all) return CLAIM_TRUE;
    return some && !named ? CLAIM_PARTLY : CLAIM_FALSE;
}

bool states(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (m->a->holds && clause_says(m, clause, WORD_CHECKS)) return false; /* 价保规则我问一下主管 */
    return !t->is_supposed && !t->is_quoted && !clause->is_question;
}

bool speaks_of_self(const Message *m, uint32_t clause)
{
    const Clause *c = &m->r->clauses[clause];
    for (uint32_t i = c->start; i < c->end; i++) {
        uint32_t code = m->r->normal.code[i], next = i + 1 < c->end ? m->r->normal.code[i + 1] : 0;
        if ((code == U'我' && next != U'们' && next != U'家') || code == U'帮') return true;
    }
    return false;
}

uint32_t find_word(const Message *m, const Clause *clause, uint32_t from, WordClass word)
{
    if (!clause_has_word(clause, word)) return clause->token_end;
    for (uint32_t i = from; i < clause->token_end; i++) {
        if (token_word(&m->r->tokens[i], word)) return i;
    }
    return clause->token_end;
}

bool sentence_cues(const Message *m, uint32_t clause, uint16_t topic)
{
    return sentence_has_cue(m->r, m->r->clauses[clause].sentence, topic);
}
