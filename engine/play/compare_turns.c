/* compare_turns.c -- a chat as turns: the buyer's lines, what they asked, and the replies up to the next lines. */
#include "play/compare_own.h"
#include "play/event_data.h"

/* ---- what was asked */

static size_t count_kind(const EventLog *log, EventKind kind)
{
    size_t count = 0;
    for (uint32_t i = 0; i < log_count(log); i++) count += log_at(log, i)->event.kind == kind;
    return count;
}

static void add_topic(StrView *topics, size_t *count, StrView topic)
{
    for (size_t i = 0; i < *count; i++) {
        if (sv_eq(topics[i], topic)) return;
    }
    if (*count < FEED_MAX_ASKS) topics[(*count)++] = topic;
}

/* The line that this chat's buyer said last, which is what "asked" is about; NULL: asked without a word. */
static CompareAsk *latest_of(CompareAsk *const latest[], uint32_t chat)
{
    return chat <= DESK_MAX_CHATS ? latest[chat] : NULL;
}

static void read_asked(CompareAsk *ask, const JsonValue *data, Arena *arena)
{
    for (const JsonValue *t = data_first(data, "topics"); ask && t; t = t->next)
        add_topic(ask->topics, &ask->count, arena_copy(arena, t->text));
}

bool compare_read_asks(const EventLog *log, Arena *arena, CompareAsks *out, Err *err)
{
    CompareAsk *latest[DESK_MAX_CHATS + 1] = { 0 };
    Arena *scratch = arena_new(0);
    ArenaMark mark = arena_mark(scratch);
    bool is_good = true;

    *out = (CompareAsks){ arena_alloc(arena, count_kind(log, EVENT_BUYER_SAID) + 1, sizeof *out->items), 0 };
    for (uint32_t i = 0; i < log_count(log) && is_good; i++) {
        const Event *event = &log_at(log, i)->event;
        const JsonValue *data = NULL;
        if (event->kind != EVENT_BUYER_SAID && event->kind != EVENT_ASKED) continue;
        arena_rewind(scratch, mark);
        is_good = json_parse(scratch, event->data, &data, err);
        if (is_good && event->kind == EVENT_ASKED) read_asked(latest_of(latest, event->chat), data, arena);
        if (!is_good || event->kind == EVENT_ASKED) continue;
        CompareAsk *ask = &out->items[out->count++];
        *ask = (CompareAsk){ .seq = event->seq, .key = arena_copy(arena, data_text(data, "line")) };
        if (event->chat <= DESK_MAX_CHATS) latest[event->chat] = ask;
    }
    arena_free(scratch);
    return is_good;
}

static const CompareAsk *ask_of(const CompareAsks *asks, uint32_t seq)
{
    size_t low = 0, high = asks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (asks->items[middle].seq < seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < asks->count && asks->items[low].seq == seq ? &asks->items[low] : NULL;
}

/* ---- turns */

typedef struct Reader {
    const CompareAsks *asks;
    CompareTurns *out;
    const FeedItem **lines; /* of all turns, one after the other */
    size_t line_count;
    const FeedItem **replies;
    size_t reply_count;
} Reader;

static CompareTurn *latest_turn(const Reader *reader)
{
    return reader->out->count ? &reader->out->items[reader->out->count - 1] : NULL;
}

static CompareTurn *begin_turn(Reader *reader, const FeedItem *item)
{
    CompareTurn *turn = &reader->out->items[reader->out->count++];
    *turn = (CompareTurn){ .number = (uint32_t)reader->out->count,
                           .t_ms = item->t_ms,
                           .lines = &reader->lines[reader->line_count],
                           .replies = &reader->replies[reader->reply_count],
                           .key = sv(""),
                           .wait_ms = -1 };
    return turn;
}

/* A nudge asks nothing new, also after a reply that put it off. */
static void take_line(Reader *reader, const FeedItem *item)
{
    CompareTurn *turn = latest_turn(reader);
    const CompareAsk *ask = ask_of(reader->asks, item->seq);
    if (!turn || (turn->reply_count && !item->is_nudge)) turn = begin_turn(reader, item);
    reader->lines[reader->line_count++] = item;
    turn->line_count++;
    if (!ask) return;
    if (!turn->key.len && !item->is_nudge) turn->key = ask->key;
    for (size_t i = 0; i < ask->count; i++) add_topic(turn->topics, &turn->topic_count, ask->topics[i]);
}

static void take_reply(Reader *reader, const FeedItem *item)
{
    CompareTurn *turn = latest_turn(reader);
    if (!turn) turn = begin_turn(reader, item);
    reader->replies[reader->reply_count++] = item;
    turn->reply_count++;
}

static int32_t mean_of(const CompareTurn *turn, int dim)
{
    int64_t sum = 0, count = 0;
    for (size_t i = 0; i < turn->reply_count; i++) {
        const FeedGrade *grade = turn->replies[i]->grade;
        int32_t score = !grade ? -1 : dim < DIM_COUNT ? grade->scores[dim] : grade->overall;
        if (score < 0) continue;
        sum += score;
        count++;
    }
    return count ? (int32_t)((2 * sum + count) / (2 * count)) : -1;
}

/* Where the lines asked nothing, what the judge still held open. */
static void take_grades(CompareTurn *turn)
{
    bool is_open = turn->topic_count == 0;
    for (size_t i = 0; i < turn->reply_count; i++) {
        const FeedItem *reply = turn->replies[i];
        const FeedGrade *grade = reply->grade;
        if (reply->wait_ms > turn->wait_ms) turn->wait_ms = reply->wait_ms;
        if (!grade) continue;
        turn->is_capped = turn->is_capped || grade->is_capped;
        for (size_t k = 0; k < grade->count; k++) turn->findings[grade->findings[k].kind]++;
        for (size_t k = 0; is_open && k < grade->asked_count; k++)
            add_topic(turn->topics, &turn->topic_count, grade->asked[k]);
    }
    for (int dim = 0; dim < DIM_COUNT; dim++) turn->scores[dim] = mean_of(turn, dim);
    turn->overall = mean_of(turn, DIM_COUNT);
}

/* The topics of all turns so far. */
typedef struct Seen {
    StrView *topics;
    size_t count;
} Seen;

static bool is_seen(Seen *seen, StrView topic)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (sv_eq(seen->topics[i], topic)) return true;
    }
    seen->topics[seen->count++] = topic;
    return false;
}

static size_t count_topics(const CompareTurns *turns)
{
    size_t count = 0;
    for (size_t i = 0; i < turns->count; i++) count += turns->items[i].topic_count;
    return count;
}

static void mark_repeated(CompareTurns *turns, Arena *arena)
{
    Seen seen = { arena_alloc(arena, count_topics(turns) + 1, sizeof *seen.topics), 0 };
    for (size_t i = 0; i < turns->count; i++) {
        CompareTurn *turn = &turns->items[i];
        size_t known = 0;
        for (size_t k = 0; k < turn->topic_count; k++) known += is_seen(&seen, turn->topics[k]);
        turn->is_again = turn->topic_count > 0 && known == turn->topic_count;
    }
}

/* Who was left waiting without a new question waits for an answer to the one before. */
static void carry_on(const FeedChat *chat, const CompareTurns *turns)
{
    const FeedWait *wait = chat->wait_count ? &chat->waits[chat->wait_count - 1] : NULL;
    if (!wait || wait->reply || turns->count < 2) return;
    const CompareTurn *before = &turns->items[turns->count - 2];
    CompareTurn *last = &turns->items[turns->count - 1];
    if (last->reply_count || last->topic_count) return;
    memcpy(last->topics, before->topics, sizeof last->topics);
    last->topic_count = before->topic_count;
}

void compare_read_turns(const FeedChat *chat, const CompareAsks *asks, Arena *arena, CompareTurns *out)
{
    Reader reader = { .asks = asks, .out = out };
    *out = (CompareTurns){ arena_alloc(arena, chat->count + 1, sizeof *out->items), 0 };
    reader.lines = arena_alloc(arena, chat->count + 1, sizeof(FeedItem *));
    reader.replies = arena_alloc(arena, chat->count + 1, sizeof(FeedItem *));
    for (size_t i = 0; i < chat->count; i++) {
        if (chat->items[i].kind == FEED_BUYER) take_line(&reader, &chat->items[i]);
        if (chat->items[i].kind == FEED_AGENT) take_reply(&reader, &chat->items[i]);
    }
    for (size_t i = 0; i < out->count; i++) take_grades(&out->items[i]);
    carry_on(chat, out);
    mark_repeated(out, arena);
}
