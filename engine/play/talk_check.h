/* talk_check.h -- the names in a talk held against the content, so that a slip is told before a claim fails or, worse, holds. */
#ifndef PLAY_TALK_CHECK_H
#define PLAY_TALK_CHECK_H

#include "play/playbook.h"
#include "play/talk.h"

/* Scenario and persona, beats, moods, deeds, topics, rules, lines and quick replies: each unknown one goes to `report` with
 * line, column and the nearest that there is. False where there is one. */
bool talk_check(const Talk *talk, Playbook *book, Report *report);

#endif
