/* read_size.c -- sizes recommended, advised against, or only mentioned, held against the size table. */
#include <stdlib.h>

#include "judge/size_mentions.h"
#include "shop/sizing.h"

static ClaimState recommend_state(const Message *m, const Product *product, int size)
{
    SizeAnswer answer = size_answer(product, &m->buyer.body);
    if (size < 0 || !product_has_size(product, product->chart->sizes[size])) return CLAIM_FALSE;
    if (answer.state == SIZE_KNOWN) return answer.fits[size] ? CLAIM_TRUE : CLAIM_FALSE;
    if (answer.state == SIZE_INPUTS_MISSING) return answer.possible[size] ? CLAIM_PARTLY : CLAIM_FALSE;
    return CLAIM_FALSE;
}

/* Advising against a size is false only where it is the one that fits best. */
static ClaimState against_state(const Message *m, const Product *product, int size)
{
    SizeAnswer answer = size_answer(product, &m->buyer.body);
    if (size < 0 || answer.state != SIZE_KNOWN) return CLAIM_TRUE;
    return answer.best == size ? CLAIM_FALSE : CLAIM_TRUE;
}

static void add_size(Message *m, const Product *product, uint32_t token, int64_t scaled, Stance stance)
{
    static const char *const NAMES[] = { "mention", "recommend", "against" };
    const SizeChart *chart = product->chart;
    int size = size_for(chart, scaled, is_alpha_chart(chart));
    Draft draft = draft_new(m, topic_of(m, KNOWN_SIZE), token, token);
    draft.stance = NAMES[stance];
    draft_text(&draft, "value",
               size >= 0 ? chart->sizes[size] : arena_printf(m->a->arena, "%lld", (long long)(scaled / VALUE_ONE)));
    if (stance == STANCE_RECOMMEND) {
        SizeAnswer answer = size_answer(product, &m->buyer.body);
        draft.state = recommend_state(m, product, size);
        if (answer.best >= 0) draft.expected = chart->sizes[answer.best];
        m->stated_size = true;
    } else if (stance == STANCE_AGAINST) {
        draft.state = against_state(m, product, size);
    }
    draft_add(m, &draft);
}

/* 没有适合您的码 */
static void read_no_size(Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    if (!product || !product->chart || !states(m, token)) return;
    SizeAnswer answer = size_answer(product, &m->buyer.body);
    Draft draft = draft_new(m, topic_of(m, KNOWN_SIZE), token, token);
    draft.stance = "recommend";
    draft_text(&draft, "value", sv("none"));
    draft.state = answer.state == SIZE_NONE             ? CLAIM_TRUE
                  : answer.state == SIZE_INPUTS_MISSING ? CLAIM_PARTLY
                                                        : CLAIM_FALSE;
    m->stated_size = true;
    draft_add(m, &draft);
}

int32_t shoe_size_of(const Message *m, const Product *product)
{
    const Buyer *body = &m->buyer.body;
    if (!product->chart || product->chart->scheme != CHART_SHOE_EU) return 0;
    for (size_t i = 0; body->foot_mm && i < product->chart->size_count; i++) {
        if (product->chart->foot_mm[i] >= body->foot_mm) return (int32_t)size_figure(product->chart->sizes[i]);
    }
    return body->foot_mm ? 0 : body->usual_eu;
}

/* 要比平常大一码才合脚: how the shoe runs is said by how it is taken. */
static void add_fit_of_step(const Message *m, const Product *product, uint32_t token, int32_t step)
{
    StrView runs = sv(step > 0 ? "runs_small" : step < 0 ? "runs_large" : "true_to_size");
    Draft draft = draft_new(m, topic_of(m, KNOWN_FIT), token, token);
    draft_text(&draft, "value", runs);
    draft.state = sv_eq(product->fit, runs) ? CLAIM_TRUE : CLAIM_FALSE;
    draft.expected = product->fit;
    draft_add(m, &draft);
}

/* 拍大一码, 按平时的拍: counted from the buyer's usual size, where no size was named outright. */
static void read_relative(Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    int32_t step = token_word(t, WORD_UP_ONE) ? 1 : token_word(t, WORD_DOWN_ONE) ? -1 : 0;
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    if (!product || !states(m, token) || t->is_negated) return;
    bool advises = clause_says(m, clause, WORD_RECOMMENDS) || is_asked(m, topic_of(m, KNOWN_SIZE)) || m->stated_size;
    if (!advises && is_asked(m, topic_of(m, KNOWN_FIT))) {
        uint32_t first = m->r->normal.code[t->start]; /* 小一码: the shoe is; 加一码: take it so */
        bool is_shoe = product->chart && product->chart->scheme == CHART_SHOE_EU;
        bool is_size = first == U'大' || first == U'小';
        if (is_shoe && !m->contexts[t->clause].is_other_product)
            add_fit_of_step(m, product, token, is_size ? -step : step);
        return;
    }
    int32_t usual = shoe_size_of(m, product);
    if (!advises || !product->chart || m->contexts[t->clause].is_other_product) return;
    if (usual) {
        add_size(m, product, token, (int64_t)(usual + step) * VALUE_ONE, STANCE_RECOMMEND);
        return;
    }
    bool asked = is_asked(m, topic_of(m, KNOWN_SIZE)) || is_asked(m, topic_of(m, KNOWN_FIT)) || m->stated_size;
    if (product->chart->scheme != CHART_SHOE_EU || !asked) return;
    bool right = sv_is(product->fit, "runs_small")   ? step == 1
                 : sv_is(product->fit, "runs_large") ? step == -1
                                                     : step == 0;
    Draft draft = draft_new(m, topic_of(m, KNOWN_SIZE), token, token);
    draft.stance = "recommend";
    draft_text(&draft, "value", sv(step > 0 ? "usual+1" : step < 0 ? "usual-1" : "usual"));
    draft.state = right ? CLAIM_TRUE : CLAIM_FALSE;
    m->stated_size = true;
    draft_add(m, &draft);
    if (is_asked(m, topic_of(m, KNOWN_FIT))) add_fit_of_step(m, product, token, step);
}

static bool text_in(const Message *m, uint32_t from, uint32_t to, const uint32_t *text)
{
    uint32_t len = 0;
    while (text[len]) len++;
    for (uint32_t i = from; i + len <= to; i++) {
        uint32_t k = 0;
        while (k < len && m->r->normal.code[i + k] == text[k]) k++;
        if (k == len) return true;
    }
    return false;
}

/* 34往下, 44以上: what lies beyond that size. */
static bool names_beyond(const Message *m, uint32_t token)
{
    uint32_t end = m->r->tokens[token].end;
    uint32_t first = end < m->r->normal.count ? m->r->normal.code[end] : 0;
    uint32_t second = end + 1 < m->r->normal.count ? m->r->normal.code[end + 1] : 0;
    return code_in(first, (const uint32_t *)U"往以再之") && code_in(second, (const uint32_t *)U"上下大小");
}

/* 没有对得上的尺码, 最大7XL您穿不上, 再加一码就没有了: said of no size in particular. */
static bool lacks_size(const Message *m, const Clause *clause, uint32_t token)
{
    static const uint32_t *const FITTING[] = {
        (const uint32_t *)U"合适", (const uint32_t *)U"适合", (const uint32_t *)U"对得上", (const uint32_t *)U"能穿",
        (const uint32_t *)U"穿得", (const uint32_t *)U"码",   (const uint32_t *)U"这么大", (const uint32_t *)U"这么小",
        (const uint32_t *)U"再大", (const uint32_t *)U"再小", (const uint32_t *)U"更大",   (const uint32_t *)U"更小",
        (const uint32_t *)U"号",   (const uint32_t *)U"尺寸"
    };
    const Token *t = &m->r->tokens[token];
    const SizeChart *chart = m->contexts[t->clause].product ? m->contexts[t->clause].product->chart : NULL;
    bool refuses = token_word(t, WORD_CANNOT);
    for (uint32_t i = t->start; i < t->end; i++)
        refuses = refuses || m->r->normal.code[i] == U'没' || m->r->normal.code[i] == U'无';
    bool denies = token_word(t, WORD_ADVISES_NOT) || text_in(m, t->start, t->end, (const uint32_t *)U"穿不");
    if (!refuses && !denies) return false;
    for (uint32_t i = clause->first_token; chart && i < clause->token_end; i++) {
        bool bounds = i > clause->first_token && token_word(&m->r->tokens[i - 1], WORD_RANGE_END);
        bounds = bounds || names_beyond(m, i);
        if (is_half_size(m, i)) return false;
        if (is_size_token(m, chart, i) && m->r->tokens[i].number->unit != UNIT_JIN && !bounds) return false;
    }
    bool steps = clause_says(m, clause, WORD_UP_ONE) || clause_says(m, clause, WORD_DOWN_ONE);
    if (refuses && steps)
        return find_word(m, clause, clause->first_token, WORD_UP_ONE) < token ||
               find_word(m, clause, clause->first_token, WORD_DOWN_ONE) < token;
    uint32_t end = t->start + 12 < clause->end ? t->start + 12 : clause->end;
    for (size_t i = 0; refuses && i < sizeof FITTING / sizeof *FITTING; i++) {
        if (text_in(m, t->start, end, FITTING[i])) return true;
    }
    for (uint32_t i = 0; denies && i <= t->clause; i++) {
        if (clause_says(m, &m->r->clauses[i], WORD_RANGE_END)) return true;
    }
    return false;
}

/* 喜欢宽松可以大一码, after a size: the next one in the chart is recommended too. */
static void read_step(Message *m, uint32_t token)
{
    static const uint32_t *const TASTE = (const uint32_t *)U"喜爱宽松贴修怕";
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    uint32_t from = t->clause > 0 ? clause[-1].start : clause->start;
    bool by_taste = false;
    if (!product || !product->chart || t->is_negated || clause->is_question) return;
    for (uint32_t i = from; i < t->start; i++) by_taste = by_taste || code_in(m->r->normal.code[i], TASTE);
    for (size_t i = m->a->claim_count; by_taste && i > 0; i--) {
        const Claim *claim = &m->a->claims[i - 1];
        if (!sv_is(claim->topic, "size") || !sv_is(claim->stance, "recommend")) continue;
        if (claim->start >= m->r->normal.start[t->start]) continue; /* 脚宽就往上走一号,38码: the step leads to it */
        int size = size_index(product->chart, claim->fields[0].value.text);
        int step = token_word(t, WORD_UP_ONE) ? 1 : -1;
        if (size < 0 || size + step < 0 || size + step >= (int)product->chart->size_count) return;
        int64_t value = size_figure(product->chart->sizes[size + step]);
        add_size(m, product, token, value * VALUE_ONE, STANCE_RECOMMEND);
        return;
    }
}

/* A refusal and the table's end name no size that does not fit, yet say it to a buyer whom none fits: 没有哦,280斤封顶. */
static uint32_t refused_at_end(const Message *m)
{
    const Product *product = m->a->in->product;
    uint32_t refusal = m->r->token_count;
    bool ends = false;
    if (!product || !product->chart || !is_asked(m, topic_of(m, KNOWN_SIZE))) return refusal;
    if (size_answer(product, &m->buyer.body).state != SIZE_NONE) return refusal;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (t->is_supposed || m->r->clauses[t->clause].is_question) continue;
        bool bounds = t->number && (t->number->is_upper || t->number->is_lower);
        const Clause *clause = &m->r->clauses[t->clause];
        bounds = bounds || (is_size_token(m, product->chart, i) && is_size_bound(m, product, clause, i));
        ends = ends || bounds || token_word(t, WORD_RANGE_END);
        bool misfits = token_word(t, WORD_TOO_BIG) || token_word(t, WORD_TOO_SMALL);
        bool refuses = (misfits && !t->is_negated) || token_word(t, WORD_NEG) || token_word(t, WORD_CANNOT) ||
                       token_word(t, WORD_ADVISES_NOT);
        if (refuses && refusal == m->r->token_count) refusal = i;
    }
    return ends ? refusal : m->r->token_count;
}

/* The size that 中间那个, 大的那个, 按她说的 points at among those that the buyer named; -1 none. */
static int size_picked(const Message *m, const SizeChart *chart, StrView pick)
{
    size_t count = m->buyer.size_count;
    int order[MAX_MENTIONS], low = (int)chart->size_count, high = -1;
    for (size_t i = 0; i < count; i++) {
        order[i] = size_index(chart, m->buyer.sizes[i]);
        if (order[i] < low) low = order[i];
        if (order[i] > high) high = order[i];
    }
    for (size_t i = count; i > 0 && sv_is(pick, "said"); i--) { /* what others said is not what one is used to */
        bool is_usual = strtol(m->buyer.sizes[i - 1].ptr, NULL, 10) == m->buyer.body.usual_eu;
        if (!is_usual || count == 1) return order[i - 1];
    }
    if (count < 2) return -1;
    if (sv_is(pick, "first")) return order[0];
    if (sv_is(pick, "second")) return order[1];
    if (sv_is(pick, "last")) return order[count - 1];
    if (sv_is(pick, "last_but_one")) return order[count - 2];
    if (sv_is(pick, "middle")) return count % 2 ? order[count / 2] : -1;
    if (sv_is(pick, "smallest")) return low;
    return sv_is(pick, "largest") ? high : -1;
}

static void read_picks(Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *pick = token_name(t, NAME_PICK);
        const Product *product = m->contexts[t->clause].product;
        if (!pick || !product || !product->chart || !states(m, i) || t->is_negated) continue;
        int size = size_picked(m, product->chart, pick->value.text);
        if (size < 0) continue;
        add_size(m, product, i, strtol(product->chart->sizes[size].ptr, NULL, 10) * VALUE_ONE, STANCE_RECOMMEND);
        return;
    }
}

/* 3XL不够大: the size right before the word is meant alone. */
static bool is_of_one_size(const Message *m, const Clause *clause, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    if (token == clause->first_token || !product || !product->chart) return false;
    return is_size_token(m, product->chart, token - 1) && is_refused_alone(m, product, token - 1);
}

static uint32_t no_size_at(const Message *m)
{
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        if (clause->is_question || t->is_supposed) continue;
        bool none = token_word(t, WORD_NO_SIZE);
        if (none && is_of_one_size(m, clause, i)) continue;
        if (none || (is_asked(m, topic_of(m, KNOWN_SIZE)) && lacks_size(m, clause, i))) return i;
    }
    return refused_at_end(m);
}

void read_sizes(Message *m)
{
    if (topic_of(m, KNOWN_SIZE) == TOPIC_NONE) return;
    Sizes sizes;
    uint32_t none = no_size_at(m);
    sizes_find(m, none, &sizes);
    for (size_t i = 0; i < sizes.count; i++) {
        const Token *t = &m->r->tokens[sizes.said[i].token];
        const Product *product = m->contexts[t->clause].product;
        add_size(m, product, sizes.said[i].token, t->number->low, sizes.said[i].stance);
        if (t->number->high != t->number->low) {
            add_size(m, product, sizes.said[i].token, t->number->high, sizes.said[i].stance);
        }
    }
    for (size_t i = 0; i < sizes.count && !m->stated_size && none == m->r->token_count; i++) {
        const Product *product = m->contexts[m->r->tokens[sizes.said[i].token].clause].product;
        const Clause *clause = &m->r->clauses[m->r->tokens[sizes.said[i].token].clause];
        bool is_out = sizes.said[i].stance == STANCE_AGAINST && is_asked(m, topic_of(m, KNOWN_SIZE)) &&
                      is_size_denied(m, clause, sizes.said[i].token);
        if (is_out && size_answer(product, &m->buyer.body).state == SIZE_NONE) none = sizes.said[i].token; /* 34没做 */
    }
    if (!m->stated_size && is_asked(m, topic_of(m, KNOWN_SIZE))) read_picks(m);
    bool absolute = m->stated_size;
    if (none < m->r->token_count) {
        read_no_size(m, none);
        return;
    }
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        bool steps = token_word(t, WORD_UP_ONE) || token_word(t, WORD_DOWN_ONE);
        if (!absolute && (steps || token_word(t, WORD_AS_USUAL)))
            read_relative(m, i);
        else if (steps)
            read_step(m, i);
    }
}
