/* word_ground.h -- what the words found in a text ask of the text around them, counted once; internal to judge/.
 *
 * Every hit asks whether marks, quotation marks or other words stand beside it. With running counts each answer is one
 * subtraction, so that the time for a text grows with its length and not with its length times its hits. */
#ifndef JUDGE_WORD_GROUND_H
#define JUDGE_WORD_GROUND_H

#include "language/normal.h"

enum { WORD_QUOTE_KINDS = 6 };

typedef struct WordGround {
    const Normal *normal;
    const uint32_t *marks;                 /* clause marks before each character, and before the end */
    const uint32_t *stops;                 /* likewise sentence ends */
    const uint32_t *content;               /* likewise characters that say something; NULL until asked for */
    const uint8_t *quoted;                 /* bits of the kinds of quotation that are open; NULL: the text has none */
    uint32_t last_close[WORD_QUOTE_KINDS]; /* index + 1 of the last closing mark */
} WordGround;

WordGround word_ground(Arena *arena, const Normal *normal);

/* A mark that ends a clause, or a sentence, stands in [start, end). */
static inline bool ground_has_mark(const WordGround *ground, uint32_t start, uint32_t end)
{
    return ground->marks[end] != ground->marks[start];
}

static inline bool ground_has_stop(const WordGround *ground, uint32_t start, uint32_t end)
{
    return ground->stops[end] != ground->stops[start];
}

/* Between quotation marks. */
bool ground_is_quoted(const WordGround *ground, uint32_t start, uint32_t end);

/* Characters that say something outside [start, end). */
uint32_t ground_rest(WordGround *ground, Arena *arena, uint32_t start, uint32_t end);

/* A character that ends a clause, for words. */
bool word_ends_clause(uint32_t code);

#endif
