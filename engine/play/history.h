/* history.h -- what a person has practised so far: a fold over their stored sessions, for home, search and the score card.
 *
 * Made from the sessions' summaries; one that is missing is made again from its log and kept. All of it lives in the arena. */
#ifndef PLAY_HISTORY_H
#define PLAY_HISTORY_H

#include "play/digest.h"
#include "play/sitting.h"

enum { HISTORY_MARKS = 6, HISTORY_MAX_WEAK = 24 };

typedef struct HistorySession {
    StrView id;
    StrView started_at; /* ISO; its first ten bytes are the date */
    StrView scenario;   /* as in the header: several chats are comma-separated */
    StrView persona;
    StrView person_id; /* who played; may be empty */
    StrView person_name;
    SessionMode mode;
    StoreState state;
    StrView origin;
    StrView outcome; /* of the chat that went worst; "open" where one never ended */
    Digest digest;
} HistorySession;

/* By the header's scenario, in the order of the latest session. */
typedef struct HistoryScenario {
    StrView scenario;
    uint32_t count; /* finished sessions with a grade */
    int32_t best;   /* overall; -1: none */
    int32_t last;
    int64_t mean_ms; /* how long they took */
} HistoryScenario;

typedef struct HistoryRule {
    StrView rule;
    char marks[HISTORY_MARKS]; /* as in digest.h: the latest replies that it was about, the oldest first */
    size_t mark_count;
    uint32_t missed; /* of these */
    FindingKind worst;
    StrView scenario; /* that practises it; empty: none does */
    int32_t minutes;  /* about so long that takes */
} HistoryRule;

typedef struct History {
    const HistorySession *sessions; /* newest first; the unfinished too */
    size_t count;
    const HistoryScenario *scenarios;
    size_t scenario_count;
    HistoryRule weak[HISTORY_MAX_WEAK]; /* most needed first */
    size_t weak_count;
    uint32_t week_count;              /* sessions since Monday */
    int32_t week_overall;             /* mean of those with a grade; -1: none */
    int32_t week_cpm;                 /* characters a minute; -1: never measured */
    const HistorySession *unfinished; /* the newest that may be carried on, or NULL */
} History;

/* The sessions of setup->person (an empty id: everybody's). `today` is an ISO date. */
bool history_read(const SittingSetup *setup, StrView today, Arena *arena, History *out, Err *err);

/* The summary of one stored session: as it is kept, else made from its log and, where that is whole, kept. False where not
 * even the log's beginning can be read. */
bool history_digest(const SittingSetup *setup, const StoredSession *row, Arena *arena, Digest *out);

const HistoryScenario *history_scenario(const History *history, StrView scenario); /* NULL: never finished */

/* The session of the same scenario that was finished before `id`, for "since last time"; NULL: none. */
const HistorySession *history_before(const History *history, StrView id);

/* Whether a scenario practises a rule: its script asks about a topic of the rule, or, for a rule without topics, its skills
 * name the rule's dimension. */
bool history_practises(const Content *content, const ScenarioInfo *scenario, StrView rule);

/* The scenario that practises a rule best: of the fittest the one that has gone worst so far. NULL: none does. */
const ScenarioInfo *history_practising(const History *history, const Content *content, StrView rule);

/* Monday of the week of an ISO date, in `arena`; the date itself where it is none. */
StrView history_monday(Arena *arena, StrView date);

#endif
