/* reading.h -- what a message says before any shop is asked: words, numbers, clauses.
 *
 * The text is cut into tokens (a lexeme of the grammar or a number), the tokens into clauses, without relying on
 * punctuation. Each token knows whether it stands in a supposition or a quotation, and how often it is negated. */
#ifndef LANGUAGE_READING_H
#define LANGUAGE_READING_H

#include "base/bits.h"
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
    /* Bits of all that its tokens are. */
    uint64_t words[WORD_MASKS];
    uint64_t topics[TOPIC_MASKS]; /* cues and values */
    uint32_t names;
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
    const uint64_t *cues; /* TOPIC_MASKS words a sentence: bits of the topics that some token of it is a cue of */
} Reading;

/* Read one message. Everything lives in `arena`. */
Reading reading_of(Arena *arena, const Grammar *grammar, const Lexicon *lexicon, StrView text);

/* Fill in the ways of asking for topics, apart from the tokens: 可以退吗 asks, and says 可以 and 退. */
void reading_find_asks(Arena *arena, const Grammar *grammar, Reading *reading);

/* The first sense of that kind of a lexeme that has one. */
const Sense *lexeme_value(const Lexeme *lexeme, uint16_t topic);
const Sense *lexeme_name(const Lexeme *lexeme, NameSet set);

/* The token is of that small-word class; a cue of the topic; a way of asking for it. */
static inline bool token_word(const Token *token, WordClass word)
{
    return token->lexeme && bits_have(token->lexeme->words, word);
}

static inline bool token_cue(const Token *token, uint16_t topic)
{
    return token->lexeme && topic != TOPIC_NONE && bits_have(token->lexeme->cues, topic);
}

static inline bool token_asks(const Token *token, uint16_t topic)
{
    return token->lexeme && topic != TOPIC_NONE && bits_have(token->lexeme->asks, topic);
}

/* Its value of the topic, its name of the set; NULL where it has none. */
static inline const Sense *token_value(const Token *token, uint16_t topic)
{
    bool has = token->lexeme && topic != TOPIC_NONE && bits_have(token->lexeme->values, topic);
    return has ? lexeme_value(token->lexeme, topic) : NULL;
}

static inline const Sense *token_name(const Token *token, NameSet set)
{
    return token->lexeme && (token->lexeme->names >> set & 1) ? lexeme_name(token->lexeme, set) : NULL;
}

/* Some token of the clause is of that class; is a cue of the topic or a value of it; is a name of the set. */
static inline bool clause_has_word(const Clause *clause, WordClass word)
{
    return bits_have(clause->words, word);
}

static inline bool clause_has_topic(const Clause *clause, uint16_t topic)
{
    return topic != TOPIC_NONE && bits_have(clause->topics, topic);
}

static inline bool clause_has_name(const Clause *clause, NameSet set)
{
    return clause->names >> set & 1;
}

/* Some token of that sentence is a cue of the topic. */
static inline bool sentence_has_cue(const Reading *reading, uint32_t sentence, uint16_t topic)
{
    return topic != TOPIC_NONE && bits_have(reading->cues + (size_t)sentence * TOPIC_MASKS, topic);
}

/* The original bytes of characters [start, end). */
static inline StrView reading_text(const Reading *reading, uint32_t start, uint32_t end)
{
    if (start >= end) return (StrView){ reading->normal.original.ptr, 0 };
    uint32_t from = reading->normal.start[start];
    return (StrView){ reading->normal.original.ptr + from, reading->normal.end[end - 1] - from };
}

#endif
