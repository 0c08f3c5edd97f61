/* live.h -- one session that is being played at the terminal: a sitting and what is seen of it. */
#ifndef CLI_LIVE_H
#define CLI_LIVE_H

#include "base/watch.h"
#include "cli/view.h"
#include "play/sitting.h"

typedef struct LiveSetup {
    StrView scenario;
    StrView persona; /* empty: the scenario's own */
    int64_t seed;
    const char *as;       /* NULL: who was last */
    Store *store;         /* NULL: nothing is kept */
    const Clock *clock;   /* for scripts that hang; NULL: virtual time */
    const EventLog *from; /* play this one otherwise from just before its event `seq` on; NULL: a new session */
    uint32_t seq;
} LiveSetup;

typedef struct Live {
    Cli *cli;
    Outside outside;
    SittingSetup setup; /* that the sitting was begun with */
    Playbook *book;
    Watch *watch; /* over the content's files; NULL: nobody asked for it */
    Sitting *sitting;
    const EventLog *log; /* of the sitting; NULL before it has begun */
    Desk *desk;          /* likewise */
    View view;
    bool is_kept; /* in a store */
} Live;

/* Check the scenario and the buyer, write the header, open the desk. */
bool live_begin(Live *live, Cli *cli, const LiveSetup *setup, Err *err);

/* Let time pass and gather what there is to see in live->view. */
bool live_advance(Live *live, int64_t t_ms, Err *err);
bool live_tick(Live *live, int64_t t_ms, Err *err); /* by a real clock: sitting_tick */

/* From now on live_look notices saved files. */
bool live_watch(Live *live, Err *err);

/* Where a file was saved, the chat goes on at the same place with the new content, or the faults are shown and the last good
 * one goes on. True where there was something to show. */
bool live_look(Live *live);

/* Close the chats that are still open, the log, and the stored session. */
bool live_end(Live *live, int64_t t_ms, Err *err);
void live_clear(Live *live);

/* Say the scenario's title, brief, shop, product and minutes. */
void live_introduce(Live *live);

/* Complains itself about an unknown scenario or persona, with the nearest; false where it is none. */
bool live_check_names(Cli *cli, const char *scenario, const char *persona);

/* The same for a comma-separated list of scenarios, of which a desk has so many chats at most. */
bool live_check_list(Cli *cli, const char *scenarios);

#endif
