/* read_pickup.c -- when the courier comes for an order of which time, and when somebody is at the desk. */
#include "judge/clocks.h"
#include "language/numerals_scan.h"

enum { MAX_CLOCKS = 24 };

/* A clock without 上午 or 下午 stands for both. */
typedef struct Clock {
    uint32_t token;
    int64_t minutes[2];
    size_t count;
    bool is_order; /* else the courier's */
    bool is_before;
} Clock;

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

static bool is_figure_code(uint32_t code)
{
    return (code >= '0' && code <= '9') || han_digit(code) >= 0 || code == U'十';
}

/* 13到17点: the figure before the clock has no unit of its own. */
static bool ends_range(const Message *m, uint32_t token)
{
    uint32_t at = m->r->tokens[token].start;
    if (at < 2) return false;
    uint32_t sign = m->r->normal.code[at - 1], figure = m->r->normal.code[at - 2];
    return is_figure_code(figure) && (sign == U'到' || sign == U'至' || sign == U'-' || sign == U'~');
}

static Clock clock_of(const Message *m, uint32_t token)
{
    const Number *n = m->r->tokens[token].number;
    Clock clock = { .token = token, .minutes = { n->low / VALUE_ONE }, .count = 1 };
    if (n->is_ambiguous_clock) clock.minutes[clock.count++] = clock.minutes[0] + NOON;
    ClockRole role = clock_role(m, token);
    clock.is_order = role != CLOCK_OTHER;
    clock.is_before = role == CLOCK_BEFORE;
    if (ends_range(m, token)) clock.is_order = clock.is_before = true;
    if (role == CLOCK_ORDER && m->buyer.clock >= 0 && clock_minutes(m, n) == m->buyer.clock) {
        clock.minutes[0] = m->buyer.clock;
        clock.count = 1;
    }
    return clock;
}

/* 9点到13点下的: both ends are of the order. */
static bool is_joined(const Message *m, const Clock *a, const Clock *b)
{
    const Token *x = &m->r->tokens[a->token], *y = &m->r->tokens[b->token];
    bool is_night = false; /* 5点到第二天早9点 */
    for (const Token *t = x + 1; t < y && y->start <= x->end + 6; t++)
        is_night = is_night || token_word(t, WORD_TOMORROW);
    uint32_t behind = x->end < m->r->normal.count ? m->r->normal.code[x->end] : 0;
    bool is_near = y->start <= x->end + (behind == U'到' || behind == U'至' ? 4 : 2); /* 五点到早上九点 */
    if ((!is_near && !is_night) || y->start == x->end) return false;
    for (uint32_t i = x->end; i < y->start; i++) {
        uint32_t code = m->r->normal.code[i];
        if (code == U'到' || code == U'至' || code == U'-' || code == U'~' || code == U'—') return true;
    }
    return false;
}

/* The courier takes, comes or collects within the next few characters: then it is his clock. */
static bool is_couriers(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Token *next = token + 1 < m->r->token_count && is_clock(t + 1) ? t + 1 : NULL; /* 三点的五点来取 */
    for (uint32_t i = t->end; i < t->end + 4 && (!next || i < next->start) && i < m->r->normal.count; i++) {
        uint32_t code = m->r->normal.code[i];
        if (code == U'取' || code == U'来' || code == U'揽' || code == U'收' || code == U'统') return true;
        if (code == ',' || code == U'付' || code == U'拍' || code == U'下') return false;
    }
    return false;
}

static size_t find_clocks(const Message *m, uint16_t topic, Clock clocks[MAX_CLOCKS])
{
    size_t count = 0;
    for (uint32_t i = 0; i < m->r->token_count && count < MAX_CLOCKS; i++) {
        const Token *t = &m->r->tokens[i];
        if (!is_clock(t) || m->r->clauses[t->clause].is_question) continue;
        if (is_asked(m, topic) || sentence_cues(m, t->clause, topic)) clocks[count++] = clock_of(m, i);
    }
    for (size_t i = 0; i < count; i++) {
        if (clocks[i].is_order && !clocks[i].is_before && is_couriers(m, clocks[i].token)) {
            clocks[i] = (Clock){
                clocks[i].token, { clocks[i].minutes[0], clocks[i].minutes[1] }, clocks[i].count, false, false
            };
        }
        if (i + 1 < count && is_joined(m, &clocks[i], &clocks[i + 1])) {
            clocks[i].is_order = true;
            if (!is_couriers(m, clocks[i + 1].token)) clocks[i + 1].is_order = clocks[i + 1].is_before = true;
        }
    }
    return count;
}

/* Some reading of both clocks agrees with the rules. An order "before" a time came a minute earlier. */
static bool agrees(const Fact *fact, const Clock *order, const Clock *at)
{
    for (size_t i = 0; i < order->count; i++) {
        for (size_t k = 0; k < at->count; k++) {
            int64_t ordered = order->minutes[i] - (order->is_before ? 1 : 0);
            if (pickup_at(fact, ordered) == at->minutes[k]) return true;
        }
    }
    return false;
}

static ClaimState state_of(const Fact *fact, const Clock *order, const Clock *at)
{
    if (order) return agrees(fact, order, at) ? CLAIM_TRUE : CLAIM_FALSE;
    for (size_t k = 0; k < at->count; k++) {
        if (is_pickup_time(fact, at->minutes[k])) return CLAIM_PARTLY;
    }
    return CLAIM_FALSE;
}

void read_pickup(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_PICKUP);
    const Fact *fact = topic == TOPIC_NONE ? NULL : fact_of(m, topic_of(m, KNOWN_PICKUP));
    Clock clocks[MAX_CLOCKS], buyers = { .minutes = { m->buyer.clock }, .count = 1 };
    const Clock *order = m->buyer.clock >= 0 ? &buyers : NULL;
    size_t count = fact ? find_clocks(m, topic, clocks) : 0;
    for (size_t i = 0; i < count; i++) {
        if (clocks[i].is_order) {
            order = &clocks[i];
            continue;
        }
        Draft draft = draft_new(m, topic, clocks[i].token, clocks[i].token);
        draft.fact = fact;
        bool late = clocks[i].count > 1 && !is_pickup_time(fact, clocks[i].minutes[0]);
        draft_time(&draft, "at", clocks[i].minutes[late]);
        draft.state = state_of(fact, order, &clocks[i]);
        draft_add(m, &draft);
    }
}

/* Where a clock stands in the day at the desk. */
typedef enum HourRole { HOUR_UNTOLD, HOUR_FROM, HOUR_TO } HourRole;

static bool says_behind(const Message *m, const Token *t, const uint32_t *text)
{
    uint32_t k = 0;
    while (text[k] && t->end + k < m->r->normal.count && m->r->normal.code[t->end + k] == text[k]) k++;
    return text[k] == 0;
}

/* 八点下班, 早上八点再来: the words around the clock tell it before its place does. */
static HourRole hour_role(const Message *m, const Token *t)
{
    static const uint32_t *const ENDS[] = { (const uint32_t *)U"下班",  (const uint32_t *)U"收工",
                                            (const uint32_t *)U"关",    (const uint32_t *)U"打烊",
                                            (const uint32_t *)U"结束",  (const uint32_t *)U"就下班",
                                            (const uint32_t *)U"就收工" };
    static const uint32_t *const BEGINS[] = { (const uint32_t *)U"上班",   (const uint32_t *)U"开",
                                              (const uint32_t *)U"再来",   (const uint32_t *)U"起",
                                              (const uint32_t *)U"营业",   (const uint32_t *)U"到岗",
                                              (const uint32_t *)U"就上班", (const uint32_t *)U"就开" };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        if (says_behind(m, t, ENDS[i])) return HOUR_TO;
    }
    for (size_t i = 0; i < sizeof BEGINS / sizeof *BEGINS; i++) {
        if (says_behind(m, t, BEGINS[i])) return HOUR_FROM;
    }
    for (uint32_t back = 1; back <= 3 && back <= t->start; back++) { /* 到晚上八点 */
        if (m->r->normal.code[t->start - back] == U'到') return HOUR_TO;
    }
    return HOUR_UNTOLD;
}

/* 九点的留言, 十点发的消息: when something was written, not when it is read. */
static bool is_of_message(const Message *m, const Token *t)
{
    for (uint32_t i = t->end; i < t->end + 3 && i + 1 < m->r->normal.count; i++) {
        uint32_t next = m->r->normal.code[i + 1];
        if (m->r->normal.code[i] == U'的') return next == U'留' || next == U'消' || next == U'信';
    }
    return false;
}

/* 七点半还在, 九点没人了: whether somebody is there at the hour that the buyer named. */
static bool read_presence(Message *m, uint32_t token, const Fact *fact)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    int64_t clock = clock_minutes(m, t->number);
    bool there = false, gone = false;
    if (m->buyer.clock < 0 || clock != m->buyer.clock || hour_role(m, t) == HOUR_TO) return false;
    if (is_of_message(m, t)) return true;
    for (uint32_t i = t->end; i < clause->end; i++) {
        uint32_t code = m->r->normal.code[i];
        gone = gone || code == U'没' || code == U'不' || code == U'下' || code == U'过';
        there = there || code == U'在' || code == U'有' || code == U'能' || code == U'回';
    }
    if (!there && !gone) return false;
    bool is_open = clock >= fact_get(fact, "from")->number && clock < fact_get(fact, "to")->number;
    Draft draft = draft_new(m, topic_of(m, KNOWN_SERVICE_HOURS), token, token);
    draft.fact = fact;
    draft.state = is_open == !gone ? CLAIM_TRUE : CLAIM_FALSE;
    draft_time(&draft, "at", clock);
    draft_add(m, &draft);
    return true;
}

/* 8到20点: the hour that the range begins with has no unit of its own. */
static int add_opening(Message *m, uint32_t token, const Value *from)
{
    uint32_t start = m->r->tokens[token].start - 1;
    Figure figure;
    while (start > 0 && is_figure_code(m->r->normal.code[start - 1])) start--;
    if (!figure_scan(&m->r->normal, start, &figure)) return 0;
    Draft draft = draft_new(m, topic_of(m, KNOWN_SERVICE_HOURS), token, token);
    draft.fact = fact_of(m, topic_of(m, KNOWN_SERVICE_HOURS));
    draft_time(&draft, "from", figure.low * 60 / VALUE_ONE);
    draft.state = figure.low * 60 == from->number * (int64_t)VALUE_ONE ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
    return 1;
}

void read_hours(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_SERVICE_HOURS);
    const Fact *fact = topic == TOPIC_NONE || !is_asked(m, topic) ? NULL : fact_of(m, topic_of(m, KNOWN_SERVICE_HOURS));
    const Value *from = fact_get(fact, "from"), *to = fact_get(fact, "to");
    int found = 0;
    bool began_late = false; /* 晚上八点下班,早上八点来 */
    for (uint32_t i = 0; fact && from && to && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!t->number || m->r->clauses[t->clause].is_question) continue;
        bool all_day = t->number->unit == UNIT_HOUR && t->number->low == HOURS_A_DAY * (int64_t)VALUE_ONE;
        if (t->number->unit != UNIT_CLOCK && !all_day) continue;
        if (!all_day && read_presence(m, i, fact)) continue;
        if (t->is_negated) continue;
        int64_t clock = t->number->low / VALUE_ONE;
        Draft draft = draft_new(m, topic, i, i);
        draft.fact = fact;
        if (ends_range(m, i) && found == 0) found += add_opening(m, i, from);
        bool is_from = clock == from->number;
        bool is_to = clock == to->number || (t->number->is_ambiguous_clock && clock + NOON == to->number);
        bool is_late = found == 0 && is_to && !is_from;
        HourRole role = hour_role(m, t);
        bool ends = role == HOUR_UNTOLD ? (found > 0) != (began_late || is_late) : role == HOUR_TO;
        draft_time(&draft, ends ? "to" : "from", clock);
        draft.state = !all_day && (ends ? is_to : is_from) ? CLAIM_TRUE : CLAIM_FALSE;
        began_late = is_late;
        found++;
        draft_add(m, &draft);
    }
}
