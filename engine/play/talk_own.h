/* talk_own.h -- what the files of the talk parser hand to each other. */
#ifndef PLAY_TALK_OWN_H
#define PLAY_TALK_OWN_H

#include "play/talk.h"

typedef struct TalkParser {
    Arena *arena;
    Report *report;
    Talk *talk;
    TalkStep *steps;
    size_t step_room;
    StrView row; /* the line that is read */
    uint32_t line;
    bool is_good;
    bool is_full;   /* of steps, and that was said */
    TalkStep typed; /* how the reply to come was typed, and from which quick reply */
    StrView typed_at;
} TalkParser;

/* A fault at `part`, which lies in the line. */
void talk_fault(TalkParser *p, StrView part, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* "… "x", did you mean "y"?": `part` is none of `names`. */
typedef struct TalkNames {
    const StrView *names;
    size_t count;
} TalkNames;
void talk_fault_name(TalkParser *p, StrView part, const char *what, TalkNames names);

StrView talk_trim(StrView text);
StrView talk_word(StrView *rest); /* the first word; `rest` becomes what stands behind it */
bool talk_number(StrView text, int64_t *out);
bool talk_duration(StrView text, int64_t *ms); /* 9s, 1500ms, 2m; at most TALK_MAX_WAIT_MS */

/* `text` as it stands, or unescaped where it is a JSON string. False with a fault. */
bool talk_quoted(TalkParser *p, StrView text, StrView *out);

/* talk_claim.c: one claim without the commas around it. False with a fault. */
bool talk_read_claim(TalkParser *p, StrView text, TalkCheck *out);

#endif
