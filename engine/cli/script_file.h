/* script_file.h -- a trainee written down: replies, waits, desk actions. For `chat --script` and the demo.
 *
 *   scenario jeans-for-a-meeting     persona hunter     seed 7        (optional, at the top)
 *   > 您好,建议40码。                 said once the buyer waits, after the time that typing it takes
 *   = Hello, I suggest size 40.      its English, for those who read no Chinese
 *   + 四面弹面料。                     said right after, without waiting: one answer in two messages
 *   wait 9s                          silence: ms, s or m
 *   act check_stock size=40          a desk action; also: note TEXT, flag COLOUR
 * `#` begins a comment; lines of talks that begin with < or ! are passed over. */
#ifndef CLI_SCRIPT_FILE_H
#define CLI_SCRIPT_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

typedef enum StepKind { STEP_SAY, STEP_BURST, STEP_WAIT, STEP_ACT, STEP_NOTE, STEP_FLAG } StepKind;

typedef struct Step {
    StepKind kind;
    StrView text;  /* what is said; the action's name; the note; the colour */
    StrView args;  /* of an action: a JSON object, or empty */
    StrView gloss; /* of what is said */
    int64_t ms;    /* STEP_WAIT */
    uint32_t line;
} Step;

typedef struct ScriptFile {
    StrView scenario; /* empty where the file names none */
    StrView persona;
    int64_t seed; /* -1: none */
    Step *steps;
    size_t count;
} ScriptFile;

/* "-" reads standard input. All lives in `arena`. The error is "FILE:LINE: what". */
bool script_file_read(Arena *arena, const char *path, ScriptFile *out, Err *err);

/* "size=40 colour=黑" as {"size":"40","colour":"黑"}; empty where `text` is. */
bool script_args(Arena *arena, StrView text, StrView *out, Err *err);

/* The first word of `text`; *rest is what follows it, without the blanks around. */
StrView script_word(StrView text, StrView *rest);

#endif
