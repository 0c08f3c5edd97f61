/* card.c -- one pass over the events, then the rules are sorted by what they cost. */
#include "play/card.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "play/event_data.h"

typedef struct Fold {
    Card *card;
    Arena *arena;
    uint32_t only; /* chat; 0: all */
    int64_t sums[DIM_COUNT];
    int64_t overall_sum;
    uint32_t overall_count;
    uint32_t best_praise;
} Fold;

static const int64_t WEIGHTS[CARD_KINDS] = { 8, 4, 1, 0 };

static CardChat *chat_of(Fold *fold, uint32_t number)
{
    Card *card = fold->card;
    for (size_t i = 0; i < card->chat_count; i++) {
        if (card->chats[i].number == number) return &card->chats[i];
    }
    if (card->chat_count == CARD_MAX_CHATS) return &card->chats[CARD_MAX_CHATS - 1];
    CardChat *chat = &card->chats[card->chat_count++];
    *chat = (CardChat){ .number = number, .outcome = sv("open"), .closed_at = -1 };
    return chat;
}

static void fold_said(Fold *fold, const Event *event, const JsonValue *data)
{
    int64_t typing = data_int(data, "typing_ms", -1);
    fold->card->replies++;
    chat_of(fold, event->chat)->replies++;
    if (typing <= 0) return;
    fold->card->chars += (int64_t)utf8_count(data_text(data, "text"));
    fold->card->typing_ms += typing;
}

static CardRule *rule_of(Fold *fold, StrView rule)
{
    Card *card = fold->card;
    for (size_t i = 0; i < card->rule_count; i++) {
        if (sv_eq(card->rules[i].rule, rule)) return &card->rules[i];
    }
    if (card->rule_count == CARD_MAX_RULES) return NULL;
    CardRule *found = &card->rules[card->rule_count++];
    *found = (CardRule){ .rule = arena_copy(fold->arena, rule), .worst = FINDING_PRAISE };
    return found;
}

/* What is graded: the chat's latest reply, for the grade follows it at once. */
static uint32_t number_of_reply(Fold *fold, const Event *event)
{
    return chat_of(fold, event->chat)->replies;
}

static void fold_finding(Fold *fold, const Event *event, uint32_t reply, const JsonValue *finding)
{
    int dim = data_dim(data_text(finding, "dim"));
    int kind = data_kind(data_text(finding, "kind"));
    if (dim < 0 || kind < 0) return;
    fold->card->findings[kind]++;
    CardRule *rule = rule_of(fold, data_text(finding, "rule"));
    if (!rule) return;
    rule->dim = (Dim)dim;
    rule->counts[kind]++;
    rule->points += (int32_t)data_int(finding, "delta", 0);
    if (rule->seq && kind >= (int)rule->worst) return;
    rule->worst = (FindingKind)kind;
    rule->seq = event->seq;
    rule->reply = reply;
    rule->number = number_of_reply(fold, event);
    rule->why = arena_copy(fold->arena, data_text(finding, "why"));
    rule->example = arena_copy(fold->arena, data_text(finding, "text"));
}

static uint32_t count_praise(const JsonValue *judgement)
{
    uint32_t count = 0;
    for (const JsonValue *f = data_first(judgement, "findings"); f; f = f->next)
        count += data_kind(data_text(f, "kind")) == FINDING_PRAISE;
    return count;
}

static CardReply reply_of(Fold *fold, const Event *event, const JsonValue *data)
{
    const JsonValue *judgement = json_get(data, "judgement");
    const JsonValue *scores = json_get(judgement, "scores"), *asked = data_first(judgement, "asked");
    CardReply reply = { .seq = (uint32_t)data_int(data, "reply", 0),
                        .chat = event->chat,
                        .number = number_of_reply(fold, event),
                        .overall = (int32_t)data_int(scores, "overall", -1),
                        .lowest_score = 101,
                        .topic = asked ? arena_copy(fold->arena, asked->text) : sv("") };
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        int64_t score = data_int(scores, dim_name((Dim)dim), -1);
        if (score < 0 || score >= reply.lowest_score) continue;
        reply.lowest = (Dim)dim;
        reply.lowest_score = (int32_t)score;
    }
    return reply;
}

static void compare_reply(Fold *fold, const Event *event, const JsonValue *data)
{
    Card *card = fold->card;
    CardReply reply = reply_of(fold, event, data);
    uint32_t praise = count_praise(json_get(data, "judgement"));
    if (reply.overall < 0) return;
    bool is_worse = reply.overall < card->worst.overall ||
                    (reply.overall == card->worst.overall && reply.lowest_score < card->worst.lowest_score);
    bool is_better =
        reply.overall > card->best.overall || (reply.overall == card->best.overall && praise > fold->best_praise);
    if (!card->worst.seq || is_worse) card->worst = reply;
    if (card->best.seq && !is_better) return;
    card->best = reply;
    fold->best_praise = praise;
}

static void fold_graded(Fold *fold, const Event *event, const JsonValue *data)
{
    const JsonValue *judgement = json_get(data, "judgement");
    const JsonValue *scores = json_get(judgement, "scores");
    int64_t wait = data_int(data, "wait_ms", -1);
    int64_t overall = data_int(scores, "overall", -1);

    for (int dim = 0; dim < DIM_COUNT; dim++) {
        int64_t score = data_int(scores, dim_name((Dim)dim), -1);
        if (score < 0) continue;
        fold->sums[dim] += score;
        fold->card->counted[dim]++;
    }
    if (overall >= 0) {
        fold->overall_sum += overall;
        fold->overall_count++;
    }
    if (wait > fold->card->longest_wait_ms) {
        fold->card->longest_wait_ms = wait;
        fold->card->longest_wait_seq = (uint32_t)data_int(data, "reply", 0);
    }
    for (const JsonValue *f = data_first(judgement, "findings"); f; f = f->next)
        fold_finding(fold, event, (uint32_t)data_int(data, "reply", 0), f);
    compare_reply(fold, event, data);
}

static void fold_event(Fold *fold, const Event *event, const JsonValue *data)
{
    CardChat *chat;

    switch (event->kind) {
    case EVENT_CHAT_OPENED:
        chat = chat_of(fold, event->chat);
        chat->scenario = arena_copy(fold->arena, data_text(data, "scenario"));
        chat->persona = arena_copy(fold->arena, data_text(data, "persona"));
        break;
    case EVENT_TRAINEE_SAID: fold_said(fold, event, data); break;
    case EVENT_GRADED: fold_graded(fold, event, data); break;
    case EVENT_CHAT_CLOSED:
        chat = chat_of(fold, event->chat);
        chat->outcome = arena_copy(fold->arena, data_text(data, "outcome"));
        chat->why = arena_copy(fold->arena, data_text(data, "why"));
        chat->closed_at = event->t_ms;
        break;
    case EVENT_SESSION_CLOSED: fold->card->is_closed = true; break;
    default:
        /* The other kinds tell how it went, not how it was graded. */
        break;
    }
}

static int64_t cost(const CardRule *rule)
{
    int64_t sum = 0;
    for (int kind = 0; kind < CARD_KINDS; kind++) sum += WEIGHTS[kind] * rule->counts[kind];
    return sum;
}

static int compare_rules(const void *a, const void *b)
{
    int64_t x = cost(a), y = cost(b);
    if (x != y) return x > y ? -1 : 1;
    return sv_compare(((const CardRule *)a)->rule, ((const CardRule *)b)->rule);
}

static int32_t mean(int64_t sum, int64_t count)
{
    return count ? (int32_t)((2 * sum + count) / (2 * count)) : -1;
}

static void finish(Fold *fold)
{
    Card *card = fold->card;
    for (int dim = 0; dim < DIM_COUNT; dim++) card->means[dim] = mean(fold->sums[dim], card->counted[dim]);
    card->overall = mean(fold->overall_sum, fold->overall_count);
    card->chars_per_minute = card->typing_ms > 0 ? mean(card->chars * 60000, card->typing_ms) : -1;
    if (card->rule_count) qsort(card->rules, card->rule_count, sizeof *card->rules, compare_rules);
    for (size_t i = 0; i < card->rule_count && card->practice_count < CARD_MAX_PRACTICE; i++) {
        if (cost(&card->rules[i]) > 0) card->practice[card->practice_count++] = card->rules[i].rule;
    }
}

bool card_of_chat(const EventLog *log, uint32_t chat, Arena *arena, Card *out, Err *err)
{
    Fold fold = { .card = out, .arena = arena, .only = chat };
    Arena *scratch = arena_new(0);
    ArenaMark mark = arena_mark(scratch);
    bool is_good = true;

    *out = (Card){ .longest_wait_ms = -1, .rules = arena_alloc(arena, CARD_MAX_RULES, sizeof *out->rules) };
    for (uint32_t i = 0; i < log_count(log) && is_good; i++) {
        const Event *event = &log_at(log, i)->event;
        const JsonValue *data = NULL;
        if (fold.only && event->chat != fold.only && event->kind != EVENT_SESSION_CLOSED) continue;
        arena_rewind(scratch, mark);
        is_good = json_parse(scratch, event->data, &data, err);
        if (is_good) fold_event(&fold, event, data);
    }
    arena_free(scratch);
    finish(&fold);
    return is_good;
}

bool card_of(const EventLog *log, Arena *arena, Card *out, Err *err)
{
    return card_of_chat(log, 0, arena, out, err);
}

static void write_score(JsonOut *out, const char *key, int64_t score)
{
    json_key(out, key);
    if (score < 0)
        json_null(out);
    else
        json_int(out, score);
}

static void write_text(JsonOut *out, const char *key, StrView text)
{
    json_key(out, key);
    json_string(out, text);
}

static void write_counts(JsonOut *out, const uint32_t counts[CARD_KINDS])
{
    for (int kind = 0; kind < CARD_KINDS; kind++) {
        json_key(out, finding_kind_name((FindingKind)kind));
        json_int(out, counts[kind]);
    }
}

static void write_rule(JsonOut *out, const CardRule *rule)
{
    json_begin_object(out);
    write_text(out, "rule", rule->rule);
    write_text(out, "dim", sv(dim_name(rule->dim)));
    write_counts(out, rule->counts);
    write_text(out, "why", rule->why);
    write_text(out, "example", rule->example);
    json_key(out, "seq");
    json_int(out, rule->seq);
    json_end_object(out);
}

static void write_chat(JsonOut *out, const CardChat *chat)
{
    json_begin_object(out);
    json_key(out, "chat");
    json_int(out, chat->number);
    write_text(out, "scenario", chat->scenario);
    write_text(out, "persona", chat->persona);
    write_text(out, "outcome", chat->outcome);
    write_text(out, "why", chat->why);
    json_key(out, "replies");
    json_int(out, chat->replies);
    json_end_object(out);
}

static void write_scores(JsonOut *out, const Card *card)
{
    json_key(out, "scores");
    json_begin_object(out);
    for (int dim = 0; dim < DIM_COUNT; dim++) write_score(out, dim_name((Dim)dim), card->means[dim]);
    write_score(out, "overall", card->overall);
    json_end_object(out);
    json_key(out, "findings");
    json_begin_object(out);
    write_counts(out, card->findings);
    json_end_object(out);
}

void card_write_json(JsonOut *out, const Card *card)
{
    json_begin_object(out);
    json_key(out, "replies");
    json_int(out, card->replies);
    write_scores(out, card);
    write_score(out, "chars_per_minute", card->chars_per_minute);
    write_score(out, "longest_wait_ms", card->longest_wait_ms);
    json_key(out, "rules");
    json_begin_array(out);
    for (size_t i = 0; i < card->rule_count; i++) write_rule(out, &card->rules[i]);
    json_end_array(out);
    json_key(out, "chats");
    json_begin_array(out);
    for (size_t i = 0; i < card->chat_count; i++) write_chat(out, &card->chats[i]);
    json_end_array(out);
    json_key(out, "practice");
    json_begin_array(out);
    for (size_t i = 0; i < card->practice_count; i++) json_string(out, card->practice[i]);
    json_end_array(out);
    json_key(out, "closed");
    json_bool(out, card->is_closed);
    json_end_object(out);
}
