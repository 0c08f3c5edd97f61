/* policy.h -- which rules a shop's facts answer to, for those who look them up. */
#ifndef PLAY_POLICY_H
#define PLAY_POLICY_H

#include "judge/judge.h"

typedef struct PolicyRule {
    StrView rule;  /* "POL-04" */
    bool is_asked; /* one of the topics that were given is about it */
} PolicyRule;

/* Each rule once, those of `asked` (topic ids) first, then in the order of the topics; returns how many, at most `cap`. */
size_t policy_rules(const Rules *rules, const Shop *shop, const StrView *asked, size_t asked_count, PolicyRule *out,
                    size_t cap);

#endif
