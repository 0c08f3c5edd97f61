/* desk.h -- a live session: one to five chats, the log that is their truth, and time as a parameter.
 *
 * Every input is an event: appended durably, then acted upon; what follows from it and from the passing of time is
 * appended as derived events with their due times. So a replay is the same inputs again. Times are milliseconds since
 * the start of the session and never run backwards. A Desk and its Playbook belong to one thread. */
#ifndef PLAY_DESK_H
#define PLAY_DESK_H

#include "base/clock.h"
#include "judge/receipt.h"
#include "play/chat.h"
#include "play/playbook.h"
#include "record/log.h"

enum { DESK_MAX_CHATS = 5, DESK_OPEN_EVERY_MS = 15000 };

typedef struct Desk Desk;

/* Open a session on `log` (empty, or restored only for its header). The header's `scenario` and `persona` may name several
 * chats, comma-separated; where personas run out, the scenario's own plays. Chat k opens at (k - 1) * DESK_OPEN_EVERY_MS.
 * `clock` only ends scripts that hang (a real one; NULL: no deadline). All three are borrowed. */
bool desk_new(Desk **out, Playbook *book, EventLog *log, const Clock *clock, Err *err);
void desk_free(Desk *desk); /* NULL is allowed; the log stays */

/* Let everything happen that is due up to `t_ms`. False only where the log is full. */
bool desk_advance(Desk *desk, int64_t t_ms, Err *err);

/* When something happens next without an input; -1: never. */
int64_t desk_next_due(const Desk *desk);

/* One message of the trainee. `text` is 1..4000 characters of valid UTF-8; `typing_ms` -1: not known; `quick`: id of the
 * quick reply it came from, or empty. *out (may be NULL) is borrowed until the next desk_say with this playbook. An error
 * of another code than ERR_INPUT came from the sink: either the reply is kept, but neither stored nor graded yet, and any
 * later call tries again; or an earlier input is in that state still, and the log did not grow: the reply was not taken. */
typedef struct DeskReply {
    uint32_t chat;
    StrView text;
    int64_t typing_ms;
    StrView quick;
} DeskReply;
bool desk_say(Desk *desk, const DeskReply *reply, int64_t t_ms, const Judgement **out, Err *err);

/* The smallest edits that would lift a reply of this desk (the seq of its event), one a dimension at most; proven by judging
 * them, which takes milliseconds. In `arena`. Fails where no such reply was heard. */
bool desk_better(Desk *desk, uint32_t seq, Arena *arena, Receipt *out, Err *err);

/* What is in the composer; recorded only where the header says so. `pasted`: bytes that came from the clipboard. */
bool desk_draft(Desk *desk, uint32_t chat, StrView text, size_t pasted, int64_t t_ms, Err *err);

/* A desk action; `args` is a JSON object or empty. Unknown names fail. */
bool desk_act(Desk *desk, uint32_t chat, StrView name, StrView args, int64_t t_ms, Err *err);
const char *const *desk_actions(size_t *count);

bool desk_note(Desk *desk, uint32_t chat, StrView text, int64_t t_ms, Err *err);
bool desk_flag(Desk *desk, uint32_t chat, StrView colour, int64_t t_ms, Err *err);

/* "away", "busy" or "back". */
bool desk_status(Desk *desk, StrView status, int64_t t_ms, Err *err);

/* Between these two no buyer waits: all timers move on by the difference. */
bool desk_suspend(Desk *desk, int64_t t_ms, Err *err);
bool desk_resume(Desk *desk, int64_t t_ms, Err *err);

/* The trainee ends the session: open chats close as lost ("left"), session_closed is written. */
bool desk_close(Desk *desk, int64_t t_ms, Err *err);

/* For the replay: any input event as it was recorded (seq ignored). */
bool desk_input(Desk *desk, const Event *event, Err *err);
/* Before replaying: at script entry `entry` of `chat` the recorded run hit the deadline. */
void desk_expect_fault(Desk *desk, uint32_t chat, uint32_t entry, StrView why);

const EventLog *desk_log(const Desk *desk);
size_t desk_chat_count(const Desk *desk);
const Chat *desk_chat(const Desk *desk, uint32_t number); /* 1..count, else NULL */
bool desk_is_over(const Desk *desk);                      /* every chat is closed */
int64_t desk_now(const Desk *desk);                       /* the latest time it was told */

#endif
