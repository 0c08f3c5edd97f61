/* talk.h -- a test that reads like a chat: parse a *.talk file, run it in virtual time, hold its claims.
 *
 * Lines: `#` comment, `seed N`, `persona X`, `scenario X`, `< pattern`, `> reply`, `wait 9s`, `act NAME key=value`,
 * `! claim, claim`. What a talk's texts point to lives in the arena. */
#ifndef PLAY_TALK_H
#define PLAY_TALK_H

#include "judge/judge.h"
#include "play/chat.h"
#include "play/playbook.h"
#include "record/log.h"

enum { TALK_MAX_STEPS = 500, TALK_MAX_CHECKS = 16, TALK_MAX_FAILURES = 20 };

typedef enum TalkOp { TALK_GE, TALK_GT, TALK_LE, TALK_LT, TALK_EQ, TALK_NE } TalkOp;

typedef enum TalkCheckKind {
    TALK_VERDICT,    /* sizing correct */
    TALK_NUMBER,     /* overall >= 85, patience > 30 */
    TALK_FINDING,    /* finding BAN-01 */
    TALK_NO_FINDING, /* no finding, no finding BAN-01, no finding above minor */
    TALK_DEED,       /* deed E_X, no deed E_X */
    TALK_ASKED,      /* asked size */
    TALK_BEAT,       /* beat returns */
    TALK_OUTCOME     /* outcome won */
} TalkCheckKind;

typedef struct TalkCheck {
    TalkCheckKind kind;
    StrView text; /* as written */
    StrView name; /* score, mood, rule, deed, topic, beat */
    Dim dim;
    Verdict verdict;
    TalkOp op;
    int64_t number;
    FindingKind above; /* TALK_NO_FINDING: only worse ones count; FINDING_PRAISE: all but praise */
    Outcome outcome;
    bool is_negated;
} TalkCheck;

typedef enum TalkStepKind { TALK_BUYER, TALK_REPLY, TALK_WAIT, TALK_ACT, TALK_CLAIM } TalkStepKind;

typedef struct TalkStep {
    TalkStepKind kind;
    uint32_t line;
    StrView text; /* pattern, reply, or the action's name */
    StrView args; /* JSON object of an action */
    int64_t ms;
    const TalkCheck *checks;
    size_t check_count;
} TalkStep;

typedef struct Talk {
    StrView path;
    StrView scenario; /* of the file, else the folder's name */
    StrView persona;  /* empty: the scenario's own */
    int64_t seed;
    const TalkStep *steps;
    size_t step_count;
} Talk;

/* Read `text`; each fault goes to `report` with its line. False where there is one. */
bool talk_parse(Arena *arena, const ContentFile *file, Talk *out, Report *report);

typedef struct TalkFailure {
    uint32_t line;
    StrView expected;
    StrView actual;
} TalkFailure;

typedef struct TalkResult {
    TalkFailure failures[TALK_MAX_FAILURES];
    size_t failure_count;
    uint32_t checked; /* patterns and claims */
    Outcome outcome;
    const StrView *beats; /* that the chat came to, for coverage */
    size_t beat_count;
} TalkResult;

/* Play it. False only where it cannot be played at all (unknown scenario, broken script); failures are in *out. */
bool talk_run(Playbook *book, const Talk *talk, Arena *arena, TalkResult *out, Err *err);

/* The same, and its log: the caller's, log_free. */
bool talk_play(Playbook *book, const Talk *talk, Arena *arena, EventLog **log, TalkResult *out, Err *err);

/* True where `text` fits `pattern`, in which `*` stands for any text. */
bool talk_matches(StrView pattern, StrView text);

#endif
