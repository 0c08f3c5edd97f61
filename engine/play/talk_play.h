/* talk_play.h -- a talk that is being played, shared by talk_run.c and talk_hold.c only. */
#ifndef PLAY_TALK_PLAY_H
#define PLAY_TALK_PLAY_H

#include "play/card.h"
#include "play/talk_run.h"

typedef struct TalkRun {
    const TalkPlay *play;
    Arena *arena;
    TalkResult *out;
    EventLog *log;
    Desk *desk;
    int64_t now;
    uint32_t chat;               /* the one that is spoken of */
    size_t read[DESK_MAX_CHATS]; /* lines of each that the trainee has seen */
    int64_t waited;              /* since the last line, by `wait` */
    bool has_waited;
    bool has_just_said;
    const Judgement *judgement; /* of the reply above */
    uint32_t graded;            /* count of the log's events when it was there; 0: there is no reply above */
} TalkRun;

const Chat *talk_chat(const TalkRun *run);
void talk_fail(TalkRun *run, const TalkStep *step, StrView expected, StrView actual);

/* One claim; `card` where the line speaks of the end, else NULL. What there is instead goes to `actual`. */
bool talk_holds(TalkRun *run, const TalkCheck *check, const Card *card, Buf *actual);

#endif
