/* phrases.c -- a few sets of a few phrases: each set is a run of normalised texts in one array. */
#include "language/phrases.h"

#include "base/mem.h"

typedef struct Phrase {
    uint32_t *code;
    uint32_t count;
    size_t next; /* index + 1 of the set's next phrase, 0 = none */
} Phrase;

typedef struct PhraseSet {
    char *name;
    size_t first; /* index + 1 */
} PhraseSet;

struct Phrases {
    Arena *arena; /* the normalised texts */
    Phrase *phrases;
    size_t count, cap;
    PhraseSet *sets;
    size_t set_count, set_cap;
};

Phrases *phrases_new(void)
{
    Phrases *phrases = mem_new(sizeof *phrases);
    phrases->arena = arena_new(0);
    return phrases;
}

void phrases_free(Phrases *phrases)
{
    if (!phrases) return;
    for (size_t i = 0; i < phrases->set_count; i++) mem_free(phrases->sets[i].name);
    mem_free(phrases->sets);
    mem_free(phrases->phrases);
    arena_free(phrases->arena);
    mem_free(phrases);
}

static PhraseSet *find_set(const Phrases *phrases, StrView name)
{
    for (size_t i = 0; i < phrases->set_count; i++) {
        if (sv_is(name, phrases->sets[i].name)) return &phrases->sets[i];
    }
    return NULL;
}

static PhraseSet *make_set(Phrases *phrases, StrView name)
{
    PhraseSet *set = find_set(phrases, name);
    if (set) return set;
    if (phrases->set_count == phrases->set_cap) {
        size_t cap = phrases->set_cap ? phrases->set_cap * 2 : 16;
        phrases->sets = mem_resize(phrases->sets, phrases->set_cap, cap, sizeof *phrases->sets);
        phrases->set_cap = cap;
    }
    set = &phrases->sets[phrases->set_count++];
    *set = (PhraseSet){ mem_copy(name.ptr, name.len), 0 };
    return set;
}

void phrases_add(Phrases *phrases, StrView set, StrView text)
{
    Normal normal = normal_of(phrases->arena, text);
    if (normal.count == 0) return;
    if (phrases->count == phrases->cap) {
        size_t cap = phrases->cap ? phrases->cap * 2 : 64;
        phrases->phrases = mem_resize(phrases->phrases, phrases->cap, cap, sizeof *phrases->phrases);
        phrases->cap = cap;
    }
    PhraseSet *own = make_set(phrases, set);
    uint32_t *code = arena_alloc(phrases->arena, normal.count, sizeof *code);
    memcpy(code, normal.code, normal.count * sizeof *code);
    phrases->phrases[phrases->count++] = (Phrase){ code, normal.count, own->first };
    own->first = phrases->count;
}

static bool stands_in(const Phrase *phrase, const Normal *normal, uint32_t start, uint32_t end)
{
    size_t size = phrase->count * sizeof *phrase->code;
    for (uint32_t at = start; at + phrase->count <= end; at++) {
        if (memcmp(normal->code + at, phrase->code, size) == 0) return true;
    }
    return false;
}

bool phrases_say(const Phrases *phrases, const char *set, const Normal *normal, uint32_t start, uint32_t end)
{
    const PhraseSet *own = find_set(phrases, sv(set));
    for (size_t i = own ? own->first : 0; i; i = phrases->phrases[i - 1].next) {
        if (stands_in(&phrases->phrases[i - 1], normal, start, end)) return true;
    }
    return false;
}

bool phrases_in(const Phrases *phrases, const char *set, Arena *scratch, StrView text)
{
    Normal normal = normal_of(scratch, text);
    return phrases_say(phrases, set, &normal, 0, normal.count);
}
