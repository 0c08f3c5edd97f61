/* feed_own.h -- the inside of a feed, shared by feed*.c and film*.c only. */
#ifndef PLAY_FEED_OWN_H
#define PLAY_FEED_OWN_H

#include "base/json.h"
#include "play/feed.h"

/* A chat and what its fold remembers beside what is shown. */
typedef struct ChatFold {
    FeedChat chat;
    size_t item_cap;
    size_t mood_cap;
    size_t wait_cap;
    size_t unread_from; /* the first item that the buyer has not seen */
    int64_t typing_at;  /* when the line that comes was begun; -1 */
    bool has_spoken;    /* the agent */
} ChatFold;

struct Feed {
    const Content *content;
    Arena *arena;   /* texts and grades */
    Arena *scratch; /* one event's tree */
    ChatFold chats[DESK_MAX_CHATS];
    size_t count;
    uint32_t read; /* events */
    int64_t seed;  /* of the session */
    int64_t now;
    int64_t suspended_at; /* -1 */
    StrView status;
    bool is_closed;
};

/* feed_fold.c */
void feed_take(Feed *feed, const Event *event, const JsonValue *data);

/* The buyer waits since then, unless they wait already; or has never waited after all. */
void feed_wait_since(const Feed *feed, ChatFold *fold, int64_t since);
void feed_cancel_wait(ChatFold *fold);

/* The item of that event, or NULL. */
FeedItem *feed_item_of(FeedChat *chat, uint32_t seq);

/* feed_grade.c: a graded event's judgement in the feed's arena. */
const FeedGrade *feed_grade(Feed *feed, const JsonValue *judgement);

#endif
