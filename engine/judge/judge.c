/* judge.c -- judge_reply: the steps of one judgement in their order. */
#include "judge/judge.h"

#include <assert.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "judge/claims.h"
#include "judge/kept_turns.h"

struct Judge {
    const Rules *rules;
    Arena *arena;
    ArenaMark start;
    KeptTurns *kept;
    Analysis analysis;
};

Judge *judge_new(const Rules *rules)
{
    assert(rules->is_sealed);
    Judge *judge = mem_new(sizeof *judge);
    judge->rules = rules;
    judge->arena = arena_new(0);
    judge->start = arena_mark(judge->arena);
    judge->kept = kept_turns_new();
    return judge;
}

void judge_free(Judge *judge)
{
    if (!judge) return;
    kept_turns_free(judge->kept);
    arena_free(judge->arena);
    mem_free(judge);
}

const Rules *judge_rules(const Judge *judge)
{
    return judge->rules;
}

JudgeInput judge_input(void)
{
    return (JudgeInput){
        .facts = { .days_since_receipt = -1, .orders = -1, .total = -1 }, .wait_ms = -1, .typing_ms = -1, .first = -1
    };
}

static bool check_input(const Judge *judge, const JudgeInput *in, Err *err)
{
    if (!in->shop) return err_set(err, ERR_INPUT, "no shop");
    if (in->reply.len == 0) return err_set(err, ERR_INPUT, "reply is empty");
    size_t valid = utf8_valid_len(in->reply);
    if (valid < in->reply.len) return err_set(err, ERR_INPUT, "reply is not valid UTF-8 at byte %zu", valid);
    if (memchr(in->reply.ptr, 0, in->reply.len)) return err_set(err, ERR_INPUT, "reply holds a NUL byte");
    size_t count = utf8_count(in->reply);
    if (count > JUDGE_MAX_REPLY_CHARS) {
        return err_set(err, ERR_INPUT, "reply has %zu characters, at most %d are allowed", count,
                       JUDGE_MAX_REPLY_CHARS);
    }
    for (size_t i = 0; in->asked_given && i < in->asked_count; i++) {
        if (grammar_topic(judge->rules->grammar, in->asked[i]) == TOPIC_NONE) {
            return err_set(err, ERR_INPUT, "unknown topic \"%.*s\"", SV_ARG(in->asked[i]));
        }
    }
    return true;
}

static bool is_first_message(const JudgeInput *in)
{
    if (in->first >= 0) return in->first == 1;
    for (size_t i = 0; i < in->history_count; i++) {
        if (in->history[i].from_agent) return false;
    }
    return true;
}

void read_claims(Message *m)
{
    size_t from = m->a->claim_count;
    read_sizes(m);
    read_values(m);
    read_stock_and_colour(m);
    read_material(m);
    read_care(m);
    read_terms(m);
    read_dispatch(m);
    read_pickup(m);
    read_hours(m);
    read_payers(m);
    read_allowed(m);
    read_scope(m);
    read_money(m);
    read_rates(m);
    read_names(m);
    read_steps(m);
    read_refusal(m);
    read_ellipsis(m);
    read_answers(m);
    weigh_claims(m, from);
}

/* The later claim speaks of the same topic again, of the same case and in the same respect: 早上八点 … 到晚上八点 go together. */
static bool takes_back(const Claim *later, const Claim *earlier)
{
    static const char *const CASES[] = { "cause", "channel" };
    if (later->topic_number != earlier->topic_number) return false;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Value *a = field_find(later->fields, later->field_count, CASES[i]);
        const Value *b = field_find(earlier->fields, earlier->field_count, CASES[i]);
        if (a && b && !value_equal(a, b)) return false;
    }
    if (!sv_is(later->topic, "service_hours")) return true;
    for (size_t i = 0; i < later->field_count; i++) {
        for (size_t k = 0; k < earlier->field_count; k++) {
            if (sv_eq(later->fields[i].name, earlier->fields[k].name)) return true;
        }
    }
    return false;
}

/* What earlier messages of the burst claimed stands, unless this one speaks of the same topic again. Their claims have an
 * empty span: they count for the verdict and are not shown. */
static void read_burst(Message *m)
{
    Analysis *a = m->a;
    const JudgeInput *in = a->in;
    size_t begin = in->history_count, own = a->claim_count;
    while (begin > 0 && in->history[begin - 1].from_agent) begin--;
    if (begin == 0) return; /* a greeting before the buyer has said anything answers nothing */
    for (size_t i = begin; i < in->history_count; i++) {
        Message earlier = *m;
        message_reread(&earlier, analysis_turn(a, i));
        size_t from = a->claim_count;
        read_claims(&earlier);
        size_t kept = from;
        for (size_t k = from; k < a->claim_count; k++) {
            bool again = false;
            for (size_t o = 0; o < own; o++) {
                bool is_mention = sv_is(a->claims[o].stance, "mention"); /* 38还有17双 takes no advice back */
                again = again || (!is_mention && takes_back(&a->claims[o], &a->claims[k]));
            }
            if (again) continue;
            a->claims[kept] = a->claims[k];
            a->claims[kept].start = a->claims[kept].end = 0;
            kept++;
        }
        a->claim_count = kept;
    }
}

/* Claims of earlier messages have done their part. */
static size_t drop_earlier(Analysis *a)
{
    size_t kept = 0;
    while (kept < a->claim_count && a->claims[kept].end > 0) kept++;
    return kept;
}

static void sort_claims(Analysis *a)
{
    for (size_t i = 1; i < a->claim_count; i++) {
        Claim claim = a->claims[i];
        size_t k = i;
        for (; k > 0 && a->claims[k - 1].start > claim.start; k--) a->claims[k] = a->claims[k - 1];
        a->claims[k] = claim;
    }
}

bool judge_reply(Judge *judge, const JudgeInput *in, Judgement *out, Err *err)
{
    Analysis *a = &judge->analysis;
    if (!check_input(judge, in, err)) return false;
    arena_rewind(judge->arena, judge->start);
    kept_turns_tidy(judge->kept);
    a->kept = judge->kept;
    a->rules = judge->rules;
    a->in = in;
    a->arena = judge->arena;
    a->finding_count = a->question_count = a->claim_count = a->deed_count = a->asked_count = 0;
    a->holds = false;
    a->heard_lists = NULL;
    a->turns = arena_alloc(a->arena, in->history_count + 1, sizeof(const Reading *));
    a->is_first = is_first_message(in);
    a->reply = reading_of(a->arena, a->rules->grammar, a->rules->lexicon, in->reply);
    Message message;
    message_read(&message, a);
    a->heard = &message.buyer.last;
    a->is_complaint = message.facts.stage == STAGE_RECEIVED && message.facts.cause == CAUSE_QUALITY;
    find_questions(a);
    read_claims(&message);
    sort_claims(a);
    read_burst(&message);
    find_verdicts(&message);
    a->claim_count = drop_earlier(a);
    find_contradictions(&message);
    find_speed(a);
    find_banned(a);
    find_tone(a);
    find_typos(a);
    *out = (Judgement){ 0 };
    score_all(a, out);
    find_deeds(a);
    judgement_fill(a, out);
    return true;
}
