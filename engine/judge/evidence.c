/* evidence.c -- how strongly a claim is borne out by its words.
 *
 * A figure without a word of its topic beside it, or one that the buyer brought up (还有9天 … 九天时间充裕), is bound to the
 * topic by nearness alone. Where the reply says the true thing about the topic as well, that is what it claims. */
#include "judge/claims.h"

static bool is_met(const Message *m, size_t from, size_t index)
{
    const Claim *weak = &m->a->claims[index];
    for (size_t i = from; i < m->a->claim_count; i++) {
        const Claim *other = &m->a->claims[i];
        bool is_same = i != index && sv_eq(other->topic, weak->topic) && other->is_aside == weak->is_aside;
        if (is_same && other->state == CLAIM_TRUE) return true;
    }
    return false;
}

void weigh_claims(const Message *m, size_t from)
{
    for (size_t i = from; i < m->a->claim_count; i++) {
        Claim *claim = &m->a->claims[i];
        if (claim->state != CLAIM_FALSE || !claim->is_weak) continue;
        if (!is_met(m, from, i) && is_asked(m, grammar_topic(m->grammar, claim->topic))) continue;
        claim->state = CLAIM_PARTLY;
        claim->stance = sv("mention");
    }
}
