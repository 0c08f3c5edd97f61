/* clocks.c -- tells the clock of an order from the limits and appointments that a reply names. */
#include "judge/clocks.h"

enum { LAST_NIGHT_HOUR = 7, NEAR = 2 };

bool is_clock(const Token *t)
{
    return t->number && t->number->unit == UNIT_CLOCK;
}

int64_t clock_minutes(const Message *m, const Number *n)
{
    int64_t minutes = n->low / VALUE_ONE;
    if (!n->is_ambiguous_clock) return minutes;
    if (m->buyer.clock >= 0 && m->buyer.clock % NOON == minutes % NOON) return m->buyer.clock;
    return minutes < LAST_NIGHT_HOUR * 60 ? minutes + NOON : minutes;
}

static bool begins_with(const Message *m, const Token *t, const uint32_t *of)
{
    for (; *of; of++) {
        if (m->r->normal.code[t->start] == *of) return true;
    }
    return false;
}

static bool is_close(const Message *m, uint32_t a, uint32_t b)
{
    const Token *x = &m->r->tokens[a], *y = &m->r->tokens[b];
    return x->clause == y->clause && y->start <= x->end + NEAR;
}

static bool is_now(const Message *m, const Token *t)
{
    const uint32_t *code = m->r->normal.code;
    for (uint32_t i = t->start; i > 1 && i + 5 > t->start; i--) {
        if (code[i - 2] == U'现' && code[i - 1] == U'在') return true;
    }
    return false;
}

/* 八点过了截单点: the buyer's own hour, which is past the limit. */
static bool is_buyers_past(const Message *m, const Token *t, const Token *after)
{
    uint32_t next = after->end < m->r->normal.count ? m->r->normal.code[after->end] : 0;
    return m->buyer.clock >= 0 && clock_minutes(m, t->number) == m->buyer.clock && next == U'截';
}

ClockRole clock_role(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    bool ordered = false;
    for (uint32_t i = token + 1; i < m->r->token_count && i <= token + 3 && is_close(m, i - 1, i); i++) {
        const Token *next = &m->r->tokens[i];
        bool is_limit = begins_with(m, next, (const uint32_t *)U"截"); /* 十点离截单还早 */
        if (token_word(next, WORD_BEFORE) && (!is_limit || next->start == m->r->tokens[i - 1].end)) return CLOCK_BEFORE;
        if (is_limit) break;
        if (token_word(next, WORD_AFTER) && is_buyers_past(m, t, next)) return CLOCK_ORDER;
        if (token_word(next, WORD_AFTER)) return CLOCK_AFTER;
        if (!token_word(next, WORD_ORDERED)) break;
        ordered = true;
    }
    if (t->number->is_upper) return CLOCK_BEFORE;
    if (t->number->is_lower) return CLOCK_AFTER;
    if (token > 0 && is_close(m, token - 1, token)) {
        const Token *before = &m->r->tokens[token - 1];
        if (token_word(before, WORD_AFTER) && begins_with(m, before, (const uint32_t *)U"过超晚")) {
            bool is_denied = token > 1 && token_word(&m->r->tokens[token - 2], WORD_NEG); /* 没过五点 */
            return is_denied ? CLOCK_BEFORE : CLOCK_AFTER;
        }
        if (token_word(before, WORD_BEFORE) && begins_with(m, before, (const uint32_t *)U"截早不")) return CLOCK_BEFORE;
    }
    bool is_buyers = m->buyer.clock >= 0 && clock_minutes(m, t->number) == m->buyer.clock;
    return ordered || is_buyers || is_now(m, t) ? CLOCK_ORDER : CLOCK_OTHER;
}

static bool says(const Reading *r, const Clause *clause, const uint32_t *text)
{
    for (uint32_t i = clause->start; i < clause->end; i++) {
        uint32_t k = 0;
        while (text[k] && i + k < clause->end && r->normal.code[i + k] == text[k]) k++;
        if (!text[k]) return true;
    }
    return false;
}

/* Most clauses name no part of the day: they lack the last character of all of them. */
static bool ends_daypart(uint32_t code)
{
    switch (code) {
    case U'晨':
    case U'午':
    case U'上':
    case U'早':
    case U'晚':
    case U'夜':
    case U'里': return true;
    default: return false;
    }
}

int64_t daypart_minutes(const Reading *r, const Clause *clause)
{
    static const struct {
        const uint32_t *text;
        int64_t minutes;
    } PARTS[] = {
        { (const uint32_t *)U"凌晨", 60 },     { (const uint32_t *)U"上午", 600 },  { (const uint32_t *)U"早上", 540 },
        { (const uint32_t *)U"今早", 540 },    { (const uint32_t *)U"一早", 540 },  { (const uint32_t *)U"清早", 480 },
        { (const uint32_t *)U"中午", 720 },    { (const uint32_t *)U"晚上", 1260 }, { (const uint32_t *)U"今晚", 1260 },
        { (const uint32_t *)U"半夜", 1380 },   { (const uint32_t *)U"深夜", 1380 }, { (const uint32_t *)U"夜里", 1380 },
        { (const uint32_t *)U"大晚上", 1260 },
    };
    bool has_last = false;
    for (uint32_t i = clause->start; i < clause->end && !has_last; i++) has_last = ends_daypart(r->normal.code[i]);
    for (size_t i = 0; has_last && i < sizeof PARTS / sizeof *PARTS; i++) {
        if (says(r, clause, PARTS[i].text)) return PARTS[i].minutes;
    }
    return -1;
}
