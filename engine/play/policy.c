/* policy.c -- two passes over the topics: what is asked for now, then the rest. */
#include "play/policy.h"

#include "judge/rules.h"

static bool is_in(const StrView *texts, size_t count, StrView text)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(texts[i], text)) return true;
    }
    return false;
}

static bool has_fact(const Shop *shop, StrView topic)
{
    for (size_t i = 0; i < shop->fact_count; i++) {
        if (sv_eq(shop->facts[i].topic, topic)) return true;
    }
    return false;
}

static bool is_listed(const PolicyRule *list, size_t count, StrView rule)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(list[i].rule, rule)) return true;
    }
    return false;
}

size_t policy_rules(const Rules *rules, const Shop *shop, const StrView *asked, size_t asked_count, PolicyRule *out,
                    size_t cap)
{
    size_t topics = 0;
    size_t count = 0;
    const TopicDef *all = grammar_topics(rules->grammar, &topics);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < topics && count < cap; i++) {
            bool is_now = is_in(asked, asked_count, all[i].id);
            if (is_now != (pass == 0) || !all[i].rule.len || !has_fact(shop, all[i].id)) continue;
            if (!is_listed(out, count, all[i].rule)) out[count++] = (PolicyRule){ all[i].rule, is_now };
        }
    }
    return count;
}
