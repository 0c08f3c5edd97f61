/* feed.h -- the events of a session as a conversation view shows them: a fold, chat by chat, that goes on where it stopped.
 *
 * Reading one event costs the same however long the session is. What is returned is borrowed: items and arrays until the next
 * call that reads events, texts and grades until feed_reset or feed_free. Times are session milliseconds, -1: never. */
#ifndef PLAY_FEED_H
#define PLAY_FEED_H

#include "play/buyer_name.h"
#include "play/desk.h"
#include "play/feed_item.h"

enum { FEED_MAX_MOODS = 16 };

typedef struct FeedMood {
    int64_t t_ms;
    uint32_t seq;
    StrView cause; /* a deed, "act:NAME", …; empty at the start */
    int32_t values[FEED_MAX_MOODS];
} FeedMood;

/* One time that the buyer waited. */
typedef struct FeedWait {
    int64_t since;
    int64_t until;   /* -1: still */
    int64_t allowed; /* ms */
    uint32_t reply;  /* seq of the reply that ended it; 0: none did */
} FeedWait;

typedef struct FeedChat {
    uint32_t number; /* 1, 2, … */
    StrView scenario;
    StrView persona;
    BuyerName name; /* that the buyer is called by */
    int64_t opened_at;
    int64_t closed_at;
    StrView outcome; /* as in card.h; "open" */
    StrView why;
    FeedItem *items;
    size_t count;
    StrView mood_names[FEED_MAX_MOODS];
    size_t mood_name_count;
    FeedMood *moods; /* the first is the start */
    size_t mood_count;
    FeedWait *waits;
    size_t wait_count;
    StrView asks[FEED_MAX_ASKS]; /* what was asked last */
    size_t ask_count;
    StrView draft;         /* in the composer, where that is recorded */
    StrView order;         /* state that the desk has brought it to, or empty */
    StrView flag;          /* the latest colour, or empty */
    bool is_typing;        /* the buyer */
    int64_t waiting_since; /* … for a reply */
    int64_t due;           /* when the allowance ends */
    int64_t patience;      /* when the buyer leaves; only after feed_follow */
    int64_t last_wait_ms;  /* that the latest reply ended */
    uint32_t replies;
    uint32_t late;        /* replies after their allowance */
    uint32_t misdirected; /* replies found to be meant for another chat */
    uint32_t unread;      /* the buyer's lines since feed_mark_read */
} FeedChat;

typedef struct Feed Feed;

/* `content` names products and allowances; borrowed. */
Feed *feed_new(const Content *content);
void feed_free(Feed *feed); /* NULL is allowed */

/* Read what is new. Fails where an event cannot be read; what came before is there. */
bool feed_update(Feed *feed, const EventLog *log, Err *err);

/* Be at `t_ms`: read on, or, where the feed is later, from the beginning. Marks of read lines begin anew. */
bool feed_seek(Feed *feed, const EventLog *log, int64_t t_ms, Err *err);
void feed_reset(Feed *feed);

/* Take from the live desk what no event tells: waiting without a word, patience, who types now. After feed_update. */
void feed_follow(Feed *feed, const Desk *desk);

size_t feed_chat_count(const Feed *feed);                     /* that have opened */
const FeedChat *feed_chat(const Feed *feed, uint32_t number); /* NULL: not opened */
void feed_mark_read(Feed *feed, uint32_t number);

/* The open chat that is most urgent: the smallest time left; else NULL. */
const FeedChat *feed_most_urgent(const Feed *feed);

int64_t feed_now(const Feed *feed);    /* of the latest event */
StrView feed_status(const Feed *feed); /* "away", "busy" or "back" */
bool feed_is_suspended(const Feed *feed);
bool feed_is_closed(const Feed *feed); /* session_closed was read */
const Content *feed_content(const Feed *feed);

#endif
