/* read_goods.c -- material and care of the product spoken of. */
#include "judge/goods.h"

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
