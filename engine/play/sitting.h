/* sitting.h -- one session being played, from its header to its end: the same for the terminal and the window.
 *
 * A Sitting owns log and desk and keeps them stored. Times are session milliseconds, as in desk.h; where a session is
 * carried on they go on from sitting_now. Belongs to one thread; what is borrowed must outlive it. */
#ifndef PLAY_SITTING_H
#define PLAY_SITTING_H

#include "play/desk.h"
#include "play/outside.h"
#include "record/store_person.h"
#include "record/store_session.h"

enum { SITTING_ID_LEN = 8, SITTING_GAP_MS = 8000 };

typedef struct Sitting Sitting;

typedef struct SittingSetup {
    Playbook *book;         /* borrowed */
    Store *store;           /* borrowed; NULL: nothing is kept */
    const Outside *outside; /* borrowed */
    const Clock *clock;     /* borrowed; ends scripts that hang; NULL: virtual time, no deadline */
    StrView engine;         /* this engine's version */
    StrView scenario;       /* several chats: comma-separated */
    StrView persona;        /* likewise; where it is empty, the scenario's own */
    int64_t seed;
    SessionMode mode;
    bool keystrokes;
    Person person; /* id and name; sitting_person finds it */
    StrView locale;
} SittingSetup;

/* Who plays: `name`, or where it is empty who played last, or else `fallback`. Made where the name is new; without a store the
 * id stays empty. In `arena`. */
typedef struct SittingWho {
    StrView name;
    StrView fallback;
} SittingWho;
bool sitting_person(const SittingSetup *setup, const SittingWho *who, Arena *arena, Person *out, Err *err);

/* A new session: header, store, desk. */
bool sitting_begin(Sitting **out, const SittingSetup *setup, Err *err);

/* A new session that has come to the place just before event `seq` of `from`, to be played otherwise from there. Scenario,
 * persona, seed, date and mode are those of `from`, and so is every event before `seq`, byte for byte: where the content or
 * the engine gives others, it fails and names the first. Its origin says which session and event. What had been recorded of
 * the typing before stays; from there on the setup decides. */
bool sitting_retry(Sitting **out, const SittingSetup *setup, const EventLog *from, uint32_t seq, Err *err);

/* The same session with setup->book's content in place of the one it was begun with, come to the same moment by doing what
 * the trainee did again. Where the changed content leaves no place for an input it stops there: *stopped is that event of
 * `from`, else 0. A session of its own, which the store gets when it is ended or left: what is tried out between two saves
 * is no record. `from` is only read. Fails in an exam, and where the new content cannot play it. */
bool sitting_reload(Sitting **out, const SittingSetup *setup, const Sitting *from, uint32_t *stopped, Err *err);

/* Whether it has been reloaded: its record is kept only when it ends. */
bool sitting_is_trial(const Sitting *sitting);

/* Why an unfinished session cannot be carried on. */
typedef enum SittingBar {
    SITTING_FREE,
    SITTING_FINISHED,
    SITTING_BUSY, /* another process plays it */
    SITTING_EXAM,
    SITTING_OTHER_ENGINE,
    SITTING_OTHER_CONTENT,
    SITTING_DAMAGED /* a header that cannot be read, or events that do not come out the same */
} SittingBar;

SittingBar sitting_bar(const SittingSetup *setup, const StoredSession *session); /* by its row only */
const char *sitting_bar_name(SittingBar bar);                                    /* of "carry_on.exam" */

/* Go on with an interrupted session: it is run again, every stored event proven, and continues in the same row. Of the setup
 * book, store, outside, clock and engine count. *bar (may be NULL) says which rule forbids it. */
bool sitting_carry_on(Sitting **out, const SittingSetup *setup, StrView id, SittingBar *bar, Err *err);

/* Frees it all; a stored session that was not ended stays open and is found as interrupted at the next start. */
void sitting_free(Sitting *sitting); /* NULL is allowed */

bool sitting_advance(Sitting *sitting, int64_t t_ms, Err *err);

/* The same by a real clock, to be called every few seconds or more often: a gap of SITTING_GAP_MS (a machine that slept) is
 * logged and charged to nobody, and what the trainee now sees is stored. */
bool sitting_tick(Sitting *sitting, int64_t t_ms, Err *err);

/* Inputs as in desk.h. An error of another code than ERR_INPUT means: kept, but not stored yet; the next call tries again. */
bool sitting_say(Sitting *sitting, const DeskReply *reply, int64_t t_ms, Err *err);
bool sitting_draft(Sitting *sitting, uint32_t chat, StrView text, size_t pasted, int64_t t_ms, Err *err);
bool sitting_act(Sitting *sitting, uint32_t chat, StrView name, StrView args, int64_t t_ms, Err *err);
bool sitting_note(Sitting *sitting, uint32_t chat, StrView text, int64_t t_ms, Err *err);
bool sitting_flag(Sitting *sitting, uint32_t chat, StrView colour, int64_t t_ms, Err *err);
bool sitting_status(Sitting *sitting, StrView status, int64_t t_ms, Err *err);

/* Take back a note of this session (the seq of its event). Fails where there is none in that chat. */
bool sitting_drop_note(Sitting *sitting, uint32_t chat, uint32_t seq, int64_t t_ms, Err *err);

/* Nobody waits until sitting_resume. Fails in an exam. */
bool sitting_pause(Sitting *sitting, int64_t t_ms, Err *err);
bool sitting_resume(Sitting *sitting, int64_t t_ms, Err *err);
bool sitting_is_paused(const Sitting *sitting);

/* End: open chats close as lost, the log is closed, the store gets the summary. Harmless where it is done already. */
bool sitting_end(Sitting *sitting, int64_t t_ms, Err *err);

/* Leave: all is stored, and the session waits to be carried on. Fails in an exam. No inputs after it. */
bool sitting_leave(Sitting *sitting, Err *err);

const EventLog *sitting_log(const Sitting *sitting);
Desk *sitting_desk(const Sitting *sitting);
int64_t sitting_now(const Sitting *sitting);

#endif
