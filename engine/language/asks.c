/* asks.c -- whether a clause asks: by its mark, its question word, or the choice that it offers. */
#include "language/clauses.h"

static bool ends_with_mark(const Reading *reading, const Clause *clause)
{
    for (uint32_t i = clause->end; i > clause->start; i--) {
        uint32_t code = reading->normal.code[i - 1];
        if (code == '?') return true;
        if (!code_cuts(code)) break;
    }
    return false;
}

/* A way of paying or a cause: 支付宝呢还是银行卡, 不合脚还是有毛病 offer two of a kind. */
static bool is_choice_word(const Token *t)
{
    return token_word(t, WORD_ALIPAY) || token_word(t, WORD_BANK_CARD) || token_word(t, WORD_BOC) ||
           token_word(t, WORD_QUALITY) || token_word(t, WORD_NON_QUALITY);
}

static bool has_choice_word(const Reading *reading, const Clause *clause, uint32_t from, uint32_t end)
{
    bool may = clause_has_word(clause, WORD_ALIPAY) || clause_has_word(clause, WORD_BANK_CARD) ||
               clause_has_word(clause, WORD_BOC) || clause_has_word(clause, WORD_QUALITY) ||
               clause_has_word(clause, WORD_NON_QUALITY);
    for (uint32_t i = clause->first_token; may && i < clause->token_end; i++) {
        const Token *t = &reading->tokens[i];
        if (t->start >= from && t->end <= end && is_choice_word(t)) return true;
    }
    return false;
}

/* 是不喜欢还是有问题呀 */
static bool offers_choice(const Reading *reading, const Clause *clause)
{
    bool is = false;
    for (uint32_t i = clause->start; i + 1 < clause->end; i++) {
        bool other = reading->normal.code[i] == U'还' && reading->normal.code[i + 1] == U'是';
        bool of_a_kind = other && has_choice_word(reading, clause, clause->start, i) &&
                         has_choice_word(reading, clause, i + 2, clause->end);
        if ((other && is) || of_a_kind) return true;
        if (other)
            i++;
        else if (reading->normal.code[i] == U'是')
            is = true;
    }
    return false;
}

/* 不管体重多少斤, 随便什么时候 */
static bool is_waived(const Reading *reading, const Clause *clause, uint32_t at)
{
    uint32_t first = clause->start; /* 看您怎么付的, 要看是谁的责任 */
    while (first < at && (code_is_noise(reading->normal.code[first]) || reading->normal.code[first] == U'要' ||
                          reading->normal.code[first] == U'得'))
        first++;
    bool depends = first + 1 < at && reading->normal.code[first] == U'看' && reading->normal.code[first + 1] != U'看';
    if (depends && reading->normal.code[clause->end - 1] != '?') return true;
    for (uint32_t i = clause->start; i + 1 < at; i++) {
        const uint32_t *code = reading->normal.code + i;
        bool no_matter = code[1] == U'管' && (code[0] == U'不' || code[0] == U'甭' || code[0] == U'别');
        if (no_matter || (code[1] == U'论' && (code[0] == U'不' || code[0] == U'无'))) return true;
        if (code[0] == U'随' && code[1] == U'便') return true;
    }
    return false;
}

/* 谁的原因谁承担, 有多少退多少: the second word takes up the first. */
static bool is_taken_up(const Reading *reading, const Clause *clause, uint32_t token)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (i != token && reading->tokens[i].lexeme && reading->tokens[i].lexeme == reading->tokens[token].lexeme)
            return true;
    }
    return false;
}

/* 平时穿啥就拍啥, 穿多大再加一码: what is open is filled by what one is used to. */
static bool is_filled_in(const Reading *reading, const Clause *clause)
{
    bool steps = clause_has_word(clause, WORD_UP_ONE) || clause_has_word(clause, WORD_DOWN_ONE);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &reading->tokens[i];
        uint32_t last = reading->normal.code[t->end - 1];
        if (token_word(t, WORD_AS_USUAL) && code_one_of(last, (const uint32_t *)U"就也在")) return true;
        bool is_step = token_word(t, WORD_UP_ONE) || token_word(t, WORD_DOWN_ONE);
        if (steps && is_step && t->start > 0 && reading->normal.code[t->start - 1] == U'再') return true;
    }
    return false;
}

/* 啥都不用管, 什么时候都行: a question word that means all. */
static bool means_all(const Reading *reading, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &reading->tokens[i];
        if (!token_word(t, WORD_ASKS)) continue;
        uint32_t code = reading->normal.code[t->start];
        bool is_open =
            code == U'啥' || code == U'什' || code == U'谁' || code == U'哪' || code == U'多' || code == U'怎';
        if (is_open && (is_waived(reading, clause, t->start) || is_taken_up(reading, clause, i))) return true;
        for (uint32_t k = t->end; is_open && k < clause->end && k < t->end + 4; k++) {
            uint32_t next = reading->normal.code[k];
            bool no = k + 1 < clause->end && next == U'不' && reading->normal.code[k + 1] == U'用';
            if (next == U'都' || next == U'也' || no) return true;
        }
    }
    return false;
}

/* 您体重大概几斤 */
static bool asks_how_many(const Reading *reading, const Clause *clause)
{
    if (clause->token_end == clause->first_token) return false;
    const Token *last = &reading->tokens[clause->token_end - 1];
    if (!last->number || !last->number->is_vague || reading->normal.code[last->start] != U'几') return false;
    uint32_t before = last->start > 0 ? reading->normal.code[last->start - 1] : 0, left = 0;
    bool is_left = before == U'有' && last->number->unit == UNIT_PIECE; /* 46还有几条; 几十条 */
    if (is_left || code_one_of(before, (const uint32_t *)U"剩好没就只")) return false;
    if (code_one_of(reading->normal.code[last->start + 1], (const uint32_t *)U"十百千")) return false;
    for (uint32_t i = last->end; i < clause->end; i++) left += !code_is_noise(reading->normal.code[i]);
    return left <= 1;
}

/* 给您拍40码可以吗 proposes, 可以吗 alone asks; without a tag a particle or a question word asks. */
bool clause_asks(const Reading *reading, const Clause *clause)
{
    if (clause->token_end > clause->first_token) {
        const Token *last = &reading->tokens[clause->token_end - 1];
        if (clause_has_word(clause, WORD_RHETORIC)) return false;
        bool is_alone = clause->token_end - clause->first_token == 1;
        if (token_word(last, WORD_TAG)) return is_alone;
        if (is_alone && token_word(last, WORD_NEG)) return ends_with_mark(reading, clause); /* 没呢, by itself */
    }
    if (ends_with_mark(reading, clause) || offers_choice(reading, clause) || asks_how_many(reading, clause))
        return true;
    return clause_has_word(clause, WORD_ASKS) && !means_all(reading, clause) && !is_filled_in(reading, clause);
}
