/* rule_ids.h -- every rule of the rulebook that a finding can name, and where the data for it stands. */
#ifndef JUDGE_RULE_IDS_H
#define JUDGE_RULE_IDS_H

#include "base/arena.h"
#include "judge/rules.h"

typedef struct RuleId {
    StrView id;       /* "BAN-01" */
    SourcePos source; /* the first word list or topic that has it; no file: only the judge itself finds it */
} RuleId;

/* Sorted by id, each once; the list lives in `arena`. */
const RuleId *rule_ids(const Rules *rules, Arena *arena, size_t *count);

#endif
