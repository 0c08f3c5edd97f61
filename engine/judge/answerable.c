/* answerable.c -- one look-up for each way that a topic is held against facts: sizes, goods, payers, channels, the rest. */
#include "judge/answerable.h"

#include "judge/goods.h"
#include "shop/sizing.h"

static const AnswerGap POSSIBLE = { .kind = ANSWER_POSSIBLE };

static AnswerGap gap_of(Answerable kind)
{
    return (AnswerGap){ .kind = kind };
}

/* A figure of it exists for some day; undated ones first. */
static AnswerGap gap_of_facts(const AnswerAsk *ask, StrView topic, const char *part, StrView wanted)
{
    AnswerGap gap = gap_of(ANSWER_NO_FACT);
    for (size_t i = 0; i < ask->shop->fact_count; i++) {
        const Fact *fact = &ask->shop->facts[i];
        if (!sv_eq(fact->topic, topic)) continue;
        const Value *named = part ? fact_get(fact, part) : NULL;
        bool is_meant = !named || wanted.len == 0 || sv_eq(named->text, wanted);
        if (!is_meant) {
            if (gap.kind == ANSWER_NO_FACT) gap = (AnswerGap){ .kind = ANSWER_NO_CASE, .part = wanted };
            continue;
        }
        if (fact->valid_from <= 0 && fact->valid_to <= 0) return POSSIBLE;
        gap = (AnswerGap){ .kind = ANSWER_DATED, .from = fact->valid_from, .to = fact->valid_to };
    }
    return gap;
}

static const char *cause_name(Cause cause)
{
    static const char *const NAMES[] = { "", "quality", "non_quality", "human_damage" };
    return NAMES[cause];
}

static const char *channel_name(Channel channel)
{
    static const char *const NAMES[] = { "", "alipay", "bank_card", "boc" };
    return NAMES[channel];
}

/* What the shop does not name for a cause it does not allow, so whoever knows the cause can answer. */
static AnswerGap gap_of_allowed(const AnswerAsk *ask, StrView topic)
{
    if (ask->facts.cause) return POSSIBLE;
    AnswerGap gap = gap_of_facts(ask, topic, NULL, sv(""));
    return gap.kind == ANSWER_NO_FACT ? gap_of_facts(ask, sv("return_allowed"), NULL, sv("")) : gap;
}

static AnswerGap gap_of_measures(const AnswerAsk *ask, const SizeChart *chart)
{
    const Buyer *buyer = &ask->buyer;
    AnswerGap gap = gap_of(ANSWER_NO_MEASURES);
    bool no_height = chart->height_count > 0 && !buyer->height_mm;
    bool no_weight = chart->weight_count > 0 && !buyer->weight_jin10;
    if (chart->scheme == CHART_SHOE_EU)
        gap.measures = "foot_mm or usual_eu";
    else
        gap.measures = no_height && no_weight ? "height_cm and weight_jin" : no_height ? "height_cm" : "weight_jin";
    return gap;
}

static bool any_chart(const Shop *shop)
{
    for (size_t i = 0; i < shop->product_count; i++) {
        if (shop->products[i].chart) return true;
    }
    return false;
}

static AnswerGap gap_of_size(const AnswerAsk *ask)
{
    const Product *product = ask->product;
    if (!product) return any_chart(ask->shop) ? POSSIBLE : gap_of(ANSWER_NO_PRODUCT);
    if (!product->chart) return gap_of(ANSWER_NO_CHART);
    bool is_open = size_answer(product, &ask->buyer).state == SIZE_INPUTS_MISSING;
    return is_open ? gap_of_measures(ask, product->chart) : POSSIBLE;
}

/* The product's own tables say something on it. */
static bool has_quality(const Product *product, const TopicDef *topic)
{
    Value scratch;
    if (topic->reader == READ_STOCK) return product->stock_count > 0;
    if (topic->reader == READ_COLOUR) return product->colour_count > 0 || product->stock_count > 0;
    if (topic->reader == READ_CARE) return product->care_count > 0;
    if (topic->reader == READ_MATERIAL) {
        static const char *const PARTS[] = { "fabric_percent", "upper", "sole" };
        for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
            if (field_find(product->attributes, product->attribute_count, PARTS[i])) return true;
        }
        return false;
    }
    for (size_t i = 0; i < topic->field_count; i++) {
        if (goods_value(product, topic->id, topic->fields[i], &scratch)) return true;
    }
    return topic->field_count == 0;
}

static AnswerGap gap_of_goods(const AnswerAsk *ask, const TopicDef *topic)
{
    bool any = false;
    for (size_t i = 0; i < ask->shop->product_count && !ask->product; i++)
        any = any || has_quality(&ask->shop->products[i], topic);
    if (any || (ask->product && has_quality(ask->product, topic))) return POSSIBLE;
    AnswerGap gap = gap_of_facts(ask, topic->id, NULL, sv(""));
    if (gap.kind != ANSWER_NO_FACT) return gap;
    return gap_of(ask->product ? ANSWER_NO_QUALITY : ANSWER_NO_PRODUCT);
}

/* A threshold answers for a fee, and the other way round. */
static AnswerGap gap_of_postage(const AnswerAsk *ask, StrView topic)
{
    AnswerGap gap = gap_of_facts(ask, topic, NULL, sv(""));
    StrView other = sv_is(topic, "shipping_fee") ? sv("free_shipping") : sv("shipping_fee");
    return gap.kind == ANSWER_POSSIBLE ? gap : gap_of_facts(ask, other, NULL, sv(""));
}

static bool is_of_shop(const TopicDef *topic, const Shop *shop)
{
    for (size_t i = 0; i < topic->shop_count; i++) {
        if (sv_eq(topic->shops[i], shop->id)) return true;
    }
    return topic->shop_count == 0;
}

AnswerGap answer_gap(const AnswerAsk *ask)
{
    const TopicDef *topic = &grammar_topics(ask->rules->grammar, NULL)[ask->topic];
    if (!is_of_shop(topic, ask->shop)) return gap_of(ANSWER_OTHER_SHOP);
    if (topic->reader == READ_SIZE) return gap_of_size(ask);
    if (topic->is_sizing) return gap_of_goods(ask, topic);
    if (topic->reader == READ_ALLOWED) return gap_of_allowed(ask, topic->id);
    if (sv_is(topic->id, "price")) return ask->shop->product_count ? POSSIBLE : gap_of(ANSWER_NO_PRODUCT);
    if (sv_is(topic->id, "free_shipping") || sv_is(topic->id, "shipping_fee")) return gap_of_postage(ask, topic->id);
    if (sv_is(topic->id, "refund_time"))
        return gap_of_facts(ask, topic->id, "channel", sv(channel_name(ask->facts.channel)));
    return gap_of_facts(ask, topic->id, "cause", sv(cause_name(ask->facts.cause)));
}
