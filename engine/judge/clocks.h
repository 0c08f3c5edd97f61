/* clocks.h -- what a time of day in a reply is: the order's, a limit before or after which, or something else. */
#ifndef JUDGE_CLOCKS_H
#define JUDGE_CLOCKS_H

#include "judge/terms.h"

typedef enum ClockRole { CLOCK_OTHER, CLOCK_BEFORE, CLOCK_AFTER, CLOCK_ORDER } ClockRole;

bool is_clock(const Token *t);

/* Precondition: the token is a clock. */
ClockRole clock_role(const Message *m, uint32_t token);

/* Minutes since midnight; 五点 without 上午 or 下午 is the buyer's own five o'clock, else the one of the waking day. */
int64_t clock_minutes(const Message *m, const Number *n);

/* 上午拍的, 晚上付的: an hour that stands for the part of the day, -1 where none is named. */
int64_t daypart_minutes(const Reading *r, const Clause *clause);

#endif
