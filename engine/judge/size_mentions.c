/* size_mentions.c -- which figures of a reply are sizes, and whether each is advised, advised against, or only spoken of. */
#include "judge/size_mentions.h"
#include "shop/sizing.h"

/* The chart's size for a scaled figure, or -1. Alpha sizes count their X. */
int size_for(const SizeChart *chart, int64_t scaled, bool is_alpha)
{
    if (scaled % VALUE_ONE) return -1;
    for (size_t i = 0; i < chart->size_count; i++) {
        StrView size = chart->sizes[i];
        if (size_figure(size) == scaled / VALUE_ONE && is_alpha == size_is_alpha(size)) return (int)i;
    }
    return -1;
}

bool is_alpha_chart(const SizeChart *chart)
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

bool is_size_token(const Message *m, const SizeChart *chart, uint32_t token)
{
    const Number *n = m->r->tokens[token].number;
    return n && plausible(chart, n) && !is_half_size(m, token);
}

static uint32_t code_before(const Message *m, uint32_t at, uint32_t back)
{
    return at >= back ? m->r->normal.code[at - back] : 0;
}

/* A size was asked for, or the buyer has just told the measures that the agent wanted to know. */
static bool is_wanted(const Message *m)
{
    const Product *product = m->a->in->product;
    if (is_asked(m, topic_of(m, KNOWN_SIZE))) return true;
    bool told = !m->a->in->asked_given && m->a->asked_count == 0 && product && product->chart;
    return told && size_answer(product, &m->buyer.body).state == SIZE_KNOWN;
}

/* A bare figure is a size where sizes are asked for, else only right beside a word that gives one. */
static bool bare_is_size(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    if (t->number->unit != UNIT_NONE || is_asked(m, topic_of(m, KNOWN_SIZE))) return true;
    if (code_before(m, t->start, 1) == U'要' && !is_wanted(m)) return false; /* 修的话要四十 */
    if (clause_says(m, clause, WORD_MONTHLY) || size_for(chart, t->number->low, false) < 0) return false;
    for (uint32_t i = token > 0 ? token - 1 : 0; i <= token + 1 && i < m->r->token_count; i++) {
        const Token *near = &m->r->tokens[i];
        uint32_t gap = near->start >= t->end ? near->start - t->end : t->start - near->end;
        if (i == token || near->clause != t->clause || gap > 1) continue;
        if (token_word(near, WORD_RECOMMENDS) || token_word(near, WORD_ADVISES_NOT) ||
            token_word(near, WORD_TOO_SMALL) || token_word(near, WORD_TOO_BIG) || token_word(near, WORD_FITS) ||
            token_word(near, WORD_USUALLY) || is_size_token(m, chart, i)) {
            return true;
        }
    }
    return false;
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

/* 40您穿肥了, 42上脚空: how the last size is worn leads on to no other. */
static uint32_t reach_worn(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t end)
{
    if (end >= clause->token_end || is_size_token(m, chart, end)) return end;
    const Token *t = &m->r->tokens[end];
    bool is_worn = t->end == t->start + 1 && code_in(m->r->normal.code[t->start], (const uint32_t *)U"穿上");
    for (uint32_t i = end + 1; is_worn && i < clause->token_end; i++) {
        if (is_size_token(m, chart, i)) return end;
    }
    return is_worn ? clause->token_end : end;
}

static uint32_t reach_back(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t begin = token;
    while (begin > clause->first_token && !is_size_token(m, chart, begin - 1)) begin--;
    return begin;
}

static bool says_stock(const Message *m, uint32_t from, uint32_t to)
{
    uint16_t stock = topic_of(m, KNOWN_STOCK);
    for (uint32_t i = from; stock != TOPIC_NONE && i < to; i++) {
        if (token_word(&m->r->tokens[i], WORD_FITS) && !is_asked(m, stock)) continue; /* 2XL足够 */
        if (token_value(&m->r->tokens[i], stock) || token_cue(&m->r->tokens[i], stock)) return true;
    }
    return false;
}

/* 38、偏大一码、橡胶底, 拍41 版型偏小: a trait of the goods that stands in a list of them or names what it is said of. */
static bool is_of_shoe(const Message *m, const Token *t)
{
    bool is_listed = code_in(code_before(m, t->start, 1), (const uint32_t *)U"、;");
    return is_listed || code_in(m->r->normal.code[t->start], (const uint32_t *)U"版鞋尺楦号");
}

static bool says_misfit(const Message *m, uint32_t from, uint32_t to)
{
    uint16_t fit = topic_of(m, KNOWN_FIT);
    for (uint32_t i = from; i < to; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *value = fit == TOPIC_NONE ? NULL : token_value(t, fit);
        bool runs = value && (sv_is(value->value.text, "runs_small") || sv_is(value->value.text, "runs_large"));
        runs = runs && !is_of_shoe(m, t);
        if ((runs || token_word(t, WORD_TOO_SMALL) || token_word(t, WORD_TOO_BIG)) && !t->is_negated) {
            bool turned = false; /* 不紧绷, 不会勒 */
            for (uint32_t k = from; k < i; k++) turned = turned || token_word(&m->r->tokens[k], WORD_NEG);
            if (!turned) return true;
        }
    }
    return false;
}

bool code_in(uint32_t code, const uint32_t *of)
{
    for (; *of; of++) {
        if (code == *of) return true;
    }
    return false;
}

static uint32_t code_behind(const Message *m, uint32_t at)
{
    return at < m->r->normal.count ? m->r->normal.code[at] : ' ';
}

/* 40大的, 36小了: one character right behind the size. */
static bool is_called_wrong(const Message *m, const Token *t)
{
    if (code_in(code_behind(m, t->end), (const uint32_t *)U"就会要")) { /* 38就太垮, 42会大 */
        return code_in(code_behind(m, t->end + 1), (const uint32_t *)U"太偏嫌显大小紧松垮肥瘦勒挤绷");
    }
    if (!code_in(code_behind(m, t->end), (const uint32_t *)U"大小紧松肥瘦勒挤绷短")) return false;
    return code_in(code_behind(m, t->end + 1), (const uint32_t *)U"的了点些,。 !~吧啊哦呢亲");
}

/* 比40大, 40的腰围, 最大44, 表里的38: a size only spoken about. */
static bool is_spoken_about(const Message *m, const Clause *clause, uint32_t from, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    uint32_t next = code_behind(m, t->end), second = code_behind(m, t->end + 1);
    if (code_before(m, t->start, 1) == U'比' ||
        (code_before(m, t->start, 1) == U'于' &&
         code_in(code_before(m, t->start, 2), (const uint32_t *)U"小大低高少多"))) {
        return true;
    }
    if (code_in(next, (const uint32_t *)U"往以再之") && code_in(second, (const uint32_t *)U"上下大小")) return true;
    if (next == U'的' && code_in(second, (const uint32_t *)U"腰胸脚臀肩裤衣标")) return true;
    if (code_in(next, (const uint32_t *)U"腰胸")) return true;
    if (has(m, from, token, WORD_RANGE_END)) return true;
    for (uint32_t i = token; i > from; i--) { /* 两百三以内才穿5XL: who that much weighs */
        const Number *n = m->r->tokens[i - 1].number;
        if (n && (n->is_upper || n->is_lower) && code_behind(m, n->end) == U'才') return true;
    }
    return token + 1 < clause->token_end && token_word(t + 1, WORD_RANGE_END) && t[1].start <= t->end + 1;
}

/* 42也行, 40就好, 38可以 */
static bool is_granted(const Message *m, const Token *t)
{
    uint32_t first = code_behind(m, t->end), second = code_behind(m, t->end + 1);
    if (first == U'可' || first == U'行') return true;
    return code_in(first, (const uint32_t *)U"也就都即均") && code_in(second, (const uint32_t *)U"行可能好合够成对适");
}

/* 41大一号就是42: the first is what is counted from. */
static bool is_counted_from(const Message *m, const SizeChart *chart, const Clause *clause, uint32_t token)
{
    uint32_t next = token + 1;
    if (next >= clause->token_end) return false;
    const Token *step = &m->r->tokens[next];
    if (!token_word(step, WORD_UP_ONE) && !token_word(step, WORD_DOWN_ONE)) return false;
    for (uint32_t i = next + 1; i < m->r->token_count && m->r->tokens[i].clause <= step->clause + 1; i++) {
        if (is_size_token(m, chart, i)) return true;
    }
    return false;
}

static const Clause *next_without_size(const Message *m, const SizeChart *chart, const Clause *clause)
{
    uint32_t index = (uint32_t)(clause - m->r->clauses);
    if (index + 1 >= m->r->clause_count || clause[1].sentence != clause->sentence) return NULL;
    for (uint32_t i = clause[1].first_token; i < clause[1].token_end; i++) {
        if (is_size_token(m, chart, i)) return NULL;
    }
    return &clause[1];
}

/* 38码的话您穿着刚好: what is said of a supposed size. */
static Stance verdict_behind(const Message *m, const SizeChart *chart, const Clause *clause)
{
    const Clause *next = next_without_size(m, chart, clause);
    if (!next || next->is_question || has(m, clause->first_token, clause->token_end, WORD_USUALLY))
        return STANCE_MENTION;
    if (says_misfit(m, next->first_token, next->token_end)) return STANCE_AGAINST;
    return has(m, next->first_token, next->token_end, WORD_FITS) ? STANCE_RECOMMEND : STANCE_MENTION;
}

/* 38码有货, 您直接拍 */
static bool bids_behind(const Message *m, const SizeChart *chart, const Clause *clause)
{
    const Clause *next = next_without_size(m, chart, clause);
    if (!next || next->is_question) return false;
    uint32_t word = find_word(m, next, next->first_token, WORD_RECOMMENDS);
    return word < next->token_end && !m->r->tokens[word].is_negated;
}

/* 48有点大但是能穿: it may be taken all the same. */
static bool is_consented(const Message *m, const SizeChart *chart, const Clause *clause)
{
    const Clause *next = next_without_size(m, chart, clause);
    if (!next || next->is_question || next->first_token == next->token_end) return false;
    if (!token_word(&m->r->tokens[next->first_token], WORD_BUT)) return false;
    uint32_t fits = find_word(m, next, next->first_token, WORD_FITS);
    bool is_denied = clause_says(m, next, WORD_NEG) || clause_says(m, next, WORD_ADVISES_NOT);
    return fits < next->token_end && !is_denied && !says_misfit(m, next->first_token, next->token_end);
}

/* 若是喜欢阔腿的感觉就42: the size is what follows from the supposition. */
static bool concludes_at(const Message *m, const Clause *clause, uint32_t token)
{
    bool is_closed = has(m, clause->first_token, clause->token_end, WORD_IF_CLOSE);
    uint32_t at = m->r->tokens[token].start;
    bool is_then = code_before(m, at, 1) == U'就' || (code_before(m, at, 2) == U'就' && code_before(m, at, 1) != U'是');
    return !is_closed && token > clause->first_token + 1 && is_then;
}

/* 按表您落在38: the table's size is the advice where no other is given. */
static bool is_by_table(const Message *m, uint32_t from, uint32_t token)
{
    for (uint32_t i = from; i < token; i++) {
        const Token *t = &m->r->tokens[i];
        if (token_word(t, WORD_USUALLY)) return m->r->normal.code[t->end - 1] == U'表';
    }
    return false;
}

/* 不能小于40, 别低于40: the least that is advised. */
static bool is_floor(const Message *m, const Token *t)
{
    const Number *n = t->number;
    if (n->is_upper) return t->is_negated && n->start == t->start && n->digits_end > t->start + 2;
    if (!code_in(code_before(m, t->start, 1), (const uint32_t *)U"于过")) return false;
    if (!code_in(code_before(m, t->start, 2), (const uint32_t *)U"小低少")) return false;
    for (uint32_t back = 3; back <= 5; back++) {
        if (code_in(code_before(m, t->start, back), (const uint32_t *)U"不别勿莫甭")) return true;
    }
    return false;
}

/* A clause that only says which size is too small or large: the advice follows in the next one. */
static Mention mention_of(const Message *m, const Product *product, const Clause *clause, uint32_t token)
{
    const SizeChart *chart = product->chart;
    const Token *t = &m->r->tokens[token];
    uint32_t from = reach_back(m, chart, clause, token), to = reach(m, chart, clause, token);
    bool advice = has(m, from, token, WORD_RECOMMENDS) || code_before(m, t->start, 1) == U'得';
    Mention mention = { token, STANCE_MENTION, false };
    if (corrected_later(m, chart, token) || is_counted_from(m, chart, clause, token)) return mention;
    if (is_size_base(m, product, clause, token) || is_size_of_others(m, clause)) return mention;
    if (code_before(m, t->start, 1) == U'比') return mention; /* 比3XL小的别碰 */
    if (is_wanted(m) && is_floor(m, t)) return (Mention){ token, STANCE_RECOMMEND, false };
    mention.stance = STANCE_AGAINST;
    bool is_worn = has(m, from, token, WORD_RANGE_END) && has(m, token, to, WORD_FITS); /* 最小的34您能穿 */
    bool ranged = !is_worn && (is_spoken_about(m, clause, from, token) || is_size_bound(m, product, clause, token));
    if (is_refused_alone(m, product, token)) return mention;
    if (has(m, from, to, WORD_ADVISES_NOT)) return ranged ? (Mention){ token, STANCE_MENTION, false } : mention;
    if (is_size_denied(m, clause, token) || is_size_shunned(m, clause, token)) return mention;
    bool fits_last = to > token + 1 && token_word(&m->r->tokens[to - 1], WORD_FITS); /* 48紧点能穿 */
    bool wearable = fits_last || is_granted(m, t) || is_consented(m, chart, clause); /* 39也行就是挤一点 */
    if (t->is_supposed && clause->is_condition && says_misfit(m, token + 1, to))
        return (Mention){ token, STANCE_MENTION, false }; /* 40偏紧的话换42 */
    if ((says_misfit(m, token + 1, reach_worn(m, chart, clause, to)) && !wearable) || is_called_wrong(m, t))
        return mention;
    mention.stance = STANCE_MENTION;
    bool concludes = t->is_supposed && concludes_at(m, clause, token);
    if (t->is_supposed && !t->is_quoted && !concludes) mention.stance = verdict_behind(m, chart, clause);
    if (t->is_quoted || (t->is_supposed && !concludes) || ranged) return mention;
    bool by_table = code_before(m, t->start, 1) != U'穿' && is_by_table(m, from, token);
    if (has(m, from, token, WORD_USUALLY) && !advice && !by_table && !is_granted(m, t)) return mention;
    if (says_stock(m, from, to) && !advice) {
        if (is_asked(m, topic_of(m, KNOWN_SIZE)) && bids_behind(m, chart, clause)) mention.stance = STANCE_RECOMMEND;
        return mention;
    }
    mention.is_implied =
        !advice && !is_granted(m, t) && !has(m, token, to, WORD_RECOMMENDS) && !has(m, token, to, WORD_FITS);
    if (!mention.is_implied || is_wanted(m)) mention.stance = STANCE_RECOMMEND;
    return mention;
}
static void collect(const Message *m, uint32_t index, Sizes *sizes)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    if (clause->is_question || !product || !product->chart || m->contexts[index].is_other_product) return;
    for (uint32_t i = clause->first_token; i < clause->token_end && sizes->count < MAX_SIZES_SAID; i++) {
        if (!is_size_token(m, product->chart, i) || !bare_is_size(m, product->chart, clause, i)) continue;
        sizes->said[sizes->count++] = mention_of(m, product, clause, i);
    }
}

/* 38或40, 38、40, 38 40都行 */
static bool are_joined(const Message *m, const Mention *a, const Mention *b)
{
    const Token *x = &m->r->tokens[a->token], *y = &m->r->tokens[b->token];
    if (y->start < x->end || y->start - x->end > 3 || b->token > a->token + 3) return false;
    for (uint32_t i = x->end; i < y->start; i++) {
        uint32_t code = m->r->normal.code[i];
        if (!code_in(code, (const uint32_t *)U"或者和跟、/ ,-~到至还是与及")) return false;
    }
    return true;
}

/* 尺码有34到48: the whole range is no advice. */
static void drop_span(const Message *m, Mention *a, Mention *b)
{
    const Token *x = &m->r->tokens[a->token], *y = &m->r->tokens[b->token];
    bool is_span = false;
    for (uint32_t i = x->end; i < y->start && y->start - x->end <= 2; i++) {
        is_span = is_span || code_in(m->r->normal.code[i], (const uint32_t *)U"到至~-—");
    }
    if (!is_span || y->number->low - x->number->low <= 4 * VALUE_ONE) return;
    a->stance = b->stance = STANCE_MENTION;
}

static bool asks_for_body(const Message *m)
{
    const Buyer *body = &m->buyer.body;
    const Product *product = m->a->in->product;
    bool is_shoe = product && product->chart && product->chart->scheme == CHART_SHOE_EU;
    for (size_t i = 0; i < m->a->question_count; i++) { /* 您180、215斤是吧 only repeats what is known */
        StrView slot = m->a->questions[i].slot;
        if (sv_is(slot, "height_cm") && !body->height_mm) return true;
        if (sv_is(slot, "weight_jin") && !body->weight_jin10) return true;
        if (sv_is(slot, "waist_cm") || sv_is(slot, "foot_mm") || (sv_is(slot, "usual_eu") && is_shoe)) return true;
    }
    return false;
}

static bool is_same_size(const Message *m, const Sizes *sizes, size_t a, size_t b)
{
    return m->r->tokens[sizes->said[a].token].number->low == m->r->tokens[sizes->said[b].token].number->low;
}

/* 靴子到40就没了,您要41才行: the size that would be needed. */
static bool is_unmade(const Message *m, const Mention *one)
{
    const Token *t = &m->r->tokens[one->token];
    const Product *product = m->contexts[t->clause].product;
    int size = size_for(product->chart, t->number->low, is_alpha_chart(product->chart));
    return one->stance == STANCE_RECOMMEND && (size < 0 || !product_has_size(product, product->chart->sizes[size]));
}

/* Where one size is advised outright, or none fits, or the measures are asked for, the others are only spoken of. */
static void settle(const Message *m, Sizes *sizes, uint32_t none)
{
    bool none_fits = none < m->r->token_count, outright = none_fits || asks_for_body(m);
    for (size_t i = 1; i < sizes->count; i++) drop_span(m, &sizes->said[i - 1], &sizes->said[i]);
    for (size_t i = 0; i < sizes->count; i++) {
        outright = outright || (sizes->said[i].stance == STANCE_RECOMMEND && !sizes->said[i].is_implied);
    }
    for (size_t i = 1; i < sizes->count; i++) { /* 别拍36,36坐下来裤腰卡 */
        bool is_refused = false;
        for (size_t k = 0; k < i; k++)
            is_refused = is_refused || (sizes->said[k].stance == STANCE_AGAINST && is_same_size(m, sizes, k, i));
        if (is_refused && sizes->said[i].is_implied) sizes->said[i].stance = STANCE_MENTION;
    }
    for (size_t i = 0; outright && i < sizes->count; i++) {
        Mention *one = &sizes->said[i];
        bool joined = i + 1 < sizes->count && !sizes->said[i + 1].is_implied &&
                      sizes->said[i + 1].stance == STANCE_RECOMMEND && are_joined(m, one, one + 1);
        joined = joined || (i > 0 && !sizes->said[i - 1].is_implied && sizes->said[i - 1].stance == STANCE_RECOMMEND &&
                            are_joined(m, one - 1, one));
        if (joined && !none_fits) one->is_implied = false;
        bool is_undone = one->stance == STANCE_RECOMMEND && none_fits && one->token < none; /* 您得45, 没有合适的码 */
        if (one->is_implied || is_undone || (none_fits && is_unmade(m, one))) one->stance = STANCE_MENTION;
    }
}
void sizes_find(const Message *m, uint32_t none, Sizes *sizes)
{
    sizes->count = 0;
    for (uint32_t i = 0; i < m->r->clause_count; i++) collect(m, i, sizes);
    settle(m, sizes, none);
}
