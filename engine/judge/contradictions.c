/* contradictions.c -- claims that cannot both hold: within the reply, and against what the agent said before.
 *
 * The facts decide which one is right. A claim that is false has its own finding; here the true one is marked where a false
 * one stands before it, because the buyer cannot know which to believe. Two sizes contradict each other even where both
 * would do. What the buyer told in between, an alternative and a correction are no contradictions. */
#include "judge/buyer_side.h"

/* Claims are of one case only where these agree. */
static const char *const CASE_FIELDS[] = {
    "cause", "channel", "size", "colour", "for", "conditions", "tier", "scheme"
};

/* Figures of which several may be named side by side: bounds, steps of an arithmetic, times before and after a cut-off. */
static const char *const LOOSE_FIELDS[] = { "yuan",    "rate",   "min_days", "max_days",      "within_hours",
                                            "percent", "cutoff", "day",      "before_cutoff", "after_cutoff" };

static bool is_among(StrView name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_is(name, names[i])) return true;
    }
    return false;
}

static bool is_size(const Claim *claim)
{
    return sv_is(claim->topic, "size");
}

/* Topics that list several true things, or whose answer moves with the clock, tell nothing. */
static bool is_comparable(const Message *m, const Claim *claim)
{
    const TopicDef *topic = &grammar_topics(m->grammar, NULL)[claim->topic_number];
    if (claim->is_aside || topic->is_estimate) return false;
    switch (topic->reader) {
    case READ_COLOUR:
    case READ_MATERIAL:
    case READ_NAMES:
    case READ_STEPS:
    case READ_DISPATCH:
    case READ_PICKUP:
    case READ_HOURS:
    case READ_RATE: return false;
    default: return true;
    }
}

static bool same_case(const Claim *x, const Claim *y)
{
    for (size_t i = 0; i < sizeof CASE_FIELDS / sizeof *CASE_FIELDS; i++) {
        const Value *a = field_find(x->fields, x->field_count, CASE_FIELDS[i]);
        const Value *b = field_find(y->fields, y->field_count, CASE_FIELDS[i]);
        if (!a != !b || (a && !value_equal(a, b))) return false;
    }
    return true;
}

/* Some field has one value here and another there. */
static bool values_differ(const Claim *x, const Claim *y)
{
    for (size_t i = 0; i < x->field_count; i++) {
        const Field *field = &x->fields[i];
        if (is_among(field->name, CASE_FIELDS, sizeof CASE_FIELDS / sizeof *CASE_FIELDS)) continue;
        if (is_among(field->name, LOOSE_FIELDS, sizeof LOOSE_FIELDS / sizeof *LOOSE_FIELDS)) continue;
        for (size_t k = 0; k < y->field_count; k++) {
            bool same_name = sv_eq(field->name, y->fields[k].name);
            if (same_name && !value_equal(&field->value, &y->fields[k].value)) return true;
        }
    }
    return false;
}

static bool is_named_size(const Claim *claim)
{
    const Value *value = field_find(claim->fields, claim->field_count, "value");
    return value && value->text.len && value->text.ptr[0] >= '0' && value->text.ptr[0] <= '9';
}

/* 40 and 42 both recommended; 40 recommended and advised against. */
static bool sizes_clash(const Claim *before, const Claim *now)
{
    if (!is_named_size(before) || !is_named_size(now) || sv_is(now->stance, "mention")) return false;
    bool differ = values_differ(before, now);
    if (sv_is(before->stance, "recommend") && sv_is(now->stance, "recommend")) return differ;
    return !differ && !sv_is(before->stance, "mention") && !sv_eq(before->stance, now->stance);
}

static bool clash(const Message *m, const Claim *before, const Claim *now)
{
    if (now->state != CLAIM_TRUE || !sv_eq(before->topic, now->topic)) return false;
    if (!is_comparable(m, before) || !is_comparable(m, now)) return false;
    if (is_size(now)) return sizes_clash(before, now);
    return before->state == CLAIM_FALSE && sv_eq(before->stance, now->stance) && same_case(before, now) &&
           values_differ(before, now);
}

/* ---- what excuses it */

static bool says(const Message *m, const Reading *reading, WordCue list)
{
    const Analysis *a = m->a;
    WordScan scan = { &a->rules->words, a->in->shop->id, a->in->persona };
    uint32_t count = 0;
    const WordHit *hits = words_find(&scan, reading, a->arena, &count);
    return words_have(hits, count, list, NULL);
}

static bool reply_says(const Message *m, WordCue list)
{
    return m->a->cues >> list & 1;
}

static bool corrects(const Message *m)
{
    for (uint32_t i = 0; i < m->a->reply.token_count; i++) {
        if (token_word(&m->a->reply.tokens[i], WORD_CORRECTS)) return true;
    }
    return reply_says(m, CUE_CORRECTION);
}

/* A measure, a cause, a channel, another product or a wish: what was said before it may be right to say no more. */
static bool brings_news(const Message *m, const Reading *reading)
{
    static const WordClass NEWS[] = { WORD_QUALITY,   WORD_NON_QUALITY, WORD_HUMAN_DAMAGE, WORD_ALIPAY,
                                      WORD_BANK_CARD, WORD_BOC,         WORD_THAT };
    Buyer body = { 0 };
    body_from_text(m, reading, &body);
    if (body.height_mm || body.weight_jin10 || body.waist_mm || body.foot_mm || body.usual_eu || body.wide_foot)
        return true;
    for (uint32_t i = 0; i < reading->token_count; i++) {
        const Token *t = &reading->tokens[i];
        if (token_name(t, NAME_PRODUCT) || token_name(t, NAME_COLOUR)) return true;
        for (size_t k = 0; k < sizeof NEWS / sizeof *NEWS; k++) {
            if (token_word(t, NEWS[k])) return true;
        }
    }
    return says(m, reading, CUE_EITHER_OR);
}

/* ---- the step */

static uint32_t char_at(const Normal *normal, uint32_t byte)
{
    uint32_t at = 0;
    while (at < normal->count && normal->start[at] < byte) at++;
    return at;
}

static uint32_t clause_of(const Reading *reading, uint32_t byte)
{
    uint32_t at = char_at(&reading->normal, byte), clause = 0;
    while (clause + 1 < reading->clause_count && reading->clauses[clause].end <= at) clause++;
    return clause;
}

/* One topic contradicts itself once. */
static bool is_marked(const Analysis *a, const Claim *claims, StrView topic)
{
    for (size_t i = 0; i < a->finding_count; i++) {
        const Finding *finding = &a->findings[i];
        if (!sv_is(finding->why, "why.contradicts")) continue;
        if (sv_eq(claims[finding->claim].topic, topic)) return true;
    }
    return false;
}

static void mark(const Message *m, const Claim *claims, size_t index)
{
    Analysis *a = m->a;
    const Claim *now = &claims[index];
    const TopicDef *topic = &grammar_topics(m->grammar, NULL)[now->topic_number];
    if (is_marked(a, claims, now->topic)) return;
    const Normal *normal = &a->reply.normal;
    Finding *finding = analysis_find(a, sv("TON-22"), topic->is_sizing ? DIM_SIZING : DIM_POLICY, FINDING_MINOR,
                                     char_at(normal, now->start), char_at(normal, now->end));
    if (!finding) return;
    finding->why = sv("why.contradicts");
    finding->claim = (int32_t)index;
}

/* Sizes of one clause are a list. */
static void compare_within(const Message *m)
{
    const Analysis *a = m->a;
    bool is_choice = reply_says(m, CUE_EITHER_OR); /* 40码或者42码, 喜欢宽松就42: each is judged by itself */
    for (size_t i = 1; i < a->claim_count; i++) {
        const Claim *now = &a->claims[i];
        for (size_t k = 0; k < i; k++) {
            const Claim *before = &a->claims[k];
            if (!clash(m, before, now)) continue;
            if (clause_of(&a->reply, before->start) == clause_of(&a->reply, now->start)) continue;
            if (!is_size(now) || !is_choice) mark(m, a->claims, i);
        }
    }
}

/* What the earlier message claims lies in the analysis; the reply's own claims are `own`. */
static void compare_with(const Message *m, const Reading *earlier, const Claim *own, size_t count)
{
    const Analysis *a = m->a;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < a->claim_count; k++) {
            if (!clash(m, &a->claims[k], &own[i])) continue;
            bool is_choice = is_size(&own[i]) && (says(m, earlier, CUE_EITHER_OR) || reply_says(m, CUE_EITHER_OR));
            if (!is_choice) mark(m, own, i);
        }
    }
}

/* Back to where the buyer last told something new. An earlier answer is read without the question it answered: a bare yes
 * of then says nothing now. */
static void compare_across(const Message *m, const Claim *own, size_t count)
{
    Analysis *a = m->a;
    size_t topic_count;
    grammar_topics(m->grammar, &topic_count);
    Message earlier = *m;
    earlier.asked = arena_alloc(a->arena, topic_count + 1, sizeof *earlier.asked);
    earlier.buyer.is_yes_no = false;
    for (size_t i = a->in->history_count; i-- > 0;) {
        const Reading *reading = analysis_turn(a, i);
        if (!a->in->history[i].from_agent) {
            if (brings_news(m, reading)) return;
            continue;
        }
        a->claim_count = 0;
        message_reread(&earlier, reading);
        read_claims(&earlier);
        compare_with(m, reading, own, count);
    }
}

void find_contradictions(const Message *m)
{
    Analysis *a = m->a;
    size_t count = a->claim_count;
    if (count == 0 || corrects(m)) return;
    compare_within(m);
    if (a->in->history_count == 0) return;
    Claim *own = arena_alloc(a->arena, count, sizeof *own);
    memcpy(own, a->claims, count * sizeof *own);
    compare_across(m, own, count);
    memcpy(a->claims, own, count * sizeof *own);
    a->claim_count = count;
}
