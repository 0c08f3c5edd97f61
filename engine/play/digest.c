/* digest.c -- every graded reply leaves a row (which rules it is about, which it broke); the rows turned give the marks. */
#include "play/digest.h"

#include "judge/rules.h"
#include "play/card.h"
#include "play/event_data.h"

enum { MAX_OF_REPLY = 32 };

/* A rule in one reply: kept or how badly not. */
typedef struct Touch {
    StrView rule;
    char mark;
} Touch;

typedef struct Row {
    Touch touches[MAX_OF_REPLY];
    size_t count;
    bool is_first; /* of its chat */
    bool is_timed;
} Row;

typedef struct Fold {
    const Rules *rules;
    Arena *arena;
    Digest *out;
    Row *rows;
    size_t row_count;
    int64_t overall_sums[DIGEST_MAX_CHATS];
    uint32_t overall_counts[DIGEST_MAX_CHATS];
    int64_t suspended_at;
    int64_t lost_ms;
    int64_t end_ms;
} Fold;

static const char *const OF_FIRST[] = { "SPD-01", "TON-43" };

bool digest_is_of_first(StrView rule)
{
    for (size_t i = 0; i < sizeof OF_FIRST / sizeof *OF_FIRST; i++) {
        if (sv_is(rule, OF_FIRST[i])) return true;
    }
    return false;
}

static int badness(StrView outcome)
{
    static const char *const ORDER[] = { "won", "open", "lost", "walked_out", "fault" };
    for (int i = 0; i < (int)(sizeof ORDER / sizeof *ORDER); i++) {
        if (sv_is(outcome, ORDER[i])) return i;
    }
    return 0;
}

StrView digest_outcome(const Digest *digest)
{
    StrView worst = digest->chat_count ? digest->chats[0].outcome : sv("open");
    for (size_t i = 1; i < digest->chat_count; i++) {
        if (badness(digest->chats[i].outcome) > badness(worst)) worst = digest->chats[i].outcome;
    }
    return worst;
}

static bool is_topic_rule(const Rules *rules, StrView rule)
{
    size_t count = 0;
    const TopicDef *topics = grammar_topics(rules->grammar, &count);
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(topics[i].rule, rule)) return true;
    }
    return false;
}

static bool is_speed_rule(StrView rule)
{
    return sv_is(rule, "SPD-01") || sv_is(rule, "SPD-02");
}

bool digest_is_always(const Rules *rules, StrView rule)
{
    return !is_speed_rule(rule) && !is_topic_rule(rules, rule);
}

/* The worse of two marks; praise is better than kept. */
static char worse(char a, char b)
{
    static const char ORDER[] = { DIGEST_PRAISED, DIGEST_KEPT, DIGEST_MINOR, DIGEST_MAJOR, DIGEST_CRITICAL };
    for (size_t i = sizeof ORDER; i > 0; i--) {
        if (a == ORDER[i - 1] || b == ORDER[i - 1]) return ORDER[i - 1];
    }
    return a;
}

static char mark_of(int kind)
{
    static const char MARKS[] = { DIGEST_CRITICAL, DIGEST_MAJOR, DIGEST_MINOR, DIGEST_PRAISED };
    return MARKS[kind];
}

static void touch(Fold *fold, Row *row, StrView rule, char mark)
{
    if (!rule.len) return;
    for (size_t i = 0; i < row->count; i++) {
        if (!sv_eq(row->touches[i].rule, rule)) continue;
        /* That the reply is about it says nothing against praise. */
        if (mark != DIGEST_KEPT) {
            bool was_kept = row->touches[i].mark == DIGEST_KEPT;
            row->touches[i].mark = was_kept ? mark : worse(row->touches[i].mark, mark);
        }
        return;
    }
    if (row->count == MAX_OF_REPLY) return;
    row->touches[row->count++] = (Touch){ arena_copy(fold->arena, rule), mark };
}

static void touch_topic(Fold *fold, Row *row, StrView topic)
{
    uint16_t at = grammar_topic(fold->rules->grammar, topic);
    if (at != TOPIC_NONE) touch(fold, row, grammar_topics(fold->rules->grammar, NULL)[at].rule, DIGEST_KEPT);
}

static DigestChat *chat_of(Fold *fold, uint32_t number)
{
    return number >= 1 && number <= fold->out->chat_count ? &fold->out->chats[number - 1] : NULL;
}

static void fold_graded(Fold *fold, const Event *event, const JsonValue *data)
{
    const JsonValue *judgement = json_get(data, "judgement");
    int64_t overall = data_int(json_get(judgement, "scores"), "overall", -1);
    DigestChat *chat = chat_of(fold, event->chat);
    Row *row = &fold->rows[fold->row_count++];

    row->is_timed = data_int(data, "wait_ms", -1) >= 0;
    row->is_first = chat && chat->replies == 1;
    for (const JsonValue *t = data_first(judgement, "asked"); t; t = t->next) touch_topic(fold, row, t->text);
    for (const JsonValue *c = data_first(judgement, "claims"); c; c = c->next)
        touch_topic(fold, row, data_text(c, "topic"));
    if (row->is_timed) touch(fold, row, sv(row->is_first ? "SPD-01" : "SPD-02"), DIGEST_KEPT);
    for (const JsonValue *f = data_first(judgement, "findings"); f; f = f->next) {
        int kind = data_kind(data_text(f, "kind"));
        if (kind >= 0) touch(fold, row, data_text(f, "rule"), mark_of(kind));
    }
    if (overall < 0 || !chat) return;
    fold->overall_sums[event->chat - 1] += overall;
    fold->overall_counts[event->chat - 1]++;
}

static void open_chats(Fold *fold, uint32_t number)
{
    if (number > DIGEST_MAX_CHATS) return;
    for (; fold->out->chat_count < number; fold->out->chat_count++) {
        fold->out->chats[fold->out->chat_count] = (DigestChat){ sv(""), sv(""), sv("open"), sv(""), -1, 0 };
    }
}

static StrView kept(Fold *fold, const JsonValue *data, const char *key)
{
    return arena_copy(fold->arena, data_text(data, key));
}

static void fold_event(Fold *fold, const Event *event, const JsonValue *data)
{
    open_chats(fold, event->chat);
    DigestChat *chat = chat_of(fold, event->chat);
    fold->end_ms = event->t_ms;
    if (event->kind == EVENT_SUSPEND && fold->suspended_at < 0) fold->suspended_at = event->t_ms;
    if (event->kind == EVENT_RESUME && fold->suspended_at >= 0) {
        fold->lost_ms += event->t_ms - fold->suspended_at;
        fold->suspended_at = -1;
    }
    if (event->kind == EVENT_GRADED) fold_graded(fold, event, data);
    if (!chat) return;
    if (event->kind == EVENT_TRAINEE_SAID) chat->replies++;
    if (event->kind == EVENT_CHAT_OPENED) {
        chat->scenario = kept(fold, data, "scenario");
        chat->persona = kept(fold, data, "persona");
    } else if (event->kind == EVENT_CHAT_CLOSED) {
        chat->outcome = kept(fold, data, "outcome");
        chat->why = kept(fold, data, "why");
    }
}

/* ---- rows to marks */

static bool is_about(const Fold *fold, const Row *row, StrView rule, char *mark)
{
    *mark = DIGEST_KEPT;
    for (size_t i = 0; i < row->count; i++) {
        if (!sv_eq(row->touches[i].rule, rule)) continue;
        *mark = row->touches[i].mark;
        return true;
    }
    return digest_is_of_first(rule) ? row->is_first && !is_speed_rule(rule) : digest_is_always(fold->rules, rule);
}

static StrView marks_of(Fold *fold, StrView rule)
{
    char *marks = arena_alloc(fold->arena, fold->row_count + 1, 1);
    size_t count = 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        char mark = DIGEST_KEPT;
        if (is_about(fold, &fold->rows[i], rule, &mark)) marks[count++] = mark;
    }
    size_t from = count > DIGEST_MAX_MARKS ? count - DIGEST_MAX_MARKS : 0;
    return sv_of(marks + from, count - from);
}

static bool has_rule(const DigestRule *rules, size_t count, StrView rule)
{
    for (size_t i = 0; i < count; i++) {
        if (sv_eq(rules[i].rule, rule)) return true;
    }
    return false;
}

static void turn_rows(Fold *fold)
{
    DigestRule *rules = arena_alloc(fold->arena, DIGEST_MAX_RULES, sizeof *rules);
    size_t count = 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        for (size_t k = 0; k < fold->rows[i].count && count < DIGEST_MAX_RULES; k++) {
            StrView rule = fold->rows[i].touches[k].rule;
            if (has_rule(rules, count, rule)) continue;
            rules[count++] = (DigestRule){ rule, marks_of(fold, rule) };
        }
    }
    fold->out->rules = rules;
    fold->out->rule_count = count;
}

static void finish(Fold *fold, const Card *card)
{
    Digest *out = fold->out;
    memcpy(out->means, card->means, sizeof out->means);
    out->overall = card->overall;
    out->replies = card->replies;
    out->chars = card->chars;
    out->typing_ms = card->typing_ms;
    out->duration_ms = (fold->suspended_at >= 0 ? fold->suspended_at : fold->end_ms) - fold->lost_ms;
    for (size_t i = 0; i < out->chat_count; i++) {
        int64_t count = fold->overall_counts[i];
        if (count) out->chats[i].overall = (int32_t)((2 * fold->overall_sums[i] + count) / (2 * count));
    }
    turn_rows(fold);
}

/* ---- where it parts from another */

/* A retry begins right after the line that is to be answered; where none comes before it, with what is done first. */
static uint32_t cut_chat(const EventLog *log, uint32_t seq)
{
    uint32_t count = log_count(log);
    if (seq >= 2 && seq - 1 <= count) {
        const Event *before = &log_at(log, seq - 2)->event;
        if (before->kind == EVENT_BUYER_SAID) return before->chat;
    }
    for (uint32_t i = seq - 1; i < count; i++) {
        const Event *event = &log_at(log, i)->event;
        if (event_is_input(event->kind) && event->chat) return event->chat;
    }
    return 1;
}

static DigestCut cut_of(const EventLog *log)
{
    DigestCut cut = { 0 };
    StrView id = { 0 };
    if (!session_is_retry(log_header(log), &id, &cut.seq)) return cut;
    cut.chat = cut_chat(log, cut.seq);
    cut.reply = 1;
    for (uint32_t i = 0; i < log_count(log) && i + 1 < cut.seq; i++) {
        const Event *event = &log_at(log, i)->event;
        cut.reply += event->kind == EVENT_TRAINEE_SAID && event->chat == cut.chat;
    }
    return cut;
}

static size_t count_graded(const EventLog *log)
{
    size_t count = 0;
    for (uint32_t i = 0; i < log_count(log); i++) count += log_at(log, i)->event.kind == EVENT_GRADED;
    return count;
}

bool digest_of(const EventLog *log, const Rules *rules, Arena *arena, Digest *out, Err *err)
{
    Card card;
    Arena *scratch = arena_new(0);
    ArenaMark mark = arena_mark(scratch);
    Fold fold = { .rules = rules, .arena = arena, .out = out, .suspended_at = -1 };

    *out = (Digest){ .overall = -1, .cut = cut_of(log) };
    fold.rows = arena_alloc(arena, count_graded(log) + 1, sizeof *fold.rows);
    bool is_good = card_of(log, arena, &card, err);
    for (uint32_t i = 0; i < log_count(log) && is_good; i++) {
        const Event *event = &log_at(log, i)->event;
        const JsonValue *data = NULL;
        arena_rewind(scratch, mark);
        is_good = json_parse(scratch, event->data, &data, err);
        if (is_good) fold_event(&fold, event, data);
    }
    arena_free(scratch);
    if (is_good) finish(&fold, &card);
    return is_good;
}
