/* read_terms.c -- within how many days, hours or years something is done.
 *
 * A figure belongs to the topic whose cue stands nearest to it; an anchor (发货后, 收到退货后) only says from when. */
#include "judge/claims.h"

enum {
    HOURS_A_DAY = 24,
    DAYS_A_MONTH = 30,
    MONTHS_A_YEAR = 12,
    CUE_NEAR = 100,
    CUE_STEP = 12,
    CUE_ANCHOR = 60,
    ASKED = 25,
    CUE_OTHER_CLAUSE = 45,
    CUE_ELSEWHERE = 90, /* a delivery's words while the way back is asked for */
    SCORE_MIN = 20
};

/* The figure in days (or years for a warranty), scaled. */
typedef struct Term {
    int64_t low;
    int64_t high;
    bool is_working;
    bool is_upper;
    bool is_lower;
    bool is_relative; /* 明天: counted from now */
    bool is_hours;
} Term;

static bool is_time_unit(Unit unit)
{
    return unit == UNIT_DAY || unit == UNIT_HOUR || unit == UNIT_MONTH || unit == UNIT_YEAR;
}

static bool term_of_number(const Number *n, bool in_years, Term *term)
{
    if (!is_time_unit(n->unit) || n->is_vague) return false;
    *term = (Term){ n->low, n->high, n->is_working, n->is_upper, n->is_lower, false, n->unit == UNIT_HOUR };
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

static bool term_of_word(const Token *t, Term *term)
{
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

static int score_in_clause(const Message *m, uint16_t topic, uint32_t figure)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Clause *clause = &m->r->clauses[m->r->tokens[figure].clause];
    int best = 0;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (i == figure || !token_cue(&m->r->tokens[i], topic)) continue;
        int distance = (int)(i > figure ? i - figure : figure - i);
        int score = CUE_NEAR - CUE_STEP * (distance - 1) + (i > figure ? 4 : 0);
        if (is_anchor_cue(m, i, figure) && !sv_is(def->id, "return_window")) score -= CUE_ANCHOR;
        if (m->r->tokens[i].end - m->r->tokens[i].start >= 2) score += 3;
        if (score > best) best = score;
    }
    return best;
}

/* Cues of the neighbouring clauses of the sentence count less. */
static int score_of(const Message *m, uint16_t topic, uint32_t figure)
{
    int score = score_in_clause(m, topic, figure);
    if (score <= 0 && sentence_cues(m, m->r->tokens[figure].clause, topic)) score = CUE_OTHER_CLAUSE;
    if (is_asked(m, topic)) score += ASKED;
    bool asks_back = is_asked(m, topic_of(m, "return_allowed")) || is_asked(m, topic_of(m, "exchange_allowed"));
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    if (asks_back && sv_is(def->id, "return_window")) score += ASKED;
    bool asks_refund = is_asked(m, topic_of(m, "refund_time")) || is_asked(m, topic_of(m, "return_window"));
    bool is_way = sv_is(def->id, "delivery_time") && !is_asked(m, topic); /* 到 is of the money, 收到 of the window */
    return is_way && (asks_back || asks_refund) ? score - CUE_ELSEWHERE : score;
}

static bool unit_suits(const TopicDef *def, const Token *t)
{
    bool is_year = t->number && t->number->unit == UNIT_YEAR;
    bool is_warranty = sv_is(def->id, "warranty");
    if (is_warranty) return t->number && (is_year || t->number->unit == UNIT_MONTH || t->number->unit == UNIT_DAY);
    if (is_year) return false;
    if (t->number && t->number->unit == UNIT_HOUR) return !sv_is(def->id, "return_window");
    if (t->number) return true;
    return sv_is(def->id, "delivery_time") || sv_is(def->id, "refund_time") || sv_is(def->id, "dispatch_time");
}

static uint16_t topic_for(const Message *m, uint32_t figure)
{
    size_t count;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    uint16_t best = TOPIC_NONE;
    int best_score = SCORE_MIN - 1;
    for (uint16_t i = 0; i < count; i++) {
        if (!takes_terms(&topics[i]) || !unit_suits(&topics[i], &m->r->tokens[figure])) continue;
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
static ClaimState state_of_refund(const Message *m, StrView topic, const Term *term, uint32_t channels,
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
        if (token_word(&m->r->tokens[i], WORD_RETURN) && !m->r->tokens[i].is_negated) returns_too = true;
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
    if (sv_is(def->id, "return_window"))
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

static void add_term(Message *m, uint16_t topic, uint32_t token, Term term)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    uint32_t clause = m->r->tokens[token].clause;
    Draft draft = draft_new(m, topic, token, token);
    draft.fact = fact_of(m, def->id);
    if (!draft.fact) return;
    if (sv_is(def->id, "delivery_time") && counts_from_now(m, token, &term)) {
        if (m->buyer.dispatched_days_ago < 0) return;
        term.low += m->buyer.dispatched_days_ago * (int64_t)VALUE_ONE;
        term.high += m->buyer.dispatched_days_ago * (int64_t)VALUE_ONE;
    }
    bool is_window = sv_is(def->id, "return_window");
    if (is_window && is_elapsed(m, token, term.high)) return;
    add_fields(&draft, def, &term);
    if (sv_is(def->id, "refund_time")) {
        add_channel(&draft, m->contexts[clause].channels);
        draft.state = state_of_refund(m, def->id, &term, m->contexts[clause].channels, &draft.fact);
        if (counted_wrong(m, draft.fact, clause)) draft.state = CLAIM_FALSE;
    } else if (sv_is(def->id, "warranty")) {
        bool equal = term.low == scaled(draft.fact, "years", 0) && term.high == term.low;
        draft.state = equal ? CLAIM_TRUE : CLAIM_FALSE;
    } else {
        draft.state = state_of_range(draft.fact, &term);
        bool is_cut = clause_says(m, &m->r->clauses[clause], WORD_ONLY) && term.high < scaled(draft.fact, "days", 0);
        if (is_window && is_cut) draft.state = CLAIM_FALSE; /* 只支持三天内退 */
        if (is_window &&
            (window_is_for_other(m, draft.fact, clause) || counted_wrong(m, draft.fact, clause))) {
            draft.state = CLAIM_FALSE;
        }
    }
    draft_add(m, &draft);
}

/* 超过7天就不行: past the window, so the same figure. A figure that is denied claims nothing. */
static bool skips(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (clause->is_question || t->is_quoted) return true;
    return t->is_negated && !clause->has_condition;
}

void read_terms(Message *m)
{
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        Term term;
        bool is_figure = t->number ? is_time_unit(t->number->unit) : term_of_word(t, &term);
        if (!is_figure || skips(m, i)) continue;
        uint16_t topic = topic_for(m, i);
        if (topic == TOPIC_NONE || topics[topic].reader != READ_TERM) continue;
        bool in_years = sv_is(topics[topic].id, "warranty");
        if (t->number && !term_of_number(t->number, in_years, &term)) continue;
        if (t->is_supposed && !sv_is(topics[topic].id, "return_window")) continue;
        add_term(m, topic, i, term);
    }
}

/* The buyer's clock decides on which side of the cut-off the order is. */
static ClaimState state_of_day(const Message *m, const Fact *fact, int64_t days)
{
    const Value *cutoff = fact_get(fact, "cutoff");
    if (fact_get(fact, "within_hours")) return days == 0 ? CLAIM_TRUE : CLAIM_FALSE;
    if (!cutoff) return CLAIM_NO_FACT;
    if (m->buyer.clock < 0) return days <= 1 ? CLAIM_PARTLY : CLAIM_FALSE;
    int64_t due = m->buyer.clock < cutoff->number ? 0 : 1;
    return days == due ? CLAIM_TRUE : CLAIM_FALSE;
}

/* One side of the cut-off: 5点前当天发, 5点后第二天发 */
static ClaimState state_of_side(const Fact *fact, int64_t clock, bool ambiguous, bool is_before, int64_t days)
{
    const Value *cutoff = fact_get(fact, "cutoff");
    if (!cutoff) return fact_get(fact, "within_hours") ? CLAIM_FALSE : CLAIM_NO_FACT;
    bool same = clock == cutoff->number || (ambiguous && clock + 720 == cutoff->number);
    return same && days == (is_before ? 0 : 1) ? CLAIM_TRUE : CLAIM_FALSE;
}

typedef struct Dispatch {
    Message *m;
    uint16_t topic;
    const Fact *fact;
    int64_t clock; /* the cut-off last named, minutes; -1 none */
    bool is_ambiguous;
    bool is_after;
    bool has_side; /* 前 or 后 stood by it */
    uint32_t clock_token;
} Dispatch;

static void take_clock(Dispatch *d, uint32_t token)
{
    const Token *t = &d->m->r->tokens[token];
    uint32_t next = token + 1;
    d->clock = t->number->low / VALUE_ONE;
    d->is_ambiguous = t->number->is_ambiguous_clock;
    d->clock_token = token;
    d->has_side = d->is_after = false;
    for (uint32_t i = token > 0 ? token - 1 : 0; i <= next && i < d->m->r->token_count; i++) {
        const Token *near = &d->m->r->tokens[i];
        if (i == token || near->clause != t->clause) continue;
        if (token_word(near, WORD_AFTER)) d->is_after = d->has_side = true;
        if (token_word(near, WORD_BEFORE)) d->has_side = true;
    }
    if (t->number->is_upper) d->has_side = true;
}

static void add_day(Dispatch *d, uint32_t token, int64_t days)
{
    bool sided = d->clock >= 0 && (d->has_side || d->clock_token + 4 > token);
    Draft draft = draft_new(d->m, d->topic, sided ? d->clock_token : token, token);
    draft.fact = d->fact;
    if (sided) {
        bool is_before = d->has_side ? !d->is_after : days == 0;
        draft_time(&draft, "cutoff", d->clock);
        draft_text(&draft, is_before ? "before_cutoff" : "after_cutoff", sv(days == 0 ? "same_day" : "next_day"));
        draft.state = state_of_side(d->fact, d->clock, d->is_ambiguous, is_before, days);
    } else {
        draft_text(&draft, "day", sv(days == 0 ? "same_day" : days == 1 ? "next_day" : "later"));
        draft.state = state_of_day(d->m, d->fact, days);
    }
    draft_add(d->m, &draft);
}

static void add_within(Dispatch *d, uint32_t token)
{
    const Number *n = d->m->r->tokens[token].number;
    Term term;
    if (!term_of_number(n, false, &term)) return;
    Draft draft = draft_new(d->m, d->topic, token, token);
    draft.fact = d->fact;
    int64_t hours = term.high * HOURS_A_DAY;
    const Value *within = fact_get(d->fact, "within_hours");
    draft_decimal(&draft, "within_hours", hours);
    if (within)
        draft.state = hours <= value_scaled(within) ? CLAIM_TRUE : CLAIM_FALSE;
    else
        draft.state = CLAIM_FALSE;
    draft_add(d->m, &draft);
}

/* Dispatch is spoken of in the sentence, and the figure is nearer to it than to any other term. */
static bool belongs(const Message *m, uint32_t token, uint16_t topic)
{
    return topic_for(m, token) == topic;
}

void read_dispatch(Message *m)
{
    Dispatch d = { .m = m, .topic = topic_of(m, "dispatch_time"), .clock = -1 };
    uint16_t pickup = topic_of(m, "pickup");
    if (d.topic == TOPIC_NONE) return;
    d.fact = fact_of(m, sv("dispatch_time"));
    for (uint32_t i = 0; d.fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Clause *clause = &m->r->clauses[t->clause];
        Term term;
        if (clause->is_question || t->is_quoted) continue;
        bool spoken = is_asked(m, d.topic) || sentence_cues(m, t->clause, d.topic);
        bool elsewhere = pickup != TOPIC_NONE && sentence_cues(m, t->clause, pickup) && !is_asked(m, d.topic);
        if (!spoken || elsewhere) continue;
        if (t->number && t->number->unit == UNIT_CLOCK)
            take_clock(&d, i);
        else if (t->number && is_time_unit(t->number->unit) && !t->is_negated && belongs(m, i, d.topic))
            add_within(&d, i);
        else if (!t->is_negated && term_of_word(t, &term) && belongs(m, i, d.topic))
            add_day(&d, i, term.high / VALUE_ONE);
    }
}

/* The pick-up that serves an order of that time. */
static int64_t pickup_at(const Fact *fact, int64_t clock)
{
    const Value *rules = fact_get(fact, "rules");
    for (size_t i = 0; rules && i < rules->count; i++) {
        const Value *from = field_find(rules->items[i].fields, rules->items[i].count, "from");
        const Value *to = field_find(rules->items[i].fields, rules->items[i].count, "to");
        const Value *at = field_find(rules->items[i].fields, rules->items[i].count, "at");
        if (!from || !to || !at) continue;
        bool overnight = from->number > to->number;
        bool within =
            overnight ? clock >= from->number || clock < to->number : clock >= from->number && clock < to->number;
        if (within) return at->number;
    }
    return -1;
}

static bool is_pickup_time(const Fact *fact, int64_t clock)
{
    const Value *rules = fact_get(fact, "rules");
    for (size_t i = 0; rules && i < rules->count; i++) {
        const Value *at = field_find(rules->items[i].fields, rules->items[i].count, "at");
        if (at && at->number == clock) return true;
    }
    return false;
}

/* A clock with 前, 后 or 下单 is when the order came, one without is when the courier comes. */
static bool is_order_time(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    for (uint32_t i = t->end; i < t->end + 5 && i < m->r->normal.count; i++) {
        uint32_t code = m->r->normal.code[i];
        if (code == U'前' || code == U'后' || code == U'单' || code == U'拍' || code == U'间' || code == U'到')
            return true;
        if (code == U'取' || code == U'来' || code == U'统' || code == U'揽' || code == ',') return false;
    }
    return false;
}

void read_pickup(Message *m)
{
    uint16_t topic = topic_of(m, "pickup");
    const Fact *fact = topic == TOPIC_NONE ? NULL : fact_of(m, sv("pickup"));
    int64_t ordered = m->buyer.clock, named = -1;
    for (uint32_t i = 0; fact && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!t->number || t->number->unit != UNIT_CLOCK || m->r->clauses[t->clause].is_question) continue;
        if (!is_asked(m, topic) && !sentence_cues(m, t->clause, topic)) continue;
        int64_t clock = t->number->low / VALUE_ONE;
        if (is_order_time(m, i)) {
            bool after = i + 1 < m->r->token_count && token_word(&m->r->tokens[i + 1], WORD_AFTER);
            named = after ? clock : clock - 1;
            continue;
        }
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        draft_time(&draft, "at", clock);
        int64_t basis = named >= 0 ? named : ordered;
        if (basis >= 0)
            draft.state = pickup_at(fact, basis) == clock ? CLAIM_TRUE : CLAIM_FALSE;
        else
            draft.state = is_pickup_time(fact, clock) ? CLAIM_PARTLY : CLAIM_FALSE;
        draft_add(m, &draft);
    }
}

void read_hours(Message *m)
{
    uint16_t topic = topic_of(m, "service_hours");
    const Fact *fact = topic == TOPIC_NONE || !is_asked(m, topic) ? NULL : fact_of(m, sv("service_hours"));
    const Value *from = fact_get(fact, "from"), *to = fact_get(fact, "to");
    int found = 0;
    for (uint32_t i = 0; fact && from && to && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!t->number || m->r->clauses[t->clause].is_question || t->is_negated) continue;
        bool all_day = t->number->unit == UNIT_HOUR && t->number->low == HOURS_A_DAY * (int64_t)VALUE_ONE;
        if (t->number->unit != UNIT_CLOCK && !all_day) continue;
        int64_t clock = t->number->low / VALUE_ONE;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        bool ends = found > 0;
        bool is_from = clock == from->number;
        bool is_to = clock == to->number || (t->number->is_ambiguous_clock && clock + 720 == to->number);
        draft_time(&draft, ends ? "to" : "from", clock);
        draft.state = !all_day && (ends ? is_to : is_from || is_to) ? CLAIM_TRUE : CLAIM_FALSE;
        found++;
        draft_add(m, &draft);
    }
}
