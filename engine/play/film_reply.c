/* film_reply.c -- the trainee's replies: what each waited for, and how reading, thinking and composing shared that time. */
#include "base/mem.h"
#include "base/utf8.h"
#include "judge/rules.h"
#include "play/film_own.h"

/* ---- while the log is read */

void film_take_reply(Film *film, const Event *event)
{
    const FeedChat *chat = &film->whole->chats[event->chat - 1].chat;
    const FeedItem *item = &chat->items[chat->count - 1];
    FilmChat *own = &film->chats[event->chat - 1];
    int32_t index = (int32_t)film->reply_count;

    film->replies = film_grow(film->replies, film->reply_count, &film->reply_cap, sizeof *film->replies);
    own->replies = film_grow(own->replies, own->reply_count, &own->reply_cap, sizeof *own->replies);
    own->replies[own->reply_count++] = index;
    FilmReply *reply = &film->replies[film->reply_count++];
    *reply = (FilmReply){ .chat = event->chat,
                          .number = item->number,
                          .seq = item->seq,
                          .item = (uint32_t)chat->count - 1,
                          .t_ms = item->t_ms,
                          .text = item->text,
                          .quick = item->detail,
                          .wait_since = -1,
                          .wait_ms = -1,
                          .compose_ms = -1,
                          .typed_from = -1,
                          .typing_ms = item->typing_ms,
                          .lowest_score = -1,
                          .level = ' ',
                          .typing = FILM_NONE,
                          .asked_count = chat->ask_count };
    memcpy(reply->asked, chat->asks, chat->ask_count * sizeof *reply->asked);
    film_end_typing(film, event->chat, event->t_ms, index);
}

/* ---- the time before a reply */

/* Characters of the buyer's own lines since the reply before. */
static int64_t chars_to_read(const FeedChat *chat, size_t item)
{
    int64_t chars = 0;
    for (size_t i = item; i > 0 && chat->items[i - 1].kind != FEED_AGENT; i--) {
        const FeedItem *line = &chat->items[i - 1];
        if (line->kind == FEED_BUYER && !line->is_nudge) chars += (int64_t)utf8_count(line->text);
    }
    return chars;
}

static int64_t reading_ms(const Film *film, int64_t chars)
{
    const SpeedNorms *norms = film_norms(film);
    int64_t ms = chars * norms->canned_char_ms;
    if (!chars) return 0;
    return ms > norms->canned_min_ms ? ms : norms->canned_min_ms;
}

static int64_t message_before(const FeedChat *chat, size_t item)
{
    for (size_t i = item; i > 0; i--) {
        FeedKind kind = chat->items[i - 1].kind;
        if (kind == FEED_BUYER || kind == FEED_AGENT || kind == FEED_AUTO) return chat->items[i - 1].t_ms;
    }
    return chat->opened_at;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* How long the trainee typed, pauses of the session left out; -1 where nothing tells. */
static int64_t composing_ms(const Film *film, const FilmReply *reply)
{
    if (reply->typing < 0) return reply->typing_ms;
    int64_t from_ms = film->typings[reply->typing].typing.from_ms;
    return reply->t_ms - from_ms - film_away(film, from_ms, reply->t_ms);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A wait that was paused begins so much later, so its parts add up without the pause. */
static void split_time(const Film *film, FilmReply *reply, int64_t reading)
{
    int64_t rest = reply->t_ms - reply->begin_ms;
    int64_t composing = composing_ms(film, reply);
    if (composing >= 0) {
        reply->compose_ms = least(composing, rest);
        reply->typed_from = reply->t_ms - reply->compose_ms;
        rest -= reply->compose_ms;
    }
    reply->read_ms = least(reading, rest);
    reply->think_ms = rest - reply->read_ms;
}

/* Both lists are in the order of events. */
static void take_waits(Film *film, const FilmChat *own)
{
    size_t next = 0;
    for (size_t i = 0; i < own->lane.wait_count; i++) {
        const FeedWait *wait = &own->lane.waits[i];
        while (next < own->reply_count && film->replies[own->replies[next]].seq < wait->reply) next++;
        if (!wait->reply || next == own->reply_count) continue;
        FilmReply *reply = &film->replies[own->replies[next]];
        if (reply->seq != wait->reply) continue;
        reply->wait_since = wait->since;
        reply->wait_ms = reply->t_ms - wait->since;
        reply->allowed_ms = wait->allowed;
    }
}

static void measure_time(const Film *film, FilmReply *reply)
{
    const FeedChat *chat = &film->whole->chats[reply->chat - 1].chat;
    reply->begin_ms = reply->wait_since >= 0 ? reply->wait_since : message_before(chat, reply->item);
    if (reply->begin_ms < 0 || reply->begin_ms > reply->t_ms) reply->begin_ms = reply->t_ms;
    split_time(film, reply, reading_ms(film, chars_to_read(chat, reply->item)));
}

/* ---- its grade */

static void measure_grade(const Film *film, FilmReply *reply)
{
    const FeedGrade *grade = reply->grade;
    for (int dim = 0; grade && dim < DIM_COUNT; dim++) {
        int32_t score = grade->scores[dim];
        if (score < 0 || (reply->lowest_score >= 0 && score >= reply->lowest_score)) continue;
        reply->lowest = (Dim)dim;
        reply->lowest_score = score;
    }
    if (grade && grade->is_capped) {
        reply->level = 'X';
    } else if (reply->lowest_score >= 0) {
        reply->level = rubric_level(&content_rules(film->content)->rubric, reply->lowest_score);
    }
}

/* Each has the strip up to the next one's. */
static void place_on_strip(const Film *film, FilmChat *own, const FeedChat *chat)
{
    int64_t end = chat->closed_at >= 0 ? chat->closed_at : film_length(film);
    for (size_t i = own->reply_count; i > 0; i--) {
        FilmReply *reply = &film->replies[own->replies[i - 1]];
        reply->from_ms = reply->wait_since >= 0 ? reply->wait_since : reply->t_ms;
        reply->to_ms = most(end, reply->from_ms);
        end = reply->from_ms;
    }
}

void film_measure_replies(Film *film)
{
    for (size_t i = 0; i < film->whole->count; i++) take_waits(film, &film->chats[i]);
    for (size_t i = 0; i < film->reply_count; i++) {
        FilmReply *reply = &film->replies[i];
        reply->grade = film->whole->chats[reply->chat - 1].chat.items[reply->item].grade;
        measure_time(film, reply);
        measure_grade(film, reply);
    }
    for (size_t i = 0; i < film->whole->count; i++) place_on_strip(film, &film->chats[i], &film->whole->chats[i].chat);
}
