/* practice.h -- the two ways to hold a chat, and the words that begin with '/'. */
#ifndef CLI_PRACTICE_H
#define CLI_PRACTICE_H

#include "cli/live.h"

/* At the terminal, in real time, until the buyer or the trainee ends it. */
bool practice_live(Live *live, Err *err);

/* What a line that begins with '/' asks for; the answer is appended to live->view.out. False: the trainee wants to end. */
bool practice_command(Live *live, StrView line, int64_t t_ms);

/* Let a person pick one of the scenarios by its number; an empty view: none. */
StrView practice_pick(Cli *cli);

#endif
