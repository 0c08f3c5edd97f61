/* read_goods.c -- material and care of the product spoken of. */
#include "judge/goods.h"
#include "judge/size_mentions.h"

enum { MIN_WASH_DEGREES = 15, MAX_WASH_DEGREES = 95 };

static bool has_part(StrView whole, StrView part)
{
    for (size_t i = 0; part.len && i + part.len <= whole.len; i++) {
        if (memcmp(whole.ptr + i, part.ptr, part.len) == 0) return true;
    }
    return false;
}

/* What is said of how much of a fibre there is. */
typedef struct Share {
    bool is_said;
    bool is_denied; /* 不是100%棉 */
    int64_t low;
    int64_t high;
} Share;

static Share share_from(const Token *t)
{
    const Number *n = t->number;
    Share share = { .is_said = true, .is_denied = t->is_negated, .low = n->low, .high = n->high };
    if (n->is_vague) share.high = n->low + 9 * (int64_t)VALUE_ONE; /* 90多 */
    if (n->is_lower) share.high = 100 * (int64_t)VALUE_ONE;
    if (n->is_upper) share.low = 0;
    return share;
}

/* A percentage, or a bare figure that can be one. */
static bool is_share(const Token *t)
{
    if (!t->number) return false;
    return t->number->unit == UNIT_PERCENT ||
           (t->number->unit == UNIT_NONE && t->number->low > 0 && t->number->low <= 100 * (int64_t)VALUE_ONE);
}

/* The share that stands beside the fibre's name: 92%棉, 棉92%, 纯棉. */
static Share share_of(const Reading *r, uint32_t token)
{
    const Token *t = &r->tokens[token];
    StrView word = reading_text(r, t->start, t->end);
    const Clause *clause = &r->clauses[t->clause];
    const Token *before = token > clause->first_token && is_share(t - 1) ? t - 1 : NULL;
    const Token *after = token + 1 < clause->token_end && is_share(t + 1) ? t + 1 : NULL;
    bool is_taken =
        before && after && token > clause->first_token + 1 && token_name(t - 2, NAME_FIBRE); /* 涤6%氨纶2% */
    if (is_taken && t[-2].end == before->start) before = NULL;
    bool is_linked = before && t->start == before->end + 1 && r->normal.code[before->end] == U'的'; /* 97的棉 */
    if (before && (before->end == t->start || is_linked)) return share_from(before);
    if (after && after->start <= t->end + 2) return share_from(after);
    if (before && t->start - before->end <= 2) return share_from(before);
    const Token *far = token > clause->first_token + 1 && is_share(t - 2) ? t - 2 : NULL;
    if (far && t->start - far->end <= 2) return share_from(far); /* 97%全是棉 */
    int64_t all = 100 * (int64_t)VALUE_ONE;
    bool is_pure = has_part(word, sv("纯")) || has_part(word, sv("全棉"));
    for (uint32_t i = t->start; i > 0 && i + 2 > t->start; i--) { /* 全是棉的 */
        is_pure = is_pure || r->normal.code[i - 1] == U'全' ||
                  (i > 1 && r->normal.code[i - 1] == U'是' && r->normal.code[i - 2] == U'全');
    }
    return (Share){ .is_said = is_pure, .low = all, .high = all };
}

typedef enum Part { PART_ANY, PART_UPPER, PART_SOLE } Part;

/* EVA加橡胶底: fibres that are joined belong to the part that the last one names. */
static bool is_joined_to_sole(const Reading *r, uint32_t token)
{
    const Clause *clause = &r->clauses[r->tokens[token].clause];
    for (uint32_t i = token, end = r->tokens[token].start; i < clause->token_end; i++) {
        const Token *t = &r->tokens[i];
        uint32_t gap = t->start - end;
        if (!t->number && t->end == t->start + 1 && r->normal.code[t->start] == U'加') continue;
        if (!token_name(t, NAME_FIBRE)) return false;
        end = t->end;
        if (gap > 1 || (gap == 1 && r->normal.code[t->start - 1] == U'、')) return false;
        uint32_t next = t->end < r->normal.count ? r->normal.code[t->end] : 0;
        uint32_t second = t->end + 1 < r->normal.count ? r->normal.code[t->end + 1] : 0;
        bool is_sole = next == U'底' || (next == U'的' && second == U'底');
        if (is_sole || has_part(reading_text(r, t->start, t->end), sv("底"))) return true;
    }
    return false;
}

/* 鞋面 and 鞋底 say which part of a shoe is meant; the nearest one before the name counts. */
static Part part_of(const Reading *r, uint32_t token)
{
    const Clause *clause = &r->clauses[r->tokens[token].clause];
    if (is_joined_to_sole(r, token)) return PART_SOLE;
    for (uint32_t i = token + 1; i > clause->first_token; i--) {
        const Token *t = &r->tokens[i - 1];
        StrView word = reading_text(r, t->start, t->end);
        if (has_part(word, sv("底"))) return PART_SOLE;
        if (i - 1 < token && (has_part(word, sv("面")) || has_part(word, sv("帮")))) return PART_UPPER;
    }
    return PART_ANY;
}

static ClaimState fibre_state(const Product *product, StrView name, const Share *share, Part part)
{
    const Value *fabric = field_find(product->attributes, product->attribute_count, "fabric_percent");
    const Value *upper = field_find(product->attributes, product->attribute_count, "upper");
    const Value *sole = field_find(product->attributes, product->attribute_count, "sole");
    bool holds = false;
    if (!fabric && !upper && !sole) return CLAIM_NO_FACT;
    for (size_t i = 0; fabric && i < fabric->count; i++) {
        if (!sv_eq(fabric->fields[i].name, name)) continue;
        int64_t percent = value_scaled(&fabric->fields[i].value);
        holds = !share->is_said || (percent >= share->low && percent <= share->high);
    }
    if (upper && part != PART_SOLE) holds = holds || has_part(upper->text, name);
    if (sole && part != PART_UPPER) holds = holds || has_part(sole->text, name);
    return holds ? CLAIM_TRUE : CLAIM_FALSE;
}

static ClaimState turned(ClaimState state, bool denied)
{
    if (!denied || state == CLAIM_NO_FACT) return state;
    return state == CLAIM_TRUE ? CLAIM_FALSE : CLAIM_TRUE;
}

/* 网面脱线: what is at fault, not what it is made of. */
static bool is_faulty(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    return token + 1 < m->r->token_count && t[1].clause == t->clause && t[1].start <= t->end + 1 &&
           token_word(&t[1], WORD_QUALITY);
}

/* 帆布袋, 牛皮腰带: what another thing is made of. */
static bool is_of_other_thing(const Message *m, const Token *t)
{
    const uint32_t *code = m->r->normal.code;
    uint32_t next = t->end < m->r->normal.count ? code[t->end] : ' ';
    uint32_t second = t->end + 1 < m->r->normal.count ? code[t->end + 1] : ' ';
    if (code_in(next, (const uint32_t *)U"袋包袜帽巾")) return true;
    bool is_belt = code[t->end - 1] == U'皮' && next == U'带'; /* 皮带; but 牛皮带点绒 */
    if (is_belt && !code_in(second, (const uint32_t *)U"点些有着一绒弹")) return true;
    return code_in(second, (const uint32_t *)U"包套") || (next == U'腰' && second == U'带');
}

/* 干洗我不清楚: what the agent does not know is not said of the goods. */
static bool is_unsure(const Message *m, uint32_t token)
{
    const Token *t = &m->r->tokens[token];
    const Clause *clause = &m->r->clauses[t->clause];
    if (!clause_says(m, clause, WORD_UNSURE)) return false;
    uint32_t at = find_word(m, clause, token + 1, WORD_UNSURE);
    return at < clause->token_end && m->r->tokens[at].start <= t->end + 6;
}

/* 含棉多少, answered by 97: the figure is of the fibre that the buyer asks about. */
static void read_bare_share(Message *m, uint16_t topic)
{
    const Product *product = m->a->in->product;
    const Reading *last = &m->buyer.last;
    uint32_t figure = m->r->token_count;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        if (!is_share(&m->r->tokens[i]) || !states(m, i)) continue;
        const Number *first = figure < m->r->token_count ? m->r->tokens[figure].number : NULL;
        bool is_again =
            first && first->low == m->r->tokens[i].number->low && first->high == m->r->tokens[i].number->high;
        if (is_again) continue; /* 92%就是92% */
        if (first) return;
        figure = i;
    }
    for (uint32_t i = 0; product && figure < m->r->token_count && i < last->token_count; i++) {
        const Sense *fibre = token_name(&last->tokens[i], NAME_FIBRE);
        if (!fibre) continue;
        Share share = share_from(&m->r->tokens[figure]);
        Draft draft = draft_new(m, topic, figure, figure);
        draft_text(&draft, "fibre", fibre->value.text);
        draft_decimal(&draft, "percent", share.low);
        draft.state = turned(fibre_state(product, fibre->value.text, &share, PART_ANY), share.is_denied);
        draft_add(m, &draft);
        return;
    }
}

/* 棉的, 是皮, 92%棉, 棉92: a name of one character says what the goods are; 选皮很讲究 does not. */
static bool is_predicate(const Reading *r, const Token *t)
{
    static const uint32_t *const BEFORE = (const uint32_t *)U"是含全掺有用纯带%成、,和跟加配的";
    static const uint32_t *const BEHIND = (const uint32_t *)U"的、,和跟加+质料布感面底做含占为是";
    uint32_t before = t->start ? r->normal.code[t->start - 1] : ' ';
    uint32_t behind = t->end < r->normal.count ? r->normal.code[t->end] : ' ';
    const uint32_t *at = BEFORE;
    while (*at && *at != before) at++;
    const uint32_t *next = BEHIND;
    while (*next && *next != behind) next++;
    bool is_figure = (before >= '0' && before <= '9') || (behind >= '0' && behind <= '9');
    return *at || *next || is_figure || code_is_noise(before) || code_is_noise(behind);
}

void read_material(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_MATERIAL);
    size_t before = m->a->claim_count;
    for (uint32_t i = 0; topic != TOPIC_NONE && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        const Sense *fibre = token_name(t, NAME_FIBRE);
        const Product *product = m->contexts[t->clause].product;
        if (!fibre || !states(m, i) || !product) continue;
        Share share = share_of(m->r, i);
        bool spoken = share.is_said || is_asked(m, topic) || sentence_cues(m, t->clause, topic);
        if (!is_asked(m, topic) && (is_faulty(m, i) || is_of_other_thing(m, t))) continue;
        if (is_unsure(m, i)) continue;
        if (t->end - t->start < 2 && (!spoken || !is_predicate(m->r, t))) continue;
        bool denied = t->is_negated || share.is_denied;
        Draft draft = draft_new(m, topic, i, i);
        draft_text(&draft, "fibre", fibre->value.text);
        if (share.is_said) draft_decimal(&draft, "percent", share.low);
        if (denied) draft.stance = "against";
        draft.state = turned(fibre_state(product, fibre->value.text, &share, part_of(m->r, i)), denied);
        draft_add(m, &draft);
    }
    if (is_asked(m, topic) && m->a->claim_count == before) read_bare_share(m, topic);
}

void answer_material(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Product *product = m->a->in->product;
    const Reading *last = &m->buyer.last;
    for (uint32_t i = 0; product && i < last->token_count; i++) {
        const Sense *fibre = token_name(&last->tokens[i], NAME_FIBRE);
        if (!fibre) continue;
        Share share = share_of(last, i);
        Draft draft = draft_new(m, topic, token, token);
        draft_text(&draft, "fibre", fibre->value.text);
        if (!is_yes) draft.stance = "against";
        draft.state = turned(fibre_state(product, fibre->value.text, &share, part_of(last, i)), !is_yes);
        draft_add(m, &draft);
        return;
    }
}

/* One instruction, held against its fact; a denied one is turned. */
static void add_care(Message *m, uint32_t token, const char *field, const Value *claimed, bool denied)
{
    const Product *product = m->contexts[m->r->tokens[token].clause].product;
    const Value *fact = field_find(product->care, product->care_count, field);
    Draft draft = draft_new(m, topic_of(m, KNOWN_CARE), token, token);
    if (!fact) return;
    if (claimed->kind == VALUE_BOOL) {
        bool does = (claimed->number != 0) != denied;
        draft_bool(&draft, field, does);
        draft.state = value_is_true(fact) == does ? CLAIM_TRUE : CLAIM_FALSE;
    } else {
        draft_decimal(&draft, field, claimed->number);
        if (denied) draft.stance = "against";
        draft.state = turned(claimed->number <= value_scaled(fact) ? CLAIM_TRUE : CLAIM_FALSE, denied);
    }
    draft_add(m, &draft);
}

static bool is_care_word(const Token *t, uint16_t topic)
{
    return token_value(t, topic) || token_cue(t, topic);
}

/* 不能漂白、暴晒: a negation reaches over a list of what one might do. */
static bool is_listed_denial(const Message *m, uint32_t token, uint16_t topic, StrView field)
{
    bool is_risk = sv_is(field, "machine_wash") || sv_is(field, "bleach") || sv_is(field, "sun_dry");
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = token; is_risk && i > clause->first_token; i--) {
        const Token *before = &m->r->tokens[i - 1];
        if (!is_care_word(before, topic) || m->r->tokens[i].start - before->end > 1) return false;
        if (before->is_negated) return true;
    }
    return false;
}

/* 穿34;洗衣机没问题: the figure is a size already. */
static bool is_said_size(const Message *m, const Token *t)
{
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (sv_is(claim->topic, "size") && claim->start == m->r->normal.start[t->start]) return true;
    }
    return false;
}

/* 30度, and 30以下 where care is asked for. 60太高 denies. */
static void read_degrees(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const Number *n = t->number;
    bool bare = n->unit == UNIT_NONE && is_asked(m, topic) && n->low >= MIN_WASH_DEGREES * VALUE_ONE &&
                n->low <= MAX_WASH_DEGREES * VALUE_ONE;
    bool of_fibre = (token > 0 && token_name(t - 1, NAME_FIBRE) && t[-1].end + 1 >= t->start) ||
                    (token + 1 < m->r->token_count && token_name(t + 1, NAME_FIBRE) && t[1].start <= t->end + 1);
    if (n->unit != UNIT_DEGREE && (!bare || of_fibre || is_said_size(m, t))) return;
    uint32_t next = t->end < m->r->normal.count ? m->r->normal.code[t->end] : 0;
    uint32_t after = t->end + 1 < m->r->normal.count ? m->r->normal.code[t->end + 1] : 0;
    bool too_hot = next == U'太' || next == U'高' || next == U'烫' || (next == U'就' && after == U'高');
    Value degrees = { .kind = VALUE_INT, .number = n->high };
    add_care(m, token, "max_temp_c", &degrees, (t->is_negated && !n->is_upper) || too_hot);
}

/* 别在大太阳底下晒: the same thing was denied a word before. */
static bool is_said_denied(const Message *m, uint32_t token, const Sense *value, uint16_t topic)
{
    const Clause *clause = &m->r->clauses[m->r->tokens[token].clause];
    for (uint32_t i = clause->first_token; i < token; i++) {
        const Sense *other = token_value(&m->r->tokens[i], topic);
        bool same = other && other->field == value->field && value_equal(&other->value, &value->value);
        if (same && m->r->tokens[i].is_negated) return true;
    }
    return false;
}

/* 一漂就花: what would happen, no instruction. */
static bool is_hypothetical(const Message *m, const Token *t)
{
    uint32_t before = t->start ? m->r->normal.code[t->start - 1] : 0;
    return before == U'一' && t->end < m->r->normal.count && m->r->normal.code[t->end] == U'就';
}

static void read_care_token(Message *m, uint32_t token, uint16_t topic)
{
    const Token *t = &m->r->tokens[token];
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    const Sense *value = token_value(t, topic);
    if (t->number) read_degrees(m, token, topic);
    if (!value || is_hypothetical(m, t) || is_unsure(m, token)) return;
    StrView name = def->fields[value->field];
    Value claimed = value->value;
    if (claimed.kind == VALUE_INT) claimed.number *= VALUE_ONE;
    bool denied = t->is_negated || is_listed_denial(m, token, topic, name) || is_said_denied(m, token, value, topic);
    add_care(m, token, arena_copy(m->a->arena, name).ptr, &claimed, denied);
}

void read_care(Message *m)
{
    uint16_t topic = topic_of(m, KNOWN_CARE);
    for (uint32_t i = 0; topic != TOPIC_NONE && i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        if (!states(m, i) || !m->contexts[t->clause].product) continue;
        bool relevant = is_asked(m, topic) || sentence_cues(m, t->clause, topic);
        relevant = relevant || (!t->number && t->end - t->start >= 3); /* 外面40度 says nothing of washing */
        if (relevant) read_care_token(m, i, topic);
    }
}
