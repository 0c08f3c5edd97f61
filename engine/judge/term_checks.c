/* term_checks.c -- what else a stated term can get wrong: the day from which it counts; and which figures are no terms. */
#include "judge/claims.h"

static bool says_any(const Message *m, uint32_t from, uint32_t end, const char *const *words, size_t count)
{
    const char *text = arena_copy(m->a->arena, reading_text(m->r, from, end)).ptr;
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, words[i])) return true;
    }
    return false;
}

bool counted_wrong(const Message *m, const Fact *fact, uint32_t clause)
{
    static const char *const ORDER[] = { "下单起",     "付款起",   "拍下起",   "下单之日", "付款之日", "发货起",
                                         "发货之日",   "从下单",   "从付款",   "从发货",   "下单后",   "付款后",
                                         "发货后",     "从拍下",   "拍下后",   "下单算起", "付款算起", "发货算起",
                                         "下单那天",   "付款那天", "发货那天", "下单7天",  "下单七天", "付款7天",
                                         "付款七天",   "拍下7天",  "拍下七天", "发货7天",  "发货七天", "下单一周",
                                         "付款一周",   "下单之后", "付款之后", "发货之后", "从您下单", "从您付款",
                                         "您下单那天", "从您拍" };
    static const char *const SENT[] = { "一寄出",   "寄出后", "寄出当天", "寄出那天", "寄出去后", "寄回当天", "一寄回",
                                        "寄出去当", "点申请", "申请那天", "申请后",   "申请当天", "提交申请", "一申请",
                                        "申请之日", "申请起", "发出当天", "寄件当天", "揽收后",   "发回当天" };
    const Value *from = fact_get(fact, "counted_from");
    if (!from) return false;
    const Clause *c = &m->r->clauses[clause];
    uint32_t start = clause > 0 && c[-1].sentence == c->sentence ? c[-1].start : c->start;
    bool goes_on = clause + 1 < m->r->clause_count && c[1].sentence == c->sentence;
    static const char *const DENIES[] = { "不是从", "不从", "不按", "并非", "不是按" };
    goes_on = goes_on && !says_any(m, c[1].start, c[1].end, DENIES, sizeof DENIES / sizeof *DENIES);
    uint32_t end = goes_on ? c[1].end : c->end;
    if (sv_is(from->text, "receipt")) return says_any(m, c->start, end, ORDER, sizeof ORDER / sizeof *ORDER);
    if (sv_is(from->text, "parcel_received")) return says_any(m, start, c->end, SENT, sizeof SENT / sizeof *SENT);
    return false;
}

/* 都二十天了, 五天还在七天里头: how long it has been, not how long there is. */
bool is_elapsed(const Message *m, uint32_t token, int64_t days)
{
    const Token *t = &m->r->tokens[token];
    const Value *window = fact_get(fact_of(m, sv("return_window")), "days");
    if (!t->number || t->number->is_upper || (window && value_scaled(window) == days)) return false;
    bool of_case = m->facts.days_since_receipt >= 0 && days == m->facts.days_since_receipt * (int64_t)VALUE_ONE;
    bool goes_by = t->end < m->r->normal.count && m->r->normal.code[t->end] == U'了';
    int64_t excess = m->facts.days_since_receipt * (int64_t)VALUE_ONE - (window ? value_scaled(window) : 0);
    return of_case || goes_by || (excess > 0 && days == excess); /* 超一天 */
}

static bool covers_damage_here(const Message *m, const Clause *c)
{
    static const char *const NOT[] = { "不", "除", "无", "没", "免责", "另外", "收费", "自费" };
    bool names = false;
    for (uint32_t i = c->first_token; i < c->token_end; i++)
        names = names || (token_word(&m->r->tokens[i], WORD_HUMAN_DAMAGE) && !m->r->tokens[i].is_negated);
    return names && !says_any(m, c->start, c->end, NOT, sizeof NOT / sizeof *NOT);
}

bool covers_damage(const Message *m, uint32_t clause)
{
    static const char *const COVERS[] = { "也保", "都保", "也在保", "也免费",  "照保",
                                          "也修", "包修", "也能保", "也可以保" };
    if (covers_damage_here(m, &m->r->clauses[clause])) return true;
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        const Clause *c = &m->r->clauses[i];
        bool covers = says_any(m, c->start, c->end, COVERS, sizeof COVERS / sizeof *COVERS);
        if (covers && !c->is_question && covers_damage_here(m, c)) return true;
    }
    return false;
}

bool is_waiting(const Message *m, uint32_t token)
{
    static const char *const WAITS[] = { "再", "留意", "耐心" };
    const Token *t = &m->r->tokens[token];
    uint32_t from = t->start > 4 ? t->start - 4 : 0, at = m->r->clauses[t->clause].start;
    return says_any(m, from > at ? from : at, t->start, WAITS, sizeof WAITS / sizeof *WAITS);
}

bool is_from_day(const Message *m, uint32_t token)
{
    uint32_t end = m->r->tokens[token].end;
    uint32_t next = end < m->r->normal.count ? m->r->normal.code[end] : 0;
    return next == U'算' || next == U'起' || next == U'开';
}

bool is_on_the_way(const Message *m, uint32_t clause)
{
    static const char *const WAY[] = { "发出", "发货", "寄出", "路上", "送到",   "送达", "派送",
                                       "抵达", "快递", "物流", "运输", "到您手", "到家" };
    const Clause *c = &m->r->clauses[clause];
    uint32_t start = clause > 0 && c[-1].sentence == c->sentence ? c[-1].start : c->start;
    return says_any(m, start, c->end, WAY, sizeof WAY / sizeof *WAY);
}
