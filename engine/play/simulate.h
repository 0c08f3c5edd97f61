/* simulate.h -- agents x scenarios x personas x seeds in virtual time, and what the runs say about the scenarios.
 *
 * A run passes where the chat is won and the mean of its replies' scores (rounded half up) reaches the rubric's pass mark.
 * The same setup gives the same runs on any machine and any number of threads. */
#ifndef PLAY_SIMULATE_H
#define PLAY_SIMULATE_H

#include "play/agents.h"
#include "play/playbook.h"
#include "record/log.h"

enum { SIM_MAX_REPLIES = 60, SIM_MAX_SEEDS = 10000 };

/* The day whose facts hold, as in talks. */
#define SIM_DATE "2026-11-21"

typedef struct SimPair {
    StrView scenario;
    StrView persona;
} SimPair;

typedef struct SimRun {
    Outcome outcome;
    bool passed;
    int16_t overall; /* -1: nothing was graded */
    uint16_t replies;
    int16_t seconds;
    char *fault; /* what broke, with file:line; NULL: nothing. Owned by the Sim, else by the caller: mem_free */
} SimRun;

typedef struct SimSetup {
    const Content *content;
    const ReplyBook *book;
    const AgentDef *const *agents;
    size_t agent_count;
    const SimPair *pairs;
    size_t pair_count;
    uint32_t seeds; /* 1..SIM_MAX_SEEDS; seeds 1..n */
    size_t threads;
    void *self;
    void (*tell)(void *self, size_t ready, size_t done); /* as in base/jobs.h; may be NULL */
} SimSetup;

typedef struct Sim Sim;

/* Which run. */
typedef struct SimKey {
    size_t pair;
    size_t agent;
    uint32_t seed; /* from 0 */
} SimKey;

/* Owned: sim_free. `setup` and what it points to must outlive it. */
Sim *sim_run(const SimSetup *setup);
void sim_free(Sim *sim); /* NULL is allowed */

const SimSetup *sim_setup(const Sim *sim);
const SimRun *sim_at(const Sim *sim, const SimKey *key);

/* One run; *log (may be NULL) becomes the caller's: log_free. */
bool sim_play(Playbook *book, const SimSetup *setup, const SimKey *key, SimRun *out, EventLog **log);

/* A share of runs with its 95 % Wilson interval, all in tenths of a percent. */
typedef struct SimRate {
    uint32_t hits;
    uint32_t runs;
    int32_t permille; /* -1: no runs */
    int32_t low;
    int32_t high;
} SimRate;
SimRate sim_rate(uint32_t hits, uint32_t runs);

enum { SIM_NO_VALUE = -32768 };

/* What the runs of one pair, or of all, say. Thousandths; SIM_NO_VALUE where there is nobody to measure it. */
typedef struct SimMeasures {
    SimRate strong;     /* pass rate of the strong agents */
    SimRate average;    /* of the average ones */
    SimRate weak;       /* of the weak ones */
    int32_t difficulty; /* 1 - pass rate of the average agents */
    int32_t spread;     /* pass rate of the strong less that of the weak agents */
    int32_t
        discrimination;  /* point-biserial correlation of passing here with the pass rate everywhere else, by agent and
                               seed */
    int32_t gameability; /* the best pass rate of a gaming agent */
    size_t gamer;        /* its index; agent_count: none */
    uint32_t faults;     /* runs that broke */
    bool is_winnable;    /* somebody won */
} SimMeasures;

SimMeasures sim_measure(const Sim *sim, size_t pair);
SimMeasures sim_measure_all(const Sim *sim);                 /* no discrimination: there is nothing else */
SimRate sim_pass(const Sim *sim, size_t pair, size_t agent); /* pair_count: over all pairs */

#endif
