/* chat_own.h -- the inside of a chat, shared by chat*.c and desk*.c only.
 *
 * A chat is plain data plus one sandbox. It moves only in chat_fire (a timer is due) and chat_hear (the trainee said
 * something); whatever it does leaves through desk_emit. Times are session milliseconds, -1 is never. */
#ifndef PLAY_CHAT_OWN_H
#define PLAY_CHAT_OWN_H

#include <lauxlib.h>

#include "base/rng.h"
#include "play/chat.h"
#include "play/plan.h"
#include "record/event.h"
#include "script/api_buyer.h"
#include "script/api_reply.h"

enum {
    CHAT_MAX_QUEUE = 32,
    CHAT_MAX_ASKS = 8,
    CHAT_MAX_SLOTS = 8,
    CHAT_MAX_BEATS = 200,
    CHAT_MAX_PENDING = 32,
    CHAT_MAX_AT_ONCE = 100
};

typedef enum ChatStage { CHAT_COMING, CHAT_LIVE, CHAT_CLOSING, CHAT_CLOSED } ChatStage;

/* What the beat waits for. */
typedef enum ChatWait { WAIT_NOTHING, WAIT_ANSWER, WAIT_REPLY, WAIT_PAUSE, WAIT_DOUBT, WAIT_TEST } ChatWait;

/* In the order in which they fire when due at the same time. */
typedef enum ChatTimer {
    TIMER_OPEN,
    TIMER_TYPING, /* the first line of the queue begins to be typed … */
    TIMER_SAY,    /* … and is sent */
    TIMER_CLOSE,
    TIMER_GREET,
    TIMER_WAIT,
    TIMER_REACT,
    TIMER_RESUME,
    TIMER_NUDGE,
    TIMER_LEAVE,
    TIMER_MINUTES,
    TIMER_COUNT
} ChatTimer;

/* A name and how often. */
typedef struct Tally {
    StrView name;
    uint32_t count;
} Tally;

typedef struct Tallies {
    Tally *items;
    size_t count;
} Tallies;

/* A line that is on its way. */
typedef struct Outgoing {
    StrView text;
    StrView line; /* its key, or empty */
    int64_t typing_at;
    int64_t due;
    uint32_t tells; /* bits of facts that become known */
    uint32_t tells_case;
    bool is_nudge;
    bool opens; /* with it the ask is open */
} Outgoing;

/* The trainee's messages since the buyer last took something in. */
typedef struct Burst {
    bool is_there;
    bool is_greeting; /* nothing but a short first hello */
    bool has_evidence;
    bool asks_open;
    bool asks_closed;
    bool is_held;
    Verdict sizing;
    Verdict policy;
    StrView slots[CHAT_MAX_SLOTS];
    size_t slot_count;
    int reply_ref; /* the last message's table in the sandbox */
} Burst;

/* What the judge was told of a reply, to ask it again what would have been better. The history is lines[0..line_count). */
typedef struct HeardReply {
    struct HeardReply *before;
    uint32_t seq;
    size_t line_count;
    JudgeInput in;
} HeardReply;

/* A change of mood that a running script made; written when the script came to its end. */
typedef struct PendingMood {
    StrView cause;
    MoodDelta deltas[PLAN_MAX_MOODS];
    size_t count;
} PendingMood;

struct Desk;

struct Chat {
    struct Desk *desk;
    uint32_t number;
    const Plan *plan;
    Sandbox *sb;
    lua_State *co; /* the beat's coroutine */
    int co_ref;
    BuyerPort port;
    Arena *arena; /* for the chat's life */
    Rng rng;

    ChatStage stage;
    int64_t now;
    int64_t timers[TIMER_COUNT];
    int64_t opened_at;
    StrView beat;
    uint32_t beats_run;
    Tallies beats; /* for whoever counts what was reached; no part of the state */
    int32_t moods[PLAN_MAX_MOODS];
    MoodView mood_views[PLAN_MAX_MOODS];
    uint32_t known; /* bits of facts */
    uint32_t known_case;
    StrView order_state;
    StrView size; /* that the agent recommended last */

    ChatWait wait;
    StrView asks[CHAT_MAX_ASKS];
    size_t ask_count;
    bool is_ask_open; /* the asking line has been said */
    int64_t tries_left;
    int64_t tries_used;
    bool is_buying; /* the test that runs is `buys`, else `settles` */
    size_t doubt;   /* the next one to raise */
    uint32_t open_doubts;
    int64_t chances_left;

    ChatLine *lines;
    size_t line_count;
    size_t line_cap;
    Outgoing queue[CHAT_MAX_QUEUE];
    size_t queue_count;
    int64_t waiting_since;
    int64_t agent_spoke_at; /* -1: not yet */
    uint32_t turns;
    int64_t questions;
    uint32_t nudges;
    Burst burst;
    HeardReply *heard; /* the latest first */

    LineUse *uses;
    uint32_t said;
    Tallies key_uses;
    Tallies deeds;
    Tallies acts;
    Tallies answered;
    Tallies asked; /* topics that this buyer has raised */

    uint32_t entries;         /* entries into the sandbox so far */
    uint32_t entries_at_once; /* resumes since time moved on */
    bool is_inside;           /* a script is running */
    PendingMood pending[CHAT_MAX_PENDING];
    size_t pending_count;
    int32_t moods_before[PLAN_MAX_MOODS];
    size_t queue_before;
    bool wants_leave;
    LeaveRequest leave;
    uint32_t expected_fault; /* entry at which the recorded run hit the deadline; 0: none */
    StrView expected_why;

    Outcome outcome;
    StrView why;
};

/* What the desk does for its chats. */
void desk_emit(struct Desk *desk, const Chat *chat, EventKind kind, const Buf *data);
uint32_t desk_last_seq(const struct Desk *desk);
Judge *desk_judge(struct Desk *desk);
int32_t desk_date(const struct Desk *desk);
bool desk_is_away(const struct Desk *desk);
const Clock *desk_clock(const struct Desk *desk);
const ContentFiles *desk_files(const struct Desk *desk);
Arena *desk_arena(struct Desk *desk); /* rewound by who uses it */
void desk_keep_judgement(struct Desk *desk, const Judgement *judgement);
size_t desk_asked_elsewhere(struct Desk *desk, const Chat *chat, Arena *arena,
                            const AskedElsewhere **out);               /* what the other buyers wait for */
void desk_log_fault(struct Desk *desk, const Chat *chat, StrView why); /* the input script_fault */

/* chat.c */
Chat *chat_new(struct Desk *desk, uint32_t number, const Plan *plan, uint64_t seed);
void chat_free(Chat *chat);
int64_t chat_next_due(const Chat *chat, ChatTimer *timer);
void chat_fire(Chat *chat, ChatTimer timer); /* chat->now is its time */
void chat_shift(Chat *chat, int64_t by);     /* the time between was nobody's */
void chat_end(Chat *chat, Outcome outcome, StrView why, const char *line);
void chat_end_key(Chat *chat, Outcome outcome, StrView why, StrView line);
void chat_fault(Chat *chat, const char *text);
void chat_add_line(Chat *chat, const ChatLine *line);
uint32_t tally_add(Chat *chat, Tallies *tallies, StrView name);
uint32_t tally_of(const Tallies *tallies, StrView name);

/* chat_say.c */
LineScope chat_scope(Chat *chat);
bool chat_say_key(Chat *chat, StrView key, uint32_t tells);               /* false where nobody has words for it */
bool chat_say_first(Chat *chat, const char *const *keys, uint32_t tells); /* the first that somebody has */
bool chat_say_entries(Chat *chat, const LineKey *key, uint32_t tells);
bool chat_has_key(const Chat *chat, StrView key);
void chat_say_text(Chat *chat, StrView text, StrView line, uint32_t tells);
bool chat_pick_text(Chat *chat, StrView key, Buf *out, uint32_t *tells); /* choose without sending */
void chat_fire_typing(Chat *chat);
void chat_fire_say(Chat *chat);
void chat_mark_opening(Chat *chat); /* the last line queued opens the ask */
void chat_drop_queue(Chat *chat);

/* chat_mood.c */
void chat_feel(Chat *chat, const MoodDelta *deltas, size_t count, StrView cause);
void chat_deed(Chat *chat, StrView deed, int reply_ref);
bool chat_check_leaving(Chat *chat);                                             /* true where the chat ends */
StrView chat_test_fails(Chat *chat, const PlanTest *test, const char *function); /* empty: it holds */
void chat_clock_deed(Chat *chat, const char *deed);
int64_t chat_patience_end(const Chat *chat);

/* chat_wait.c: the buyer's side of silence. */
/* Wait since `since`; who waits already goes on with the old wait unless the line that is said now was begun (`began`) when
 * the one before it was sent: lines typed in one go count from the last. */
void chat_begin_waiting(Chat *chat, int64_t since, int64_t began);
void chat_stop_waiting(Chat *chat);
void chat_fire_wait(Chat *chat);
void chat_fire_nudge(Chat *chat);

/* chat_script.c: entries into Lua. */
bool chat_open_script(Chat *chat, Err *err);
void chat_start_beat(Chat *chat, StrView name);
void chat_resume(Chat *chat, int nargs); /* arguments are on the coroutine's stack */
void chat_react(Chat *chat, int reply_ref);
bool chat_call_deed(Chat *chat, StrView deed, int reply_ref, const Node **changes);
bool chat_call_test(Chat *chat, const char *function, bool *holds);

/* chat_port.c */
void chat_fill_port(Chat *chat);

/* chat_hear.c: one message of the trainee. */
void chat_hear(Chat *chat, const Event *said, StrView text, int64_t typing_ms, StrView quick);
size_t chat_history(const Chat *chat, size_t line_count, Arena *arena, const Turn **out);

/* chat_answer.c: what the buyer makes of a burst. */
void chat_fire_react(Chat *chat);
void chat_begin_test(Chat *chat, bool buys);

#endif
