/* clauses.h -- the second half of reading_of; internal to language/. */
#ifndef LANGUAGE_CLAUSES_H
#define LANGUAGE_CLAUSES_H

#include "language/reading.h"

/* Cut the tokens into clauses and mark what is asked, supposed, quoted and negated. */
void find_clauses(Arena *arena, Reading *reading);

/* asks.c. The clause asks, but for a mere tag behind a statement. */
bool clause_asks(const Reading *reading, const Clause *clause);

/* The character ends a clause. */
bool code_cuts(uint32_t code);

/* The character is one of a set that ends with 0. */
static inline bool code_one_of(uint32_t code, const uint32_t *set)
{
    while (*set && *set != code) set++;
    return *set != 0;
}

#endif
