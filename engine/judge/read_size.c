/* read_size.c -- sizes recommended, advised against, or only mentioned, held against the size table. */
#include <stdlib.h>

#include "judge/claims.h"
#include "shop/sizing.h"

typedef enum Stance { STANCE_MENTION, STANCE_RECOMMEND, STANCE_AGAINST } Stance;

/* The chart's size for a scaled figure, or -1. Alpha sizes count their X. */
static int size_for(const SizeChart *chart, int64_t scaled, bool is_alpha)
{
    if (scaled % VALUE_ONE) return -1;
    for (size_t i = 0; i < chart->size_count; i++) {
        char *end;
        long value = strtol(chart->sizes[i].ptr, &end, 10);
        if (value == scaled / VALUE_ONE && is_alpha == (*end == 'X')) return (int)i;
    }
    return -1;
}

static bool is_alpha_chart(const SizeChart *chart)
{
    return chart->scheme == CHART_ALPHA;
}

/* A figure that people would take for a size of this scheme, in the chart or not. */
static bool plausible(const SizeChart *chart, const Number *n)
{
    if (n->is_vague) return false;
    if (n->unit == UNIT_ALPHA) return is_alpha_chart(chart);
    int64_t low = chart->scheme == CHART_SHOE_EU ? 30 : 26, high = chart->scheme == CHART_SHOE_EU ? 50 : 64;
    bool in_range = n->low >= low * VALUE_ONE && n->high <= high * VALUE_ONE && n->low % VALUE_ONE == 0;
    return in_range && !is_alpha_chart(chart) && (n->unit == UNIT_SIZE || n->unit == UNIT_NONE);
}

static bool has(const Message *m, uint32_t from, uint32_t to, WordClass word)
{
    for (uint32_t i = from; i < to; i++) {
        if (token_word(&m->r->tokens[i], word)) return true;
    }
    return false;
}

static bool is_size_token(const Message *m, const SizeChart *chart, uint32_t token)
{
    const Number *n = m->r->tokens[token].number;
    return n && plausible(chart, n);
}

/* A bare figure is a size only beside a word that gives one, or next to another size. */
static bool bare_is_size(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t size = topic_of(m, "size");
    if (m->r->tokens[token].number->unit != UNIT_NONE) return true;
    if (has(m, clause->first_token, clause->token_end, WORD_USUALLY)) return true;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (i != token &&
            (is_size_token(m, chart, i) || token_word(t, WORD_RECOMMENDS) || token_word(t, WORD_ADVISES_NOT) ||
             token_word(t, WORD_TOO_SMALL) || token_word(t, WORD_TOO_BIG) || token_word(t, WORD_FITS))) {
            return true;
        }
    }
    return is_asked(m, (uint16_t)size);
}

static bool corrected_later(const Message *m, const SizeChart *chart, uint32_t token)
{
    bool corrects = false;
    for (uint32_t i = token + 1; i < m->r->token_count; i++) {
        if (token_word(&m->r->tokens[i], WORD_CORRECTS))
            corrects = true;
        else if (is_size_token(m, chart, i))
            return corrects;
        else if (m->r->tokens[i].clause > m->r->tokens[token].clause + 2)
            return false;
    }
    return false;
}

/* Tokens up to the next size belong to this one, but for an advice that leads on to the next. */
static uint32_t reach(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t end = token + 1;
    while (end < clause->token_end && !is_size_token(m, chart, end)) {
        if (end > token + 1 && token_word(&m->r->tokens[end], WORD_RECOMMENDS)) break;
        end++;
    }
    return end;
}

static uint32_t reach_back(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t begin = token;
    while (begin > clause->first_token && !is_size_token(m, chart, begin - 1)) begin--;
    return begin;
}

static bool says_stock(const Message *m, uint32_t from, uint32_t to)
{
    uint16_t stock = topic_of(m, "stock");
    for (uint32_t i = from; stock != TOPIC_NONE && i < to; i++) {
        if (token_value(&m->r->tokens[i], stock) || token_cue(&m->r->tokens[i], stock)) return true;
    }
    return false;
}

static bool says_misfit(const Message *m, uint32_t from, uint32_t to)
{
    uint16_t fit = topic_of(m, "fit");
    for (uint32_t i = from; i < to; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *value = fit == TOPIC_NONE ? NULL : token_value(t, fit);
        bool runs = value && (sv_is(value->value.text, "runs_small") || sv_is(value->value.text, "runs_large"));
        if ((runs || token_word(t, WORD_TOO_SMALL) || token_word(t, WORD_TOO_BIG)) && !t->is_negated) {
            bool turned = false; /* 不紧绷, 不会勒 */
            for (uint32_t k = from; k < i; k++) turned = turned || token_word(&m->r->tokens[k], WORD_NEG);
            if (!turned) return true;
        }
    }
    return false;
}

/* A clause that only says which size is too small or large: the advice follows in the next one. */
static Stance stance_of(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t from = reach_back(m, chart, clause, token), to = reach(m, chart, clause, token);
    bool advice_before = has(m, from, token, WORD_RECOMMENDS);
    if (has(m, from, to, WORD_ADVISES_NOT)) return STANCE_AGAINST;
    if (t->is_negated && !t->is_supposed) return STANCE_AGAINST;
    if (says_misfit(m, token + 1, to)) return STANCE_AGAINST;
    if (t->is_quoted || t->is_supposed || corrected_later(m, chart, token)) return STANCE_MENTION;
    if (has(m, from, token, WORD_USUALLY) && !advice_before) return STANCE_MENTION;
    if (says_stock(m, from, to) && !advice_before) return STANCE_MENTION;
    if (advice_before || has(m, token, to, WORD_RECOMMENDS) || has(m, token, to, WORD_FITS)) return STANCE_RECOMMEND;
    return is_asked(m, topic_of(m, "size")) ? STANCE_RECOMMEND : STANCE_MENTION;
}

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
    Draft draft = draft_new(m, topic_of(m, "size"), token, token);
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

static void read_clause(Message *m, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    if (clause->is_question || !product || !product->chart || m->contexts[index].is_other_product) return;
    const SizeChart *chart = product->chart;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (!is_size_token(m, chart, i) || !bare_is_size(m, chart, clause, i)) continue;
        Stance stance = stance_of(m, chart, clause, i);
        add_size(m, product, i, t->number->low, stance);
        if (t->number->high != t->number->low) add_size(m, product, i, t->number->high, stance);
    }
}

/* 没有适合您的码 */
static void read_no_size(Message *m, uint32_t token)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    if (!product || !product->chart || !states(m, token)) return;
    SizeAnswer answer = size_answer(product, &m->buyer.body);
    Draft draft = draft_new(m, topic_of(m, "size"), token, token);
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
        if (product->chart->foot_mm[i] >= body->foot_mm) return (int32_t)strtol(product->chart->sizes[i].ptr, NULL, 10);
    }
    return body->foot_mm ? 0 : body->usual_eu;
}

/* 拍大一码, 按平时的拍: counted from the buyer's usual size, where no size was named outright. */
static void read_relative(Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    int32_t step = token_word(t, WORD_UP_ONE) ? 1 : token_word(t, WORD_DOWN_ONE) ? -1 : 0;
    const Clause *clause = &m->r->clauses[t->clause];
    const Product *product = m->contexts[t->clause].product;
    if (!product || !states(m, token) || t->is_negated) return;
    bool advises = clause_says(m, clause, WORD_RECOMMENDS) || is_asked(m, topic_of(m, "size")) || m->stated_size;
    int32_t usual = shoe_size_of(m, product);
    if (!advises || !product->chart || m->contexts[t->clause].is_other_product) return;
    if (usual) {
        add_size(m, product, token, (int64_t)(usual + step) * VALUE_ONE, STANCE_RECOMMEND);
        return;
    }
    if (product->chart->scheme != CHART_SHOE_EU) return;
    bool right = sv_is(product->fit, "runs_small")   ? step == 1
                 : sv_is(product->fit, "runs_large") ? step == -1
                                                     : step == 0;
    Draft draft = draft_new(m, topic_of(m, "size"), token, token);
    draft.stance = "recommend";
    draft_text(&draft, "value", sv(step > 0 ? "usual+1" : step < 0 ? "usual-1" : "usual"));
    draft.state = right ? CLAIM_TRUE : CLAIM_FALSE;
    m->stated_size = true;
    draft_add(m, &draft);
}

void read_sizes(Message *m)
{
    if (topic_of(m, "size") == TOPIC_NONE) return;
    for (uint32_t i = 0; i < m->r->clause_count; i++) read_clause(m, i);
    bool absolute = m->stated_size;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (token_word(t, WORD_NO_SIZE)) read_no_size(m, i);
        if (!absolute && (token_word(t, WORD_UP_ONE) || token_word(t, WORD_DOWN_ONE) || token_word(t, WORD_AS_USUAL))) {
            read_relative(m, i);
        }
    }
}
