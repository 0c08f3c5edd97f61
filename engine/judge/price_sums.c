/* price_sums.c -- what a product costs this buyer: list price, member price, several pieces, by the month or the day. */
#include "judge/money.h"

enum { DAYS_A_MONTH = 30, DAYS_A_YEAR = 365, MONTHS_A_YEAR = 12, MAX_PIECES = 20, PER_DAY_TOLERANCE = 10 };

bool normal_has(const Normal *normal, const uint32_t *text)
{
    for (uint32_t i = 0; i < normal->count; i++) {
        uint32_t k = 0;
        while (text[k] && i + k < normal->count && normal->code[i + k] == text[k]) k++;
        if (!text[k]) return true;
    }
    return false;
}

bool text_between(const Message *m, uint32_t from, uint32_t to, const uint32_t *text)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t k = 0;
        while (text[k] && i + k < to && m->r->normal.code[i + k] == text[k]) k++;
        if (!text[k]) return true;
    }
    return false;
}

bool char_before(const Message *m, uint32_t at, uint32_t reach, const uint32_t *chars)
{
    for (uint32_t back = 1; back <= reach && back <= at; back++) {
        uint32_t code = m->r->normal.code[at - back];
        if (code == ',' || code == '.' || code == '!' || code == ' ') return false;
        for (const uint32_t *c = chars; *c; c++) {
            if (code == *c) return true;
        }
    }
    return false;
}

int64_t own_rate(const Message *m, const Fact *discount)
{
    const Value *tiers = fact_get(discount, "tiers");
    int64_t rate = VALUE_ONE;
    if (m->facts.orders < 0) return -1;
    for (size_t i = 0; tiers && i < tiers->count; i++) {
        const Value *one = field_find(tiers->items[i].fields, tiers->items[i].count, "rate");
        const Value *orders = field_find(tiers->items[i].fields, tiers->items[i].count, "min_orders");
        const Value *total = field_find(tiers->items[i].fields, tiers->items[i].count, "or_min_total_yuan");
        bool by_orders = orders && m->facts.orders >= orders->number;
        bool by_total = total && m->facts.orders > 0 && m->facts.total >= value_scaled(total);
        if (one && (by_orders || by_total) && value_scaled(one) < rate) rate = value_scaled(one);
    }
    return rate;
}

/* A figure is true where it is the sum, or the sum rounded to what the figure shows. */
static bool rounds_to(int64_t exact, int64_t stated)
{
    int64_t step = stated % VALUE_ONE == 0          ? VALUE_ONE
                   : stated % (VALUE_ONE / 10) == 0 ? VALUE_ONE / 10
                                                    : VALUE_ONE / 100;
    int64_t difference = exact > stated ? exact - stated : stated - exact;
    return difference < step && (difference * 2 <= step || exact > stated);
}

Per counted_per(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *near = &m->r->tokens[i];
        bool one = near->number && near->number->low == VALUE_ONE;
        if (one && near->number->unit == UNIT_MONTH) return PER_MONTH;
        if (one && near->number->unit == UNIT_DAY) return PER_DAY;
        if (near->lexeme && text_between(m, near->start, near->end, (const uint32_t *)U"个月")) return PER_MONTH;
        if (near->number &&
            text_between(m, near->start > 4 ? near->start - 4 : 0, near->start, (const uint32_t *)U"一月"))
            return PER_MONTH; /* 一月65块 */
        if (!token_word(near, WORD_MONTHLY)) continue;
        if (text_between(m, near->start, near->end, (const uint32_t *)U"天")) return PER_DAY;
        return text_between(m, near->start, near->end, (const uint32_t *)U"次") ? PER_USE : PER_MONTH;
    }
    return PER_PIECE;
}

/* How long it is worn, in days: 穿十个月, 穿两年; by the reply, else by the buyer. */
static int64_t days_worn(const Message *m)
{
    const Reading *readings[] = { m->r, &m->buyer.last };
    for (size_t k = 0; k < 4; k++) { /* 一年三季能穿, 就算穿六个月: what is said to be worn comes first */
        const Reading *reading = readings[k % 2];
        for (uint32_t i = 0; i < reading->token_count; i++) {
            const Token *t = &reading->tokens[i];
            const Number *n = t->number;
            uint32_t before = t->start > 0 ? reading->normal.code[t->start - 1] : 0;
            if (!n || n->is_vague || (k < 2 && before != U'穿' && before != U'用')) continue;
            if (n->unit == UNIT_MONTH && n->low > VALUE_ONE) return n->low / VALUE_ONE * DAYS_A_MONTH;
            if (n->unit == UNIT_YEAR) return n->low / VALUE_ONE * DAYS_A_YEAR;
            if (n->unit == UNIT_DAY && n->low > DAYS_A_MONTH * VALUE_ONE) return n->low / VALUE_ONE;
        }
    }
    return 0;
}

/* 一年 is twelve months, 十个月 ten; a sum by the day need only be near. */
static bool share_holds(int64_t price, int64_t days, Per per, const Number *sum)
{
    int64_t stated = sum->low;
    if (per == PER_USE || days == 0) return true;
    if (per == PER_DAY && sum->is_upper) return stated * days >= price && stated * days <= price * 2; /* 一天不到一块 */
    if (per == PER_DAY) {
        int64_t difference = stated * days - price;
        return difference * PER_DAY_TOLERANCE <= price && difference * PER_DAY_TOLERANCE >= -price;
    }
    int64_t months = days % DAYS_A_YEAR == 0 ? days / DAYS_A_YEAR * MONTHS_A_YEAR : days / DAYS_A_MONTH;
    return months > 0 && rounds_to(price / months, stated);
}

/* The pieces that the figure counts: 两件258, 258两件; 0 where none stand by it. */
static int64_t pieces_by(const Message *m, uint32_t token)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = token; i > clause->first_token; i--) {
        const Number *n = m->r->tokens[i - 1].number;
        if (n && n->unit == UNIT_PIECE && n->low >= VALUE_ONE && n->low <= MAX_PIECES * VALUE_ONE)
            return n->low / VALUE_ONE;
        if (n && n->unit == UNIT_YUAN) break;
    }
    if (token + 1 < clause->token_end) {
        const Number *n = m->r->tokens[token + 1].number;
        bool beside = m->r->tokens[token + 1].start <= m->r->tokens[token].end + 1;
        if (n && beside && n->unit == UNIT_PIECE) return n->low / VALUE_ONE;
    }
    return 0;
}

/* The price, its member price, or what the member saves. */
static bool sum_holds(const Message *m, int64_t price, uint32_t token)
{
    const Fact *discount = fact_of(m, topic_of(m, KNOWN_DISCOUNT));
    int64_t rate = discount ? own_rate(m, discount) : VALUE_ONE, stated = m->r->tokens[token].number->low;
    const Value *tiers = fact_get(discount, "tiers");
    bool is_goal = char_before(m, m->r->tokens[token].start, 1, (const uint32_t *)U"到"); /* 减到195 */
    bool saves = !is_goal && char_before(m, m->r->tokens[token].start, 4, (const uint32_t *)U"省惠减低少宜贵");
    if (stated == price && !saves) return true;
    for (size_t i = 0; rate < 0 && tiers && i < tiers->count; i++) {
        const Value *one = field_find(tiers->items[i].fields, tiers->items[i].count, "rate");
        if (one && rounds_to(price * value_scaled(one) / VALUE_ONE, stated)) return true;
    }
    for (size_t i = 0; saves && i < m->a->in->shop->product_count; i++) { /* 便宜31块 than another product */
        int64_t difference = m->a->in->shop->products[i].price - price;
        if (stated == difference || stated == -difference) return true;
    }
    if (rate <= 0 || rate == VALUE_ONE) return false;
    int64_t reduced = price * rate / VALUE_ONE;
    return rounds_to(saves ? price - reduced : reduced, stated);
}

bool price_holds(const Message *m, const Product *product, uint32_t token)
{
    Per per = counted_per(m, token);
    int64_t stated = m->r->tokens[token].number->low, by = pieces_by(m, token);
    if (per != PER_PIECE && stated < product->price / 2)
        return share_holds(product->price, days_worn(m), per, m->r->tokens[token].number);
    if (by > 1) return sum_holds(m, product->price * by, token);
    return sum_holds(m, product->price, token) || (by == 0 && sum_holds(m, product->price * m->buyer.pieces, token));
}
