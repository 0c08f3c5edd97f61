/* talk_run.h -- a talk at a desk of its own, in virtual time. */
#ifndef PLAY_TALK_RUN_H
#define PLAY_TALK_RUN_H

#include "play/desk.h"
#include "play/talk.h"

enum { TALK_MAX_FAILURES = 20 };

typedef struct TalkFailure {
    uint32_t line; /* 0: the whole talk */
    uint32_t column;
    StrView expected;
    StrView actual;
} TalkFailure;

typedef struct TalkResult {
    TalkFailure failures[TALK_MAX_FAILURES];
    size_t failure_count;
    uint32_t checked; /* patterns and claims */
    uint32_t replies;
    Outcome outcome;      /* of the chat that was spoken of last */
    bool is_passed;       /* as it should: without a failure, or with one where that is expected */
    const StrView *beats; /* that this chat came to, in the order of the first time */
    size_t beat_count;
} TalkResult;

/* Play it. False only where it cannot be played at all (unknown scenario, broken script); failures are in *out. */
bool talk_run(Playbook *book, const Talk *talk, Arena *arena, TalkResult *out, Err *err);

/* Who looks on while a talk is played. */
typedef struct TalkWatch {
    void *self;
    void (*replied)(void *self, const TalkStep *step, const Judgement *judgement); /* borrowed for the call */
    void (*ended)(void *self, const Desk *desk);                                   /* before the desk goes */
} TalkWatch;

/* The same with what is kept of it. */
typedef struct TalkPlay {
    Playbook *book;
    const Talk *talk;
    const TalkWatch *watch; /* NULL: nobody; its functions may be NULL too */
    EventLog **log;         /* gets the log, the caller's then: log_free; NULL: it is not kept */
} TalkPlay;
bool talk_play(const TalkPlay *play, Arena *arena, TalkResult *out, Err *err);

#endif
