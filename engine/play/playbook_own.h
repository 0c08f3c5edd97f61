/* playbook_own.h -- what desks take from the playbook; internal to play. */
#ifndef PLAY_PLAYBOOK_OWN_H
#define PLAY_PLAYBOOK_OWN_H

#include "play/plan.h"
#include "play/playbook.h"

/* The plan of that pair, its chunks compiled; made at its first use, kept with the book. The error names file:line. An empty
 * persona is the scenario's own; one that the scenario does not allow fails. */
bool playbook_plan(Playbook *book, StrView scenario, StrView persona, const Plan **out, Err *err);

Judge *playbook_judge(Playbook *book);

#endif
