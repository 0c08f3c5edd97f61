/* phrases.h -- turns of speech that matter only where a reader looks for them: they cut no tokens.
 *
 * Sets by name, as data (scenarios/topics/phrases.lua). Texts are compared normalised, so width, case and traditional
 * characters make no difference. Built once, then read-only. */
#ifndef LANGUAGE_PHRASES_H
#define LANGUAGE_PHRASES_H

#include "language/normal.h"

typedef struct Phrases Phrases;

Phrases *phrases_new(void);
void phrases_free(Phrases *phrases); /* NULL is allowed */

/* An empty text is ignored. */
void phrases_add(Phrases *phrases, StrView set, StrView text);

/* One of the set's phrases stands whole in characters [start, end). A set that nobody wrote has none. */
bool phrases_say(const Phrases *phrases, const char *set, const Normal *normal, uint32_t start, uint32_t end);

/* The same for a whole text. */
bool phrases_in(const Phrases *phrases, const char *set, Arena *scratch, StrView text);

#endif
