/* desk_own.h -- the inside of a desk, shared by desk*.c only. */
#ifndef PLAY_DESK_OWN_H
#define PLAY_DESK_OWN_H

#include "play/chat_own.h"
#include "play/desk.h"
#include "play/playbook_own.h"

struct Desk {
    Playbook *book;
    EventLog *log;
    const Clock *clock;
    Chat *chats[DESK_MAX_CHATS];
    size_t chat_count;
    Arena *arena;
    int64_t now;
    int64_t suspended_at; /* -1: awake */
    bool is_away;
    bool has_judgement;
    Judgement judgement; /* of the latest reply */
    uint32_t held;       /* seq of an input that the sink has not taken yet; 0: none */
    bool is_full;        /* a derived event did not fit into the log */
    Err full;
};

/* Act on an input that is in the log. */
bool desk_process(Desk *desk, const Event *event, Err *err);

#endif
