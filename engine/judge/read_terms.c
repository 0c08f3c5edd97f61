/* read_terms.c -- within how many days, hours or years something is done.
 *
 * A figure belongs to the topic whose cue stands nearest to it; an anchor (发货后, 收到退货后) only says from when. */
#include "judge/terms.h"

enum {
    MANY = 10, /* a round figure that tells how much at least */
    DAYS_A_MONTH = 30,
    WORKING_WEEK = 5, /* days of a week that count */
    WEEK = 7,
    LONG_HOURS = 72, /* a term in hours that is no wait for an answer */
    MONTHS_A_YEAR = 12,
    CUE_NEAR = 100,
    CUE_STEP = 12,
    CUE_ANCHOR = 60,
    ASKED = 34,
    CUE_SUITS = 40, /* the figure is of the topic's kind */
    CUE_OTHER_CLAUSE = 30,
    CUE_ELSEWHERE = 90,   /* a delivery's words while the way back is asked for */
    CUE_LISTED = 100,     /* 、 stands between */
    DAYS_ON_THE_WAY = 60, /* several days are the way's, not the packer's, where both are asked for */
    SCORE_MIN = 20
};

bool is_time_unit(Unit unit)
{
    return unit == UNIT_DAY || unit == UNIT_HOUR || unit == UNIT_MONTH || unit == UNIT_YEAR;
}

bool term_of_number(const Number *n, bool in_years, Term *term)
{
    bool is_many = n->is_vague && n->low >= MANY * (int64_t)VALUE_ONE; /* 十来天 */
    if (!is_time_unit(n->unit) || (n->is_vague && !is_many)) return false;
    *term = (Term){ .low = n->low,
                    .high = n->high,
                    .is_working = n->is_working,
                    .is_upper = n->is_upper,
                    .is_lower = n->is_lower,
                    .is_hours = n->unit == UNIT_HOUR };
    if (in_years) {
        if (n->unit == UNIT_MONTH) term->low = n->low / MONTHS_A_YEAR, term->high = n->high / MONTHS_A_YEAR;
        if (n->unit == UNIT_DAY) term->low = n->low / 365, term->high = n->high / 365;
        return n->unit != UNIT_HOUR;
    }
    if (n->unit == UNIT_HOUR) term->low = n->low / HOURS_A_DAY, term->high = n->high / HOURS_A_DAY;
    if (n->unit == UNIT_MONTH) term->low = n->low * DAYS_A_MONTH, term->high = n->high * DAYS_A_MONTH;
    if (n->unit == UNIT_YEAR) term->low = n->low * 365, term->high = n->high * 365;
    return true;
}

bool term_of_word(const Token *t, Term *term)
{
    if (token_word(t, WORD_FOREVER)) {
        *term = (Term){ .is_endless = true };
        return true;
    }
    int64_t days = token_word(t, WORD_TODAY)       ? 0
                   : token_word(t, WORD_TOMORROW)  ? 1
                   : token_word(t, WORD_DAY_AFTER) ? 2
                                                   : -1;
    if (days < 0) return false;
    *term = (Term){ .low = days * VALUE_ONE, .high = days * VALUE_ONE, .is_relative = true };
    return true;
}

static bool takes_terms(const TopicDef *def)
{
    return def->reader == READ_TERM || def->reader == READ_DISPATCH;
}

/* 发货后, 收到货之后: the cue only tells from when the term runs. */
static bool is_anchor_cue(const Message *m, uint32_t cue, uint32_t figure)
{
    if (cue > figure) return false;
    const Token *t = &m->r->tokens[cue];
    uint32_t last = m->r->normal.code[t->end - 1];
    if (last == U'后') return true;
    return cue + 1 < m->r->token_count && token_word(&m->r->tokens[cue + 1], WORD_AFTER);
}

/* 6小时内发货、2到5天送达 */
static bool is_listed_apart(const Message *m, uint32_t a, uint32_t b)
{
    uint32_t from = m->r->tokens[a < b ? a : b].end, to = m->r->tokens[a < b ? b : a].start;
    for (uint32_t i = from; i < to; i++) {
        if (m->r->normal.code[i] == U'、') return true;
    }
    return false;
}

/* 排到明天: 到 right before the figure is no arrival. */
static bool leads_to(const Message *m, uint32_t cue, uint32_t figure)
{
    const Token *t = &m->r->tokens[cue];
    bool is_until = t->end == t->start + 1 && m->r->normal.code[t->start] == U'到';
    return is_until && cue < figure && m->r->tokens[figure].start == t->end;
}

static int score_in_clause(const Message *m, uint16_t topic, uint32_t figure)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Clause *clause = &m->r->clauses[m->r->tokens[figure].clause];
    int best = 0;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (i == figure || !token_cue(&m->r->tokens[i], topic) || leads_to(m, i, figure)) continue;
        int distance = (int)(i > figure ? i - figure : figure - i);
        int score = CUE_NEAR - CUE_STEP * (distance - 1) + (i > figure ? 4 : 0);
        bool is_way = sv_is(def->id, "dispatch_time") || sv_is(def->id, "delivery_time");
        if (is_anchor_cue(m, i, figure) && !sv_is(def->id, "return_window")) score -= is_way ? CUE_NEAR : CUE_ANCHOR;
        if (is_listed_apart(m, i, figure)) score -= CUE_LISTED;
        if (m->r->tokens[i].end - m->r->tokens[i].start >= 2) score += 3;
        if (score > best) best = score;
    }
    return best;
}

static bool clause_cues(const Message *m, const Clause *clause, uint16_t topic)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (token_cue(&m->r->tokens[i], topic)) return true;
    }
    return false;
}

static bool cued_elsewhere(const Message *m, uint32_t index, uint16_t topic)
{
    return !clause_cues(m, &m->r->clauses[index], topic) && sentence_cues(m, index, topic);
}

/* A channel beside the figure speaks of a refund; hours, where parcels leave within hours, of that. */
static int fits_topic(const Message *m, uint16_t topic, uint32_t figure)
{
    const Token *t = &m->r->tokens[figure];
    const Clause *clause = &m->r->clauses[t->clause];
    bool names_channel = false;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *near = &m->r->tokens[i];
        bool is_channel =
            token_word(near, WORD_ALIPAY) || token_word(near, WORD_BANK_CARD) || token_word(near, WORD_BOC);
        names_channel = names_channel || (is_channel && !is_listed_apart(m, i, figure));
    }
    if (topic == topic_of(m, KNOWN_REFUND_TIME)) return names_channel ? CUE_SUITS : 0;
    bool is_packing = topic == topic_of(m, KNOWN_DISPATCH_TIME);
    bool of_order = clause_says(m, clause, WORD_ORDERED) && !clause->is_question; /* 九点付的明天走 */
    for (uint32_t i = clause->first_token; i < clause->token_end; i++)
        of_order = of_order || (m->r->tokens[i].number && m->r->tokens[i].number->unit == UNIT_CLOCK);
    if (is_packing && !t->number && of_order && is_asked(m, topic)) return CUE_SUITS;
    bool in_hours = t->number && t->number->unit == UNIT_HOUR && topic == topic_of(m, KNOWN_DISPATCH_TIME);
    return in_hours && is_asked(m, topic) && fact_get(fact_of(m, topic), "within_hours") ? CUE_SUITS : 0;
}

/* Cues of the neighbouring clauses of the sentence count less. */
static int score_of(const Message *m, uint16_t topic, uint32_t figure)
{
    int score = score_in_clause(m, topic, figure);
    if (score <= 0 && cued_elsewhere(m, m->r->tokens[figure].clause, topic)) score = CUE_OTHER_CLAUSE;
    if (is_asked(m, topic)) score += ASKED;
    const Token *t = &m->r->tokens[figure];
    score += fits_topic(m, topic, figure);
    if (!t->number && !is_asked(m, topic) && score <= CUE_OTHER_CLAUSE) return 0;
    bool is_complaint = topic == topic_of(m, KNOWN_COMPLAINT) && !is_asked(m, topic); /* 银行处理要5天 */
    if (is_complaint && (is_asked(m, topic_of(m, KNOWN_REFUND_TIME)) || score <= CUE_OTHER_CLAUSE)) return 0;
    bool takes_days = t->number && t->number->unit == UNIT_DAY && t->number->high >= 2 * VALUE_ONE;
    bool is_packing = topic == topic_of(m, KNOWN_DISPATCH_TIME);
    if (is_packing && takes_days && is_asked(m, topic_of(m, KNOWN_DELIVERY_TIME))) {
        score -= is_asked(m, topic) ? DAYS_ON_THE_WAY : CUE_NEAR;
    }
    bool asks_back = is_asked(m, topic_of(m, KNOWN_RETURN_ALLOWED)) || is_asked(m, topic_of(m, KNOWN_EXCHANGE_ALLOWED));
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    if (asks_back && sv_is(def->id, "return_window")) score += ASKED;
    bool asks_refund = is_asked(m, topic_of(m, KNOWN_REFUND_TIME)) || is_asked(m, topic_of(m, KNOWN_RETURN_WINDOW));
    bool is_way = sv_is(def->id, "delivery_time") && !is_asked(m, topic); /* 到 is of the money, 收到 of the window */
    bool is_window = sv_is(def->id, "return_window") && !is_asked(m, topic) && !asks_back;
    if (is_window && is_asked(m, topic_of(m, KNOWN_REFUND_TIME))) return score - CUE_ELSEWHERE; /* 收到退货后5到7天 */
    const Clause *own = &m->r->clauses[m->r->tokens[figure].clause];
    asks_back = asks_back || clause_says(m, own, WORD_RETURN) || clause_says(m, own, WORD_EXCHANGE); /* 收到7天内能退 */
    return is_way && (asks_back || asks_refund) && !is_on_the_way(m, m->r->tokens[figure].clause)
               ? score - CUE_ELSEWHERE
               : score;
}

/* 7个工作日, 168小时 and 一年 may tell a window too, but only where nothing but the window is asked for. */
static bool suits_window(const Message *m, const Number *n)
{
    if (!n->is_working && n->unit != UNIT_HOUR && n->unit != UNIT_YEAR) return true;
    if (!is_asked(m, topic_of(m, KNOWN_RETURN_WINDOW)) || is_asked(m, topic_of(m, KNOWN_REFUND_TIME))) return false;
    return n->unit != UNIT_HOUR || n->low >= LONG_HOURS * (int64_t)VALUE_ONE;
}

static bool unit_suits(const Message *m, const TopicDef *def, const Token *t)
{
    bool is_year = t->number && t->number->unit == UNIT_YEAR;
    bool is_warranty = sv_is(def->id, "warranty");
    bool is_endless = token_word(t, WORD_FOREVER);
    if (is_warranty && !t->number) return is_endless;
    bool is_days = is_warranty && t->number->unit == UNIT_DAY; /* 保几年,投诉几天? 一年, 七天: no warranty counts so */
    if (is_days && is_asked(m, topic_of(m, KNOWN_COMPLAINT)) &&
        !clause_cues(m, &m->r->clauses[t->clause], topic_number(m, def)))
        return false;
    if (is_warranty) return (is_year || t->number->unit == UNIT_MONTH || t->number->unit == UNIT_DAY);
    if (sv_is(def->id, "return_window")) return t->number ? suits_window(m, t->number) : is_endless;
    if (is_year || is_endless) return false;
    if (t->number) return true;
    return sv_is(def->id, "delivery_time") || sv_is(def->id, "refund_time") || sv_is(def->id, "complaint") ||
           sv_is(def->id, "dispatch_time");
}

uint16_t term_topic(const Message *m, uint32_t figure)
{
    size_t count;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    uint16_t best = TOPIC_NONE;
    int best_score = SCORE_MIN - 1;
    for (size_t number = 0; number < count; number++) {
        uint16_t i = (uint16_t)number;
        if (!takes_terms(&topics[i]) || !unit_suits(m, &topics[i], &m->r->tokens[figure])) continue;
        int score = score_of(m, i, figure);
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

static bool inside(const Term *term, int64_t low, int64_t high)
{
    bool low_ok = term->is_upper || (term->low >= low && term->low <= high);
    bool high_ok = term->is_lower || (term->high >= low && term->high <= high);
    return low_ok && high_ok;
}

static int64_t scaled(const Fact *fact, const char *name, int64_t absent)
{
    const Value *value = fact_get(fact, name);
    return value ? value_scaled(value) : absent;
}

/* min_days..max_days; without the lower one anything tighter is inside. */
static ClaimState state_of_range(const Fact *fact, const Term *term)
{
    int64_t high = scaled(fact, "max_days", -1), low = scaled(fact, "min_days", 0);
    if (high < 0) high = scaled(fact, "days", -1), low = 0;
    if (high < 0) return CLAIM_NO_FACT;
    return inside(term, low, high) ? CLAIM_TRUE : CLAIM_FALSE;
}

static bool refund_holds(const Fact *fact, const Term *term)
{
    const Value *same_day = fact_get(fact, "same_day");
    if (value_is_true(same_day))
        return term->high == 0 || (term->is_hours && term->high <= VALUE_ONE && term->is_upper);
    return state_of_range(fact, term) == CLAIM_TRUE;
}

/* The channel named, else the buyer's, else all that the shop has facts of. */
static ClaimState state_of_refund(const Message *m, uint16_t topic, const Term *term, uint32_t channels,
                                  const Fact **fact)
{
    uint32_t own = m->facts.channel ? 1u << m->facts.channel : 0, held = channels ? channels : own;
    bool some = false, all = true, any = false;
    for (int channel = CHANNEL_ALIPAY; channel <= CHANNEL_BOC; channel++) {
        const Fact *one = fact_for_channel(m, topic, (Channel)channel);
        if (!one || (held && !(held & (1u << channel)))) continue;
        bool holds = refund_holds(one, term);
        *fact = one;
        any = true;
        some = some || holds;
        all = all && holds;
    }
    if (!any) return CLAIM_NO_FACT;
    return all ? CLAIM_TRUE : some && !channels ? CLAIM_PARTLY : CLAIM_FALSE;
}

/* 7天内可以退货 where the shop only exchanges within the window. */
static bool window_is_for_other(const Message *m, const Fact *fact, uint32_t clause)
{
    const Value *target = fact_get(fact, "for");
    const ClauseContext *c = &m->contexts[clause];
    if (!target || !sv_is(target->text, "exchange") || !c->is_return || (c->causes & CAUSE_BIT(CAUSE_QUALITY)))
        return false;
    bool returns_too = false;
    const Clause *own = &m->r->clauses[clause];
    for (uint32_t i = own->first_token; i < own->token_end; i++) {
        if (token_word(&m->r->tokens[i], WORD_RETURN) && !m->r->tokens[i].is_negated &&
            !token_word(&m->r->tokens[i], WORD_CANNOT)) {
            returns_too = true; /* 七天只换不退 does not */
        }
    }
    return returns_too && m->facts.cause != CAUSE_QUALITY;
}

/* Of a parcel on its way only the whole time can be checked, unless the day of dispatch is known. */
static bool counts_from_now(const Message *m, uint32_t token, const Term *term)
{
    if (m->facts.stage != STAGE_SHIPPED) return false;
    uint32_t at = m->r->tokens[token].start;
    for (uint32_t back = 1; back <= 3 && back <= at; back++) {
        uint32_t code = m->r->normal.code[at - back];
        if (code == U'再' || code == U'还') return true;
    }
    return term->is_relative;
}

static void add_fields(Draft *draft, const TopicDef *def, const Term *term)
{
    if (term->is_endless)
        draft_text(draft, sv_is(def->id, "warranty") ? "years" : "days", sv("endless"));
    else if (sv_is(def->id, "return_window"))
        draft_decimal(draft, "days", term->high);
    else if (sv_is(def->id, "warranty"))
        draft_decimal(draft, "years", term->high);
    else if (sv_is(def->id, "refund_time") && term->high == 0)
        draft_bool(draft, "same_day", true);
    else {
        if (!term->is_upper) draft_decimal(draft, "min_days", term->low);
        if (!term->is_lower) draft_decimal(draft, "max_days", term->high);
        if (term->is_working) draft_bool(draft, "working", true);
    }
}

static void add_channel(Draft *draft, uint32_t channels)
{
    static const char *const NAMES[] = { "", "alipay", "bank_card", "boc" };
    for (int channel = CHANNEL_ALIPAY; channel <= CHANNEL_BOC; channel++) {
        if (channels == 1u << channel) draft_text(draft, "channel", sv(NAMES[channel]));
    }
}

/* 明早到不了, 48小时到不了 */
static bool denies_arrival(const Message *m, uint32_t index, uint16_t topic)
{
    const Clause *clause = &m->r->clauses[index];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if (token_cue(t, topic) && t->is_negated) return true;
        if (token_word(t, WORD_POST_NEG) && topic != TOPIC_NONE) return true;            /* 明天够呛 */
        if (token_word(t, WORD_NO) && m->r->normal.code[t->start] == U'到') return true; /* 到不了 */
    }
    return false;
}

/* The buyer has named the same figure: 还有9天. */
static bool is_buyers(const Message *m, const Token *t)
{
    if (!t->number) return false;
    for (uint32_t i = 0; i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        if (n && n->unit == t->number->unit && n->low == t->number->low && n->high == t->number->high) return true;
    }
    int64_t days = m->facts.days_since_receipt * (int64_t)VALUE_ONE;
    return t->number->unit == UNIT_DAY && days > 0 && t->number->low == days && t->number->high == days;
}

bool term_is_weak(const Message *m, uint16_t topic, uint32_t figure)
{
    const Token *t = &m->r->tokens[figure];
    bool goes_on = figure > 0 && t->number && t[-1].number && t[-1].end + 1 >= t->start; /* 一年零三个月 */
    if (goes_on) return false;
    return is_buyers(m, t) || score_in_clause(m, topic, figure) + fits_topic(m, topic, figure) <= 0;
}

static void add_term(Message *m, uint16_t topic, uint32_t token, Term term)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    uint32_t clause = m->r->tokens[token].clause;
    Draft draft = draft_new(m, topic, token, token);
    draft.is_weak = term_is_weak(m, topic, token);
    draft.fact = fact_of(m, topic_number(m, def));
    if (!draft.fact) return;
    if (sv_is(def->id, "delivery_time") && counts_from_now(m, token, &term)) {
        if (m->buyer.dispatched_days_ago < 0) return;
        term.low += m->buyer.dispatched_days_ago * (int64_t)VALUE_ONE;
        term.high += m->buyer.dispatched_days_ago * (int64_t)VALUE_ONE;
    }
    bool is_way = sv_is(def->id, "delivery_time"), is_denied = is_way && denies_arrival(m, clause, topic);
    bool is_window = sv_is(def->id, "return_window");
    if (is_window && term.is_working)
        term.low = term.low * WEEK / WORKING_WEEK, term.high = term.high * WEEK / WORKING_WEEK;
    if (is_from_day(m, token) && !m->r->tokens[token].number) return;
    if (sv_is(def->id, "refund_time") && is_waiting(m, token)) return;
    if (is_window && is_elapsed(m, token, term.high)) return;
    add_fields(&draft, def, &term);
    if (sv_is(def->id, "refund_time")) {
        uint32_t channels = channels_of_figure(m, token);
        add_channel(&draft, channels);
        draft.state = state_of_refund(m, topic_number(m, def), &term, channels, &draft.fact);
        if (counted_wrong(m, draft.fact, clause)) draft.state = CLAIM_FALSE;
    } else if (sv_is(def->id, "warranty")) {
        if (term.is_lower && term.low < scaled(draft.fact, "years", 0)) return; /* 不止半年 */
        bool equal = !term.is_endless && term.low == scaled(draft.fact, "years", 0) && term.high == term.low;
        draft.state = equal && !covers_damage(m, clause) ? CLAIM_TRUE : CLAIM_FALSE;
    } else {
        draft.state = term.is_endless ? CLAIM_FALSE : state_of_range(draft.fact, &term);
        if (is_denied && draft.state == CLAIM_TRUE) return; /* 后天到不敢说 */
        if (is_denied && draft.state == CLAIM_FALSE) draft.stance = "against", draft.state = CLAIM_TRUE;
        bool is_cut = clause_says(m, &m->r->clauses[clause], WORD_ONLY) && term.high < scaled(draft.fact, "days", 0);
        if (is_window && is_cut) draft.state = CLAIM_FALSE; /* 只支持三天内退 */
        if (is_window && (window_is_for_other(m, draft.fact, clause) || counted_wrong(m, draft.fact, clause))) {
            draft.state = CLAIM_FALSE;
        }
    }
    draft_add(m, &draft);
}

static bool char_in(uint32_t code, const uint32_t *set)
{
    while (*set && *set != code) set++;
    return *set != 0;
}

/* 超过7天就不行: past the window, so the same figure. A figure that is denied claims nothing. */
static bool skips(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (clause->is_question || t->is_quoted) return true;
    if (t->start > 0 && m->r->normal.code[t->start - 1] == U'穿') return true; /* 一年能穿六个月 */
    uint32_t at = t->start;
    if (at > 1 && m->r->normal.code[at - 1] == U'了') at--; /* 过了七天就不收了 */
    bool is_limit = at > 0 && char_in(m->r->normal.code[at - 1], (const uint32_t *)U"过到满超够足");
    return t->is_negated && !clause->has_condition && !is_limit; /* 五个月没过一年 */
}

/* 明天上午十点取: the day of a pick-up, not of an arrival. */
static bool is_of_pickup(const Message *m, uint16_t topic)
{
    return is_asked(m, topic_of(m, KNOWN_PICKUP)) && !is_asked(m, topic);
}

void read_terms(Message *m)
{
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        Term term;
        bool is_figure = t->number ? is_time_unit(t->number->unit) : term_of_word(t, &term);
        if (!is_figure || skips(m, i)) continue;
        uint16_t topic = term_topic(m, i);
        if (topic == TOPIC_NONE || topics[topic].reader != READ_TERM) continue;
        if (!t->number && is_of_pickup(m, topic)) continue;
        bool in_years = sv_is(topics[topic].id, "warranty");
        if (t->number && !term_of_number(t->number, in_years, &term)) continue;
        if (t->is_supposed && !sv_is(topics[topic].id, "return_window")) continue;
        add_term(m, topic, i, term);
    }
}
