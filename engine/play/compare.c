/* compare.c -- chats in pairs, turns in rows, numbers side by side.
 *
 * All is worked out in an order that the sessions themselves give and turned round at the end where the caller has them the
 * other way, so that it never matters who is named first. */
#include "play/compare.h"

#include <stdlib.h>

#include "play/compare_own.h"

const char *compare_kind_name(CompareKind kind)
{
    static const char *const NAMES[] = { "same", "differs", "first", "second" };
    return NAMES[kind];
}

ComparePair compare_pair(int64_t first, int64_t second)
{
    bool is_known = first >= 0 && second >= 0;
    return (ComparePair){ { first, second }, is_known ? second - first : 0, is_known };
}

/* ---- which chats belong together */

typedef struct Couple {
    const FeedChat *chats[COMPARE_SIDES];
} Couple;

typedef bool (*IsPair)(const FeedChat *a, const FeedChat *b);

static bool is_same_buyer(const FeedChat *a, const FeedChat *b)
{
    return sv_eq(a->scenario, b->scenario) && sv_eq(a->persona, b->persona);
}

static bool is_same_scenario(const FeedChat *a, const FeedChat *b)
{
    return sv_eq(a->scenario, b->scenario);
}

static bool is_any(const FeedChat *a, const FeedChat *b)
{
    (void)a;
    (void)b;
    return true;
}

/* The closest kin first: the same buyer, then the same scenario, then who is left, each in the order in which they came. */
static size_t couple_chats(const Feed *feeds[COMPARE_SIDES], Couple out[2 * DESK_MAX_CHATS])
{
    static const IsPair PASSES[] = { is_same_buyer, is_same_scenario, is_any };
    size_t counts[COMPARE_SIDES] = { feed_chat_count(feeds[0]), feed_chat_count(feeds[1]) };
    bool taken[COMPARE_SIDES][DESK_MAX_CHATS] = { { false } };
    size_t count = counts[0];

    for (size_t i = 0; i < counts[0]; i++) out[i] = (Couple){ { feed_chat(feeds[0], (uint32_t)i + 1), NULL } };
    for (size_t pass = 0; pass < sizeof PASSES / sizeof *PASSES; pass++) {
        for (size_t i = 0; i < counts[0]; i++) {
            for (size_t k = 0; k < counts[1] && !taken[0][i]; k++) {
                const FeedChat *other = feed_chat(feeds[1], (uint32_t)k + 1);
                if (taken[1][k] || !PASSES[pass](out[i].chats[0], other)) continue;
                taken[0][i] = taken[1][k] = true;
                out[i].chats[1] = other;
            }
        }
    }
    for (size_t k = 0; k < counts[1]; k++) {
        if (!taken[1][k]) out[count++] = (Couple){ { NULL, feed_chat(feeds[1], (uint32_t)k + 1) } };
    }
    return count;
}

/* ---- rows */

static bool same_items(const FeedItem *const *a, const FeedItem *const *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!sv_eq(a[i]->text, b[i]->text)) return false;
    }
    return true;
}

static bool same_findings(const FeedGrade *a, const FeedGrade *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        const FeedFinding *x = &a->findings[i], *y = &b->findings[i];
        if (!sv_eq(x->rule, y->rule) || x->kind != y->kind || x->start != y->start || x->end != y->end) return false;
    }
    return true;
}

static bool same_grades(const CompareTurn *a, const CompareTurn *b)
{
    for (size_t i = 0; i < a->reply_count; i++) {
        const FeedGrade *x = a->replies[i]->grade, *y = b->replies[i]->grade;
        if (!x != !y) return false;
        if (!x) continue;
        if (x->overall != y->overall || memcmp(x->scores, y->scores, sizeof x->scores) != 0) return false;
        if (!same_findings(x, y)) return false;
    }
    return true;
}

static bool same_turns(const CompareTurn *a, const CompareTurn *b)
{
    if (a->line_count != b->line_count || a->reply_count != b->reply_count || a->wait_ms != b->wait_ms) return false;
    return same_items(a->lines, b->lines, a->line_count) && same_items(a->replies, b->replies, a->reply_count) &&
           same_grades(a, b);
}

static CompareRow row_of(const CompareTurn *first, const CompareTurn *second)
{
    CompareRow row = { .turns = { first, second } };
    row.kind = !second                     ? COMPARE_FIRST
               : !first                    ? COMPARE_SECOND
               : same_turns(first, second) ? COMPARE_SAME
                                           : COMPARE_DIFFERS;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        row.scores[dim] = compare_pair(first ? first->scores[dim] : -1, second ? second->scores[dim] : -1);
    }
    row.overall = compare_pair(first ? first->overall : -1, second ? second->overall : -1);
    row.wait_ms = compare_pair(first ? first->wait_ms : -1, second ? second->wait_ms : -1);
    return row;
}

static void add_row(CompareChat *chat, CompareRow *rows, const CompareTurn *first, const CompareTurn *second)
{
    CompareRow *row = &rows[chat->row_count++];
    *row = row_of(first, second);
    chat->same_rows += row->kind == COMPARE_SAME;
    chat->met_rows += first && second;
}

/* Between two meetings what only the first was asked stands before what only the second was. */
static void join_rows(CompareChat *chat, const CompareTurns turns[COMPARE_SIDES], const size_t *partner, Arena *arena)
{
    CompareRow *rows = arena_alloc(arena, turns[0].count + turns[1].count + 1, sizeof *rows);
    size_t next = 0;
    for (size_t i = 0; i < turns[0].count; i++) {
        for (; partner[i] != SIZE_MAX && next < partner[i]; next++) add_row(chat, rows, NULL, &turns[1].items[next]);
        const CompareTurn *other = partner[i] == SIZE_MAX ? NULL : &turns[1].items[next++];
        add_row(chat, rows, &turns[0].items[i], other);
    }
    for (; next < turns[1].count; next++) add_row(chat, rows, NULL, &turns[1].items[next]);
    chat->rows = rows;
}

/* ---- moods at the end */

static int64_t mood_at_end(const FeedChat *chat, StrView name)
{
    for (size_t i = 0; chat && chat->mood_count && i < chat->mood_name_count; i++) {
        if (sv_eq(chat->mood_names[i], name)) return chat->moods[chat->mood_count - 1].values[i];
    }
    return -1;
}

static bool has_mood(const CompareChat *chat, StrView name)
{
    for (size_t i = 0; i < chat->mood_count; i++) {
        if (sv_eq(chat->moods[i].name, name)) return true;
    }
    return false;
}

static void compare_moods(CompareChat *chat)
{
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        const FeedChat *its = chat->chats[side];
        for (size_t i = 0; its && i < its->mood_name_count; i++) {
            StrView name = its->mood_names[i];
            if (has_mood(chat, name)) continue;
            ComparePair at_end = compare_pair(mood_at_end(chat->chats[0], name), mood_at_end(chat->chats[1], name));
            chat->moods[chat->mood_count++] = (CompareMood){ name, at_end };
        }
    }
}

/* ---- the whole */

typedef struct Job {
    Compare *out;
    Arena *arena;
    CompareAsks asks[COMPARE_SIDES];
} Job;

static bool compare_cards(const Job *job, CompareChat *chat, Err *err)
{
    Card cards[COMPARE_SIDES];
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        cards[side] = (Card){ .overall = -1 };
        for (int dim = 0; dim < DIM_COUNT; dim++) cards[side].means[dim] = -1;
        if (!chat->chats[side]) continue;
        const EventLog *log = job->out->sides[side].log;
        if (!card_of_chat(log, chat->chats[side]->number, job->arena, &cards[side], err)) return false;
    }
    for (int dim = 0; dim < DIM_COUNT; dim++)
        chat->scores[dim] = compare_pair(cards[0].means[dim], cards[1].means[dim]);
    chat->overall = compare_pair(cards[0].overall, cards[1].overall);
    return true;
}

static bool compare_chat(const Job *job, const Couple *couple, CompareChat *out, Err *err)
{
    CompareTurns turns[COMPARE_SIDES] = { { NULL, 0 } };
    *out = (CompareChat){ .chats = { couple->chats[0], couple->chats[1] } };
    for (size_t side = 0; side < COMPARE_SIDES; side++) {
        if (couple->chats[side]) compare_read_turns(couple->chats[side], &job->asks[side], job->arena, &turns[side]);
    }
    size_t *partner = arena_alloc(job->arena, turns[0].count + 1, sizeof *partner);
    compare_align(&turns[0], &turns[1], partner);
    join_rows(out, turns, partner, job->arena);
    compare_moods(out);
    return compare_cards(job, out, err);
}

static bool read_side(Job *job, size_t side, Err *err)
{
    CompareSide *its = &job->out->sides[side];
    const Rules *rules = content_rules(feed_content(its->feed));
    its->header = log_header(its->log);
    return card_of(its->log, job->arena, &its->card, err) &&
           digest_of(its->log, rules, job->arena, &its->digest, err) &&
           compare_read_asks(its->log, job->arena, &job->asks[side], err);
}

static void compare_totals(Compare *out)
{
    const Card *a = &out->sides[0].card, *b = &out->sides[1].card;
    for (int dim = 0; dim < DIM_COUNT; dim++) out->scores[dim] = compare_pair(a->means[dim], b->means[dim]);
    out->overall = compare_pair(a->overall, b->overall);
    out->replies = compare_pair(a->replies, b->replies);
    for (int kind = 0; kind < COMPARE_FINDINGS; kind++)
        out->findings[kind] = compare_pair(a->findings[kind], b->findings[kind]);
    out->longest_wait_ms = compare_pair(a->longest_wait_ms, b->longest_wait_ms);
    out->duration_ms = compare_pair(out->sides[0].digest.duration_ms, out->sides[1].digest.duration_ms);
    out->chars_per_minute = compare_pair(a->chars_per_minute, b->chars_per_minute);
}

static uint32_t shared_events(const EventLog *a, const EventLog *b)
{
    uint32_t count = 0;
    while (count < log_count(a) && count < log_count(b) && sv_eq(log_at(a, count)->line, log_at(b, count)->line))
        count++;
    return count;
}

static bool compare_in_order(Job *job, Err *err)
{
    Compare *out = job->out;
    const Feed *feeds[COMPARE_SIDES] = { out->sides[0].feed, out->sides[1].feed };
    Couple couples[2 * DESK_MAX_CHATS];

    if (!read_side(job, 0, err) || !read_side(job, 1, err)) return false;
    size_t count = couple_chats(feeds, couples);
    out->chats = arena_alloc(job->arena, count + 1, sizeof *out->chats);
    for (; out->chat_count < count; out->chat_count++) {
        if (!compare_chat(job, &couples[out->chat_count], &out->chats[out->chat_count], err)) return false;
    }
    compare_totals(out);
    out->shared_events = shared_events(out->sides[0].log, out->sides[1].log);
    return true;
}

/* ---- the other way round */

static void turn_pair(ComparePair *pair)
{
    *pair = (ComparePair){ { pair->of[1], pair->of[0] }, -pair->by, pair->is_known };
}

static void turn_pairs(ComparePair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) turn_pair(&pairs[i]);
}

static void turn_row(CompareRow *row)
{
    const CompareTurn *first = row->turns[0];
    row->turns[0] = row->turns[1];
    row->turns[1] = first;
    if (row->kind == COMPARE_FIRST || row->kind == COMPARE_SECOND)
        row->kind = row->kind == COMPARE_FIRST ? COMPARE_SECOND : COMPARE_FIRST;
    turn_pairs(row->scores, DIM_COUNT);
    turn_pair(&row->overall);
    turn_pair(&row->wait_ms);
}

static void turn_chat(CompareChat *chat)
{
    const FeedChat *first = chat->chats[0];
    chat->chats[0] = chat->chats[1];
    chat->chats[1] = first;
    for (size_t i = 0; i < chat->row_count; i++) turn_row(&chat->rows[i]);
    for (size_t i = 0; i < chat->mood_count; i++) turn_pair(&chat->moods[i].at_end);
    turn_pairs(chat->scores, DIM_COUNT);
    turn_pair(&chat->overall);
}

static void turn_round(Compare *out)
{
    CompareSide first = out->sides[0];
    out->sides[0] = out->sides[1];
    out->sides[1] = first;
    for (size_t i = 0; i < out->chat_count; i++) turn_chat(&out->chats[i]);
    turn_pairs(out->scores, DIM_COUNT);
    turn_pair(&out->overall);
    turn_pair(&out->replies);
    turn_pairs(out->findings, COMPARE_FINDINGS);
    turn_pair(&out->longest_wait_ms);
    turn_pair(&out->duration_ms);
    turn_pair(&out->chars_per_minute);
}

/* The older first; of the same moment, by id, then by what happened. */
static bool is_in_order(const CompareSide *a, const CompareSide *b)
{
    const SessionHeader *x = log_header(a->log), *y = log_header(b->log);
    Hash p = log_last_hash(a->log), q = log_last_hash(b->log);
    int order = sv_compare(x->started_at, y->started_at);
    if (order == 0) order = sv_compare(x->id, y->id);
    if (order == 0) order = memcmp(&p, &q, sizeof p);
    return order <= 0;
}

bool compare_sessions(const CompareSide sides[COMPARE_SIDES], Arena *arena, Compare *out, Err *err)
{
    Job job = { .out = out, .arena = arena };
    bool is_turned = !is_in_order(&sides[0], &sides[1]);
    *out = (Compare){ .sides = { sides[is_turned], sides[!is_turned] } };
    if (!compare_in_order(&job, err)) return false;
    if (is_turned) turn_round(out);
    return true;
}
