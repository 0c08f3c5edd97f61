/* feed.c -- one function for each kind of event; trees are parsed into a scratch arena, what stays is copied. */
#include "play/feed.h"

#include "base/mem.h"
#include "judge/rules.h"
#include "play/feed_own.h"

Feed *feed_new(const Content *content)
{
    Feed *feed = mem_new(sizeof *feed);
    *feed = (Feed){ .content = content, .arena = arena_new(0), .scratch = arena_new(0) };
    feed_reset(feed);
    return feed;
}

static void clear_chats(Feed *feed)
{
    for (size_t i = 0; i < DESK_MAX_CHATS; i++) {
        ChatFold *fold = &feed->chats[i];
        mem_free(fold->chat.items);
        mem_free(fold->chat.moods);
        mem_free(fold->chat.waits);
        *fold = (ChatFold){ 0 };
    }
}

void feed_free(Feed *feed)
{
    if (!feed) return;
    clear_chats(feed);
    arena_free(feed->scratch);
    arena_free(feed->arena);
    mem_free(feed);
}

void feed_reset(Feed *feed)
{
    static const ArenaMark START = { 0, 0 };
    clear_chats(feed);
    arena_rewind(feed->arena, START);
    feed->read = 0;
    feed->now = 0;
    feed->count = 0;
    feed->suspended_at = -1;
    feed->status = sv("back");
    feed->is_closed = false;
}

static bool read_event(Feed *feed, const Event *event, Err *err)
{
    const JsonValue *data = NULL;
    ArenaMark mark = arena_mark(feed->scratch);
    bool is_good = json_parse(feed->scratch, event->data, &data, err);
    if (is_good) {
        feed->now = event->t_ms;
        feed_take(feed, event, data);
    } else {
        err_prefix(err, "event %u", (unsigned)event->seq);
    }
    arena_rewind(feed->scratch, mark);
    return is_good;
}

static bool read_until(Feed *feed, const EventLog *log, int64_t t_ms, Err *err)
{
    feed->seed = log_header(log)->seed;
    while (feed->read < log_count(log)) {
        const Event *event = &log_at(log, feed->read)->event;
        if (t_ms >= 0 && event->t_ms > t_ms) break;
        if (!read_event(feed, event, err)) return false;
        feed->read++;
    }
    return true;
}

bool feed_update(Feed *feed, const EventLog *log, Err *err)
{
    return read_until(feed, log, -1, err);
}

bool feed_seek(Feed *feed, const EventLog *log, int64_t t_ms, Err *err)
{
    if (t_ms < 0) t_ms = 0;
    if (t_ms < feed->now) feed_reset(feed);
    return read_until(feed, log, t_ms, err);
}

void feed_follow(Feed *feed, const Desk *desk)
{
    for (size_t i = 0; i < feed->count; i++) {
        ChatFold *fold = &feed->chats[i];
        const Chat *chat = desk_chat(desk, (uint32_t)i + 1);
        if (!chat || fold->chat.closed_at >= 0) continue;
        int64_t since = chat_waiting_since(chat);
        if (since < 0) feed_cancel_wait(fold);
        if (since >= 0) feed_wait_since(feed, fold, since);
        fold->chat.patience = chat_patience_deadline(chat);
        fold->chat.is_typing = chat_is_typing(chat, desk_now(desk));
    }
}

size_t feed_chat_count(const Feed *feed)
{
    return feed->count;
}

const FeedChat *feed_chat(const Feed *feed, uint32_t number)
{
    return number >= 1 && number <= feed->count ? &feed->chats[number - 1].chat : NULL;
}

void feed_mark_read(Feed *feed, uint32_t number)
{
    if (number >= 1 && number <= feed->count) feed->chats[number - 1].chat.unread = 0;
}

const FeedChat *feed_most_urgent(const Feed *feed)
{
    const FeedChat *first = NULL;
    for (size_t i = 0; i < feed->count; i++) {
        const FeedChat *chat = &feed->chats[i].chat;
        if (chat->waiting_since < 0) continue;
        if (!first || chat->due < first->due) first = chat;
    }
    return first;
}

int64_t feed_now(const Feed *feed)
{
    return feed->now;
}

StrView feed_status(const Feed *feed)
{
    return feed->status;
}

bool feed_is_suspended(const Feed *feed)
{
    return feed->suspended_at >= 0;
}

bool feed_is_closed(const Feed *feed)
{
    return feed->is_closed;
}

const Content *feed_content(const Feed *feed)
{
    return feed->content;
}
