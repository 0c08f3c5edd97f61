/* film_fold.c -- the one pass over the log, and what of it is there at an event: versions by binary search, no replaying. */
#include "base/mem.h"
#include "play/event_data.h"
#include "play/film_own.h"

/* ---- keeping versions */

static bool is_same_moment(const FilmMoment *a, const FilmMoment *b)
{
    return a->chats == b->chats && a->suspended_at == b->suspended_at && a->is_closed == b->is_closed &&
           sv_eq(a->status, b->status);
}

static void keep_moment(Film *film)
{
    const Feed *feed = film->whole;
    FilmMoment moment = { film->count, (uint32_t)feed->count, feed->suspended_at, feed->status, feed->is_closed };
    if (film->moment_count && is_same_moment(&film->moments[film->moment_count - 1], &moment)) return;
    film->moments = film_grow(film->moments, film->moment_count, &film->moment_cap, sizeof *film->moments);
    film->moments[film->moment_count++] = moment;
}

static void keep_version(Film *film, size_t idx)
{
    const ChatFold *fold = &film->whole->chats[idx];
    const FeedChat *chat = &fold->chat;
    FilmChat *own = &film->chats[idx];
    own->versions = film_grow(own->versions, own->version_count, &own->version_cap, sizeof *own->versions);
    FilmVersion *version = &own->versions[own->version_count++];
    version->seq = film->count;
    version->unread_from = (uint32_t)fold->unread_from;
    version->last_mood = chat->count ? chat->items[chat->count - 1].mood : 0;
    version->chat = *chat;
    size_t tail = chat->wait_count < FILM_WAIT_TAIL ? chat->wait_count : FILM_WAIT_TAIL;
    for (size_t i = 0; i < tail; i++) version->tail[i] = chat->waits[chat->wait_count - tail + i];
}

/* ---- items that change later */

/* The item that this event is about to grade or to take back. */
static FeedItem *item_changed_by(Film *film, const Event *event, const JsonValue *data)
{
    if (event->chat < 1 || event->chat > film->whole->count) return NULL;
    FeedChat *chat = &film->whole->chats[event->chat - 1].chat;
    if (event->kind == EVENT_GRADED) return feed_item_of(chat, (uint32_t)data_int(data, "reply", 0));
    return event->kind == EVENT_ORDER_NOTE ? feed_item_of(chat, (uint32_t)data_int(data, "drops", 0)) : NULL;
}

static void keep_change(Film *film, const Event *event, const FeedItem *item)
{
    const FeedChat *chat = &film->whole->chats[event->chat - 1].chat;
    FilmChat *own = &film->chats[event->chat - 1];
    uint32_t index = (uint32_t)(item - chat->items);
    for (; own->life_count < chat->count; own->life_count++) {
        own->lives = film_grow(own->lives, own->life_count, &own->life_cap, sizeof *own->lives);
        own->lives[own->life_count] = (FilmLife){ FILM_NONE, 0 };
    }
    own->changes = film_grow(own->changes, own->change_count, &own->change_cap, sizeof *own->changes);
    own->changes[own->change_count] = (FilmChange){ .item = index,
                                                    .seq = film->count,
                                                    .before = own->lives[index].change,
                                                    .is_dropped = item->is_dropped,
                                                    .wait_ms = item->wait_ms,
                                                    .grade = item->grade };
    own->lives[index].change = (int32_t)own->change_count++;
    own->lives[index].changed_at = film->count;
}

/* From each item's own latest change to the latest one up to it. */
static void spread_changes(Film *film)
{
    for (size_t i = 0; i < film->whole->count; i++) {
        FilmChat *own = &film->chats[i];
        uint32_t latest = 0;
        for (size_t k = 0; k < own->life_count; k++) {
            if (own->lives[k].changed_at > latest) latest = own->lives[k].changed_at;
            own->lives[k].changed_at = latest;
        }
    }
}

/* ---- the pass */

/* What counts as something happening; moods and grades come along with it, or silently. */
static bool is_busy(EventKind kind)
{
    return kind != EVENT_MOOD && kind != EVENT_ASKED && kind != EVENT_GRADED;
}

static void take_event(Film *film, const Event *event, const JsonValue *data)
{
    Feed *feed = film->whole;
    size_t before = feed->count;
    bool is_of_chat = event->chat >= 1 && event->chat <= DESK_MAX_CHATS;
    int64_t typing_at = is_of_chat && event->chat <= before ? feed->chats[event->chat - 1].typing_at : -1;
    int64_t suspended_at = feed->suspended_at;
    const FeedItem *changed = item_changed_by(film, event, data);

    if (changed) keep_change(film, event, changed);
    feed->now = event->t_ms;
    feed_take(feed, event, data);
    if (event->kind == EVENT_RESUME && suspended_at >= 0) {
        film->pauses = film_grow(film->pauses, film->pause_count, &film->pause_cap, sizeof *film->pauses);
        film->pauses[film->pause_count++] = (FilmStretch){ suspended_at, event->t_ms };
    }
    if (is_of_chat && event->kind == EVENT_TRAINEE_DRAFT) {
        film_take_draft(film, event, data);
    } else if (is_of_chat && event->kind == EVENT_TRAINEE_SAID) {
        film_take_reply(film, event);
    }
    if (is_busy(event->kind)) {
        bool is_typed = event->kind == EVENT_BUYER_SAID && typing_at >= 0;
        film_add_busy(film, is_typed ? typing_at : event->t_ms, event->t_ms);
    }
}

static void keep_versions(Film *film, const Event *event, size_t before)
{
    const Feed *feed = film->whole;
    for (size_t i = before; i < feed->count; i++) keep_version(film, i);
    bool is_of_session = event->chat == 0 || event->chat > DESK_MAX_CHATS;
    for (size_t i = 0; is_of_session && i < before; i++) keep_version(film, i);
    /* What a draft changes is with the drafts, of which there are many. */
    if (!is_of_session && event->chat <= before && event->kind != EVENT_TRAINEE_DRAFT) {
        keep_version(film, event->chat - 1);
    }
    keep_moment(film);
}

static bool read_event(Film *film, const Event *event)
{
    const JsonValue *data = NULL;
    Err err = { 0 };
    ArenaMark mark = arena_mark(film->scratch);
    size_t before = film->whole->count;
    bool is_good = json_parse(film->scratch, event->data, &data, &err);
    if (is_good) {
        film->count++;
        take_event(film, event, data);
        keep_versions(film, event, before);
    } else {
        film->damage = arena_printf(film->arena, "event %u: %s", (unsigned)event->seq, err.text);
    }
    arena_rewind(film->scratch, mark);
    return is_good;
}

void film_fold(Film *film)
{
    uint32_t count = log_count(film->log);
    int64_t latest = 0;
    film->times = arena_room(film->arena, (size_t)count + 1, sizeof *film->times);
    keep_moment(film);
    for (uint32_t i = 0; i < count && read_event(film, &log_at(film->log, i)->event); i++) {
        if (film->whole->now > latest) latest = film->whole->now;
        film->times[i] = latest;
    }
    spread_changes(film);
}

/* ---- showing */

static const FilmVersion *version_at(const FilmChat *own, uint32_t seq)
{
    size_t low = 0, high = own->version_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (own->versions[mid].seq <= seq) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low ? &own->versions[low - 1] : NULL;
}

static const FilmMoment *moment_at(const Film *film, uint32_t seq)
{
    size_t low = 0, high = film->moment_count;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (film->moments[mid].seq <= seq) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return &film->moments[low];
}

static void put_back(FilmChat *own, const FeedChat *chat)
{
    while (chat->items && own->patch_count) {
        const FilmPatch *patch = &own->patches[--own->patch_count];
        chat->items[patch->item] = patch->was;
    }
    for (size_t i = 0; i < own->wait_count; i++) chat->waits[own->wait_at + i] = own->waits[i];
    own->wait_count = 0;
}

static FeedItem *patch(FilmChat *own, FeedChat *chat, size_t item)
{
    own->patches = film_grow(own->patches, own->patch_count, &own->patch_cap, sizeof *own->patches);
    own->patches[own->patch_count++] = (FilmPatch){ (uint32_t)item, chat->items[item] };
    return &chat->items[item];
}

/* Changes that come after the moment are not there yet. */
static void undo_changes(FilmChat *own, FeedChat *chat, uint32_t seq)
{
    size_t count = chat->count < own->life_count ? chat->count : own->life_count;
    for (size_t i = count; i > 0 && own->lives[i - 1].changed_at > seq; i--) {
        const FilmChange *first = NULL;
        for (int32_t c = own->lives[i - 1].change; c >= 0 && own->changes[c].seq > seq; c = own->changes[c].before)
            first = &own->changes[c];
        if (!first) continue;
        FeedItem *item = patch(own, chat, i - 1);
        item->is_dropped = first->is_dropped;
        item->wait_ms = first->wait_ms;
        item->grade = first->grade;
    }
}

/* The latest items: not read yet, and the last one with the mood of the moment. */
static void undo_reading(FilmChat *own, FeedChat *chat, const FilmVersion *version)
{
    for (size_t i = version->unread_from; i < chat->count; i++) {
        if (chat->items[i].is_read) patch(own, chat, i)->is_read = false;
    }
    if (chat->items && chat->count && chat->items[chat->count - 1].mood != version->last_mood) {
        patch(own, chat, chat->count - 1)->mood = version->last_mood;
    }
}

static void undo_waits(FilmChat *own, FeedChat *chat, const FilmVersion *version)
{
    own->wait_count = chat->wait_count < FILM_WAIT_TAIL ? chat->wait_count : FILM_WAIT_TAIL;
    own->wait_at = chat->wait_count - own->wait_count;
    for (size_t i = 0; i < own->wait_count; i++) {
        own->waits[i] = chat->waits[own->wait_at + i];
        chat->waits[own->wait_at + i] = version->tail[i];
    }
}

/* Its draft is in film_draft.c's hands. */
static void show_chat(Film *film, size_t idx, uint32_t seq)
{
    FilmChat *own = &film->chats[idx];
    const FeedChat *whole = &film->whole->chats[idx].chat;
    FeedChat *chat = &film->shown.chats[idx].chat;
    const FilmVersion *version = version_at(own, seq);

    put_back(own, whole);
    *chat = (FeedChat){ 0 };
    if (!version) return;
    *chat = version->chat;
    chat->items = whole->items;
    chat->moods = whole->moods;
    chat->waits = whole->waits;
    undo_changes(own, chat, seq);
    undo_reading(own, chat, version);
    undo_waits(own, chat, version);
    film_show_draft(film, idx, version->seq);
}

void film_show(Film *film, uint32_t seq)
{
    const FilmMoment *moment = moment_at(film, seq);
    Feed *shown = &film->shown;

    film->seq = seq;
    for (size_t i = 0; i < film->whole->count; i++) show_chat(film, i, seq);
    shown->count = moment->chats;
    shown->read = seq;
    shown->now = seq ? log_at(film->log, seq - 1)->event.t_ms : 0;
    shown->suspended_at = moment->suspended_at;
    shown->status = moment->status;
    shown->is_closed = moment->is_closed;
}
