/* survey.h -- what a damaged store still holds and what is lost, session by session; and taking it over into a good one. */
#ifndef RECORD_SURVEY_H
#define RECORD_SURVEY_H

#include "record/store_session.h"

typedef struct Surveyed {
    StoredSession session;
    uint32_t there; /* events that can be read and fit, from the first on; of session.count */
    StrView why;    /* it ends there; empty: it is whole */
} Surveyed;

typedef struct Survey {
    Surveyed *items; /* newest first; those that are lost as a whole are only counted */
    size_t count;
    uint32_t whole;
    uint32_t part;        /* sessions of which the end cannot be read */
    uint32_t lost;        /* sessions of which nothing is left but perhaps events without their header */
    uint32_t lost_events; /* of those in `part`, and those without a header */
} Survey;

/* Look at every session of `store`, which may be open for reading only. In `arena`. Fails where not even a list can be had. */
bool store_survey(Store *store, Arena *arena, Survey *out, Err *err);

/* Copy every session, person and content of `from` that `into` does not have; a session that ends early becomes an interrupted
 * one. `now` is an ISO time. *taken (may be NULL) counts the sessions. Nothing that is in `into` changes. */
typedef struct TakeOver {
    Store *from;
    Store *into;
    StrView now;
    StoreOwner owner;
} TakeOver;
bool store_take_over(const TakeOver *over, uint32_t *taken, Err *err);

#endif
