/* clauses.h -- the second half of reading_of; internal to language/. */
#ifndef LANGUAGE_CLAUSES_H
#define LANGUAGE_CLAUSES_H

#include "language/reading.h"

/* Cut the tokens into clauses and mark what is asked, supposed, quoted and negated. */
void find_clauses(Arena *arena, Reading *reading);

#endif
