/* which_product.c -- which of the shop's products a clause speaks of: by number, by name, or by what sets it apart. */
#include "judge/goods.h"

/* 牛皮鞋面 holds no 皮鞋: another word reaches into the name. */
static bool is_cut(const Message *m, const Clause *clause, uint32_t start, uint32_t end)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        if ((t->start < start && t->end > start) || (t->start < end && t->end > end)) return true;
    }
    return false;
}

/* 四面弹 is a name in the shop's mouth, but also what one may claim of any of its goods. */
static bool is_attribute(const Lexeme *lexeme)
{
    for (size_t i = 0; i < lexeme->count; i++) {
        if (lexeme->senses[i].kind == SENSE_VALUE) return true;
    }
    return false;
}

/* The product of that name; one name of several products means the one at hand first. */
static const Product *product_of(const Message *m, const Lexeme *lexeme)
{
    const Product *found = NULL;
    for (size_t i = 0; i < lexeme->count; i++) {
        const Sense *sense = &lexeme->senses[i];
        if (sense->kind != SENSE_NAME || sense->name != NAME_PRODUCT) continue;
        const Product *product = shop_product(m->a->in->shop, sense->value.text);
        if (product && product == m->a->in->product) return product;
        if (!found) found = product;
    }
    return found;
}

static bool is_product_name(const Message *m, const LexHit *hit)
{
    return hit->owner == LEX_GRAMMAR && (grammar_lexeme(m->grammar, hit->index)->names >> NAME_PRODUCT & 1);
}

static uint32_t clause_of(const Reading *r, const LexHit *hit)
{
    uint32_t low = 0, high = r->clause_count - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (r->clauses[middle].end < hit->end)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Hits overlap, so a name is found inside longer words too. */
ProductNames product_names(const Message *m, const Reading *r)
{
    ProductNames names = { 0 };
    for (uint32_t i = r->hit_count; i > 0; i--) {
        if (!is_product_name(m, &r->hits[i - 1])) continue;
        if (!names.first) {
            names.first = arena_alloc(m->a->arena, r->clause_count, sizeof *names.first);
            names.next = arena_room(m->a->arena, r->hit_count, sizeof *names.next);
        }
        uint32_t clause = clause_of(r, &r->hits[i - 1]);
        names.next[i - 1] = names.first[clause];
        names.first[clause] = i;
    }
    return names;
}

/* The longest name that stands whole in the clause. */
static const Product *longest_name(const Message *m, const ProductNames *names, uint32_t index)
{
    const Product *found = NULL;
    const Clause *clause = &m->r->clauses[index];
    uint32_t best = 0;
    for (uint32_t at = names->first ? names->first[index] : 0; at; at = names->next[at - 1]) {
        const LexHit *hit = &m->r->hits[at - 1];
        uint32_t length = hit->end - hit->start;
        if (hit->start < clause->start || length < best) continue;
        const Lexeme *lexeme = grammar_lexeme(m->grammar, hit->index);
        const Product *product = product_of(m, lexeme);
        if (!product || is_attribute(lexeme) || is_cut(m, clause, hit->start, hit->end)) continue;
        if (length == best && found == m->a->in->product) continue;
        best = length;
        found = product;
    }
    return found;
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

/* 那条: the one that the buyer compares with. */
static const Product *buyers_other(const Message *m)
{
    Message asking = *m;
    asking.r = &m->buyer.last;
    ProductNames names = product_names(m, asking.r);
    for (uint32_t i = 0; i < asking.r->clause_count; i++) {
        const Product *named = longest_name(&asking, &names, i);
        if (named && named != m->a->in->product) return named;
    }
    return NULL;
}

const Product *product_named(const Message *m, const ProductNames *names, uint32_t index)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *own = m->a->in->product;
    if (own && clause_says(m, clause, WORD_THIS)) return own;
    const Product *found = longest_name(m, names, index);
    if (found || !own) return found;
    bool points_away = clause_says(m, clause, WORD_THAT);
    found = points_away || is_subject(m, clause) ? set_apart(m, clause) : NULL;
    return found || !points_away ? found : buyers_other(m);
}
