/* explore_own.h -- what the files of the exploration share: moves, walks and what is noticed on the way. */
#ifndef PLAY_EXPLORE_OWN_H
#define PLAY_EXPLORE_OWN_H

#include "play/desk_own.h"
#include "play/explore.h"

typedef enum MoveKind { MOVE_REPLY, MOVE_SILENCE, MOVE_ACT } MoveKind;

/* One thing that the trainee does, at a place where the buyer waits. */
typedef struct Move {
    MoveKind kind;
    ReplyClass class;
    StrView text; /* of a reply, the name of an action */
    int64_t at;   /* when it was done; a silence: how long */
} Move;

enum { WALK_MAX_TOPICS = 24 };

/* A chat that is being played along a path. */
typedef struct Walk {
    const ExploreSetup *setup;
    EventLog *log;
    Desk *desk;
    Replier replier;
    int64_t now;
    int64_t spoke_at;                  /* the latest reply, 0 at first */
    uint32_t seen;                     /* events that were looked at */
    StrView answered[WALK_MAX_TOPICS]; /* asked about and answered in full */
    size_t answered_count;
    bool was_right; /* the latest reply was, on what was asked */
    bool has_right; /* some reply was */
    bool has_asked; /* something was ever asked */
    StrView again;  /* a topic that was asked anew; empty: none */
    StrView again_line;
    StrView objected;  /* the key of a line that called a right answer wrong */
    StrView last_line; /* the key of the buyer's latest line */
    Arena *arena;
} Walk;

/* explore_walk.c */
bool walk_begin(Walk *walk, const ExploreSetup *setup, Arena *arena,
                Err *err); /* to the first place where the buyer waits */
void walk_end(Walk *walk);
bool walk_is_over(const Walk *walk);
Outcome walk_outcome(const Walk *walk);
const Chat *walk_chat(const Walk *walk);

/* Write the move's text as the replier would now; false where the class has no words here. In `arena`. */
bool walk_word(Walk *walk, Move *move, Arena *arena);

/* Do it and go on to the next place where the buyer waits, or to the end. A reply's and an action's `at` are set. */
void walk_do(Walk *walk, Move *move);

/* Nobody says anything more. False where the chat is still open after two hours, or nothing is due any more. */
bool walk_out(Walk *walk);

/* explore_state.c: the same for states that are held to be the same. */
Hash explore_state(const Walk *walk);

/* explore_talk.c: the path as a talk, with what should hold at its end. */
typedef struct TalkPath {
    const Move *const *moves;
    size_t count;
    int64_t end; /* when the fault shows */
} TalkPath;
StrView explore_talk(const ExploreSetup *setup, const TalkPath *path, const ExploreFault *fault, Arena *arena);

#endif
