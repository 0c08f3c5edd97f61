/* talk_write.h -- a recorded session as a talk: the same inputs at the same times, and what came of them as claims.
 *
 * Of a session with several chats every input is written, for the chats share one desk, but the lines and claims of one
 * chat only. Played with the content of the session the talk passes. */
#ifndef PLAY_TALK_WRITE_H
#define PLAY_TALK_WRITE_H

#include "record/log.h"

/* Append the talk to `out`. Fails where the chat is not in the session, a script broke, or it is too long for a talk. */
bool talk_write(Buf *out, const EventLog *log, uint32_t chat, Err *err);

/* Write it to <root>/scenarios/<scenario>/<session>-<chat>.talk, where `root` is a trainer's own content; *path, in `arena`,
 * says where. */
typedef struct TalkSave {
    const EventLog *log;
    uint32_t chat;
    const char *root;
} TalkSave;
bool talk_save(const TalkSave *save, Arena *arena, StrView *path, Err *err);

#endif
