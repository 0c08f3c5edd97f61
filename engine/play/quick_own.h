/* quick_own.h -- the trainee's own quick replies: quick.json in the data folder, without touching a file.
 *
 * Texts live in the arena of the list; one that is changed or removed stays there until the arena is freed. */
#ifndef PLAY_QUICK_OWN_H
#define PLAY_QUICK_OWN_H

#include "base/json.h"

enum { QUICK_OWN_MAX = 500, QUICK_OWN_MAX_CHARS = 500, QUICK_OWN_MAX_TITLE = 40, QUICK_OWN_VERSION = 1 };

typedef struct OwnReply {
    StrView id;    /* "own-7": never given twice */
    StrView shop;  /* empty: for every shop */
    StrView title; /* empty: its text stands for it */
    StrView text;
} OwnReply;

typedef struct OwnReplies {
    Arena *arena;    /* borrowed */
    OwnReply *items; /* in the order in which they were added */
    size_t count;
    int64_t next; /* number of the next id */
} OwnReplies;

OwnReplies own_replies(Arena *arena);

/* Read what own_replies_print gives; false where it is anything else, then *out is empty and the error names the place. */
bool own_replies_parse(Arena *arena, StrView json, OwnReplies *out, Err *err);

/* Append the canonical JSON and a line end. */
void own_replies_print(Buf *buf, const OwnReplies *replies);

/* `reply->id` is not read; *id (may be NULL) is the new one's. Fails where the text is empty, too long or not UTF-8, where the
 * same text is there for the same shop, or where the list is full. */
bool own_replies_add(OwnReplies *replies, const OwnReply *reply, StrView *id, Err *err);

/* Change the one of that id; fails as own_replies_add does, or where there is none. */
bool own_replies_edit(OwnReplies *replies, const OwnReply *reply, Err *err);
bool own_replies_remove(OwnReplies *replies, StrView id); /* false: there is none */

#endif
