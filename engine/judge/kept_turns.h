/* kept_turns.h -- readings of messages of the history, kept from one reply to the next: a chat says them all again each time.
 *
 * A reading depends on the text and the rules alone, so a kept one is as good as a new one. Belongs to a Judge. */
#ifndef JUDGE_KEPT_TURNS_H
#define JUDGE_KEPT_TURNS_H

#include "judge/analysis.h"

typedef struct KeptTurns KeptTurns;

KeptTurns *kept_turns_new(void);
void kept_turns_free(KeptTurns *kept); /* NULL is allowed */

/* Before a judgement: forget all where it has become too much. */
void kept_turns_tidy(KeptTurns *kept);

/* The reading of that text; lives at least until the next kept_turns_tidy. */
const Reading *kept_turns_read(KeptTurns *kept, const Rules *rules, StrView text);

#endif
