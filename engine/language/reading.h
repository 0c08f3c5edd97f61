/* reading.h -- what a message says before any shop is asked: words, numbers, clauses.
 *
 * The text is cut into tokens (a lexeme of the grammar or a number), the tokens into clauses, without relying on
 * punctuation. Each token knows whether it stands in a supposition or a quotation, and how often it is negated. */
#ifndef LANGUAGE_READING_H
#define LANGUAGE_READING_H

#include "language/grammar.h"
#include "language/numerals.h"

typedef struct Token {
    uint32_t start; /* characters of the Normal, end exclusive */
    uint32_t end;
    const Lexeme *lexeme; /* NULL for a number */
    const Number *number; /* NULL for a lexeme */
    uint32_t clause;
    bool is_supposed; /* inside 如果 … 的话 */
    bool is_quoted;   /* the buyer's own words, or taken back: 三天,呃不,五天 */
    bool is_negated;  /* an odd number of negations governs it */
} Token;

typedef struct Clause {
    uint32_t start; /* characters of the Normal, end exclusive; punctuation at the end included */
    uint32_t end;
    uint32_t first_token;
    uint32_t token_end;
    uint32_t sentence;  /* clauses of one sentence share the number */
    bool is_question;   /* it asks (not a mere tag such as 好吗 after a statement) */
    bool is_condition;  /* all of it supposes (如果…, …的话) */
    bool has_condition; /* a part of it does */
    bool is_quotation;  /* it repeats what the buyer said */
} Clause;

typedef struct Reading {
    Normal normal;
    const LexHit *hits; /* all owners */
    uint32_t hit_count;
    const Token *tokens; /* in order, not overlapping */
    uint32_t token_count;
    const Token *asks; /* only where they were looked for */
    uint32_t ask_count;
    const Clause *clauses; /* they cover the text */
    uint32_t clause_count;
} Reading;

/* Read one message. Everything lives in `arena`. */
Reading reading_of(Arena *arena, const Grammar *grammar, const Lexicon *lexicon, StrView text);

/* Fill in the ways of asking for topics, apart from the tokens: 可以退吗 asks, and says 可以 and 退. */
void reading_find_asks(Arena *arena, const Grammar *grammar, Reading *reading);

/* The token's sense of that small-word class, topic cue, or value; NULL where it has none. */
const Sense *token_word(const Token *token, WordClass word);
const Sense *token_cue(const Token *token, uint16_t topic);
const Sense *token_asks(const Token *token, uint16_t topic);
const Sense *token_value(const Token *token, uint16_t topic);
const Sense *token_name(const Token *token, const char *set);

/* The original bytes of characters [start, end). */
static inline StrView reading_text(const Reading *reading, uint32_t start, uint32_t end)
{
    if (start >= end) return (StrView){ reading->normal.original.ptr, 0 };
    uint32_t from = reading->normal.start[start];
    return (StrView){ reading->normal.original.ptr + from, reading->normal.end[end - 1] - from };
}

#endif
