/* agents.c -- draws a class of reply and a latency; where the class has no words here, the nearest one that has. */
#include "play/agents.h"

#include "base/utf8.h"

Agent agent_new(const AgentDef *def, const ReplierSetup *setup)
{
    return (Agent){ .def = def, .replier = replier_new(setup), .rng = rng_new(setup->seed) };
}

/* REPLY_CLASS_COUNT: nothing is said. */
static ReplyClass draw_class(Agent *agent)
{
    int64_t drawn = (int64_t)rng_below(&agent->rng, 100);
    int kind = 0;
    while (kind < REPLY_CLASS_COUNT && drawn >= agent->def->weights[kind]) drawn -= agent->def->weights[kind++];
    return (ReplyClass)kind;
}

/* Who would be wrong and cannot is right by chance; who has nothing to say at all evades. */
static bool write_some(Agent *agent, ReplyTask *task, Buf *out, StrView *quick)
{
    static const ReplyClass INSTEAD[] = { REPLY_RIGHT, REPLY_EVASIVE, REPLY_VAGUE };
    if (reply_write(&agent->replier, task, out, quick)) return true;
    for (size_t i = 0; i < sizeof INSTEAD / sizeof *INSTEAD; i++) {
        task->kind = INSTEAD[i];
        if (reply_write(&agent->replier, task, out, quick)) return true;
    }
    return false;
}

AgentMove agent_move(Agent *agent, const Chat *chat, Buf *out)
{
    const AgentDef *def = agent->def;
    bool is_first = agent->replier.turn == 0;
    size_t before = out->len;
    AgentMove move = { .is_silent = true };
    ReplyTask task = { .chat = chat, .kind = draw_class(agent) };

    task.cares = (int64_t)rng_below(&agent->rng, 100) < def->cares;
    int64_t thought = is_first ? rng_between(&agent->rng, def->first_low_ms, def->first_high_ms)
                               : rng_between(&agent->rng, def->later_low_ms, def->later_high_ms);
    if (task.kind == REPLY_CLASS_COUNT || !write_some(agent, &task, out, &move.quick)) return move;
    int64_t typing = (int64_t)utf8_count(sv_of(out->ptr + before, out->len - before)) * 60000 / def->cpm;
    move.is_silent = false;
    move.typing_ms = typing;
    move.after_ms = thought + (typing < thought ? 0 : typing - thought);
    return move;
}
