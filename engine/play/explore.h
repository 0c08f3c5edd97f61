/* explore.h -- everything that can happen in a scenario, within bounds: classes of replies x silences x desk actions,
 * breadth-first over states that are held to be the same (explore_state.c says when), each proven by playing it.
 *
 * The same setup explores the same on any machine. Texts live in the arena that is handed in. */
#ifndef PLAY_EXPLORE_H
#define PLAY_EXPLORE_H

#include "play/playbook.h"
#include "play/replies.h"
#include "play/simulate.h"

enum { EXPLORE_MAX_FAULTS = 40, EXPLORE_MAX_DEPTH = 40, EXPLORE_MIN_BOUND = 20, EXPLORE_MAX_BOUND = 1000000 };

typedef enum ExploreKind {
    EXPLORE_UNWINNABLE, /* nothing that was tried wins, and all was tried or the best answers lose too */
    EXPLORE_TRAP,       /* a beat from which nothing wins any more, though the chat goes on */
    EXPLORE_ENDLESS,    /* nobody says a word and the chat stays open, or good answers never end it */
    EXPLORE_ERROR,      /* a script breaks */
    EXPLORE_ASKS_AGAIN, /* a topic is asked about anew that was answered in full */
    EXPLORE_OBJECTS,    /* the buyer calls wrong what was graded right */
    EXPLORE_WON_WRONG,  /* won without one right answer to what was asked */
    EXPLORE_KIND_COUNT
} ExploreKind;

extern const char *const EXPLORE_KINDS[EXPLORE_KIND_COUNT]; /* "unwinnable", … */

typedef struct ExploreFault {
    ExploreKind kind;
    SourcePos pos; /* of the beat, or of the script's error */
    StrView beat;
    StrView text; /* the error, the topic, the line's key; may be empty */
    StrView talk; /* a talk that shows it: it fails as long as the fault is there */
    uint32_t steps;
} ExploreFault;

typedef struct ExploreResult {
    SimPair pair;
    uint32_t states;
    uint32_t edges;
    uint32_t depth;                   /* moves of the longest way that was needed */
    uint32_t sessions;                /* played in all */
    uint32_t ends[OUTCOME_FAULT + 1]; /* edges that ended so */
    uint32_t lost;                    /* states from which nothing wins any more while the chat goes on */
    bool is_closed;                   /* every state was followed up; else the bound was reached */
    ExploreFault faults[EXPLORE_MAX_FAULTS];
    size_t fault_count;
} ExploreResult;

typedef struct ExploreSetup {
    Playbook *book;
    const ReplyBook *replies;
    SimPair pair;
    uint32_t bound; /* sessions at most */
} ExploreSetup;

/* False only where the pair cannot be played at all. */
bool explore(const ExploreSetup *setup, Arena *arena, ExploreResult *out, Err *err);

#endif
