/* judge_names.c -- the names of the contract's enumerations, both ways. */
#include "judge/judge.h"

static const char *const DIMS[] = { "speed", "tone", "banned", "sizing", "policy" };
static const char *const VERDICTS[] = { "none", "correct", "incomplete", "wrong", "asks", "holds", "evasive" };
static const char *const KINDS[] = { "critical", "major", "minor", "praise" };
static const char *const CAUSES[] = { "", "quality", "non_quality", "human_damage" };
static const char *const STAGES[] = { "", "presale", "unshipped", "shipped", "received" };
static const char *const CHANNELS[] = { "", "alipay", "bank_card", "boc" };

const char *dim_name(Dim dim)
{
    return DIMS[dim];
}

const char *verdict_name(Verdict verdict)
{
    return VERDICTS[verdict];
}

const char *finding_kind_name(FindingKind kind)
{
    return KINDS[kind];
}

static int index_of(const char *const *names, size_t count, StrView name)
{
    for (size_t i = 1; i < count; i++) {
        if (sv_is(name, names[i])) return (int)i;
    }
    return 0;
}

Cause cause_from(StrView name)
{
    return (Cause)index_of(CAUSES, sizeof CAUSES / sizeof *CAUSES, name);
}

Stage stage_from(StrView name)
{
    return (Stage)index_of(STAGES, sizeof STAGES / sizeof *STAGES, name);
}

Channel channel_from(StrView name)
{
    return (Channel)index_of(CHANNELS, sizeof CHANNELS / sizeof *CHANNELS, name);
}
