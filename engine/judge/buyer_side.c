/* buyer_side.c -- reads the history: measures, cause, channel, clock, what is asked about. */
#include "judge/buyer_side.h"

#include "base/utf8.h"
#include "judge/clocks.h"
#include "judge/echo.h"

enum { LAST_NIGHT_HOUR = 7, NIGHT = 21 * 60 };

static bool within(int64_t scaled, int64_t low, int64_t high)
{
    return scaled >= low * VALUE_ONE && scaled <= high * VALUE_ONE;
}

static void take_case(Message *m, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Token *t = &reading->tokens[i];
        if (t->is_supposed || reading->clauses[t->clause].is_question) continue;
        if (m->a->in->facts.cause == CAUSE_UNKNOWN) {
            if (token_word(t, WORD_HUMAN_DAMAGE))
                m->facts.cause = CAUSE_HUMAN_DAMAGE;
            else if (token_word(t, WORD_NON_QUALITY))
                m->facts.cause = CAUSE_NON_QUALITY;
            else if (token_word(t, WORD_QUALITY))
                m->facts.cause = CAUSE_QUALITY;
        }
    }
    for (uint32_t i = 0; i < reading->token_count && m->a->in->facts.channel == CHANNEL_UNKNOWN; i++) {
        const Token *t = &reading->tokens[i];
        if (token_word(t, WORD_BOC))
            m->facts.channel = CHANNEL_BOC;
        else if (token_word(t, WORD_ALIPAY))
            m->facts.channel = CHANNEL_ALIPAY;
        else if (token_word(t, WORD_BANK_CARD))
            m->facts.channel = CHANNEL_BANK_CARD;
    }
}

/* 五点付的: nobody orders at five in the morning without saying so. */
static int32_t waking_clock(const Number *n)
{
    int32_t minutes = (int32_t)(n->low / VALUE_ONE);
    return n->is_ambiguous_clock && minutes < LAST_NIGHT_HOUR * 60 ? minutes + 12 * 60 : minutes;
}

/* 昨天发的: how many days ago the parcel left, -1 where the clause does not say. */
static int32_t days_since(const Reading *reading, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &reading->tokens[i];
        if (token_word(t, WORD_YESTERDAY)) return 1;
        if (token_word(t, WORD_DAYS_BACK)) return 2;
        if (token_word(t, WORD_TODAY)) return 0;
    }
    return -1;
}

static bool find_ordered(const Reading *reading, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (token_word(&reading->tokens[i], WORD_ORDERED)) return true;
    }
    return false;
}

/* 昨晚 has the part of the day in the word; -1 where it has none. */
static int64_t night_before(const Reading *reading, const Clause *clause)
{
    for (uint32_t i = clause->start; i + 1 < clause->end; i++) {
        const uint32_t *code = reading->normal.code + i;
        if (code[0] == U'昨' && (code[1] == U'晚' || code[1] == U'夜')) return NIGHT;
    }
    return -1;
}

static void take_dispatch_day(Message *m, const Reading *reading, uint16_t dispatch)
{
    for (uint32_t c = 0; dispatch != TOPIC_NONE && c < reading->clause_count; c++) {
        const Clause *clause = &reading->clauses[c];
        int32_t days = days_since(reading, clause);
        bool left = false;
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            left = left || (token_cue(&reading->tokens[i], dispatch) && !reading->tokens[i].is_negated);
        }
        if (days > 0 && left) m->buyer.dispatched_days_ago = days;
        int64_t part = daypart_minutes(reading, clause);
        bool has_clock = false, ordered = find_ordered(reading, clause);
        for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
            has_clock = has_clock || is_clock(&reading->tokens[i]);
        }
        bool is_recent = days <= 1 && !left;
        if (part < 0 && days == 1 && clause_has_word(clause, WORD_YESTERDAY)) part = night_before(reading, clause);
        if (part >= 0 && ordered && !has_clock && is_recent) {
            m->buyer.clock = (int32_t)part;
            m->buyer.is_order_clock = true;
        }
        if (ordered && is_recent && (part >= 0 || has_clock)) m->buyer.is_of_yesterday = days == 1;
    }
}

/* A clock in the buyer's words is that of the order or of now. 昨天发的 and 发了三天 tell the dispatch day. */
static void take_times(Message *m, const Reading *reading)
{
    uint16_t dispatch = topic_of(m, KNOWN_DISPATCH_TIME);
    take_dispatch_day(m, reading, dispatch);
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Token *t = &reading->tokens[i];
        bool ordered = is_clock(t) && find_ordered(reading, &reading->clauses[t->clause]);
        if (is_clock(t) && (ordered || !m->buyer.is_order_clock)) m->buyer.clock = waking_clock(t->number);
        if (ordered) m->buyer.is_order_clock = true;
        if (t->number && t->number->unit == UNIT_PIECE && within(t->number->low, 1, 50)) {
            m->buyer.pieces = (int32_t)(t->number->low / VALUE_ONE);
        }
        bool near_dispatch =
            (i > 0 && dispatch != TOPIC_NONE && token_cue(&reading->tokens[i - 1], dispatch)) ||
            (i + 1 < reading->token_count && dispatch != TOPIC_NONE && token_cue(&reading->tokens[i + 1], dispatch));
        if (t->number && t->number->unit == UNIT_DAY && !t->number->is_vague && near_dispatch) {
            m->buyer.dispatched_days_ago = (int32_t)(t->number->low / VALUE_ONE);
        }
    }
}

/* Sizes and colours that the buyer names, for answers such as 有的 and 有货. */
static void take_wishes(Message *m, const Reading *reading)
{
    BuyerSide *b = &m->buyer;
    const Product *product = m->a->in->product;
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Token *t = &reading->tokens[i];
        const Sense *colour = token_name(t, NAME_COLOUR), *shade = token_name(t, NAME_SHADE);
        uint32_t before = t->start > 0 ? reading->normal.code[t->start - 1] : 0;
        if (!colour && shade && before == U'有') colour = shade; /* 有灰不 */
        if (colour && b->colour_count < MAX_MENTIONS) b->colours[b->colour_count++] = colour->value.text;
        if (!t->number || !product || !product->chart || b->size_count == MAX_MENTIONS) continue;
        for (size_t k = 0; k < product->chart->size_count; k++) {
            StrView size = product->chart->sizes[k];
            int64_t value = 0;
            for (size_t c = 0; c < size.len && size.ptr[c] >= '0' && size.ptr[c] <= '9'; c++)
                value = value * 10 + size.ptr[c] - '0';
            bool is_alpha = product->chart->scheme == CHART_ALPHA;
            bool unit_fits =
                is_alpha ? t->number->unit == UNIT_ALPHA : t->number->unit == UNIT_SIZE || t->number->unit == UNIT_NONE;
            if (unit_fits && t->number->low == value * VALUE_ONE) {
                b->sizes[b->size_count++] = size;
                break;
            }
        }
    }
}

static bool asks_yes_or_no(const Reading *reading)
{
    if (asks_a_not_a(reading)) return true;
    for (uint32_t i = reading->clause_count; i > 0; i--) {
        const Clause *clause = &reading->clauses[i - 1];
        if (clause->is_question) return true;
        uint32_t last = clause->end;
        while (last > clause->start && code_is_noise(reading->normal.code[last - 1])) last--;
        if (last > clause->start && reading->normal.code[last - 1] == U'吧') return true; /* 能退的吧 */
        for (uint32_t k = clause->first_token; k < clause->token_end; k++) {
            const Token *t = &reading->tokens[k];
            bool ends = t->end >= reading->normal.count || code_is_noise(reading->normal.code[t->end]);
            if (ends && k > clause->first_token && token_word(t, WORD_NEG)) return true; /* 能发货不 */
            if (token_word(t, WORD_TAG)) return true;
        }
    }
    return false;
}

/* The agent asked, and claimed nothing: what the buyer says next only answers that. */
static bool asks_back(const Message *m, StrView text)
{
    Reading reading = reading_of(m->a->arena, m->a->rules->grammar, m->a->rules->lexicon, text);
    return asks_yes_or_no(&reading);
}

/* The buyer's messages since the agent last spoke before this burst, joined by line ends. */
static Reading last_messages(const Message *m)
{
    const Analysis *a = m->a;
    const JudgeInput *in = a->in;
    size_t end = in->history_count;
    while (end > 0 && in->history[end - 1].from_agent) end--;
    size_t begin = end;
    while (begin > 0 && !in->history[begin - 1].from_agent) begin--;
    if (in->asked_given && begin > 1 && begin < end && asks_back(m, in->history[begin - 1].text)) {
        begin--; /* 有折扣吗 … 您买过没 … 第一次: the first question is still open */
        while (begin > 0 && !in->history[begin - 1].from_agent) begin--;
    }
    if (end == begin + 1) return *analysis_turn(a, begin); /* read already */
    size_t len = 0;
    for (size_t i = begin; i < end; i++) len += in->history[i].from_agent ? 0 : in->history[i].text.len + 1;
    char *text = arena_alloc(a->arena, len + 1, 1);
    size_t at = 0;
    for (size_t i = begin; i < end; i++) {
        if (in->history[i].from_agent) continue;
        if (in->history[i].text.len) memcpy(text + at, in->history[i].text.ptr, in->history[i].text.len);
        at += in->history[i].text.len;
        text[at++] = '\n';
    }
    return reading_of(a->arena, a->rules->grammar, a->rules->lexicon, (StrView){ text, at });
}

static void prefer_input(Buyer *body, const Buyer *input)
{
    if (input->height_mm) body->height_mm = input->height_mm;
    if (input->weight_jin10) body->weight_jin10 = input->weight_jin10;
    if (input->waist_mm) body->waist_mm = input->waist_mm;
    if (input->foot_mm) body->foot_mm = input->foot_mm;
    if (input->usual_eu) body->usual_eu = input->usual_eu;
    if (input->wide_foot) body->wide_foot = true;
}

void buyer_side_read(Message *m)
{
    Analysis *a = m->a;
    const JudgeInput *in = a->in;
    BuyerSide *b = &m->buyer;
    b->clock = b->dispatched_days_ago = -1;
    b->pieces = 1;
    for (size_t i = 0; i < in->history_count; i++) {
        if (in->history[i].from_agent) continue;
        b->is_for_other = b->is_for_other || is_for_other(analysis_turn(a, i));
    }
    for (size_t i = 0; i < in->history_count; i++) {
        if (in->history[i].from_agent) continue;
        const Reading *reading = analysis_turn(a, i);
        body_from_text(m, reading, &b->body);
        take_case(m, reading);
        take_times(m, reading);
    }
    prefer_input(&b->body, &in->buyer);
    b->last = last_messages(m);
    reading_find_asks(a->arena, a->rules->grammar, &b->last);
    take_wishes(m, &b->last);
    b->is_yes_no = asks_yes_or_no(&b->last);
}
