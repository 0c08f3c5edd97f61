/* anchors.h -- tokens that claim something: what a negation can turn; internal to language/. */
#ifndef LANGUAGE_ANCHORS_H
#define LANGUAGE_ANCHORS_H

#include "language/reading.h"

typedef struct Anchors {
    const uint32_t *from; /* one a token and one behind the last: the first anchor from there on, token_count without */
    const uint32_t *before; /* one a token: index + 1 of the last anchor before it, 0 without */
} Anchors;

bool token_is_anchor(const Token *token);

/* The arrays live in `arena`. */
Anchors anchors_find(Arena *arena, const Reading *reading);

#endif
