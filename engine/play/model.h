/* model.h -- how a good agent answered this: the best line of a shipped talk for a scenario, a buyer and a topic.
 *
 * Talks that sell are played in virtual time, so what they say is graded by the same judge; only full answers are models. */
#ifndef PLAY_MODEL_H
#define PLAY_MODEL_H

#include "judge/judge.h"
#include "play/playbook.h"

typedef struct ModelAsk {
    StrView scenario;
    StrView persona; /* talks with this buyer come first */
    StrView topic;   /* what was asked */
} ModelAsk;

typedef struct Model {
    StrView text;  /* empty: no talk answers that */
    StrView asked; /* the buyer's words that it answers */
    StrView talk;  /* "scenarios/x/won.talk" */
    int32_t overall;
} Model;

/* Whether an answer on that topic shows how this dimension is done: goods and sizes, or policies; any topic the others. */
bool model_is_of(Playbook *book, StrView topic, Dim dim);

/* `talks` as content_talks_read gives them. The texts live in `arena`. Takes some milliseconds a talk of the scenario. */
bool model_find(Playbook *book, const ContentFiles *talks, const ModelAsk *ask, Arena *arena, Model *out, Err *err);

#endif
