/* read_payers.c -- who pays the postage of a return or an exchange, in all its wordings.
 *
 * The party before the verb pays; 不用 or 不 before the party or the verb turns it to the other one; whoever advances the
 * money does not pay where it is given back; a half each is nobody's fact. */
#include "judge/sum_roles.h"

typedef enum Payer { PAYER_NONE, PAYER_SHOP, PAYER_BUYER, PAYER_BOTH } Payer;

static Payer other(Payer payer)
{
    return payer == PAYER_SHOP ? PAYER_BUYER : payer == PAYER_BUYER ? PAYER_SHOP : payer;
}

static bool is_one_of(uint32_t code, const uint32_t *set)
{
    while (*set && *set != code) set++;
    return *set != 0 || code_is_noise(code);
}

static Payer party_of(const Token *t)
{
    if (token_word(t, WORD_SHOP)) return PAYER_SHOP;
    if (token_word(t, WORD_BUYER)) return PAYER_BUYER;
    return PAYER_NONE;
}

static bool turns(const Token *t)
{
    return token_word(t, WORD_NEED_NOT) || token_word(t, WORD_NEG) || token_word(t, WORD_CANNOT) ||
           token_word(t, WORD_RHETORIC);
}

/* Nobody is named: 不用出运费 lets the buyer off, 不承担运费 the shop. */
static Payer unnamed(const Token *turning)
{
    if (!turning) return PAYER_NONE;
    return token_word(turning, WORD_NEED_NOT) || token_word(turning, WORD_RHETORIC) ? PAYER_SHOP : PAYER_BUYER;
}

/* 没有就您付: if there is none. */
static bool supposes_lack(const Message *m, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t next = t->end < m->r->normal.count ? m->r->normal.code[t->end] : 0;
    return token == clause->first_token && next == U'就' && token_word(t, WORD_NEG);
}

/* The party nearest before the verb, or behind it (由…承担 is before, 承担方是我们 behind). */
static Payer payer_at(const Message *m, const Clause *clause, uint32_t verb)
{
    Payer payer = party_of(&m->r->tokens[verb]);
    const Token *turning = NULL;
    bool turned = false;
    for (uint32_t i = verb; i > clause->first_token; i--) {
        const Token *t = &m->r->tokens[i - 1];
        if (turns(t) && !supposes_lack(m, clause, i - 1)) {
            turned = !turned;
            turning = t;
        }
        if (payer == PAYER_NONE) payer = party_of(t);
        if (token_word(t, WORD_PAYS) && payer != PAYER_NONE) break;
    }
    for (uint32_t i = verb + 1; payer == PAYER_NONE && i < clause->token_end; i++) payer = party_of(&m->r->tokens[i]);
    bool is_unable = verb + 1 < clause->token_end && token_word(&m->r->tokens[verb + 1], WORD_POST_NEG); /* 出不了 */
    if (is_unable) turned = !turned;
    bool of_question = turning && m->buyer.is_yes_no && !clause_says(m, clause, WORD_SHIPPING);
    bool buyer_pays;
    if (payer == PAYER_NONE && of_question && !token_word(turning, WORD_NEED_NOT) && payer_proposed(m, &buyer_pays))
        return buyer_pays ? PAYER_SHOP : PAYER_BUYER; /* 要我出吗? 不出的 */
    if (payer == PAYER_NONE) return unnamed(turning);
    return turned ? other(payer) : payer;
}

/* 算我们的, 归您: only the party right behind counts. */
static Payer payer_behind(const Message *m, const Clause *clause, uint32_t verb)
{
    if (verb + 1 >= clause->token_end) return PAYER_NONE;
    Payer payer = party_of(&m->r->tokens[verb + 1]);
    bool turned = verb > clause->first_token && turns(&m->r->tokens[verb - 1]);
    return turned ? other(payer) : payer;
}

/* 要贴的哈, 得付: nobody is named, and the speaker is the shop. */
static bool is_duty(const Message *m, const Clause *clause, uint32_t verb)
{
    uint32_t at = m->r->tokens[verb].start;
    uint32_t code = at > clause->start ? m->r->normal.code[at - 1] : 0;
    return code == U'要' || code == U'得' || code == U'需';
}

static bool says_postage(const Message *m, uint32_t index)
{
    if (clause_says(m, &m->r->clauses[index], WORD_SHIPPING)) return true;
    bool asked = is_asked(m, topic_of(m, KNOWN_RETURN_SHIPPING)) || is_asked(m, topic_of(m, KNOWN_EXCHANGE_SHIPPING));
    bool before = index > 0 && m->r->clauses[index - 1].sentence == m->r->clauses[index].sentence &&
                  clause_says(m, &m->r->clauses[index - 1], WORD_SHIPPING);
    return asked || before;
}

/* 凭截图找我报: whoever reports an outlay gets it back. */
static bool reports(const Message *m, const Clause *clause)
{
    static const uint32_t *const NO = (const uint32_t *)U"不没别";
    for (uint32_t i = clause->start; i < clause->end; i++) {
        if (m->r->normal.code[i] != U'报') continue;
        const uint32_t *c = NO;
        while (*c && (i == clause->start || *c != m->r->normal.code[i - 1])) c++;
        if (!*c) return true;
    }
    return false;
}

/* Advanced by the buyer and given back later, here or in the next two clauses: the shop pays. */
static bool is_given_back(const Message *m, uint32_t index)
{
    for (uint32_t i = index; i < m->r->clause_count && i <= index + 2; i++) {
        const Clause *clause = &m->r->clauses[i];
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            const Token *t = &m->r->tokens[k];
            bool is_refund = token_word(t, WORD_REIMBURSES) || (token_word(t, WORD_RETURN) && i > index);
            bool is_denied = k > clause->first_token && turns(&m->r->tokens[k - 1]);
            if (is_refund && !t->is_negated && !is_denied) return true;
        }
        if (reports(m, clause)) return true;
    }
    return false;
}

/* 我们, 邮费您那边, 尺码您: nothing but what it is about and who. A lone 您 behind other words is an address. */
static bool names_party_only(const Message *m, const Clause *clause)
{
    uint32_t last = clause->token_end - 1, covered = 0;
    bool is_about = clause->start == 0;
    if (party_of(&m->r->tokens[last]) == PAYER_NONE) return false;
    for (uint32_t i = clause->first_token; i <= last; i++) {
        const Token *t = &m->r->tokens[i];
        bool is_topic = token_word(t, WORD_SHIPPING) || token_word(t, WORD_QUALITY) ||
                        token_word(t, WORD_NON_QUALITY) || token_word(t, WORD_OTHERWISE) || token_word(t, WORD_OTHERS);
        bool is_courtesy = t->lexeme && t->lexeme->count == 1 && token_word(t, WORD_FILLER);
        bool links =
            t->end == t->start + 1 && (token_word(t, WORD_YES) || token_word(t, WORD_BELONGS)); /* 邮费是您的 */
        if (i < last && !is_topic && !is_courtesy && !links) return false;
        is_about = is_about || is_topic;
        covered += t->end - t->start;
    }
    uint32_t end = clause->end;
    while (end > clause->start && code_is_noise(m->r->normal.code[end - 1])) end--;
    return is_about && end - clause->start <= covered + 2;
}

/* Characters of [from, to) that are neither marks nor endings nor an address. */
static uint32_t content_between(const Message *m, uint32_t from, uint32_t to)
{
    static const uint32_t *const ENDINGS = (const uint32_t *)U"的了哦呢啊呀吧哈嘛啦哟噢亲";
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        const uint32_t *c = ENDINGS;
        while (*c && *c != m->r->normal.code[i]) c++;
        count += !*c && !code_is_noise(m->r->normal.code[i]);
    }
    return count;
}

/* 质量问题我们,不喜欢的您: the cause and the party are all there is. */
static Payer party_after_cause(const Message *m, const Clause *clause, uint32_t *token)
{
    if (clause->token_end == clause->first_token) return PAYER_NONE;
    uint32_t last = clause->token_end - 1;
    const Token *cause = &m->r->tokens[last > clause->first_token ? last - 1 : last], *party = &m->r->tokens[last];
    bool gives = party->end < clause->end && m->r->normal.code[party->end] == U'给' && clause->end <= party->end + 3;
    if (gives && party_of(party) != PAYER_NONE) { /* 是我们给, 您给 */
        *token = last;
        return party_of(party);
    }
    bool is_cause = token_word(cause, WORD_QUALITY) || token_word(cause, WORD_NON_QUALITY);
    if (names_party_only(m, clause)) {
        *token = last;
        return party_of(party);
    }
    bool is_end = content_between(m, party->end, clause->end) == 0;
    if (!is_cause || !is_end || cause->end + 1 < party->start) return PAYER_NONE;
    *token = last;
    return party_of(party);
}

static bool pays_first(const Message *m, const Clause *clause, uint32_t verb)
{
    for (uint32_t i = clause->start; i < m->r->tokens[verb].start; i++) {
        if (m->r->normal.code[i] == U'先') return true;
    }
    return false;
}

/* 我也想帮您出: what one would like to do. */
static bool is_wished(const Message *m, const Clause *clause, uint32_t verb)
{
    const uint32_t *code = m->r->normal.code;
    uint32_t end = m->r->tokens[verb].start;
    for (uint32_t i = clause->start; i < end; i++) {
        if (code[i] != U'想' && code[i] != U'愿') continue;
        for (uint32_t k = i + 1; k < end && k <= i + 2; k++) {
            if (code[k] == U'帮' || code[k] == U'替') return true;
        }
    }
    return false;
}

static bool names_money(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        if (m->r->normal.code[i] == U'费' || m->r->normal.code[i] == U'钱') return true;
    }
    return false;
}

static bool is_at(const Message *m, uint32_t at, const uint32_t *text)
{
    uint32_t k = 0;
    while (text[k] && at + k < m->r->normal.count && m->r->normal.code[at + k] == text[k]) k++;
    return text[k] == 0;
}

/* 您付多少就退多少, 您付的邮费: what was paid once, not who is to pay. */
static bool is_past_payment(const Message *m, const Token *t)
{
    static const uint32_t *const PAID[] = { (const uint32_t *)U"多少",   (const uint32_t *)U"的多少",
                                            (const uint32_t *)U"的钱",   (const uint32_t *)U"过",
                                            (const uint32_t *)U"的金额", (const uint32_t *)U"的款",
                                            (const uint32_t *)U"了多少", (const uint32_t *)U"的是多少" };
    for (size_t i = 0; i < sizeof PAID / sizeof *PAID; i++) {
        if (is_at(m, t->end, PAID[i])) return true;
    }
    return false;
}

/* 不合适退您得自己出: 退 stands by itself, and 您 begins what follows. */
static bool is_parted(const Message *m, const Token *t)
{
    uint32_t last = m->r->normal.code[t->end - 1];
    if (last != U'您' && last != U'你') return false;
    for (const uint32_t *c = (const uint32_t *)U"得自出付要掏来承这那"; *c; c++) {
        if (t->end < m->r->normal.count && m->r->normal.code[t->end] == *c) return true;
    }
    return false;
}

/* 这个得您自己来, 您自己管: asked who pays, the answer is a person and a verb that says nothing more. */
static Payer party_alone(const Message *m, const Clause *clause, uint32_t *token)
{
    static const uint32_t *const AROUND =
        (const uint32_t *)U"这个种次那单就得要只能需还是都也由来管的了哦呢啊呀吧哈嘛啦哟噢亲";
    Payer party = PAYER_NONE;
    uint32_t at = clause->start;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        Payer own = party_of(t);
        if (t->is_supposed || t->is_quoted || turns(t)) return PAYER_NONE;
        if (own == PAYER_NONE) continue;
        for (; at < t->start; at++) {
            if (!is_one_of(m->r->normal.code[at], AROUND)) return PAYER_NONE;
        }
        at = t->end;
        if (party == PAYER_NONE || own == PAYER_BUYER) party = own;
        *token = i;
    }
    bool is_done = false;
    for (; at < clause->end; at++) {
        uint32_t code = m->r->normal.code[at];
        is_done = is_done || code == U'来' || code == U'管';
        if (!is_one_of(code, AROUND)) return PAYER_NONE;
    }
    return is_done ? party : PAYER_NONE;
}

/* 邮费就麻烦您了 */
static bool is_troubled(const Message *m, const Clause *clause, uint32_t *token)
{
    uint32_t at = find_word(m, clause, clause->first_token, WORD_SHIPPING);
    if (at == clause->token_end) return false;
    for (uint32_t i = m->r->tokens[at].end; i + 2 < clause->end; i++) {
        bool asks = is_at(m, i, (const uint32_t *)U"麻烦您") || is_at(m, i, (const uint32_t *)U"辛苦您") ||
                    is_at(m, i, (const uint32_t *)U"劳烦您");
        if (!asks || content_between(m, i + 3, clause->end) > 3) continue;
        *token = at;
        return true;
    }
    return false;
}

static bool waives_fee(const Message *m, const Clause *clause)
{
    bool is_denied = clause_says(m, clause, WORD_CANNOT) || clause_says(m, clause, WORD_POST_NEG);
    return !is_denied && phrases_say(m->a->rules->phrases, "waives_fee", &m->r->normal, clause->start, clause->end);
}

static Payer payer_of_clause(const Message *m, uint32_t index, uint32_t *token)
{
    const Clause *clause = &m->r->clauses[index];
    *token = find_word(m, clause, clause->first_token, WORD_BOTH_HALF);
    if (*token < clause->token_end) return PAYER_BOTH;
    *token = find_word(m, clause, clause->first_token, WORD_ADVANCES);
    if (*token < clause->token_end) return is_given_back(m, index) ? PAYER_SHOP : PAYER_NONE;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        *token = i;
        if (is_past_payment(m, t)) continue;
        if (token_word(t, WORD_REIMBURSES) && !t->is_supposed && says_postage(m, index) && !is_parted(m, t)) {
            return i > clause->first_token && turns(&m->r->tokens[i - 1]) ? PAYER_BUYER : PAYER_SHOP;
        }
        bool keeps = token_word(t, WORD_KEEPS) && clause_says(m, clause, WORD_SHIPPING);
        if (keeps) return t->is_negated || (i > clause->first_token && turns(t - 1)) ? PAYER_SHOP : PAYER_BUYER;
        if (token_word(t, WORD_BELONGS) && !t->is_supposed) {
            Payer payer = payer_behind(m, clause, i);
            if (payer != PAYER_NONE) return payer;
        }
        bool pays = token_word(t, WORD_PAYS) && !is_wished(m, clause, i);
        if (pays && !t->is_quoted && !t->is_supposed) {
            Payer payer = payer_at(m, clause, i);
            if (payer == PAYER_NONE && is_duty(m, clause, i)) payer = PAYER_BUYER;
            bool first = payer == PAYER_BUYER && pays_first(m, clause, i);
            if (first && is_given_back(m, index)) return PAYER_SHOP; /* 您先把邮费付了,回头给您补 */
            if (payer != PAYER_NONE) return payer;
        }
    }
    if (is_troubled(m, clause, token)) return PAYER_BUYER;
    Payer bare = party_after_cause(m, clause, token);
    if (bare == PAYER_NONE) bare = party_alone(m, clause, token);
    if (bare != PAYER_NONE) return bare;
    *token = find_word(m, clause, clause->first_token, WORD_NEED_NOT);              /* 不收运费, 不用运费 */
    bool waives = waives_fee(m, clause) && clause->first_token < clause->token_end; /* 这趟邮费免了 */
    bool free_of_it = *token < clause->token_end && (clause_says(m, clause, WORD_SHIPPING) || names_money(m, clause));
    if (waives && !free_of_it) *token = clause->first_token;
    free_of_it = free_of_it || waives;
    return free_of_it ? PAYER_SHOP : PAYER_NONE;
}

/* Who pays, as one clause says it up to that token, for those causes. */
typedef struct Said {
    uint32_t clause;
    uint32_t token;
    uint32_t causes;
    Payer payer;
} Said;

typedef struct PayerClaim {
    uint16_t topic;
    Payer payer;
} PayerClaim;

static bool payer_holds(const Message *m, Cause cause, const void *claim)
{
    const PayerClaim *c = claim;
    const Value *payer = fact_get(fact_for_cause(m, c->topic, cause), "payer");
    if (!payer) return false;
    return sv_is(payer->text, c->payer == PAYER_SHOP ? "shop" : c->payer == PAYER_BUYER ? "buyer" : "both");
}

static void add_payer(Message *m, KnownTopic topic, Said said)
{
    static const char *const NAMES[] = { "", "shop", "buyer", "both" };
    uint16_t number = topic_of(m, topic);
    if (number == TOPIC_NONE) return;
    PayerClaim claim = { number, said.payer };
    uint32_t causes = said.causes;
    Draft draft = draft_new(m, number, m->r->clauses[said.clause].first_token, said.token);
    draft_causes(&draft, causes);
    draft_text(&draft, "payer", sv(NAMES[said.payer]));
    draft.state = state_by_cause(m, claim.topic, causes, payer_holds, &claim);
    for (int cause = CAUSE_QUALITY; cause <= CAUSE_HUMAN_DAMAGE && !draft.fact; cause++) {
        uint32_t held = causes ? causes : m->facts.cause ? CAUSE_BIT(m->facts.cause) : CAUSE_BIT(cause);
        if (held & CAUSE_BIT(cause)) draft.fact = fact_for_cause(m, claim.topic, (Cause)cause);
    }
    draft_add(m, &draft);
}

/* 邮费我们出, said of what the buyer is yet to order. */
static void add_freight(Message *m, Said said)
{
    uint16_t topic = topic_of(m, KNOWN_FREE_SHIPPING);
    bool asked = is_asked(m, topic) || is_asked(m, topic_of(m, KNOWN_SHIPPING_FEE));
    const Fact *fact = asked ? fact_of(m, topic) : NULL;
    const Clause *clause = &m->r->clauses[said.clause];
    bool is_at_times =
        fact && phrases_say(m->a->rules->phrases, "now_and_then", &m->r->normal, clause->start, clause->end);
    if (!fact || is_at_times || said.payer == PAYER_BOTH) return;
    ClaimState state = free_state(m, m->contexts[said.clause].product, fact, said.payer == PAYER_SHOP);
    if (speaks_of_limit(m) && state != CLAIM_TRUE) return; /* 满299我们出 is the rule, 390过了299,我们出 the answer */
    Draft draft = draft_new(m, topic, said.token, said.token);
    draft.fact = fact;
    draft_bool(&draft, "free", said.payer == PAYER_SHOP);
    draft.state = state;
    draft_add(m, &draft);
}

/* Whether the postage of a return or of an exchange is meant: by the words, else by what was asked. */
static void add_for_actions(Message *m, Said said)
{
    uint32_t index = said.clause;
    bool asked_return = is_asked(m, topic_of(m, KNOWN_RETURN_SHIPPING));
    bool asked_exchange = is_asked(m, topic_of(m, KNOWN_EXCHANGE_SHIPPING));
    bool to_return = m->contexts[index].is_return, to_exchange = m->contexts[index].is_exchange;
    if (asked_return && !asked_exchange && !to_exchange) to_return = true;
    if (asked_exchange && !asked_return) to_exchange = true, to_return = to_return && m->contexts[index].is_return;
    if (asked_exchange && !asked_return && to_return) to_return = false; /* 退回运费 of an exchange */
    if (!to_return && !to_exchange) to_return = asked_return, to_exchange = asked_exchange;
    for (uint32_t i = index; i > 0 && !to_return && !to_exchange; i--) { /* 七天内可以退。质量问题运费我们出 */
        to_return = m->contexts[i - 1].is_return;
        to_exchange = m->contexts[i - 1].is_exchange;
    }
    if (!to_return && !to_exchange) add_freight(m, said);
    if (to_return) add_payer(m, KNOWN_RETURN_SHIPPING, said);
    if (to_exchange) add_payer(m, KNOWN_EXCHANGE_SHIPPING, said);
}

/* 谁的原因谁承担, 谁的问题谁出: the shop for a fault of quality, else the buyer. The token of the verb, or where the clause ends. */
static uint32_t whose_fault(const Message *m, const Clause *clause)
{
    uint32_t who = 0, verb = clause->token_end;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        who += token_word(t, WORD_ASKS) && m->r->normal.code[t->start] == U'谁';
        if (who > 0 && (token_word(t, WORD_PAYS) || token_word(t, WORD_BELONGS))) verb = i;
    }
    return who >= 2 ? verb : clause->token_end;
}

/* 除非鞋子有毛病,不然您出 and 只有质量问题我们才出 settle the other causes as well; 0 where the clause settles none. */
static uint32_t settled_too(const Message *m, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index];
    const uint32_t both = CAUSE_BIT(CAUSE_QUALITY) | CAUSE_BIT(CAUSE_NON_QUALITY);
    uint32_t own = m->contexts[index].causes;
    bool excepts = index > 0 && clause_says(m, clause, WORD_OTHERWISE) &&
                   phrases_say(m->a->rules->phrases, "excepts", &m->r->normal, clause[-1].start, clause[-1].end);
    excepts = excepts || (index > 0 && is_left_out(m, index - 1)) || is_left_out(m, index + 1);
    bool limits = clause_says(m, clause, WORD_ONLY) &&
                  phrases_say(m->a->rules->phrases, "only_then", &m->r->normal, clause->start, clause->end);
    return (excepts || limits) && (own == CAUSE_BIT(CAUSE_QUALITY) || own == CAUSE_BIT(CAUSE_NON_QUALITY)) ? both & ~own
                                                                                                           : 0;
}

/* 我们给…哦不是,您给 */
static bool is_taken_back(const Message *m, uint32_t index)
{
    const Clause *next = &m->r->clauses[index + 1];
    if (index + 1 >= m->r->clause_count || next->first_token == next->token_end) return false;
    const Token *first = &m->r->tokens[next->first_token];
    return token_word(first, WORD_CORRECTS) && first->start <= next->start + 1;
}

void read_payers(Message *m)
{
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        uint32_t token;
        if (clause->is_question || clause->is_condition || !says_postage(m, i) || is_taken_back(m, i)) continue;
        token = whose_fault(m, clause);
        if (token < clause->token_end) {
            add_for_actions(m, (Said){ i, token, CAUSE_BIT(CAUSE_QUALITY), PAYER_SHOP });
            add_for_actions(m, (Said){ i, token, CAUSE_BIT(CAUSE_NON_QUALITY), PAYER_BUYER });
            continue;
        }
        Payer payer = payer_of_clause(m, i, &token);
        if (payer != PAYER_NONE && token < clause->token_end) {
            add_for_actions(m, (Said){ i, token, m->contexts[i].causes, payer });
            uint32_t others = settled_too(m, i);
            if (others) add_for_actions(m, (Said){ i, token, others, other(payer) });
        }
    }
}

/* Only what points at the speakers changes with them: 我, 你们; 店里 and 买家 do not. */
static Payer meant_by_buyer(const Message *m, const Token *t)
{
    Payer party = party_of(t);
    uint32_t code = m->r->normal.code[t->start];
    bool points = code == U'我' || code == U'咱' || code == U'俺' || code == U'你' || code == U'您' || code == U'亲';
    return points ? other(party) : party;
}

/* In the buyer's mouth 我 is the buyer and 你们 the shop; 包运费 and 自理 mean the same from both. */
bool payer_proposed(const Message *m, bool *buyer_pays)
{
    Message asking = *m;
    Payer found = PAYER_NONE;
    asking.r = &m->buyer.last;
    for (uint32_t i = 0; i < asking.r->token_count; i++) {
        const Token *t = &asking.r->tokens[i];
        const Clause *clause = &asking.r->clauses[t->clause];
        uint32_t verb = asking.r->normal.code[t->start];
        bool gives = verb == U'包' || verb == U'报' || verb == U'补'; /* 运费包不包: who is asked gives */
        if (!token_word(t, WORD_PAYS) && !(gives && token_word(t, WORD_ASKS))) continue;
        Payer payer = party_of(t);
        if (payer == PAYER_NONE) {
            bool is_duty_here = is_duty(&asking, clause, i) || token_word(t, WORD_NEED_NOT);
            for (uint32_t k = i; k > clause->first_token && payer == PAYER_NONE; k--)
                payer = meant_by_buyer(&asking, &asking.r->tokens[k - 1]);
            if (payer == PAYER_NONE && is_duty_here) payer = PAYER_BUYER;
            if (payer == PAYER_NONE && gives) payer = PAYER_SHOP;
        }
        if (payer == PAYER_NONE) continue;
        if (found != PAYER_NONE && found != payer) return false;
        found = payer;
    }
    *buyer_pays = found == PAYER_BUYER;
    return found == PAYER_SHOP || found == PAYER_BUYER;
}
