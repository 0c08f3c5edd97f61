/* read_goods.c -- stock, colour, material and care of the product at hand. */
#include <stdlib.h>

#include "judge/goods.h"
#include "shop/sizing.h"

/* The chart's size that this token names, or an empty view. */
static StrView size_named(const Product *product, const Token *t)
{
    for (size_t i = 0; t->number && product->chart && i < product->chart->size_count; i++) {
        char *end;
        long value = strtol(product->chart->sizes[i].ptr, &end, 10);
        bool unit_fits =
            *end == 'X' ? t->number->unit == UNIT_ALPHA : t->number->unit == UNIT_SIZE || t->number->unit == UNIT_NONE;
        if (unit_fits && t->number->low == value * VALUE_ONE) return product->chart->sizes[i];
    }
    return (StrView){ "", 0 };
}

typedef struct Keys {
    StrView keys[MAX_MENTIONS];
    size_t count;
} Keys;

static void keep(Keys *keys, StrView key)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (sv_eq(keys->keys[i], key)) return;
    }
    if (key.len && keys->count < MAX_MENTIONS) keys->keys[keys->count++] = key;
}

/* What one clause names that stock could be counted by. */
static Keys keys_of_clause(const Message *m, const Product *product, uint32_t index)
{
    Keys keys = { .count = 0 };
    const Clause *clause = &m->r->clauses[index];
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *colour = token_name(t, "colour");
        if (product->chart)
            keep(&keys, size_named(product, t));
        else if (colour)
            keep(&keys, goods_colour_key(product, colour->value.text));
    }
    return keys;
}

/* The clause's own sizes, else those just named before it, else the recommended one, else what the buyer asked for. */
static Keys keys_for(const Message *m, const Product *product, uint32_t index)
{
    Keys keys = keys_of_clause(m, product, index);
    for (uint32_t back = 1; !keys.count && back <= 2 && back <= index; back++) {
        if (!m->r->clauses[index - back].is_question) keys = keys_of_clause(m, product, index - back);
    }
    for (size_t i = 0; !keys.count && i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (sv_is(claim->topic, "size") && sv_is(claim->stance, "recommend")) keep(&keys, claim->fields[0].value.text);
    }
    for (size_t i = 0; !keys.count && product->chart && i < m->buyer.size_count; i++) keep(&keys, m->buyer.sizes[i]);
    for (size_t i = 0; !keys.count && !product->chart && i < m->buyer.colour_count; i++) {
        keep(&keys, goods_colour_key(product, m->buyer.colours[i]));
    }
    return keys;
}

static ClaimState stock_state(const Product *product, const Keys *keys, bool available)
{
    bool any = false, all = true;
    for (size_t i = 0; i < keys->count; i++) {
        if ((product_stock(product, keys->keys[i]) > 0) != available) return CLAIM_FALSE;
    }
    if (keys->count) return CLAIM_TRUE;
    for (size_t i = 0; i < product->stock_count; i++) {
        any = any || product->stock[i].count > 0;
        all = all && product->stock[i].count > 0;
    }
    return available ? (any ? CLAIM_TRUE : CLAIM_FALSE) : (all ? CLAIM_FALSE : CLAIM_PARTLY);
}

static void add_stock(Message *m, uint32_t token, bool available, const Keys *keys)
{
    const Token *t = &m->r->tokens[token];
    const Product *product = m->contexts[t->clause].product;
    Draft draft = draft_new(m, topic_of(m, "stock"), token, token);
    for (size_t i = 0; i < keys->count; i++) draft_text(&draft, product->chart ? "size" : "colour", keys->keys[i]);
    draft_bool(&draft, "available", available);
    draft.state = stock_state(product, keys, available);
    draft_add(m, &draft);
}

/* 还剩2条: a figure that can be counted. */
static bool miscounts(const Message *m, const Product *product, const Keys *keys, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end && keys->count == 1; i++) {
        const Number *n = m->r->tokens[i].number;
        if (!n || n->unit != UNIT_PIECE || n->is_vague || n->is_upper || n->is_lower) continue;
        if (n->low / VALUE_ONE != product_stock(product, keys->keys[0])) return true;
    }
    return false;
}

static bool counts_pieces(const Message *m, const Clause *clause)
{
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Number *n = m->r->tokens[i].number;
        if (n && n->unit == UNIT_PIECE) return true;
    }
    return false;
}

static void read_stock_clause(Message *m, uint32_t index, uint16_t stock)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    if (clause->is_question || !product || m->contexts[index].is_other_product || product->stock_count == 0) return;
    Keys keys = keys_for(m, product, index);
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *value = token_value(t, stock);
        if (!states(m, i)) continue;
        bool asked = is_asked(m, stock);
        if (value && (asked || t->end - t->start >= 2)) {
            bool available = value->value.number != 0;
            add_stock(m, i, available != t->is_negated, &keys);
            return;
        }
        if (token_cue(t, stock) && counts_pieces(m, clause) && keys.count) {
            Draft draft = draft_new(m, stock, i, i);
            draft_text(&draft, "size", keys.keys[0]);
            draft_bool(&draft, "available", !t->is_negated);
            draft.state =
                miscounts(m, product, &keys, clause) ? CLAIM_FALSE : stock_state(product, &keys, !t->is_negated);
            draft_add(m, &draft);
            return;
        }
    }
}

static bool clause_has_stock_word(const Message *m, const Clause *clause, uint16_t stock)
{
    for (uint32_t i = clause->first_token; stock != TOPIC_NONE && i < clause->token_end; i++) {
        if (token_value(&m->r->tokens[i], stock)) return true;
    }
    return false;
}

/* A colour is claimed where colours are asked for, listed or offered, not where one is merely mentioned. */
static bool offers_colour(const Message *m, const Clause *clause, uint16_t topic)
{
    if (is_asked(m, topic)) return true;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        if (token_cue(&m->r->tokens[i], topic)) return true;
    }
    return false;
}

static void read_colour_clause(Message *m, uint32_t index, uint16_t topic)
{
    const Clause *clause = &m->r->clauses[index];
    const Product *product = m->contexts[index].product;
    if (clause->is_question || !product || m->contexts[index].is_other_product || !product->colour_count) return;
    bool out = clause_has_stock_word(m, clause, topic_of(m, "stock"));
    bool denied = false;
    if (!offers_colour(m, clause, topic)) return;
    for (uint32_t i = clause->first_token; i < clause->token_end; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *colour = token_name(t, "colour");
        if (!colour || !states(m, i)) continue;
        denied = t->is_negated || (denied && i > 0 && token_name(&m->r->tokens[i - 1], "colour"));
        Draft draft = draft_new(m, topic, i, i);
        draft_text(&draft, "colour", colour->value.text);
        draft_bool(&draft, "available", !denied);
        bool made = goods_has_colour(product, colour->value.text);
        draft.state = out && made ? CLAIM_TRUE : made != denied ? CLAIM_TRUE : CLAIM_FALSE;
        draft_add(m, &draft);
    }
}

void read_stock_and_colour(Message *m)
{
    uint16_t stock = topic_of(m, "stock"), colour = topic_of(m, "colour");
    for (uint32_t i = 0; i < m->r->clause_count; i++) {
        if (stock != TOPIC_NONE) read_stock_clause(m, i, stock);
        if (colour != TOPIC_NONE) read_colour_clause(m, i, colour);
    }
}

static bool has_part(StrView whole, StrView part)
{
    for (size_t i = 0; part.len && i + part.len <= whole.len; i++) {
        if (memcmp(whole.ptr + i, part.ptr, part.len) == 0) return true;
    }
    return false;
}

/* The share that stands beside the fibre's name: 92%棉, 棉92%, 纯棉; -1 where none does. */
static int64_t share_of(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    StrView word = reading_text(m->r, t->start, t->end);
    bool is_pure = has_part(word, sv("纯")) || has_part(word, sv("全棉"));
    const Clause *clause = &m->r->clauses[t->clause];
    const Number *before = token > clause->first_token ? m->r->tokens[token - 1].number : NULL;
    const Number *after = token + 1 < clause->token_end ? m->r->tokens[token + 1].number : NULL;
    if (before && before->unit == UNIT_PERCENT && before->end == t->start) return before->low;
    if (after && after->unit == UNIT_PERCENT && after->start <= t->end + 2) return after->low;
    if (before && before->unit == UNIT_PERCENT && t->start - before->end <= 2) return before->low;
    return is_pure ? 100 * (int64_t)VALUE_ONE : -1;
}

typedef enum Part { PART_ANY, PART_UPPER, PART_SOLE } Part;

/* 鞋面 and 鞋底 say which part of a shoe is meant; the nearest one before the name counts. */
static Part part_of(const Message *m, uint32_t token)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = token + 1; i > clause->first_token; i--) {
        const Token *t = &m->r->tokens[i - 1];
        StrView word = reading_text(m->r, t->start, t->end);
        if (has_part(word, sv("底"))) return PART_SOLE;
        if (i - 1 < token && (has_part(word, sv("面")) || has_part(word, sv("帮")))) return PART_UPPER;
    }
    return PART_ANY;
}

static ClaimState fibre_state(const Product *product, StrView name, int64_t share, Part part, bool denied)
{
    const Value *fabric = field_find(product->attributes, product->attribute_count, "fabric_percent");
    const Value *upper = field_find(product->attributes, product->attribute_count, "upper");
    const Value *sole = field_find(product->attributes, product->attribute_count, "sole");
    bool holds = false;
    if (!fabric && !upper && !sole) return CLAIM_NO_FACT;
    for (size_t i = 0; fabric && i < fabric->count; i++) {
        if (!sv_eq(fabric->fields[i].name, name)) continue;
        holds = share < 0 || value_scaled(&fabric->fields[i].value) == share;
    }
    if (upper && part != PART_SOLE) holds = holds || has_part(upper->text, name);
    if (sole && part != PART_UPPER) holds = holds || has_part(sole->text, name);
    return holds != denied ? CLAIM_TRUE : CLAIM_FALSE;
}

void read_material(Message *m)
{
    uint16_t topic = topic_of(m, "material");
    for (uint32_t i = 0; topic != TOPIC_NONE && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *fibre = token_name(t, "fibre");
        const ClauseContext *context = &m->contexts[t->clause];
        if (!fibre || !states(m, i) || !context->product || context->is_other_product) continue;
        int64_t share = share_of(m, i);
        if (share < 0 && !is_asked(m, topic) && !sentence_cues(m, t->clause, topic) && t->end - t->start < 2) continue;
        Draft draft = draft_new(m, topic, i, i);
        draft_text(&draft, "fibre", fibre->value.text);
        if (share >= 0) draft_decimal(&draft, "percent", share);
        if (t->is_negated) draft.stance = "against";
        draft.state = fibre_state(context->product, fibre->value.text, share, part_of(m, i), t->is_negated);
        draft_add(m, &draft);
    }
}

static void add_care(Message *m, uint32_t token, const char *field, Value claimed)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    const Value *fact = field_find(product->care, product->care_count, field);
    Draft draft = draft_new(m, topic_of(m, "care"), token, token);
    if (!fact) return;
    if (claimed.kind == VALUE_BOOL) {
        draft_bool(&draft, field, claimed.number != 0);
        draft.state = value_is_true(fact) == (claimed.number != 0) ? CLAIM_TRUE : CLAIM_FALSE;
    } else {
        draft_decimal(&draft, field, claimed.number);
        draft.state = claimed.number <= value_scaled(fact) ? CLAIM_TRUE : CLAIM_FALSE;
    }
    draft_add(m, &draft);
}

/* 不要漂白, 漂白剂不能用; a negation of care words reaches over a list: 不能漂白暴晒 */
static void read_care_token(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Sense *value = token_value(t, topic);
    if (t->number && t->number->unit == UNIT_DEGREE && !t->is_negated) {
        add_care(m, token, "max_temp_c", (Value){ .kind = VALUE_INT, .number = t->number->high });
        return;
    }
    if (!value) return;
    StrView name = def->fields[value->field];
    const char *field = arena_copy(m->a->arena, name).ptr;
    bool negated = t->is_negated;
    const Clause *clause = &m->r->clauses[t->clause];
    if (!negated && token > clause->first_token && m->r->tokens[token - 1].is_negated &&
        token_value(&m->r->tokens[token - 1], topic) && t->start - m->r->tokens[token - 1].end <= 1) {
        negated = true;
    }
    add_care(m, token, field, (Value){ .kind = VALUE_BOOL, .number = (value->value.number != 0) != negated });
}

void read_care(Message *m)
{
    uint16_t topic = topic_of(m, "care");
    for (uint32_t i = 0; topic != TOPIC_NONE && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const ClauseContext *context = &m->contexts[t->clause];
        if (!states(m, i) || !context->product || context->is_other_product) continue;
        bool relevant = is_asked(m, topic) || sentence_cues(m, t->clause, topic) || t->end - t->start >= 3;
        if (relevant) read_care_token(m, i, topic);
    }
}
