/* which_product.c -- which of the shop's products a clause speaks of: by number, by name, or by what sets it apart. */
#include "judge/goods.h"

enum { MIN_NUMBER_DIGITS = 4 };

static bool same_at(const Normal *text, uint32_t at, const Normal *name)
{
    uint32_t i = 0;
    while (i < name->count && at + i < text->count && text->code[at + i] == name->code[i]) i++;
    return i == name->count;
}

/* 牛皮鞋面 holds no 皮鞋: another word reaches into the name. */
static bool is_cut(const Message *m, const Clause *clause, uint32_t start, uint32_t end)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if ((t->start < start && t->end > start) || (t->start < end && t->end > end)) return true;
    }
    return false;
}

/* The length of the name where it stands in [start, end), 0 where it does not. */
static uint32_t length_in(const Message *m, const Clause *clause, StrView name)
{
    Normal normal = normal_of(m->a->arena, name);
    for (uint32_t at = clause->start; normal.count && at + normal.count <= clause->end; at++) {
        if (same_at(&m->r->normal, at, &normal) && !is_cut(m, clause, at, at + normal.count)) return normal.count;
    }
    return 0;
}

/* JN-2031, and 2031 alone. */
static uint32_t number_in(const Message *m, const Clause *clause, StrView id)
{
    uint32_t whole = length_in(m, clause, id);
    size_t digits = 0;
    while (digits < id.len && id.ptr[id.len - 1 - digits] >= '0' && id.ptr[id.len - 1 - digits] <= '9') digits++;
    if (whole || digits < MIN_NUMBER_DIGITS) return whole;
    return length_in(m, clause, sv_of(id.ptr + id.len - digits, digits));
}

/* 四面弹 is a name in the shop's mouth, but also what one may claim of any of its goods. */
static bool is_attribute(const Message *m, StrView name)
{
    Reading reading = reading_of(m->a->arena, m->a->rules->grammar, m->a->rules->lexicon, name);
    if (reading.token_count != 1 || !reading.tokens[0].lexeme) return false;
    for (size_t i = 0; i < reading.tokens[0].lexeme->count; i++) {
        if (reading.tokens[0].lexeme->senses[i].kind == SENSE_VALUE) return true;
    }
    return false;
}

static uint32_t named_in(const Message *m, const Clause *clause, const Product *product)
{
    uint32_t best = number_in(m, clause, product->id), length = length_in(m, clause, product->name_zh);
    if (length > best) best = length;
    for (size_t i = 0; i < product->nickname_count; i++) {
        length = length_in(m, clause, product->nicknames[i]);
        if (length > best && !is_attribute(m, product->nicknames[i])) best = length;
    }
    return best;
}

static bool has_value(const Product *product, StrView topic, const Value *value)
{
    Value scratch;
    const Value *own = goods_value(product, topic, sv("value"), &scratch);
    return own && value_equal(own, value);
}

/* 修身那款: the only other product that is so; NULL where the words fit the one at hand too. */
static const Product *set_apart(const Message *m, const Clause *clause)
{
    const Shop *shop = m->a->in->shop;
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        for (size_t k = 0; t->lexeme && k < t->lexeme->count; k++) {
            const Sense *sense = &t->lexeme->senses[k];
            if (sense->kind != SENSE_VALUE || sense->value.kind != VALUE_TEXT) continue;
            StrView topic = topics[sense->topic].id;
            if (has_value(m->a->in->product, topic, &sense->value)) continue;
            const Product *found = NULL;
            size_t count = 0;
            for (size_t p = 0; p < shop->product_count; p++) {
                if (!has_value(&shop->products[p], topic, &sense->value)) continue;
                if (!sv_eq(shop->products[p].kind, m->a->in->product->kind) && found) continue;
                if (!found || sv_eq(shop->products[p].kind, m->a->in->product->kind)) found = &shop->products[p];
                count++;
            }
            if (found && count) return found;
        }
    }
    return NULL;
}

/* 直筒是四面弹: what is said of another product that the buyer compares with. */
static bool is_subject(const Message *m, const Clause *clause)
{
    if (clause->token_end < clause->first_token + 2) return false;
    const Token *first = &m->r->tokens[clause->first_token];
    uint32_t next = first->end < m->r->normal.count ? m->r->normal.code[first->end] : 0;
    return first->start <= clause->start + 1 && next == U'是';
}

const Product *product_named(const Message *m, const Clause *clause)
{
    const Shop *shop = m->a->in->shop;
    const Product *own = m->a->in->product, *found = NULL;
    uint32_t best = 0;
    if (own && clause_says(m, clause, WORD_THIS)) return own;
    for (size_t i = 0; i < shop->product_count; i++) {
        const Product *product = &shop->products[i];
        uint32_t length = named_in(m, clause, product);
        if (length > best || (length && length == best && product == own)) {
            best = length;
            found = product;
        }
    }
    if (found || !own) return found;
    bool points_away = clause_says(m, clause, WORD_THAT);
    if (points_away || is_subject(m, clause)) found = set_apart(m, clause);
    return found;
}
