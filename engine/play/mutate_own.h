/* mutate_own.h -- what planting and running mutants share. */
#ifndef PLAY_MUTATE_OWN_H
#define PLAY_MUTATE_OWN_H

#include "play/mutate.h"

/* A reply of a talk that sells, and all that its judgement said, copied. */
typedef struct BaseReply {
    size_t step;
    StrView text;
    StrView before;         /* the agent's reply before it, or empty */
    const SizeChart *chart; /* of the product, or NULL */
    int32_t scores[DIM_COUNT];
    int32_t overall;
    Verdict sizing;
    Verdict policy;
    const Finding *findings;
    size_t finding_count;
    const Claim *claims;
    size_t claim_count;
    const TopicDef *topics; /* the grammar's, by Claim.topic_number */
    const StrView *asked;
    size_t asked_count;
    int64_t weight; /* the overall before it is rounded */
} BaseReply;

typedef struct Planter {
    Arena *arena;
    const MutantDef *def;
    const BaseReply *base;
    void *self;
    void (*put)(void *self, const Mutant *mutant); /* def, dim, reply and ms are set */
} Planter;

/* Put every mutant that this fault makes of this reply; none where it does not fit. */
void mutant_plant(const Planter *planter);

#endif
