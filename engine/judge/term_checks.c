/* term_checks.c -- what else a stated term can get wrong: the day from which it counts; and which figures are no terms. */
#include "judge/terms.h"

static bool says(const Message *m, uint32_t start, uint32_t end, const char *set)
{
    return phrases_say(m->a->rules->phrases, set, &m->r->normal, start, end);
}

/* 从发货那天算, 7天 */
static bool starts_count(const Message *m, const Clause *clause)
{
    uint32_t end = clause->end;
    while (end > clause->start && code_is_noise(m->r->normal.code[end - 1])) end--;
    uint32_t last = end > clause->start ? m->r->normal.code[end - 1] : 0;
    return last == U'算' || last == U'起' || last == U'始';
}

bool counted_wrong(const Message *m, const Fact *fact, uint32_t clause)
{
    const Value *from = fact_get(fact, "counted_from");
    if (!from) return false;
    const Clause *c = &m->r->clauses[clause];
    uint32_t start = clause > 0 && c[-1].sentence == c->sentence ? c[-1].start : c->start;
    bool goes_on = clause + 1 < m->r->clause_count && c[1].sentence == c->sentence;
    goes_on = goes_on && !says(m, c[1].start, c[1].end, "denies_the_start");
    uint32_t end = goes_on ? c[1].end : c->end;
    bool begins = clause > 0 && c[-1].sentence == c->sentence && starts_count(m, &c[-1]);
    if (begins && sv_is(from->text, "receipt") && says(m, c[-1].start, c->end, "counted_from_order")) return true;
    if (sv_is(from->text, "receipt")) return says(m, c->start, end, "counted_from_order");
    if (sv_is(from->text, "parcel_received")) return says(m, start, c->end, "counted_from_sending");
    return false;
}

/* 都二十天了, 五天还在七天里头: how long it has been, not how long there is. */
bool is_elapsed(const Message *m, uint32_t token, int64_t days)
{
    const Token *t = &m->r->tokens[token];
    const Value *window = fact_get(fact_of(m, topic_of(m, KNOWN_RETURN_WINDOW)), "days");
    if (!t->number || t->number->is_upper || (window && value_scaled(window) == days)) return false;
    bool of_case = m->facts.days_since_receipt >= 0 && days == m->facts.days_since_receipt * (int64_t)VALUE_ONE;
    bool goes_by = t->end < m->r->normal.count && m->r->normal.code[t->end] == U'了';
    int64_t excess = m->facts.days_since_receipt * (int64_t)VALUE_ONE - (window ? value_scaled(window) : 0);
    return of_case || goes_by || (excess > 0 && days == excess); /* 超一天 */
}

static bool covers_damage_here(const Message *m, const Clause *c)
{
    bool names = false;
    for (uint32_t i = c->first_token; i < c->token_end; i++)
        names = names || (token_word(&m->r->tokens[i], WORD_HUMAN_DAMAGE) && !m->r->tokens[i].is_negated);
    return names && !says(m, c->start, c->end, "leaves_out");
}

bool covers_damage(const Message *m, uint32_t clause)
{
    if (covers_damage_here(m, &m->r->clauses[clause])) return true;
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *c = &m->r->clauses[i];
        bool covers = says(m, c->start, c->end, "covers_too");
        if (covers && !c->is_question && covers_damage_here(m, c)) return true;
    }
    return false;
}

bool is_waiting(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t from = t->start > 4 ? t->start - 4 : 0, at = m->r->clauses[t->clause].start;
    return says(m, from > at ? from : at, t->start, "asks_to_wait");
}

bool is_from_day(const Message *m, uint32_t token)
{
    uint32_t end = m->r->tokens[token].end;
    uint32_t next = end < m->r->normal.count ? m->r->normal.code[end] : 0;
    return next == U'算' || next == U'起' || next == U'开';
}

bool is_on_the_way(const Message *m, uint32_t clause)
{
    const Clause *c = &m->r->clauses[clause];
    uint32_t start = clause > 0 && c[-1].sentence == c->sentence ? c[-1].start : c->start;
    return says(m, start, c->end, "on_the_way");
}

static uint32_t channel_of(const Token *t)
{
    if (token_word(t, WORD_BOC)) return 1u << CHANNEL_BOC;
    if (token_word(t, WORD_ALIPAY)) return 1u << CHANNEL_ALIPAY;
    return token_word(t, WORD_BANK_CARD) ? 1u << CHANNEL_BANK_CARD : 0;
}

static bool is_figure(const Token *t)
{
    Term term;
    return t->number ? is_time_unit(t->number->unit) : term_of_word(t, &term);
}

/* 卡的话, 普通卡: of a refund no other card can be meant. */
static bool says_card(const Message *m, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (m->r->normal.code[i] == U'卡') return true;
    }
    return false;
}

uint32_t channels_of_figure(const Message *m, uint32_t token)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    uint32_t found = 0, from = clause->start, i = token;
    for (; i > clause->first_token && !is_figure(&m->r->tokens[i - 1]); i--) found |= channel_of(&m->r->tokens[i - 1]);
    if (i > clause->first_token) from = m->r->tokens[i - 1].end;
    if (!found && says_card(m, from, m->r->tokens[token].start)) found = 1u << CHANNEL_BANK_CARD;
    for (i = token + 1; !found && i < clause->token_end && !is_figure(&m->r->tokens[i]); i++)
        found |= channel_of(&m->r->tokens[i]);
    return found ? found : m->contexts[m->r->tokens[token].clause].channels;
}
