/* read_service.c -- by which courier, from where, in which steps. */
#include "judge/claims.h"

static bool name_is_true(const Fact *fact, StrView name)
{
    const Value *names = fact_get(fact, "names"), *city = fact_get(fact, "city");
    for (size_t i = 0; names && i < names->count; i++) {
        if (sv_eq(names->items[i].text, name)) return true;
    }
    return city && sv_eq(city->text, name);
}

/* 到广州 is where a parcel goes, 广州仓 and 广州发货 where it comes from. */
static bool is_origin(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    StrView word = reading_text(m->r, t->start, t->end), store = sv("仓");
    for (size_t i = 0; i + store.len <= word.len; i++) {
        if (memcmp(word.ptr + i, store.ptr, store.len) == 0) return true;
    }
    uint32_t before = t->start > 0 ? m->r->normal.code[t->start - 1] : 0;
    uint32_t behind = t->end < m->r->normal.count ? m->r->normal.code[t->end] : 0;
    if (before == U'到' || before == U'往' || before == U'去' || before == U'至') return false;
    if (behind == U'到' && !is_asked(m, topic_of(m, KNOWN_WAREHOUSE))) return false;
    if (before == U'从' || before == U'由' || (behind == U'发' && before != U'发')) return true;
    return is_asked(m, topic_of(m, KNOWN_WAREHOUSE));
}

/* 只发圆通 closes the list: true only of all the names there are. */
static bool leaves_out(const Message *m, uint32_t token, NameSet set, const Fact *fact)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    const Value *names = fact_get(fact, "names");
    size_t said = 0;
    if (find_word(m, clause, clause->first_token, WORD_ONLY) >= token) return false;
    for (size_t i = 0; names && i < names->count; i++) {
        bool has = false;
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            const Sense *name = token_name(&m->r->tokens[k], set);
            has = has || (name && sv_eq(name->value.text, names->items[i].text));
        }
        said += has;
    }
    return names && said < names->count;
}

static void read_set(Message *m, KnownTopic topic, NameSet set, const char *field)
{
    uint16_t number = topic_of(m, topic);
    const Fact *fact = number == TOPIC_NONE ? NULL : fact_of(m, number);
    bool denied_before = false;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *name = token_name(t, set);
        if (!name || !states(m, i)) continue;
        if (set == NAME_CITY && !is_origin(m, i)) continue;
        bool joined = i > 0 && token_name(&m->r->tokens[i - 1], set) && m->r->tokens[i - 1].clause == t->clause;
        bool denied = t->is_negated || (joined && denied_before);
        denied_before = denied;
        Draft draft = draft_new(m, number, i, i);
        draft.fact = fact;
        draft_text(&draft, field, name->value.text);
        if (denied) draft.stance = "against";
        draft.state = name_is_true(fact, name->value.text) != denied ? CLAIM_TRUE : CLAIM_FALSE;
        if (!denied && leaves_out(m, i, set, fact)) draft.state = CLAIM_FALSE;
        draft_add(m, &draft);
    }
}

void read_names(Message *m)
{
    read_set(m, KNOWN_COURIER, NAME_COURIER, "names");
    read_set(m, KNOWN_WAREHOUSE, NAME_CITY, "city");
}

/* 您自己找快递: it is not the shop that acts. */
static bool is_left_to_buyer(const Message *m, const Clause *clause, uint32_t step)
{
    for (uint32_t i = step; i > clause->first_token; i--) {
        const Token *t = &m->r->tokens[i - 1];
        uint32_t before = t->start > 0 ? m->r->normal.code[t->start - 1] : 0;
        bool is_for = before == U'帮' || before == U'给' || before == U'为' || before == U'替' || before == U'跟' ||
                      before == U'和';
        if (token_word(t, WORD_SHOP) || token_word(t, WORD_CAN)) return false;
        if (token_word(t, WORD_BUYER)) return !is_for;
    }
    uint32_t behind = m->r->tokens[step].end;
    bool is_told = behind < clause->end && m->r->normal.code[behind] == U'吧'; /* 找快递吧您 */
    return is_told && m->r->tokens[step].start == clause->start;
}

/* 我不会拦: the agent, not the shop. */
static bool is_unable(const Message *m, const Token *t)
{
    const uint32_t *code = m->r->normal.code;
    uint32_t at = t->start;
    while (at > 0 && code_is_noise(code[at - 1])) at--;
    bool cannot = t->is_negated && at > 0 && code[at - 1] == U'会';
    return cannot && speaks_of_self(m, t->clause);
}

void read_steps(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_INTERCEPT);
    const Fact *fact = is_asked(m, topic) ? fact_of(m, topic_of(m, KNOWN_INTERCEPT)) : NULL;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *step = token_value(t, topic);
        const Clause *clause = &m->r->clauses[t->clause];
        if (!step || clause->is_question || t->is_quoted) continue;
        bool first = sv_is(step->value.text, "call_courier");
        if (first && is_left_to_buyer(m, clause, i)) continue;
        if (first && (t->is_supposed || is_unable(m, t))) continue;
        bool fallback = t->clause > 0 && clause->has_condition; /* 拦不到的话 */
        bool refuses = first && !fallback && (t->is_negated || clause_says(m, clause, WORD_CANNOT));
        if (!first && t->is_negated) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft_text(&draft, "step", step->value.text);
        if (refuses) draft.stance = "against";
        bool succeeds_later = false;
        for (size_t k = 0; k < m->a->claim_count; k++)
            succeeds_later = succeeds_later || sv_is(m->a->claims[k].topic, "intercept");
        if (refuses && succeeds_later) continue; /* 我联系快递拦截, 拦不到您就拒收 */
        draft.state = refuses ? CLAIM_FALSE : CLAIM_TRUE;
        draft_add(m, &draft);
    }
}

/* 发走就没办法了: nothing is done, though no step is named. */
void read_refusal(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_INTERCEPT);
    const Fact *fact = is_asked(m, topic) ? fact_of(m, topic_of(m, KNOWN_INTERCEPT)) : NULL;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        if (sv_is(m->a->claims[i].topic, "intercept")) return;
    }
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        if (!token_word(&m->r->tokens[i], WORD_CANNOT) || !states(m, i)) continue;
        if (speaks_of_self(m, m->r->tokens[i].clause)) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft.stance = "against";
        draft_text(&draft, "step", sv("call_courier"));
        draft.state = CLAIM_FALSE;
        draft_add(m, &draft);
        return;
    }
}
