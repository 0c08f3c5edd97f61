/* explore_talk.c -- a fault's way as a talk: the same inputs at the same times, then what ought to hold. */
#include "play/explore_own.h"

enum { MAX_WAIT_MS = 3600000, SHOWN_SEED = 1 };

static void put_wait(Buf *out, int64_t ms)
{
    for (; ms > 0; ms -= MAX_WAIT_MS) {
        int64_t part = ms < MAX_WAIT_MS ? ms : MAX_WAIT_MS;
        if (part % 1000)
            buf_printf(out, "wait %lldms\n", (long long)part);
        else
            buf_printf(out, "wait %llds\n", (long long)(part / 1000));
    }
}

static void put_claim(Buf *out, const ExploreFault *fault)
{
    switch (fault->kind) {
    case EXPLORE_UNWINNABLE:
    case EXPLORE_TRAP: buf_puts(out, "! outcome won\n"); break;
    case EXPLORE_ENDLESS:
    case EXPLORE_WON_WRONG: buf_puts(out, "! outcome lost\n"); break;
    case EXPLORE_ASKS_AGAIN:
    case EXPLORE_OBJECTS: buf_printf(out, "! no line %.*s\n", SV_ARG(fault->text)); break;
    case EXPLORE_ERROR: /* a broken script fails any talk */
    case EXPLORE_KIND_COUNT: break;
    }
}

StrView explore_talk(const ExploreSetup *setup, const TalkPath *path, const ExploreFault *fault, Arena *arena)
{
    Buf out = { 0 };
    int64_t now = 0;

    buf_printf(&out, "# peilian explore: %s, beat %.*s. Fails as long as it is so.\n", EXPLORE_KINDS[fault->kind],
               SV_ARG(fault->beat));
    buf_printf(&out, "scenario %.*s\npersona %.*s\nseed %d\n", SV_ARG(setup->pair.scenario),
               SV_ARG(setup->pair.persona), SHOWN_SEED);
    for (size_t i = 0; i < path->count; i++) {
        const Move *move = path->moves[i];
        if (move->kind == MOVE_SILENCE) continue;
        put_wait(&out, move->at - now);
        now = move->at;
        buf_printf(&out, "%s%.*s\n", move->kind == MOVE_REPLY ? "> " : "act ", SV_ARG(move->text));
    }
    put_wait(&out, path->end - now);
    put_claim(&out, fault);
    StrView text = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    return text;
}
