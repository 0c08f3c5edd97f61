/* history_own.h -- shared by history*.c only. */
#ifndef PLAY_HISTORY_OWN_H
#define PLAY_HISTORY_OWN_H

#include "play/history.h"

/* Fill `weak` from the sessions; the scenarios are known. */
void history_add_weak(History *out, const Content *content, Arena *arena);

#endif
