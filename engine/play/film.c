/* film.c -- opening and closing, the moment that is shown, and what is read off the whole. */
#include "play/film.h"

#include "base/mem.h"
#include "judge/rules.h"
#include "play/film_own.h"

enum { WORK_AT_OPENING = 1000 /* some 20 ms; most sessions need less */ };

void *film_grow(void *items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap) return items;
    size_t more = *cap ? *cap * 2 : 32;
    items = mem_resize(items, *cap, more, size);
    *cap = more;
    return items;
}

const SpeedNorms *film_norms(const Film *film)
{
    return &content_rules(film->content)->rubric.speed;
}

int64_t film_away(const Film *film, int64_t from_ms, int64_t to_ms)
{
    int64_t sum = 0;
    for (size_t i = 0; i < film->pause_count; i++) {
        int64_t from = film->pauses[i].from_ms > from_ms ? film->pauses[i].from_ms : from_ms;
        int64_t to = film->pauses[i].to_ms < to_ms ? film->pauses[i].to_ms : to_ms;
        if (to > from) sum += to - from;
    }
    return sum;
}

/* ---- opening and closing */

Film *film_open(const EventLog *log, const Content *content)
{
    Film *film = mem_new(sizeof *film);
    *film = (Film){ .log = log,
                    .content = content,
                    .header = *log_header(log),
                    .arena = arena_new(0),
                    .scratch = arena_new(0),
                    .whole = feed_new(content),
                    .shown = { .content = content },
                    .damage = sv("") };
    film_fold(film);
    film_fix_typings(film);
    film_copy_waits(film);
    film_measure_replies(film);
    film_draw_lanes(film);
    film_find_marks(film);
    film_find_idle(film);
    film_work(film, WORK_AT_OPENING);
    film_seek(film, 0);
    return film;
}

static void clear_chat(FilmChat *own)
{
    mem_free(own->versions);
    mem_free(own->changes);
    mem_free(own->lives);
    mem_free(own->patches);
    mem_free(own->drafts);
    mem_free(own->typings);
    mem_free(own->replies);
}

void film_close(Film *film)
{
    if (!film) return;
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) clear_chat(&film->chats[i]);
    mem_free(film->moments);
    mem_free(film->replies);
    mem_free(film->typings);
    mem_free(film->marks);
    mem_free(film->busy);
    mem_free(film->pauses);
    mem_free(film->idle);
    mem_free(film->skipped);
    mem_free(film->words);
    judge_free(film->judge);
    feed_free(film->whole);
    arena_free(film->scratch);
    arena_free(film->arena);
    mem_free(film);
}

StrView film_damage(const Film *film)
{
    return film->damage;
}

const SessionHeader *film_header(const Film *film)
{
    return &film->header;
}

StrView film_rubric(const Film *film)
{
    return content_rules(film->content)->rubric.id;
}

int64_t film_length(const Film *film)
{
    return film->count ? film->times[film->count - 1] : 0;
}

uint32_t film_events(const Film *film)
{
    return film->count;
}

/* ---- the moment */

/* How many events there are up to that time. */
static uint32_t events_until(const Film *film, int64_t t_ms)
{
    uint32_t low = 0, high = film->count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (film->times[mid] <= t_ms) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

void film_seek(Film *film, int64_t t_ms)
{
    if (t_ms > film_length(film)) t_ms = film_length(film);
    if (t_ms < 0) t_ms = 0;
    film->now = t_ms;
    film_show(film, events_until(film, t_ms));
}

void film_seek_event(Film *film, uint32_t seq)
{
    if (seq > film->count) seq = film->count;
    film->now = seq ? film->times[seq - 1] : 0;
    film_show(film, seq);
}

int64_t film_now(const Film *film)
{
    return film->now;
}

const Feed *film_feed(const Film *film)
{
    return &film->shown;
}

/* ---- the whole */

size_t film_lanes(const Film *film)
{
    return film->whole->count;
}

const FilmLane *film_lane(const Film *film, uint32_t chat)
{
    return chat >= 1 && chat <= film->whole->count ? &film->chats[chat - 1].lane : NULL;
}

const FilmReply *film_replies(const Film *film, size_t *count)
{
    *count = film->reply_count;
    return film->replies;
}

int32_t film_reply_of(const Film *film, uint32_t seq)
{
    for (size_t i = film->reply_count; i > 0; i--) {
        if (film->replies[i - 1].seq == seq) return (int32_t)i - 1;
    }
    return FILM_NONE;
}

size_t film_typings(const Film *film)
{
    return film->typing_count;
}

const FilmTyping *film_typing(Film *film, int32_t typing)
{
    if (typing < 0 || (size_t)typing >= film->typing_count) return NULL;
    FilmTypingFold *fold = &film->typings[typing];
    if (!fold->is_known) {
        fold->is_known = true;
        film_find_steps(film, fold);
        film_find_catches(film, fold);
    }
    return &fold->typing;
}

bool film_work(Film *film, size_t budget)
{
    size_t start = film->judged + film->worked;
    while (film->worked < film->typing_count && film->judged + film->worked - start < budget)
        film_typing(film, (int32_t)film->worked++);
    return film->worked < film->typing_count;
}

/* ---- by message */

static bool is_message(const FeedItem *item)
{
    return item->kind == FEED_BUYER || item->kind == FEED_AGENT || item->kind == FEED_AUTO;
}

/* The first item after that time. */
static size_t item_after(const FeedChat *chat, int64_t t_ms)
{
    size_t low = 0, high = chat->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (chat->items[mid].t_ms <= t_ms) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

int64_t film_next_message(const Film *film, uint32_t chat)
{
    int64_t found = -1;
    for (size_t c = 0; c < film->whole->count; c++) {
        const FeedChat *lane = &film->whole->chats[c].chat;
        if (chat && chat != c + 1) continue;
        for (size_t i = item_after(lane, film->now); i < lane->count; i++) {
            if (!is_message(&lane->items[i])) continue;
            if (found < 0 || lane->items[i].t_ms < found) found = lane->items[i].t_ms;
            break;
        }
    }
    return found;
}

int64_t film_previous_message(const Film *film, uint32_t chat)
{
    int64_t found = -1;
    for (size_t c = 0; c < film->whole->count; c++) {
        const FeedChat *lane = &film->whole->chats[c].chat;
        if (chat && chat != c + 1) continue;
        for (size_t i = item_after(lane, film->now - 1); i > 0; i--) {
            if (!is_message(&lane->items[i - 1])) continue;
            if (lane->items[i - 1].t_ms > found) found = lane->items[i - 1].t_ms;
            break;
        }
    }
    return found;
}
