/* read_ellipsis.c -- answers that leave out what the question has said: a bid refused, 包 alone, 一起退.
 *
 * Each is read only where its topic was asked for and nothing else in the reply answers it: the question supplies the rest. */
#include "judge/sum_roles.h"

static bool is_one_of(uint32_t code, const uint32_t *set)
{
    while (*set && *set != code) set++;
    return *set != 0;
}

static bool has_claim(const Message *m, uint16_t topic)
{
    for (size_t i = 0; i < m->a->claim_count; i++) {
        if (m->a->claims[i].topic_number == topic) return true;
    }
    return false;
}

/* The characters of a clause that say something: marks, courtesies and endings taken off. */
typedef struct Core {
    uint32_t start;
    uint32_t end;
} Core;

static Core core_of(const Message *m, const Clause *clause)
{
    static const uint32_t *const BEFORE = (const uint32_t *)U"亲您好呢哦哈啊呀嗯就那还真这当然肯定给的话";
    static const uint32_t *const BEHIND = (const uint32_t *)U"亲的哦哈呢啊呀了吧哟噢喔滴哒嘛啦您嗷";
    const uint32_t *code = m->r->normal.code;
    Core core = { clause->start, clause->end };
    while (core.end > core.start && (code_is_noise(code[core.end - 1]) || is_one_of(code[core.end - 1], BEHIND)))
        core.end--;
    while (core.start < core.end && (code_is_noise(code[core.start]) || is_one_of(code[core.start], BEFORE)))
        core.start++;
    return core;
}

static bool core_is(const Message *m, Core core, const uint32_t *text)
{
    uint32_t k = 0;
    while (text[k] && core.start + k < core.end && m->r->normal.code[core.start + k] == text[k]) k++;
    return text[k] == 0 && core.start + k == core.end;
}

/* ---- bargaining */

/* The figure that the buyer bids: less than the price. */
static bool is_bid(const Message *m, const Token *t)
{
    const Product *product = m->a->in->product;
    if (!t->number || !product || (t->number->unit != UNIT_YUAN && t->number->unit != UNIT_NONE)) return false;
    if (t->number->low >= product->price || t->number->low * 4 < product->price) return false;
    for (uint32_t i = 0; i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        if (n && n->low == t->number->low && (n->unit == UNIT_YUAN || n->unit == UNIT_NONE)) return true;
    }
    return false;
}

static bool is_refusal(const Message *m, uint32_t from, uint32_t to)
{
    static const uint32_t *const POTENTIAL = (const uint32_t *)U"了动成来起到下住过得掉通";
    const uint32_t *code = m->r->normal.code;
    for (uint32_t i = from; i < to; i++) {
        bool no = code[i] == U'不' || code[i] == U'没' || code[i] == U'难' || code[i] == U'无';
        uint32_t next = i + 1 < to ? code[i + 1] : 0;
        if (!no || (i > from && code[i - 1] == U'要' && next == U'然')) continue;
        if (is_one_of(next, POTENTIAL) || is_one_of(next, (const uint32_t *)U"能行可让会法办敢好支讲议还降减少卖给做"))
            return true;
    }
    return false;
}

/* 价让不了, 280做不了主, 我不能少: a refusal beside a price, a bid or a verb of giving way. */
static void read_haggling(Message *m)
{
    static const uint32_t *const GIVING = (const uint32_t *)U"价让少降减砍抹低便惠零卖底亏改";
    uint16_t topic = topic_of(m, KNOWN_BARGAIN);
    const Fact *fact = is_asked(m, topic) && !has_claim(m, topic) ? fact_of(m, topic) : NULL;
    for (uint32_t c = 0; fact && c < m->r->clause_count; c++) {
        const Clause *clause = &m->r->clauses[c];
        bool is_about = false, bids = false;
        if (clause->is_question || clause->is_condition || clause->end == clause->start) continue;
        for (uint32_t i = clause->start; i < clause->end; i++)
            is_about = is_about || is_one_of(m->r->normal.code[i], GIVING);
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) bids = bids || is_bid(m, &m->r->tokens[i]);
        bool refuses = is_refusal(m, clause->start, clause->end);
        bool grants = bids && !refuses &&
                      (clause_says(m, clause, WORD_CAN) || clause_says(m, clause, WORD_YES) ||
                       text_between(m, clause->start, clause->end, (const uint32_t *)U"给您"));
        if (!(refuses && (is_about || bids)) && !grants) continue;
        uint32_t token = clause->first_token < clause->token_end ? clause->first_token : m->r->token_count;
        Draft draft = draft_new(m, topic, token, token < m->r->token_count ? clause->token_end - 1 : token);
        draft.fact = fact;
        draft_bool(&draft, "allowed", grants);
        draft.state = value_is_true(fact_get(fact, "allowed")) == grants ? CLAIM_TRUE : CLAIM_FALSE;
        draft_add(m, &draft);
        return;
    }
}

/* ---- free postage */

/* 过线了 包: nothing but the verb. */
static void read_bare_free(Message *m)
{
    static const struct {
        const uint32_t *text;
        bool is_free;
    } ANSWERS[] = { { (const uint32_t *)U"包", true },    { (const uint32_t *)U"免", true },
                    { (const uint32_t *)U"全包", true },  { (const uint32_t *)U"全免", true },
                    { (const uint32_t *)U"都包", true },  { (const uint32_t *)U"都免", true },
                    { (const uint32_t *)U"不包", false }, { (const uint32_t *)U"不免", false },
                    { (const uint32_t *)U"免不", false }, { (const uint32_t *)U"包不", false },
                    { (const uint32_t *)U"够", true },    { (const uint32_t *)U"不够", false },
                    { (const uint32_t *)U"不收", true },  { (const uint32_t *)U"没够", false },
                    { (const uint32_t *)U"没到", false } };
    uint16_t topic = topic_of(m, KNOWN_FREE_SHIPPING);
    bool asked = is_asked(m, topic) || is_asked(m, topic_of(m, KNOWN_SHIPPING_FEE));
    const Fact *fact = asked && !has_claim(m, topic) ? fact_of(m, topic) : NULL;
    for (uint32_t c = 0; fact && c < m->r->clause_count; c++) {
        const Clause *clause = &m->r->clauses[c];
        Core core = core_of(m, clause);
        const Token *first = clause->first_token < clause->token_end ? &m->r->tokens[clause->first_token] : NULL;
        if (first && first->number && first->start == core.start) { /* 299的不收 */
            core.start = first->end;
            while (core.start < core.end && is_one_of(m->r->normal.code[core.start], (const uint32_t *)U"的就都也"))
                core.start++;
        }
        for (size_t i = 0; !clause->is_question && i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
            if (!core_is(m, core, ANSWERS[i].text)) continue;
            uint32_t token = clause->first_token < clause->token_end ? clause->first_token : m->r->token_count;
            Draft draft = draft_new(m, topic, token, token);
            draft.fact = fact;
            draft_bool(&draft, "free", ANSWERS[i].is_free);
            draft.state = free_state(m, m->contexts[c].product, fact, ANSWERS[i].is_free);
            draft_add(m, &draft);
            return;
        }
    }
}

/* ---- the first postage */

/* 当初的运费退吗? 一起退的. */
static void read_given_back(Message *m)
{
    static const uint32_t *const TOGETHER[] = { (const uint32_t *)U"一起", (const uint32_t *)U"一块",
                                                (const uint32_t *)U"一并", (const uint32_t *)U"一同",
                                                (const uint32_t *)U"也" };
    uint16_t topic = topic_of(m, KNOWN_REFUND_SCOPE);
    bool of_postage = false;
    if (!is_asked(m, topic) || has_claim(m, topic) || !fact_of(m, topic)) return;
    for (uint32_t i = 0; i < m->buyer.last.clause_count; i++)
        of_postage = of_postage || clause_has_word(&m->buyer.last.clauses[i], WORD_SHIPPING);
    for (uint32_t c = 0; of_postage && c < m->r->clause_count; c++) {
        const Clause *clause = &m->r->clauses[c];
        bool gives = clause_says(m, clause, WORD_RETURN) || clause_says(m, clause, WORD_REIMBURSES), is_all = false;
        for (size_t i = 0; i < sizeof TOGETHER / sizeof *TOGETHER; i++)
            is_all = is_all || text_between(m, clause->start, clause->end, TOGETHER[i]);
        if (clause->is_question || clause->is_condition || !gives || !is_all) continue;
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            const Token *t = &m->r->tokens[i];
            if (!token_word(t, WORD_RETURN) && !token_word(t, WORD_REIMBURSES)) continue;
            bool denied = t->is_negated || token_word(t, WORD_CANNOT);
            say_scope(m, i, !denied);
            return;
        }
    }
}

/* ---- gifts */

/* 现货单没有,等补货那种才给: who says to whom alone it is given says that others get none. */
static void read_exception(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_GIFT);
    const Fact *fact = is_asked(m, topic) && !has_claim(m, topic) ? fact_of(m, topic) : NULL;
    const Phrases *phrases = m->a->rules->phrases;
    if (!fact_get(fact, "when")) return;
    for (uint32_t c = 0; c < m->r->clause_count; c++) {
        const Clause *clause = &m->r->clauses[c];
        bool waits = phrases_say(phrases, "waits_for_stock", &m->r->normal, clause->start, clause->end);
        bool is_only = clause_says(m, clause, WORD_ONLY) ||
                       phrases_say(phrases, "only_then", &m->r->normal, clause->start, clause->end);
        if (!waits || !is_only || clause->is_question || clause->first_token == clause->token_end) continue;
        Draft draft = draft_new(m, topic, clause->first_token, clause->token_end - 1);
        draft.fact = fact;
        draft_bool(&draft, "available", false);
        draft_add(m, &draft);
        return;
    }
}

void read_ellipsis(Message *m)
{
    read_exception(m);
    read_haggling(m);
    read_bare_free(m);
    read_given_back(m);
}
