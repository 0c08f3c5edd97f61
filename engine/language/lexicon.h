/* lexicon.h -- every word that matters, found in one pass.
 *
 * An Aho-Corasick automaton over normalised characters holds the entries of all owners: topic cues and grammar words,
 * banned and tone words, look-alikes. It runs once over the skeleton of a text; a hit that had something inserted or
 * a run folded is not exact, and only owners that look for evasions use those. Built once, then read-only. */
#ifndef LANGUAGE_LEXICON_H
#define LANGUAGE_LEXICON_H

#include "language/normal.h"

typedef enum LexOwner {
    LEX_GRAMMAR, /* index into the grammar's senses */
    LEX_WORDS,   /* index into the word lists */
    LEX_OWNER_COUNT
} LexOwner;

typedef struct LexHit {
    uint32_t start; /* characters of the Normal, end exclusive; a whole run where it was folded */
    uint32_t end;
    uint32_t index; /* the owner's */
    uint8_t owner;
    bool is_exact; /* the normalised text itself, nothing inserted or folded */
} LexHit;

typedef struct Lexicon Lexicon;

Lexicon *lexicon_new(void);
void lexicon_free(Lexicon *lexicon);

/* Add one entry; text is normalised here. Only before lexicon_seal. An entry whose skeleton is empty, or of
 * more than 65,535 characters, is ignored. */
void lexicon_add(Lexicon *lexicon, StrView text, LexOwner owner, uint32_t index);

/* Build the automaton. */
void lexicon_seal(Lexicon *lexicon);

/* All hits of all owners, overlapping ones too, ordered by end. Grammar words are reported only where they are exact. A
 * Latin word counts only where no Latin letter touches it, a number where no digit does. The array lives in `arena`. */
const LexHit *lexicon_scan(const Lexicon *lexicon, Arena *arena, const Normal *normal, uint32_t *count);

#endif
