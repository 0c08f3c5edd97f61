/* talk.h -- a test that reads like a chat: the lines of a *.talk file as steps and claims.
 *
 * scenarios/guide/talks.md has the grammar. What a talk's texts point to lives in the arena. */
#ifndef PLAY_TALK_H
#define PLAY_TALK_H

#include "judge/judge.h"
#include "play/chat.h"
#include "script/report.h"

enum { TALK_MAX_STEPS = 2000, TALK_MAX_CHECKS = 16, TALK_MAX_WAIT_MS = 86400000 };

typedef enum TalkOp { TALK_GE, TALK_GT, TALK_LE, TALK_LT, TALK_EQ, TALK_NE } TalkOp;

typedef enum TalkCheckKind {
    TALK_VERDICT, /* sizing correct */
    TALK_NUMBER,  /* overall >= 85, patience > 30, nudges = 1 */
    TALK_WAITED,  /* wait <= 60s */
    TALK_FINDING, /* finding BAN-01; no finding, no finding BAN-01, no finding above minor */
    TALK_DEED,    /* deed E_X */
    TALK_ASKED,   /* asked size */
    TALK_BEAT,    /* beat returns */
    TALK_LINE,    /* line ask.size: the key of a line that the buyer said since the reply above */
    TALK_SAID,    /* said "*图片*": such a line's words */
    TALK_OUTCOME  /* outcome won */
} TalkCheckKind;

typedef struct TalkCheck {
    TalkCheckKind kind;
    StrView text; /* as written */
    StrView name; /* score, mood, rule, deed, topic, beat, key of a line, pattern */
    Dim dim;
    Verdict verdict;
    TalkOp op;
    int64_t number;    /* TALK_WAITED: ms */
    FindingKind above; /* TALK_FINDING without a name: only worse ones count; FINDING_PRAISE: all but praise */
    Outcome outcome;
    bool is_negated; /* `no` stands before it */
} TalkCheck;

typedef enum TalkStepKind {
    TALK_BUYER,   /* < pattern */
    TALK_REPLY,   /* > text, and | text for its further lines */
    TALK_WAIT,    /* wait 9s */
    TALK_SILENCE, /* silence 20s: nobody says anything */
    TALK_PAUSE,   /* pause 1m: the session stands still */
    TALK_ACT,     /* act NAME key=value */
    TALK_STATUS,  /* status away */
    TALK_LEAVE,   /* leave: the trainee ends the session */
    TALK_CHAT,    /* chat 2: of several at one desk, the one that is spoken of from here on */
    TALK_CLAIM    /* ! claim, claim */
} TalkStepKind;

typedef struct TalkStep {
    TalkStepKind kind;
    uint32_t line;
    StrView text; /* pattern, reply, the action's name, the status */
    StrView args; /* JSON object of an action */
    int64_t ms;   /* TALK_CHAT: its number */
    bool is_typing_told;
    int64_t typing_ms; /* of a reply; -1: not known */
    StrView quick;     /* the quick reply that it came from, or empty */
    const TalkCheck *checks;
    size_t check_count;
} TalkStep;

typedef struct Talk {
    StrView path;
    StrView source;   /* the whole text */
    StrView scenario; /* of the file, else the folder's name; several chats with commas */
    StrView persona;  /* empty: the scenario's own */
    StrView date;     /* 2026-11-21: the day whose facts hold */
    StrView xfail;    /* why the talk is expected to fail; empty: it is not */
    int64_t seed;
    const TalkStep *steps;
    size_t step_count;
} Talk;

/* Read a file; each fault goes to `report` with line and column. False where there is one. */
bool talk_parse(Arena *arena, const ContentFile *file, Talk *out, Report *report);

/* Where a part of the talk's source stands; line and column 0 for a text from elsewhere. */
SourcePos talk_pos(const Talk *talk, StrView part);

/* True where `text` fits `pattern`, in which `*` stands for any text. */
bool talk_matches(StrView pattern, StrView text);

#endif
