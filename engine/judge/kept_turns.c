/* kept_turns.c -- an open-addressed table over texts; when it is half full or its arena too large, it starts anew. */
#include "judge/kept_turns.h"

#include "base/mem.h"
#include "judge/rules.h"

enum { SLOTS = 512, MAX_KEPT = SLOTS / 2, MAX_BYTES = 2 * 1024 * 1024 };

typedef struct KeptTurn {
    StrView text; /* our own copy: the reading points into it */
    const Reading *reading;
} KeptTurn;

struct KeptTurns {
    Arena *arena;
    ArenaMark start;
    KeptTurn slots[SLOTS];
    size_t count;
    size_t bytes; /* of the texts: readings are in proportion to them */
};

/* What a character of text costs once it is read, at most about. */
enum { BYTES_A_BYTE = 200 };

KeptTurns *kept_turns_new(void)
{
    KeptTurns *kept = mem_new(sizeof *kept);
    kept->arena = arena_new(0);
    kept->start = arena_mark(kept->arena);
    return kept;
}

void kept_turns_free(KeptTurns *kept)
{
    if (!kept) return;
    arena_free(kept->arena);
    mem_free(kept);
}

void kept_turns_tidy(KeptTurns *kept)
{
    if (kept->count < MAX_KEPT && kept->bytes * BYTES_A_BYTE < MAX_BYTES) return;
    memset(kept->slots, 0, sizeof kept->slots);
    arena_rewind(kept->arena, kept->start);
    kept->count = 0;
    kept->bytes = 0;
}

/* FNV-1a. */
static size_t slot_of(StrView text)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    return (size_t)((hash ^ hash >> 32) % SLOTS);
}

const Reading *kept_turns_read(KeptTurns *kept, const Rules *rules, StrView text)
{
    size_t at = slot_of(text);
    while (kept->slots[at].reading && !sv_eq(kept->slots[at].text, text)) at = (at + 1) % SLOTS;
    if (kept->slots[at].reading) return kept->slots[at].reading;
    Reading *reading = arena_alloc(kept->arena, 1, sizeof *reading);
    StrView own = arena_copy(kept->arena, text);
    *reading = reading_of(kept->arena, rules->grammar, rules->lexicon, own);
    kept->bytes += text.len;
    /* Of a history that is longer than the table what is over is read, but not found again. */
    if (kept->count < MAX_KEPT) {
        kept->slots[at] = (KeptTurn){ own, reading };
        kept->count++;
    }
    return reading;
}
