/* verdict.c -- from claims, questions and holds to the verdict of a dimension (JUDGE.md, Verdicts). */
#include "judge/claims.h"
#include "judge/tone.h"
#include "shop/sizing.h"

typedef enum Status { STATUS_OPEN, STATUS_ASKED_BACK, STATUS_PARTLY, STATUS_ANSWERED } Status;

/* Topics that answer for each other: a threshold for a fee, a colour out of stock for colours. */
static const char *const ALSO_ANSWERS[][2] = {
    { "free_shipping", "shipping_fee" },
    { "shipping_fee", "free_shipping" },
    { "colour", "stock" },
};

static bool is_topic(const Claim *claim, StrView topic)
{
    return sv_eq(claim->topic, topic);
}

static bool answers_for(const Claim *claim, StrView topic)
{
    if (is_topic(claim, topic)) return true;
    for (size_t i = 0; i < sizeof ALSO_ANSWERS / sizeof *ALSO_ANSWERS; i++) {
        if (!sv_is(topic, ALSO_ANSWERS[i][0]) || !sv_is(claim->topic, ALSO_ANSWERS[i][1])) continue;
        return !sv_is(topic, "colour") || field_find(claim->fields, claim->field_count, "colour") != NULL;
    }
    return false;
}

static bool has_required(const TopicDef *def, const Claim *claim)
{
    if (def->required_count == 0 || !sv_eq(def->id, claim->topic)) return true;
    for (size_t i = 0; i < def->required_count; i++) {
        for (size_t k = 0; k < claim->field_count; k++) {
            if (sv_eq(claim->fields[k].name, def->required[i])) return true;
        }
    }
    return false;
}

static uint32_t causes_of_claim(const Claim *claim)
{
    const Value *cause = field_find(claim->fields, claim->field_count, "cause");
    return cause ? CAUSE_BIT(cause_from(cause->text)) : ~0u;
}

static uint32_t channels_of_shop(const Message *m, uint16_t topic)
{
    uint32_t channels = 0;
    for (int channel = CHANNEL_ALIPAY; channel <= CHANNEL_BOC; channel++) {
        if (fact_for_channel(m, topic, (Channel)channel)) channels |= 1u << channel;
    }
    return channels;
}

/* What must be covered: the case's cause or channel, or all that the facts name where it is not known. */
static uint32_t needed(const Message *m, const TopicDef *def, bool *by_channel)
{
    *by_channel = sv_is(def->id, "refund_time");
    if (*by_channel) return m->facts.channel ? 1u << m->facts.channel : channels_of_shop(m, topic_number(m, def));
    uint32_t causes = causes_of_topic(m, topic_number(m, def));
    if (!causes) return 0;
    return m->facts.cause ? CAUSE_BIT(m->facts.cause) : causes;
}

static uint32_t covered_by(const Claim *claim, bool by_channel)
{
    if (!by_channel) return causes_of_claim(claim);
    const Value *channel = field_find(claim->fields, claim->field_count, "channel");
    return channel ? 1u << channel_from(channel->text) : ~0u;
}

static bool gives_size(const Claim *claim)
{
    return !sv_is(claim->topic, "size") || sv_is(claim->stance, "recommend");
}

/* Denials answer a question about that very thing, but name no courier. */
static bool is_bare_denial(const Claim *claim)
{
    return sv_is(claim->stance, "against") && (sv_is(claim->topic, "courier") || sv_is(claim->topic, "warehouse"));
}

static bool has_both_hours(const Message *m)
{
    bool from = false, to = false;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (!sv_is(claim->topic, "service_hours")) continue;
        from = from || field_find(claim->fields, claim->field_count, "from");
        to = to || field_find(claim->fields, claim->field_count, "to");
    }
    return from && to;
}

static bool has_first_step(const Message *m)
{
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Value *step = field_find(m->a->claims[i].fields, m->a->claims[i].field_count, "step");
        if (step && sv_is(step->text, "call_courier")) return true;
    }
    return false;
}

/* What the slot asks for is not known yet. */
static bool is_unknown(const Message *m, StrView slot)
{
    const Buyer *body = &m->buyer.body;
    bool conflict = false;
    if (m->a->in->product && m->a->in->product->chart) {
        conflict = size_answer(m->a->in->product, body).state == SIZE_CONFLICT;
    }
    if (sv_is(slot, "height_cm")) return !body->height_mm;
    if (sv_is(slot, "weight_jin")) return !body->weight_jin10;
    if (sv_is(slot, "waist_cm")) return !body->waist_mm || conflict;
    if (sv_is(slot, "foot_mm")) return !body->foot_mm && !body->usual_eu;
    if (sv_is(slot, "usual_eu")) return (!body->usual_eu && !body->foot_mm) || conflict;
    if (sv_is(slot, "channel")) return m->facts.channel == CHANNEL_UNKNOWN;
    if (sv_is(slot, "cause")) return m->facts.cause == CAUSE_UNKNOWN;
    if (sv_is(slot, "receipt_time")) return m->facts.days_since_receipt < 0;
    if (sv_is(slot, "order_time")) return m->buyer.clock < 0;
    if (sv_is(slot, "product")) return m->a->in->product == NULL;
    if (sv_is(slot, "size")) return m->buyer.size_count == 0;
    if (sv_is(slot, "colour")) return m->buyer.colour_count == 0;
    return true;
}

/* A size can be asked for while one of the table's inputs is missing. */
static bool size_is_open(const Message *m)
{
    const Product *product = m->a->in->product;
    if (!product || !product->chart) return true;
    const Buyer *body = &m->buyer.body;
    bool needs_height = product->chart->height_count > 0, needs_weight = product->chart->weight_count > 0;
    if ((needs_height && !body->height_mm) || (needs_weight && !body->weight_jin10)) return true; /* only a waist */
    SizeState state = size_answer(product, body).state;
    return state == SIZE_INPUTS_MISSING || state == SIZE_CONFLICT;
}

static bool asks_back(const Message *m, const TopicDef *def)
{
    if (sv_is(def->id, "size") && !size_is_open(m)) return false;
    for (size_t i = 0; i < m->a->question_count; i++) {
        StrView slot = m->a->questions[i].slot;
        for (size_t k = 0; k < def->need_count; k++) {
            if (sv_eq(def->needs[k], slot) && is_unknown(m, slot)) return true;
        }
    }
    return false;
}

/* 黑的有,深蓝的我去看一眼: a size or colour of which the agent has yet to find out. */
static bool is_partly_held(const Message *m, const TopicDef *def)
{
    if (!m->a->holds || (def->reader != READ_STOCK && def->reader != READ_COLOUR)) return false;
    for (uint32_t i = 0; i < m->r->token_count; i++) {
        const Token *t = &m->r->tokens[i];
        bool is_size = t->number && (t->number->unit == UNIT_SIZE || t->number->unit == UNIT_ALPHA);
        bool is_thing = is_size || token_name(t, NAME_COLOUR);
        const Clause *clause = &m->r->clauses[t->clause];
        if (is_thing && !clause->is_question && clause_says(m, clause, WORD_CHECKS)) return true;
    }
    return false;
}

static Status status_of_claims(const Message *m, const TopicDef *def)
{
    bool any = false, by_channel;
    uint32_t need = needed(m, def, &by_channel), have = 0;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (claim->is_aside || !answers_for(claim, def->id)) continue;
        if (sv_is(claim->stance, "mention") && (asks_back(m, def) || m->a->holds))
            continue; /* 表里是38, 您再量一下腰围 */
        any = true;
        bool answers =
            claim->state == CLAIM_TRUE && gives_size(claim) && has_required(def, claim) && !is_bare_denial(claim);
        if (answers) have |= covered_by(claim, by_channel);
    }
    if (!any) return STATUS_OPEN;
    bool complete = need ? (have & need) == need : have != 0;
    if (sv_is(def->id, "service_hours") && !has_both_hours(m)) complete = false;
    if (sv_is(def->id, "intercept") && !has_first_step(m)) complete = false;
    if (is_partly_held(m, def)) complete = false;
    return complete ? STATUS_ANSWERED : STATUS_PARTLY;
}

static Verdict combine(const Message *m, bool is_sizing, size_t *open_topic)
{
    size_t count, answered = 0, partly = 0, asked_back = 0, total = 0;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    bool any_claim = false;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        uint16_t topic = m->a->claims[i].topic_number;
        if (topics[topic].is_sizing != is_sizing) continue;
        any_claim = any_claim || !sv_is(m->a->claims[i].stance, "mention");
        if (m->a->claims[i].state == CLAIM_FALSE) return VERDICT_WRONG;
    }
    for (size_t i = 0; i < count; i++) {
        if (!m->asked[i] || topics[i].is_sizing != is_sizing) continue;
        Status status = status_of_claims(m, &topics[i]);
        if (status == STATUS_OPEN && asks_back(m, &topics[i])) status = STATUS_ASKED_BACK;
        total++;
        answered += status == STATUS_ANSWERED;
        partly += status == STATUS_PARTLY;
        asked_back += status == STATUS_ASKED_BACK;
        if (status != STATUS_ANSWERED) *open_topic = i;
    }
    if (total == 0) return any_claim ? VERDICT_CORRECT : VERDICT_NONE;
    if (answered == total) return VERDICT_CORRECT;
    if (answered + partly > 0) return VERDICT_INCOMPLETE;
    if (asked_back > 0) return VERDICT_ASKS;
    return m->a->holds ? VERDICT_HOLDS : VERDICT_EVASIVE;
}

static uint32_t char_at(const Message *m, uint32_t byte)
{
    uint32_t i = 0;
    while (i < m->r->normal.count && m->r->normal.start[i] < byte) i++;
    return i;
}

static void find_wrong(const Message *m)
{
    const TopicDef *topics = grammar_topics(m->grammar, NULL);
    for (size_t i = 0; i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        const TopicDef *topic = &topics[claim->topic_number];
        bool blind = sv_is(claim->topic, "size") && claim->state == CLAIM_PARTLY;
        if ((claim->state != CLAIM_FALSE && !blind) || claim->end <= claim->start) continue;
        Finding *finding =
            analysis_find(m->a, blind ? sv("SIZ-01") : topic->rule, topic->is_sizing ? DIM_SIZING : DIM_POLICY,
                          FINDING_MAJOR, char_at(m, claim->start), char_at(m, claim->end));
        if (!finding) continue;
        finding->why = blind ? sv("why.size_unknown") : sv("why.claim_wrong");
        finding->expected = claim->expected;
        finding->claim = (int32_t)i;
    }
}

/* A size that fits but is sold out, recommended without a word on it. */
static void find_sold_out(const Message *m)
{
    const Product *product = m->a->in->product;
    for (size_t i = 0; i < m->a->claim_count; i++) {
        if (sv_is(m->a->claims[i].topic, "stock")) return;
    }
    for (size_t i = 0; product && i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (!sv_is(claim->topic, "size") || !sv_is(claim->stance, "recommend") || claim->state != CLAIM_TRUE) continue;
        if (product_stock(product, claim->fields[0].value.text) != 0) continue;
        Finding *finding = analysis_find(m->a, sv("PRO-04"), DIM_SIZING, FINDING_MINOR, char_at(m, claim->start),
                                         char_at(m, claim->end));
        if (finding) finding->why = sv("why.sold_out");
    }
}

/* The first topic of the dimension that is asked; false: none is. */
static bool first_asked(const Message *m, bool is_sizing, size_t *out)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(m->grammar, &count);
    for (size_t i = 0; i < count; i++) {
        if (!m->asked[i] || topics[i].is_sizing != is_sizing) continue;
        *out = i;
        return true;
    }
    return false;
}

static bool is_flood(const Message *m)
{
    int64_t limit = m->a->rules->rubric.tone.flood_concepts;
    return limit > 0 && (int64_t)tone_topic_count(m->a) > limit;
}

/* Who pours out all there is has left the search to the buyer: the answer is none, and what nobody asked for earns nothing. */
static void drown(Message *m, Dim dim)
{
    Verdict *verdict = &m->a->verdicts[dim];
    size_t topic = 0;
    if (*verdict != VERDICT_CORRECT && *verdict != VERDICT_INCOMPLETE) return;
    *verdict = first_asked(m, dim == DIM_SIZING, &topic) ? VERDICT_EVASIVE : VERDICT_NONE;
    Finding *finding = *verdict == VERDICT_EVASIVE ? analysis_find_whole(m->a, sv("TON-20"), dim, FINDING_MINOR) : NULL;
    if (!finding) return;
    finding->why = sv("why.flood");
    finding->expected = grammar_topics(m->grammar, NULL)[topic].id;
}

static void find_gaps(const Message *m, Dim dim, Verdict verdict, size_t open_topic)
{
    bool gap = verdict == VERDICT_INCOMPLETE || verdict == VERDICT_EVASIVE;
    if (!gap) return;
    const TopicDef *topic = &grammar_topics(m->grammar, NULL)[open_topic];
    Finding *finding =
        analysis_find_whole(m->a, verdict == VERDICT_EVASIVE ? sv("TON-14") : sv("TON-13"), dim, FINDING_MINOR);
    if (!finding) return;
    finding->why = verdict == VERDICT_EVASIVE ? sv("why.evasive") : sv("why.incomplete");
    finding->expected = topic->id;
}

/* "return_window" and "return_shipping" are one matter: who speaks of one has not strayed from the other. */
static bool is_same_matter(StrView a, StrView b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.ptr[len] == b.ptr[len] && a.ptr[len] != '_') len++;
    bool a_ends = len == a.len || a.ptr[len] == '_', b_ends = len == b.len || b.ptr[len] == '_';
    return len > 0 && a_ends && b_ends;
}

/* Anything said, asked back or held on what this buyer wants, also earlier in the same answer. */
static bool speaks_to_buyer(const Message *m)
{
    for (int dim = DIM_SIZING; dim <= DIM_POLICY; dim++) {
        Verdict verdict = m->a->verdicts[dim];
        if (verdict == VERDICT_ASKS || verdict == VERDICT_HOLDS) return true;
    }
    for (size_t i = 0; i < m->a->claim_count; i++) {
        for (size_t k = 0; k < m->a->asked_count; k++) {
            if (is_same_matter(m->a->claims[i].topic, m->a->asked[k])) return true;
        }
    }
    return false;
}

/* Where nothing is asked here, only what cannot be meant here counts, a size for unknown measures too: an offer of one's own
 * is no mistake. */
static bool fits_elsewhere(const Message *m, const Claim *claim, const AskedElsewhere *other)
{
    bool is_blind = sv_is(claim->topic, "size") && claim->state == CLAIM_PARTLY;
    bool is_strange = is_blind || claim->state == CLAIM_FALSE || claim->state == CLAIM_NO_FACT;
    if (claim->end <= claim->start || (m->a->asked_count == 0 && !is_strange)) return false;
    for (size_t i = 0; i < other->asked_count; i++) {
        if (sv_eq(claim->topic, other->asked[i])) return true;
    }
    return false;
}

/* The chat whose asks the most claims answer, the first of equals. */
static const AskedElsewhere *meant_chat(const Message *m)
{
    const AskedElsewhere *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < m->a->in->elsewhere_count; i++) {
        const AskedElsewhere *other = &m->a->in->elsewhere[i];
        size_t count = 0;
        for (size_t k = 0; k < m->a->claim_count; k++) count += fits_elsewhere(m, &m->a->claims[k], other);
        if (count <= most) continue;
        most = count;
        best = other;
    }
    return best;
}

/* A reply that answers another open chat and says nothing to this one went to the wrong window. */
static void find_wrong_chat(const Message *m)
{
    const AskedElsewhere *meant = speaks_to_buyer(m) ? NULL : meant_chat(m);
    uint32_t start = UINT32_MAX, end = 0;
    for (size_t i = 0; meant && i < m->a->claim_count; i++) {
        const Claim *claim = &m->a->claims[i];
        if (!fits_elsewhere(m, claim, meant)) continue;
        if (claim->start < start) start = claim->start;
        if (claim->end > end) end = claim->end;
    }
    if (end == 0) return;
    Finding *finding = analysis_find(m->a, sv("TON-14"), DIM_TONE, FINDING_MAJOR, char_at(m, start), char_at(m, end));
    if (!finding) return;
    finding->flag = sv("wrong_chat");
    finding->why = sv("why.wrong_chat");
    finding->expected = arena_copy(m->a->arena, meant->label);
}

void find_verdicts(Message *m)
{
    size_t open_sizing = 0, open_policy = 0;
    m->a->verdicts[DIM_SIZING] = combine(m, true, &open_sizing);
    m->a->verdicts[DIM_POLICY] = combine(m, false, &open_policy);
    find_wrong(m);
    find_sold_out(m);
    find_gaps(m, DIM_SIZING, m->a->verdicts[DIM_SIZING], open_sizing);
    find_gaps(m, DIM_POLICY, m->a->verdicts[DIM_POLICY], open_policy);
    if (is_flood(m)) {
        drown(m, DIM_SIZING);
        drown(m, DIM_POLICY);
    }
    find_wrong_chat(m);
}
