/* read_dispatch.c -- on which day a parcel leaves, on either side of the cut-off, or within how many hours. */
#include "judge/clocks.h"

typedef struct Dispatch {
    Message *m;
    uint16_t topic;
    const Fact *fact;
    int64_t cutoff;  /* last named, minutes; -1 none */
    int64_t ordered; /* when the order came: by the reply, else by the buyer; -1 unknown */
    bool is_after;
    bool has_side;     /* 前 or 后 stood by it */
    bool of_yesterday; /* the order came yesterday */
    uint32_t clock_token;
} Dispatch;

/* The clock of the order decides on which side of the cut-off it is. */
static ClaimState state_of_day(const Dispatch *d, int64_t days)
{
    const Value *cutoff = fact_get(d->fact, "cutoff");
    if (fact_get(d->fact, "within_hours")) return days == 0 ? CLAIM_TRUE : CLAIM_FALSE;
    if (!cutoff) return CLAIM_NO_FACT;
    if (d->ordered < 0) return days <= 1 ? CLAIM_PARTLY : CLAIM_FALSE;
    if (d->of_yesterday) return days == 0 && d->ordered >= cutoff->number ? CLAIM_TRUE : CLAIM_FALSE;
    return days == (d->ordered < cutoff->number ? 0 : 1) ? CLAIM_TRUE : CLAIM_FALSE;
}

/* One side of the cut-off: 5点前当天发, 5点后第二天发 */
static ClaimState state_of_side(const Dispatch *d, bool is_before, int64_t days)
{
    const Value *cutoff = fact_get(d->fact, "cutoff");
    if (!cutoff) return fact_get(d->fact, "within_hours") ? CLAIM_FALSE : CLAIM_NO_FACT;
    bool same = d->cutoff == cutoff->number;
    return same && days == (is_before ? 0 : 1) ? CLAIM_TRUE : CLAIM_FALSE;
}

/* 每天17点截单 says the limit by itself. */
static void add_limit(const Dispatch *d, uint32_t token)
{
    const Value *cutoff = fact_get(d->fact, "cutoff");
    Draft draft = draft_new(d->m, d->topic, token, token);
    draft.fact = d->fact;
    draft_time(&draft, "cutoff", d->cutoff);
    draft.state = cutoff && cutoff->number == d->cutoff ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(d->m, &draft);
}

static void take_clock(Dispatch *d, uint32_t token)
{
    const Message *m = d->m;
    const Token *t = &m->r->tokens[token];
    ClockRole role = clock_role(m, token);
    if (role == CLOCK_ORDER) {
        d->ordered = clock_minutes(m, t->number);
        return;
    }
    d->cutoff = clock_minutes(m, t->number);
    d->clock_token = token;
    d->has_side = role != CLOCK_OTHER;
    d->is_after = role == CLOCK_AFTER;
    for (uint32_t i = t->end; i < t->end + 3 && i < m->r->normal.count; i++) {
        if (m->r->normal.code[i] == U'截') add_limit(d, token);
    }
}

static bool is_denied(const Dispatch *d, uint32_t token)
{
    const Clause *clause = &d->m->r->clauses[d->m->r->tokens[token].clause];
    for (uint32_t i = token + 1; i < clause->token_end; i++) {
        const Token *t = &d->m->r->tokens[i];
        if (token_cue(t, d->topic)) return t->is_negated;
        if (token_word(t, WORD_CANNOT) && !token_word(t, WORD_CAN)) return true; /* 今天赶不上了 */
        if (token_word(t, WORD_NO) &&
            (d->m->r->normal.code[t->start] == U'发' || d->m->r->normal.code[t->start] == U'走')) {
            return true; /* 发不出, 走不了 */
        }
    }
    return false;
}

static void add_day(const Dispatch *d, uint32_t token, int64_t days)
{
    bool sided = d->cutoff >= 0 && (d->has_side || d->clock_token + 4 > token);
    Draft draft = draft_new(d->m, d->topic, sided ? d->clock_token : token, token);
    draft.is_weak = !sided && term_is_weak(d->m, d->topic, token);
    draft.fact = d->fact;
    if (sided) {
        bool was_yesterday =
            clause_says(d->m, &d->m->r->clauses[d->m->r->tokens[d->clock_token].clause], WORD_YESTERDAY);
        if (was_yesterday) days++; /* 昨天五点后的单,今天发 */
        bool is_before = d->has_side ? !d->is_after : days == 0;
        draft_time(&draft, "cutoff", d->cutoff);
        draft_text(&draft, is_before ? "before_cutoff" : "after_cutoff", sv(days == 0 ? "same_day" : "next_day"));
        draft.state = state_of_side(d, is_before, days);
    } else {
        draft_text(&draft, "day", sv(days == 0 ? "same_day" : days == 1 ? "next_day" : "later"));
        draft.state = state_of_day(d, days);
        if (is_denied(d, token) && draft.state != CLAIM_PARTLY) { /* 今天发不了 */
            draft.stance = "against";
            draft.state = draft.state == CLAIM_TRUE ? CLAIM_FALSE : CLAIM_TRUE;
        }
    }
    draft_add(d->m, &draft);
}

/* Within a bound of hours; a day is as long as the cut-off may make it, yet does not tell the rule. */
static void add_within(const Dispatch *d, uint32_t token)
{
    Term term;
    if (!term_of_number(d->m->r->tokens[token].number, false, &term)) return;
    Draft draft = draft_new(d->m, d->topic, token, token);
    draft.fact = d->fact;
    int64_t hours = (term.is_lower ? term.low : term.high) * HOURS_A_DAY;
    const Value *within = fact_get(d->fact, "within_hours");
    draft_decimal(&draft, "within_hours", hours);
    if (within)
        draft.state = hours <= value_scaled(within) ? CLAIM_TRUE : CLAIM_FALSE;
    else
        draft.state = hours <= HOURS_A_DAY * (int64_t)VALUE_ONE ? CLAIM_PARTLY : CLAIM_FALSE;
    draft_add(d->m, &draft);
}

/* 之后的明天寄: the other side of the limit that was just named. */
static void take_side(Dispatch *d, uint32_t token)
{
    const Token *t = &d->m->r->tokens[token];
    uint32_t first = d->m->r->normal.code[t->start], last = d->m->r->normal.code[t->end - 1];
    bool beside = token == d->clock_token + 1 && t->start <= d->m->r->tokens[d->clock_token].end + 1;
    bool is_missed = token_word(t, WORD_SOON) && (first == U'迟' || first == U'晚' || first == U'错'); /* 迟了次日走 */
    if (d->cutoff >= 0 && d->has_side && is_missed) d->is_after = true;
    if (d->cutoff < 0 || !d->has_side || beside || !token_word(t, WORD_AFTER)) return;
    bool of_limit = token > 0 && t[-1].end == t->start && d->m->r->normal.code[t[-1].start] == U'截';
    if (of_limit && first == U'后') d->is_after = true; /* 截单后的隔天出 */
    if (last == U'后' && t->end - t->start >= 2 && (first == U'之' || first == U'以')) d->is_after = true;
    if (first == U'过' || first == U'超') d->is_after = true;
    if (first == U'后' && last == U'的' && t->end - t->start >= 3) d->is_after = true; /* 后面的明天 */
}

/* 今天的单, 今天的截单 */
static bool is_adjective(const Message *m, const Token *t)
{
    return t->end + 1 < m->r->normal.count && m->r->normal.code[t->end] == U'的' &&
           !code_is_noise(m->r->normal.code[t->end + 1]) && m->r->normal.code[t->end + 1] != U'亲';
}

static void read_token(Dispatch *d, uint32_t token)
{
    const Token *t = &d->m->r->tokens[token];
    Term term;
    if (is_clock(t)) {
        take_clock(d, token);
    } else if (t->number && is_time_unit(t->number->unit)) {
        if (!t->is_negated && term_topic(d->m, token) == d->topic) add_within(d, token);
    } else if (!t->is_negated && !is_adjective(d->m, t) && term_of_word(t, &term) &&
               term_topic(d->m, token) == d->topic) {
        add_day(d, token, term.high / VALUE_ONE);
    } else {
        take_side(d, token);
    }
}

static void take_daypart(Dispatch *d, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (is_clock(&d->m->r->tokens[i])) return;
    }
    int64_t minutes = daypart_minutes(d->m->r, clause);
    if (minutes >= 0 && d->ordered < 0 && clause_says(d->m, clause, WORD_ORDERED)) {
        d->ordered = minutes;
        d->of_yesterday = clause_says(d->m, clause, WORD_YESTERDAY);
    }
}

/* 几点前当天发? 下午五点前. 几个小时发? 六个. The buyer's question tells what a figure without a verb counts. */
static void read_bare_figure(Dispatch *d)
{
    static const uint32_t *const HOURS[] = { (const uint32_t *)U"小时", (const uint32_t *)U"钟头" };
    const Message *m = d->m;
    const Normal *asked = &m->buyer.last.normal;
    bool in_hours = false, by_clock = false;
    for (size_t i = 0; i < sizeof HOURS / sizeof *HOURS; i++) in_hours = in_hours || normal_has(asked, HOURS[i]);
    by_clock = normal_has(asked, (const uint32_t *)U"几点") || normal_has(asked, (const uint32_t *)U"截");
    const Value *within = fact_get(d->fact, "within_hours");
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (m->r->clauses[t->clause].is_question || !t->number) continue;
        if (by_clock && is_clock(t) && d->cutoff >= 0) {
            add_limit(d, i);
            return;
        }
        bool is_bare = t->number->unit == UNIT_NONE || t->number->unit == UNIT_PIECE || t->number->unit == UNIT_OTHER;
        if (!in_hours || !within || !is_bare || t->number->is_vague) continue;
        Draft draft = draft_new(m, d->topic, i, i);
        draft.fact = d->fact;
        draft_decimal(&draft, "within_hours", t->number->high);
        draft.state = t->number->high <= value_scaled(within) ? CLAIM_TRUE : CLAIM_FALSE;
        draft_add(m, &draft);
        return;
    }
}

/* 您十点拍,下午就发走: a later part of the day is the same day. */
static void read_daypart(Dispatch *d)
{
    const Message *m = d->m;
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        if (clause->is_question || clause->is_condition || clause_says(m, clause, WORD_ORDERED)) continue;
        uint32_t token = clause->first_token;
        while (token < clause->token_end && !token_cue(&m->r->tokens[token], d->topic)) token++;
        bool is_told = token < clause->token_end && !m->r->tokens[token].is_negated &&
                       phrases_say(m->a->rules->phrases, "later_today", &m->r->normal, clause->start, clause->end);
        if (!is_told) continue;
        add_day(d, token, 0);
        return;
    }
}

void read_dispatch(Message *m)
{
    Dispatch d = { .m = m,
                   .topic = topic_of(m, KNOWN_DISPATCH_TIME),
                   .cutoff = -1,
                   .ordered = m->buyer.clock,
                   .of_yesterday = m->buyer.is_of_yesterday };
    uint16_t pickup = topic_of(m, KNOWN_PICKUP);
    if (d.topic == TOPIC_NONE) return;
    d.fact = fact_of(m, topic_of(m, KNOWN_DISPATCH_TIME));
    size_t before = m->a->claim_count;
    for (uint32_t i = 0; d.fact && i < m->r->clause_count; i++) {
        const Clause *clause = &m->r->clauses[i];
        bool spoken = is_asked(m, d.topic) || sentence_cues(m, i, d.topic);
        bool elsewhere = pickup != TOPIC_NONE && sentence_cues(m, i, pickup) && fact_of(m, topic_of(m, KNOWN_PICKUP)) &&
                         !is_asked(m, d.topic);
        if (clause->is_question || !spoken || elsewhere) continue;
        take_daypart(&d, clause);
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            if (!m->r->tokens[k].is_quoted) read_token(&d, k);
        }
    }
    bool is_open = d.fact && is_asked(m, d.topic);
    if (is_open && m->a->claim_count == before) read_bare_figure(&d);
    if (is_open && m->a->claim_count == before) read_daypart(&d);
}
