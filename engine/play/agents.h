/* agents.h -- bots at the desk: each is a policy of scenarios/agents.lua over what an agent can see.
 *
 * An agent reads the open questions, what the buyer has told, the order, the buyer's face and the shop's facts; never the
 * script. What it says comes from replies.h, how long it takes from its own chance. */
#ifndef PLAY_AGENTS_H
#define PLAY_AGENTS_H

#include "base/rng.h"
#include "play/replies.h"

enum { AGENTS_MAX = 24 };

/* What an agent is good for in the measures. */
typedef enum AgentRole {
    AGENT_STRONG,  /* should win wherever a win is possible */
    AGENT_AVERAGE, /* difficulty is what it fails */
    AGENT_WEAK,    /* makes honest mistakes */
    AGENT_GAMING   /* tries to score without doing the job; should never pass */
} AgentRole;

typedef struct AgentDef {
    StrView id;
    LocalText name;
    LocalText about;
    AgentRole role;
    int32_t weights[REPLY_CLASS_COUNT]; /* of 100: how often each class; the rest is silence */
    int32_t cares;                      /* of 100: how often it minds the buyer's moods */
    int64_t first_low_ms, first_high_ms;
    int64_t later_low_ms, later_high_ms;
    int64_t cpm; /* characters a minute */
    SourcePos source;
} AgentDef;

const AgentDef *agents_list(const ReplyBook *book, size_t *count);
const AgentDef *agents_find(const ReplyBook *book, StrView id); /* NULL: none */
const char *agent_role_name(AgentRole role);                    /* "strong" */

typedef struct Agent {
    const AgentDef *def;
    Replier replier;
    Rng rng;
} Agent;

Agent agent_new(const AgentDef *def, const ReplierSetup *setup);

/* What the agent does next, once the buyer's lines are read. */
typedef struct AgentMove {
    bool is_silent; /* for good */
    int64_t after_ms;
    int64_t typing_ms;
    StrView quick; /* borrowed from the content */
} AgentMove;

/* Appends the text to `out`. */
AgentMove agent_move(Agent *agent, const Chat *chat, Buf *out);

#endif
