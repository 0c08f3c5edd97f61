/* answer_times.c -- a bare yes or no to a term or a day that the buyer proposes: 明天能到吗, 今天发吗. */
#include "judge/terms.h"

static void finish(Message *m, Draft *draft, bool is_true, bool is_yes)
{
    draft->state = is_true == is_yes ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, draft);
}

/* 明天能到吗, 七天内能退吗: the first figure or day in the buyer's words. */
void answer_term(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const TopicDef *def = &grammar_topics(m->grammar, NULL)[topic];
    bool is_refund = sv_is(def->id, "refund_time") && m->facts.channel;
    const Fact *fact =
        is_refund ? fact_for_channel(m, topic_number(m, def), m->facts.channel) : fact_of(m, topic_number(m, def));
    for (uint32_t i = 0; fact && i < m->buyer.last.token_count; i++) {
        const Token *t = &m->buyer.last.tokens[i];
        int64_t days = token_word(t, WORD_TODAY)       ? 0
                       : token_word(t, WORD_TOMORROW)  ? 1
                       : token_word(t, WORD_DAY_AFTER) ? 2
                                                       : -1;
        if (t->number && t->number->unit == UNIT_DAY && !t->number->is_vague) days = t->number->high / VALUE_ONE;
        if (t->number && t->number->unit == UNIT_MONTH) days = t->number->high / VALUE_ONE * 30;
        if (t->number && t->number->unit == UNIT_MONTH) days = t->number->high * 30 / VALUE_ONE;
        if (t->number && t->number->unit == UNIT_YEAR) days = t->number->high / VALUE_ONE;
        if (days < 0) continue;
        const Value *low = fact_get(fact, "min_days"), *high = fact_get(fact, "max_days"),
                    *window = fact_get(fact, "days");
        const Value *years = fact_get(fact, "years");
        int64_t most = high ? high->number : window ? window->number : years ? years->number : -1;
        bool holds = most >= 0 && days <= most && days >= (low ? low->number : 0);
        if (years) holds = days == most;
        Draft draft = draft_new(m, topic, token, token);
        draft.fact = fact;
        draft_int(&draft, years ? "years" : window ? "days" : "max_days", days);
        if (most >= 0) finish(m, &draft, holds, is_yes);
        return;
    }
}

void answer_dispatch(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Fact *fact = fact_of(m, topic_of(m, KNOWN_DISPATCH_TIME));
    const Value *cutoff = fact_get(fact, "cutoff");
    const Value *within = fact_get(fact, "within_hours");
    for (uint32_t i = 0; within && i < m->buyer.last.token_count; i++) {
        const Number *n = m->buyer.last.tokens[i].number;
        if (!n || n->unit != UNIT_HOUR || n->is_vague) continue;
        Draft draft = draft_new(m, topic, token, token);
        draft.fact = fact;
        draft_decimal(&draft, "within_hours", n->high);
        finish(m, &draft, n->high <= value_scaled(within), is_yes);
        return;
    }
    for (uint32_t i = 0; cutoff && i < m->buyer.last.token_count; i++) {
        const Token *t = &m->buyer.last.tokens[i];
        bool today = token_word(t, WORD_TODAY);
        if (!today && !token_word(t, WORD_TOMORROW)) continue;
        Draft draft = draft_new(m, topic, token, token);
        draft.fact = fact;
        draft_text(&draft, "day", sv(today ? "same_day" : "next_day"));
        bool before = m->buyer.clock < cutoff->number;
        if (m->buyer.clock >= 0) {
            finish(m, &draft, today == before, is_yes);
        } else {
            draft.state = CLAIM_PARTLY;
            draft_add(m, &draft);
        }
        return;
    }
}
